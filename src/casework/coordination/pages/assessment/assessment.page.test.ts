import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Caller, RunningApp } from '../../../../../testing/app.ts'
import { startApp } from '../../../../../testing/app.ts'

let app: RunningApp
let desk: Browser
let kodomo: Browser
let shogai: Browser
let api: Caller

beforeAll(async () => {
  app = await startApp({ residents: 40, consultations: 5 })
  desk = await app.signIn('desk')
  kodomo = await app.signIn('kodomo')
  shogai = await app.signIn('shogai')
  api = await app.api('desk')
})

afterAll(() => app.close())

const FORM = { family: '', given: '', called: '', language: 'ja', sex: 'not_stated' }

async function register(called: string, birthDate: string, sex: string): Promise<string> {
  const answer = await desk.post('/people/new', { ...FORM, called, birthDate, sex })
  return /^\/people\/([0-9a-f-]{36})/.exec(answer.location)?.[1] ?? ''
}

const STAFF = `select id, agency_id from staff.staff where login = $1`

/** A case of the desk and of kodomo with a grandmother and the grandchild who cares for her. */
async function openCase(): Promise<{ id: string; home: string; elder: string }> {
  const elder = await register('架空の祖母', 'S21.5.1', 'female')
  const child = await register('架空の孫', 'H24.9.9', 'male')
  const [id, household] = [randomUUID().replace(/^(.{14})./, '$17'), randomUUID().replace(/^(.{14})./, '$17')]
  const [own] = await app.ask<{ id: string; agency_id: string }>(STAFF, ['desk'])
  const [other] = await app.ask<{ id: string; agency_id: string }>(STAFF, ['kodomo'])
  await app.ask(`insert into people.household (id, owner_agency, label, changed_by) values ($1, $2, '架空家', $3)`, [
    household,
    own?.agency_id,
    own?.id,
  ])
  await app.ask(
    `insert into people.household_membership (household_id, person_id, relationship, valid_from) values ($1, $2, 'head', '2012-09-09'), ($1, $3, 'grandchild', '2012-09-09')`,
    [household, elder, child],
  )
  await app.ask(
    `insert into people.carer_role (id, household_id, carer, cared_for, kind, since) values (gen_random_uuid(), $1, $2, $3, 'care', '2022-04-01')`,
    [household, child, elder],
  )
  await app.ask(
    `insert into coordination.support_case (id, label, household_id, opened_at, opened_by, opened_agency, lead_agency, solving, accompanying, next_contact_on, version)
     values ($1, '架空家の事例', $2, now(), $3, $4, $4, 'open', 'open', '2099-12-01', 1)`,
    [id, household, own?.id, own?.agency_id],
  )
  for (const agency of [own?.agency_id, other?.agency_id]) {
    await app.ask(
      `insert into coordination.team (case_id, agency_id, part, basis, basis_on, reason, since, opened_at) values ($1, $2, 'member', 'appi-69-2-2', now(), '分担するため', now(), now())`,
      [id, agency],
    )
  }
  for (const person of [elder, child]) {
    await app.ask(
      `insert into coordination.case_person (case_id, person_id, part, linked_at, linked_by) values ($1, $2, 'subject', now(), $3)`,
      [id, person, own?.id],
    )
    await app.ask(`insert into people.person_standing (person_id, agency_id) values ($1, $2)`, [person, other?.agency_id])
  }
  return { id, home: `/cases/${id}`, elder }
}

const TYPED = {
  madeOn: 'R8.10.1',
  chiefConcern: '夜が眠れないと話された',
  careLevel: 'care_3',
  clinics: '架空の丘クリニック',
  rentArrearsMonths: '３か月',
  debtsWhat: ['車のローン', ''],
  debtsTo: ['架空銀行', ''],
  debtsYen: ['1,200,000円', ''],
  debtsSince: ['', ''],
  wishSpeaker: ['person', ''],
  wishWords: ['この家で暮らしたい', ''],
}

test('the form asks for a strength, and whatever is refused keeps everything that was typed', async () => {
  const { home } = await openCase()
  const answer = await desk.post(`${home}/assessment/new`, { ...TYPED, strengths: '  \n ', incomePerson: 'すこし', _version: '0' })
  expect(answer.status).toBe(422)
  for (const shown of [
    '<title>エラー：',
    'href="#f-strengths"',
    '強み・資源を、少なくとも一つ書いてください。',
    'href="#f-incomePerson"',
    'value="すこし"',
    '夜が眠れないと話された',
    'value="架空の丘クリニック"',
    'value="1,200,000円"',
    'この家で暮らしたい',
    '<option value="care_3" selected',
  ])
    expect(answer.html, shown).toContain(shown)
})

