import pg from 'pg'
import { expect, test } from 'vitest'
import { cloneDatabase } from '../../testing/database/clone.ts'
import { migrate } from './migrate.ts'

test('a second migration changes nothing, and every table of people’s records stands behind row-level security', async () => {
  const clone = await cloneDatabase()
  try {
    expect(await migrate(clone.ownerUrl)).toEqual([])
    const client = new pg.Client({ connectionString: clone.ownerUrl })
    await client.connect()
    const { rows } = await client.query<{ place: string; secured: boolean; owner: string }>(`
      select n.nspname || '.' || c.relname as place, c.relrowsecurity as secured, pg_get_userbyid(c.relowner) as owner
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'ledger')`)
    await client.end()
    expect(rows.length).toBeGreaterThan(25)
    expect(rows.filter(row => !row.secured)).toEqual([])
    expect(rows.filter(row => row.owner !== 'tsunagi_owner')).toEqual([])
  } finally {
    await clone.drop()
  }
})
