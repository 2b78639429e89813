import type { SignedVisit } from '../../../platform/http/route.ts'
import type { ReferralId } from '../domain/referral.ts'

/** The referral a request speaks of. The pipeline has checked the shape of every id in a path. */
export function referralIdOf(visit: SignedVisit): ReferralId {
  return visit.params['id'] as ReferralId
}
