import { z } from 'zod'
import { readId } from '../../../../kernel/id.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { json } from '../../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../../platform/http/api.ts'
import { apiRoute, idempotencyKey, LIST_QUERY, listOf, versionAsked } from '../../../../platform/http/api.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { BodyId } from '../../../councils/index.ts'
import { keyIn } from '../../acts/paper/key-in.ts'
import { readEdition, readEditions } from '../../acts/paper/read-editions.ts'
import { checkEdition, writeEdition } from '../../acts/paper/tend-edition.ts'
import type { MeetingId } from '../../domain/meeting.ts'
import type { Edition, EditionId } from '../../domain/paper/edition.ts'
import { editionState } from '../../domain/paper/edition.ts'
import { KEY_IN_BODY, NEW_EDITION_BODY } from './bodies.ts'
import { paperApiTexts } from './texts.ts'

const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const
const ROWS = 50
const TOLD = z.union([z.number().int(), z.literal('few')])
const ROW = z.object({
  id: z.string(),
  bodyId: z.string(),
  meetingId: z.string().nullable(),
  councilNo: z.number().int().nullable(),
  title: z.string(),
  state: z.enum(['draft', 'checked', 'ended']),
  answerBy: z.string().nullable(),
  version: z.number().int(),
})
const EDITION = ROW.extend({
  words: z.string(),
  phone: z.string(),
  questions: z.array(z.object({ question: z.number().int(), words: z.string(), yes: TOLD, no: TOLD, unknown: TOLD })),
  returned: z.object({ paper: TOLD, form: TOLD }),
})

/** The 回覧板's part of /api/v1: the same acts and the same rules as the pages; single sheets stay on the page of those who keep them. */
export const paperApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/circulars',
    duty,
    audit: 'edition.list',
    summary: paperApiTexts.list,
    query: LIST_QUERY,
    answer: listOf(ROW),
    handler: list,
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/circulars/:id',
    duty,
    audit: 'edition.read',
    summary: paperApiTexts.one,
    answer: EDITION,
    handler: visit => resource(visit, idOf(visit)),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/circulars',
    duty,
    audit: 'edition.write',
    summary: paperApiTexts.write,
    body: NEW_EDITION_BODY,
    answer: EDITION,
    answerStatus: 201,
    refusals: [403],
    handler: async (visit, { bodyId, meetingId, ...words }) => {
      const place = { bodyId: (bodyId ?? null) as BodyId | null, meetingId: (meetingId ?? null) as MeetingId | null }
      const done = await writeEdition(visit.act, { ...words, ...place }, onceOf(visit, visit.json))
      return done.ok ? resource(visit, done.value, 201) : problem(done.refusal)
    },
  }),
  ...tendingRoutes(),
]

function tendingRoutes(): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'POST',
      path: '/api/v1/circulars/:id/check',
      duty,
      audit: 'edition.check',
      summary: paperApiTexts.check,
      answer: EDITION,
      refusals: [403, 409, 422],
      handler: async visit => {
        const done = await checkEdition(visit.act, idOf(visit), { version: versionAsked(visit), once: onceOf(visit, visit.json) })
        return done.ok ? resource(visit, idOf(visit)) : problem(done.refusal)
      },
    }),
    apiRoute({
      method: 'POST',
      path: '/api/v1/circulars/:id/returns',
      duty,
      audit: 'edition.key-in',
      summary: paperApiTexts.keyIn,
      body: KEY_IN_BODY,
      answer: EDITION,
      refusals: [403, 409],
      handler: async (visit, { sheets }) => {
        const done = await keyIn(visit.act, idOf(visit), sheets, { once: onceOf(visit, sheets) })
        return done.ok ? resource(visit, idOf(visit)) : problem(done.refusal)
      },
    }),
  ]
}

async function list(visit: SignedVisit): Promise<Answer> {
  const limit = Number(visit.query.get('limit') || ROWS)
  const after = readId<'edition'>(visit.query.get('cursor') || undefined)
  const { rows, next } = await readEditions(visit.act, { limit, after })
  return json({ items: rows.map(rowOf), nextCursor: next ?? null })
}

async function resource(visit: SignedVisit, id: EditionId, status = 200): Promise<Answer> {
  const whole = await readEdition(visit.act, id)
  if (whole === undefined) return problem(refusal('absent'))
  const { words, phone } = whole.edition
  const questions = whole.answers.map(({ no: question, words: asked, answers }) => {
    return { question, words: asked, yes: answers.yes, no: answers.no, unknown: answers.unknown }
  })
  return json({ ...rowOf(whole.edition), words, phone, questions, returned: whole.returned } satisfies z.input<typeof EDITION>, status)
}

function rowOf(edition: Edition) {
  const { id, bodyId, meetingId, councilNo, title, answerBy, version } = edition
  return { id, bodyId, meetingId, councilNo, title, state: editionState(edition), answerBy, version }
}

function idOf(visit: SignedVisit): EditionId {
  return visit.params['id'] as EditionId
}

function onceOf(visit: SignedVisit, body: unknown): Once {
  return { key: idempotencyKey(visit), body: [visit.path, body] }
}
