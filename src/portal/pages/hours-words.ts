import type { Hours, Moment, Opening, WeekDay } from '../../directory/index.ts'
import { stateAt, WEEK_DAYS } from '../../directory/index.ts'
import { dayOfInstant } from '../../kernel/day.ts'
import { isHoliday } from '../../platform/holidays.ts'
import { formatDay, formatList, formatTime, formatTimes, formatWeekday } from '../../ui/languages/format.ts'
import type { Voice } from './voice.ts'

/** Whether it is open now and what comes next, in the visitor's language; as certain as the hours are and no more. */
export function openWords(voice: Voice, hours: Hours): readonly string[] {
  const { find } = voice.words
  const state = stateAt(hours, voice.visit.now, isHoliday)
  if (state.kind === 'unknown') return [find.hoursUnknown]
  if (state.kind === 'closed')
    return state.next === null ? [find.isClosed] : [find.isClosed, find.opensNext(momentWords(voice, state.next))]
  return [state.until === null ? find.openNow : find.isOpen(momentWords(voice, state.until))]
}

/** The week in a few lines: days that share their hours stand together. Empty when nothing is known. */
export function weekWords(voice: Voice, hours: Hours): readonly string[] {
  return [
    ...hours.openings.map(opening => openingWords(voice, opening)),
    ...(hours.openings.length > 0 && hours.onHolidays === 'closed' ? [voice.words.find.closedOnHoliday] : []),
  ]
}

function openingWords(voice: Voice, { days, nth, opens, closes }: Opening): string {
  // A single 月 can be read in more than one way; 月曜日 only in one.
  const width = voice.language === 'ja' || voice.language === 'ja-easy' ? 'long' : 'short'
  const names = formatList(
    voice.language,
    days.map(day => formatWeekday(voice.language, signOf(day), width)),
  )
  const times = formatTimes(voice.language, opens, closes)
  return nth === null ? `${names} ${times}` : `${names} ${times} (${voice.words.find.nth(nth.join(', '))})`
}

/** Sunday is 0 in Intl and last in the register. */
function signOf(day: WeekDay): number {
  return (WEEK_DAYS.indexOf(day) + 1) % 7
}

function momentWords(voice: Voice, { day, time }: Moment): string {
  const words = formatTime(voice.language, time)
  return day === dayOfInstant(voice.visit.now) ? words : `${formatDay(voice.language, day)} ${words}`
}
