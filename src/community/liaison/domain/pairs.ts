import type { Entry } from './entry.ts'

type Side = Pick<Entry, 'id' | 'councilNo' | 'side' | 'themes' | 'stage' | 'movedAt'>

/** Why two councils might meet. */
export type PairReason =
  /** What troubles us is what they can give. */
  | 'they_can'
  /** What troubles them is what we can give. */
  | 'we_can'
  /** The same trouble, and they have come another way with it. */
  | 'other_stage'

/** Two entries of two councils that could be talked about together. There is no score: a pair has a reason, or it is no pair. */
export type Pair<One extends Side> = {
  readonly ours: One
  readonly theirs: One
  readonly reason: PairReason
  /** Themes both name. */
  readonly themes: readonly string[]
}

/** In which order pairs are told: by what moved last, or by area. Never by how well they fit. */
export type PairOrder = 'newest' | 'area'

/** Pairs what a council says with what others say: similar troubles at different stages, and troubles with offers. */
export function pairsOf<One extends Side>(ours: readonly One[], others: readonly One[], order: PairOrder = 'newest'): readonly Pair<One>[] {
  const pairs = ours.flatMap(own =>
    others.flatMap(other => {
      const themes = own.themes.filter(theme => other.themes.includes(theme))
      const reason = own.councilNo === other.councilNo || themes.length === 0 ? undefined : reasonOf(own, other)
      return reason === undefined ? [] : [{ ours: own, theirs: other, reason, themes }]
    }),
  )
  const newest = (pair: Pair<One>) => Math.max(pair.ours.movedAt.getTime(), pair.theirs.movedAt.getTime())
  const byTime = (a: Pair<One>, b: Pair<One>) =>
    newest(b) - newest(a) || `${a.ours.id}${a.theirs.id}`.localeCompare(`${b.ours.id}${b.theirs.id}`)
  return pairs.sort((a, b) => (order === 'area' ? a.theirs.councilNo - b.theirs.councilNo || byTime(a, b) : byTime(a, b)))
}

function reasonOf(own: Side, other: Side): PairReason | undefined {
  if (own.side === 'trouble' && other.side === 'offer') return 'they_can'
  if (own.side === 'offer' && other.side === 'trouble') return 'we_can'
  return own.side === 'trouble' && own.stage !== other.stage ? 'other_stage' : undefined
}
