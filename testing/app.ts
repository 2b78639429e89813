import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { buildApp } from '../src/app.ts'
import { readDay } from '../src/kernel/day.ts'
import { openCipher } from '../src/platform/cipher.ts'
import { readCodes } from '../src/platform/codes.ts'
import type { Face } from '../src/platform/config.ts'
import type { Database } from '../src/platform/database.ts'
import { openDatabase } from '../src/platform/database.ts'
import { draftsIn } from '../src/platform/draft.ts'
import { freshToken, tokenHash } from '../src/platform/http/token.ts'
import { installationKind } from '../src/platform/installation.ts'
import type { Log } from '../src/platform/log.ts'
import { openLog } from '../src/platform/log.ts'
import type { SingleSignOn } from '../src/platform/oidc.ts'
import { assetsFolder } from '../src/platform/project-root.ts'
import type { InboxKey } from '../src/platform/sealed.ts'
import { openInboxKey, publishInboxKey } from '../src/platform/sealed.ts'
import { loadCity } from '../src/pretend/index.ts'
import { doorkeeperOf, saveApiToken } from '../src/staff/index.ts'
import { cloneDatabase } from './database/clone.ts'

/** An answer as a test looks at it. */
export type Seen = { readonly status: number; readonly html: string; readonly location: string; readonly headers: Headers; json(): unknown }

