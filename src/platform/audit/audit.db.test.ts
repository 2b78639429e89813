import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actInTest } from '../../../testing/builders/act-in-test.ts'
import type { Arranged } from '../../../testing/builders/arrange-staff.ts'
import { arrangeStaff } from '../../../testing/builders/arrange-staff.ts'
import { openAsApp } from '../../../testing/builders/open-as-app.ts'
import { runAsOwner } from '../../../testing/builders/run-as-owner.ts'
import type { ClonedDatabase } from '../../../testing/database/clone.ts'
import { cloneDatabase } from '../../../testing/database/clone.ts'
import { newId } from '../../kernel/id.ts'
import type { Database } from '../database.ts'
import { firstOf, rowsOf } from '../database.ts'
import { outcomeOf } from './record.ts'

const EVENT = { action: 'thing.read', subjectType: 'thing', subjectIds: [] }
const TABLES = ['event', 'detail', 'unsealed', 'batch', 'leaf', 'head']

let clone: ClonedDatabase
let database: Database
let arranged: Arranged

beforeAll(async () => {
  clone = await cloneDatabase()
  database = await openAsApp(clone)
  arranged = await arrangeStaff(clone.ownerUrl, {
    agencies: [{ name: '見本課' }, { name: '見本社協' }],
    staff: [
      { login: 'worker', duties: ['consult'], agency: '見本課' },
      { login: 'officer', duties: ['audit'], agency: '見本社協' },
    ],
  })
  await runAsOwner(clone.ownerUrl, 'create table public.made (words text); grant select, insert on public.made to tsunagi_app')
  await recordOne()
})

afterAll(async () => {
  await database.close()
  await clone.drop()
})

async function recordOne(): Promise<void> {
  await actInTest(database, arranged.reader('worker')).transaction(tx => tx.audit({ ...EVENT, detail: { words: '見本' } }))
}

async function eventsKept(): Promise<number> {
  return Number((await runAsOwner<{ count: string }>(clone.ownerUrl, 'select count(*) from audit.event'))[0]?.count)
}

test('neither the app nor the owner of the tables can change, delete or empty what was recorded', async () => {
  const before = await eventsKept()
  const changes = ['event', 'batch', 'leaf'].flatMap(table => [
    `update audit.${table} set ${table === 'event' ? `action = 'x'` : table === 'batch' ? `kind = 'loaded'` : 'position = 9'}`,
    `delete from audit.${table}`,
    `truncate audit.${table}`,
  ])
  await runAsOwner(
    clone.ownerUrl,
    `insert into audit.batch values (1, 'events', 0, '', '', now(), '', ''); insert into audit.leaf values (1, 0, gen_random_uuid())`,
  )
  for (const change of changes) {
    await expect(runAsOwner(clone.ownerUrl, `set role tsunagi_owner; ${change}`)).rejects.toThrow('append-only')
    await expect(runAsOwner(clone.ownerUrl, change)).rejects.toThrow('append-only')
    await expect(runAsOwner(clone.appUrl, change)).rejects.toMatchObject({ code: '42501' })
  }
  expect(await eventsKept()).toBe(before)
  expect(before).toBeGreaterThan(0)
})

test('the app reads none of the audit tables, writes to none, and has no right to any of their columns', async () => {
  for (const table of TABLES) {
    await expect(runAsOwner(clone.appUrl, `select * from audit.${table}`)).rejects.toMatchObject({ code: '42501' })
    await expect(runAsOwner(clone.appUrl, `insert into audit.${table} select * from audit.${table}`)).rejects.toMatchObject({
      code: '42501',
    })
  }
  await expect(runAsOwner(clone.appUrl, `insert into audit.unsealed values (gen_random_uuid())`)).rejects.toMatchObject({ code: '42501' })
  const rights = await runAsOwner<{ right: string }>(
    clone.ownerUrl,
    `select c.relname || '.' || p as right
       from pg_class c cross join unnest(array['select', 'insert', 'update', 'references']) p
      where c.relnamespace = 'audit'::regnamespace and c.relkind = 'r' and has_any_column_privilege('tsunagi_app', c.oid, p)`,
  )
  expect(rights).toEqual([])
})

test('the definer functions of the audit are the ones counted here, each with a fixed search path', async () => {
  const rows = await runAsOwner<{ name: string; definer: boolean; fixed: boolean; everybody: boolean }>(
    clone.ownerUrl,
    `select proname::text as name, prosecdef as definer, coalesce('search_path=pg_catalog, pg_temp' = any (proconfig), false) as fixed,
            has_function_privilege('tsunagi_public', oid, 'execute') or has_function_privilege('tsunagi_figures', oid, 'execute') as everybody
       from pg_proc where pronamespace = 'audit'::regnamespace and has_function_privilege('tsunagi_app', oid, 'execute') order by 1`,
  )
  expect(rows.map(row => row.name)).toEqual(['batches_after', 'leaves_of', 'read', 'record', 'seal_lock', 'seal_write', 'standing'])
  expect(rows.filter(row => !row.definer || !row.fixed || row.everybody)).toEqual([])
})

