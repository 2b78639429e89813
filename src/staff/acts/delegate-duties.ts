import type { Id } from '../../kernel/id.ts'
import { newId } from '../../kernel/id.ts'
import type { Duty } from '../../kernel/reader.ts'
import type { Result } from '../../kernel/result.ts'
import type { Act } from '../../platform/act.ts'
import { outcomeOf } from '../../platform/audit/record.ts'
import type { AccountRefusal } from '../domain/account-refusal.ts'
import type { Delegation, LentDuty, NewDelegation } from '../domain/delegation.ts'
import type { Neighbour } from '../store/delegations.ts'
import { lendDuties, listDelegations, listLendable, listLentToMe, listNeighbours, withdrawDelegation } from '../store/delegations.ts'
import { coded } from './coded.ts'

/** What the page about standing in for one another shows. Colleagues and duties are nobody's record. */
export type DelegationView = {
  readonly delegations: readonly Delegation[]
  readonly lent: readonly LentDuty[]
  readonly lendable: readonly Duty[]
  readonly neighbours: readonly Neighbour[]
}

/** What one holds in somebody's place today. */
export function readLent(act: Act): Promise<readonly LentDuty[]> {
  return act.look(listLentToMe)
}

/** Delegations the reader may see, and what the reader may lend to whom. */
export function readDelegations(act: Act): Promise<DelegationView> {
  return act.look(async db => ({
    delegations: await listDelegations(db, act.today),
    lent: await listLentToMe(db),
    lendable: await listLendable(db),
    neighbours: await listNeighbours(db),
  }))
}

/** Lends own duties to a colleague of the same agency, from day to day. Never more than one holds, never `administer` or `audit`. */
export function delegateDuties(act: Act, wanted: Omit<NewDelegation, 'id'>): Promise<Result<undefined, AccountRefusal>> {
  const one = { ...wanted, id: newId<'delegation'>() }
  return act.transaction(async tx => {
    const done = await lendDuties(tx.db, one)
    await tx.audit({
      action: 'staff.delegate',
      subjectType: 'staff',
      subjectIds: [one.to],
      ...outcomeOf(coded(done)),
      detail: { delegation: one.id, duties: one.duties, from: one.from, until: one.until, reason: one.reason },
    })
    return done
  })
}

/** Takes a delegation back at once; the lender may, and the head of the agency. */
export function takeBack(act: Act, id: Id<'delegation'>): Promise<Result<undefined, AccountRefusal>> {
  return act.transaction(async tx => {
    const done = await withdrawDelegation(tx.db, id)
    await tx.audit({ action: 'staff.delegation-withdraw', subjectType: 'delegation', subjectIds: [id], ...outcomeOf(coded(done)) })
    return done
  })
}
