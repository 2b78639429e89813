import type { AgencyId, StaffId } from '../../../kernel/id.ts'
import type { Reader } from '../../../kernel/reader.ts'

/** What the rule needs to know: which agencies stand beside the consultation, and which staff must not meet somebody in it. */
export type ConsultationStanding = { readonly standing: readonly AgencyId[]; readonly conflicts?: readonly StaffId[] }

export type ConsultationSight =
  | { readonly sight: 'whole'; readonly because: 'agency-stands-beside' }
  | { readonly sight: 'figures'; readonly because: 'evaluates' }
  | { readonly sight: 'nothing'; readonly because: 'no-duty' | 'conflict' | 'not-involved' }

/**
 * How much a reader may see of a consultation. Whoever holds the person, held them, or accepted to help reads the whole of it.
 * An agency that was asked reads the frozen bundle of the referral, not the consultation. Being senior opens nothing.
 *
 * The row policy of desk.consultation says the same in SQL; a property test holds the two together.
 * @source settled.md section 2; privacy-rules section 3
 */
export function sightOfConsultation(consultation: ConsultationStanding, reader: Reader): ConsultationSight {
  if (!reader.duties.has('consult')) {
    return reader.duties.has('evaluate') ? { sight: 'figures', because: 'evaluates' } : { sight: 'nothing', because: 'no-duty' }
  }
  if (consultation.conflicts?.includes(reader.staffId)) return { sight: 'nothing', because: 'conflict' }
  return consultation.standing.includes(reader.agencyId)
    ? { sight: 'whole', because: 'agency-stands-beside' }
    : { sight: 'nothing', because: 'not-involved' }
}
