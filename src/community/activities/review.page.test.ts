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
let body = ''

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 5, clock: () => new Date('2026-11-23T03:00:00Z') })
  const seated = await seatResidents(app)
  body = seated.bodies.get(1) ?? ''
  ;[chair, resident, elsewhere, csw, city] = await Promise.all([
    app.signIn('chair'),
    app.signIn('resident'),
    app.signIn('chair8'),
    app.signIn('csw'),
    app.signIn('plan'),
  ])
})

afterAll(() => app.close())

const idIn = (location: string) => location.replace(/^.*\/([0-9a-f-]{36}).*$/, '$1')

async function project(name: string): Promise<string> {
  return idIn((await chair.post('/projects/new', { _key: newId(), councilNo: '1', name })).location)
}

async function beginRound(of: string, phase = 'midway'): Promise<string> {
  const begun = await chair.post('/reviews/begin', { _key: newId(), kind: 'project', id: of, phase })
  expect(begun.status, begun.html.slice(0, 600)).toBe(303)
  return idIn(begun.location)
}

const WHOLE = {
  phase: 'midway',
  on: '令和8年11月20日',
  'outcomes.0.statement': '話し相手がふえる',
  'outcomes.0.direction': 'better',
  'outcomes.0.confidence': 'told',
  socialWords: 'あいさつがふえた',
  environmentalWords: 'わからない',
  sideEffects: 'なかった',
  change: 'continue',
}

function write(id: string, fields: Readonly<Record<string, string>>, by = chair) {
  return by.post(`/reviews/${id}/write`, { _key: newId(), ...fields })
}

async function close(id: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  const closed = await write(id, { ...WHOLE, ...fields, close: 'yes' })
  expect(closed.status, closed.html.replace(/<[^>]+>/g, ' ').slice(0, 2000)).toBe(303)
}

test('a round without words on nature, on side effects or on the way a line went is refused on that field, and what was typed stays', async () => {
  const id = await beginRound(await project('花壇の世話'))
  for (const [field, sentence] of [
    ['environmentalWords', '自然やまわりの環境がどう変わったか'],
    ['socialWords', '人や暮らしがどう変わったか'],
    ['sideEffects', '「なかった」も答えです'],
    ['change', 'これからどうするか'],
    ['outcomes.0.direction', 'よくなった・変わらない・わるくなった・わからない'],
    ['outcomes.0.confidence', 'どうやって知ったか'],
  ] as const) {
    const silent = await write(id, { ...WHOLE, [field]: '', learned: '消えてほしくない学び', close: 'yes' })
    expect(silent.status, field).toBe(422)
    expect(silent.html).toContain(sentence)
    expect(silent.html).toContain(`id="f-${field}-error"`)
    expect(silent.html).toContain('消えてほしくない学び')
  }
  const half = await write(id, { ...WHOLE, environmentalWords: '' })
  expect(half.status).toBe(303)
  await close(id)
  expect((await resident.get(`/reviews/${id}`)).html).toContain('あいさつがふえた')
})

