import { parseArgs } from 'node:util'
import type { Day } from '../../kernel/day.ts'
import { addDays, dayOfInstant, formatInstant } from '../../kernel/day.ts'
import { readAnyDay } from '../../kernel/era.ts'
import { newId } from '../../kernel/id.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import type { Act } from '../../platform/act.ts'
import { outcomeOf, recordEvent } from '../../platform/audit/record.ts'
import type { Database } from '../../platform/database.ts'
import { isHoliday } from '../../platform/holidays.ts'
import type { Alert, AlertFinding } from '../domain/alert.ts'
import type { AlertEvent, Waiting } from '../store/alerts.ts'
import { closeAlertIn, findWaiting, listAlertEvents, listAlerts, raiseAlerts } from '../store/alerts.ts'

export type { AlertEvent, Waiting } from '../store/alerts.ts'

const SHOWN = 200
/** A month back, as the monthly report looks. */
const SPAN = 31

/** Alerts for the privacy officer, the open ones first. */
export function readAlerts(act: Act): Promise<readonly Alert[]> {
  return act.transaction(async tx => {
    const alerts = await listAlerts(tx.db, SHOWN)
    await tx.audit({ action: 'audit.alerts', subjectType: 'alert', subjectIds: alerts.map(alert => alert.id) })
    return alerts
  })
}

/** One alert with the looks behind it. */
export function readAlert(act: Act, id: string): Promise<{ readonly alert: Alert; readonly events: readonly AlertEvent[] } | undefined> {
  return act.transaction(async tx => {
    const alert = (await listAlerts(tx.db, 500)).find(one => one.id === id)
    const events = alert === undefined ? [] : await listAlertEvents(tx.db, id)
    const outcome = alert === undefined ? ({ outcome: 'absent' } as const) : {}
    await tx.audit({ action: 'audit.alerts', subjectType: 'alert', subjectIds: [id], ...outcome })
    return alert && { alert, events }
  })
}

/** Runs the rules over the last month. */
export function runRules(act: Act): Promise<number> {
  return act.transaction(async tx => {
    const raised = await raiseAlerts(tx.db, instantOf(addDays(act.today, -SPAN)), act.now, daysOff(addDays(act.today, -SPAN), act.today))
    await tx.audit({ action: 'audit.unusual', subjectType: 'alert', subjectIds: [], detail: { raised } })
    return raised
  })
}

/** Closes an alert with a finding in words; never one about oneself. */
export function closeAlert(act: Act, id: string, finding: AlertFinding, words: string): Promise<Result<string, Refusal>> {
  return act.transaction(async tx => {
    const answer = await closeAlertIn(tx.db, id, finding, words)
    const code = answer === 'own-decision' || answer === 'wrong-state' ? answer : 'absent'
    const result: Result<string, Refusal> = answer === null ? yes(id) : no(refusal(code))
    await tx.audit({
      action: 'audit.alert-close',
      subjectType: 'alert',
      subjectIds: [id],
      detail: { finding, words },
      ...outcomeOf(result),
    })
    return result
  })
}

/** What waits for the privacy officer: counts, nobody's record. */
export function readWaiting(act: Act): Promise<Waiting> {
  return act.look(findWaiting)
}

type Said = { out(line: string): void; err(line: string): void }

/**
 * `report unusual-access --since <day>`: runs the rules with the owner's login and prints the open alerts. Who was looked at is never
 * printed; the looks are behind the alert on the privacy officer's page.
 */
export async function reportUnusualAccess(args: readonly string[], owner: Database, { out, err }: Said): Promise<0 | 2> {
  const { values } = parseArgs({ args: [...args], options: { since: { type: 'string' } } })
  const since = values.since === undefined ? undefined : readAnyDay(values.since)
  if (since === undefined || !since.ok) {
    err('いつからの記録を調べるかを --since 2026-11-01 のように指定してください。')
    return 2
  }
  const now = new Date()
  const alerts = await owner.transaction(null, async db => {
    const raised = await raiseAlerts(db, instantOf(since.value), now, daysOff(since.value, dayOfInstant(now)))
    const event = { action: 'audit.unusual', subjectType: 'alert', subjectIds: [], detail: { raised } }
    await recordEvent(db, newId(), event, { route: 'report unusual-access', requestNo: 'cli' })
    return listAlerts(db, 500)
  })
  const open = alerts.filter(alert => alert.closedAt === null)
  for (const { id, rule, staffName, agencyName, events, firstAt, lastAt } of open)
    out([id, rule, `${agencyName} ${staffName}`, `${events}件`, formatInstant(firstAt), formatInstant(lastAt)].join('\t'))
  out(`確かめていない知らせ ${open.length} 件。結果は、個人情報保護の担当者が画面で記録してください。`)
  return 0
}

function daysOff(from: Day, to: Day): readonly Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (isHoliday(day) === true) days.push(day)
  return days
}

/** The beginning of a day in Japan. */
function instantOf(day: Day): Date {
  return new Date(`${day}T00:00:00+09:00`)
}
