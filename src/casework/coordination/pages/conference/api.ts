import { z } from 'zod'
import { readId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { json } from '../../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../../platform/http/api.ts'
import { apiRoute, idempotencyKey, LIST_QUERY, listOf, versionAsked } from '../../../../platform/http/api.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { acknowledgeSecrecy } from '../../acts/conference/acknowledge-secrecy.ts'
import { changeSitting } from '../../acts/conference/change-sitting.ts'
import { fillPrepSheet } from '../../acts/conference/fill-prep-sheet.ts'
import { fixMinutes } from '../../acts/conference/fix-minutes.ts'
import { invite } from '../../acts/conference/invite.ts'
import type { Kept } from '../../acts/conference/keep-minutes.ts'
import { keepMinutes } from '../../acts/conference/keep-minutes.ts'
import { planConference } from '../../acts/conference/plan-conference.ts'
import { readConference, readMaterial, readMinutes } from '../../acts/conference/read-conference.ts'
import { CONFERENCE_VIEWS, readConferences } from '../../acts/conference/read-conferences.ts'
import { addItem, changeItem } from '../../acts/conference/set-agenda.ts'
import { briefConference, callConference, cancelConference, holdConference } from '../../acts/conference/steps.ts'
import type { ConferenceId } from '../../domain/conference/conference.ts'
import {
  BRIEFING,
  briefingResource,
  CONFERENCE,
  CONFERENCE_ROW,
  conferenceResource,
  MINUTES,
  minutesResource,
  rowResource,
} from './api-shapes.ts'
import { CANCEL_BODY, INVITE_BODY, ITEM_BODY, ITEM_CHANGE_BODY, PREP_BODY, SITTING_BODY } from './bodies.ts'
import { conferenceIdOf, itemIdOf } from './conference-id.ts'
import { viewAsked } from './list-page.tsx'
import { KEPT_BODY } from './minutes-body.ts'
import { apiTexts } from './texts-paper.ts'

const QUERY = LIST_QUERY.extend({ view: z.enum(CONFERENCE_VIEWS, { error: apiTexts.view }).optional() })
const PLAN_BODY = z.object({ sitting: SITTING_BODY, item: ITEM_BODY })
const ROWS = 50
const ONE = '/api/v1/conferences/:id'

/** A step that changes a conference and answers with it as it then stands. */
function step<Body>(
  path: `/api/v1/${string}`,
  of: {
    readonly method?: 'POST' | 'PATCH'
    readonly audit: string
    readonly summary: string
    readonly body?: z.ZodType<Body>
    readonly status?: number
    readonly refusals?: readonly number[]
  },
  work: (visit: SignedVisit, body: Body, once: Once) => Promise<Result<ConferenceId, Refusal>>,
): ApiRoute {
  return apiRoute<Body>({
    method: of.method ?? 'POST',
    path,
    duty: 'consult',
    audit: of.audit,
    summary: of.summary,
    ...(of.body ? { body: of.body } : {}),
    answer: CONFERENCE,
    ...(of.status ? { answerStatus: of.status } : {}),
    refusals: of.refusals ?? [409, 422],
    handler: async (visit, body) => reread(visit, await work(visit, body, onceOf(visit, body)), of.status),
  })
}

/** The conferences' part of /api/v1: the same acts and the same rules as the pages. */
export const conferenceApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/conferences',
    duty: 'consult',
    audit: 'conference.list',
    summary: apiTexts.list,
    query: QUERY,
    answer: listOf(CONFERENCE_ROW),
    handler: list,
  }),
  step(
    '/api/v1/conferences',
    { audit: 'conference.plan', summary: apiTexts.plan, body: PLAN_BODY, status: 201, refusals: [404, 409] },
    (visit, body, once) => planConference(visit.act, body.sitting, body.item, once),
  ),
  apiRoute({
    method: 'GET',
    path: ONE,
    duty: 'consult',
    audit: 'conference.read',
    summary: apiTexts.one,
    answer: CONFERENCE,
    handler: visit => resource(visit, conferenceIdOf(visit)),
  }),
  step(ONE, { method: 'PATCH', audit: 'conference.change', summary: apiTexts.change, body: SITTING_BODY }, (visit, body, once) =>
    changeSitting(visit.act, conferenceIdOf(visit), versionAsked(visit), body, once),
  ),
  step(`${ONE}/agenda`, { audit: 'conference.agenda', summary: apiTexts.addItem, body: ITEM_BODY }, (visit, body, once) =>
    addItem(visit.act, conferenceIdOf(visit), versionAsked(visit), body, once),
  ),
  step(
    `${ONE}/agenda/:itemid`,
    { method: 'PATCH', audit: 'conference.agenda', summary: apiTexts.changeItem, body: ITEM_CHANGE_BODY },
    (visit, body, once) => changeItem(visit.act, conferenceIdOf(visit), itemIdOf(visit), versionAsked(visit), body, once),
  ),
  step(`${ONE}/invitations`, { audit: 'conference.invite', summary: apiTexts.invite, body: INVITE_BODY }, (visit, body, once) =>
    invite(visit.act, conferenceIdOf(visit), versionAsked(visit), body, once),
  ),
  step(`${ONE}/call`, { audit: 'conference.call', summary: apiTexts.call }, (visit, _, once) =>
    callConference(visit.act, conferenceIdOf(visit), versionAsked(visit), once),
  ),
  step(`${ONE}/secrecy`, { audit: 'conference.acknowledge', summary: apiTexts.acknowledge, refusals: [] }, visit =>
    acknowledgeSecrecy(visit.act, conferenceIdOf(visit)),
  ),
  apiRoute({
    method: 'GET',
    path: `${ONE}/briefing`,
    duty: 'consult',
    audit: 'conference.brief_read',
    summary: apiTexts.briefing,
    answer: BRIEFING,
    refusals: [409],
    handler: async visit => {
      const shown = await readMaterial(visit.act, conferenceIdOf(visit))
      return shown.ok ? json(briefingResource(shown.value)) : hidden(shown.refusal)
    },
  }),
  step(`${ONE}/briefing`, { audit: 'conference.brief', summary: apiTexts.brief }, (visit, _, once) =>
    briefConference(visit.act, visit.house.codes, conferenceIdOf(visit), versionAsked(visit), once),
  ),
  step(`${ONE}/prep-sheets`, { audit: 'conference.prepare', summary: apiTexts.prep, body: PREP_BODY }, (visit, body, once) =>
    fillPrepSheet(visit.act, conferenceIdOf(visit), body, once),
  ),
  step(`${ONE}/hold`, { audit: 'conference.hold', summary: apiTexts.hold }, (visit, _, once) =>
    holdConference(visit.act, conferenceIdOf(visit), versionAsked(visit), once),
  ),
  apiRoute({
    method: 'GET',
    path: `${ONE}/minutes`,
    duty: 'consult',
    audit: 'conference.minutes_read',
    summary: apiTexts.minutes,
    answer: MINUTES,
    refusals: [409],
    handler: async visit => {
      const shown = await readMinutes(visit.act, conferenceIdOf(visit))
      return shown.ok ? json(minutesResource(shown.value)) : hidden(shown.refusal)
    },
  }),
  step(`${ONE}/minutes`, { audit: 'conference.minutes', summary: apiTexts.keep, body: KEPT_BODY }, (visit, body, once) =>
    keepMinutes(visit.act, conferenceIdOf(visit), versionAsked(visit), inWords(visit, body), once),
  ),
  step(`${ONE}/close`, { audit: 'conference.close', summary: apiTexts.close }, (visit, _, once) =>
    fixMinutes(visit.act, conferenceIdOf(visit), versionAsked(visit), null, once),
  ),
  step(`${ONE}/cancel`, { audit: 'conference.cancel', summary: apiTexts.cancel, body: CANCEL_BODY }, (visit, body, once) =>
    cancelConference(visit.act, conferenceIdOf(visit), versionAsked(visit), body.words, once),
  ),
]

