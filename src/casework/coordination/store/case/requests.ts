import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import type { Db } from '../../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../../platform/database.ts'
import type { ConsultationId } from '../../../desk/index.ts'
import type { HouseholdId } from '../../../people/index.ts'
import type { Bundle } from '../../../referral/index.ts'
import { withoutPeople } from '../../../referral/index.ts'
import type { CaseId, RequestId } from '../../domain/case/case.ts'
import type { CoordinationRequest, RequestSheet, RequestState } from '../../domain/case/request.ts'

type RequestRow = {
  readonly id: string
  readonly consultation_id: string
  readonly from_agency: string
  readonly from_staff: string
  readonly to_agency: string
  readonly household_id: string | null
  readonly basis: string
  readonly basis_on: string
  readonly consent_type: string | null
  readonly basis_reason: string | null
  readonly tried: string
  readonly why_many: string
  readonly asked: string
  readonly person_words: string | null
  readonly issues: string[]
  readonly involved: string[]
  readonly wanted: string[]
  readonly shared_fields: string[]
  readonly urgency: string
  readonly reply_by: string
  readonly state: string
  readonly made_at: Date
  readonly submitted_at: Date | null
  readonly answered_at: Date | null
  readonly answer_reason: string | null
  readonly answer_words: string | null
  readonly case_id: string | null
  readonly version: number
}

/** One request, if the reader's agency stands at one of its ends. */
export async function findRequest(db: Db, id: RequestId): Promise<CoordinationRequest | undefined> {
  const row = await firstOf(
    db,
    sql<RequestRow>`
      select r.id, r.consultation_id, r.from_agency, r.from_staff, r.to_agency, r.household_id, r.basis, r.basis_on, r.consent_type, r.basis_reason, r.tried,
             r.why_many, r.asked, r.issues, r.involved, r.wanted, r.shared_fields, r.urgency, r.reply_by, r.state, r.made_at, r.submitted_at, r.answered_at,
             r.answer_reason, r.answer_words, r.case_id, r.version,
             case when r.from_agency <> (select staff.working_agency()) and desk.hides_people(r.consultation_id) then null else r.person_words end as person_words
        from coordination.coordination_request r where r.id = ${id}`,
  )
  return row && requestFrom(row)
}

/** Holds the row until the transaction ends. */
export async function lockRequest(db: Db, id: RequestId): Promise<void> {
  await sql`select 1 from coordination.coordination_request where id = ${id} for update`.execute(db)
}

/** Writes a new draft. */
export async function insertRequest(db: Db, of: CoordinationRequest): Promise<void> {
  await sql`
    insert into coordination.coordination_request (id, consultation_id, from_agency, from_staff, to_agency, household_id, basis, basis_on, consent_type,
                                                   basis_reason, tried, why_many, asked, person_words, issues, involved, wanted, shared_fields, urgency,
                                                   reply_by, state, made_at, version)
    values (${of.id}, ${of.consultationId}, ${of.fromAgency}, ${of.fromStaff}, ${of.toAgency}, ${of.householdId}, ${of.basis}, ${of.basisOn},
            ${of.consentType}, ${of.basisReason}, ${of.tried}, ${of.whyMany}, ${of.asked}, ${of.personWords}, ${[...of.issues]}::text[],
            ${[...of.involved]}::uuid[], ${[...of.wanted]}::uuid[], ${[...of.sharedFields]}::text[], ${of.urgency}, ${of.replyBy}, ${of.state},
            ${of.madeAt}, ${of.version})`.execute(db)
}

/** Writes what a draft says now. */
export async function updateRequestSheet(db: Db, of: CoordinationRequest): Promise<void> {
  await sql`
    update coordination.coordination_request
       set to_agency = ${of.toAgency}, household_id = ${of.householdId}, basis = ${of.basis}, basis_on = ${of.basisOn}, consent_type = ${of.consentType},
           basis_reason = ${of.basisReason}, tried = ${of.tried}, why_many = ${of.whyMany}, asked = ${of.asked}, person_words = ${of.personWords},
           issues = ${[...of.issues]}::text[], involved = ${[...of.involved]}::uuid[], wanted = ${[...of.wanted]}::uuid[],
           shared_fields = ${[...of.sharedFields]}::text[], urgency = ${of.urgency}, reply_by = ${of.replyBy}, version = ${of.version}
     where id = ${of.id} and state = 'draft'`.execute(db)
}

