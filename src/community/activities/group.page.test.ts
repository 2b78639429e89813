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
  app = await startApp({ residents: 30, consultations: 5, clock: () => new Date('2026-11-23T03:00:00Z') })
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

async function begin(by: Browser, place: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const answer = await by.post(`/${place}/new`, { _key: newId(), councilNo: '1', ...fields })
  expect(answer.status, answer.html.slice(0, 900)).toBe(303)
  return answer.location.replace(/^.*\/([0-9a-f-]{36}).*$/, '$1')
}

async function done(by: Browser, path: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const answer = await by.post(path, { _key: newId(), ...fields })
  expect(answer.status, `${path}\n${answer.html.replace(/<[^>]+>/g, ' ').slice(0, 1500)}`).toBe(303)
}

test('a chair writes a group down; its council and the coordinator read it, nobody else does', async () => {
  const id = await begin(chair, 'groups', { name: '花いっぱいの会', words: '駅前の花壇の世話', contact: '集会所の掲示板で' })
  for (const by of [chair, resident, csw]) {
    const { status, html } = await by.get(`/groups/${id}`)
    expect(status).toBe(200)
    expect(html).toContain('駅前の花壇の世話')
    expect(html).toContain('集会所の掲示板で')
    expect((await by.get('/groups')).html).toContain('花いっぱいの会')
  }
  for (const by of [elsewhere, city]) {
    expect((await by.get(`/groups/${id}`)).status).toBe(404)
    expect((await by.get('/groups')).html).not.toContain('花いっぱいの会')
  }
  const denied = await resident.post(`/groups/${id}/need`, { _key: newId(), kind: 'people', words: '水やりの手' })
  expect(denied.status).toBe(403)
  expect(denied.html).toContain('水やりの手')
})

test('members are a dated series, and who will carry a group on is asked in words with their facts, never as a score', async () => {
  const id = await begin(chair, 'groups', { name: '見守り隊' })
  for (const [on, total] of [
    ['令和5年10月1日', '30'],
    ['令和6年10月1日', '25'],
    ['令和7年10月1日', '20'],
  ] as const)
    await done(chair, `/groups/${id}/count`, { on, total, keysWith: 'some' })
  expect((await resident.get(`/groups/${id}`)).html).toContain('いまのところ、気になることはありません')
  const tooMany = await chair.post(`/groups/${id}/count`, { _key: newId(), on: '令和8年10月1日', total: '10', from60: '8', from75: '3' })
  expect(tooMany.status).toBe(422)
  expect(tooMany.html).toContain('年代ごとの人数を足すと')
  await done(chair, `/groups/${id}/count`, {
    on: '令和8年10月1日',
    total: '18',
    under30: '0',
    from30: '0',
    oldestLeader: '82',
    keysWith: 'one',
    toldBy: '代表の方',
  })
  const { html } = await resident.get(`/groups/${id}`)
  for (const words of ['30人から18人', '世話役でいちばん年上の方が82歳', '60歳より若い方がいません', '一人で持っています'])
    expect(html).toContain(words)
  expect((await chair.get('/groups')).html).toContain('30人から18人')
  expect(html).not.toMatch(/点数：|スコア|％/)
  await done(chair, `/groups/${id}/calm`, { words: '来春から若い方が二人入ります' })
  const calm = (await resident.get(`/groups/${id}`)).html
  expect(calm).toContain('心配していません')
  expect(calm).toContain('来春から若い方が二人入ります')
  expect(calm).toContain('30人から18人')
  await done(chair, `/groups/${id}/worry`, { words: 'お一人が取りやめた' })
  expect((await resident.get(`/groups/${id}`)).html).not.toContain('心配していません（')
})

test('a wrong count is taken back with words and leaves the series, not the record', async () => {
  const id = await begin(chair, 'groups', { name: '歌の会' })
  await done(chair, `/groups/${id}/count`, { on: '令和8年10月1日', total: '181' })
  const [row] = await app.ask<{ id: string }>(`select id from activities.member_count where undertaking_id = $1`, [id])
  await done(chair, `/groups/${id}/take-back`, { count: row?.id ?? '', words: '18人の打ちまちがい' })
  const { html } = await resident.get(`/groups/${id}`)
  expect(html).not.toContain('181人')
  expect(html).toContain('18人の打ちまちがい')
  expect(await app.ask(`select 1 from activities.member_count where undertaking_id = $1`, [id])).toHaveLength(1)
})

