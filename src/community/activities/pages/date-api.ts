import { z } from 'zod'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { json } from '../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../platform/http/api.ts'
import { apiRoute, idempotencyKey, versionAsked } from '../../../platform/http/api.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { join, leave } from '../acts/join.ts'
import { readDate } from '../acts/read-dates.ts'
import { tellHow } from '../acts/tell-how.ts'
import { cancelDate, moveOneDate } from '../acts/tend-dates.ts'
import type { ActivityId, RoleId } from '../domain/activity.ts'
import type { OccurrenceId } from '../domain/occurrence.ts'
import { DATE, dateOf } from './api-shapes.ts'
import { CANCEL_BODY, JOIN_BODY, TELL_BODY, WHEN_BODY } from './bodies.ts'
import { apiTexts } from './field-texts.ts'

const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const
const DATE_PATH = '/api/v1/activities/:id/dates/:dateid'

/** One date in the API: who comes, who does not after all, and how it went. */
export const dateApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: DATE_PATH,
    duty,
    audit: 'activity.read-date',
    summary: apiTexts.date,
    answer: DATE,
    handler: visit => date(visit),
  }),
  apiRoute({
    method: 'POST',
    path: `${DATE_PATH}/join`,
    duty,
    audit: 'activity.join',
    summary: apiTexts.join,
    body: JOIN_BODY,
    answer: DATE,
    answerStatus: 201,
    refusals: [403, 409],
    handler: async (visit, body) => {
      const { participantId, who: words, howMany } = body
      const who = participantId
        ? ({ kind: 'participant', id: participantId } as const)
        : words
          ? ({ kind: 'words', words, howMany: howMany ?? 1 } as const)
          : ({ kind: 'me' } as const)
      return afterDate(
        visit,
        await join(visit.act, idOf(visit), dateIdOf(visit), { roleId: body.roleId as RoleId, who }, onceOf(visit, body)),
        201,
      )
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${DATE_PATH}/leave`,
    duty,
    audit: 'activity.leave',
    summary: apiTexts.leave,
    body: z.object({ joiningId: z.uuid() }),
    answer: DATE,
    refusals: [409],
    handler: async (visit, body) =>
      afterDate(visit, await leave(visit.act, idOf(visit), dateIdOf(visit), body.joiningId, onceOf(visit, body))),
  }),
  apiRoute({
    method: 'POST',
    path: `${DATE_PATH}/move`,
    duty,
    audit: 'activity.move-date',
    summary: apiTexts.moveDate,
    body: WHEN_BODY,
    answer: DATE,
    refusals: [403, 409],
    handler: async (visit, body) => afterDate(visit, await moveOneDate(visit.act, idOf(visit), dateIdOf(visit), body, asked(visit, body))),
  }),
  apiRoute({
    method: 'POST',
    path: `${DATE_PATH}/cancel`,
    duty,
    audit: 'activity.cancel-date',
    summary: apiTexts.cancel,
    body: CANCEL_BODY,
    answer: DATE,
    refusals: [403, 409],
    handler: async (visit, body) =>
      afterDate(visit, await cancelDate(visit.act, idOf(visit), dateIdOf(visit), body.why, asked(visit, body))),
  }),
  apiRoute({
    method: 'POST',
    path: `${DATE_PATH}/feedback`,
    duty,
    audit: 'activity.tell-how',
    summary: apiTexts.tell,
    body: TELL_BODY,
    answer: DATE,
    answerStatus: 201,
    refusals: [403, 409],
    handler: async (visit, body) =>
      afterDate(visit, await tellHow(visit.act, idOf(visit), dateIdOf(visit), body, onceOf(visit, body)), 201),
  }),
]

async function afterDate(visit: SignedVisit, done: Result<string, Refusal>, status = 200): Promise<Answer> {
  return done.ok ? date(visit, status) : problem(done.refusal)
}

async function date(visit: SignedVisit, status = 200): Promise<Answer> {
  const whole = await readDate(visit.act, idOf(visit), dateIdOf(visit))
  return whole ? json(dateOf(whole), status) : problem(refusal('absent'))
}

const idOf = (visit: SignedVisit) => visit.params['id'] as ActivityId
const dateIdOf = (visit: SignedVisit) => visit.params['dateid'] as OccurrenceId

function asked(visit: SignedVisit, body: unknown) {
  return { version: versionAsked(visit), once: onceOf(visit, body) }
}

function onceOf(visit: SignedVisit, body: unknown): Once {
  return { key: idempotencyKey(visit), body: [visit.path, body] }
}
