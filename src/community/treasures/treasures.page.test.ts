import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import { seatResidents } from '../../../testing/community/seat-residents.ts'
import { newId } from '../../kernel/id.ts'

let app: RunningApp
let chair: Browser
let resident: Browser
let elsewhere: Browser
let csw: Browser
let city: Browser
let participants: ReadonlyMap<string, string>

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 5 })
  ;({ participants } = await seatResidents(app))
  ;[chair, resident, elsewhere, csw, city] = await Promise.all([
    app.signIn('chair'),
    app.signIn('resident'),
    app.signIn('chair8'),
    app.signIn('csw'),
    app.signIn('plan'),
  ])
})

afterAll(() => app.close())

const idIn = (location: string) => location.replace(/^.*\/([0-9a-f-]{36}).*$/, '$1')

async function find(by: Browser, name: string, more: Readonly<Record<string, string | readonly string[]>> = {}): Promise<string> {
  const fields = { _key: newId(), councilNo: '1', name, type: 'place', themes: ['shopping'], ...more }
  const answer = await by.post('/treasures/new', fields)
  expect(answer.status, answer.html.slice(0, 600)).toBe(303)
  if (!answer.location.includes('done=kept')) return idIn(answer.location)
  const [row] = await app.ask<{ id: string }>('select id from treasures.treasure where name = $1', [name])
  return row?.id ?? ''
}

const press = (by: Browser, id: string, verb: string, fields: Readonly<Record<string, string>>) =>
  by.post(`/treasures/${id}/${verb}`, { _key: newId(), ...fields })

const consentOf = async (id: string) =>
  (await app.ask<{ id: string }>('select id from treasures.consent where treasure_id = $1 and withdrawn_on is null', [id]))[0]?.id ?? ''

const YES = { whose: 'gift', personName: '得野　手子', how: 'oral', scope: 'public', givenOn: '令和8年11月3日' }

/** Everywhere a treasure could be seen by somebody other than its keepers; the names of the places where it is. */
async function seenAt(id: string, words: string): Promise<readonly string[]> {
  const caller = await app.api('resident')
  const open = await app.door.transaction(null, async db => {
    const shared = await sql<{ title: string }>`select title from treasures.shared where treasure_id = ${id}`.execute(db)
    const named = await sql<{ name: string }>`select name from treasures.named where treasure_id = ${id}`.execute(db)
    return JSON.stringify([shared.rows, named.rows])
  })
  const pages: readonly (readonly [string, string])[] = [
    ['page', (await resident.get(`/treasures/${id}`)).html],
    ['list', (await resident.get('/treasures')).html],
    ['map', (await resident.get('/treasures.geojson')).html],
    ['export', (await resident.get('/treasures.csv')).html],
    ['api', (await caller.get('/api/v1/treasures')).html + (await caller.get(`/api/v1/treasures/${id}`)).html],
    ['liaison', (await elsewhere.get('/treasures?view=shared')).html],
    ['city', (await city.get('/treasures?view=shared')).html],
    ['public', open],
  ]
  return pages.filter(([, html]) => html.includes(words)).map(([place]) => place)
}

test('a member finds a treasure, a keeper confirms it with a line of words, and nobody outside the council reads it', async () => {
  const id = await find(resident, '三丁目の朝市', { story: '昭和のころから続く' })
  expect((await press(resident, id, 'move', { to: 'confirmed', words: '見てきた' })).status).toBe(403)
  const silent = await press(chair, id, 'move', { to: 'confirmed' })
  expect([silent.status, silent.html.includes('どうしてそうなったのか')]).toEqual([422, true])
  expect((await press(chair, id, 'move', { to: 'confirmed', words: '見てきた' })).status).toBe(303)
  for (const by of [resident, chair, csw]) {
    const { status, html } = await by.get(`/treasures/${id}`)
    expect(status).toBe(200)
    expect(html).toContain('見つけたところ → 確かめた')
    expect((await by.get('/treasures')).html).toContain('三丁目の朝市')
  }
  for (const by of [elsewhere, city]) {
    expect((await by.get(`/treasures/${id}`)).status).toBe(404)
    expect((await by.get('/treasures')).html).not.toContain('三丁目の朝市')
  }
  expect((await app.visitor().get(`/treasures/${id}`)).html).not.toContain('朝市')
})

test('a resident cannot write in another council nor for somebody else, and nothing typed is lost', async () => {
  const wrong = await resident.post('/treasures/new', { _key: newId(), councilNo: '8', name: 'よその宝物', type: 'place' })
  expect([wrong.status, wrong.html.includes('よその宝物')]).toEqual([403, true])
  const byParticipant = participants.get('chair') ?? ''
  const forOther = await resident.post('/treasures/new', { _key: newId(), councilNo: '1', name: '大なべ', type: 'thing', byParticipant })
  expect(forOther.status).toBe(403)
  const half = await resident.post('/treasures/new', { _key: newId(), councilNo: '1', name: '大なべ', type: 'thing', lat: '34.7' })
  expect([half.status, half.html.includes('両方書くか'), half.html.includes('大なべ')]).toEqual([422, true, true])
})

