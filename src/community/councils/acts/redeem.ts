import { newId } from '../../../kernel/id.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import { withinLimit } from '../../../platform/attempts.ts'
import { recordEvent } from '../../../platform/audit/record.ts'
import type { Database } from '../../../platform/database.ts'
import { tokenHash } from '../../../platform/http/token.ts'
import type { SignInRequest } from '../../../staff/index.ts'
import { beginSession } from '../../../staff/index.ts'
import { readPaperCode } from '../domain/paper-code.ts'
import type { Invited } from '../store/invitations.ts'
import { findInvited, redeemInvitation } from '../store/invitations.ts'
import { paperCodeHash } from './paper-code-hash.ts'

/** Codes typed from one address within the time below; families and meeting rooms share one. */
const TRIES = 10
const MINUTES = 15

/** Why nobody was let in. Used, ended, withdrawn and unknown invitations are the same. */
export type RedeemRefusal = 'over' | 'too-many'

/** For whom a link is, while it can be used. Looking uses nothing up: mail programs look as well. */
export function readInvited(database: Database, token: string): Promise<Invited | undefined> {
  return database.transaction(null, db => findInvited(db, tokenHash(token)))
}

/** Lets in by a link, once. */
export function redeemLink(database: Database, token: string, request: SignInRequest): Promise<Result<string, RedeemRefusal>> {
  return redeem(database, tokenHash(token), request)
}

/** Lets in by a code typed from paper, once; an address that tries too often waits. */
export async function redeemCode(database: Database, typed: string, request: SignInRequest): Promise<Result<string, RedeemRefusal>> {
  if (!(await database.transaction(null, db => withinLimit(db, 'join', request.from, TRIES, MINUTES)))) return no('too-many')
  const code = readPaperCode(typed)
  return code === undefined ? no('over') : redeem(database, await paperCodeHash(code), request)
}

async function redeem(database: Database, hash: Uint8Array, request: SignInRequest): Promise<Result<string, RedeemRefusal>> {
  const opened = await database.transaction(null, async db => {
    const found = await redeemInvitation(db, hash, { staffId: newId(), agencyId: newId() })
    const event = { action: 'participant.join', subjectType: 'staff', subjectIds: found ? [found.staffId] : [] }
    await recordEvent(db, newId(), found ? event : { ...event, outcome: 'refused', refusal: 'over' }, request)
    return found
  })
  if (opened === undefined) return no('over')
  return yes(await database.transaction(opened.staffId, db => beginSession(db, opened.staffId, 'invitation', request)))
}
