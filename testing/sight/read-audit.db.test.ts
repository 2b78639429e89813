import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../../src/app.ts'
import { newId } from '../../src/kernel/id.ts'
import type { Route } from '../../src/platform/http/route.ts'
import type { Browser, Caller, RunningApp, Seen } from '../app.ts'
import { startApp } from '../app.ts'
import { agencyOf, hearOne, someSheet } from './enlarged-city.ts'

let app: RunningApp
let desk: Browser
let api: Caller
let shogai: Browser
/** Words that occur once in the whole city, and the ids one of which must be in the event when they are shown. */
const canaries = new Map<string, readonly string[]>()
let at: { consultation: string; person: string; household: string; referral: string; draft: string; search: string; supportCase: string }

beforeAll(async () => {
  app = await startApp({ residents: 60, consultations: 30 })
  desk = await app.signIn('desk')
  shogai = await app.signIn('shogai')
  api = await app.api('desk')
  at = await furnish()
})

afterAll(() => app.close())

const idOf = (answer: Seen) => (answer.json() as { id: string }).id
const post = (path: string, body: unknown) => api.send('POST', `/api/v1${path}`, body)

async function furnish(): Promise<typeof at> {
  const consultation = await hearOne(api, '炭鳥甲の困りごと', { called: '炭鳥乙' })
  canaries.set('炭鳥甲', [consultation]).set('炭鳥乙', [consultation])
  const person = async (family: string) => {
    const id = idOf(await post('/people', { family, given: '見本', birthDate: '1950-01-01', phone: '0595-00-0003' }))
    canaries.set(family, [id])
    return id
  }
  const subject = await person('炭鳥丙')
  const other = await person('炭鳥丁')
  const linked = await post(`/consultations/${consultation}/people`, { personId: subject, part: 'subject' })
  expect(linked.status, linked.html).toBe(201)
  const members = [
    { personId: subject, relationship: 'head' },
    { personId: other, relationship: 'spouse' },
  ]
  const household = idOf(await post('/households', { label: '炭鳥戊の家', members }))
  canaries.set('炭鳥戊', [household, subject, other])
  const to = await agencyOf(app, 'shogai')
  const shared = { asked: '炭鳥己をお願いします', sharedFields: ['statement', 'personName'] }
  const referral = idOf(await post(`/consultations/${consultation}/referrals`, someSheet(to, shared)))
  const draft = idOf(await post(`/consultations/${consultation}/referrals`, someSheet(to, { asked: '炭鳥庚をお願いします', send: false })))
  canaries.set('炭鳥己', [referral]).set('炭鳥庚', [draft])
  // In a list of consultations or on a frozen sheet a person is a line of that record.
  canaries.set('炭鳥丙', [subject, consultation, referral])
  canaries.set('炭鳥甲', [consultation, referral])
  // A case of another consultation about the same person, with her own words in the log.
  const told = await hearOne(api, '炭鳥壬の相談')
  canaries.set('炭鳥壬', [told])
  await post(`/consultations/${told}/people`, { personId: subject, part: 'subject' })
  await post(`/consultations/${told}/screen`, { disposition: 'own_agency' })
  const supportCase = idOf(await post(`/consultations/${told}/open-case`, { label: '炭鳥辛の事例', nextContactOn: '2027-01-31' }))
  await post(`/cases/${supportCase}/entries`, { fact: '炭鳥癸に会った', method: 'visit' })
  canaries.set('炭鳥辛', [supportCase, told]).set('炭鳥癸', [supportCase])
  canaries.set('炭鳥丙', [subject, consultation, referral, supportCase, told])
  const search = (await desk.post('/consultations/search', { q: '炭鳥甲' })).location
  expect(search).toMatch(/^\/search\//)
  return { consultation, person: subject, household, referral, draft, supportCase, search: search.split('/')[2] ?? '' }
}

type Look = { readonly name: string; readonly go: () => Promise<Seen> }

/** Screens of those who work with people; accounts and the access log show no person, and are not theirs. */
const worksWithPeople = (row: Route) => row.duty === 'signed-in' || [row.duty].flat().includes('consult')

/** Every way to look at persons' data: each GET route, with the records made above, and the posts that only look. */
function looks(): readonly Look[] {
  const ids: Readonly<Record<string, string>> = {
    consultations: at.consultation,
    people: at.person,
    households: at.household,
    referrals: at.referral,
    search: at.search,
    cases: at.supportCase,
  }
  const gets = routes
    .filter(row => row.method === 'GET' && typeof row.audit === 'string' && worksWithPeople(row))
    .map(row => {
      const isApi = row.path.startsWith('/api/')
      const kind = row.path.split('/')[isApi ? 3 : 1] ?? ''
      const path = row.path
        .replace('/:id', `/${ids[kind] ?? newId()}`)
        .replace(':personid', at.person)
        .replaceAll(/:([a-z]+)/gi, (_, name) => (['version', 'n'].includes(name) ? '1' : newId()))
      // A sitting is planned about a case, named in the question behind the address.
      const asked = row.path === '/conferences/new' ? `${path}?case=${at.supportCase}` : path
      return { name: `GET ${path.replaceAll(ids[kind] ?? '-', ':id')}`, go: () => (isApi ? api.get(asked) : desk.get(asked)) }
    })
  const boxes = ['to_answer', 'waiting', 'received', 'sent', 'follow_up']
  return [
    ...gets,
    { name: 'a draft', go: () => desk.get(`/referrals/${at.draft}`) },
    { name: 'a draft as a form', go: () => desk.get(`/referrals/${at.draft}/edit`) },
    { name: 'the envelope at its receiver', go: () => shogai.get(`/referrals/${at.referral}`) },
    { name: 'the box of its receiver', go: () => shogai.get('/referrals?box=to_answer') },
    ...boxes.map(box => ({ name: `box ${box}`, go: () => desk.get(`/referrals?box=${box}`) })),
    ...boxes.map(box => ({ name: `file of ${box}`, go: () => desk.get(`/referrals.csv?box=${box}`) })),
    ...['mine', 'agency', 'overdue'].map(queue => ({ name: `queue ${queue}`, go: () => desk.get(`/consultations?queue=${queue}`) })),
    { name: 'person search', go: () => desk.post('/people/search', { q: '炭鳥' }) },
    { name: 'person search beside a consultation', go: () => desk.post(`/consultations/${at.consultation}/people/search`, { q: '炭鳥' }) },
    {
      name: 'person search in the linking page',
      go: () => desk.post(`/consultations/${at.consultation}/people`, { q: '炭鳥', do: 'search' }),
    },
    { name: 'person search beside a household', go: () => desk.post(`/households/${at.household}/members/search`, { q: '炭鳥' }) },
    { name: 'person search, API', go: () => post('/people/search', { q: '炭鳥' }) },
    { name: 'full text, API', go: () => post('/consultations/search', { q: '炭鳥甲' }) },
    { name: 'a refused form', go: () => desk.post(`/consultations/${at.consultation}/close`, { outcome: '' }) },
    { name: 'a refused amendment', go: () => desk.post(`/consultations/${at.consultation}/edit`, { statement: '' }) },
    { name: 'a refused person', go: () => desk.post(`/people/${at.person}/edit`, { birthDate: '令和9年99月99日' }) },
  ]
}

const shownIn = (html: string) => [...canaries.keys()].filter(canary => html.includes(canary))

test('whatever is shown of persons, its ids are in an event that was committed', async () => {
  const bare: string[] = []
  let covered = 0
  for (const { name, go } of looks()) {
    const [before] = await app.ask<{ at: string }>('select clock_timestamp()::text as at')
    const answer = await go()
    expect(answer.status, `${name}: ${answer.html.slice(0, 300)}`).toBeLessThan(500)
    const events = await app.ask<{ ids: string[] }>('select subject_ids as ids from audit.event where at >= $1::timestamptz', [before?.at])
    const written = new Set(events.flatMap(event => event.ids))
    for (const canary of shownIn(answer.html)) {
      if (canaries.get(canary)?.some(id => written.has(id))) covered++
      else bare.push(`${name} shows ${canary}`)
    }
  }
  console.log(`${covered} showings covered by events in ${looks().length} looks`)
  expect(bare).toEqual([])
  expect(covered).toBeGreaterThan(60)
})

test('the looks of this test do show every kind of data', async () => {
  const shown = new Set<string>()
  for (const { go } of looks()) for (const canary of shownIn((await go()).html)) shown.add(canary)
  expect([...canaries.keys()].filter(canary => !shown.has(canary))).toEqual([])
})

test('when the look cannot be written down nothing is shown, on no address', async () => {
  const inSight = new Map<string, readonly string[]>()
  for (const { name, go } of looks()) inSight.set(name, shownIn((await go()).html))
  await app.ask(
    `create function audit.break() returns trigger language plpgsql as $$ begin raise exception 'no room for the audit'; end $$`,
  )
  await app.ask('create trigger event_is_broken before insert on audit.event for each statement execute function audit.break()')
  const typed = ['炭鳥', '炭鳥甲']
  try {
    for (const { name, go } of looks()) {
      const answer = await go()
      expect([500, 503], name).toContain(answer.status)
      expect(
        shownIn(answer.html).filter(canary => !typed.includes(canary)),
        name,
      ).toEqual([])
    }
  } finally {
    await app.ask('drop trigger event_is_broken on audit.event')
  }
  expect([...inSight.values()].flat().length).toBeGreaterThan(60)
})
