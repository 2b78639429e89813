import type { Dated } from './period.ts'

/** One dated row of a code list. */
export type CodeRow = Dated & {
  readonly code: string
  readonly label: string
  readonly labelEasy: string | null
  readonly order: number
  readonly nationalCode: string | null
  readonly sensitive: boolean
}

/** A code list and what the program leans on in it. */
export type CodeList = {
  readonly list: string
  /** The part of the work it belongs to, as a heading. */
  readonly part: string
  readonly name: string
  readonly about: string
  /** No code of it may be closed. */
  readonly isFixed: boolean
  readonly takesNew: boolean
  /** Codes that may not be closed although the list is not fixed. */
  readonly keptCodes: readonly string[]
}

/** A list with how many of its codes hold on a day, and how many rows begin or end after it. */
export type CodeListLine = CodeList & { readonly now: number; readonly ahead: number }

/** What a row says, apart from its place and its days. */
export type CodeMeaning = Pick<CodeRow, 'label' | 'labelEasy' | 'nationalCode' | 'sensitive'>

/** Whether two rows say the same. */
export function sayTheSame(one: CodeMeaning, other: CodeMeaning): boolean {
  return (
    one.label === other.label &&
    one.labelEasy === other.labelEasy &&
    one.nationalCode === other.nationalCode &&
    one.sensitive === other.sensitive
  )
}

/** Whether the program leans on a code of a list. */
export function isKept(list: CodeList, code: string): boolean {
  return list.isFixed || list.keptCodes.includes(code)
}

/** Rows in the order in which people see them. */
export function inOrder(rows: readonly CodeRow[]): readonly CodeRow[] {
  const key = (row: CodeRow) => `${String(row.order).padStart(9, '0')} ${row.code} ${row.validFrom}`
  return [...rows].sort((one, other) => (key(one) < key(other) ? -1 : 1))
}
