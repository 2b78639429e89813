import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeRecoveryCode, readAppCode, readRecoveryCode } from './recovery-code.ts'

test('a printed code is read however it is typed', () => {
  const code = makeRecoveryCode(randomBytes)
  const bare = code.replaceAll('-', '')
  expect(code).toMatch(/^[a-hjkmnp-tv-z2-9]{4}(-[a-hjkmnp-tv-z2-9]{4}){5}$/)
  const wide = [...bare].map(letter => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('')
  for (const typed of [code, bare, code.toUpperCase(), ` ${code} `, code.replaceAll('-', ' '), code.replaceAll('-', 'ー'), wide])
    expect(readRecoveryCode(typed), typed).toBe(bare)
})

test('what cannot be a code is not compared at all', () => {
  for (const typed of ['', '123456', 'abcd-efgh-jkmn', 'oooo-llll-iiii-0000-oooo-llll', 'abcd-efgh-jkmn-pqrs-tvwx-yz23-4'])
    expect(readRecoveryCode(typed)).toBeUndefined()
})

test('a printed code cannot be found by trying, not even by whoever holds the digests: 112 bits at least', () => {
  const bare = makeRecoveryCode(randomBytes).replaceAll('-', '')
  expect(bare.length * Math.log2(30)).toBeGreaterThan(112)
})

test('every letter is about as likely as every other', () => {
  const counts = new Map<string, number>()
  for (let made = 0; made < 2000; made++)
    for (const letter of makeRecoveryCode(randomBytes).replaceAll('-', '')) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  expect(counts.size).toBe(30)
  expect(Math.min(...counts.values())).toBeGreaterThan(1300)
  expect(Math.max(...counts.values())).toBeLessThan(1900)
})

test('six digits are read in full width and with a gap, and nothing else is six digits', () => {
  for (const typed of ['123456', '123 456', '１２３４５６', ' 123-456 ']) expect(readAppCode(typed)).toBe('123456')
  for (const typed of ['', '12345', '1234567', 'abcdef', '12345a']) expect(readAppCode(typed)).toBeUndefined()
})
