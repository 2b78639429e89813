import { newId } from '../src/kernel/id.ts'
import type { Chance } from '../src/pretend/domain/chance.ts'
import type { BenchReader } from './readers.ts'

/** The kinds of pages and calls that are measured, with their weight among the requests: about 60 % lists and search, 30 % records, 10 % writes. */
export const SHARES = {
  queue: 15,
  boxes: 4,
  'people-search': 11,
  'text-ask': 8,
  'text-found': 7,
  cases: 5,
  day: 5,
  consultation: 10,
  person: 6,
  'long-person': 3,
  case: 6,
  referral: 4,
  receive: 10,
  'api-consultations': 2,
  'api-people-search': 2,
  'api-cases': 1,
  'api-case': 1,
  conferences: 2,
  conference: 1,
  plan: 2,
  council: 1,
  issues: 2,
  treasures: 2,
  meetings: 2,
  meeting: 1,
} as const

export type Kind = keyof typeof SHARES
export const KINDS = Object.keys(SHARES) as readonly Kind[]

/** Lists and searches: what grows with the city must not be felt there. */
export const LISTS: readonly Kind[] = [
  'queue',
  'boxes',
  'people-search',
  'text-found',
  'cases',
  'day',
  'api-consultations',
  'api-people-search',
  'api-cases',
  'conferences',
  'issues',
  'treasures',
  'meetings',
]

/** Pages of the community half: among staff, whoever goes out to the councils opens them. */
const COMMUNITY: readonly Kind[] = ['council', 'issues', 'treasures', 'meetings', 'meeting']

/** Whether a request calls the API. */
export function isCall(visit: Pick<Visit, 'path'>): boolean {
  return visit.path.startsWith('/api/')
}

/** One request to be sent. */
export type Visit = {
  readonly kind: Kind
  readonly reader: BenchReader
  readonly path: string
  readonly form?: Readonly<Record<string, string>>
  /** Body of a call of the API; calls carry the reader's token instead of the cookie. */
  readonly json?: unknown
  /** The status that means success. */
  readonly expected: 200 | 303
}

/** Where searches stand that were asked before the measurement, by the reader's cookie. */
export type AskedSearches = ReadonlyMap<string, readonly string[]>

/** Words every desk looks for; together with pieces of real sentences they give the searches. */
const COMMON = ['家賃', '介護', '仕事', '電話', '母', '病院', 'ひきこもり', '生活費', 'ごみ', '学校', '息子', '8050']

/** One request of a kind by a reader; each call draws another subject. */
export function visitOf(kind: Kind, reader: BenchReader, chance: Chance, asked: AskedSearches): Visit {
  const { subjects } = reader
  const get = (path: string): Visit => ({ kind, reader, path, expected: 200 })
  const post = (path: string, form: Record<string, string>, expected: 200 | 303): Visit => ({
    kind,
    reader,
    path,
    form: { _token: reader.formToken, ...form },
    expected,
  })
  switch (kind) {
    case 'queue':
      return get(queuePath(reader, chance))
    case 'boxes':
      return get(`/referrals?box=${chance.pick(['to_answer', 'waiting', 'received', 'sent', 'follow_up'])}`)
    case 'people-search':
      return post('/people/search?part=results', { q: pickOr(chance, subjects.prefixes, 'タ') }, 200)
    case 'text-ask':
      return post('/consultations/search', { q: chance.pick(chance.happens(0.5) ? COMMON : [...subjects.words, '家賃']) }, 303)
    case 'text-found':
      return get(chance.pick(asked.get(reader.cookie) ?? []))
    case 'consultation':
      return get(`/consultations/${chance.pick(subjects.consultations)}`)
    case 'person':
      return get(`/people/${chance.pick(subjects.persons)}`)
    case 'referral':
      return get(`/referrals/${chance.pick(subjects.referrals)}`)
    case 'cases':
      return get(casesPath(reader, chance))
    case 'day':
      return get('/day')
    case 'long-person':
      return get(`/people/${chance.pick(subjects.longPersons)}`)
    case 'case':
      return get(`/cases/${chance.pick(subjects.cases)}`)
    case 'receive':
      return post('/consultations/new', heard(reader, chance), 303)
    case 'api-consultations':
      return get('/api/v1/consultations?owner=agency&limit=50')
    case 'api-people-search':
      return { ...get('/api/v1/people/search'), json: { q: pickOr(chance, subjects.prefixes, 'タ') } }
    case 'api-cases':
      return get('/api/v1/cases?limit=50')
    case 'api-case':
      return get(`/api/v1/cases/${chance.pick(subjects.cases)}`)
    case 'conferences':
      return get('/conferences')
    case 'conference':
      return get(`/conferences/${chance.pick(subjects.conferences)}`)
    case 'plan':
      return get(`/plans/${chance.pick(subjects.plans)}`)
    case 'council':
      return get(`/councils/${chance.pick(reader.councils)}`)
    case 'issues':
      return get(`/community-issues?council=${chance.pick(reader.councils)}`)
    case 'treasures':
      return get(`/treasures?council=${chance.pick(reader.councils)}`)
    case 'meetings':
      return get(`/meetings?council=${chance.pick(reader.councils)}`)
    case 'meeting':
      return get(`/meetings/${chance.pick(reader.meetings)}`)
  }
}

/** Readers for whom a kind of page exists at all. */
export function mayVisit(kind: Kind, { subjects, councils }: BenchReader): boolean {
  if (COMMUNITY.includes(kind)) return councils.length > 0
  if (kind === 'conference') return subjects.conferences.length > 0
  if (kind === 'plan') return subjects.plans.length > 0
  if (kind === 'person') return subjects.persons.length > 0
  if (kind === 'case' || kind === 'api-case') return subjects.cases.length > 0
  if (kind === 'long-person') return subjects.longPersons.length > 0
  if (kind === 'referral') return subjects.referrals.length > 0
  return true
}

function queuePath(reader: BenchReader, chance: Chance): string {
  const queue = chance.pick(['without_outcome', 'without_outcome', 'mine', 'agency', 'overdue'])
  const after =
    reader.subjects.owned.length > 0 && queue === 'agency' && chance.happens(0.5) ? chance.pick(reader.subjects.owned) : undefined
  return `/consultations?queue=${queue}${after ? `&after=${after}` : ''}`
}

function casesPath(reader: BenchReader, chance: Chance): string {
  const view = chance.pick(['lead', 'lead', 'team', 'overdue', 'ended'])
  const state = chance.happens(0.3) ? '&solving=open' : ''
  const after =
    view === 'team' && reader.subjects.cases.length > 0 && chance.happens(0.5) ? `&after=${chance.pick(reader.subjects.cases)}` : ''
  return `/cases?view=${view}${state}${after}`
}

function heard(reader: BenchReader, chance: Chance): Record<string, string> {
  return {
    _key: newId(),
    channel: chance.pick(['counter', 'phone', 'visit']),
    statement: pickOr(chance, reader.subjects.statements, '家賃を払えず、住むところがなくなりそうです。'),
    topics: chance.pick(['housing', 'income_living', 'care', 'family']),
    urgency: 'planned',
  }
}

function pickOr(chance: Chance, from: readonly string[], otherwise: string): string {
  return from.length > 0 ? chance.pick(from) : otherwise
}
