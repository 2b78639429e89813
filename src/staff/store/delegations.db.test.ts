import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Arranged } from '../../../testing/builders/arrange-staff.ts'
import { arrangeStaff } from '../../../testing/builders/arrange-staff.ts'
import type { Chance } from '../../../testing/builders/chance.ts'
import { chanceOf } from '../../../testing/builders/chance.ts'
import { openAsApp } from '../../../testing/builders/open-as-app.ts'
import { runAsOwner } from '../../../testing/builders/run-as-owner.ts'
import type { ClonedDatabase } from '../../../testing/database/clone.ts'
import { cloneDatabase } from '../../../testing/database/clone.ts'
import type { Duty } from '../../kernel/reader.ts'
import type { Database } from '../../platform/database.ts'
import { rowsOf } from '../../platform/database.ts'

const LOGINS = Array.from({ length: 12 }, (_, nth) => `s${nth}`)
const LENDABLE = ['consult', 'head', 'coordinate', 'outreach', 'evaluate'] as const
const OWNABLE: readonly Duty[] = [...LENDABLE, 'audit', 'administer']

let clone: ClonedDatabase
let database: Database
let arranged: Arranged

beforeAll(async () => {
  clone = await cloneDatabase()
  database = await openAsApp(clone)
  arranged = await arrangeStaff(clone.ownerUrl, {
    agencies: [{ name: '見本課' }, { name: '手本課' }],
    staff: LOGINS.map((login, nth) => ({ login, duties: [], agency: nth % 3 === 0 ? '手本課' : '見本課' })),
  })
})
afterAll(async () => {
  await database.close()
  await clone.drop()
})

const idOf = (login: string) => arranged.reader(login).staffId
const owner = <Row extends object>(statement: string) => runAsOwner<Row & Record<string, unknown>>(clone.ownerUrl, statement)

/** A member of staff as the rule knows one: where, whether the account works, and own duties of today. */
type Person = { readonly agency: string; readonly isWorking: boolean; readonly own: ReadonlySet<Duty> }
type Loan = {
  readonly from: string
  readonly to: string
  readonly agency: string
  readonly duties: readonly Duty[]
  readonly start: number
  readonly end: number
  readonly isWithdrawn: boolean
}

/** The rule in four lines, without SQL. @source security.md section 9 rule 8 */
function effective(people: ReadonlyMap<string, Person>, loans: readonly Loan[], login: string): ReadonlySet<Duty> {
  const me = people.get(login)
  if (!me?.isWorking) return new Set()
  const lent = loans.filter(loan => {
    const lender = people.get(loan.from)
    const isToday = loan.start <= 0 && loan.end > 0 && !loan.isWithdrawn
    return loan.to === login && isToday && lender?.isWorking && lender.agency === loan.agency && me.agency === loan.agency
  })
  return new Set([...me.own, ...lent.flatMap(loan => loan.duties.filter(duty => people.get(loan.from)?.own.has(duty)))])
}

async function arrangeChance(chance: Chance): Promise<{ readonly people: ReadonlyMap<string, Person>; readonly loans: readonly Loan[] }> {
  const people = new Map<string, Person>()
  const statements = ['delete from staff.delegation; delete from staff.staff_duty; delete from staff.assignment']
  for (const login of LOGINS) {
    const agency = chance.below(6) > 0 ? '見本課' : '手本課'
    const isWorking = chance.below(8) > 0
    const own = new Set(OWNABLE.filter(() => chance.below(3) === 0))
    people.set(login, { agency, isWorking, own })
    statements.push(
      `update staff.staff set ends_on = ${isWorking ? 'null' : 'staff.today() - 1'} where id = '${idOf(login)}'`,
      `insert into staff.assignment (staff_id, agency_id, valid_from) values ('${idOf(login)}', '${arranged.agencyId(agency)}', staff.today() - 9)`,
      ...[...own].map(duty => `insert into staff.staff_duty (staff_id, duty) values ('${idOf(login)}', '${duty}')`),
    )
    const past = chance.pick(OWNABLE)
    if (!own.has(past))
      statements.push(
        `insert into staff.staff_duty (staff_id, duty, valid_from, valid_to) values ('${idOf(login)}', '${past}', staff.today() - 5, staff.today())`,
      )
  }
  const loans = Array.from({ length: 50 }, () => someLoan(chance)).filter(loan => loan.from !== loan.to && loan.duties.length > 0)
  for (const loan of loans)
    statements.push(`insert into staff.delegation (id, from_staff, to_staff, agency_id, duties, reason, valid_from, valid_to, withdrawn_at, withdrawn_by)
      values ('${chance.uuid()}', '${idOf(loan.from)}', '${idOf(loan.to)}', '${arranged.agencyId(loan.agency)}', '{${loan.duties}}', '見本',
              staff.today() + ${loan.start}, staff.today() + ${loan.end}, ${loan.isWithdrawn ? `now(), '${idOf(loan.from)}'` : 'null, null'})`)
  await owner(statements.join(';\n'))
  return { people, loans }
}

