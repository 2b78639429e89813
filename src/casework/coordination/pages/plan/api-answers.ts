import type { z } from 'zod'
import { readId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no } from '../../../../kernel/result.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { json } from '../../../../platform/http/answer.ts'
import { idempotencyKey } from '../../../../platform/http/api.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { readDueLooks, readPlan, readPlansOfCase } from '../../acts/plan/read-plans.ts'
import { markAction, monitorAction } from '../../acts/plan/run-plan.ts'
import type { PlanId } from '../../domain/case/case.ts'
import { planResource } from './api-shapes.ts'
import type { LOOK_BODY, MARK_BODY } from './bodies.ts'
import { caseIdOf, planIdOf } from './plan-id.ts'

const ROWS = 50

/** The plans of a case. */
export async function list(visit: SignedVisit): Promise<Answer> {
  const view = await readPlansOfCase(visit.act, caseIdOf(visit))
  if (view === undefined) return problem(refusal('absent'))
  return json({ items: view.plans.map(named => planResource(named, view, visit.act.reader)), nextCursor: null })
}

/** One plan, with its version as the ETag. */
export async function one(visit: SignedVisit, id: PlanId, status = 200): Promise<Answer> {
  const view = await readPlan(visit.act, id)
  if (view === undefined) return problem(refusal('absent'))
  return json(planResource(view, view, visit.act.reader), status, { etag: `"${view.plan.version}"` })
}

/** The plan after an act, read again under present sight; a replayed key gives no more than that. */
export async function reread(visit: SignedVisit, done: Result<PlanId, Refusal>, status = 200): Promise<Answer> {
  return done.ok ? one(visit, done.value, status) : problem(done.refusal)
}

/** The frozen versions of a plan. */
export async function versions(visit: SignedVisit): Promise<Answer> {
  const view = await readPlan(visit.act, planIdOf(visit))
  return view === undefined ? problem(refusal('absent')) : json({ items: view.versions, nextCursor: null })
}

/** The looks the reader's agency owes. */
export async function due(visit: SignedVisit): Promise<Answer> {
  const limit = Number(visit.query.get('limit') || ROWS)
  const { rows, next } = await readDueLooks(visit.act, { limit, after: readId<'monitoring'>(visit.query.get('cursor')) })
  return json({ items: rows, nextCursor: next ?? null })
}

/** What the owners say about an action. */
export async function marked(visit: SignedVisit, body: z.infer<typeof MARK_BODY>): Promise<Result<PlanId, Refusal>> {
  const actionId = readId<'support_action'>(visit.params['actionId'])
  if (actionId === undefined) return no(refusal('absent'))
  const wish = { actionId, mark: body.mark, on: body.on ?? visit.act.today, words: body.words ?? null }
  return markAction(visit.act, planIdOf(visit), wish, keyOf(visit, body))
}

/** One look at an action. */
export async function look(visit: SignedVisit, body: z.infer<typeof LOOK_BODY>): Promise<Result<PlanId, Refusal>> {
  const actionId = readId<'support_action'>(visit.params['actionId'])
  if (actionId === undefined) return no(refusal('absent'))
  const said = { words: body.words ?? null, reason: body.reason ?? null, nextOn: body.nextOn ?? null }
  const wish = { actionId, result: body.result, on: body.on ?? visit.act.today, ...said }
  return monitorAction(visit.act, planIdOf(visit), wish, keyOf(visit, body))
}

/** The address belongs to what the key stands for: the same key on another plan is another wish. */
export function keyOf(visit: SignedVisit, body: unknown): Once {
  return { key: idempotencyKey(visit), body: { path: visit.path, body } }
}
