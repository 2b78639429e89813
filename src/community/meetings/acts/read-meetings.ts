import type { Act, Tx } from '../../../platform/act.ts'
import type { Body, Neighbour } from '../../councils/index.ts'
import { findBody, mayKeep, neighbourOf } from '../../councils/index.ts'
import { issueTitles, listIssues, OPEN_STATES } from '../../issues/index.ts'
import type { LinkShower, ShownLink, Titles } from '../../links/index.ts'
import { linksOf } from '../../links/index.ts'
import type { AgendaItem } from '../domain/agenda.ts'
import type { Attendance } from '../domain/attendance.ts'
import type { Meeting, MeetingId } from '../domain/meeting.ts'
import type { Action, Decision, Question, Remark } from '../domain/outcome.ts'
import { isOpen } from '../domain/steps.ts'
import { actionsOfMeeting, actionsWithIds } from '../store/actions.ts'
import { decisionsOfMeeting, decisionsWithIds } from '../store/decisions.ts'
import type { CalendarFilter } from '../store/meetings.ts'
import { findMeeting, listMeetings } from '../store/meetings.ts'
import type { Minutes, NoteOnMinutes } from '../store/minutes.ts'
import { hasAttended, minutesOf, notesOnMinutes } from '../store/minutes.ts'
import { questionsOfMeeting, questionsWithIds } from '../store/questions.ts'
import { attendanceOf } from '../store/said.ts'
import { closingGround } from './close-meeting.ts'

/** A piece of the calendar. */
export type CalendarPage = { readonly rows: readonly Meeting[]; readonly next: MeetingId | undefined; readonly reader: Neighbour }

/** What of the calendar is asked for; `isOwn`: only bodies in which the reader sits. */
export type CalendarWish = CalendarFilter & { readonly isOwn?: boolean }

/** Meetings of all bodies the reader may read. */
export function readCalendar(
  act: Act,
  filter: CalendarWish,
  place: { readonly limit: number; readonly after?: MeetingId | undefined },
): Promise<CalendarPage> {
  return act.transaction(async tx => {
    const reader = await neighbourOf(tx.db)
    const found = await listMeetings(tx.db, filter.isOwn ? { ...filter, bodyIds: reader.bodies } : filter, place)
    const rows = found.slice(0, place.limit)
    await tx.audit({ action: 'meeting.list', subjectType: 'meeting', subjectIds: rows.map(({ id }) => id) })
    return { rows, next: found.length > place.limit ? rows.at(-1)?.id : undefined, reader }
  })
}

/** Everything one page about a meeting shows. */
export type MeetingWhole = {
  readonly meeting: Meeting
  readonly body: Body | undefined
  readonly items: readonly AgendaItem[]
  readonly remarks: readonly Remark[]
  /** As it was written down; before the closing, everybody who has a seat that day. */
  readonly attendance: readonly Attendance[]
  readonly decisions: readonly Decision[]
  readonly actions: readonly Action[]
  readonly questions: readonly Question[]
  /** What the agenda brought back, as it stands today. */
  readonly broughtBack: {
    readonly decisions: readonly Decision[]
    readonly actions: readonly Action[]
    readonly questions: readonly Question[]
  }
  /** Issues by the item that is about them. */
  readonly about: ReadonlyMap<string, readonly { readonly title: string; readonly href: string }[]>
  readonly minutes: Minutes | undefined
  readonly notes: readonly NoteOnMinutes[]
  readonly links: readonly ShownLink[]
  readonly isKeeper: boolean
  readonly hasAttended: boolean
  /** Open issues of the council, about which an item can be; for keepers, until the closing. */
  readonly issuesToChoose: readonly { readonly id: string; readonly title: string }[]
}

const MOST_ISSUES = 100

/** One meeting with all that belongs to it; nothing where the reader may not read it. */
export function readMeeting(act: Act, id: MeetingId, showLinks: LinkShower, action = 'meeting.read'): Promise<MeetingWhole | undefined> {
  return act.transaction(async tx => {
    const meeting = await findMeeting(tx.db, id)
    await tx.audit({ action, subjectType: 'meeting', subjectIds: [id], outcome: meeting ? 'done' : 'absent' })
    return meeting && whole(tx, meeting, showLinks)
  })
}

async function whole(tx: Tx, meeting: Meeting, showLinks: LinkShower): Promise<MeetingWhole> {
  const { db } = tx
  const { items, remarks, seats } = await closingGround(tx, meeting)
  const written = await attendanceOf(db, meeting.id)
  const isKeeper = mayKeep(meeting.councilNo, await neighbourOf(db))
  const carried = (kind: string) => items.flatMap(item => (item.carried?.kind === kind ? [item.carried.id] : []))
  return {
    meeting,
    body: await findBody(db, meeting.bodyId),
    items,
    remarks,
    attendance: meeting.closedAt === null ? seats : written,
    decisions: await decisionsOfMeeting(db, meeting.id),
    actions: await actionsOfMeeting(db, meeting.id),
    questions: await questionsOfMeeting(db, meeting.id),
    broughtBack: {
      decisions: await decisionsWithIds(db, carried('decision')),
      actions: await actionsWithIds(db, carried('action')),
      questions: await questionsWithIds(db, carried('question')),
    },
    about: await issuesAbout(tx, items),
    minutes: await minutesOf(db, meeting.id),
    notes: await notesOnMinutes(db, meeting.id),
    links: await showLinks(db, { kind: 'meeting', id: meeting.id }),
    isKeeper,
    hasAttended: await hasAttended(db, meeting.id),
    issuesToChoose: isKeeper && isOpen(meeting) ? await listIssues(db, issuesOf(meeting), { limit: MOST_ISSUES }) : [],
  }
}

const issuesOf = ({ councilNo }: Meeting) => ({ councilNo: councilNo ?? undefined, states: OPEN_STATES })

async function issuesAbout({ db }: Tx, items: readonly AgendaItem[]): Promise<MeetingWhole['about']> {
  const links = await linksOf(
    db,
    'agenda_item',
    items.map(({ id }) => id),
  )
  const issues = [...links.values()].flat().flatMap(({ other }) => (other.kind === 'issue' ? [other.id] : []))
  const titles: Titles = await issueTitles(db, issues)
  return new Map(
    [...links].map(([item, ends]) => [
      item,
      ends.flatMap(({ other }) => {
        const told = titles.get(other.id)
        return told ? [{ title: told.title, href: told.href }] : []
      }),
    ]),
  )
}
