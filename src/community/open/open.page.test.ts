import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Caller, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import { plantCanaries } from '../../../testing/community/plant-canaries.ts'
import { seatResidents } from '../../../testing/community/seat-residents.ts'
import { newId } from '../../kernel/id.ts'
import { LANGUAGES } from '../../kernel/language.ts'

const NOW = new Date('2026-11-23T09:00:00+09:00')
/** Stands in everything that is nobody's business outside. */
const CANARY = '漏えいカナリア'

let app: RunningApp
let chair: Browser
let csw: Browser
let chairApi: Caller
let visitor: Browser
let bodies: ReadonlyMap<number, string>
const MIDDLE = { lat: 0, lon: 0 }
const made: Record<'treasure' | 'gift' | 'issue' | 'small' | 'activity' | 'meeting', string> = {
  treasure: '',
  gift: '',
  issue: '',
  small: '',
  activity: '',
  meeting: '',
}

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 5, clock: () => NOW })
  ;({ bodies } = await seatResidents(app))
  ;[chair, csw] = await Promise.all([app.signIn('chair'), app.signIn('csw')])
  chairApi = await app.api('chair')
  visitor = app.visitor()
  const [outline] = await app.ask<{ geojson: string }>('select geojson from directory.boundary limit 1')
  const [lon = 0, lat = 0] =
    JSON.stringify(outline)
      .match(/-?\d+\.\d+/g)
      ?.map(Number) ?? []
  Object.assign(MIDDLE, { lat: Number(lat.toFixed(4)), lon: Number(lon.toFixed(4)) })
  await app.ask('delete from councils.council_stat where council_no = 8')
  await app.ask(
    `insert into councils.council_stat (council_no, on_day, population, households, aged65) values (8, '2026-10-01', 733, 300, 388)`,
  )
  await app.ask(
    `insert into councils.profile (council_no, phone) values (1, '0595-00-0001') on conflict (council_no) do update set phone = excluded.phone`,
  )
  made.treasure = await treasure('place', '水車の跡', '川べりの水車の跡です。いまも石組みが残っています。')
  made.gift = await treasure('person_gift', '炭焼きの技', '窯の火の見方を教えてくれる人がいます。')
  made.issue = await issue(chairApi, 1, '夜道が暗い', '夕方に出かけにくい道があります。')
  made.small = await issue(await app.api('chair8'), 8, '買い物の店がない', '車がないと買い物に行けません。')
  made.activity = await activity()
  made.meeting = await meeting('public', 'まちの話し合い')
  await meeting('council', `${CANARY}内輪の話し合い`)
  await issue(chairApi, 1, `${CANARY}題`, '見せない困りごと', false)
  await word('council', '1', '夢が里のご紹介', '川と丘のあいだの静かな地区です。')
  await word('meeting', made.meeting, '話し合いのお知らせ', '夜道のことを話しました。街灯を調べます。')
})
afterAll(() => app.close())

const ok = (answer: { readonly status: number; readonly html: string }, status: number) =>
  expect(answer.status, answer.html.slice(0, 700)).toBe(status)

async function create(by: Caller, path: string, body: object): Promise<string> {
  const answer = await by.send('POST', `/api/v1/${path}`, body)
  ok(answer, 201)
  return (answer.json() as { readonly id: string }).id
}

async function issue(by: Caller, councilNo: number, title: string, words: string, isTold = true): Promise<string> {
  const id = await create(by, 'community-issues', { councilNo, title: `${CANARY}${title}`, words: `${CANARY}田中さんの話` })
  if (!isTold) return id
  await csw.post(`/community-issues/${id}/share`, { _key: newId(), wanted: 'public', title, words })
  ok(
    await (councilNo === 1 ? chair : await app.signIn('chair8')).post(`/community-issues/${id}/check`, { _key: newId(), textVersion: '1' }),
    303,
  )
  return id
}

