import { z } from 'zod'
import type { Id } from '../../../kernel/id.ts'
import { maybeAnyDay, maybeWords, neededWords, oneOf } from '../../../platform/http/body.ts'
import type { CarerRoleId, HouseholdFacts } from '../domain/household.ts'
import { CARE_KINDS, RELATIONSHIPS } from '../domain/household.ts'
import type { PersonId } from '../domain/person.ts'
import { councilNo, PERSON_BODY, postalCode } from './bodies.ts'
import { householdTexts } from './household-texts.ts'

const { fields, wrong } = householdTexts

const label = z.string({ error: wrong.label }).pipe(neededWords(80, fields.label, wrong.label))
const cohabits = z.boolean({ error: wrong.cohabits }).nullish()
const relationship = oneOf(RELATIONSHIPS, wrong.relationship)
const place = {
  postalCode: postalCode(),
  address: maybeWords(200, fields.address),
  councilNo: councilNo(),
  note: maybeWords(2000, fields.note),
}

/** What is written of a household itself. */
export const HOUSEHOLD_BODY = z.object({ label, ...place })

/** The same for the API's PATCH: what is left out stays. */
export const HOUSEHOLD_CHANGES = z.object({ label: label.optional(), ...place })

/** A household made by the API, with those who are in it. */
export const HOUSEHOLD_WITH_MEMBERS = HOUSEHOLD_BODY.extend({
  members: z
    .array(z.object({ personId: idOf<PersonId>(wrong.member), relationship, cohabits }), { error: wrong.members })
    .min(1, wrong.members)
    .max(50, wrong.members),
})

/** One household made from a person's page: the household and what that person is in it. */
export const OWN_HOUSEHOLD_BODY = HOUSEHOLD_BODY.extend({ relationship, cohabits })

/** Somebody known who comes into the household; the day is today when it is left out. */
export const MEMBER_BODY = z.object({ personId: idOf<PersonId>(wrong.member), relationship, cohabits, from: maybeAnyDay(fields.from) })

/** Somebody new who comes into the household. */
export const NEW_MEMBER_BODY = PERSON_BODY.extend({ relationship, cohabits, from: maybeAnyDay(fields.from) })

/** A member's relationship set right (`change`), or the day they left (`leave`, today when it is left out). */
export const RELATION_BODY = z.object({
  what: oneOf(['change', 'leave'], wrong.what),
  personId: idOf<PersonId>(wrong.member),
  relationship: relationship.nullish(),
  cohabits,
  until: maybeAnyDay(fields.until),
})

/** Who cares for whom, by which kind of care, how many hours a week, since when. */
export const CARER_BODY = z.object({
  carer: idOf<PersonId>(wrong.carer),
  caredFor: idOf<PersonId>(wrong.caredFor),
  kind: oneOf(CARE_KINDS, wrong.kind),
  hoursWeek: z.coerce.number({ error: wrong.hours }).int({ error: wrong.hours }).min(0, wrong.hours).max(168, wrong.hours).nullish(),
  since: maybeAnyDay(fields.since),
})

/** A care that ended; today when no day is given. */
export const ENDED_CARER_BODY = z.object({ roleId: idOf<CarerRoleId>(wrong.carer), on: maybeAnyDay(fields.on) })

/** All facts of a household that was just described. */
export function householdFactsFrom(body: z.infer<typeof HOUSEHOLD_BODY>): HouseholdFacts {
  const { postalCode, address, councilNo, note } = body
  return { label: body.label, postalCode: postalCode ?? null, address: address ?? null, councilNo: councilNo ?? null, note: note ?? null }
}

function idOf<Kind extends Id<string>>(sentence: string) {
  return z.uuid({ error: sentence }).transform(text => text.toLowerCase() as Kind)
}
