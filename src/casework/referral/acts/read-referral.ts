import type { Act } from '../../../platform/act.ts'
import type { Bundle } from '../domain/bundle.ts'
import type { Referral, ReferralId } from '../domain/referral.ts'
import { type NamedReferralAct, listReferralActs } from '../store/acts.ts'
import { findBundle, findReferral } from '../store/referrals.ts'
import { findSheetNames, type SheetNames } from '../store/sheet-names.ts'

/** A referral's page. The bundle is missing where the reader may not (any longer) read it, and in drafts. */
export type ReferralView = {
  readonly referral: Referral
  readonly names: SheetNames
  readonly bundle: Bundle | undefined
  readonly acts: readonly NamedReferralAct[]
}

/** One referral at whose end the reader's agency stands. Reading changes nothing but the audit; "seen" is its own act. */
export function readReferral(act: Act, id: ReferralId): Promise<ReferralView | undefined> {
  return act.transaction(async tx => {
    const referral = await findReferral(tx.db, id)
    if (referral === undefined) {
      await tx.audit({ action: 'referral.read', subjectType: 'referral', subjectIds: [id], outcome: 'absent' })
      return undefined
    }
    const names = await findSheetNames(tx.db, id)
    const bundle = await findBundle(tx.db, id)
    const acts = await listReferralActs(tx.db, id)
    await tx.audit({ action: 'referral.read', subjectType: 'referral', subjectIds: [id, referral.consultationId] })
    return { referral, names, bundle, acts }
  })
}
