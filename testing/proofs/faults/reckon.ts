import { spawnSync } from 'node:child_process'
import pg from 'pg'
import { expect } from 'vitest'
import type { Ground } from '../../shipping/running-program.ts'
import type { Journal } from './journal.ts'

/** How the books of the clients and of the database compare. */
export type Reckoning = {
  readonly lost: readonly string[]
  readonly doubled: number
  readonly numbersTwice: number
  readonly unaudited: number
}

/** Compares what clients wrote down with what the database holds, seen by its owner. */
export async function reckon(ownerUrl: string, journal: Journal): Promise<Reckoning> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const count = async (query: string) =>
    (await client.query<{ n: number }>(`select count(*)::integer as n from (${query}) found`)).rows[0]?.n ?? -1
  try {
    const { rows } = await client.query<{ key: string; id: string }>(
      `select substr(statement, 7) as key, id::text as id from desk.consultation where statement like 'fault %'`,
    )
    const held = new Map(rows.map(({ key, id }) => [key, id]))
    const { acknowledged } = journal.read()
    return {
      lost: [...acknowledged].filter(([key, id]) => held.get(key) !== id).map(([key]) => key),
      doubled: rows.length - held.size,
      numbersTwice: await count('select no from desk.consultation group by no having count(*) > 1'),
      unaudited: await count(
        `select c.id from desk.consultation c where c.statement like 'fault %'
            and not exists (select 1 from audit.event e where e.action = 'consultation.receive' and e.subject_ids @> array[c.id])`,
      ),
    }
  } finally {
    await client.end()
  }
}

/** Nothing acknowledged is lost, nothing is there twice, and nothing is there unaudited. */
export const NOTHING_AMISS: Reckoning = { lost: [], doubled: 0, numbersTwice: 0, unaudited: 0 }

/** Runs the real `audit verify` over database and anchors. */
export function expectWholeChain({ clone, home }: Ground): void {
  const { DATABASE_OWNER_URL: _, ...env } = process.env
  const ran = spawnSync(process.execPath, ['dist/cli.js', 'audit', 'verify'], {
    env: { ...env, DATABASE_URL: clone.appUrl, DATA_DIR: home },
    encoding: 'utf8',
  })
  expect(ran.status, ran.stdout + ran.stderr).toBe(0)
}
