import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import { seatResidents } from '../../../testing/community/seat-residents.ts'
import type { StaffId } from '../../kernel/id.ts'
import { newId } from '../../kernel/id.ts'

let app: RunningApp
let chair: Browser
let resident: Browser
let csw: Browser
let csw2: Browser
let city: Browser

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 5 })
  await seatResidents(app)
  ;[chair, resident, csw, csw2, city] = (await Promise.all(
    ['chair', 'resident', 'csw', 'csw2', 'plan'].map(login => app.signIn(login)),
  )) as [Browser, Browser, Browser, Browser, Browser]
})

afterAll(() => app.close())

const line = (more: object = {}) => ({
  _key: newId(),
  on: '令和8年11月10日',
  minutes: '90',
  councils: ['1'],
  functions: ['people', 'network'],
  lean: 'both',
  did: '朝市の打ち合わせに同席した',
  ...more,
})

async function write(by: Browser, more: object = {}): Promise<string> {
  const answer = await by.post('/field-logs/new', line(more))
  expect(answer.status, answer.html.slice(0, 900)).toBe(303)
  return answer.location.replace(/^.*\/([0-9a-f-]{36}).*$/, '$1')
}

test('a coordinator writes a line of the diary; the team reads it, residents and the city never do', async () => {
  const id = await write(csw, { noticed: '坂の上の家々で、ごみ出しに困る声' })
  for (const by of [csw, csw2]) {
    expect((await by.get(`/field-logs/${id}`)).html).toContain('ごみ出しに困る声')
    expect((await by.get('/field-logs')).html).toContain('朝市の打ち合わせに同席した')
  }
  for (const by of [chair, resident, city]) {
    expect((await by.get(`/field-logs/${id}`)).status).toBe(404)
    expect((await by.get('/field-logs')).status).toBe(403)
    expect((await by.get('/coordinators')).status).toBe(403)
  }
  const seen = await Promise.all(
    ['chair', 'resident', 'plan'].map(async login => {
      const [one] = await app.ask<{ id: StaffId }>('select id from staff.staff where login = $1', [login])
      return app.database.transaction(one?.id ?? null, async db => {
        const { sql } = await import('kysely')
        return (await sql`select 1 from coordinators.field_log`.execute(db)).rows.length
      })
    }),
  )
  expect(seen).toEqual([0, 0, 0])
})

test('a line sent twice from a telephone without reception is one line, a day and a week later too', async () => {
  const caller = await app.api('csw')
  const sent = { on: '2026-11-11', minutes: 30, councils: [1], functions: ['info'], did: '回覧板の相談', offlineId: `tel-${newId()}` }
  const first = await caller.send('POST', '/api/v1/field-logs', sent)
  expect(first.status, first.html).toBe(201)
  await app.ask('delete from platform.idempotency')
  const again = await caller.send('POST', '/api/v1/field-logs', { ...sent, did: '回覧板の相談（もう一度）' })
  expect((again.json() as { id: string }).id).toBe((first.json() as { id: string }).id)
  expect(await app.ask('select 1 from coordinators.field_log where offline_id = $1', [sent.offlineId])).toHaveLength(1)
})

test('a correction appends: the list shows the new line, the old one stays readable, and nobody corrects for another', async () => {
  const id = await write(csw, { did: '昨日の集まりで話した', minutes: 'other', minutesOther: '75' })
  const foreign = await csw2.post(`/field-logs/${id}/correct`, line({ did: 'ほかの人の行' }))
  expect(foreign.status).toBe(403)
  const corrected = await csw.post(`/field-logs/${id}/correct`, line({ did: 'おとといの集まりで話した' }))
  expect(corrected.status, corrected.html.slice(0, 600)).toBe(303)
  const now = corrected.location.replace(/^.*\/([0-9a-f-]{36}).*$/, '$1')
  const { html } = await csw.get(`/field-logs/${now}`)
  expect(html).toContain('おとといの集まりで話した')
  expect(html).toContain('昨日の集まりで話した')
  expect(html).toContain('1時間15分')
  const list = (await csw.get('/field-logs')).html
  expect([list.includes('おとといの集まりで話した'), list.includes('昨日の集まりで話した')]).toEqual([true, false])
  expect((await csw.get(`/field-logs/${id}`)).html).toContain('この行は書き直されています')
})

