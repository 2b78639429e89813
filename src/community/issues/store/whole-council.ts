import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { Evidence, IssueId, IssueStep, SharedText } from '../domain/issue.ts'

/** A voice with whom it is for and whether it stands. */
export type KeptEvidence = Omit<Evidence, 'isMine'>

/** Every voice and number told about the issues of a council, that still stands and that the reader may read. */
export function evidenceIn(db: Db, councilNo: number): Promise<readonly KeptEvidence[]> {
  return rowsOf(
    db,
    sql<KeptEvidence>`
      select e.id, e.issue_id as "ofIssue", e.kind, e.words, e.on_day as on, e.how_many as "howMany", e.audience, p.name as "byName"
        from issues.evidence e
        join issues.issue i on i.id = e.issue_id
        left join councils.participant p on p.id = e.by_participant
       where i.council_no = ${councilNo}::smallint and e.withdrawn_at is null
       order by e.on_day, e.id`,
  )
}

/** The course of every issue of a council, oldest step first. */
export function coursesIn(db: Db, councilNo: number): Promise<readonly (IssueStep & { readonly ofIssue: IssueId })[]> {
  return rowsOf(
    db,
    sql<IssueStep & { ofIssue: IssueId }>`
      select a.id, a.issue_id as "ofIssue", a.kind, a.words, a.body, a.at, coalesce(s.name, '') as "byName"
        from issues.issue_act a
        join issues.issue i on i.id = a.issue_id
        left join staff.staff s on s.id = a.by_staff
       where i.council_no = ${councilNo}::smallint order by a.issue_id, a.seq`,
  )
}

/** The wordings for others of the issues of a council. */
export function wordingsIn(
  db: Db,
  councilNo: number,
): Promise<readonly (Omit<SharedText, 'isProposedByMe'> & { readonly ofIssue: IssueId })[]> {
  return rowsOf(
    db,
    sql<Omit<SharedText, 'isProposedByMe'> & { ofIssue: IssueId }>`
      select s.issue_id as "ofIssue", s.wanted, s.title, s.words, s.changed_for as "changedFor", s.text_version as "textVersion",
             s.checked_at as "checkedAt", s.withdrawn_at as "withdrawnAt"
        from issues.shared s where s.council_no = ${councilNo}::smallint`,
  )
}
