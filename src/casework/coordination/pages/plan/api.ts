import type { z } from 'zod'
import type { ApiRoute } from '../../../../platform/http/api.ts'
import { apiRoute, LIST_QUERY, listOf, versionAsked } from '../../../../platform/http/api.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { amendPlan } from '../../acts/plan/amend-plan.ts'
import { decidePlan } from '../../acts/plan/decide-plan.ts'
import { agreeToPlan, discussPlan } from '../../acts/plan/discuss-plan.ts'
import { draftPlan, revisePlan } from '../../acts/plan/draft-plan.ts'
import { dropPlan, replan, resumePlan, reviewPlan, suspendPlan } from '../../acts/plan/review-plan.ts'
import { moveProgramme, personAgrees, startPlan } from '../../acts/plan/run-plan.ts'
import { due, keyOf, list, look, marked, one, reread, versions } from './api-answers.ts'
import { DUE_LOOK, PLAN, VERSION } from './api-shapes.ts'
import { apiTexts } from './api-texts.ts'
import {
  AGREE_BODY,
  AMEND_BODY,
  BEGIN_BODY,
  CONTENT_BODY,
  DECIDE_BODY,
  DISCUSS_BODY,
  LOOK_BODY,
  MARK_BODY,
  PERSON_AGREE_BODY,
  PROGRAMME_BODY,
  REVIEW_BODY,
  WORDS_BODY,
  writtenFrom,
} from './bodies.ts'
import { caseIdOf, planIdOf } from './plan-id.ts'
import { wishFrom } from './review-form.ts'

/** One act upon a plan: what it takes, and the plan read again afterwards. */
function act<Body>(
  path: string,
  audit: string,
  summary: string,
  body: z.ZodType<Body>,
  work: (visit: SignedVisit, body: Body) => Promise<Parameters<typeof reread>[1]>,
  refusals: readonly number[] = [409],
): ApiRoute {
  return apiRoute<Body>({
    method: 'POST',
    path: `/api/v1/plans/:id/${path}`,
    duty: 'consult',
    audit,
    summary,
    body,
    answer: PLAN,
    refusals,
    handler: async (visit, sent) => reread(visit, await work(visit, sent)),
  })
}

