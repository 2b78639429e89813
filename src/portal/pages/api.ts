import { z } from 'zod'
import { DAY_PARTS, grouped, handInRequest, REACHES } from '../../casework/desk/requests.ts'
import { dayOfInstant as today } from '../../kernel/day.ts'
import { refusal } from '../../kernel/refusal.ts'
import { json } from '../../platform/http/answer.ts'
import type { ApiRoute } from '../../platform/http/api.ts'
import { publicApiRoute } from '../../platform/http/api.ts'
import { neededWords } from '../../platform/http/body.ts'
import { problem } from '../../platform/http/problem.ts'
import { freshToken } from '../../platform/http/token.ts'
import { findHelp } from '../acts/find-help.ts'
import { LONGEST, readAsk, SPOKEN } from '../acts/read-ask.ts'
import { PLACE, placeJson, SERVICE, serviceJson } from './api-shapes.ts'
import { apiTexts } from './api-texts.ts'

const REQUEST = z.object({
  words: neededWords(LONGEST, apiTexts.words, apiTexts.wordsMissing),
  topics: z.array(z.string()).max(30).optional(),
  reach: z.enum(REACHES).default('none'),
  phone: z.string().max(40).optional(),
  email: z.string().max(254).optional(),
  other: z.string().max(1000).optional(),
  days: z.array(z.number().int().min(0).max(6)).max(7).optional(),
  times: z.array(z.enum(DAY_PARTS)).max(3).optional(),
  quiet: z.boolean().optional(),
  safe: z.string().max(1000).optional(),
  language: z.enum(SPOKEN).default('ja'),
  interpreter: z.boolean().optional(),
  called: z.string().max(100).optional(),
  needs: z.string().max(1000).optional(),
})
const QUERY = z.object({
  q: z.string().max(100).optional(),
  topic: z.string().max(41).optional(),
  language: z.string().max(41).optional(),
  access: z.string().max(41).optional(),
  open: z.enum(['now']).optional(),
})

/** The public side for other programs: the same way in as the form, and the same register as the pages. */
export const portalApi: readonly ApiRoute[] = [
  publicApiRoute({
    method: 'POST',
    path: '/public/requests',
    audit: { none: apiTexts.sealed },
    summary: apiTexts.requestSummary,
    body: REQUEST,
    answer: z.object({ receipt: z.string() }),
    answerStatus: 201,
    refusals: [429],
    handler: async (visit, body) => {
      const topics = visit.house.codes.on('topic', today(visit.now)).map(({ code }) => code)
      const { ask, complaints } = readAsk(answersFrom(body), topics)
      if (complaints.length > 0)
        return problem(
          refusal('fields', { fields: Object.fromEntries(complaints.map(({ field, code }) => [field, apiTexts.complaints[code]])) }),
        )
      const key = visit.header('idempotency-key')?.slice(0, 200) || freshToken()
      const sender = { from: visit.from, language: ask.language, requestNo: visit.requestNo, key }
      const sent = await handInRequest(visit.house.door, ask, sender)
      return sent.ok ? json({ receipt: grouped(sent.value) }, 201) : problem(refusal('too-many'))
    },
  }),
  publicApiRoute({
    method: 'GET',
    path: '/api/v1/public/services',
    audit: { none: apiTexts.open },
    summary: apiTexts.servicesSummary,
    query: QUERY,
    answer: z.object({ services: z.array(SERVICE), places: z.array(PLACE), hasMore: z.boolean() }),
    handler: async visit => {
      const said = (name: string) => visit.query.get(name) || undefined
      const wish = {
        topic: said('topic'),
        words: said('q'),
        language: said('language'),
        access: said('access'),
        isOpenNow: said('open') === 'now',
      }
      const { agencies, places, hasMore } = await findHelp(visit.house.door, wish, visit.now)
      return json({ services: agencies.map(serviceJson), places: places.map(placeJson), hasMore })
    },
  }),
]

/** A body as the form would say it, so that both are judged by the same rules. */
function answersFrom(body: z.output<typeof REQUEST>) {
  const said: Readonly<Record<string, unknown>> = { ...body, interpreter: body.interpreter ? 'yes' : 'no', quiet: body.quiet ? 'yes' : '' }
  return {
    get: (name: string) => (typeof said[name] === 'string' ? said[name] : ''),
    all: (name: string) => (Array.isArray(said[name]) ? said[name].map(String) : []),
  }
}
