import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Arranged } from '../../testing/builders/arrange-staff.ts'
import { arrangeStaff } from '../../testing/builders/arrange-staff.ts'
import { openAsApp } from '../../testing/builders/open-as-app.ts'
import { runAsOwner } from '../../testing/builders/run-as-owner.ts'
import type { ClonedDatabase } from '../../testing/database/clone.ts'
import { cloneDatabase } from '../../testing/database/clone.ts'
import { newId } from '../kernel/id.ts'
import type { Database } from './database.ts'
import { firstOf, rowsOf } from './database.ts'

/** Tables that hold something of people or staff, each filled with one row by this test. */
const PERSONAL = [
  'people.person',
  'people.household',
  'desk.consultation',
  'staff.staff',
  'staff.staff_duty',
  'platform.draft',
  'platform.idempotency',
]

let clone: ClonedDatabase
let database: Database
let single: Database
let arranged: Arranged

beforeAll(async () => {
  clone = await cloneDatabase()
  database = await openAsApp(clone)
  single = await openAsApp(clone, 1)
  arranged = await arrangeStaff(clone.ownerUrl, {
    agencies: [{ name: '見本課' }],
    staff: ['one', 'other'].map(login => ({ login, duties: ['consult'], agency: '見本課' })),
  })
  await fillOneRowEach()
})

afterAll(async () => {
  await database.close()
  await single.close()
  await clone.drop()
})

async function fillOneRowEach(): Promise<void> {
  const { agencyId, staffId } = arranged.reader('one')
  await runAsOwner(
    clone.ownerUrl,
    `set session_replication_role = replica;
     insert into people.person (id, owner_agency, called, changed_by) values ('${newId()}', '${agencyId}', '見本さん', '${staffId}');
     insert into people.household (id, owner_agency, label, changed_by) values ('${newId()}', '${agencyId}', '見本の世帯', '${staffId}');
     insert into desk.consultation (id, received_at, received_by, received_agency, channel, statement, state, owner_agency, version, changed_at)
     values ('${newId()}', now(), '${staffId}', '${agencyId}', 'phone', '見本の話', 'received', '${agencyId}', 1, now());
     insert into platform.draft (staff_id, form, body, ends_at) values ('${staffId}', '/x', '', now() + interval '1 day');
     insert into platform.idempotency (staff_id, key, body_hash, outcome) values ('${staffId}', 'k', '', 'done')`,
  )
}

const whoAmI = (on: Database, staffId: Parameters<Database['transaction']>[0]) =>
  on.transaction(staffId, db =>
    firstOf(db, sql<{ reader: string | null; pid: number }>`select platform.reader_id() as reader, pg_backend_pid() as pid`),
  )

async function lookAs(url: string, statement: string): Promise<'refused' | 'answered'> {
  try {
    await runAsOwner(url, statement)
    return 'answered'
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '42501') return 'refused'
    throw error
  }
}

test('without an identity every table of people and staff gives 0 rows, although each holds some', async () => {
  for (const table of PERSONAL) {
    const rows = await database.transaction(null, db => rowsOf(db, sql`select 1 from ${sql.raw(table)}`))
    const snapshot = await database.snapshot(db => rowsOf(db, sql`select 1 from ${sql.raw(table)}`))
    const kept = await runAsOwner(clone.ownerUrl, `select 1 from ${table}`)
    expect([table, rows.length, snapshot.length, kept.length > 0]).toEqual([table, 0, 0, true])
  }
})

test('an identity that is nobody’s sees no more than none', async () => {
  const stranger = newId<'staff'>()
  for (const table of ['people.person', 'people.household', 'desk.consultation', 'platform.draft', 'platform.idempotency']) {
    expect(await database.transaction(stranger, db => rowsOf(db, sql`select 1 from ${sql.raw(table)}`))).toEqual([])
  }
})

test('no table with a policy for the app shows a row of people’s work to a transaction without identity', async () => {
  const tables = await runAsOwner<{ place: string }>(
    clone.ownerUrl,
    `select c.oid::regclass::text as place from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('people', 'desk', 'referral') and has_table_privilege('tsunagi_app', c.oid, 'select')`,
  )
  expect(tables.length).toBeGreaterThan(10)
  for (const { place } of tables) {
    expect([place, await database.transaction(null, db => rowsOf(db, sql`select 1 from ${sql.raw(place)}`))]).toEqual([place, []])
  }
})

