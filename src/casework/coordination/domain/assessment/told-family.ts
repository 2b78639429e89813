import type { Family } from '../../../people/index.ts'
import type { Aged, ChronologyFacts } from './chronology.ts'

/** The persons whose ages are followed: the household in its order, each once, then others the case is about. */
export function personColumns(family: Family | undefined, outside: readonly Aged[]): readonly Aged[] {
  const members = family?.members ?? []
  const once = members.filter((member, at) => members.findIndex(({ personId }) => personId === member.personId) === at)
  return [...once.map(({ personId, name, birthDate }) => ({ personId, name, birthDate })), ...outside]
}

/** Memberships and care of a household with the names of those concerned. */
export function toldFamily(family: Family | undefined): Pick<ChronologyFacts, 'memberships' | 'cares'> {
  const nameOf = (id: string) => family?.members.find(member => member.personId === id)?.name ?? ''
  return {
    memberships:
      family?.members.map(({ name, relationship, birthDate, from, until }) => ({ name, relationship, birthDate, from, until })) ?? [],
    cares:
      family?.carers.map(({ carer, caredFor, kind, since, until }) => ({
        carer: nameOf(carer),
        caredFor: nameOf(caredFor),
        kind,
        since,
        until,
      })) ?? [],
  }
}
