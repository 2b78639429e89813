import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import { seatResidents } from '../../../testing/community/seat-residents.ts'
import type { StaffId } from '../../kernel/id.ts'
import { newId } from '../../kernel/id.ts'

let app: RunningApp
let chair: Browser
let resident: Browser
let chair8: Browser
let csw: Browser
let city: Browser

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 5 })
  await seatResidents(app)
  const signed = await Promise.all(['chair', 'resident', 'chair8', 'csw', 'plan'].map(login => app.signIn(login)))
  ;[chair, resident, chair8, csw, city] = signed as [Browser, Browser, Browser, Browser, Browser]
})

afterAll(() => app.close())

const idIn = (location: string) => location.replace(/^.*\/([0-9a-f-]{36}).*$/, '$1')

async function state(by: Browser, council: number, more: object): Promise<string> {
  const sent = { _key: newId(), councilNo: String(council), side: 'offer', title: '見本', stage: 'going', themes: ['shopping'], ...more }
  const answer = await by.post('/liaison/entries/new', sent)
  expect(answer.status, answer.html.slice(0, 900)).toBe(303)
  return idIn(answer.location)
}

async function check(by: Browser, id: string): Promise<void> {
  const answer = await by.post(`/liaison/entries/${id}/check`, { _key: newId() })
  expect(answer.status, answer.html.slice(0, 900)).toBe(303)
}

test('what troubles a council stays with it until somebody else has checked the words, and goes back when it is withdrawn', async () => {
  const id = await state(chair, 1, { side: 'trouble', title: '夕方のバスがなく買い物に困る', stage: 'not_yet' })
  const seenBy = async (by: Browser) => {
    const one = (await by.get(`/liaison/entries/${id}`)).status
    const pages = [await by.get('/liaison'), await by.get('/liaison/pairs'), await by.get('/liaison.csv')]
    return [one, pages.some(({ html }) => html.includes('夕方のバスがなく'))]
  }
  expect(await seenBy(resident)).toEqual([200, true])
  for (const by of [chair8, city]) expect(await seenBy(by)).toEqual([404, false])
  expect((await (await app.api('chair8')).get(`/api/v1/liaison/${id}`)).status).toBe(404)
  expect((await chair.post(`/liaison/entries/${id}/check`, { _key: newId() })).status).toBe(409)
  expect((await resident.post(`/liaison/entries/${id}/check`, { _key: newId() })).status).toBe(403)
  await check(csw, id)
  for (const by of [chair8, city]) expect(await seenBy(by)).toEqual([200, true])
  expect((await chair8.get(`/liaison/entries/${id}`)).html).not.toContain('これまでの歩み')
  const reworded = await chair.post(`/liaison/entries/${id}/edit`, {
    _key: newId(),
    title: '夕方のバスがなくて遠い',
    stage: 'not_yet',
    themes: ['shopping'],
  })
  expect(reworded.status, reworded.html.slice(0, 600)).toBe(303)
  expect(await seenBy(chair8)).toEqual([404, false])
  await check(csw, id)
  expect((await chair.post(`/liaison/entries/${id}/withdraw`, { _key: newId(), words: '書き直したい' })).status).toBe(303)
  expect(await seenBy(chair8)).toEqual([404, false])
  const [one] = await app.ask<{ id: StaffId }>(`select id from staff.staff where login = 'chair8'`)
  const rows = await app.database.transaction(one?.id ?? null, async db => {
    const { sql } = await import('kysely')
    return (await sql`select 1 from liaison.entry where id = ${id}`.execute(db)).rows
  })
  expect(rows).toEqual([])
})

test('two councils meet because of what they say, with the reason in words; a visit is wished, fixed and told, and all councils read what was taken home', async () => {
  const trouble = await state(chair, 1, { side: 'trouble', title: '草刈りの手が足りない', stage: 'not_yet', themes: ['garbage'] })
  const offer = await state(chair8, 8, { title: '草刈り隊と道具', themes: ['garbage'] })
  expect((await chair.get('/liaison/pairs')).html).not.toContain('草刈り隊と道具')
  await check(csw, trouble)
  await check(csw, offer)
  const pairs = await chair.get('/liaison/pairs')
  expect(pairs.html).toContain('こちらが困っている「ごみ出し・草刈り」に、あちらのできることが応えられるかもしれません。')
  const words = pairs.html.replace(/^[\s\S]*<main/, '').replace(/<[^>]*>/g, ' ')
  expect(words).not.toMatch(/[0-9.]+\s*点|一致度|%|％|順位/)
  expect(pairs.html).toContain(`theirs=${offer}`)
  const wish = { _key: newId(), guestNo: '1', hostNo: '8', about: '草刈り隊のはじめ方', guestEntry: trouble, hostEntry: offer }
  expect((await resident.post('/liaison/visits/new', wish)).status).toBe(403)
  const wished = await chair.post('/liaison/visits/new', { ...wish, _key: newId() })
  expect(wished.status, wished.html.slice(0, 600)).toBe(303)
  const visit = `/liaison/visits/${idIn(wished.location)}`
  expect((await chair8.post(`${visit}/fix`, { _key: newId(), on: '令和8年12月6日', place: '八の集会所' })).status).toBe(303)
  const told = { _key: newId(), on: '令和8年12月6日', seen: '機械の刃の研ぎ方を見た', takenHome: '春に一度、合同で刈る' }
  expect((await chair8.post(`${visit}/tell`, told)).status).toBe(403)
  expect((await chair.post(`${visit}/tell`, { ...told, _key: newId() })).status).toBe(303)
  for (const by of [chair8, resident, city, csw]) expect((await by.get(visit)).html).toContain('春に一度、合同で刈る')
  expect((await chair8.get(`/liaison/entries/${offer}`)).html).toContain('草刈り隊のはじめ方')
})

