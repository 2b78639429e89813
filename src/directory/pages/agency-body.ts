import { z } from 'zod'
import { looksLikePhone, toKatakana } from '../../kernel/fold.ts'
import type { FieldErrors } from '../../kernel/refusal.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import { bodyFromForm, maybeWords, neededWords, readBody } from '../../platform/http/body.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import type { FormState } from '../../ui/form-state.ts'
import { refusedForm } from '../../ui/form-state.ts'
import type { Agency, AgencyFacts, AgencyOffer } from '../domain/agency.ts'
import { hoursInitial, readHoursForm } from './hours-form.ts'
import { placeFormTexts } from './place-form-texts.ts'
import { texts } from './texts.ts'

/** How many offers one form is read for. */
export const MOST_OFFERS = 30

const { wrong } = texts

const AGENCY_BODY = z.object({
  name: neededWords(120, texts.name, wrong.name),
  kana: neededWords(200, texts.kana, wrong.kana)
    .transform(toKatakana)
    .refine(text => !/[\p{Script=Han}ぁ-ん]/u.test(text), { error: wrong.kana }),
  does: neededWords(500, texts.does, wrong.does),
  doesNot: neededWords(500, texts.doesNot, wrong.doesNot),
  doesEasy: maybeWords(500, texts.doesEasy),
  area: neededWords(10, texts.area, wrong.area),
  languages: z.array(z.string()).min(1, { error: wrong.languages }),
  phone: maybeWords(40, texts.phone)
    .transform(text => text?.normalize('NFKC').replace(/[‐‑‒–—―−ー]/g, '-'))
    .refine(text => !text || looksLikePhone(text), { error: placeFormTexts.wrong.phone }),
  url: maybeWords(500, texts.url).refine(text => !text || /^https?:\/\/\S+$/.test(text), { error: placeFormTexts.wrong.url }),
  hoursNote: maybeWords(500, texts.hours),
})

/** An entry as it was sent, or the form to show again with every complaint at once. `areas` are those that may be chosen. */
export function readAgencyForm(visit: SignedVisit, areas: readonly string[]): Result<AgencyFacts, FormState> {
  const needed = ['name', 'kana', 'does', 'doesNot', 'area']
  const read = readBody(AGENCY_BODY, bodyFromForm(visit.form, { lists: ['languages'], emptied: { keep: needed } }))
  const hours = readHoursForm(visit.form, read.ok ? (read.value.hoursNote ?? null) : null)
  const offers = readOffers(visit)
  const complaints: FieldErrors = {
    ...(read.ok ? codeComplaints(visit, read.value, areas) : read.refusal),
    ...(hours.ok ? {} : hours.refusal),
    ...(offers.ok ? {} : offers.refusal),
  }
  if (!read.ok || !hours.ok || !offers.ok || Object.keys(complaints).length > 0)
    return no(refusedForm(visit, refusal('fields', { fields: complaints })))
  const { hoursNote: _, phone, url, doesEasy, ...facts } = read.value
  return yes({ ...facts, phone: phone ?? null, url: url ?? null, doesEasy: doesEasy ?? null, hours: hours.value, offers: offers.value })
}

/** The fields of the form that show an entry. */
export function agencyInitial(agency: Agency): Readonly<Record<string, string | readonly string[] | null>> {
  const { name, kana, does, doesNot, doesEasy, area, languages, phone, url } = agency
  const offers = agency.offers
    .slice(0, MOST_OFFERS)
    .flatMap((offer, index) => [
      [`offer${index + 1}Name`, offer.name] as const,
      [`offer${index + 1}Text`, offer.description] as const,
      [`offer${index + 1}Topics`, offer.topics] as const,
    ])
  return { name, kana, does, doesNot, doesEasy, area, languages, phone, url, ...hoursInitial(agency.hours), ...Object.fromEntries(offers) }
}

function readOffers(visit: SignedVisit): Result<readonly AgencyOffer[], FieldErrors> {
  const errors: Record<string, string> = {}
  const { codes } = visit.house
  const offers = Array.from({ length: MOST_OFFERS }, (_, index) => index + 1).flatMap((row): readonly AgencyOffer[] => {
    const topics = visit.form.all(`offer${row}Topics`).filter(topic => codes.holds('topic', topic, visit.act.today))
    const [name, description] = [visit.form.get(`offer${row}Name`).trim(), visit.form.get(`offer${row}Text`).trim()]
    if (name === '') return []
    const read = readBody(OFFER, { name, description })
    for (const [field, sentence] of Object.entries(read.ok ? {} : read.refusal))
      errors[`offer${row}${field === 'name' ? 'Name' : 'Text'}`] = sentence
    if (topics.length === 0) errors[`offer${row}Topics`] = wrong.offerTopics
    return read.ok ? [{ ...read.value, topics }] : []
  })
  return Object.keys(errors).length > 0 ? no(errors) : yes(offers)
}

const OFFER = z.object({
  name: neededWords(120, texts.offerName, wrong.offerName),
  description: neededWords(500, texts.offerText, wrong.offerText),
})

function codeComplaints(visit: SignedVisit, body: z.infer<typeof AGENCY_BODY>, areas: readonly string[]): FieldErrors {
  const isKnown = (code: string) => visit.house.codes.holds('language', code, visit.act.today)
  return {
    ...(areas.includes(body.area) ? {} : { area: wrong.area }),
    ...(body.languages.every(isKnown) ? {} : { languages: wrong.languages }),
  }
}
