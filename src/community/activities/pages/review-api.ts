import { z } from 'zod'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { json } from '../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../platform/http/api.ts'
import { apiRoute, idempotencyKey, LIST_QUERY, listOf, versionAsked } from '../../../platform/http/api.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { Asked } from '../acts/group-keep.ts'
import { addReviewNote, beginReview, writeReview } from '../acts/review-keep.ts'
import type { Subjects } from '../acts/review-read.ts'
import { readReview, readReviews } from '../acts/review-read.ts'
import type { Review } from '../domain/review.ts'
import { AREAS, CHANGES, CONFIDENCES, DIRECTIONS, PHASES, SUBJECT_KINDS } from '../domain/review.ts'
import { undertakingFilterAsked } from './group-list.tsx'
import { BEGIN_REVIEW_BODY, NOTE_BODY, WRITE_BODY, wordsOf } from './review-bodies.ts'
import { apiTexts } from './review-texts.ts'

const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const
const ROWS = 50
const QUERY = LIST_QUERY.extend({ council: z.string().max(3).optional() })
const ROW = z.object({
  id: z.string(),
  kind: z.enum(SUBJECT_KINDS),
  subjectId: z.string(),
  councilNo: z.number().int().nullable(),
  round: z.number().int(),
  phase: z.enum(PHASES),
  on: z.string(),
  state: z.enum(['open', 'closed']),
  change: z.enum(CHANGES).nullable(),
  nextOn: z.string().nullable(),
  version: z.number().int(),
})
const REVIEW = ROW.extend({
  reviewers: z.string(),
  socialWords: z.string(),
  environmentalWords: z.string(),
  sideEffects: z.string(),
  learned: z.string(),
  changeWords: z.string(),
  outcomes: z.array(
    z.object({
      lineId: z.string(),
      area: z.enum(AREAS),
      statement: z.string(),
      forWhom: z.string(),
      direction: z.enum(DIRECTIONS).nullable(),
      confidence: z.enum(CONFIDENCES).nullable(),
      seenIn: z.string(),
      indicator: z.string(),
      unit: z.string(),
      baseline: z.number().nullable(),
      target: z.number().nullable(),
      actual: z.number().nullable(),
    }),
  ),
  notes: z.array(z.object({ id: z.string(), kind: z.enum(['erratum', 'consultant']), words: z.string(), at: z.string() })),
})

/** The reviews' part of /api/v1: the same acts and the same rules as the pages. */
export function reviewApi(subjects: Subjects): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'GET',
      path: '/api/v1/reviews',
      duty,
      audit: 'review.list',
      summary: apiTexts.reviews,
      query: QUERY,
      answer: listOf(ROW),
      handler: visit => list(subjects, visit),
    }),
    apiRoute({
      method: 'GET',
      path: '/api/v1/reviews/:id',
      duty,
      audit: 'review.read',
      summary: apiTexts.review,
      answer: REVIEW,
      handler: visit => resource(subjects, visit, visit.params['id'] ?? ''),
    }),
    apiRoute({
      method: 'POST',
      path: '/api/v1/reviews',
      duty,
      audit: 'review.begin',
      summary: apiTexts.beginReview,
      body: BEGIN_REVIEW_BODY,
      answer: REVIEW,
      answerStatus: 201,
      refusals: [404, 409],
      handler: async (visit, body) => {
        const { kind, id, phase } = body
        const start = { phase, on: visit.act.today }
        const done = await beginReview(visit.act, { kind, id }, start, { once: askedOf(visit, body).once, subjects })
        return done.ok ? resource(subjects, visit, done.value, 201) : problem(done.refusal)
      },
    }),
    apiRoute({
      method: 'POST',
      path: '/api/v1/reviews/:id/write',
      duty,
      audit: 'review.write',
      summary: apiTexts.writeReview,
      body: WRITE_BODY,
      answer: REVIEW,
      refusals: [403, 409],
      handler: async (visit, body) => {
        const said = { words: wordsOf(body), outcomes: body.outcomes, closes: body.close }
        const done = await writeReview(visit.act, visit.params['id'] ?? '', said, askedOf(visit, body))
        return done.ok ? resource(subjects, visit, done.value) : problem(done.refusal)
      },
    }),
    apiRoute({
      method: 'POST',
      path: '/api/v1/reviews/:id/errata',
      duty,
      audit: 'review.add-erratum',
      summary: apiTexts.addNote,
      body: NOTE_BODY,
      answer: REVIEW,
      answerStatus: 201,
      refusals: [403, 409],
      handler: async (visit, body) => {
        const done = await addReviewNote(visit.act, visit.params['id'] ?? '', { kind: 'erratum', ...body }, askedOf(visit, body))
        return done.ok ? resource(subjects, visit, done.value, 201) : problem(done.refusal)
      },
    }),
  ]
}

async function list(subjects: Subjects, visit: SignedVisit): Promise<Answer> {
  const limit = Number(visit.query.get('limit') || ROWS)
  const after = visit.query.get('cursor') || undefined
  const { rows, next } = await readReviews(visit.act, { councilNo: undertakingFilterAsked(visit).councilNo }, { limit, after, subjects })
  return json({ items: rows.map(({ review }) => rowOf(review)), nextCursor: next ?? null })
}

async function resource(subjects: Subjects, visit: SignedVisit, id: string, status = 200): Promise<Answer> {
  const whole = await readReview(visit.act, id, subjects)
  if (whole === undefined) return problem(refusal('absent'))
  const { review, notes } = whole
  const { reviewers, socialWords, environmentalWords, sideEffects, learned, changeWords, outcomes } = review
  return json(
    {
      ...rowOf(review),
      reviewers,
      socialWords,
      environmentalWords,
      sideEffects,
      learned,
      changeWords,
      outcomes,
      notes: notes.map(({ id: note, kind, words, at }) => ({ id: note, kind, words, at: at.toISOString() })),
    },
    status,
  )
}

function rowOf({ id, subject, councilNo, round, phase, on, state, change, nextOn, version }: Review) {
  return { id, kind: subject.kind, subjectId: subject.id, councilNo, round, phase, on, state, change, nextOn, version }
}

/** A line without an id of its own gets a new one each time it is read, so what counts for "the same request" is what was sent. */
function askedOf(visit: SignedVisit, _body: unknown): Asked {
  return { version: versionAsked(visit), once: { key: idempotencyKey(visit), body: [visit.path, visit.json] } }
}
