import type { Day } from '../../kernel/day.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import type { BasisRow, BasisWish } from './basis-row.ts'
import { sayTheSameLaw } from './basis-row.ts'
import type { Complaint, Fault } from './complaint.ts'
import { forerunnerOf, latestOf, overlap, standingOn } from './period.ts'

/** Why a wish about a basis makes no sense, and about which part of it. */
export type BasisFault = { readonly part: 'code' | 'from' | 'title'; readonly fault: Fault }

/** The rows as they would be after a wish. Whether they may be so is judged apart (`judgeBases`). */
export function afterBasisWish(rows: readonly BasisRow[], wish: BasisWish, today: Day): Result<readonly BasisRow[], BasisFault> {
  const own = rows.filter(row => row.code === wish.code)
  const put = (...changed: readonly BasisRow[]) => yes(sorted([...rows.filter(row => row.code !== wish.code), ...changed]))
  if (wish.kind === 'open') {
    if (own.some(row => row.validTo === null)) return no({ part: 'code', fault: 'taken' })
    return put(...own, { code: wish.code, validFrom: wish.from, validTo: null, replacedBy: null, ...wish.meaning, ...wish.note })
  }
  if (wish.kind === 'withdraw') return put(...withoutRow(own, wish.begins))
  if (wish.kind === 'note') return put(...own.map(row => (row.validFrom === wish.begins ? { ...row, ...wish.note } : row)))
  if (wish.kind === 'correct')
    return put(...own.map(row => (row.validFrom === wish.begins ? { ...row, ...wish.meaning, ...wish.note } : row)))
  const latest = latestOf(own)
  if (latest === undefined) return no({ part: 'code', fault: 'gone' })
  if (latest.validFrom > today) return no({ part: 'from', fault: 'upcoming-stands' })
  if (standingOn(latest, today) === 'closed') return no({ part: 'from', fault: 'ended' })
  const rest = own.filter(row => row !== latest)
  if (wish.kind === 'close') return put(...rest, { ...latest, validTo: wish.from, replacedBy: wish.replacedBy })
  if (sayTheSameLaw(latest, wish.meaning)) return no({ part: 'title', fault: 'same' })
  const next = { ...latest, ...wish.meaning, ...wish.note, validFrom: wish.from, validTo: null, replacedBy: null }
  return put(...rest, { ...latest, validTo: wish.from, replacedBy: wish.code }, next)
}

/** Every complaint about the rows that were touched: what has begun keeps its words, and a successor holds on the day it takes over. */
export function judgeBases(before: readonly BasisRow[], after: readonly BasisRow[], today: Day): readonly Complaint[] {
  const old = (row: BasisRow) => before.find(one => one.code === row.code && one.validFrom === row.validFrom)
  const touched = after.filter(row => JSON.stringify(old(row)) !== JSON.stringify(row))
  const dropped = before.filter(row => !after.some(one => one.code === row.code && one.validFrom === row.validFrom))
  return [
    ...touched.flatMap(row => rowFaults(after, row, old(row), today)),
    ...dropped.flatMap(row => (row.validFrom <= today ? [complaint(row, 'validFrom', 'gone')] : [])),
  ]
}

const CODE = /^[a-z0-9][a-z0-9_-]{0,59}$/

function rowFaults(after: readonly BasisRow[], row: BasisRow, old: BasisRow | undefined, today: Day): readonly Complaint[] {
  const others = after.filter(one => one.code === row.code && one !== row)
  const isReversed = row.validTo !== null && row.validTo <= row.validFrom
  const end = row.validTo
  const successor = row.replacedBy
  const isFollowed =
    successor === null || (end !== null && after.some(one => one.code === successor && one !== row && standingOn(one, end) === 'now'))
  return [
    ...(CODE.test(row.code) ? [] : [complaint(row, 'code', 'bad-code')]),
    ...(isReversed ? [complaint(row, 'validTo', 'reversed')] : []),
    ...(others.some(other => overlap(row, other)) ? [complaint(row, 'validFrom', 'overlap')] : []),
    ...(old && old.validFrom <= today && !sayTheSameLaw(old, row) ? [complaint(row, 'title', 'begun')] : []),
    ...(isFollowed ? [] : [complaint(row, 'replacedBy', 'unknown-successor')]),
  ]
}

function complaint(row: BasisRow, column: string, fault: Fault): Complaint {
  return { code: row.code, validFrom: row.validFrom, column, fault }
}

function withoutRow(own: readonly BasisRow[], begins: Day): readonly BasisRow[] {
  const row = own.find(one => one.validFrom === begins)
  const before = row && forerunnerOf(own, row)
  return own.flatMap(one => {
    if (one === row) return []
    return [one === before && row ? { ...one, validTo: row.validTo, replacedBy: row.replacedBy } : one]
  })
}

function sorted(rows: readonly BasisRow[]): readonly BasisRow[] {
  return [...rows].sort((one, other) => (`${one.code} ${one.validFrom}` < `${other.code} ${other.validFrom}` ? -1 : 1))
}