async function treasure(type: string, title: string, words: string): Promise<string> {
  const point = type === 'place' ? { lat: MIDDLE.lat, lon: MIDDLE.lon } : {}
  const id = await create(chairApi, 'treasures', {
    councilNo: 1,
    name: `${CANARY}${title}`,
    type,
    story: `${CANARY}山田さんの話`,
    place: `${CANARY}番地`,
    ...point,
  })
  if (type === 'person_gift') {
    const consent = { whose: 'gift', personName: `${CANARY}炭野`, how: 'oral', scope: 'public', givenOn: '2026-11-01' }
    ok(await chair.post(`/treasures/${id}/consent`, { _key: newId(), ...consent }), 303)
  }
  ok(await chair.post(`/treasures/${id}/move`, { _key: newId(), to: 'confirmed', words: '見てきた' }), 303)
  const shared = type === 'place' ? { place: '川べり', isPlaced: 'yes' } : {}
  ok(await chair.post(`/treasures/${id}/share`, { _key: newId(), wanted: 'public', title, words, ...shared }), 303)
  ok(await csw.post(`/treasures/${id}/check`, { _key: newId(), textVersion: '1' }), 303)
  return id
}

async function activity(): Promise<string> {
  const body = {
    councilNo: 1,
    kind: 'salon',
    startsOn: '2026-12-01',
    fromTime: '10:00',
    untilTime: '11:30',
    rule: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=2WE',
    untilOn: '2027-03-31',
  }
  const id = await create(chairApi, 'activities', { ...body, name: `${CANARY}サロン`, words: `${CANARY}内輪の話`, place: '集会所' })
  await word('activity', id, 'いどばたサロン', 'お茶を飲みながら話します。')
  return id
}

async function meeting(audience: string, title: string): Promise<string> {
  const body = { bodyId: bodies.get(1) ?? '', title, on: '2026-12-10', from: '19:00', until: '20:30', place: '公民館', audience }
  return create(chairApi, 'meetings', body)
}

async function word(kind: string, key: string, title: string, words: string): Promise<void> {
  ok(await chair.post(`/wordings/${kind}/${key}/propose`, { _key: newId(), wanted: 'public', title, words }), 303)
  const version = /name="textVersion" value="(\d+)"/.exec((await csw.get(`/wordings/${kind}/${key}`)).html)?.[1] ?? ''
  ok(await csw.post(`/wordings/${kind}/${key}/check`, { _key: newId(), textVersion: version }), 303)
}

const read = async (path: string): Promise<string> => {
  const answer = await visitor.get(path)
  ok(answer, 200)
  return answer.html
}

test('everybody reads of a council what was worded for them, its next dates, its treasures and what troubles it', async () => {
  const list = await read('/p/ja/councils')
  expect(list).toContain('夢が里')
  expect(list).toContain('0595-00-0001')
  expect(list.match(/href="\/p\/ja\/councils\/\d+"/g)).toHaveLength(39)
  const page = await read('/p/ja/councils/1')
  for (const words of [
    '川と丘のあいだの静かな地区です',
    '話し合いのお知らせ',
    'いどばたサロン',
    '水車の跡',
    '炭焼きの技',
    '夜道が暗い',
    '0595-00-0001',
  ])
    expect(page).toContain(words)
  expect(page).toContain('tn-map__sketch')
  expect(await read(`/p/ja/treasures/${made.treasure}`)).toContain('石組みが残っています')
  expect(await read(`/p/ja/activities/${made.activity}`)).toContain('お茶を飲みながら話します')
  expect(await read(`/p/ja/meetings/${made.meeting}`)).toContain('街灯を調べます')
  expect(await read('/p/ja/calendar?month=2026-12')).toContain('いどばたサロン')
  expect(await read('/p/ja/calendar?month=2026-12&council=8')).not.toContain('いどばたサロン')
  for (const path of ['/p/ja/councils/40', '/p/ja/councils/0', '/p/xx/councils', `/p/ja/treasures/${newId()}`, '/p/ja/meetings/1'])
    expect((await visitor.get(path)).status, path).toBe(404)
})

