import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Body, BodyId } from './body.ts'

/** What a council says of itself. */
export type Profile = {
  readonly councilNo: number
  readonly bodyLabel: string
  readonly networkStatus: 'none' | 'preparing' | 'active' | 'dormant'
  readonly establishedOn: Day | null
  readonly officeHours: string
  readonly phone: string
  readonly homepage: string
  readonly intro: string
  /** 0 while the council has said nothing yet. */
  readonly version: number
}

/** A council's size on a day. People are counted whole; nothing here is an estimate. */
export type CouncilSize = {
  readonly on: Day
  readonly population: number
  readonly households: number
  readonly aged65: number
  readonly source: string
}

/** Share of people of 65 and older, in percent with one decimal. */
export function agedShare({ population, aged65 }: Pick<CouncilSize, 'population' | 'aged65'>): string {
  return population === 0 ? '―' : ((100 * aged65) / population).toFixed(1)
}

/** Peers, bodies that complement one another, and from whom a body learned (`note`: what was changed). */
export const RELATION_KINDS = ['peer', 'complements', 'learned_from'] as const
export type RelationKind = (typeof RELATION_KINDS)[number]

/** How one body stands to another, seen from `bodyId`; `isOutgoing`: it is the one that was said to learn, or to complement. */
export type BodyRelation = {
  readonly id: Id<'body_relation'>
  readonly bodyId: BodyId
  readonly otherId: BodyId
  readonly otherName: string
  readonly otherCouncil: string | null
  readonly kind: RelationKind
  readonly note: string
  readonly since: Day
  readonly isOutgoing: boolean
}

/** What is written of a body. */
export type BodyWords = Pick<Body, 'name' | 'kind' | 'parentId' | 'quorum' | 'proxiesCount' | 'startedOn'>
