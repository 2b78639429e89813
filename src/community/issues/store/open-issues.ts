import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { IssueState } from '../domain/issue.ts'

/** An issue as everybody may know it: its checked wording and how it stands. */
export type OpenIssue = {
  readonly id: string
  readonly councilNo: number | null
  readonly title: string
  readonly words: string
  readonly textVersion: number
  readonly state: IssueState
  readonly checkedAt: Date
}

/** Issues worded for everybody, the last checked first, with the login of the open side. */
export function openIssues(db: Db, limit: number): Promise<readonly OpenIssue[]> {
  return rowsOf(
    db,
    sql<OpenIssue>`
      select issue_id as id, council_no as "councilNo", title, words, text_version as "textVersion", state, checked_at as "checkedAt"
        from issues.shared
       where wanted = 'public' and checked_at is not null and withdrawn_at is null and state <> 'merged'
       order by checked_at desc, issue_id desc limit ${limit}`,
  )
}
