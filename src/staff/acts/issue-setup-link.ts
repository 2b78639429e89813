import type { StaffId } from '../../kernel/id.ts'
import type { Db } from '../../platform/database.ts'
import { freshToken, tokenHash } from '../../platform/http/token.ts'
import type { SetupPurpose } from '../store/setup-links.ts'
import { saveSetupLink } from '../store/setup-links.ts'

export type { SetupPurpose } from '../store/setup-links.ts'

/**
 * Issues a one-time link by which somebody chooses a password: there is never a default one. Links not yet used are taken back.
 * The caller audits, in the same transaction; the database refuses whoever is not charged with it (42501).
 *
 * @param hours how long it can be used, at most 14 days
 * @returns the secret for `/setup/<token>`, shown once; undefined when the account does not work
 */
export async function issueSetupLink(db: Db, staffId: StaffId, purpose: SetupPurpose, hours: number): Promise<string | undefined> {
  const token = freshToken()
  return (await saveSetupLink(db, tokenHash(token), staffId, purpose, hours)) ? token : undefined
}
