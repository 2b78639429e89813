import { z } from 'zod'
import { readId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { json } from '../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../platform/http/api.ts'
import { apiRoute, idempotencyKey, LIST_QUERY, listOf } from '../../../platform/http/api.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { answerReferral } from '../acts/answer-referral.ts'
import { composeReferral } from '../acts/compose-referral.ts'
import { readBox } from '../acts/read-boxes.ts'
import { readReferral } from '../acts/read-referral.ts'
import { sendReferral } from '../acts/send-referral.ts'
import { BOXES } from '../domain/box.ts'
import type { ConsultationId, ReferralId } from '../domain/referral.ts'
import { ANSWER_BODIES, ANSWER_PATHS, ANSWER_VERBS } from './answer-bodies.ts'
import { REFERRAL, REFERRAL_ROW, referralResource, rowResource } from './api-shapes.ts'
import { COMPOSE_BODY, sheetFrom } from './bodies.ts'
import { boxAsked } from './boxes.tsx'
import { referralIdOf } from './referral-id.ts'
import { apiTexts } from './texts-api.ts'

const BOX_QUERY = LIST_QUERY.extend({ box: z.enum(BOXES, { error: apiTexts.box }).optional() })
const ROWS = 50

/** The referrals' part of /api/v1: the same acts and the same rules as the pages. */
export const referralApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/referrals',
    duty: 'consult',
    audit: 'referral.list',
    summary: apiTexts.list,
    query: BOX_QUERY,
    answer: listOf(REFERRAL_ROW),
    handler: list,
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/referrals/:id',
    duty: 'consult',
    audit: 'referral.read',
    summary: apiTexts.one,
    answer: REFERRAL,
    handler: visit => resource(visit, referralIdOf(visit)),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/consultations/:id/referrals',
    duty: 'consult',
    audit: 'referral.send',
    summary: apiTexts.compose,
    body: COMPOSE_BODY,
    answer: REFERRAL,
    answerStatus: 201,
    refusals: [409],
    handler: compose,
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/referrals/:id/send',
    duty: 'consult',
    audit: 'referral.send',
    summary: apiTexts.send,
    answer: REFERRAL,
    refusals: [409, 422],
    handler: async visit =>
      reread(visit, await sendReferral(visit.act, visit.house.codes, referralIdOf(visit), undefined, onceOf(visit, {}))),
  }),
  ...ANSWER_VERBS.map(verb =>
    apiRoute({
      method: 'POST',
      path: `/api/v1/referrals/:id/${ANSWER_PATHS[verb]}`,
      duty: 'consult',
      audit: `referral.${verb}`,
      summary: apiTexts.answer[verb],
      body: ANSWER_BODIES[verb],
      answer: REFERRAL,
      refusals: [409],
      handler: async (visit, answer) => reread(visit, await answerReferral(visit.act, referralIdOf(visit), answer, onceOf(visit, answer))),
    }),
  ),
]

async function list(visit: SignedVisit): Promise<Answer> {
  const limit = Number(visit.query.get('limit') || ROWS)
  const after = readId<'referral'>(visit.query.get('cursor'))
  const { rows, next } = await readBox(visit.act, boxAsked(visit.query.get('box')), { limit, after })
  return json({ items: rows.map(row => rowResource(row, visit.act.today)), nextCursor: next ?? null })
}

async function compose(visit: SignedVisit, body: z.infer<typeof COMPOSE_BODY>): Promise<Answer> {
  const id = visit.params['id'] as ConsultationId
  const sheet = sheetFrom(body, visit.act.today)
  const made = await composeReferral(
    visit.act,
    visit.house.codes,
    id,
    sheet,
    { send: body.send ?? true, serves: readId<'support_action'>(body.serves ?? undefined) },
    onceOf(visit, body),
  )
  return reread(visit, made, 201)
}

/** The referral after an act, read again under present sight; a replayed key gives no more than that. */
async function reread(visit: SignedVisit, done: Result<ReferralId, Refusal>, status = 200): Promise<Answer> {
  return done.ok ? resource(visit, done.value, status) : problem(done.refusal)
}

async function resource(visit: SignedVisit, id: ReferralId, status = 200): Promise<Answer> {
  const shown = await readReferral(visit.act, id)
  if (shown === undefined) return problem(refusal('absent'))
  const value = referralResource(shown, visit.act.reader, visit.act.today)
  return json(value, status, { etag: `"${shown.referral.version}"` })
}

/** The address belongs to what the key stands for: the same key on another referral is another wish. */
function onceOf(visit: SignedVisit, body: unknown): Once {
  return { key: idempotencyKey(visit), body: { path: visit.path, body } }
}
