import { z } from 'zod'
import type { Day } from '../../../../kernel/day.ts'
import { addDays } from '../../../../kernel/day.ts'
import type { AgencyId, Id } from '../../../../kernel/id.ts'
import { readId } from '../../../../kernel/id.ts'
import { bodyFromForm, maybeAnyDay, maybeWords, neededWords, oneOf, words } from '../../../../platform/http/body.ts'
import type { Fields } from '../../../../platform/http/fields.ts'
import { SHAREABLE, TICKED_AT_FIRST } from '../../../referral/index.ts'
import type { RequestAnswer } from '../../acts/case/answer-request.ts'
import type { RequestSheet } from '../../domain/case/request.ts'
import { CONSENT_TYPES, URGENCIES } from '../../domain/case/request.ts'
import { requestTexts as texts } from './request-texts.ts'

const { fields, complaints } = texts

/** Days given for an answer when the sender names none. */
export const DAYS_TO_ANSWER = 7
/** Characters of each text. */
export const REQUEST_WORDS = 3000
const MOST_AGENCIES = 60
const MOST_ISSUES = 40

const CODE = z.string().regex(/^[a-z][a-z0-9_-]{0,40}$/, { error: complaints.code })

/** An id of one kind; anything else is refused with a sentence. */
export function anId<Kind extends string>(sentence: string) {
  return z.string({ error: sentence }).transform((raw, context): Id<Kind> => {
    const id = readId<Kind>(raw)
    if (id !== undefined) return id
    context.addIssue({ code: 'custom', message: sentence })
    return z.NEVER
  })
}

const agencies = z.array(anId<'agency'>(complaints.agencies)).max(MOST_AGENCIES, { error: complaints.agencies }).nullish()

/** A request as forms and the API send it. What was tried is asked for by the rule, with its own code. @source forms-and-codes 4.3 */
export const REQUEST_BODY = z.object({
  toAgency: anId<'agency'>(complaints.toAgency),
  householdId: anId<'household'>(complaints.household).nullish(),
  tried: words(REQUEST_WORDS, fields.tried).nullish(),
  whyMany: neededWords(REQUEST_WORDS, fields.whyMany, complaints.whyMany),
  asked: neededWords(REQUEST_WORDS, fields.asked, complaints.asked),
  personWords: maybeWords(20_000, fields.personWords),
  issues: z.array(CODE).max(MOST_ISSUES, { error: complaints.code }).nullish(),
  involved: agencies,
  wanted: agencies,
  basis: z.string({ error: complaints.basis }).pipe(words(100, fields.basis)),
  consentType: oneOf(CONSENT_TYPES, complaints.consentType).nullish(),
  basisReason: maybeWords(REQUEST_WORDS, fields.basisReason),
  sharedFields: z.array(oneOf(SHAREABLE, complaints.code)).max(SHAREABLE.length).nullish(),
  urgency: oneOf(URGENCIES, complaints.urgency).nullish(),
  replyBy: maybeAnyDay(fields.replyBy),
})
export type RequestBody = z.infer<typeof REQUEST_BODY>

/** The same with the wish to submit at once, which the API has and the form has not: there a look comes between. */
export const COMPOSE_REQUEST_BODY = REQUEST_BODY.extend({ submit: z.boolean({ error: complaints.submit }).nullish() })

/** The sheet, with what was left out filled in. Only what belongs to the basis chosen is kept. */
export function requestFrom(body: RequestBody, today: Day): RequestSheet {
  const isByConsent = body.basis === 'consent'
  return {
    toAgency: body.toAgency,
    householdId: body.householdId ?? null,
    basis: body.basis,
    consentType: isByConsent ? (body.consentType ?? null) : null,
    basisReason: isByConsent ? null : (body.basisReason ?? null),
    tried: body.tried ?? '',
    whyMany: body.whyMany,
    asked: body.asked,
    personWords: body.personWords ?? null,
    issues: [...new Set(body.issues ?? [])],
    involved: unique(body.involved),
    wanted: unique(body.wanted),
    sharedFields: [...new Set(body.sharedFields ?? TICKED_AT_FIRST)],
    urgency: body.urgency ?? 'planned',
    replyBy: body.replyBy ?? addDays(today, DAYS_TO_ANSWER),
  }
}

/** The form as the body the API would get. An empty needed text stays an empty text, so that its own sentence asks for it. */
export function requestForm(form: Fields): Record<string, unknown> {
  const typed = bodyFromForm(form, { lists: ['sharedFields', 'issues', 'involved', 'wanted'] })
  return { ...typed, whyMany: form.get('whyMany'), asked: form.get('asked') }
}

/** What the coordinating agency answers. Reasons and days are asked for by the rules, with their own codes. */
export const ANSWER_BODIES: Readonly<Record<RequestAnswer['verb'], z.ZodType<RequestAnswer>>> = {
  accept: z
    .object({
      label: words(100, fields.label).default(''),
      nextContactOn: maybeAnyDay(fields.nextContactOn),
      words: maybeWords(REQUEST_WORDS, fields.words),
    })
    .transform(body => ({
      verb: 'accept' as const,
      label: body.label,
      nextContactOn: body.nextContactOn ?? null,
      words: body.words ?? null,
    })),
  return: z
    .object({ reason: words(100, fields.reason).default(''), words: words(REQUEST_WORDS, fields.why).default('') })
    .transform(body => ({ verb: 'return' as const, ...body })),
  withdraw: z.object({ words: words(REQUEST_WORDS, fields.why).default('') }).transform(body => ({ verb: 'withdraw' as const, ...body })),
} as const

function unique(ids: readonly AgencyId[] | null | undefined): readonly AgencyId[] {
  return [...new Set(ids ?? [])]
}
