import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import type { Db } from '../../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../../platform/database.ts'
import type { ConsultationId } from '../../../desk/index.ts'
import type { HouseholdId, PersonId } from '../../../people/index.ts'
import { nameOf } from '../../../people/index.ts'
import type { CaseHead, CaseId, ConsentId, NamedMember, SupportCase, TeamPart, TrackState } from '../../domain/case/case.ts'

export type CaseRow = {
  readonly id: string
  readonly no: number
  readonly label: string
  readonly household_id: string | null
  readonly consultation_id: string | null
  readonly opened_at: Date
  readonly opened_by: string
  readonly opened_agency: string
  readonly lead_agency: string
  readonly lead_staff: string | null
  readonly coordinator_agency: string | null
  readonly coordinator_staff: string | null
  readonly direction: string | null
  readonly solving: string
  readonly accompanying: string
  readonly next_contact_on: string | null
  readonly coordination_ended_at: Date | null
  readonly ended_at: Date | null
  readonly version: number
}

/** Columns of a case, for other queries of this room. */
export const CASE_COLUMNS = sql`c.id, c.no, c.label, c.household_id, c.consultation_id, c.opened_at, c.opened_by, c.opened_agency, c.lead_agency, c.lead_staff,
       c.coordinator_agency, c.coordinator_staff, c.direction, c.solving, c.accompanying, c.next_contact_on, c.coordination_ended_at, c.ended_at, c.version`

/** One case with its number and until when the glass is broken, if the reader may see it. */
export async function findCase(
  db: Db,
  id: CaseId,
): Promise<{ readonly supportCase: SupportCase; readonly no: number; readonly glassUntil: string | null } | undefined> {
  const row = await firstOf(
    db,
    sql<CaseRow & { glass_until: Date | null }>`
      select ${CASE_COLUMNS},
             (select max(g.ends_at) from coordination.glass g
               where g.case_id = c.id and g.staff_id = platform.reader_id() and g.ended_at is null and g.ends_at > now()
                 and not coordination.stands(c.id)) as glass_until
        from coordination.support_case c where c.id = ${id}`,
  )
  return row && { supportCase: caseFrom(row), no: row.no, glassUntil: row.glass_until?.toISOString() ?? null }
}

/** Holds the row until the transaction ends. */
export async function lockCase(db: Db, id: CaseId): Promise<void> {
  await sql`select 1 from coordination.support_case where id = ${id} for update`.execute(db)
}

/** Writes a new case. The first row of its team must follow, or nobody sees it. */
export async function insertCase(db: Db, of: SupportCase): Promise<void> {
  await sql`
    insert into coordination.support_case (id, label, household_id, consultation_id, opened_at, opened_by, opened_agency, lead_agency, lead_staff,
                                           coordinator_agency, coordinator_staff, solving, accompanying, next_contact_on, version)
    values (${of.id}, ${of.label}, ${of.householdId}, ${of.consultationId}, ${of.openedAt}, ${of.openedBy}, ${of.openedAgency}, ${of.leadAgency},
            ${of.leadStaff}, ${of.coordinatorAgency}, ${of.coordinatorStaff}, ${of.solving}, ${of.accompanying}, ${of.nextContactOn}, ${of.version})`.execute(
    db,
  )
}

/** Writes the folded state after an act. */
export async function updateCase(db: Db, of: SupportCase): Promise<void> {
  await sql`
    update coordination.support_case
       set lead_agency = ${of.leadAgency}, lead_staff = ${of.leadStaff}, coordinator_agency = ${of.coordinatorAgency},
           coordinator_staff = ${of.coordinatorStaff}, direction = ${of.direction}, solving = ${of.solving}, accompanying = ${of.accompanying},
           next_contact_on = ${of.nextContactOn}, coordination_ended_at = ${of.coordinationEndedAt}, ended_at = ${of.endedAt}, version = ${of.version}
     where id = ${of.id}`.execute(db)
}

/** The agencies that stand in the team now, in the order they came. */
export async function listTeam(db: Db, id: CaseId): Promise<readonly NamedMember[]> {
  const rows = await rowsOf(
    db,
    sql<TeamRow>`
      select t.agency_id, t.part, t.staff_id, t.basis, t.basis_on, t.reason, t.consent_id, t.categories, t.since, t.until, t.ends_on,
             a.name as agency_name, s.name as staff_name
        from coordination.team t
        join directory.agency a on a.id = t.agency_id
        left join staff.staff s on s.id = t.staff_id
       where t.case_id = ${id} and t.until is null
       order by t.since, t.agency_id`,
  )
  return rows.map(memberFrom)
}

/** The persons of a case that the reader may see. */
export async function listCasePeople(db: Db, id: CaseId): Promise<CaseHead['people']> {
  const rows = await rowsOf(
    db,
    sql<PersonRow>`
      select p.id, p.family, p.given, p.family_kana, p.given_kana, p.latin, p.common_name, p.called, l.part
        from coordination.case_person l join people.person p on p.id = l.person_id
       where l.case_id = ${id} and l.is_linked
       order by l.part desc, l.linked_at, p.id`,
  )
  return rows.map(row => ({
    personId: row.id as PersonId,
    part: row.part,
    name: nameOf({
      family: row.family,
      given: row.given,
      familyKana: row.family_kana,
      givenKana: row.given_kana,
      latin: row.latin,
      commonName: row.common_name,
      called: row.called,
    }),
  }))
}

type PersonRow = {
  readonly id: string
  readonly family: string | null
  readonly given: string | null
  readonly family_kana: string | null
  readonly given_kana: string | null
  readonly latin: string | null
  readonly common_name: string | null
  readonly called: string | null
  readonly part: 'subject' | 'member'
}

type TeamRow = {
  readonly agency_id: string
  readonly part: string
  readonly staff_id: string | null
  readonly basis: string
  readonly basis_on: string
  readonly reason: string | null
  readonly consent_id: string | null
  readonly categories: string[] | null
  readonly since: Date
  readonly until: Date | null
  readonly ends_on: string | null
  readonly agency_name: string
  readonly staff_name: string | null
}

function memberFrom(row: TeamRow): NamedMember {
  return {
    agencyId: row.agency_id as AgencyId,
    part: row.part as TeamPart,
    staffId: row.staff_id as StaffId | null,
    basis: row.basis,
    basisOn: row.basis_on as Day,
    reason: row.reason,
    consentId: row.consent_id as ConsentId | null,
    categories: row.categories,
    since: row.since.toISOString(),
    until: row.until?.toISOString() ?? null,
    endsOn: row.ends_on as Day | null,
    agencyName: row.agency_name,
    staffName: row.staff_name,
  }
}

/** A case as the domain knows it. */
export function caseFrom(row: CaseRow): SupportCase {
  return {
    id: row.id as CaseId,
    label: row.label,
    householdId: row.household_id as HouseholdId | null,
    consultationId: row.consultation_id as ConsultationId | null,
    openedAt: row.opened_at.toISOString(),
    openedBy: row.opened_by as StaffId,
    openedAgency: row.opened_agency as AgencyId,
    leadAgency: row.lead_agency as AgencyId,
    leadStaff: row.lead_staff as StaffId | null,
    coordinatorAgency: row.coordinator_agency as AgencyId | null,
    coordinatorStaff: row.coordinator_staff as StaffId | null,
    direction: row.direction,
    solving: row.solving as TrackState,
    accompanying: row.accompanying as TrackState,
    nextContactOn: row.next_contact_on as Day | null,
    coordinationEndedAt: row.coordination_ended_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    version: row.version,
  }
}
