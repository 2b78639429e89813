import { sql } from 'kysely'
import type { Db } from '../../../../platform/database.ts'
import type { CoordinationRequest, RequestAct } from '../../domain/case/request.ts'

/** A coordination request with its whole past and what was shown with it, as it is loaded into an empty installation. */
export type LoadedRequest = { readonly request: CoordinationRequest; readonly acts: readonly RequestAct[]; readonly bundle: unknown }

/** Loads requests in bulk, as the owner. */
export async function loadRequests(db: Db, batch: readonly LoadedRequest[]): Promise<void> {
  await sql`
    insert into coordination.coordination_request (id, consultation_id, from_agency, from_staff, to_agency, household_id, basis, basis_on, consent_type,
                                                   basis_reason, tried, why_many, asked, person_words, issues, involved, wanted, shared_fields, urgency, reply_by,
                                                   state, made_at, submitted_at, answered_at, answer_reason, answer_words, case_id, version)
    select id, consultation_id, from_agency, from_staff, to_agency, household_id, basis, basis_on, consent_type, basis_reason, tried, why_many, asked,
           person_words, array(select jsonb_array_elements_text(issues)), array(select jsonb_array_elements_text(involved))::uuid[],
           array(select jsonb_array_elements_text(wanted))::uuid[], array(select jsonb_array_elements_text(shared_fields)), urgency, reply_by, state, made_at,
           submitted_at, answered_at, answer_reason, answer_words, case_id, version
      from jsonb_to_recordset(${JSON.stringify(batch.map(({ request }) => requestRow(request)))}::jsonb)
        as r (id uuid, consultation_id uuid, from_agency uuid, from_staff uuid, to_agency uuid, household_id uuid, basis text, basis_on date, consent_type text,
              basis_reason text, tried text, why_many text, asked text, person_words text, issues jsonb, involved jsonb, wanted jsonb, shared_fields jsonb,
              urgency text, reply_by date, state text, made_at timestamptz, submitted_at timestamptz, answered_at timestamptz, answer_reason text,
              answer_words text, case_id uuid, version integer)`.execute(db)
  await sql`
    insert into coordination.request_act (id, request_id, seq, kind, at, by_staff, by_agency, body)
    select id, request_id, seq, kind, at, by_staff, by_agency, body
      from jsonb_to_recordset(${JSON.stringify(batch.flatMap(actRows))}::jsonb)
        as a (id uuid, request_id uuid, seq integer, kind text, at timestamptz, by_staff uuid, by_agency uuid, body jsonb)`.execute(db)
  await sql`
    insert into coordination.request_bundle (request_id, content, frozen_at)
    select request_id, content, frozen_at
      from jsonb_to_recordset(${JSON.stringify(batch.map(({ request, bundle }) => ({ request_id: request.id, content: bundle, frozen_at: request.submittedAt })))}::jsonb)
        as b (request_id uuid, content jsonb, frozen_at timestamptz)
     where frozen_at is not null`.execute(db)
}

function requestRow(of: CoordinationRequest) {
  return {
    id: of.id,
    consultation_id: of.consultationId,
    from_agency: of.fromAgency,
    from_staff: of.fromStaff,
    to_agency: of.toAgency,
    household_id: of.householdId,
    basis: of.basis,
    basis_on: of.basisOn,
    consent_type: of.consentType,
    basis_reason: of.basisReason,
    tried: of.tried,
    why_many: of.whyMany,
    asked: of.asked,
    person_words: of.personWords,
    issues: of.issues,
    involved: of.involved,
    wanted: of.wanted,
    shared_fields: of.sharedFields,
    urgency: of.urgency,
    reply_by: of.replyBy,
    state: of.state,
    made_at: of.madeAt,
    submitted_at: of.submittedAt,
    answered_at: of.answeredAt,
    answer_reason: of.answerReason,
    answer_words: of.answerWords,
    case_id: of.caseId,
    version: of.version,
  }
}

function actRows({ request, acts }: LoadedRequest) {
  return acts.map(act => ({
    id: act.id,
    request_id: request.id,
    seq: act.seq,
    kind: act.kind,
    at: act.at,
    by_staff: act.byStaff,
    by_agency: act.byAgency,
    body: act.body,
  }))
}
