import { z } from 'zod'
import { readId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { json } from '../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../platform/http/api.ts'
import { apiRoute, idempotencyKey, LIST_QUERY, listOf, versionAsked } from '../../../platform/http/api.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { changeWords, moveActivity } from '../acts/change-activity.ts'
import { originAsked } from '../acts/origins.ts'
import { readActivities, readActivity } from '../acts/read-activities.ts'
import { foreseeSchedule, reschedule } from '../acts/reschedule.ts'
import { startActivity } from '../acts/start-activity.ts'
import { addDate } from '../acts/tend-dates.ts'
import { addRole } from '../acts/tend-roles.ts'
import type { ActivityId } from '../domain/activity.ts'
import { ACTIVITY, activityOf, FORESEEN, ROW, rowOf } from './api-shapes.ts'
import { CHANGE_BODY, councilNo, MOVE_BODY, ROLE_BODY, ROLE_LIST, WHEN_BODY, WORDS_SHAPE, wordsOf } from './bodies.ts'
import { dateApi } from './date-api.ts'
import { apiTexts } from './field-texts.ts'
import { activityFilterAsked } from './register-page.tsx'
import { orComplaints, SCHEDULE_SHAPE } from './schedule-body.ts'

const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const
const ROWS = 50
const QUERY = LIST_QUERY.extend({
  council: z.string().max(3).optional(),
  kind: z.string().max(20).optional(),
  theme: z.string().max(40).optional(),
  state: z.string().max(20).optional(),
  help: z.string().max(3).optional(),
})
const START_BODY = z
  .object({ ...WORDS_SHAPE, ...SCHEDULE_SHAPE, councilNo, roles: ROLE_LIST, from: z.string().max(60).default('') })
  .transform((sent, context) => ({
    words: wordsOf(sent),
    schedule: orComplaints(sent, context),
    councilNo: sent.councilNo,
    roles: sent.roles,
    from: sent.from,
  }))
const SCHEDULE_BODY = z
  .object({ ...SCHEDULE_SHAPE, isTrial: z.boolean().default(false) })
  .transform((sent, context) => ({ schedule: orComplaints(sent, context), isTrial: sent.isTrial }))

const PATH = '/api/v1/activities'

/** The activities' part of /api/v1: the same acts and the same rules as the pages. */
export const activityApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: PATH,
    duty,
    audit: 'activity.list',
    summary: apiTexts.list,
    query: QUERY,
    answer: listOf(ROW),
    handler: list,
  }),
  apiRoute({
    method: 'GET',
    path: `${PATH}/:id`,
    duty,
    audit: 'activity.read',
    summary: apiTexts.one,
    answer: ACTIVITY,
    handler: visit => activity(visit, idOf(visit)),
  }),
  apiRoute({
    method: 'POST',
    path: PATH,
    duty,
    audit: 'activity.start',
    summary: apiTexts.start,
    body: START_BODY,
    answer: ACTIVITY,
    answerStatus: 201,
    refusals: [403],
    handler: async (visit, body) => {
      const cameFrom = await originAsked(visit.act, body.from)
      const told = { ...body.words, ...body.schedule, councilNo: body.councilNo, roles: body.roles, cameFrom }
      return afterwards(visit, await startActivity(visit.act, told, onceOf(visit, body)), 201)
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${PATH}/:id/change`,
    duty,
    audit: 'activity.change',
    summary: apiTexts.change,
    body: CHANGE_BODY,
    answer: ACTIVITY,
    refusals: [403, 409],
    handler: async (visit, body) => afterwards(visit, await changeWords(visit.act, idOf(visit), wordsOf(body), asked(visit, body))),
  }),
  apiRoute({
    method: 'POST',
    path: `${PATH}/:id/schedule`,
    duty,
    audit: 'activity.reschedule',
    summary: apiTexts.schedule,
    body: SCHEDULE_BODY,
    answer: z.union([ACTIVITY, FORESEEN]),
    refusals: [403, 409],
    handler: async (visit, body) => {
      if (!body.isTrial) return afterwards(visit, await reschedule(visit.act, idOf(visit), body.schedule, asked(visit, body)))
      const foreseen = await foreseeSchedule(visit.act, idOf(visit), body.schedule)
      if (!foreseen.ok) return problem(foreseen.refusal)
      const { dropped, kept, changed, added } = foreseen.value.edit
      const days = (dates: readonly { readonly on: string }[]) => dates.map(({ on }) => on)
      return json({ dropped: days(dropped), kept: days(kept), changed: days(changed), added: days(added) })
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${PATH}/:id/move`,
    duty,
    audit: 'activity.move',
    summary: apiTexts.move,
    body: MOVE_BODY,
    answer: ACTIVITY,
    refusals: [403, 409],
    handler: async (visit, body) => afterwards(visit, await moveActivity(visit.act, idOf(visit), body, asked(visit, body))),
  }),
  apiRoute({
    method: 'POST',
    path: `${PATH}/:id/roles`,
    duty,
    audit: 'activity.add-role',
    summary: apiTexts.role,
    body: ROLE_BODY,
    answer: ACTIVITY,
    answerStatus: 201,
    refusals: [403, 409],
    handler: async (visit, body) => afterwards(visit, await addRole(visit.act, idOf(visit), body, asked(visit, body)), 201),
  }),
  apiRoute({
    method: 'POST',
    path: `${PATH}/:id/dates`,
    duty,
    audit: 'activity.add-date',
    summary: apiTexts.addDate,
    body: WHEN_BODY,
    answer: ACTIVITY,
    answerStatus: 201,
    refusals: [403, 409],
    handler: async (visit, body) => afterwards(visit, await addDate(visit.act, idOf(visit), body, asked(visit, body)), 201),
  }),
  ...dateApi,
]

async function list(visit: SignedVisit): Promise<Answer> {
  const limit = Number(visit.query.get('limit') || ROWS)
  const after = readId<'activity'>(visit.query.get('cursor') || undefined)
  const { rows, next } = await readActivities(visit.act, activityFilterAsked(visit), { limit, after })
  return json({ items: rows.map(rowOf), nextCursor: next ?? null })
}

async function afterwards(visit: SignedVisit, done: Result<ActivityId, Refusal>, status = 200): Promise<Answer> {
  return done.ok ? activity(visit, done.value, status) : problem(done.refusal)
}

async function activity(visit: SignedVisit, id: ActivityId, status = 200): Promise<Answer> {
  const whole = await readActivity(visit.act, id, async () => [])
  return whole ? json(activityOf(whole), status) : problem(refusal('absent'))
}

const idOf = (visit: SignedVisit) => visit.params['id'] as ActivityId

function asked(visit: SignedVisit, body: unknown) {
  return { version: versionAsked(visit), once: onceOf(visit, body) }
}

function onceOf(visit: SignedVisit, body: unknown): Once {
  return { key: idempotencyKey(visit), body: [visit.path, body] }
}
