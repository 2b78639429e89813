import type { Db } from '../../../platform/database.ts'
import type { Attendance } from '../domain/attendance.ts'
import type { Meeting, MeetingId } from '../domain/meeting.ts'
import type { Action, Decision, Question, Remark } from '../domain/outcome.ts'
import { actionsOf } from '../store/actions.ts'
import { decisionsOf } from '../store/decisions.ts'
import { listMeetings } from '../store/meetings.ts'
import type { Minutes, NoteOnMinutes } from '../store/minutes.ts'
import { questionsOfCouncil } from '../store/questions.ts'
import type { KeptItem } from '../store/whole-council.ts'
import { attendanceIn, itemsIn, minutesIn, notesIn, remarksIn } from '../store/whole-council.ts'

/** A meeting with all that belongs to it. */
export type WholeMeeting = {
  readonly meeting: Meeting
  readonly items: readonly KeptItem[]
  readonly remarks: readonly Remark[]
  readonly attendance: readonly Attendance[]
  /** The wording that counts first. */
  readonly minutes: readonly Minutes[]
  readonly notes: readonly NoteOnMinutes[]
  readonly decisions: readonly Decision[]
  readonly actions: readonly Action[]
  readonly questions: readonly Question[]
}

/** Everything said and agreed in a council. */
export type WholeMeetings = Pick<WholeMeeting, 'decisions' | 'actions' | 'questions'> & { readonly meetings: readonly WholeMeeting[] }

const PAGE = 500
const ALL = 1_000_000

/** Every meeting of a council that the reader may read, with what came of them, for the export, which audits; the last first. */
export async function wholeMeetings(db: Db, councilNo: number): Promise<WholeMeetings> {
  const meetings = await everyMeeting(db, councilNo)
  const [items, remarks, attendance] = [await itemsIn(db, councilNo), await remarksIn(db, councilNo), await attendanceIn(db, councilNo)]
  const [minutes, notes] = [await minutesIn(db, councilNo), await notesIn(db, councilNo)]
  const decisions = await decisionsOf(db, { councilNo }, ALL)
  const actions = await actionsOf(db, { councilNo, isAll: true }, ALL)
  const questions = await questionsOfCouncil(db, councilNo)
  return {
    decisions,
    actions,
    questions,
    meetings: meetings.map(meeting => {
      const own = <Row extends { readonly of: MeetingId }>(rows: readonly Row[]) => rows.filter(row => row.of === meeting.id)
      const agreed = <Row extends { readonly meetingId: MeetingId }>(rows: readonly Row[]) =>
        rows.filter(row => row.meetingId === meeting.id)
      return {
        meeting,
        items: own(items),
        remarks: own(remarks),
        attendance: own(attendance),
        minutes: own(minutes),
        notes: own(notes),
        decisions: agreed(decisions),
        actions: agreed(actions),
        questions: agreed(questions),
      }
    }),
  }
}

async function everyMeeting(db: Db, councilNo: number): Promise<readonly Meeting[]> {
  const all: Meeting[] = []
  for (let after: MeetingId | undefined; ; after = all.at(-1)?.id) {
    const found = await listMeetings(db, { councilNo, isBackwards: true }, { limit: PAGE, after })
    all.push(...found.slice(0, PAGE))
    if (found.length <= PAGE) return all
  }
}
