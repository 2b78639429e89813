import { z } from 'zod'
import type { AgencyId } from '../../../kernel/id.ts'
import { maybeAnyDay, maybeWords, neededAnyDay, oneOf } from '../../../platform/http/body.ts'
import type { PersonId } from '../domain/person.ts'
import type { Place, ProtectionTerm } from '../domain/protection.ts'
import { PROTECTION_KINDS } from '../domain/protection.ts'
import { PERSON_BODY } from './bodies.ts'
import { protectionTexts } from './protection-texts.ts'

const { fields: label, wrong } = protectionTexts

/** A term of protection, set or renewed. */
export const TERM_BODY = z.object({
  kind: oneOf(PROTECTION_KINDS, wrong.kind),
  fromOn: neededAnyDay(label.fromOn, wrong.fromOn),
  untilOn: maybeAnyDay(label.untilOn),
  documentNo: maybeWords(60, label.documentNo),
  perpetrators: z
    .array(z.uuid({ error: wrong.person }).transform(text => text.toLowerCase() as PersonId))
    .max(20, wrong.person)
    .nullish(),
  isWarned: z.boolean().nullish(),
})

/** One sentence: why a place is opened, why a protection is ended. */
export const REASON_BODY = z.object({ reason: maybeWords(500, label.reason), words: maybeWords(500, label.words) })

/** Whom to let know, and why. */
export const KNOW_BODY = z.object({
  agencyId: z.uuid({ error: wrong.agency }).transform(text => text.toLowerCase() as AgencyId),
  tellReason: maybeWords(500, label.tellReason),
  knows: z.enum(['yes', 'no'], { error: wrong.agency }),
})

/** The head's answer to who asked for the end. */
export const END_BODY = z.object({ answer: z.enum(['end', 'keep'], { error: wrong.answer }) })

/** A new place of a protected person. */
export const PLACE_BODY = PERSON_BODY.pick({
  postalCode: true,
  address: true,
  councilNo: true,
  phone: true,
  phoneOther: true,
  email: true,
  contactNote: true,
})

/** What was sent as a term. */
export function termFrom(body: z.infer<typeof TERM_BODY>): ProtectionTerm {
  const { kind, fromOn, untilOn, documentNo, perpetrators } = body
  return { kind, fromOn, untilOn: untilOn ?? null, documentNo: documentNo ?? null, perpetrators: [...new Set(perpetrators ?? [])] }
}

/** What was sent as a place. */
export function placeFrom(body: z.infer<typeof PLACE_BODY>): Place {
  return {
    postalCode: body.postalCode ?? null,
    address: body.address ?? null,
    councilNo: body.councilNo ?? null,
    phone: body.phone ?? null,
    phoneOther: body.phoneOther ?? null,
    email: body.email ?? null,
    contactNote: body.contactNote ?? null,
  }
}
