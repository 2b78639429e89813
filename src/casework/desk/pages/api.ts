import { z } from 'zod'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { json } from '../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../platform/http/api.ts'
import { apiRoute, idempotencyKey, LIST_QUERY, listOf, minimalAnswer, versionAsked } from '../../../platform/http/api.ts'
import { neededWords } from '../../../platform/http/body.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { PersonId } from '../../people/index.ts'
import { PERSON_BODY, personFactsFrom } from '../../people/index.ts'
import { amendConsultation } from '../acts/amend-consultation.ts'
import { assignConsultation } from '../acts/assign-consultation.ts'
import { closeConsultation } from '../acts/close-consultation.ts'
import { linkKnownPerson, linkNewPerson, unlinkWrongPerson } from '../acts/link-person.ts'
import { readQueue } from '../acts/read-queues.ts'
import { receiveConsultation } from '../acts/receive-consultation.ts'
import { reopenConsultation } from '../acts/reopen-consultation.ts'
import { screenConsultation } from '../acts/screen-consultation.ts'
import { searchConsultations } from '../acts/search-consultations.ts'
import type { ConsultationId } from '../domain/consultation.ts'
import { PARTS } from '../domain/consultation.ts'
import type { Queue } from '../domain/queue.ts'
import { CONSULTATION, LISTED, listedJson, resource } from './api-shapes.ts'
import {
  AMEND_BODY,
  ASSIGN_BODY,
  amendmentFrom,
  CLOSE_BODY,
  heardFrom,
  LINK_BODY,
  REASON_BODY,
  RECEIVE_BODY,
  SCREEN_BODY,
  unknownCodes,
} from './bodies.ts'
import { texts } from './texts.ts'

const LIST = LIST_QUERY.extend({
  state: z.enum(['open', 'overdue', 'all']).optional(),
  owner: z.enum(['me', 'agency']).optional(),
})
const SEARCH = z.object({
  q: neededWords(200, texts.searchLabel, texts.searchEmpty),
  limit: z.number().int().min(1).max(100).optional(),
  cursor: z.uuid().optional(),
})
/** A person to link: one already known by id, or a new one by facts. */
const PEOPLE = z.union([LINK_BODY, PERSON_BODY.extend({ part: z.enum(PARTS).default('subject') })])
const UNLINK = REASON_BODY.extend({ personId: z.uuid() })
/** An owner is moved by a referral that is accepted, never by writing it. */
const OWNED = AMEND_BODY.extend({ ownerAgency: z.unknown().optional(), owner: z.unknown().optional() })