test('what was noticed becomes an issue or a treasure of the council in one press, and its way back is for coordinators only', async () => {
  const id = await write(csw, { noticed: '集会所の鍵を開ける人がいない。夕方はとくに。' })
  const page = await csw.get(`/field-logs/${id}`)
  expect(page.html).toContain('value="集会所の鍵を開ける人がいない"')
  const made = await csw.post(`/field-logs/${id}/issue`, {
    _key: newId(),
    title: '集会所の鍵を開ける人がいない',
    words: '夕方に集まれない。',
    councilNo: '1',
  })
  expect(made.status, made.html.slice(0, 600)).toBe(303)
  expect(made.location).toContain('/community-issues/')
  expect((await csw.get(made.location)).html).toContain('活動日誌')
  const forResident = await resident.get(made.location)
  expect(forResident.html).toContain('集会所の鍵を開ける人がいない')
  expect(forResident.html).not.toContain('/field-logs/')
  expect((await csw.get(`/field-logs/${id}`)).html).toContain(made.location.replace(/\?.*$/, ''))
  const gem = await csw.post(`/field-logs/${id}/treasure`, {
    _key: newId(),
    title: '鍵を預かってくれる商店',
    words: '角の店が預かると言ってくれた。',
    councilNo: '1',
    type: 'place',
  })
  expect(gem.location).toMatch(/^\/treasures\//)
})

test('the month’s report makes itself: hours and counts by council and function, both leans counted, the city reads the sums and no line', async () => {
  await write(csw2, { on: '令和8年9月3日', minutes: '60', councils: ['1', '8'], functions: ['base'], lean: 'community', did: '拠点の下見' })
  await write(csw2, {
    on: '令和8年9月4日',
    minutes: '30',
    councils: ['8'],
    functions: ['base', 'funding'],
    lean: 'both',
    did: '助成金の相談',
  })
  const sums = async (login: string) => {
    const { items } = (await (await app.api(login)).get('/api/v1/field-logs/sums?month=2026-09')).json() as {
      items: { councilNo: number | null; function: string | null; minutes: number; logs: number; individual: number; community: number }[]
    }
    return (no: number | null, fn: string | null) => items.find(one => one.councilNo === no && one.function === fn)
  }
  for (const login of ['csw', 'plan']) {
    const of = await sums(login)
    expect(of(null, null)).toMatchObject({ logs: 2, minutes: 90, individual: 1, community: 2 })
    expect(of(8, 'base')).toMatchObject({ logs: 2, minutes: 90 })
    expect(of(1, null)).toMatchObject({ logs: 1, minutes: 60 })
    expect(of(8, 'funding')).toMatchObject({ minutes: 30 })
  }
  const forCity = await city.get('/field-logs/report?month=2026-09')
  expect(forCity.html).toContain('1時間30分')
  expect(forCity.html).not.toContain('拠点の下見')
  const forTeam = await csw.get('/field-logs/report?month=2026-09&words=other')
  expect(forTeam.html).toContain('拠点の下見')
  expect(forTeam.html).toContain('可視化・問題提起')
  expect((await city.get('/field-logs/report.csv?month=2026-09')).html).toContain('拠点づくり,2,90')
  expect((await city.get('/field-logs/report.xlsx?month=2026-09')).status).toBe(200)
  expect((await resident.get('/field-logs/report')).status).toBe(403)
})

test('every council shows who goes there; the team sees those with nobody and those unheard of for 90 days, and hands over in words', async () => {
  expect((await resident.get('/councils/1')).html).toContain('いま担当の人がいません')
  const [worker] = await app.ask<{ id: string; name: string }>(`select id, name from staff.staff where login = 'csw'`)
  const given = await csw2.post('/coordinators', { _key: newId(), councilNo: '1', staffId: worker?.id ?? '', fromOn: '令和8年4月1日' })
  expect(given.status, given.html.slice(0, 600)).toBe(303)
  expect((await resident.get('/councils/1')).html).toContain(worker?.name)
  const [one] = await app.ask<{ id: string }>('select id from coordinators.assignment')
  const left = await csw.post(`/coordinators/${one?.id}/leave`, { _key: newId(), words: '会長さんとは毎月第一月曜に会う約束。' })
  expect(left.status).toBe(303)
  const team = (await csw2.get('/coordinators')).html
  expect(team).toContain('毎月第一月曜に会う約束')
  expect(team).toContain('しばらく声を聞いていない地区')
  expect(team).toContain('まだ日誌に出てこない地区')
  expect((await resident.get('/councils/1')).html).not.toContain('毎月第一月曜')
})

test('what is missing is told on its field with everything typed still there', async () => {
  const refused = await csw.post('/field-logs/new', line({ functions: [], did: '書きかけの行' }))
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('どんな仕事だったか')
  expect(refused.html).toContain('書きかけの行')
  expect((await csw.post('/field-logs/new', line({ councils: ['997'] }))).html).toContain('協議会を選び直してください')
  expect((await csw.post('/field-logs/new', line({ on: '令和20年1月1日' }))).html).toContain('きょうまでのことを書きます')
})

test('words are looked for by pressing a button and never stand in an address; lists cost the same number of statements for few and for many', async () => {
  await write(csw, { did: 'かまどの火の起こし方を習った' })
  const found = await csw.post('/field-logs/search', { q: 'かまど' })
  expect(found.html).toContain('かまどの火の起こし方を習った')
  expect((await csw.post('/field-logs/search', { q: '100%の話' })).html).not.toContain('かまど')
  const cost = async (path: string) => {
    const before = app.database.statements()
    await csw.get(path)
    return app.database.statements() - before
  }
  const paths = ['/field-logs', '/coordinators', '/field-logs/report']
  for (const path of paths) await cost(path)
  const few: number[] = []
  for (const path of paths) few.push(await cost(path))
  for (let nth = 0; nth < 12; nth++) await write(csw, { did: `訪ねた ${nth}`, nextStep: 'また訪ねる' })
  const many: number[] = []
  for (const path of paths) many.push(await cost(path))
  expect(many).toEqual(few)
})

test('the next step is taken with a word of what came of it, once, by whoever of the team took it', async () => {
  const id = await write(csw, { nextStep: '当番表を渡す', nextOn: '令和8年12月1日' })
  expect((await csw2.get('/coordinators')).html).toContain('当番表を渡す')
  expect((await csw2.post(`/field-logs/${id}/step`, { _key: newId(), words: '渡した' })).status).toBe(303)
  expect((await csw2.get('/coordinators')).html).not.toContain('当番表を渡す')
  expect((await csw.get(`/field-logs/${id}`)).html).toContain('渡した')
  expect((await csw.post(`/field-logs/${id}/step`, { _key: newId(), words: 'もう一度' })).status).toBe(409)
})
