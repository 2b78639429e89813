import type { Day } from '../../../kernel/day.ts'
import { addDays } from '../../../kernel/day.ts'
import type { AgencyId } from '../../../kernel/id.ts'
import type { Act } from '../../../platform/act.ts'
import type { Household } from '../domain/household.ts'
import type { Person, PersonId } from '../domain/person.ts'
import type { Protection, ProtectionId } from '../domain/protection.ts'
import { isOwners } from '../domain/protection.ts'
import { findHouseholds, listHouseholdIds } from '../store/households.ts'
import { listOpenings } from '../store/kept-places.ts'
import { findPerson, findPersons } from '../store/persons.ts'
import type { NamedProtection } from '../store/protections.ts'
import { findProtected, listKnowing, listProtections, listStandingProtections } from '../store/protections.ts'

export type { NamedProtection } from '../store/protections.ts'

/** Protection of one person, for staff of the agency that registered them. */
export type ProtectionView = {
  readonly person: Person
  readonly terms: readonly NamedProtection[]
  readonly knowing: readonly { readonly agencyId: AgencyId; readonly agencyName: string }[]
  /** Whom one may name: the persons of the same households, and those named already. */
  readonly others: readonly Person[]
  readonly households: readonly Household[]
}

/** What stands about the protection of a person; nothing for any other agency than the one that registered them. */
export function readProtection(act: Act, id: PersonId): Promise<ProtectionView | undefined> {
  return act.transaction(async tx => {
    const person = await findPerson(tx.db, id)
    const isOwn = person !== undefined && isOwners(person, act.reader)
    if (person === undefined || !isOwn) {
      await tx.audit({ action: 'protection.read', subjectType: 'person', subjectIds: [id], outcome: 'absent' })
      return undefined
    }
    const terms = await listProtections(tx.db, id)
    const households = await findHouseholds(tx.db, await listHouseholdIds(tx.db, id))
    const mates = households.flatMap(({ members }) => members.map(member => member.personId))
    const named = terms.flatMap(({ perpetrators }) => perpetrators)
    const others = await findPersons(
      tx.db,
      [...new Set([...mates, ...named])].filter(other => other !== id),
    )
    const shown = [id, ...others.map(other => other.id), ...households.map(household => household.id)]
    await tx.audit({ action: 'protection.read', subjectType: 'person', subjectIds: [...new Set<string>(shown)] })
    return { person, terms, knowing: await listKnowing(tx.db, id), others, households }
  })
}

/** Whose a protection is that a reminder speaks of; nothing for any other agency than the one that registered them. */
export function findProtectedPerson(act: Act, id: ProtectionId): Promise<PersonId | undefined> {
  return act.transaction(async tx => {
    const personId = await findProtected(tx.db, id)
    const outcome = personId === undefined ? 'absent' : 'done'
    await tx.audit({ action: 'protection.read', subjectType: 'person', subjectIds: [personId ?? id], outcome })
    return personId
  })
}

/** What the head of an agency looks at each week: who is protected, until when, and who opened a place and why. */
export type ProtectionsView = {
  readonly people: readonly Person[]
  readonly standing: readonly {
    readonly personId: PersonId
    readonly untilOn: Day
    readonly kind: Protection['kind']
    readonly isEndAsked: boolean
  }[]
  readonly openings: readonly { readonly personId: PersonId; readonly at: Date; readonly staffName: string; readonly reason: string }[]
  readonly since: Day
}

const MOST = 300

/** Protections and openings of one's own agency during the last days. */
export function readProtections(act: Act, days: number): Promise<ProtectionsView> {
  return act.transaction(async tx => {
    const since = addDays(act.today, -days)
    const standing = await listStandingProtections(tx.db, MOST)
    const openings = await listOpenings(tx.db, since, MOST)
    const ids = [...new Set([...standing, ...openings].map(({ personId }) => personId))]
    const people = await findPersons(tx.db, ids)
    await tx.audit({ action: 'protection.list', subjectType: 'person', subjectIds: people.map(({ id }) => id), detail: { days } })
    return { people, standing, openings, since }
  })
}