/** Consultations in the API: the same acts as on the pages. */
export const deskApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/consultations',
    duty: 'consult',
    audit: 'consultation.list',
    summary: '相談の一覧。state=open はまだ行き先のないもの（古い順）',
    query: LIST,
    answer: listOf(LISTED),
    handler: async visit => {
      const { query } = visit
      const page = { limit: Number(query.get('limit') || 50), after: (query.get('cursor') || undefined) as ConsultationId | undefined }
      const { rows, next } = await readQueue(visit.act, queueOf(query.get('state'), query.get('owner')), page)
      return json({ items: rows.map(listedJson), nextCursor: next ?? null })
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/consultations',
    duty: 'consult',
    audit: 'consultation.receive',
    summary: '相談を受ける。channel と statement の2つで足りる',
    body: RECEIVE_BODY,
    answer: CONSULTATION,
    answerStatus: 201,
    canAnswerMinimally: true,
    handler: async (visit, body) => {
      const unknown = codesRefused(visit, body)
      if (unknown) return unknown
      const result = await receiveConsultation(visit.act, heardFrom(body), { key: idempotencyKey(visit), body })
      if (!result.ok) return problem(result.refusal)
      return minimalAnswer(visit, `/api/v1/consultations/${result.value}`) ?? resource(visit, result.value, 201)
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/consultations/search',
    duty: 'consult',
    audit: 'consultation.search',
    summary: '言葉で探す（全文）。言葉は本文で送る',
    body: SEARCH,
    answer: listOf(LISTED),
    handler: async (visit, body) => {
      const { rows, next } = await searchConsultations(visit.act, body.q, body.cursor as ConsultationId | undefined, body.limit ?? 20)
      return json({ items: rows.map(listedJson), nextCursor: next ?? null })
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/consultations/:id',
    duty: 'consult',
    audit: 'consultation.read',
    summary: '相談ひとつ',
    answer: CONSULTATION,
    handler: visit => resource(visit, idOf(visit)),
  }),
  apiRoute({
    method: 'PATCH',
    path: '/api/v1/consultations/:id',
    duty: 'consult',
    audit: 'consultation.amend',
    summary: '聞いたことを書き足す・直す。If-Match に版',
    body: OWNED,
    answer: CONSULTATION,
    refusals: [409],
    handler: async (visit, body) => {
      if ('ownerAgency' in body || 'owner' in body) return problem(refusal('owner-missing'))
      const unknown = codesRefused(visit, body)
      if (unknown) return unknown
      return acted(visit, await amendConsultation(visit.act, idOf(visit), versionAsked(visit), amendmentFrom(body), onceOf(visit, body)))
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/consultations/:id/screen',
    duty: 'consult',
    audit: 'consultation.screen',
    summary: '振り分ける',
    body: SCREEN_BODY,
    answer: CONSULTATION,
    refusals: [409],
    handler: async (visit, body) => {
      const screening = { disposition: body.disposition, tried: body.tried ?? null, gapNeed: body.gapNeed ?? null }
      return acted(visit, await screenConsultation(visit.act, idOf(visit), versionAsked(visit), screening, onceOf(visit, body)))
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/consultations/:id/people',
    duty: 'consult',
    audit: 'consultation.link-person',
    summary: '人を結びつける。personId か、新しい人の内容',
    body: PEOPLE,
    answer: CONSULTATION,
    answerStatus: 201,
    refusals: [409],
    handler: async (visit, body) => {
      const id = idOf(visit)
      const once = onceOf(visit, body)
      const result =
        'personId' in body
          ? await linkKnownPerson(visit.act, id, versionAsked(visit), body.personId as PersonId, body.part, once)
          : await linkNewPerson(visit.act, id, versionAsked(visit), personFactsFrom(body), body.part, once)
      return result.ok ? resource(visit, id, 201) : problem(result.refusal)
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/consultations/:id/people/unlink',
    duty: 'consult',
    audit: 'consultation.unlink-person',
    summary: '別の人を結びつけていたとき、理由を書いて外す',
    body: UNLINK,
    answer: CONSULTATION,
    refusals: [409],
    handler: async (visit, body) =>
      acted(
        visit,
        await unlinkWrongPerson(visit.act, idOf(visit), versionAsked(visit), body.personId as PersonId, body.words, onceOf(visit, body)),
      ),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/consultations/:id/close',
    duty: 'consult',
    audit: 'consultation.close',
    summary: '行き先を決めて終える。「よその仕事」という終わり方はない',
    body: CLOSE_BODY,
    answer: CONSULTATION,
    refusals: [409],
    handler: async (visit, body) => {
      const { outcome, words, nextOn, attempts } = body
      const wish = { outcome, words, nextOn: nextOn ?? null, attempts: attempts ?? [] }
      return acted(visit, await closeConsultation(visit.act, idOf(visit), versionAsked(visit), wish, onceOf(visit, body)))
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/consultations/:id/reopen',
    duty: 'consult',
    audit: 'consultation.reopen',
    summary: '応えて終わった相談を開き直す',
    body: REASON_BODY,
    answer: CONSULTATION,
    refusals: [409],
    handler: async (visit, body) =>
      acted(visit, await reopenConsultation(visit.act, idOf(visit), versionAsked(visit), body.words, onceOf(visit, body))),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/consultations/:id/assign',
    duty: 'consult',
    audit: 'consultation.assign',
    summary: '同じ機関の担当を決める。null は機関で受け止める',
    body: ASSIGN_BODY,
    answer: CONSULTATION,
    refusals: [409],
    handler: async (visit, body) => {
      const staffId = (body.staffId ?? null) as Parameters<typeof assignConsultation>[3]
      return acted(visit, await assignConsultation(visit.act, idOf(visit), versionAsked(visit), staffId, onceOf(visit, body)))
    },
  }),
]

function codesRefused(visit: SignedVisit, body: Parameters<typeof unknownCodes>[0]): Answer | undefined {
  const fields = unknownCodes(body, visit.house.codes, visit.act.today)
  return Object.keys(fields).length > 0 ? problem(refusal('fields', { fields })) : undefined
}

function queueOf(state: string, owner: string): Queue {
  if (state === 'overdue') return 'overdue'
  if (owner === 'me') return 'mine'
  return state === 'open' ? 'without_outcome' : 'agency'
}

function idOf(visit: SignedVisit): ConsultationId {
  return visit.params['id'] as ConsultationId
}

/** The address belongs to what the key stands for: the same key on another consultation is another wish. */
function onceOf(visit: SignedVisit, body: unknown) {
  return { key: idempotencyKey(visit), body: { path: visit.path, body } }
}

/** After an act the resource is read again under present sight. */
function acted(visit: SignedVisit, result: Awaited<ReturnType<typeof amendConsultation>>) {
  return result.ok ? resource(visit, result.value) : problem(result.refusal)
}