test('sensitive answers are masked on the page until a reason is written, and opening them is audited with it', async () => {
  const { home, id } = await openCase()
  const saved = await desk.post(`${home}/assessment/new`, { ...TYPED, strengths: '花の世話が好き\n姪が毎週来る', _version: '0' })
  expect(saved.location).toBe(`${home}/assessment?done=saved`)
  for (const path of ['/assessment', '/assessment/1', '/assessment/1/sensitive']) {
    const { html, status } = await kodomo.get(`${home}${path}`)
    expect(status).toBe(200)
    expect(html, path).not.toMatch(/架空の丘クリニック|要介護3/)
  }
  const overview = (await kodomo.get(`${home}/assessment`)).html
  for (const shown of ['非表示', `${home}/assessment/1/sensitive`, '花の世話が好き', '本人：「この家で暮らしたい」', '1,200,000円']) {
    expect(overview).toContain(shown)
  }
  const silent = await kodomo.post(`${home}/assessment/1/sensitive`, { why: ' ' })
  expect([silent.status, silent.html.includes('href="#f-why"')]).toEqual([422, true])
  const open = await kodomo.post(`${home}/assessment/1/sensitive`, { why: '受診に同行するため' })
  for (const shown of ['架空の丘クリニック', '要介護3']) expect(open.html).toContain(shown)
  const looks = await app.ask(`select purpose from audit.event where action = 'assessment.open' and $1 = any (subject_ids)`, [id])
  expect(looks).toEqual([{ purpose: '受診に同行するため' }])
})

test('of two who write on at once, the second keeps the text and saves it as the version after', async () => {
  const { home } = await openCase()
  const typed = { ...TYPED, strengths: '花の世話が好き', _version: '0' }
  await desk.post(`${home}/assessment/new`, typed)
  const late = await kodomo.post(`${home}/assessment/new`, { ...typed, chiefConcern: '後から書いた主訴' })
  expect(late.status).toBe(409)
  for (const shown of ['後から書いた主訴', '先に新しい版を保存しました', 'name="_version" value="1"']) expect(late.html).toContain(shown)
  const again = await kodomo.post(`${home}/assessment/new`, { ...typed, chiefConcern: '後から書いた主訴', _version: '1' })
  expect(again.location).toBe(`${home}/assessment?done=saved`)
  const compared = await desk.get(`${home}/assessment/2/compare`)
  for (const shown of ['第1版から第2版への違い', '夜が眠れないと話された', '後から書いた主訴']) expect(compared.html).toContain(shown)
  const begun = (await desk.get(`${home}/assessment/new`)).html
  expect(begun).toContain('後から書いた主訴')
})

test('an issue nobody has taken on is shown as a gap until an agency of the team takes it', async () => {
  const { home } = await openCase()
  const wrong = await desk.post(`${home}/issues/new`, { code: 'care_burden', since: 'むかし', note: '残る言葉' })
  expect(wrong.status).toBe(422)
  for (const shown of ['href="#f-severity"', 'href="#f-since"', '残る言葉', 'value="むかし"']) expect(wrong.html).toContain(shown)
  const added = await desk.post(`${home}/issues/new`, { code: 'care_burden', severity: '2', since: '平成30年' })
  expect(added.location).toBe(`${home}/assessment?done=issue`)
  const shown = (await desk.get(`${home}/assessment`)).html
  for (const words of ['担う機関が決まっていない課題が1件あります', '介護負担', '平成30年（2018年）']) expect(shown).toContain(words)
  const issue = /\/issues\/([0-9a-f-]{36})/.exec(shown)?.[1] ?? ''
  const [other] = await app.ask<{ agency_id: string }>(STAFF, ['kodomo'])
  const form = { code: 'care_burden', severity: '3', state: 'open', ownerAgency: other?.agency_id ?? '', _version: '1' }
  expect((await kodomo.post(`${home}/issues/${issue}`, form)).location).toBe(`${home}/assessment?done=changed`)
  expect((await desk.get(`${home}/assessment`)).html).not.toContain('担う機関が決まっていない')
  const history = (await desk.get(`${home}/issues/${issue}`)).html
  expect(history).toContain('これまでの内容')
})

