import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'

/** A program that was just stopped is still seen for a moment. */
const PATIENCE_MS = 5_000
const LOOK_AGAIN_MS = 200

/** Refuses to change a database under the hands of a running program. @throws Error in Japanese */
export async function refuseInUse(client: pg.Client): Promise<void> {
  for (const until = performance.now() + PATIENCE_MS; await isInUse(client); await setTimeout(LOOK_AGAIN_MS))
    if (performance.now() > until)
      throw new Error('データベースを使っているプログラムがあります。つなぎを止めてから、もう一度行ってください。')
}

async function isInUse(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::integer as n from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  )
  return (rows[0]?.n ?? 0) > 0
}
