import { z } from 'zod'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { json } from '../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../platform/http/api.ts'
import { apiRoute, idempotencyKey, listOf, versionAsked } from '../../../platform/http/api.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { beginConsent } from '../acts/begin-consent.ts'
import { changeConsent } from '../acts/change-consent.ts'
import { readConsent, readConsents } from '../acts/read-consents.ts'
import type { Consent, ConsentDeed, ConsentId } from '../domain/consent.ts'
import { consentStateOn } from '../domain/consent-coverage.ts'
import {
  CONSENT_BODY,
  deedFrom,
  NARROWED_BODY,
  narrowedFrom,
  RECONFIRMED_BODY,
  reconfirmedFrom,
  WITHDRAWN_BODY,
  withdrawnFrom,
} from './consent-bodies.ts'
import { consentIdOf } from './consent-page.tsx'
import { personIdOf } from './sent.ts'

const text = z.string().nullable()
const CONSENT_ANSWER = z.object({
  id: z.string(),
  personId: z.string(),
  version: z.number(),
  state: z.enum(['asked', 'not_obtained', 'given', 'not_yet', 'expired', 'withdrawn']),
  askedOn: z.string(),
  type: z.enum(['written', 'oral', 'proxy', 'not_obtained']),
  proxyRelation: text,
  purpose: z.string(),
  agencies: z.array(z.string()),
  categories: z.array(z.string()),
  from: text,
  until: text,
  askAgainOn: text,
  withdrawnOn: text,
  howWithdrawn: text,
  workerNote: text,
  personWords: text,
  formVersion: text,
  languageUsed: z.string(),
  interpreter: z.boolean(),
})

/** The rows of /api/v1 about consent: the same acts as the pages. */
export const consentApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/people/:id/consents',
    duty: 'consult',
    audit: 'consent.list',
    summary: '一人の同意の一覧（新しい順）',
    answer: listOf(CONSENT_ANSWER),
    handler: list,
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/people/:id/consents',
    duty: 'consult',
    audit: 'consent.given',
    summary: '同意についてお尋ねした結果を記録する（得られないことも記録する）',
    body: CONSENT_BODY,
    answer: CONSENT_ANSWER,
    answerStatus: 201,
    handler: async (visit, body) => {
      const request = onceOf(visit, body)
      return reread(visit, await beginConsent(visit.act, personIdOf(visit), deedFrom(body, visit.act.today), request), 201)
    },
  }),
  change('answer', '返事を待っていた同意の結果を記録する', CONSENT_BODY, (visit, body) => deedFrom(body, visit.act.today)),
  change('narrow', '同意を狭める', NARROWED_BODY, (visit, body) => narrowedFrom(body, visit.act.today)),
  change('reconfirm', '同意が続いていることを確かめる', RECONFIRMED_BODY, (visit, body) => reconfirmedFrom(body, visit.act.today)),
  change('withdraw', '同意の取り下げを記録する（その場で共有が止まる）', WITHDRAWN_BODY, (visit, body) =>
    withdrawnFrom(body, visit.act.today),
  ),
]

function change<Body>(
  verb: 'answer' | 'narrow' | 'reconfirm' | 'withdraw',
  summary: string,
  body: z.ZodType<Body>,
  deedOf: (visit: SignedVisit, body: Body) => ConsentDeed,
): ApiRoute {
  return apiRoute({
    method: 'POST',
    path: `/api/v1/consents/:id/${verb}`,
    duty: 'consult',
    audit: `consent.${verb}`,
    summary,
    body,
    answer: CONSENT_ANSWER,
    refusals: [409],
    handler: async (visit, sent) =>
      reread(visit, await changeConsent(visit.act, consentIdOf(visit), versionAsked(visit), deedOf(visit, sent), onceOf(visit, sent))),
  })
}

async function list(visit: SignedVisit): Promise<Answer> {
  const { people, consents } = await readConsents(visit.act, [personIdOf(visit)])
  if (people.length === 0) return problem(refusal('absent'))
  return json({ items: consents.map(consent => resource(visit, consent)), nextCursor: null })
}

/** The consent after an act, read again under present sight. */
async function reread(visit: SignedVisit, done: Result<ConsentId, Refusal>, status = 200): Promise<Answer> {
  if (!done.ok) return problem(done.refusal)
  const view = await readConsent(visit.act, done.value)
  if (view === undefined) return problem(refusal('absent'))
  return json(resource(visit, view.consent), status, { etag: `"${view.consent.version}"` })
}

function resource(visit: SignedVisit, consent: Consent): z.infer<typeof CONSENT_ANSWER> {
  const { stage: _, askedBy: _by, byAgency: _agency, reconfirmedOn: _on, fromSheet: _sheet, ...facts } = consent
  return {
    ...facts,
    agencies: [...consent.agencies],
    categories: [...consent.categories],
    state: consentStateOn(consent, visit.act.today),
  }
}

/** The address belongs to what the key stands for: the same key on another consent is another wish. */
function onceOf(visit: SignedVisit, body: unknown) {
  return { key: idempotencyKey(visit), body: { path: visit.path, body } }
}
