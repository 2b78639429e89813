import { z } from 'zod'
import type { AgencyId } from '../../kernel/id.ts'
import { refusal } from '../../kernel/refusal.ts'
import { json } from '../../platform/http/answer.ts'
import type { ApiRoute } from '../../platform/http/api.ts'
import { apiRoute, LIST_QUERY, listOf } from '../../platform/http/api.ts'
import { problem } from '../../platform/http/problem.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { readAgencies, readAgency } from '../acts/read-agencies.ts'
import type { Agency, AgencyOffer } from '../domain/agency.ts'

const OPEN = { none: '機関の名簿で、だれの記録でもない' }
const OFFER = z.object({ name: z.string(), topics: z.array(z.string()), description: z.string() })
const OPENING = z.object({ days: z.array(z.string()), nth: z.array(z.number()).nullable(), opens: z.string(), closes: z.string() })
const HOURS = z.object({
  openings: z.array(OPENING),
  onHolidays: z.enum(['closed', 'open', 'unknown']),
  closures: z.array(z.object({ from: z.string(), to: z.string(), words: z.string() })),
  note: z.string().nullable(),
})
const AGENCY = z.object({
  id: z.string(),
  name: z.string(),
  kana: z.string(),
  kind: z.string(),
  does: z.string(),
  doesNot: z.string(),
  area: z.string(),
  languages: z.array(z.string()),
  secrecyClass: z.string(),
  phone: z.string().nullable(),
  assuredOn: z.string(),
  offers: z.array(OFFER),
  hours: HOURS,
  url: z.string().nullable(),
  doesEasy: z.string().nullable(),
  isInner: z.boolean(),
  version: z.number(),
})
const SERVICE = OFFER.extend({
  agencyId: z.string(),
  agencyName: z.string(),
  area: z.string(),
  languages: z.array(z.string()),
  phone: z.string().nullable(),
  url: z.string().nullable(),
  hours: HOURS,
  assuredOn: z.string(),
})
const QUERY = LIST_QUERY.extend({
  q: z.string().max(100).optional(),
  topic: z.string().max(50).optional(),
  area: z.string().max(20).optional(),
  language: z.string().max(20).optional(),
})

/** The directory in the API. */
export const directoryApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/agencies',
    duty: 'signed-in',
    audit: OPEN,
    summary: '支援関係機関の一覧',
    query: QUERY,
    answer: listOf(AGENCY),
    handler: async visit => {
      const { agencies, hasMore } = await asked(visit)
      return json({ items: agencies, nextCursor: hasMore ? (agencies.at(-1)?.id ?? null) : null })
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/agencies/:id',
    duty: 'signed-in',
    audit: OPEN,
    summary: '支援関係機関ひとつ',
    answer: AGENCY,
    handler: async visit => {
      const agency = await readAgency(visit.act, visit.params['id'] as AgencyId)
      return agency ? json(agency) : problem(refusal('absent'))
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/services',
    duty: 'signed-in',
    audit: OPEN,
    summary: '機関の相談・サービスの一覧',
    query: QUERY,
    answer: listOf(SERVICE),
    handler: async visit => {
      const { agencies, hasMore } = await asked(visit)
      const topic = visit.query.get('topic')
      const items = agencies.flatMap(agency =>
        agency.offers.filter(offer => topic === '' || offer.topics.includes(topic)).map(offer => serviceOf(agency, offer)),
      )
      return json({ items, nextCursor: hasMore ? (agencies.at(-1)?.id ?? null) : null })
    },
  }),
]

/** One offer with what is needed to go there: whose it is, where, in which languages, when. */
function serviceOf({ id, name, area, languages, phone, url, hours, assuredOn }: Agency, offer: AgencyOffer) {
  return { ...offer, agencyId: id, agencyName: name, area, languages, phone, url, hours, assuredOn }
}

function asked(visit: SignedVisit) {
  const given = (name: string) => visit.query.get(name) || undefined
  return readAgencies(visit.act, {
    words: given('q'),
    topic: given('topic'),
    area: given('area'),
    language: given('language'),
    after: given('cursor') as AgencyId | undefined,
    limit: Number(given('limit') ?? 50),
  })
}
