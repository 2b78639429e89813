import { sql } from 'kysely'
import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import type { Db } from '../../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../../platform/database.ts'
import type { CaseId } from '../../domain/case/case.ts'
import type { Compartment, CompartmentId, LegalClass, SealedMember } from '../../domain/sealed/compartment.ts'

type CompartmentRow = Omit<Compartment, 'openedAt' | 'endedAt'> & { readonly openedAt: Date; readonly endedAt: Date | null }

const SELECT = sql`
  select c.id, c.kind, c.label, c.case_id as "caseId", c.household_id as "householdId", c.person_id as "personId", c.kept_by as "keptBy", c.basis,
         c.opened_at as "openedAt", c.opened_by as "openedBy", c.second_staff as "secondStaff", c.state, c.ended_at as "endedAt", c.end_words as "endWords",
         c.whom_to_call as "whomToCall", c.told_coordinator as "toldCoordinator", c.version, a.name as "keptByName", o.name as "openedByName",
         t.name as "secondName", k.no as "caseNo", k.label as "caseLabel", h.label as "householdLabel",
         coalesce(nullif(concat_ws('　', p.family, p.given), ''), p.common_name, p.latin, p.called) as "personName"
    from coordination.compartment c
    join directory.agency a on a.id = c.kept_by
    join staff.staff o on o.id = c.opened_by
    join staff.staff t on t.id = c.second_staff
    left join coordination.support_case k on k.id = c.case_id
    left join people.household h on h.id = c.household_id
    left join people.person p on p.id = c.person_id`

/** One compartment, if the reader is a member. */
export async function findCompartment(db: Db, id: CompartmentId): Promise<Compartment | undefined> {
  const row = await firstOf(db, sql<CompartmentRow>`${SELECT} where c.id = ${id}`)
  return row && compartmentFrom(row)
}

/** The reader's own compartments, those that wait for the reader's confirmation first, the ended last. */
export async function listCompartments(db: Db, reader: StaffId, limit: number): Promise<readonly Compartment[]> {
  const rows = await rowsOf(
    db,
    sql<CompartmentRow>`${SELECT}
     where c.id in (select compartment_id from coordination.my_compartments())
     order by (c.state = 'proposed' and c.second_staff = ${reader}) desc, c.state = 'ended', c.opened_at desc, c.id desc
     limit ${limit}`,
  )
  return rows.map(compartmentFrom)
}

/** Who is in now, in the order they came. */
export async function listSealedMembers(db: Db, id: CompartmentId): Promise<readonly SealedMember[]> {
  const rows = await rowsOf(
    db,
    sql<{
      staffId: StaffId
      agencyId: AgencyId
      legalClass: LegalClass
      since: Date
      staffName: string
      agencyName: string
    }>`
      select m.staff_id as "staffId", m.agency_id as "agencyId", m.legal_class as "legalClass", m.since, s.name as "staffName", a.name as "agencyName"
        from coordination.compartment_member m
        join staff.staff s on s.id = m.staff_id
        join directory.agency a on a.id = m.agency_id
       where m.compartment_id = ${id} and m.until is null
       order by m.since, s.name`,
  )
  return rows.map(row => ({ ...row, since: row.since.toISOString() }))
}

/** Somebody who does casework for an agency today, and so can be taken in. */
export type Candidate = { readonly id: StaffId; readonly name: string; readonly agencyName: string }

const PLENTY = 500

/** All who do casework today, by agency and name. */
export function listCandidates(db: Db): Promise<readonly Candidate[]> {
  return rowsOf(
    db,
    sql<Candidate>`
      select s.id, s.name, a.name as "agencyName"
        from staff.staff s
        join directory.agency a on a.id = staff.agency_today(s.id)
       where not s.is_door and s.disabled_at is null and exists (select 1 from staff.duties_today(s.id) t where t.duty = 'consult')
       order by a.sort_order, a.name, s.kana, s.id limit ${PLENTY}`,
  )
}

/** Whom the coordinator of a case may call, where the members of a compartment want that; nothing for anybody else. */
export async function listSealedNotice(db: Db, caseId: string): Promise<readonly string[]> {
  const rows = await rowsOf(db, sql<{ whom: string }>`select whom_to_call as whom from coordination.sealed_notice(${caseId})`)
  return rows.map(row => row.whom)
}

/** The case under a number, if the reader sees it. */
export async function caseIdOf(db: Db, no: number): Promise<CaseId | undefined> {
  return (await firstOf(db, sql<{ id: CaseId }>`select c.id from coordination.support_case c where c.no = ${no}`))?.id
}

function compartmentFrom(row: CompartmentRow): Compartment {
  return { ...row, openedAt: row.openedAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null }
}
