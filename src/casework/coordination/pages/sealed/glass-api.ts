import { z } from 'zod'
import { json } from '../../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../../platform/http/api.ts'
import { apiRoute, listOf } from '../../../../platform/http/api.ts'
import { problem } from '../../../../platform/http/problem.ts'
import { isFresh } from '../../../../staff/index.ts'
import { breakGlass, endGlass } from '../../acts/sealed/break-glass.ts'
import { readReviews, reviewGlass } from '../../acts/sealed/review-glass.ts'
import type { CaseId } from '../../domain/case/case.ts'
import type { GlassId } from '../../domain/sealed/glass.ts'
import { GLASS_BODY, REVIEW_BODY } from './glass-bodies.ts'

const REVIEW = z.object({
  id: z.string(),
  no: z.number(),
  staffName: z.string(),
  agencyName: z.string(),
  caseNo: z.number(),
  reasonCode: z.string(),
  openedAt: z.string(),
  overAt: z.string(),
  reviewBy: z.string(),
  looks: z.number(),
  finding: z.string().nullable(),
})

/** Emergency openings in /api/v1. A token proves nobody afresh, so that opening is refused there: it is for people at a screen. */
export const glassApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'POST',
    path: '/api/v1/glass',
    duty: 'consult',
    audit: 'glass.open',
    summary: '緊急閲覧（トークンでは開けません。画面で本人確認をしてください）',
    body: GLASS_BODY,
    answer: z.object({ outcome: z.string(), caseId: z.string() }),
    handler: async (visit, body) => {
      const result = await breakGlass(visit.act, visit.house.codes, isFresh(visit), body)
      return result.ok ? json(result.value) : problem(result.refusal)
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/cases/:id/glass/end',
    duty: 'consult',
    audit: 'glass.end',
    summary: '緊急閲覧を終える',
    answer: z.object({ caseId: z.string() }),
    handler: async visit => {
      const result = await endGlass(visit.act, visit.params['id'] as CaseId)
      return result.ok ? json({ caseId: result.value }) : problem(result.refusal)
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/glass/reviews',
    duty: 'audit',
    audit: 'glass.list',
    summary: '緊急閲覧の確認（個人情報の担当だけ）',
    answer: listOf(REVIEW),
    handler: async visit => {
      const rows = await readReviews(visit.act)
      const items = rows.map(({ id, no, staffName, agencyName, caseNo, reasonCode, openedAt, overAt, reviewBy, looks, finding }) => ({
        id,
        no,
        staffName,
        agencyName,
        caseNo,
        reasonCode,
        openedAt,
        overAt,
        reviewBy,
        looks,
        finding,
      }))
      return json({ items, nextCursor: null })
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/glass/:id/review',
    duty: 'audit',
    audit: 'glass.review',
    summary: '緊急閲覧を確かめる',
    body: REVIEW_BODY,
    answer: z.object({ id: z.string() }),
    refusals: [409],
    handler: async (visit, body) => {
      const result = await reviewGlass(visit.act, visit.params['id'] as GlassId, body.finding, body.words)
      return result.ok ? json({ id: result.value }) : problem(result.refusal)
    },
  }),
]
