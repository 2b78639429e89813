import { z } from 'zod'
import { formatEra } from '../../../../kernel/era.ts'
import type { FieldErrors } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { yes } from '../../../../kernel/result.ts'
import { bodyFromForm, neededAnyDay, neededWords, oneOf, readBody, words } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { ConferenceType } from '../../domain/conference/conference-type.ts'
import { CONSENT_RULES } from '../../domain/conference/conference-type.ts'
import type { TypeWish } from '../../domain/conference/type-wish.ts'
import { typeTexts as texts } from './type-texts.ts'

const { errors, field } = texts

/** The three forms by which kinds are changed. */
export type TypeWishKind = 'open' | 'succeed' | 'close'

const MEANING = z.object({
  displayName: neededWords(60, field.displayName, errors.displayName),
  alsoCalled: words(300, field.alsoCalled).transform(text =>
    text
      .split(/[、,\n]/)
      .map(name => name.trim())
      .filter(name => name !== ''),
  ),
  legalBasis: neededWords(60, field.legalBasis, errors.legalBasis),
  consentRule: oneOf(CONSENT_RULES, errors.choice),
  secrecyRule: oneOf(['statutory', 'pledge'], errors.choice),
  minutesRule: oneOf(['present', 'present_and_team'], errors.choice),
  convenorRule: oneOf(['city', 'coordinator', 'member'], errors.choice),
  memberRule: oneOf(['chosen_by_chair', 'team_and_guests'], errors.choice),
  tone: oneOf(['statutory', 'consented', 'neighbour'], errors.choice),
  mayReviewPlan: z.boolean(),
})
const FROM = z.object({ from: neededAnyDay(field.from, errors.from) })
const CODE = z.object({ code: neededWords(60, field.code, errors.code) })

/** What a form of one kind of change asks for. */
export function readTypeWish(visit: SignedVisit, kind: TypeWishKind): Result<TypeWish, FieldErrors> {
  const raw = { code: visit.params['code'] ?? '', ...bodyFromForm(visit.form, { ticks: ['mayReviewPlan'] }) }
  if (kind === 'close') {
    const read = readBody(CODE.extend(FROM.shape), raw)
    return read.ok ? yes({ kind, ...read.value }) : read
  }
  const read = readBody(CODE.extend(FROM.shape).extend(MEANING.shape), { alsoCalled: '', ...raw })
  if (!read.ok) return read
  const { code, from, ...meaning } = read.value
  return yes({ kind, code, from, meaning })
}

/** A form that begins from a kind as it stands. */
export function typeInitial(row: ConferenceType | undefined): Readonly<Record<string, string>> {
  if (row === undefined) {
    return {
      consentRule: 'needs_consent',
      secrecyRule: 'pledge',
      minutesRule: 'present_and_team',
      convenorRule: 'member',
      memberRule: 'team_and_guests',
      tone: 'neighbour',
    }
  }
  const { displayName, legalBasis, consentRule, secrecyRule, minutesRule, convenorRule, memberRule, tone } = row
  const plain = { displayName, legalBasis, consentRule, secrecyRule, minutesRule, convenorRule, memberRule, tone }
  return { ...plain, alsoCalled: row.alsoCalled.join('、'), ...(row.mayReviewPlan ? { mayReviewPlan: 'yes' } : {}), from: formatFrom(row) }
}

function formatFrom(row: ConferenceType): string {
  return row.validTo === null ? '' : formatEra(row.validTo)
}
