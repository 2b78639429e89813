import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Caller, RunningApp } from '../../../../testing/app.ts'
import { startApp } from '../../../../testing/app.ts'

let app: RunningApp
let desk: Browser
let kodomo: Browser
let api: Caller

beforeAll(async () => {
  app = await startApp({ residents: 40, consultations: 5 })
  desk = await app.signIn('desk')
  kodomo = await app.signIn('kodomo')
  api = await app.api('desk')
})

afterAll(() => app.close())

const FORM = { family: '', given: '', called: '', language: 'ja', sex: 'not_stated' }

async function register(fields: Record<string, string>, browser = desk): Promise<string> {
  const answer = await browser.post('/people/new', { ...FORM, ...fields })
  const id = /^\/people\/([0-9a-f-]{36})\?done=registered$/.exec(answer.location)?.[1]
  if (id === undefined) throw new Error(`${answer.status} ${answer.location}\n${answer.html}`)
  return id
}

const versionIn = (html: string) => /name="_version" value="(\d+)"/.exec(html)?.[1] ?? ''

test('a person without a name is registered by what they are called, and found again while typing', async () => {
  const id = await register({
    called: '駅前の試験の男性',
    birthDate: 'S35.4.1',
    phone: '０５９５－００－８８８８',
    interpreter: 'yes',
    language: 'pt',
  })
  const page = await desk.get(`/people/${id}?done=registered`)
  expect(page.status).toBe(200)
  for (const shown of ['駅前の試験の男性', '登録しました。', '昭和35年4月1日（1960年）', '通訳：ポルトガル語', '福祉', '0595-00-8888'])
    expect(page.html).toContain(shown)
  const fragment = await desk.post('/people/search?part=results', { q: '駅前の試' })
  expect(fragment.html).not.toContain('<html')
  expect(fragment.html).toContain('data-announce="1人見つかりました。"')
  expect(fragment.html).toContain('末尾 8888')
  expect(fragment.html).not.toContain('0595-00-8888')
  const whole = await desk.post('/people/search', { q: '駅前の試' })
  expect(whole.html).toContain('<html')
  expect(whole.html).toContain(`/people/${id}`)
})

test('nothing found says what to try next, and carries nothing in an address', async () => {
  const { html } = await desk.post('/people/search', { q: 'だれでもないひと' })
  expect(html).toContain('旧姓、電話番号、生年月日でも探してみてください')
  expect(html).toContain('href="/people/new"')
  expect(html).not.toMatch(/href="[^"]*だれでもない/)
})

test('a refused form keeps everything that was typed and leads to the field', async () => {
  const answer = await desk.post('/people/new', { ...FORM, given: '残る', birthDate: 'S64.1.8', postalCode: '12' })
  expect(answer.status).toBe(422)
  expect(answer.html).toContain('<title>エラー：')
  for (const kept of ['value="残る"', 'value="S64.1.8"', 'href="#f-birthDate"', 'href="#f-postalCode"']) expect(answer.html).toContain(kept)
  const nameless = await desk.post('/people/new', { ...FORM, phone: '0595-00-0009' })
  expect(nameless.status).toBe(422)
  expect(nameless.html).toContain('お名前か、呼び名')
})

test('when two edit at once, the second sees both texts and can save again', async () => {
  const id = await register({ family: '同時', given: '一', address: '元の住所' })
  const path = `/people/${id}/edit`
  const version = versionIn((await desk.get(path)).html)
  const typed = { ...FORM, family: '同時', given: '一' }
  expect((await desk.post(path, { ...typed, address: '先の住所', _version: version })).status).toBe(303)
  const late = await desk.post(path, { ...typed, address: '後の住所', _version: version })
  expect(late.status).toBe(409)
  for (const shown of ['先の住所', 'value="後の住所"', 'ほかの方が先に保存しました']) expect(late.html).toContain(shown)
  const again = await desk.post(path, { ...typed, address: '後の住所', _version: versionIn(late.html) })
  expect(again.location).toBe(`/people/${id}?done=amended`)
  expect((await desk.get(`/people/${id}`)).html).toContain('後の住所')
})

test('a draft begun before somebody else saved is not taken for an edit of what stands now', async () => {
  const id = await register({ family: '下書', given: '一' })
  const path = `/people/${id}/edit`
  const begun = versionIn((await desk.get(path)).html)
  await desk.post('/drafts', { _draft: path, family: '下書', given: '古い', basedOn: begun })
  await desk.post(path, { ...FORM, family: '下書', given: '新しい', _version: begun })
  const reopened = await desk.get(path)
  expect(reopened.html).toContain('value="古い"')
  expect(versionIn(reopened.html)).toBe(begun)
})

