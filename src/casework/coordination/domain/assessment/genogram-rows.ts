import type { Relationship } from '../../../people/index.ts'
import type { Kin } from './kin.ts'

/** Edge of a symbol, in units of the drawing. */
export const SYMBOL = 44
/** Room of one person from left to right. Names are narrower, so that lines may pass between them. */
export const CELL = 108
export const LABEL_WIDTH = 94
export const TEXT_SIZE = 13
/** A symbol and two lines of name. */
export const ROW_HEIGHT = SYMBOL + 6 + 2 * 17

/** A person in their place: the middle from left to right, and the upper edge of the symbol. `row` counts from the top. */
export type Placed = { readonly kin: Kin; readonly x: number; readonly top: number; readonly row: number; readonly isInside: boolean }

/** Everybody in rows by generation; a generation of more than eight takes more than one row, each half a place beside the one above. */
export function placedRows(members: readonly Kin[]): readonly Placed[] {
  const rows = GENERATIONS.flatMap(generation => rowsOfGeneration(members.filter(({ relationship }) => generation.includes(relationship))))
  const inside = rows.flatMap((row, at) => (row.members.some(({ cohabits }) => cohabits) ? [at] : []))
  const [firstInside = 0, lastInside = 0] = [inside[0], inside.at(-1)]
  let top = 0
  let offset = 0
  return rows.flatMap((row, at) => {
    if (at > 0) top += ROW_HEIGHT + (row.isContinued ? CONTINUED_GAP : GENERATION_GAP)
    const count = row.members.filter(({ cohabits }) => cohabits).length
    const isBesideCorridor = count === 0 && at > firstInside && at < lastInside
    const first = isBesideCorridor ? 0.75 : -((count || row.members.length) - 1) / 2
    // Half a place aside, so that lines to this row pass between the names of the row above.
    const start = row.isContinued && Number.isInteger(first - offset) ? first + 0.5 : first
    offset = start
    return row.members.map((kin, place): Placed => ({ kin, x: (start + place) * CELL, top, row: at, isInside: kin.cohabits }))
  })
}

const GENERATION_GAP = 58
const CONTINUED_GAP = 44
const MOST_IN_A_ROW = 8

const GENERATIONS: readonly (readonly Relationship[])[] = [['parent'], ['head', 'spouse', 'sibling', 'other'], ['child'], ['grandchild']]

type Row = { readonly members: readonly Kin[]; readonly isContinued: boolean }

/** The couple stands in the last row of its generation, because lines go down from it. */
function rowsOfGeneration(members: readonly Kin[]): readonly Row[] {
  if (members.length === 0) return []
  const couple = coupleIn(members)
  const others = members.filter(one => !couple.includes(one))
  const beside = others.slice(0, MOST_IN_A_ROW - couple.length)
  const rest = others.slice(beside.length)
  const rows: Row[] = []
  for (let at = 0; at < rest.length; at += MOST_IN_A_ROW) {
    rows.push({ members: inOrder(rest.slice(at, at + MOST_IN_A_ROW), []), isContinued: at > 0 })
  }
  return [...rows, { members: inOrder([...couple, ...beside], couple), isContinued: rows.length > 0 }]
}

function coupleIn(members: readonly Kin[]): readonly Kin[] {
  const head = members.find(({ relationship }) => relationship === 'head')
  const spouse = members.find(({ relationship }) => relationship === 'spouse')
  return [head, spouse].filter(one => one !== undefined)
}

/** Those who live together first, the couple at their right edge; then those who live elsewhere, again the couple next to the middle. */
function inOrder(members: readonly Kin[], couple: readonly Kin[]): readonly Kin[] {
  const others = members.filter(one => !couple.includes(one))
  const together = (one: Kin) => one.cohabits
  const apart = (one: Kin) => !one.cohabits
  return [...others.filter(together), ...couple.filter(together), ...couple.filter(apart), ...others.filter(apart)]
}
