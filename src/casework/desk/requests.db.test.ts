import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import type { StaffId } from '../../kernel/id.ts'
import type { Database } from '../../platform/database.ts'
import { openDatabase, rowsOf } from '../../platform/database.ts'
import { refoldConsultations, takeRequestsIn } from './index.ts'
import type { Ask } from './requests.ts'
import { addToRequest, answerHelped, askAfterRequest, handInRequest } from './requests.ts'

const CANARY = 'canary-9f3d-ひみつの言葉'
const ask: Ask = {
  words: `${CANARY} 家賃が払えない`,
  topics: ['rent_loan'],
  reach: { how: 'phone', to: null, days: [2], times: ['afternoon'], isQuiet: true },
  phone: '0595-00-7777',
  safe: `${CANARY} 家族に知られたくない`,
  language: 'pt',
  interpreter: true,
  called: `${CANARY}さん`,
  needs: null,
}
const sender = (key: string) => ({ from: '192.0.2.1', language: 'pt', requestNo: '000-000-000', key })

let app: RunningApp

beforeAll(async () => {
  app = await startApp({ residents: 40, consultations: 20 })
})
afterAll(() => app.close())

/** Rows of one statement as a login of the product, for a member of staff or for nobody. */
const rowsAs = <Row extends object>(database: Database, statement: string, staffId: StaffId | null = null) =>
  database.transaction(staffId, db => rowsOf(db, sql.raw<Row>(statement)))
const takeIn = (errors: unknown[] = []) => takeRequestsIn(app.database, app.inboxKey, error => errors.push(error))

async function handIn(key: string, words = ask.words): Promise<string> {
  const sent = await handInRequest(app.door, { ...ask, words }, sender(key))
  if (!sent.ok) throw new Error(sent.refusal)
  return sent.value
}

test('what was handed in stands nowhere in the clear before it is taken in, and the number stands nowhere at all', async () => {
  const number = await handIn('clear')
  expect(await tablesHolding(CANARY)).toEqual([])
  expect(await tablesHolding(number)).toEqual([])
  expect(await takeIn()).toBe(1)
  expect(await tablesHolding(CANARY)).toContain('desk.consultation')
  expect(await tablesHolding(number)).toEqual([])
  const [row] = await app.ask<{ sealed: Buffer | null }>('select sealed from desk.request')
  expect(row?.sealed).toBeNull()
})

