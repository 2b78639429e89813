import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '../../app.ts'
import { enlargedCity } from '../../sight/enlarged-city.ts'
import { isFull, sayFigure, sized } from '../size.ts'
import type { Canaries } from './canaries.ts'
import { canariesIn, releaseCanaries } from './canaries.ts'
import type { Caller } from './crawl.ts'
import { ask, callerOf, crawl } from './crawl.ts'
import type { Passed, ReadingProxy } from './proxy.ts'
import { proxyBefore } from './proxy.ts'
import { statesOf, writes } from './writes.ts'

const LOGINS = sized(
  ['desk', 'coordinator'],
  ['desk', 'coordinator', 'houkatsu', 'kodomo', 'shogai', 'head', 'privacy', 'admin', 'plan', 'jiritsu'],
)

let app: RunningApp
let proxy: ReadingProxy
let canaries: Canaries
let callers: readonly Caller[]
/** What passed while all was well. */
let looks: readonly Passed[] | undefined

beforeAll(async () => {
  app = await enlargedCity()
  canaries = await releaseCanaries(app)
  proxy = await proxyBefore(app)
  const found: Caller[] = []
  for (const login of LOGINS) found.push(await callerOf(app, login, sized(1, 4)))
  callers = found
})

afterAll(async () => {
  await proxy.close()
  await app.close()
})

/** Showings of persons' data in what passed, and those of which no committed event of the same request names anybody concerned. */
async function unaudited(
  passed: readonly Passed[],
): Promise<{ readonly showings: number; readonly answers: number; readonly bare: readonly string[] }> {
  const showing = passed.filter(one => canariesIn(one.words).length > 0)
  const events = await app.ask<{ request_no: string; ids: string[] }>(
    'select request_no, subject_ids::text[] as ids from audit.event where request_no = any ($1)',
    [showing.map(one => one.requestNo)],
  )
  const named = new Map<string, Set<string>>()
  for (const { request_no, ids } of events) named.set(request_no, new Set([...(named.get(request_no) ?? []), ...ids]))
  const bare: string[] = []
  let showings = 0
  for (const one of showing)
    for (const word of canariesIn(one.words)) {
      showings++
      const ids = named.get(one.requestNo) ?? new Set()
      if (![...(canaries.get(word) ?? [])].some(id => ids.has(id))) bare.push(`${one.who} ${one.method} ${one.path} ${one.status}: ${word}`)
    }
  return { showings, answers: showing.length, bare }
}

async function crawled(who: readonly Caller[] = callers): Promise<readonly Passed[]> {
  proxy.passed.length = 0
  for (const caller of who) await crawl(app, proxy, caller)
  return [...proxy.passed]
}

/** Asks once more for the pages that showed somebody. */
async function repeated(who: readonly Caller[], open: ReadonlySet<string>): Promise<readonly Passed[]> {
  proxy.passed.length = 0
  for (const caller of who)
    for (const [login, method, path] of [...open].map(one => one.split(' ')))
      if (login === caller.login && method === 'GET') await ask(proxy, caller, path ?? '')
  return [...proxy.passed]
}

/** Runs something while the database is spoilt in one way. */
async function whileSpoilt<Value>(broken: string, mended: string, work: () => Promise<Value>): Promise<Value> {
  await app.ask(broken)
  try {
    return await work()
  } finally {
    await app.ask(mended)
  }
}

const RAISE = `create function audit.refuse() returns trigger language plpgsql as $$ begin raise exception 'no room for the audit'; end $$;
  create trigger event_cannot_be_written before insert on audit.event for each statement execute function audit.refuse()`
const NO_RAISE = `drop trigger event_cannot_be_written on audit.event; drop function audit.refuse()`
const RECORD = 'audit.record(uuid, text, text, uuid[], text, text, text, text, text, jsonb)'

