import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { Meeting } from '../domain/meeting.ts'
import { innerAudience } from '../domain/meeting.ts'
import type { DecidedHow, Decision, DecisionId } from '../domain/outcome.ts'

const COLUMNS = sql`
  d.id, d.meeting_id as "meetingId", m.title as "meetingTitle", d.body_id as "bodyId", d.council_no as "councilNo", c.name as "councilName",
  d.statement, d.how, d.counts, d.reasons, d.dissent, d.decided_on as "decidedOn", d.review_on as "reviewOn", d.state,
  d.supersedes_id as "supersedesId", n.id as "supersededBy", d.review_note as "reviewNote", d.version`
const FROM = sql`
  from meetings.decision d
  left join meetings.meeting m on m.id = d.meeting_id
  left join meetings.decision n on n.supersedes_id = d.id
  left join directory.council c on c.no = d.council_no`

/** Decisions with these ids that the reader may read; `lock` keeps them for the rest of the transaction. */
export function decisionsWithIds(db: Db, ids: readonly string[], lock = false): Promise<readonly Decision[]> {
  return rowsOf(db, sql<Decision>`select ${COLUMNS} ${FROM} where d.id = any (${[...ids]}::uuid[]) ${lock ? sql`for update of d` : sql``}`)
}

/** Decisions of one meeting. */
export function decisionsOfMeeting(db: Db, meeting: string): Promise<readonly Decision[]> {
  return rowsOf(db, sql<Decision>`select ${COLUMNS} ${FROM} where d.meeting_id = ${meeting} order by d.id`)
}

/** Decisions the reader may read, the newest first; `isInForce` narrows to those that hold. */
export function decisionsOf(
  db: Db,
  filter: { readonly councilNo?: number | undefined; readonly bodyId?: string | undefined; readonly isInForce?: boolean },
  limit: number,
): Promise<readonly Decision[]> {
  return rowsOf(
    db,
    sql<Decision>`
      select ${COLUMNS} ${FROM}
       where (${filter.councilNo ?? null}::smallint is null or d.council_no = ${filter.councilNo ?? null})
         and (${filter.bodyId ?? null}::uuid is null or d.body_id = ${filter.bodyId ?? null})
         and (not ${filter.isInForce === true} or d.state = 'in_force')
       order by d.decided_on desc, d.id desc limit ${limit}`,
  )
}

/** A decision as it is made at a meeting. */
export type DecisionStart = {
  readonly id: DecisionId
  readonly itemId: string
  readonly statement: string
  readonly how: DecidedHow
  readonly reviewOn: Day | null
  readonly counts: string
  readonly reasons: string
  readonly dissent: string
  readonly supersedesId: string | null
}

/** Writes the decisions of a meeting in one statement; what they supersede is revised. */
export async function insertDecisions(db: Db, meeting: Meeting, on: Day, starts: readonly DecisionStart[]): Promise<void> {
  if (starts.length === 0) return
  const audience = innerAudience(meeting.councilNo)
  await sql`
    insert into meetings.decision (id, meeting_id, item_id, body_id, council_no, audience, statement, how, counts, reasons, dissent, decided_on,
      review_on, supersedes_id)
    select r.id, ${meeting.id}, r."itemId", ${meeting.bodyId}, ${meeting.councilNo}, ${audience}, r.statement, r.how, r.counts, r.reasons, r.dissent, ${on}::date,
           r."reviewOn", r."supersedesId"
      from jsonb_to_recordset(${JSON.stringify(starts)}::jsonb)
             as r(id uuid, "itemId" uuid, statement text, how text, counts text, reasons text, dissent text, "reviewOn" date, "supersedesId" uuid)`.execute(
    db,
  )
  const old = starts.flatMap(({ supersedesId }) => (supersedesId ? [supersedesId] : []))
  if (old.length > 0)
    await sql`update meetings.decision set state = 'revised', version = version + 1 where id = any (${old}::uuid[]) and state = 'in_force'`.execute(
      db,
    )
}

/** Writes what came of looking at a decision again. */
export async function reviewDecision(
  db: Db,
  id: DecisionId,
  review: { readonly state: 'in_force' | 'ended'; readonly reviewOn: Day | null; readonly note: string },
): Promise<void> {
  await sql`
    update meetings.decision set state = ${review.state}, review_on = ${review.reviewOn}, review_note = ${review.note}, version = version + 1
     where id = ${id}`.execute(db)
}
