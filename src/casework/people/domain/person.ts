import type { Day } from '../../../kernel/day.ts'
import { ageOn } from '../../../kernel/day.ts'
import type { AgencyId, Id } from '../../../kernel/id.ts'

export type PersonId = Id<'person'>
export const SEXES = ['male', 'female', 'other', 'not_stated'] as const
export type Sex = (typeof SEXES)[number]

/** What a worker may write about a person. Every name may be unknown; null means "not known (yet)". */
export type PersonFacts = {
  readonly family: string | null
  readonly given: string | null
  readonly familyKana: string | null
  readonly givenKana: string | null
  readonly formerFamily: string | null
  /** Spelling in the residence card or passport. */
  readonly latin: string | null
  /** 通称. */
  readonly commonName: string | null
  /** What to call somebody whose name is not known. */
  readonly called: string | null
  readonly birthDate: Day | null
  readonly sex: Sex
  readonly language: string
  readonly readingLanguage: string | null
  readonly interpreter: boolean
  readonly phone: string | null
  readonly phoneOther: string | null
  readonly email: string | null
  /** When and how it is safe to make contact. */
  readonly contactNote: string | null
  readonly postalCode: string | null
  readonly address: string | null
  readonly councilNo: number | null
  readonly note: string | null
}

/** One person, as the agencies working with them keep them. */
export type Person = PersonFacts & {
  readonly id: PersonId
  /** Agency that registered the person. */
  readonly ownerAgency: AgencyId
  /** 支援措置: while it is on, nobody outside the owning agency sees the person at all. */
  readonly addressProtected: boolean
  readonly version: number
}

/** The facts of somebody about whom nothing is known yet. */
export const NOTHING_KNOWN: PersonFacts = {
  family: null,
  given: null,
  familyKana: null,
  givenKana: null,
  formerFamily: null,
  latin: null,
  commonName: null,
  called: null,
  birthDate: null,
  sex: 'not_stated',
  language: 'ja',
  readingLanguage: null,
  interpreter: false,
  phone: null,
  phoneOther: null,
  email: null,
  contactNote: null,
  postalCode: null,
  address: null,
  councilNo: null,
  note: null,
}

type Named = Pick<PersonFacts, 'family' | 'given' | 'familyKana' | 'givenKana' | 'latin' | 'commonName' | 'called'>

/** What to call a person on a screen: the name, else the 通称, the Latin name, the reading, else what they are called. */
export function nameOf(person: Named): string {
  return joined(person.family, person.given) ?? person.commonName ?? person.latin ?? kanaOf(person) ?? person.called ?? '（お名前不明）'
}

/** The stored reading; never computed. */
export function kanaOf(person: Pick<PersonFacts, 'familyKana' | 'givenKana'>): string | undefined {
  return joined(person.familyKana, person.givenKana)
}

/** Whether there is anything at all to call the person by. */
export function canBeCalled(person: Named): boolean {
  return [person.family, person.given, person.familyKana, person.givenKana, person.latin, person.commonName, person.called].some(
    part => part !== null,
  )
}

/** Age in full years on a day, when the birth day is known. */
export function ageOf(person: Pick<PersonFacts, 'birthDate'>, on: Day): number | undefined {
  return person.birthDate === null ? undefined : ageOn(person.birthDate, on)
}

function joined(first: string | null, second: string | null): string | undefined {
  const parts = [first, second].filter(part => part !== null && part !== '')
  return parts.length === 0 ? undefined : parts.join('　')
}