test('a person’s gift is read by keepers only until their yes is written down, and withdrawal hides it everywhere at once', async () => {
  const id = await find(resident, 'そば打ちの得野流', { type: 'person_gift', lat: '34.76543', lon: '136.12987' })
  expect(await seenAt(id, 'そば打ちの得野流')).toEqual([])
  expect((await chair.get(`/treasures/${id}`)).html).toContain('ご本人の同意がありません')
  expect((await press(chair, id, 'move', { to: 'confirmed', words: '会ってきた' })).status).toBe(303)
  const early = await press(chair, id, 'share', { wanted: 'public', title: 'そば打ちの名人', words: '教えてくれます。' })
  expect([early.status, early.html.includes('ご本人の同意がありません')]).toEqual([422, true])
  expect((await press(chair, id, 'consent', YES)).status).toBe(303)
  expect((await press(chair, id, 'share', { wanted: 'public', title: 'そば打ちの得野流', words: '教えてくれます。' })).status).toBe(303)
  expect((await press(csw, id, 'check', { textVersion: '1' })).status).toBe(303)
  expect(await seenAt(id, 'そば打ちの得野流')).toEqual(['page', 'list', 'map', 'export', 'api', 'liaison', 'city', 'public'])
  const [point] = await app.ask<{ lat: string; lon: string }>('select lat, lon from treasures.treasure where id = $1', [id])
  expect([Number(point?.lat), Number(point?.lon)]).toEqual([34.77, 136.13])
  expect((await press(chair, id, 'withdraw-consent', { consent: await consentOf(id) })).status).toBe(303)
  expect(await seenAt(id, 'そば打ちの得野流')).toEqual([])
  expect((await resident.get(`/treasures/${id}`)).status).toBe(404)
  expect((await chair.get(`/treasures/${id}`)).html).toContain('そば打ちの得野流')
})

test('a place is shown without the name of who told of it until they say yes, and not at all once they take it back', async () => {
  const id = await find(resident, '井戸端のベンチ', { tellerName: '語野　部', lat: '34.70001', lon: '136.10001' })
  expect(await seenAt(id, '井戸端のベンチ')).toEqual(['page', 'list', 'map', 'export', 'api'])
  expect(await seenAt(id, '語野　部')).toEqual([])
  expect((await chair.get(`/treasures/${id}`)).html).toContain('語野　部')
  const yes = { whose: 'teller', how: 'written', scope: 'liaison', givenOn: '2026-11-01' }
  expect((await press(chair, id, 'consent', yes)).status).toBe(303)
  expect(await seenAt(id, '語野　部')).toEqual(['page', 'export', 'api'])
  expect((await press(chair, id, 'move', { to: 'confirmed', words: '座ってみた' })).status).toBe(303)
  expect((await press(chair, id, 'share', { wanted: 'public', title: '井戸端のベンチ', words: 'だれでも休めます。' })).status).toBe(303)
  expect((await press(csw, id, 'check', { textVersion: '1' })).status).toBe(303)
  expect(await seenAt(id, '井戸端のベンチ')).toContain('public')
  expect(await seenAt(id, '語野　部')).not.toContain('public')
  expect((await press(csw, id, 'withdraw-consent', { consent: await consentOf(id), words: '名まえはやめておく' })).status).toBe(303)
  expect(await seenAt(id, '井戸端のベンチ')).toEqual([])
  const edit = { _key: newId(), name: '井戸端のベンチ', type: 'place', themes: ['shopping'] }
  expect((await chair.post(`/treasures/${id}/edit`, edit)).status).toBe(303)
  expect(await seenAt(id, '井戸端のベンチ')).toContain('list')
})

test('a person without e-mail and phone gives and takes back their yes through a keeper, and both names are kept', async () => {
  const person = newId()
  await app.ask(`insert into councils.participant (id, council_no, name, reach) values ($1, 1, '紙野　文', 'paper')`, [person])
  const id = await find(chair, 'わら細工', { type: 'person_gift', byParticipant: person })
  const yes = { ...YES, personName: '紙野　文', participantId: person, how: 'proxy', scope: 'council' }
  const nobody = await press(chair, id, 'consent', yes)
  expect([nobody.status, nobody.html.includes('代わりに答えた方の名まえを書いてください')]).toEqual([422, true])
  expect((await press(chair, id, 'consent', { ...yes, proxyName: '紙野　孫（孫）' })).status).toBe(303)
  expect(await seenAt(id, 'わら細工')).toEqual(['page', 'list', 'export', 'api'])
  const words = { consent: await consentOf(id), words: '静かに暮らしたい' }
  expect((await press(csw, id, 'withdraw-consent', words)).status).toBe(303)
  const { html } = await chair.get(`/treasures/${id}`)
  const names = await app.ask<{ login: string; name: string }>(`select login, name from staff.staff where login in ('chair', 'csw')`)
  for (const said of ['紙野　文', '紙野　孫（孫）', '静かに暮らしたい', ...names.map(({ name }) => name)]) expect(html).toContain(said)
  expect(await seenAt(id, 'わら細工')).toEqual([])
})

