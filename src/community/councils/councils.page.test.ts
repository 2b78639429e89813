import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import { seatResidents } from '../../../testing/community/seat-residents.ts'
import { newId } from '../../kernel/id.ts'

let app: RunningApp
let bodies: ReadonlyMap<number, string>
let chair: Browser
let resident: Browser
let elsewhere: Browser
let csw: Browser
let city: Browser

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 5 })
  ;({ bodies } = await seatResidents(app))
  ;[chair, resident, elsewhere, csw, city] = await Promise.all([
    app.signIn('chair'),
    app.signIn('resident'),
    app.signIn('chair8'),
    app.signIn('csw'),
    app.signIn('plan'),
  ])
})

afterAll(() => app.close())

const key = () => ({ _key: newId() })

async function enrol(name: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const answer = await chair.post('/councils/1/people', { ...key(), name, reach: 'phone', ...more })
  expect(answer.status, answer.html.slice(0, 900)).toBe(303)
  const [row] = await app.ask<{ id: string }>('select id from councils.participant where name = $1', [name])
  return row?.id ?? ''
}

async function found(by: Browser, council: number, name: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const wish = { ...key(), name, kind: 'working_group', startedOn: '令和3年4月1日', ...more }
  const answer = await by.post(`/councils/${council}/bodies`, wish)
  expect(answer.status, answer.html.slice(0, 900)).toBe(303)
  const [row] = await app.ask<{ id: string }>('select id from councils.body where name = $1', [name])
  return row?.id ?? ''
}

test('the tracker counts the councils whose meeting is active, beside where the plan began and wants to be', async () => {
  const { html } = await city.get('/councils')
  expect(html).toContain('2 / 39（5.1 %）')
  expect(html).toContain('95 % → めざすところ 100 %')
  const id = await found(csw, 5, '五区の福祉の会', { kind: 'network_meeting' })
  expect((await city.get('/councils')).html).toContain('3 / 39（7.7 %）')
  expect((await csw.post(`/bodies/${id}/turn`, { ...key(), to: 'dormant' })).status).toBe(303)
  expect((await city.get('/councils')).html).toContain('2 / 39（5.1 %）')
})

test('who begins at the house comes to the council where they sit', async () => {
  expect((await resident.get('/')).location).toBe('/councils/mine')
  expect((await resident.get('/councils/mine')).location).toBe('/councils/1')
  expect((await chair.get('/')).location).toBe('/councils/mine')
  expect((await csw.get('/councils/mine')).location).toBe('/councils')
})

test('a council tells of itself by its own secretariat, and nobody writes over what somebody else said meanwhile', async () => {
  const said = { bodyLabel: '地域ケアネットワーク会議', phone: '0595-00-0101', officeHours: '平日の午前' }
  expect((await resident.post('/councils/1/edit', { ...key(), _version: '1', ...said })).status).toBe(403)
  const [now] = await app.ask<{ version: number }>('select version from councils.profile where council_no = 1')
  const version = String(now?.version)
  expect((await chair.post('/councils/1/edit', { ...key(), _version: version, ...said })).status).toBe(303)
  const late = await csw.post('/councils/1/edit', { ...key(), _version: version, ...said, officeHours: '土曜の午後' })
  expect(late.status).toBe(409)
  expect(late.html).toContain('土曜の午後')
  const { html } = await elsewhere.get('/councils/1')
  for (const words of ['地域ケアネットワーク会議', '0595-00-0101', '平日の午前']) expect(html).toContain(words)
})

test('a size is added and never written over', async () => {
  const size = { on: '令和2年4月1日', population: '733', households: '310', aged65: '388', source: '住民基本台帳' }
  expect((await chair.post('/councils/1/sizes', { ...key(), ...size })).status).toBe(303)
  const again = await chair.post('/councils/1/sizes', { ...key(), ...size, population: '800' })
  expect(again.status).toBe(422)
  expect(again.html).toContain('もう書かれています')
  expect((await chair.post('/councils/1/sizes', { ...key(), ...size, on: '令和7年4月1日', population: '701' })).status).toBe(303)
  const { html } = await city.get('/councils/1')
  expect(html).toContain('52.9 %')
  expect(html).toContain('701')
})

