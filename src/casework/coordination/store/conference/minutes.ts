import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId, Id } from '../../../../kernel/id.ts'
import { newId } from '../../../../kernel/id.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { TaskId } from '../../../../platform/tasks.ts'
import type { ConferenceId, ItemId } from '../../domain/conference/conference.ts'
import type { Minutes } from '../../domain/conference/minutes.ts'
import type { RoleLine } from '../../domain/conference/role-matrix.ts'

/** Minutes of an item, and whether they are fixed. */
export type KeptMinutes = Minutes & { readonly itemId: ItemId; readonly isFixed: boolean; readonly writtenAt: string }
/** A role line with the item it belongs to and the agency's name. */
export type KeptRole = RoleLine & { readonly itemId: ItemId; readonly agencyName: string | null; readonly taskId: TaskId | null }

/** The minutes of a sitting that the reader may read. */
export async function listMinutes(db: Db, id: ConferenceId): Promise<readonly KeptMinutes[]> {
  const rows = await rowsOf(
    db,
    sql<Omit<KeptMinutes, 'writtenAt'> & { writtenAt: Date }>`
      select item_id as "itemId", direction, facts, opinions, third_party as "thirdParty", third_party_who as "thirdPartyWho", decisions, adequacy,
             adequacy_words as "adequacyWords", is_fixed as "isFixed", written_at as "writtenAt"
        from coordination.item_minutes where conference_id = ${id}`,
  )
  return rows.map(row => ({ ...row, writtenAt: row.writtenAt.toISOString() }))
}

/** Writes the minutes of an item over what stood there. */
export async function saveMinutes(
  act: Act,
  db: Db,
  of: { readonly conferenceId: ConferenceId; readonly itemId: ItemId; readonly minutes: Minutes },
): Promise<void> {
  const { minutes } = of
  await sql`
    insert into coordination.item_minutes (item_id, conference_id, direction, facts, opinions, third_party, third_party_who, decisions, adequacy,
                                           adequacy_words, written_at, written_by)
    values (${of.itemId}, ${of.conferenceId}, ${minutes.direction}, ${minutes.facts}, ${minutes.opinions}, ${minutes.thirdParty}, ${minutes.thirdPartyWho},
            ${minutes.decisions}, ${minutes.adequacy}, ${minutes.adequacyWords}, ${act.now}, ${act.reader.staffId})
        on conflict (item_id) do update
       set direction = excluded.direction, facts = excluded.facts, opinions = excluded.opinions, third_party = excluded.third_party,
           third_party_who = excluded.third_party_who, decisions = excluded.decisions, adequacy = excluded.adequacy,
           adequacy_words = excluded.adequacy_words, written_at = excluded.written_at, written_by = excluded.written_by`.execute(db)
}

/** Fixes the minutes of a sitting: from now on the database changes none of them. */
export async function fixMinutesOf(act: Act, db: Db, id: ConferenceId): Promise<void> {
  await sql`update coordination.item_minutes set is_fixed = true, written_by = ${act.reader.staffId} where conference_id = ${id} and not is_fixed`.execute(
    db,
  )
}

/** The role tables of a sitting that the reader may read, line by line. */
export async function listRoles(db: Db, id: ConferenceId): Promise<readonly KeptRole[]> {
  const rows = await rowsOf(
    db,
    sql<{
      id: string
      item_id: string
      issue: string
      agency_id: string | null
      agency_name: string | null
      action: string | null
      due_on: string | null
      task_id: string | null
    }>`
      select r.id, r.item_id, r.issue, r.agency_id, a.name as agency_name, r.action, r.due_on, r.task_id
        from coordination.role_assignment r left join directory.agency a on a.id = r.agency_id
       where r.conference_id = ${id}
       order by r.item_id, r.position, r.id`,
  )
  return rows.map(row => ({
    id: row.id as Id<'role_assignment'>,
    itemId: row.item_id as ItemId,
    issue: row.issue,
    agencyId: row.agency_id as AgencyId | null,
    agencyName: row.agency_name,
    action: row.action,
    dueOn: row.due_on as Day | null,
    taskId: row.task_id as TaskId | null,
  }))
}

/** Draws the role table of an item anew; lines that became tasks already stay. */
export async function redrawRoles(
  db: Db,
  of: { readonly conferenceId: ConferenceId; readonly itemId: ItemId; readonly lines: readonly Omit<RoleLine, 'id'>[] },
): Promise<void> {
  await sql`delete from coordination.role_assignment where item_id = ${of.itemId} and task_id is null`.execute(db)
  const rows = of.lines.map((line, position) => ({ id: newId(), position, ...line }))
  await sql`
    insert into coordination.role_assignment (id, item_id, conference_id, position, issue, agency_id, action, due_on)
    select r.id, ${of.itemId}, ${of.conferenceId}, r.position, r.issue, r."agencyId", r.action, r."dueOn"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as r(id uuid, position smallint, issue text, "agencyId" uuid, action text, "dueOn" date)`.execute(db)
}

/** Notes the task that a role line became. */
export async function noteTask(db: Db, id: RoleLine['id'], taskId: TaskId): Promise<void> {
  await sql`update coordination.role_assignment set task_id = ${taskId} where id = ${id}`.execute(db)
}
