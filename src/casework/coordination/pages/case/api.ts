import { z } from 'zod'
import type { AgencyId } from '../../../../kernel/id.ts'
import { readId } from '../../../../kernel/id.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { json } from '../../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../../platform/http/api.ts'
import { apiRoute, LIST_QUERY, listOf } from '../../../../platform/http/api.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { TaskId } from '../../../../platform/tasks.ts'
import { readDay } from '../../acts/case/read-day.ts'
import { readLog } from '../../acts/case/read-log.ts'
import { finishTask, leaveCaseTask, readTasks } from '../../acts/case/tasks.ts'
import { writeEntry } from '../../acts/case/write-entry.ts'
import { SHARE_SCOPES } from '../../domain/case/log-entry.ts'
import { casesApi } from './api-cases.ts'
import { apiOnce } from './api-once.ts'
import { requestApi } from './api-requests.ts'
import { caseRowResource, DAY, ENTRY, entryResource, TASK, taskResource } from './api-shapes.ts'
import { API_ENTRY_BODY, END_TASK_BODY, entryFrom, TASK_BODY } from './case-bodies.ts'
import { caseIdOf } from './sent.ts'

const LOG_QUERY = LIST_QUERY.extend({
  agency: z.uuid().optional(),
  person: z.uuid().optional(),
  scope: z.enum(SHARE_SCOPES).optional(),
})
const TASK_QUERY = z.object({ case: z.uuid().optional() })
const MADE = z.object({ id: z.uuid() })
const ROWS = 50
const duty = 'consult'

const logApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/cases/:id/timeline',
    duty,
    audit: 'case.read',
    summary: '支援の経過。新しい順。見える範囲だけ',
    query: LOG_QUERY,
    answer: listOf(ENTRY),
    handler: timeline,
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/cases/:id/entries',
    duty,
    audit: 'case.write',
    summary: '経過をひとつ書く。replaces と replaceWords で訂正する',
    body: API_ENTRY_BODY,
    answer: MADE,
    answerStatus: 201,
    refusals: [409],
    handler: async (visit, body) => {
      const wish = entryFrom(body, visit.act.now, body.replaces ?? null)
      const made = await writeEntry(visit.act, visit.house.codes, caseIdOf(visit), wish, apiOnce(visit, body))
      return made.ok ? json({ id: made.value }, 201) : problem(made.refusal)
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/tasks',
    duty,
    audit: 'task.list',
    summary: '自分のすること。case を付けると、その事例の開いている仕事',
    query: TASK_QUERY,
    answer: listOf(TASK),
    refusals: [404],
    handler: async visit => {
      const tasks = await readTasks(visit.act, readId<'case'>(visit.query.get('case') || undefined))
      return tasks === undefined ? problem(refusal('absent')) : json({ items: tasks.map(taskResource), nextCursor: null })
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/cases/:id/tasks',
    duty,
    audit: 'task.leave',
    summary: '支援チームの機関に、することを頼む',
    body: TASK_BODY,
    answer: MADE,
    answerStatus: 201,
    handler: async (visit, body) => {
      const wish = { ...body, staffId: body.staffId ?? null }
      const made = await leaveCaseTask(visit.act, caseIdOf(visit), wish, apiOnce(visit, body))
      return made.ok ? json({ id: made.value }, 201) : problem(made.refusal)
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/tasks/:id/end',
    duty,
    audit: 'task.end',
    summary: '仕事を終える。やめるときは理由が要る',
    body: END_TASK_BODY,
    answer: MADE,
    handler: async (visit, body) => {
      const wish = { ended: body.ended, words: body.words ?? null }
      const done = await finishTask(visit.act, visit.params['id'] as TaskId, wish, apiOnce(visit, body))
      return done.ok ? json({ id: done.value }) : problem(done.refusal)
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/day',
    duty,
    audit: 'day.read',
    summary: '今日の仕事：すること、知らせ、連絡の日が来た事例、返事を待たれているもの',
    answer: DAY,
    handler: async visit => {
      const { tasks, mentions, dueCases, counts } = await readDay(visit.act)
      return json({
        tasks: tasks.map(taskResource),
        mentions: mentions.map(mention => ({ ...mention, at: mention.at.toISOString() })),
        dueCases: dueCases.map(caseRowResource),
        counts,
      })
    },
  }),
]

/** Requests, cases, logs, teams, tasks and my day in the API. */
export const caseApi: readonly ApiRoute[] = [...requestApi, ...casesApi, ...logApi]

async function timeline(visit: SignedVisit): Promise<Answer> {
  const { query } = visit
  const filter = {
    agencyId: readId<'agency'>(query.get('agency')) satisfies AgencyId | undefined,
    personId: readId<'person'>(query.get('person')),
    shareScope: SHARE_SCOPES.find(scope => scope === query.get('scope')),
  }
  const place = { limit: Number(query.get('limit') || ROWS), after: readId<'log_entry'>(query.get('cursor')) }
  const view = await readLog(visit.act, caseIdOf(visit), filter, place)
  if (view === undefined) return problem(refusal('absent'))
  return json({ items: view.entries.map(entryResource), nextCursor: view.next ?? null })
}
