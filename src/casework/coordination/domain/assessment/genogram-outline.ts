import type { Placed } from './genogram-rows.ts'
import { CELL, ROW_HEIGHT } from './genogram-rows.ts'

/** Corners (SVG points) of the line around those who live together: a step from row to row, narrow where a row has nobody of them. */
export function outlineOf(placed: readonly Placed[]): string | null {
  const inside = placed.filter(({ isInside }) => isInside)
  if (inside.length === 0) return null
  const first = Math.min(...inside.map(({ row }) => row))
  const last = Math.max(...inside.map(({ row }) => row))
  const bands: Band[] = []
  for (let row = first; row <= last; row++) bands.push(bandOf(placed.filter(one => one.row === row)))
  const edges = bands.map((band, at) => {
    const next = bands[at + 1]
    const before = bands[at - 1]
    return {
      ...band,
      upper: before === undefined ? band.top - ABOVE : band.top - STEP,
      lower: next === undefined ? band.top + ROW_HEIGHT + BELOW : next.top - STEP,
    }
  })
  const right = edges.flatMap(({ right: x, upper, lower }) => [`${x},${upper}`, `${x},${lower}`])
  const left = edges.toReversed().flatMap(({ left: x, upper, lower }) => [`${x},${lower}`, `${x},${upper}`])
  return [...right, ...left].join(' ')
}

const ABOVE = 28
const BELOW = 8
const STEP = 34
const CORRIDOR = 16

type Band = { readonly top: number; readonly left: number; readonly right: number }

function bandOf(row: readonly Placed[]): Band {
  const xs = row.filter(({ isInside }) => isInside).map(({ x }) => x)
  const top = row[0]?.top ?? 0
  if (xs.length === 0) return { top, left: -CORRIDOR, right: CORRIDOR }
  return { top, left: Math.min(...xs) - CELL / 2, right: Math.max(...xs) + CELL / 2 }
}
