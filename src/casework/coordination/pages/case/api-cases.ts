import { z } from 'zod'
import { readId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { json } from '../../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../../platform/http/api.ts'
import { apiRoute, LIST_QUERY, listOf, versionAsked } from '../../../../platform/http/api.ts'
import { maybeAnyDay } from '../../../../platform/http/body.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { addAgency, assignInCase, leaveTeam } from '../../acts/case/change-team.ts'
import { changeTrack } from '../../acts/case/change-track.ts'
import { endCoordination } from '../../acts/case/end-coordination.ts'
import { declineLead, offerLead, takeLead } from '../../acts/case/lead.ts'
import { readCases } from '../../acts/case/read-cases.ts'
import { readCaseHead } from '../../acts/case/read-log.ts'
import { setNextContact } from '../../acts/case/set-contact.ts'
import type { CaseId } from '../../domain/case/case.ts'
import { TRACK_STATES } from '../../domain/case/case.ts'
import { CASE_VIEWS } from '../../domain/case/case-list.ts'
import { apiOnce, caseAnswer } from './api-once.ts'
import { CASE, CASE_ROW, caseRowResource, TEAM_MEMBER, teamResource } from './api-shapes.ts'
import { listTexts } from './list-texts.ts'
import { caseIdOf } from './sent.ts'
import {
  ASSIGN_BODY,
  END_BODY,
  endingFrom,
  JOIN_BODY,
  joinFrom,
  LEAVE_BODY,
  OFFER_BODY,
  TRACK_BODY,
  trackFrom,
  WHY_BODY,
} from './team-bodies.ts'

const LIST = LIST_QUERY.extend({
  view: z.enum(CASE_VIEWS).optional(),
  solving: z.enum(TRACK_STATES).optional(),
  accompanying: z.enum(TRACK_STATES).optional(),
  leadAgency: z.uuid().optional(),
  issue: z.string().max(60).optional(),
  mine: z.enum(['yes']).optional(),
})
/** A lead is moved by an offer that is taken, never by writing it. */
const CHANGE = z.object({ nextContactOn: maybeAnyDay(listTexts.fields.nextContactOn), leadAgency: z.unknown().optional() })
const ROWS = 50
const duty = 'consult'

/** Cases and their teams: the same acts and rules as the pages. */
export const casesApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/cases',
    duty,
    audit: 'case.list',
    summary: '事例の一覧。view=lead は主担当、team は支援チームの全部',
    query: LIST,
    answer: listOf(CASE_ROW),
    handler: list,
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/cases/:id',
    duty,
    audit: 'case.read',
    summary: '事例ひとつ',
    answer: CASE,
    handler: visit => caseAnswer(visit, caseIdOf(visit)),
  }),
  apiRoute({
    method: 'PATCH',
    path: '/api/v1/cases/:id',
    duty,
    audit: 'case.set-contact',
    summary: '主担当が次に連絡する日を決める。主担当そのものは、ここでは移せない',
    body: CHANGE,
    answer: CASE,
    refusals: [409],
    handler: async (visit, body) => {
      if (body.leadAgency !== undefined) return problem(refusal('owner-missing'))
      const on = body.nextContactOn ?? null
      return acted(visit, await setNextContact(visit.act, caseIdOf(visit), versionAsked(visit), on, apiOnce(visit, body)))
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/cases/:id/team',
    duty,
    audit: 'case.read-team',
    summary: '支援チーム',
    answer: listOf(TEAM_MEMBER),
    handler: async visit => {
      const head = await readCaseHead(visit.act, caseIdOf(visit), 'case.read-team')
      return head === undefined ? problem(refusal('absent')) : json({ items: teamResource(head), nextCursor: null })
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/cases/:id/team',
    duty,
    audit: 'case.join-team',
    summary: '機関に支援チームへ加わってもらう。同意か、ほかの根拠と理由が要る',
    body: JOIN_BODY,
    answer: CASE,
    answerStatus: 201,
    refusals: [409],
    handler: async (visit, body) => {
      const wish = joinFrom(body)
      return acted(
        visit,
        await addAgency(visit.act, visit.house.codes, caseIdOf(visit), versionAsked(visit), wish, apiOnce(visit, body)),
        201,
      )
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/cases/:id/team/leave',
    duty,
    audit: 'case.leave-team',
    summary: '支援チームから離れる。離れた機関には、事例はもう見えない',
    body: LEAVE_BODY,
    answer: z.object({ left: z.boolean() }),
    refusals: [409],
    handler: async (visit, body) => {
      const done = await leaveTeam(visit.act, caseIdOf(visit), versionAsked(visit), body, apiOnce(visit, body))
      return done.ok ? json({ left: true }) : problem(done.refusal)
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/cases/:id/lead-offers',
    duty,
    audit: 'case.offer-lead',
    summary: '主担当の引き継ぎを申し出る',
    body: OFFER_BODY,
    answer: CASE,
    refusals: [409],
    handler: async (visit, body) =>
      acted(visit, await offerLead(visit.act, caseIdOf(visit), versionAsked(visit), body, apiOnce(visit, body))),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/cases/:id/lead-offers/take',
    duty,
    audit: 'case.take-lead',
    summary: '申し出られた主担当を受ける',
    answer: CASE,
    refusals: [409, 422],
    handler: async visit => acted(visit, await takeLead(visit.act, caseIdOf(visit), versionAsked(visit), apiOnce(visit, {}))),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/cases/:id/lead-offers/decline',
    duty,
    audit: 'case.decline-lead',
    summary: '主担当の引き継ぎを断る、または取り下げる',
    body: WHY_BODY,
    answer: CASE,
    refusals: [409],
    handler: async (visit, body) =>
      acted(visit, await declineLead(visit.act, caseIdOf(visit), versionAsked(visit), body.words, apiOnce(visit, body))),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/cases/:id/assign',
    duty,
    audit: 'case.assign',
    summary: '自分の機関の担当を決める',
    body: ASSIGN_BODY,
    answer: CASE,
    refusals: [409],
    handler: async (visit, body) =>
      acted(visit, await assignInCase(visit.act, caseIdOf(visit), versionAsked(visit), body.staffId ?? null, apiOnce(visit, body))),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/cases/:id/end-coordination',
    duty,
    audit: 'case.end-coordination',
    summary: '多機関協働の調整を終える。主担当と次の連絡が要る',
    body: END_BODY,
    answer: CASE,
    refusals: [409],
    handler: async (visit, body) =>
      acted(visit, await endCoordination(visit.act, caseIdOf(visit), versionAsked(visit), endingFrom(body), apiOnce(visit, body))),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/cases/:id/tracks',
    duty,
    audit: 'case.change-track',
    summary: '課題解決か伴走の状態を変える。理由が要る',
    body: TRACK_BODY,
    answer: CASE,
    refusals: [409],
    handler: async (visit, body) =>
      acted(visit, await changeTrack(visit.act, caseIdOf(visit), versionAsked(visit), trackFrom(body), apiOnce(visit, body))),
  }),
]

async function list(visit: SignedVisit): Promise<Answer> {
  const { query } = visit
  const state = (name: string) => TRACK_STATES.find(one => one === query.get(name))
  const filter = {
    solving: state('solving'),
    accompanying: state('accompanying'),
    leadAgency: readId<'agency'>(query.get('leadAgency')),
    issue: query.get('issue') || undefined,
    isMine: query.get('mine') === 'yes' || undefined,
  }
  const view = CASE_VIEWS.find(one => one === query.get('view')) ?? 'lead'
  const place = { limit: Number(query.get('limit') || ROWS), after: readId<'case'>(query.get('cursor')) }
  const { rows, next } = await readCases(visit.act, view, filter, place)
  return json({ items: rows.map(caseRowResource), nextCursor: next ?? null })
}

/** After an act the case is read again under present sight. */
async function acted(visit: SignedVisit, done: Result<CaseId, Refusal>, status = 200): Promise<Answer> {
  return done.ok ? caseAnswer(visit, done.value, status) : problem(done.refusal)
}
