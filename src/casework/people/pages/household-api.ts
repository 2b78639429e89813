import type { z } from 'zod'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { json } from '../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../platform/http/api.ts'
import { apiRoute, idempotencyKey, versionAsked } from '../../../platform/http/api.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { HouseholdChange } from '../acts/change-household.ts'
import { changeHousehold } from '../acts/change-household.ts'
import { makeHousehold, readHousehold } from '../acts/make-household.ts'
import type { HouseholdFacts, HouseholdId } from '../domain/household.ts'
import { HOUSEHOLD_ANSWER, householdAnswer } from './api-shapes.ts'
import {
  CARER_BODY,
  ENDED_CARER_BODY,
  HOUSEHOLD_CHANGES,
  HOUSEHOLD_WITH_MEMBERS,
  householdFactsFrom,
  MEMBER_BODY,
  RELATION_BODY,
} from './household-bodies.ts'
import { relationChange } from './relation-change.ts'
import { householdIdOf } from './sent.ts'

const answered = { duty: 'consult', answer: HOUSEHOLD_ANSWER } as const
const changes = { ...answered, method: 'POST', refusals: [409] } as const

/** The rows of /api/v1 about households. Every change answers with the household as it stands then. */
export const householdApi: readonly ApiRoute[] = [
  apiRoute({
    ...answered,
    method: 'POST',
    path: '/api/v1/households',
    audit: 'household.make',
    summary: '世帯をつくる',
    body: HOUSEHOLD_WITH_MEMBERS,
    answerStatus: 201,
    refusals: [404],
    handler: createHousehold,
  }),
  apiRoute({
    ...answered,
    method: 'GET',
    path: '/api/v1/households/:id',
    audit: 'household.read',
    summary: '一つの世帯',
    handler: visit => giveHousehold(visit, householdIdOf(visit), 200),
  }),
  apiRoute({
    ...changes,
    method: 'PATCH',
    path: '/api/v1/households/:id',
    audit: 'household.amend',
    summary: '世帯の呼び名や住所を直す',
    body: HOUSEHOLD_CHANGES,
    handler: (visit, body) => change(visit, { do: 'amend', facts: saidOf(body) }),
  }),
  apiRoute({
    ...changes,
    path: '/api/v1/households/:id/members',
    audit: 'household.add_member',
    summary: '登録済みの人を世帯に加える',
    body: MEMBER_BODY,
    handler: (visit, { personId, relationship, cohabits, from }) =>
      change(visit, { do: 'add_member', member: { personId, relationship, cohabits: cohabits ?? true, from: from ?? visit.act.today } }),
  }),
  apiRoute({
    ...changes,
    path: '/api/v1/households/:id/relations',
    audit: 'household.add_member',
    summary: '続柄を直す（change）、世帯を離れたと記録する（leave）',
    body: RELATION_BODY,
    handler: changeRelation,
  }),
  apiRoute({
    ...changes,
    path: '/api/v1/households/:id/carer-roles',
    audit: 'household.add_carer',
    summary: '誰が誰の世話をしているかを登録する',
    body: CARER_BODY,
    handler: (visit, { hoursWeek, since, ...carer }) =>
      change(visit, { do: 'add_carer', carer: { ...carer, hoursWeek: hoursWeek ?? null, since: since ?? null } }),
  }),
  apiRoute({
    ...changes,
    path: '/api/v1/households/:id/carer-roles/ended',
    audit: 'household.end_carer',
    summary: '世話が終わったと記録する',
    body: ENDED_CARER_BODY,
    handler: (visit, { roleId, on }) => change(visit, { do: 'end_carer', roleId, on: on ?? visit.act.today }),
  }),
]

async function createHousehold(visit: SignedVisit, body: z.infer<typeof HOUSEHOLD_WITH_MEMBERS>): Promise<Answer> {
  const members = body.members.map(({ cohabits, ...member }) => ({ ...member, cohabits: cohabits ?? true }))
  const once = { key: idempotencyKey(visit), body: { path: visit.path, body: visit.json } }
  const made = await makeHousehold(visit.act, { ...householdFactsFrom(body), members }, once)
  return made.ok ? giveHousehold(visit, made.value, 201) : problem(made.refusal)
}

async function changeRelation(visit: SignedVisit, body: z.infer<typeof RELATION_BODY>): Promise<Answer> {
  const household = await readHousehold(visit.act, householdIdOf(visit))
  if (household === undefined) return problem(refusal('absent'))
  const meant = relationChange(household, body, visit.act.today)
  return meant.ok ? change(visit, meant.value) : problem(refusal('fields', { fields: meant.refusal }))
}

async function change(visit: SignedVisit, wanted: HouseholdChange): Promise<Answer> {
  const once = { key: idempotencyKey(visit), body: { path: visit.path, body: visit.json } }
  const changed = await changeHousehold(visit.act, householdIdOf(visit), versionAsked(visit), wanted, once)
  return changed.ok ? giveHousehold(visit, changed.value, 200) : problem(changed.refusal)
}

async function giveHousehold(visit: SignedVisit, id: HouseholdId, status: number): Promise<Answer> {
  const household = await readHousehold(visit.act, id)
  if (household === undefined) return problem(refusal('absent'))
  return json(householdAnswer(household, visit.act.today), status, { etag: `"${household.version}"` })
}

/** Only what was said: what is left out of a PATCH stays. */
function saidOf(body: z.infer<typeof HOUSEHOLD_CHANGES>): Partial<HouseholdFacts> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Partial<HouseholdFacts>
}
