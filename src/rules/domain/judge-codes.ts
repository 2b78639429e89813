import type { Day } from '../../kernel/day.ts'
import type { CodeList, CodeRow } from './code-row.ts'
import { isKept, sayTheSame } from './code-row.ts'
import type { Complaint, Fault } from './complaint.ts'
import { overlap } from './period.ts'

/**
 * Whether a list may become what it was asked to become: every complaint about the rows that were touched.
 * What has begun keeps its meaning, days are in order, no two rows of a code hold on one day, and what the program leans on stays.
 * @source law-and-flow 2.1; forms-and-codes section 1
 */
export function judgeCodes(list: CodeList, before: readonly CodeRow[], after: readonly CodeRow[], today: Day): readonly Complaint[] {
  const touched = after.filter(row => !before.some(old => isSameRow(old, row) && isUntouched(old, row)))
  const dropped = before.filter(old => !after.some(row => isSameRow(old, row)))
  return [
    ...touched.flatMap(row => rowFaults(before, after, row, today).map(({ column, fault }) => complaint(row, column, fault))),
    ...dropped.flatMap(row => (row.validFrom <= today ? [complaint(row, 'validFrom', 'gone')] : [])),
    ...leaningFaults(list, before, after),
  ]
}

const CODE = /^[a-z0-9][a-z0-9_-]{0,59}$/

type FaultAt = { readonly column: string; readonly fault: Fault }

function rowFaults(before: readonly CodeRow[], after: readonly CodeRow[], row: CodeRow, today: Day): readonly FaultAt[] {
  const old = before.find(one => isSameRow(one, row))
  const others = after.filter(one => one.code === row.code && one !== row)
  return [
    ...at(!CODE.test(row.code), 'code', 'bad-code'),
    ...at(row.label === '', 'label', 'no-label'),
    ...at(row.validTo !== null && row.validTo <= row.validFrom, 'validTo', 'reversed'),
    ...at(
      others.some(other => overlap(row, other)),
      'validFrom',
      'overlap',
    ),
    ...at(old !== undefined && old.validFrom <= today && !sayTheSame(old, row), 'label', 'begun'),
  ]
}

function at(isWrong: boolean, column: string, fault: Fault): readonly FaultAt[] {
  return isWrong ? [{ column, fault }] : []
}

/** A code that the program leans on goes on holding without a gap and without an end; one that a migration has ended stays ended. */
function leaningFaults(list: CodeList, before: readonly CodeRow[], after: readonly CodeRow[]): readonly Complaint[] {
  const known = new Set(before.map(row => row.code))
  const fresh = list.takesNew ? [] : after.filter(row => !known.has(row.code))
  const kept = [...known].filter(code => isKept(list, code))
  return [
    ...fresh.map(row => complaint(row, 'code', 'fixed-new')),
    ...kept.flatMap(code => {
      const broken = brokenAt(before, code) === undefined ? brokenAt(after, code) : undefined
      return broken ? [complaint(broken, 'validTo', 'fixed-close')] : []
    }),
  ]
}

/** The first row of a code that ends without another beginning on that day. */
function brokenAt(all: readonly CodeRow[], code: string): CodeRow | undefined {
  const rows = all.filter(row => row.code === code).sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1))
  return rows.find((row, index) => row.validTo !== (rows[index + 1]?.validFrom ?? null))
}

function complaint(row: CodeRow, column: string, fault: Fault): Complaint {
  return { code: row.code, validFrom: row.validFrom, column, fault }
}

function isSameRow(one: CodeRow, other: CodeRow): boolean {
  return one.code === other.code && one.validFrom === other.validFrom
}

function isUntouched(old: CodeRow, row: CodeRow): boolean {
  return sayTheSame(old, row) && old.validTo === row.validTo && old.order === row.order
}