test('whoever is named and signs in takes their own yes back, and sees the treasure no more', async () => {
  const id = await find(chair, '笛の名手', { type: 'person_gift' })
  const yes = { ...YES, personName: '笛野　音', participantId: participants.get('resident') ?? '', scope: 'council' }
  expect((await press(chair, id, 'consent', yes)).status).toBe(303)
  expect((await resident.get(`/treasures/${id}`)).html).toContain('同意を取り下げる')
  const consent = await consentOf(id)
  expect((await press(elsewhere, id, 'withdraw-consent', { consent })).status).toBe(404)
  const back = await press(resident, id, 'withdraw-consent', { consent })
  expect([back.status, back.location]).toEqual([303, '/treasures?done=back'])
  expect(await seenAt(id, '笛の名手')).toEqual([])
})

test('another council and the city read the wording somebody else has checked, never the council’s own words', async () => {
  const id = await find(resident, '四丁目の山田さん宅の柿の木', { place: '山田さん宅の裏', lat: '34.71', lon: '136.12' })
  expect((await press(chair, id, 'move', { to: 'confirmed', words: '実っていた' })).status).toBe(303)
  expect((await press(chair, id, 'share', { wanted: 'liaison', title: '柿の実の分け合い', words: '秋に分け合います。' })).status).toBe(303)
  expect((await press(chair, id, 'check', { textVersion: '1' })).status).toBe(409)
  expect(await seenAt(id, '柿の実の分け合い')).toEqual([])
  expect((await press(csw, id, 'check', { textVersion: '1' })).status).toBe(303)
  expect(await seenAt(id, '柿の実の分け合い')).toEqual(['liaison', 'city'])
  for (const by of [elsewhere, city]) expect((await by.get('/treasures?view=shared')).html).not.toContain('山田')
  const [shared] = await app.ask<{ place: string; lat: string | null }>('select place, lat from treasures.shared where treasure_id = $1', [
    id,
  ])
  expect(shared).toEqual({ place: '', lat: null })
  expect((await press(chair, id, 'withdraw', { words: '書き直したい' })).status).toBe(303)
  expect(await seenAt(id, '柿の実の分け合い')).toEqual([])
})

test('an issue shows the treasures near it and a treasure the issues it could answer, each with why, and keepers join them', async () => {
  const raised = await resident.post('/community-issues/new', {
    _key: newId(),
    councilNo: '1',
    title: '集まる場所がない',
    themes: ['place', 'health'],
  })
  const issue = idIn(raised.location)
  const near = await find(resident, '公民館の縁側', { themes: ['place'] })
  const far = await find(resident, '古い水車', { themes: ['nature'] })
  const person = await find(resident, '体操の先生', { type: 'person_gift', themes: ['health'] })
  const page = (await resident.get(`/community-issues/${issue}`)).html
  expect(page).toContain('公民館の縁側')
  expect(page).toContain('同じ地区で、同じテーマ（居場所・集まり）です')
  expect(page).not.toContain('古い水車')
  expect(page).not.toContain('体操の先生')
  expect((await chair.get(`/community-issues/${issue}`)).html).toContain('体操の先生')
  expect((await resident.get(`/treasures/${near}`)).html).toContain('集まる場所がない')
  expect((await press(resident, far, 'join', { issue })).status).toBe(403)
  expect((await press(chair, far, 'join', { issue, note: '水車小屋で集まれる' })).status).toBe(303)
  const joined = (await resident.get(`/community-issues/${issue}`)).html
  expect(joined).toContain('水車小屋で集まれる')
  expect(joined.indexOf('古い水車')).toBeLessThan(joined.indexOf('公民館の縁側'))
  expect((await press(chair, far, 'use', { used: `issue:${issue}`, since: '2026-11-01', brought: '月に一度の茶会' })).status).toBe(303)
  const { html } = await resident.get(`/treasures/${far}`)
  expect(html).toContain('月に一度の茶会')
  const [link] = await app.ask<{ id: string }>('select id from links.link where from_id = $1 and to_id = $2', [far, issue])
  expect((await press(chair, far, 'unjoin', { link: link?.id ?? '' })).status).toBe(303)
  expect((await resident.get(`/community-issues/${issue}`)).html).not.toContain('古い水車')
  expect(person).not.toBe('')
})

