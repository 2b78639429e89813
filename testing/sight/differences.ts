import { sql } from 'kysely'
import type { StaffId } from '../../src/kernel/id.ts'
import type { Reader } from '../../src/kernel/reader.ts'
import type { RunningApp } from '../app.ts'
import type { Rules } from './expected.ts'
import { rulesOver } from './expected.ts'
import type { Fact, Facts, Looker, TableName } from './facts.ts'
import { seenBy, TABLES } from './facts.ts'

/** A write that names no row: the database alone decides which rows it reaches. */
export const BLIND_WRITES: Readonly<Partial<Record<TableName, string>>> = {
  'people.person': 'update people.person set changed_at = now()',
  'people.person_key': 'delete from people.person_key',
  'people.household': 'update people.household set changed_at = now()',
  'people.household_membership': 'update people.household_membership set cohabits = true',
  'people.carer_role': 'update people.carer_role set hours_week = 1',
  'desk.consultation': 'update desk.consultation set changed_at = now()',
  'desk.standing': 'update desk.standing set since = now()',
  'desk.offer': 'update desk.offer set is_open = false',
  'desk.consultation_person': 'update desk.consultation_person set linked_at = now()',
  'desk.stored_search': 'delete from desk.stored_search',
  'desk.request': 'update desk.request set tries = 0',
  'referral.referral': 'update referral.referral set is_contradicted = false',
  'platform.task': 'update platform.task set version = 9',
  'coordination.support_case': 'update coordination.support_case set version = 9',
  'coordination.team': 'update coordination.team set left_words = null',
  'coordination.lead_offer': `update coordination.lead_offer set words = 'x'`,
  'coordination.case_person': 'update coordination.case_person set linked_at = now()',
  'coordination.log_entry': 'update coordination.log_entry set is_replaced = false',
  'coordination.mention': 'update coordination.mention set read_at = now()',
  'coordination.coordination_request': 'update coordination.coordination_request set version = 9',
  'people.consent': 'update people.consent set version = 9',
  'coordination.issue': 'update coordination.issue set version = 9',
  'coordination.connection': 'update coordination.connection set changed_by = platform.reader_id()',
  'coordination.chronology_line': 'update coordination.chronology_line set is_struck = false',
  'coordination.support_plan': 'update coordination.support_plan set version = 9',
  'coordination.goal': 'update coordination.goal set is_dropped = false',
  'coordination.support_action': 'update coordination.support_action set is_dropped = false',
  'coordination.monitoring': 'update coordination.monitoring set words = null',
  'coordination.glass': 'update coordination.glass set ended_at = null',
}

/** Whether two sets are the same, and if not, how many rows are too many and too few. */
type Difference = { readonly what: string; readonly tooMuch: number; readonly tooLittle: number }

/** Where the database gives somebody more or less than the pure rules say; undefined when they agree on every row for everybody. */
export async function firstDifference(
  app: RunningApp,
  facts: Facts,
  lookers: readonly Looker[],
  tables: readonly TableName[] = TABLES,
  writers: readonly string[] = lookers.map(looker => looker.login),
): Promise<Difference | undefined> {
  const rules = rulesOver(facts)
  for (const looker of lookers) {
    const seen = await seenBy(app, tables, looker.staffId)
    for (const table of tables) {
      const found = inSight(facts, rules, looker, table, seen.get(table) ?? new Set())
      if (found) return found
      const beyond = writers.includes(looker.login) ? await inReach(app, facts, rules, looker, table) : undefined
      if (beyond) return beyond
    }
  }
  return undefined
}

function inSight(facts: Facts, rules: Rules, looker: Looker, table: TableName, seen: ReadonlySet<string>): Difference | undefined {
  const rows = (facts.rows.get(table) ?? []).filter(row => isFor(looker, table, row, reader => rules.reads(table, row, reader)))
  const wanted = new Set(rows.map(row => row.key))
  const tooMuch = [...seen].filter(key => !wanted.has(key)).length
  const tooLittle = [...wanted].filter(key => !seen.has(key)).length
  return tooMuch + tooLittle === 0 ? undefined : { what: `${looker.login} reads ${table}`, tooMuch, tooLittle }
}

async function inReach(app: RunningApp, facts: Facts, rules: Rules, looker: Looker, table: TableName): Promise<Difference | undefined> {
  const statement = BLIND_WRITES[table]
  if (statement === undefined) return undefined
  const rows = (facts.rows.get(table) ?? []).filter(row => isFor(looker, table, row, reader => rules.changes(table, row, reader)))
  if ((await refusalOf(app, looker.staffId, statement)) === '42501')
    return { what: `${looker.login} reaches for ${table}`, tooMuch: 1, tooLittle: 0 }
  const beyond = (await reachOf(app, looker.staffId, statement)) - rows.length
  return beyond === 0
    ? undefined
    : { what: `${looker.login} changes ${table}`, tooMuch: Math.max(0, beyond), tooLittle: Math.max(0, -beyond) }
}

/** Stored searches belong to whoever wrote them, whatever became of the account; everything else asks for a reader at work. */
function isFor(looker: Looker, table: TableName, row: Fact, mayBe: (reader: Reader) => boolean): boolean {
  if (table === 'desk.stored_search') return row['staff_id'] === looker.staffId
  return looker.reader !== undefined && mayBe(looker.reader)
}

class Undone extends Error {}

/** Rows a write would reach; nothing of it stays. */
async function reachOf(app: RunningApp, staffId: StaffId | null, statement: string): Promise<number> {
  let reached = 0
  try {
    await app.database.transaction(staffId, async db => {
      reached = Number((await sql.raw(statement).execute(db)).numAffectedRows ?? 0)
      throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
  return reached
}

/** Code of the error that refuses a write, or 'done'; nothing of it stays. */
export async function refusalOf(app: RunningApp, staffId: StaffId | null, statement: string): Promise<string> {
  try {
    await reachOf(app, staffId, statement)
    return 'done'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}
