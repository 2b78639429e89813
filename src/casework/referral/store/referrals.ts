import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { AgencyId, Id, StaffId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf } from '../../../platform/database.ts'
import type { Bundle } from '../domain/bundle.ts'
import { withoutPeople } from '../domain/bundle.ts'
import type { ConsultationId, Kind, Reason, Referral, ReferralId, ReferralState, Sheet } from '../domain/referral.ts'

export type ReferralRow = {
  readonly id: string
  readonly no: number
  readonly consultation_id: string
  readonly from_agency: string
  readonly from_staff: string
  readonly to_agency: string
  readonly kind: string
  readonly reason: string
  readonly asked: string
  readonly basis: string
  readonly basis_on: string
  readonly consent_type: string | null
  readonly basis_reason: string | null
  readonly shared_fields: string[]
  readonly urgency: string
  readonly reply_by: string
  readonly accompanied: boolean
  readonly state: string
  readonly made_at: Date
  readonly sent_at: Date | null
  readonly seen_at: Date | null
  readonly answered_at: Date | null
  readonly answer_reason: string | null
  readonly answer_words: string | null
  readonly person_in_charge: string | null
  readonly first_contact_on: string | null
  readonly service_started_on: string | null
  readonly confirmed_at: Date | null
  readonly follow_up_on: string | null
  readonly follow_up_week: number | null
  readonly arrived: boolean | null
  readonly person_helped: boolean | null
  readonly is_contradicted: boolean
  readonly serves: string | null
  readonly serves_words: string | null
  readonly version: number
}

/** Columns of a referral, for other queries of this module. */
const REFERRAL_COLUMNS = sql`r.id, r.no, r.consultation_id, r.from_agency, r.from_staff, r.to_agency, r.kind, r.reason, r.asked, r.basis, r.basis_on,
       r.consent_type, r.basis_reason, r.shared_fields, r.urgency, r.reply_by, r.accompanied, r.state, r.made_at, r.sent_at, r.seen_at, r.answered_at,
       r.answer_reason, r.answer_words, r.person_in_charge, r.first_contact_on, r.service_started_on, r.confirmed_at, r.follow_up_on, r.follow_up_week,
       r.arrived, r.person_helped, r.is_contradicted, r.serves, r.serves_words, r.version`

/** What was never sent does not exist for the agency it was meant for, not even when the draft was thrown away. */
export const IS_MINE_OR_SENT = sql`(r.sent_at is not null or r.from_agency = (select staff.working_agency()))`

/** One referral, if the reader's agency stands at one of its ends. */
export async function findReferral(db: Db, id: ReferralId): Promise<Referral | undefined> {
  const row = await firstOf(
    db,
    sql<ReferralRow>`select ${REFERRAL_COLUMNS} from referral.referral r where r.id = ${id} and ${IS_MINE_OR_SENT}`,
  )
  return row && referralFrom(row)
}

/** Holds the row until the transaction ends. */
export async function lockReferral(db: Db, id: ReferralId): Promise<void> {
  await sql`select 1 from referral.referral where id = ${id} for update`.execute(db)
}

/** Writes a new draft. */
export async function insertReferral(db: Db, of: Referral): Promise<void> {
  await sql`
    insert into referral.referral (id, consultation_id, from_agency, from_staff, to_agency, kind, reason, asked, basis, basis_on, consent_type, basis_reason,
                                   shared_fields, urgency, reply_by, accompanied, state, made_at, serves, serves_words, version)
    values (${of.id}, ${of.consultationId}, ${of.fromAgency}, ${of.fromStaff}, ${of.toAgency}, ${of.kind}, ${of.reason}, ${of.asked}, ${of.basis}, ${of.basisOn},
            ${of.consentType}, ${of.basisReason}, ${[...of.sharedFields]}::text[], ${of.urgency}, ${of.replyBy}, ${of.accompanied}, ${of.state}, ${of.madeAt},
            ${of.serves?.actionId ?? null}, ${of.serves?.words ?? null}, ${of.version})`.execute(db)
}

