import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import type { Act, Tx } from '../../platform/act.ts'
import { withinLimit } from '../../platform/attempts.ts'
import type { Cipher } from '../../platform/cipher.ts'
import { freshToken, tokenHash } from '../../platform/http/token.ts'
import type { Credentials, Factors, SignInRefusal } from '../domain/sign-in.ts'
import { hasSecondFactor } from '../domain/sign-in.ts'
import { findCredentials, noteSignIn } from '../store/accounts.ts'
import { findFactors } from '../store/factors.ts'
import { renewSession } from '../store/sessions.ts'
import { takeCode } from './check-code.ts'
import { passkeyFits } from './enter-by-passkey.ts'
import { readCredential } from './passkey-answer.ts'
import type { RelyingParty } from './relying-party.ts'
import { passwordMatches } from './sign-in.ts'

/** With what somebody proves again who they are. */
export type Proof =
  | { readonly by: 'password'; readonly password: string; readonly code: string; readonly cipher: Cipher }
  | { readonly by: 'passkey'; readonly answer: string; readonly at: RelyingParty }

/** What an account is asked for. `nothing`: one of the pretend city's people, who have no password. */
export type Asked = {
  readonly password: boolean
  readonly code: boolean
  readonly totp: boolean
  readonly passkey: boolean
  readonly nothing: boolean
}

type Whose = { readonly act: Act; readonly login: string; readonly token: string }

const TRIES = 30
const MINUTES = 15

/** What this account is asked for when it has to prove again who it is. */
export async function readAsked(act: Act, login: string): Promise<Asked> {
  const { credentials, factors } = await act.look(async db => ({
    credentials: await findCredentials(db, login),
    factors: await findFactors(db, act.reader.staffId),
  }))
  const password = typeof credentials?.passwordHash === 'string'
  const isEmpty = !password && !hasSecondFactor(factors)
  return {
    password,
    code: factors.totp || (factors.passkeys > 0 && factors.codes > 0),
    totp: factors.totp,
    passkey: factors.passkeys > 0,
    nothing: credentials?.isDemo === true && isEmpty,
  }
}

/**
 * Proves again who somebody is. The session goes on under a new secret; the old one is dead. Wrong answers count and lock as at sign-in.
 *
 * @returns the new session token
 */
export async function stepUp(whose: Whose, proof: Proof): Promise<Result<string, SignInRefusal>> {
  const { act, login } = whose
  const known = await act.look(async db => {
    const within = await withinLimit(db, 'step-up', act.reader.staffId, TRIES, MINUTES)
    return { within, credentials: await findCredentials(db, login), factors: await findFactors(db, act.reader.staffId) }
  })
  const lockedFor = known.credentials?.lockedFor ?? 0
  if (!known.within) return no({ code: 'too-many' })
  if (lockedFor > 0 && proof.by === 'password') return no({ code: 'locked', seconds: lockedFor })
  const knows =
    hasNoPassword(known.credentials, known.factors) ||
    (proof.by === 'password' && (await passwordMatches(known.credentials, proof.password)))
  return act.transaction(async tx => {
    const fits = await proofFits(tx, act, proof, knows, known.factors)
    const token = fits ? await renew(tx, whose) : undefined
    const event = { action: 'staff.step-up', subjectType: 'staff', subjectIds: [act.reader.staffId], detail: { method: proof.by } }
    if (token !== undefined) {
      if (proof.by === 'password') await noteSignIn(tx.db, act.reader.staffId, true)
      await tx.audit(event)
      return yes(token)
    }
    if (proof.by === 'password') await noteSignIn(tx.db, act.reader.staffId, false)
    await tx.audit({ ...event, outcome: 'refused', refusal: 'wrong' })
    return no({ code: 'wrong' })
  })
}

/** People of the pretend city, and those who came by single sign-on and have a second factor here, have no password to be asked for. */
function hasNoPassword(credentials: Credentials | undefined, factors: Factors): boolean {
  return credentials?.passwordHash === null && (credentials.isDemo || hasSecondFactor(factors))
}

async function proofFits(tx: Tx, act: Act, proof: Proof, knowsPassword: boolean, factors: Factors): Promise<boolean> {
  if (proof.by === 'passkey') {
    const response = readCredential<AuthenticationResponseJSON>(proof.answer)
    return response !== undefined && passkeyFits(tx.db, act.reader.staffId, response, proof.at)
  }
  if (!knowsPassword) return false
  if (!hasSecondFactor(factors)) return true
  return (await takeCode(tx.db, proof.cipher, act.reader.staffId, proof.code, act.now)) !== undefined
}

async function renew(tx: Tx, whose: Whose): Promise<string | undefined> {
  const token = freshToken()
  return (await renewSession(tx.db, whose.act.reader.staffId, tokenHash(whose.token), tokenHash(token))) ? token : undefined
}
