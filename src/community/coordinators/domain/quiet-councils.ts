import type { Day } from '../../../kernel/day.ts'
import { daysBetween } from '../../../kernel/day.ts'

/** Days after which the team asks itself how a council is doing. */
const QUIET_DAYS = 90

/** A council nobody has written about for a while; `days` undefined when nobody ever has. */
export type QuietCouncil<Council> = { readonly council: Council; readonly lastOn: Day | undefined; readonly days: number | undefined }

/**
 * Councils without a log for 90 days, in the order of the councils and not of the days: it is about care, not about control.
 *
 * @param lastOn the last day written about, by the number of the council
 */
export function quietCouncils<Council extends { readonly no: number }>(
  councils: readonly Council[],
  lastOn: ReadonlyMap<number, Day>,
  today: Day,
): readonly QuietCouncil<Council>[] {
  return councils.flatMap(council => {
    const last = lastOn.get(council.no)
    const days = last === undefined ? undefined : daysBetween(last, today)
    return days !== undefined && days < QUIET_DAYS ? [] : [{ council, lastOn: last, days }]
  })
}

/** The councils to which nobody goes on a day. */
export function withoutCoordinator<Council extends { readonly no: number }>(
  councils: readonly Council[],
  assignments: readonly { readonly councilNo: number; readonly fromOn: Day; readonly toOn: Day | null }[],
  today: Day,
): readonly Council[] {
  const served = new Set(
    assignments.filter(one => one.fromOn <= today && (one.toOn === null || today <= one.toOn)).map(({ councilNo }) => councilNo),
  )
  return councils.filter(({ no }) => !served.has(no))
}