test('a coordinator supports a group towards a goal in steps and looks again; nobody else writes there', async () => {
  const id = await begin(chair, 'groups', { name: 'お茶の間サロン' })
  const refused = await chair.post(`/groups/${id}/plan`, { _key: newId(), goal: '担い手をふやす' })
  expect(refused.status).toBe(403)
  await done(csw, `/groups/${id}/plan`, { goal: '担い手をふやす', steps: '役を分ける\n体験の日を開く', lookOn: '令和9年1月20日' })
  await done(csw, `/groups/${id}/plan`, { goal: 'まだ話していない見立て', audience: 'staff' })
  const seen = (await chair.get(`/groups/${id}`)).html
  expect(seen).toContain('体験の日を開く')
  expect(seen).not.toContain('まだ話していない見立て')
  expect((await csw.get(`/groups/${id}`)).html).toContain('まだ話していない見立て')
  const [step] = await app.ask<{ id: string; plan_id: string }>(
    `select id, plan_id from activities.support_step where words = '役を分ける'`,
  )
  await done(csw, `/groups/${id}/mark-step`, { step: step?.id ?? '', state: 'done', note: '会計を二人に' })
  await done(csw, `/groups/${id}/look`, { plan: step?.plan_id ?? '', state: 'reached', words: '三人加わった' })
  const after = (await resident.get(`/groups/${id}`)).html
  expect(after).toContain('会計を二人に')
  expect(after).toContain('三人加わった')
})

test('a project of a group keeps its calendar, what it looks for and what came out; a day called off stays, marked', async () => {
  const group = await begin(chair, 'groups', { name: '朝市の会' })
  const id = await begin(chair, 'projects', { name: '夏の朝市', ofId: group, businessKind: 'market' })
  await done(chair, `/projects/${id}/day`, { title: '一回目の市', on: '令和9年7月4日' })
  await done(chair, `/projects/${id}/need`, { kind: 'goods', words: 'テント', howMuch: '3張り' })
  await done(chair, `/projects/${id}/product`, { on: '令和8年11月1日', words: '試しの市を開いた', quantity: '42', unit: '人' })
  const [day] = await app.ask<{ id: string }>(`select id from activities.milestone where undertaking_id = $1`, [id])
  await done(chair, `/projects/${id}/mark-day`, { day: day?.id ?? '', state: 'cancelled', words: '雨のため' })
  const [need] = await app.ask<{ id: string }>(`select id from activities.need where undertaking_id = $1`, [id])
  const silent = await chair.post(`/projects/${id}/answer-need`, { _key: newId(), need: need?.id ?? '', state: 'met' })
  expect(silent.status).toBe(422)
  await done(chair, `/projects/${id}/answer-need`, { need: need?.id ?? '', state: 'part', words: '消防団から一張り' })
  const { html } = await resident.get(`/projects/${id}`)
  for (const words of ['朝市の会', '取りやめ', '雨のため', '消防団から一張り', '42人', '市・朝市・店']) expect(html).toContain(words)
  expect((await resident.get(`/groups/${group}`)).html).toContain('夏の朝市')
  const file = await resident.get(`/projects/${id}/calendar`)
  expect(file.html).toContain('STATUS:CANCELLED')
  expect(file.html).toContain('DTSTART;TZID=Asia/Tokyo:20270704T000000')
  expect((await elsewhere.get(`/projects/${id}/calendar`)).status).toBe(404)
})

test('money stands in the calendar of the council by month, without amounts in the file, and is nobody else’s', async () => {
  const id = await begin(chair, 'groups', { name: '配食の会' })
  await done(chair, `/groups/${id}/fund`, {
    name: '見本財団の助成',
    kind: 'grant',
    amount: '３００，０００円',
    applyFrom: '令和8年12月1日',
    applyUntil: '令和9年1月15日',
    reportDue: '令和9年10月31日',
    state: 'idea',
  })
  const { html } = await resident.get('/fundraising')
  for (const words of ['見本財団の助成', '300,000円', '2026年12月', '2027年1月', '報告のしめきり']) expect(html).toContain(words)
  const file = (await chair.get('/fundraising/calendar')).html.replaceAll('\r\n ', '')
  expect(file).toContain('申し込みのしめきり')
  expect(file).not.toMatch(/300,?000/)
  expect((await elsewhere.get('/fundraising')).html).not.toContain('見本財団')
  expect((await city.get('/fundraising')).status).toBe(403)
  const [source] = await app.ask<{ id: string }>(`select id from activities.funding where undertaking_id = $1`, [id])
  const change = { funding: source?.id ?? '', name: '見本財団の助成', kind: 'grant', _version: '1' }
  const unsaid = await chair.post(`/groups/${id}/change-fund`, { _key: newId(), ...change, state: 'declined' })
  expect(unsaid.status).toBe(422)
  expect(unsaid.html).toContain('いただけなかった訳')
  await done(chair, `/groups/${id}/change-fund`, { ...change, state: 'declined', stateWords: '件数が多かった' })
  const stale = await chair.post(`/groups/${id}/change-fund`, { _key: newId(), ...change, state: 'applied' })
  expect(stale.status).toBe(409)
})