/** Writes what a draft says now. */
export async function updateSheet(db: Db, of: Referral): Promise<void> {
  await sql`
    update referral.referral
       set to_agency = ${of.toAgency}, kind = ${of.kind}, reason = ${of.reason}, asked = ${of.asked}, basis = ${of.basis}, basis_on = ${of.basisOn},
           consent_type = ${of.consentType}, basis_reason = ${of.basisReason}, shared_fields = ${[...of.sharedFields]}::text[], urgency = ${of.urgency},
           reply_by = ${of.replyBy}, accompanied = ${of.accompanied}, version = ${of.version}
     where id = ${of.id} and state = 'draft'`.execute(db)
}

/** Writes the folded state after an act. */
export async function updateReferral(db: Db, of: Referral): Promise<void> {
  await sql`
    update referral.referral
       set state = ${of.state}, sent_at = ${of.sentAt}, seen_at = ${of.seenAt}, answered_at = ${of.answeredAt}, answer_reason = ${of.answerReason},
           answer_words = ${of.answerWords}, person_in_charge = ${of.personInCharge}, first_contact_on = ${of.firstContactOn},
           service_started_on = ${of.serviceStartedOn}, confirmed_at = ${of.confirmedAt}, follow_up_on = ${of.followUpOn}, follow_up_week = ${of.followUpWeek},
           arrived = ${of.arrived}, person_helped = ${of.personHelped}, is_contradicted = ${of.isContradicted}, version = ${of.version}
     where id = ${of.id}`.execute(db)
}

/** Freezes what is shared. */
export async function insertBundle(db: Db, id: ReferralId, bundle: Bundle, at: Date): Promise<void> {
  await sql`insert into referral.bundle (referral_id, content, frozen_at) values (${id}, ${JSON.stringify(bundle)}::jsonb, ${at})`.execute(
    db,
  )
}

/** What was shared, as long as the reader may read it. */
export async function findBundle(db: Db, id: ReferralId): Promise<Bundle | undefined> {
  const row = await firstOf(
    db,
    sql<{ content: Bundle; hides: boolean }>`
      select b.content, desk.hides_people(r.consultation_id) as hides
        from referral.bundle b join referral.referral r on r.id = b.referral_id where b.referral_id = ${id}`,
  )
  return row && (row.hides ? withoutPeople(row.content) : row.content)
}

/** A referral as the domain knows it. */
function referralFrom(row: ReferralRow): Referral {
  const instant = (at: Date | null) => at?.toISOString() ?? null
  return {
    id: row.id as ReferralId,
    consultationId: row.consultation_id as ConsultationId,
    fromAgency: row.from_agency as AgencyId,
    fromStaff: row.from_staff as StaffId,
    toAgency: row.to_agency as AgencyId,
    kind: row.kind as Kind,
    reason: row.reason,
    asked: row.asked,
    basis: row.basis,
    basisOn: row.basis_on as Day,
    consentType: row.consent_type,
    basisReason: row.basis_reason,
    sharedFields: row.shared_fields,
    urgency: row.urgency as Sheet['urgency'],
    replyBy: row.reply_by as Day,
    accompanied: row.accompanied,
    state: row.state as ReferralState,
    madeAt: row.made_at.toISOString(),
    sentAt: instant(row.sent_at),
    seenAt: instant(row.seen_at),
    answeredAt: instant(row.answered_at),
    answerReason: row.answer_reason as Reason | null,
    answerWords: row.answer_words,
    personInCharge: row.person_in_charge,
    firstContactOn: row.first_contact_on as Day | null,
    serviceStartedOn: row.service_started_on as Day | null,
    confirmedAt: instant(row.confirmed_at),
    followUpOn: row.follow_up_on as Day | null,
    followUpWeek: row.follow_up_week as Referral['followUpWeek'],
    arrived: row.arrived,
    personHelped: row.person_helped,
    isContradicted: row.is_contradicted,
    serves:
      row.serves === null || row.serves_words === null ? null : { actionId: row.serves as Id<'support_action'>, words: row.serves_words },
    version: row.version,
  }
}
