import { hash, verify } from '@node-rs/argon2'
import { newId } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import { withinLimit } from '../../platform/attempts.ts'
import { recordEvent } from '../../platform/audit/record.ts'
import type { Database, Db } from '../../platform/database.ts'
import { freshToken, tokenHash } from '../../platform/http/token.ts'
import type { Credentials, SignInRefusal } from '../domain/sign-in.ts'
import { findCredentials, noteSignIn, saveSession } from '../store/accounts.ts'

export type SignInRequest = { readonly route: string; readonly requestNo: string; readonly from: string }

const TRIES = 60
const MINUTES = 15
let dummy: Promise<string> | undefined

/**
 * Signs in with login and password. The unknown login and the wrong password take the same time and say the same.
 * From the fifth failure on the account waits, doubling; an address that tries too often waits as well.
 *
 * @returns a fresh session token
 */
export async function signIn(
  database: Database,
  login: string,
  password: string,
  request: SignInRequest,
): Promise<Result<string, SignInRefusal>> {
  const known = await database.transaction(null, async db => {
    const within = await withinLimit(db, 'sign-in', request.from, TRIES, MINUTES)
    return within ? { credentials: await findCredentials(db, login) } : undefined
  })
  if (known === undefined) return no({ code: 'too-many' })
  dummy ??= hash('no such account')
  const matches = await verify(known.credentials?.passwordHash ?? (await dummy), password).catch(() => false)
  return database.transaction(null, db => decide(db, known.credentials, matches && known.credentials?.passwordHash !== null, request))
}

/** Signs in as one of the pretend city's people; only a demo installation has any. */
export function signInAsDemo(
  database: Database,
  isDemo: boolean,
  login: string,
  request: SignInRequest,
): Promise<Result<string, SignInRefusal>> {
  return database.transaction(null, async db => {
    const credentials = await findCredentials(db, login)
    return decide(db, credentials, isDemo && credentials?.isDemo === true, request)
  })
}

async function decide(
  db: Db,
  credentials: Credentials | undefined,
  matches: boolean,
  request: SignInRequest,
): Promise<Result<string, SignInRefusal>> {
  const who = credentials ? [credentials.staffId] : []
  const audit = (refused?: string) =>
    recordEvent(
      db,
      newId(),
      { action: 'staff.sign-in', subjectType: 'staff', subjectIds: who, outcome: refused ? 'refused' : 'done', refusal: refused },
      request,
    )
  if (credentials && credentials.lockedFor > 0) {
    await audit('locked')
    return no({ code: 'locked', seconds: credentials.lockedFor })
  }
  if (credentials === undefined || !matches) {
    if (credentials) await noteSignIn(db, credentials.staffId, false)
    await audit('wrong')
    return no({ code: 'wrong' })
  }
  await noteSignIn(db, credentials.staffId, true)
  const token = freshToken()
  await saveSession(db, tokenHash(token), credentials.staffId)
  await audit()
  return yes(token)
}
