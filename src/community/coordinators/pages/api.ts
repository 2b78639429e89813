import { z } from 'zod'
import { newId, readId } from '../../../kernel/id.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { json } from '../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../platform/http/api.ts'
import { apiRoute, idempotencyKey, LIST_QUERY, listOf } from '../../../platform/http/api.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { promoteNoticed } from '../acts/promote-noticed.ts'
import { readLog, readLogs, readReport } from '../acts/read-logs.ts'
import { writeLog } from '../acts/write-log.ts'
import type { FieldLog, FieldLogId } from '../domain/field-log.ts'
import { FUNCTIONS, LEANS } from '../domain/field-log.ts'
import { monthSpan } from '../domain/month-report.ts'
import { PROMOTE_BODY, SENT_BODY, wordsOf } from './bodies.ts'
import { logFilterAsked } from './list-page.tsx'
import { apiTexts } from './texts.ts'

const duty = ['outreach'] as const
const ROWS = 50
const MONTH = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, { error: '月は 2026-11 のように、2000 年から 2099 年までで書いてください。' })
const QUERY = LIST_QUERY.extend({ council: z.string().max(3).optional(), month: MONTH.optional(), open: z.string().max(3).optional() })
const LOG = z.object({
  id: z.string(),
  on: z.string(),
  minutes: z.number().int(),
  place: z.string(),
  met: z.string(),
  councils: z.array(z.number().int()),
  functions: z.array(z.enum(FUNCTIONS)),
  lean: z.enum(LEANS),
  did: z.string(),
  noticed: z.string(),
  nextStep: z.string(),
  nextOn: z.string().nullable(),
  corrects: z.string().nullable(),
  correctedBy: z.string().nullable(),
})
const ONE = LOG.extend({ before: z.array(LOG) })
const SUM = z.object({
  councilNo: z.number().int().nullable(),
  function: z.enum(FUNCTIONS).nullable(),
  logs: z.number().int(),
  minutes: z.number().int(),
  individual: z.number().int(),
  community: z.number().int(),
})
const MADE = z.object({ kind: z.enum(['issue', 'treasure']), id: z.string() })

/** The coordinators' part of /api/v1: the same acts and the same rules as the pages. */
export const coordinatorApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/field-logs',
    duty,
    audit: 'coordinator.list',
    summary: apiTexts.list,
    query: QUERY,
    answer: listOf(LOG),
    handler: list,
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/field-logs/sums',
    duty: ['outreach', 'evaluate'],
    audit: 'coordinator.report',
    summary: apiTexts.sums,
    query: z.object({ month: MONTH.optional() }),
    answer: z.object({ month: z.string(), items: z.array(SUM) }),
    handler: sums,
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/field-logs/:id',
    duty,
    audit: 'coordinator.read',
    summary: apiTexts.one,
    answer: ONE,
    handler: visit => resource(visit, visit.params['id'] ?? ''),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/field-logs',
    duty,
    audit: 'coordinator.write',
    summary: apiTexts.write,
    body: SENT_BODY,
    answer: ONE,
    answerStatus: 201,
    refusals: [403],
    handler: (visit, body) => write(visit, body, undefined),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/field-logs/:id/correct',
    duty,
    audit: 'coordinator.correct',
    summary: apiTexts.correct,
    body: SENT_BODY,
    answer: ONE,
    answerStatus: 201,
    refusals: [403, 409],
    handler: (visit, body) => write(visit, body, visit.params['id'] as FieldLogId),
  }),
  ...(['issue', 'treasure'] as const).map(to =>
    apiRoute({
      method: 'POST',
      path: `/api/v1/field-logs/:id/${to}`,
      duty,
      audit: 'coordinator.promote',
      summary: apiTexts.promote,
      body: PROMOTE_BODY,
      answer: MADE,
      answerStatus: 201,
      refusals: [409],
      handler: async (visit, body) => {
        const done = await promoteNoticed(visit.act, visit.params['id'] as FieldLogId, { ...body, to }, onceOf(visit, body))
        return done.ok ? json({ kind: to, id: done.value }, 201) : problem(done.refusal)
      },
    }),
  ),
]

async function list(visit: SignedVisit): Promise<Answer> {
  const limit = Number(visit.query.get('limit') || ROWS)
  const { rows, next } = await readLogs(visit.act, logFilterAsked(visit), { limit, after: readId(visit.query.get('cursor') || undefined) })
  return json({ items: rows.map(rowOf), nextCursor: next ?? null })
}

async function sums(visit: SignedVisit): Promise<Answer> {
  const span = monthSpan(visit.query.get('month') || visit.act.today.slice(0, 7))
  if (span === undefined) return problem(refusal('absent'))
  const { cells } = await readReport(visit.act, span, null)
  return json({
    month: span.month,
    items: cells.map(({ councilNo, fn, logs, minutes, individual, community }) => ({
      councilNo,
      function: fn,
      logs,
      minutes,
      individual,
      community,
    })),
  })
}

async function write(visit: SignedVisit, body: z.output<typeof SENT_BODY>, corrects: FieldLogId | undefined): Promise<Answer> {
  const offlineId = body.offlineId ?? idempotencyKey(visit) ?? newId()
  const done = await writeLog(visit.act, { offlineId, words: wordsOf(body), corrects }, onceOf(visit, body))
  return done.ok ? resource(visit, done.value, 201) : problem(done.refusal)
}

async function resource(visit: SignedVisit, id: string, status = 200): Promise<Answer> {
  const whole = await readLog(visit.act, id, async () => [])
  if (whole === undefined) return problem(refusal('absent'))
  return json({ ...rowOf(whole.log), before: whole.before.map(rowOf) }, status)
}

function rowOf(log: FieldLog) {
  const { id, on, minutes, place, met, councils, functions, lean, did, noticed, nextStep, nextOn, corrects, correctedBy } = log
  return { id, on, minutes, place, met, councils, functions, lean, did, noticed, nextStep, nextOn, corrects, correctedBy }
}

function onceOf(visit: SignedVisit, body: unknown): Once {
  return { key: idempotencyKey(visit), body: [visit.path, body] }
}
