import type { Day } from '../../../../kernel/day.ts'
import type { Family, PersonId, Relationship, Sex } from '../../../people/index.ts'
import type { LineFacts } from './line.ts'
import { ageAt } from './moment.ts'

/** Somebody of a household as the genogram needs them. */
export type Kin = {
  readonly id: string
  readonly name: string
  readonly sex: Sex
  readonly age: number | undefined
  readonly relationship: Relationship
  readonly cohabits: boolean
  readonly isDead: boolean
  readonly isSubject: boolean
}

/** Who cares for whom, by the ids of two of them. */
export type CareLine = { readonly carer: string; readonly caredFor: string }

/** Who is drawn: everybody who belongs to the household now, and those who are known to have died, with the age they reached. */
export function kinOf(family: Family, lines: readonly LineFacts[], subjects: readonly PersonId[], today: Day): readonly Kin[] {
  const deathOf = (id: PersonId) => lines.find(line => line.event === 'death' && line.personId === id)?.moment
  return family.members
    .filter(({ personId, until }) => until === null || deathOf(personId) !== undefined)
    .filter((member, at, all) => all.findIndex(({ personId }) => personId === member.personId) === at)
    .map(({ personId, name, sex, birthDate, relationship, cohabits, until }) => {
      const death = deathOf(personId)
      const age = birthDate === null ? undefined : ageAt(birthDate, death ?? { on: today, precision: 'day' })
      const isDead = death !== undefined
      return {
        id: personId,
        name,
        sex,
        age,
        relationship,
        cohabits: cohabits && !isDead && until === null,
        isDead,
        isSubject: subjects.includes(personId),
      }
    })
}

/** The care that is given now. */
export function careLinesOf(family: Family): readonly CareLine[] {
  return family.carers.filter(({ until }) => until === null).map(({ carer, caredFor }) => ({ carer, caredFor }))
}
