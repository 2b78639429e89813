import type { Boundary } from '../../../directory/index.ts'
import { listBoundaries } from '../../../directory/index.ts'
import type { Day } from '../../../kernel/day.ts'
import { addDays, addMonths } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database, Db } from '../../../platform/database.ts'
import { publicActivities } from '../../activities/index.ts'
import { openCouncils } from '../../councils/index.ts'
import { openIssues } from '../../issues/index.ts'
import { openMeetings } from '../../meetings/index.ts'
import { openTreasures } from '../../treasures/index.ts'
import type { OpenDate, ToldCouncil } from '../domain/open.ts'
import { lifted } from '../domain/size.ts'
import type { DatesAsked } from './read-dates.ts'
import { openDates } from './read-dates.ts'
import { toldRows, toldWordings } from './told-rows.ts'

const MOST = 200
/** Months of dates a page about what comes next looks ahead. */
const AHEAD = 3
/** How long a meeting's words about what became of it stay on the page of its council. */
const DAYS_BACK = 365

/** All councils with the next date of each. Asked with the login that knows nobody's record. */
export function readOpenCouncils(door: Database, language: Language, today: Day) {
  return door.transaction(null, async db => {
    const councils = await toldCouncils(db, language)
    const dates = await openDates(db, language, { from: today, before: addMonths(today, AHEAD), each: 3 })
    const next = new Map<number, OpenDate>()
    for (const date of dates) if (date.councilNo !== null && !date.isCancelled && !next.has(date.councilNo)) next.set(date.councilNo, date)
    return { councils, next }
  })
}

/** One council as everybody may know it; nothing where there is none of that number. */
export function readOpenCouncil(door: Database, language: Language, no: number, today: Day) {
  return door.transaction(null, async db => {
    const councils = await toldCouncils(db, language)
    const council = councils.find(one => one.no === no)
    if (council === undefined) return undefined
    return {
      council,
      dates: await openDates(db, language, { councilNo: no, from: today, before: addMonths(today, AHEAD), each: 6 }),
      decided: await wordsAfterMeetings(db, language, no, today),
      activities: await toldRows(
        db,
        'activity',
        await publicActivities(db, { councilNo: no, from: today, limit: 60, datesEach: 1 }),
        language,
      ),
      treasures: await toldRows(db, 'treasure', await openTreasures(db, { councilNo: no, limit: MOST }), language),
      issues: (await toldIssues(db, language, councils)).filter(({ councilNo }) => councilNo === no),
      boundaries: await listBoundaries(db),
    }
  })
}

/** Treasures of all councils, the last told first. */
export function readOpenTreasures(door: Database, language: Language) {
  return door.transaction(null, async db => ({
    councils: await openCouncils(db),
    treasures: await toldRows(db, 'treasure', await openTreasures(db, { limit: MOST }), language),
    boundaries: await listBoundaries(db),
  }))
}

/** One treasure; nothing from the moment its wording or somebody's yes is taken back. */
export function readOpenTreasure(door: Database, language: Language, id: string) {
  return door.transaction(null, async db => {
    const [treasure] = await toldRows(db, 'treasure', await openTreasures(db, { id, limit: 1 }), language)
    if (treasure === undefined) return undefined
    const boundaries: readonly Boundary[] = treasure.lat === null ? [] : await listBoundaries(db)
    return { treasure, council: (await openCouncils(db)).find(({ no }) => no === treasure.councilNo), boundaries }
  })
}

/** What troubles the town, without the names of small neighbourhoods. */
export function readOpenIssues(door: Database, language: Language) {
  return door.transaction(null, async db => {
    const councils = await openCouncils(db)
    return { councils, issues: await toldIssues(db, language, councils) }
  })
}

/** One activity with its next dates. */
export function readOpenActivity(door: Database, language: Language, id: string, today: Day) {
  return door.transaction(null, async db => {
    const [activity] = await toldRows(db, 'activity', await publicActivities(db, { id, from: today, limit: 1, datesEach: 12 }), language)
    return activity && { activity, council: (await openCouncils(db)).find(({ no }) => no === activity.councilNo) }
  })
}

/** One meeting for everybody, with what was worded about it. */
export function readOpenMeeting(door: Database, language: Language, id: string) {
  return door.transaction(null, async db => {
    const [meeting] = await openMeetings(db, { id, limit: 1 })
    if (meeting === undefined) return undefined
    const told = (await toldWordings(db, 'meeting', [id], language)).get(id)?.told
    return { meeting, told, council: (await openCouncils(db)).find(({ no }) => no === meeting.councilNo) }
  })
}

/** Dates of a month or of what is ahead, of one council or of all. */
export function readOpenDates(door: Database, language: Language, asked: DatesAsked) {
  return door.transaction(null, async db => ({ councils: await openCouncils(db), dates: await openDates(db, language, asked) }))
}

async function toldCouncils(db: Db, language: Language): Promise<readonly ToldCouncil[]> {
  const councils = await openCouncils(db)
  const keys = councils.map(({ no }) => String(no))
  const intros = await toldWordings(db, 'council', keys, language)
  return councils.map(council => ({ ...council, intro: intros.get(String(council.no))?.told }))
}

async function toldIssues(db: Db, language: Language, councils: Parameters<typeof lifted>[1]) {
  return toldRows(db, 'issue', lifted(await openIssues(db, MOST), councils), language)
}

/** Of meetings that are over, those about which words were checked for everybody. */
async function wordsAfterMeetings(db: Db, language: Language, councilNo: number, today: Day) {
  const meetings = await openMeetings(db, { councilNo, from: addDays(today, -DAYS_BACK), before: today, limit: MOST })
  const keys = meetings.filter(({ isCancelled }) => !isCancelled).map(({ id }) => id)
  const told = await toldWordings(db, 'meeting', keys, language)
  return meetings.flatMap(meeting => {
    const words = told.get(meeting.id)
    return words ? [{ ...meeting, told: words.told, checkedAt: words.checkedAt }] : []
  })
}