test('a platform is formed from an issue, takes in members of many kinds, learns from another one and moves with a line of words', async () => {
  const raised = await resident.post('/community-issues/new', {
    _key: newId(),
    councilNo: '1',
    title: '買い物に行けない',
    themes: ['shopping'],
  })
  const issue = raised.location.replace(/^.*\/([0-9a-f-]{36}).*$/, '$1')
  expect((await chair.get(`/platforms/new?from=issue:${issue}`)).html).toContain('買い物に行けない から始めます')
  const older = await begin(chair, 'platforms', { name: '移動販売の場' })
  const id = await begin(chair, 'platforms', {
    name: 'みんなの市',
    words: '歩いて行ける買い物',
    from: `issue:${issue}`,
    fromId: older,
    whatChanged: '車でなく、集会所で開く',
    businessKind: 'market',
  })
  expect((await resident.get(`/platforms/${id}`)).html).toContain('買い物に行けない')
  expect((await resident.get(`/community-issues/${issue}`)).html).toContain('みんなの市')
  const group = await begin(chair, 'groups', { name: '野菜づくりの会' })
  const [agency] = await app.ask<{ id: string; name: string }>('select id, name from directory.agency order by name limit 1')
  const [person] = await app.ask<{ id: string; name: string }>('select id, name from councils.participant where council_no = 1 limit 1')
  const since = '令和8年11月1日'
  for (const partner of [
    { kind: 'group', refId: group, brings: '野菜' },
    { kind: 'organisation', refId: agency?.id ?? '', brings: '見守りの目' },
    { kind: 'business', name: '見本商店', brings: 'レジ', hopes: 'お客さんとの顔つなぎ' },
    { kind: 'school', name: '見本小学校', brings: 'ポスター' },
    { kind: 'person', refId: person?.id ?? '', brings: '軽トラック' },
  ])
    await done(chair, `/platforms/${id}/take-in`, { since, ...partner })
  const nobody = await chair.post(`/platforms/${id}/take-in`, { _key: newId(), kind: 'person', name: '見本 太郎', since })
  expect([nobody.status, nobody.html.includes('名簿から選んでください')]).toEqual([422, true])
  const { html } = await resident.get(`/platforms/${id}`)
  for (const words of [
    '野菜づくりの会',
    agency?.name ?? '',
    '見本商店',
    '見本小学校',
    person?.name ?? '',
    '軽トラック',
    '車でなく、集会所で開く',
  ])
    expect(html).toContain(words)
  const silent = await chair.post(`/platforms/${id}/move`, { _key: newId(), to: 'gathering' })
  expect(silent.status).toBe(422)
  await done(chair, `/platforms/${id}/move`, { to: 'gathering', words: '八百屋さんが名乗り出た' })
  expect((await resident.get(`/platforms/${id}`)).html).toContain('八百屋さんが名乗り出た')
})

test('a platform of several councils is known to the liaison and the city, its money and the names of its people are not', async () => {
  const refused = await chair.post('/platforms/new', { _key: newId(), councilNo: '', name: 'ふたつの地区の足' })
  expect(refused.status).toBe(403)
  const id = await begin(csw, 'platforms', { councilNo: '', name: 'ふたつの地区の足', stage: 'gathering' })
  await done(csw, `/platforms/${id}/fund`, { name: '見本の交付金', kind: 'city', amount: '500000', state: 'granted' })
  const [person] = await app.ask<{ id: string; name: string }>('select id, name from councils.participant where council_no = 1 limit 1')
  await done(csw, `/platforms/${id}/take-in`, { kind: 'person', refId: person?.id ?? '', brings: '運転', since: '令和8年11月1日' })
  for (const by of [elsewhere, city]) {
    const { status, html } = await by.get(`/platforms/${id}`)
    expect(status).toBe(200)
    expect(html).toContain('ふたつの地区の足')
    expect(html).not.toContain('見本の交付金')
    expect(html).not.toContain(person?.name ?? '?')
  }
  expect((await csw.get(`/platforms/${id}`)).html).toContain('500,000円')
})

