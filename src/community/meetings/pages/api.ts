import { z } from 'zod'
import { readId } from '../../../kernel/id.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { json } from '../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../platform/http/api.ts'
import { apiRoute, idempotencyKey, LIST_QUERY, listOf, versionAsked } from '../../../platform/http/api.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { Once } from '../../../platform/idempotency.ts'
import type { BodyId } from '../../councils/index.ts'
import { closeMeeting } from '../acts/close-meeting.ts'
import { planMeeting } from '../acts/plan-meeting.ts'
import type { MeetingWhole } from '../acts/read-meetings.ts'
import { readCalendar, readMeeting } from '../acts/read-meetings.ts'
import { numbered } from '../domain/agenda.ts'
import type { Meeting, MeetingId } from '../domain/meeting.ts'
import { MEETING_STATES } from '../domain/meeting.ts'
import { CLOSE_BODY, PLAN_BODY } from './bodies.ts'
import { apiTexts } from './outside-texts.ts'
import { paperApi } from './paper/api.ts'
import { sheetApi } from './sheet/api.ts'

const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const
const ROWS = 50
const ROW = z.object({
  id: z.string(),
  bodyId: z.string(),
  councilNo: z.number().int().nullable(),
  title: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  place: z.string(),
  state: z.enum(MEETING_STATES),
  version: z.number().int(),
})
const MEETING = ROW.extend({
  agenda: z.array(z.object({ id: z.string(), no: z.string(), kind: z.string(), title: z.string(), outcome: z.string().nullable() })),
  remarks: z.array(z.object({ id: z.string(), itemId: z.string(), words: z.string(), becameKind: z.string().nullable() })),
  seats: z.array(z.object({ seatId: z.string().nullable(), name: z.string(), role: z.string(), status: z.string() })),
  decisions: z.array(z.object({ id: z.string(), statement: z.string(), state: z.string(), reviewOn: z.string().nullable() })),
  actions: z.array(z.object({ id: z.string(), what: z.string(), owner: z.string(), state: z.string(), dueOn: z.string().nullable() })),
  questions: z.array(z.object({ id: z.string(), words: z.string(), dueOn: z.string(), answer: z.string() })),
})

/** The meetings' part of /api/v1: the same acts and the same rules as the pages. */
export const meetingApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/meetings',
    duty,
    audit: 'meeting.list',
    summary: apiTexts.list,
    query: LIST_QUERY,
    answer: listOf(ROW),
    handler: list,
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/meetings/:id',
    duty,
    audit: 'meeting.read',
    summary: apiTexts.one,
    answer: MEETING,
    handler: visit => resource(visit, idOf(visit)),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/meetings',
    duty,
    audit: 'meeting.plan',
    summary: apiTexts.plan,
    body: PLAN_BODY,
    answer: MEETING,
    answerStatus: 201,
    handler: async (visit, body) => {
      const done = await planMeeting(visit.act, { ...body, bodyId: body.bodyId as BodyId }, onceOf(visit, visit.json))
      return done.ok ? resource(visit, done.value, 201) : problem(done.refusal)
    },
  }),
  closingRoute(),
  ...sheetApi,
  ...paperApi,
]

function closingRoute(): ApiRoute {
  return apiRoute({
    method: 'POST',
    path: '/api/v1/meetings/:id/close',
    duty,
    audit: 'meeting.close',
    summary: apiTexts.close,
    body: CLOSE_BODY,
    answer: MEETING,
    refusals: [403, 409],
    handler: async (visit, body) => {
      const asked = { version: versionAsked(visit), once: onceOf(visit, body) }
      const done = await closeMeeting(visit.act, idOf(visit), body, asked)
      return done.ok ? resource(visit, idOf(visit)) : problem(done.refusal)
    },
  })
}

async function list(visit: SignedVisit): Promise<Answer> {
  const limit = Number(visit.query.get('limit') || ROWS)
  const after = readId<'meeting'>(visit.query.get('cursor') || undefined)
  const { rows, next } = await readCalendar(visit.act, { isBackwards: true }, { limit, after })
  return json({ items: rows.map(rowOf), nextCursor: next ?? null })
}

async function resource(visit: SignedVisit, id: MeetingId, status = 200): Promise<Answer> {
  const whole = await readMeeting(visit.act, id, async () => [])
  return whole === undefined ? problem(refusal('absent')) : json(bodyOf(whole), status)
}

function bodyOf(whole: MeetingWhole): z.input<typeof MEETING> {
  return {
    ...rowOf(whole.meeting),
    agenda: numbered(whole.items).map(({ item: { id, kind, title, outcome }, no }) => ({ id, no, kind, title, outcome })),
    remarks: whole.remarks.map(({ id, itemId, words, becameKind }) => ({ id, itemId, words, becameKind })),
    seats: whole.attendance.map(({ seatId, name, roleThen, status }) => ({ seatId, name, role: roleThen, status })),
    decisions: whole.decisions.map(({ id, statement, state, reviewOn }) => ({ id, statement, state, reviewOn })),
    actions: whole.actions.map(({ id, what, ownerName, state, dueOn }) => ({ id, what, owner: ownerName, state, dueOn })),
    questions: whole.questions.map(({ id, words, dueOn, answer }) => ({ id, words, dueOn, answer })),
  }
}

function rowOf({ id, bodyId, councilNo, title, startsAt, endsAt, place, state, version }: Meeting) {
  return { id, bodyId, councilNo, title, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), place, state, version }
}

function idOf(visit: SignedVisit): MeetingId {
  return visit.params['id'] as MeetingId
}

function onceOf(visit: SignedVisit, body: unknown): Once {
  return { key: idempotencyKey(visit), body: [visit.path, body] }
}
