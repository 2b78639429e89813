import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { Meeting } from '../domain/meeting.ts'
import { innerAudience } from '../domain/meeting.ts'
import type { Question, QuestionId } from '../domain/outcome.ts'

const COLUMNS = sql`
  q.id, q.meeting_id as "meetingId", m.title as "meetingTitle", q.body_id as "bodyId", q.council_no as "councilNo", c.name as "councilName",
  q.words, q.asked_on as "askedOn", q.due_on as "dueOn", q.answer, q.answered_name as "answeredName", q.answered_at as "answeredAt",
  q.told_in as "toldIn", q.version`
const FROM = sql`
  from meetings.question q
  left join meetings.meeting m on m.id = q.meeting_id
  left join directory.council c on c.no = q.council_no`

/** Questions with these ids that the reader may read; `lock` keeps them for the rest of the transaction. */
export function questionsWithIds(db: Db, ids: readonly string[], lock = false): Promise<readonly Question[]> {
  return rowsOf(db, sql<Question>`select ${COLUMNS} ${FROM} where q.id = any (${[...ids]}::uuid[]) ${lock ? sql`for update of q` : sql``}`)
}

/** Questions of one meeting. */
export function questionsOfMeeting(db: Db, meeting: string): Promise<readonly Question[]> {
  return rowsOf(db, sql<Question>`select ${COLUMNS} ${FROM} where q.meeting_id = ${meeting} order by q.id`)
}

/** Every question a council asked the city, the first asked first. */
export function questionsOfCouncil(db: Db, councilNo: number): Promise<readonly Question[]> {
  return rowsOf(db, sql<Question>`select ${COLUMNS} ${FROM} where q.council_no = ${councilNo}::smallint order by q.asked_on, q.id`)
}

/** Questions the reader may read: those that wait for an answer, the first due first; or those answered, the last first. */
export function questionsOf(db: Db, filter: { readonly isAnswered: boolean }, limit: number): Promise<readonly Question[]> {
  return rowsOf(
    db,
    filter.isAnswered
      ? sql<Question>`select ${COLUMNS} ${FROM} where q.answered_at is not null order by q.answered_at desc, q.id limit ${limit}`
      : sql<Question>`select ${COLUMNS} ${FROM} where q.answered_at is null order by q.due_on, q.id limit ${limit}`,
  )
}

/** A question as it is asked at a meeting. */
export type QuestionStart = { readonly id: QuestionId; readonly itemId: string; readonly words: string; readonly dueOn: Day }

/** Writes the questions of a meeting in one statement. */
export async function insertQuestions(db: Db, meeting: Meeting, on: Day, starts: readonly QuestionStart[]): Promise<void> {
  if (starts.length === 0) return
  await sql`
    insert into meetings.question (id, meeting_id, item_id, body_id, council_no, audience, words, due_on, asked_on)
    select r.id, ${meeting.id}, r."itemId", ${meeting.bodyId}, ${meeting.councilNo}, ${innerAudience(meeting.councilNo)}, r.words, r."dueOn",
           ${on}::date
      from jsonb_to_recordset(${JSON.stringify(starts)}::jsonb) as r(id uuid, "itemId" uuid, words text, "dueOn" date)`.execute(db)
}

/** Writes the answer to a question. */
export async function writeAnswer(db: Db, id: QuestionId, answer: { readonly words: string; readonly name: string }): Promise<void> {
  await sql`
    update meetings.question
       set answer = ${answer.words}, answered_name = ${answer.name}, answered_at = now(), answered_by = platform.reader_id(), version = version + 1
     where id = ${id}`.execute(db)
}

/** Notes that the answers to these questions were told at a meeting. */
export async function markTold(db: Db, meeting: Meeting['id'], ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update meetings.question set told_in = ${meeting}, version = version + 1
     where id = any (${[...ids]}::uuid[]) and answered_at is not null and told_in is null`.execute(db)
}
