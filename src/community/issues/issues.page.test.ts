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

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 5 })
  await seatResidents(app)
  ;[chair, resident, elsewhere, csw, city] = await Promise.all([
    app.signIn('chair'),
    app.signIn('resident'),
    app.signIn('chair8'),
    app.signIn('csw'),
    app.signIn('plan'),
  ])
})

afterAll(() => app.close())

async function raise(by: Browser, title: string, council = 1): Promise<string> {
  const answer = await by.post('/community-issues/new', { _key: newId(), councilNo: String(council), title, themes: ['shopping'] })
  expect(answer.status, answer.html.slice(0, 600)).toBe(303)
  return answer.location.replace(/^.*\/([0-9a-f-]{36}).*$/, '$1')
}

test('a resident writes down what troubles them; their council, the coordinator, and nobody else reads it', async () => {
  const id = await raise(resident, '車がないと買い物に行けない')
  for (const by of [resident, chair, csw]) {
    const read = await by.get(`/community-issues/${id}`)
    expect(read.status).toBe(200)
    expect(read.html).toContain('車がないと買い物に行けない')
    expect((await by.get('/community-issues')).html).toContain('車がないと買い物に行けない')
  }
  for (const by of [elsewhere, city]) {
    expect((await by.get(`/community-issues/${id}`)).status).toBe(404)
    expect((await by.get('/community-issues')).html).not.toContain('車がないと買い物に行けない')
  }
  expect((await app.visitor().get(`/community-issues/${id}`)).html).not.toContain('車がない')
})

test('a resident cannot write in another council, nor move what only keepers move, and nothing typed is lost', async () => {
  const wrong = await resident.post('/community-issues/new', { _key: newId(), councilNo: '8', title: 'よその困りごと' })
  expect(wrong.status).toBe(403)
  expect(wrong.html).toContain('よその困りごと')
  const id = await raise(resident, '街灯が暗い')
  const moved = await resident.post(`/community-issues/${id}/move`, { _key: newId(), to: 'working', words: '電話してみた' })
  expect(moved.status).toBe(403)
})

test('every step keeps its line of words, and closing asks what changed for whom', async () => {
  const id = await raise(chair, '集まる場所がない')
  const silent = await chair.post(`/community-issues/${id}/move`, { _key: newId(), to: 'working' })
  expect(silent.status).toBe(422)
  expect(silent.html).toContain('どうしてそうなったのか')
  const step = (to: string, more: object = {}) =>
    chair.post(`/community-issues/${id}/move`, { _key: newId(), to, words: `${to} にした訳`, ...more })
  expect((await step('working')).status).toBe(303)
  const unsaid = await step('closed')
  expect(unsaid.status).toBe(422)
  expect(unsaid.html).toContain('だれの何が変わったか')
  expect(unsaid.html).toContain('closed にした訳')
  expect((await step('closed', { changedFor: '一人ぐらしの人が、週に一度集まれる' })).status).toBe(303)
  const { html } = await chair.get(`/community-issues/${id}`)
  expect(html).toContain('一人ぐらしの人が、週に一度集まれる')
  expect(html).toContain('working にした訳')
  expect(html).toContain('聞いたところ → 取り組み中')
})

test('two issues merge with both voices kept, and part again', async () => {
  const [one, other] = [await raise(chair, 'バスが減った'), await raise(resident, '病院に行けない')]
  for (const [by, id, words] of [
    [resident, other, '月に一度の通院がむずかしい'],
    [chair, one, '朝の便がなくなった'],
  ] as const) {
    const told = await by.post(`/community-issues/${id}/tell`, { _key: newId(), kind: 'voice', words, on: '令和8年11月3日' })
    expect(told.status, told.html.slice(0, 800)).toBe(303)
  }
  const merged = await chair.post(`/community-issues/${other}/merge`, { _key: newId(), into: one, words: '同じ話だった' })
  expect([merged.status, merged.location]).toEqual([303, `/community-issues/${one}?done=merged`])
  const { html } = await resident.get(`/community-issues/${one}`)
  expect(html).toContain('月に一度の通院がむずかしい')
  expect(html).toContain('朝の便がなくなった')
  expect(html).toContain('病院に行けない')
  expect((await resident.get(`/community-issues/${other}`)).html).toContain('まとめた先を見る')
  expect((await chair.post(`/community-issues/${other}/part`, { _key: newId(), words: 'やはり別の話' })).status).toBe(303)
  expect((await resident.get(`/community-issues/${one}`)).html).not.toContain('月に一度の通院がむずかしい')
})

test('another council and the city read the wording somebody else has checked, never the council’s own words, and no more after it is withdrawn', async () => {
  const id = await raise(resident, '三丁目の田中さんの家の前が暗い')
  const wish = { _key: newId(), wanted: 'public', title: '夜道が暗い', words: '高齢の人が夕方に出かけにくい。' }
  expect((await chair.post(`/community-issues/${id}/share`, wish)).status).toBe(303)
  const sharedSeen = async (by: Browser) => {
    const { status, html } = await by.get('/community-issues?view=shared')
    expect(status).toBe(200)
    return html.includes('高齢の人が夕方に出かけにくい')
  }
  expect(await sharedSeen(city)).toBe(false)
  const own = await chair.post(`/community-issues/${id}/check`, { _key: newId(), textVersion: '1' })
  expect(own.status).toBe(409)
  expect((await csw.post(`/community-issues/${id}/check`, { _key: newId(), textVersion: '1' })).status).toBe(303)
  for (const by of [city, elsewhere]) {
    expect(await sharedSeen(by)).toBe(true)
    expect((await by.get('/community-issues?view=shared')).html).not.toContain('田中')
    expect((await by.get(`/community-issues/${id}`)).status).toBe(404)
  }
  const [open] = await app.door.transaction(null, async db => {
    const { sql } = await import('kysely')
    return (await sql<{ title: string }>`select title from issues.shared where issue_id = ${id}`.execute(db)).rows
  })
  expect(open?.title).toBe('夜道が暗い')
  expect((await chair.post(`/community-issues/${id}/withdraw`, { _key: newId(), words: '書き直したい' })).status).toBe(303)
  expect([await sharedSeen(city), await sharedSeen(elsewhere)]).toEqual([false, false])
})

