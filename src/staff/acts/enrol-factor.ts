import { randomBytes } from 'node:crypto'
import type { StaffId } from '../../kernel/id.ts'
import { newId } from '../../kernel/id.ts'
import { recordEvent } from '../../platform/audit/record.ts'
import type { Db } from '../../platform/database.ts'
import { tokenHash } from '../../platform/http/token.ts'
import { makeRecoveryCode, RECOVERY_CODES } from '../domain/recovery-code.ts'
import { hasSecondFactor } from '../domain/sign-in.ts'
import { noteSignIn } from '../store/accounts.ts'
import { findFactors, saveRecoveryCodes } from '../store/factors.ts'
import { endHalves, takeHalf } from '../store/half-sessions.ts'
import type { SignInRequest } from './begin-session.ts'
import { beginSession } from './begin-session.ts'
import { recoveryHash } from './check-code.ts'

/** Who enrols a second factor: somebody signed in, or, with `halfToken`, somebody who may not go on without one. */
export type Enroller = {
  readonly staffId: StaffId
  readonly login: string
  readonly staffName: string
  readonly halfToken: string | undefined
}

/** What came of it: codes to print, the first time; a session, for whoever had none yet. */
export type Enrolled = { readonly codes: readonly string[] | undefined; readonly token: string | undefined }

/** Whether the way is still open: a half session enrols the first factor only, and only once. */
export async function mayEnrol(db: Db, who: Enroller): Promise<boolean> {
  if (who.halfToken === undefined) return true
  if (hasSecondFactor(await findFactors(db, who.staffId))) return false
  return takeHalf(db, tokenHash(who.halfToken))
}

/** After a factor was kept: writes it down, gives paper codes the first time, and opens a session to whoever waited for it. */
export async function finishEnrolment(db: Db, who: Enroller, method: 'totp' | 'passkey', request: SignInRequest): Promise<Enrolled> {
  // Whoever else knows the password alone may not go on from there.
  await endHalves(db, who.staffId)
  const event = { action: 'staff.second-factor-add', subjectType: 'staff', subjectIds: [who.staffId], detail: { method } }
  await recordEvent(db, newId(), event, request)
  const { codes } = await findFactors(db, who.staffId)
  const fresh = codes === 0 ? await makeCodes(db, who.staffId) : undefined
  if (who.halfToken === undefined) return { codes: fresh, token: undefined }
  await noteSignIn(db, who.staffId, true)
  return { codes: fresh, token: await beginSession(db, who.staffId, method, request) }
}

/** Makes ten codes for paper in place of all before; only their hashes are kept. */
export async function makeCodes(db: Db, staffId: StaffId): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => makeRecoveryCode(randomBytes))
  await saveRecoveryCodes(
    db,
    staffId,
    codes.map(code => recoveryHash(staffId, code.replaceAll('-', ''))),
  )
  return codes
}
