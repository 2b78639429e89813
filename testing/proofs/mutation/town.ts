import pg from 'pg'
import type { RunningApp } from '../../app.ts'
import { enlargedCity } from '../../sight/enlarged-city.ts'
import type { Facts, Looker, TableName } from '../../sight/facts.ts'
import { factsOf, KEYS } from '../../sight/facts.ts'
import { ACTIVITIES } from './furnished-activities.ts'
import { COMMUNITY, ISSUES } from './furnished-community.ts'
import { COMPARTMENTS } from './furnished-compartments.ts'
import { LIAISON } from './furnished-liaison.ts'
import { MEETINGS } from './furnished-meetings.ts'
import { OFFICES } from './furnished-offices.ts'
import { RESIDENTS_MEETINGS } from './furnished-residents-meetings.ts'
import { SHEETS } from './furnished-sheets.ts'
import { TEXTS } from './furnished-texts.ts'
import { TREASURES } from './furnished-treasures.ts'
import { UNDERTAKINGS } from './furnished-undertakings.ts'
import { PROBES } from './probe.ts'

/** A row as it stands, and what makes it the same row for everybody. */
export type Row = { readonly key: string; readonly row: Readonly<Record<string, unknown>>; readonly text: string }

/** A table behind row policies: its rows past every wall, and what the program's login may do to it at all. */
export type WalledTable = {
  readonly name: string
  readonly keyed: string
  readonly inserted: readonly string[]
  readonly rows: readonly Row[]
}

/** The city of the proofs of sight, with something of somebody's in every walled table. */
export type Town = {
  readonly app: RunningApp
  /** The superuser's connection on which every mutant lives and dies: it takes on the program's login to look. */
  readonly hand: pg.Client
  readonly facts: Facts
  readonly lookers: readonly Looker[]
  readonly tables: ReadonlyMap<string, WalledTable>
  close(): Promise<void>
}

/** Builds and furnishes the city. Every table with a policy is in it, and none is empty. */
export async function walledTown(): Promise<Town> {
  const app = await enlargedCity()
  await app.ask('set session_replication_role = replica')
  const refused: string[] = []
  for (const statement of [
    ...MEETINGS,
    ...COMPARTMENTS,
    ...OFFICES,
    ...COMMUNITY,
    ...ISSUES,
    ...TREASURES,
    ...RESIDENTS_MEETINGS,
    ...SHEETS,
    ...ACTIVITIES,
    ...TEXTS,
    ...UNDERTAKINGS,
    ...LIAISON,
  ])
    await app.ask(statement).catch(error => refused.push(`${String(error)} in ${statement.slice(0, 90)}`))
  if (refused.length > 0) throw new Error(refused.join('\n'))
  await app.ask('set session_replication_role = origin')
  const facts = await factsOf(app)
  const hand = new pg.Client({ connectionString: app.ownerUrl })
  await hand.connect()
  await hand.query('set jit = off')
  for (const statement of PROBES) await hand.query(statement)
  const tables = new Map((await walledTables(app)).map(table => [table.name, table]))
  return {
    app,
    hand,
    facts,
    lookers: facts.lookers,
    tables,
    close: async () => {
      await hand.end()
      await app.close()
    },
  }
}

type Column = {
  readonly table: string
  readonly column: string
  readonly is_key: boolean
  readonly is_read: boolean
  readonly is_inserted: boolean
}

async function walledTables(app: RunningApp): Promise<readonly WalledTable[]> {
  const columns = await app.ask<Column>(COLUMNS)
  const names = [...new Set(columns.map(one => one.table))]
  const tables: WalledTable[] = []
  for (const name of names)
    tables.push(
      await walledTable(
        app,
        name,
        columns.filter(one => one.table === name),
      ),
    )
  return tables
}

async function walledTable(app: RunningApp, name: string, columns: readonly Column[]): Promise<WalledTable> {
  const key = columns.filter(one => one.is_key)
  const told = key.length > 0 && key.every(one => one.is_read) ? key : columns.filter(one => one.is_read)
  const known = KEYS[name as TableName]
  const keyed = `concat_ws(' ', ${known ?? told.map(one => one.column).join(', ')})`
  const found = await app.ask<{ key: string; row: Record<string, unknown>; text: string }>(
    `select ${keyed} as key, to_jsonb(t) as row, to_jsonb(t)::text as text from ${name} t order by 1`,
  )
  return { name, keyed, inserted: columns.filter(one => one.is_inserted).map(one => one.column), rows: found }
}

const COLUMNS = `
  select n.nspname || '.' || c.relname as table, a.attname as column,
         exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)) as is_key,
         has_column_privilege('tsunagi_app', c.oid, a.attnum, 'select') as is_read,
         has_column_privilege('tsunagi_app', c.oid, a.attnum, 'insert') as is_inserted
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   where exists (select 1 from pg_policy p where p.polrelid = c.oid)
   order by 1, a.attnum`
