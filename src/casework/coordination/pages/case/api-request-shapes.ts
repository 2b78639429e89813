import { z } from 'zod'
import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId } from '../../../../kernel/id.ts'
import type { RequestView } from '../../acts/case/read-request.ts'
import type { RequestRow } from '../../domain/case/request.ts'
import { isRequestOverdue, REQUEST_STATES, URGENCIES } from '../../domain/case/request.ts'
import { requestVerbsFor } from '../../domain/case/request-rules.ts'

const id = z.uuid()
const day = z.iso.date()
const instant = z.iso.datetime()
const agency = z.object({ id, name: z.string() })

/** One request in a box. `asked` is its beginning only. */
export const REQUEST_ROW = z.object({
  id,
  no: z.int(),
  consultationId: id,
  state: z.enum(REQUEST_STATES),
  basis: z.string(),
  urgency: z.enum(URGENCIES),
  replyBy: day,
  isOverdue: z.boolean(),
  submittedAt: instant.nullable(),
  asked: z.string(),
  fromAgencyName: z.string(),
  toAgencyName: z.string(),
  caseId: id.nullable(),
})

/** A request as a row of a box. */
export function requestRowResource({ fromName, toName, submittedAt, ...row }: RequestRow, today: Day): z.infer<typeof REQUEST_ROW> {
  return {
    ...row,
    isOverdue: isRequestOverdue(row, today),
    submittedAt: submittedAt?.toISOString() ?? null,
    fromAgencyName: fromName,
    toAgencyName: toName,
  }
}

/** One request. `bundle` is null in a draft and after it was given back. `mayNow` is what the reader's agency may do. */
export const REQUEST = z.object({
  id,
  no: z.int(),
  consultationId: id,
  fromAgency: agency,
  toAgency: agency,
  householdId: id.nullable(),
  basis: z.string(),
  basisOn: day,
  consentType: z.string().nullable(),
  basisReason: z.string().nullable(),
  tried: z.string(),
  whyMany: z.string(),
  asked: z.string(),
  personWords: z.string().nullable(),
  issues: z.array(z.string()),
  involved: z.array(id),
  wanted: z.array(id),
  sharedFields: z.array(z.string()),
  urgency: z.enum(URGENCIES),
  replyBy: day,
  isOverdue: z.boolean(),
  state: z.enum(REQUEST_STATES),
  madeAt: instant,
  submittedAt: instant.nullable(),
  answeredAt: instant.nullable(),
  answerReason: z.string().nullable(),
  answerWords: z.string().nullable(),
  caseId: id.nullable(),
  version: z.int(),
  bundle: z.array(z.object({ field: z.string(), of: z.string().nullable(), value: z.string() })).nullable(),
  acts: z.array(z.object({ seq: z.int(), kind: z.string(), at: instant, agencyName: z.string(), staffName: z.string() })),
  mayNow: z.array(z.string()),
})

/** A request as the API gives it to this reader. */
export function requestResource({ request, names, bundle, acts }: RequestView, reader: AgencyId, today: Day): z.infer<typeof REQUEST> {
  const { fromStaff: _, fromAgency, toAgency, ...rest } = request
  return {
    ...rest,
    no: names.no,
    fromAgency: { id: fromAgency, name: names.fromAgency },
    toAgency: { id: toAgency, name: names.toAgency },
    issues: [...rest.issues],
    involved: [...rest.involved],
    wanted: [...rest.wanted],
    sharedFields: [...rest.sharedFields],
    isOverdue: isRequestOverdue(request, today),
    bundle: bundle ? [...bundle] : null,
    acts: acts.map(({ seq, kind, at, agencyName, staffName }) => ({ seq, kind, at, agencyName, staffName })),
    mayNow: [...requestVerbsFor(request, reader)],
  }
}
