import type { RunningApp } from '../app.ts'

/** Schemas of the community half. */
const SCHEMAS = ['councils', 'links', 'meetings', 'issues', 'treasures', 'activities', 'texts', 'coordinators', 'liaison', 'keeping']

/**
 * Writes a canary into every text of the community half that the login of the open side has no right to read, as far as the rules of the
 * columns let words in; the rows that hold codes and numbers refuse it. Gives `schema.table.column` of those where it sits.
 */
export async function plantCanaries(app: Pick<RunningApp, 'ask'>, canary: string): Promise<readonly string[]> {
  const columns = await app.ask<{ table: string; column: string }>(
    `select c.table_schema || '.' || c.table_name as table, c.column_name as column
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = any ($1) and t.table_type = 'BASE TABLE' and c.data_type = 'text'
        and not has_column_privilege('tsunagi_public', format('%I.%I', c.table_schema, c.table_name)::regclass, c.column_name, 'select')`,
    [SCHEMAS],
  )
  const planted: string[] = []
  // Records that nothing may change are changed here all the same: they are what must not be read.
  await app.ask(`set session_replication_role = 'replica'`)
  for (const { table, column } of columns) {
    try {
      await app.ask(`update ${table} set ${column} = $1 || ${column}`, [canary])
      planted.push(`${table}.${column}`)
    } catch {
      // A code or a key, which words do not fit.
    }
  }
  await app.ask(`set session_replication_role = 'origin'`)
  return planted
}
