import pg from 'pg'

/**
 * What must not go on where a backup was restored. Sessions, tokens and sign-ins on their way: some were ended after the backup was
 * made (signed out, disabled, used up), and would live again. What is still to be sent: it may have gone out since.
 */
const ENDED: readonly string[] = [
  'platform.session',
  'platform.api_token',
  'platform.idempotency',
  'platform.attempt',
  'staff.half_session',
  'staff.challenge',
  'staff.sso_flow',
  'staff.setup_link',
]

/** What waits to be sent, settled without sending. Whatever it was about still stands on the pages. */
const UNSENT: readonly (readonly [table: string, statement: string])[] = [
  ['platform.notice', 'update platform.notice set settled_at = now() where settled_at is null'],
  ['platform.mail_delivery', `delete from platform.mail_delivery where state = 'waiting'`],
]

/** Ends what must not go on; everybody signs in again, and nothing is sent twice. */
export async function endWhatMustNotGoOn(ownerUrl: string): Promise<{ readonly sessions: number; readonly unsent: number }> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    let [sessions, unsent] = [0, 0]
    for (const name of ENDED) {
      const count = await runWhereThere(client, name, `delete from ${name}`)
      if (/[.](session|api_token)$/.test(name)) sessions += count
    }
    for (const [name, statement] of UNSENT) unsent += await runWhereThere(client, name, statement)
    await client.query('commit')
    return { sessions, unsent }
  } finally {
    await client.end()
  }
}

/** An old backup may be from before a table was made. */
async function runWhereThere(client: pg.Client, table: string, statement: string): Promise<number> {
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table])
  if (!rows[0]?.there) return 0
  return (await client.query(statement)).rowCount ?? 0
}
