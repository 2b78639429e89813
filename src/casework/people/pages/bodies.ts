import { z } from 'zod'
import type { Day } from '../../../kernel/day.ts'
import { looksLikePhone, toKatakana } from '../../../kernel/fold.ts'
import type { FieldErrors } from '../../../kernel/refusal.ts'
import type { Codes } from '../../../platform/codes.ts'
import { maybeAnyDay, maybeWords, oneOf, words } from '../../../platform/http/body.ts'
import type { PersonFacts } from '../domain/person.ts'
import { NOTHING_KNOWN, SEXES } from '../domain/person.ts'
import { texts } from './texts.ts'

const label = texts.fields

/**
 * What may be said of a person, from a form or from the API. Everything may be left out; '' reads as null.
 * Kana become full-width katakana, phones and the postal code plain half-width, days ISO.
 */
export const PERSON_BODY = z.object({
  family: maybeWords(60, label.family),
  given: maybeWords(60, label.given),
  familyKana: kana(label.familyKana),
  givenKana: kana(label.givenKana),
  formerFamily: maybeWords(60, label.formerFamily),
  latin: maybeWords(120, label.latin),
  commonName: maybeWords(120, label.commonName),
  called: maybeWords(60, label.called),
  birthDate: maybeAnyDay(label.birthDate),
  sex: oneOf(SEXES, texts.wrong.sex).nullish(),
  language: words(20, label.language).nullish(),
  readingLanguage: maybeWords(20, label.readingLanguage),
  interpreter: z.union([z.boolean(), z.literal('yes').transform(() => true)], { error: texts.wrong.interpreter }).nullish(),
  phone: phone(label.phone),
  phoneOther: phone(label.phoneOther),
  email: plain(120, label.email).refine(text => !text || /^[^\s@]+@[^\s@]+$/.test(text), { error: texts.wrong.email }),
  contactNote: maybeWords(500, label.contactNote),
  postalCode: postalCode(),
  address: maybeWords(200, label.address),
  councilNo: councilNo(),
  note: maybeWords(2000, label.note),
})

export type PersonBody = z.infer<typeof PERSON_BODY>

/** All facts of a person who was just described; what was left out is not known. */
export function personFactsFrom(body: PersonBody): PersonFacts {
  return { ...NOTHING_KNOWN, ...personChangesFrom(body) }
}

/** Only the facts that were said: what was left out stays as it is, null means "no longer known". */
export function personChangesFrom(body: PersonBody): Partial<PersonFacts> {
  const said = Object.entries(body).filter(([, value]) => value !== undefined)
  const facts = said.map(([name, value]) => [name, value ?? NOTHING_KNOWN[name as keyof PersonFacts]])
  return Object.fromEntries(facts) as Partial<PersonFacts>
}

/** Complaints about languages that are not in the code list today; empty when there are none. */
export function unknownLanguages(body: PersonBody, codes: Codes, today: Day): FieldErrors {
  const isUnknown = (code: string | null | undefined) => !!code && !codes.holds('language', code, today)
  return {
    ...(isUnknown(body.language) ? { language: texts.wrong.language } : {}),
    ...(isUnknown(body.readingLanguage) ? { readingLanguage: texts.wrong.language } : {}),
  }
}

/** 〒 in any spelling, kept as 7 digits. */
export function postalCode() {
  return maybeWords(20, label.postalCode)
    .transform(text => (text ? text.normalize('NFKC').replace(/[〒\s‐‑‒–—―−ー-]/g, '') : text))
    .refine(text => !text || /^\d{7}$/.test(text), { error: texts.wrong.postalCode })
}

/** The number of a 住民自治協議会. */
export function councilNo() {
  const error = texts.wrong.council
  return z.coerce.number({ error }).int({ error }).min(1, error).max(999, error).nullish()
}

/** A telephone number in any width, kept with half-width digits and hyphens. */
export function phone(name: string) {
  return plain(40, name).refine(text => !text || looksLikePhone(text), { error: texts.wrong.phone(name) })
}

function kana(name: string) {
  return maybeWords(60, name)
    .transform(text => (text ? toKatakana(text) : text))
    .refine(text => !text || !/[\p{Script=Han}\p{Script=Latin}\d]/u.test(text), { error: texts.wrong.kana(name) })
}

function plain(limit: number, name: string) {
  return maybeWords(limit, name).transform(text => (text ? text.normalize('NFKC').replace(/[‐‑‒–—―−ー]/g, '-') : text))
}
