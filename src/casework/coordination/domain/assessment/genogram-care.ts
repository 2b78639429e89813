import type { Placed } from './genogram-rows.ts'
import { CELL, SYMBOL } from './genogram-rows.ts'
import type { CareLine } from './kin.ts'

/**
 * The ways of care as SVG paths, each once: above the row between two of one row, otherwise out of the side of the carer, between the
 * names of every row it passes, and into the side of the one cared for. No way runs through a symbol or a name.
 */
export function carePaths(cares: readonly CareLine[], placed: readonly Placed[]): readonly string[] {
  const once = cares.filter(
    (care, at) => cares.findIndex(({ carer, caredFor }) => carer === care.carer && caredFor === care.caredFor) === at,
  )
  return once.flatMap(({ carer, caredFor }, at) => {
    const from = placed.find(({ kin }) => kin.id === carer)
    const to = placed.find(({ kin }) => kin.id === caredFor)
    if (from === undefined || to === undefined || from === to) return []
    return [from.row === to.row ? arc(from, to) : rounded(wayBetween(from, to, placed, at))]
  })
}

type Point = readonly [x: number, y: number]

function arc(from: Placed, to: Placed): string {
  const y = from.top - 3
  const away = from.x < to.x ? 8 : -8
  return `M${from.x + away} ${y}Q${(from.x + to.x) / 2} ${y - 34} ${to.x - away} ${y}`
}

/** Corners of the way from row to row. `at` moves it a little aside, so that several ways in one gap stay apart. */
function wayBetween(from: Placed, to: Placed, placed: readonly Placed[], at: number): readonly Point[] {
  const lane = LANES[at % LANES.length] ?? 0
  const exit = from.top + SYMBOL / 2 - 6 - (at % 3) * 5
  const step = to.row > from.row ? 1 : -1
  const points: Point[] = [[from.x + side(from, to.x) * EDGE, exit]]
  let x = from.x + (side(from, to.x) * CELL) / 2
  points.push([x + lane, exit])
  for (let row = from.row; row !== to.row; row += step) {
    const lower = Math.max(row, row + step)
    const channel = topOf(placed, lower) - CHANNEL + lane * 0.6
    points.push([x + lane, channel])
    x = row + step === to.row ? to.x + (side(to, x) * CELL) / 2 : gapNear(placed, row + step, x)
    points.push([x + lane, channel])
  }
  const entry = to.top + SYMBOL / 2 + 5 + (at % 3) * 5
  return [...points, [x + lane, entry], [to.x + Math.sign(x - to.x) * (EDGE + 2), entry]]
}

const EDGE = SYMBOL / 2 + 2
const CHANNEL = 40
/** Never in the middle of a gap, where lines of descent run. */
const LANES = [-5, 5, -3, 3]

/** To which side of somebody a place lies; straight above or below counts as the right. */
function side({ x }: Placed, other: number): 1 | -1 {
  return other < x ? -1 : 1
}

function topOf(placed: readonly Placed[], row: number): number {
  return placed.find(one => one.row === row)?.top ?? 0
}

/** The gap between two names of a row that is nearest to a place; beside the row every place is free. */
function gapNear(placed: readonly Placed[], row: number, x: number): number {
  const gaps = placed.filter(one => one.row === row).flatMap(one => [one.x - CELL / 2, one.x + CELL / 2])
  if (x < Math.min(...gaps) || x > Math.max(...gaps)) return x
  return gaps.reduce((nearest, gap) => (Math.abs(gap - x) < Math.abs(nearest - x) ? gap : nearest))
}

/** Straight pieces with round corners. */
function rounded(points: readonly Point[]): string {
  const corners = points.filter((point, at) => at === 0 || !isSame(point, points[at - 1]))
  const [start = [0, 0]] = corners
  const pieces = corners.slice(1).map((corner, at) => {
    const [before, after] = [corners[at] ?? corner, corners[at + 2]]
    if (after === undefined) return `L${corner.join(' ')}`
    return `L${towards(corner, before).join(' ')}Q${corner.join(' ')} ${towards(corner, after).join(' ')}`
  })
  return `M${start.join(' ')}${pieces.join('')}`
}

function isSame(one: Point, other: Point | undefined): boolean {
  return other !== undefined && one[0] === other[0] && one[1] === other[1]
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const share = Math.min(7, length / 2) / length
  const along = (a: number, b: number) => Math.round((a + (b - a) * share) * 10) / 10
  return [along(from[0], to[0]), along(from[1], to[1])]
}
