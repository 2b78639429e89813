import type { Body, BodyId } from './body.ts'

/** A body in its place: `depth` 0 stands at the top. */
export type Placed = { readonly body: Body; readonly depth: number }

/** Bodies as a tree written from top to bottom: below each those that report to it. What reports to one not in the list stands at the top. */
export function treeOf(bodies: readonly Body[]): readonly Placed[] {
  const known = new Set(bodies.map(({ id }) => id))
  const below = (parent: BodyId | null, depth: number, above: ReadonlySet<BodyId>): readonly Placed[] =>
    bodies
      .filter(body => (parent === null ? isTop(body, known) : body.parentId === parent) && !above.has(body.id))
      .flatMap(body => [{ body, depth }, ...below(body.id, depth + 1, new Set([...above, body.id]))])
  return below(null, 0, new Set())
}

/** Whether a body would stand below itself if it reported to `parent`. */
export function wouldRing(bodies: readonly Pick<Body, 'id' | 'parentId'>[], id: BodyId, parent: BodyId | null): boolean {
  const seen = new Set<BodyId>()
  let at = parent
  while (at !== null && !seen.has(at)) {
    if (at === id) return true
    seen.add(at)
    at = bodies.find(body => body.id === at)?.parentId ?? null
  }
  return false
}

function isTop({ parentId }: Body, known: ReadonlySet<BodyId>): boolean {
  return parentId === null || !known.has(parentId)
}
