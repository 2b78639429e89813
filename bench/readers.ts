import pg from 'pg'
import { formTokenOf, freshToken, SESSION_COOKIE, tokenHash } from '../src/platform/http/token.ts'
import type { Subjects } from './subjects.ts'
import { findSubjects } from './subjects.ts'

/** One signed-in browser, and what its reader may open. */
export type BenchReader = {
  readonly login: string
  readonly agency: string
  readonly cookie: string
  readonly formToken: string
  /** Bearer token of the API. */
  readonly apiToken: string
  readonly subjects: Subjects
  /** Numbers of the councils this reader goes out to (地域福祉コーディネーター), and their meetings; none for everybody else. */
  readonly councils: readonly string[]
  readonly meetings: readonly string[]
}

const READERS = 30

/** Thirty readers who work with people, spread over all agencies that have such staff; their sessions are made beforehand. */
export async function seatReaders(ownerUrl: string): Promise<readonly BenchReader[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string; login: string; agency_id: string; agency: string; keeps: boolean }>(WORKERS, [
      READERS,
    ])
    const known = new Map<string, Subjects>()
    const kept = await findKept(client)
    const readers: BenchReader[] = []
    for (const one of rows) {
      const subjects = known.get(one.agency_id) ?? (await findSubjects(client, one.agency_id))
      known.set(one.agency_id, subjects)
      const token = freshToken()
      await client.query(`insert into platform.session (token_hash, staff_id, ends_at) values ($1, $2, now() + interval '9 hours')`, [
        tokenHash(token),
        one.id,
      ])
      const apiToken = freshToken()
      await client.query(`insert into platform.api_token (token_hash, staff_id, ends_at) values ($1, $2, now() + interval '1 day')`, [
        tokenHash(apiToken),
        one.id,
      ])
      const cookie = `${SESSION_COOKIE}=${token}`
      readers.push({
        login: one.login,
        agency: one.agency,
        cookie,
        formToken: formTokenOf(token),
        apiToken,
        subjects,
        ...(one.keeps ? kept : { councils: [], meetings: [] }),
      })
    }
    return readers
  } finally {
    await client.end()
  }
}

async function findKept(client: pg.Client): Promise<Pick<BenchReader, 'councils' | 'meetings'>> {
  const list = async (statement: string) => (await client.query<{ found: string }>(statement)).rows.map(({ found }) => found)
  return {
    councils: await list('select no::text as found from directory.council order by no'),
    meetings: await list('select id as found from meetings.meeting order by hashtext(id::text) limit 300'),
  }
}

/** First one of each agency, then second ones, so that no agency with staff is left out. */
const WORKERS = `
  select id, login, agency_id, agency, keeps
    from (select s.*, row_number() over (partition by s.agency_id order by s.keeps desc, s.login) as nth
            from (select s.id, s.login, s.agency_id, a.name as agency,
                         exists (select 1 from staff.staff_duty d where d.staff_id = s.id and d.duty = 'outreach') as keeps
            from staff.staff s join directory.agency a on a.id = s.agency_id
           where s.disabled_at is null and exists (select 1 from staff.staff_duty d where d.staff_id = s.id and d.duty = 'consult')
             and exists (select 1 from desk.standing w where w.agency_id = s.agency_id)) s) worker
   order by nth, login limit $1`
