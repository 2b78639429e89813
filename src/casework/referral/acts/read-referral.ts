import type { Act } from '../../../platform/act.ts'
import type { Bundle } from '../domain/bundle.ts'
import type { Referral, ReferralId } from '../domain/referral.ts'
import { isUnopened } from '../domain/sight.ts'
import type { NamedReferralAct } from '../store/acts.ts'
import { listReferralActs } from '../store/acts.ts'
import { findBundle, findReferral } from '../store/referrals.ts'
import type { SheetNames } from '../store/sheet-names.ts'
import { findSheetNames } from '../store/sheet-names.ts'

export type { NamedReferralAct } from '../store/acts.ts'

/** A referral's page. The bundle is missing in drafts, before the receiver has opened it, and where the reader may not read it any longer. */
export type ReferralView = {
  readonly referral: Referral
  readonly names: SheetNames
  readonly bundle: Bundle | undefined
  readonly acts: readonly NamedReferralAct[]
}

/** One referral at whose end the reader's agency stands. Reading changes nothing but the audit; "seen" is its own act. */
export function readReferral(act: Act, id: ReferralId): Promise<ReferralView | undefined> {
  return look(act, id, 'referral.read')
}

/** The same sheet for paper, which leaves the building: written down apart from reading. */
export function printReferral(act: Act, id: ReferralId): Promise<ReferralView | undefined> {
  return look(act, id, 'referral.print')
}

function look(act: Act, id: ReferralId, action: 'referral.read' | 'referral.print'): Promise<ReferralView | undefined> {
  return act.transaction(async tx => {
    const referral = await findReferral(tx.db, id)
    if (referral === undefined) {
      await tx.audit({ action, subjectType: 'referral', subjectIds: [id], outcome: 'absent' })
      return undefined
    }
    const names = await findSheetNames(tx.db, id)
    const bundle = isUnopened(referral, act.reader) ? undefined : await findBundle(tx.db, id)
    const acts = await listReferralActs(tx.db, id)
    await tx.audit({ action, subjectType: 'referral', subjectIds: [id, referral.consultationId] })
    return { referral, names, bundle, acts }
  })
}