test('the API begins, counts, moves and takes in by the same rules', async () => {
  const caller = await app.api('chair')
  const group = (await caller.send('POST', '/api/v1/groups', { councilNo: 1, name: '機械の会' })).json() as { id: string }
  const told = await caller.send('POST', `/api/v1/groups/${group.id}/counts`, { on: '2026-10-01', total: 4, oldestLeader: 80 })
  expect(told.json()).toMatchObject({ counts: [{ total: 4 }], worries: ['世話役でいちばん年上の方が80歳です', 'いま4人です'] })
  const begun = await caller.send('POST', '/api/v1/platforms', { councilNo: 1, name: '機械の場' })
  expect(begun.status).toBe(201)
  const { id, version } = begun.json() as { id: string; version: number }
  const move = { to: 'running', words: '始めた' }
  expect((await caller.send('POST', `/api/v1/platforms/${id}/move`, move, { 'if-match': `"${version}"` })).json()).toMatchObject({
    stage: 'running',
  })
  const stale = await caller.send('POST', `/api/v1/platforms/${id}/move`, { ...move, to: 'ended' }, { 'if-match': `"${version}"` })
  expect([stale.status, (stale.json() as { code: string }).code]).toEqual([409, 'stale-version'])
  const joined = await caller.send('POST', `/api/v1/platforms/${id}/partners`, { kind: 'business', name: '見本商店', since: '2026-11-01' })
  expect(joined.json()).toMatchObject({ partners: [{ name: '見本商店' }] })
  const other = await app.api('chair8')
  expect((await other.get(`/api/v1/platforms/${id}`)).status).toBe(404)
  expect((await other.send('POST', `/api/v1/platforms/${id}/move`, { to: 'ended', words: 'よそから' })).status).toBe(404)
})

test('how many platforms began in a council in a fiscal year is told to the city, an idea alone is not counted', async () => {
  const { platformCounts } = await import('./index.ts')
  const [plan] = await app.ask<{ id: string }>(`select id from staff.staff where login = 'plan'`)
  const counted = () => app.database.transaction((plan?.id ?? null) as never, platformCounts)
  const before = (await counted()).find(row => row.councilNo === 1 && row.fiscalYear === 2025)?.platforms ?? 0
  const id = await begin(chair, 'platforms', { name: '数えられる場', startedOn: '令和8年3月31日' })
  expect((await counted()).find(row => row.councilNo === 1 && row.fiscalYear === 2025)?.platforms ?? 0).toBe(before)
  await done(chair, `/platforms/${id}/move`, { to: 'running', words: '始まった' })
  expect((await counted()).find(row => row.councilNo === 1 && row.fiscalYear === 2025)?.platforms).toBe(before + 1)
  const [desk] = await app.ask<{ id: string }>(`select id from staff.staff where login = 'desk'`)
  expect(await app.database.transaction((desk?.id ?? null) as never, platformCounts)).toEqual([])
})

test('a page of groups costs the same number of statements for one group and for twenty', async () => {
  const cost = async () => {
    const before = app.database.statements()
    await elsewhere.get('/groups')
    return app.database.statements() - before
  }
  await begin(elsewhere, 'groups', { name: '最初の会', councilNo: '8' })
  await cost()
  const few = await cost()
  for (let nth = 0; nth < 20; nth++) await begin(elsewhere, 'groups', { name: `会 ${nth}`, councilNo: '8' })
  expect(await cost()).toBe(few)
})

test('what is written of another kind only is refused on its field, and a theme that can be none as one that nobody knows', async () => {
  const caller = await app.api('csw')
  const stray = await caller.send('POST', '/api/v1/platforms', { name: '見本の場', councilNo: null, contact: '集会所の掲示板' })
  expect([stray.status, (stray.json() as { fields: object }).fields]).toEqual([422, { contact: 'ここには書けません。空けてください。' }])
  const odd = await caller.send('POST', '/api/v1/platforms', { name: '見本の場', councilNo: 1, themes: ['a\u0000b'] })
  expect([odd.status, (odd.json() as { fields: object }).fields]).toEqual([422, { themes: 'テーマを選び直してください。' }])
  expect((await caller.get('/api/v1/code-lists/%00')).status).toBe(404)
})
