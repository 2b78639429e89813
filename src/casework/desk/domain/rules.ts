import type { Day } from '../../../kernel/day.ts'
import type { Reader } from '../../../kernel/reader.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Closing, Consultation, ContactAttempt, Disposition } from './consultation.ts'
import { CLOSINGS, OPEN_OUTCOMES } from './consultation.ts'

/** Only the agency that holds the person acts on the consultation, and only on the version it had before its eyes. */
export function mayActOn(consultation: Consultation, reader: Reader, version: number | undefined): Result<Consultation, Refusal> {
  if (version !== undefined && version !== consultation.version)
    return no(refusal('stale-version', { currentVersion: consultation.version }))
  if (consultation.ownerAgency !== reader.agencyId) return no(refusal('not-owner'))
  return yes(consultation)
}

/** May what was heard be completed or corrected? An answered consultation is opened again first. */
export function mayAmend(consultation: Consultation): Result<Consultation, Refusal> {
  return consultation.state === 'answered' ? no(refusal('wrong-state')) : yes(consultation)
}

export type Screening = { readonly disposition: Disposition; readonly tried: string | null; readonly gapNeed: string | null }

/**
 * May it be screened so? Going to coordination owes an answer to "what has the desk tried": coordination is not where cases are left.
 * @source law-and-flow section 6 rule (c)
 */
export function mayScreen(consultation: Consultation, screening: Screening): Result<Screening, Refusal> {
  if (consultation.state === 'answered') return no(refusal('wrong-state'))
  if (screening.disposition === 'coordination' && screening.tried === null) {
    return no(refusal('tried-missing', { fields: { tried: '多機関協働へ進む前に、窓口で試したことを書いてください。' } }))
  }
  return yes(screening)
}

export type ClosingWish = {
  readonly outcome: string
  readonly words: string
  readonly nextOn: Day | null
  readonly attempts: readonly ContactAttempt[]
}

/**
 * May it end so? Only by one of the known outcomes, never as somebody else's job, never over an unanswered referral;
 * an outcome that is not over needs the day on which the desk turns to it again.
 * @source plan L71 断らない相談; law-and-flow section 7 `not-ours`, `referral-unanswered`
 */
export function mayClose(
  consultation: Consultation,
  wish: ClosingWish,
  unanswered: number,
  today: Day,
): Result<ClosingWish & { readonly outcome: Closing }, Refusal> {
  const outcome = CLOSINGS.find(closing => closing === wish.outcome)
  if (outcome === undefined) {
    return no(refusal('not-ours', { fields: { outcome: '終わり方を選んでください。「よその仕事」という終わり方はありません。' } }))
  }
  if (wish.words === '') return no(refusal('fields', { fields: { words: '終わり方の説明を、一言でも書いてください。' } }))
  if (consultation.state === 'answered') return no(refusal('wrong-state'))
  if (unanswered > 0) return no(refusal('referral-unanswered'))
  const isOpen = OPEN_OUTCOMES.some(open => open === outcome)
  if (isOpen && (wish.nextOn === null || wish.nextOn <= today)) {
    return no(refusal('next-date-missing', { fields: { nextOn: '次に連絡する日を、明日より後の日付で入れてください。' } }))
  }
  return yes({ ...wish, outcome, nextOn: isOpen ? wish.nextOn : null })
}

/** May it be opened again? Only what was answered needs this; everything else is open already. */
export function mayReopen(consultation: Consultation): Result<Consultation, Refusal> {
  return consultation.state === 'answered' ? yes(consultation) : no(refusal('wrong-state'))
}

/** May a reply be written for the holder of a receipt number? Only where there is such a number. */
export function mayReply(consultation: Consultation): Result<Consultation, Refusal> {
  return consultation.reach === null ? no(refusal('wrong-state')) : yes(consultation)
}
