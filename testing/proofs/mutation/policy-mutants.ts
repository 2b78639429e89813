import type { Question } from './noticing.ts'
import type { Town } from './town.ts'

/** One way to spoil the database, and the question that must find it. */
export type Mutant = { readonly name: string; readonly table: string; readonly change: string; readonly questions: readonly Question[] }

type Policy = {
  readonly table: string
  readonly name: string
  readonly cmd: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | 'ALL'
  readonly qual: string | null
  readonly check: string | null
  readonly roles: readonly string[]
}

const BY_COMMAND: Readonly<Record<Policy['cmd'], readonly Question[]>> = {
  SELECT: ['reads', 'public'],
  INSERT: ['adds'],
  UPDATE: ['changes', 'carries'],
  DELETE: ['removes'],
  ALL: ['reads', 'adds', 'changes', 'removes'],
}

/**
 * Every policy there is, read from the catalogue: dropped, and opened where it is not open by intention.
 *
 * Where reaching a row and writing it ask the same (`using` and `with check` alike), both are opened together as well: opening the
 * check alone changes nothing where the condition speaks of the reader, or of columns that nobody may write.
 */
export async function policyMutants(
  town: Town,
): Promise<{ readonly mutants: readonly Mutant[]; readonly policies: number; readonly open: readonly string[] }> {
  const policies = await town.app.ask<Policy>(POLICIES)
  const writable = new Set((await town.app.ask<{ column: string }>(WRITABLE)).map(one => one.column))
  const open: string[] = []
  const mutants = policies.flatMap(policy => {
    const { table, name, cmd, qual, check, roles } = policy
    const on = `${name} on ${table}`
    const opened = [
      ...(qual === null || qual === 'true' ? [] : ['using (true)']),
      ...(check === null || check === 'true' || isSameAlone(policy, writable) ? [] : ['with check (true)']),
      ...(qual !== null && qual !== 'true' && check === qual ? ['using (true) with check (true)'] : []),
    ]
    const questions = roles.every(role => role === 'tsunagi_residents') ? (['residents'] as const) : BY_COMMAND[cmd]
    if (opened.length === 0) open.push(`${table} ${name}`)
    return [
      { name: `${table}: ${name} dropped`, table, change: `drop policy ${on}`, questions },
      ...opened.map(clause => ({
        name: `${table}: ${name} ${clause}`,
        table,
        change: `alter policy ${on} ${clause}`,
        questions,
      })),
    ]
  })
  return { mutants, policies: policies.length, open }
}

/** Whether opening the check alone would change nothing: it says the same as `using`, of the reader or of columns that are not written. */
function isSameAlone({ table, cmd, qual, check }: Policy, writable: ReadonlySet<string>): boolean {
  if (cmd !== 'UPDATE' || qual !== check || qual === null) return false
  const words = qual.match(/\b[a-z_]+\b/g) ?? []
  return !words.some(word => writable.has(`${table} ${word}`))
}

const POLICIES = `
  select schemaname || '.' || tablename as table, policyname as name, cmd, qual, with_check as check, roles::text[] as roles
    from pg_policies order by 1, 2`

const WRITABLE = `
  select n.nspname || '.' || c.relname || ' ' || a.attname as column
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   where c.relrowsecurity and has_column_privilege('tsunagi_app', c.oid, a.attnum, 'update')`
