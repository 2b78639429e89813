import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { Meeting } from '../domain/meeting.ts'
import { innerAudience } from '../domain/meeting.ts'
import type { Action, ActionId } from '../domain/outcome.ts'

const COLUMNS = sql`
  a.id, a.meeting_id as "meetingId", m.title as "meetingTitle", a.body_id as "bodyId", a.council_no as "councilNo", c.name as "councilName",
  a.decision_id as "decisionId", a.what, a.owner_kind as "ownerKind", a.owner_seat as "ownerSeat", a.owner_name as "ownerName",
  a.due_on as "dueOn", a.state, a.result_note as "resultNote", a.dropped_reason as "droppedReason",
  meetings.took_on(a.owner_seat) as "isMine", a.version`
const FROM = sql`
  from meetings.action a
  left join meetings.meeting m on m.id = a.meeting_id
  left join directory.council c on c.no = a.council_no`

/** Actions with these ids that the reader may read; `lock` keeps them for the rest of the transaction. */
export function actionsWithIds(db: Db, ids: readonly string[], lock = false): Promise<readonly Action[]> {
  return rowsOf(db, sql<Action>`select ${COLUMNS} ${FROM} where a.id = any (${[...ids]}::uuid[]) ${lock ? sql`for update of a` : sql``}`)
}

/** Actions of one meeting. */
export function actionsOfMeeting(db: Db, meeting: string): Promise<readonly Action[]> {
  return rowsOf(db, sql<Action>`select ${COLUMNS} ${FROM} where a.meeting_id = ${meeting} order by a.id`)
}

/** Actions the reader may read, the next due first; unfinished ones only, unless all are asked for. */
export function actionsOf(
  db: Db,
  filter: { readonly councilNo?: number | undefined; readonly isAll?: boolean },
  limit: number,
): Promise<readonly Action[]> {
  return rowsOf(
    db,
    sql<Action>`
      select ${COLUMNS} ${FROM}
       where (${filter.councilNo ?? null}::smallint is null or a.council_no = ${filter.councilNo ?? null})
         and (${filter.isAll === true} or a.state in ('open', 'doing'))
       order by (a.state in ('open', 'doing')) desc, a.due_on nulls last, a.id limit ${limit}`,
  )
}

/** An action as it is agreed at a meeting. */
export type ActionStart = Pick<Action, 'id' | 'decisionId' | 'what' | 'ownerKind' | 'ownerSeat' | 'ownerName' | 'dueOn'> & {
  readonly itemId: string
}

/** Writes the actions of a meeting in one statement. */
export async function insertActions(db: Db, meeting: Meeting, starts: readonly ActionStart[]): Promise<void> {
  if (starts.length === 0) return
  await sql`
    insert into meetings.action (id, meeting_id, item_id, decision_id, body_id, council_no, audience, what, owner_kind, owner_seat, owner_name, due_on)
    select r.id, ${meeting.id}, r."itemId", r."decisionId", ${meeting.bodyId}, ${meeting.councilNo}, ${innerAudience(meeting.councilNo)},
           r.what, r."ownerKind", r."ownerSeat", r."ownerName", r."dueOn"
      from jsonb_to_recordset(${JSON.stringify(starts)}::jsonb)
             as r(id uuid, "itemId" uuid, "decisionId" uuid, what text, "ownerKind" text, "ownerSeat" uuid, "ownerName" text, "dueOn" date)`.execute(
    db,
  )
}

/** Writes how far an action has come. */
export async function moveAction(
  db: Db,
  id: ActionId,
  to: Pick<Action, 'state' | 'resultNote' | 'droppedReason' | 'dueOn'>,
): Promise<void> {
  await sql`
    update meetings.action set state = ${to.state}, result_note = ${to.resultNote}, dropped_reason = ${to.droppedReason}, due_on = ${to.dueOn},
           version = version + 1
     where id = ${id}`.execute(db)
}

/** Writes how far the actions reported at a meeting have come, in one statement. */
export async function moveActions(db: Db, moves: readonly { readonly id: string; readonly state: string }[]): Promise<void> {
  if (moves.length === 0) return
  await sql`
    update meetings.action a set state = r.state, version = a.version + 1
      from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as r(id uuid, state text)
     where a.id = r.id and a.state <> r.state`.execute(db)
}
