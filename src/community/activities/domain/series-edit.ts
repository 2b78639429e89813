import type { Day } from '../../../kernel/day.ts'
import type { RuleDate } from './recurrence.ts'

/** A date that is still to come, as an edit of its series looks at it. */
export type StandingDate = {
  readonly id: string
  readonly seriesOn: Day | null
  readonly on: Day
  /** 10:00 */
  readonly from: string
  readonly until: string
  readonly state: 'planned' | 'cancelled'
  /** Somebody comes, or waits to come. */
  readonly isJoined: boolean
  readonly isByHand: boolean
}

/** What an edit of a series does with the dates to come. */
export type SeriesEdit = {
  /** Nobody joined, and the new rule does not have them. */
  readonly dropped: readonly StandingDate[]
  /** The new rule does not have them as they are, but somebody joined: they stay as they were told. */
  readonly kept: readonly StandingDate[]
  /** Empty dates of the rule that change their day or hours. */
  readonly changed: readonly { readonly date: StandingDate; readonly on: Day }[]
  readonly added: readonly RuleDate[]
}

/**
 * What becomes of the dates to come when the series is said anew. Dates with somebody on them are never touched; what was called off stays
 * called off; what was put in or moved by hand stays while its rule day holds. Pure, so that it can be shown before it is done.
 * @param wanted dates of the new series that are still to come
 * @param standing dates to come as they are now, without dropped ones
 */
export function editOfSeries(
  wanted: readonly RuleDate[],
  standing: readonly StandingDate[],
  hours: { readonly from: string; readonly until: string },
): SeriesEdit {
  const wish = new Map(wanted.map(date => [date.ruleOn, date]))
  const has = new Set(standing.map(({ seriesOn }) => seriesOn))
  const planned = standing.filter(({ state, seriesOn }) => state === 'planned' && seriesOn !== null)
  const isOff = (date: StandingDate) => wish.get(date.seriesOn ?? date.on) === undefined
  const differs = (date: StandingDate) =>
    !date.isByHand && (date.on !== wish.get(date.seriesOn ?? date.on)?.on || date.from !== hours.from || date.until !== hours.until)
  const dropped = planned.filter(date => !date.isJoined && isOff(date))
  const stays = new Set(standing.filter(date => !dropped.includes(date) && (date.isJoined || date.isByHand)).map(({ on }) => on))
  return {
    dropped,
    kept: planned.filter(date => date.isJoined && (isOff(date) || differs(date))),
    changed: planned.flatMap(date => {
      const on = wish.get(date.seriesOn ?? date.on)?.on
      return on !== undefined && !date.isJoined && differs(date) ? [{ date, on }] : []
    }),
    added: wanted.filter(({ ruleOn, on }) => !has.has(ruleOn) && !stays.has(on)),
  }
}

/** What was shown, in short: an edit is done only as it was shown. */
export function editMark(edit: SeriesEdit): string {
  const ids = (dates: readonly StandingDate[]) => dates.map(({ id }) => id.slice(-8)).join('.')
  const first = (dates: readonly RuleDate[]) => `${dates.length}.${dates[0]?.on ?? ''}.${dates.at(-1)?.on ?? ''}`
  return [
    ids(edit.dropped),
    ids(edit.kept),
    edit.changed.map(({ date, on }) => `${date.id.slice(-8)}${on}`).join('.'),
    first(edit.added),
  ].join('_')
}
