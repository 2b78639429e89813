import type { Log } from '../../../src/platform/log.ts'
import type { Browser, Caller, RunningApp, Seen } from '../../app.ts'
import { startApp } from '../../app.ts'
import { agencyOf } from '../../sight/enlarged-city.ts'
import { playByApi } from '../../stories/play-by-api.ts'
import { arrangeRelations } from './relations.ts'
import { MARKED, markOf } from './script.ts'
import type { Identity } from './table.ts'
import type { Undoing } from './undone.ts'
import { undoing } from './undone.ts'

/** One identity of the table, signed in at both doors; anonymous without a login. */
export type Looker = { readonly identity: Identity; readonly staffId: string | null; readonly browser: Browser; readonly caller: Caller }

/** What fills the places of an address: `:id` of the record, and the others by their name. */
export type Places = Readonly<Record<string, string>>

export type MatrixStage = {
  readonly app: RunningApp
  readonly lookers: readonly Looker[]
  /** By name of the record in the table. */
  readonly records: ReadonlyMap<string, Places>
  readonly undoing: Undoing
  /** An agency that may be named in what is sent. */
  readonly agencyId: string
}

/** A household of which every relation of the table stands to somebody, on a database of its own. */
export async function openMatrixStage(identities: readonly Identity[], log?: Log): Promise<MatrixStage> {
  const app = await startApp({ residents: 20, consultations: 5, ...(log ? { log } : {}) })
  const told = await playByApi(app, MARKED)
  const send = sender(app)
  const [subject] = await app.ask<{ id: string }>('select id from people.person where family = $1', [markOf('本人')])
  const [home] = await app.ask<{ id: string }>('select household_id as id from people.household_membership where person_id = $1', [
    subject?.id,
  ])
  const known = { ...told, personId: subject?.id ?? '', householdId: home?.id ?? '' }
  const records = await arrangeRelations(app, known, send)
  await app.ask(
    `update staff.staff_duty set valid_to = '2026-01-31' where duty = 'consult' and staff_id = (select id from staff.staff where login = 'csw2')`,
  )
  const lookers: Looker[] = []
  for (const identity of identities) lookers.push(await enter(app, identity))
  await app.ask(`update staff.staff set disabled_at = now() where login = any ($1)`, [
    identities.filter(one => one.isOver).map(one => one.login),
  ])
  return { app, lookers, records, undoing: undoing(app.database, app.door), agencyId: await agencyOf(app, 'desk') }
}

/** Sends to the API as somebody; fails loudly, because a stage that is half arranged proves nothing. */
export type Sending = (login: string, path: string, body?: object) => Promise<Readonly<Record<string, unknown>> & { readonly id: string }>

function sender(app: RunningApp): Sending {
  const callers = new Map<string, Caller>()
  return async (login, path, body = {}) => {
    const caller = callers.get(login) ?? (await app.api(login))
    callers.set(login, caller)
    const answer = await caller.send('POST', `/api/v1${path}`, body)
    if (answer.status > 299) throw new Error(`${login} POST ${path}: ${answer.status} ${answer.html.slice(0, 400)}`)
    return answer.json() as { id: string }
  }
}

async function enter(app: RunningApp, identity: Identity): Promise<Looker> {
  if (identity.login === undefined) return { identity, staffId: null, browser: app.visitor(), caller: nobody(app) }
  const [row] = await app.ask<{ id: string }>('select id from staff.staff where login = $1', [identity.login])
  return { identity, staffId: row?.id ?? null, browser: await app.signIn(identity.login), caller: await app.api(identity.login) }
}

/** A caller without a token. */
function nobody(app: RunningApp): Caller {
  const ask = async (path: string, init: RequestInit): Promise<Seen> => {
    const answer = await app.fetch(new Request(`http://localhost:3000${path}`, init))
    const html = await answer.text()
    return { status: answer.status, html, location: '', headers: answer.headers, json: () => JSON.parse(html) as unknown }
  }
  return {
    get: path => ask(path, {}),
    send: (method, path, body) => ask(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  }
}
