import type { Council } from './body.ts'

/** Where the plan began and where it wants to be, in percent of councils. @source the plan, 戦略① */
export const PLAN_SHARE = { began: 95, wanted: 100 } as const

/** How many councils have a network meeting; `share` in percent with one decimal, '―' where there is no council. */
export type Tracker = { readonly withMeeting: number; readonly all: number; readonly share: string }

/** Counts the councils whose network meeting is active. */
export function trackerOf(councils: readonly Pick<Council, 'networkStatus'>[]): Tracker {
  const withMeeting = councils.filter(({ networkStatus }) => networkStatus === 'active').length
  const all = councils.length
  return { withMeeting, all, share: all === 0 ? '―' : shareOf(withMeeting, all) }
}

/** 100 is said only when it is all of them, however many there are. */
function shareOf(some: number, all: number): string {
  return some === all ? '100' : Math.min(99.9, Math.round((1000 * some) / all) / 10).toFixed(1)
}
