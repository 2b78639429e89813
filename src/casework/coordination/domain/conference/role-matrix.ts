import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId, Id } from '../../../../kernel/id.ts'

/** One line of the 役割分担表. Without an agency it is a gap. */
export type RoleLine = {
  readonly id: Id<'role_assignment'>
  readonly issue: string
  readonly agencyId: AgencyId | null
  readonly action: string | null
  readonly dueOn: Day | null
}

/** What the table shows before anybody leaves the room. @source forms-and-codes section 8; plan L222 「支援者それぞれの役割を明確にし」 */
export type MatrixFindings = {
  /** Issues that nobody took. */
  readonly gaps: readonly string[]
  /** The same act on the same issue by two agencies or more. */
  readonly overlaps: readonly { readonly issue: string; readonly action: string; readonly agencies: readonly AgencyId[] }[]
}

/** Gaps and overlaps of a role table. `issues` are the troubles known of, whether or not a line speaks of them. */
export function findingsIn(lines: readonly RoleLine[], issues: readonly string[]): MatrixFindings {
  const named = [...new Set([...issues, ...lines.map(line => line.issue)].map(plain))].filter(issue => issue !== '')
  const taken = new Set(lines.filter(line => line.agencyId !== null).map(line => plain(line.issue)))
  return { gaps: named.filter(issue => !taken.has(issue)), overlaps: overlapsIn(lines) }
}

function overlapsIn(lines: readonly RoleLine[]): MatrixFindings['overlaps'] {
  const byAct = new Map<string, { issue: string; action: string; agencies: Set<AgencyId> }>()
  for (const { issue, action, agencyId } of lines) {
    if (agencyId === null || action === null || plain(action) === '') continue
    const key = JSON.stringify([plain(issue), plain(action)])
    const known = byAct.get(key) ?? { issue: plain(issue), action: plain(action), agencies: new Set<AgencyId>() }
    byAct.set(key, { ...known, agencies: known.agencies.add(agencyId) })
  }
  return [...byAct.values()].filter(one => one.agencies.size > 1).map(one => ({ ...one, agencies: [...one.agencies] }))
}

/** Two spellings of one act count as one: width and spaces differ between typists. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim()
}
