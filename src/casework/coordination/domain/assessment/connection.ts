import type { AgencyId, Id } from '../../../../kernel/id.ts'
import type { CaseId } from '../case/case.ts'

export type ConnectionId = Id<'connection'>

export const CONNECTION_KINDS = ['agency', 'family', 'neighbour', 'place', 'other'] as const
export type ConnectionKind = (typeof CONNECTION_KINDS)[number]

export const STRENGTHS = ['strong', 'ordinary', 'weak', 'stressed', 'cut'] as const
export type Strength = (typeof STRENGTHS)[number]

/** Who turns to whom: each to the other, the other end to the household, the household to the other end. */
export const DIRECTIONS = ['both', 'to_household', 'from_household'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** What is written of a connection. The other end is an agency of the directory or somebody by name, never both. */
export type ConnectionFacts = {
  readonly kind: ConnectionKind
  readonly agencyId: AgencyId | null
  readonly name: string | null
  readonly strength: Strength
  readonly direction: Direction
  readonly note: string | null
}

/** One line of the ecomap. */
export type Connection = ConnectionFacts & {
  readonly id: ConnectionId
  readonly caseId: CaseId
  /** The agency's name, or the name that was written. */
  readonly called: string
  readonly version: number
}

/** A line of the ecomap as it is drawn: written by somebody, or there because the agency stands in the team. */
export type Drawn = Pick<Connection, 'kind' | 'called' | 'strength' | 'direction' | 'note'> & { readonly connectionId: ConnectionId | null }

/** Everything that belongs around the household: what was written, and the agencies of the team that nobody has written about. */
export function drawnConnections(
  written: readonly Connection[],
  team: readonly { readonly agencyId: AgencyId; readonly agencyName: string }[],
): readonly Drawn[] {
  const standing = team.filter(member => !written.some(connection => connection.agencyId === member.agencyId))
  const fromTeam = standing.map(
    (member): Drawn => ({
      kind: 'agency',
      called: member.agencyName,
      strength: 'ordinary',
      direction: 'both',
      note: null,
      connectionId: null,
    }),
  )
  const fromHand = written.map(
    ({ id, kind, called, strength, direction, note }): Drawn => ({ kind, called, strength, direction, note, connectionId: id }),
  )
  return [...fromTeam, ...fromHand].sort((a, b) => CONNECTION_KINDS.indexOf(a.kind) - CONNECTION_KINDS.indexOf(b.kind))
}
