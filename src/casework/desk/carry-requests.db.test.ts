import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runAsOwner } from '../../../testing/builders/run-as-owner.ts'
import type { ClonedDatabase } from '../../../testing/database/clone.ts'
import { cloneDatabase } from '../../../testing/database/clone.ts'
import { newId } from '../../kernel/id.ts'
import type { Database } from '../../platform/database.ts'
import { openDatabase } from '../../platform/database.ts'
import { openParcelKey } from '../../platform/parcel.ts'
import { openInboxKey, sealTo } from '../../platform/sealed.ts'
import { packAnswers, packRequests, unpackAnswers, unpackRequests } from './acts/carry-requests.ts'
import { carry } from './index.ts'

const keys = mkdtempSync(join(tmpdir(), 'tsunagi-carry-'))
const openSide = openParcelKey(join(keys, 'open.pem'))
const staffSide = openParcelKey(join(keys, 'staff.pem'))
const inbox = openInboxKey(join(keys, 'inbox.pem'))
const NOW = new Date('2026-11-23T03:00:00Z')

/** Two machines that share nothing but what is carried between them. */
let outside: ClonedDatabase
let inside: ClonedDatabase
let outsideOwner: Database
let insideOwner: Database

beforeAll(async () => {
  outside = await cloneDatabase()
  inside = await cloneDatabase()
  outsideOwner = openDatabase(outside.ownerUrl, 2)
  insideOwner = openDatabase(inside.ownerUrl, 2)
})
afterAll(async () => {
  await outsideOwner.close()
  await insideOwner.close()
  await outside.drop()
  await inside.drop()
})

const receipt = (number: string) => createHash('sha256').update(number).digest()

async function handIn(number: string, words: string): Promise<string> {
  const id = newId<'request'>()
  await runAsOwner(
    outside.publicUrl,
    `select door.hand_in('${id}', 'ask', '\\x${receipt(number).toString('hex')}', 'pt', '\\x${sealTo(inbox.publicKey, Buffer.from(words)).toString('hex')}', '${newId()}', 'test')`,
  )
  return id
}
const waiting = (clone: ClonedDatabase) =>
  runAsOwner<{ id: string; sealed: Buffer | null }>(clone.ownerUrl, 'select id, sealed from desk.request order by handed_in_at')
const taken = (result: {
  readonly ok: boolean
  readonly value?: { readonly no: number; readonly count: number }
  readonly refusal?: unknown
}) => (result.ok ? result.value : result.refusal)

test('a request handed in on the open machine arrives at the desk of the other as it was sealed, and is forgotten outside only when the desk has said so', async () => {
  const id = await handIn('AAAA', 'preciso de ajuda')
  const packed = await packRequests(outsideOwner, openSide, NOW)
  expect(packed).toMatchObject({ no: 1, count: 1 })
  expect(packed?.text).not.toContain('preciso')
  expect(taken(await unpackRequests(insideOwner, packed?.text ?? '', openSide.publicKey))).toEqual({ no: 1, count: 1 })
  const [arrived] = await waiting(inside)
  expect([arrived?.id, inbox.open(arrived?.sealed ?? Buffer.alloc(0))?.toString()]).toEqual([id, 'preciso de ajuda'])
  expect((await waiting(outside))[0]?.sealed).not.toBeNull()

  const told = await packAnswers(insideOwner, staffSide, inbox.publicKey, NOW)
  expect(taken(await unpackAnswers(outsideOwner, told.text, staffSide.publicKey))).toEqual({ no: 1, count: 1 })
  expect((await waiting(outside))[0]?.sealed).toBeNull()
  const [state] = await runAsOwner(
    outside.publicUrl,
    `select state, replies from door.request_state('\\x${receipt('AAAA').toString('hex')}')`,
  )
  expect(state).toEqual({ state: 'arrived', replies: [] })
  const [key] = await runAsOwner<{ public_key: Buffer }>(outside.publicUrl, 'select public_key from platform.inbox_key')
  expect(key?.public_key).toEqual(inbox.publicKey)
})

test('a parcel brought twice, altered, skipped or signed by somebody else changes nothing', async () => {
  await handIn('BBBB', 'x')
  const second = await packRequests(outsideOwner, openSide, NOW)
  await handIn('CCCC', 'y')
  const third = await packRequests(outsideOwner, openSide, NOW)
  const before = await waiting(inside)
  const bring = async (text: string | undefined, trusted = openSide.publicKey) =>
    taken(await unpackRequests(insideOwner, text ?? '', trusted))
  expect(await bring(third?.text)).toBe('gap')
  expect(await bring(second?.text.replace('"pt"', '"en"'))).toBe('forged')
  expect(await bring(second?.text, staffSide.publicKey)).toBe('forged')
  expect(await waiting(inside)).toEqual(before)
  expect(await bring(second?.text)).toEqual({ no: 2, count: 1 })
  expect(await bring(second?.text)).toBe('again')
  expect(await bring(third?.text)).toEqual({ no: 3, count: 1 })
  expect(await waiting(inside)).toHaveLength(3)
})

test('a parcel whose file was lost is made again byte for byte, and nothing to carry makes no parcel', async () => {
  await handIn('DDDD', 'z')
  const packed = await packRequests(outsideOwner, openSide, NOW)
  const again = await packRequests(outsideOwner, openSide, new Date(), packed?.no)
  expect(again?.text).toBe(packed?.text)
  expect(await packRequests(outsideOwner, openSide, NOW)).toBeUndefined()
  expect(taken(await unpackRequests(insideOwner, again?.text ?? '', openSide.publicKey))).toEqual({ no: 4, count: 1 })
})

test('two hands that bring the same parcel at once lay its boxes down once', async () => {
  await handIn('EEEE', 'once')
  const packed = await packRequests(outsideOwner, openSide, NOW)
  const both = await Promise.allSettled([1, 2].map(() => unpackRequests(insideOwner, packed?.text ?? '', openSide.publicKey)))
  expect(both.filter(one => one.status === 'fulfilled' && one.value.ok)).toHaveLength(1)
  expect((await waiting(inside)).length).toBe(5)
})

test('on the command line a parcel is carried as a file, and what is refused is said in words', async () => {
  await handIn('FFFF', 'by hand')
  const files = { inboxKey: join(keys, 'inbox.pem'), parcelKey: join(keys, 'open.pem') }
  const said: string[] = []
  const voice = { out: (line: string) => said.push(line), err: (line: string) => said.push(line) }
  const parcel = join(keys, 'parcel.json')
  const trusted = join(keys, 'open.pub')
  writeFileSync(trusted, openSide.publicKey)
  expect(await carry('inbox send', ['--out', parcel], outsideOwner, files, voice)).toBe(0)
  expect(await carry('inbox receive', [parcel, '--key', trusted], insideOwner, files, voice)).toBe(0)
  expect(await carry('inbox receive', [parcel, '--key', trusted], insideOwner, files, voice)).toBe(1)
  expect(await carry('inbox send', ['--out', parcel], outsideOwner, files, voice)).toBe(0)
  expect(await carry('inbox receive', [], insideOwner, files, voice)).toBe(2)
  expect(said[0]).toMatch(/^荷物 6 を .*（1 件）/)
  expect(said.slice(1)).toEqual([
    '荷物 6 を受け取りました（1 件）。',
    'この荷物は、もう受け取っています。何も変えませんでした。',
    '運ぶものはありません。ファイルは作りませんでした。',
    '受け取るファイルと、相手の公開鍵のファイル（--key）を指定してください。',
  ])
})
