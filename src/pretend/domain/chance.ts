/** A stream of pretend chance: the same seed gives the same stream on every machine. */
export type Chance = {
  /** A number in [0, 1). */
  readonly next: () => number
  /** A whole number from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number
  /** True in about `share` of the calls. */
  readonly happens: (share: number) => boolean
  /** One of a list. Throws when the list is empty. */
  readonly pick: <T>(from: readonly T[]) => T
}

/**
 * A stream of chance for one purpose. Streams with different names do not disturb one another,
 * so that a change in the households leaves the staff as they were.
 *
 * @source sfc32 by Chris Doty-Humphrey (PractRand), public domain
 */
export function chanceOf(seed: number, purpose: string): Chance {
  const next = sfc32(seed, purpose)
  return {
    next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    happens: share => next() < share,
    pick: from => at(from, Math.floor(next() * from.length)),
  }
}

/** A list with weights, prepared for drawing. */
export type Weighted<T> = { readonly values: readonly T[]; readonly upTo: readonly number[]; readonly total: number }

/** Prepare weights once; drawing is then a binary search. Weights are any positive numbers. */
export function weighted<T>(pairs: readonly (readonly [T, number])[]): Weighted<T> {
  let total = 0
  const upTo: number[] = []
  for (const [, weight] of pairs) {
    total += weight
    upTo.push(total)
  }
  return { values: pairs.map(([value]) => value), upTo, total }
}

/** Draw one value according to its weight. */
export function draw<T>(chance: Chance, from: Weighted<T>): T {
  const wanted = chance.next() * from.total
  let low = 0
  let high = from.upTo.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (at(from.upTo, middle) > wanted) high = middle
    else low = middle + 1
  }
  return at(from.values, low)
}

/** The entry at a place that must exist. Throws when it does not: that is a mistake in a table. */
export function at<T>(from: readonly T[], index: number): T {
  const found = from[index]
  if (found === undefined) throw new Error(`nothing at place ${index} of ${from.length}`)
  return found
}

function sfc32(seed: number, purpose: string): () => number {
  let a = seed >>> 0
  let b = 0x9e3779b9
  let c = 0x243f6a88
  let d = 1
  for (const letter of purpose) b = Math.imul(b ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4294967296
  }
  // The first draws of neighbouring seeds resemble one another.
  for (let round = 0; round < 15; round++) next()
  return next
}
