import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { AgencyId } from '../../../kernel/id.ts'
import { tokensOf } from '../../../kernel/tokens.ts'
import type { Db } from '../../../platform/database.ts'
import type { PersonId } from '../../people/index.ts'
import type { Consultation, ConsultationAct, Part, ReferralId } from '../domain/consultation.ts'
import { searchedText } from '../domain/searched-text.ts'

/** A consultation with its whole past, as it is loaded into an empty installation. */
export type LoadedConsultation = {
  readonly consultation: Consultation
  readonly acts: readonly ConsultationAct[]
  readonly standing: readonly {
    readonly agencyId: AgencyId
    readonly kind: 'owner' | 'former_owner' | 'involved'
    readonly since: string
  }[]
  readonly offers: readonly {
    readonly referralId: ReferralId
    readonly toAgency: AgencyId
    readonly kind: 'hand_over' | 'involve' | 'coordinate'
    readonly replyBy: Day
    readonly isOpen: boolean
  }[]
  readonly people: readonly { readonly personId: PersonId; readonly part: Part }[]
}

/** The index of words is cheaper to build once than to keep while hundreds of thousands of texts come in. Ask for it back with `raiseTextIndex`. */
export async function dropTextIndex(db: Db): Promise<void> {
  await sql`drop index if exists desk.search_entry_by_token`.execute(db)
}

/** Builds the index of words over everything that was loaded. */
export async function raiseTextIndex(db: Db): Promise<void> {
  await sql`create index if not exists search_entry_by_token on desk.search_entry using gin (tokens)`.execute(db)
}

/** Loads consultations in bulk, as the owner, findable at once; a thousand at a time is a good batch. */
export async function loadConsultations(db: Db, batch: readonly LoadedConsultation[]): Promise<void> {
  await sql`
    insert into desk.consultation (id, received_at, received_by, received_agency, channel, statement, family_statement, worker_view, topics, main_topic, urgency,
                                   urgent_action, called, visitor_relation, language, interpreter, state, disposition, tried, gap_need, outcome_words, next_on,
                                   owner_agency, owner_staff, handed_over_at, version, changed_at)
    select id, received_at, received_by, received_agency, channel, statement, family_statement, worker_view,
           array(select jsonb_array_elements_text(topics)), main_topic, urgency, urgent_action, called, visitor_relation, language, interpreter, state, disposition,
           tried, gap_need, outcome_words, next_on, owner_agency, owner_staff, handed_over_at, version, received_at
      from jsonb_to_recordset(${JSON.stringify(batch.map(one => consultationRow(one.consultation)))}::jsonb)
        as c (id uuid, received_at timestamptz, received_by uuid, received_agency uuid, channel text, statement text, family_statement text, worker_view text,
              topics jsonb, main_topic text, urgency text, urgent_action text, called text, visitor_relation text, language text, interpreter boolean, state text,
              disposition text, tried text, gap_need text, outcome_words text, next_on date, owner_agency uuid, owner_staff uuid, handed_over_at timestamptz,
              version integer)`.execute(db)
  await sql`
    insert into desk.consultation_act (id, consultation_id, seq, kind, at, by_staff, by_agency, body)
    select id, consultation_id, seq, kind, at, by_staff, by_agency, body
      from jsonb_to_recordset(${JSON.stringify(batch.flatMap(actRows))}::jsonb)
        as a (id uuid, consultation_id uuid, seq integer, kind text, at timestamptz, by_staff uuid, by_agency uuid, body jsonb)`.execute(db)
  await sql`
    insert into desk.standing (consultation_id, agency_id, kind, since)
    select consultation_id, agency_id, kind, since
      from jsonb_to_recordset(${JSON.stringify(batch.flatMap(standingRows))}::jsonb) as s (consultation_id uuid, agency_id uuid, kind text, since timestamptz)`.execute(
    db,
  )
  await sql`
    insert into desk.offer (referral_id, consultation_id, to_agency, kind, reply_by, is_open)
    select referral_id, consultation_id, to_agency, kind, reply_by, is_open
      from jsonb_to_recordset(${JSON.stringify(batch.flatMap(offerRows))}::jsonb)
        as o (referral_id uuid, consultation_id uuid, to_agency uuid, kind text, reply_by date, is_open boolean)`.execute(db)
  await sql`
    insert into desk.consultation_person (consultation_id, person_id, part, linked_at, linked_by)
    select consultation_id, person_id, part, linked_at, linked_by
      from jsonb_to_recordset(${JSON.stringify(batch.flatMap(personRows))}::jsonb)
        as l (consultation_id uuid, person_id uuid, part text, linked_at timestamptz, linked_by uuid)`.execute(db)
  await sql`
    insert into desk.search_entry (consultation_id, received_at, tokens)
    select consultation_id, received_at, array_to_tsvector(array(select jsonb_array_elements_text(tokens)) || desk.month_token(received_at))
      from jsonb_to_recordset(${JSON.stringify(batch.map(searchRow))}::jsonb) as e (consultation_id uuid, received_at timestamptz, tokens jsonb)`.execute(
    db,
  )
}

function consultationRow(of: Consultation) {
  return {
    id: of.id,
    received_at: of.receivedAt,
    received_by: of.receivedBy,
    received_agency: of.receivedAgency,
    channel: of.channel,
    statement: of.statement,
    family_statement: of.familyStatement,
    worker_view: of.workerView,
    topics: of.topics,
    main_topic: of.mainTopic,
    urgency: of.urgency,
    urgent_action: of.urgentAction,
    called: of.called,
    visitor_relation: of.visitorRelation,
    language: of.language,
    interpreter: of.interpreter,
    state: of.state,
    disposition: of.disposition,
    tried: of.tried,
    gap_need: of.gapNeed,
    outcome_words: of.outcomeWords,
    next_on: of.nextOn,
    owner_agency: of.ownerAgency,
    owner_staff: of.ownerStaff,
    handed_over_at: of.handedOverAt,
    version: of.version,
  }
}

function actRows({ consultation, acts }: LoadedConsultation) {
  return acts.map(act => ({
    id: act.id,
    consultation_id: consultation.id,
    seq: act.seq,
    kind: act.kind,
    at: act.at,
    by_staff: act.byStaff,
    by_agency: act.byAgency,
    body: act.body,
  }))
}

function standingRows({ consultation, standing }: LoadedConsultation) {
  return standing.map(({ agencyId, kind, since }) => ({ consultation_id: consultation.id, agency_id: agencyId, kind, since }))
}

function offerRows({ consultation, offers }: LoadedConsultation) {
  return offers.map(offer => ({
    referral_id: offer.referralId,
    consultation_id: consultation.id,
    to_agency: offer.toAgency,
    kind: offer.kind,
    reply_by: offer.replyBy,
    is_open: offer.isOpen,
  }))
}

function personRows({ consultation, people }: LoadedConsultation) {
  return people.map(({ personId, part }) => ({
    consultation_id: consultation.id,
    person_id: personId,
    part,
    linked_at: consultation.receivedAt,
    linked_by: consultation.receivedBy,
  }))
}

function searchRow({ consultation, standing }: LoadedConsultation) {
  const tokens = [...tokensOf(searchedText(consultation)), ...standing.map(({ agencyId }) => `a:${agencyId}`)]
  return { consultation_id: consultation.id, received_at: consultation.receivedAt, tokens }
}
