import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrangeStaff } from '../../../testing/builders/arrange-staff.ts'
import { keepAudit, replayAudit } from '../../../testing/builders/audit-copies.ts'
import { recordEvents, sealHistory } from '../../../testing/builders/audited-history.ts'
import { chanceOf } from '../../../testing/builders/chance.ts'
import type { Tampering } from '../../../testing/builders/column-tamperings.ts'
import { columnTamperings } from '../../../testing/builders/column-tamperings.ts'
import { forgeChain } from '../../../testing/builders/forged-chain.ts'
import { openAsApp } from '../../../testing/builders/open-as-app.ts'
import { ROW_TAMPERINGS } from '../../../testing/builders/row-tamperings.ts'
import type { ClonedDatabase } from '../../../testing/database/clone.ts'
import { cloneDatabase } from '../../../testing/database/clone.ts'
import type { Reader } from '../../kernel/reader.ts'
import type { Database } from '../database.ts'
import { readAnchors } from './anchors.ts'
import { openAuditKey } from './key.ts'
import type { SealPlace } from './seal.ts'
import { sealOnce } from './seal.ts'
import { verifyAudit } from './verify.ts'

const BATCHES = 6
const EVENTS = 11
const WAITING = 4
const SEED = Number(process.env['TAMPER_SEED'] ?? Date.now() % 1_000_000_000)

let clone: ClonedDatabase
let database: Database
let intruder: pg.Client
let readers: readonly Reader[]
let folder: string
let place: SealPlace
/** Copied before anything is touched: a copy taken later would prove nothing. */
let anchorsBefore: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tsunagi-tamper-'))
  place = { key: openAuditKey(join(folder, 'audit.key')), anchorFile: join(folder, 'anchors') }
  clone = await cloneDatabase()
  database = await openAsApp(clone, 3)
  const arranged = await arrangeStaff(clone.ownerUrl, {
    agencies: [{ name: '見本課' }, { name: '見本社協' }],
    staff: [
      { login: 'one', duties: ['consult'], agency: '見本課' },
      { login: 'other', duties: ['consult'], agency: '見本社協' },
    ],
  })
  readers = ['one', 'other'].map(arranged.reader)
  intruder = new pg.Client({ connectionString: clone.ownerUrl })
  await intruder.connect()
  await intruder.query('set session_replication_role = replica')
  await sealHistory(database, readers, place, { batches: BATCHES, events: EVENTS, waiting: WAITING }, no =>
    keepAudit(intruder, `after_${no}`),
  )
  await keepAudit(intruder, 'whole')
  anchorsBefore = join(folder, 'anchors-before')
  copyFileSync(place.anchorFile, anchorsBefore)
})

afterAll(async () => {
  await intruder.end()
  await database.close()
  await clone.drop()
  rmSync(folder, { recursive: true, force: true })
})

const verified = () => verifyAudit(database, readAnchors(anchorsBefore), place.key.publicKey)

/** Puts the untouched state back, proves that it is whole, spoils it, and says what verification found: null means nothing. */
async function placeFound(tampering: Tampering, seed: number): Promise<{ readonly done: string; readonly found: string | null }> {
  await replayAudit(intruder, 'whole')
  expect(await verified()).toEqual({ ok: true, batches: BATCHES, events: BATCHES * EVENTS })
  const done = await tampering.apply(intruder, chanceOf(seed))
  const verdict = await verified()
  return { done, found: verdict.ok ? null : verdict.place }
}

async function expectAllFound(tamperings: readonly Tampering[]): Promise<void> {
  const missed: string[] = []
  const lines: string[] = []
  for (const [nth, tampering] of tamperings.entries()) {
    const { done, found } = await placeFound(tampering, SEED + nth)
    lines.push(`${found === null ? 'MISSED' : 'found'}  ${done} → ${found}`)
    if (found === null) missed.push(done)
  }
  console.log(`seed ${SEED}: ${tamperings.length - missed.length} of ${tamperings.length} tamperings found\n${lines.join('\n')}`)
  expect(missed).toEqual([])
}

test('every column of every audit table is altered in turn, and every alteration is found', async () => {
  const tamperings = await columnTamperings(intruder)
  expect(tamperings.length).toBeGreaterThanOrEqual(60)
  await expectAllFound(tamperings)
})

