import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { looksLikeKana } from '../../kernel/fold.ts'
import type { AgencyId } from '../../kernel/id.ts'
import { readId } from '../../kernel/id.ts'
import { DUTIES } from '../../kernel/reader.ts'
import { maybeAnyDay, neededAnyDay, neededWords } from '../../platform/http/body.ts'
import type { GivenDuty } from '../domain/account.ts'
import { texts } from './account-texts.ts'

const { errors, form } = texts

const login = z
  .string({ error: errors.login })
  .trim()
  .regex(/^[A-Za-z0-9._@-]{2,64}$/, { message: errors.login })
const name = neededWords(60, form.name, errors.name)
const kana = neededWords(80, form.kana, errors.kana).refine(looksLikeKana, { message: errors.kana })
const endsOn = maybeAnyDay(form.endsOn)
const sso = z.boolean()

/** An agency chosen from a list. */
const agency = z.string({ error: errors.agency }).transform((raw, context): AgencyId => {
  const id = readId<'agency'>(raw)
  if (id) return id
  context.addIssue({ code: 'custom', message: errors.agency })
  return z.NEVER
})

/** Duties ticked, at least one. */
const duties = z.array(z.enum(DUTIES, { error: errors.duties }), { error: errors.duties }).min(1, { message: errors.duties })

const period = { from: maybeAnyDay(form.from), until: maybeAnyDay(form.until) }

/** A new account. */
export const NEW_ACCOUNT = z
  .object({ login, name, kana, agency, duties: z.array(z.enum(DUTIES, { error: errors.duties })), ...period, endsOn })
  .refine(isOrdered, { message: errors.order, path: ['until'] })

/** What an account is called and how long it works. */
export const FACTS = z.object({ name, kana, endsOn, sso })

/** Duties to give. */
export const GIVEN = z.object({ duties, ...period }).refine(isOrdered, { message: errors.order, path: ['until'] })

/** A move to another agency. */
export const MOVE = z.object({
  agency,
  from: neededAnyDay(texts.one.moveFrom, errors.from),
  duties: z.array(z.enum(DUTIES, { error: errors.duties })),
})

/** The row of a duty to end, and its last day. */
export const END = z.object({
  duty: z.enum(DUTIES),
  since: neededAnyDay(form.from, errors.from),
  until: neededAnyDay(form.until, errors.until),
})

/** The dated rows of ticked duties; from today where no day is named. */
export function rowsOfDuties(
  body: {
    readonly duties: readonly (typeof DUTIES)[number][]
    readonly from?: Day | null | undefined
    readonly until?: Day | null | undefined
  },
  today: Day,
): readonly GivenDuty[] {
  return body.duties.map(duty => ({ duty, from: body.from ?? today, until: body.until ?? null }))
}

function isOrdered(body: { readonly from?: Day | null | undefined; readonly until?: Day | null | undefined }): boolean {
  return !body.from || !body.until || body.from <= body.until
}

/** Why something is asked for, in words. */
export const REASON = z.object({ reason: neededWords(400, texts.one.reason, errors.reason) })
