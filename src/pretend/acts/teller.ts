import type { CaseId } from '../../casework/coordination/index.ts'
import type { HouseholdId, PersonId } from '../../casework/people/index.ts'
import type { Day } from '../../kernel/day.ts'
import { addDays } from '../../kernel/day.ts'
import type { AgencyId, StaffId } from '../../kernel/id.ts'
import type { Database } from '../../platform/database.ts'
import type { Doorkeeper } from '../../platform/http/pipeline.ts'
import { formTokenOf, SESSION_COOKIE } from '../../platform/http/token.ts'
import { readerOf } from '../../staff/index.ts'
import { casesOf } from '../domain/case-stories.ts'
import { staffOf } from '../domain/staff.ts'
import { idFor } from './ids.ts'
import { openedAtOf } from './retell-case.ts'

/** The program itself, never listening: it answers requests of this process, at whatever time its clock says. */
export type Stage = (clock: () => Date) => { fetch(request: Request): Response | Promise<Response> }

/** An answer of the API, as far as a scene goes on with it. */
export type Made = Readonly<Record<string, unknown>> & { readonly id: string }

/** How a scene is told: each step by the member of staff who takes it, through the same pages and the same API as everybody. */
export type Teller = {
  /** The story goes on so many days before the day of telling, at 'HH:MM'. */
  at(daysAgo: number, time: string): void
  /** The story has come to this very moment. */
  atLast(): void
  /** The day so many days before the day of telling; negative is to come. */
  day(daysAgo: number): Day
  post(login: string, path: string, body?: unknown): Promise<Made>
  get(login: string, path: string): Promise<Made>
  /** Sends a form; gives the id that the address of the next page ends in, or nothing. */
  press(login: string, path: string, fields: Readonly<Record<string, string>>): Promise<string>
  agency(login: string): AgencyId
  staff(login: string): StaffId
  nameOf(login: string): string
  person(key: string): PersonId
  household(key: string): HouseholdId
  /** The network meeting of a council. */
  body(councilNo: number): string
  /** The case that grew out of a story, by its key. */
  supportCase(key: string): CaseId
}

const HOST = 'http://localhost'

/**
 * Who stands before the program while the scenes are told: whoever the step names, and freshly proven.
 * It stands before no program that listens.
 */
export function scenesDoorkeeper(database: Database): Doorkeeper {
  const known = new Map<string, ReturnType<typeof readerOf>>()
  const whoIs = async (staffId: string) => {
    const reader = known.get(staffId) ?? readerOf(database, staffId as StaffId)
    known.set(staffId, reader)
    const found = await reader
    return found && { ...found, strongAt: new Date() }
  }
  return { bySession: whoIs, byToken: whoIs }
}

/** A teller with a clock of its own, so that several stories can be told at once. */
export function tellerOn(stage: Stage, seed: number, until: Day): Teller {
  let now: Date | undefined
  const app = stage(() => now ?? new Date())
  const known = new Map(staffOf(seed).map(member => [member.login, member]))
  const staffId = (login: string): StaffId => idFor(seed, 'staff', login)
  const send = async (login: string, path: string, body: unknown, method = 'POST'): Promise<Made> => {
    const headers = { authorization: `Bearer ${staffId(login)}`, 'content-type': 'application/json' }
    const sent = method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }
    const answer = await app.fetch(new Request(`${HOST}/api/v1${path}`, { method, headers, ...sent }))
    if (!answer.ok) throw new Error(`${login} ${method} ${path}: ${answer.status} ${(await answer.text()).slice(0, 600)}`)
    return (await answer.json()) as Made
  }
  return {
    at: (daysAgo, time) => {
      now = new Date(`${addDays(until, -daysAgo)}T${time}:00+09:00`)
    },
    atLast: () => {
      now = undefined
    },
    day: daysAgo => addDays(until, -daysAgo),
    post: (login, path, body) => send(login, path, body),
    get: (login, path) => send(login, path, undefined, 'GET'),
    press: async (login, path, fields) => {
      const session = staffId(login)
      const body = new URLSearchParams({ ...fields, _token: formTokenOf(session) })
      const headers = { cookie: `${SESSION_COOKIE}=${session}` }
      const answer = await app.fetch(new Request(`${HOST}${path}`, { method: 'POST', headers, body, redirect: 'manual' }))
      if (answer.status !== 303) throw new Error(`${login} presses ${path}: ${answer.status}`)
      return /([0-9a-f-]{36})(?:\?|$)/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
    },
    agency: login => idFor(seed, 'agency', known.get(login)?.agencyKey ?? login),
    staff: staffId,
    nameOf: login => known.get(login)?.name ?? login,
    person: key => idFor(seed, 'person', key),
    household: key => idFor<'household'>(seed, 'household', key) as HouseholdId,
    body: councilNo => idFor<'body'>(seed, 'body', String(councilNo)),
    supportCase: key => caseIn(seed, until, key),
  }
}

function caseIn(seed: number, until: Day, key: string): CaseId {
  const told = casesOf(until).find(one => one.key === key)
  if (told === undefined) throw new Error(`no case grew out of ${key}`)
  return idFor(seed, 'case', key, Date.parse(openedAtOf(told)))
}
