import { z } from 'zod'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { json } from '../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../platform/http/api.ts'
import { apiRoute, listOf } from '../../../platform/http/api.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { readCouncil, readCouncils } from '../acts/read-councils.ts'
import type { Council } from '../domain/body.ts'
import { BODY_KINDS, BODY_STATUSES } from '../domain/body.ts'
import { councilAsked } from './part.ts'
import { apiTexts } from './texts.ts'

const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const
const ROW = z.object({
  no: z.number().int(),
  name: z.string(),
  kana: z.string(),
  bodyLabel: z.string(),
  networkStatus: z.enum(['none', 'preparing', 'active', 'dormant']),
})
const COUNCIL = ROW.extend({
  officeHours: z.string(),
  phone: z.string(),
  homepage: z.string(),
  intro: z.string(),
  version: z.number().int(),
  sizes: z.array(
    z.object({ on: z.string(), population: z.number().int(), households: z.number().int(), aged65: z.number().int(), source: z.string() }),
  ),
  bodies: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(BODY_KINDS),
      name: z.string(),
      parentId: z.string().nullable(),
      status: z.enum(BODY_STATUSES),
      startedOn: z.string(),
      endedOn: z.string().nullable(),
    }),
  ),
})

/** The councils' part of /api/v1: what is open of them. Rolls and seats are names of people and stay on the pages. */
export const councilApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/councils',
    duty,
    audit: 'council.list',
    summary: apiTexts.list,
    answer: listOf(ROW),
    handler: async visit => json({ items: (await readCouncils(visit.act)).councils.map(rowOf), nextCursor: null }),
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/councils/:no',
    duty,
    audit: 'council.read',
    summary: apiTexts.one,
    answer: COUNCIL,
    refusals: [404],
    handler: one,
  }),
]

async function one(visit: SignedVisit): Promise<Answer> {
  const no = councilAsked(visit)
  const whole = no === undefined ? undefined : await readCouncil(visit.act, no)
  if (whole === undefined) return problem(refusal('absent'))
  const { officeHours, phone, homepage, intro, version } = whole.profile
  return json({
    ...rowOf(whole.council),
    officeHours,
    phone,
    homepage,
    // Written before there were checked wordings: for the council itself, until it is worded for others.
    intro: whole.isMember ? intro : '',
    version,
    sizes: whole.sizes,
    bodies: whole.bodies.map(({ id, kind, name, parentId, status, startedOn, endedOn }) => ({
      id,
      kind,
      name,
      parentId,
      status,
      startedOn,
      endedOn,
    })),
  })
}

function rowOf({ no, name, kana, bodyLabel, networkStatus }: Council) {
  return { no, name, kana, bodyLabel, networkStatus }
}
