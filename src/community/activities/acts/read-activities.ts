import type { Act } from '../../../platform/act.ts'
import type { Neighbour } from '../../councils/index.ts'
import { mayKeep, mayRead, neighbourOf } from '../../councils/index.ts'
import { listIssues, OPEN_STATES } from '../../issues/index.ts'
import type { LinkShower, ShownLink, TitleTeller } from '../../links/index.ts'
import type { SubjectTeller, Wording } from '../../texts/index.ts'
import { wordingOf } from '../../texts/index.ts'
import type { Activity, ActivityId, ActivityStep, Role } from '../domain/activity.ts'
import type { CalendarDate, Taken } from '../domain/occurrence.ts'
import type { ActivityFilter, ListedActivity } from '../store/activities.ts'
import { activitiesWithIds, courseOf, findActivity, listActivities } from '../store/activities.ts'
import { listDates } from '../store/dates.ts'
import { myDates, placesTaken } from '../store/joinings.ts'
import { rolesOf } from '../store/roles.ts'

export type { ActivityFilter, ListedActivity }

/** One page of activities, with the reader as the community half sees them. */
export type ActivityPage = { readonly rows: readonly ListedActivity[]; readonly next: ActivityId | undefined; readonly reader: Neighbour }

/** Activities the reader may know, narrowed as asked. */
export function readActivities(
  act: Act,
  filter: ActivityFilter,
  place: { readonly limit: number; readonly after?: ActivityId | undefined },
): Promise<ActivityPage> {
  return act.transaction(async tx => {
    const found = await listActivities(tx.db, filter, { ...place, now: act.now })
    const rows = found.slice(0, place.limit)
    await tx.audit({ action: 'activity.list', subjectType: 'activity', subjectIds: rows.map(({ id }) => id) })
    return { rows, next: found.length > place.limit ? rows.at(-1)?.id : undefined, reader: await neighbourOf(tx.db) }
  })
}

/** Everything one page about an activity shows. */
export type ActivityWhole = {
  readonly activity: Activity
  readonly roles: readonly Role[]
  readonly coming: readonly CalendarDate[]
  readonly past: readonly CalendarDate[]
  readonly taken: ReadonlyMap<string, readonly Taken[]>
  /** Dates to which the reader comes. */
  readonly mine: ReadonlySet<string>
  readonly course: readonly ActivityStep[]
  readonly wording: Wording | undefined
  readonly links: readonly ShownLink[]
  readonly isKeeper: boolean
  readonly takesPart: boolean
  /** Open issues of the council that it could answer; for keepers. */
  readonly issuesToChoose: readonly { readonly id: string; readonly title: string }[]
}

const MOST_COMING = 12
const MOST_PAST = 12
const MOST_ISSUES = 100

/** One activity with its dates, roles, course and links; nothing where the reader may not know it. */
export function readActivity(act: Act, id: ActivityId, linksOf: LinkShower): Promise<ActivityWhole | undefined> {
  return act.transaction(async tx => {
    const { db } = tx
    const activity = await findActivity(db, id)
    await tx.audit({ action: 'activity.read', subjectType: 'activity', subjectIds: [id], outcome: activity ? 'done' : 'absent' })
    if (activity === undefined) return undefined
    const reader = await neighbourOf(db)
    const isKeeper = mayKeep(activity.councilNo, reader)
    const coming = await listDates(db, { activityId: id, from: act.today }, MOST_COMING)
    const open = { councilNo: activity.councilNo ?? undefined, states: OPEN_STATES }
    const ids = coming.map(date => date.id)
    return {
      activity,
      roles: await rolesOf(db, id),
      coming,
      past: await listDates(db, { activityId: id, before: act.today, isBackwards: true }, MOST_PAST),
      taken: await placesTaken(db, ids),
      mine: await myDates(db, ids),
      course: await courseOf(db, id),
      wording: await wordingOf(db, 'activity', id),
      links: await linksOf(db, { kind: 'activity', id }),
      isKeeper,
      takesPart: activity.isInside && mayRead('council', activity.councilNo, reader),
      issuesToChoose: isKeeper ? await listIssues(db, open, { limit: MOST_ISSUES }) : [],
    }
  })
}

/** Titles of activities for lists of links: those the reader may know. */
export const activityTitles: TitleTeller = async (db, ids) => {
  const found = await activitiesWithIds(db, ids)
  return new Map(found.map(({ id, name, state }) => [id, { title: name, href: `/activities/${id}` as const, state }]))
}

/** Tells the module of wordings of an activity that is worded for others. */
export const activitySubject: SubjectTeller = async (db, key) => {
  const activity = await findActivity(db, key as ActivityId)
  if (activity === undefined || !activity.isInside) return undefined
  const { place, openTo, fee, bring, accessNotes, transport, besideAt: at } = activity
  return {
    title: activity.name,
    councilNo: activity.councilNo,
    href: `/activities/${key}`,
    beginning: activity.words,
    beside: { lines: { place, openTo, fee, bring, accessNotes, transport }, at },
  }
}