test('rows deleted, slipped in, moved and exchanged, and tails cut off, are found', async () => {
  expect(ROW_TAMPERINGS.length).toBeGreaterThanOrEqual(35)
  await expectAllFound(ROW_TAMPERINGS)
})

test('an old backup replayed, whole or in part, is found, also when sealing has gone on with the true key', async () => {
  const earlier = Array.from({ length: BATCHES - 1 }, (_, at) => `after_${at + 1}`)
  const replays = earlier.map(name => ({ name: `replay ${name}`, apply: () => replayAudit(intruder, name).then(() => `replay ${name}`) }))
  const inPart = [['event'], ['leaf'], ['batch', 'head'], ['event', 'leaf', 'detail'], ['batch', 'leaf', 'head'], ['unsealed']].map(
    tables => ({
      name: `replay ${tables}`,
      apply: () => replayAudit(intruder, 'after_3', tables).then(() => `replay of ${tables} only`),
    }),
  )
  const wentOn = [1, 3, 5].map(back => ({
    name: 'replay and go on',
    apply: async () => {
      await replayAudit(intruder, `after_${BATCHES - back}`)
      for (let no = 0; no <= back; no++) {
        await recordEvents(database, readers, EVENTS)
        await sealOnce(database, place)
      }
      return `replay of ${back} batches ago, and ${back + 1} batches sealed on top of it`
    },
  }))
  await expectAllFound([...replays, ...inPart, ...wentOn])
})

test('a chain recomputed throughout is found, with the old signatures and with those of another key', async () => {
  const otherKey = openAuditKey(join(folder, 'other.key'))
  const alter = `update audit.event set action = 'thing.never' where id = (select event_id from audit.leaf order by batch_no desc, position limit 1)`
  const forge = (name: string, before: string, key?: typeof otherKey): Tampering => ({
    name,
    apply: async client => {
      await client.query(before)
      await forgeChain(client, key)
      return name
    },
  })
  const drop = 'delete from audit.event where id = (select event_id from audit.leaf where batch_no = 2 and position = 10)'
  await expectAllFound([
    forge('alter an event and recompute the chain', alter),
    forge('alter an event and sign the chain with another key', alter, otherKey),
    forge(
      'delete an event with its leaf and sign with another key',
      `${drop}; delete from audit.leaf where batch_no = 2 and position = 10`,
      otherKey,
    ),
    forge('alter a time of sealing and recompute', `update audit.batch set sealed_at = sealed_at - interval '1 day' where no = 3`),
  ])
})

test('the anchors are what finds a cut tail and a replayed backup: without them the rest of the chain looks whole', async () => {
  await replayAudit(intruder, 'after_4')
  expect(await verifyAudit(database, [], place.key.publicKey)).toMatchObject({ ok: true, batches: 4 })
  expect(await verified()).toEqual({ ok: false, place: '封印 5 から 6 までがありません。末尾が切られたか、古い控えに戻されています。' })
})

test('verification with another public key refuses the whole chain and the anchors', async () => {
  await replayAudit(intruder, 'whole')
  const other = openAuditKey(join(folder, 'stranger.key')).publicKey
  expect(await verifyAudit(database, [], other)).toEqual({ ok: false, place: '封印 1: 署名が合いません。' })
  expect(await verifyAudit(database, readAnchors(anchorsBefore), other)).toEqual({
    ok: false,
    place: 'アンカー 1 の署名鍵が、いまの鍵と違います。',
  })
})

test('an event slipped in under a batch that never was, and a batch of the lowest number, are found', async () => {
  await replayAudit(intruder, 'whole')
  const slipped = await intruder.query(
    `with slipped as (insert into audit.event select gen_random_uuid(), at, staff_id, agency_id, 'thing.never', subject_type, subject_ids, outcome, refusal,
       purpose, route, request_no, null from audit.event limit 1 returning id)
     insert into audit.leaf select 1000, 0, id from slipped`,
  )
  expect(slipped.rowCount).toBe(1)
  expect(await verified()).toMatchObject({ ok: false })
  await replayAudit(intruder, 'whole')
  const batch = await intruder.query(
    `insert into audit.batch select -9223372036854775808, kind, 0, root, prev_hash, sealed_at, hash, signature from audit.batch where no = 1`,
  )
  expect(batch.rowCount).toBe(1)
  expect(await verified()).toMatchObject({ ok: false })
})
