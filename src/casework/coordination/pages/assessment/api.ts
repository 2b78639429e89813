import type { z } from 'zod'
import { readId } from '../../../../kernel/id.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { json } from '../../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../../platform/http/api.ts'
import { apiRoute, idempotencyKey, versionAsked } from '../../../../platform/http/api.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { readChronology } from '../../acts/assessment/chronology.ts'
import { addIssue, changeIssue, readIssue, readIssues } from '../../acts/assessment/issues.ts'
import { readAssessment, readOverview } from '../../acts/assessment/read-assessments.ts'
import { saveAssessment } from '../../acts/assessment/save-assessment.ts'
import type { IssueId } from '../../domain/assessment/issue.ts'
import {
  ASSESSMENT_ANSWER,
  ASSESSMENTS_ANSWER,
  assessmentAnswer,
  CHRONOLOGY_ANSWER,
  chronologyAnswer,
  ISSUE_ANSWER,
  ISSUES_ANSWER,
  issueAnswer,
} from './api-shapes.ts'
import { ASSESSMENT_BODY } from './bodies.ts'
import { eventInWords } from './chronology-words.ts'
import { ISSUE_BODY, ISSUE_CHANGES, issueChangesFrom, issueFrom } from './issue-form.tsx'
import { readAssessmentSent } from './new-assessment-page.tsx'
import { caseIdOf } from './sent.ts'

const duty = 'consult'

/** The rows of /api/v1 about assessments, issues and the years of a family. */
export const assessmentApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/cases/:id/assessments',
    duty,
    audit: 'assessment.read',
    summary: '最新のアセスメントと、これまでの版（配慮が必要な答えは伏せる）',
    answer: ASSESSMENTS_ANSWER,
    handler: giveAssessments,
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/cases/:id/assessments',
    duty,
    audit: 'assessment.save',
    summary: 'アセスメントの新しい版を保存する（If-Match は元にした版）',
    body: ASSESSMENT_BODY,
    answer: ASSESSMENT_ANSWER,
    answerStatus: 201,
    refusals: [409],
    handler: takeAssessment,
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/cases/:id/issues',
    duty,
    audit: 'issue.list',
    summary: '世帯と本人の課題',
    answer: ISSUES_ANSWER,
    handler: giveIssues,
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/cases/:id/issues',
    duty,
    audit: 'issue.add',
    summary: '課題を書き加える',
    body: ISSUE_BODY,
    answer: ISSUE_ANSWER,
    answerStatus: 201,
    handler: takeIssue,
  }),
  apiRoute({
    method: 'PATCH',
    path: '/api/v1/cases/:id/issues/:issue',
    duty,
    audit: 'issue.change',
    summary: '課題を直す、和らげる、終える',
    body: ISSUE_CHANGES,
    answer: ISSUE_ANSWER,
    refusals: [409],
    handler: takeIssueChange,
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/cases/:id/chronology',
    duty,
    audit: 'chronology.read',
    summary: '家族年表',
    answer: CHRONOLOGY_ANSWER,
    handler: giveChronology,
  }),
]

async function giveAssessments(visit: SignedVisit): Promise<Answer> {
  const view = await readOverview(visit.act, caseIdOf(visit))
  if (view === undefined) return problem(refusal('absent'))
  const { latest, versions } = view
  return json({
    latest: latest ? assessmentAnswer(latest.assessment, latest.covered) : null,
    versions: versions.map(({ version, madeOn, madeByName, agencyName }) => ({ version, madeOn, madeByName, agencyName })),
  })
}

async function takeAssessment(visit: SignedVisit): Promise<Answer> {
  const caseId = caseIdOf(visit)
  const read = readAssessmentSent(visit, visit.json)
  if (!read.ok) return problem(read.refusal)
  const saved = await saveAssessment(visit.act, { caseId, basedOn: versionAsked(visit), ...read.value }, onceOf(visit))
  if (!saved.ok) return problem(saved.refusal)
  const shown = await readAssessment(visit.act, caseId, null)
  if (shown === undefined) return problem(refusal('absent'))
  return json(assessmentAnswer(shown.assessment, shown.covered), 201, { etag: `"${shown.assessment.version}"` })
}

async function giveIssues(visit: SignedVisit): Promise<Answer> {
  const view = await readIssues(visit.act, caseIdOf(visit))
  return view === undefined ? problem(refusal('absent')) : json({ items: view.issues.map(issueAnswer), nextCursor: null })
}

async function takeIssue(visit: SignedVisit, body: z.output<typeof ISSUE_BODY>): Promise<Answer> {
  const added = await addIssue(visit.act, caseIdOf(visit), issueFrom(body), onceOf(visit))
  return added.ok ? giveIssue(visit, added.value, 201) : problem(added.refusal)
}

async function takeIssueChange(visit: SignedVisit, body: z.output<typeof ISSUE_CHANGES>): Promise<Answer> {
  const issueId = readId<'issue'>(visit.params['issue'])
  if (issueId === undefined) return problem(refusal('absent'))
  const change = { caseId: caseIdOf(visit), issueId, version: versionAsked(visit), changes: issueChangesFrom(body) }
  const changed = await changeIssue(visit.act, change, onceOf(visit))
  return changed.ok ? giveIssue(visit, changed.value, 200) : problem(changed.refusal)
}

async function giveIssue(visit: SignedVisit, id: IssueId, status: number): Promise<Answer> {
  const view = await readIssue(visit.act, caseIdOf(visit), id)
  if (view === undefined) return problem(refusal('absent'))
  return json(issueAnswer(view.issue), status, { etag: `"${view.issue.version}"` })
}

async function giveChronology(visit: SignedVisit): Promise<Answer> {
  const view = await readChronology(visit.act, caseIdOf(visit))
  return view === undefined ? problem(refusal('absent')) : json(chronologyAnswer(view, event => eventInWords(visit, event)))
}

function onceOf(visit: SignedVisit) {
  return { key: idempotencyKey(visit), body: { path: visit.path, body: visit.json } }
}