test('a market that came from another council shows where it came from and how it was changed, at both ends and as a tree', async () => {
  const parent = await state(chair8, 8, { title: '八の朝市' })
  await check(csw, parent)
  const child = await state(chair, 1, { title: '夢が里の夕市' })
  const adopted = await chair.post(`/liaison/entries/${child}/adopt`, {
    _key: newId(),
    parentId: parent,
    changed: '朝を夕方に。子どもの店番を足した。',
    since: '令和8年4月1日',
  })
  expect(adopted.status, adopted.html.slice(0, 900)).toBe(303)
  expect((await chair.get(`/liaison/entries/${child}`)).html).toContain('八の朝市')
  expect((await chair8.get(`/liaison/entries/${parent}`)).html).not.toContain('夢が里の夕市')
  await check(csw, child)
  expect((await chair8.get(`/liaison/entries/${parent}`)).html).toContain('子どもの店番を足した')
  const tree = (await chair8.get('/liaison/lineage')).html
  expect(tree.indexOf('八の朝市')).toBeLessThan(tree.indexOf('夢が里の夕市'))
  const circle = await csw.post(`/liaison/entries/${parent}/adopt`, {
    _key: newId(),
    parentId: child,
    changed: '逆',
    since: '令和8年4月1日',
  })
  expect(circle.status).toBe(422)
})

test('a council asks the others, they answer in their own name, and who helped whom stays to be read', async () => {
  const asked = await chair.post('/liaison/exchanges/new', {
    _key: newId(),
    councilNo: '1',
    kind: 'lend',
    title: '秋の祭りにテントを貸して',
    themes: ['culture'],
  })
  expect(asked.status, asked.html.slice(0, 600)).toBe(303)
  const at = `/liaison/exchanges/${idIn(asked.location)}`
  expect((await chair8.post(`${at}/reply`, { _key: newId(), councilNo: '1', words: 'よその名で' })).status).toBe(403)
  expect((await chair8.post(`${at}/reply`, { _key: newId(), councilNo: '8', words: '二張り貸せます' })).status).toBe(303)
  expect((await resident.get(at)).html).toContain('二張り貸せます')
  const end = { _key: newId(), state: 'met', outcome: '二張り借りて、無事に開けた', helpedBy: '8' }
  expect((await chair8.post(`${at}/end`, end)).status).toBe(403)
  expect((await chair.post(`${at}/end`, { ...end, _key: newId() })).status).toBe(303)
  expect((await city.get('/liaison/exchanges')).html).toContain('を助けました')
})

test('a pair or a question is brought to the liaison’s meeting as a link, and the meeting shows it', async () => {
  const [body] = await app.ask<{ id: string }>(
    `insert into councils.body (id, kind, name, started_on) values (gen_random_uuid(), 'liaison', '見本の連絡会', '2024-04-01') returning id`,
  )
  const [meeting] = await app.ask<{ id: string }>(
    `insert into meetings.meeting (id, body_id, title, starts_at, ends_at, audience, made_by)
     select gen_random_uuid(), $1, '十二月の連絡会', now() + interval '9 days', now() + interval '9 days 2 hours', 'liaison', id from staff.staff where login = 'csw' returning id`,
    [body?.id],
  )
  const asked = await chair.post('/liaison/exchanges/new', {
    _key: newId(),
    councilNo: '1',
    kind: 'question',
    title: '役員のなり手はどうしていますか',
  })
  const brought = await chair.post(`/liaison/exchanges/${idIn(asked.location)}/agenda`, { _key: newId(), meetingId: meeting?.id ?? '' })
  expect(brought.status, brought.html.slice(0, 900)).toBe(303)
  expect((await csw.get(`/meetings/${meeting?.id}`)).html).toContain('役員のなり手はどうしていますか')
  expect((await chair.get(brought.location)).html).toContain('十二月の連絡会')
})

test('areas of like size are shown by a rule that stands on the page, small ones in bands to others', async () => {
  await app.ask(
    `insert into councils.council_stat (council_no, on_day, population, households, aged65) values (8, '2026-10-01', 733, 340, 388) on conflict do nothing`,
  )
  await app.ask(`update councils.council_stat set population = 733, households = 340, aged65 = 388 where council_no = 8`)
  const outside = (await chair.get('/liaison/similar?council=8')).html
  expect(outside).toContain('人口と65歳以上の割合が近い地区')
  expect(outside).toContain('1,000人未満')
  expect(outside).not.toContain('733人')
  expect((await chair8.get('/liaison/similar?council=8')).html).toContain('733人')
})

