import { sql } from 'kysely'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { Issue, IssueId, IssueState, IssueStep, Level, Origin } from '../domain/issue.ts'

const COLUMNS = sql`
  i.id, i.council_no as "councilNo", c.name as "councilName", i.body_id as "bodyId", i.title, i.words, i.origin, i.level, i.themes, i.state,
  i.passed_on_to as "passedOnTo", i.changed_for as "changedFor", i.merged_into as "mergedInto", p.name as "byName",
  i.made_at as "madeAt", i.moved_at as "movedAt", i.version`
const FROM = sql`
  from issues.issue i
  left join directory.council c on c.no = i.council_no
  left join councils.participant p on p.id = i.by_participant`

/** What a list of issues is narrowed to. */
export type IssueFilter = {
  readonly councilNo?: number | undefined
  readonly theme?: string | undefined
  readonly states?: readonly IssueState[] | undefined
  readonly level?: Level | undefined
}

/** One issue, where the reader may read it; `lock` keeps it for the rest of the transaction. */
export function findIssue(db: Db, id: IssueId, lock = false): Promise<Issue | undefined> {
  return firstOf(db, sql<Issue>`select ${COLUMNS} ${FROM} where i.id = ${id} ${lock ? sql`for update of i` : sql``}`)
}

/** Issues the reader may read, the one that moved last first; one more than asked when there is a next page. */
export function listIssues(
  db: Db,
  filter: IssueFilter,
  place: { readonly limit: number; readonly after?: IssueId | undefined },
): Promise<readonly Issue[]> {
  return rowsOf(
    db,
    sql<Issue>`
      select ${COLUMNS} ${FROM}
       where (${filter.councilNo ?? null}::smallint is null or i.council_no = ${filter.councilNo ?? null})
         and (${filter.theme ?? null}::text is null or ${filter.theme ?? null} = any (i.themes))
         and (${filter.level ?? null}::text is null or i.level = ${filter.level ?? null})
         and (${filter.states ? [...filter.states] : null}::text[] is null or i.state = any (${filter.states ? [...filter.states] : null}::text[]))
         and (${place.after ?? null}::uuid is null or (i.moved_at, i.id) < (select a.moved_at, a.id from issues.issue a where a.id = ${place.after ?? null}))
       order by i.moved_at desc, i.id desc
       limit ${place.limit + 1}`,
  )
}

/** The issues with these ids that the reader may read. */
export function issuesWithIds(db: Db, ids: readonly string[]): Promise<readonly Issue[]> {
  return rowsOf(db, sql<Issue>`select ${COLUMNS} ${FROM} where i.id = any (${[...ids]}::uuid[])`)
}

/** What an issue begins with. */
export type IssueStart = {
  readonly councilNo: number | null
  readonly bodyId: string | null
  readonly title: string
  readonly words: string
  readonly origin: Origin
  readonly level: Level
  readonly themes: readonly string[]
  readonly byParticipant: string | null
}

/** What a told issue names that is not there: the fields of the form, none when all is well. */
export async function unknownIn(
  db: Db,
  told: { readonly councilNo: number | null; readonly byParticipant: string | null; readonly themes: readonly string[] },
): Promise<readonly ('councilNo' | 'byParticipant' | 'themes')[]> {
  const row = await firstOf(
    db,
    sql<{ councilNo: boolean; byParticipant: boolean; themes: boolean }>`
      select ${told.councilNo}::smallint is not null and not exists (select from directory.council c where c.no = ${told.councilNo}) as "councilNo",
             ${told.byParticipant}::uuid is not null
               and not exists (select from councils.participant p where p.id = ${told.byParticipant} and p.council_no is not distinct from ${told.councilNo}) as "byParticipant",
             exists (select from unnest(${[...told.themes]}::text[]) t
                      where not exists (select from platform.code c where c.list = 'community_theme' and c.code = t)) as themes`,
  )
  return (['councilNo', 'byParticipant', 'themes'] as const).filter(name => row?.[name] === true)
}

/** Writes an issue and the first step of its course. */
export async function insertIssue(db: Db, id: IssueId, start: IssueStart): Promise<void> {
  await sql`
    insert into issues.issue (id, council_no, body_id, title, words, origin, level, themes, by_participant, made_by)
    values (${id}, ${start.councilNo}, ${start.bodyId}, ${start.title}, ${start.words}, ${start.origin}, ${start.level},
            ${[...start.themes]}::text[], ${start.byParticipant}, platform.reader_id())`.execute(db)
  await appendStep(db, id, 'raised', '', {})
}

/** Writes one step of an issue's course. */
export async function appendStep(
  db: Db,
  id: IssueId,
  kind: IssueStep['kind'],
  words: string,
  body: Readonly<Record<string, string>>,
): Promise<void> {
  await sql`
    insert into issues.issue_act (id, issue_id, seq, kind, words, body)
    select ${newId()}, ${id}, 1 + coalesce(max(a.seq), 0), ${kind}, ${words}, ${JSON.stringify(body)}::jsonb
      from issues.issue_act a where a.issue_id = ${id}`.execute(db)
}

/** The course of an issue, oldest step first. */
export function courseOf(db: Db, id: IssueId): Promise<readonly IssueStep[]> {
  return rowsOf(
    db,
    sql<IssueStep>`
      select a.id, a.kind, a.words, a.body, a.at, coalesce(s.name, '') as "byName"
        from issues.issue_act a left join staff.staff s on s.id = a.by_staff
       where a.issue_id = ${id} order by a.seq`,
  )
}

/** What a keeper changes about an issue; every change is one version. */
export type IssueChange = Partial<
  Pick<Issue, 'title' | 'words' | 'level' | 'themes' | 'state' | 'passedOnTo' | 'changedFor' | 'mergedInto' | 'councilNo'>
>

/** Changes an issue, and with it the state of its wording for others. */
export async function changeIssue(db: Db, before: Issue, change: IssueChange): Promise<void> {
  const now = { ...before, ...change }
  const hasMoved = now.state !== before.state || now.level !== before.level
  await sql`
    update issues.issue
       set title = ${now.title}, words = ${now.words}, level = ${now.level}, themes = ${[...now.themes]}::text[], state = ${now.state},
           passed_on_to = ${now.passedOnTo}, changed_for = ${now.changedFor}, merged_into = ${now.mergedInto}, council_no = ${now.councilNo},
           moved_at = case when ${hasMoved} then now() else moved_at end, version = version + 1
     where id = ${before.id}`.execute(db)
  await sql`
    update issues.shared set level = ${now.level}, themes = ${[...now.themes]}::text[], state = ${now.state},
           moved_at = case when ${hasMoved} then now() else moved_at end
     where issue_id = ${before.id}`.execute(db)
}

/** How many issues of a council stand in each state, of those the reader may read. */
export function countIssues(db: Db, councilNo: number): Promise<readonly { readonly state: IssueState; readonly count: number }[]> {
  return rowsOf(
    db,
    sql<{ state: IssueState; count: number }>`
      select state, count(*)::integer as count from issues.issue where council_no = ${councilNo}::smallint group by state`,
  )
}
