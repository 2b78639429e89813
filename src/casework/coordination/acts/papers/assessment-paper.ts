import type { Act } from '../../../../platform/act.ts'
import type { Family, Person } from '../../../people/index.ts'
import { familyOf, findPersons } from '../../../people/index.ts'
import type { Drawn } from '../../domain/assessment/connection.ts'
import { drawnConnections } from '../../domain/assessment/connection.ts'
import type { NamedAssessment } from '../../domain/assessment/content.ts'
import { coveredIn, withoutSensitive } from '../../domain/assessment/content.ts'
import type { Issue } from '../../domain/assessment/issue.ts'
import type { WrittenLine } from '../../domain/assessment/line.ts'
import type { QuestionKey } from '../../domain/assessment/questions.ts'
import type { CaseHead, CaseId } from '../../domain/case/case.ts'
import type { Sheet } from '../../domain/papers/sheet.ts'
import { findAssessment } from '../../store/assessment/assessments.ts'
import { listConnections } from '../../store/assessment/connections.ts'
import { listIssues } from '../../store/assessment/issues.ts'
import { listLines } from '../../store/assessment/lines.ts'
import { shownIn } from '../case/look-at-case.ts'
import { onPaperInCase } from './in-case.ts'
import type { Leaving, Left } from './leave-on-paper.ts'
import { leaveOnPaper } from './leave-on-paper.ts'

/** What インテーク・アセスメントシート is filled from. `covered`: sensitive answers that stay off this paper. */
export type AssessmentFacts = {
  readonly head: CaseHead
  readonly persons: readonly Person[]
  readonly assessment: NamedAssessment
  readonly covered: readonly QuestionKey[]
  readonly issues: readonly Issue[]
  readonly family: Family | undefined
  readonly connections: readonly Drawn[]
  readonly lines: readonly WrittenLine[]
}

export type AssessmentPaper = Left & { readonly facts: AssessmentFacts }

/**
 * The newest assessment on paper. Sensitive answers come along only where a purpose was stated, as on the screen.
 * @returns undefined where there is no such case to the reader, or no assessment yet
 */
export function takeAssessmentPaper(
  act: Act,
  id: CaseId,
  leaving: Leaving,
  layOut: (facts: AssessmentFacts) => Sheet,
): Promise<AssessmentPaper | undefined> {
  return onPaperInCase(act, id, leaving.write ? 'paper.export' : 'paper.print', async (tx, head) => {
    const found = await findAssessment(tx.db, id, null)
    if (found === undefined) return undefined
    const isOpen = leaving.purpose !== undefined
    const ids = head.people.map(person => person.personId)
    const { householdId } = head.supportCase
    const family = householdId === null ? undefined : await familyOf(tx.db, householdId)
    const facts: AssessmentFacts = {
      head,
      persons: await findPersons(tx.db, ids),
      assessment: isOpen ? found : { ...found, content: withoutSensitive(found.content) },
      covered: isOpen ? [] : coveredIn(found.content),
      issues: await listIssues(tx.db, id),
      family,
      connections: drawnConnections(await listConnections(tx.db, id), head.team),
      lines: await listLines(tx.db, id),
    }
    const shown = [...shownIn(head), found.id, ...facts.issues.map(issue => issue.id), ...(family?.members.map(one => one.personId) ?? [])]
    const paper = { sheets: [layOut(facts)], rows: 1, subjectType: 'case', subjectIds: shown, people: ids } as const
    return { ...(await leaveOnPaper(tx, paper, leaving)), facts }
  })
}