test('what nobody assured for a year is softly flagged to keepers until somebody looks again', async () => {
  const id = await find(chair, '毎朝のラジオ体操', { type: 'event' })
  expect((await press(chair, id, 'move', { to: 'confirmed', words: '参加した' })).status).toBe(303)
  const isFlagged = async () => (await csw.get('/treasures?view=stale')).html.includes('毎朝のラジオ体操')
  expect(await isFlagged()).toBe(false)
  await app.ask(`update treasures.treasure set assured_on = current_date - 500 where id = $1`, [id])
  expect(await isFlagged()).toBe(true)
  expect((await resident.get(`/treasures/${id}`)).html).not.toContain('1年以上確かめていません')
  expect((await press(csw, id, 'assure', {})).status).toBe(303)
  expect(await isFlagged()).toBe(false)
})

test('the API finds, confirms and takes a yes back by the same rules', async () => {
  const caller = await app.api('chair')
  const found = await caller.send('POST', '/api/v1/treasures', { councilNo: 1, name: '炭焼きの技', type: 'person_gift', themes: ['work'] })
  expect(found.status).toBe(201)
  const { id, version, isHeldBack } = found.json() as { id: string; version: number; isHeldBack: boolean }
  expect(isHeldBack).toBe(true)
  const at = `/api/v1/treasures/${id}`
  const confirmed = await caller.send('POST', `${at}/confirm`, { words: '見せてもらった' }, { 'if-match': `"${version}"` })
  expect(confirmed.json()).toMatchObject({ state: 'confirmed' })
  const stale = await caller.send('POST', `${at}/confirm`, { words: '遅れた' }, { 'if-match': `"${version}"` })
  expect([stale.status, (stale.json() as { code: string }).code]).toEqual([409, 'stale-version'])
  const given = await caller.send('POST', `${at}/consents`, { ...YES, personName: '炭野　焼', scope: 'council' })
  expect(given.status).toBe(201)
  const { consents } = given.json() as { consents: readonly { id: string }[] }
  const member = await app.api('resident')
  expect((await member.get(at)).json()).toMatchObject({ name: '炭焼きの技', consents: [] })
  const withdraw = `${at}/consents/${consents[0]?.id}/withdraw`
  expect((await member.send('POST', withdraw, {})).status).toBe(404)
  expect((await caller.send('POST', withdraw, { words: '' })).json()).toMatchObject({ isHeldBack: true })
  expect((await member.get(at)).status).toBe(404)
  expect((await caller.send('POST', withdraw, {})).status).toBe(409)
})

test('a council, a participant or a theme that is not there is told on its field, and nothing is written', async () => {
  const caller = await app.api('csw')
  const told = { councilNo: 1, name: '見本の宝物', type: 'person_gift' }
  for (const [field, body] of [
    ['councilNo', { councilNo: 997 }],
    ['byParticipant', { byParticipant: newId() }],
    ['themes', { themes: ['no_such_theme'] }],
  ] as const) {
    const refused = await caller.send('POST', '/api/v1/treasures', { ...told, ...body })
    expect([refused.status, Object.keys((refused.json() as { fields: object }).fields)]).toEqual([422, [field]])
  }
  expect(await app.ask(`select 1 from treasures.treasure where name = '見本の宝物'`)).toEqual([])
  const id = await find(chair, '見本の名人', { type: 'person_gift' })
  const refused = await caller.send('POST', `/api/v1/treasures/${id}/consents`, { ...YES, participantId: newId() })
  expect([refused.status, Object.keys((refused.json() as { fields: object }).fields)]).toEqual([422, ['participantId']])
})

test('pages of treasures cost the same number of statements for one and for twenty', async () => {
  const first = await find(elsewhere, '最初の宝物', { councilNo: '8', lat: '34.7', lon: '136.1' })
  const cost = async (path: string) => {
    const before = app.database.statements()
    expect((await elsewhere.get(path)).status).toBe(200)
    return app.database.statements() - before
  }
  const raised = await elsewhere.post('/community-issues/new', { _key: newId(), councilNo: '8', title: '店が遠い', themes: ['shopping'] })
  const paths = [
    '/treasures',
    `/treasures/${first}`,
    `/community-issues/${idIn(raised.location)}`,
    '/treasures?view=shared',
    '/treasures.csv',
  ]
  const costs = async () => {
    const all: number[] = []
    for (const path of paths) all.push(await cost(path))
    return all
  }
  await costs()
  const few = await costs()
  for (let nth = 0; nth < 20; nth++) await find(elsewhere, `宝物 ${nth}`, { councilNo: '8', lat: '34.7', lon: `136.${nth + 10}` })
  expect(await costs()).toEqual(few)
})
