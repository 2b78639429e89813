import type { Relationship } from '../../../people/index.ts'
import type { FittedText } from './fitted-text.ts'
import { fitText } from './fitted-text.ts'
import { carePaths } from './genogram-care.ts'
import { outlineOf } from './genogram-outline.ts'
import type { Placed } from './genogram-rows.ts'
import { CELL, LABEL_WIDTH, placedRows, ROW_HEIGHT, SYMBOL, TEXT_SIZE } from './genogram-rows.ts'
import type { CareLine, Kin } from './kin.ts'

/** One person drawn: square, circle or diamond around (x, y), the name below from `labelTop` on. Lengths are units of the drawing. */
export type KinSymbol = {
  readonly kin: Kin
  readonly shape: 'square' | 'circle' | 'diamond'
  readonly x: number
  readonly y: number
  readonly labelTop: number
  readonly label: FittedText
}

/** A drawn line as SVG path commands. `isUncertain`: the record does not say whose child it is. */
export type KinLine = { readonly d: string; readonly isUncertain: boolean }

/** A whole genogram. Its origin lies in the middle of the first row; `box` is x, y, width, height. */
export type Genogram = {
  readonly box: readonly [number, number, number, number]
  readonly symbols: readonly KinSymbol[]
  readonly lines: readonly KinLine[]
  readonly cares: readonly string[]
  /** Corners around those who live together; null when nobody does. */
  readonly outline: string | null
}

/**
 * The drawing of a family: one row for each generation as seen from the head of the household, those who live together in the middle,
 * those who live elsewhere to the right. No symbol or name ever touches another.
 */
export function genogramOf(members: readonly Kin[], cares: readonly CareLine[]): Genogram {
  const placed = placedRows(members)
  const symbols = placed.map(symbolOf)
  const right = Math.max(0, ...placed.map(({ x }) => x)) + CELL / 2
  const left = Math.min(0, ...placed.map(({ x }) => x)) - CELL / 2
  const bottom = Math.max(0, ...placed.map(({ top }) => top)) + ROW_HEIGHT
  return {
    box: [left - MARGIN, -MARGIN_TOP, right - left + 2 * MARGIN, bottom + MARGIN_TOP + MARGIN],
    symbols,
    lines: linesOf(placed),
    cares: carePaths(cares, placed),
    outline: outlineOf(placed),
  }
}

const MARGIN = 16
const MARGIN_TOP = 36

function symbolOf({ kin, x, top }: Placed): KinSymbol {
  const shape = kin.sex === 'male' ? 'square' : kin.sex === 'female' ? 'circle' : 'diamond'
  return { kin, shape, x, y: top + SYMBOL / 2, labelTop: top + SYMBOL + 6, label: fitText(kin.name, LABEL_WIDTH, TEXT_SIZE, 2) }
}

function linesOf(placed: readonly Placed[]): readonly KinLine[] {
  const of = (...relationships: readonly Relationship[]) => placed.filter(({ kin }) => relationships.includes(kin.relationship))
  const head = of('head')[0]
  const isNextToHead = ({ x, top }: Placed) => head === undefined || (top === head.top && Math.abs(x - head.x) === CELL)
  const couple = [head, of('spouse').find(isNextToHead)].filter(one => one !== undefined).sort((a, b) => a.x - b.x)
  const parents = lastRow(of('parent'))
  const children = of('child')
  const grandchildren = of('grandchild')
  const nearest = children.length > 0 ? lastRow(children).slice(-1) : couple
  return [
    ...unions(parents),
    ...unions(couple),
    ...descent(parents, of('head', 'sibling'), false),
    ...descent(couple, children, false),
    ...descent(nearest, grandchildren, children.length !== 1),
  ]
}

/** Partners and parents are joined at half height, neighbour to neighbour. */
function unions(row: readonly Placed[]): readonly KinLine[] {
  return row.slice(1).flatMap((one, index) => {
    const before = row[index]
    if (before === undefined) return []
    return [certain(`M${before.x + SYMBOL / 2} ${middle(before)}H${one.x - SYMBOL / 2}`)]
  })
}

/** From between two partners (or beside one) down to a bar, and from the bar to each child: always between two names, never through one. */
function descent(from: readonly Placed[], to: readonly Placed[], isUncertain: boolean): readonly KinLine[] {
  const [first, second] = from
  if (first === undefined || to.length === 0) return []
  const x = second === undefined ? first.x + CELL / 2 : (first.x + second.x) / 2
  const stub = second === undefined ? `M${first.x + SYMBOL / 2} ${middle(first)}H${x}` : `M${x} ${middle(first)}`
  const bar = Math.min(...to.map(({ top }) => top)) - BAR
  const xs = [x, ...to.map(one => one.x)]
  const drops = to.map(one => `M${one.x} ${bar}V${one.top}`).join('')
  return [{ d: `${stub}V${bar}M${Math.min(...xs)} ${bar}H${Math.max(...xs)}${drops}`, isUncertain }]
}

const BAR = 20

const middle = ({ top }: Placed) => top + SYMBOL / 2
const certain = (d: string): KinLine => ({ d, isUncertain: false })

function lastRow(row: readonly Placed[]): readonly Placed[] {
  const last = Math.max(...row.map(({ top }) => top))
  return row.filter(({ top }) => top === last).sort((a, b) => a.x - b.x)
}
