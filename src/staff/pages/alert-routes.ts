import { z } from 'zod'
import { json } from '../../platform/http/answer.ts'
import type { ApiRoute } from '../../platform/http/api.ts'
import { apiRoute, listOf } from '../../platform/http/api.ts'
import { problem } from '../../platform/http/problem.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { closeAlert, readAlerts } from '../acts/watch-access.ts'
import { answerClose, answerRun, CLOSE_BODY, showAlert, showAlerts } from './alert-pages.tsx'

const duty = 'audit'

/** Unusual access: the rules' findings and what became of them. */
export const alertRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/audit/alerts', duty, audit: 'audit.alerts', handler: showAlerts }),
  route({ method: 'POST', path: '/audit/alerts/run', duty, audit: 'audit.unusual', handler: answerRun }),
  route({ method: 'GET', path: '/audit/alerts/:id', duty, audit: 'audit.alerts', handler: showAlert }),
  route({ method: 'POST', path: '/audit/alerts/:id/close', duty, audit: 'audit.alert-close', handler: answerClose }),
]

const ALERT = z.object({
  id: z.string(),
  rule: z.string(),
  staffName: z.string(),
  agencyName: z.string(),
  events: z.number(),
  firstAt: z.string(),
  lastAt: z.string(),
  finding: z.string().nullable(),
})

/** Unusual access in the API. */
export const alertApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/audit/alerts',
    duty,
    audit: 'audit.alerts',
    summary: '気になる閲覧（個人情報の担当だけ）',
    answer: listOf(ALERT),
    handler: async visit => {
      const alerts = await readAlerts(visit.act)
      const items = alerts.map(({ id, rule, staffName, agencyName, events, firstAt, lastAt, finding }) => ({
        id,
        rule,
        staffName,
        agencyName,
        events,
        firstAt,
        lastAt,
        finding,
      }))
      return json({ items, nextCursor: null })
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/audit/alerts/:id/close',
    duty,
    audit: 'audit.alert-close',
    summary: '気になる閲覧を、結果を記録して閉じる',
    body: CLOSE_BODY,
    answer: z.object({ id: z.string() }),
    refusals: [409],
    handler: async (visit, body) => {
      const result = await closeAlert(visit.act, visit.params['id'] ?? '', body.finding, body.words)
      return result.ok ? json({ id: result.value }) : problem(result.refusal)
    },
  }),
]