test('a complaint about a line lands at that line, although an empty one stands before it', async () => {
  const id = await beginRound(await project('空き地の畑'))
  const { 'outcomes.0.statement': _, 'outcomes.0.direction': __, 'outcomes.0.confidence': ___, ...rest } = WHOLE
  const refused = await write(id, { ...rest, 'outcomes.1.statement': '草がへる', 'outcomes.1.confidence': 'seen', close: 'yes' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('id="f-outcomes.1.direction-error"')
  expect(refused.html).not.toContain('id="f-outcomes.0.direction-error"')
})

test('worse stays worse on every page, on the paper and in the API, and nothing becomes a percentage', async () => {
  const of = await project('夜の見回り')
  const id = await beginRound(of, 'after')
  await close(id, {
    'outcomes.0.direction': 'worse',
    'outcomes.0.indicator': '回った夜',
    'outcomes.0.unit': '夜',
    'outcomes.0.baseline': '4',
    'outcomes.0.target': '8',
    'outcomes.0.actual': '2',
    'outcomes.1.statement': '夜道の明るさ',
    'outcomes.1.direction': 'unknown',
    'outcomes.1.confidence': 'seen',
  })
  for (const path of [`/reviews/${id}`, `/reviews/series/project/${of}`, `/projects/${of}`, '/reviews']) {
    const { html } = await resident.get(path)
    expect(html, path).toContain('わるくなった')
    expect(html, path).toContain('わからない')
    expect(html, path).not.toMatch(/\d\s*[%％]|達成率|パーセント/)
  }
  const caller = await app.api('chair')
  const told = (await caller.get(`/api/v1/reviews/${id}`)).json()
  expect(told).toMatchObject({ outcomes: [{ direction: 'worse', baseline: 4, target: 8, actual: 2 }, { direction: 'unknown' }] })
})

test('the next round begins with the lines of the one before, and the series is read side by side', async () => {
  const of = await project('おたがいさま便')
  await close(await beginRound(of, 'before'), { 'outcomes.0.direction': 'unknown', phase: 'before' })
  const second = await beginRound(of)
  const form = (await chair.get(`/reviews/${second}`)).html
  expect(form).toContain('話し相手がふえる')
  expect(form).toContain('前の回: わからない')
  const line = /name="outcomes\.0\.lineId" value="([0-9a-f-]{36})"/.exec(form)?.[1] ?? ''
  await close(second, { 'outcomes.0.lineId': line, 'outcomes.0.direction': 'same' })
  const { html } = await resident.get(`/reviews/series/project/${of}`)
  const row = /<tr><th scope="row">[^<]*話し相手がふえる.*?<\/tr>/s.exec(html)?.[0] ?? ''
  expect(row.replace(/<[^>]+>/g, ' ')).toMatch(/わからない.*変わらない/s)
  expect(html).toContain('第1回（始める前）')
  expect(html).toContain('第2回（途中）')
})

test('a closed round is written no more; a correction is added to it and a coordinator advises', async () => {
  const id = await beginRound(await project('子ども食堂'))
  await close(id)
  expect((await write(id, { ...WHOLE, socialWords: '書きかえた' })).status).toBe(409)
  await expect(
    app.database.transaction((await staffId('chair')) as never, async db => {
      const { sql } = await import('kysely')
      const { numAffectedRows } = await sql`update activities.outcome_review set social_words = '書きかえた' where id = ${id}`.execute(db)
      return numAffectedRows
    }),
  ).resolves.toBe(0n)
  expect((await resident.post(`/reviews/${id}/erratum`, { _key: newId(), words: '住民から' })).status).toBe(403)
  expect((await chair.post(`/reviews/${id}/consultant`, { _key: newId(), words: '会長から' })).status).toBe(403)
  expect((await chair.post(`/reviews/${id}/erratum`, { _key: newId(), words: '人数は12人でした' })).status).toBe(303)
  expect((await csw.post(`/reviews/${id}/consultant`, { _key: newId(), words: '次は数えてみましょう' })).status).toBe(303)
  const { html } = await resident.get(`/reviews/${id}`)
  for (const words of ['あいさつがふえた', '人数は12人でした', '次は数えてみましょう']) expect(html).toContain(words)
  expect(html).not.toContain('書きかえた')
})

test('residents and the coordinator read a round of their council; another council and the city do not', async () => {
  const of = await project('縁側の会')
  const id = await beginRound(of)
  await close(id)
  for (const by of [resident, csw]) expect((await by.get(`/reviews/${id}`)).status).toBe(200)
  for (const by of [elsewhere, city]) {
    for (const path of [`/reviews/${id}`, `/reviews/series/project/${of}`, `/reviews/model/project/${of}`])
      expect((await by.get(path)).status).toBe(404)
    expect((await by.get('/reviews')).html).not.toContain('縁側の会')
    expect((await by.post('/reviews/begin', { _key: newId(), kind: 'project', id: of, phase: 'after' })).status).toBe(404)
  }
  expect((await resident.post('/reviews/begin', { _key: newId(), kind: 'project', id: of, phase: 'after' })).status).toBe(403)
})

test('rounds are numbered without gaps, however many begin them at once', async () => {
  const of = await project('みんなで数える')
  const caller = await app.api('chair')
  const { lineId: _, ...line } = { lineId: '', statement: '数える', direction: 'same', confidence: 'counted', area: 'social' }
  const said = {
    phase: 'midway',
    on: '2026-11-20',
    outcomes: [line],
    socialWords: 'あ',
    environmentalWords: 'い',
    sideEffects: 'なかった',
    change: 'continue',
    close: true,
  }
  for (let turn = 0; turn < 5; turn++) {
    const begun = await Promise.all(
      Array.from({ length: 4 }, () => caller.send('POST', '/api/v1/reviews', { kind: 'project', id: of, phase: 'midway' })),
    )
    expect(begun.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
    const { id } = (begun.find(({ status }) => status === 201)?.json() ?? {}) as { id?: string }
    const closed = await Promise.all([0, 1].map(() => caller.send('POST', `/api/v1/reviews/${id}/write`, said)))
    expect(closed.map(({ status }) => status).sort()).toEqual([200, 409])
  }
  const rows = await app.ask<{ round: number }>(`select round from activities.outcome_review where subject_id = $1 order by round`, [of])
  expect(rows.map(({ round }) => round)).toEqual([1, 2, 3, 4, 5])
})

test('the way from what is done to what changes is a hypothesis: each edition stays, the next one says why, reviews are held against it', async () => {
  const of = await project('竹やぶの手入れ')
  const model = {
    inputs: '道具\n見本林業の方',
    acts: '月に一度切る',
    outputs: '明るい道',
    outcomes: '話し相手がふえる\n竹がへる',
    longer: '住み続けられる',
  }
  const place = `/reviews/model/project/${of}`
  expect((await chair.post(place, { _key: newId(), ...model, _version: '0' })).status).toBe(303)
  const begun = await beginRound(of)
  expect((await chair.get(`/reviews/${begun}`)).html).toContain('竹がへる')
  await close(begun, { 'outcomes.0.direction': 'worse' })
  const unsaid = await chair.post(place, { _key: newId(), ...model, longer: '山が育つ', _version: '1' })
  expect(unsaid.status).toBe(422)
  expect(unsaid.html).toContain('どうして変えたか')
  expect((await chair.post(place, { _key: newId(), ...model, longer: '山が育つ', why: '人より山が変わった', _version: '1' })).status).toBe(
    303,
  )
  expect((await chair.post(place, { _key: newId(), ...model, why: '遅れて来た', _version: '1' })).status).toBe(409)
  const { html } = await resident.get(place)
  for (const words of [
    '仮説です。変えてよいものです。',
    '山が育つ',
    '住み続けられる',
    '人より山が変わった',
    '第1回の見直しでは「わるくなった」',
    'まだ見直していません',
  ])
    expect(html).toContain(words)
  expect((await resident.post(place, { _key: newId(), ...model })).status).toBe(403)
})

test('a review whose day has come is told on the list, and stands on the agenda of the next meeting with its link', async () => {
  const of = await project('朝の体操')
  const id = await beginRound(of)
  await close(id, { nextOn: '令和8年12月1日' })
  expect((await resident.get('/reviews')).html).toMatch(/そろそろ見直す.*朝の体操/s)
  const planned = await chair.post('/meetings/new', {
    _key: newId(),
    bodyId: body,
    title: '十二月の会',
    on: '令和8年12月10日',
    from: '19:30',
    until: '21:00',
    place: '集会所',
    mode: 'in_person',
    audience: 'council',
  })
  expect(planned.status, planned.html.replace(/<[^>]+>/g, ' ').slice(0, 1500)).toBe(303)
  const { html } = await resident.get(planned.location)
  expect(html).toContain('成果の見直し: 朝の体操')
  expect(html).toContain(`/reviews/${id}`)
})

async function staffId(login: string): Promise<string> {
  const [row] = await app.ask<{ id: string }>('select id from staff.staff where login = $1', [login])
  return row?.id ?? ''
}