/** The plans' part of /api/v1: the same acts and the same rules as the pages. */
export const planApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/plans/monitoring-due',
    duty: 'consult',
    audit: 'plan.list-due',
    summary: apiTexts.due,
    query: LIST_QUERY,
    answer: listOf(DUE_LOOK),
    handler: due,
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/cases/:id/plans',
    duty: 'consult',
    audit: 'plan.list',
    summary: apiTexts.list,
    answer: listOf(PLAN),
    handler: list,
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/cases/:id/plans',
    duty: 'consult',
    audit: 'plan.draft',
    summary: apiTexts.begin,
    body: BEGIN_BODY,
    answer: PLAN,
    answerStatus: 201,
    refusals: [409],
    handler: async (visit, body) => {
      const isWritten = body.wish != null || body.direction != null || body.goals != null || body.actions != null
      const start = { kind: body.kind, template: body.template ?? null, fromPlan: body.fromPlan ?? null }
      const written = isWritten ? writtenFrom(body) : null
      return reread(visit, await draftPlan(visit.act, caseIdOf(visit), { ...start, written }, keyOf(visit, body)), 201)
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/plans/:id',
    duty: 'consult',
    audit: 'plan.read',
    summary: apiTexts.one,
    answer: PLAN,
    handler: visit => one(visit, planIdOf(visit)),
  }),
  apiRoute({
    method: 'PATCH',
    path: '/api/v1/plans/:id',
    duty: 'consult',
    audit: 'plan.revise',
    summary: apiTexts.revise,
    body: CONTENT_BODY,
    answer: PLAN,
    refusals: [409],
    handler: async (visit, body) =>
      reread(visit, await revisePlan(visit.act, planIdOf(visit), versionAsked(visit), writtenFrom(body), keyOf(visit, body))),
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/plans/:id/versions',
    duty: 'consult',
    audit: 'plan.read',
    summary: apiTexts.versions,
    answer: listOf(VERSION),
    handler: versions,
  }),
  act('agree', 'plan.agree', apiTexts.agree, AGREE_BODY, (visit, body) =>
    agreeToPlan(visit.act, planIdOf(visit), { ...body, words: body.words ?? null }, keyOf(visit, body)),
  ),
  act('person-agree', 'plan.person-agree', apiTexts.personAgree, PERSON_AGREE_BODY, (visit, body) =>
    personAgrees(visit.act, planIdOf(visit), { ...body, words: body.words ?? null }, keyOf(visit, body)),
  ),
  act('discuss', 'plan.discuss', apiTexts.discuss, DISCUSS_BODY, (visit, body) => {
    const agreements = (body.agreements ?? []).map(said => ({ ...said, words: said.words ?? null }))
    const found = { on: body.on ?? visit.act.today, adequacy: body.adequacy, words: body.words ?? null, members: body.members ?? null }
    return discussPlan(visit.act, planIdOf(visit), versionAsked(visit), { ...found, agreements }, keyOf(visit, body))
  }),
  // Whoever lacks the duty is told so by the rule, not by an address that seems not to exist.
  act(
    'decide',
    'plan.decide',
    apiTexts.decide,
    DECIDE_BODY,
    (visit, body) => {
      const wish = { on: body.on ?? visit.act.today, no: body.no, words: body.words ?? null }
      return decidePlan(visit.act, planIdOf(visit), versionAsked(visit), wish, keyOf(visit, body))
    },
    [403, 409],
  ),
  act('start', 'plan.start', apiTexts.start, WORDS_BODY, (visit, body) =>
    startPlan(visit.act, planIdOf(visit), visit.act.today, keyOf(visit, body)),
  ),
  act('actions/:actionId/mark', 'plan.mark', apiTexts.mark, MARK_BODY, marked),
  act('actions/:actionId/monitor', 'plan.monitor', apiTexts.monitor, LOOK_BODY, look),
  act('programmes', 'plan.move-programme', apiTexts.programme, PROGRAMME_BODY, (visit, body) =>
    moveProgramme(visit.act, planIdOf(visit), { ...body, note: body.note ?? null }, keyOf(visit, body)),
  ),
  act('amend', 'plan.amend', apiTexts.amend, AMEND_BODY, (visit, body) => {
    const wish = { written: writtenFrom(body), reason: body.reason }
    return amendPlan(visit.act, planIdOf(visit), versionAsked(visit), wish, keyOf(visit, body))
  }),
  act('review', 'plan.review', apiTexts.review, REVIEW_BODY, (visit, body) => {
    const wish = wishFrom(body, visit.act.today)
    return reviewPlan(visit.act, visit.house.codes, planIdOf(visit), versionAsked(visit), wish, keyOf(visit, body))
  }),
  act('suspend', 'plan.suspend', apiTexts.suspend, WORDS_BODY, (visit, body) =>
    suspendPlan(visit.act, planIdOf(visit), body.words ?? '', keyOf(visit, body)),
  ),
  act('resume', 'plan.resume', apiTexts.resume, WORDS_BODY, (visit, body) =>
    resumePlan(visit.act, planIdOf(visit), body.words ?? null, keyOf(visit, body)),
  ),
  act('replan', 'plan.replan', apiTexts.replan, WORDS_BODY, (visit, body) =>
    replan(visit.act, planIdOf(visit), body.words ?? null, keyOf(visit, body)),
  ),
  act('drop', 'plan.drop', apiTexts.drop, WORDS_BODY, (visit, body) =>
    dropPlan(visit.act, planIdOf(visit), body.words ?? '', keyOf(visit, body)),
  ),
]