test('another agency gets for every address the same answer as for nobody', async () => {
  const id = await register({ family: '壁', given: '向' })
  const masked = (html: string) => html.replaceAll(/\d{3}-\d{3}-\d{3}|name="_token" value="[^"]+"/g, '').replaceAll(/[0-9a-f-]{36}/g, '')
  const nobody = '01900000-0000-7000-8000-000000000000'
  for (const path of ['', '/edit', '/household']) {
    const wall = await kodomo.get(`/people/${id}${path}`)
    const none = await kodomo.get(`/people/${nobody}${path}`)
    expect([wall.status, none.status]).toEqual([404, 404])
    expect(masked(wall.html)).toBe(masked(none.html))
  }
  expect((await kodomo.post('/people/search', { q: '壁' })).html).not.toContain(id)
})

test('a household is begun from a person and grows: known member, new member, young carer, leaving', async () => {
  const mother = await register({ family: '世帯', given: '母', birthDate: 'S50.1.1' })
  const aunt = await register({ family: '世帯', given: '叔母' })
  expect((await desk.get(`/people/${mother}/household`)).html).toContain('value="世帯家"')
  const made = await desk.post(`/people/${mother}/household`, { label: '世帯家', relationship: 'head', cohabits: 'yes' })
  const home = made.location.split('?')[0] ?? ''
  expect(made.location).toMatch(/^\/households\/[0-9a-f-]{36}\?done=made$/)
  const found = await desk.post(`${home}/members/search`, { q: '世帯叔母' })
  expect(found.html).toContain(`${home}/members?person=${aunt}`)
  const chosen = await desk.get(`${home}/members?person=${aunt}`)
  expect(chosen.html).toContain('世帯　叔母さんを世帯に加えます')
  const sent = { personId: aunt, cohabits: 'yes', _version: versionIn(chosen.html) }
  expect((await desk.post(`${home}/members?person=${aunt}`, sent)).status).toBe(422)
  expect((await desk.post(`${home}/members?person=${aunt}`, { ...sent, relationship: 'sibling' })).location).toBe(`${home}?done=member`)
  const child = { family: '世帯', given: '子', birthDate: 'H25.5.5', relationship: 'child', cohabits: 'yes', language: 'ja', _version: '2' }
  expect((await desk.post(`${home}/new-member`, child)).location).toBe(`${home}?done=member`)
  const carers = await desk.get(`${home}/carers`)
  const idOf = (name: string) => new RegExp(`<option value="([0-9a-f-]{36})"[^>]*>${name}`).exec(carers.html)?.[1] ?? ''
  const care = { carer: idOf('世帯　子'), caredFor: idOf('世帯　母'), kind: 'care', hoursWeek: '12', _version: versionIn(carers.html) }
  expect((await desk.post(`${home}/carers`, { ...care, caredFor: care.carer })).status).toBe(422)
  expect((await desk.post(`${home}/carers`, care)).location).toBe(`${home}?done=carer`)
  const page = await desk.get(home)
  for (const shown of ['ヤングケアラー', '世帯　子さんは18歳未満で、世話をしています。', '兄弟姉妹', '12時間'])
    expect(page.html).toContain(shown)
  expect((await desk.get(`/people/${mother}`)).html).toContain('ヤングケアラー')
  const stale = await desk.post(`${home}/relations`, { personId: aunt, what: 'leave', _version: '1' })
  expect(stale.status).toBe(409)
  const left = await desk.post(`${home}/relations`, { personId: aunt, what: 'leave', _version: versionIn(stale.html) })
  expect(left.location).toBe(`${home}?done=relation`)
  expect((await desk.get(home)).html).not.toContain('叔母')
})

test('"known" names the agency and what to do, nothing of the person, and asks for a birth day or phone', async () => {
  await register({ family: '問合', given: '花', birthDate: 'S40.6.7', note: '秘密の覚え書き' })
  const asked = { name: '問合花', purpose: 'intake' }
  const incomplete = await kodomo.post('/people/known', asked)
  expect(incomplete.status).toBe(422)
  expect(incomplete.html).toContain('生年月日か電話番号の、どちらかを入れてください。')
  const answer = await kodomo.post('/people/known', { ...asked, birthDate: '1965-06-07' })
  expect(answer.status).toBe(200)
  expect(answer.html).toContain('関わっている機関がありました')
  expect(answer.html).toContain('その機関に電話し')
  expect(answer.html).not.toContain('秘密の覚え書き')
  const none = await kodomo.post('/people/known', { ...asked, birthDate: '1965-06-08' })
  expect(none.html).toContain('関わっている機関は見つかりませんでした')
})

