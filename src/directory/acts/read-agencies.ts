import type { AgencyId } from '../../kernel/id.ts'
import type { Act } from '../../platform/act.ts'
import type { Agency, AgencyQuery } from '../domain/agency.ts'
import { findAgency, listAgencies } from '../store/agencies.ts'
import { listCouncils } from '../store/councils.ts'

/** One page of the directory, and whether there is more. Nobody's record is touched. */
export async function readAgencies(
  act: Act,
  query: AgencyQuery,
): Promise<{ readonly agencies: readonly Agency[]; readonly hasMore: boolean }> {
  const found = await act.look(db => listAgencies(db, query))
  return { agencies: found.slice(0, query.limit), hasMore: found.length > query.limit }
}

/** One agency in use. */
export function readAgency(act: Act, id: AgencyId): Promise<Agency | undefined> {
  return act.look(db => findAgency(db, id))
}

/** The councils a city has, by number and name. */
export function readCouncils(act: Act): Promise<readonly { readonly no: number; readonly name: string }[]> {
  return act.look(listCouncils)
}
