import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Caller, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import { seatResidents } from '../../../testing/community/seat-residents.ts'
import { newId } from '../../kernel/id.ts'

let app: RunningApp
let now = new Date('2026-11-23T09:00:00+09:00')
let chair: Browser
let resident: Browser
let elsewhere: Browser
let csw: Browser
let city: Browser
let chairApi: Caller
let residentApi: Caller
let cswApi: Caller
let participants: ReadonlyMap<string, string>

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 5, clock: () => now })
  ;({ participants } = await seatResidents(app))
  ;[chair, resident, elsewhere, csw, city] = await Promise.all([
    app.signIn('chair'),
    app.signIn('resident'),
    app.signIn('chair8'),
    app.signIn('csw'),
    app.signIn('plan'),
  ])
  ;[chairApi, residentApi, cswApi] = await Promise.all([app.api('chair'), app.api('resident'), app.api('csw')])
})

afterAll(() => app.close())

type Dated = { readonly id: string; readonly on: string; readonly state: string; readonly version: number }
type Made = {
  readonly id: string
  readonly version: number
  readonly dates: readonly Dated[]
  readonly roles: readonly { readonly id: string }[]
}
type Joined = {
  readonly id: string
  readonly roleId: string
  readonly who: string
  readonly waits: boolean
  readonly ahead: number
  readonly isMine: boolean
}

const WEDNESDAYS = {
  councilNo: 1,
  kind: 'salon',
  startsOn: '2026-12-01',
  fromTime: '10:00',
  untilTime: '11:30',
  rule: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=2WE,4WE',
  untilOn: '2027-03-31',
}

async function start(name: string, more: object = {}): Promise<Made> {
  const answer = await chairApi.send('POST', '/api/v1/activities', { ...WEDNESDAYS, name, ...more })
  expect(answer.status, answer.html.slice(0, 600)).toBe(201)
  return answer.json() as Made
}

const datePath = (made: Made, nth = 0) => `/activities/${made.id}/dates/${made.dates[nth]?.id}`

async function join(by: Caller, made: Made, more: object = {}, nth = 0): Promise<{ status: number; joinings: readonly Joined[] }> {
  const answer = await by.send('POST', `/api/v1${datePath(made, nth)}/join`, { roleId: made.roles[0]?.id, ...more })
  return { status: answer.status, joinings: (answer.json() as { joinings?: readonly Joined[] }).joinings ?? [] }
}

const joiningsFor = async (by: Caller, made: Made, nth = 0) =>
  ((await by.get(`/api/v1${datePath(made, nth)}`)).json() as { joinings: readonly Joined[] }).joinings

test('a keeper starts an activity with a form and its dates stand at once; its council reads it, and nobody else', async () => {
  const sent = await chair.post('/activities/new', {
    _key: newId(),
    councilNo: '1',
    name: 'いどばたサロン',
    kind: 'salon',
    place: '夢が里集会所',
    startsOn: '令和8年12月1日',
    fromTime: '10:00',
    untilTime: '１１時半',
    repeat: 'monthly_weekday',
    nths: ['2', '4'],
    weekday: 'WE',
    onHoliday: 'skip',
    skipsNewYear: 'yes',
  })
  expect(sent.status, sent.html.slice(0, 2000)).toBe(303)
  const path = sent.location.replace(/\?.*$/, '')
  const read = await resident.get(path)
  expect(read.html).toContain('毎月第2・第4水曜 10:00–11:30（祝日は休み・年末年始は休み）')
  expect(read.html).toContain('2026/12/09（水）10:00～11:30')
  expect((await resident.get('/activities')).html).toContain('いどばたサロン')
  expect((await csw.get('/activities?view=all&kind=salon')).html).toContain('いどばたサロン')
  for (const by of [elsewhere, city]) {
    expect((await by.get(path)).status).toBe(404)
    for (const list of [
      '/activities',
      '/activities?view=all',
      '/activities/calendar?month=2026-12',
      '/activities/leaflet?council=1&month=2026-12',
    ])
      expect((await by.get(list)).html).not.toContain('いどばたサロン')
  }
})

