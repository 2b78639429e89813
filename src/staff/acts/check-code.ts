import { createHash } from 'node:crypto'
import { TOTP } from 'otpauth'
import type { StaffId } from '../../kernel/id.ts'
import type { Cipher } from '../../platform/cipher.ts'
import type { Db } from '../../platform/database.ts'
import { readAppCode, readRecoveryCode } from '../domain/recovery-code.ts'
import { findTotpSecret, takeRecoveryCode, takeTotpStep } from '../store/factors.ts'

/** Seconds for which one code of an authenticator app is shown. @source RFC 6238 */
const STEP_SECONDS = 30

/**
 * Takes a code typed at the second step, whichever kind it is, and uses it up: the code of an app once per time step, a code from paper
 * once for ever. Run it in a transaction of that member of staff.
 *
 * @returns by what it fits; undefined when it fits nothing
 */
export async function takeCode(
  db: Db,
  cipher: Cipher,
  staffId: StaffId,
  typed: string,
  now: Date,
): Promise<'totp' | 'recovery-code' | undefined> {
  const appCode = readAppCode(typed)
  if (appCode !== undefined) {
    const locked = await findTotpSecret(db, staffId)
    const secret = locked && cipher.unlock(locked)
    const step = secret === undefined ? undefined : stepOf(secret, appCode, now)
    return step !== undefined && (await takeTotpStep(db, staffId, step)) ? 'totp' : undefined
  }
  const paper = readRecoveryCode(typed)
  return paper !== undefined && (await takeRecoveryCode(db, staffId, recoveryHash(staffId, paper))) ? 'recovery-code' : undefined
}

/** The time step whose code this is: the present one, or one before or after for clocks that differ. */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: 1 })
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta
}

/** The clock of codes of one secret (base32), as apps know it. */
export function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: 'Tsunagi', label, algorithm: 'SHA1', digits: 6, period: STEP_SECONDS, secret })
}

/** What is kept of a code from paper. The account goes in, so that equal codes of two people would not look equal. */
export function recoveryHash(staffId: StaffId, bare: string): Buffer {
  return createHash('sha256').update(`recovery:${staffId}:${bare}`).digest()
}
