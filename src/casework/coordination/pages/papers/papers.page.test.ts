import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlanStage } from '../../../../../testing/builders/plan-stage.ts'
import { openPlanStage } from '../../../../../testing/builders/plan-stage.ts'
import { staffOf, standCase } from '../../../../../testing/builders/stand-case.ts'
import { newId } from '../../../../kernel/id.ts'

let s: PlanStage
beforeAll(async () => {
  s = await openPlanStage()
})
afterAll(() => s.app.close())

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ANSWERS = {
  route: { channel: 'self_visit', cohabitants: 1 },
  health: { health: 'ill_untreated', clinics: '見本診療所（架空）' },
  money: { incomePerson: 68000, debts: [{ what: '電話の分割払い', toWhom: '見本商店', yen: 42000, since: '去年の春' }], arrears: [] },
  summary: {
    chiefConcern: '=HYPERLINK("http://example.invalid") と書かれた紙が届いて困る',
    background: '買い物が難しい',
    strengths: ['庭の手入れが好き'],
    wishes: [{ speaker: 'person', words: 'この家にいたい' }],
  },
}

/** A case with an assessment, an issue and a log of several entries. */
async function filledCase() {
  const of = await s.someCase()
  const by = [s.staff['coordinator'], s.agency['coordinator']]
  await s.app.ask(
    `insert into coordination.assessment (id, case_id, version, made_on, made_at, made_by, made_agency, content) values ($1, $2, 1, '2026-10-05', now(), $3, $4, $5)`,
    [newId(), of.id, ...by, JSON.stringify(ANSWERS)],
  )
  await entry(of.id, { at: '2026-10-05T01:30:00Z', fact: '玄関で話した', thirdParty: '夜も電気がついている', words: '寒くなると膝が痛い' })
  await entry(of.id, { at: '2026-11-05T01:30:00Z', fact: '+81 から始まる番号で電話があった' })
  return of
}

async function entry(
  caseId: string,
  of: { at: string; fact: string; thirdParty?: string; words?: string; login?: string; scope?: string },
) {
  const login = of.login ?? 'coordinator'
  await s.app.ask(
    `insert into coordination.log_entry (id, case_id, at, minutes, by_staff, by_agency, made_at, with_whom, method, fact, third_party, third_party_who, person_words, share_scope)
     values ($1, $2, $3, 30, $4, $5, $3, array['person'], 'visit', $6, $7, $8, $9, $10)`,
    [
      newId(),
      caseId,
      of.at,
      s.staff[login],
      s.agency[login],
      of.fact,
      of.thirdParty ?? null,
      of.thirdParty ? '大家さん' : null,
      of.words ?? null,
      of.scope ?? 'team',
    ],
  )
}

