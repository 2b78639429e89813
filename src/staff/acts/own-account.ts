import { hash } from '@node-rs/argon2'
import type { Id } from '../../kernel/id.ts'
import type { Act } from '../../platform/act.ts'
import { tokenHash } from '../../platform/http/token.ts'
import type { Factors } from '../domain/sign-in.ts'
import { needsSecondFactor } from '../domain/sign-in.ts'
import { findCredentials, noteSignIn, savePassword } from '../store/accounts.ts'
import { deleteTotp, findFactors, findTotpDay } from '../store/factors.ts'
import type { OwnPasskey, PasskeyId } from '../store/passkeys.ts'
import { deletePasskey, listPasskeys } from '../store/passkeys.ts'
import type { OwnSession } from '../store/sessions.ts'
import { endOneSession, endSessions, listSessions } from '../store/sessions.ts'
import { makeCodes } from './enrol-factor.ts'
import { passwordMatches } from './sign-in.ts'

export type { OwnPasskey } from '../store/passkeys.ts'
export type { OwnSession } from '../store/sessions.ts'

/** What somebody sees of their own account. */
export type OwnAccount = {
  readonly hasPassword: boolean
  readonly factors: Factors
  readonly totpSince: Date | undefined
  readonly passkeys: readonly OwnPasskey[]
  readonly sessions: readonly OwnSession[]
}

/** One's own account. `token`: the session of the browser that asks. */
export function readOwnAccount(act: Act, login: string, token: string): Promise<OwnAccount> {
  const { staffId } = act.reader
  return act.look(async db => ({
    hasPassword: typeof (await findCredentials(db, login))?.passwordHash === 'string',
    factors: await findFactors(db, staffId),
    totpSince: await findTotpDay(db, staffId),
    passkeys: await listPasskeys(db, staffId),
    sessions: await listSessions(db, staffId, tokenHash(token)),
  }))
}

/** Whether there is a password to be known before a new one is set. */
export async function hasPassword(act: Act, login: string): Promise<boolean> {
  return typeof (await act.look(db => findCredentials(db, login)))?.passwordHash === 'string'
}

/** Whether this is one's password of now. A wrong one counts and locks as at sign-in; while locked the right one is wrong as well. */
export async function isOwnPassword(act: Act, login: string, typed: string): Promise<boolean> {
  const credentials = await act.look(db => findCredentials(db, login))
  if ((await passwordMatches(credentials, typed)) && credentials?.lockedFor === 0) return true
  await act.transaction(async tx => {
    await noteSignIn(tx.db, act.reader.staffId, false)
    await tx.audit({ action: 'staff.password-change', ...ownSubject(act), outcome: 'refused', refusal: 'wrong' })
  })
  return false
}

/** Sets a new password; every other session ends. Ask first whether they proved who they are just now. */
export async function changePassword(act: Act, password: string, token: string): Promise<void> {
  const passwordHash = await hash(password)
  await act.transaction(async tx => {
    await savePassword(tx.db, passwordHash)
    const ended = await endSessions(tx.db, act.reader.staffId, tokenHash(token))
    await tx.audit({ action: 'staff.password-change', ...ownSubject(act), detail: { ended } })
  })
}

/** Ends one of one's own sessions. False when there is none of that name. */
export function endOwnSession(act: Act, id: Id<'session'>): Promise<boolean> {
  return act.transaction(async tx => {
    const ended = await endOneSession(tx.db, act.reader.staffId, id)
    await tx.audit({ action: 'staff.session-end', ...ownSubject(act), outcome: ended ? 'done' : 'absent' })
    return ended
  })
}

/** Ends all of one's sessions; with `exceptToken` all but that one. How many ended. */
export function endOwnSessions(act: Act, exceptToken?: string): Promise<number> {
  return act.transaction(async tx => {
    const ended = await endSessions(tx.db, act.reader.staffId, exceptToken === undefined ? undefined : tokenHash(exceptToken))
    await tx.audit({ action: 'staff.sessions-end', ...ownSubject(act), detail: { ended } })
    return ended
  })
}

/** Makes ten fresh paper codes; those before are void. */
export function renewRecoveryCodes(act: Act): Promise<readonly string[]> {
  return act.transaction(async tx => {
    const codes = await makeCodes(tx.db, act.reader.staffId)
    await tx.audit({ action: 'staff.recovery-codes-make', ...ownSubject(act) })
    return codes
  })
}

/** Why a second factor stays: it is the last one of an account that may not be without. */
export type FactorRefusal = 'last' | 'absent'

/** Forgets the authenticator app. */
export function removeTotp(act: Act, login: string): Promise<FactorRefusal | undefined> {
  return removeFactor(act, login, 'totp', async (tx, factors) => {
    await deleteTotp(tx.db, act.reader.staffId)
    return factors.totp
  })
}

/** Forgets a passkey. */
export function removePasskey(act: Act, login: string, id: PasskeyId): Promise<FactorRefusal | undefined> {
  return removeFactor(act, login, 'passkey', tx => deletePasskey(tx.db, act.reader.staffId, id))
}

type Removal = (tx: { readonly db: Parameters<typeof deleteTotp>[0] }, factors: Factors) => Promise<boolean>

function removeFactor(act: Act, login: string, method: 'totp' | 'passkey', remove: Removal): Promise<FactorRefusal | undefined> {
  return act.transaction(async tx => {
    const isDemo = (await findCredentials(tx.db, login))?.isDemo === true
    const factors = await findFactors(tx.db, act.reader.staffId)
    const isLast = (factors.totp ? 1 : 0) + factors.passkeys <= 1
    const refused = isLast && !isDemo && needsSecondFactor(act.reader.duties) ? 'last' : (await remove(tx, factors)) ? undefined : 'absent'
    const outcome = refused === undefined ? 'done' : refused === 'absent' ? 'absent' : 'refused'
    await tx.audit({ action: 'staff.second-factor-remove', ...ownSubject(act), outcome, refusal: refused, detail: { method } })
    return refused
  })
}

function ownSubject(act: Act) {
  return { subjectType: 'staff', subjectIds: [act.reader.staffId] } as const
}
