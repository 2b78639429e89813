import type { Db } from '../../../platform/database.ts'
import type { Issue, IssueId, IssueStep, SharedText } from '../domain/issue.ts'
import { listIssues } from '../store/issues.ts'
import type { KeptEvidence } from '../store/whole-council.ts'
import { coursesIn, evidenceIn, wordingsIn } from '../store/whole-council.ts'

/** An issue with all that belongs to it. */
export type WholeIssue = {
  readonly issue: Issue
  readonly evidence: readonly KeptEvidence[]
  readonly course: readonly IssueStep[]
  readonly shared: Omit<SharedText, 'isProposedByMe'> | undefined
}

const PAGE = 500

/** Every issue of a council that the reader may read, for the export, which audits; the one that moved last first. */
export async function wholeIssues(db: Db, councilNo: number): Promise<readonly WholeIssue[]> {
  const issues = await everyIssue(db, councilNo)
  const [evidence, courses] = [await evidenceIn(db, councilNo), await coursesIn(db, councilNo)]
  const wordings = new Map((await wordingsIn(db, councilNo)).map(one => [one.ofIssue, one]))
  return issues.map(issue => ({
    issue,
    evidence: evidence.filter(({ ofIssue }) => ofIssue === issue.id),
    course: courses.filter(({ ofIssue }) => ofIssue === issue.id),
    shared: wordings.get(issue.id),
  }))
}

async function everyIssue(db: Db, councilNo: number): Promise<readonly Issue[]> {
  const all: Issue[] = []
  for (let after: IssueId | undefined; ; after = all.at(-1)?.id) {
    const found = await listIssues(db, { councilNo }, { limit: PAGE, after })
    all.push(...found.slice(0, PAGE))
    if (found.length <= PAGE) return all
  }
}
