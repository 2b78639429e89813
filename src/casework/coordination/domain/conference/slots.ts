import type { Day } from '../../../../kernel/day.ts'
import { addDays, weekdayOf } from '../../../../kernel/day.ts'
import type { InvitationId, SlotId } from './conference.ts'

/** A time a conference might begin, and who could come then. */
export type AnsweredSlot = { readonly id: SlotId; readonly startsAt: string; readonly free: readonly InvitationId[] }

/** Somebody who has to find a time. `isNeeded`: the sitting cannot be held well without them. */
export type Member = { readonly id: InvitationId; readonly isNeeded: boolean }

/** A time with who would be there. */
export type RankedSlot = {
  readonly id: SlotId
  readonly startsAt: string
  readonly neededThere: number
  readonly there: number
  readonly missing: readonly InvitationId[]
}

/** Times offered beside each other at most. */
export const TOP = 5

/**
 * The best times, five at most: the more of those needed come the better, then the more come at all, then the earlier.
 * Exact: every time is counted, none is guessed. Somebody who has not answered does not count as free.
 */
export function bestSlots(slots: readonly AnsweredSlot[], members: readonly Member[]): readonly RankedSlot[] {
  const ranked = slots.map((slot): RankedSlot => {
    const free = new Set(slot.free)
    const there = members.filter(member => free.has(member.id))
    return {
      id: slot.id,
      startsAt: slot.startsAt,
      neededThere: there.filter(member => member.isNeeded).length,
      there: there.length,
      missing: [...members].sort((a, b) => Number(b.isNeeded) - Number(a.isNeeded)).flatMap(({ id }) => (free.has(id) ? [] : [id])),
    }
  })
  return ranked
    .sort((a, b) => b.neededThere - a.neededThere || b.there - a.there || (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0))
    .slice(0, TOP)
}

/** From when to when times are looked for, at which hours (HH:MM, Japan) of each day. */
export type SlotWish = { readonly from: Day; readonly to: Day; readonly hours: readonly string[] }

/** Times generated at once, at most. */
export const MOST_SLOTS = 60

/**
 * Times on weekdays within a span, without holidays and without the days when offices are closed at the turn of the year.
 * @param isHoliday says so of a day; the calendar is the caller's
 */
export function officeSlots(wish: SlotWish, isHoliday: (day: Day) => boolean): readonly string[] {
  const times: string[] = []
  for (let day = wish.from; day <= wish.to && times.length < MOST_SLOTS; day = addDays(day, 1)) {
    if ('土日'.includes(weekdayOf(day)) || isHoliday(day) || isTurnOfYear(day)) continue
    for (const hour of [...wish.hours].sort()) if (times.length < MOST_SLOTS) times.push(instantAt(day, hour))
  }
  return times
}

/** The instant at which a clock in Japan shows this hour of this day, RFC 3339 in UTC. */
export function instantAt(day: Day, hour: string): string {
  return new Date(`${day}T${hour}:00+09:00`).toISOString()
}

/** 12月29日から1月3日まで. @source 行政機関の休日に関する法律1条; 地方自治法4条の2 */
function isTurnOfYear(day: Day): boolean {
  return day.slice(5) >= '12-29' || day.slice(5) <= '01-03'
}
