import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findMyNumber, hasMyNumber } from './my-number.ts'

// Invented numbers: counting digits and repeated digits, each with the check digit the ordinance gives.
const NUMBER = '123456789018'

/** The check digit as the ordinance words it: P the n-th digit counted from the right of the eleven, Q its weight. */
function checkDigit(eleven: string): number {
  let sum = 0
  for (let n = 1; n <= 11; n += 1) sum += Number(eleven.charAt(11 - n)) * (n <= 6 ? n + 1 : n - 5)
  return sum % 11 <= 1 ? 0 : 11 - (sum % 11)
}
const eleven = fc.stringMatching(/^[0-9]{11}$/)

test('a number with its check digit is found wherever it stands in a sentence', () => {
  expect(findMyNumber(`番号は${NUMBER}です`)).toBe(NUMBER)
  expect(findMyNumber('番号 1234-5678-9018、よろしく')).toBe('1234-5678-9018')
  expect(findMyNumber('1234 5678 9018')).toBe('1234 5678 9018')
  expect(findMyNumber('１２３４－５６７８－９０１８')).toBe('１２３４－５６７８－９０１８')
  expect(findMyNumber('１２３４　５６７８　９０１８')).toBe('１２３４　５６７８　９０１８')
  expect(findMyNumber(`電話0595-00-1234 番号${NUMBER}`)).toBe(NUMBER)
  expect(findMyNumber('番号は 2000 1234 5678 9018 のうち後ろ')).toBe('1234 5678 9018')
})

test('a wrong check digit is not a My Number', () => {
  for (const wrong of ['0', '1', '2', '3', '4', '5', '6', '7', '9']) expect(hasMyNumber(`12345678901${wrong}`), wrong).toBe(false)
})

test('every eleven digits have exactly one check digit, the one of the ordinance', () => {
  fc.assert(
    fc.property(eleven, digits => {
      const found = Array.from({ length: 10 }, (_, last) => last).filter(last => hasMyNumber(`${digits}${last}`))
      expect(found).toEqual([checkDigit(digits)])
    }),
  )
})

test('nothing is found inside a longer run of digits or a longer chain of groups', () => {
  for (const text of [`${NUMBER}0`, `0${NUMBER}`, `９${NUMBER}`, '1234-5678-9018-3456', '0000-1234-5678-9018', '1234-5678-90187'])
    expect(findMyNumber(text), text).toBeUndefined()
})

test('groups of other sizes, and days with hours, are not a My Number', () => {
  for (const text of ['12345678 9018', '1234 56789018', '123-456-789-018', '1234--5678--9018', '1234\n5678\n9018', '0595-00-1234', ''])
    expect(findMyNumber(text), text).toBeUndefined()
})

test('a long text full of digits is read in a moment', () => {
  const start = performance.now()
  hasMyNumber('1234-5678-9012 '.repeat(20_000))
  hasMyNumber('1'.repeat(300_000))
  expect(performance.now() - start).toBeLessThan(2_000)
})
