import pg from 'pg'
import type { CityRows } from './outcome.ts'

/** Counts what lies in the city, and makes the statistics and the visibility map that autovacuum would have made by the next day. */
export async function settleAndCount(ownerUrl: string): Promise<CityRows> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
    const { rows } = await client.query<CityRows>(`
      select (select count(*) from people.person)::integer as persons,
             (select count(*) from desk.consultation)::integer as consultations,
             (select count(*) from referral.referral)::integer as referrals,
             (select sum(length(tokens)) from desk.search_entry)::float8 as "searchTokens",
             (select count(*) from audit.event)::integer as "auditEvents",
             pg_database_size(current_database())::float8 as bytes`)
    const counted = rows[0]
    if (counted === undefined) throw new Error('数えられませんでした。')
    return counted
  } finally {
    await client.end()
  }
}
