import { dayOfInstant } from '../../../../kernel/day.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Body, Seat } from '../../../councils/index.ts'
import { findBody, mayKeep, neighbourOf, seatsOn } from '../../../councils/index.ts'
import type { AgendaItem } from '../../domain/agenda.ts'
import type { Attendance } from '../../domain/attendance.ts'
import type { Meeting, MeetingId } from '../../domain/meeting.ts'
import { itemsOf } from '../../store/agenda.ts'
import { findMeeting } from '../../store/meetings.ts'
import type { Minutes, NoteOnMinutes } from '../../store/minutes.ts'
import { minutesOf, notesOnMinutes } from '../../store/minutes.ts'
import type { CouncilPhone } from '../../store/paper/phone-of.ts'
import { phoneOf } from '../../store/paper/phone-of.ts'
import { attendanceOf } from '../../store/said.ts'

export type { NoteOnMinutes }

/** The papers of a meeting. */
export const MEETING_PAPERS = ['notice', 'sign-in', 'worksheet', 'minutes'] as const
export type MeetingPaper = (typeof MEETING_PAPERS)[number]

/** What stands on the papers of a meeting. */
export type PaperGround = {
  readonly meeting: Meeting
  readonly body: Body | undefined
  readonly phone: CouncilPhone
  readonly items: readonly AgendaItem[]
  readonly seats: readonly Seat[]
  readonly attendance: readonly Attendance[]
  readonly minutes: Minutes | undefined
  readonly notes: readonly NoteOnMinutes[]
  readonly isKeeper: boolean
}

/** Reads one meeting for paper, and writes down which paper was taken; nothing where the reader may not read it. */
export function readForPaper(act: Act, id: MeetingId, paper: MeetingPaper): Promise<PaperGround | undefined> {
  return act.transaction(async ({ db, audit }) => {
    const meeting = await findMeeting(db, id)
    await audit({
      action: `meeting.paper-${paper}`,
      subjectType: 'meeting',
      subjectIds: [id],
      outcome: meeting ? 'done' : 'absent',
    })
    if (meeting === undefined) return undefined
    return {
      meeting,
      body: await findBody(db, meeting.bodyId),
      phone: await phoneOf(db, meeting.councilNo),
      items: await itemsOf(db, id),
      seats: await seatsOn(db, meeting.bodyId, dayOfInstant(meeting.startsAt)),
      attendance: await attendanceOf(db, id),
      minutes: await minutesOf(db, id),
      notes: await notesOnMinutes(db, id),
      isKeeper: mayKeep(meeting.councilNo, await neighbourOf(db)),
    }
  })
}
