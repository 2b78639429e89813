import { z } from 'zod'
import { dayOfInstant } from '../../../kernel/day.ts'
import { readId } from '../../../kernel/id.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { json } from '../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../platform/http/api.ts'
import { apiRoute, idempotencyKey, LIST_QUERY, listOf, versionAsked } from '../../../platform/http/api.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { moveIssue } from '../acts/move-issue.ts'
import { raiseIssue } from '../acts/raise-issue.ts'
import { readIssue, readIssues } from '../acts/read-issues.ts'
import { tellEvidence } from '../acts/tell-evidence.ts'
import type { Issue, IssueId } from '../domain/issue.ts'
import { ISSUE_STATES, LEVELS, ORIGINS } from '../domain/issue.ts'
import { MOVE_BODY, RAISE_BODY, TELL_BODY } from './bodies.ts'
import { moveOf } from './issue-verbs.ts'
import { issueFilterAsked } from './list-page.tsx'
import { apiTexts } from './texts.ts'

const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const
const QUERY = LIST_QUERY.extend({
  council: z.string().max(3).optional(),
  theme: z.string().max(40).optional(),
  state: z.string().max(20).optional(),
})
const ROW = z.object({
  id: z.string(),
  councilNo: z.number().int().nullable(),
  title: z.string(),
  themes: z.array(z.string()),
  level: z.enum(LEVELS),
  state: z.enum(ISSUE_STATES),
  movedOn: z.string(),
  version: z.number().int(),
})
const ISSUE = ROW.extend({
  words: z.string(),
  origin: z.enum(ORIGINS),
  passedOnTo: z.string(),
  changedFor: z.string(),
  mergedInto: z.string().nullable(),
  voices: z.array(z.object({ id: z.string(), kind: z.string(), words: z.string(), on: z.string(), howMany: z.number().nullable() })),
  course: z.array(z.object({ id: z.string(), kind: z.string(), words: z.string(), at: z.string() })),
})
const ROWS = 50

/** The community issues' part of /api/v1: the same acts and the same rules as the pages. */
export const issueApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/community-issues',
    duty,
    audit: 'issue.list',
    summary: apiTexts.list,
    query: QUERY,
    answer: listOf(ROW),
    handler: list,
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/community-issues/:id',
    duty,
    audit: 'issue.read',
    summary: apiTexts.one,
    answer: ISSUE,
    handler: visit => resource(visit, idOf(visit)),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/community-issues',
    duty,
    audit: 'issue.raise',
    summary: apiTexts.raise,
    body: RAISE_BODY,
    answer: ISSUE,
    answerStatus: 201,
    handler: raise,
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/community-issues/:id/move',
    duty,
    audit: 'issue.move',
    summary: apiTexts.move,
    body: MOVE_BODY,
    answer: ISSUE,
    refusals: [403, 409],
    handler: async (visit, body) => {
      const move = moveOf(body)
      const done = await moveIssue(visit.act, idOf(visit), move, { version: versionAsked(visit), once: onceOf(visit, body) })
      return done.ok ? resource(visit, idOf(visit)) : problem(done.refusal)
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/community-issues/:id/voices',
    duty,
    audit: 'issue.tell',
    summary: apiTexts.tell,
    body: TELL_BODY,
    answer: ISSUE,
    answerStatus: 201,
    refusals: [403],
    handler: async (visit, body) => {
      const told = { ...body, howMany: body.howMany ?? null, byParticipant: body.byParticipant ?? null }
      const done = await tellEvidence(visit.act, idOf(visit), told, onceOf(visit, body))
      return done.ok ? resource(visit, idOf(visit), 201) : problem(done.refusal)
    },
  }),
]

async function list(visit: SignedVisit): Promise<Answer> {
  const limit = Number(visit.query.get('limit') || ROWS)
  const after = readId<'issue'>(visit.query.get('cursor') || undefined)
  const { rows, next } = await readIssues(visit.act, issueFilterAsked(visit), { limit, after })
  return json({ items: rows.map(rowOf), nextCursor: next ?? null })
}

async function raise(visit: SignedVisit, body: z.output<typeof RAISE_BODY>): Promise<Answer> {
  const told = {
    councilNo: body.councilNo,
    bodyId: null,
    title: body.title,
    words: body.words ?? '',
    origin: visit.signedIn.reader.duties.has('outreach') ? 'coordinator' : 'resident',
    level: 'council',
    themes: body.themes,
    byParticipant: body.byParticipant ?? null,
  } as const
  const done = await raiseIssue(visit.act, told, onceOf(visit, body))
  return done.ok ? resource(visit, done.value, 201) : problem(done.refusal)
}

async function resource(visit: SignedVisit, id: IssueId, status = 200): Promise<Answer> {
  const whole = await readIssue(visit.act, id, async () => [])
  if (whole === undefined) return problem(refusal('absent'))
  const { issue } = whole
  return json(
    {
      ...rowOf(issue),
      words: issue.words,
      origin: issue.origin,
      passedOnTo: issue.passedOnTo,
      changedFor: issue.changedFor,
      mergedInto: issue.mergedInto,
      voices: whole.evidence.map(({ id: voice, kind, words, on, howMany }) => ({ id: voice, kind, words, on, howMany })),
      course: whole.course.map(step => ({ id: step.id, kind: step.kind, words: step.words, at: step.at.toISOString() })),
    },
    status,
  )
}

function rowOf({ id, councilNo, title, themes, level, state, movedAt, version }: Issue) {
  return { id, councilNo, title, themes, level, state, movedOn: dayOfInstant(movedAt), version }
}

function idOf(visit: SignedVisit): IssueId {
  return visit.params['id'] as IssueId
}

function onceOf(visit: SignedVisit, body: unknown): Once {
  return { key: idempotencyKey(visit), body: [visit.path, body] }
}