test('what is missing is told on its field and nothing typed is lost, and a resident does not start what only keepers start', async () => {
  const wish = {
    _key: newId(),
    councilNo: '1',
    name: '夕涼みの会',
    kind: 'other',
    startsOn: '令和8年12月1日',
    fromTime: '10:00',
    untilTime: '9:00',
  }
  const wrong = await chair.post('/activities/new', { ...wish, repeat: 'weekly' })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('曜日を一つ以上選んでください。')
  expect(wrong.html).toContain('夕涼みの会')
  const late = await chair.post('/activities/new', { ...wish, _key: newId(), repeat: 'once' })
  expect(late.html).toContain('終わりは、始まりより後の時刻にしてください。')
  expect((await resident.get('/activities/new')).html).toContain('いっしょに始められます')
  const other = await residentApi.send('POST', '/api/v1/activities', { ...WEDNESDAYS, name: '夕涼みの会' })
  expect(other.status).toBe(403)
  expect(await app.ask(`select from activities.activity where name = '夕涼みの会'`)).toEqual([])
})

test('a resident joins with one button and leaves again; keepers see who comes, others the count', async () => {
  const made = await start('茶話会')
  const role = made.roles[0]?.id ?? ''
  expect((await resident.post(`${datePath(made)}/join`, { _key: newId(), roleId: role })).status).toBe(303)
  const [name] = await app.ask<{ name: string }>(`select name from councils.participant where id = $1`, [participants.get('resident')])
  expect((await chair.get(datePath(made))).html).toContain(name?.name)
  const own = await resident.get(datePath(made))
  expect(own.html).toContain('申し込んでいます')
  await join(chairApi, made, { who: '三丁目の方', howMany: 3 })
  const seen = await residentApi.get(`/api/v1${datePath(made)}`)
  expect(seen.json()).toMatchObject({ places: [{ joined: 4, waiting: 0 }], joinings: [{ isMine: true }] })
  expect((await resident.get(datePath(made))).html).not.toContain('三丁目の方')
  expect((await resident.get(`${datePath(made)}/sheet`)).status).toBe(404)
  expect((await chair.get(`${datePath(made)}/sheet`)).html).toContain('三丁目の方（3人）')
  const [mine] = await joiningsFor(residentApi, made)
  expect((await resident.post(`${datePath(made)}/leave`, { _key: newId(), joiningId: mine?.id ?? '' })).status).toBe(303)
  expect(await joiningsFor(residentApi, made)).toEqual([])
})

test('a resident speaks for nobody else, neither by name nor by words, nor takes another’s place away', async () => {
  const made = await start('手芸の会')
  expect((await join(residentApi, made, { participantId: participants.get('chair') })).status).toBe(403)
  expect((await join(residentApi, made, { who: '近所の方', howMany: 2 })).status).toBe(403)
  const { joinings } = await join(chairApi, made, { participantId: participants.get('chair') })
  const taken = await residentApi.send('POST', `/api/v1${datePath(made)}/leave`, { joiningId: joinings[0]?.id })
  expect(taken.status).toBe(404)
  expect((await join(await app.api('chair8'), made)).status).toBe(404)
  expect((await join(await app.api('plan'), made)).status).toBe(404)
  expect(await joiningsFor(chairApi, made)).toHaveLength(1)
})

test('of many who ask for the last place at the same moment exactly one has it, and the others wait in an order without gaps', async () => {
  const made = await start('バス旅行', { roles: [{ name: '参加する', cap: 5 }] })
  await join(chairApi, made, { who: '先に申し込んだ方', howMany: 4 })
  const rush = await Promise.all(
    Array.from({ length: 12 }, (_, nth) => join(nth % 2 === 0 ? chairApi : cswApi, made, { who: `申込み ${nth}` })),
  )
  expect(rush.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 201))
  const all = await joiningsFor(chairApi, made)
  expect(all.filter(one => !one.waits)).toHaveLength(2)
  expect(all.filter(one => one.waits).map(one => one.ahead)).toEqual(Array.from({ length: 11 }, (_, nth) => nth))
})

