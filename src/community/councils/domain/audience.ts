/**
 * Who a text of the community half is for. Deny by default; a public text is a field of its own, never a tick on an inner one.
 * @source the plan, 戦略①; docs/decisions/0020
 */
export const AUDIENCES = ['public', 'council', 'liaison', 'staff'] as const

export type Audience = (typeof AUDIENCES)[number]

/** A reader as the community half sees them: where they sit today, and whose records they keep. */
export type Neighbour = {
  /** 地域福祉コーディネーター. */
  readonly isCoordinator: boolean
  /** The division of the plan: answers questions, reads what councils share with one another. */
  readonly isCity: boolean
  /** Bodies in which they sit today. */
  readonly bodies: readonly string[]
  /** Councils of those bodies. */
  readonly councils: readonly number[]
  /** Councils whose records they keep (secretariat). */
  readonly kept: readonly number[]
}

/** Whether a reader may read what is meant for an audience of a council; null is what belongs to no council. */
export function mayRead(audience: Audience, council: number | null, reader: Neighbour): boolean {
  if (audience === 'public') return true
  if (reader.isCoordinator) return true
  if (audience === 'liaison') return reader.isCity || reader.bodies.length > 0
  return audience === 'council' && council !== null && reader.councils.includes(council)
}

/** Whether a reader keeps the records of a council; of no council, coordinators only. */
export function mayKeep(council: number | null, reader: Neighbour): boolean {
  return reader.isCoordinator || (council !== null && reader.kept.includes(council))
}
