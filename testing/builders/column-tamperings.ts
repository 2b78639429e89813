import type pg from 'pg'
import type { Chance } from './chance.ts'

/** One way to alter the audit behind its back. `apply` alters it and says what was altered. */
export type Tampering = { readonly name: string; apply(client: pg.Client, chance: Chance): Promise<string> }

type Column = { readonly table: string; readonly column: string; readonly type: string; readonly nullable: boolean }

/** Rows worth altering: an event still waiting is not protected yet, and says so in the documentation. */
const WHERE: Readonly<Record<string, string>> = { event: 'where id in (select event_id from audit.leaf)' }
const TIMES: Readonly<Record<string, number>> = { event: 3 }

/** Two alterations of every column of every audit table, three of each column of the event; read from the catalogue, so that none is forgotten. */
export async function columnTamperings(client: pg.Client): Promise<readonly Tampering[]> {
  const { rows } = await client.query<Column>(
    `select table_name as "table", column_name as "column", udt_name as type, is_nullable = 'YES' as nullable
       from information_schema.columns where table_schema = 'audit' and column_name <> 'only_one' order by 1, ordinal_position`,
  )
  return rows.flatMap(column => Array.from({ length: TIMES[column.table] ?? 2 }, (_, nth) => alterColumn(column, nth)))
}

function alterColumn(column: Column, nth: number): Tampering {
  const name = `alter ${column.table}.${column.column}`
  return {
    name,
    apply: async (client, chance) => {
      const table = `audit.${column.table}`
      const { rows } = await client.query<{ place: string }>(
        `select ctid::text as place from ${table} ${WHERE[column.table] ?? ''} order by ctid`,
      )
      const { place } = chance.pick(rows)
      const altered = alteration(column, nth, chance)
      const done = await client.query(
        `update ${table} set ${column.column} = ${altered} where ctid = '${place}' and ${column.column} is distinct from ${altered}`,
      )
      if (done.rowCount !== 1) throw new Error(`nothing altered by ${name} = ${altered}`)
      return `${name} at ${place} to ${altered}`
    },
  }
}

function alteration({ table, column, type, nullable }: Column, nth: number, chance: Chance): string {
  if (column === 'outcome') return `case ${column} when 'done' then 'absent' else 'done' end`
  if (column === 'kind') return `'${chance.pick(['loaded', 'restored'])}'`
  if (nullable && nth === 1)
    return EMPTY[type] === undefined
      ? `case when ${column} is null then ${filled(type, column, chance)} end`
      : `case when ${column} is null then ${EMPTY[type]} end`
  if (table === 'event' && type === 'timestamptz' && nth === 2) return `'infinity'`
  return filled(type, column, chance)
}

/** The emptiest value that is not null: telling the two apart is part of the promise. */
const EMPTY: Readonly<Record<string, string>> = { text: `''`, bytea: `''::bytea` }

function filled(type: string, column: string, chance: Chance): string {
  const byte = chance.below(2)
  const change: Readonly<Record<string, string>> = {
    uuid: `'${chance.uuid()}'::uuid`,
    text: `coalesce(${column}, '') || '${chance.pick(['x', ' ', '\u3000', '\u0301'])}'`,
    timestamptz: `${column} + interval '${chance.pick([1, -1, 86_400_000_000])} microseconds'`,
    bytea: `coalesce(set_byte(nullif(${column}, ''), ${byte}, get_byte(${column}, ${byte}) # ${1 << chance.below(8)}), '\\x00')`,
    int4: `${column} + ${1000 + chance.below(9)}`,
    int8: `${column} + ${1000 + chance.below(9)}`,
    _uuid: chance.pick([`array_append(${column}, '${chance.uuid()}')`, `array_prepend('${chance.uuid()}', ${column})`]),
    jsonb: chance.pick([`${column} || '{"words": "別の見本"}'`, `${column} - 'nth'`]),
  }
  const altered = change[type]
  if (altered === undefined) throw new Error(`no way known to alter a ${type}`)
  return altered
}
