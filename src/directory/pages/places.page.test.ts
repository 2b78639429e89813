import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import type { StaffId } from '../../kernel/id.ts'

let app: RunningApp
let desk: Browser
let admin: Browser
let head: Browser

// A Tuesday morning in Japan that is no holiday.
const NOW = new Date('2026-11-24T10:00:00+09:00')

beforeAll(async () => {
  app = await startApp({ clock: () => NOW })
  ;[desk, admin, head] = await Promise.all([app.signIn('desk'), app.signIn('admin'), app.signIn('head')])
})
afterAll(() => app.close())

const rowsIn = (html: string) => [...html.matchAll(/data-key="([0-9a-f-]{36})"/g)].length
const find = (query: string) => desk.get(`/places?${query}`)
const FULL = {
  kind: 'community_center',
  name: '試しの集会所',
  kana: 'ためしのしゅうかいじょ',
  phone: '０５９５－００－７７７７',
  postalCode: '〒000-0022',
  address: '夢が原市試ヶ丘1番地',
  lat: '33.6',
  lon: '137.3',
  open1Days: ['mon', 'tue'],
  open1From: '9:00',
  open1To: '17:00',
  open2Days: ['sat'],
  open2Nth: ['2', '4'],
  open2From: '13時',
  open2To: '24:00',
  onHolidays: 'closed',
  closure1From: '12/29',
  closure1To: '1月3日',
  closure1Words: '年末年始',
  topics: ['community'],
  languages: ['ja', 'pt'],
  access_wheelchair: 'no',
}

async function idOf(name: string): Promise<string> {
  const [row] = await app.ask<{ id: string }>('select id from directory.place where name = $1', [name])
  if (row === undefined) throw new Error(`no place ${name}`)
  return row.id
}

test('places are found by name, reading, town, feature and what they are for, however it is typed', async () => {
  for (const words of ['多文化', 'たぶんか', 'ﾀﾌﾞﾝｶ', '松風台 多文化'])
    expect((await find(`q=${words}`)).html, words).toContain('多文化共生センター')
  expect((await find('q=しょうがい')).html).toContain('障がい者相談支援センター')
  expect((await find('q=おむつ')).html).toContain('夢見町駅前 公衆トイレ')
  expect((await find('area=試が丘')).html).toContain('ためし診療所')
  expect((await find('language=vi')).html).toContain('こども家庭センター')
  expect((await find('q=どこにもない')).html).toContain('当てはまる場所がありません')
})

test('filters narrow down together, and every filtered place is really what was asked for', async () => {
  const [truth] = await app.ask<{ n: number }>(
    `select count(*)::int as n from directory.place where is_active and kind = 'desk' and topics @> '{care}' and access -> 'wheelchair' = 'true'`,
  )
  expect(truth?.n).toBeGreaterThan(1)
  expect(rowsIn((await find('kind=desk&topic=care&access=wheelchair')).html)).toBe(truth?.n)
})

test('"open now" holds what is open at this minute and nothing that only might be', async () => {
  const { html } = await find('open=now')
  expect(html).toContain('福祉総合相談窓口（市役所1階）')
  expect(html).not.toContain('夜間応急診療所')
  expect(html).not.toContain('隠れ里集会所')
})

test('while typing only the results are answered', async () => {
  const { html } = await find('part=results&q=多文化')
  expect(html).toContain('data-announce="1か所見つかりました"')
  expect(html).not.toContain('<html')
})

test('the list leaves as a file and as points, with the same places', async () => {
  const csv = await desk.get('/places.csv?kind=shelter')
  const points = (await desk.get('/places.geojson?kind=shelter')).json() as { features: { properties: { name: string } }[] }
  expect(csv.headers.get('content-type')).toContain('text/csv')
  expect(csv.html.trim().split('\r\n')).toHaveLength(points.features.length + 1)
  for (const { properties } of points.features) expect(csv.html).toContain(properties.name)
})

