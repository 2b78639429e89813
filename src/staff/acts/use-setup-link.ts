import { hash } from '@node-rs/argon2'
import { newId } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import { recordEvent } from '../../platform/audit/record.ts'
import type { Database } from '../../platform/database.ts'
import { tokenHash } from '../../platform/http/token.ts'
import { afterPassword } from '../domain/sign-in.ts'
import { findReader } from '../store/accounts.ts'
import { findFactors } from '../store/factors.ts'
import type { SetupOwner } from '../store/setup-links.ts'
import { findSetupOwner, takeSetupLink } from '../store/setup-links.ts'
import type { SignInRequest } from './begin-session.ts'
import { beginSession } from './begin-session.ts'
import type { Entered } from './sign-in.ts'
import { beginHalf } from './sign-in.ts'

export type { SetupOwner } from '../store/setup-links.ts'

/** For whom a link is, while it can be used. Used, ended and unknown links are the same: nobody's. */
export function readSetupLink(database: Database, token: string): Promise<SetupOwner | undefined> {
  return database.transaction(null, db => findSetupOwner(db, tokenHash(token)))
}

/** Uses a link up: sets the password, ends every session, and goes on as after a right password. After a recovery no factor is left. */
export async function useSetupLink(
  database: Database,
  token: string,
  password: string,
  request: SignInRequest,
): Promise<Result<Entered, { readonly code: 'ended' }>> {
  const passwordHash = await hash(password)
  const staffId = await database.transaction(null, async db => {
    const owner = await takeSetupLink(db, tokenHash(token), passwordHash)
    const event = { action: 'staff.setup', subjectType: 'staff', subjectIds: owner ? [owner] : [] }
    await recordEvent(db, newId(), owner ? event : { ...event, outcome: 'refused', refusal: 'ended' }, request)
    return owner
  })
  if (staffId === undefined) return no({ code: 'ended' })
  return database.transaction(staffId, async db => {
    const reader = await findReader(db, staffId)
    const next = afterPassword(await findFactors(db, staffId), false, reader?.reader.duties ?? [])
    if (next !== 'session') return yes({ kind: next, token: await beginHalf(db, staffId, next, request) })
    return yes({ kind: 'session', token: await beginSession(db, staffId, 'password', request) })
  })
}
