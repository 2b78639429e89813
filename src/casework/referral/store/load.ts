import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import type { Bundle } from '../domain/bundle.ts'
import type { Referral, ReferralAct } from '../domain/referral.ts'

/** A referral with its whole past, as it is loaded into an empty installation. */
export type LoadedReferral = { readonly referral: Referral; readonly acts: readonly ReferralAct[]; readonly bundle: Bundle }

/** Loads referrals in bulk, as the owner. */
export async function loadReferrals(db: Db, batch: readonly LoadedReferral[]): Promise<void> {
  await sql`
    insert into referral.referral (id, consultation_id, from_agency, from_staff, to_agency, kind, reason, asked, basis, basis_on, consent_type, basis_reason,
                                   shared_fields, urgency, reply_by, accompanied, state, made_at, sent_at, seen_at, answered_at, answer_reason, answer_words,
                                   person_in_charge, first_contact_on, service_started_on, confirmed_at, follow_up_on, follow_up_week, arrived, person_helped,
                                   is_contradicted, serves, serves_words, version)
    select id, consultation_id, from_agency, from_staff, to_agency, kind, reason, asked, basis, basis_on, consent_type, basis_reason,
           array(select jsonb_array_elements_text(shared_fields)), urgency, reply_by, accompanied, state, made_at, sent_at, seen_at, answered_at, answer_reason,
           answer_words, person_in_charge, first_contact_on, service_started_on, confirmed_at, follow_up_on, follow_up_week, arrived, person_helped,
           is_contradicted, serves, serves_words, version
      from jsonb_to_recordset(${JSON.stringify(batch.map(({ referral }) => referralRow(referral)))}::jsonb)
        as r (id uuid, consultation_id uuid, from_agency uuid, from_staff uuid, to_agency uuid, kind text, reason text, asked text, basis text, basis_on date,
              consent_type text, basis_reason text, shared_fields jsonb, urgency text, reply_by date, accompanied boolean, state text, made_at timestamptz,
              sent_at timestamptz, seen_at timestamptz, answered_at timestamptz, answer_reason text, answer_words text, person_in_charge text,
              first_contact_on date, service_started_on date, confirmed_at timestamptz, follow_up_on date, follow_up_week smallint, arrived boolean,
              person_helped boolean, is_contradicted boolean, serves uuid, serves_words text, version integer)`.execute(db)
  await sql`
    insert into referral.referral_act (id, referral_id, seq, kind, at, by_staff, by_agency, body)
    select id, referral_id, seq, kind, at, by_staff, by_agency, body
      from jsonb_to_recordset(${JSON.stringify(batch.flatMap(actRows))}::jsonb)
        as a (id uuid, referral_id uuid, seq integer, kind text, at timestamptz, by_staff uuid, by_agency uuid, body jsonb)`.execute(db)
  await sql`
    insert into referral.bundle (referral_id, content, frozen_at)
    select referral_id, content, frozen_at
      from jsonb_to_recordset(${JSON.stringify(batch.map(({ referral, bundle }) => ({ referral_id: referral.id, content: bundle, frozen_at: referral.sentAt })))}::jsonb)
        as b (referral_id uuid, content jsonb, frozen_at timestamptz)`.execute(db)
}

function referralRow(of: Referral) {
  return {
    id: of.id,
    consultation_id: of.consultationId,
    from_agency: of.fromAgency,
    from_staff: of.fromStaff,
    to_agency: of.toAgency,
    kind: of.kind,
    reason: of.reason,
    asked: of.asked,
    basis: of.basis,
    basis_on: of.basisOn,
    consent_type: of.consentType,
    basis_reason: of.basisReason,
    shared_fields: of.sharedFields,
    urgency: of.urgency,
    reply_by: of.replyBy,
    accompanied: of.accompanied,
    state: of.state,
    made_at: of.madeAt,
    sent_at: of.sentAt,
    seen_at: of.seenAt,
    answered_at: of.answeredAt,
    answer_reason: of.answerReason,
    answer_words: of.answerWords,
    person_in_charge: of.personInCharge,
    first_contact_on: of.firstContactOn,
    service_started_on: of.serviceStartedOn,
    confirmed_at: of.confirmedAt,
    follow_up_on: of.followUpOn,
    follow_up_week: of.followUpWeek,
    arrived: of.arrived,
    person_helped: of.personHelped,
    is_contradicted: of.isContradicted,
    serves: of.serves?.actionId ?? null,
    serves_words: of.serves?.words ?? null,
    version: of.version,
  }
}

function actRows({ referral, acts }: LoadedReferral) {
  return acts.map(act => ({
    id: act.id,
    referral_id: referral.id,
    seq: act.seq,
    kind: act.kind,
    at: act.at,
    by_staff: act.byStaff,
    by_agency: act.byAgency,
    body: act.body,
  }))
}
