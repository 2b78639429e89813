import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { rowsOf } from '../../platform/database.ts'

/** One line of the access log: who, what, which ids. No name of the person concerned, no words. */
export type AuditLine = {
  readonly id: string
  readonly at: Date
  readonly staffName: string | null
  readonly agencyName: string | null
  readonly action: string
  readonly subjectType: string
  readonly subjectIds: readonly string[]
  readonly outcome: string
  readonly refusal: string | null
  readonly purpose: string | null
  readonly route: string
  readonly requestNo: string
}

/** Access log under its own sight: the privacy officer's duty is asked inside the function. */
export async function listAudit(
  db: Db,
  subjectId: string | undefined,
  after: string | undefined,
  limit: number,
): Promise<readonly AuditLine[]> {
  return rowsOf(
    db,
    sql<AuditLine>`
      select id, at, staff_name as "staffName", agency_name as "agencyName", action, subject_type as "subjectType", subject_ids as "subjectIds",
             outcome, refusal, purpose, route, request_no as "requestNo"
        from audit.read(${after ?? null}::uuid, ${subjectId ?? null}::uuid, ${limit})`,
  )
}