function someLoan(chance: Chance): Loan {
  const start = chance.below(5) - 3
  return {
    from: chance.pick(LOGINS),
    to: chance.pick(LOGINS),
    agency: chance.below(6) > 0 ? '見本課' : '手本課',
    duties: LENDABLE.filter(() => chance.below(2) === 0),
    start,
    end: start + 1 + chance.below(4),
    isWithdrawn: chance.below(6) === 0,
  }
}

test('whatever is lent to whom, nobody ever holds more than their own duties and those their lenders hold today', async () => {
  const seed = 20261123
  console.log(`seed ${seed}`)
  const chance = chanceOf(seed)
  let more = 0
  let readings = 0
  for (let round = 0; round < 40; round++) {
    const { people, loans } = await arrangeChance(chance)
    for (const login of LOGINS) {
      const rows = await owner<{ duty: Duty }>(`select distinct duty from staff.duties_today('${idOf(login)}')`)
      const held = new Set(rows.map(row => row.duty))
      expect([...held].sort(), `round ${round} ${login}`).toEqual([...effective(people, loans, login)].sort())
      const lenders = loans.filter(loan => loan.to === login).flatMap(loan => [...(people.get(loan.from)?.own ?? [])])
      const most = new Set([...(people.get(login)?.own ?? []), ...lenders.filter(duty => duty !== 'audit' && duty !== 'administer')])
      expect([...held].filter(duty => !most.has(duty))).toEqual([])
      readings++
      if ([...held].some(duty => !people.get(login)?.own.has(duty))) more++
    }
  }
  console.log(`${more} of ${readings} readers held something lent`)
  expect(more / readings).toBeGreaterThan(0.2)
})

test('what the policies ask (duty, agency, reader) agrees with what is held, lent duties included', async () => {
  await arrangeChance(chanceOf(7))
  for (const login of LOGINS) {
    const [held] = await owner<{ duties: Duty[] }>(
      `select coalesce(array_agg(distinct duty order by duty), '{}') as duties from staff.duties_today('${idOf(login)}')`,
    )
    const [asked] = await database.transaction(idOf(login), db =>
      rowsOf(
        db,
        sql<{ duties: Duty[]; works: boolean; reader: Duty[] | null }>`
          select array(select d from unnest(${[...OWNABLE]}::text[]) d where staff.has_duty(d) order by d) as duties,
                 staff.working_agency() is not null as works, (select r.duties from staff.reader_of(platform.reader_id()) r) as reader`,
      ),
    )
    expect(asked?.duties).toEqual(held?.duties)
    expect(asked?.works).toBe(held?.duties.includes('consult'))
    expect(asked?.reader ?? []).toEqual(held?.duties)
  }
})

test('what a transaction remembers of one reader is never another reader’s, nor the next transaction’s', async () => {
  await arrangePair()
  await owner(`insert into staff.staff_duty (staff_id, duty) select id, 'chair' from staff.staff where login = 's2'`)
  const asked = sql<{ agency: string | null; consult: boolean; chair: boolean }>`
    select staff.working_agency() as agency, staff.has_duty('consult') as consult, staff.has_duty('chair') as chair`
  const [first, second, nobody, again] = await database.transaction(idOf('s1'), async db => {
    const seen = [await rowsOf(db, asked)]
    for (const next of [idOf('s2'), '', idOf('s1')]) {
      await sql`select set_config('app.staff_id', ${next}, true)`.execute(db)
      seen.push(await rowsOf(db, asked))
    }
    return seen.map(([row]) => row)
  })
  expect(first).toEqual({ agency: expect.any(String), consult: true, chair: false })
  expect(second).toEqual({ agency: null, consult: false, chair: true })
  expect(nobody).toEqual({ agency: null, consult: false, chair: false })
  expect(again).toEqual(first)
  await owner(`update staff.staff_duty set valid_to = staff.today() where duty = 'consult'`)
  expect(await database.transaction(idOf('s1'), db => rowsOf(db, asked))).toEqual([{ agency: null, consult: false, chair: false }])
})