test('of a neighbourhood of 733 people only about how many is told, and what troubles it is told without its name', async () => {
  const small = await read('/p/ja/councils/8')
  expect(small).toContain('およそ700人')
  expect(small).not.toContain('733')
  expect(small).not.toContain('買い物の店がない')
  expect(await read('/p/ja/councils/8/feed.xml')).not.toContain('買い物の店がない')
  const issues = await read('/p/ja/community-issues')
  const told = /id="issue-[^>]*>(?:(?!<\/li>).)*買い物の店がない.*?<\/li>/s.exec(issues)?.[0] ?? ''
  expect(told).toContain('人の少ない地区の話なので')
  const [council] = await app.ask<{ name: string }>('select name from directory.council where no = 8')
  expect(told).not.toContain(council?.name)
})

test('in every language the frame speaks it, the words are in it where somebody wrote them, and otherwise say that they are Japanese', async () => {
  const wish = {
    _key: newId(),
    language: 'pt',
    origin: 'machine',
    title: 'Roda de conversa',
    words: 'Conversamos tomando chá.',
    textVersion: '1',
  }
  ok(await chair.post(`/wordings/activity/${made.activity}/vary`, wish), 303)
  for (const language of LANGUAGES) {
    const page = await read(`/p/${language}/activities/${made.activity}`)
    expect(page).toContain(`data-language="${language}"`)
    const isTold = language === 'pt' || language === 'ja'
    expect(page.includes('lang="ja">お茶を飲みながら') || page.includes('data-own-words="" lang="ja">お茶')).toBe(!isTold)
  }
  const inPortuguese = await read(`/p/pt/activities/${made.activity}`)
  expect(inPortuguese).toContain('Conversamos tomando chá')
  expect(inPortuguese).toContain('Traduzido por máquina')
  expect(await read(`/p/vi/activities/${made.activity}`)).toContain('Bài này chỉ có tiếng Nhật.')
  await word('activity', made.activity, 'いどばたサロン', 'お茶とお菓子で話します。')
  expect(await read(`/p/pt/activities/${made.activity}`)).toContain('Esta tradução é do texto anterior')
})

test('a person’s yes taken back hides their gift at once: page, list, map, feed, in every language, and in answers a reader kept', async () => {
  const pages = ['/p/ja/councils/1', '/p/ja/treasures', `/p/ja/treasures/${made.gift}`, '/p/ja/feed.xml', '/p/ja/councils/1/feed.xml']
  const before = await Promise.all(pages.map(path => visitor.get(path)))
  for (const [at, answer] of before.entries()) expect(answer.html, pages[at]).toContain('炭焼きの技')
  for (const answer of before) expect(answer.headers.get('cache-control')).toMatch(/^no-(store|cache)$/)
  const [consent] = await app.ask<{ id: string }>('select id from treasures.consent where treasure_id = $1', [made.gift])
  ok(
    await csw.post(`/treasures/${made.gift}/withdraw-consent`, { _key: newId(), consent: consent?.id ?? '', words: '静かに暮らしたい' }),
    303,
  )
  for (const [at, path] of pages.entries()) {
    const kept = before[at]?.headers.get('etag')
    const now = await app.fetch(
      new Request(`http://localhost:3000${path}`, { headers: { host: 'localhost:3000', ...(kept ? { 'if-none-match': kept } : {}) } }),
    )
    expect(now.status, path).toBe(path.includes(made.gift) ? 404 : 200)
    expect(await now.text()).not.toContain('炭焼きの技')
  }
})

test('a feed is answered as unchanged while it is, and keeps the ids of its news', async () => {
  const first = await visitor.get('/p/ja/councils/1/feed.xml')
  expect(first.headers.get('content-type')).toContain('application/rss+xml')
  expect(first.html).toContain(`<guid isPermaLink="false">tsunagi:treasure:${made.treasure}</guid>`)
  const again = await app.fetch(
    new Request('http://localhost:3000/p/ja/councils/1/feed.xml', {
      headers: { host: 'localhost:3000', 'if-none-match': first.headers.get('etag') ?? '' },
    }),
  )
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect((await visitor.get('/p/ja/councils/99/feed.xml')).status).toBe(404)
})

