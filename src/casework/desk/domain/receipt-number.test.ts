import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grouped, readReceiptNumber, receiptNumberFrom } from './receipt-number.ts'

const secret = fc.uint8Array({ minLength: 16, maxLength: 32 })

test('a number is read back however it is typed: small letters, gaps, full width', () => {
  fc.assert(
    fc.property(secret, bytes => {
      const number = receiptNumberFrom(bytes)
      expect(number).toMatch(/^[2-9AC-HJKMNP-RT-Z]{12}$/)
      const wide = number.replace(/[!-~]/g, sign => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
      for (const typed of [number, grouped(number), number.toLowerCase(), ` ${grouped(number).replaceAll('-', ' ')} `, wide])
        expect(readReceiptNumber(typed)).toEqual({ number })
    }),
  )
})

test('one wrong sign, or two neighbours that changed places, is told at once', () => {
  fc.assert(
    fc.property(secret, fc.integer({ min: 0, max: 11 }), fc.constantFrom(...'23456789ACDEFGHJKMNPQRTUVWXYZ'), (bytes, at, sign) => {
      const number = receiptNumberFrom(bytes)
      fc.pre(number[at] !== sign)
      expect(readReceiptNumber(number.slice(0, at) + sign + number.slice(at + 1))).toBe('typo')
    }),
  )
  fc.assert(
    fc.property(secret, fc.integer({ min: 0, max: 9 }), (bytes, at) => {
      const number = receiptNumberFrom(bytes)
      fc.pre(number[at] !== number[at + 1])
      const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2)
      expect(readReceiptNumber(swapped)).toBe('typo')
    }),
  )
})

test('nothing typed is missing, and signs we never give are a typo', () => {
  expect(readReceiptNumber('  ')).toBe('missing')
  for (const typed of ['ABC', '0123-4567-89AB', 'あいうえおかきくけこさし', '2'.repeat(200)]) expect(readReceiptNumber(typed)).toBe('typo')
})

test('ten thousand numbers are all different', () => {
  const numbers = new Set(Array.from({ length: 10_000 }, () => receiptNumberFrom(crypto.getRandomValues(new Uint8Array(32)))))
  expect(numbers.size).toBe(10_000)
})
