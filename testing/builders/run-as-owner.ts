import pg from 'pg'

/** Runs statements as the superuser of a clone: to arrange, to look behind the walls, or to do what an intruder would. */
export async function runAsOwner<Row extends pg.QueryResultRow = Record<string, unknown>>(
  ownerUrl: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return (await client.query<Row>(statement, [...values])).rows
  } finally {
    await client.end()
  }
}
