import type { StaffId } from '../../kernel/id.ts'
import { newId } from '../../kernel/id.ts'
import { recordEvent } from '../../platform/audit/record.ts'
import type { Database } from '../../platform/database.ts'
import { tokenHash } from '../../platform/http/token.ts'
import { endSession } from '../store/sessions.ts'

/** Ends the session of this browser. */
export function signOut(
  database: Database,
  staffId: StaffId,
  token: string,
  request: { readonly route: string; readonly requestNo: string },
): Promise<void> {
  return database.transaction(staffId, async db => {
    await endSession(db, tokenHash(token))
    await recordEvent(db, newId(), { action: 'staff.sign-out', subjectType: 'staff', subjectIds: [staffId] }, request)
  })
}