/** Every text and number of a file, its names and heads, as the cells hold them. */
async function fileAt(path: string, post?: Record<string, string>) {
  const response = await s.app.fetch(
    new Request(`http://localhost:3000${path}`, {
      method: post ? 'POST' : 'GET',
      headers: {
        cookie: s.browser.cookie,
        ...(post ? { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost:3000' } : {}),
      },
      ...(post ? { body: new URLSearchParams(post) } : {}),
    }),
  )
  expect(response.headers.get('content-type')).toBe(XLSX)
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  const strings = [...part('xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text = '']) => plain(text))
  const sheets = Object.keys(files)
    .filter(name => name.startsWith('xl/worksheets/sheet'))
    .map(part)
    .join('')
  const disposition = response.headers.get('content-disposition') ?? ''
  return { strings, sheets, workbook: part('xl/workbook.xml'), styles: part('xl/styles.xml'), disposition }
}

const plain = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
const bare = (text: string) => plain(text.replaceAll(/<[^>]*>/g, '')).replaceAll(/[\s　]/g, '')
const shown = (html: string) => bare(html.slice(html.indexOf('<article')))
/** What only the file says of itself, as the A4 page says it in its running head. */
const OWN_LINES = /^(【見本|印刷)|様式第/

async function sameOnBoth(page: string, file: string) {
  const a4 = await s.browser.get(page)
  expect(a4.status).toBe(200)
  const on = shown(a4.html)
  const { strings } = await fileAt(file)
  expect(strings.length).toBeGreaterThan(20)
  expect(strings.filter(text => !OWN_LINES.test(text)).filter(text => !on.includes(bare(text)))).toEqual([])
}

test('what an Excel file of a case says stands on the A4 page as well, for each form', async () => {
  const of = await filledCase()
  const at = `/cases/${of.id}/papers`
  await sameOnBoth(`${at}/assessment`, `${at}/assessment/excel`)
  await sameOnBoth(`${at}/log`, `${at}/log/excel`)
  const { plan } = await s.decided()
  await sameOnBoth(`/plans/${plan.id}/print`, `/plans/${plan.id}/print/excel`)
  await sameOnBoth(`/plans/${plan.id}/print-evaluation`, `/plans/${plan.id}/print-evaluation/excel`)
})

test('a file holds days as days and numbers as numbers, no formula, fits A4 in width, and repeats the head of its table', async () => {
  const of = await filledCase()
  const log = await fileAt(`/cases/${of.id}/papers/log/excel`)
  expect(log.sheets).not.toContain('<f>')
  expect(log.sheets).toContain('fitToPage="1"')
  expect(log.sheets).toMatch(/<pageSetup paperSize="9"[^>]*fitToWidth="1" fitToHeight="0"/)
  expect(log.workbook).toMatch(/_xlnm\.Print_Titles[^<]*支援経過記録シート'!\$\d+:\$\d+/)
  expect(log.workbook).toContain('_xlnm.Print_Area')
  expect(log.styles).toContain('[$-411]ge.m.d hh:mm')
  expect(log.sheets).toContain('<v>46300.4375</v>')
  expect(log.strings.some(text => text.includes('+81 から始まる'))).toBe(true)
  const assessment = await fileAt(`/cases/${of.id}/papers/assessment/excel`)
  expect(assessment.sheets).not.toContain('<f>')
  expect(assessment.strings.some(text => text.startsWith('=HYPERLINK'))).toBe(true)
  expect(assessment.sheets).toContain('<v>68000</v>')
})

test('a file is named by form, case number and day, never by a person', async () => {
  const of = await filledCase()
  const { disposition } = await fileAt(`/cases/${of.id}/papers/log/excel`)
  expect(disposition).toMatch(/filename="support-log_J-\d{6}_\d{4}-\d\d-\d\d\.xlsx"/)
  expect(decodeURIComponent(disposition)).not.toContain('見本田')
})

test('what third parties said stays off the log unless it is chosen, and a period leaves the rest out', async () => {
  const of = await filledCase()
  const at = `/cases/${of.id}/papers/log`
  const usual = await s.browser.get(at)
  expect(usual.html).toContain('玄関で話した')
  expect(usual.html).not.toContain('夜も電気がついている')
  expect((await s.browser.get(`${at}?third=yes`)).html).toContain('夜も電気がついている')
  const later = await s.browser.get(`${at}?from=R8.11.1&to=2026-11-30`)
  expect(later.html).not.toContain('玄関で話した')
  expect(later.html).toContain('+81 から始まる')
  expect((await s.browser.get(`${at}?from=いつか`)).html).toContain('日付として読めませんでした')
})

test('sensitive answers go to paper only with a purpose, which stands in the access log with rows and fingerprint', async () => {
  const of = await filledCase()
  const at = `/cases/${of.id}/papers/assessment`
  const covered = await s.browser.get(at)
  expect(covered.html).not.toContain('見本診療所')
  expect(covered.html).toContain('目的を書かずには印刷しません')
  const unsaid = await s.browser.post(`${at}/whole`, { purpose: ' ', as: 'print' })
  expect(unsaid.status).toBe(422)
  const whole = await s.browser.post(`${at}/whole`, { purpose: '支援会議で配るため', as: 'print' })
  expect(whole.html).toContain('見本診療所')
  const [event] = await s.app.ask<{ purpose: string; detail: { rows: number; sha256: string } }>(
    `select e.purpose, d.content as detail from audit.event e join audit.detail d on d.event_id = e.id
      where e.action = 'paper.print' and e.purpose = '支援会議で配るため' and $1 = any (e.subject_ids)`,
    [of.id],
  )
  expect(event?.detail).toMatchObject({ rows: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
})

test('a log of more than a hundred entries and the list of cases ask what for before anything leaves', async () => {
  const of = await filledCase()
  for (let n = 0; n < 100; n++) await entry(of.id, { at: `2026-09-01T00:${String(n % 60).padStart(2, '0')}:00Z`, fact: `記録 ${n}` })
  const at = `/cases/${of.id}/papers/log`
  const asked = await s.browser.get(at)
  expect(asked.html).toContain('支援経過記録シートを出す目的')
  expect(asked.html).not.toContain('玄関で話した')
  const said = await s.browser.post(at, { purpose: '開示の準備のため', as: 'print' })
  expect(said.html).toContain('玄関で話した')
  expect((await s.browser.get('/cases/papers?view=team')).html).toContain('支援ケース一覧を出す目的')
  expect((await s.browser.post('/cases/papers', { view: 'team', as: 'print' })).status).toBe(422)
  const list = await s.browser.post('/cases/papers', { view: 'team', purpose: '所内会議', as: 'print' })
  expect(list.html).toContain('見本田さんの事例')
  expect(list.html).toContain('様式第1版')
})

test('no paper tells a protected place, a sealed word, or what another agency keeps to itself', async () => {
  const of = await filledCase()
  await entry(of.id, { at: '2026-11-06T01:30:00Z', fact: '新しい住まいは夢が原市架空町1-2のアパート', scope: 'team' })
  await entry(of.id, { at: '2026-11-07T01:30:00Z', fact: '包括だけの覚え書き', login: 'houkatsu', scope: 'own_agency' })
  await s.coordinator.send('POST', `/api/v1/cases/${of.id}/plans`, { kind: 'multilayered', ...s.content(), direction: '架空町1-2で暮らす' })
  await s.app.ask(`update people.person set address_protected = true, owner_agency = $2 where id = $1`, [
    of.person,
    s.agency['coordinator'],
  ])
  const [plan] = await s.app.ask<{ id: string }>('select id from coordination.support_plan where case_id = $1', [of.id])
  const at = `/cases/${of.id}/papers`
  for (const path of [`${at}/assessment`, `${at}/log?third=yes`, `/plans/${plan?.id}/print`, `/plans/${plan?.id}/print-evaluation`]) {
    const { html } = await s.browser.get(path)
    for (const kept of ['架空町', '0595-00-1299', '包括だけの覚え書き']) expect([path, html.includes(kept)]).toEqual([path, false])
    expect(html).toContain('▲')
  }
  for (const path of [`${at}/assessment/excel`, `${at}/log/excel?third=yes`, `/plans/${plan?.id}/print/excel`]) {
    const file = await fileAt(path)
    const all = file.strings.join('\n') + file.sheets + file.workbook
    for (const kept of ['架空町', '0595-00-1299', '包括だけの覚え書き']) expect([path, all.includes(kept)]).toEqual([path, false])
  }
})

test('a word written under seal stands on no paper, not even for those inside', async () => {
  const stood = await standCase(s.app, { label: '見本の世帯', logins: ['kodomo', 'desk'], coordinator: 'coordinator' })
  const [kodomo, second] = [await s.app.api('kodomo'), await s.app.api('kodomo2')]
  const made = await kodomo.send('POST', '/api/v1/compartments', {
    kind: 'child_protection',
    label: 'かなりあ封印の件',
    basis: 'cwa-25-2',
    caseNo: stood.no,
    secondStaff: await staffOf(s.app, 'kodomo2'),
    ownClass: 'public_body',
    secondClass: 'public_body',
  })
  const sealed = (made.json() as { id: string }).id
  expect((await second.send('POST', `/api/v1/compartments/${sealed}/confirm`, { answer: 'yes' })).status).toBe(200)
  const inside = await s.app.signIn('kodomo')
  for (const path of ['', '/log?third=yes']) {
    const { status, html } = await inside.get(`/cases/${stood.id}/papers${path}`)
    expect([path, status, html.includes('かなりあ封印')]).toEqual([path, 200, false])
  }
  const list = await inside.post('/cases/papers', { view: 'team', purpose: '所内会議', as: 'print' })
  expect(list.html).toContain('見本の世帯')
  expect(list.html).not.toContain('かなりあ封印')
})

test('to an agency outside the team there is no paper of the case, and through a broken glass neither', async () => {
  const of = await filledCase()
  const { plan, of: planned } = await s.decided()
  const outside = await s.app.signIn('shogai')
  const paths = ['', '/assessment', '/assessment/excel', '/assessment/whole', '/log', '/log/excel'].map(
    path => `/cases/${of.id}/papers${path}`,
  )
  const every = [...paths, `/plans/${plan.id}/print`, `/plans/${plan.id}/print/excel`]
  for (const path of every) expect([path, (await outside.get(path)).status]).toEqual([path, 404])
  expect((await outside.post(`/cases/${of.id}/papers/log`, { purpose: '見たい', as: 'excel' })).status).toBe(404)
  expect((await s.shogai.get(`/api/v1/cases/${of.id}/papers`)).status).toBe(404)
  await s.app.ask('update platform.session set strong_at = now()')
  const cases = await s.app.ask<{ no: number }>('select no::integer from coordination.support_case where id = any ($1)', [
    [of.id, planned.id],
  ])
  for (const { no } of cases) {
    const words = '本人から助けを求める電話があり、連絡先を確かめる'
    expect((await outside.post('/glass', { no: String(no), reasonCode: 'life', words })).status).toBe(303)
  }
  expect((await outside.get(`/cases/${of.id}`)).status).toBe(200)
  for (const path of every) expect([path, (await outside.get(path)).status]).toEqual([path, 404])
  expect((await s.shogai.get(`/api/v1/cases/${of.id}/papers`)).status).toBe(404)
})

test('the tab and the API list every paper of the case with its A4 page and its file', async () => {
  const { plan, of } = await s.decided()
  const tab = await s.browser.get(`/cases/${of.id}/papers`)
  for (const path of [
    `/plans/${plan.id}/print/excel`,
    `/cases/${of.id}/papers/log/excel`,
    `/consultations/${of.consultation}/print?only=application`,
  ])
    expect(tab.html).toContain(`href="${path}"`)
  const { items } = (await s.coordinator.get(`/api/v1/cases/${of.id}/papers`)).json() as {
    items: readonly { key: string; a4: string | null }[]
  }
  expect(items.map(item => item.key)).toEqual([
    'application',
    'assessment',
    'log',
    `plan-${plan.id}`,
    `evaluation-${plan.id}`,
    'chronology',
    'own-file',
    'list',
  ])
  expect(items.find(item => item.key === 'assessment')?.a4).toBeNull()
})
