import { z } from 'zod'
import { readId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { json } from '../../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../../platform/http/api.ts'
import { apiRoute, LIST_QUERY, listOf, versionAsked } from '../../../../platform/http/api.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { ConsultationId } from '../../../desk/index.ts'
import { answerRequest } from '../../acts/case/answer-request.ts'
import { composeRequest, reviseRequest } from '../../acts/case/compose-request.ts'
import { openOwnCase } from '../../acts/case/open-own-case.ts'
import { readRequestBox } from '../../acts/case/read-request.ts'
import { submitRequest } from '../../acts/case/submit-request.ts'
import type { RequestId } from '../../domain/case/case.ts'
import { REQUEST_BOXES } from '../../domain/case/request.ts'
import { apiOnce, caseAnswer, requestAnswer } from './api-once.ts'
import { REQUEST, REQUEST_ROW, requestRowResource } from './api-request-shapes.ts'
import { CASE } from './api-shapes.ts'
import { OPEN_CASE_BODY, ownCaseFrom } from './case-bodies.ts'
import { ANSWER_BODIES, COMPOSE_REQUEST_BODY, REQUEST_BODY, requestFrom } from './request-bodies.ts'
import { requestBoxAsked } from './request-boxes.tsx'
import { requestIdOf } from './sent.ts'

const BOX_QUERY = LIST_QUERY.extend({
  box: z.enum(REQUEST_BOXES, { error: 'box は to_answer・waiting・received・sent のどれかにしてください。' }).optional(),
})
const ROWS = 50
const ANSWERS = { accept: '申込を受け入れて、事例を開く', return: '申込を、理由を付けて返す', withdraw: '申込を取り下げる' } as const

/** Requests for coordination, and opening a case: the same acts and rules as the pages. */
export const requestApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/coordination-requests',
    duty: 'consult',
    audit: 'coordination.list',
    summary: '多機関協働への申込の一覧。box=to_answer は返事の日の近い順',
    query: BOX_QUERY,
    answer: listOf(REQUEST_ROW),
    handler: list,
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/consultations/:id/coordination-requests',
    duty: 'consult',
    audit: 'coordination.submit',
    summary: '多機関協働へ申し込む。submit=false は下書き',
    body: COMPOSE_REQUEST_BODY,
    answer: REQUEST,
    answerStatus: 201,
    refusals: [409],
    handler: async (visit, body) => {
      const sheet = requestFrom(body, visit.act.today)
      const options = { submit: body.submit ?? true }
      const id = visit.params['id'] as ConsultationId
      return reread(visit, await composeRequest(visit.act, visit.house.codes, id, sheet, options, apiOnce(visit, body)), 201)
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/coordination-requests/:id',
    duty: 'consult',
    audit: 'coordination.read',
    summary: '申込ひとつ',
    answer: REQUEST,
    handler: visit => requestAnswer(visit, requestIdOf(visit)),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/coordination-requests/:id/revise',
    duty: 'consult',
    audit: 'coordination.revise',
    summary: '下書きの申込を書き直す。If-Match に版',
    body: REQUEST_BODY,
    answer: REQUEST,
    refusals: [409],
    handler: async (visit, body) => {
      const sheet = requestFrom(body, visit.act.today)
      const once = apiOnce(visit, body)
      return reread(visit, await reviseRequest(visit.act, visit.house.codes, requestIdOf(visit), sheet, versionAsked(visit), once))
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/coordination-requests/:id/submit',
    duty: 'consult',
    audit: 'coordination.submit',
    summary: '下書きの申込を出す',
    answer: REQUEST,
    refusals: [409, 422],
    handler: async visit =>
      reread(visit, await submitRequest(visit.act, visit.house.codes, requestIdOf(visit), versionAsked(visit), apiOnce(visit, {}))),
  }),
  ...(['accept', 'return', 'withdraw'] as const).map(verb =>
    apiRoute({
      method: 'POST',
      path: `/api/v1/coordination-requests/:id/${verb}`,
      duty: 'consult',
      audit: `coordination.${verb}`,
      summary: ANSWERS[verb],
      body: ANSWER_BODIES[verb],
      answer: REQUEST,
      refusals: verb === 'accept' ? [403, 409] : [409],
      handler: async (visit, answer) =>
        reread(visit, await answerRequest(visit.act, visit.house.codes, requestIdOf(visit), answer, apiOnce(visit, answer))),
    }),
  ),
  apiRoute({
    method: 'POST',
    path: '/api/v1/consultations/:id/open-case',
    duty: 'consult',
    audit: 'case.open-own',
    summary: '自分の機関で支える相談から事例を開く',
    body: OPEN_CASE_BODY,
    answer: CASE,
    answerStatus: 201,
    refusals: [409],
    handler: async (visit, body) => {
      const made = await openOwnCase(visit.act, visit.params['id'] as ConsultationId, ownCaseFrom(body), apiOnce(visit, body))
      return made.ok ? caseAnswer(visit, made.value, 201) : problem(made.refusal)
    },
  }),
]

async function list(visit: SignedVisit): Promise<Answer> {
  const limit = Number(visit.query.get('limit') || ROWS)
  const after = readId<'coordination_request'>(visit.query.get('cursor'))
  const { rows, next } = await readRequestBox(visit.act, requestBoxAsked(visit.query.get('box')), { limit, after })
  return json({ items: rows.map(row => requestRowResource(row, visit.act.today)), nextCursor: next ?? null })
}

/** The request after an act, read again under present sight. */
async function reread(visit: SignedVisit, done: Result<RequestId, Refusal>, status = 200): Promise<Answer> {
  return done.ok ? requestAnswer(visit, done.value, status) : problem(done.refusal)
}
