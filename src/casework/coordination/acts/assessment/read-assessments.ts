import type { Act } from '../../../../platform/act.ts'
import type { CarerFlag, Family } from '../../../people/index.ts'
import { familyOf } from '../../../people/index.ts'
import type { Drawn } from '../../domain/assessment/connection.ts'
import { drawnConnections } from '../../domain/assessment/connection.ts'
import type { AssessmentLine, NamedAssessment } from '../../domain/assessment/content.ts'
import { coveredIn, withoutSensitive } from '../../domain/assessment/content.ts'
import type { Difference } from '../../domain/assessment/difference.ts'
import { differencesOf } from '../../domain/assessment/difference.ts'
import type { Issue } from '../../domain/assessment/issue.ts'
import type { WrittenLine } from '../../domain/assessment/line.ts'
import type { QuestionKey } from '../../domain/assessment/questions.ts'
import type { CaseHead, CaseId } from '../../domain/case/case.ts'
import { findAssessment, listAssessments } from '../../store/assessment/assessments.ts'
import { listConnections } from '../../store/assessment/connections.ts'
import { listIssues } from '../../store/assessment/issues.ts'
import { listLines } from '../../store/assessment/lines.ts'
import { flagsNow } from './carer-tasks.ts'
import { readInCase } from './in-case.ts'

/** A version whose sensitive answers are covered; `covered` names those that say something. */
export type CoveredAssessment = { readonly assessment: NamedAssessment; readonly covered: readonly QuestionKey[] }

/** Everything the first page of the assessment shows. */
export type Overview = {
  readonly head: CaseHead
  readonly issues: readonly Issue[]
  readonly latest: CoveredAssessment | undefined
  readonly versions: readonly AssessmentLine[]
  readonly family: Family | undefined
  readonly flags: readonly CarerFlag[]
  readonly connections: readonly Drawn[]
  readonly lines: readonly WrittenLine[]
}

/** Issues, newest version, drawings and years of a case. The sensitive answers never leave this function. */
export function readOverview(act: Act, id: CaseId): Promise<Overview | undefined> {
  return readInCase(act, id, 'assessment.read', async (db, head) => {
    const issues = await listIssues(db, id)
    const versions = await listAssessments(db, id)
    const found = await findAssessment(db, id, null)
    const { householdId } = head.supportCase
    const family = householdId === null ? undefined : await familyOf(db, householdId)
    const connections = drawnConnections(await listConnections(db, id), head.team)
    const lines = await listLines(db, id)
    const latest = found && coveredOf(found)
    const value = { issues, latest, versions, family, flags: family ? flagsNow(act, family) : [], connections, lines }
    return { value, ids: [...issues.map(issue => issue.id), ...(found ? [found.id] : []), ...shownOf(family)] }
  })
}

/** One version with its sensitive answers covered. */
export function readAssessment(
  act: Act,
  id: CaseId,
  version: number | null,
): Promise<(CoveredAssessment & { readonly head: CaseHead }) | undefined> {
  return readInCase(act, id, 'assessment.read', async db => {
    const found = await findAssessment(db, id, version)
    return found && { value: coveredOf(found), ids: [found.id] }
  })
}

/** One version with everything open, because somebody said why. It is an action of its own in the audit, with the reason. */
export function openAssessment(
  act: Act,
  id: CaseId,
  version: number,
  why: string,
): Promise<(CoveredAssessment & { readonly head: CaseHead }) | undefined> {
  return readInCase(act, id, 'assessment.open', async db => {
    const found = await findAssessment(db, id, version)
    return found && { value: { assessment: found, covered: [] }, ids: [found.id], purpose: why }
  })
}

/** The newest version to be copied into a form, sensitive answers included: writing on needs them, and it is written down as such. */
export function beginAssessment(
  act: Act,
  id: CaseId,
): Promise<{ readonly head: CaseHead; readonly last: NamedAssessment | undefined } | undefined> {
  return readInCase(act, id, 'assessment.begin', async (db, head) => {
    if (head.glassUntil !== null) return undefined
    const last = await findAssessment(db, id, null)
    return { value: { last }, ids: last ? [last.id] : [] }
  })
}

/** Two versions and what differs between them. */
export type Comparison = {
  readonly head: CaseHead
  readonly before: NamedAssessment
  readonly after: NamedAssessment
  readonly versions: readonly AssessmentLine[]
  readonly differences: readonly Difference[]
}

/** What changed from one version to another. */
export function compareAssessments(act: Act, id: CaseId, from: number, to: number): Promise<Comparison | undefined> {
  return readInCase(act, id, 'assessment.compare', async db => {
    const before = await findAssessment(db, id, from)
    const after = await findAssessment(db, id, to)
    if (before === undefined || after === undefined) return undefined
    const versions = await listAssessments(db, id)
    const differences = differencesOf(before.content, after.content)
    return { value: { before, after, versions, differences }, ids: [before.id, after.id] }
  })
}

function coveredOf(found: NamedAssessment): CoveredAssessment {
  return { assessment: { ...found, content: withoutSensitive(found.content) }, covered: coveredIn(found.content) }
}

/** Everybody of a household whose name a page shows. */
function shownOf(family: Family | undefined): readonly string[] {
  return family ? [family.householdId, ...family.members.map(member => member.personId)] : []
}
