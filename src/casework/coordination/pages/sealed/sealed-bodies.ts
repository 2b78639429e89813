import { z } from 'zod'
import type { Day } from '../../../../kernel/day.ts'
import { readAnyDay } from '../../../../kernel/era.ts'
import { maybeWords, neededWords, oneOf } from '../../../../platform/http/body.ts'
import { COMPARTMENT_KINDS, ENTRY_PARTS, LEGAL_CLASSES } from '../../domain/sealed/compartment.ts'
import { FEWEST_WORDS } from '../../domain/sealed/glass.ts'
import { sealedTexts } from './sealed-texts.ts'

const { fields, complaints } = sealedTexts
const CODE = z.string({ error: complaints.basis }).regex(/^[a-z][a-z0-9_-]{0,40}$/, { error: complaints.basis })

/** A day with a time of day, in any era form, as it is read on the wall in Japan; or an RFC 3339 instant. */
function moment(sentence: string) {
  return z.string({ error: sentence }).transform((raw, context): string => {
    const read = readMoment(raw.trim())
    if (read !== undefined) return read
    context.addIssue({ code: 'custom', message: sentence })
    return z.NEVER
  })
}

function readMoment(raw: string): string | undefined {
  const [, day = '', hour = '12', minute = '00'] = /^(.*?)(?:[ T　]+(\d{1,2}):(\d{2}))?$/.exec(raw) ?? []
  if (/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(raw)) return Number.isNaN(Date.parse(raw)) ? undefined : new Date(raw).toISOString()
  const read = readAnyDay(day)
  if (!read.ok || Number(hour) > 23 || Number(minute) > 59) return undefined
  return new Date(`${read.value satisfies Day}T${hour.padStart(2, '0')}:${minute}:00+09:00`).toISOString()
}

/** Words of at least ten characters. */
function reasonWords(label: string) {
  return neededWords(2_000, label, complaints.reason).refine(text => [...text.trim()].length >= FEWEST_WORDS, {
    message: complaints.reason,
  })
}

export const OPEN_BODY = z.object({
  kind: oneOf(COMPARTMENT_KINDS, complaints.kind),
  label: neededWords(100, fields.label, complaints.label),
  basis: CODE,
  caseNo: z.coerce
    .number({ error: complaints.unknownCase })
    .int({ error: complaints.unknownCase })
    .positive({ error: complaints.unknownCase })
    .nullish(),
  personId: z.uuid({ error: complaints.about }).nullish(),
  householdId: z.uuid({ error: complaints.about }).nullish(),
  secondStaff: z.uuid({ error: complaints.staff }),
  ownClass: oneOf(LEGAL_CLASSES, complaints.legalClass),
  secondClass: oneOf(LEGAL_CLASSES, complaints.legalClass),
})

const YES_NO = ['yes', 'no'] as const

export const CONFIRM_BODY = z
  .object({ answer: oneOf(YES_NO, complaints.answer), words: maybeWords(2_000, fields.words) })
  .refine(body => body.answer === 'yes' || Boolean(body.words), { path: ['words'], message: complaints.refuseWords })

export const WRITE_BODY = z.object({
  on: moment(complaints.on),
  fact: maybeWords(20_000, fields.fact),
  opinion: maybeWords(20_000, fields.opinion),
  thirdParty: maybeWords(20_000, fields.thirdParty),
  thirdPartyWho: maybeWords(100, fields.thirdPartyWho),
  personWords: maybeWords(20_000, fields.personWords),
  replaces: z.uuid({ error: complaints.source }).nullish(),
  replaceWords: maybeWords(2_000, fields.replaceWords),
})

export const MEETING_BODY = z.object({
  typeCode: CODE,
  on: moment(complaints.on),
  present: z
    .array(z.uuid({ error: complaints.staff }))
    .max(100)
    .default([]),
  others: maybeWords(1_000, fields.others),
  minutes: neededWords(20_000, fields.minutes, complaints.minutes),
})

export const MEMBER_BODY = z.object({
  staffId: z.uuid({ error: complaints.staff }),
  legalClass: oneOf(LEGAL_CLASSES, complaints.legalClass),
})

export const WORDS_BODY = z.object({ words: neededWords(2_000, fields.words, complaints.words) })

export const LET_GO_BODY = WORDS_BODY.extend({ staffId: z.uuid({ error: complaints.staff }) })

export const TELL_BODY = z
  .object({ tells: oneOf(YES_NO, complaints.answer), whomToCall: maybeWords(300, fields.whomToCall) })
  .refine(body => body.tells === 'no' || Boolean(body.whomToCall), { path: ['whomToCall'], message: complaints.whomToCall })

export const REPORTER_BODY = z.object({
  name: neededWords(200, fields.name, complaints.name),
  contact: maybeWords(200, fields.contact),
  relation: maybeWords(200, fields.relation),
  heardOn: moment(complaints.on),
})

export const REASON_BODY = z.object({ reason: reasonWords(fields.reason) })

const COPY = {
  source: z.uuid({ error: complaints.source }),
  parts: z.array(oneOf(ENTRY_PARTS, complaints.parts), { error: complaints.parts }).min(1, { error: complaints.parts }),
  basis: CODE,
  reason: reasonWords(fields.reason),
}

export const COPY_IN_BODY = z.object(COPY)

export const COPY_OUT_BODY = z.object({ ...COPY, shareScope: oneOf(['own_agency', 'team', 'coordinator'], complaints.shareScope) })

/** Both directions in the API. */
export const TRANSFER_BODY = z.discriminatedUnion('direction', [
  COPY_IN_BODY.extend({ direction: z.literal('in') }),
  COPY_OUT_BODY.extend({ direction: z.literal('out') }),
])