test('who waits moves up by itself when somebody leaves, nobody is overtaken, and each is told how many stand before them', async () => {
  const made = await start('運転講習', { roles: [{ name: '参加する', cap: 2 }] })
  const first = (await join(chairApi, made, { who: '先の方', howMany: 2 })).joinings.at(-1)
  await join(chairApi, made, { who: '二人連れ', howMany: 2 })
  await join(residentApi, made)
  expect((await resident.get(datePath(made))).html).toContain('前に1組います')
  await chairApi.send('POST', `/api/v1${datePath(made)}/leave`, { joiningId: first?.id })
  const after = await joiningsFor(chairApi, made)
  expect(after.map(({ who, waits, ahead }) => [who.startsWith('二人') ? who : 'me', waits, ahead])).toEqual([
    ['二人連れ', false, 0],
    ['me', true, 0],
  ])
  const { version } = (await chairApi.get(`/api/v1/activities/${made.id}`)).json() as Made
  const wider = await chair.post(`/activities/${made.id}/change-role`, {
    _key: newId(),
    _version: String(version),
    roleId: made.roles[0]?.id ?? '',
    name: '参加する',
    cap: '3',
  })
  expect(wider.status, wider.html.slice(0, 800)).toBe(303)
  expect((await joiningsFor(residentApi, made))[0]?.waits).toBe(false)
  expect((await resident.get(datePath(made))).html).toContain('空きが出たので、申込みになりました')
})

test('a series says what will happen before it changes, keeps every date somebody joined, and drops the empty ones', async () => {
  const made = await start('健康体操')
  await join(residentApi, made, {}, 1)
  const form = {
    startsOn: '令和8年12月1日',
    fromTime: '13:30',
    untilTime: '15:00',
    untilOn: '令和9年3月31日',
    repeat: 'weekly',
    weekdays: ['TH'],
    onHoliday: 'skip',
    skipsNewYear: 'yes',
  }
  const shown = await chair.post(`/activities/${made.id}/schedule`, { _key: newId(), _version: '1', ...form })
  expect(shown.status).toBe(200)
  expect(shown.html).toContain('7回の日付が消え、15回の日付が新しくでき、1回は申込みがあるため、前のまま残ります。')
  const seen = /name="seen" value="([^"]*)"/.exec(shown.html)?.[1] ?? ''
  expect((await chairApi.get(`/api/v1/activities/${made.id}`)).json()).toMatchObject({ version: 1, fromTime: '10:00' })
  await join(residentApi, made, {}, 2)
  const meanwhile = await chair.post(`/activities/${made.id}/schedule`, { _key: newId(), _version: '1', seen, ...form })
  expect(meanwhile.status).toBe(409)
  expect(meanwhile.html).toContain('6回の日付が消え')
  const again = /name="seen" value="([^"]*)"/.exec(meanwhile.html)?.[1] ?? ''
  const done = await chair.post(`/activities/${made.id}/schedule`, { _key: newId(), _version: '1', seen: again, ...form })
  expect(done.status, done.html.slice(0, 900)).toBe(303)
  const left = await app.ask<{ on: string; state: string; at: string }>(
    `select to_char(starts_at at time zone 'Asia/Tokyo', 'MM-DD') as on, to_char(starts_at at time zone 'Asia/Tokyo', 'HH24:MI') as at, state
       from activities.occurrence where activity_id = $1 and to_char(starts_at at time zone 'Asia/Tokyo', 'FMDay') = 'Wednesday' order by starts_at`,
    [made.id],
  )
  expect(left.filter(({ state }) => state === 'planned').map(({ on, at }) => [on, at])).toEqual([
    ['12-23', '10:00'],
    ['01-13', '10:00'],
  ])
  expect(left.filter(({ state }) => state === 'dropped')).toHaveLength(6)
  expect((await resident.get(`/activities/${made.id}`)).html).toContain('毎週木曜 13:30–15:00')
})

test('a date that is called off stays in every list with its reason, one single date moves, and what rests calls off what was joined', async () => {
  const made = await start('花植え')
  const called = await chair.post(`${datePath(made)}/cancel`, { _key: newId(), why: '雨のため' })
  expect(called.status, called.html.slice(0, 700)).toBe(303)
  expect((await resident.get(datePath(made))).html).toContain('雨のため')
  expect((await resident.get('/activities')).html).toContain('花植え')
  expect((await join(residentApi, made)).status).toBe(409)
  const feed = await resident.get(`/activities/${made.id}/calendar.ics`)
  expect(feed.html).toMatch(/SUMMARY:花植え[\s\S]*?STATUS:CANCELLED/)
  const moved = await chairApi.send('POST', `/api/v1${datePath(made, 1)}/move`, { on: '2026-12-24', from: '14:00', until: '15:00' })
  expect(moved.json()).toMatchObject({ on: '2026-12-24', seriesOn: '2026-12-23' })
  await join(residentApi, made, {}, 2)
  const silent = await chair.post(`/activities/${made.id}/move`, { _key: newId(), to: 'resting', words: '' })
  expect(silent.status).toBe(422)
  expect((await chair.post(`/activities/${made.id}/move`, { _key: newId(), to: 'resting', words: '冬のあいだ休みます' })).status).toBe(303)
  const states = async () =>
    (await app.ask<{ state: string }>(`select state from activities.occurrence where activity_id = $1 order by starts_at`, [made.id])).map(
      one => one.state,
    )
  expect(await states()).toEqual(['cancelled', 'dropped', 'cancelled', ...Array.from({ length: 5 }, () => 'dropped')])
  expect((await chair.post(`/activities/${made.id}/move`, { _key: newId(), to: 'running', words: 'また始めます' })).status).toBe(303)
  expect((await states()).filter(state => state === 'planned')).toHaveLength(6)
})

