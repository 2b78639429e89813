import { z } from 'zod'
import { dayOfInstant } from '../../../kernel/day.ts'
import { readId } from '../../../kernel/id.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { json } from '../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../platform/http/api.ts'
import { apiRoute, idempotencyKey, LIST_QUERY, listOf, versionAsked } from '../../../platform/http/api.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { giveConsent, withdrawConsent } from '../acts/consent.ts'
import { findTreasureByHand } from '../acts/find-treasure.ts'
import { moveTreasure } from '../acts/move-treasure.ts'
import { readTreasure, readTreasures } from '../acts/read-treasures.ts'
import { CONSENT_HOWS, PARTIES, REACHES } from '../domain/consent.ts'
import type { Treasure, TreasureId } from '../domain/treasure.ts'
import { TREASURE_STATES, TREASURE_TYPES } from '../domain/treasure.ts'
import { CONSENT_BODY, FIND_BODY, MAYBE_WORDS_BODY, WORDS_BODY } from './bodies.ts'
import { treasureFilterAsked } from './list-query.ts'
import { saidOf } from './said.ts'
import { apiTexts } from './texts.ts'
import { consentOf } from './treasure-verbs.ts'

const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const
const QUERY = LIST_QUERY.extend({
  council: z.string().max(3).optional(),
  theme: z.string().max(40).optional(),
  type: z.string().max(20).optional(),
  state: z.string().max(20).optional(),
})
const ROW = z.object({
  id: z.string(),
  councilNo: z.number().int().nullable(),
  name: z.string(),
  type: z.enum(TREASURE_TYPES),
  themes: z.array(z.string()),
  place: z.string(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  state: z.enum(TREASURE_STATES),
  foundOn: z.string(),
  assuredOn: z.string().nullable(),
  isHeldBack: z.boolean(),
  version: z.number().int(),
})
const TREASURE = ROW.extend({
  story: z.string(),
  openWhen: z.string(),
  how: z.string(),
  cost: z.string(),
  barrierFree: z.string(),
  tellerName: z.string().nullable(),
  stewardName: z.string().nullable(),
  uses: z.array(z.object({ id: z.string(), usedIn: z.string(), since: z.string(), brought: z.string(), endedOn: z.string().nullable() })),
  consents: z.array(
    z.object({
      id: z.string(),
      whose: z.enum(PARTIES),
      personName: z.string(),
      how: z.enum(CONSENT_HOWS),
      scope: z.enum(REACHES),
      givenOn: z.string(),
      validUntil: z.string().nullable(),
      withdrawnOn: z.string().nullable(),
    }),
  ),
  issues: z.array(z.object({ id: z.string(), title: z.string(), isJoined: z.boolean(), themes: z.array(z.string()) })),
})
/** What stays to be said of a treasure its teller may not see, or not any more. */
const KEPT = z.object({ id: z.string() })
const ROWS = 50

/** The treasures' part of /api/v1: the same acts and the same rules as the pages. */
export const treasureApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/treasures',
    duty,
    audit: 'treasure.list',
    summary: apiTexts.list,
    query: QUERY,
    answer: listOf(ROW),
    handler: list,
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/treasures/:id',
    duty,
    audit: 'treasure.read',
    summary: apiTexts.one,
    answer: TREASURE,
    handler: async visit => (await resource(visit, idOf(visit))) ?? problem(refusal('absent')),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/treasures',
    duty,
    audit: 'treasure.find',
    summary: apiTexts.find,
    body: FIND_BODY,
    answer: z.union([TREASURE, KEPT]),
    answerStatus: 201,
    handler: find,
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/treasures/:id/confirm',
    duty,
    audit: 'treasure.confirm',
    summary: apiTexts.confirm,
    body: WORDS_BODY,
    answer: TREASURE,
    refusals: [403, 409],
    handler: async (visit, { words }) => {
      const asked = { version: versionAsked(visit), once: onceOf(visit, words) }
      return answered(visit, await moveTreasure(visit.act, idOf(visit), { to: 'confirmed', words }, asked))
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/treasures/:id/consents',
    duty,
    audit: 'treasure.consent',
    summary: apiTexts.consent,
    body: CONSENT_BODY,
    answer: TREASURE,
    answerStatus: 201,
    refusals: [403],
    handler: async (visit, body) => answered(visit, await giveConsent(visit.act, idOf(visit), consentOf(body), onceOf(visit, body)), 201),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/treasures/:id/consents/:consentid/withdraw',
    duty,
    audit: 'treasure.withdraw-consent',
    summary: apiTexts.withdrawConsent,
    body: MAYBE_WORDS_BODY,
    answer: z.union([TREASURE, KEPT]),
    refusals: [409],
    handler: async (visit, { words }) => {
      const consent = visit.params['consentid'] ?? ''
      return answered(visit, await withdrawConsent(visit.act, idOf(visit), consent, words ?? '', onceOf(visit, words)))
    },
  }),
]

async function list(visit: SignedVisit): Promise<Answer> {
  const limit = Number(visit.query.get('limit') || ROWS)
  const after = readId<'treasure'>(visit.query.get('cursor') || undefined)
  const { rows, next } = await readTreasures(visit.act, treasureFilterAsked(visit), { limit, after })
  return json({ items: rows.map(rowOf), nextCursor: next ?? null })
}

async function find(visit: SignedVisit, body: z.output<typeof FIND_BODY>): Promise<Answer> {
  const { councilNo, byParticipant, tellerName, stewardName } = body
  const told = { ...saidOf(body), councilNo, byParticipant, tellerName, stewardName }
  return answered(visit, await findTreasureByHand(visit.act, told, onceOf(visit, body)), 201)
}

async function answered(visit: SignedVisit, done: Awaited<ReturnType<typeof findTreasureByHand>>, status = 200): Promise<Answer> {
  if (!done.ok) return problem(done.refusal)
  return (await resource(visit, done.value, status)) ?? json({ id: done.value }, status)
}

async function resource(visit: SignedVisit, id: TreasureId, status = 200): Promise<Answer | undefined> {
  const whole = await readTreasure(visit.act, id, async () => [])
  if (whole === undefined) return undefined
  const { story, openWhen, how, cost, barrierFree, tellerName, stewardName } = whole.treasure
  return json(
    {
      ...rowOf(whole.treasure),
      ...{ story, openWhen, how, cost, barrierFree, tellerName, stewardName },
      uses: whole.uses.map(use => ({ id: use.id, usedIn: use.usedIn, since: use.since, brought: use.brought, endedOn: use.endedOn })),
      consents: whole.consents.map(one => ({
        ...{ id: one.id, whose: one.whose, personName: one.personName, how: one.how, scope: one.scope },
        ...{ givenOn: one.givenOn, validUntil: one.validUntil, withdrawnOn: one.withdrawnOn },
      })),
      issues: whole.issues.map(({ one, isJoined, themes }) => ({ id: one.id, title: one.title, isJoined, themes })),
    },
    status,
  )
}

function rowOf(treasure: Treasure) {
  const { id, councilNo, name, type, themes, place, lat, lon, state, assuredOn, isHeldBack, version } = treasure
  const foundOn = dayOfInstant(treasure.foundAt)
  return { id, councilNo, name, type, themes, place, lat, lon, state, foundOn, assuredOn, isHeldBack, version }
}

function idOf(visit: SignedVisit): TreasureId {
  return visit.params['id'] as TreasureId
}

function onceOf(visit: SignedVisit, body: unknown): Once {
  return { key: idempotencyKey(visit), body: [visit.path, body] }
}
