import { z } from 'zod'
import type { StaffId } from '../../../kernel/id.ts'
import { json } from '../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../platform/http/api.ts'
import { apiRoute, idempotencyKey } from '../../../platform/http/api.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { NavPlace, Route } from '../../../platform/http/route.ts'
import { route } from '../../../platform/http/route.ts'
import { endConflict, registerConflict } from '../acts/keep-conflicts.ts'
import type { ConflictId } from '../domain/conflict.ts'
import {
  answerConflict,
  answerEndConflict,
  CONFLICT_BODY,
  END_CONFLICT_BODY,
  showConflictForm,
  showConflicts,
  showEndConflict,
} from './conflict-pages.tsx'
import { conflictTexts } from './conflict-texts.ts'
import { personIdOf } from './sent.ts'

/** Conflicts of interest: registered from the person's page, kept by the head. */
export const conflictRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/people/:id/conflict', duty: 'consult', audit: 'person.read', handler: showConflictForm }),
  route({ method: 'POST', path: '/people/:id/conflict', duty: 'consult', audit: 'conflict.register', handler: answerConflict }),
  route({ method: 'GET', path: '/conflicts', duty: 'head', audit: 'conflict.list', handler: showConflicts }),
  route({ method: 'GET', path: '/conflicts/:id/end', duty: 'head', audit: 'conflict.list', handler: showEndConflict }),
  route({ method: 'POST', path: '/conflicts/:id/end', duty: 'head', audit: 'conflict.end', handler: answerEndConflict }),
]

/** The head's list in the main navigation. */
export const conflictNavigation: readonly NavPlace[] = [
  { key: 'conflicts', href: '/conflicts', label: conflictTexts.navigation, duty: 'head' },
]

/** Conflicts of interest in the API. */
export const conflictApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'POST',
    path: '/api/v1/people/:id/conflict',
    duty: 'consult',
    audit: 'conflict.register',
    summary: '利害関係を届ける（その職員に、この人の記録を閉じる）',
    body: CONFLICT_BODY,
    answer: z.object({ id: z.string() }),
    answerStatus: 201,
    handler: async (visit, body) => {
      const wish = {
        staffId: (body.staffId ?? visit.act.reader.staffId) as StaffId,
        personId: personIdOf(visit),
        reason: body.reason,
        words: body.words ?? null,
      }
      const result = await registerConflict(visit.act, visit.house.codes, wish, { key: idempotencyKey(visit), body: [visit.path, body] })
      return result.ok ? json({ id: result.value }, 201) : problem(result.refusal)
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/conflicts/:id/end',
    duty: 'head',
    audit: 'conflict.end',
    summary: '利害関係を解く（責任者）',
    body: END_CONFLICT_BODY,
    answer: z.object({ id: z.string() }),
    refusals: [409],
    handler: async (visit, body) => {
      const request = { key: idempotencyKey(visit), body: [visit.path, body] }
      const result = await endConflict(visit.act, visit.params['id'] as ConflictId, body.words, request)
      return result.ok ? json({ id: result.value }) : problem(result.refusal)
    },
  }),
]
