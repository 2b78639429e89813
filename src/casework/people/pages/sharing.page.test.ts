import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../../testing/app.ts'
import { startApp } from '../../../../testing/app.ts'

let app: RunningApp
let desk: Browser
let head: Browser
let privacy: Browser
let centreId: string

beforeAll(async () => {
  app = await startApp({ residents: 40, consultations: 5 })
  desk = await app.signIn('desk')
  head = await app.signIn('head')
  privacy = await app.signIn('privacy')
  const [centre] = await app.ask<{ agency_id: string }>(`select agency_id from staff.staff where login = 'houkatsu'`)
  centreId = centre?.agency_id ?? ''
})

afterAll(() => app.close())

async function register(fields: Record<string, string>): Promise<string> {
  const answer = await desk.post('/people/new', { language: 'ja', sex: 'not_stated', ...fields })
  const id = /^\/people\/([0-9a-f-]{36})/.exec(answer.location)?.[1]
  if (id === undefined) throw new Error(`${answer.status}\n${answer.html}`)
  return id
}

const given = () => ({
  answer: 'given',
  purpose: '介護の相談を一緒に受けるため',
  type: 'oral',
  workerNote: '窓口で本人に確かめた',
  agencies: [centreId],
  categories: ['contact', 'history'],
  languageUsed: 'ja',
})

async function consent(person: string): Promise<string> {
  const answer = await desk.post(`/people/${person}/consents/new`, given())
  if (answer.status !== 303) throw new Error(`${answer.status}\n${answer.html}`)
  const [row] = await app.ask<{ id: string }>('select id from people.consent where person_id = $1 order by id desc limit 1', [person])
  return row?.id ?? ''
}

const told = (differs: Record<string, string | string[]> = {}) => ({
  channel: 'phone',
  toAgency: centreId,
  fields: ['contact'],
  basis: 'consent',
  reason: '訪問の日を決めるため',
  ...differs,
})

test('a consent is written down on one form, stands in the list and on its own page, and can be withdrawn there', async () => {
  const person = await register({ family: '同意', given: '花' })
  const id = await consent(person)
  const list = await desk.get(`/people/${person}/consents?done=begun`)
  for (const shown of ['同意を記録しました。', '同意あり', '介護の相談を一緒に受けるため', '連絡先、これまでの経過'])
    expect(list.html).toContain(shown)
  const told1 = await desk.post(`/people/${person}/disclosures/new`, told())
  expect(told1.location).toBe(`/people/${person}/disclosures?done=told`)
  const one = await desk.get(`/consents/${id}`)
  for (const shown of ['すでに情報を受け取っている先', '訪問の日を決めるため', '取り下げを記録する', '狭める'])
    expect(one.html).toContain(shown)
  const without = await desk.post(`/consents/${id}/withdraw`, { _version: '1', how: '' })
  expect(without.status).toBe(422)
  expect(without.html).toContain('どのように取り下げのお申し出があったかを書いてください。')
  expect((await desk.post(`/consents/${id}/withdraw`, { _version: '1', how: '窓口でお申し出' })).location).toBe(
    `/consents/${id}?done=withdrawn`,
  )
  expect((await desk.get(`/consents/${id}`)).html).toContain('この同意は終わっています')
  const late = await desk.post(`/people/${person}/disclosures/new`, told())
  expect([late.status, late.html.includes('同意は取り下げられています')]).toEqual([409, true])
  expect(late.html).toContain('訪問の日を決めるため')
})

test('a consent that was not obtained is an ordinary answer of the form, with a day to ask again', async () => {
  const person = await register({ family: '同意', given: '未' })
  const answer = { answer: 'not_obtained', purpose: '家計の相談', personWords: 'まだ考えたい', agencies: [], categories: [] }
  const without = await desk.post(`/people/${person}/consents/new`, answer)
  expect(without.status).toBe(422)
  for (const kept of ['もう一度お尋ねする日を入れてください。', 'まだ考えたい', 'href="#f-askAgainOn"'])
    expect(without.html).toContain(kept)
  expect((await desk.post(`/people/${person}/consents/new`, { ...answer, askAgainOn: '2099-01-05' })).location).toContain('done=waiting')
  expect((await desk.get(`/people/${person}/consents`)).html).toContain('得られていない')
})

