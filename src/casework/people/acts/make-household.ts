import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import type { Household, HouseholdFacts, HouseholdId, Relationship } from '../domain/household.ts'
import type { PersonId } from '../domain/person.ts'
import { findHousehold, insertHousehold, saveMember } from '../store/households.ts'
import { findPersons } from '../store/persons.ts'

/** A new household and those who live in it as far as known. */
export type NewHousehold = HouseholdFacts & {
  readonly members: readonly { readonly personId: PersonId; readonly relationship: Relationship; readonly cohabits: boolean }[]
}

/** Makes a household of people the reader may see. */
export function makeHousehold(act: Act, household: NewHousehold, request: Once): Promise<Result<HouseholdId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const ids = household.members.map(member => member.personId)
      const seen = await findPersons(tx.db, ids)
      if (seen.length !== new Set(ids).size) {
        await tx.audit({ action: 'household.make', subjectType: 'person', subjectIds: ids, outcome: 'absent', refusal: 'absent' })
        return no(refusal('absent'))
      }
      const id = newId<'household'>(act.now.getTime())
      await insertHousehold(tx.db, act.reader, id, household, act.now)
      for (const member of household.members) await saveMember(tx.db, id, { ...member, from: act.today })
      await tx.audit({ action: 'household.make', subjectType: 'household', subjectIds: [id, ...ids] })
      return yes(id)
    }),
  )
}

/** One household with the members the reader may see. */
export function readHousehold(act: Act, id: HouseholdId): Promise<Household | undefined> {
  return act.transaction(async tx => {
    const household = await findHousehold(tx.db, id)
    await tx.audit({
      action: 'household.read',
      subjectType: 'household',
      subjectIds: [id, ...(household?.members.map(member => member.personId) ?? [])],
      outcome: household ? 'done' : 'absent',
    })
    return household
  })
}
