import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StaffId } from '../../src/kernel/id.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import type { RunningApp } from '../app.ts'
import { firstDifference, refusalOf } from './differences.ts'
import { enlargedCity } from './enlarged-city.ts'
import type { Facts, Looker, TableName } from './facts.ts'
import { factsOf, TABLES } from './facts.ts'
import type { Forgery } from './forgeries.ts'
import { forgeries } from './forgeries.ts'

type Policy = {
  readonly table: TableName
  readonly name: string
  readonly cmd: string
  readonly qual: string | null
  readonly check: string | null
  /** Permissive policies open, restrictive ones close what others opened. */
  readonly kind: 'PERMISSIVE' | 'RESTRICTIVE'
}

let app: RunningApp
let facts: Facts
let forged: readonly Forgery[]
let policies: readonly Policy[]

beforeAll(async () => {
  app = await enlargedCity()
  facts = await factsOf(app)
  forged = await forgeries(app)
  policies = await app.ask<Policy>(`
    select schemaname || '.' || tablename as table, policyname as name, cmd, qual, with_check as check, permissive as kind
      from pg_policies where schemaname in ('people', 'desk', 'referral', 'coordination') or tablename = 'task' order by 1, 2`)
  policies = policies.filter(policy => TABLES.includes(policy.table))
})

afterAll(() => app.close())

/** Tables whose walls are proven by a test of their own, with a twin of the rules beside it. */
const PROVEN_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'src/casework/coordination/conference.db.test.ts': [
    'conference',
    'conference_act',
    'conference_type',
    'agenda_item',
    'invitation',
    'invited_item',
    'secrecy_ack',
    'briefing',
    'prep_sheet',
    'attendance',
    'item_minutes',
    'role_assignment',
    'slot',
    'slot_answer',
  ],
  'src/casework/coordination/pages/sealed/compartment.page.test.ts': [
    'compartment',
    'compartment_member',
    'compartment_entry',
    'compartment_reporter',
    'reporter_opening',
    'compartment_log',
    'compartment_meeting',
    'compartment_transfer',
  ],
  'src/casework/coordination/pages/plan/plan.page.test.ts': ['plan_template'],
}

test('no table of people’s records is without a proof of its walls', async () => {
  const elsewhere = Object.entries(PROVEN_ELSEWHERE).flatMap(([file, names]) => {
    expect(existsSync(join(projectRoot, file)), file).toBe(true)
    return names.map(name => `coordination.${name}`)
  })
  const walled = await app.ask<{ table: string }>(`
    select distinct schemaname || '.' || tablename as table from pg_policies where schemaname in ('people', 'desk', 'referral', 'coordination') order by 1`)
  expect(walled.map(one => one.table).filter(table => !elsewhere.includes(table) && !TABLES.some(known => known === table))).toEqual([])
})

/** A few who together meet every wall: the account that takes requests in, no duty at all, a small desk, the one that referred, the ones that were asked. */
const few = (): readonly Looker[] =>
  ['door', 'admin', 'nofu', 'desk', 'desk2', 'coordinator', 'houkatsu', 'jiritsu', 'shogai', 'sumai', 'tabunka'].flatMap(login =>
    facts.lookers.filter(looker => looker.login === login),
  )

async function noticed(table: TableName): Promise<string | undefined> {
  for (const { what, by, statement } of forged.filter(one => one.table === table)) {
    const refused = await refusalOf(app, by as StaffId, statement)
    if (refused !== '42501') return `${what}: ${refused}`
  }
  const difference = await firstDifference(app, facts, few(), [table])
  return difference && `${difference.what} (+${difference.tooMuch} −${difference.tooLittle})`
}

async function noticedAfter(change: string, table: TableName, restore: string): Promise<string | undefined> {
  await app.ask(change)
  try {
    return await noticed(table)
  } finally {
    await app.ask(restore)
  }
}

function clauses({ qual, check }: Policy): string {
  return `${qual === null ? '' : ` using (${qual})`}${check === null ? '' : ` with check (${check})`}`
}

test('every row policy that is opened to everybody is found out', async () => {
  expect(policies.length).toBeGreaterThanOrEqual(43)
  const survivors: string[] = []
  const mutants = policies.flatMap(policy => [
    ...(policy.qual === null ? [] : [{ policy, clause: 'using (true)' }]),
    ...(policy.check === null ? [] : [{ policy, clause: 'with check (true)' }]),
  ])
  for (const { policy, clause } of mutants) {
    const alter = `alter policy ${policy.name} on ${policy.table}`
    const found = await noticedAfter(`${alter} ${clause}`, policy.table, alter + clauses(policy))
    console.log(found === undefined ? 'SURVIVED' : 'found   ', policy.table, policy.name, clause, '→', found)
    if (found === undefined) survivors.push(`${policy.name} ${clause}`)
  }
  console.log(`${mutants.length - survivors.length} of ${mutants.length} opened policies found`)
  expect(survivors).toEqual([])
})

test('every row policy for reading that is dropped is found out', async () => {
  const reading = policies.filter(({ cmd }) => cmd === 'SELECT' || cmd === 'ALL')
  const survivors: string[] = []
  for (const policy of reading) {
    const { table, name, cmd, kind } = policy
    const restore = `create policy ${name} on ${table} as ${kind} for ${cmd} to tsunagi_app${clauses(policy)}`
    if ((await noticedAfter(`drop policy ${name} on ${table}`, table, restore)) === undefined) survivors.push(`${table} ${name}`)
  }
  console.log(`${reading.length - survivors.length} of ${reading.length} dropped policies found`)
  expect(reading.length).toBeGreaterThanOrEqual(17)
  expect(survivors).toEqual([])
})

test('a policy that forgets one condition is found out', async () => {
  const forgotten = [
    ['person_is_seen_by_those_who_work_with_them', 'people.person', 'NOT address_protected', 'true'],
    ['person_is_changed_by_those_who_see', 'people.person', 'NOT address_protected', 'true'],
    ['referral_is_seen_at_both_ends', 'referral.referral', 'sent_at IS NOT NULL', 'true'],
    ['bundle_is_read_while_asked', 'referral.bundle', `'returned'::text, `, ''],
    ['offer_is_closed_by_both_sides', 'desk.offer', 'NOT is_open', 'true'],
    ['consultation_person_is_seen_with_both', 'desk.consultation_person', 'people.sees_person(person_id)', 'true'],
    ['act_is_appended_as_oneself', 'desk.consultation_act', 'by_staff = platform.reader_id()', 'true'],
  ] as const
  for (const [name, table, condition, instead] of forgotten) {
    const policy = policies.find(one => one.name === name)
    if (policy === undefined) throw new Error(`no policy ${name}`)
    const weaker = clauses(policy).replaceAll(condition, instead)
    expect(weaker, name).not.toBe(clauses(policy))
    const alter = `alter policy ${name} on ${table}`
    expect(await noticedAfter(alter + weaker, table, alter + clauses(policy)), `${name} without ${condition}`).toBeDefined()
  }
})

test('with the policies as they are nothing is found, and every forged row is refused', async () => {
  expect(await firstDifference(app, facts, few())).toBeUndefined()
  for (const { what, by, statement } of forged) expect(await refusalOf(app, by as StaffId, statement), what).toBe('42501')
  const tables = new Set(policies.filter(({ cmd, check }) => cmd === 'INSERT' && check !== null).map(({ table }) => table))
  expect([...tables].filter(table => !forged.some(one => one.table === table))).toEqual([])
})
