import type { Day } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { no, type Result, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import { type Once, once } from '../../../platform/idempotency.ts'
import type { Household, HouseholdId } from '../domain/household.ts'
import type { PersonId } from '../domain/person.ts'
import { endMember, findHousehold, type HouseholdFacts, insertCarer, type NewCarer, type NewMember, saveMember, touchHousehold } from '../store/households.ts'
import { findPersons } from '../store/persons.ts'

/** One change of a household; each is one version. */
export type HouseholdChange =
  | { readonly do: 'amend'; readonly facts: Partial<HouseholdFacts> }
  | { readonly do: 'add_member'; readonly member: NewMember }
  | { readonly do: 'end_member'; readonly personId: PersonId; readonly on: Day }
  | { readonly do: 'add_carer'; readonly carer: NewCarer }

/** Changes a household the reader may see. People added must be people the reader may see. */
export function changeHousehold(
  act: Act,
  id: HouseholdId,
  version: number | undefined,
  change: HouseholdChange,
  request: Once,
): Promise<Result<HouseholdId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const household = await findHousehold(tx.db, id)
      const result = await decide(tx, household, version, change)
      if (result.ok) {
        const facts = change.do === 'amend' ? { ...result.value, ...change.facts } : result.value
        await touchHousehold(tx.db, act.reader, result.value, facts, act.now)
        await apply(tx, id, change)
      }
      await tx.audit({ action: `household.${change.do}`, subjectType: 'household', subjectIds: [id], ...outcomeOf(result) })
      return result.ok ? yes(id) : result
    }),
  )
}

async function decide(
  tx: Tx,
  household: Household | undefined,
  version: number | undefined,
  change: HouseholdChange,
): Promise<Result<Household, Refusal>> {
  if (household === undefined) return no(refusal('absent'))
  if (version !== undefined && version !== household.version) return no(refusal('stale-version', { currentVersion: household.version }))
  const named = peopleIn(change)
  const seen = await findPersons(tx.db, named)
  if (seen.length !== new Set(named).size) return no(refusal('absent'))
  if (change.do === 'add_carer' && change.carer.carer === change.carer.caredFor) {
    return no(refusal('fields', { fields: { caredFor: '世話をする方と受ける方は、別の方を選んでください。' } }))
  }
  return yes(household)
}

function peopleIn(change: HouseholdChange): readonly PersonId[] {
  switch (change.do) {
    case 'amend':
      return []
    case 'add_member':
      return [change.member.personId]
    case 'end_member':
      return [change.personId]
    case 'add_carer':
      return [change.carer.carer, change.carer.caredFor]
  }
}

async function apply(tx: Tx, id: HouseholdId, change: HouseholdChange): Promise<void> {
  if (change.do === 'add_member') await saveMember(tx.db, id, change.member)
  if (change.do === 'end_member') await endMember(tx.db, id, change.personId, change.on)
  if (change.do === 'add_carer') await insertCarer(tx.db, id, newId(), change.carer)
}
