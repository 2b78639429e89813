import { z } from 'zod'
import type { Day } from '../../../kernel/day.ts'
import type { AgencyId } from '../../../kernel/id.ts'
import { maybeAnyDay, maybeWords, neededAnyDay, neededWords, oneOf } from '../../../platform/http/body.ts'
import type { FirstDeed } from '../acts/begin-consent.ts'
import type { Asking, ConsentDeed } from '../domain/consent.ts'
import { CONSENT_CATEGORIES, CONSENT_TYPES } from '../domain/consent.ts'
import { consentTexts } from './consent-texts.ts'

const { fields: label, wrong } = consentTexts

const agencies = z
  .array(
    z.uuid({ error: wrong.agency }).transform(text => text.toLowerCase() as AgencyId),
    { error: wrong.agency },
  )
  .max(50, wrong.agency)
const categories = z.array(oneOf(CONSENT_CATEGORIES, wrong.category), { error: wrong.category })
const needed = (name: keyof typeof label & keyof typeof wrong, limit: number) =>
  z.string({ error: wrong[name] }).pipe(neededWords(limit, label[name], wrong[name]))

const ASKING = {
  askedOn: maybeAnyDay(label.askedOn),
  purpose: needed('purpose', 400),
  workerNote: maybeWords(1000, label.workerNote),
  personWords: maybeWords(1000, label.personWords),
  formVersion: maybeWords(40, label.formVersion),
  languageUsed: maybeWords(20, label.languageUsed),
  interpreter: z.union([z.boolean(), z.literal('yes').transform(() => true)]).nullish(),
}

const GIVEN = z.object({
  ...ASKING,
  answer: z.literal('given'),
  type: oneOf(CONSENT_TYPES, wrong.type),
  proxyRelation: maybeWords(60, label.proxyRelation),
  agencies,
  categories,
  from: maybeAnyDay(label.from),
  until: maybeAnyDay(label.until),
})
const NOT_GIVEN = z.object({
  ...ASKING,
  answer: z.enum(['not_obtained', 'asked']),
  askAgainOn: neededAnyDay(label.askAgainOn, wrong.askAgainOn),
})

/** What came of asking a person: a consent, none yet, or a form that was handed over. */
export const CONSENT_BODY = z.discriminatedUnion('answer', [GIVEN, NOT_GIVEN], { error: wrong.answer })

/** A narrower consent: fewer agencies, fewer contents, or an earlier end. */
export const NARROWED_BODY = z.object({ agencies, categories, until: maybeAnyDay(label.until), words: needed('words', 1000) })

/** That the consent goes on, and until when. */
export const RECONFIRMED_BODY = z.object({ until: maybeAnyDay(label.until), words: maybeWords(1000, label.confirmWords) })

/** That the person took it back. */
export const WITHDRAWN_BODY = z.object({ on: maybeAnyDay(label.on), how: needed('how', 1000) })

export type ConsentBody = z.infer<typeof CONSENT_BODY>

/** What was sent as the deed it stands for; days left out are today. */
export function deedFrom(body: ConsentBody, today: Day): FirstDeed {
  const asking = askingFrom(body, today)
  if (body.answer !== 'given') return { kind: body.answer, body: { ...asking, askAgainOn: body.askAgainOn } }
  const { type, proxyRelation, agencies: told, categories: about, from, until } = body
  return {
    kind: 'given',
    body: {
      ...asking,
      type,
      proxyRelation: proxyRelation ?? null,
      agencies: [...new Set(told)],
      categories: [...new Set(about)],
      from: from ?? asking.askedOn,
      until: until ?? null,
      fromSheet: false,
    },
  }
}

/** Narrowing as a deed of today. */
export function narrowedFrom(body: z.infer<typeof NARROWED_BODY>, today: Day): ConsentDeed {
  return {
    kind: 'narrowed',
    body: { on: today, agencies: body.agencies, categories: body.categories, until: body.until ?? null, words: body.words },
  }
}

/** Confirming as a deed of today. */
export function reconfirmedFrom(body: z.infer<typeof RECONFIRMED_BODY>, today: Day): ConsentDeed {
  return { kind: 'reconfirmed', body: { on: today, until: body.until ?? null, words: body.words ?? null } }
}

/** Withdrawing as a deed; without a day, of today. */
export function withdrawnFrom(body: z.infer<typeof WITHDRAWN_BODY>, today: Day): ConsentDeed {
  return { kind: 'withdrawn', body: { on: body.on ?? today, how: body.how } }
}

function askingFrom(body: ConsentBody, today: Day): Asking {
  return {
    askedOn: body.askedOn ?? today,
    purpose: body.purpose,
    workerNote: body.workerNote ?? null,
    personWords: body.personWords ?? null,
    formVersion: body.formVersion ?? null,
    languageUsed: body.languageUsed ?? 'ja',
    interpreter: body.interpreter ?? false,
  }
}
