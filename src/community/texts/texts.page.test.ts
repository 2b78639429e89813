import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import { seatResidents } from '../../../testing/community/seat-residents.ts'
import { newId } from '../../kernel/id.ts'

let app: RunningApp
let chair: Browser
let csw: Browser
let resident: Browser
let elsewhere: Browser

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 5 })
  await seatResidents(app)
  ;[chair, csw, resident, elsewhere] = await Promise.all([
    app.signIn('chair'),
    app.signIn('csw'),
    app.signIn('resident'),
    app.signIn('chair8'),
  ])
})
afterAll(() => app.close())

const AT = '/wordings/council/1'
const WISH = { wanted: 'public', title: '夢が里のご紹介', words: '川と丘のあいだの、静かな地区です。毎月、朝市をひらいています。' }
const propose = (by: Browser, differs: object = {}) => by.post(`${AT}/propose`, { _key: newId(), ...WISH, ...differs })
const shown = async (by: Browser) => (await by.get(AT)).html
const open = () =>
  app.door.transaction(null, async db => {
    const { sql } = await import('kysely')
    return (
      await sql<{ language: string; title: string }>`
      select 'ja' as language, title from texts.wording where kind = 'council' and key = '1'
      union all select language, title from texts.variant where kind = 'council' and key = '1' order by 1`.execute(db)
    ).rows
  })

test('the introduction of a council is proposed by one keeper, checked by another, and read by everybody only then', async () => {
  expect(await shown(chair)).toContain('まだ文がありません')
  expect((await propose(chair)).location).toBe(`${AT}?done=proposed`)
  expect(await open()).toEqual([])
  expect(await shown(resident)).toContain('静かな地区')
  expect(await shown(elsewhere)).not.toContain('静かな地区')
  const own = await chair.post(`${AT}/check`, { _key: newId(), textVersion: '1' })
  expect(own.status).toBe(409)
  expect((await csw.post(`${AT}/check`, { _key: newId(), textVersion: '1' })).location).toBe(`${AT}?done=checked`)
  expect(await open()).toEqual([{ language: 'ja', title: '夢が里のご紹介' }])
  expect(await shown(elsewhere)).toContain('静かな地区')
})

test('whoever keeps nothing here words nothing here, and finds no form for it', async () => {
  for (const by of [resident, elsewhere]) {
    expect((await propose(by)).status).toBe(403)
    expect(await shown(by)).not.toContain('/propose')
  }
  expect((await app.visitor().get(AT)).html).not.toContain('静かな地区')
  expect((await (await app.signIn('plan')).get('/wordings/meeting/019a0000-0000-7000-8000-000000000000')).status).toBe(403)
  for (const path of [
    '/wordings/council/0',
    '/wordings/council/99',
    '/wordings/case/1',
    '/wordings/issue/019a0000-0000-7000-8000-000000000000',
  ])
    expect((await chair.get(path)).status).toBe(404)
})

test('words that could tell a person are asked about once more, with everything typed kept, and only what was noticed is waved through', async () => {
  const words = '三丁目の田中さんが、花を植えています。'
  const asked = await propose(chair, { words })
  expect(asked.status).toBe(422)
  expect(asked.html).toContain('「田中さん」は、人の名まえのようです')
  expect(asked.html).toContain(words)
  const heard = /name="heard" value="([^"]+)"/.exec(asked.html)?.[1] ?? ''
  expect(heard).not.toBe('')
  expect((await propose(chair, { words: `${words}鈴木さんもです。`, heard })).status).toBe(422)
  expect((await propose(chair, { words, heard })).status).toBe(303)
  expect(await shown(csw)).toContain('「田中さん」は、人の名まえのようです')
  expect(await open()).toEqual([])
})

test('a machine’s translation is told as one, a person’s when somebody else has read it, and the Japanese moving on makes both stale', async () => {
  await propose(chair)
  const version = Number(/name="textVersion" value="(\d+)"/.exec(await shown(csw))?.[1])
  await csw.post(`${AT}/check`, { _key: newId(), textVersion: String(version) })
  const vary = (by: Browser, language: string, origin: string, title: string) =>
    by.post(`${AT}/vary`, { _key: newId(), language, origin, title, words: `${title}.`, textVersion: String(version) })
  expect((await vary(chair, 'pt', 'machine', 'Bairro')).status).toBe(303)
  expect((await vary(chair, 'en', 'human', 'Our place')).status).toBe(303)
  expect(await open()).toEqual([
    { language: 'ja', title: '夢が里のご紹介' },
    { language: 'pt', title: 'Bairro' },
  ])
  const seen = { language: 'en', title: 'Our place', words: 'Our place.' }
  expect((await chair.post(`${AT}/check-variant`, { _key: newId(), ...seen })).status).toBe(409)
  expect((await csw.post(`${AT}/check-variant`, { _key: newId(), ...seen, words: 'Something else.' })).status).toBe(409)
  expect((await csw.post(`${AT}/check-variant`, { _key: newId(), ...seen })).status).toBe(303)
  expect((await open()).map(({ language }) => language)).toEqual(['en', 'ja', 'pt'])
  expect(await shown(csw)).not.toContain('この訳は古いままです')
  await propose(chair, { words: '新しい文です。' })
  expect(await shown(csw)).toContain('この訳は古いままです')
})

