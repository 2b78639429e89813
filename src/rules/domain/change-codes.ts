import type { Day } from '../../kernel/day.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import type { CodeMeaning, CodeRow } from './code-row.ts'
import { inOrder, sayTheSame } from './code-row.ts'
import type { Fault } from './complaint.ts'
import type { Dated } from './period.ts'
import { forerunnerOf, latestOf } from './period.ts'

/** One wish of an administrator about one code list. */
export type CodeWish =
  | { readonly kind: 'open'; readonly code: string; readonly from: Day; readonly meaning: CodeMeaning }
  | { readonly kind: 'succeed'; readonly code: string; readonly from: Day; readonly meaning: CodeMeaning }
  | { readonly kind: 'close'; readonly code: string; readonly from: Day }
  | { readonly kind: 'correct'; readonly code: string; readonly begins: Day; readonly meaning: CodeMeaning }
  | { readonly kind: 'withdraw'; readonly code: string; readonly begins: Day }
  | { readonly kind: 'reorder'; readonly codes: readonly string[] }

/** Why a wish makes no sense at all, and about which of its parts. */
export type WishFault = { readonly part: 'code' | 'from' | 'label'; readonly fault: Fault }

/** The rows of a list as they would be after a wish. Whether they may be so is judged apart (`judgeCodes`). */
export function afterWish(rows: readonly CodeRow[], wish: CodeWish, today: Day): Result<readonly CodeRow[], WishFault> {
  if (wish.kind === 'reorder') return yes(reordered(rows, wish.codes))
  const own = rows.filter(row => row.code === wish.code)
  const others = rows.filter(row => row.code !== wish.code)
  const put = (...changed: readonly CodeRow[]) => yes(inOrder([...others, ...changed]))
  if (wish.kind === 'open') {
    if (own.some(row => row.validTo === null)) return no({ part: 'code', fault: 'taken' })
    return put(...own, { code: wish.code, validFrom: wish.from, validTo: null, order: orderAfter(rows, own), ...wish.meaning })
  }
  if (wish.kind === 'correct') return put(...own.map(row => (row.validFrom === wish.begins ? { ...row, ...wish.meaning } : row)))
  if (wish.kind === 'withdraw') return put(...withoutRow(own, wish.begins))
  const latest = latestOf(own)
  const fault = latest === undefined ? 'gone' : endingFault(latest, wish, today)
  if (latest === undefined || fault !== undefined) return no({ part: 'from', fault: fault ?? 'gone' })
  const rest = own.filter(row => row !== latest)
  const closed = { ...latest, validTo: wish.from }
  if (wish.kind === 'close') return put(...rest, closed)
  if (sayTheSame(latest, wish.meaning)) return no({ part: 'label', fault: 'same' })
  return put(...rest, closed, { ...latest, ...wish.meaning, validFrom: wish.from })
}

/** Why the newest row of a code cannot end on that day. */
function endingFault(latest: Dated, wish: { readonly kind: 'close' | 'succeed'; readonly from: Day }, today: Day): Fault | undefined {
  if (latest.validFrom > today) return 'upcoming-stands'
  if (latest.validTo === null) return undefined
  if (latest.validTo <= today) return 'ended'
  return wish.kind === 'succeed' && wish.from >= latest.validTo ? 'ended' : undefined
}

/** Taking back what has not begun gives its days back to the row before it. */
function withoutRow(own: readonly CodeRow[], begins: Day): readonly CodeRow[] {
  const row = own.find(one => one.validFrom === begins)
  const before = row && forerunnerOf(own, row)
  return own.flatMap(one => {
    if (one === row) return []
    return [one === before && row ? { ...one, validTo: row.validTo } : one]
  })
}

function reordered(rows: readonly CodeRow[], codes: readonly string[]): readonly CodeRow[] {
  const rest = [...new Set(inOrder(rows).map(row => row.code))].filter(code => !codes.includes(code))
  const places = new Map([...codes, ...rest].map((code, index) => [code, index + 1]))
  return inOrder(rows.map(row => ({ ...row, order: places.get(row.code) ?? row.order })))
}

function orderAfter(rows: readonly CodeRow[], own: readonly CodeRow[]): number {
  return latestOf(own)?.order ?? Math.max(0, ...rows.map(row => row.order)) + 1
}