test('a reused connection carries no identity over: not after a commit, not after a failure, not into a snapshot', async () => {
  const one = arranged.reader('one').staffId
  const first = await whoAmI(single, one)
  expect(first?.reader).toBe(one)
  expect(await whoAmI(single, null)).toEqual({ reader: null, pid: first?.pid })
  await expect(single.transaction(one, db => sql`select 1 / 0`.execute(db))).rejects.toMatchObject({ code: '22012' })
  expect(await whoAmI(single, null)).toEqual({ reader: null, pid: first?.pid })
  await whoAmI(single, one)
  const looked = await single.snapshot(db => firstOf(db, sql<{ reader: string | null }>`select platform.reader_id() as reader`))
  expect(looked).toEqual({ reader: null })
  expect((await whoAmI(single, arranged.reader('other').staffId))?.reader).toBe(arranged.reader('other').staffId)
})

test('two hundred transactions mixed over few connections each see their own drafts and no others', async () => {
  const seen = await Promise.all(
    Array.from({ length: 200 }, async (_, nth) => {
      const login = ['one', 'other', undefined][nth % 3]
      const staffId = login === undefined ? null : arranged.reader(login).staffId
      const rows = await database.transaction(staffId, db => rowsOf(db, sql<{ form: string }>`select form from platform.draft`))
      return [login, rows.length]
    }),
  )
  const expected = Array.from(
    { length: 200 },
    (_, nth) =>
      [
        ['one', 1],
        ['other', 0],
        [undefined, 0],
      ][nth % 3],
  )
  expect(seen).toEqual(expected)
})

test('a snapshot sees one moment although others commit meanwhile', async () => {
  const count = (db: Parameters<Parameters<Database['snapshot']>[0]>[0]) =>
    firstOf(db, sql<{ n: number }>`select count(*) as n from platform.attempt`)
  await single.snapshot(async db => {
    const before = await count(db)
    await database.transaction(null, other => sql`insert into platform.attempt (bucket, key_hash) values ('x', '')`.execute(other))
    expect(await count(db)).toEqual(before)
  })
})

test('the logins own nothing, belong to no other role, and have no power over row-level security', async () => {
  const strong = await runAsOwner(
    clone.ownerUrl,
    `select rolname from pg_roles where rolname in ('tsunagi_app', 'tsunagi_public', 'tsunagi_residents', 'tsunagi_figures')
        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or pg_has_role(oid, 'tsunagi_owner', 'member'))`,
  )
  expect(strong).toEqual([])
  const owned = await runAsOwner(
    clone.ownerUrl,
    `select rolname from pg_roles r where rolname in ('tsunagi_app', 'tsunagi_public', 'tsunagi_residents', 'tsunagi_figures')
        and exists (select from pg_shdepend d where d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid and d.deptype = 'o')`,
  )
  expect(owned).toEqual([])
  expect(await lookAs(clone.appUrl, 'set role tsunagi_owner')).toBe('refused')
  expect(await lookAs(clone.appUrl, 'create table public.mine ()')).toBe('refused')
  const [owner] = await runAsOwner(clone.ownerUrl, `select rolcanlogin as login from pg_roles where rolname = 'tsunagi_owner'`)
  expect(owner).toEqual({ login: false })
})

/**
 * What the public face may know: that it is a city or a demo, what codes and articles of law mean, what stands on empty forms and whether
 * any of it changed, and to which key requests are sealed.
 */
const OPEN_TABLES = [
  'platform.code',
  'platform.form_template',
  'platform.inbox_key',
  'platform.installation',
  'platform.legal_basis',
  'platform.rules_version',
]
const OPEN_FUNCTIONS = ['platform.queues()', 'platform.reader_id()', 'platform.within_limit(text,bytea,integer,integer)']

