import type { Day } from '../../../kernel/day.ts'
import type { EntryId } from './entry.ts'

/** 由来: what one council took up from another, and how it changed it. `parent` null: from a place named in words. */
export type Adoption = {
  readonly id: string
  readonly childId: EntryId
  readonly childTitle: string
  readonly childCouncil: string
  readonly parentId: EntryId | null
  /** Null where there is no parent on the board, or the reader may not see it now. */
  readonly parentTitle: string | null
  readonly parentCouncil: string | null
  readonly fromWhere: string
  readonly changed: string
  readonly since: Day
}

/** A place in the tree of lineages: what it is, whose it is, and what grew out of it. */
export type LineageNode = {
  readonly key: string
  readonly title: string
  readonly council: string
  readonly entryId: EntryId | null
  /** How it was changed on its way here; empty for where it began. */
  readonly changed: string
  readonly since: Day | undefined
  readonly grown: readonly LineageNode[]
}

/** The adoptions as trees, each beginning where nothing before it is known. */
export function lineageOf(adoptions: readonly Adoption[], hidden: string): readonly LineageNode[] {
  const children = new Set(adoptions.map(({ childId }) => childId))
  const begun = new Map<string, Omit<LineageNode, 'grown'>>()
  for (const one of adoptions) {
    const key = one.parentId ?? `words ${one.fromWhere}`
    if (one.parentId !== null && children.has(one.parentId)) continue
    begun.set(key, {
      key,
      entryId: one.parentTitle === null ? null : one.parentId,
      title: one.parentTitle ?? (one.fromWhere || hidden),
      council: one.parentCouncil ?? '',
      changed: '',
      since: undefined,
    })
  }
  const grownFrom = (key: string, above: ReadonlySet<string>): readonly LineageNode[] =>
    adoptions
      .filter(one => (one.parentId ?? `words ${one.fromWhere}`) === key && !above.has(one.childId))
      .map(one => ({
        key: one.id,
        entryId: one.childId,
        title: one.childTitle,
        council: one.childCouncil,
        changed: one.changed,
        since: one.since,
        grown: grownFrom(one.childId, new Set([...above, one.childId])),
      }))
  return [...begun.values()].map(node => ({ ...node, grown: grownFrom(node.key, new Set([node.key])) }))
}

/** Whether something would come out of itself if `child` came from `parent`. */
export function wouldCircle(adoptions: readonly Pick<Adoption, 'childId' | 'parentId'>[], child: string, parent: string): boolean {
  const seen = new Set<string>()
  const open = [parent]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === child) return true
    if (seen.has(at)) continue
    seen.add(at)
    for (const one of adoptions) if (one.childId === at && one.parentId !== null) open.push(one.parentId)
  }
  return false
}
