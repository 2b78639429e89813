import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Db } from '../../platform/database.ts'
import { firstOf, rowsOf } from '../../platform/database.ts'
import type { Alert, AlertFinding } from '../domain/alert.ts'
import { USUAL } from '../domain/alert.ts'

/** Runs the rules over a span of the log. @returns how many alerts are new */
export async function raiseAlerts(db: Db, since: Date, until: Date, daysOff: readonly Day[]): Promise<number> {
  const row = await firstOf(
    db,
    sql<{ raised: number }>`
      select staff.raise_alerts(${since}, ${until}, ${[...daysOff]}::date[], ${USUAL.fromHour}, ${USUAL.toHour}, ${USUAL.mostPersonsAnHour},
                                ${USUAL.mostRepeats}) as raised`,
  )
  return row?.raised ?? 0
}

/** Alerts, the open ones first; for the privacy officer and the owner's login. */
export function listAlerts(db: Db, limit: number): Promise<readonly Alert[]> {
  return rowsOf(
    db,
    sql<Alert>`
      select id, rule, staff_id as "staffId", staff_name as "staffName", agency_name as "agencyName", events, first_event as "firstEvent",
             first_at as "firstAt", last_at as "lastAt", finding, words, closed_at as "closedAt", closer_name as "closerName"
        from staff.alerts(${limit})`,
  )
}

/** One look behind an alert. */
export type AlertEvent = {
  readonly id: string
  readonly at: Date
  readonly action: string
  readonly subjectIds: readonly string[]
  readonly requestNo: string
}

/** The looks behind one alert, by id. */
export function listAlertEvents(db: Db, id: string): Promise<readonly AlertEvent[]> {
  return rowsOf(
    db,
    sql<AlertEvent>`select id, at, action, subject_ids as "subjectIds", request_no as "requestNo" from staff.alert_events(${id})`,
  )
}

/** Closes an alert. @returns null when it was done, otherwise why not */
export async function closeAlertIn(db: Db, id: string, finding: AlertFinding, words: string): Promise<string | null> {
  const row = await firstOf(db, sql<{ answer: string | null }>`select staff.close_alert(${id}, ${finding}, ${words}) as answer`)
  return row?.answer ?? null
}

/** What waits for the privacy officer. */
export type Waiting = { readonly openings: number; readonly overdue: number; readonly alerts: number }

/** Emergency openings to review, those overdue, alerts without a finding; zero for anybody else. */
export async function findWaiting(db: Db): Promise<Waiting> {
  const row = await firstOf(db, sql<Waiting>`select openings, overdue, alerts from staff.waiting_reviews()`)
  return row ?? { openings: 0, overdue: 0, alerts: 0 }
}