test('a telling without recipient, contents, basis or reason comes back with a sentence at each field', async () => {
  const person = await register({ family: '伝言', given: '一' })
  const answer = await desk.post(`/people/${person}/disclosures/new`, {
    channel: 'fax',
    toPerson: '見本病院',
    fields: [],
    basis: '',
    reason: '',
  })
  expect(answer.status).toBe(422)
  for (const name of ['fields', 'basis', 'reason']) expect(answer.html).toContain(`href="#f-${name}"`)
  expect(answer.html).toContain('value="見本病院"')
  const nobody = await desk.post(`/people/${person}/disclosures/new`, told({ toAgency: '', basis: 'appi-69-2-3' }))
  expect(nobody.status).toBe(422)
  expect(nobody.html).toContain('href="#f-toAgency"')
})

test('the register is narrowed by agency and period, and leaves the house only for a purpose, as a file that a spreadsheet opens', async () => {
  const person = await register({ family: '登録', given: '簿子' })
  await desk.post(`/people/${person}/disclosures/new`, told({ basis: 'appi-69-2-3', reason: '=退院の日の確認' }))
  expect((await desk.get(`/disclosures?agency=${centreId}`)).html).toContain('登録　簿子')
  expect((await desk.get('/disclosures?from=2099-01-01')).html).not.toContain('登録　簿子')
  const without = await desk.post(`/people/${person}/disclosures/export`, { purpose: '' })
  expect([without.status, without.html.includes('持ち出す目的を選んでください。')]).toEqual([422, true])
  const file = await desk.post(`/people/${person}/disclosures/export`, { purpose: 'review_board' })
  expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(file.headers.get('content-disposition')).not.toMatch(/[^ -~]/)
  expect(file.html).toMatch(/^番号,日時,ご本人,/)
  expect(file.html).toContain("'=退院の日の確認")
})

test('the privacy officer reads every telling with numbers instead of persons; staff have no such page', async () => {
  const review = await privacy.get('/disclosures/review')
  expect(review.status).toBe(200)
  for (const shown of ['対象 1', '訪問の日を決めるため', '地域包括支援センター']) expect(review.html).toContain(shown)
  for (const hidden of ['登録　簿子', '同意　花']) expect(review.html).not.toContain(hidden)
  const file = await privacy.post('/disclosures/review/export', { purpose: 'review_board' })
  expect(file.html).not.toContain('簿子')
  expect((await desk.get('/disclosures/review')).status).toBe(403)
  expect((await privacy.get('/disclosures')).status).toBe(403)
})

const CANARY = { address: '夢が原市隠し里八丁目9番10号', phone: '0595-00-7777', postalCode: '5180888', contactNote: '隠し里の郵便受けへ' }
const FORBIDDEN = ['隠し里', '9番10号', '0595-00-7777', '末尾 7777', '518-0888', '5180888']

test('once protected, the place is on no page, paper, file or answer of the API, for anybody, until it is opened with a reason', async () => {
  const person = await register({ family: '守山', given: '静', birthDate: 'S60.1.2', ...CANARY })
  const made = await desk.post(`/people/${person}/household`, {
    label: '守山家',
    address: CANARY.address,
    postalCode: CANARY.postalCode,
    relationship: 'head',
    cohabits: 'yes',
  })
  const household = /\/households\/([0-9a-f-]{36})/.exec(made.location)?.[1]
  await desk.post(`/people/${person}/disclosures/new`, told({ basis: 'appi-69-2-3' }))
  const set = await desk.post(`/people/${person}/protection/set`, { kind: 'dv', fromOn: '2026-11-01', perpetrators: [] })
  expect(set.location).toBe(`/people/${person}/protection?done=set`)
  const api = await app.api('desk')
  const seen = [
    await desk.get(`/people/${person}`),
    await desk.get(`/people/${person}/edit`),
    await desk.get(`/people/${person}/protection`),
    await desk.get(`/people/${person}/own-file`),
    await desk.get(`/people/${person}/disclosures`),
    await desk.get(`/households/${household}`),
    await desk.get(`/households/${household}/edit`),
    await desk.post('/people/search', { q: '守山' }),
    await desk.post('/people/search', { q: '0595-00-7777' }),
    await desk.post(`/people/${person}/disclosures/export`, { purpose: 'other' }),
    await head.get('/protections'),
    await api.get(`/api/v1/people/${person}`),
    await api.get(`/api/v1/households/${household}`),
    await api.send('POST', '/api/v1/people/search', { q: '守山静' }),
  ]
  for (const [nth, { status, html }] of seen.entries()) {
    expect(status, `look ${nth}`).toBe(200)
    // The search box shows again what was typed into it.
    const shown = html.replaceAll('value="0595-00-7777"', '')
    for (const canary of FORBIDDEN) expect(shown, `look ${nth}: ${canary}`).not.toContain(canary)
  }
  expect(seen[0]?.html).toContain('住所を守っている方')
  const without = await desk.post(`/people/${person}/protection/open`, { reason: '' })
  expect([without.status, without.html.includes('隠し里')]).toEqual([422, false])
  const opened = await desk.post(`/people/${person}/protection/open`, { reason: '書類を郵送するため' })
  for (const shown of ['夢が原市隠し里八丁目9番10号', '0595-00-7777', '518-0888']) expect(opened.html).toContain(shown)
  expect((await head.get('/protections')).html).toContain('書類を郵送するため')
  expect((await (await app.signIn('houkatsu')).get(`/people/${person}/protection`)).status).toBe(404)
})