test('the public login can read nothing of it: no table holds it, no function tells it, not before and not after', async () => {
  const number = await handIn('unreadable')
  for (const round of ['sealed', 'taken']) {
    const readable = await rowsAs<{ name: string }>(
      app.door,
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'v', 'm', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
          and has_schema_privilege(n.oid, 'usage') and (has_table_privilege(c.oid, 'select') or has_any_column_privilege(c.oid, 'select'))`,
    )
    const names = readable.map(row => row.name)
    expect(names.some(name => /^(people|desk|referral|staff|audit)\\./.test(name))).toBe(false)
    for (const name of names) {
      const rows = await rowsAs<{ text: string }>(app.door, `select ${await columnsOf(name)} as text from ${name} t`)
      expect(JSON.stringify(rows), `${round}: ${name}`).not.toContain(CANARY)
    }
    const callable = await rowsAs<{ name: string }>(
      app.door,
      `select p.oid::regproc::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and has_schema_privilege(n.oid, 'usage') and has_function_privilege(p.oid, 'execute')
          and p.prosecdef`,
    )
    expect(callable.map(row => row.name).filter(name => !KNOWN_TO_THE_PUBLIC.includes(name))).toEqual([])
    const told = await askAfterRequest(app.door, number, '192.0.2.2')
    expect(JSON.stringify(told)).not.toContain(CANARY)
    expect(Object.keys(told.ok ? told.value : {}).sort()).toEqual(['replies', 'state'])
    for (const statement of ['select * from desk.request', 'delete from desk.request', `select desk.find_text('x', null, null, 5)`])
      await expect(rowsAs(app.door, statement)).rejects.toThrow(/permission denied/)
    if (round === 'sealed') await takeIn()
  }
})

test('no member of staff sees a sealed box, and what is in it comes to the desk by the same act and audit as at the counter', async () => {
  await handIn('audited', 'だれが受けたかの例')
  const [worker] = await app.ask<{ id: StaffId }>(`select id from staff.staff where login = 'desk'`)
  expect(await rowsAs(app.database, 'select 1 from desk.request', worker?.id)).toEqual([])
  await takeIn()
  const events = await app.ask<{ action: string; login: string | null }>(
    `select e.action, s.login from audit.event e left join staff.staff s on s.id = e.staff_id
      where e.subject_ids && (select array_agg(x) from desk.request r, unnest(array[r.id, r.consultation_id]) x where r.taken_at is not null)`,
  )
  const said = events.map(({ action, login }) => `${action} ${login}`)
  for (const line of ['request.hand-in null', 'consultation.receive door', 'request.take-in door']) expect(said).toContain(line)
})

test('a box that cannot be opened is set aside and stops no other', async () => {
  await app.ask(
    `insert into desk.request (id, kind, receipt_hash, language, sealed) values (gen_random_uuid(), 'ask', sha256('x'), 'ja', '\\x0102')`,
  )
  await handIn('behind', '後ろに並んだ相談')
  const errors: unknown[] = []
  expect(await takeIn(errors)).toBe(1)
  expect(errors).toEqual([])
  const [row] = await app.ask<{ aside: number }>('select count(*)::integer as aside from desk.request where set_aside_at is not null')
  expect(row?.aside).toBe(1)
  expect(await takeIn()).toBe(0)
})

test('words for a number that does not exist are refused, and those sent before the request was taken in wait for it', async () => {
  expect(await addToRequest(app.door, '222222222222', 'x', sender('nobody'))).toEqual({ ok: false, refusal: 'absent' })
  const number = await handIn('early', '先に書き足された相談')
  expect((await addToRequest(app.door, number, 'もうひとこと', sender('early'))).ok).toBe(true)
  expect((await answerHelped(app.door, number, { helped: 'no', words: null }, sender('early'))).ok).toBe(true)
  for (let rounds = 0; rounds < 3; rounds++) await takeIn()
  const acts = await app.ask<{ kind: string }>(
    `select a.kind from desk.consultation_act a join desk.consultation c on c.id = a.consultation_id where c.statement = '先に書き足された相談' order by a.seq`,
  )
  expect(acts.map(act => act.kind)).toEqual(['received', 'asked_again', 'person_answered'])
})

test('after all of it the state of every consultation is the fold of its acts', async () => {
  const owner = openDatabase(app.ownerUrl, 1)
  const { looked, differing } = await refoldConsultations(owner)
  await owner.close()
  expect(looked).toBeGreaterThan(20)
  expect(differing).toEqual([])
})

/** Functions that run with more right than the public login has, and that it may call: each of them is answered for here. */
const KNOWN_TO_THE_PUBLIC = [
  'door.hand_in',
  'door.request_state',
  'door.front_desk',
  // A round of paper has a page of its own, and answers to it go one way.
  'door.edition',
  'door.answer_edition',
  'platform.queues',
  'platform.within_limit',
  'treasures.consented',
  'treasures.may_show',
  'treasures.shared_reach',
]

/** Every table with a row that holds the text, as text or within bytes. */
async function tablesHolding(text: string): Promise<readonly string[]> {
  const tables = await app.ask<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
  )
  expect(tables.length).toBeGreaterThan(20)
  const hex = Buffer.from(text, 'utf8').toString('hex')
  const holding: string[] = []
  for (const { name } of tables) {
    const found = await app.ask(`select 1 from ${name} t where position($1 in t::text) > 0 or position($2 in t::text) > 0 limit 1`, [
      text,
      hex,
    ])
    if (found.length > 0) holding.push(name)
  }
  return holding
}

/** The columns of a table that the public login may read, as one text. */
async function columnsOf(table: string): Promise<string> {
  const columns = await rowsAs<{ name: string }>(
    app.door,
    `select quote_ident(attname) as name from pg_attribute
      where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and has_column_privilege(attrelid, attnum, 'select')`,
  )
  return `concat_ws(' ', ${columns.map(column => column.name).join(', ')})`
}
