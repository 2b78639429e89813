import { z } from 'zod'
import { dayOfInstant } from '../../../kernel/day.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { json } from '../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../platform/http/api.ts'
import { apiRoute, idempotencyKey, LIST_QUERY, listOf, versionAsked } from '../../../platform/http/api.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { beginUndertaking } from '../acts/group-begin.ts'
import { moveGroup } from '../acts/group-change.ts'
import type { Asked } from '../acts/group-keep.ts'
import { tellCount } from '../acts/group-parts.ts'
import { readUndertaking, readUndertakings } from '../acts/group-read.ts'
import { takeInPartner } from '../acts/platform-partners.ts'
import type { Undertaking } from '../domain/group.ts'
import { BEGIN_BODY, COUNT_BODY, MOVE_BODY, PARTNER_BODY } from './group-bodies.ts'
import { undertakingFilterAsked } from './group-list.tsx'
import { worryWords } from './group-words.ts'
import { apiTexts } from './review-texts.ts'

const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const
const QUERY = LIST_QUERY.extend({ council: z.string().max(3).optional(), theme: z.string().max(40).optional() })
const API_BEGIN = BEGIN_BODY.omit({ from: true })
const ROW = z.object({
  id: z.string(),
  councilNo: z.number().int().nullable(),
  name: z.string(),
  themes: z.array(z.string()),
  stage: z.string(),
  stageWords: z.string(),
  movedOn: z.string(),
  version: z.number().int(),
})
const WHOLE = ROW.extend({ words: z.string(), startedOn: z.string().nullable() })
const NEEDS = z.array(z.object({ id: z.string(), kind: z.string(), words: z.string(), state: z.string() }))
const GROUP = WHOLE.extend({
  counts: z.array(
    z.object({
      id: z.string(),
      on: z.string(),
      total: z.number().int(),
      under30: z.number().int().nullable(),
      from30: z.number().int().nullable(),
      from60: z.number().int().nullable(),
      from75: z.number().int().nullable(),
      toldBy: z.string(),
    }),
  ),
  /** In words, each with its fact; never a score. */
  worries: z.array(z.string()),
  calmWords: z.string(),
  needs: NEEDS,
})
const PLATFORM = WHOLE.extend({
  businessKind: z.string().nullable(),
  from: z.string().nullable(),
  whatChanged: z.string(),
  partners: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      name: z.string(),
      brings: z.string(),
      hopes: z.string(),
      since: z.string(),
      endedOn: z.string().nullable(),
    }),
  ),
  needs: NEEDS,
  products: z.array(z.object({ id: z.string(), on: z.string(), words: z.string(), quantity: z.number().nullable(), unit: z.string() })),
})

type Kind = 'group' | 'platform'
const ROWS = 50

/** Groups' part of /api/v1: the same acts and the same rules as the pages. */
export const groupApi: readonly ApiRoute[] = [
  ...both('group', '/api/v1/groups', GROUP, { list: apiTexts.groups, one: apiTexts.group, begin: apiTexts.beginGroup }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/groups/:id/counts',
    duty,
    audit: 'group.count',
    summary: apiTexts.count,
    body: COUNT_BODY,
    answer: GROUP,
    answerStatus: 201,
    refusals: [403, 409],
    handler: async (visit, body) => told(visit, 'group', await tellCount(visit.act, idOf(visit), body, askedOf(visit, body)), 201),
  }),
]

/** Platforms' part of /api/v1. */
export const platformApi: readonly ApiRoute[] = [
  ...both('platform', '/api/v1/platforms', PLATFORM, {
    list: apiTexts.platforms,
    one: apiTexts.platform,
    begin: apiTexts.beginPlatform,
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/platforms/:id/move',
    duty,
    audit: 'undertaking.move',
    summary: apiTexts.movePlatform,
    body: MOVE_BODY,
    answer: PLATFORM,
    refusals: [403, 409],
    handler: async (visit, body) => told(visit, 'platform', await moveGroup(visit.act, idOf(visit), body, askedOf(visit, body))),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/platforms/:id/partners',
    duty,
    audit: 'platform.take-in',
    summary: apiTexts.takeIn,
    body: PARTNER_BODY,
    answer: PLATFORM,
    answerStatus: 201,
    refusals: [403, 409],
    handler: async (visit, body) => told(visit, 'platform', await takeInPartner(visit.act, idOf(visit), body, askedOf(visit, body)), 201),
  }),
]