test('a step on the way to a first meeting is written by the coordinator and read by the city', async () => {
  const step = { ...key(), step: 'talk', doneOn: '令和8年10月1日', supporter: '架空の支え手 松原', note: '会長と話した' }
  expect((await elsewhere.post('/councils/9/steps', step)).status).toBe(403)
  expect((await csw.post('/councils/9/steps', step)).status).toBe(303)
  const { html } = await city.get('/councils')
  expect(html).toContain('架空の支え手 松原')
  expect((await elsewhere.get('/councils')).html).not.toContain('架空の支え手 松原')
})

test('a second active network meeting of a council is refused with the name of the one there is', async () => {
  const second = await chair.post('/councils/1/bodies', {
    ...key(),
    name: 'もう一つの会議',
    kind: 'network_meeting',
    startedOn: '令和8年4月1日',
  })
  expect(second.status).toBe(422)
  expect(second.html).toContain('が続いています')
  expect(second.html).toContain('もう一つの会議')
  await expect(
    app.ask(`insert into councils.body (id, kind, council_no, name, started_on) values ($1, 'network_meeting', 1, 'x', '2026-04-01')`, [
      newId(),
    ]),
  ).rejects.toThrow('body_one_active_network_meeting')
})

test('a body never stands below itself: not by the page, not in the database', async () => {
  const above = await found(chair, 1, '上の部会')
  const below = await found(chair, 1, '下の部会', { parentId: above })
  const words = { ...key(), name: '上の部会', startedOn: '令和3年4月1日', parentId: below }
  const ring = await chair.post(`/bodies/${above}/amend`, words)
  expect(ring.status).toBe(422)
  expect(ring.html).toContain('この会の下にある会は')
  await expect(app.ask('update councils.body set parent_id = $1 where id = $2', [below, above])).rejects.toThrow('below itself')
  expect((await chair.post(`/bodies/${above}/turn`, { ...key(), to: 'ended' })).status).toBe(303)
  expect((await resident.get(`/bodies/${below}`)).html).toContain('続いている')
})

test('coordinators found bodies that belong to no council; a network meeting always has one', async () => {
  const wish = { ...key(), name: '見本の連絡会', kind: 'liaison', startedOn: '令和3年4月1日' }
  for (const by of [chair, resident, city]) expect((await by.post('/councils/bodies', { ...wish, ...key() })).status).toBe(403)
  const meeting = await csw.post('/councils/bodies', { ...wish, ...key(), kind: 'network_meeting', name: 'だれのものでもない会議' })
  expect([
    meeting.status,
    meeting.html.includes('協議会の会として作ってください'),
    meeting.html.includes('だれのものでもない会議'),
  ]).toEqual([422, true, true])
  expect((await csw.post('/councils/bodies', wish)).status).toBe(303)
  expect((await city.get('/councils')).html).toContain('見本の連絡会')
  expect((await csw.get('/councils')).html).toContain('会を作る')
  expect((await chair.get('/councils')).html).not.toContain('会を作る')
  expect(await app.ask(`select council_no from councils.body where name = '見本の連絡会'`)).toEqual([{ council_no: null }])
})

test('what was learned from another council says what was changed', async () => {
  const [mine, theirs] = [bodies.get(1) ?? '', bodies.get(8) ?? '']
  const learned = { to: theirs, relation: 'learned_from', since: '令和8年9月1日' }
  expect((await chair.post(`/bodies/${mine}/relate`, { ...key(), ...learned })).html).toContain('何を変えて取り入れたか')
  expect((await chair.post(`/bodies/${mine}/relate`, { ...key(), ...learned, note: '夜でなく昼に開く' })).status).toBe(303)
  expect((await chair.get(`/bodies/${mine}`)).html).toContain('夜でなく昼に開く')
  expect((await elsewhere.get(`/bodies/${theirs}`)).html).toContain('ここから学んだ会')
})

test('somebody without account, mail or telephone holds a seat, and so does an organisation', async () => {
  const id = await enrol('紙野 架空子', { reach: 'paper', kana: 'カミノ カクウコ' })
  const body = bodies.get(1) ?? ''
  const seat = { office: '委員', fromOn: '令和8年4月1日' }
  expect((await chair.post(`/bodies/${body}/seats`, { ...key(), ...seat, participantId: id })).status).toBe(303)
  expect((await chair.post(`/bodies/${body}/seats`, { ...key(), ...seat, organisation: '架空の老人クラブ' })).status).toBe(303)
  const neither = await chair.post(`/bodies/${body}/seats`, { ...key(), ...seat })
  expect(neither.status).toBe(422)
  const { html } = await resident.get(`/bodies/${body}`)
  expect(html).toContain('紙野 架空子')
  expect(html).toContain('架空の老人クラブ')
  for (const by of [elsewhere, city]) expect((await by.get(`/bodies/${body}`)).html).not.toContain('紙野')
})

