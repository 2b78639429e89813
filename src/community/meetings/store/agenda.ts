import { sql } from 'kysely'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { BodyId } from '../../councils/index.ts'
import type { AgendaItem, Carried, ItemId, Waiting } from '../domain/agenda.ts'
import type { MeetingId } from '../domain/meeting.ts'

/** The items of a meeting that stand on its agenda. */
export function itemsOf(db: Db, meeting: MeetingId): Promise<readonly AgendaItem[]> {
  return rowsOf(
    db,
    sql<AgendaItem>`
      select i.id, i.meeting_id as "meetingId", i.parent_id as "parentId", i.sort_order as "order", i.kind, i.title, i.minutes,
             i.brought_by as "broughtBy", i.outcome,
             case when i.carried_id is null then null else jsonb_build_object('kind', i.carried_kind, 'id', i.carried_id) end as carried,
             case when m.id is null then null else jsonb_build_object('id', m.id, 'title', m.title) end as "cameFrom"
        from meetings.agenda_item i
        left join meetings.agenda_item o on i.carried_kind = 'agenda_item' and o.id = i.carried_id
        left join meetings.meeting m on m.id = o.meeting_id
       where i.meeting_id = ${meeting} and i.dropped_at is null order by i.sort_order, i.id`,
  )
}

/** What was ever carried to a meeting, also what was taken off its agenda again. */
export function carriedInto(db: Db, meeting: MeetingId): Promise<readonly Carried[]> {
  return rowsOf(
    db,
    sql<Carried>`select carried_kind as kind, carried_id as id from meetings.agenda_item where meeting_id = ${meeting} and carried_id is not null`,
  )
}

/** An item as it is put on an agenda. */
export type ItemStart = Pick<AgendaItem, 'kind' | 'title'> & Partial<Pick<AgendaItem, 'parentId' | 'minutes' | 'broughtBy' | 'carried'>>

/** Puts items at the end of an agenda in one statement; what was carried before does not come twice. */
export async function insertItems(db: Db, meeting: MeetingId, items: readonly ItemStart[]): Promise<readonly ItemId[]> {
  if (items.length === 0) return []
  const rows = items.map((item, at) => ({
    id: newId<'agenda_item'>(),
    at: at + 1,
    parent_id: item.parentId ?? null,
    kind: item.kind,
    title: item.title,
    minutes: item.minutes ?? null,
    brought_by: item.broughtBy ?? '',
    carried_kind: item.carried?.kind ?? null,
    carried_id: item.carried?.id ?? null,
  }))
  await sql`
    insert into meetings.agenda_item (id, meeting_id, parent_id, sort_order, kind, title, minutes, brought_by, carried_kind, carried_id)
    select r.id, ${meeting}, r.parent_id, l.last + r.at * 10, r.kind, r.title, r.minutes, r.brought_by, r.carried_kind, r.carried_id
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             as r(id uuid, at integer, parent_id uuid, kind text, title text, minutes integer, brought_by text, carried_kind text, carried_id uuid),
           (select coalesce(max(sort_order), 0) as last from meetings.agenda_item where meeting_id = ${meeting}) l
    on conflict (meeting_id, carried_kind, carried_id) where carried_id is not null do nothing`.execute(db)
  return rows.map(({ id }) => id)
}

/** Changes an item; false when it does not stand on this agenda. */
export async function changeItem(
  db: Db,
  meeting: MeetingId,
  item: Pick<AgendaItem, 'id' | 'parentId' | 'order' | 'kind' | 'title' | 'minutes' | 'broughtBy'>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update meetings.agenda_item
       set parent_id = ${item.parentId}, sort_order = ${item.order}, kind = ${item.kind}, title = ${item.title}, minutes = ${item.minutes},
           brought_by = ${item.broughtBy}
     where id = ${item.id} and meeting_id = ${meeting} and dropped_at is null`.execute(db)
  return numAffectedRows === 1n
}

/** Takes an item off the agenda; what stood under it moves up. */
export async function dropItem(db: Db, meeting: MeetingId, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update meetings.agenda_item set dropped_at = now() where id = ${id} and meeting_id = ${meeting} and dropped_at is null`.execute(db)
  await sql`update meetings.agenda_item set parent_id = null where parent_id = ${id} and meeting_id = ${meeting}`.execute(db)
  return numAffectedRows === 1n
}

/** Writes what came of the items of a meeting. */
export async function closeItems(db: Db, meeting: MeetingId, continued: readonly string[]): Promise<void> {
  await sql`
    update meetings.agenda_item set outcome = case when id = any (${[...continued]}::uuid[]) then 'continued' else 'done' end
     where meeting_id = ${meeting} and dropped_at is null`.execute(db)
}

/** What waits in a body for its next meeting, in one statement. */
export async function waitingIn(db: Db, body: BodyId): Promise<Waiting> {
  const rows = await rowsOf(
    db,
    sql<Waiting>`
      select
        coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'title', i.title, 'kind', i.kind) order by m.starts_at, i.sort_order)
           from meetings.agenda_item i join meetings.meeting m on m.id = i.meeting_id
          where m.body_id = ${body} and i.outcome = 'continued' and i.dropped_at is null
            and not exists (select from meetings.agenda_item n join meetings.meeting t on t.id = n.meeting_id
                             where n.carried_id = i.id and n.dropped_at is null and t.state <> 'cancelled')), '[]') as continued,
        coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'statement', d.statement, 'reviewOn', d.review_on) order by d.review_on, d.id)
           from meetings.decision d where d.body_id = ${body} and d.state = 'in_force' and d.review_on is not null), '[]') as decisions,
        coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'what', a.what, 'ownerName', a.owner_name) order by a.due_on nulls last, a.id)
           from meetings.action a where a.body_id = ${body} and a.state in ('open', 'doing')), '[]') as actions,
        coalesce((select jsonb_agg(jsonb_build_object('id', q.id, 'words', q.words) order by q.due_on, q.id)
           from meetings.question q where q.body_id = ${body} and q.told_in is null), '[]') as questions`,
  )
  return rows[0] ?? { continued: [], decisions: [], actions: [], questions: [] }
}