test('a telling that writes a protected place is held back once, with everything typed, and goes through when confirmed', async () => {
  const person = await register({ family: '守山', given: '洩', ...CANARY })
  await desk.post(`/people/${person}/protection/set`, { kind: 'stalking', fromOn: '2026-11-01', perpetrators: [] })
  const sent = told({ basis: 'life_threatening', reason: '隠し里8-9-10へ救急を頼んだ' })
  const held = await desk.post(`/people/${person}/disclosures/new`, sent)
  expect(held.status).toBe(409)
  for (const shown of ['守っている住所や電話が書かれています', 'name="isConfirmed"', '隠し里8-9-10へ救急を頼んだ'])
    expect(held.html).toContain(shown)
  expect((await desk.post(`/people/${person}/disclosures/new`, { ...sent, isConfirmed: 'yes' })).status).toBe(303)
})

test('one asks for the end of a protection and a head who is somebody else confirms it; then the place is back', async () => {
  const person = await register({ family: '守山', given: '終', ...CANARY })
  await desk.post(`/people/${person}/protection/set`, { kind: 'other', fromOn: '2026-11-01', perpetrators: [] })
  expect((await desk.post(`/people/${person}/protection/end`, { words: '転居が済んだ' })).location).toContain('done=asked')
  expect((await desk.post(`/people/${person}/protection/answer`, { answer: 'end' })).status).toBe(404)
  const asked = await head.get(`/people/${person}/protection`)
  expect(asked.html).toContain('終える申し出があります')
  expect((await head.post(`/people/${person}/protection/answer`, { answer: 'end' })).location).toContain('done=ended')
  expect((await desk.get(`/people/${person}`)).html).toContain('0595-00-7777')
})

test('the own-file copy holds facts, consents and tellings, and nothing that staff wrote for each other', async () => {
  const person = await register({ family: '写', given: '子', birthDate: 'S30.5.5', note: '隣の人の話では留守がち' })
  await consent(person)
  await desk.post(`/people/${person}/disclosures/new`, told())
  const { html } = await desk.get(`/people/${person}/own-file`)
  for (const shown of ['写　子 様', '介護の相談を一緒に受けるため', '地域包括支援センター', '昭和30年5月5日']) expect(html).toContain(shown)
  expect(html).not.toContain('留守がち')
})

test('the API writes down and gives consents and tellings like the pages, with the same refusals', async () => {
  const api = await app.api('desk')
  const person = await register({ family: '電同', given: '一' })
  const path = `/api/v1/people/${person}`
  const early = await api.send('POST', `${path}/disclosures`, told())
  expect([early.status, early.json()]).toEqual([409, expect.objectContaining({ code: 'out-of-consent' })])
  const made = await api.send('POST', `${path}/consents`, given())
  expect(made.status).toBe(201)
  const { id, state } = made.json() as { id: string; state: string }
  expect(state).toBe('given')
  expect((await api.send('POST', `${path}/disclosures`, told())).json()).toMatchObject({ consentId: id, fields: ['contact'] })
  const withdrawn = await api.send('POST', `/api/v1/consents/${id}/withdraw`, { how: '電話でお申し出' }, { 'if-match': '"1"' })
  expect(withdrawn.json()).toMatchObject({ state: 'withdrawn', version: 2 })
  const late = await api.send('POST', `${path}/disclosures`, told())
  expect([late.status, late.json()]).toEqual([409, expect.objectContaining({ code: 'consent-withdrawn' })])
  const listed = (await api.get(`${path}/consents`)).json() as { items: unknown[] }
  expect(listed.items).toEqual([expect.objectContaining({ id, state: 'withdrawn' })])
  const kodomo = await app.api('kodomo')
  for (const part of ['consents', 'disclosures']) expect((await kodomo.get(`${path}/${part}`)).status, part).toBe(404)
})
