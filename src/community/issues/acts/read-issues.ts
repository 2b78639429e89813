import type { Act } from '../../../platform/act.ts'
import type { Db } from '../../../platform/database.ts'
import { mayKeep, mayRead, neighbourOf } from '../../councils/index.ts'
import type { LinkShower, ShownLink, TitleTeller } from '../../links/index.ts'
import type { Evidence, Issue, IssueId, IssueStep, SharedText } from '../domain/issue.ts'
import { OPEN_STATES } from '../domain/move-issue.ts'
import { evidenceOf } from '../store/evidence.ts'
import type { IssueFilter } from '../store/issues.ts'
import { courseOf, findIssue, issuesWithIds, listIssues } from '../store/issues.ts'
import type { SharedIssue } from '../store/wordings.ts'
import { findShared, listShared } from '../store/wordings.ts'

export type { IssueFilter }

/** One page of issues. */
export type IssuePage = { readonly rows: readonly Issue[]; readonly next: IssueId | undefined }

/** Issues the reader may read, narrowed as asked, with the wordings other councils share. */
export function readIssues(
  act: Act,
  filter: IssueFilter,
  place: { readonly limit: number; readonly after?: IssueId | undefined },
): Promise<IssuePage> {
  return act.transaction(async tx => {
    const found = await listIssues(tx.db, filter, place)
    const rows = found.slice(0, place.limit)
    await tx.audit({ action: 'issue.list', subjectType: 'issue', subjectIds: rows.map(({ id }) => id) })
    return { rows, next: found.length > place.limit ? rows.at(-1)?.id : undefined }
  })
}

/** Checked wordings of all councils, for the liaison and for the city. */
export function readSharedIssues(
  act: Act,
  filter: { readonly councilNo?: number | undefined; readonly theme?: string | undefined },
): Promise<readonly SharedIssue[]> {
  return act.transaction(async tx => {
    const rows = await listShared(tx.db, filter, MOST_SHARED)
    await tx.audit({ action: 'issue.list-shared', subjectType: 'issue', subjectIds: rows.map(({ id }) => id) })
    return rows
  })
}

/** Everything one page about an issue shows. */
export type IssueWhole = {
  readonly issue: Issue
  readonly course: readonly IssueStep[]
  readonly evidence: readonly Evidence[]
  readonly shared: SharedText | undefined
  readonly links: readonly ShownLink[]
  readonly isKeeper: boolean
  readonly isTeller: boolean
  readonly isCoordinator: boolean
  /** Other open issues of the same council, into which a keeper may merge this one. */
  readonly others: readonly Issue[]
  readonly mergedFrom: readonly Issue[]
}

const MOST_OTHERS = 100
const MOST_SHARED = 100

/** One issue with its course, voices and links; nothing where the reader may not read it. */
export function readIssue(act: Act, id: IssueId, linksOf: LinkShower): Promise<IssueWhole | undefined> {
  return act.transaction(async tx => {
    const issue = await findIssue(tx.db, id)
    await tx.audit({ action: 'issue.read', subjectType: 'issue', subjectIds: [id], outcome: issue ? 'done' : 'absent' })
    if (issue === undefined) return undefined
    const reader = await neighbourOf(tx.db)
    const course = await courseOf(tx.db, id)
    const merged = course.flatMap(({ kind, body }) => (kind === 'took_in' && body['from'] ? [body['from']] : []))
    const isKeeper = mayKeep(issue.councilNo, reader)
    const open = { councilNo: issue.councilNo ?? undefined, states: OPEN_STATES }
    return {
      issue,
      course,
      evidence: await evidenceOf(tx.db, id),
      shared: await findShared(tx.db, id),
      links: await linksOf(tx.db, { kind: 'issue', id }),
      isKeeper,
      isCoordinator: reader.isCoordinator,
      others: (isKeeper ? await listIssues(tx.db, open, { limit: MOST_OTHERS }) : []).filter(other => other.id !== id),
      isTeller: mayRead('council', issue.councilNo, reader),
      mergedFrom: (await issuesWithIds(tx.db, merged)).filter(one => one.mergedInto === id),
    }
  })
}

/** Titles of issues for lists of links: those the reader may read. */
export const issueTitles: TitleTeller = async (db: Db, ids: readonly string[]) => {
  const found = await issuesWithIds(db, ids)
  return new Map(found.map(({ id, title, state }) => [id, { title, href: `/community-issues/${id}` as const, state }]))
}
