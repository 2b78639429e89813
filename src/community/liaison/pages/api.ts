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
import { moveEntry, stateEntry, takeEntryBack, tellEntry } from '../acts/keep-entries.ts'
import { askOthers, replyTo, tellVisit, wishVisit } from '../acts/keep-meetings.ts'
import { readBoard, readEntry, readExchange, readPairs, readVisit } from '../acts/read-liaison.ts'
import type { Entry, EntryId } from '../domain/entry.ts'
import { isTold, SIDES, STAGES } from '../domain/entry.ts'
import type { ExchangeId, VisitId } from '../domain/meeting.ts'
import { ENTRY, EXCHANGE, PAIR, VISIT } from './api-shapes.ts'
import { apiTexts } from './api-texts.ts'
import { boardFilterAsked } from './board-page.tsx'
import { ASK_BODY, LINE_BODY, REPLY_BODY, STAGE_BODY, STATE_BODY, TELL_BODY, VISIT_BODY } from './bodies.ts'
import { themeWords } from './frame.tsx'
import { texts } from './texts.ts'

const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const
const ROWS = 50
const NO_LINKS = async () => []
const QUERY = LIST_QUERY.extend({
  council: z.string().max(3).optional(),
  theme: z.string().max(40).optional(),
  side: z.enum(SIDES).optional(),
  stage: z.enum(STAGES).optional(),
})
/** The liaison's part of /api/v1: the same acts and the same rules as the pages. */
export const liaisonApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/liaison',
    duty,
    audit: 'liaison.list',
    summary: apiTexts.board,
    query: QUERY,
    answer: listOf(ENTRY),
    handler: board,
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/liaison/pairs',
    duty,
    audit: 'liaison.pair',
    summary: apiTexts.pairs,
    query: z.object({ order: z.enum(['newest', 'area']).optional() }),
    answer: z.object({ items: z.array(PAIR) }),
    handler: pairs,
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/liaison/:id',
    duty,
    audit: 'liaison.read',
    summary: apiTexts.one,
    answer: ENTRY,
    handler: visit => entry(visit, idOf(visit)),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/liaison',
    duty,
    audit: 'liaison.state',
    summary: apiTexts.state,
    body: STATE_BODY,
    answer: ENTRY,
    answerStatus: 201,
    handler: async (visit, body) => {
      const done = await stateEntry(visit.act, { ...body, words: body.words ?? '' }, onceOf(visit, body))
      return done.ok ? entry(visit, done.value, 201) : problem(done.refusal)
    },
  }),
  ...entryVerbs(),
  apiRoute({
    method: 'POST',
    path: '/api/v1/liaison/visits',
    duty,
    audit: 'liaison.wish-visit',
    summary: apiTexts.visit,
    body: VISIT_BODY,
    answer: VISIT,
    answerStatus: 201,
    handler: async (visit, body) => {
      const { guestEntry = null, hostEntry = null, ...wish } = body
      const done = await wishVisit(visit.act, { ...wish, guestEntry, hostEntry }, onceOf(visit, body))
      return done.ok ? visited(visit, done.value, 201) : problem(done.refusal)
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/liaison/visits/:id/tell',
    duty,
    audit: 'liaison.tell-visit',
    summary: apiTexts.tellVisit,
    body: TELL_BODY,
    answer: VISIT,
    refusals: [403, 409],
    handler: async (visit, body) => {
      const id = visit.params['id'] as VisitId
      const done = await tellVisit(visit.act, id, { ...body, takenHome: body.takenHome ?? '' }, askedOf(visit, body))
      return done.ok ? visited(visit, id) : problem(done.refusal)
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/liaison/exchanges',
    duty,
    audit: 'liaison.ask',
    summary: apiTexts.ask,
    body: ASK_BODY,
    answer: EXCHANGE,
    answerStatus: 201,
    handler: async (visit, body) => {
      const done = await askOthers(visit.act, { ...body, words: body.words ?? '' }, onceOf(visit, body))
      return done.ok ? exchanged(visit, done.value, 201) : problem(done.refusal)
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/liaison/exchanges/:id/replies',
    duty,
    audit: 'liaison.reply',
    summary: apiTexts.reply,
    body: REPLY_BODY,
    answer: EXCHANGE,
    answerStatus: 201,
    refusals: [403, 409],
    handler: async (visit, body) => {
      const id = visit.params['id'] as ExchangeId
      const done = await replyTo(visit.act, id, body, onceOf(visit, body))
      return done.ok ? exchanged(visit, id, 201) : problem(done.refusal)
    },
  }),
]

function entryVerbs(): readonly ApiRoute[] {
  const shared = { method: 'POST', duty, answer: ENTRY, refusals: [403, 409] } as const
  return [
    apiRoute({
      ...shared,
      path: '/api/v1/liaison/:id/check',
      audit: 'liaison.check',
      summary: apiTexts.check,
      // Without a body, but with a key that may have been used for something else.
      refusals: [...shared.refusals, 422],
      handler: async visit => {
        const done = await tellEntry(visit.act, idOf(visit), askedOf(visit, null))
        return done.ok ? entry(visit, idOf(visit)) : problem(done.refusal)
      },
    }),
    apiRoute({
      ...shared,
      path: '/api/v1/liaison/:id/withdraw',
      audit: 'liaison.withdraw',
      summary: apiTexts.withdraw,
      body: LINE_BODY,
      handler: async (visit, body) => {
        const done = await takeEntryBack(visit.act, idOf(visit), body.words ?? '', askedOf(visit, body))
        return done.ok ? entry(visit, idOf(visit)) : problem(done.refusal)
      },
    }),
    apiRoute({
      ...shared,
      path: '/api/v1/liaison/:id/stage',
      audit: 'liaison.stage',
      summary: apiTexts.stage,
      body: STAGE_BODY,
      handler: async (visit, body) => {
        const done = await moveEntry(visit.act, idOf(visit), body, askedOf(visit, body))
        return done.ok ? entry(visit, idOf(visit)) : problem(done.refusal)
      },
    }),
  ]
}

async function board(visit: SignedVisit): Promise<Answer> {
  const limit = Number(visit.query.get('limit') || ROWS)
  const { rows, next } = await readBoard(visit.act, boardFilterAsked(visit), {
    limit,
    after: readId(visit.query.get('cursor') || undefined),
  })
  return json({ items: rows.map(rowOf), nextCursor: next ?? null })
}

async function pairs(visit: SignedVisit): Promise<Answer> {
  const order = visit.query.get('order') === 'area' ? 'area' : 'newest'
  const found = await readPairs(visit.act, { councilNo: undefined, order })
  return json({
    items: found.map(({ ours, theirs, reason, themes }) => ({
      ours: rowOf(ours),
      theirs: rowOf(theirs),
      reason: texts.reasons[reason](themeWords(visit, themes)),
    })),
  })
}

async function entry(visit: SignedVisit, id: EntryId, status = 200): Promise<Answer> {
  const whole = await readEntry(visit.act, id, NO_LINKS)
  return whole === undefined ? problem(refusal('absent')) : json(rowOf(whole.entry), status)
}

async function visited(visit: SignedVisit, id: VisitId, status = 200): Promise<Answer> {
  const whole = await readVisit(visit.act, id, NO_LINKS)
  if (whole === undefined) return problem(refusal('absent'))
  const { guestNo, hostNo, about, state, on, seen, takenHome, version } = whole.visit
  return json({ id, guestNo, hostNo, about, state, on, seen, takenHome, version }, status)
}

async function exchanged(visit: SignedVisit, id: ExchangeId, status = 200): Promise<Answer> {
  const whole = await readExchange(visit.act, id, NO_LINKS)
  if (whole === undefined) return problem(refusal('absent'))
  const { councilNo, kind, title, words, state, version } = whole.exchange
  const replies = whole.replies.map(reply => ({ council: reply.councilName, words: reply.words }))
  return json({ id, councilNo, kind, title, words, state, replies, version }, status)
}

function rowOf(one: Entry) {
  const { id, councilNo, side, title, words, themes, stage, movedAt, version } = one
  return { id, councilNo, side, title, words, themes, stage, isTold: isTold(one), movedOn: dayOfInstant(movedAt), version }
}

function idOf(visit: SignedVisit): EntryId {
  return visit.params['id'] as EntryId
}

function onceOf(visit: SignedVisit, body: unknown) {
  return { key: idempotencyKey(visit), body: [visit.path, body] }
}

function askedOf(visit: SignedVisit, body: unknown) {
  return { version: versionAsked(visit), once: onceOf(visit, body) }
}