async function list(visit: SignedVisit): Promise<Answer> {
  const limit = Number(visit.query.get('limit') || ROWS)
  const after = readId<'conference'>(visit.query.get('cursor'))
  const { lines, next } = await readConferences(visit.act, { view: viewAsked(visit.query.get('view')), limit, after })
  return json({ items: lines.map(rowResource), nextCursor: next ?? null })
}

/** The conference after an act, read again under present sight; a replayed key gives no more than that. */
async function reread(visit: SignedVisit, done: Result<ConferenceId, Refusal>, status = 200): Promise<Answer> {
  return done.ok ? resource(visit, done.value, status) : hidden(done.refusal)
}

async function resource(visit: SignedVisit, id: ConferenceId, status = 200): Promise<Answer> {
  const shown = await readConference(visit.act, id)
  if (shown === undefined) return problem(refusal('absent'))
  return json(conferenceResource(shown), status, { etag: `"${shown.head.conference.version}"` })
}

/** Who was not invited is told the same, letter for letter, as of what does not exist. */
function hidden(refused: Refusal): Answer {
  return problem(refused.code === 'not-invited' ? refusal('absent') : refused)
}

/** A program may name an issue by its code; the table of parts is read by people, so that it keeps the label of today. */
function inWords(visit: SignedVisit, kept: Kept): Kept {
  const { codes } = visit.house
  return { ...kept, roles: kept.roles.map(role => ({ ...role, issue: codes.label('issue', role.issue, visit.act.today) })) }
}

/** The address belongs to what the key stands for: the same key on another conference is another wish. */
function onceOf(visit: SignedVisit, body: unknown): Once {
  return { key: idempotencyKey(visit), body: { path: visit.path, body: body ?? null } }
}