const lend = (from: string, to: string, duties: readonly string[], days: readonly [number, number] = [0, 5]) =>
  database
    .transaction(idOf(from), db =>
      rowsOf(
        db,
        sql<{
          why: string | null
        }>`select staff.lend_duties(gen_random_uuid(), ${idOf(to)}, ${[...duties]}::text[], staff.today() + ${days[0]}::integer, staff.today() + ${days[1]}::integer, '夏の休み') as why`,
      ),
    )
    .then(rows => rows[0]?.why ?? 'done')

async function arrangePair(): Promise<void> {
  await owner(`delete from staff.delegation; delete from staff.staff_duty; delete from staff.assignment; update staff.staff set ends_on = null;
    insert into staff.staff_duty (staff_id, duty) select id, d from staff.staff, unnest(array['consult', 'head', 'audit', 'administer']) d where login = 's1'`)
}

test('only own duties are lent: nothing held for another, nothing not held, never the keeping of accounts or of the log', async () => {
  await arrangePair()
  expect(await lend('s1', 's2', ['consult'])).toBe('done')
  expect(await lend('s2', 's4', ['consult'])).toBe('not-own')
  expect(await lend('s1', 's2', ['evaluate'])).toBe('not-own')
  expect(await lend('s1', 's2', ['audit'])).toBe('not-delegable')
  expect(await lend('s1', 's2', ['consult', 'administer'])).toBe('not-delegable')
  expect(await lend('s1', 's1', ['consult'])).toBe('self')
  expect(await lend('s1', 's3', ['consult'])).toBe('not-a-colleague')
})

test('a delegation begins today at the earliest and lasts 92 days at most', async () => {
  await arrangePair()
  expect(await lend('s1', 's2', ['consult'], [-1, 5])).toBe('wrong-day')
  expect(await lend('s1', 's2', ['consult'], [3, 2])).toBe('wrong-day')
  expect(await lend('s1', 's2', ['consult'], [0, 92])).toBe('too-long')
  expect(await lend('s1', 's2', ['consult'], [0, 91])).toBe('done')
})

test('a delegation ends at once when the lender takes it back, loses the duty, leaves the agency or stops working', async () => {
  const holds = async () =>
    (await owner<{ n: number }>(`select count(*)::integer as n from staff.duties_today('${idOf('s2')}') where duty = 'consult'`))[0]?.n
  for (const ending of [
    `update staff.staff_duty set valid_to = staff.today() where staff_id = '${idOf('s1')}' and duty = 'consult'`,
    `insert into staff.assignment (staff_id, agency_id, valid_from) values ('${idOf('s1')}', '${arranged.agencyId('手本課')}', staff.today())`,
    `update staff.staff set ends_on = staff.today() - 1 where login = 's1'`,
    `update staff.delegation set withdrawn_at = now(), withdrawn_by = from_staff`,
    `update staff.delegation set valid_from = staff.today() - 3, valid_to = staff.today()`,
  ]) {
    await arrangePair()
    expect(await lend('s1', 's2', ['consult'])).toBe('done')
    expect(await holds()).toBe(1)
    await owner(ending)
    expect(await holds(), ending).toBe(0)
  }
})

test('what somebody does in another’s place says so in the audit', async () => {
  await arrangePair()
  await lend('s1', 's2', ['consult'])
  await database.transaction(idOf('s2'), db =>
    sql`select audit.record(gen_random_uuid(), 'in-test', 'person', '{}', 'done', null, null, 'GET /', '000', ${JSON.stringify({ words: 'x' })}::jsonb)`.execute(
      db,
    ),
  )
  const rows = await owner<{ content: unknown; matches: boolean }>(
    `select d.content, e.detail_hash = sha256(convert_to(d.content::text, 'UTF8')) as matches
       from audit.event e join audit.detail d on d.event_id = e.id where e.action = 'in-test'`,
  )
  expect(rows).toEqual([{ content: { words: 'x', lent: [{ duty: 'consult', by: idOf('s1') }] }, matches: true }])
})
