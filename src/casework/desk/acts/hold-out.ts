import type { Day } from '../../../kernel/day.ts'
import type { AgencyId, Id } from '../../../kernel/id.ts'
import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import type { Consultation, ConsultationId, ReferralId } from '../domain/consultation.ts'
import { mayActOn } from '../domain/rules.ts'
import { findConsultation, lockConsultation } from '../store/consultations.ts'
import type { OfferKind } from '../store/offers.ts'
import { answerOffer, closeOffer, countOpenOffers, insertOffer, takeStanding } from '../store/offers.ts'
import { appendDeed } from './change.ts'

export type Offer = {
  readonly referralId: ReferralId
  readonly consultationId: ConsultationId
  readonly toAgency: AgencyId
  readonly kind: OfferKind
  readonly replyBy: Day
}

/** Whether the reader's agency may pass a consultation on now: it holds it, it is not answered, and it is not being handed over already. */
export async function mayHoldOut(act: Act, tx: Tx, id: ConsultationId, kind: OfferKind): Promise<Result<Consultation, Refusal>> {
  await lockConsultation(tx.db, id)
  const consultation = await findConsultation(tx.db, id)
  if (consultation === undefined) return no(refusal('absent'))
  const mine = mayActOn(consultation, act.reader, undefined)
  if (!mine.ok) return mine
  if (consultation.state === 'answered') return no(refusal('wrong-state'))
  const open = await countOpenOffers(tx.db, id)
  const same = kind === 'hand_over' ? open.handOvers : kind === 'coordinate' ? open.coordinations : 0
  if (same > 0) return no(refusal('already-handing-over'))
  return kind === 'coordinate' && consultation.state === 'case_opened' ? no(refusal('wrong-state')) : yes(consultation)
}

/** Holds the consultation out, within the act of sending a referral. Nothing moves: until somebody accepts, the owner stays. */
export async function holdOut(act: Act, tx: Tx, consultation: Consultation, offer: Offer): Promise<void> {
  const { referralId, toAgency, kind } = offer
  await insertOffer(tx.db, offer)
  await appendDeed(act, tx, consultation, { kind: 'referral_sent', body: { referralId, toAgency, kind } }, false)
}

/** The agency that was asked takes the hand: it comes to stand beside the person, and becomes the owner if that was asked. */
export async function takeHand(act: Act, tx: Tx, offer: Offer): Promise<void> {
  await takeStanding(tx.db, offer.consultationId, act.reader.agencyId, offer.kind, act.now)
  await lockConsultation(tx.db, offer.consultationId)
  const consultation = await findConsultation(tx.db, offer.consultationId)
  if (consultation === undefined) throw new Error('a taken consultation must be visible to the taker')
  await appendDeed(
    act,
    tx,
    consultation,
    offer.kind === 'hand_over'
      ? { kind: 'handed_over', body: { referralId: offer.referralId, toAgency: act.reader.agencyId } }
      : { kind: 'referral_answered', body: { referralId: offer.referralId, answer: 'accepted', words: null } },
    false,
  )
  await closeOffer(tx.db, offer.referralId)
}

/** The agency that was asked gives the hand back; the owner, who never let go, reads it in the acts. */
export function giveBack(act: Act, tx: Tx, referralId: ReferralId, answer: 'returned' | 'declined', words: string): Promise<void> {
  return answerOffer(tx.db, newId(act.now.getTime()), referralId, answer, words, act.now)
}

/** The sender takes a referral back, or help that was accepted ended without arriving: whoever owns the consultation now reads it in the acts. */
export async function noteReferralEnd(
  act: Act,
  tx: Tx,
  offer: Offer,
  answer: 'withdrawn' | 'ended_without_help',
  words: string,
): Promise<void> {
  await lockConsultation(tx.db, offer.consultationId)
  const consultation = await findConsultation(tx.db, offer.consultationId)
  if (consultation === undefined) throw new Error('both ends of an accepted referral stand beside the consultation')
  await appendDeed(act, tx, consultation, { kind: 'referral_answered', body: { referralId: offer.referralId, answer, words } }, false)
  await closeOffer(tx.db, offer.referralId)
}

/** A case has been opened from the consultation: whoever stands beside it writes that into its acts. The owner stays. */
export async function noteCaseOpened(act: Act, tx: Tx, consultation: Consultation, caseId: Id<'case'>): Promise<void> {
  await appendDeed(act, tx, consultation, { kind: 'case_opened', body: { caseId } }, false)
}
