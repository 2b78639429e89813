import { addDays } from '../../kernel/day.ts'
import type { Chance, Weighted } from './chance.ts'
import { at, draw, weighted } from './chance.ts'
import { COUNTED_ON } from './counted-on.ts'
import type { NameWithKana } from './family-names.ts'
import { FAMILY_NAMES } from './family-names.ts'
import type { ForeignNames } from './foreign-names.ts'
import { FOREIGN_NAMES } from './foreign-names.ts'
import { GIVEN_NAMES } from './given-names.ts'
import type { Seat } from './household-plans.ts'
import type { PretendPerson } from './shapes.ts'

/** The name a household goes by, and the community it comes from if it came from abroad. */
export type HouseName = {
  readonly family: NameWithKana
  readonly latin?: string
  readonly from?: ForeignNames
  readonly phone: string
  /** Where in the lists of given names this household begins. */
  readonly firstName: number
  readonly addressProtected: boolean
}

/** Draw the name of a household; about 6 % came from abroad, almost none of them old. */
export function houseNameOf(chance: Chance, seats: readonly Seat[]): HouseName {
  const phone = telephone(chance)
  const firstName = chance.whole(0, 999)
  const addressProtected = seats.length > 1 && seats.every(seat => seat.age < 60) && chance.happens(0.006)
  const young = seats.every(seat => seat.age < 65)
  if (!young || !chance.happens(0.11)) return { family: chance.pick(FAMILY_NAMES), phone, firstName, addressProtected }
  const from = draw(chance, COMMUNITIES)
  const name = chance.pick(from.families)
  return { family: { written: name.kana, kana: name.kana }, latin: name.latin, from, phone, firstName, addressProtected }
}

/** Give a seat of a household a name, a day of birth and a telephone. */
export function personOf(
  chance: Chance,
  of: { readonly key: string; readonly place: number; readonly seat: Seat; readonly house: HouseName },
): PretendPerson {
  const { key, place, seat, house } = of
  const named = house.from === undefined ? homeName(chance, seat, house, place) : foreignName(chance, seat, house.from, house)
  return {
    key,
    ...named,
    birthDate: addDays(COUNTED_ON, -Math.floor(seat.age * 365.2425) - chance.whole(1, 364)),
    sex: statedSex(chance, seat.sex),
    relationship: seat.relationship,
    ...(seat.age >= 13 && chance.happens(0.8) ? { phone: seat.age >= 65 ? house.phone : telephone(chance) } : {}),
    ...(house.addressProtected ? { addressProtected: true } : {}),
  }
}

type Named = Pick<
  PretendPerson,
  'family' | 'given' | 'familyKana' | 'givenKana' | 'formerFamily' | 'latin' | 'commonName' | 'language' | 'interpreter'
>

function homeName(chance: Chance, seat: Seat, house: HouseName, place: number): Named {
  const married = seat.sex === 'female' && (seat.relationship === 'spouse' || seat.relationship === 'other')
  if (married && seat.age < 60 && chance.happens(0.02)) {
    const from = draw(chance, COMMUNITIES)
    const own = chance.pick(from.families)
    const bride = foreignName(chance, seat, from, { ...house, family: { written: own.kana, kana: own.kana }, latin: own.latin })
    return { ...bride, commonName: `${house.family.written} ${bride.given}` }
  }
  const names = GIVEN_NAMES[seat.sex][generationOf(seat.age)]
  // Counting on from one place of the list keeps brothers and sisters from bearing the same name.
  const given = at(names, (house.firstName + place) % names.length)
  return {
    family: house.family.written,
    given: given.written,
    familyKana: house.family.kana,
    givenKana: given.kana,
    ...(married && chance.happens(0.1) ? { formerFamily: chance.pick(FAMILY_NAMES).written } : {}),
    language: 'ja',
    interpreter: false,
  }
}

function foreignName(chance: Chance, seat: Seat, from: ForeignNames, house: HouseName): Named {
  const given = chance.pick(from[seat.sex])
  return {
    family: house.family.written,
    given: given.kana,
    familyKana: house.family.kana,
    givenKana: given.kana,
    latin: `${house.latin ?? ''} ${given.latin}`.trim(),
    ...(chance.happens(0.15) ? { commonName: `${chance.pick(FAMILY_NAMES).written} ${given.kana}` } : {}),
    language: from.language,
    interpreter: seat.age >= 16 && chance.happens(0.45),
  }
}

const COMMUNITIES: Weighted<ForeignNames> = weighted(FOREIGN_NAMES)

const generationOf = (age: number): 'elder' | 'middle' | 'young' => (age >= 68 ? 'elder' : age >= 36 ? 'middle' : 'young')

const telephone = (chance: Chance): string => `0595-00-${chance.whole(2000, 9999)}`

function statedSex(chance: Chance, sex: Seat['sex']): PretendPerson['sex'] {
  const drawn = chance.next()
  if (drawn < 0.003) return 'not_stated'
  return drawn < 0.004 ? 'other' : sex
}
