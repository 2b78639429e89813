import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { Issue, IssueId, SharedText } from '../domain/issue.ts'

/** The wording for others of an issue, as far as the reader may read it. */
export function findShared(db: Db, id: IssueId): Promise<SharedText | undefined> {
  return firstOf(
    db,
    sql<SharedText>`
      select wanted, title, words, changed_for as "changedFor", text_version as "textVersion", proposed_by = platform.reader_id() as "isProposedByMe",
             checked_at as "checkedAt", withdrawn_at as "withdrawnAt"
        from issues.shared where issue_id = ${id}`,
  )
}

/** Proposes a wording; one that stood before is read by nobody outside until this one is checked. */
export async function proposeShared(
  db: Db,
  issue: Issue,
  text: { readonly wanted: 'liaison' | 'public'; readonly title: string; readonly words: string; readonly changedFor: string },
): Promise<void> {
  await sql`
    insert into issues.shared (issue_id, council_no, wanted, title, words, level, themes, state, moved_at, changed_for, proposed_by)
    values (${issue.id}, ${issue.councilNo}, ${text.wanted}, ${text.title}, ${text.words}, ${issue.level}, ${[...issue.themes]}::text[],
            ${issue.state}, ${issue.movedAt}, ${text.changedFor}, platform.reader_id())
    on conflict (issue_id) do update
       set wanted = excluded.wanted, title = excluded.title, words = excluded.words, level = excluded.level, themes = excluded.themes,
           state = excluded.state, moved_at = excluded.moved_at, changed_for = excluded.changed_for, text_version = shared.text_version + 1, proposed_by = excluded.proposed_by,
           proposed_at = now(), checked_by = null, checked_at = null, withdrawn_at = null`.execute(db)
}

/** Checks a proposed wording; false when there is none, or when the checker is the proposer. */
export async function checkShared(db: Db, id: IssueId, textVersion: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update issues.shared set checked_by = platform.reader_id(), checked_at = now()
     where issue_id = ${id} and text_version = ${textVersion} and checked_by is null and withdrawn_at is null
       and proposed_by <> platform.reader_id()`.execute(db)
  return numAffectedRows === 1n
}

/** Withdraws a wording at once; false when there was none. */
export async function withdrawShared(db: Db, id: IssueId): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update issues.shared set withdrawn_at = now() where issue_id = ${id} and withdrawn_at is null`.execute(db)
  return numAffectedRows === 1n
}

/** A wording for others, as others read it. */
export type SharedIssue = {
  readonly id: IssueId
  readonly councilNo: number | null
  readonly councilName: string | null
  readonly title: string
  readonly words: string
  readonly level: Issue['level']
  readonly themes: readonly string[]
  readonly state: Issue['state']
  readonly movedAt: Date
  readonly changedFor: string
  readonly textVersion: number
}

/** Checked wordings that the reader may read, whatever council they come from, the one that moved last first. */
export function listShared(
  db: Db,
  filter: { readonly councilNo?: number | undefined; readonly theme?: string | undefined },
  limit: number,
): Promise<readonly SharedIssue[]> {
  return rowsOf(
    db,
    sql<SharedIssue>`
      select s.issue_id as id, s.council_no as "councilNo", c.name as "councilName", s.title, s.words, s.level, s.themes, s.state,
             s.moved_at as "movedAt", s.changed_for as "changedFor", s.text_version as "textVersion"
        from issues.shared s left join directory.council c on c.no = s.council_no
       where s.checked_at is not null and s.withdrawn_at is null
         and (${filter.councilNo ?? null}::smallint is null or s.council_no = ${filter.councilNo ?? null})
         and (${filter.theme ?? null}::text is null or ${filter.theme ?? null} = any (s.themes))
       order by s.moved_at desc, s.issue_id desc limit ${limit}`,
  )
}