function both(
  kind: Kind,
  path: '/api/v1/groups' | '/api/v1/platforms',
  answer: z.ZodType,
  words: { readonly list: string; readonly one: string; readonly begin: string },
): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'GET',
      path,
      duty,
      audit: 'undertaking.list',
      summary: words.list,
      query: QUERY,
      answer: listOf(ROW),
      handler: visit => list(visit, kind),
    }),
    apiRoute({
      method: 'GET',
      path: `${path}/:id`,
      duty,
      audit: `${kind}.read`,
      summary: words.one,
      answer,
      handler: visit => resource(visit, kind, idOf(visit)),
    }),
    apiRoute({
      method: 'POST',
      path,
      duty,
      audit: `${kind}.begin`,
      summary: words.begin,
      body: API_BEGIN,
      answer,
      answerStatus: 201,
      handler: async (visit, body) =>
        told(visit, kind, await beginUndertaking(visit.act, { ...body, kind }, askedOf(visit, body).once), 201),
    }),
  ]
}

async function list(visit: SignedVisit, kind: Kind): Promise<Answer> {
  const limit = Number(visit.query.get('limit') || ROWS)
  const after = visit.query.get('cursor') || undefined
  const { rows, next } = await readUndertakings(visit.act, { kinds: [kind], ...undertakingFilterAsked(visit) }, { limit, after })
  return json({ items: rows.map(({ undertaking }) => rowOf(undertaking)), nextCursor: next ?? null })
}

async function told(visit: SignedVisit, kind: Kind, done: Awaited<ReturnType<typeof moveGroup>>, status = 200): Promise<Answer> {
  return done.ok ? resource(visit, kind, done.value, status) : problem(done.refusal)
}

async function resource(visit: SignedVisit, kind: Kind, id: string, status = 200): Promise<Answer> {
  const whole = await readUndertaking(visit.act, kind, id, async () => [])
  if (whole === undefined) return problem(refusal('absent'))
  const { undertaking } = whole
  const shared = {
    ...rowOf(undertaking),
    words: undertaking.words,
    startedOn: undertaking.startedOn,
    needs: whole.needs.map(({ id: need, kind: of, words, state }) => ({ id: need, kind: of, words, state })),
  }
  if (kind === 'group') {
    const counts = whole.counts.map(({ id: count, on, total, under30, from30, from60, from75, toldBy }) => ({
      id: count,
      on,
      total,
      under30,
      from30,
      from60,
      from75,
      toldBy,
    }))
    return json({ ...shared, counts, worries: whole.worries.map(worryWords), calmWords: undertaking.calmWords }, status)
  }
  const partners = whole.partners.map(({ id: partner, kind: of, name, brings, hopes, since, endedOn }) => ({
    id: partner,
    kind: of,
    name,
    brings,
    hopes,
    since,
    endedOn,
  }))
  const { businessKind, from, whatChanged } = undertaking
  return json({ ...shared, businessKind, from: from?.id ?? null, whatChanged, partners, products: whole.products }, status)
}

function rowOf({ id, councilNo, name, themes, stage, stageWords, movedAt, version }: Undertaking) {
  return { id, councilNo, name, themes, stage, stageWords, movedOn: dayOfInstant(movedAt), version }
}

function idOf(visit: SignedVisit): string {
  return visit.params['id'] ?? ''
}

function askedOf(visit: SignedVisit, body: unknown): Asked {
  return { version: versionAsked(visit), once: { key: idempotencyKey(visit), body: [visit.path, body] } }
}
