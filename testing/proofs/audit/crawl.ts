import { sql } from 'kysely'
import { routes } from '../../../src/app.ts'
import type { StaffId } from '../../../src/kernel/id.ts'
import { newId } from '../../../src/kernel/id.ts'
import type { Route } from '../../../src/platform/http/route.ts'
import { freshToken, tokenHash } from '../../../src/platform/http/token.ts'
import type { RunningApp } from '../../app.ts'
import type { ReadingProxy } from './proxy.ts'

/** Somebody with a browser and a token. */
export type Caller = {
  readonly login: string
  readonly cookie: string
  readonly token: string
  readonly ids: ReadonlyMap<string, readonly string[]>
}

/** Where an id in an address comes from, by the part of the address before it. */
const KINDS: Readonly<Record<string, string>> = {
  consultations: 'desk.consultation',
  people: 'people.person',
  households: 'people.household',
  referrals: 'referral.referral',
  cases: 'coordination.support_case',
  coordination: 'coordination.coordination_request',
  conferences: 'coordination.conference',
  plans: 'coordination.support_plan',
  compartments: 'coordination.compartment',
  tasks: 'platform.task',
  consents: 'people.consent',
  protections: 'people.address_protection',
  glass: 'coordination.glass',
  'staff-accounts': 'staff.staff',
  agencies: 'directory.agency',
  places: 'directory.place',
}

/** Signs somebody in and finds, under their own sight, records of each kind to look at. */
export async function callerOf(app: RunningApp, login: string, most: number): Promise<Caller> {
  const { cookie } = await app.signIn(login)
  const [staff] = await app.ask<{ id: StaffId }>('select id from staff.staff where login = $1', [login])
  if (staff === undefined) throw new Error(`nobody is called ${login}`)
  const token = freshToken()
  await app.ask(`insert into platform.api_token (token_hash, staff_id, ends_at) values ($1, $2, now() + interval '1 day')`, [
    tokenHash(token),
    staff.id,
  ])
  const ids = new Map<string, readonly string[]>()
  for (const [kind, table] of Object.entries(KINDS)) {
    const found = await app.database.transaction(
      staff.id,
      async db => (await sql.raw<{ id: string }>(`select id from ${table} order by id`).execute(db)).rows,
    )
    // The newest were made by a whole story, the oldest by the pretend city.
    ids.set(kind, [...new Set([...found.slice(-Math.ceil(most / 2)), ...found.slice(0, Math.floor(most / 2))].map(row => row.id))])
  }
  return { login, cookie, token, ids }
}

/** Every address of a route for somebody: with records in their sight, and their parts. */
export async function addressesOf(app: RunningApp, row: Route, caller: Caller): Promise<readonly string[]> {
  const kind = row.path.split('/')[row.path.startsWith('/api/') ? 3 : 1] ?? ''
  if (!row.path.includes('/:id')) return [filled(row.path, {})]
  const ids = caller.ids.get(kind) ?? []
  const addresses: string[] = []
  for (const id of ids) addresses.push(filled(row.path, { id, ...(await partsOf(app, row.path, id)) }))
  return addresses
}

/** The names in an address that are parts of a record. */
const PARTS: Readonly<Record<string, string>> = {
  entryid: 'select id from coordination.log_entry where case_id = $1 order by id desc limit 1',
  issue: 'select id from coordination.issue where case_id = $1 limit 1',
  itemid: 'select id from coordination.agenda_item where conference_id = $1 limit 1',
  actionId: 'select id from coordination.support_action where plan_id = $1 limit 1',
  personid: 'select person_id as id from desk.consultation_person where consultation_id = $1 limit 1',
  staffid: 'select staff_id as id from coordination.compartment_member where compartment_id = $1 limit 1',
  transferid: 'select id from coordination.compartment_transfer where compartment_id = $1 limit 1',
}

async function partsOf(app: RunningApp, path: string, id: string): Promise<Readonly<Record<string, string>>> {
  const parts: Record<string, string> = {}
  for (const [name, statement] of Object.entries(PARTS))
    if (path.includes(`:${name}`)) parts[name] = (await app.ask<{ id: string }>(statement, [id]))[0]?.id ?? newId()
  return parts
}

function filled(path: string, parts: Readonly<Record<string, string>>): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => parts[name] ?? (['version', 'n'].includes(name) ? '1' : newId()))
}

/** Asks through the proxy, by cookie for pages and by token for the API. */
export async function ask(
  proxy: ReadingProxy,
  caller: Caller,
  path: string,
  sent?: { readonly method: string; readonly body: object },
): Promise<Response> {
  const isApi = path.startsWith('/api/')
  const headers: Record<string, string> = isApi ? { authorization: `Bearer ${caller.token}` } : { cookie: caller.cookie }
  headers['x-who'] = caller.login
  if (sent !== undefined) headers['content-type'] = 'application/json'
  const answer = await fetch(`${proxy.origin}${path}`, {
    redirect: 'manual',
    headers,
    ...(sent === undefined ? {} : { method: sent.method, body: JSON.stringify(sent.body) }),
  })
  await answer.arrayBuffer()
  return answer
}

/** Questions behind an address without which a screen shows less. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  '/referrals': ['to_answer', 'waiting', 'received', 'sent', 'follow_up'].map(box => `?box=${box}`),
  '/referrals.csv': ['to_answer', 'waiting', 'received', 'sent', 'follow_up'].map(box => `?box=${box}`),
  '/consultations': ['mine', 'agency', 'overdue'].map(queue => `?queue=${queue}`),
  '/consultations.csv': ['mine', 'agency', 'overdue'].map(queue => `?queue=${queue}`),
}

/** Looks at everything there is to look at, as somebody: every GET route, and the searches. */
export async function crawl(app: RunningApp, proxy: ReadingProxy, caller: Caller, rows: readonly Route[] = routes): Promise<void> {
  for (const row of rows.filter(one => one.method === 'GET' && !/\/events$|\/assets\//.test(one.path)))
    for (const address of await addressesOf(app, row, caller))
      for (const question of ['', ...(ASKED[row.path] ?? [])]) await ask(proxy, caller, address + question)
  for (const [path, body] of [
    ['/api/v1/people/search', { q: '鵺' }],
    ['/api/v1/consultations/search', { q: '鵺鸊' }],
  ] as const)
    await ask(proxy, caller, path, { method: 'POST', body })
}
