import type { StaffId } from '../../kernel/id.ts'
import { newId } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import { withinLimit } from '../../platform/attempts.ts'
import { recordEvent } from '../../platform/audit/record.ts'
import type { Cipher } from '../../platform/cipher.ts'
import type { Database } from '../../platform/database.ts'
import { tokenHash } from '../../platform/http/token.ts'
import type { Factors, HalfStage, SignInRefusal } from '../domain/sign-in.ts'
import { findCredentials, noteSignIn } from '../store/accounts.ts'
import { findFactors } from '../store/factors.ts'
import type { HalfSigned } from '../store/half-sessions.ts'
import { countHalfTry, findHalf, takeHalf } from '../store/half-sessions.ts'
import type { SignInRequest } from './begin-session.ts'
import { beginSession } from './begin-session.ts'
import { takeCode } from './check-code.ts'

export type { HalfSigned } from '../store/half-sessions.ts'

const TRIES = 30
const MINUTES = 15

/** Who stands between password and second factor at this browser, waiting for this. */
export async function readHalf(database: Database, token: string | undefined, stage: HalfStage): Promise<HalfSigned | undefined> {
  if (token === undefined) return undefined
  const half = await database.transaction(null, db => findHalf(db, tokenHash(token)))
  return half?.stage === stage ? half : undefined
}

/** What an account can answer with at the second step. */
export function readFactors(database: Database, staffId: StaffId): Promise<Factors> {
  return database.transaction(staffId, db => findFactors(db, staffId))
}

/**
 * Takes the code of the second step: from the app, or from paper. Wrong ones count like wrong passwords, and after five the password is
 * asked for again.
 *
 * @returns a fresh session token
 */
export async function answerSecondStep(
  house: { readonly database: Database; readonly cipher: Cipher },
  token: string | undefined,
  typed: string,
  now: Date,
  request: SignInRequest,
): Promise<Result<string, SignInRefusal>> {
  const half = await readHalf(house.database, token, 'second')
  if (half === undefined || token === undefined) return no({ code: 'ended' })
  const refused = await house.database.transaction(null, async (db): Promise<SignInRefusal | undefined> => {
    if (!(await withinLimit(db, 'second-step', half.staffId, TRIES, MINUTES))) return { code: 'too-many' }
    const { lockedFor = 0 } = (await findCredentials(db, half.login)) ?? {}
    if (lockedFor > 0) return { code: 'locked', seconds: lockedFor }
    return (await countHalfTry(db, tokenHash(token))) ? undefined : { code: 'ended' }
  })
  if (refused) return no(refused)
  return house.database.transaction(half.staffId, async db => {
    const method = await takeCode(db, house.cipher, half.staffId, typed, now)
    if (method === undefined) {
      await noteSignIn(db, half.staffId, false)
      const event = {
        action: 'staff.sign-in',
        subjectType: 'staff',
        subjectIds: [half.staffId],
        outcome: 'refused',
        refusal: 'wrong-code',
      } as const
      await recordEvent(db, newId(), event, request)
      return no({ code: 'wrong' })
    }
    if (!(await takeHalf(db, tokenHash(token)))) return no({ code: 'ended' })
    await noteSignIn(db, half.staffId, true)
    return yes(await beginSession(db, half.staffId, method, request))
  })
}
