import { z } from 'zod'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { json } from '../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../platform/http/api.ts'
import { apiRoute, idempotencyKey, versionAsked } from '../../../platform/http/api.ts'
import { neededWords } from '../../../platform/http/body.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { amendPerson } from '../acts/amend-person.ts'
import { readPerson } from '../acts/read-person.ts'
import { registerPerson } from '../acts/register-person.ts'
import { searchPeople } from '../acts/search-people.ts'
import type { PersonId } from '../domain/person.ts'
import { FOUND_ANSWER, foundAnswer, PERSON_ANSWER, personAnswer } from './api-shapes.ts'
import type { PersonBody } from './bodies.ts'
import { PERSON_BODY, personChangesFrom, personFactsFrom, unknownLanguages } from './bodies.ts'
import { conflictApi } from './conflict-routes.ts'
import { consentApi } from './consent-api.ts'
import { disclosureApi } from './disclosure-api.ts'
import { SHOWN } from './found-people.tsx'
import { householdApi } from './household-api.ts'
import { whoKnows } from './known.ts'
import { KNOWN_BODY } from './known-body.ts'
import { personIdOf } from './sent.ts'
import { texts } from './texts.ts'

const SEARCH_BODY = z.object({
  q: z.string({ error: texts.search.nothingTyped }).pipe(neededWords(200, texts.search.label, texts.search.nothingTyped)),
})
const KNOWN_ANSWER = z.object({ agencies: z.array(z.object({ id: z.string(), name: z.string(), phone: z.string().nullable() })) })

/** The rows of /api/v1 about persons and households: what the screens do, and give, exactly. */
export const peopleApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'POST',
    path: '/api/v1/people',
    duty: 'consult',
    audit: 'person.register',
    summary: '人を登録する',
    body: PERSON_BODY,
    answer: PERSON_ANSWER,
    answerStatus: 201,
    handler: createPerson,
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/people/search',
    duty: 'consult',
    audit: 'person.search',
    summary: 'お名前・かな・電話・生年月日のはじめの部分で探す（自分の見られる範囲）',
    body: SEARCH_BODY,
    answer: z.object({ items: z.array(FOUND_ANSWER), nextCursor: z.null() }),
    handler: async (visit, { q }) => {
      const found = await searchPeople(visit.act, q, SHOWN)
      return json({ items: found.map(person => foundAnswer(person, visit.act.today)), nextCursor: null })
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/people/known',
    duty: 'consult',
    audit: 'person.known',
    summary: 'この方にすでに関わっている機関の名前だけを確かめる',
    body: KNOWN_BODY,
    answer: KNOWN_ANSWER,
    refusals: [429],
    handler: async (visit, asked) => {
      const answered = await whoKnows(visit, asked)
      return answered.ok ? json({ agencies: answered.value }) : problem(answered.refusal)
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/people/:id',
    duty: 'consult',
    audit: 'person.read',
    summary: '一人の記録',
    answer: PERSON_ANSWER,
    handler: visit => givePerson(visit, personIdOf(visit), 200),
  }),
  apiRoute({
    method: 'PATCH',
    path: '/api/v1/people/:id',
    duty: 'consult',
    audit: 'person.amend',
    summary: '記録を直す（前の版は履歴に残る）',
    body: PERSON_BODY,
    answer: PERSON_ANSWER,
    refusals: [409],
    handler: changePerson,
  }),
  ...householdApi,
  ...conflictApi,
  ...consentApi,
  ...disclosureApi,
]

async function createPerson(visit: SignedVisit, body: PersonBody): Promise<Answer> {
  const fields = unknownLanguages(body, visit.house.codes, visit.act.today)
  if (Object.keys(fields).length > 0) return problem(refusal('fields', { fields }))
  const made = await registerPerson(visit.act, personFactsFrom(body), {
    key: idempotencyKey(visit),
    body: { path: visit.path, body: visit.json },
  })
  return made.ok ? givePerson(visit, made.value, 201) : problem(made.refusal)
}

async function changePerson(visit: SignedVisit, body: PersonBody): Promise<Answer> {
  const fields = unknownLanguages(body, visit.house.codes, visit.act.today)
  if (Object.keys(fields).length > 0) return problem(refusal('fields', { fields }))
  const amendment = { id: personIdOf(visit), version: versionAsked(visit), changes: personChangesFrom(body) }
  const changed = await amendPerson(visit.act, amendment, { key: idempotencyKey(visit), body: { path: visit.path, body: visit.json } })
  return changed.ok ? givePerson(visit, changed.value, 200) : problem(changed.refusal)
}

async function givePerson(visit: SignedVisit, id: PersonId, status: number): Promise<Answer> {
  const view = await readPerson(visit.act, id)
  if (view === undefined) return problem(refusal('absent'))
  return json(personAnswer(view, visit.act.today), status, { etag: `"${view.person.version}"` })
}
