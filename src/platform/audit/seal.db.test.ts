import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { actInTest } from '../../../testing/builders/act-in-test.ts'
import type { Arranged } from '../../../testing/builders/arrange-staff.ts'
import { arrangeStaff } from '../../../testing/builders/arrange-staff.ts'
import { recordEvents } from '../../../testing/builders/audited-history.ts'
import { openAsApp } from '../../../testing/builders/open-as-app.ts'
import { runAsOwner } from '../../../testing/builders/run-as-owner.ts'
import type { ClonedDatabase } from '../../../testing/database/clone.ts'
import { cloneDatabase } from '../../../testing/database/clone.ts'
import type { Database } from '../database.ts'
import { openDatabase } from '../database.ts'
import { readAnchors } from './anchors.ts'
import { openAuditKey } from './key.ts'
import type { SealPlace } from './seal.ts'
import { sealOnce, startSealer } from './seal.ts'
import { verifyAudit } from './verify.ts'

const LOGINS = Array.from({ length: 16 }, (_, nth) => `writer-${nth}`)

let clone: ClonedDatabase
let database: Database
let arranged: Arranged
let folder: string
let place: SealPlace

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tsunagi-seal-'))
  place = { key: openAuditKey(join(folder, 'audit.key')), anchorFile: join(folder, 'anchors') }
  clone = await cloneDatabase()
  database = await openAsApp(clone, 18)
  arranged = await arrangeStaff(clone.ownerUrl, {
    agencies: [{ name: '見本課' }],
    staff: LOGINS.map(login => ({ login, duties: ['consult'], agency: '見本課' })),
  })
})

afterEach(async () => {
  await database.close()
  await clone.drop()
  rmSync(folder, { recursive: true, force: true })
})

const record = (count: number) => recordEvents(database, [arranged.reader('writer-0')], count)
const verified = (as: Database = database) => verifyAudit(as, readAnchors(place.anchorFile), place.key.publicKey)

/** Facts of the chain as they lie in the tables, counted without the code under test. */
async function chainFacts(): Promise<Record<string, number>> {
  const [facts] = await runAsOwner<Record<string, string>>(
    clone.ownerUrl,
    `select (select count(*) from audit.event) as events,
            (select count(distinct event_id) from audit.leaf) as sealed,
            (select count(*) from audit.unsealed) as waiting,
            (select max(no) - count(*) from audit.batch) as missing_batches,
            (select count(*) - count(distinct prev_hash) from audit.batch) as forks,
            (select count(*) from (select 1 from audit.leaf group by batch_no having max(position) + 1 <> count(*) or min(position) <> 0) gap) as gaps,
            (select count(*) from audit.batch b where event_count <> (select count(*) from audit.leaf l where l.batch_no = b.no)) as miscounted`,
  )
  return Object.fromEntries(Object.entries(facts ?? {}).map(([name, count]) => [name, Number(count)]))
}

const WHOLE = { waiting: 0, missing_batches: 0, forks: 0, gaps: 0, miscounted: 0 }

/** One of 50 acts of a writer; every tenth fails after its event and must leave nothing. */
async function write(login: string, nth: number): Promise<void> {
  const act = actInTest(database, arranged.reader(login)).transaction(async tx => {
    await tx.audit({ action: 'thing.read', subjectType: 'thing', subjectIds: [], detail: { login, nth } })
    if (nth >= 50) throw new Error('failed after its event')
  })
  await (nth >= 50 ? expect(act).rejects.toThrow('failed after its event') : act)
}

test('16 writers of 50 events each, with two sealers at work, leave no gap and no fork, and each event is sealed once', async () => {
  const otherProcess = await openAsApp(clone, 4)
  let writing = true
  const seal = async (on: Database) => {
    while (writing) await sealOnce(on, place, 37)
  }
  const started = performance.now()
  const sealers = [seal(database), seal(otherProcess)]
  await Promise.all(
    LOGINS.map(async login => {
      for (let nth = 0; nth < 55; nth++) await write(login, nth)
    }),
  )
  const seconds = (performance.now() - started) / 1000
  writing = false
  await Promise.all(sealers)
  while ((await sealOnce(otherProcess, place)) > 0);
  await otherProcess.close()
  expect(await chainFacts()).toEqual({ ...WHOLE, events: 800, sealed: 800 })
  const verdict = await verified()
  expect(verdict).toEqual({ ok: true, events: 800, batches: expect.any(Number) })
  const anchored = readAnchors(place.anchorFile).map(anchor => anchor.no)
  expect(anchored).toEqual(Array.from({ length: verdict.ok ? verdict.batches : 0 }, (_, at) => at + 1))
  console.log(`800 events of 16 writers in ${seconds.toFixed(1)} s, ${anchored.length} batches`)
})

