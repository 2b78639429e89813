import type { Day } from '../../kernel/day.ts'
import { addDays, weekdayOf } from '../../kernel/day.ts'
import { isHoliday } from '../../platform/holidays.ts'
import type { Moment, OpenState } from '../domain/open-hours.ts'
import { stateAt } from '../domain/open-hours.ts'
import type { Hours, Opening, WeekDay } from '../domain/place.ts'
import { WEEK_DAYS } from '../domain/place.ts'
import { hoursTexts } from './hours-texts.ts'

/** Whether it is open at an instant, by the Japanese calendar of holidays. */
export function openStateAt(hours: Hours, instant: Date): OpenState {
  return stateAt(hours, instant, isHoliday)
}

/** Open or not in words, with the hour that matters next. */
export function stateWords(state: OpenState, today: Day): string {
  if (state.kind === 'unknown') return hoursTexts.unknown
  if (state.kind === 'open')
    return state.until === null ? hoursTexts.openAlways : hoursTexts.openUntil(momentWords(state.until, today, 'hour-alone'))
  return state.next === null ? hoursTexts.closedNow : hoursTexts.closedUntil(momentWords(state.next, today))
}

/** The same for narrow columns: what a mark says already is `unseen`, for those who hear the page. */
export function shortStateWords(state: OpenState, today: Day): { readonly unseen: string; readonly seen: string } {
  if (state.kind === 'open' && state.until !== null)
    return { unseen: hoursTexts.shortOpen, seen: hoursTexts.shortOpenUntil(momentWords(state.until, today, 'hour-alone')) }
  if (state.kind === 'closed' && state.next !== null)
    return { unseen: hoursTexts.shortClosed, seen: hoursTexts.shortNext(momentWords(state.next, today)) }
  return { unseen: '', seen: state.kind === 'open' ? hoursTexts.allDay : stateWords(state, today) }
}

/** The openings of one day of the week in words, e.g. 「8:30～17:15」「第2・第4 13:00～16:00」; empty when it is closed. */
export function dayWords(hours: Hours, day: WeekDay): readonly string[] {
  return hours.openings.filter(opening => opening.days.includes(day)).map(openingWords)
}

/** The whole week in one line: 月 8:30～17:15／火 …; empty when nothing certain is known. */
export function weekInWords(hours: Hours): string {
  return WEEK_DAYS.flatMap(day => {
    const words = dayWords(hours, day)
    return words.length === 0 ? [] : [`${hoursTexts.days[day]} ${words.join('、')}`]
  }).join('／')
}

/** An hour as people write it: 8:30 instead of 08:30. */
function hourWords(time: string): string {
  return time.replace(/^0(?=\d:)/, '')
}

function openingWords(opening: Opening): string {
  const { opens, closes, nth } = opening
  const isAllDay = opens === '00:00' && closes === '24:00'
  const end = closes <= opens ? hoursTexts.nextDay(hourWords(closes)) : hourWords(closes)
  const times = isAllDay ? hoursTexts.allDay : hoursTexts.range(hourWords(opens), end)
  return nth === null ? times : `${hoursTexts.nth(nth)} ${times}`
}

function momentWords(moment: Moment, today: Day, style?: 'hour-alone'): string {
  const time = hourWords(moment.time)
  if (moment.day === today) return style === 'hour-alone' ? time : hoursTexts.dayAndTime(`${hoursTexts.today} `, time)
  if (moment.day === addDays(today, 1)) return hoursTexts.dayAndTime(`${hoursTexts.tomorrow} `, time)
  return hoursTexts.dayAndTime(`${Number(moment.day.slice(5, 7))}/${Number(moment.day.slice(8))}（${weekdayOf(moment.day)}）`, time)
}
