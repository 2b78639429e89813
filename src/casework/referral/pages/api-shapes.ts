import { z } from 'zod'
import type { Day } from '../../../kernel/day.ts'
import type { Reader } from '../../../kernel/reader.ts'
import type { ReferralView } from '../acts/read-referral.ts'
import type { BoxRow } from '../domain/box.ts'
import { SHAREABLE } from '../domain/bundle.ts'
import { KINDS, REASONS, STATES, URGENCIES } from '../domain/referral.ts'
import { isOverdue } from '../domain/sending.ts'
import { verbsFor } from '../domain/transitions.ts'

const id = z.uuid()
const day = z.iso.date()
const instant = z.iso.datetime()
const agency = z.object({ id, name: z.string() })

/** One referral in a list. `asked` is its beginning only. */
export const REFERRAL_ROW = z.object({
  id,
  no: z.int(),
  consultationId: id,
  kind: z.enum(KINDS),
  state: z.enum(STATES),
  urgency: z.enum(URGENCIES),
  replyBy: day,
  isOverdue: z.boolean(),
  sentAt: instant.nullable(),
  asked: z.string(),
  fromAgencyName: z.string(),
  toAgencyName: z.string(),
  followUpOn: day.nullable(),
  followUpWeek: z.int().nullable(),
  arrived: z.boolean().nullable(),
  isContradicted: z.boolean(),
})

/** One referral. `bundle` is null in a draft, before its receiver opened it, and after the receiver gave it back. `mayNow` is what the reader's agency may do; `serves` the action of a plan it serves. */
export const REFERRAL = z.object({
  id,
  no: z.int(),
  consultationId: id,
  fromAgency: agency,
  toAgency: agency,
  kind: z.enum(KINDS),
  reason: z.string(),
  asked: z.string(),
  serves: z.object({ actionId: id, words: z.string() }).nullable(),
  basis: z.string(),
  basisOn: day,
  consentType: z.string().nullable(),
  basisReason: z.string().nullable(),
  sharedFields: z.array(z.string()),
  urgency: z.enum(URGENCIES),
  replyBy: day,
  isOverdue: z.boolean(),
  accompanied: z.boolean(),
  state: z.enum(STATES),
  madeAt: instant,
  sentAt: instant.nullable(),
  seenAt: instant.nullable(),
  answeredAt: instant.nullable(),
  answerReason: z.enum(REASONS).nullable(),
  answerWords: z.string().nullable(),
  personInCharge: z.string().nullable(),
  firstContactOn: day.nullable(),
  serviceStartedOn: day.nullable(),
  confirmedAt: instant.nullable(),
  followUpOn: day.nullable(),
  followUpWeek: z.int().nullable(),
  arrived: z.boolean().nullable(),
  personHelped: z.boolean().nullable(),
  isContradicted: z.boolean(),
  version: z.int(),
  bundle: z.array(z.object({ field: z.enum(SHAREABLE), of: z.string().nullable(), value: z.string() })).nullable(),
  acts: z.array(z.object({ seq: z.int(), kind: z.string(), at: instant, agencyName: z.string(), staffName: z.string() })),
  mayNow: z.array(z.string()),
})

/** A row of a box as the API gives it. */
export function rowResource(row: BoxRow, today: Day): z.infer<typeof REFERRAL_ROW> {
  const { fromName, toName, sentAt, ...rest } = row
  return {
    ...rest,
    isOverdue: isOverdue(row, today),
    sentAt: sentAt?.toISOString() ?? null,
    fromAgencyName: fromName,
    toAgencyName: toName,
  }
}

/** A referral as the API gives it to this reader. */
export function referralResource(shown: ReferralView, reader: Reader, today: Day): z.infer<typeof REFERRAL> {
  const { names, bundle, acts } = shown
  const { fromAgency, fromStaff: _, toAgency, ...rest } = shown.referral
  return {
    ...rest,
    no: names.no,
    fromAgency: { id: fromAgency, name: names.fromAgency },
    toAgency: { id: toAgency, name: names.toAgency },
    sharedFields: [...rest.sharedFields],
    isOverdue: isOverdue(shown.referral, today),
    bundle: bundle ? [...bundle] : null,
    acts: acts.map(({ seq, kind, at, agencyName, staffName }) => ({ seq, kind, at, agencyName, staffName })),
    mayNow: [...verbsFor(shown.referral, reader.agencyId)],
  }
}
