import type { Day } from '../../../kernel/day.ts'
import type { Closing } from './closing.ts'
import type { Meeting, MeetingPlan } from './meeting.ts'

/** An hour of the day as people type it, in half or full width: 19:30, 19時30分, 19時; as 19:30, or nothing. */
export function readClock(text: string): string | undefined {
  const parts = /^(\d{1,2})(?::(\d{2})|時(?:(\d{1,2})分|(半))?)$/.exec(text.normalize('NFKC').replace(/\s/g, ''))
  if (parts === null) return undefined
  const [hour, minute] = [Number(parts[1]), parts[4] ? 30 : Number(parts[2] ?? parts[3] ?? 0)]
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : undefined
}

/** The instant of an hour (19:30) on a day in Japan. */
export function instantAt(day: Day, clock: string): Date {
  return new Date(`${day}T${clock}:00+09:00`)
}

/** The time of day in Japan: 19:30. */
export function clockOf(instant: Date): string {
  return new Date(instant.getTime() + JST).toISOString().slice(11, 16)
}

/** The meeting planned at a closing: as long as this one, and like it in everything that was not said otherwise. */
export function nextAfter(meeting: Meeting, { nextOn, nextFrom, nextPlace, nextTitle }: Closing): MeetingPlan | undefined {
  if (!nextOn) return undefined
  const startsAt = instantAt(nextOn, nextFrom || clockOf(meeting.startsAt))
  const { bodyId, mode, hosts, audience } = meeting
  return {
    bodyId,
    mode,
    hosts,
    audience,
    startsAt,
    endsAt: new Date(startsAt.getTime() + meeting.endsAt.getTime() - meeting.startsAt.getTime()),
    title: nextTitle || meeting.title,
    place: nextPlace || meeting.place,
  }
}

const JST = 9 * 3_600_000