test('what is withdrawn is gone at once in every language, and the keepers still read what it was', async () => {
  await csw.post(`${AT}/check`, { _key: newId(), textVersion: /name="textVersion" value="(\d+)"/.exec(await shown(csw))?.[1] ?? '' })
  expect((await open()).length).toBe(3)
  const silent = await chair.post(`${AT}/withdraw`, { _key: newId() })
  expect(silent.status).toBe(422)
  expect((await chair.post(`${AT}/withdraw`, { _key: newId(), reason: '書き直します' })).status).toBe(303)
  expect(await open()).toEqual([])
  expect(await shown(chair)).toContain('書き直します')
  expect(await shown(elsewhere)).not.toContain('新しい文です')
})

test('the wordings of issues and treasures ask about persons too, and their other languages are kept here', async () => {
  const raised = await chair.post('/community-issues/new', { _key: newId(), councilNo: '1', title: '夜道が暗い' })
  const id = raised.location.replace(/^.*\/([0-9a-f-]{36}).*$/, '$1')
  const share = (more: object) =>
    chair.post(`/community-issues/${id}/share`, {
      _key: newId(),
      wanted: 'public',
      title: '夜道が暗い',
      words: '見通しが悪い道があります。',
      ...more,
    })
  const asked = await share({ words: '田中さんの家の前です。' })
  expect(asked.status).toBe(422)
  expect(asked.html).toContain('「田中さん」は、人の名まえのようです')
  expect((await share({})).status).toBe(303)
  expect((await csw.post(`/community-issues/${id}/check`, { _key: newId(), textVersion: '1' })).status).toBe(303)
  const page = (await chair.get(`/wordings/issue/${id}`)).html
  expect(page).toContain('見通しが悪い道があります')
  expect(page).not.toContain('/propose')
  const wish = {
    _key: newId(),
    language: 'ja-easy',
    origin: 'human',
    title: '夜の道が 暗いです',
    words: '夜の道が 暗いです。',
    textVersion: '1',
  }
  expect((await chair.post(`/wordings/issue/${id}/vary`, wish)).status).toBe(303)
  expect((await elsewhere.get(`/wordings/issue/${id}`)).status).toBe(404)
})

test('a page of words costs the same however often they were written', async () => {
  const cost = async () => {
    const before = app.database.statements()
    await chair.get(AT)
    return app.database.statements() - before
  }
  const few = await cost()
  for (let nth = 0; nth < 5; nth++) await propose(chair, { words: `文 ${nth} です。` })
  expect(await cost()).toBe(few)
})

test('the API words, checks and varies by the same rules', async () => {
  const [ours, theirs, other] = await Promise.all([app.api('chair'), app.api('csw'), app.api('chair8')])
  const at = '/api/v1/wordings/council/1'
  const named = { ...WISH, words: '田中さんの畑です。' }
  const asked = await ours.send('POST', `${at}/propose`, named)
  expect([asked.status, Object.keys((asked.json() as { fields: object }).fields)]).toEqual([422, ['heard']])
  const proposed = (await ours.send('POST', `${at}/propose`, { ...named, heard: true })).json() as { state: string; textVersion: number }
  expect(proposed.state).toBe('proposed')
  expect((await ours.send('POST', `${at}/check`, { textVersion: proposed.textVersion })).status).toBe(409)
  expect((await other.send('POST', `${at}/check`, { textVersion: proposed.textVersion })).status).toBe(403)
  expect((await theirs.send('POST', `${at}/check`, { textVersion: proposed.textVersion })).json()).toMatchObject({ state: 'told' })
  const varied = { language: 'zh', origin: 'machine', title: '我们的街区', words: '每月有早市。', textVersion: proposed.textVersion }
  const variants = ((await ours.send('POST', `${at}/vary`, varied)).json() as { variants: readonly object[] }).variants
  expect(variants).toContainEqual(expect.objectContaining({ language: 'zh', state: 'machine', isStale: false }))
  expect((await other.get('/api/v1/wordings/case/1')).status).toBe(404)
})
