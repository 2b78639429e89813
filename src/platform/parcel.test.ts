import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Parcel } from './parcel.ts'
import { openParcelKey, readParcel, writeParcel } from './parcel.ts'

const place = mkdtempSync(join(tmpdir(), 'tsunagi-parcel-'))
const key = openParcelKey(join(place, 'one.pem'))
const other = openParcelKey(join(place, 'other.pem'))
const START = { no: 0, hash: '' }
const parcel = (differs: Partial<Parcel> = {}): Parcel => ({
  kind: 'requests',
  no: 1,
  before: '',
  madeAt: '2026-11-23T00:00:00.000Z',
  content: [{ id: 'a' }],
  ...differs,
})

test('parcels are read one after another, each naming the one before', () => {
  const first = writeParcel(parcel(), key)
  const read = readParcel(first.text, 'requests', key.publicKey, START)
  expect(read).toEqual({ ok: true, value: { parcel: expect.objectContaining({ no: 1, content: [{ id: 'a' }] }), hash: first.hash } })
  const second = writeParcel(parcel({ no: 2, before: first.hash }), key)
  expect(readParcel(second.text, 'requests', key.publicKey, { no: 1, hash: first.hash }).ok).toBe(true)
})

test('a parcel altered in any character, or signed by another, is not taken', () => {
  const { text } = writeParcel(parcel(), key)
  const body = text.split('\n')[0] ?? ''
  for (let at = 0; at < body.length; at++) {
    const altered = `${body.slice(0, at)}${body[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`
    expect(readParcel(altered, 'requests', key.publicKey, START).ok, `character ${at}`).toBe(false)
  }
  expect(readParcel(text, 'requests', other.publicKey, START)).toEqual({ ok: false, refusal: 'forged' })
  expect(readParcel(text, 'requests', 'no key', START)).toEqual({ ok: false, refusal: 'forged' })
})

test('a parcel that came already, came too early, or belongs to another past is told apart', () => {
  const first = writeParcel(parcel(), key)
  const second = writeParcel(parcel({ no: 2, before: first.hash }), key)
  const refusal = (text: string, last: { no: number; hash: string }) => {
    const read = readParcel(text, 'requests', key.publicKey, last)
    return read.ok ? 'taken' : read.refusal
  }
  expect(refusal(first.text, { no: 1, hash: first.hash })).toBe('again')
  expect(refusal(second.text, START)).toBe('gap')
  expect(refusal(second.text, { no: 1, hash: 'f'.repeat(64) })).toBe('other-past')
  expect(refusal('{}', START)).toBe('unreadable')
  expect(readParcel(first.text, 'answers', key.publicKey, START)).toEqual({ ok: false, refusal: 'other-kind' })
})
