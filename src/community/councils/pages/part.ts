import type { Child } from 'hono/jsx'
import type { SignedVisit } from '../../../platform/http/route.ts'

/** How many records of a council stand in each state, side by side, without an order of merit. */
export type StateCounts = (visit: SignedVisit, councilNo: number) => Promise<readonly { readonly label: string; readonly count: number }[]>

/** Something a module above draws on the page of a council. */
export type CouncilPanel = (visit: SignedVisit, councilNo: number) => Promise<Child>

/** What the pages of councils are given by the house; what is not there yet is left out. */
export type CouncilParts = {
  readonly panels: {
    /** What it says of itself to others, and the way to word it. */
    readonly introduction?: CouncilPanel | undefined
    readonly issues?: StateCounts | undefined
    readonly treasures?: StateCounts | undefined
    readonly nextMeetings?: CouncilPanel | undefined
    /** What neighbours do together next. */
    readonly nextActivities?: CouncilPanel | undefined
    /** Who goes to the council. */
    readonly coordinators?: CouncilPanel | undefined
    /** What the council wishes for. */
    readonly visions?: CouncilPanel | undefined
  }
}

/** The number of a council in an address; undefined when it can be none. */
export function councilAsked(visit: Pick<SignedVisit, 'params'>): number | undefined {
  const text = visit.params['no'] ?? ''
  return /^[1-9]\d{0,2}$/.test(text) ? Number(text) : undefined
}

/** A sentence said once above a page after something was done. */
export function flashOf(visit: SignedVisit, sentences: Readonly<Record<string, string>>): string | undefined {
  const done = visit.query.get('done')
  return Object.entries(sentences).find(([key]) => key === done)?.[1]
}
