import { expect, test } from 'vitest'
import { calendarText, escaped, folded } from './calendar.ts'

test('a long line is cut into pieces of 75 octets at most, between characters, and nothing is lost', () => {
  const long = `SUMMARY:${'会'.repeat(60)}𠮷`
  const lines = folded(long).split('\r\n')
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(lines.map((line, index) => (index === 0 ? line : line.slice(1))).join('')).toBe(long)
})

test('signs with a meaning of their own are escaped', () => {
  expect(escaped('a,b;c\\d\ne')).toBe('a\\,b\\;c\\\\d\\ne')
})

test('entries stand in one file in the time of Japan, with place and title, each line ended by CRLF', () => {
  const file = calendarText('PUBLISH', 'meetings', [
    {
      id: '01900000-0000-7000-8000-000000000001',
      startsAt: new Date('2026-12-03T10:30:00Z'),
      endsAt: new Date('2026-12-03T12:00:00Z'),
      changedAt: new Date('2026-11-23T00:00:00Z'),
      sequence: 0,
      isCancelled: false,
      title: '地域福祉ネットワーク会議, 12月',
      place: '夢が里公民館; 二階',
      link: 'https://tsunagi.example.invalid/meetings/01900000-0000-7000-8000-000000000001',
      isPublic: true,
    },
  ])
  expect(file).toContain('DTSTART;TZID=Asia/Tokyo:20261203T193000\r\n')
  expect(file).toContain('LOCATION:夢が里公民館\\; 二階\r\n')
  expect(file).toContain('CLASS:PUBLIC\r\n')
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})
