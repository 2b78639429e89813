import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openInboxKey, sealTo } from './sealed.ts'

const place = mkdtempSync(join(tmpdir(), 'tsunagi-inbox-'))
const key = openInboxKey(join(place, 'inbox.pem'))

test('what is sealed to a key is opened by that key, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), bytes => {
      expect(key.open(sealTo(key.publicKey, bytes))).toEqual(Buffer.from(bytes))
    }),
    { numRuns: 50 },
  )
})

test('the same words sealed twice look different, and neither shows them', () => {
  const words = Buffer.from('電気が止まりそうです')
  const [one, two] = [sealTo(key.publicKey, words), sealTo(key.publicKey, words)]
  expect(one.equals(two)).toBe(false)
  expect(one.includes(words)).toBe(false)
})

test('a box altered in any single byte, or cut short, is not opened', () => {
  const box = sealTo(key.publicKey, Buffer.from('x'))
  for (let at = 0; at < box.length; at++) {
    const altered = Buffer.from(box)
    altered[at] = (altered[at] ?? 0) ^ 0x80
    // The highest bit of an X25519 point is ignored by the curve, but it is part of what the key is derived from.
    expect(key.open(altered), `byte ${at}`).toBeUndefined()
  }
  for (let length = 0; length < box.length; length++) expect(key.open(box.subarray(0, length))).toBeUndefined()
})

test('a box sealed to another key stays closed', () => {
  const other = openInboxKey(join(place, 'other.pem'))
  expect(key.open(sealTo(other.publicKey, Buffer.from('x')))).toBeUndefined()
})

test('the file of the key can be read by its owner only, and is read again at the next start', () => {
  expect(statSync(join(place, 'inbox.pem')).mode & 0o777).toBe(0o600)
  expect(openInboxKey(join(place, 'inbox.pem')).publicKey).toEqual(key.publicKey)
})
