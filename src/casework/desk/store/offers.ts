import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { AgencyId, Id } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { ConsultationId, ReferralId } from '../domain/consultation.ts'

/** `hand_over` moves the ownership; `involve` and `coordinate` put an agency beside the owner. */
export type OfferKind = 'hand_over' | 'involve' | 'coordinate'

/** Holds a consultation out to another agency. */
export async function insertOffer(
  db: Db,
  offer: {
    readonly referralId: ReferralId
    readonly consultationId: ConsultationId
    readonly toAgency: AgencyId
    readonly kind: OfferKind
    readonly replyBy: Day
  },
): Promise<void> {
  await sql`
    insert into desk.offer (referral_id, consultation_id, to_agency, kind, reply_by, is_open)
    values (${offer.referralId}, ${offer.consultationId}, ${offer.toAgency}, ${offer.kind}, ${offer.replyBy}, true)`.execute(db)
}

/** Ends an offer by its sender, or by the taker once it stands beside the person. */
export async function closeOffer(db: Db, referralId: ReferralId): Promise<void> {
  await sql`update desk.offer set is_open = false where referral_id = ${referralId}`.execute(db)
}

/** How many answers a consultation still waits for, and how many of them would hand it over or take it up for coordination. */
export async function countOpenOffers(
  db: Db,
  id: ConsultationId,
): Promise<{ readonly all: number; readonly handOvers: number; readonly coordinations: number }> {
  const row = await firstOf(
    db,
    sql<{ all: number; handOvers: number; coordinations: number }>`
      select count(*) as all, count(*) filter (where kind = 'hand_over') as "handOvers", count(*) filter (where kind = 'coordinate') as coordinations
        from desk.offer where consultation_id = ${id} and is_open`,
  )
  return row ?? { all: 0, handOvers: 0, coordinations: 0 }
}

/**
 * Puts the reader's agency beside a consultation that is held out to it: standing first, because what one may not see one
 * cannot change; then the linked persons come along; then the former owner steps back but keeps reading. An owner that also
 * answers an older wish to be involved stays owner.
 */
export async function takeStanding(db: Db, id: ConsultationId, agencyId: AgencyId, kind: OfferKind, at: Date): Promise<void> {
  const standing = kind === 'hand_over' ? 'owner' : 'involved'
  await sql`
    insert into desk.standing (consultation_id, agency_id, kind, since) values (${id}, ${agencyId}, ${standing}, ${at})
        on conflict (consultation_id, agency_id) do update set kind = excluded.kind, since = excluded.since
        where standing.kind <> 'owner'`.execute(db)
  if (kind === 'hand_over') {
    await sql`
      update desk.standing set kind = 'former_owner' where consultation_id = ${id} and agency_id <> ${agencyId} and kind = 'owner'`.execute(
      db,
    )
  }
  await sql`select desk.bring_people(${id})`.execute(db)
  await sql`select desk.widen_search(${id})`.execute(db)
}

/** Appends the answer of an agency that may not read the consultation, and closes the offer. */
export async function answerOffer(
  db: Db,
  actId: Id<'consultation_act'>,
  referralId: ReferralId,
  answer: 'returned' | 'declined',
  words: string,
  at: Date,
): Promise<void> {
  await sql`select desk.answer_offer(${actId}, ${referralId}, ${answer}, ${words}, ${at})`.execute(db)
}

/** Agencies that stand beside a consultation. */
export async function listStanding(
  db: Db,
  id: ConsultationId,
): Promise<readonly { readonly agencyId: AgencyId; readonly agencyName: string; readonly kind: string; readonly since: Date }[]> {
  return rowsOf(
    db,
    sql<{ agencyId: AgencyId; agencyName: string; kind: string; since: Date }>`
      select s.agency_id as "agencyId", a.name as "agencyName", s.kind, s.since
        from desk.standing s join directory.agency a on a.id = s.agency_id where s.consultation_id = ${id} order by s.since, s.agency_id`,
  )
}
