import type { Visit } from '../../platform/http/route.ts'

/**
 * Whether whoever is asking proved who they are within the last five minutes, by database time.
 * Break-glass, export, unmasking and changes to one's own ways in ask this first, and lead to `stepUpPath` when it is false.
 *
 * @source security.md section 6
 */
export function isFresh(visit: Visit): boolean {
  return visit.signedIn?.strongAt !== undefined
}

/** Where one proves again who one is, and comes back from. `next` is a page of our own. */
export function stepUpPath(next: string): `/${string}` {
  return `/step-up?next=${encodeURIComponent(next)}`
}
