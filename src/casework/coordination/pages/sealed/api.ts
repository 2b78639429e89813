import { z } from 'zod'
import type { StaffId } from '../../../../kernel/id.ts'
import { readId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { json } from '../../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../../platform/http/api.ts'
import { apiRoute, idempotencyKey, listOf, versionAsked } from '../../../../platform/http/api.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { SealedDeed } from '../../acts/sealed/change-compartment.ts'
import { changeCompartment } from '../../acts/sealed/change-compartment.ts'
import { openCompartment } from '../../acts/sealed/open-compartment.ts'
import { readCompartment, readCompartments } from '../../acts/sealed/read-compartment.ts'
import {
  confirming,
  ending,
  holding,
  lettingGo,
  openingReporter,
  reporting,
  takingIn,
  telling,
  writing,
} from '../../acts/sealed/sealed-deeds.ts'
import { deciding, proposing } from '../../acts/sealed/transfer-sealed.ts'
import type { CompartmentId, TransferId } from '../../domain/sealed/compartment.ts'
import { glassApi } from './glass-api.ts'
import { compartmentWishFrom } from './new-compartment.tsx'
import {
  CONFIRM_BODY,
  LET_GO_BODY,
  MEETING_BODY,
  MEMBER_BODY,
  OPEN_BODY,
  REASON_BODY,
  REPORTER_BODY,
  TELL_BODY,
  TRANSFER_BODY,
  WORDS_BODY,
  WRITE_BODY,
} from './sealed-bodies.ts'
import { COMPARTMENT, COMPARTMENT_ROW, compartmentResource, compartmentRow } from './sealed-shapes.ts'
import { compartmentIdOf } from './sealed-steps.tsx'
import { entryWishFrom, meetingWishFrom, transferWishFrom } from './sealed-wishes.ts'

const duty = 'consult'

/** Sealed records and emergency openings in /api/v1. Who reported is written through it and never read. */
export const sealedApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/compartments',
    duty,
    audit: 'compartment.list',
    summary: '自分がメンバーの封印された記録',
    answer: listOf(COMPARTMENT_ROW),
    handler: async visit => json({ items: (await readCompartments(visit.act)).map(compartmentRow), nextCursor: null }),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/compartments',
    duty,
    audit: 'compartment.open',
    summary: '封印された記録をはじめる（二人目の確認を待つ）',
    body: OPEN_BODY,
    answer: COMPARTMENT,
    answerStatus: 201,
    refusals: [404, 409],
    handler: async (visit, body) => {
      const made = await openCompartment(visit.act, visit.house.codes, compartmentWishFrom(body), onceOf(visit, body))
      return made.ok ? resource(visit, made.value, 201) : problem(made.refusal)
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/compartments/:id',
    duty,
    audit: 'compartment.read',
    summary: '封印された記録（メンバーだけ）',
    query: z.object({ after: z.uuid().optional() }),
    answer: COMPARTMENT,
    handler: visit => resource(visit, compartmentIdOf(visit), 200),
  }),
  deedRoute('confirm', 'compartment.confirm', '二人目が確認する', CONFIRM_BODY, (_, id, body) =>
    confirming(id, body.answer === 'yes', body.words ?? null),
  ),
  deedRoute('entries', 'compartment.write', '書き込む', WRITE_BODY, (visit, id, body) => writing(visit.act, id, entryWishFrom(body))),
  deedRoute('meetings', 'compartment.hold', '会議を記録する', MEETING_BODY, (visit, id, body) =>
    holding(visit.act, id, meetingWishFrom(body)),
  ),
  deedRoute('members', 'compartment.add-member', 'メンバーを加える', MEMBER_BODY, (_, id, body) =>
    takingIn(id, body.staffId as StaffId, body.legalClass),
  ),
  deedRoute('members/end', 'compartment.end-member', 'メンバーを外す', LET_GO_BODY, (_, id, body) =>
    lettingGo(id, body.staffId as StaffId, body.words),
  ),
  deedRoute('tell', 'compartment.tell', '多機関協働の担当への知らせ方を決める', TELL_BODY, (visit, id, body) =>
    telling(id, body.tells === 'yes', body.whomToCall ?? null, versionAsked(visit)),
  ),
  deedRoute('reporters', 'compartment.record-reporter', '通報した方を書く', REPORTER_BODY, (visit, id, body) =>
    reporting(visit.act, id, { name: body.name, contact: body.contact ?? null, relation: body.relation ?? null, heardAt: body.heardOn }),
  ),
  deedRoute(
    'reporters/open',
    'compartment.open-reporter',
    '通報した方を開く（画面で10分）',
    REASON_BODY,
    (visit, id, body) => openingReporter(visit.act, id, body.reason),
    [],
  ),
  deedRoute('transfers', 'compartment.propose-transfer', '写すことを申し出る', TRANSFER_BODY, (visit, _, body) =>
    proposing(visit.act, visit.house.codes, transferWishFrom(body)),
  ),
  deedRoute('transfers/:transferid/decide', 'compartment.approve-transfer', '写すことに答える', CONFIRM_BODY, (visit, _, body) =>
    deciding(visit.act, visit.params['transferid'] as TransferId, body.answer === 'yes', body.words ?? null),
  ),
  deedRoute('end', 'compartment.end', '記録を終える', WORDS_BODY, (_, id, body) => ending(id, body.words)),
  ...glassApi,
]

function deedRoute<Body>(
  path: string,
  audit: string,
  summary: string,
  body: z.ZodType<Body>,
  deedOf: (visit: SignedVisit, id: CompartmentId, body: Body) => SealedDeed,
  refusals: readonly number[] = [409],
): ApiRoute {
  return apiRoute({
    method: 'POST',
    path: `/api/v1/compartments/:id/${path}`,
    duty,
    audit,
    summary: `封印された記録：${summary}`,
    body,
    answer: COMPARTMENT,
    refusals,
    handler: async (visit, sent) => {
      const id = compartmentIdOf(visit)
      return reread(visit, await changeCompartment(visit.act, id, deedOf(visit, id, sent), onceOf(visit, sent)))
    },
  })
}

async function reread(visit: SignedVisit, result: Result<CompartmentId, Refusal>): Promise<Answer> {
  return result.ok ? resource(visit, result.value, 200) : problem(result.refusal)
}

async function resource(visit: SignedVisit, id: CompartmentId, status: number): Promise<Answer> {
  const view = await readCompartment(visit.act, id, readId(visit.query.get('after') || undefined))
  return view ? json(compartmentResource(view), status) : problem(refusal('absent'))
}

function onceOf(visit: SignedVisit, body: unknown): Once {
  return { key: idempotencyKey(visit), body: [visit.path, body] }
}
