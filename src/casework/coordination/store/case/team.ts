import { sql } from 'kysely'
import type { AgencyId, Id, StaffId } from '../../../../kernel/id.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../../platform/database.ts'
import type { CaseId, TeamMember } from '../../domain/case/case.ts'

/** Puts an agency into the team. The first of a new case must be the reader's own. */
export async function insertMember(db: Db, id: CaseId, openedAt: string, member: TeamMember): Promise<void> {
  await sql`
    insert into coordination.team (case_id, agency_id, part, staff_id, basis, basis_on, reason, consent_id, categories, since, ends_on, opened_at)
    values (${id}, ${member.agencyId}, ${member.part}, ${member.staffId}, ${member.basis}, ${member.basisOn}, ${member.reason}, ${member.consentId},
            ${member.categories === null ? null : [...member.categories]}::text[], ${member.since}, ${member.endsOn}, ${openedAt})`.execute(
    db,
  )
}

/** Ends an agency's time in the team; the row stays. */
export async function endMember(db: Db, id: CaseId, agencyId: AgencyId, at: Date, words: string): Promise<void> {
  await sql`
    update coordination.team set until = ${at}, left_words = ${words} where case_id = ${id} and agency_id = ${agencyId} and until is null`.execute(
    db,
  )
}

/** Names who of an agency works on the case. */
export async function assignMember(db: Db, id: CaseId, agencyId: AgencyId, staffId: StaffId | null): Promise<void> {
  await sql`update coordination.team set staff_id = ${staffId} where case_id = ${id} and agency_id = ${agencyId} and until is null`.execute(
    db,
  )
}

/** Members of a household whom a request speaks of come to be known to the reader's agency, which is about to accept it. */
export async function bringHousehold(db: Db, requestId: string): Promise<void> {
  await sql`select coordination.bring_household(${requestId})`.execute(db)
}

/** Lets an agency of the team see the persons of the case. */
export async function bringPeople(db: Db, id: CaseId, agencyId: AgencyId): Promise<void> {
  await sql`select coordination.bring_people(${id}, ${agencyId})`.execute(db)
}

/** The lead held out to somebody, with names. */
export type LeadOffer = {
  readonly id: Id<'lead_offer'>
  readonly toAgency: AgencyId
  readonly byAgency: AgencyId
  readonly toName: string
  readonly byName: string
  readonly byStaffName: string
  readonly words: string
  readonly madeAt: Date
}

/** The open offer of the lead, if there is one. */
export function findLeadOffer(db: Db, id: CaseId): Promise<LeadOffer | undefined> {
  return firstOf(
    db,
    sql<LeadOffer>`
      select o.id, o.to_agency as "toAgency", o.by_agency as "byAgency", t.name as "toName", b.name as "byName", s.name as "byStaffName", o.words,
             o.made_at as "madeAt"
        from coordination.lead_offer o
        join directory.agency t on t.id = o.to_agency
        join directory.agency b on b.id = o.by_agency
        join staff.staff s on s.id = o.by_staff
       where o.case_id = ${id} and o.is_open`,
  )
}

/** Holds the lead out. */
export async function insertLeadOffer(
  act: Act,
  db: Db,
  offer: { readonly id: Id<'lead_offer'>; readonly caseId: CaseId; readonly toAgency: AgencyId; readonly words: string },
): Promise<void> {
  await sql`
    insert into coordination.lead_offer (id, case_id, to_agency, by_agency, by_staff, words, made_at)
    values (${offer.id}, ${offer.caseId}, ${offer.toAgency}, ${act.reader.agencyId}, ${act.reader.staffId}, ${offer.words}, ${act.now})`.execute(
    db,
  )
}

/** Ends the open offer of a case. */
export async function closeLeadOffer(db: Db, id: CaseId): Promise<void> {
  await sql`update coordination.lead_offer set is_open = false where case_id = ${id} and is_open`.execute(db)
}

/** An agency that stood in the team once, and what was said when it left. */
export type FormerMember = {
  readonly agencyId: AgencyId
  readonly agencyName: string
  readonly since: Date
  readonly until: Date
  readonly words: string | null
}

const LATEST = 50

/** Agencies that left the team, the latest first. */
export function listFormerMembers(db: Db, id: CaseId): Promise<readonly FormerMember[]> {
  return rowsOf(
    db,
    sql<FormerMember>`
      select t.agency_id as "agencyId", a.name as "agencyName", t.since, t.until, t.left_words as words
        from coordination.team t join directory.agency a on a.id = t.agency_id
       where t.case_id = ${id} and t.until is not null
       order by t.until desc, t.agency_id limit ${LATEST}`,
  )
}
