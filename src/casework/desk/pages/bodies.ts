import { z } from 'zod'
import type { Day } from '../../../kernel/day.ts'
import type { FieldErrors } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no } from '../../../kernel/result.ts'
import type { Codes } from '../../../platform/codes.ts'
import { maybeAnyDay, maybeWords, neededAnyDay, neededWords, oneOf, readBody, words } from '../../../platform/http/body.ts'
import type { Amendment } from '../acts/amend-consultation.ts'
import type { Heard } from '../domain/consultation.ts'
import { CHANNELS, DISPOSITIONS, PARTS, URGENCIES } from '../domain/consultation.ts'
import { texts } from './texts.ts'
import { webTexts } from './texts-web.ts'

const { fields, complaints } = texts
const CODE = z.string().regex(/^[a-z][a-z0-9_-]{0,40}$/, { error: complaints.code })

/** What may be said of a consultation, each part optional. */
const HEARD = {
  familyStatement: maybeWords(20_000, fields.familyStatement),
  workerView: maybeWords(20_000, fields.workerView),
  topics: z.array(CODE, { error: complaints.code }).max(30, { error: complaints.topics }).optional(),
  mainTopic: CODE.nullish(),
  urgency: oneOf(URGENCIES, complaints.urgency).nullish(),
  urgentAction: maybeWords(5_000, fields.urgentAction),
  called: maybeWords(100, fields.called),
  visitorName: maybeWords(100, fields.visitorName),
  visitorRelation: maybeWords(100, fields.visitorRelation),
  visitorPhone: maybeWords(40, fields.visitorPhone),
  contactNote: maybeWords(1_000, fields.contactNote),
  language: CODE.optional(),
  interpreter: z.boolean().optional(),
  accessNeeds: maybeWords(2_000, fields.accessNeeds),
  gapNeed: maybeWords(2_000, fields.gapNeed),
}

/** Reception: how it came and what was said suffice; the name is never required. @source forms-and-codes 3.4 */
export const RECEIVE_BODY = z.object({
  channel: oneOf(CHANNELS, complaints.channel),
  statement: neededWords(20_000, fields.statement, complaints.statement),
  ...HEARD,
})

/** Completing or correcting: what is left out stays as it is. An owner cannot be written here. */
export const AMEND_BODY = z.object({
  channel: oneOf(CHANNELS, complaints.channel).optional(),
  statement: neededWords(20_000, fields.statement, complaints.statement).optional(),
  /** That a protected place may be in the words was seen and is meant. */
  isConfirmed: z.boolean().optional(),
  ...HEARD,
})

export const SCREEN_BODY = z.object({
  disposition: oneOf(DISPOSITIONS, complaints.disposition),
  tried: maybeWords(5_000, fields.tried),
  gapNeed: maybeWords(2_000, fields.gapNeed),
})

/** The outcome is read as any text, and words are asked for by the rule: what is not an outcome is refused first, by its own code. */
export const CLOSE_BODY = z.object({
  outcome: words(100, fields.outcome).default(''),
  words: words(5_000, fields.outcomeWords).default(''),
  nextOn: maybeAnyDay(fields.nextOn),
  attempts: z
    .array(
      z.object({
        on: neededAnyDay(fields.attemptOn, complaints.attemptOn),
        how: neededWords(200, fields.attemptHow, complaints.attemptHow),
        result: neededWords(500, fields.attemptResult, complaints.attemptResult),
      }),
    )
    .max(20)
    .optional(),
})

export const LINK_BODY = z.object({
  personId: z.uuid({ error: complaints.person }),
  part: oneOf(PARTS, complaints.part).default('subject'),
})
export const REASON_BODY = z.object({ words: neededWords(2_000, fields.reason, complaints.reason) })
export const REPLY_BODY = z.object({ words: neededWords(1_000, webTexts.replyWords, webTexts.replyMissing) })
export const ASSIGN_BODY = z.object({ staffId: z.uuid({ error: complaints.staff }).nullish() })

type Received = z.output<typeof RECEIVE_BODY>

type Coded = {
  readonly channel?: string | undefined
  readonly topics?: readonly string[] | undefined
  readonly mainTopic?: string | null | undefined
  readonly language?: string | undefined
}

/** Reads a body whose codes must stand in the lists of today. */
export function readCoded<Value extends Coded>(
  schema: z.ZodType<Value>,
  raw: unknown,
  codes: Codes,
  today: Day,
): Result<Value, FieldErrors> {
  const read = readBody(schema, raw)
  if (!read.ok) return read
  const unknown = unknownCodes(read.value, codes, today)
  return Object.keys(unknown).length > 0 ? no(unknown) : read
}

/** Complaints about codes that are in no list of the day; lists are dated rows, so the schema alone cannot know them. */
export function unknownCodes(body: Coded, codes: Codes, today: Day): FieldErrors {
  const errors: Record<string, string> = {}
  const isKnown = (list: string, code: string | null | undefined) => !code || codes.holds(list, code, today)
  if (!isKnown('channel', body.channel)) errors['channel'] = complaints.channel
  if (!(body.topics ?? []).every(topic => isKnown('topic', topic))) errors['topics'] = complaints.code
  if (!isKnown('topic', body.mainTopic)) errors['mainTopic'] = complaints.code
  if (!isKnown('language', body.language)) errors['language'] = complaints.code
  return errors
}

/** Everything heard, with what was not said as null. */
export function heardFrom(body: Received): Heard {
  return {
    channel: body.channel,
    statement: body.statement,
    familyStatement: body.familyStatement ?? null,
    workerView: body.workerView ?? null,
    topics: body.topics ?? [],
    mainTopic: body.mainTopic ?? null,
    urgency: body.urgency ?? null,
    urgentAction: body.urgentAction ?? null,
    called: body.called ?? null,
    visitorName: body.visitorName ?? null,
    visitorRelation: body.visitorRelation ?? null,
    visitorPhone: body.visitorPhone ?? null,
    contactNote: body.contactNote ?? null,
    language: body.language ?? 'ja',
    interpreter: body.interpreter ?? false,
    accessNeeds: body.accessNeeds ?? null,
    gapNeed: body.gapNeed ?? null,
  }
}

/** Only what was sent, so that an amendment names exactly what it changes. */
export function amendmentFrom({ isConfirmed, ...body }: z.output<typeof AMEND_BODY>): Amendment {
  const changes = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Partial<Heard>
  return { changes, isConfirmed: isConfirmed === true }
}
