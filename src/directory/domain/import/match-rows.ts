import { fold } from '../../../kernel/fold.ts'
import type { PlaceFacts } from '../place.ts'

/** What two editions of a list are compared by. */
export type Listed = { readonly key: string; readonly identity: string; readonly facts: PlaceFacts }

/**
 * Which known place each row of a new edition is: by number and identity, then by identity alone (the publisher renumbered), then by
 * number alone, if something of name, address or point stayed (renamed or moved). A number that now names something else is a new place.
 * @returns for each row the known place, or undefined; no known place is given twice
 */
export function matchRows<Known extends Listed>(rows: readonly Listed[], known: readonly Known[]): readonly (Known | undefined)[] {
  const matched = new Array<Known | undefined>(rows.length).fill(undefined)
  const left = new Set(known)
  const pass = (keyOf: (one: Listed) => string, isSame: (row: Listed, one: Known) => boolean) => {
    const found = grouped(left, keyOf)
    for (const [at, row] of rows.entries()) {
      if (matched[at]) continue
      const one = found.get(keyOf(row))?.find(candidate => left.has(candidate) && isSame(row, candidate))
      if (!one) continue
      matched[at] = one
      left.delete(one)
    }
  }
  pass(
    one => `${one.key}\n${one.identity}`,
    () => true,
  )
  pass(
    one => one.identity,
    () => true,
  )
  pass(one => one.key, isRelated)
  return matched
}

function grouped<Known extends Listed>(known: Iterable<Known>, keyOf: (one: Listed) => string): Map<string, Known[]> {
  const groups = new Map<string, Known[]>()
  for (const one of known) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

function isRelated(row: Listed, known: Listed): boolean {
  const [a, b] = [row.facts, known.facts]
  if (fold(a.name) === fold(b.name)) return true
  if (a.address !== null && b.address !== null && fold(a.address) === fold(b.address)) return true
  // About a hundred metres.
  return a.lat !== null && b.lat !== null && Math.abs(a.lat - b.lat) < 0.001 && Math.abs((a.lon ?? 0) - (b.lon ?? 0)) < 0.001
}
