import type { Db } from '../../../platform/database.ts'
import type { Subject } from '../../texts/index.ts'
import type { MeetingId } from '../domain/meeting.ts'
import { findMeeting } from '../store/meetings.ts'

/** Tells of a meeting that is worded for others: what it is about, and afterwards what was decided. */
export async function meetingSubject(db: Db, key: string): Promise<Subject | undefined> {
  const meeting = await findMeeting(db, key as MeetingId)
  return meeting && { title: meeting.title, councilNo: meeting.councilNo, href: `/meetings/${key}` }
}