/** Writes the folded state after an act. */
export async function updateRequest(db: Db, of: CoordinationRequest): Promise<void> {
  await sql`
    update coordination.coordination_request
       set state = ${of.state}, submitted_at = ${of.submittedAt}, answered_at = ${of.answeredAt}, answer_reason = ${of.answerReason},
           answer_words = ${of.answerWords}, case_id = ${of.caseId}, version = ${of.version}
     where id = ${of.id}`.execute(db)
}

/** Freezes what is shared. */
export async function insertRequestBundle(db: Db, id: RequestId, bundle: Bundle, at: Date): Promise<void> {
  await sql`
    insert into coordination.request_bundle (request_id, content, frozen_at) values (${id}, ${JSON.stringify(bundle)}::jsonb, ${at})`.execute(
    db,
  )
}

/** What was shared, as long as the reader may read it; once somebody in it is protected, nothing that says who or where. */
export async function findRequestBundle(db: Db, id: RequestId): Promise<Bundle | undefined> {
  const row = await firstOf(
    db,
    sql<{ content: Bundle; hides: boolean }>`
      select b.content, desk.hides_people(r.consultation_id) as hides
        from coordination.request_bundle b join coordination.coordination_request r on r.id = b.request_id where b.request_id = ${id}`,
  )
  return row && (row.hides ? withoutPeople(row.content) : row.content)
}

/** Agencies to which a request may be sent today. */
export async function listCoordinating(db: Db): Promise<readonly { readonly id: AgencyId; readonly name: string }[]> {
  return rowsOf(
    db,
    sql<{ id: AgencyId; name: string }>`
      select a.id, a.name from coordination.coordinating_agencies() c join directory.agency a on a.id = c.agency_id order by a.name, a.id`,
  )
}

/** Number and names on a request. */
export type RequestNames = {
  readonly no: number
  readonly fromAgency: string
  readonly fromPhone: string | null
  readonly fromStaff: string
  readonly toAgency: string
  readonly household: string | null
  readonly involved: readonly string[]
  readonly wanted: readonly string[]
}

/** The names on a request the reader may see. */
export async function findRequestNames(db: Db, id: RequestId): Promise<RequestNames> {
  const row = await firstOf(
    db,
    sql<RequestNames>`
      select r.no, f.name as "fromAgency", f.phone as "fromPhone", s.name as "fromStaff", t.name as "toAgency",
             (select h.label from people.household h where h.id = r.household_id) as household,
             array(select a.name from directory.agency a where a.id = any(r.involved) order by a.name) as involved,
             array(select a.name from directory.agency a where a.id = any(r.wanted) order by a.name) as wanted
        from coordination.coordination_request r
        join directory.agency f on f.id = r.from_agency
        join directory.agency t on t.id = r.to_agency
        join staff.staff s on s.id = r.from_staff
       where r.id = ${id}`,
  )
  return row ?? { no: 0, fromAgency: '', fromPhone: null, fromStaff: '', toAgency: '', household: null, involved: [], wanted: [] }
}

function requestFrom(row: RequestRow): CoordinationRequest {
  const instant = (at: Date | null) => at?.toISOString() ?? null
  return {
    id: row.id as RequestId,
    consultationId: row.consultation_id as ConsultationId,
    fromAgency: row.from_agency as AgencyId,
    fromStaff: row.from_staff as StaffId,
    toAgency: row.to_agency as AgencyId,
    householdId: row.household_id as HouseholdId | null,
    basis: row.basis,
    basisOn: row.basis_on as Day,
    consentType: row.consent_type,
    basisReason: row.basis_reason,
    tried: row.tried,
    whyMany: row.why_many,
    asked: row.asked,
    personWords: row.person_words,
    issues: row.issues,
    involved: row.involved as AgencyId[],
    wanted: row.wanted as AgencyId[],
    sharedFields: row.shared_fields,
    urgency: row.urgency as RequestSheet['urgency'],
    replyBy: row.reply_by as Day,
    state: row.state as RequestState,
    madeAt: row.made_at.toISOString(),
    submittedAt: instant(row.submitted_at),
    answeredAt: instant(row.answered_at),
    answerReason: row.answer_reason,
    answerWords: row.answer_words,
    caseId: row.case_id as CaseId | null,
    version: row.version,
  }
}
