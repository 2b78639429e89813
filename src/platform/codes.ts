import { sql } from 'kysely'
import type { Day } from '../kernel/day.ts'
import type { Database, Db } from './database.ts'
import { firstOf, rowsOf } from './database.ts'

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
/** One version of a paper form; its fields in the order in which they are printed, hidden ones among them. */
export type FormTemplate = {
  readonly form: string
  readonly version: number
  readonly title: string
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly fields: readonly FormField[]
}
export type FormField = {
  readonly field: string
  readonly label: string
  /** Whether the nation collects it (bold frame on the official form). */
  readonly nationalReport: 'unknown' | 'yes' | 'no'
  readonly order: number
  readonly shown: boolean
}

/** Code lists, legal bases and forms as they stand in the database; what holds depends on the day that is asked about. */
export type Codes = {
  /** Codes of one list that hold on a day, in order. */
  on(list: string, day: Day): readonly Code[]
  holds(list: string, code: string, day: Day): boolean
  /** The label of a code as it was called on a day, or the newest label it ever had; the code itself when unknown. */
  label(list: string, code: string | null, day: Day): string
  basis(code: string, day: Day): LegalBasis | undefined
  basesOn(day: Day): readonly LegalBasis[]
  /** The version of a form that holds on a day; its first one on a day before it began; undefined when there is no such form. */
  form(form: string, day: Day): FormTemplate | undefined
}

/** Codes that follow the database: what is asked is answered from memory, and `refresh` takes in what was changed since. */
export type LiveCodes = Codes & {
  /** Looks whether anything was changed, here or by another program, and reads it all anew if so. @returns whether it was */
  refresh(): Promise<boolean>
}

/** Reads code lists, legal bases and forms once; a city that edits them is served the new rows after `refresh`. */
export async function readCodes(database: Database): Promise<LiveCodes> {
  let held = await readRules(database)
  return {
    on: (list, day) => held.codes.on(list, day),
    holds: (list, code, day) => held.codes.holds(list, code, day),
    label: (list, code, day) => held.codes.label(list, code, day),
    basis: (code, day) => held.codes.basis(code, day),
    basesOn: day => held.codes.basesOn(day),
    form: (form, day) => held.codes.form(form, day),
    refresh: async () => {
      if ((await database.transaction(null, versionOf)) === held.version) return false
      held = await readRules(database)
      return true
    },
  }
}

/** Refreshes every half minute, so that a change made through another program is served here within a minute. */
export function watchCodes(codes: LiveCodes, onError: (error: unknown) => void, everyMs = 30_000): { stop(): void } {
  const timer = setInterval(() => codes.refresh().catch(onError), everyMs)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

/** The lookup over rows in hand. */
export function codesOf(codes: readonly Code[], bases: readonly LegalBasis[], forms: readonly FormTemplate[] = []): Codes {
  const onDay = (row: { readonly validFrom: Day; readonly validTo: Day | null }, day: Day) =>
    row.validFrom <= day && (row.validTo === null || day < row.validTo)
  const rowsOfCode = (list: string, code: string) => codes.filter(row => row.list === list && row.code === code)
  return {
    on: (list, day) => codes.filter(row => row.list === list && onDay(row, day)),
    holds: (list, code, day) => rowsOfCode(list, code).some(row => onDay(row, day)),
    label: (list, code, day) => {
      if (code === null) return ''
      const rows = rowsOfCode(list, code)
      return (rows.find(row => onDay(row, day)) ?? newestOf(rows))?.label ?? code
    },
    basis: (code, day) => bases.find(row => row.code === code && onDay(row, day)),
    basesOn: day => bases.filter(row => onDay(row, day)),
    form: (form, day) => {
      const versions = forms.filter(row => row.form === form)
      return versions.find(row => onDay(row, day)) ?? versions[0]
    },
  }
}

/** Rows come in the order of the list, and a successor may stand before the row it follows. */
function newestOf(rows: readonly Code[]): Code | undefined {
  return rows.reduce<Code | undefined>((newest, row) => (newest && newest.validFrom > row.validFrom ? newest : row), undefined)
}

function readRules(database: Database): Promise<{ readonly version: number; readonly codes: Codes }> {
  return database.transaction(null, async db => {
    // Asked first: a change that commits in between is then taken for news once more, never missed.
    const version = await versionOf(db)
    const codes = await rowsOf(
      db,
      sql<Code>`
        select list, code, label_ja as label, valid_from as "validFrom", valid_to as "validTo"
          from platform.code
         order by list, sort_order, code, valid_from`,
    )
    const bases = await rowsOf(
      db,
      sql<LegalBasis>`
        select code, law, article, title, valid_from as "validFrom", valid_to as "validTo" from platform.legal_basis order by code, valid_from`,
    )
    return { version, codes: codesOf(codes, bases, await readForms(db)) }
  })
}

async function versionOf(db: Db): Promise<number> {
  const row = await firstOf(db, sql<{ version: number }>`select version from platform.rules_version`)
  return row?.version ?? 0
}

function readForms(db: Db): Promise<readonly FormTemplate[]> {
  return rowsOf(
    db,
    sql<FormTemplate>`
      select form, version, title, valid_from as "validFrom", valid_to as "validTo",
             (select jsonb_agg(jsonb_build_object('field', f ->> 'field', 'label', f ->> 'label', 'nationalReport', f ->> 'national_report',
                                                  'order', (f ->> 'order')::integer, 'shown', (f ->> 'shown')::boolean)
                               order by (f ->> 'order')::integer)
                from jsonb_array_elements(fields) f) as fields
        from platform.form_template
       order by form, valid_from`,
  )
}