test('a member sees names and never telephone numbers; the secretariat sees how people are reached; others see neither', async () => {
  const id = await enrol('電話 見本夫', { phone: '0595-00-7777' })
  const [member, keeper] = [await resident.get('/councils/1/people'), await chair.get('/councils/1/people')]
  expect([member.html.includes('電話 見本夫'), member.html.includes('0595-00-7777')]).toEqual([true, false])
  expect([keeper.html.includes('電話 見本夫'), keeper.html.includes('0595-00-7777')]).toEqual([true, true])
  expect((await resident.get(`/councils/1/people/${id}`)).status).toBe(404)
  expect((await elsewhere.get('/councils/1/people')).status).toBe(404)
  expect((await city.get('/councils/1/people')).status).toBe(403)
  expect((await resident.post('/councils/1/people', { ...key(), name: '勝手な人', reach: 'paper' })).status).toBe(403)
})

test('a seat that ended yesterday no longer opens the council, and stays in the record', async () => {
  const gone = await app.signIn('chair39')
  const { bodies: there } = await seatResidents(app, [{ login: 'chair39', council: 39, office: '前の会長', isSecretariat: true }])
  expect((await gone.get('/councils/39/people')).status).toBe(200)
  const body = there.get(39) ?? ''
  const [seat] = await app.ask<{ id: string }>('select id from councils.seat where body_id = $1', [body])
  const till = (day: string | null) => app.ask('update councils.seat set to_on = $1 where id = $2', [day, seat?.id])
  await till(dayBefore(new Date()))
  expect((await gone.get('/councils/39/people')).status).toBe(404)
  await till(null)
  const ended = { ...key(), office: '前の会長', fromOn: '令和8年4月1日', toOn: dayBefore(new Date()) }
  expect((await csw.post(`/bodies/${body}/seats/${seat?.id}`, ended)).status).toBe(303)
  expect((await gone.get('/councils/39')).location).toContain('/sign-in')
  const { html } = await csw.get(`/bodies/${body}`)
  expect(html).toContain('これまでの席')
  expect(html).toContain('前の会長')
})

test('issues and treasures of a council stand side by side by state, without an order of merit', async () => {
  const raised = await resident.post('/community-issues/new', { ...key(), councilNo: '1', title: '街灯が暗い', themes: [] })
  expect(raised.status).toBe(303)
  const { html } = await resident.get('/councils/1')
  expect(html).toContain('聞いたところ')
  expect(html).toContain('困りごとと宝物')
  expect((await elsewhere.get('/councils/1')).html).not.toContain('聞いたところ')
})

test('the API lists councils and tells one, and never a name', async () => {
  const caller = await app.api('chair')
  const list = (await caller.get('/api/v1/councils')).json() as { items: { no: number }[] }
  expect(list.items).toHaveLength(39)
  const one = await caller.get('/api/v1/councils/1')
  expect(one.json()).toMatchObject({ no: 1, networkStatus: 'active', bodies: [{ kind: 'network_meeting' }, {}, {}] })
  expect(one.html).not.toContain('紙野')
  expect((await caller.get('/api/v1/councils/999')).status).toBe(404)
  for (const address of ['/councils/999', '/councils/0', '/councils/x', '/councils/1e1']) expect((await csw.get(address)).status).toBe(404)
})

test('a council costs the same number of statements with three people and with thirty', async () => {
  const cost = async (path: string) => {
    await chair.get(path)
    const before = app.database.statements()
    await chair.get(path)
    return app.database.statements() - before
  }
  const paths = ['/councils', '/councils/1', '/councils/1/people', `/bodies/${bodies.get(1)}`]
  const few = []
  for (const path of paths) few.push(await cost(path))
  for (let nth = 0; nth < 20; nth++) {
    const id = await enrol(`架空 ${nth}番`)
    const seat = { ...key(), participantId: id, office: '委員', fromOn: '令和8年4月1日' }
    expect((await chair.post(`/bodies/${bodies.get(1)}/seats`, seat)).status).toBe(303)
  }
  const many = []
  for (const path of paths) many.push(await cost(path))
  expect(many).toEqual(few)
})

/** The Japanese calendar day before an instant, as a form takes it. */
function dayBefore(now: Date): string {
  return new Date(now.getTime() + 9 * 3_600_000 - 86_400_000).toISOString().slice(0, 10)
}