test('the calendar file holds meetings and activities, and what is cancelled stays and says so', async () => {
  const before = await read('/p/ja/councils/1/calendar.ics')
  expect(before).toContain(`UID:${made.meeting}@tsunagi`)
  expect(before.match(/SUMMARY:いどばたサロン/g)).toHaveLength(4)
  const [row] = await app.ask<{ version: number }>('select version from meetings.meeting where id = $1', [made.meeting])
  await app.ask(
    `update meetings.meeting set state = 'cancelled', cancelled_why = $2, sequence = sequence + 1, changed_at = now(), version = $3 where id = $1`,
    [made.meeting, `${CANARY}雪`, (row?.version ?? 0) + 1],
  )
  const after = await read('/p/ja/councils/1/calendar.ics')
  const event = after.split('BEGIN:VEVENT').find(text => text.includes(made.meeting)) ?? ''
  expect(event).toContain('STATUS:CANCELLED')
  expect(event).toContain('SEQUENCE:1')
  expect(await read('/p/ja/councils/1')).toContain('中止')
  expect(after).not.toContain(CANARY)
})

test('nothing internal stands on any open page or in any feed, in any language: canaries in every field that is not public', async () => {
  const planted = await plantCanaries(app, CANARY)
  expect(planted.length).toBeGreaterThan(60)
  expect(planted).toContain('issues.issue.title')
  expect(planted).toContain('activities.activity.words')
  expect(planted).toContain('meetings.meeting.cancelled_why')
  const names = (
    await app.ask<{ name: string }>(`select name from staff.staff where not is_door union select name from councils.participant`)
  ).map(({ name }) => name)
  const seen = new Set<string>()
  const open = LANGUAGES.flatMap(language => [`/p/${language}/councils`, `/p/${language}/calendar?month=2026-12`])
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    const answer = await visitor.get(path)
    expect(answer.status, path).toBe(200)
    expect(answer.html.includes(CANARY), path).toBe(false)
    for (const name of names) expect(answer.html.includes(name), `${name} in ${path}`).toBe(false)
    for (const [, href = ''] of answer.html.matchAll(
      /href="(\/p\/[a-z-]+\/(?:councils\/(?:1|8)(?:\/[a-z.]+)?|treasures[^"#]*|community-issues|activities[^"#]*|meetings[^"#]*|calendar[^"#]*|feed\.xml))"/g,
    ))
      if (!/month=(?!2026-1[12])/.test(href)) open.push(href.replaceAll('&amp;', '&'))
  }
  expect(seen.size).toBeGreaterThan(8 * 12)
})

test('the open pages are asked for with the login that knows nobody, and hang where only residents go in', async () => {
  const { rows } = await app.door.transaction(null, async db => {
    const { sql } = await import('kysely')
    return sql<{ who: string }>`select current_user as who`.execute(db)
  })
  expect(rows).toEqual([{ who: 'tsunagi_public' }])
  const outside = await startApp({ residents: 5, consultations: 1, face: 'public', clock: () => NOW })
  try {
    expect((await outside.visitor().get('/p/ja/councils/1')).status).toBe(200)
    expect((await outside.visitor().get('/councils')).status).toBe(404)
    expect((await outside.visitor().get('/wordings/council/1')).status).toBe(404)
  } finally {
    await outside.close()
  }
})

test('an open page costs the same number of statements for one treasure and for many', async () => {
  const cost = async () => {
    const before = app.door.statements()
    await read('/p/pt/councils/1')
    return app.door.statements() - before
  }
  const few = await cost()
  for (let nth = 0; nth < 6; nth++) await treasure('nature', `木立 ${nth}`, '涼しい木立です。')
  expect(await cost()).toBe(few)
})
