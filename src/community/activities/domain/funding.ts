import type { Day } from '../../../kernel/day.ts'
import type { UndertakingId, UndertakingKind } from './group.ts'

export const FUNDING_KINDS = ['grant', 'donation', 'fee', 'sales', 'crowdfunding', 'member', 'in_kind', 'city'] as const
export const FUNDING_STATES = ['idea', 'applied', 'granted', 'declined', 'reported', 'ended'] as const
export type FundingState = (typeof FUNDING_STATES)[number]

/** 財源. `amount` in whole yen; null where nobody knows it yet, or where it is help in kind. */
export type Funding = {
  readonly id: string
  readonly undertakingId: UndertakingId
  readonly undertakingKind: UndertakingKind
  readonly undertakingName: string
  readonly kind: (typeof FUNDING_KINDS)[number]
  readonly name: string
  readonly amount: number | null
  readonly fromOn: Day | null
  readonly untilOn: Day | null
  readonly applyFrom: Day | null
  readonly applyUntil: Day | null
  readonly reportDue: Day | null
  readonly conditions: string
  readonly state: FundingState
  readonly stateWords: string
  readonly sequence: number
  readonly changedAt: Date
  readonly version: number
}

/** A day of the fundraising calendar: the application window opens or closes, money begins or ends, a report is due. */
export type FundingDay = {
  readonly on: Day
  readonly what: 'apply-from' | 'apply-until' | 'from' | 'until' | 'report-due'
  readonly funding: Funding
  /** What no longer has to be thought of: a window of what was applied for, a report that was handed in. */
  readonly isPast: boolean
}

/** The days of some sources from one day until another, in the order of the days. */
export function fundingDays(fundings: readonly Funding[], from: Day, until: Day): readonly FundingDay[] {
  return fundings
    .flatMap(funding => daysOf(funding))
    .filter(({ on }) => on >= from && on <= until)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/** Days by month ('2026-11'), every month between the two among them, so that a calendar has no holes. */
export function byMonth(
  days: readonly FundingDay[],
  from: Day,
  until: Day,
): readonly { readonly month: string; readonly days: readonly FundingDay[] }[] {
  const months: { month: string; days: readonly FundingDay[] }[] = []
  for (let month = from.slice(0, 7); month <= until.slice(0, 7); month = nextMonth(month)) {
    months.push({ month, days: days.filter(({ on }) => on.startsWith(month)) })
  }
  return months
}

function daysOf(funding: Funding): readonly FundingDay[] {
  const { applyFrom, applyUntil, fromOn, untilOn, reportDue, state } = funding
  if (state === 'declined') return []
  const isApplied = state !== 'idea'
  const isReported = state === 'reported' || state === 'ended'
  const entry = (on: Day | null, what: FundingDay['what'], isPast: boolean) => (on === null ? [] : [{ on, what, funding, isPast }])
  return [
    ...entry(applyFrom, 'apply-from', isApplied),
    ...entry(applyUntil, 'apply-until', isApplied),
    ...entry(fromOn, 'from', isReported),
    ...entry(untilOn, 'until', isReported),
    ...entry(reportDue, 'report-due', isReported),
  ]
}

function nextMonth(month: string): string {
  const [year, no] = [Number(month.slice(0, 4)), Number(month.slice(5))]
  return no === 12 ? `${year + 1}-01` : `${year}-${String(no + 1).padStart(2, '0')}`
}
