import type { Act } from '../../platform/act.ts'
import type { AuditLine } from '../store/audit.ts'
import { listAudit } from '../store/audit.ts'

export type { AuditLine } from '../store/audit.ts'

/** One page of the access log, newest first. Looking into the log is itself written down. */
export function readAudit(
  act: Act,
  subjectId: string | undefined,
  after: string | undefined,
  limit = 50,
): Promise<{ readonly lines: readonly AuditLine[]; readonly hasMore: boolean }> {
  return act.transaction(async tx => {
    const found = await listAudit(tx.db, subjectId, after, limit + 1)
    await tx.audit({ action: 'audit.read', subjectType: 'audit', subjectIds: subjectId ? [subjectId] : [] })
    return { lines: found.slice(0, limit), hasMore: found.length > limit }
  })
}
