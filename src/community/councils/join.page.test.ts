import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import { seatResidents } from '../../../testing/community/seat-residents.ts'
import { routes } from '../../app.ts'
import { newId } from '../../kernel/id.ts'

let app: RunningApp
let body: string
let chair: Browser
let csw: Browser

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 5 })
  const seated = await seatResidents(app)
  body = seated.bodies.get(1) ?? ''
  ;[chair, csw] = await Promise.all([app.signIn('chair'), app.signIn('csw')])
})

afterAll(() => app.close())

const key = () => ({ _key: newId() })

/** Somebody on the roll of council 1, with a seat there. */
async function member(name: string): Promise<string> {
  expect((await chair.post('/councils/1/people', { ...key(), name, kana: 'ミホン', reach: 'paper' })).status).toBe(303)
  const [row] = await app.ask<{ id: string }>('select id from councils.participant where name = $1', [name])
  const seat = { ...key(), participantId: row?.id ?? '', office: '委員', fromOn: '令和8年4月1日' }
  expect((await chair.post(`/bodies/${body}/seats`, seat)).status).toBe(303)
  return row?.id ?? ''
}

async function invite(by: Browser, id: string, kind: 'paper' | 'link'): Promise<string> {
  const { status, html } = await by.post(`/councils/1/people/${id}/invite`, { kind })
  expect(status, html.slice(0, 900)).toBe(200)
  expect(html).toContain('この画面は一度だけです')
  const found = kind === 'paper' ? /[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/.exec(html)?.[0] : /\/join\/([\w-]{43})/.exec(html)?.[1]
  return found ?? ''
}

const typed = (code: string) => app.visitor().post('/join', { code })

/** Asks for a page with the session of whoever just came in. */
async function inside(headers: Headers, path: string): Promise<{ status: number; html: string; location: string }> {
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? ''
  const answer = await app.fetch(
    new Request(`http://localhost:3000${path}`, { headers: { cookie, host: 'localhost:3000' }, redirect: 'manual' }),
  )
  return { status: answer.status, html: await answer.text(), location: answer.headers.get('location') ?? '' }
}

test('a code on paper lets in once, and a new one lets in once more', async () => {
  const id = await member('合言葉 一子')
  const access = async () =>
    /入れます|紙と電話で参加しています|を渡しています/.exec((await chair.get(`/councils/1/people/${id}`)).html)?.[0]
  expect(await access()).toBe('紙と電話で参加しています')
  const code = await invite(chair, id, 'paper')
  expect(await access()).toBe('を渡しています')
  const entered = await typed(code.replaceAll('-', '').toUpperCase())
  expect(await access()).toBe('入れます')
  expect([entered.status, entered.location]).toEqual([303, '/councils/mine?done=joined'])
  expect((await inside(entered.headers, '/councils/mine')).location).toBe('/councils/1')
  expect((await inside(entered.headers, '/councils/1/people')).html).toContain('合言葉 一子')
  expect((await typed(code)).status).toBe(422)
  const renewed = await invite(chair, id, 'paper')
  expect((await typed(renewed)).status).toBe(303)
  expect((await inside(entered.headers, '/councils/1')).status).toBe(303)
  const accounts = await app.ask('select from staff.staff where name = $1', ['合言葉 一子'])
  expect(accounts).toHaveLength(1)
})

test('looking at a link uses nothing up; pressing once does, and the newer invitation takes back the older', async () => {
  const id = await member('手紙 二郎')
  const [older, newer] = [await invite(chair, id, 'link'), await invite(chair, id, 'link')]
  expect((await app.visitor().get(`/join/${older}`)).status).toBe(404)
  for (const _ of [1, 2]) expect((await app.visitor().get(`/join/${newer}`)).html).toContain('手紙 二郎')
  expect((await app.visitor().post(`/join/${newer}`, {})).status).toBe(303)
  expect((await app.visitor().post(`/join/${newer}`, {})).status).toBe(404)
})

test('a resident who came in has the duty of residents only, and never enters casework', async () => {
  const id = await member('住民 三香')
  const entered = await typed(await invite(chair, id, 'paper'))
  const duties = await app.ask<{ duty: string }>(
    `select d.duty from staff.staff_duty d join councils.participant p on p.account_id = d.staff_id where p.id = $1`,
    [id],
  )
  expect(duties).toEqual([{ duty: 'resident' }])
  const closed = routes.filter(
    ({ method, path, duty }) => method === 'GET' && !path.includes(':') && !path.startsWith('/api/') && isForOthers(duty),
  )
  expect(closed.length).toBeGreaterThan(20)
  for (const { path } of closed) expect([path, (await inside(entered.headers, path)).status]).toEqual([path, 403])
  expect((await inside(entered.headers, '/councils/8/people')).status).toBe(404)
})

test('a chair’s invitation can give the duty of the chair, to the account of an agency of the council', async () => {
  const id = await member('会長 四葉')
  const { html } = await chair.post(`/councils/1/people/${id}/invite`, { kind: 'paper', asChair: 'yes' })
  expect((await typed(/[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/.exec(html)?.[0] ?? '')).status).toBe(303)
  const rows = await app.ask<{ duty: string; agency: string }>(
    `select d.duty, a.kind || ' ' || a.name as agency from staff.staff_duty d join staff.staff s on s.id = d.staff_id
       join directory.agency a on a.id = s.agency_id join councils.participant p on p.account_id = s.id where p.id = $1 order by 1`,
    [id],
  )
  expect(rows).toEqual([
    { duty: 'chair', agency: 'council 夢が里住民自治協議会' },
    { duty: 'resident', agency: 'council 夢が里住民自治協議会' },
  ])
})

test('withdrawing ends the session at once, the seat stays; leaving the roll ends it as well', async () => {
  const id = await member('退出 五月')
  const entered = await typed(await invite(chair, id, 'paper'))
  expect((await inside(entered.headers, '/councils/1')).status).toBe(200)
  expect((await chair.post(`/councils/1/people/${id}/withdraw`, key())).status).toBe(303)
  expect((await inside(entered.headers, '/councils/1')).location).toContain('/sign-in')
  expect((await chair.get(`/bodies/${body}`)).html).toContain('退出 五月')
  const back = await typed(await invite(chair, id, 'paper'))
  expect((await inside(back.headers, '/councils/1')).status).toBe(200)
  expect((await chair.post(`/councils/1/people/${id}/leave`, { ...key(), on: '令和8年11月1日', why: '引っ越し' })).status).toBe(303)
  expect((await inside(back.headers, '/councils/1')).location).toContain('/sign-in')
  expect((await chair.get('/councils/1/people')).html).toContain('引っ越し')
})

test('ending the last seat ends the access at once', async () => {
  const id = await member('終席 六実')
  const entered = await typed(await invite(chair, id, 'paper'))
  const [seat] = await app.ask<{ id: string }>('select id from councils.seat where participant_id = $1', [id])
  expect((await chair.post(`/bodies/${body}/seats/${seat?.id}/end`, key())).status).toBe(303)
  expect((await inside(entered.headers, '/councils/1')).location).toContain('/sign-in')
  expect((await chair.post(`/councils/1/people/${id}/invite`, { kind: 'paper' })).html).toContain('いまの役のない方には渡せません')
})

test('nobody is let into an account that has other duties, and only a coordinator lets anew into one a resident made their own', async () => {
  const worker = newId()
  await app.ask(
    `insert into councils.participant (id, council_no, name, reach, account_id) select $1, 1, s.name, 'account', s.id from staff.staff s where login = 'desk'`,
    [worker],
  )
  await app.ask(`insert into councils.seat (id, body_id, participant_id, office, from_on) values ($1, $2, $3, '委員', '2026-04-01')`, [
    newId(),
    body,
    worker,
  ])
  for (const by of [chair, csw])
    expect((await by.post(`/councils/1/people/${worker}/invite`, { kind: 'paper' })).html).toContain('ほかの入り方をお持ちです')
  const id = await member('自前 七重')
  await typed(await invite(chair, id, 'paper'))
  await app.ask(`update staff.staff set password_hash = 'x' where name = '自前 七重'`)
  expect((await chair.post(`/councils/1/people/${id}/invite`, { kind: 'paper' })).status).toBe(422)
  expect((await typed(await invite(csw, id, 'paper'))).status).toBe(303)
})

test('a resident without a seat of the secretariat invites nobody', async () => {
  const resident = await app.signIn('resident')
  const id = await member('招かれぬ 八重')
  expect((await resident.post(`/councils/1/people/${id}/invite`, { kind: 'paper' })).status).not.toBe(200)
  expect(await app.ask('select from councils.invitation where participant_id = $1', [id])).toEqual([])
})

test('whoever guesses codes has to wait, with the right one as well', async () => {
  const code = await invite(chair, await member('待つ 九十九'), 'paper')
  await app.ask('delete from platform.attempt')
  for (let nth = 0; nth < 10; nth++) expect((await typed('abcd-efgh-jkmn')).status).toBe(422)
  const waits = await typed(code)
  expect(waits.status).toBe(429)
  expect(waits.html).toContain('15分ほど')
  await app.ask('delete from platform.attempt')
  expect((await typed(code)).status).toBe(303)
})

function isForOthers(duty: string | readonly string[]): boolean {
  const duties = typeof duty === 'string' ? [duty] : duty
  return !duties.some(one => ['anyone', 'signed-in', 'resident'].includes(one))
}
