import { sql } from 'kysely'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { IssueId, PastIssue } from '../../domain/assessment/issue.ts'

/** What an issue was before each change, the newest first; what was about somebody hidden from the reader is left out. */
export function listIssueHistory(db: Db, id: IssueId): Promise<readonly PastIssue[]> {
  return rowsOf(
    db,
    sql<PastIssue>`
      select h.version, h.changed_at as "changedAt", s.name as "changedByName", h.was
        from coordination.issue_history h join staff.staff s on s.id = h.changed_by
       where h.issue_id = ${id} order by h.version desc`,
  )
}
