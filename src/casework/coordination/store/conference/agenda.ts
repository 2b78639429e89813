import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { StaffId } from '../../../../kernel/id.ts'
import type { Db } from '../../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../../platform/database.ts'
import type { PersonId } from '../../../people/index.ts'
import type { CaseId, PlanId } from '../../domain/case/case.ts'
import type { AgendaItem, ConferenceId, ItemId, NamedItem } from '../../domain/conference/conference.ts'

type Row = {
  readonly id: string
  readonly conference_id: string
  readonly position: number
  readonly case_id: string
  readonly type_code: string
  readonly called: string
  readonly basis: string
  readonly basis_on: string
  readonly basis_reason: string | null
  readonly question: string
  readonly plan_id: string | null
  readonly case_no: number | null
  readonly case_label: string | null
}

/** The items of a sitting that exist for the reader, in order. A case the reader does not see has neither number nor name. */
export async function listItems(db: Db, id: ConferenceId): Promise<readonly NamedItem[]> {
  const rows = await rowsOf(
    db,
    sql<Row>`
      select i.id, i.conference_id, i.position, i.case_id, i.type_code, i.called, i.basis, i.basis_on, i.basis_reason, i.question, i.plan_id,
             c.no as case_no, c.label as case_label
        from coordination.agenda_item i left join coordination.support_case c on c.id = i.case_id
       where i.conference_id = ${id} and i.is_live
       order by i.position, i.id`,
  )
  return rows.map(row => ({
    id: row.id as ItemId,
    conferenceId: row.conference_id as ConferenceId,
    position: row.position,
    caseId: row.case_id as CaseId,
    typeCode: row.type_code,
    called: row.called,
    basis: row.basis,
    basisOn: row.basis_on as Day,
    basisReason: row.basis_reason,
    question: row.question,
    planId: row.plan_id as PlanId | null,
    caseNo: row.case_no,
    caseLabel: row.case_label,
  }))
}

/** Puts a new item at the end of the agenda. */
export async function insertItem(db: Db, item: AgendaItem, by: { readonly staffId: StaffId; readonly at: Date }): Promise<void> {
  await sql`
    insert into coordination.agenda_item (id, conference_id, position, case_id, type_code, called, basis, basis_on, basis_reason, question, plan_id, added_at, added_by)
    values (${item.id}, ${item.conferenceId}, ${item.position}, ${item.caseId}, ${item.typeCode}, ${item.called}, ${item.basis}, ${item.basisOn},
            ${item.basisReason}, ${item.question}, ${item.planId}, ${by.at}, ${by.staffId})`.execute(db)
}

/** Writes what an item says now. */
export async function updateItem(db: Db, item: AgendaItem): Promise<void> {
  await sql`
    update coordination.agenda_item
       set position = ${item.position}, type_code = ${item.typeCode}, called = ${item.called}, basis = ${item.basis}, basis_on = ${item.basisOn},
           basis_reason = ${item.basisReason}, question = ${item.question}, plan_id = ${item.planId}
     where id = ${item.id}`.execute(db)
}

/** Takes an item off the agenda. Its row stays. */
export async function dropItem(db: Db, id: ItemId): Promise<void> {
  await sql`update coordination.agenda_item set is_live = false where id = ${id}`.execute(db)
}

/** Whether the reader's agency stands in the team of a case: only then may it bring the case to a sitting. */
export async function standsIn(db: Db, caseId: CaseId): Promise<boolean> {
  const row = await firstOf(db, sql<{ stands: boolean }>`select coordination.stands(${caseId}) as stands`)
  return row?.stands === true
}

/** The persons a case is for whom the reader may see, and how many there are in all. */
export async function listSubjects(db: Db, caseId: CaseId): Promise<{ readonly seen: readonly PersonId[]; readonly count: number }> {
  const rows = await rowsOf(
    db,
    sql<{ person_id: PersonId | null; count: number }>`
      select l.person_id, coordination.count_subjects(${caseId}) as count
        from (select 1) one
        left join coordination.case_person l on l.case_id = ${caseId} and l.is_linked and l.part = 'subject'
       order by l.linked_at, l.person_id`,
  )
  return { seen: rows.flatMap(row => row.person_id ?? []), count: rows[0]?.count ?? 0 }
}

/** The one sentence the agencies of a case share; null while there is none. */
export async function findDirection(db: Db, caseId: CaseId): Promise<string | null> {
  const row = await firstOf(
    db,
    sql<{ direction: string | null }>`select c.direction from coordination.support_case c where c.id = ${caseId}`,
  )
  return row?.direction ?? null
}

/** Open cases in whose teams the reader's agency stands, newest first, as far as a list of choices is of use. */
export function listOwnCases(db: Db): Promise<readonly { readonly id: CaseId; readonly no: number; readonly label: string }[]> {
  return rowsOf(
    db,
    sql<{ id: CaseId; no: number; label: string }>`
      select c.id, c.no, c.label
        from coordination.team t join coordination.support_case c on c.id = t.case_id
       where t.agency_id = (select staff.working_agency()) and t.is_live and t.until is null
       order by t.opened_at desc, t.case_id desc
       limit 200`,
  )
}
