import { expect, test } from 'vitest'
import type { CalendarEntry } from './calendar-file.ts'
import { calendarFile } from './calendar-file.ts'

const ENTRY: CalendarEntry = {
  id: '01900000-0000-7000-8000-000000000001',
  startsAt: '2026-12-03T04:30:00.000Z',
  changedAt: '2026-11-23T00:00:00.000Z',
  minutes: 90,
  sequence: 2,
  isCancelled: false,
  link: `https://tsunagi.example.invalid/conferences/01900000-0000-7000-8000-000000000001?${'x'.repeat(80)}`,
}

test('a calendar learns a time in Japan and a link, and no other word than 会議', () => {
  const file = calendarFile(ENTRY).replaceAll('\r\n ', '')
  expect(file).toContain('DTSTART;TZID=Asia/Tokyo:20261203T133000\r\n')
  expect(file).toContain('DTEND;TZID=Asia/Tokyo:20261203T150000\r\n')
  expect(file).toContain('BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\n')
  expect(file).toContain('SUMMARY:会議\r\n')
  expect(file.match(/[^\p{ASCII}]+/gu)).toEqual(['会議'])
})

test('every line ends with CRLF and is 75 octets at most, cut between characters', () => {
  const file = calendarFile(ENTRY)
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
})

test('a change carries a higher number under the same name, a cancelled sitting is taken out', () => {
  const moved = calendarFile({ ...ENTRY, sequence: 3 })
  const off = calendarFile({ ...ENTRY, sequence: 4, isCancelled: true })
  const uid = /UID:(.+)\r\n/.exec(moved)?.[1]
  expect(/UID:(.+)\r\n/.exec(off)?.[1]).toBe(uid)
  expect(moved).toContain('SEQUENCE:3\r\n')
  expect(moved).toContain('METHOD:PUBLISH\r\n')
  expect(off).toContain('SEQUENCE:4\r\n')
  expect(off).toContain('METHOD:CANCEL\r\n')
  expect(off).toContain('STATUS:CANCELLED\r\n')
})