test('closing a shared issue tells others what changed for whom, once somebody else has checked the line', async () => {
  const id = await raise(chair, '集まる家がない')
  const wish = { _key: newId(), wanted: 'liaison', title: '集まる家', words: '歩いて行ける家がほしい。' }
  expect((await chair.post(`/community-issues/${id}/share`, wish)).status).toBe(303)
  expect((await csw.post(`/community-issues/${id}/check`, { _key: newId(), textVersion: '1' })).status).toBe(303)
  expect((await chair.get(`/community-issues/${id}`)).html).toContain('だれにとって何が変わったか（見せる文）')
  const close = {
    _key: newId(),
    to: 'closed',
    words: '縁側が続いている',
    changedFor: '三丁目の五人が集まる',
    changedForOthers: 'ひとりで暮らす人が、歩いて集まれるようになりました。',
  }
  expect((await chair.post(`/community-issues/${id}/move`, close)).status).toBe(303)
  const seen = async () => (await elsewhere.get('/community-issues?view=shared')).html.includes('歩いて集まれるようになりました')
  expect(await seen()).toBe(false)
  expect((await chair.post(`/community-issues/${id}/check`, { _key: newId(), textVersion: '2' })).status).toBe(409)
  expect((await csw.post(`/community-issues/${id}/check`, { _key: newId(), textVersion: '2' })).status).toBe(303)
  expect(await seen()).toBe(true)
  expect((await elsewhere.get('/community-issues?view=shared')).html).not.toContain('三丁目の五人')
})

test('words for coordinators only are told by those who keep the records, by form, by API and in the database', async () => {
  const id = await raise(resident, '見守りのこと')
  const told = { kind: 'voice', words: '内々の声', on: '2026-11-03', audience: 'staff' }
  const refused = await resident.post(`/community-issues/${id}/tell`, { ...told, _key: newId(), on: '令和8年11月3日' })
  expect([refused.status, refused.html.includes('地域福祉コーディネーターだけに伝えることは')]).toEqual([422, true])
  const caller = await app.api('resident')
  const byApi = await caller.send('POST', `/api/v1/community-issues/${id}/voices`, told)
  expect([byApi.status, Object.keys((byApi.json() as { fields: object }).fields)]).toEqual([422, ['audience']])
  const kept = await (await app.api('csw')).send('POST', `/api/v1/community-issues/${id}/voices`, told)
  expect(kept.status).toBe(201)
  expect((await resident.get(`/community-issues/${id}`)).html).not.toContain('内々の声')
})

test('the API raises, moves and tells by the same rules', async () => {
  const caller = await app.api('chair')
  const raised = await caller.send('POST', '/api/v1/community-issues', {
    councilNo: 1,
    title: '草刈りの担い手がいない',
    themes: ['garbage'],
  })
  expect(raised.status).toBe(201)
  const { id, version } = raised.json() as { id: string; version: number }
  const moved = await caller.send(
    'POST',
    `/api/v1/community-issues/${id}/move`,
    { to: 'framed', words: '数えた' },
    { 'if-match': `"${version}"` },
  )
  expect(moved.json()).toMatchObject({ state: 'framed', version: version + 1 })
  const stale = await caller.send(
    'POST',
    `/api/v1/community-issues/${id}/move`,
    { to: 'working', words: '遅れた' },
    { 'if-match': `"${version}"` },
  )
  expect([stale.status, (stale.json() as { code: string }).code]).toEqual([409, 'stale-version'])
  const told = await caller.send('POST', `/api/v1/community-issues/${id}/voices`, {
    kind: 'number',
    words: '草刈りに出る人',
    on: '2026-10-01',
    howMany: 12,
  })
  expect(told.json()).toMatchObject({ voices: [{ howMany: 12 }] })
  const other = await app.api('chair8')
  expect((await other.get(`/api/v1/community-issues/${id}`)).status).toBe(404)
  expect(((await other.get('/api/v1/community-issues')).json() as { items: unknown[] }).items).toEqual([])
})

test('a council, a participant or a theme that is not there is told on its field, and nothing is written', async () => {
  const caller = await app.api('csw')
  for (const [field, body] of [
    ['councilNo', { councilNo: 997 }],
    ['byParticipant', { byParticipant: newId() }],
    ['themes', { themes: ['no_such_theme'] }],
  ] as const) {
    const refused = await caller.send('POST', '/api/v1/community-issues', { councilNo: 1, title: '見本の困りごと', ...body })
    expect([refused.status, Object.keys((refused.json() as { fields: object }).fields)]).toEqual([422, [field]])
  }
  expect(await app.ask(`select 1 from issues.issue where title = '見本の困りごと'`)).toEqual([])
})

test('a page of issues costs the same number of statements for one issue and for twenty', async () => {
  const cost = async () => {
    const before = app.database.statements()
    await elsewhere.get('/community-issues')
    return app.database.statements() - before
  }
  await raise(elsewhere, '最初の一件', 8)
  await cost()
  const few = await cost()
  for (let nth = 0; nth < 20; nth++) await raise(elsewhere, `困りごと ${nth}`, 8)
  expect(await cost()).toBe(few)
})