test('a map page shows its places in a table too, says that the outlines are a drawing, and loads nothing from elsewhere', async () => {
  const { html } = await desk.get('/places/map')
  expect(html).toContain('<svg class="tn-map__sketch"')
  expect(html).toContain('模式図')
  expect(rowsIn(html)).toBeGreaterThan(40)
  expect(html).not.toMatch(/(?:src|href|data-[a-z]+)="(?:https?:)?\/\//)
})

test('a page tells the hours of a week, the state now and what was never stated', async () => {
  const { html } = await desk.get(`/places/${await idOf('福祉総合相談窓口（市役所1階）')}`)
  expect(html).toContain('開いています（17:15まで）')
  expect(html).toContain('8:30～19:00')
  expect(html).toContain('12月29日～1月3日（年末年始）')
  expect(html).toContain('「記載なし」は、ないという意味ではありません')
})

test('a place written by an administrator is found at once and keeps every answer', async () => {
  const made = await admin.post('/places/new', FULL)
  expect(made.status).toBe(303)
  const { html } = await desk.get(made.location.split('?')[0] ?? '')
  for (const words of ['タメシノシュウカイジョ', '0595-00-7777', '000-0022', '第2・第4 13:00～24:00', '車いすで入れる', 'ポルトガル語'])
    expect(html).toContain(words)
  expect((await find('q=試しの集会所')).html).toContain('試しの集会所')
})

test('a refused form complains field by field and loses nothing that was typed', async () => {
  const wrong = { ...FULL, name: '', phone: 'なし', lat: '99', open1From: 'あさ', url: 'javascript:alert(1)', closure1To: '2月30日' }
  const { status, html } = await admin.post('/places/new', wrong)
  expect(status).toBe(422)
  for (const field of ['name', 'phone', 'lat', 'open1From', 'url', 'closure1To']) expect(html, field).toContain(`href="#f-${field}"`)
  for (const typed of ['ためしのしゅうかいじょ', '夢が原市試ヶ丘1番地', 'あさ', '2月30日', 'javascript:alert(1)'])
    expect(html, typed).toContain(typed)
  expect(html).not.toContain('href="javascript')
})

test('two editors do not overwrite each other: the second sees both and decides', async () => {
  const made = await admin.post('/places/new', { ...FULL, name: '二人で直す場所' })
  const at = made.location.split('?')[0] ?? ''
  expect((await admin.post(`${at}/edit`, { ...FULL, name: '先に直した名前', _version: '1' })).status).toBe(303)
  const second = await admin.post(`${at}/edit`, { ...FULL, name: '後から直した名前', open1To: '18:00', _version: '1' })
  expect(second.status).toBe(409)
  for (const words of ['先に直した名前', '後から直した名前', '18:00']) expect(second.html).toContain(words)
  expect((await admin.post(`${at}/edit`, { ...FULL, name: '後から直した名前', _version: '2' })).status).toBe(303)
  const [kept] = await app.ask<{ n: number }>('select count(*)::int as n from directory.place_history where place_id = $1', [at.slice(8)])
  expect(kept?.n).toBe(2)
})

test('"confirmed today" is one press, noted with its day', async () => {
  const at = `/places/${await idOf('絵空台保育園')}`
  const done = await admin.post(`${at}/assure`, { _version: '1' })
  expect(done.location).toBe(`${at}?done=assured`)
  expect((await admin.get(done.location)).html).toContain('令和8年11月24日')
  const stale = await admin.post(`${at}/assure`, { _version: '1' })
  expect(stale.status).toBe(409)
})

test('a place is closed with its reason and can come back; nothing is deleted', async () => {
  const at = `/places/${await idOf('ことことみせ 本店')}`
  expect((await admin.post(`${at}/close`, { reason: '', _version: '1' })).status).toBe(422)
  expect((await admin.post(`${at}/close`, { reason: '10月に店じまいした', _version: '1' })).status).toBe(303)
  expect((await find('q=ことことみせ')).html).toContain('当てはまる場所がありません')
  expect((await find('q=ことことみせ&closed=yes')).html).toContain('ことことみせ 本店')
  expect((await desk.get(at)).html).toContain('10月に店じまいした')
  expect((await admin.post(`${at}/reopen`, { _version: '2' })).status).toBe(303)
  expect((await find('q=ことことみせ')).html).toContain('ことことみせ 本店')
})

test('only administrators write places: neither the screen nor the database lets a worker', async () => {
  const at = `/places/${await idOf('夢が里こども園')}`
  expect((await desk.get(at)).html).not.toContain(`${at}/edit`)
  for (const path of ['/places/new', `${at}/edit`, `${at}/assure`, `${at}/close`])
    expect((await desk.post(path, FULL)).status, path).toBeGreaterThanOrEqual(403)
  const [worker] = await app.ask<{ id: StaffId }>(`select id from staff.staff where login = 'desk'`)
  const written = await app.database.transaction(worker?.id ?? null, async db => {
    const { numAffectedRows } = await sql`update directory.place set name = '書きかえた' where id = ${at.slice(8)}`.execute(db)
    return numAffectedRows
  })
  expect(written).toBe(0n)
  const [kept] = await app.ask<{ version: number; name: string }>('select version, name from directory.place where id = $1', [at.slice(8)])
  expect(kept).toEqual({ version: 1, name: '夢が里こども園' })
})

test('the head of an agency keeps its entry and no other', async () => {
  const [own] = await app.ask<{ id: string; version: number }>(`select id, version from directory.agency where takes_requests`)
  const [other] = await app.ask<{ id: string }>(`select id from directory.agency where name = '介護保険課'`)
  if (own === undefined || other === undefined) throw new Error('no agencies')
  const entry = {
    name: '福祉総合相談窓口',
    kana: 'ふくしそうごうそうだんまどぐち',
    does: 'どんな相談も受け止めます。',
    doesNot: '決定はしませんが、担当の機関が引き受けるまで一緒に考えます。',
    doesEasy: 'どんな そうだんも できます。',
    area: 'city',
    languages: ['ja', 'vi'],
    open1Days: ['tue'],
    open1From: '8:30',
    open1To: '12:00',
    offer1Name: 'なんでも相談',
    offer1Text: '予約はいりません。',
    offer1Topics: ['other'],
  }
  expect((await head.get(`/agencies/${own.id}/edit`)).html).toContain('name="offer1Name"')
  const saved = await head.post(`/agencies/${own.id}/edit`, { ...entry, _version: String(own.version) })
  expect(saved.status).toBe(303)
  const { html } = await desk.get(`/agencies/${own.id}`)
  for (const words of ['ベトナム語', '開いています（12:00まで）', 'どんな そうだんも できます。', '令和8年11月24日', '出張なんでも相談'])
    expect(html).toContain(words)
  expect(html).not.toContain(`/agencies/${own.id}/edit`)
  expect((await head.post(`/agencies/${other.id}/edit`, { ...entry, name: '乗っ取り' })).status).toBe(403)
  expect((await head.get(`/agencies/${other.id}/edit`)).status).toBe(403)
  const [kept] = await app.ask<{ was: { services: unknown[]; does: string } }>(
    'select was from directory.agency_history where agency_id = $1',
    [own.id],
  )
  expect(kept?.was.services.length).toBeGreaterThan(1)
  expect(kept?.was.does).not.toBe(entry.does)
})

test('the API tells when and in which languages a service can be used', async () => {
  const answer = (await (await app.api('desk')).get('/api/v1/services?language=vi&topic=parenting')).json() as {
    items: { agencyName: string; languages: string[]; hours: { openings: unknown[] } }[]
  }
  expect(answer.items.map(one => one.agencyName)).toContain('こども家庭センター')
  for (const one of answer.items) expect([one.languages.includes('vi'), one.hours.openings.length > 0]).toEqual([true, true])
})
