import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../../testing/app.ts'
import { startApp } from '../../../../testing/app.ts'

let app: RunningApp
let desk: Browser

beforeAll(async () => {
  app = await startApp({ residents: 40, consultations: 10 })
  desk = await app.signIn('desk')
})
afterAll(() => app.close())

const MOTHER = {
  family: '架空田',
  given: '紙子',
  familyKana: 'カクウダ',
  givenKana: 'カミコ',
  sex: 'female',
  birthDate: '1989-03-04',
  phone: '090-0000-1234',
  phoneOther: '0595-00-4321',
  email: 'kamiko@example.jp',
  postalCode: '000-0099',
  address: '夢が原市架空本町9番地',
}

/** A consultation with one person in it, received at the front desk. */
async function receive(differs: object = {}): Promise<{ readonly id: string; readonly personId: string }> {
  const caller = await app.api('desk')
  const heard = {
    channel: 'counter',
    statement: '紙に刷る相談です。家賃が払えません。',
    topics: ['rent_loan', 'no_food'],
    mainTopic: 'no_food',
    ...differs,
  }
  const { id } = (await caller.send('POST', '/api/v1/consultations', heard)).json() as { id: string }
  const { id: personId } = (await caller.send('POST', '/api/v1/people', MOTHER)).json() as { id: string }
  const linked = await caller.send('POST', `/api/v1/consultations/${id}/people`, { personId, part: 'subject' })
  expect(linked.status).toBeLessThan(300)
  return { id, personId }
}

/** What a sheet says, without its markup. */
const wordsOf = (html: string) =>
  (/<article[\s\S]*<\/article>/.exec(html)?.[0] ?? '')
    .replace(/<rt>[^<]*<\/rt>|<rp>[^<]*<\/rp>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

function expectInOrder(text: string, parts: readonly string[]): void {
  let at = -1
  for (const part of parts) {
    const found = text.indexOf(part, at + 1)
    expect(found, `${part} after what stands before it`).toBeGreaterThan(at)
    at = found
  }
}

test('the reception form carries the record in the order of the national form and leaves open what is not known', async () => {
  const { id } = await receive({ visitorName: '架空田 母代', visitorRelation: '母', accessNeeds: '筆談を希望' })
  const { status, html } = await desk.get(`/consultations/${id}/print`)
  expect(status).toBe(200)
  const order = [
    '相談受付・申込票',
    'A 基本のこと',
    '受付日',
    'ふりがな',
    'カクウダ カミコ',
    '氏名',
    '架空田 紙子',
    '性別',
    '□ 男性',
    '☑ 女性',
    '生年月日',
  ]
  const contact = [
    '平成元年3月4日（1989年）',
    '歳',
    '〒000-0099',
    '架空本町9番地',
    '0595-00-4321',
    '090-0000-1234',
    'kamiko@example.jp',
    '架空田 母代',
    '母',
  ]
  const wish = ['□ 病気や健康', '○ 家賃やローンの支払いのこと', '◎ 食べるものがない', '家賃が払えません。', '筆談を希望', '署名']
  const living = ['B 暮らしのこと', '□ 正社員・公務員', '□ 持家', '□ 社会保険', '□ 受給中', '相談記録（職員用）', '支援の経過']
  expectInOrder(wordsOf(html), [...order, ...contact, ...wish, ...living])
})

test('the copy for the person holds nothing of what the worker judges or the family says', async () => {
  const { id } = await receive({ workerView: '見立ての言葉', familyStatement: '家族の言葉' })
  const whole = await desk.get(`/consultations/${id}/print`)
  expect(whole.html).toContain('見立ての言葉')
  const { html } = await desk.get(`/consultations/${id}/print?only=application`)
  expect(html).toContain('家賃が払えません。')
  for (const words of ['見立ての言葉', '家族の言葉', '支援の経過']) expect(html).not.toContain(words)
})

test('address-protected: no paper says where a protected person lives or can be reached, at their own agency either', async () => {
  const { id, personId } = await receive({ visitorPhone: '0595-00-7777', contactNote: '実家の裏口から' })
  await app.ask('update people.person set address_protected = true where id = $1', [personId])
  for (const path of ['print', 'print?only=application', 'receipt']) {
    const { status, html } = await desk.get(`/consultations/${id}/${path}`)
    expect(status).toBe(200)
    for (const where of [
      '架空本町9番地',
      '000-0099',
      '0000099',
      '090-0000-1234',
      '0595-00-4321',
      'kamiko@example.jp',
      '0595-00-7777',
      '実家の裏口',
    ])
      expect(html, `${path} tells ${where}`).not.toContain(where)
  }
  expect((await desk.get(`/consultations/${id}/print`)).html).toContain('住所を守っている方のため、印刷しません')
})

test('the receipt says the number, the day, whom to ring and what comes next, in easy Japanese too, and nothing of what was said', async () => {
  const { id } = await receive({ called: '呼び名の方' })
  const { html } = await desk.get(`/consultations/${id}/receipt`)
  const [agency] = await app.ask<{ name: string; phone: string; no: number }>(
    'select a.name, a.phone, c.no from desk.consultation c join directory.agency a on a.id = c.owner_agency where c.id = $1',
    [id],
  )
  const no = `S-${String(agency?.no).padStart(6, '0')}`
  expectInOrder(wordsOf(html), ['相談受付票', no, '令和', agency?.name ?? '-', agency?.phone ?? '-', 'これからのこと', '119'])
  expect(html.split(no).length).toBeGreaterThan(3)
  expect(html).toContain('<ruby>相談<rp>')
  expect(html.match(/デモ用・架空データ/g)?.length).toBeGreaterThanOrEqual(4)
  for (const words of ['家賃', '紙子', '呼び名の方', '食べるものがない']) expect(html).not.toContain(words)
})

test('every print is written down apart from reading, with the ids of all who are on the paper', async () => {
  const { id, personId } = await receive()
  const printed = () =>
    app.ask<{ subject_ids: string[]; route: string }>(
      `select subject_ids, route from audit.event where action = 'consultation.print' and subject_ids @> array[$1::uuid]`,
      [id],
    )
  await desk.get(`/consultations/${id}`)
  expect(await printed()).toEqual([])
  await desk.get(`/consultations/${id}/print`)
  await desk.get(`/consultations/${id}/receipt`)
  expect((await printed()).map(({ route }) => route).sort()).toEqual(['GET /consultations/:id/print', 'GET /consultations/:id/receipt'])
  expect((await printed()).some(({ subject_ids }) => subject_ids.includes(personId))).toBe(true)
})

test('another agency can print no consultation it does not stand beside', async () => {
  const { id } = await receive()
  const other = await app.signIn('kodomo')
  for (const path of ['print', 'receipt']) expect((await other.get(`/consultations/${id}/${path}`)).status).toBe(404)
})
