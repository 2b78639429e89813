import { sql } from 'kysely'
import type { Caller, RunningApp } from '../app.ts'
import { startApp } from '../app.ts'
import { coordinate } from './coordinated-city.ts'
import { copyStory } from './copied-story.ts'

/** A pretend city in which every reason for seeing and for not seeing occurs: protected persons, drafts, endings, ended accounts. */
export async function enlargedCity(): Promise<RunningApp> {
  const app = await startApp({ residents: 120, consultations: 110 })
  await assureAppLogin(app)
  await app.ask(PROTECT)
  await app.ask(CARERS)
  await app.ask(LET_KNOW)
  await app.ask(
    `insert into people.person_history (person_id, version, changed_at, changed_by, was) select id, 1, now(), changed_by, '{}' from people.person where right(id::text, 1) < '6'`,
  )
  await app.ask(
    `insert into people.household_history (household_id, version, changed_at, changed_by, was) select id, 1, now(), changed_by, '{}' from people.household where right(id::text, 1) < '6'`,
  )
  await app.ask(
    `insert into desk.stored_search (id, staff_id, query, ends_at) select gen_random_uuid(), id, '\\x00', now() + interval '1 hour' from staff.staff`,
  )
  // Sealed to a key that nobody holds: what lies here is never opened, and is to be seen by the door alone.
  await app.ask(
    `insert into desk.request (id, kind, receipt_hash, language, sealed) select gen_random_uuid(), 'ask', sha256(n::text::bytea), 'pt', '\\x00' from generate_series(1, 20) n`,
  )
  for (const login of ['desk', 'houkatsu', 'kodomo']) await neverSend(app, login)
  await coordinate(app)
  await copyStory(app)
  await app.ask(`update staff.staff set disabled_at = now() where login in ('desk3', 'shogai2')`)
  await app.ask(`update staff.staff set ends_on = '2026-01-31' where login = 'kodomo2'`)
  await app.ask(`update staff.staff_duty set valid_to = '2026-01-31' where staff_id = (select id from staff.staff where login = 'csw2')`)
  return app
}

/** A referral sheet that may be sent as it is. */
export function someSheet(toAgency: string, differs: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    toAgency,
    kind: 'involve',
    reason: '専門の窓口の力が要るため',
    asked: '一度会って話を聞いてください',
    basis: 'consent',
    consentType: 'oral',
    ...differs,
  }
}

/** The agency in which somebody works. */
export async function agencyOf(app: RunningApp, login: string): Promise<string> {
  const [row] = await app.ask<{ agency_id: string }>('select agency_id from staff.staff where login = $1', [login])
  if (row === undefined) throw new Error(`nobody signs in as ${login}`)
  return row.agency_id
}

/** A consultation which the agency of `login` has just heard. */
export async function hearOne(caller: Caller, statement = '家のことで困っている', differs: object = {}): Promise<string> {
  const heard = await caller.send('POST', '/api/v1/consultations', { channel: 'phone', statement, ...differs })
  if (heard.status !== 201) throw new Error(`not heard: ${heard.status} ${heard.html}`)
  return (heard.json() as { id: string }).id
}

// Half of those whom more than one agency works with, and a few of everybody else.
const PROTECT = `
  update people.person p set address_protected = true
   where (select count(*) from people.person_standing s where s.person_id = p.id) > 1 and right(p.id::text, 1) < '8'
      or right(p.id::text, 1) = 'f'`

// Of the protected, some agencies were told by the one that keeps them.
const LET_KNOW = `
  update people.person_standing s set knows_protected = true
    from people.person p where p.id = s.person_id and p.address_protected and hashtext(s.agency_id::text || s.person_id::text) % 3 = 0`

const CARERS = `
  insert into people.carer_role (id, household_id, carer, cared_for, kind)
  select gen_random_uuid(), household_id, min(person_id::text)::uuid, max(person_id::text)::uuid, 'daily'
    from people.household_membership group by household_id having count(*) > 1`

/** Sheets that never went out: a draft that stands, and one that was thrown away. */
async function neverSend(app: RunningApp, login: string): Promise<void> {
  const caller = await app.api(login)
  const id = await hearOne(caller)
  for (const to of ['shogai', 'jiritsu']) {
    const draft = await caller.send('POST', `/api/v1/consultations/${id}/referrals`, someSheet(await agencyOf(app, to), { send: false }))
    const referral = (draft.json() as { id: string }).id
    if (to === 'shogai') continue
    const thrown = await caller.send('POST', `/api/v1/referrals/${referral}/withdraw`, { words: '' })
    if (thrown.status !== 200) throw new Error(`not withdrawn: ${thrown.html}`)
  }
}

async function assureAppLogin(app: RunningApp): Promise<void> {
  const [row] = await app.database.transaction(null, async db => {
    return (
      await sql<{
        login: string
        strong: boolean
      }>`select current_user as login, rolsuper or rolbypassrls as strong from pg_roles where rolname = current_user`.execute(db)
    ).rows
  })
  if (row?.login !== 'tsunagi_app' || row.strong) throw new Error(`not the app login: ${row?.login}`)
}
