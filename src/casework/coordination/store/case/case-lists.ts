import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Reader } from '../../../../kernel/reader.ts'
import type { Db } from '../../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../../platform/database.ts'
import type { ConsultationId } from '../../../desk/index.ts'
import type { PersonId } from '../../../people/index.ts'
import type { CaseId } from '../../domain/case/case.ts'
import type { CaseFilter, CaseRow, CaseView } from '../../domain/case/case-list.ts'

export type CasePlace = { readonly limit: number; readonly after?: CaseId | undefined }
type Asked = { readonly view: CaseView; readonly filter: CaseFilter; readonly today: Day }

/** One page of cases and one row more, in keyset order: the cost does not grow with the place in the list. Names are joined to the page only. */
export function listCases(db: Db, reader: Reader, asked: Asked, place: CasePlace): Promise<readonly CaseRow[]> {
  return rowsOf(db, casesOf(reader, asked, place))
}

/** The one statement of the list; for its proof of cost as well. */
export function casesOf(reader: Reader, asked: Asked, place: CasePlace): RawBuilder<CaseRow> {
  return withNames(
    chosen(reader, asked, place, true),
    asked.view === 'due' ? sql`c.next_contact_on, c.id` : sql`c.opened_at desc, c.id desc`,
  )
}

/** How many stand in each view, counted no further than `bound`, in one statement. */
export async function countCases(db: Db, reader: Reader, today: Day, bound: number): Promise<Readonly<Record<CaseView, number>>> {
  const counted = (view: CaseView) =>
    sql`(select count(*) from (${chosen(reader, { view, filter: {}, today }, { limit: bound - 1 }, false)}) bounded)`
  const row = await firstOf(
    db,
    sql<Record<CaseView, number>>`
      select ${counted('lead')} as lead, ${counted('team')} as team, ${counted('coordinated')} as coordinated, ${counted('due')} as due,
             ${counted('ended')} as ended`,
  )
  return row ?? { lead: 0, team: 0, coordinated: 0, due: 0, ended: 0 }
}

/** Cases of a person that the reader may see, newest first. */
export function listCasesOfPerson(db: Db, personId: PersonId, limit: number): Promise<readonly CaseRow[]> {
  const found = sql`
    select c.* from (select l.case_id from coordination.case_person l where l.person_id = ${personId} and l.is_linked offset 0) l
      join coordination.support_case c on c.id = l.case_id order by c.opened_at desc, c.id desc limit ${limit}`
  return rowsOf(db, withNames(found, sql`c.opened_at desc, c.id desc`))
}

/** Cases that came of a consultation, as far as the reader may see them. */
export function listCasesOfConsultation(db: Db, id: ConsultationId): Promise<readonly CaseRow[]> {
  const found = sql`select c.* from coordination.support_case c where c.consultation_id = ${id} order by c.opened_at desc, c.id desc limit 20`
  return rowsOf(db, withNames(found, sql`c.opened_at desc, c.id desc`))
}

function withNames(found: RawBuilder<unknown>, order: RawBuilder<unknown>): RawBuilder<CaseRow> {
  return sql<CaseRow>`
    select c.id, c.no, c.label, c.opened_at as "openedAt", l.name as "leadName", s.name as "leadStaffName", k.name as "coordinatorName", c.direction,
           c.solving, c.accompanying, c.next_contact_on as "nextContactOn", c.ended_at as "endedAt"
      from (${found}) c
      join directory.agency l on l.id = c.lead_agency
      left join staff.staff s on s.id = c.lead_staff
      left join directory.agency k on k.id = c.coordinator_agency
     order by ${order}`
}

/**
 * The rows of a view. `team` and `ended` are driven by the index of the team, whose order the list has; the others by the indexes of
 * the case itself. The row policy is asked of the rows that are looked at, not of all.
 */
function chosen(reader: Reader, { view, filter, today }: Asked, place: CasePlace, isOrdered: boolean): RawBuilder<unknown> {
  const own = reader.agencyId
  const narrowed = narrowedBy(reader, filter)
  const limit = sql`limit ${place.limit + 1}`
  const inOrder = isOrdered ? sql`order by c.opened_at desc, c.id desc` : sql``
  switch (view) {
    case 'lead':
      return sql`select c.* from coordination.support_case c
                  where c.lead_agency = ${own} and c.ended_at is null ${narrowed} ${olderThan('opened', place)} ${inOrder} ${limit}`
    case 'coordinated':
      return sql`select c.* from coordination.support_case c
                  where c.coordinator_agency = ${own} and c.coordinator_agency is not null and c.ended_at is null ${narrowed}
                        ${olderThan('opened', place)} ${inOrder} ${limit}`
    case 'due':
      return sql`select c.* from coordination.support_case c
                  where c.lead_agency = ${own} and c.ended_at is null and c.next_contact_on <= ${today} ${narrowed} ${olderThan('due', place)}
                        ${isOrdered ? sql`order by c.next_contact_on, c.id` : sql``} ${limit}`
    case 'team':
    case 'ended':
      return sql`select c.* from coordination.team t join coordination.support_case c on c.id = t.case_id
                  where t.agency_id = ${own} and t.is_live = ${view === 'team'} and t.until is null ${narrowed} ${olderThan('team', place)}
                        ${isOrdered ? sql`order by t.opened_at desc, t.case_id desc` : sql``} ${limit}`
  }
}

function narrowedBy(reader: Reader, filter: CaseFilter): RawBuilder<unknown> {
  const { solving, accompanying, leadAgency, issue, isMine } = filter
  const parts = [
    solving === undefined ? sql`` : sql`and c.solving = ${solving}`,
    accompanying === undefined ? sql`` : sql`and c.accompanying = ${accompanying}`,
    leadAgency === undefined ? sql`` : sql`and c.lead_agency = ${leadAgency}`,
    issue === undefined
      ? sql``
      : sql`and exists (select from coordination.issue i where i.case_id = c.id and i.code = ${issue} and i.state <> 'closed')`,
    isMine === true ? sql`and (c.lead_staff = ${reader.staffId} or c.coordinator_staff = ${reader.staffId})` : sql``,
  ]
  return sql.join(parts, sql` `)
}

function olderThan(by: 'opened' | 'due' | 'team', { after }: CasePlace): RawBuilder<unknown> {
  if (after === undefined) return sql``
  if (by === 'due') {
    return sql`and (c.next_contact_on, c.id) > (select b.next_contact_on, b.id from coordination.support_case b where b.id = ${after})`
  }
  const place = sql`(select b.opened_at, b.id from coordination.support_case b where b.id = ${after})`
  return by === 'team' ? sql`and (t.opened_at, t.case_id) < ${place}` : sql`and (c.opened_at, c.id) < ${place}`
}
