import type { Db } from '../../../platform/database.ts'
import type { Subject } from '../../texts/index.ts'
import type { IssueId } from '../domain/issue.ts'
import { findIssue } from '../store/issues.ts'
import { findShared } from '../store/wordings.ts'

/** Tells of an issue with its words for others, for what they are in other languages. */
export async function issueSubject(db: Db, key: string): Promise<Subject | undefined> {
  const [issue, shared] = [await findIssue(db, key as IssueId), await findShared(db, key as IssueId)]
  if (issue === undefined) return undefined
  const { councilNo } = issue
  const wording = shared && { ...shared, kind: 'issue' as const, key, councilNo }
  return { title: issue.title, councilNo, href: `/community-issues/${key}`, wording }
}
