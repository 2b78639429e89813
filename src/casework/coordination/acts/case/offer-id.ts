import type { ReferralId } from '../../../desk/index.ts'
import type { RequestId } from '../../domain/case/case.ts'

/** The desk knows a request by the offer it makes; both carry one id. */
export function offerIdOf(id: RequestId): ReferralId {
  return id as string as ReferralId
}
