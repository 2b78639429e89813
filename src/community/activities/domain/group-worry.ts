import type { Day } from '../../../kernel/day.ts'

/** Who holds the keys, the book and the telephone of a group. */
export const KEYS = ['one', 'some', 'everybody', 'unknown'] as const

/** How many a group is on a day, as somebody told. Bands that nobody told are null, not zero. */
export type MemberCount = {
  readonly id: string
  readonly on: Day
  readonly total: number
  readonly under30: number | null
  readonly from30: number | null
  readonly from60: number | null
  readonly from75: number | null
  readonly oldestLeader: number | null
  readonly leaderYears: number | null
  readonly keysWith: (typeof KEYS)[number]
  readonly note: string
  readonly toldBy: string
}

/** A stated fact that gives a reason to ask who will carry a group on. */
export type Worry =
  | { readonly why: 'leader-old'; readonly age: number }
  | { readonly why: 'leader-long'; readonly years: number }
  | { readonly why: 'nobody-younger' }
  | { readonly why: 'shrinking'; readonly from: number; readonly to: number }
  | { readonly why: 'one-holds-all' }
  | { readonly why: 'few'; readonly total: number }
  | { readonly why: 'not-told-lately'; readonly since: Day }

/**
 * The reasons to ask about successors, out of what was told; none where nothing was told. Never a number of its own: each reason is
 * shown in words with the fact behind it, and a keeper may answer that they are not worried.
 * @param counts of one group, in any order
 */
export function worriesOf(counts: readonly MemberCount[], today: Day): readonly Worry[] {
  const series = [...counts].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const last = series.at(-1)
  if (last === undefined) return []
  return [...leaderWorries(last), ...memberWorries(last), ...courseWorries(series, last, today)]
}

const OLD = 75
const LONG_YEARS = 10
const FEW = 5
const FALLS = 3

function leaderWorries({ oldestLeader, leaderYears, keysWith }: MemberCount): readonly Worry[] {
  return [
    ...(oldestLeader !== null && oldestLeader >= OLD ? [{ why: 'leader-old' as const, age: oldestLeader }] : []),
    ...(leaderYears !== null && leaderYears >= LONG_YEARS ? [{ why: 'leader-long' as const, years: leaderYears }] : []),
    ...(keysWith === 'one' ? [{ why: 'one-holds-all' as const }] : []),
  ]
}

function memberWorries({ total, under30, from30 }: MemberCount): readonly Worry[] {
  return [
    ...(total > 0 && total < FEW ? [{ why: 'few' as const, total }] : []),
    // Only where both bands were told: what nobody said is not a fact.
    ...(total > 0 && under30 === 0 && from30 === 0 ? [{ why: 'nobody-younger' as const }] : []),
  ]
}

function courseWorries(series: readonly MemberCount[], last: MemberCount, today: Day): readonly Worry[] {
  const recent = series.slice(-(FALLS + 1))
  const first = recent[0]
  const isFalling = recent.length === FALLS + 1 && recent.every((one, at) => at === 0 || one.total < (recent[at - 1]?.total ?? 0))
  return [
    ...(isFalling && first ? [{ why: 'shrinking' as const, from: first.total, to: last.total }] : []),
    ...(isTwoYearsBefore(last.on, today) ? [{ why: 'not-told-lately' as const, since: last.on }] : []),
  ]
}

function isTwoYearsBefore(on: Day, today: Day): boolean {
  const [year, rest] = [Number(today.slice(0, 4)), today.slice(4)]
  return on <= `${year - 2}${rest}`
}