test('after a date one tells for all: the reminder is gone for the others, a second is turned away, and a correction stands behind', async () => {
  const made = await start('落語の会', { rule: '', startsOn: '2026-11-24', untilOn: null })
  const early = await resident.post(`${datePath(made)}/tell`, { _key: newId(), attendance: '12' })
  expect(early.status).toBe(409)
  now = new Date('2026-11-25T09:00:00+09:00')
  try {
    for (const by of [resident, chair]) expect((await by.get('/activities')).html).toContain('ようすを聞かせてください')
    expect((await elsewhere.get('/activities')).html).not.toContain('ようすを聞かせてください')
    const silent = await resident.post(`${datePath(made)}/tell`, { _key: newId(), words: '', newcomers: '2' })
    expect(silent.status).toBe(422)
    const sent = { attendance: 12, newcomers: 2, helpers: 3, words: 'よく笑った', incidents: 'いすが一つこわれた' }
    const both = await Promise.all([residentApi, chairApi].map(by => by.send('POST', `/api/v1${datePath(made)}/feedback`, sent)))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    for (const by of [resident, chair]) expect((await by.get('/activities')).html).not.toContain('ようすを聞かせてください')
    const read = await chair.get(datePath(made))
    expect(read.html).toContain('いすが一つこわれた')
    const corrects = /name="corrects" value="([^"]*)"/.exec(read.html)?.[1] ?? ''
    const corrected = await chair.post(`${datePath(made)}/tell`, { _key: newId(), attendance: '13', words: 'よく笑った', corrects })
    expect(corrected.status, corrected.html.slice(0, 900)).toBe(303)
    const { html } = await resident.get(datePath(made))
    expect(html).toContain('13人')
    expect(html).toContain('書き直し前')
    expect(await app.ask(`select from activities.feedback where occurrence_id = $1`, [made.dates[0]?.id])).toHaveLength(2)
  } finally {
    now = new Date('2026-11-23T09:00:00+09:00')
  }
})

test('the reminder is over after fourteen days, and then only keepers write', async () => {
  const made = await start('星を見る会', { rule: '', startsOn: '2026-11-26', untilOn: null })
  now = new Date('2026-12-15T09:00:00+09:00')
  try {
    expect((await resident.get('/activities')).html).not.toContain('星を見る会')
    expect((await resident.post(`${datePath(made)}/tell`, { _key: newId(), attendance: '8' })).status).toBe(409)
    expect((await chair.post(`${datePath(made)}/tell`, { _key: newId(), attendance: '8' })).status).toBe(303)
  } finally {
    now = new Date('2026-11-23T09:00:00+09:00')
  }
})

async function decisionOfCouncil(): Promise<string> {
  const [body] = await app.ask<{ id: string }>(`select id from councils.body where council_no = 1 and kind = 'network_meeting'`)
  const planned = await chairApi.send('POST', '/api/v1/meetings', {
    bodyId: body?.id,
    title: '秋の会議',
    on: '2026-12-03',
    from: '19:00',
    until: '20:30',
  })
  const [meeting, item, decision] = [(planned.json() as { id: string }).id, newId(), newId()]
  await app.ask(`insert into meetings.agenda_item (id, meeting_id, sort_order, kind, title) values ($1, $2, 1, 'decide', '見守り')`, [
    item,
    meeting,
  ])
  await app.ask(
    `insert into meetings.decision (id, meeting_id, item_id, body_id, council_no, audience, statement, how, decided_on)
     values ($1, $2, $3, $4, 1, 'council', '冬も声をかけ合う', 'consensus', '2026-11-01')`,
    [decision, meeting, item, body?.id],
  )
  return decision
}