test('who did it, and for which agency, is taken from the transaction and not from the caller', async () => {
  const { staffId, agencyId } = arranged.reader('worker')
  const subject = newId()
  await actInTest(database, arranged.reader('worker')).transaction(tx => tx.audit({ ...EVENT, subjectIds: [subject] }))
  const rows = await runAsOwner(
    clone.ownerUrl,
    'select staff_id, agency_id, route, request_no from audit.event where subject_ids = array[$1::uuid]',
    [subject],
  )
  expect(rows).toEqual([{ staff_id: staffId, agency_id: agencyId, route: 'POST /in-test', request_no: '000-000-001' }])
})

test('the access log opens for the privacy officer and for nobody else', async () => {
  const read = (login: string) =>
    database.transaction(arranged.reader(login).staffId, db =>
      rowsOf(db, sql<{ action: string }>`select action from audit.read(null, null, 10)`),
    )
  expect((await read('officer')).length).toBeGreaterThan(0)
  expect(await read('worker')).toEqual([])
  const nobody = await database.transaction(null, db => rowsOf(db, sql`select * from audit.read(null, null, 10)`))
  expect(nobody).toEqual([])
})

test('an act that audits nothing is undone', async () => {
  const act = actInTest(database, arranged.reader('worker'))
  const unaudited = act.transaction(tx => sql`insert into public.made (words) values ('unaudited')`.execute(tx.db))
  await expect(unaudited).rejects.toThrow('unaudited transaction in POST /in-test')
  expect(await runAsOwner(clone.ownerUrl, `select words from public.made where words = 'unaudited'`)).toEqual([])
  expect(act.audited()).toBe(0)
})

test('an act that fails after its audit leaves neither effect nor event', async () => {
  const before = await eventsKept()
  const act = actInTest(database, arranged.reader('worker'))
  const failed = act.transaction(async tx => {
    await sql`insert into public.made (words) values ('failed')`.execute(tx.db)
    await tx.audit(EVENT)
    throw new Error('failed later')
  })
  await expect(failed).rejects.toThrow('failed later')
  expect(await runAsOwner(clone.ownerUrl, `select words from public.made where words = 'failed'`)).toEqual([])
  expect(await eventsKept()).toBe(before)
  expect(act.audited()).toBe(0)
})

test('a refusal is recorded with its code, and absent counts apart', async () => {
  const refused = { ok: false, refusal: { code: 'stale-version' } } as const
  const subject = newId()
  await actInTest(database, arranged.reader('worker')).transaction(tx =>
    tx.audit({ ...EVENT, subjectIds: [subject], ...outcomeOf(refused) }),
  )
  const rows = await runAsOwner(clone.ownerUrl, 'select outcome, refusal from audit.event where subject_ids = array[$1::uuid]', [subject])
  expect(rows).toEqual([{ outcome: 'refused', refusal: 'stale-version' }])
  expect(outcomeOf({ ok: false, refusal: { code: 'absent' } })).toEqual({ outcome: 'absent', refusal: 'absent' })
  expect(outcomeOf({ ok: true })).toEqual({ outcome: 'done' })
})

test('while the audit cannot be written nothing is read and nothing is done, and afterwards both work again', async () => {
  await runAsOwner(clone.ownerUrl, `insert into public.made values ('見本の秘密')`)
  const act = actInTest(database, arranged.reader('worker'))
  const read = () =>
    act.transaction(async tx => {
      const row = await firstOf(tx.db, sql<{ words: string }>`select words from public.made where words = '見本の秘密'`)
      await tx.audit(EVENT)
      return row?.words
    })
  const write = () =>
    act.transaction(async tx => {
      await sql`insert into public.made (words) values ('write')`.execute(tx.db)
      await tx.audit(EVENT)
    })
  const written = () => runAsOwner(clone.ownerUrl, `select words from public.made where words = 'write'`)
  await runAsOwner(
    clone.ownerUrl,
    `create function public.raise_now() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
     grant execute on function public.raise_now to tsunagi_owner;
     create trigger a_disk_full before insert on audit.event for each row execute function public.raise_now()`,
  )
  await expect(read()).rejects.toThrow('disk full')
  await expect(write()).rejects.toThrow('disk full')
  expect(await written()).toEqual([])
  expect(act.audited()).toBe(0)
  await runAsOwner(clone.ownerUrl, 'drop trigger a_disk_full on audit.event')
  expect(await read()).toBe('見本の秘密')
  await write()
  expect(await written()).toEqual([{ words: 'write' }])
  expect(act.audited()).toBe(2)
})

test('an event that swallowed its own failure cannot be committed without its audit', async () => {
  await runAsOwner(
    clone.ownerUrl,
    'create trigger a_disk_full before insert on audit.event for each row execute function public.raise_now()',
  )
  const careless = actInTest(database, arranged.reader('worker')).transaction(async tx => {
    await sql`insert into public.made (words) values ('careless')`.execute(tx.db)
    await tx.audit(EVENT).catch(() => undefined)
    return 'shown'
  })
  await expect(careless).rejects.toThrow()
  await runAsOwner(clone.ownerUrl, 'drop trigger a_disk_full on audit.event')
  expect(await runAsOwner(clone.ownerUrl, `select words from public.made where words = 'careless'`)).toEqual([])
})
