import type { Day } from '../../../kernel/day.ts'
import { addDays, addMonths, readDay } from '../../../kernel/day.ts'
import type { Calendar } from '../calendar.ts'
import { calendarOf, instantOf } from '../calendar.ts'
import type { PretendConsultation, PretendHousehold, PretendPerson, Step, StepBody } from '../shapes.ts'

/** One written story: its households and their consultations. */
export type Story = { readonly households: readonly PretendHousehold[]; readonly consultations: readonly PretendConsultation[] }

/** The days of a story, counted back from the day it is told on, so that its people keep their age and its dates stay near. */
export type StoryDays = {
  /** The day of birth of somebody of this age, some months past the birthday. */
  readonly born: (age: number, monthsPast: number) => Day
  /** A day so many days from the day of telling: negative is past. */
  readonly on: (days: number) => Day
  /** An instant on the open day at or before so many days ago, at 'HH:MM'. */
  readonly ago: (days: number, time: string) => string
}

/** The days of stories told on `until`. */
export function storyDaysOf(until: Day): StoryDays {
  const calendar = calendarOf(until, 12)
  return {
    born: (age, monthsPast) => addDays(addMonths(until, -age * 12 - monthsPast), -9),
    on: days => addDays(until, days),
    ago: (days, time) => instantOf(calendar, { place: openBefore(calendar, calendar.last - days), minute: minuteOf(time) }),
  }
}

/** One step of a story. */
export const step = (at: string, by: string, body: StepBody): Step => ({ at, by, ...body })

/**
 * A consultation with its steps in order of time, none before it was received. When holidays push two days together,
 * the later step follows ten minutes after; the first contact is the day on which the help began.
 */
export function inOrder(consultation: PretendConsultation): PretendConsultation {
  let before = consultation.receivedAt
  const course = consultation.course.map((told): Step => {
    const at = told.at > before ? told.at : tenMinutesLater(before)
    before = at
    return told.do === 'start' ? { ...told, at, firstContactOn: dayOf(at) } : { ...told, at }
  })
  return { ...consultation, course }
}

/** A household of one family; every member bears its name unless told otherwise. */
export function familyOf(
  household: Omit<PretendHousehold, 'members'> & { readonly family: string; readonly familyKana: string },
  members: readonly (Pick<PretendPerson, 'given' | 'givenKana' | 'birthDate' | 'sex' | 'relationship'> & Partial<PretendPerson>)[],
): PretendHousehold {
  const { family, familyKana, ...rest } = household
  return {
    ...rest,
    members: members.map((member, place) => ({
      key: `${household.key}-${place + 1}`,
      family,
      familyKana,
      language: 'ja',
      interpreter: false,
      ...member,
    })),
  }
}

function openBefore(calendar: Calendar, place: number): number {
  let found = place
  while (found > 0 && calendar.open[found] !== true) found--
  return found
}

function dayOf(at: string): Day {
  const day = readDay(at.slice(0, 10))
  if (day === undefined) throw new RangeError(`no such day: ${at}`)
  return day
}

function tenMinutesLater(at: string): string {
  const total = Math.min(minuteOf(at.slice(11, 16)) + 10, 1439)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${at.slice(0, 11)}${two(Math.floor(total / 60))}:${two(total % 60)}${at.slice(16)}`
}

function minuteOf(time: string): number {
  const [hours = '', minutes = ''] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}
