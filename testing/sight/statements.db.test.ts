import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Caller, RunningApp, Seen } from '../app.ts'
import { startApp } from '../app.ts'
import { agencyOf, hearOne, someSheet } from './enlarged-city.ts'

let app: RunningApp
let desk: Caller
let small: Caller
let browsers: { readonly many: Browser; readonly one: Browser }

/** `desk` has fifty of everything, `tax` has one. */
beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 1 })
  desk = await app.api('desk')
  small = await app.api('nofu')
  browsers = { many: await app.signIn('desk'), one: await app.signIn('nofu') }
})

afterAll(() => app.close())

const idOf = (answer: Seen) => (answer.json() as { id: string }).id
const rowsIn = (html: string) => (html.match(/<tr[ >]/g) ?? []).length

async function furnish(caller: Caller, times: number, to: string): Promise<{ consultation: string; person: string }> {
  const member = async () => idOf(await caller.send('POST', '/api/v1/people', { family: '数多', given: '見本', phone: '0595-00-0009' }))
  const person = await member()
  let consultation = ''
  for (let n = 0; n < times; n++) {
    consultation = await hearOne(caller, '数えるための相談')
    await caller.send('POST', `/api/v1/consultations/${consultation}/people`, { personId: person, part: 'subject' })
    await caller.send('POST', `/api/v1/consultations/${consultation}/referrals`, someSheet(to))
  }
  for (let n = 1; n < times; n++) {
    await caller.send('POST', `/api/v1/consultations/${consultation}/people`, { personId: await member(), part: 'visitor' })
    await caller.send('POST', `/api/v1/consultations/${consultation}/referrals`, someSheet(to))
  }
  const members = [person, ...(await Promise.all(Array.from({ length: times - 1 }, member)))]
  const home = { label: '数多さんの家', members: members.map((personId, n) => ({ personId, relationship: n === 0 ? 'head' : 'child' })) }
  const made = await caller.send('POST', '/api/v1/households', home)
  expect(made.status, made.html).toBe(201)
  return { consultation, person }
}

test('a page costs the same number of statements for one row and for fifty', async () => {
  const to = await agencyOf(app, 'houkatsu')
  const one = await furnish(small, 1, to)
  const many = await furnish(desk, 50, to)
  const table: Record<string, { one: number; many: number; rows: number }> = {}
  const pages: readonly (readonly [string, (at: typeof one) => string])[] = [
    ['queue without outcome', () => '/consultations'],
    ['queue of the agency', () => '/consultations?queue=agency'],
    ['consultation', at => `/consultations/${at.consultation}`],
    ['person', at => `/people/${at.person}`],
    ['referrals sent', () => '/referrals?box=sent'],
    ['referrals waiting', () => '/referrals?box=waiting'],
    ['queue as a file', () => '/consultations.csv'],
  ]
  const cost = async (look: () => Promise<Seen>) => {
    await look()
    const before = app.database.statements()
    const answer = await look()
    expect(answer.status, answer.html.slice(0, 200)).toBe(200)
    return { spent: app.database.statements() - before, rows: rowsIn(answer.html) }
  }
  for (const [name, pathOf] of pages) {
    const few = await cost(() => browsers.one.get(pathOf(one)))
    const lots = await cost(() => browsers.many.get(pathOf(many)))
    table[name] = { one: few.spent, many: lots.spent, rows: lots.rows }
  }
  for (const [name, path, q] of [
    ['search page', '/consultations/search', '数える'],
    ['person search', '/people/search', '数多'],
  ] as const) {
    const found = async (browser: Browser) => {
      const answer = await browser.post(path, { q })
      return answer.location === '' ? { look: () => browser.post(path, { q }) } : { look: () => browser.get(answer.location) }
    }
    const few = await cost((await found(browsers.one)).look)
    const lots = await cost((await found(browsers.many)).look)
    table[name] = { one: few.spent, many: lots.spent, rows: lots.rows }
  }
  for (const [name, path] of [
    ['API consultations', '/api/v1/consultations'],
    ['API referrals', '/api/v1/referrals?box=sent'],
  ] as const) {
    const few = await cost(() => small.get(path))
    const lots = await cost(() => desk.get(path))
    table[name] = { one: few.spent, many: lots.spent, rows: 50 }
  }
  console.table(table)
  for (const [name, { one: few, many: lots }] of Object.entries(table)) expect(lots, name).toBe(few)
  expect(Object.values(table).filter(({ rows }) => rows > 15).length).toBeGreaterThanOrEqual(7)
})
