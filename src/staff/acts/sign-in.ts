import { hash, verify } from '@node-rs/argon2'
import { newId } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import { withinLimit } from '../../platform/attempts.ts'
import { recordEvent } from '../../platform/audit/record.ts'
import type { Database, Db } from '../../platform/database.ts'
import { freshToken, tokenHash } from '../../platform/http/token.ts'
import type { Credentials, HalfStage, SignInRefusal } from '../domain/sign-in.ts'
import { afterPassword } from '../domain/sign-in.ts'
import { findCredentials, findReader, noteSignIn } from '../store/accounts.ts'
import { findFactors } from '../store/factors.ts'
import { saveHalf } from '../store/half-sessions.ts'
import type { SignInRequest } from './begin-session.ts'
import { beginSession } from './begin-session.ts'

/** How far somebody came: a session, or a half session whose token opens only the next step. */
export type Entered = { readonly kind: 'session' | HalfStage; readonly token: string }

const TRIES = 60
const MINUTES = 15
let dummy: Promise<string> | undefined

/**
 * Takes login and password. The unknown login and the wrong password take the same time and say the same.
 * From the fifth failure on the account waits, doubling; an address that tries too often waits as well.
 */
export async function signIn(
  database: Database,
  login: string,
  password: string,
  request: SignInRequest,
): Promise<Result<Entered, SignInRefusal>> {
  const known = await database.transaction(null, async db => {
    const within = await withinLimit(db, 'sign-in', request.from, TRIES, MINUTES)
    return within ? { credentials: await findCredentials(db, login) } : undefined
  })
  if (known === undefined) return no({ code: 'too-many' })
  const matches = await passwordMatches(known.credentials, password)
  const refused = refusalOf(known.credentials, matches)
  if (refused || known.credentials === undefined) return refuse(database, known.credentials, refused ?? { code: 'wrong' }, request)
  const { staffId, isDemo } = known.credentials
  return database.transaction(staffId, async db => {
    const reader = await findReader(db, staffId)
    const next = afterPassword(await findFactors(db, staffId), isDemo, reader?.reader.duties ?? [])
    if (next !== 'session') return yes({ kind: next, token: await beginHalf(db, staffId, next, request) })
    await noteSignIn(db, staffId, true)
    return yes({ kind: 'session', token: await beginSession(db, staffId, 'password', request) })
  })
}

/** Signs in as one of the pretend city's people; only a demo installation has any. */
export async function signInAsDemo(
  database: Database,
  isDemo: boolean,
  login: string,
  request: SignInRequest,
): Promise<Result<Entered, SignInRefusal>> {
  const credentials = await database.transaction(null, db => findCredentials(db, login))
  const refused = refusalOf(credentials, isDemo && credentials?.isDemo === true)
  if (refused || credentials === undefined) return refuse(database, credentials, refused ?? { code: 'wrong' }, request)
  return database.transaction(credentials.staffId, async db => {
    await noteSignIn(db, credentials.staffId, true)
    return yes({ kind: 'session', token: await beginSession(db, credentials.staffId, 'demo', request) })
  })
}

/** Whether a password is that of the account; it takes as long when there is no such account. */
export async function passwordMatches(credentials: Credentials | undefined, password: string): Promise<boolean> {
  dummy ??= hash('no such account')
  const matches = await verify(credentials?.passwordHash ?? (await dummy), password).catch(() => false)
  return matches && typeof credentials?.passwordHash === 'string'
}

/** Why somebody may not go on, in the order that gives nothing away: a locked account says so even to the right password. */
function refusalOf(credentials: Credentials | undefined, matches: boolean): SignInRefusal | undefined {
  if (credentials && credentials.lockedFor > 0) return { code: 'locked', seconds: credentials.lockedFor }
  return credentials === undefined || !matches ? { code: 'wrong' } : undefined
}

/**
 * Begins the second step. The right password does not clear the count of failures: otherwise codes could be tried for ever between two
 * passwords.
 */
export async function beginHalf(db: Db, staffId: Credentials['staffId'], stage: HalfStage, request: SignInRequest): Promise<string> {
  const token = freshToken()
  await saveHalf(db, tokenHash(token), staffId, stage)
  const event = { action: 'staff.sign-in-half', subjectType: 'staff', subjectIds: [staffId], detail: { stage } }
  await recordEvent(db, newId(), event, request)
  return token
}

function refuse(
  database: Database,
  credentials: Credentials | undefined,
  refused: SignInRefusal,
  request: SignInRequest,
): Promise<Result<Entered, SignInRefusal>> {
  return database.transaction(null, async db => {
    if (credentials && refused.code === 'wrong') await noteSignIn(db, credentials.staffId, false)
    const subjectIds = credentials ? [credentials.staffId] : []
    const event = { action: 'staff.sign-in', subjectType: 'staff', subjectIds, outcome: 'refused', refusal: refused.code } as const
    await recordEvent(db, newId(), event, request)
    return no(refused)
  })
}