test('an activity begins from an issue and from a decision, and the link shows both ways', async () => {
  const raised = await chairApi.send('POST', '/api/v1/community-issues', { councilNo: 1, title: '買い物に行けない', themes: ['shopping'] })
  const { id } = raised.json() as { id: string }
  expect((await chair.get(`/activities/new?from=issue:${id}`)).html).toContain('「買い物に行けない」から始めます')
  const made = await start('おたがいさま買い物便', { kind: 'shopping', from: `issue:${id}` })
  expect((await chair.get(`/activities/${made.id}`)).html).toContain('買い物に行けない')
  expect((await resident.get(`/community-issues/${id}`)).html).toContain('おたがいさま買い物便')
  const decided = await decisionOfCouncil()
  const born = await start('冬の見守り', { kind: 'watching', from: `decision:${decided}` })
  expect((await resident.get(`/activities/${born.id}`)).html).toContain('冬も声をかけ合う')
  expect((await resident.get(`/decisions/${decided}`)).html).toContain('冬の見守り')
  const unseen = await (await app.api('chair8')).send('POST', '/api/v1/activities', {
    ...WEDNESDAYS,
    councilNo: 8,
    name: 'よその買い物便',
    from: `issue:${id}`,
  })
  expect(unseen.status).toBe(201)
  expect((await chair.get(`/community-issues/${id}`)).html).not.toContain('よその買い物便')
})

test('others read the checked wording and the dates, never the council’s own words nor who comes, and nothing after it is withdrawn', async () => {
  const made = await start('田中さんちの縁側', { words: '田中さんの足が悪いので手伝いを', place: '夢が里集会所', fee: '100円' })
  await join(residentApi, made)
  await app.ask(
    `insert into texts.wording (kind, key, council_no, wanted, title, words, proposed_by, checked_by, checked_at)
     select 'activity', $1, 1, 'public', '縁側サロン', 'どなたでもどうぞ', a.id, b.id, now() from staff.staff a, staff.staff b where a.login = 'chair' and b.login = 'csw'`,
    [made.id],
  )
  for (const by of [city, elsewhere]) {
    const { status, html } = await by.get(`/activities/${made.id}`)
    expect(status).toBe(200)
    expect(html).toContain('縁側サロン')
    expect(html).toContain('2026/12/09（水）10:00～11:30')
    expect(html).not.toMatch(/田中|申込み済み/)
    const date = await by.get(datePath(made))
    expect(date.html).not.toMatch(/田中|わたしが行きます|申し込/)
    expect((await by.get('/activities')).html).toContain('縁側サロン')
  }
  const { publicActivities } = await import('./index.ts')
  const open = () =>
    app.door.transaction(null, db =>
      publicActivities(db, { councilNo: 1, from: '2026-12-01' as Parameters<typeof publicActivities>[1]['from'], limit: 20 }),
    )
  expect(await open()).toMatchObject([{ title: '縁側サロン', fee: '100円', dates: [{ isCancelled: false }, {}, {}, {}, {}, {}, {}, {}] }])
  expect(JSON.stringify(await open())).not.toContain('田中')
  await app.ask(`update texts.wording set withdrawn_at = now() where key = $1`, [made.id])
  expect(await open()).toEqual([])
  expect((await city.get(`/activities/${made.id}`)).status).toBe(404)
})

test('one calendar shows activities and meetings side by side', async () => {
  const [body] = await app.ask<{ id: string }>(`select id from councils.body where council_no = 1 and kind = 'network_meeting'`)
  await chairApi.send('POST', '/api/v1/meetings', { bodyId: body?.id, title: '冬の会議', on: '2026-12-10', from: '19:00', until: '20:30' })
  await start('ひなたぼっこ')
  const { html } = await resident.get('/activities/calendar?month=2026-12')
  expect(html).toContain('冬の会議')
  expect(html).toContain('ひなたぼっこ')
})