test('two sealers released at the same moment seal each waiting event once between them', async () => {
  await record(90)
  const otherProcess = await openAsApp(clone, 2)
  const sealed = await Promise.all([database, otherProcess, database, otherProcess].map(on => sealOnce(on, place, 25)))
  await otherProcess.close()
  expect(sealed.toSorted((a, b) => a - b)).toEqual([15, 25, 25, 25])
  expect(await chainFacts()).toEqual({ ...WHOLE, events: 90, sealed: 90 })
  expect(await verified()).toEqual({ ok: true, batches: 4, events: 90 })
})

test('an event not yet committed is never sealed, and is sealed afterwards without a gap', async () => {
  let release = () => {}
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  const slow = actInTest(database, arranged.reader('writer-1')).transaction(async tx => {
    await tx.audit({ action: 'thing.read', subjectType: 'thing', subjectIds: [] })
    await held
  })
  await record(5)
  expect(await sealOnce(database, place)).toBe(5)
  release()
  await slow
  expect(await sealOnce(database, place)).toBe(1)
  expect(await sealOnce(database, place)).toBe(0)
  expect(await verified()).toEqual({ ok: true, batches: 2, events: 6 })
})

test('sealing and verifying agree whatever time zone and date style the sessions have', async () => {
  const [tokyo, newfoundland] = [
    ['Asia/Tokyo', 'SQL, DMY'],
    ['America/St_Johns', 'Postgres, MDY'],
  ].map(([zone, style]) => {
    const url = new URL(clone.appUrl)
    url.searchParams.set('options', `-c TimeZone=${zone} -c DateStyle=${style?.replace(' ', '\\ ')} -c bytea_output=escape`)
    return openDatabase(url.href, 2)
  })
  if (tokyo === undefined || newfoundland === undefined) throw new Error('two sessions')
  const zone = (on: Database) =>
    on.transaction(null, db => sql<{ TimeZone: string }>`show timezone`.execute(db)).then(shown => shown.rows[0])
  expect([await zone(tokyo), await zone(newfoundland)]).toEqual([{ TimeZone: 'Asia/Tokyo' }, { TimeZone: 'America/St_Johns' }])
  for (const on of [tokyo, newfoundland]) {
    await recordEvents(on, [arranged.reader('writer-0')], 12)
    await sealOnce(on, place)
  }
  const all = { ok: true, batches: 2, events: 24 }
  expect([await verified(tokyo), await verified(newfoundland), await verified()]).toEqual([all, all, all])
  await Promise.all([tokyo.close(), newfoundland.close()])
})

test('anchors lost between the commit and the file are written at the next sealing', async () => {
  await record(3)
  await sealOnce(database, place)
  copyFileSync(place.anchorFile, join(folder, 'before'))
  writeFileSync(join(folder, 'no-folder'), '')
  await record(3)
  await expect(sealOnce(database, { ...place, anchorFile: join(folder, 'no-folder', 'anchors') })).rejects.toThrow()
  expect(await chainFacts()).toEqual({ ...WHOLE, events: 6, sealed: 6 })
  expect(readAnchors(place.anchorFile).map(anchor => anchor.no)).toEqual([1])
  await record(3)
  await sealOnce(database, place)
  expect(readAnchors(place.anchorFile).map(anchor => anchor.no)).toEqual([1, 2, 3])
  expect(await verified()).toEqual({ ok: true, batches: 3, events: 9 })
})

test('a starting sealer writes the anchors a dead process left behind, even when nothing waits; a stopping one seals what is left', async () => {
  await record(3)
  await expect(sealOnce(database, { ...place, anchorFile: folder })).rejects.toThrow()
  const failures: unknown[] = []
  await startSealer(database, place, error => failures.push(error)).stop()
  expect(readAnchors(place.anchorFile).map(anchor => anchor.no)).toEqual([1])
  const sealer = startSealer(database, place, error => failures.push(error))
  await record(4)
  await sealer.stop()
  expect(failures).toEqual([])
  expect((await chainFacts())['waiting']).toBe(0)
  expect(await verified()).toMatchObject({ ok: true, events: 7 })
})

test('erasing the detail of an event, as the law may ask, leaves the seal whole', async () => {
  await record(9)
  await sealOnce(database, place)
  const erased = await runAsOwner(clone.ownerUrl, 'delete from audit.detail returning event_id')
  expect(erased.length).toBe(3)
  expect(await verified()).toEqual({ ok: true, batches: 1, events: 9 })
})
