import type { StaffId } from '../../kernel/id.ts'
import { newId } from '../../kernel/id.ts'
import { recordEvent } from '../../platform/audit/record.ts'
import type { Db } from '../../platform/database.ts'
import { freshToken, tokenHash } from '../../platform/http/token.ts'
import type { SignInMethod } from '../domain/sign-in.ts'
import { endSession, saveSession } from '../store/sessions.ts'

/** From where somebody signs in: the row of the route table, and what the request says of the browser. */
export type SignInRequest = {
  readonly route: string
  readonly requestNo: string
  /** Address, for counting tries only. */
  readonly from: string
  /** Family of browser and system, in words. */
  readonly browser: string | undefined
  /** The session this browser had so far; it ends, so that nobody goes on under a secret that was there before. */
  readonly oldToken: string | undefined
}

/**
 * Begins a session for somebody who proved who they are, and writes it down. Every way in ends here: password, second factor, passkey,
 * single sign-on. Run it in a transaction of that member of staff.
 *
 * @param isProven false where somebody else let them pass on an old proof: they are in, but not for what asks for a fresh one
 * @returns the fresh session token, for the cookie
 */
export async function beginSession(
  db: Db,
  staffId: StaffId,
  method: SignInMethod,
  request: SignInRequest,
  isProven = true,
): Promise<string> {
  const token = freshToken()
  if (request.oldToken !== undefined) await endSession(db, tokenHash(request.oldToken))
  await saveSession(db, {
    hash: tokenHash(token),
    id: newId(),
    staffId,
    method,
    browser: request.browser,
    // Whoever tries out the pretend city proved nothing; stepping up can be tried out as well.
    isStrong: isProven && method !== 'demo',
  })
  await recordEvent(db, newId(), { action: 'staff.sign-in', subjectType: 'staff', subjectIds: [staffId], detail: { method } }, request)
  return token
}
