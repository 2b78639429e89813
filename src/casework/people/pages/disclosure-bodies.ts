import { z } from 'zod'
import type { AgencyId, StaffId } from '../../../kernel/id.ts'
import { maybeAnyDay, maybeWords, neededWords, oneOf } from '../../../platform/http/body.ts'
import { CONSENT_CATEGORIES } from '../domain/consent.ts'
import type { Disclosure } from '../domain/disclosure.ts'
import { CHANNELS } from '../domain/disclosure.ts'
import type { PersonId } from '../domain/person.ts'
import { disclosureTexts } from './disclosure-texts.ts'

const { fields: label, wrong } = disclosureTexts

const agency = z.uuid({ error: wrong.toAgency }).transform(text => text.toLowerCase() as AgencyId)

/** What was told by telephone, FAX or in a meeting. */
export const TOLD_BODY = z.object({
  toAgency: agency.nullish(),
  toPerson: maybeWords(80, label.toPerson),
  fields: z.array(oneOf(CONSENT_CATEGORIES, wrong.fields), { error: wrong.fields }).min(1, wrong.fields),
  basis: z.string({ error: wrong.basis }).pipe(neededWords(40, label.basis, wrong.basis)),
  reason: z.string({ error: wrong.reason }).pipe(neededWords(1000, label.reason, wrong.reason)),
  channel: oneOf(CHANNELS, wrong.channel),
  approver: z
    .uuid({ error: wrong.approver })
    .transform(text => text.toLowerCase() as StaffId)
    .nullish(),
  isConfirmed: z.boolean().nullish(),
})

/** Which part of the register is asked for. Nothing that names a person may stand in an address. */
export const REGISTER_QUERY = z.object({
  agency: agency.nullish(),
  from: maybeAnyDay(label.from),
  until: maybeAnyDay(label.until),
})

/** What was sent as a disclosure about one person. */
export function disclosureFrom(body: z.infer<typeof TOLD_BODY>, personId: PersonId): Disclosure {
  return {
    personIds: [personId],
    caseId: null,
    consultationId: null,
    toAgency: body.toAgency ?? null,
    toPerson: body.toPerson ?? null,
    fields: [...new Set(body.fields)],
    basis: body.basis,
    consentId: null,
    conferenceId: null,
    reason: body.reason,
    channel: body.channel,
    approver: body.approver ?? null,
  }
}
