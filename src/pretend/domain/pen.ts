import type { Ages } from './ages.ts'
import type { Calendar, Hand } from './calendar.ts'
import { instantOf, moveOn, moveTo } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { Desks } from './desks.ts'
import type { Scene } from './scene.ts'
import type { Step, StepBody, Urgency } from './shapes.ts'

/** Everything a course is written with: the scene, the clock it has come to, and the steps so far. */
export type Pen = {
  readonly chance: Chance
  readonly calendar: Calendar
  readonly desks: Desks
  readonly ages: Ages
  readonly scene: Scene
  readonly key: string
  readonly urgency: Urgency | undefined
  readonly hand: Hand
  readonly steps: Step[]
  /** Who has the consultation now: agency and worker. */
  holder: { readonly agency: string; readonly worker: string }
  referrals: number
}

/** Write a step at the present point of the clock. */
export function write(pen: Pen, by: string, body: StepBody): void {
  pen.steps.push({ at: instantOf(pen.calendar, pen.hand), by, ...body })
}

/** Let between `low` and `high` open days pass. */
export const wait = (pen: Pen, low: number, high: number): void => moveOn(pen.calendar, pen.chance, pen.hand, pen.chance.whole(low, high))

/** Let time pass until a place of the calendar, if it lies ahead. */
export const waitUntil = (pen: Pen, place: number): void => moveTo(pen.calendar, pen.chance, pen.hand, place)

/** The steps that were taken by the end of the history; what was cut off has simply not happened yet. */
export function stepsByTheEnd(pen: Pen): readonly Step[] {
  const end = instantOf(pen.calendar, { place: pen.calendar.last, minute: 24 * 60 - 1 })
  const cut = pen.steps.findIndex(step => step.at > end)
  return cut === -1 ? pen.steps : pen.steps.slice(0, cut)
}
