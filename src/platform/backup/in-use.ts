import type pg from 'pg'

/** Refuses to change a database under the hands of a running program. @throws Error in Japanese */
export async function refuseInUse(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::integer as n from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  )
  if ((rows[0]?.n ?? 0) > 0) throw new Error('データベースを使っているプログラムがあります。つなぎを止めてから、もう一度行ってください。')
}