/** One browser without script: keeps its cookie, sends the form token of the page it last saw. */
export type Browser = {
  get(path: string): Promise<Seen>
  /** Posts a form; `_token` is taken from the session unless given. */
  post(
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Seen>
  readonly cookie: string
}

/** A caller of the API as one member of staff. */
export type Caller = {
  get(path: string): Promise<Seen>
  send(method: 'POST' | 'PATCH', path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Seen>
}

export type RunningApp = {
  readonly database: Database
  /** The pool of the public side. */
  readonly door: Database
  /** The key that opens what was handed in. */
  readonly inboxKey: InboxKey
  readonly ownerUrl: string
  readonly fetch: (request: Request) => Promise<Response>
  signIn(login: string): Promise<Browser>
  /** A browser of somebody without an account. */
  visitor(): Browser
  api(login: string): Promise<Caller>
  /** Rows of one statement as the superuser, for verifying only. */
  ask<Row extends object>(statement: string, values?: readonly unknown[]): Promise<Row[]>
  close(): Promise<void>
}

const HOST = 'http://localhost:3000'

/** The real application on a database of its own, with a small pretend city; connected as the app's login. */
export async function startApp(
  options: {
    readonly residents?: number
    readonly consultations?: number
    /** Whether the councils of the city come with their meetings and seats. */
    readonly hasNeighbours?: boolean
    readonly clock?: () => Date
    readonly face?: Face
    readonly sso?: SingleSignOn
    readonly sendsMail?: boolean
    /** Where the lines of the log go; nowhere unless given. */
    readonly log?: Log
  } = {},
): Promise<RunningApp> {
  const clone = await cloneDatabase()
  const until = readDay('2026-11-20')
  if (until === undefined) throw new Error('a day of the calendar')
  await installationKind(clone.ownerUrl, { kind: 'demo', cityName: '夢が原市（架空）' })
  const owner = openDatabase(clone.ownerUrl, 2)
  const size = {
    residents: options.residents ?? 200,
    consultations: options.consultations ?? 60,
    hasNeighbours: options.hasNeighbours === true,
  }
  await loadCity(owner, { seed: 7, ...size, until }, () => {})
  const database = openDatabase(options.face === 'residents' ? clone.residentsUrl : clone.appUrl, 4)
  const cipher = openCipher(join(mkdtempSync(join(tmpdir(), 'tsunagi-keys-')), 'draft.key'))
  const door = openDatabase(clone.publicUrl, 4)
  const inboxKey = openInboxKey(join(mkdtempSync(join(tmpdir(), 'tsunagi-keys-')), 'inbox.pem'))
  if (options.face !== 'residents') await database.transaction(null, db => publishInboxKey(db, inboxKey))
  const house = {
    sso: options.sso,
    sendsMail: options.sendsMail === true,
    database,
    door,
    codes: await readCodes(database),
    drafts: draftsIn(database, cipher),
    cipher,
    isDemo: true,
    cityName: '夢が原市（架空）',
    isOpenToResidents: (options.face ?? 'all') === 'all',
  }
  const log = options.log ?? openLog('silent')
  const app = buildApp({
    face: options.face ?? 'all',
    house,
    doorkeeper: doorkeeperOf(database),
    log,
    clock: options.clock ?? (() => new Date()),
    assets: assetsFolder,
  })
  const client = new pg.Client({ connectionString: clone.ownerUrl })
  await client.connect()
  const fetch = async (request: Request) => app.fetch(request)
  return {
    database,
    door,
    inboxKey,
    ownerUrl: clone.ownerUrl,
    fetch,
    signIn: async login => {
      const browser = await signIn(fetch, login)
      // Everybody in a test proved just now who they are; a test about proving takes it away again.
      await client.query(
        `update platform.session set strong_at = now() + interval '1 day'
          where strong_at is null and staff_id = (select id from staff.staff where login = $1)`,
        [login],
      )
      return browser
    },
    visitor: () => visitor(fetch),
    api: login => caller(fetch, owner, login),
    ask: async (statement, values) => (await client.query(statement, values ? [...values] : [])).rows,
    close: async () => {
      await client.end()
      await database.close()
      await door.close()
      await owner.close()
      await clone.drop()
    },
  }
}

async function signIn(fetch: (request: Request) => Promise<Response>, login: string): Promise<Browser> {
  const entered = await fetch(
    new Request(`${HOST}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ demo: login }),
      headers: { origin: HOST, host: 'localhost:3000' },
      redirect: 'manual',
    }),
  )
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  if (cookie === '') throw new Error(`${login} could not sign in: ${entered.status}`)
  const send = sender(fetch, cookie)
  const first = await send('/account', {})
  const token = /name="_token" value="([^"]+)"/.exec(first.html)?.[1] ?? ''
  return browserOf(send, cookie, token)
}

function visitor(fetch: (request: Request) => Promise<Response>): Browser {
  return browserOf(sender(fetch, ''), '', '')
}

type Send = (path: string, init: RequestInit) => Promise<Seen>

function sender(fetch: (request: Request) => Promise<Response>, cookie: string): Send {
  return async (path, init) =>
    seen(
      await fetch(
        new Request(`${HOST}${path}`, {
          redirect: 'manual',
          ...init,
          headers: { ...(cookie ? { cookie } : {}), host: 'localhost:3000', ...(init.headers ?? {}) },
        }),
      ),
    )
}

function browserOf(send: Send, cookie: string, token: string): Browser {
  return {
    cookie,
    get: path => send(path, {}),
    post: (path, fields, headers = {}) => {
      const body = new URLSearchParams()
      if (!('_token' in fields)) body.append('_token', token)
      for (const [name, value] of Object.entries(fields))
        for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
      return send(path, { method: 'POST', body, headers: { origin: HOST, ...headers } })
    },
  }
}

async function caller(fetch: (request: Request) => Promise<Response>, owner: Database, login: string): Promise<Caller> {
  const token = freshToken()
  const staffId = await owner.transaction(null, db => saveApiToken(db, login, tokenHash(token), 1))
  if (staffId === undefined) throw new Error(`no staff ${login}`)
  const headers = { authorization: `Bearer ${token}` }
  return {
    get: async path => seen(await fetch(new Request(`${HOST}${path}`, { headers }))),
    send: async (method, path, body, more = {}) =>
      seen(
        await fetch(
          new Request(`${HOST}${path}`, {
            method,
            body: JSON.stringify(body),
            headers: { ...headers, 'content-type': 'application/json', ...more },
          }),
        ),
      ),
  }
}

async function seen(answer: Response): Promise<Seen> {
  const html = await answer.text()
  return {
    status: answer.status,
    html,
    location: answer.headers.get('location') ?? '',
    headers: answer.headers,
    json: () => JSON.parse(html) as unknown,
  }
}
