import type { StaffId } from '../../../kernel/id.ts'
import type { Reader } from '../../../kernel/reader.ts'
import type { Referral } from './referral.ts'

export type ReferralSight =
  | { readonly sight: 'whole'; readonly because: 'sender' | 'receiver-asked' | 'receiver-accepted' }
  | { readonly sight: 'outline'; readonly because: 'receiver-gave-back' }
  | { readonly sight: 'figures'; readonly because: 'evaluates' }
  | { readonly sight: 'nothing'; readonly because: 'no-duty' | 'conflict' | 'never-sent' | 'not-involved' }

/**
 * How much a reader may see of a referral: `whole` is the sheet with its frozen bundle, `outline` the sheet's own row without it.
 * An agency that gave the hand back keeps its row, so that it can see what it answered, and loses the bundle. What was never
 * sent, be it a draft or a draft thrown away, does not exist for the agency it was meant for.
 *
 * The row policies of referral.referral and referral.bundle say the same in SQL; a property test holds the two together.
 * @source settled.md section 2
 */
export function sightOfReferral(
  referral: Pick<Referral, 'fromAgency' | 'toAgency' | 'state' | 'sentAt'> & { readonly conflicts?: readonly StaffId[] },
  reader: Reader,
): ReferralSight {
  if (!reader.duties.has('consult')) {
    return reader.duties.has('evaluate') ? { sight: 'figures', because: 'evaluates' } : { sight: 'nothing', because: 'no-duty' }
  }
  if (referral.conflicts?.includes(reader.staffId)) return { sight: 'nothing', because: 'conflict' }
  if (referral.fromAgency === reader.agencyId) return { sight: 'whole', because: 'sender' }
  if (referral.toAgency !== reader.agencyId) return { sight: 'nothing', because: 'not-involved' }
  if (referral.sentAt === null) return { sight: 'nothing', because: 'never-sent' }
  switch (referral.state) {
    case 'draft':
      return { sight: 'nothing', because: 'never-sent' }
    case 'sent':
    case 'seen':
      return { sight: 'whole', because: 'receiver-asked' }
    case 'returned':
    case 'declined':
    case 'withdrawn':
      return { sight: 'outline', because: 'receiver-gave-back' }
    case 'accepted':
    case 'service_started':
    case 'confirmed':
    case 'ended_without_help':
      return { sight: 'whole', because: 'receiver-accepted' }
  }
}

/** Whether the sheet lies before its receiver like a closed envelope: what is shared is not taken out before somebody opens it. */
export function isUnopened(referral: Pick<Referral, 'toAgency' | 'state'>, reader: Reader): boolean {
  return referral.state === 'sent' && referral.toAgency === reader.agencyId
}