test('whatever of a person passes the proxy, a committed event of the same request names whom it shows', async () => {
  const passed = await crawled()
  looks = passed
  const { showings, answers, bare } = await unaudited(passed)
  const prints = passed.filter(one => /print|receipt|papers|own-file|\.csv|excel|\.ics/.test(one.path) && canariesIn(one.words).length > 0)
  console.log(
    `${passed.length} answers, of which ${passed.filter(one => one.status >= 500).length} broken, ${prints.length} prints and exports with persons in them`,
  )
  sayFigure({
    proof: '監査: 読む',
    figure: '人の情報を見せた応答と、その受付番号の監査',
    measured: `${showings - bare.length} / ${showings} 箇所（${answers} 応答、うち印刷・書き出し ${prints.length}、${callers.length} 人）`,
    promised: '100 %',
  })
  expect(passed.filter(one => one.status >= 500).map(one => `${one.who} ${one.path}`)).toEqual([])
  expect([...new Set(bare)]).toEqual([])
  expect(answers).toBeGreaterThan(sized(30, 600))
  expect(prints.length).toBeGreaterThan(5)
})

test('a route whose event is lost, and a look that names nobody, are noticed by the proxy', async () => {
  const [caller] = callers
  if (caller === undefined) throw new Error('nobody calls')
  const lost = (route: string, instead: string) =>
    `create function audit.lose() returns trigger language plpgsql as $$ begin if new.route = '${route}' then ${instead} end if; return new; end $$;
     create trigger event_is_lost before insert on audit.event for each row execute function audit.lose()`
  const found = 'drop trigger event_is_lost on audit.event; drop function audit.lose()'
  const person = `/people/${caller.ids.get('people')?.[0]}`
  const look = async () => {
    proxy.passed.length = 0
    await ask(proxy, caller, person)
    return (await unaudited(proxy.passed)).bare.length
  }
  expect(await look()).toBe(0)
  expect(await whileSpoilt(lost('GET /people/:id', 'return null;'), found, look)).toBeGreaterThan(0)
  expect(await whileSpoilt(lost('GET /people/:id', `new.subject_ids := '{}';`), found, look)).toBeGreaterThan(0)
  expect(await look()).toBe(0)
})

test.each([
  ['the audit refuses every event', RAISE, NO_RAISE],
  [
    'the audit’s function is closed to the program',
    `revoke execute on function ${RECORD} from tsunagi_app`,
    `grant execute on function ${RECORD} to tsunagi_app`,
  ],
])('while %s, no word of anybody passes, every such look is answered with 503, and nothing is changed', async (_, broken, mended) => {
  const some = isFull ? callers : callers.slice(0, 1)
  const logins = some.map(caller => caller.login)
  const open = new Set(
    (looks ?? [])
      .filter(one => logins.includes(one.who) && canariesIn(one.words).length > 0)
      .map(one => `${one.who} ${one.method} ${one.path}`),
  )
  expect(open.size).toBeGreaterThan(sized(20, 400))
  const before = await statesOf(app)
  const [looked, wrote] = await whileSpoilt(broken, mended, async () => {
    // In the small size only what showed somebody is asked again; in the whole one everything.
    const again = isFull ? await crawled(some) : await repeated(some, open)
    proxy.passed.length = 0
    for (const caller of some) await writes(app, proxy, caller)
    return [again, [...proxy.passed]] as const
  })
  const shown = [...looked, ...wrote].filter(one => canariesIn(one.words).length > 0)
  const refused = looked.filter(one => open.has(`${one.who} ${one.method} ${one.path}`))
  // To be asked for a fresh proof of who one is, is no deed.
  const done = wrote.filter(one => one.status < 400 && !/^\/(step-up|account\/|sign-in)/.test(one.location))
  sayFigure({
    proof: '監査: 書けないとき',
    figure: `人の情報を見せるはずの応答のうち 503（${broken.slice(0, 6) === 'revoke' ? '関数を閉じる' : '挿入を断る'}）`,
    measured: `${refused.filter(one => one.status === 503).length} / ${refused.length}、見せたもの ${shown.length}、書き込み ${wrote.length} のうち通ったもの ${done.length}`,
    promised: '100 %、0、0',
  })
  expect(shown.map(one => `${one.who} ${one.method} ${one.path}`)).toEqual([])
  expect(refused.filter(one => one.status !== 503).map(one => `${one.who} ${one.method} ${one.path} ${one.status}`)).toEqual([])
  expect(done.map(one => `${one.who} ${one.method} ${one.path} ${one.status}`)).toEqual([])
  expect(wrote.filter(one => one.status === 503).length).toBeGreaterThan(sized(40, 400))
  expect(await statesOf(app)).toEqual(before)
})