test('the leaflet for the notice board carries what another keeper has checked, and tells those inside what is missing on it', async () => {
  const { id } = await start('みかんの会', { place: '公民館' })
  const address = '/activities/leaflet?council=1&month=2026-12'
  const paper = async (by: Browser) => {
    const { html } = await by.get(address)
    return { html, printed: html.slice(html.indexOf('<article')) }
  }
  const before = await paper(resident)
  expect(before.html).toContain('2026年12月の活動')
  expect(before.html).toContain(`<a href="/wordings/activity/${id}">みかんの会</a>`)
  expect((await paper(elsewhere)).html).not.toContain('みかんの会')
  expect(before.printed).not.toContain('みかんの会')
  const at = `/api/v1/wordings/activity/${id}`
  const asked = await chairApi.send('POST', `${at}/propose`, { wanted: 'public', title: 'みかんを分ける会', words: 'どなたでも。' })
  const { textVersion, besideAt } = asked.json() as { readonly textVersion: number; readonly besideAt: string }
  expect((await cswApi.send('POST', `${at}/check`, { textVersion, besideAt })).status).toBeLessThan(300)
  for (const by of [resident, elsewhere]) {
    const { printed } = await paper(by)
    expect(printed).toContain('みかんを分ける会')
    expect(printed).toContain('9日（水）')
  }
  await chairApi.send('POST', `/api/v1/activities/${id}/change`, { name: 'みかんの会', kind: 'salon', place: '架空田さん宅' })
  expect((await paper(resident)).printed).not.toContain('みかんを分ける会')
})

test('the window of dates moves on by itself, once, and only for the program’s own work', async () => {
  const { rollDates } = await import('./acts/roll-dates.ts')
  const made = await start('毎月の会', { rule: 'FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=15', untilOn: null, onHoliday: 'keep' })
  const last = async () =>
    (
      await app.ask<{ on: string; count: number }>(
        `select to_char(max(series_on), 'YYYY-MM') as on, count(*)::integer as count from activities.occurrence where activity_id = $1`,
        [made.id],
      )
    )[0]
  const before = await last()
  expect(before).toEqual({ on: '2027-12', count: 13 })
  const later = new Date('2027-04-01T09:00:00+09:00')
  expect(await rollDates(app.database, later)).toBeGreaterThan(0)
  expect(await last()).toEqual({ on: '2028-04', count: 17 })
  await rollDates(app.database, later)
  expect(await last()).toEqual({ on: '2028-04', count: 17 })
  const [staff] = await app.ask<{ id: string }>(`select id from staff.staff where login = 'csw'`)
  const asSomebody = await app.database.transaction((staff?.id ?? '') as Parameters<typeof app.database.transaction>[0], async db => {
    const { sql } = await import('kysely')
    return (await sql`select * from activities.series_to_extend('2040-01-01')`.execute(db)).rows
  })
  expect(asSomebody).toEqual([])
})

test('pressed twice is once, and whoever saw an older version is told', async () => {
  const key = newId()
  const body = {
    _key: key,
    councilNo: '1',
    name: '二度押し',
    kind: 'other',
    startsOn: '令和8年12月1日',
    fromTime: '10:00',
    untilTime: '11:00',
  }
  const [one, two] = [await chair.post('/activities/new', body), await chair.post('/activities/new', body)]
  expect([one.status, two.location]).toEqual([303, one.location])
  const made = await start('古い版')
  const change = (version: string) =>
    chair.post(`/activities/${made.id}/edit`, {
      _key: newId(),
      _version: version,
      name: '新しい名まえ',
      kind: 'salon',
      audience: 'council',
    })
  expect((await change('1')).status).toBe(303)
  const stale = await change('1')
  expect(stale.status).toBe(409)
  expect(stale.html).toContain('ほかの方が先に更新しました')
})

test('every page of activities costs the same number of statements for few records and for many', async () => {
  const made = await start('数える会', { roles: [{ name: '参加する' }, { name: 'お茶当番', cap: 2, isHelp: true, isWanted: true }] })
  const pages = [
    '/activities',
    '/activities?view=all',
    '/activities?view=past',
    '/activities/calendar?month=2026-12',
    '/activities/leaflet?council=1&month=2026-12',
    `/activities/${made.id}`,
    datePath(made),
  ]
  const costs = async () => {
    const found: number[] = []
    for (const path of pages) {
      const before = app.database.statements()
      expect((await chair.get(path)).status).toBe(200)
      found.push(app.database.statements() - before)
    }
    return found
  }
  await join(chairApi, made, { who: '一人目' })
  await costs()
  const few = await costs()
  for (let nth = 0; nth < 8; nth++) {
    await start(`数える会 ${nth}`)
    await join(chairApi, made, { who: `続く人 ${nth}` })
  }
  expect(await costs()).toEqual(few)
})
