import type { Id, StaffId } from '../../kernel/id.ts'
import { newId } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import type { Act } from '../../platform/act.ts'
import { outcomeOf } from '../../platform/audit/record.ts'
import type { AccountRefusal } from '../domain/account-refusal.ts'
import type { Recovery } from '../domain/recovery.ts'
import { RECOVERY_HOURS } from '../domain/recovery.ts'
import { askRecovery, confirmRecovery, findRecovery, listRecoveries, withdrawRecovery } from '../store/recoveries.ts'
import { coded } from './coded.ts'
import { issueSetupLink } from './issue-setup-link.ts'

/** Recoveries the reader asked for or may confirm. */
export function readRecoveries(act: Act): Promise<readonly Recovery[]> {
  return act.transaction(async tx => {
    const recoveries = await listRecoveries(tx.db)
    await tx.audit({ action: 'staff.recovery-list', subjectType: 'staff', subjectIds: recoveries.map(one => one.staffId) })
    return recoveries
  })
}

/** The first of two persons asks that somebody may set up their account anew, and says why. */
export function askForRecovery(act: Act, staffId: StaffId, reason: string): Promise<Result<undefined, AccountRefusal>> {
  const id = newId<'recovery'>()
  return act.transaction(async tx => {
    const done = await askRecovery(tx.db, id, staffId, reason)
    const detail = { recovery: id, reason }
    await tx.audit({ action: 'staff.recovery-ask', subjectType: 'staff', subjectIds: [staffId], ...outcomeOf(coded(done)), detail })
    return done
  })
}

/** What the second person holds in hand: for whom, and the secret of the link, shown once. */
export type RecoveryInHand = { readonly recovery: Recovery; readonly token: string }

/**
 * The second person confirms and gets the link: never the one who asked, never the one it is for.
 * Passwords and second factors go when the link is used, not before.
 */
export function confirmAsSecond(act: Act, id: Id<'recovery'>): Promise<Result<RecoveryInHand, AccountRefusal>> {
  return act.transaction(async tx => {
    const recovery = await findRecovery(tx.db, id)
    const done = recovery === undefined ? no<AccountRefusal>('absent') : await confirmRecovery(tx.db, id)
    const subjectIds = recovery ? [recovery.staffId] : []
    await tx.audit({
      action: 'staff.recovery-confirm',
      subjectType: 'staff',
      subjectIds,
      ...outcomeOf(coded(done)),
      detail: { recovery: id },
    })
    if (!done.ok) return done
    if (recovery === undefined) return no('absent')
    const token = await issueSetupLink(tx.db, recovery.staffId, 'recovery', RECOVERY_HOURS)
    if (token === undefined) throw new Error('a working account gets a link')
    await tx.audit({
      action: 'staff.setup-link',
      subjectType: 'staff',
      subjectIds,
      detail: { purpose: 'recovery', hours: RECOVERY_HOURS, recovery: id },
    })
    return yes({ recovery, token })
  })
}

/** Takes a recovery back that nobody confirmed yet. */
export function withdrawAsked(act: Act, id: Id<'recovery'>): Promise<Result<undefined, AccountRefusal>> {
  return act.transaction(async tx => {
    const done = await withdrawRecovery(tx.db, id)
    await tx.audit({ action: 'staff.recovery-withdraw', subjectType: 'recovery', subjectIds: [id], ...outcomeOf(coded(done)) })
    return done
  })
}
