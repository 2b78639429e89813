import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import type { Reader } from '../../../../kernel/reader.ts'

/** What the rule needs to know of a case. */
export type CaseStanding = {
  /** Team rows that have not been left. */
  readonly team: readonly { readonly agencyId: AgencyId; readonly endsOn: Day | null; readonly categories: readonly string[] | null }[]
  /** Staff with an emergency opening that still runs. */
  readonly glass: readonly StaffId[]
  /** Staff for whom somebody in the case is closed by conflict of interest. */
  readonly conflicts: readonly StaffId[]
}

export type CaseSight =
  | { readonly sight: 'whole'; readonly because: 'team' | 'glass' }
  | { readonly sight: 'figures'; readonly because: 'evaluates' }
  | { readonly sight: 'nothing'; readonly because: 'no-duty' | 'conflict' | 'not-in-team' }

/**
 * How much a reader may see of a case. The team opens it, the broken glass opens it for an hour, a conflict of interest closes it
 * whatever else there is. What an entry shows depends on its scope as well.
 *
 * The row policy of coordination.support_case says the same in SQL; a property test holds the two together.
 * @source privacy-rules section 3; security section 9
 */
export function sightOfCase(standing: CaseStanding, reader: Reader, today: Day): CaseSight {
  if (!reader.duties.has('consult')) {
    return reader.duties.has('evaluate') ? { sight: 'figures', because: 'evaluates' } : { sight: 'nothing', because: 'no-duty' }
  }
  if (standing.conflicts.includes(reader.staffId)) return { sight: 'nothing', because: 'conflict' }
  if (memberOf(standing, reader, today)) return { sight: 'whole', because: 'team' }
  return standing.glass.includes(reader.staffId) ? { sight: 'whole', because: 'glass' } : { sight: 'nothing', because: 'not-in-team' }
}

/** What the rule needs to know of an entry of the log. */
export type EntryStanding = {
  readonly byAgency: AgencyId
  readonly shareScope: 'own_agency' | 'team' | 'conference' | 'coordinator'
  readonly category: string | null
  readonly coordinatorAgency: AgencyId | null
  /** Agencies that were called to the conference it belongs to, about this case. */
  readonly invited?: readonly AgencyId[]
}

/** Whether a reader may see one entry: always what one's own agency wrote, else by the scope its writer chose and the consent covers. */
export function seesEntry(entry: EntryStanding, standing: CaseStanding, reader: Reader, today: Day): boolean {
  if (!reader.duties.has('consult') || standing.conflicts.includes(reader.staffId)) return false
  if (entry.byAgency === reader.agencyId) return true
  if (entry.shareScope === 'own_agency') return false
  if (entry.shareScope === 'conference' && entry.invited?.includes(reader.agencyId)) return true
  if (entry.shareScope !== 'team') return entry.coordinatorAgency === reader.agencyId
  const member = memberOf(standing, reader, today)
  const covers = (categories: readonly string[] | null) =>
    categories === null || entry.category === null || categories.includes(entry.category)
  return (member !== undefined && covers(member.categories)) || standing.glass.includes(reader.staffId)
}

function memberOf(standing: CaseStanding, reader: Reader, today: Day) {
  return standing.team.find(member => member.agencyId === reader.agencyId && (member.endsOn === null || member.endsOn >= today))
}
