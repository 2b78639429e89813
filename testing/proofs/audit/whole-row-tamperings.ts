import type { Tampering } from '../../builders/column-tamperings.ts'

/** Whole rows that take each other's place, contents and all, and sealed batches put in the place of others. */
export const WHOLE_ROW_TAMPERINGS: readonly Tampering[] = [
  swapped('event', 'id', 'where id in (select event_id from audit.leaf)'),
  swapped('detail', 'event_id', ''),
  swapped('batch', 'no', ''),
  swapped('leaf', 'event_id', ''),
  {
    name: 'replace a sealed batch by a copy of another',
    apply: async (client, chance) => {
      const { rows } = await client.query<{ no: number }>('select no::integer from audit.batch order by no')
      const [one, other] = distinct(rows, chance.below(rows.length), chance.below(rows.length - 1))
      await client.query(
        `update audit.batch b set (kind, event_count, root, prev_hash, sealed_at, hash, signature) =
           (select kind, event_count, root, prev_hash, sealed_at, hash, signature from audit.batch where no = $2) where b.no = $1`,
        [one?.no, other?.no],
      )
      return `batch ${one?.no} replaced by a copy of ${other?.no}`
    },
  },
  {
    name: 'replace the events of a sealed batch by copies of another',
    apply: async (client, chance) => {
      const { rows } = await client.query<{ no: number }>('select no::integer from audit.batch order by no')
      const [one, other] = distinct(rows, chance.below(rows.length), chance.below(rows.length - 1))
      await client.query(
        `update audit.event e set (staff_id, agency_id, action, subject_ids, at) = (o.staff_id, o.agency_id, o.action, o.subject_ids, o.at)
           from audit.leaf l join audit.leaf m on m.position = l.position and m.batch_no = $2 join audit.event o on o.id = m.event_id
          where l.batch_no = $1 and e.id = l.event_id`,
        [one?.no, other?.no],
      )
      return `events of batch ${one?.no} replaced by those of ${other?.no}`
    },
  },
  {
    name: 'call an ordinary batch a restoring',
    apply: async (client, chance) => {
      const { rows } = await client.query<{ no: number }>('select no::integer from audit.batch order by no')
      const { no } = chance.pick(rows)
      await client.query(`update audit.batch set kind = 'restored' where no = $1`, [no])
      return `batch ${no} called a restoring`
    },
  },
]

function distinct<One>(ones: readonly One[], at: number, beside: number): readonly [One | undefined, One | undefined] {
  return [ones[at], ones[beside < at ? beside : beside + 1]]
}

/** Everything but the key goes from one row to another and back; equal rows are not chosen. */
function swapped(table: string, key: string, where: string): Tampering {
  const name = `exchange two whole rows of ${table}`
  return {
    name,
    apply: async (client, chance) => {
      const { rows: columns } = await client.query<{ column: string }>(
        `select column_name as column from information_schema.columns where table_schema = 'audit' and table_name = $1 and column_name <> $2`,
        [table, key],
      )
      const list = columns.map(one => one.column).join(', ')
      const { rows } = await client.query<{ key: string; said: string }>(
        `select ${key}::text as key, (select to_jsonb(t) - '${key}' from (select t.*) t)::text as said from audit.${table} t ${where} order by ${key}`,
      )
      const one = chance.pick(rows)
      const other = chance.pick(rows.filter(row => row.said !== one.said))
      // Two rows of one statement cannot take each other's place under a unique key, so the places are freed first.
      await client.query(`create temp table moved as select * from audit.${table} where ${key}::text in ('${one.key}', '${other.key}')`)
      await client.query(`delete from audit.${table} where ${key}::text in ('${one.key}', '${other.key}')`)
      await client.query(
        `insert into audit.${table} (${key}, ${list}) select (select m.${key} from moved m where m.${key} <> n.${key}), ${list} from moved n`,
      )
      await client.query('drop table moved')
      return `${name}: ${one.key} and ${other.key}`
    },
  }
}