test('an area asks for experts; a no says why, unmet is an answer, and another council reads nothing of it', async () => {
  const [agency] = await app.ask<{ id: string }>(`select agency_id as id from staff.staff where login = 'csw'`)
  const offer = { _key: newId(), agencyId: agency?.id ?? '', kinds: ['lecture'], title: '認知症の学び' }
  expect((await chair.post('/liaison/support/offers', offer)).status).toBe(403)
  expect((await csw.post('/liaison/support/offers', { ...offer, _key: newId() })).status).toBe(303)
  expect((await chair8.get('/liaison/support')).html).toContain('認知症の学び')
  const asked = await chair.post('/liaison/support', { _key: newId(), councilNo: '1', kind: 'lecture', words: '声のかけ方を知りたい' })
  expect(asked.status, asked.html.slice(0, 600)).toBe(303)
  const at = `/liaison/support/${idIn(asked.location)}`
  expect((await chair.post(`${at}/answer`, { _key: newId(), state: 'declined' })).status).toBe(422)
  const step = (by: Browser, stepped: string, words: string) =>
    by.post(`${at}/answer`, { _key: newId(), state: stepped, words, answeredAs: '見本の講師' })
  expect((await step(csw, 'declined', '年内は予定がいっぱい')).status).toBe(303)
  expect((await step(csw, 'unmet', 'ほかの講師も見つからなかった')).status).toBe(303)
  expect((await resident.get(at)).html).toContain('ほかの講師も見つからなかった')
  for (const by of [chair8, city]) {
    expect((await by.get(at)).status).toBe(404)
    expect((await by.get('/liaison/support')).html).not.toContain('声のかけ方を知りたい')
  }
})

test('the API states, checks and pairs by the same rules, and the visitor from outside reads nothing', async () => {
  const [own, worker] = [await app.api('chair'), await app.api('csw')]
  const made = await own.send('POST', '/api/v1/liaison', {
    councilNo: 1,
    side: 'offer',
    title: '折りたたみ机',
    themes: ['place'],
    stage: 'going',
  })
  expect(made.status, made.html).toBe(201)
  const { id, version } = made.json() as { id: string; version: number }
  const checked = await worker.send('POST', `/api/v1/liaison/${id}/check`, {}, { 'if-match': `"${version}"` })
  expect(checked.json()).toMatchObject({ isTold: true })
  const staged = await own.send(
    'POST',
    `/api/v1/liaison/${id}/stage`,
    { stage: 'overcome', words: '足りている' },
    { 'if-match': `"${version}"` },
  )
  expect([staged.status, (staged.json() as { code: string }).code]).toEqual([409, 'stale-version'])
  expect((await app.visitor().get(`/liaison/entries/${id}`)).html).not.toContain('折りたたみ机')
})

test('an entry is joined to an issue of its own council, and both show it', async () => {
  const raised = await chair.post('/community-issues/new', { _key: newId(), councilNo: '1', title: '坂の上の買い物', themes: ['shopping'] })
  const issue = idIn(raised.location)
  const id = await state(chair, 1, { side: 'trouble', title: '坂の上まで品物が届かない' })
  const joined = await chair.post(`/liaison/entries/${id}/join`, { _key: newId(), to: `issue ${issue}` })
  expect(joined.status, joined.html.slice(0, 600)).toBe(303)
  expect((await chair.get(`/liaison/entries/${id}`)).html).toContain(`/community-issues/${issue}`)
  expect((await chair.get(`/community-issues/${issue}`)).html).toContain('坂の上まで品物が届かない')
  const foreign = await chair8.post('/community-issues/new', { _key: newId(), councilNo: '8', title: 'よその困りごと', themes: [] })
  const refused = await chair.post(`/liaison/entries/${id}/join`, { _key: newId(), to: `issue ${idIn(foreign.location)}` })
  expect(refused.status).toBe(422)
})

test('the board, the pairs and the questions cost the same number of statements for few and for many', async () => {
  const cost = async (path: string) => {
    const before = app.database.statements()
    await chair8.get(path)
    return app.database.statements() - before
  }
  const paths = ['/liaison', '/liaison/pairs', '/liaison/exchanges', '/liaison/support', '/liaison/lineage']
  for (const path of paths) await cost(path)
  const few: number[] = []
  for (const path of paths) few.push(await cost(path))
  for (let nth = 0; nth < 15; nth++) {
    await check(csw, await state(chair8, 8, { title: `できること ${nth}`, themes: ['shopping', 'garbage'] }))
    await chair8.post('/liaison/exchanges/new', { _key: newId(), councilNo: '8', kind: 'teach', title: `問い ${nth}` })
  }
  const many: number[] = []
  for (const path of paths) many.push(await cost(path))
  expect(many).toEqual(few)
})
