import { readId } from '../../../kernel/id.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { CoordinatorFunction } from '../domain/field-log.ts'
import { monthSpan } from '../domain/month-report.ts'

/** What a report is asked for: a month, one coordinator or all, and after which list functions are called. */
export type Asked = {
  readonly span: NonNullable<ReturnType<typeof monthSpan>>
  readonly staffId: string | null
  /** The code list after which functions are called. */
  readonly list: 'coordinator_function' | 'coordinator_function_other'
  readonly isCoordinator: boolean
}
/** Reads what a report is asked for; this month and everybody unless said otherwise. */
export function askedOf(visit: SignedVisit): Asked {
  const span = monthSpan(visit.query.get('month')) ?? monthSpan(visit.act.today.slice(0, 7))
  if (span === undefined) throw new Error('today lies in a month')
  const isCoordinator = visit.signedIn.reader.duties.has('outreach')
  return {
    span,
    isCoordinator,
    staffId: isCoordinator ? (readId(visit.query.get('staff') || undefined) ?? null) : null,
    list: visit.query.get('words') === 'other' ? 'coordinator_function_other' : 'coordinator_function',
  }
}

/** The same as the query of an address, for this month or another. */
export function addressOf({ span, staffId, list }: Asked, month = span.month): string {
  const kept = new URLSearchParams({ month })
  if (staffId !== null) kept.set('staff', staffId)
  if (list === 'coordinator_function_other') kept.set('words', 'other')
  return kept.toString()
}

/** What a function was called on the last day of the month that is told. */
export function labelOf(visit: SignedVisit, { list, span }: Asked, fn: CoordinatorFunction): string {
  return visit.house.codes.label(list, fn, span.until)
}
