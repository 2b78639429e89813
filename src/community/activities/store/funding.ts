import { sql } from 'kysely'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { Funding } from '../domain/funding.ts'

const FUNDING = sql`
  select f.id, f.undertaking_id as "undertakingId", u.kind as "undertakingKind", u.name as "undertakingName", f.kind, f.name,
         f.amount::float8 as amount, f.from_on as "fromOn", f.until_on as "untilOn", f.apply_from as "applyFrom", f.apply_until as "applyUntil",
         f.report_due as "reportDue", f.conditions, f.state, f.state_words as "stateWords", f.sequence, f.changed_at as "changedAt", f.version
    from activities.funding f join activities.undertaking u on u.id = f.undertaking_id`

/** Where the money comes from, in the order of their beginning; nothing outside the council. */
export function fundingsOf(db: Db, undertaking: string): Promise<readonly Funding[]> {
  return rowsOf(db, sql<Funding>`${FUNDING} where f.undertaking_id = ${undertaking} order by f.from_on nulls last, f.made_at, f.id`)
}

/** All sources of a council, or of all councils the reader may read. */
export function fundingsIn(db: Db, councilNo: number | undefined): Promise<readonly Funding[]> {
  return rowsOf(
    db,
    sql<Funding>`${FUNDING} where ${councilNo ?? null}::smallint is null or u.council_no = ${councilNo ?? null} order by f.made_at, f.id limit 2000`,
  )
}

/** One source, where the reader may read it; `lock` keeps it for the rest of the transaction. */
export function findFunding(db: Db, id: string, lock = false): Promise<Funding | undefined> {
  return firstOf(db, sql<Funding>`${FUNDING} where f.id = ${id} ${lock ? sql`for update of f` : sql``}`)
}

/** A source as it is written. */
export type FundingText = Pick<
  Funding,
  'kind' | 'name' | 'amount' | 'fromOn' | 'untilOn' | 'applyFrom' | 'applyUntil' | 'reportDue' | 'conditions' | 'state' | 'stateWords'
>

/** Writes a source. */
export async function insertFunding(db: Db, undertaking: string, text: FundingText): Promise<void> {
  await sql`
    insert into activities.funding (id, undertaking_id, kind, name, amount, from_on, until_on, apply_from, apply_until, report_due, conditions, state, state_words)
    values (${newId()}, ${undertaking}, ${text.kind}, ${text.name}, ${text.amount}, ${text.fromOn}, ${text.untilOn}, ${text.applyFrom},
            ${text.applyUntil}, ${text.reportDue}, ${text.conditions}, ${text.state}, ${text.stateWords})`.execute(db)
}

/** Changes a source; a calendar loaded again moves its entries. */
export async function changeFunding(db: Db, id: string, text: FundingText): Promise<void> {
  await sql`
    update activities.funding
       set kind = ${text.kind}, name = ${text.name}, amount = ${text.amount}, from_on = ${text.fromOn}, until_on = ${text.untilOn},
           apply_from = ${text.applyFrom}, apply_until = ${text.applyUntil}, report_due = ${text.reportDue}, conditions = ${text.conditions},
           state = ${text.state}, state_words = ${text.stateWords}, sequence = sequence + 1, changed_at = now(), version = version + 1
     where id = ${id}`.execute(db)
}
