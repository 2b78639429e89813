import type { Id } from '../../kernel/id.ts'
import { newId } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import type { Act } from '../../platform/act.ts'
import { outcomeOf } from '../../platform/audit/record.ts'
import type { AccountRefusal } from '../domain/account-refusal.ts'
import type { NewSsoGroup, SsoGroup } from '../domain/sso.ts'
import { addSsoGroup, dropSsoGroup, listSsoGroups } from '../store/sso.ts'
import { coded } from './coded.ts'

/** Which group gives which duty. Groups are nobody's record. */
export function readGroups(act: Act): Promise<readonly SsoGroup[]> {
  return act.look(listSsoGroups)
}

/** From now on this group gives this duty, at the next sign-in of each. */
export function mapGroup(act: Act, wanted: Omit<NewSsoGroup, 'id'>): Promise<Result<undefined, AccountRefusal>> {
  const one = { ...wanted, id: newId<'sso-group'>() }
  return act.transaction(async tx => {
    const done = await addSsoGroup(tx.db, one)
    await tx.audit({
      action: 'staff.sso-group-add',
      subjectType: 'sso-group',
      subjectIds: [one.id],
      ...outcomeOf(coded(done)),
      detail: wanted,
    })
    return done
  })
}

/** This group gives this duty no longer. */
export function unmapGroup(act: Act, id: Id<'sso-group'>): Promise<Result<undefined, AccountRefusal>> {
  return act.transaction(async tx => {
    const done = await dropSsoGroup(tx.db, id)
    await tx.audit({ action: 'staff.sso-group-drop', subjectType: 'sso-group', subjectIds: [id], ...outcomeOf(coded(done)) })
    return done
  })
}
