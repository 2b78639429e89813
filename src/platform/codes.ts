import { sql } from 'kysely'
import type { Day } from '../kernel/day.ts'
import type { Database } from './database.ts'
import { rowsOf } from './database.ts'

export type Code = {
  readonly list: string
  readonly code: string
  readonly label: string
  readonly validFrom: Day
  /** First day on which it no longer holds. */
  readonly validTo: Day | null
}
export type LegalBasis = {
  readonly code: string
  readonly law: string
  readonly article: string
  readonly title: string
  readonly validFrom: Day
  readonly validTo: Day | null
}

/** Code lists and legal bases as they stand in the database; what holds depends on the day that is asked about. */
export type Codes = {
  /** Codes of one list that hold on a day, in order. */
  on(list: string, day: Day): readonly Code[]
  holds(list: string, code: string, day: Day): boolean
  /** The label of a code as it was called on a day, or the newest label it ever had; the code itself when unknown. */
  label(list: string, code: string | null, day: Day): string
  basis(code: string, day: Day): LegalBasis | undefined
  basesOn(day: Day): readonly LegalBasis[]
}

/** Reads all code lists once; a city that edits them is served the new rows after `refresh`. */
export async function readCodes(database: Database): Promise<Codes> {
  const [codes, bases] = await database.transaction(null, async db => [
    await rowsOf(
      db,
      sql<Code>`select list, code, label_ja as label, valid_from as "validFrom", valid_to as "validTo" from platform.code order by list, sort_order, valid_from`,
    ),
    await rowsOf(
      db,
      sql<LegalBasis>`select code, law, article, title, valid_from as "validFrom", valid_to as "validTo" from platform.legal_basis order by code, valid_from`,
    ),
  ])
  return codesOf(codes, bases)
}

/** The lookup over rows in hand. */
export function codesOf(codes: readonly Code[], bases: readonly LegalBasis[]): Codes {
  const onDay = (row: { readonly validFrom: Day; readonly validTo: Day | null }, day: Day) =>
    row.validFrom <= day && (row.validTo === null || day < row.validTo)
  const rowsOfCode = (list: string, code: string) => codes.filter(row => row.list === list && row.code === code)
  return {
    on: (list, day) => codes.filter(row => row.list === list && onDay(row, day)),
    holds: (list, code, day) => rowsOfCode(list, code).some(row => onDay(row, day)),
    label: (list, code, day) => {
      if (code === null) return ''
      const rows = rowsOfCode(list, code)
      return (rows.find(row => onDay(row, day)) ?? rows.at(-1))?.label ?? code
    },
    basis: (code, day) => bases.find(row => row.code === code && onDay(row, day)),
    basesOn: day => bases.filter(row => onDay(row, day)),
  }
}