test('the household is drawn with a title, a description and a table that says the same, without any inline style', async () => {
  const { home } = await openCase()
  const { html } = await desk.get(`${home}/assessment`)
  for (const shown of [
    '<title id="genogram-drawing-title">世帯図',
    '<desc id="genogram-drawing-desc">',
    '世帯図の内容',
    '架空の祖母さんの介護',
    '<title id="ecomap-drawing-title">',
  ])
    expect(html).toContain(shown)
  expect(html).not.toMatch(/\sstyle="/)
  expect(html).toContain('18歳未満の方が、家族の世話や介護を担っています')
})

test('a neighbour drawn into the ecomap shows up there, and a form that says neither who nor where is refused', async () => {
  const { home } = await openCase()
  const shape = { kind: 'neighbour', strength: 'strong', direction: 'to_household' }
  expect((await desk.post(`${home}/connections`, shape)).html).toContain('href="#f-name"')
  expect((await desk.post(`${home}/connections`, { ...shape, name: '隣の架空さん' })).location).toBe(`${home}/connections?done=connection`)
  expect((await kodomo.get(`${home}/assessment`)).html).toContain('隣の架空さん')
})

test('the years stand on the screen and on paper, and printing them is written down as printing', async () => {
  const { home, id, elder } = await openCase()
  const line = { when: 'H30.4', event: 'move', words: '市内へ引っ越した', source: '本人の話', personId: elder }
  expect((await desk.post(`${home}/chronology`, { ...line, words: '' })).status).toBe(422)
  expect((await desk.post(`${home}/chronology`, line)).location).toBe(`${home}/chronology?done=line`)
  const { html } = await desk.get(`${home}/chronology`)
  for (const shown of [
    '昭和21年5月1日',
    '架空の孫さんが架空の祖母さんの介護を始めた',
    '平成30年4月',
    '転居：架空の祖母さん　市内へ引っ越した（本人の話）',
  ])
    expect(html).toContain(shown)
  const paper = await desk.get(`${home}/chronology/print`)
  expect(paper.html).toContain('tn-paper')
  expect(await app.ask(`select 1 from audit.event where action = 'chronology.print' and $1 = any (subject_ids)`, [id])).toHaveLength(1)
  const strike = /chronology\/strike\?line=([0-9a-f-]{36})/.exec(html)?.[1] ?? ''
  expect((await desk.get(`${home}/chronology/strike?line=${strike}`)).html).toContain('市内へ引っ越した')
  expect((await desk.post(`${home}/chronology/strike`, { line: strike, why: '人違い' })).location).toBe(`${home}/chronology?done=struck`)
  expect((await desk.get(`${home}/chronology`)).html).not.toContain('市内へ引っ越した')
})

test('an agency outside the team gets for every address of an assessment the answer of nobody', async () => {
  const { home } = await openCase()
  const nobody = '/cases/01900000-0000-7000-8000-000000000000'
  const masked = (html: string) => html.replaceAll(/\d{3}-\d{3}-\d{3}|name="_token" value="[^"]+"/g, '').replaceAll(/[0-9a-f-]{36}/g, '')
  for (const path of [
    '/assessment',
    '/assessment/new',
    '/assessment/1',
    '/assessment/1/sensitive',
    '/assessment/1/compare',
    '/issues/new',
    '/chronology',
    '/chronology/print',
    '/connections',
  ]) {
    const wall = await shogai.get(`${home}${path}`)
    const none = await shogai.get(`${nobody}${path}`)
    expect([wall.status, none.status], path).toEqual([404, 404])
    expect(masked(wall.html)).toBe(masked(none.html))
  }
})

test('gaps between programmes are listed for those who see the case only, and can be taken along as a file', async () => {
  const { home } = await openCase()
  await desk.post(`${home}/issues/new`, { code: 'gap_need', severity: '2', missing: '夜に駆けつける人' })
  expect((await kodomo.get('/gap-needs')).html).toContain('夜に駆けつける人')
  const file = await kodomo.get('/gap-needs.csv')
  expect([file.headers.get('content-type'), file.html.includes('夜に駆けつける人')]).toEqual(['text/csv; charset=utf-8', true])
  expect((await shogai.get('/gap-needs')).html).not.toContain('夜に駆けつける人')
})

test('the API saves a version, adds and closes an issue and tells the years by the same rules', async () => {
  const { id } = await openCase()
  const at = `/api/v1/cases/${id}`
  const bare = await api.send('POST', `${at}/assessments`, { tenure: 'rented' })
  expect([bare.status, bare.json()]).toMatchObject([422, { code: 'fields', fields: { strengths: expect.any(String) } }])
  const unknown = await api.send('POST', `${at}/assessments`, { tenure: 'castle', strengths: ['花'] })
  expect(unknown.json()).toMatchObject({ fields: { tenure: expect.any(String) } })
  const saved = await api.send(
    'POST',
    `${at}/assessments`,
    { tenure: 'rented', careLevel: 'care_2', strengths: ['花'], madeOn: '2026-10-01' },
    { 'if-match': '"0"' },
  )
  expect([saved.status, saved.json()]).toMatchObject([
    201,
    { version: 1, covered: ['careLevel'], content: { tenure: 'rented', careLevel: null } },
  ])
  const stale = await api.send('POST', `${at}/assessments`, { strengths: ['花'] }, { 'if-match': '"0"' })
  expect([stale.status, stale.json()]).toMatchObject([409, { code: 'stale-version' }])
  expect((await api.get(`${at}/assessments`)).json()).toMatchObject({ latest: { version: 1 }, versions: [{ version: 1 }] })
  const issue = (await api.send('POST', `${at}/issues`, { code: 'poverty', severity: 3, since: '2018年' })).json() as { id: string }
  const silent = await api.send('PATCH', `${at}/issues/${issue.id}`, { state: 'closed' }, { 'if-match': '"1"' })
  expect(silent.json()).toMatchObject({ code: 'fields', fields: { endWords: expect.any(String) } })
  const closed = await api.send('PATCH', `${at}/issues/${issue.id}`, { state: 'closed', endWords: '就職した' }, { 'if-match': '"1"' })
  expect(closed.json()).toMatchObject({ state: 'closed', version: 2, since: { on: '2018-01-01', precision: 'year' } })
  expect((await api.get(`${at}/issues`)).json()).toMatchObject({ items: [{ code: 'poverty' }] })
  expect((await api.get(`${at}/chronology`)).json()).toMatchObject({
    rows: expect.arrayContaining([expect.objectContaining({ kind: 'issue' })]),
  })
})
