import type { Id } from '../../../kernel/id.ts'
import type { Occurrence } from './occurrence.ts'
import { phaseOf } from './occurrence.ts'

/** How a date went, written once for all. */
export type Told = {
  readonly attendance: number | null
  readonly newcomers: number | null
  readonly helpers: number | null
  readonly words: string
  /** What went wrong, told plainly. */
  readonly incidents: string
}

/** What was told, with who told it; a correction stands behind what it corrects. */
export type Feedback = Told & {
  readonly id: Id<'feedback'>
  readonly corrects: string | null
  readonly byName: string
  readonly madeAt: Date
}

/** Days after a date in which everybody who takes part is asked how it went. */
export const ASKED_DAYS = 14

/** Whether a date waits for somebody to tell how it went: it is over, within its 14 days, and nobody has told yet. */
export function isAsked(date: Pick<Occurrence, 'state' | 'startsAt' | 'endsAt'>, now: Date): boolean {
  return phaseOf(date, now) === 'over' && now.getTime() <= date.endsAt.getTime() + ASKED_DAYS * DAY_MS
}

/** What holds now: the last correction, or what was told first. */
export function holding(told: readonly Feedback[]): Feedback | undefined {
  return told.find(one => !told.some(other => other.corrects === one.id))
}

const DAY_MS = 86_400_000