test('the public login reaches no table and no function of people, desk, referral, staff or audit; the counting login none at all', async () => {
  const places = await runAsOwner<{ place: string }>(
    clone.ownerUrl,
    `select c.oid::regclass::text as place from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'v', 'm') and n.nspname in ('people', 'desk', 'referral', 'staff', 'platform', 'audit', 'door') order by 1`,
  )
  expect(places.length).toBeGreaterThan(30)
  const reached: Record<string, string[]> = {}
  for (const [login, url] of Object.entries({ tsunagi_public: clone.publicUrl, tsunagi_figures: clone.figuresUrl })) {
    reached[login] = []
    for (const { place } of places) if ((await lookAs(url, `select * from ${place} limit 0`)) === 'answered') reached[login].push(place)
  }
  expect(reached).toEqual({ tsunagi_public: OPEN_TABLES, tsunagi_figures: [] })
  const callable = await runAsOwner<{ place: string }>(
    clone.ownerUrl,
    `select p.oid::regprocedure::text as place, login from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      cross join unnest(array['tsunagi_public', 'tsunagi_figures']) login
      where n.nspname in ('people', 'desk', 'referral', 'staff', 'platform', 'audit') and has_schema_privilege(login, n.oid, 'usage')
        and has_function_privilege(login, p.oid, 'execute') order by 1`,
  )
  expect(callable).toEqual(OPEN_FUNCTIONS.map(place => ({ place, login: 'tsunagi_public' })))
})

/** What signing in needs, and what pages say of codes and agencies. */
const RESIDENTS_TABLES = [
  'coordinators.assignment',
  'platform.attempt',
  'platform.code',
  'platform.draft',
  'platform.form_template',
  'platform.idempotency',
  'platform.installation',
  'platform.legal_basis',
  'platform.rules_version',
  'platform.session',
  'staff.challenge',
  'staff.half_session',
  'staff.passkey',
  'staff.recovery_code',
  'staff.totp',
]

test('the login of residents reaches no table of casework, and of staff and platform only what signing in needs', async () => {
  const reached = await runAsOwner<{ place: string }>(
    clone.ownerUrl,
    `select c.oid::regclass::text as place from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'v', 'm') and n.nspname in ('people', 'desk', 'referral', 'coordination', 'coordinators', 'staff', 'platform', 'audit', 'door')
        and has_schema_privilege('tsunagi_residents', n.oid, 'usage') and has_table_privilege('tsunagi_residents', c.oid, 'select') order by 1`,
  )
  expect(reached.map(one => one.place)).toEqual(RESIDENTS_TABLES)
  for (const place of ['people.person', 'desk.consultation', 'coordination.support_case', 'audit.event'])
    expect(await lookAs(clone.residentsUrl, `select * from ${place} limit 0`), place).toBe('refused')
  for (const statement of [`select staff.set_disabled(gen_random_uuid(), true)`, `select * from audit.read(null, null, 1)`])
    expect(await lookAs(clone.residentsUrl, statement), statement).toBe('refused')
})

test('the public login can change nothing: every write in every schema is refused', async () => {
  const writable = await runAsOwner<{ place: string }>(
    clone.ownerUrl,
    `select c.oid::regclass::text as place from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
        and has_schema_privilege('tsunagi_public', n.oid, 'usage')
        and (has_table_privilege('tsunagi_public', c.oid, 'insert, update, delete, truncate') or has_any_column_privilege('tsunagi_public', c.oid, 'insert, update'))`,
  )
  expect(writable).toEqual([])
})

test('a transaction that lost against another is tried again and ends well, as itself', async () => {
  const one = arranged.reader('one').staffId
  let tries = 0
  const reader = await database.transaction(one, async db => {
    tries++
    if (tries < 3) await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(db)
    return firstOf(db, sql<{ reader: string }>`select platform.reader_id() as reader`)
  })
  expect([tries, reader]).toEqual([3, { reader: one }])
})

test('a connection cut in the middle of a transaction refuses that transaction only; the process and the pool live on', async () => {
  const cut = single.transaction(null, async db => {
    const me = await firstOf(db, sql<{ pid: number }>`select pg_backend_pid() as pid`)
    await runAsOwner(clone.ownerUrl, 'select pg_terminate_backend($1, 5000)', [me?.pid])
    await new Promise(resolve => setTimeout(resolve, 100))
    return firstOf(db, sql`select 1`)
  })
  await expect(cut).rejects.toThrow()
  expect((await whoAmI(single, null))?.reader).toBeNull()
})

test('days come back as text, whole numbers as numbers and instants as dates', async () => {
  const row = await database.transaction(null, db =>
    firstOf(db, sql`select date '2026-04-01' as day, bigint '12' as whole, timestamptz '2026-04-01T00:00:00Z' as instant`),
  )
  expect(row).toEqual({ day: '2026-04-01', whole: 12, instant: new Date('2026-04-01T00:00:00Z') })
})
