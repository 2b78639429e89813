import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { cipherOf, openCipher } from './cipher.ts'
import { makeKeyFile } from './key-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'tsunagi-cipher-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('what is locked can be read with the same key only', () => {
  const key = randomBytes(32)
  const locked = cipherOf(key).lock('見本の下書き 𠮷野 髙橋')
  expect(cipherOf(key).unlock(locked)).toBe('見本の下書き 𠮷野 髙橋')
  expect(cipherOf(randomBytes(32)).unlock(locked)).toBeUndefined()
  expect(locked.includes(Buffer.from('下書き'))).toBe(false)
})

test('the same text is never locked to the same bytes twice', () => {
  const cipher = cipherOf(randomBytes(32))
  const locked = Array.from({ length: 200 }, () => cipher.lock('同じ文').toString('hex'))
  expect(new Set(locked).size).toBe(200)
})

test('one altered bit anywhere opens nothing', () => {
  const cipher = cipherOf(randomBytes(32))
  const locked = cipher.lock('見本')
  for (let bit = 0; bit < locked.length * 8; bit++) {
    const altered = Buffer.from(locked)
    altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(cipher.unlock(altered)).toBeUndefined()
  }
})

test('a lock cut short opens nothing, not even that of an empty text', () => {
  const cipher = cipherOf(randomBytes(32))
  const whole = cipher.lock('')
  expect(cipher.unlock(whole)).toBe('')
  for (let length = 0; length < whole.length; length++) expect(cipher.unlock(whole.subarray(0, length))).toBeUndefined()
})

test('a key file is made once, for its owner only, and kept ever after', () => {
  const path = join(folder, 'secrets', 'draft.key')
  const locked = openCipher(path).lock('見本')
  expect(readFileSync(path).length).toBe(32)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(openCipher(path).unlock(locked)).toBe('見本')
  makeKeyFile(path, randomBytes(32))
  expect(openCipher(path).unlock(locked)).toBe('見本')
  expect(readdirSync(join(folder, 'secrets'))).toEqual(['draft.key'])
})

test('a damaged key file is refused at the start, and is not replaced', () => {
  const path = join(folder, 'short.key')
  writeFileSync(path, 'too short')
  expect(() => openCipher(path)).toThrow('控えから元に戻してください')
  expect(existsSync(path) && readFileSync(path, 'utf8')).toBe('too short')
})