test('asking too often is answered with 429 and a sentence', async () => {
  const csw = await app.signIn('csw')
  const asked = { name: '問合花', purpose: 'intake', birthDate: '1965-06-07' }
  let last = await csw.post('/people/known', asked)
  for (let nth = 0; nth < 30; nth++) last = await csw.post('/people/known', asked)
  expect(last.status).toBe(429)
  expect(last.html).toContain('しばらく待ってから')
})

test('the API makes, finds, reads and amends a person with versions, and gives no more than the page', async () => {
  const made = await api.send(
    'POST',
    '/api/v1/people',
    { family: '電文', given: '一', phone: '0595-00-4444', birthDate: 'R1.5.1' },
    { 'idempotency-key': 'p-1' },
  )
  expect(made.status).toBe(201)
  const person = made.json() as { id: string; version: number; birthDate: string; agencies: unknown[] }
  expect(person).toMatchObject({ version: 1, birthDate: '2019-05-01', name: '電文　一' })
  const twice = await api.send(
    'POST',
    '/api/v1/people',
    { family: '電文', given: '一', phone: '0595-00-4444', birthDate: 'R1.5.1' },
    { 'idempotency-key': 'p-1' },
  )
  expect(twice.json()).toMatchObject({ id: person.id })
  const found = (await api.send('POST', '/api/v1/people/search', { q: '電文' })).json() as { items: Record<string, unknown>[] }
  expect(found.items).toEqual([expect.objectContaining({ id: person.id, phoneLast4: '4444' })])
  expect(JSON.stringify(found)).not.toContain('0595-00-4444')
  const path = `/api/v1/people/${person.id}`
  const amended = await api.send('PATCH', path, { note: '会えた' }, { 'if-match': '"1"' })
  expect(amended.json()).toMatchObject({ version: 2, note: '会えた', phone: '0595-00-4444' })
  expect(amended.headers.get('etag')).toBe('"2"')
  const stale = await api.send('PATCH', path, { note: '古い' }, { 'if-match': '"1"' })
  expect([stale.status, stale.json()]).toEqual([409, expect.objectContaining({ code: 'stale-version', currentVersion: 2 })])
  expect((await api.send('POST', '/api/v1/people', { language: 'xx', called: 'x' })).status).toBe(422)
  expect((await (await app.api('kodomo')).get(path)).status).toBe(404)
})

test('the API makes a household and keeps members, relations and carer roles', async () => {
  const make = async (given: string, birthDate: string) =>
    ((await api.send('POST', '/api/v1/people', { family: '電世', given, birthDate })).json() as { id: string }).id
  const elder = await make('祖母', 'S10.1.1')
  const child = await make('孫', 'H28.1.1')
  const made = await api.send('POST', '/api/v1/households', { label: '電世家', members: [{ personId: elder, relationship: 'head' }] })
  expect(made.status).toBe(201)
  const path = `/api/v1/households/${(made.json() as { id: string }).id}`
  await api.send('POST', `${path}/members`, { personId: child, relationship: 'child' })
  await api.send('POST', `${path}/relations`, { what: 'change', personId: child, relationship: 'grandchild' })
  const caring = await api.send('POST', `${path}/carer-roles`, { carer: child, caredFor: elder, kind: 'daily', hoursWeek: 5 })
  expect(caring.json()).toMatchObject({ version: 4, flags: ['young_carer'] })
  const { carers } = caring.json() as { carers: { id: string }[] }
  const ended = await api.send('POST', `${path}/carer-roles/ended`, { roleId: carers[0]?.id })
  expect(ended.json()).toMatchObject({ carers: [], flags: [] })
  const left = await api.send('POST', `${path}/relations`, { what: 'leave', personId: child })
  expect((left.json() as { members: unknown[] }).members).toHaveLength(1)
  const renamed = await api.send('PATCH', path, { label: '改名家' }, { 'if-match': '"6"' })
  expect(renamed.json()).toMatchObject({ label: '改名家', version: 7 })
})
