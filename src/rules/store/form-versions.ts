import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { rowsOf } from '../../platform/database.ts'
import type { Difference } from '../domain/difference.ts'
import type { FormField, FormVersion } from '../domain/form-version.ts'

type StoredField = Omit<FormField, 'nationalReport'> & { readonly national_report: FormField['nationalReport'] }

/** Every version of one form, or of all of them. */
export async function listFormVersions(db: Db, form?: string): Promise<readonly FormVersion[]> {
  const rows = await rowsOf(
    db,
    sql<Omit<FormVersion, 'fields'> & { readonly fields: readonly StoredField[] }>`
      select form, version, title, valid_from as "validFrom", valid_to as "validTo", fields
        from platform.form_template
       where ${form ?? null}::text is null or form = ${form ?? null}
       order by form, version`,
  )
  return rows.map(row => ({ ...row, fields: row.fields.map(fieldOf).sort((one, other) => one.order - other.order) }))
}

/** Writes a difference: first what goes, then what ends, then what begins. */
export async function writeFormVersions(db: Db, difference: Difference<FormVersion>): Promise<void> {
  for (const row of difference.dropped)
    await sql`delete from platform.form_template where form = ${row.form} and version = ${row.version}`.execute(db)
  for (const row of difference.changed)
    await sql`
      update platform.form_template set title = ${row.title}, valid_to = ${row.validTo}, fields = ${stored(row)}::jsonb
       where form = ${row.form} and version = ${row.version}`.execute(db)
  for (const row of difference.added)
    await sql`
      insert into platform.form_template (form, version, title, valid_from, valid_to, fields)
      values (${row.form}, ${row.version}, ${row.title}, ${row.validFrom}, ${row.validTo}, ${stored(row)}::jsonb)`.execute(db)
}

function fieldOf({ national_report: nationalReport, field, label, order, shown }: StoredField): FormField {
  return { field, label, nationalReport, order, shown }
}

function stored({ fields }: FormVersion): string {
  return JSON.stringify(
    fields.map(({ field, label, nationalReport, order, shown }) => ({ field, label, national_report: nationalReport, order, shown })),
  )
}
