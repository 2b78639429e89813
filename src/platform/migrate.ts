import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { projectRoot } from './project-root.ts'

const DEFAULT_DIR = join(projectRoot, 'db', 'migrations')

/**
 * Brings the schema forward: each missing file of db/migrations in order, one transaction each, as tsunagi_owner.
 * Waits for another migrator; refuses a changed file and a schema newer than the program.
 *
 * @param adminUrl a login that may `set role tsunagi_owner`
 * @returns names of the files applied now
 */
export async function migrate(adminUrl: string, migrationsDir: string = DEFAULT_DIR): Promise<readonly string[]> {
  const files = (await readdir(migrationsDir)).filter(name => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort()
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    // Before anything is made, and before the lock timeout: two programs starting at once must both end well.
    await client.query('select pg_advisory_lock(5473001)')
    await client.query(`set role tsunagi_owner; set lock_timeout = '3s'; set timezone = 'UTC'`)
    await layLedger(client)
    const applied: string[] = []
    for (const name of files) {
      if (await applyOnce(client, name, await readFile(join(migrationsDir, name), 'utf8'))) applied.push(name)
    }
    await refuseNewer(client, files)
    return applied
  } finally {
    await client.end()
  }
}

async function layLedger(client: pg.Client): Promise<void> {
  await client.query(`
    create schema if not exists ledger;
    create table if not exists ledger.migration (
      name       text        not null,
      checksum   text        not null,
      applied_at timestamptz not null default now(),
      constraint migration_pk primary key (name)
    );
    grant usage on schema ledger to tsunagi_app;
    grant select on ledger.migration to tsunagi_app;`)
}

async function applyOnce(client: pg.Client, name: string, text: string): Promise<boolean> {
  const checksum = createHash('sha256').update(text).digest('hex')
  await client.query('begin')
  try {
    const { rows } = await client.query<{ checksum: string }>('select checksum from ledger.migration where name = $1', [name])
    const known = rows[0]?.checksum
    if (known === undefined) {
      await client.query(text)
      await client.query('insert into ledger.migration (name, checksum) values ($1, $2)', [name, checksum])
    } else if (known !== checksum) {
      throw new Error(`データベースの変更履歴 ${name} が、適用したときの内容と違います。ファイルを元に戻してください。`)
    }
    await client.query('commit')
    return known === undefined
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function refuseNewer(client: pg.Client, files: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select name from ledger.migration order by name')
  const unknown = rows.filter(row => !files.includes(row.name)).map(row => row.name)
  if (unknown.length > 0) {
    throw new Error(`データベースはこのプログラムより新しい版です（${unknown.join('、')}）。新しい版のつなぎで起動してください。`)
  }
}
