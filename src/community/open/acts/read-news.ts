import type { Day } from '../../../kernel/day.ts'
import { addDays } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database, Db } from '../../../platform/database.ts'
import { publicActivities } from '../../activities/index.ts'
import { openCouncils } from '../../councils/index.ts'
import { openIssues } from '../../issues/index.ts'
import { openMeetings } from '../../meetings/index.ts'
import type { Told } from '../../texts/index.ts'
import { openWordings } from '../../texts/index.ts'
import { openTreasures } from '../../treasures/index.ts'
import { lifted } from '../domain/size.ts'
import { toldRows, toldWordings } from './told-rows.ts'

const MOST = 50
const DAYS_BACK = 180

/** What became known to everybody: a treasure, an activity, what is said of a meeting, what troubles the town. `at`: when it was checked. */
export type OpenNews = {
  readonly kind: 'treasure' | 'activity' | 'meeting' | 'issue'
  readonly id: string
  readonly told: Told
  readonly at: Date
}

/** The news of one council, or of all, the newest first; nothing where there is no such council. */
export function readOpenNews(
  door: Database,
  language: Language,
  councilNo: number | undefined,
  today: Day,
): Promise<{ readonly news: readonly OpenNews[]; readonly council: { readonly name: string } | undefined } | undefined> {
  return door.transaction(null, async db => {
    const councils = await openCouncils(db)
    const council = councils.find(({ no }) => no === councilNo)
    if (councilNo !== undefined && council === undefined) return undefined
    const issues = lifted(await openIssues(db, MOST * 4), councils).filter(one => councilNo === undefined || one.councilNo === councilNo)
    const news = [
      ...newsOf('treasure', await toldRows(db, 'treasure', await openTreasures(db, { councilNo, limit: MOST }), language)),
      ...newsOf('issue', await toldRows(db, 'issue', issues, language)),
      ...newsOf('meeting', await wordedMeetings(db, language, councilNo, today)),
      ...newsOf('activity', await wordedActivities(db, language, councilNo, today)),
    ]
    return {
      council,
      news: news.sort((one, other) => other.at.getTime() - one.at.getTime() || (one.id < other.id ? -1 : 1)).slice(0, MOST),
    }
  })
}

type Checked = { readonly id: string; readonly told: Told; readonly checkedAt: Date }

const newsOf = (kind: OpenNews['kind'], rows: readonly Checked[]): readonly OpenNews[] =>
  rows.map(({ id, told, checkedAt }) => ({ kind, id, told, at: checkedAt }))

async function wordedMeetings(db: Db, language: Language, councilNo: number | undefined, today: Day): Promise<readonly Checked[]> {
  const meetings = await openMeetings(db, { councilNo, from: addDays(today, -DAYS_BACK), limit: MOST * 8 })
  const keys = meetings.map(({ id }) => id)
  return [...(await toldWordings(db, 'meeting', keys, language)).values()]
}

async function wordedActivities(db: Db, language: Language, councilNo: number | undefined, today: Day): Promise<readonly Checked[]> {
  const rows = await publicActivities(db, { councilNo, from: today, limit: MOST * 4, datesEach: 1 })
  const told = await toldRows(db, 'activity', rows, language)
  const worded = await openWordings(
    db,
    'activity',
    rows.map(({ id }) => id),
  )
  return told.flatMap(row => {
    const checkedAt = worded.get(row.id)?.checkedAt
    return checkedAt ? [{ id: row.id, told: row.told, checkedAt }] : []
  })
}
