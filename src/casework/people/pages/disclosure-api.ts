import { z } from 'zod'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { json } from '../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../platform/http/api.ts'
import { apiRoute, idempotencyKey, listOf } from '../../../platform/http/api.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { readRegister } from '../acts/read-register.ts'
import { tell } from '../acts/tell.ts'
import type { DisclosureRow } from '../domain/disclosure.ts'
import { disclosureFrom, REGISTER_QUERY, TOLD_BODY } from './disclosure-bodies.ts'
import { questionOf } from './register-question.ts'
import { personIdOf } from './sent.ts'

const text = z.string().nullable()
const DISCLOSURE_ANSWER = z.object({
  id: z.string(),
  no: z.number(),
  at: z.string(),
  persons: z.array(z.object({ id: z.string(), name: z.string() })),
  personCount: z.number(),
  toAgency: text,
  toAgencyName: text,
  toPerson: text,
  fields: z.array(z.string()),
  basis: z.string(),
  basisOn: z.string(),
  consentId: text,
  reason: z.string(),
  channel: z.string(),
  byAgencyName: z.string(),
  approver: text,
})
const ROWS = 100
const summary = '一人について伝えたことの一覧（新しい順、100件まで。期間で絞れる）'

/** The rows of /api/v1 about what was told: the same acts as the pages. */
export const disclosureApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/people/:id/disclosures',
    duty: 'consult',
    audit: 'disclosure.list',
    summary,
    query: REGISTER_QUERY,
    answer: listOf(DISCLOSURE_ANSWER),
    handler: list,
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/people/:id/disclosures',
    duty: 'consult',
    audit: 'disclosure.record',
    summary: '電話・FAX・会議などで伝えたことを記録する',
    body: TOLD_BODY,
    answer: DISCLOSURE_ANSWER,
    answerStatus: 201,
    refusals: [409],
    handler: record,
  }),
]

async function list(visit: SignedVisit): Promise<Answer> {
  const view = await readRegister(visit.act, questionOf(visit), { limit: ROWS })
  if (view === undefined) return problem(refusal('absent'))
  return json({ items: view.rows.map(resource), nextCursor: null })
}

async function record(visit: SignedVisit, body: z.infer<typeof TOLD_BODY>): Promise<Answer> {
  const request = { key: idempotencyKey(visit), body: { path: visit.path, body } }
  const told = await tell(visit.act, disclosureFrom(body, personIdOf(visit)), body.isConfirmed === true, request)
  if (!told.ok) return problem(told.refusal)
  const view = await readRegister(visit.act, questionOf(visit), { limit: ROWS })
  const row = view?.rows.find(({ id }) => id === told.value)
  return row === undefined ? problem(refusal('absent')) : json(resource(row), 201)
}

function resource(row: DisclosureRow): z.infer<typeof DISCLOSURE_ANSWER> {
  const { caseId: _, consultationId: _consultation, conferenceId: _conference, approverName: _name, byName: _by, at, ...facts } = row
  return { ...facts, at: at.toISOString(), fields: [...row.fields], persons: [...row.persons] }
}
