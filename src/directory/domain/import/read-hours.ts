import type { Hours, Opening } from '../place.ts'
import { NO_HOURS, WEEK_DAYS } from '../place.ts'
import type { Field } from './fields.ts'
import { joinHours } from './join-hours.ts'
import { readClosed } from './read-closed.ts'
import { readDays } from './read-days.ts'
import { readTime, readTimes } from './read-times.ts'

/** The cells of a row that speak of time, each with the name of its column. */
export type HourCells = Partial<Record<Field, HourCell>>

/** One cell that speaks of time. */
export type HourCell = { readonly column: string; readonly words: string }

/** Hours as far as they are certain, the cells that could only be kept as words, and those that move a closed day after a holiday. */
export type ReadHours = { readonly hours: Hours; readonly unread: readonly HourCell[]; readonly moving: readonly HourCell[] }

/**
 * Hours from the columns of a list, or from its free words. All or nothing: words understood in part would promise an open door.
 * `remarks` are the other words of the row: 「土曜日は隔週」 there takes the certainty from a Saturday column.
 * What was published as words stays in `note` word for word; so does every column that could not be read.
 */
export function readHours(cells: HourCells, remarks: string): ReadHours {
  const columns = fromColumns(cells, remarks)
  const told = [cells.hoursText, cells.closedText].filter(cell => cell !== undefined)
  const note = noteOf([...told, ...columns.unread], cells.closedText !== undefined || columns.unread.length > 0)
  const moving = told.filter(cell => MOVES.test(cell.words))
  if (columns.openings.length > 0) {
    const closed = cells.closedText ?? cells.hoursText
    return { hours: withClosed(columns.openings, columns.onHolidays, closed?.words, note), unread: columns.unread, moving }
  }
  const words = told.length === 0 ? undefined : fromWords(cells.hoursText?.words, cells.closedText?.words)
  const unread = words === undefined ? [...told, ...columns.unread] : columns.unread
  return { hours: { ...(words ?? NO_HOURS), note }, unread, moving: words === undefined ? [] : moving }
}

const MOVES = /祝[^。]{0,20}(?:翌|次の|振替|振り替え)/

type FromColumns = { readonly openings: readonly Opening[]; readonly onHolidays: Hours['onHolidays']; readonly unread: readonly HourCell[] }

function fromColumns(cells: HourCells, remarks: string): FromColumns {
  const isSaturdayRare = /土曜?日?[^\n。]{0,12}(?:隔週|第[\d１-５一二三四五]|月[\d１-５一二三四五]回|のみ)/.test(remarks)
  const named = cells.days && readDays(cells.days.words)
  const sets = [
    { days: named?.days, nth: named?.nth ?? null, from: [cells.days, cells.opens, cells.closes] },
    { days: WEEK_DAYS.slice(0, 5), nth: null, from: [cells.weekdayOpens, cells.weekdayCloses] },
    { days: isSaturdayRare ? undefined : WEEK_DAYS.slice(5, 6), nth: null, from: [cells.saturdayOpens, cells.saturdayCloses] },
  ]
  const read = sets.map(({ days, nth, from }) => {
    const [opens, closes] = from.slice(-2).map(cell => cell && readTime(cell.words))
    const isWhole = days !== undefined && days.length > 0 && opens !== undefined && closes !== undefined && opens !== closes
    return isWhole ? { openings: [{ days, nth, opens, closes }], unread: [] } : { openings: [], unread: from }
  })
  return {
    openings: read.flatMap(set => set.openings),
    onHolidays: named?.holidays ? 'open' : cells.days?.words.startsWith('平日') ? 'closed' : 'unknown',
    unread: read.flatMap(set => set.unread).filter(cell => cell !== undefined),
  }
}

/** Days and times have columns of their own; words beside them can only close what they open. */
function withClosed(openings: readonly Opening[], onHolidays: Hours['onHolidays'], words: string | undefined, note: string | null): Hours {
  const closed = words === undefined ? undefined : readClosed(words)
  if (closed === undefined) return { openings, onHolidays, closures: [], note }
  const parts = openings.map(({ days, nth, opens, closes }) => ({
    days,
    nth,
    spans: [[opens, closes]] as const,
    holidays: false,
    isWorkdays: false,
  }))
  const left = joinHours(parts, closed)?.openings ?? openings
  return { openings: left, onHolidays: closed.moves ? 'unknown' : closed.holidays ? 'closed' : onHolidays, closures: closed.closures, note }
}

function fromWords(hoursWords: string | undefined, closedWords: string | undefined): Omit<Hours, 'note'> | undefined {
  const parts = closedWords === undefined ? sectionsOf(hoursWords ?? '') : { hours: hoursWords, closed: closedWords }
  if (parts?.hours === undefined) return undefined
  const times = readTimes(parts.hours)
  const closed = parts.closed === undefined ? undefined : readClosed(parts.closed)
  if (times === undefined || (parts.closed !== undefined && closed === undefined)) return undefined
  return joinHours(times, closed)
}

/** 「【開館時間】…【休館日】…」 or 「9:00～17:00（土日祝休み）」 in two; undefined when there is a part of another kind. */
function sectionsOf(words: string): { readonly hours: string; readonly closed?: string } | undefined {
  const marked = Array.from(words.matchAll(/【([^】]+)】([^【]*)/g), ([, label = '', text = '']) => ({
    isClosed: label.includes('休'),
    label,
    text: text.trim(),
  }))
  if (marked.length === 0) {
    const [, hours, closed] = /^([^（(]+)[（(](.*(?:休み|休館|休業|定休|除く).*)[）)]$/.exec(words.trim()) ?? []
    return hours !== undefined && closed !== undefined ? { hours, closed } : { hours: words }
  }
  const [opened, ...more] = marked.filter(part => !part.isClosed)
  const closed = marked.filter(part => part.isClosed)
  const isKnown = /時間|開館|利用|営業|受付/.test(opened?.label ?? '') && words.trim().startsWith('【')
  if (opened === undefined || more.length > 0 || closed.length > 1 || !isKnown) return undefined
  return closed[0] ? { hours: opened.text, closed: closed[0].text } : { hours: opened.text }
}

function noteOf(cells: readonly HourCell[], isLabelled: boolean): string | null {
  if (cells.length === 0) return null
  return cells.map(({ column, words }) => (isLabelled ? `${column}：${words}` : words)).join('\n')
}
