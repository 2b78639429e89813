import { z } from 'zod'
import type { Day } from '../../../kernel/day.ts'
import type { PersonView } from '../acts/read-person.ts'
import type { FoundPerson } from '../acts/search-people.ts'
import type { Household } from '../domain/household.ts'
import { carerFlags } from '../domain/household.ts'
import type { Person } from '../domain/person.ts'
import { ageOf, kanaOf, nameOf } from '../domain/person.ts'
import { phoneLast4 } from './facts.tsx'

const text = z.string().nullable()
const householdLabel = z.object({ id: z.string(), label: z.string() })

/** A person as their page shows them. */
export const PERSON_ANSWER = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  kana: text,
  age: z.number().nullable(),
  family: text,
  given: text,
  familyKana: text,
  givenKana: text,
  formerFamily: text,
  latin: text,
  commonName: text,
  called: text,
  birthDate: text,
  sex: z.string(),
  language: z.string(),
  readingLanguage: text,
  interpreter: z.boolean(),
  phone: text,
  phoneOther: text,
  email: text,
  contactNote: text,
  postalCode: text,
  address: text,
  councilNo: z.number().nullable(),
  note: text,
  addressProtected: z.boolean(),
  households: z.array(householdLabel),
  agencies: z.array(z.object({ id: z.string(), name: z.string(), since: z.string() })),
})

/** A person as a search shows them: enough to recognise, the telephone by its last four digits only. */
export const FOUND_ANSWER = z.object({
  id: z.string(),
  name: z.string(),
  kana: text,
  age: z.number().nullable(),
  birthDate: text,
  phoneLast4: text,
  language: z.string(),
  interpreter: z.boolean(),
  households: z.array(householdLabel),
})

/** A household as its page shows it; members a reader may not see are not in it. */
export const HOUSEHOLD_ANSWER = z.object({
  id: z.string(),
  version: z.number(),
  label: z.string(),
  postalCode: text,
  address: text,
  councilNo: z.number().nullable(),
  note: text,
  members: z.array(
    z.object({
      personId: z.string(),
      name: z.string(),
      kana: text,
      birthDate: text,
      relationship: z.string(),
      cohabits: z.boolean(),
      from: z.string(),
    }),
  ),
  carers: z.array(
    z.object({
      id: z.string(),
      carer: z.string(),
      caredFor: z.string(),
      kind: z.string(),
      hoursWeek: z.number().nullable(),
      since: text,
    }),
  ),
  flags: z.array(z.string()),
})

/** The answer for one person. */
export function personAnswer({ person, households, agencies }: PersonView, today: Day): z.infer<typeof PERSON_ANSWER> {
  const { ownerAgency: _, ...facts } = person
  return {
    ...facts,
    ...called(person, today),
    households: households.map(({ id, label }) => ({ id, label })),
    agencies: agencies.map(({ agencyId, agencyName, since }) => ({ id: agencyId, name: agencyName, since: since.toISOString() })),
  }
}

/** The answer for somebody found. */
export function foundAnswer(person: FoundPerson, today: Day): z.infer<typeof FOUND_ANSWER> {
  const { id, birthDate, language, interpreter } = person
  return {
    id,
    ...called(person, today),
    birthDate,
    phoneLast4: phoneLast4(person.phone),
    language,
    interpreter,
    households: person.households.map(({ householdId, label }) => ({ id: householdId, label })),
  }
}

/** The answer for one household. */
export function householdAnswer(household: Household, today: Day): z.infer<typeof HOUSEHOLD_ANSWER> {
  const { ownerAgency: _, members, carers, ...facts } = household
  return {
    ...facts,
    members: members.map(({ until: _, ...member }) => member),
    carers: [...carers],
    flags: [...carerFlags(household, today)],
  }
}

function called(person: Person, today: Day) {
  return { name: nameOf(person), kana: kanaOf(person) ?? null, age: ageOf(person, today) ?? null }
}
