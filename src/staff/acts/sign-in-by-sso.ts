import type { StaffId } from '../../kernel/id.ts'
import { newId } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import { withinLimit } from '../../platform/attempts.ts'
import { recordEvent } from '../../platform/audit/record.ts'
import type { Cipher } from '../../platform/cipher.ts'
import type { Database } from '../../platform/database.ts'
import { freshToken, tokenHash } from '../../platform/http/token.ts'
import type { Identity, OidcFlow, SingleSignOn } from '../../platform/oidc.ts'
import type { SsoRefusal } from '../domain/sso.ts'
import { enterBySso, saveFlow, takeFlow } from '../store/sso.ts'
import type { SignInRequest } from './begin-session.ts'
import { beginSession } from './begin-session.ts'

/** What this installation needs for single sign-on. */
export type SsoGround = { readonly database: Database; readonly cipher: Cipher; readonly sso: SingleSignOn }

/** A sign-in on its way: where the browser goes, and the secret by which it is known again. */
export type OnTheWay = { readonly url: string; readonly browserSecret: string }

const TRIES = 60
const MINUTES = 15

/**
 * Sends somebody to the provider. What must come back is kept in the database under the state, locked, for this browser only.
 * @param next the page they wanted, on our own site
 * @param isFresh whether they must prove themselves anew there, as before what must not be done by whoever finds a screen open
 */
export async function leaveForSso(
  ground: SsoGround,
  redirectUri: string,
  next: string,
  from: string,
  isFresh = false,
): Promise<Result<OnTheWay, SsoRefusal>> {
  const { database, cipher, sso } = ground
  if (!(await database.transaction(null, db => withinLimit(db, 'sso', from, TRIES, MINUTES)))) return no('too-many')
  const begun = await sso.begin(redirectUri, isFresh)
  if (!begun.ok) return begun
  const { url, flow } = begun.value
  const browserSecret = freshToken()
  const secret = cipher.lock(JSON.stringify({ ...flow, next }))
  await database.transaction(null, db => saveFlow(db, tokenHash(flow.state), tokenHash(browserSecret), secret))
  return yes({ url, browserSecret })
}

/**
 * Takes in somebody who comes back: the same browser, once, in time, proven by the provider, with an account that allows it.
 * Duties of source sso become what the groups say now. Nobody is ever made an account.
 *
 * @returns a fresh session token and the page they wanted
 */
export async function arriveBySso(
  ground: SsoGround,
  query: URLSearchParams,
  browserSecret: string | undefined,
  request: SignInRequest,
): Promise<Result<{ readonly token: string; readonly next: string }, SsoRefusal>> {
  const flow = await flowOf(ground, query.get('state') ?? '', browserSecret ?? '')
  const proven = flow === undefined ? no<SsoRefusal>('lost') : await ground.sso.finish(query, flow)
  if (!proven.ok || flow === undefined) {
    const why = proven.ok ? 'lost' : proven.refusal
    await ground.database.transaction(null, db => recordEvent(db, newId(), refusedEvent([], why), request))
    return no(why)
  }
  const entered = await identify(ground.database, proven.value, request)
  if (!entered.ok) return entered
  const token = await ground.database.transaction(entered.value, db =>
    beginSession(db, entered.value, 'sso', request, proven.value.isFresh),
  )
  return yes({ token, next: flow.next })
}

function identify(database: Database, who: Identity, request: SignInRequest): Promise<Result<StaffId, SsoRefusal>> {
  return database.transaction(null, async db => {
    const { staffId, refused, duties } = await enterBySso(db, who)
    if (refused !== null || staffId === null) {
      await recordEvent(db, newId(), refusedEvent(staffId ? [staffId] : [], refused ?? 'unknown'), request)
      return no(refused ?? 'unknown')
    }
    const detail = { issuer: who.issuer, subject: who.subject, duties }
    await recordEvent(db, newId(), { action: 'staff.sso-duties', subjectType: 'staff', subjectIds: [staffId], detail }, request)
    return yes(staffId)
  })
}

async function flowOf(
  ground: SsoGround,
  state: string,
  browserSecret: string,
): Promise<(OidcFlow & { readonly next: string }) | undefined> {
  const kept = await ground.database.transaction(null, db => takeFlow(db, tokenHash(state), tokenHash(browserSecret)))
  const text = kept && ground.cipher.unlock(kept)
  return text === undefined ? undefined : (JSON.parse(text) as OidcFlow & { readonly next: string })
}

function refusedEvent(subjectIds: readonly string[], refused: SsoRefusal) {
  return {
    action: 'staff.sign-in',
    subjectType: 'staff',
    subjectIds,
    outcome: 'refused',
    refusal: refused,
    detail: { method: 'sso' },
  } as const
}
