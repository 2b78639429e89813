import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Browser, Caller, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import { newId } from '../../kernel/id.ts'

const LOGINS = ['coordinator', 'houkatsu', 'shogai', 'kodomo', 'jiritsu'] as const
type Login = (typeof LOGINS)[number]

let app: RunningApp
let staff: ReadonlyMap<string, { readonly id: string; readonly agency: string }>
let browsers: ReadonlyMap<Login, Browser>
let callers: ReadonlyMap<Login, Caller>

beforeAll(async () => {
  app = await startApp({ residents: 40, consultations: 10 })
  const rows = await app.ask<{ login: string; id: string; agency_id: string }>(
    `select login, id, agency_id from staff.staff where login = any ($1)`,
    [[...LOGINS]],
  )
  staff = new Map(rows.map(row => [row.login, { id: row.id, agency: row.agency_id }]))
  browsers = new Map(await Promise.all(LOGINS.map(async login => [login, await app.signIn(login)] as const)))
  callers = new Map(await Promise.all(LOGINS.map(async login => [login, await app.api(login)] as const)))
})
afterAll(() => app.close())

const of = (login: Login) => staff.get(login) ?? { id: '', agency: '' }
const browser = (login: Login): Browser => browsers.get(login) ?? app.visitor()
const api = (login: Login): Caller => {
  const caller = callers.get(login)
  if (caller === undefined) throw new Error(login)
  return caller
}
const idIn = (seen: { json(): unknown }) => (seen.json() as { id: string }).id

let caseId: string
let person: string

/** A case coordinated by `coordinator`, with `houkatsu` in its team, about one invented person who has not been asked for consent. */
beforeEach(async () => {
  const made = await api('coordinator').send('POST', '/api/v1/people', {
    family: '架空',
    given: '花子',
    birthDate: '1960-04-01',
    purpose: '見本',
  })
  expect(made.status).toBe(201)
  person = idIn(made)
  caseId = newId()
  const { id, agency } = of('coordinator')
  await app.ask(
    `insert into coordination.support_case (id, label, opened_at, opened_by, opened_agency, lead_agency, coordinator_agency, solving, accompanying, next_contact_on, version)
     values ($1, '見本の事例', now(), $2, $3, $4, $3, 'open', 'open', '2027-01-05', 1)`,
    [caseId, id, agency, of('houkatsu').agency],
  )
  await app.ask(
    `insert into coordination.case_act (id, case_id, seq, kind, at, by_staff, by_agency, body) values ($1, $2, 1, 'opened', now(), $3, $4, '{}')`,
    [newId(), caseId, id, agency],
  )
  for (const [member, part] of [
    [agency, 'coordinator'],
    [of('houkatsu').agency, 'member'],
  ]) {
    await app.ask(
      `insert into coordination.team (case_id, agency_id, part, basis, basis_on, reason, since, opened_at) values ($1, $2, $3, 'appi-69-2-2', '2026-10-01', '見本', now(), now())`,
      [caseId, member, part],
    )
  }
  await app.ask(
    `insert into coordination.case_person (case_id, person_id, part, linked_at, linked_by) values ($1, $2, 'subject', now(), $3)`,
    [caseId, person, id],
  )
})

/** The person agrees that these agencies learn of them. */
async function consent(...logins: readonly Login[]): Promise<string> {
  const id = newId()
  await app.ask(
    `insert into people.consent (id, person_id, stage, asked_on, asked_by, by_agency, type, purpose, agencies, categories, valid_from, language_used, version)
     values ($1, $2, 'given', '2026-10-01', $3, $4, 'written', '支援のため', $5, '{contact,household,health,income,housing,child,history}', '2026-10-01', 'ja', 1)`,
    [id, person, of('coordinator').id, of('coordinator').agency, logins.map(login => of(login).agency)],
  )
  return id
}

const SITTING = { title: '12月の支援の会議', on: '2026-12-03', time: '13:30', minutes: 60, place: '第1会議室', chair: '課長 見本' }
const support = (question = '見本の問い：だれが訪ねるか') => ({
  caseId,
  typeCode: 'support_conference',
  question,
  basisReason: '名乗らない方のため',
})
const multilayered = () => ({ caseId, typeCode: 'multilayered_support_conference', question: '見本の問い：方向性をそろえるか' })

async function plan(first: object = support()): Promise<string> {
  const made = await api('coordinator').send('POST', '/api/v1/conferences', { sitting: SITTING, item: first })
  expect(made.status, made.html).toBe(201)
  return idIn(made)
}

type Told = {
  readonly agenda: readonly { readonly id: string; readonly typeCode: string; readonly basis: string }[]
  readonly state: string
  readonly version: number
  readonly invitations: readonly { readonly id: string; readonly agencyId: string | null; readonly itemIds: readonly string[] }[]
}
const told = async (login: Login, id: string) => (await api(login).get(`/api/v1/conferences/${id}`)).json() as Told

async function invite(id: string, login: Login, itemIds?: readonly string[]): Promise<void> {
  const items = itemIds ?? (await told('coordinator', id)).agenda.map(item => item.id)
  const body = { agencyId: of(login).agency, secrecyClass: 'public_body', isNeeded: true, itemIds: items }
  const sent = await api('coordinator').send('POST', `/api/v1/conferences/${id}/invitations`, body)
  expect(sent.status, sent.html).toBe(200)
}

const step = (login: Login, id: string, path: string, body: object = {}) =>
  api(login).send('POST', `/api/v1/conferences/${id}/${path}`, body)
const codeOf = (seen: { json(): unknown }) => (seen.json() as { code: string }).code

test('a 重層的支援会議 is refused without consent and taken with one; from 支援会議 the switch asks again, back it never asks', async () => {
  const refused = await api('coordinator').send('POST', '/api/v1/conferences', { sitting: SITTING, item: multilayered() })
  expect([refused.status, codeOf(refused)]).toEqual([409, 'basis-needs-consent'])
  const id = await plan()
  const item = (await told('coordinator', id)).agenda[0]?.id ?? ''
  const change = (typeCode: string) =>
    api('coordinator').send('PATCH', `/api/v1/conferences/${id}/agenda/${item}`, { typeCode, question: '見本の問い' })
  expect(codeOf(await change('multilayered_support_conference'))).toBe('basis-needs-consent')
  const given = await consent('coordinator', 'houkatsu')
  expect((await change('multilayered_support_conference')).status).toBe(200)
  expect((await told('coordinator', id)).agenda[0]).toMatchObject({ typeCode: 'multilayered_support_conference', basis: 'consent' })
  await app.ask(`update people.consent set stage = 'withdrawn', withdrawn_on = '2026-11-22', how_withdrawn = '電話' where id = $1`, [given])
  expect((await change('support_conference')).status).toBe(200)
  expect((await told('coordinator', id)).agenda[0]).toMatchObject({ basis: 'swa-106-6' })
  const acts = await app.ask<{ kind: string }>(`select kind from coordination.conference_act where conference_id = $1 order by seq`, [id])
  expect(acts.map(act => act.kind)).toEqual(['planned', 'item_added', 'basis_switched', 'basis_switched'])
})

test('a sealed kind cannot be put on an agenda, neither through the screen nor past it', async () => {
  const sent = await api('coordinator').send('POST', '/api/v1/conferences', {
    sitting: SITTING,
    item: { ...support(), typeCode: 'case_review_conference' },
  })
  expect([sent.status, codeOf(sent)]).toEqual([422, 'fields'])
  const form = await browser('coordinator').get(`/conferences/new?case=${caseId}`)
  expect(form.html).toContain('重層的支援会議')
  expect(form.html).not.toContain('個別ケース検討会議')
  const id = await plan()
  await expect(
    app.ask(`update coordination.agenda_item set type_code = 'core_member_conference' where conference_id = $1`, [id]),
  ).rejects.toThrow('sealed')
})

test('an agency outside the team sees only the item it is invited to, once it is called; for others the sitting is not there', async () => {
  const id = await plan(support('一つ目の問い'))
  await step('coordinator', id, 'agenda', support('二つ目の問い'))
  const [first, second] = (await told('coordinator', id)).agenda.map(item => item.id)
  await invite(id, 'shogai', [second ?? ''])
  await invite(id, 'kodomo', [first ?? ''])
  const absent = await api('jiritsu').get(`/api/v1/conferences/${newId()}`)
  const same = (seen: { status: number; html: string }) => expect([seen.status, seen.html]).toEqual([404, absent.html])
  same(await api('shogai').get(`/api/v1/conferences/${id}`))
  expect((await step('coordinator', id, 'call')).status).toBe(200)
  const seen = await told('shogai', id)
  expect(seen.agenda.map(item => item.id)).toEqual([second])
  expect(seen.invitations.map(one => one.agencyId).sort()).toEqual([of('coordinator').agency, of('shogai').agency].sort())
  const page = await browser('shogai').get(`/conferences/${id}`)
  expect(page.html).toContain('二つ目の問い')
  expect(page.html).not.toContain('一つ目の問い')
  expect(page.html).not.toContain('見本の事例')
  same(await api('jiritsu').get(`/api/v1/conferences/${id}`))
  for (const path of ['briefing', 'minutes']) same(await api('jiritsu').get(`/api/v1/conferences/${id}/${path}`))
  for (const path of ['', '/prep', '/table', '/minutes', '/print', '/slots', '/calendar.ics'])
    expect((await browser('jiritsu').get(`/conferences/${id}${path}`)).status).toBe(404)
  for (const path of ['secrecy', 'call', 'hold', 'close']) expect((await step('jiritsu', id, path)).status).toBe(404)
})

test('no material opens before the secrecy notice is confirmed: 409 in the API, the notice itself on the screen', async () => {
  const id = await plan()
  await invite(id, 'shogai')
  await step('coordinator', id, 'call')
  const refused = await api('shogai').get(`/api/v1/conferences/${id}/briefing`)
  expect([refused.status, codeOf(refused)]).toEqual([409, 'secrecy-not-acknowledged'])
  const notice = await browser('shogai').get(`/conferences/${id}/prep`)
  expect(notice.html).toContain('守秘義務を確認して開く')
  expect(notice.html).not.toContain('記録から作った資料')
  const confirmed = await browser('shogai').post(`/conferences/${id}/secrecy`, { next: `/conferences/${id}/prep` })
  expect(confirmed.location).toBe(`/conferences/${id}/prep`)
  expect((await browser('shogai').get(`/conferences/${id}/prep`)).html).toContain('記録から作った資料')
  await browser('shogai').post(`/conferences/${id}/secrecy`, {})
  const acks = await app.ask(`select 1 from coordination.secrecy_ack where conference_id = $1`, [id])
  expect(acks).toHaveLength(1)
  await expect(app.ask(`update coordination.secrecy_ack set notice = 'x' where conference_id = $1`, [id])).rejects.toThrow()
})

test('opening the material enters every invited agency once in the register, on the basis of the item', async () => {
  const id = await plan()
  await invite(id, 'shogai')
  await invite(id, 'houkatsu')
  await step('coordinator', id, 'call')
  expect((await step('coordinator', id, 'briefing')).status).toBe(200)
  expect((await step('coordinator', id, 'briefing')).status).toBe(200)
  const rows = await app.ask<{ to_agency: string; basis: string; channel: string }>(
    `select to_agency, basis, channel from people.disclosure where conference_id = $1`,
    [id],
  )
  expect(rows.map(row => row.to_agency).sort()).toEqual([of('shogai').agency, of('houkatsu').agency].sort())
  expect(rows.every(row => row.basis === 'swa-106-6' && row.channel === 'meeting')).toBe(true)
})

test('nobody is called to an item that stands on consent unless the consent names them', async () => {
  await consent('coordinator', 'houkatsu')
  const id = await plan(multilayered())
  const items = (await told('coordinator', id)).agenda.map(item => item.id)
  const call = (login: Login) =>
    step('coordinator', id, 'invitations', { agencyId: of(login).agency, secrecyClass: 'public_body', itemIds: items })
  const refused = await call('shogai')
  expect([refused.status, codeOf(refused)]).toEqual([409, 'out-of-consent'])
  expect((await call('houkatsu')).status).toBe(200)
  const outside = await step('coordinator', id, 'invitations', { outsideName: '見本 一郎', secrecyClass: 'individual', itemIds: items })
  expect([outside.status, codeOf(outside)]).toEqual([422, 'fields'])
})

test('a consent taken back before the sitting stops the item, and leaves nothing half done', async () => {
  const given = await consent('coordinator', 'houkatsu')
  const id = await plan(multilayered())
  await invite(id, 'houkatsu')
  await step('coordinator', id, 'call')
  await app.ask(`update people.consent set stage = 'withdrawn', withdrawn_on = '2026-11-22', how_withdrawn = '窓口' where id = $1`, [given])
  for (const path of ['briefing', 'hold']) expect(codeOf(await step('coordinator', id, path))).toBe('basis-needs-consent')
  const [left] = await app.ask<{ packs: number; told: number }>(
    `select (select count(*)::int from coordination.briefing where conference_id = $1) as packs,
            (select count(*)::int from people.disclosure where conference_id = $1) as told`,
    [id],
  )
  expect(left).toEqual({ packs: 0, told: 0 })
  expect((await told('coordinator', id)).state).toBe('called')
})

test('a sitting runs on the screen from the invitation to the tasks, and its minutes are read by those who were there', async () => {
  const coordinator = browser('coordinator')
  const opened = await coordinator.get(`/conferences/new?case=${caseId}`)
  expect(opened.status).toBe(200)
  const made = await coordinator.post('/conferences/new', {
    ...{ ...SITTING, minutes: '60', on: '令和8年12月3日' },
    caseId,
    kind: 'support_conference:支援会議',
    question: '見本の問い：だれが訪ねるか',
  })
  expect(made.location).toMatch(/\/invite\?done=plan$/)
  const at = made.location.replace('/invite?done=plan', '')
  const id = at.replace('/conferences/', '')
  const item = (await told('coordinator', id)).agenda[0]?.id ?? ''
  for (const login of ['shogai', 'kodomo'] as const) {
    const sent = await coordinator.post(`${at}/invite`, {
      agencyId: of(login).agency,
      secrecyClass: 'public_body',
      isNeeded: 'yes',
      itemIds: item,
    })
    expect(sent.status).toBe(303)
  }
  expect((await coordinator.post(`${at}/call`, {})).location).toBe(`${at}?done=call`)
  expect((await browser('shogai').get('/conferences')).html).toContain(at)

  await browser('shogai').post(`${at}/secrecy`, {})
  const sheet = await browser('shogai').post(`${at}/prep/${item}`, {
    version: '0',
    picture: '障がいの見立て：疲れている',
    asked: '一緒に訪ねてほしい',
  })
  expect(sheet.location).toBe(`${at}/prep/${item}?done=prep`)
  await browser('kodomo').post(`${at}/secrecy`, {})
  expect((await browser('kodomo').get(`${at}/prep/${item}`)).html).not.toContain('障がいの見立て')
  expect((await coordinator.post(`${at}/brief`, {})).location).toBe(`${at}?done=brief`)
  const material = await browser('kodomo').get(`${at}/prep/${item}`)
  expect(material.html).toContain('障がいの見立て')
  expect(material.html).toContain('架空')
  expect(material.html).toContain('tn-view-only__marks')

  expect((await coordinator.post(`${at}/hold`, {})).location).toBe(`${at}?done=hold`)
  await coordinator.post(`${at}/secrecy`, {})
  expect((await coordinator.get(`${at}/table`)).html).toContain('障がいの見立て')
  const seats = (await told('coordinator', id)).invitations
  const seatOf = (login: Login) => seats.find(one => one.agencyId === of(login).agency)?.id ?? ''
  const written = {
    direction: '',
    decisions: '来週、二人で訪ねる',
    facts: '雨戸が閉まっている',
    'roles.0.issue': '社会的孤立',
    'roles.0.agencyId': of('shogai').agency,
    'roles.0.action': '訪ねて声をかける',
    'roles.1.issue': '経済的困窮',
    'attendance.0.invitationId': seatOf('coordinator'),
    'attendance.0.name': '見本 司会',
    'attendance.0.isPresent': 'yes',
    'attendance.1.invitationId': seatOf('shogai'),
    'attendance.1.staffId': of('shogai').id,
    'attendance.1.name': '見本 参加',
    'attendance.1.office': '主任',
    'attendance.1.isPresent': 'yes',
    'attendance.2.invitationId': seatOf('kodomo'),
    'attendance.2.name': '見本 欠席',
  }
  const undated = await coordinator.post(`${at}/table/${item}`, { ...written, press: 'fix' })
  expect(undated.status).toBe(422)
  expect(undated.html).toContain('いつまでにするか')
  expect(undated.html).toContain('来週、二人で訪ねる')
  const fields = { ...written, 'roles.0.dueOn': '令和8年12月10日' }
  expect((await coordinator.post(`${at}/table/${item}`, { ...fields, press: 'keep' })).location).toBe(`${at}/table/${item}?done=keep`)
  const kept = await coordinator.get(`${at}/table/${item}`)
  expect(kept.html).toContain('担い手のいない課題があります')
  expect(kept.html).toContain('経済的困窮')
  expect((await browser('shogai').get(`${at}/minutes`)).status).toBe(404)
  const fixed = await coordinator.post(`${at}/table/${item}`, { ...fields, press: 'fix', _key: 'fix-once' })
  expect(fixed.location).toBe(`${at}/minutes?done=close`)
  const again = await coordinator.post(`${at}/table/${item}`, { ...fields, press: 'fix', _key: 'fix-once' })
  expect(again.location).toBe(`${at}/minutes?done=close`)

  const tasks = await app.ask<{ agency_id: string; words: string; due: string; subject_id: string }>(
    `select agency_id, words, due_on::text as due, subject_id from platform.task where case_id = $1 and kind = 'conference'`,
    [caseId],
  )
  expect(tasks).toEqual([
    { agency_id: of('shogai').agency, words: expect.stringContaining('訪ねて声をかける'), due: '2026-12-10', subject_id: id },
  ])
  const entries = await app.ask<{ share_scope: string; fact: string }>(
    `select share_scope, fact from coordination.log_entry where case_id = $1`,
    [caseId],
  )
  expect(entries).toHaveLength(1)
  expect(entries[0]?.share_scope).toBe('conference')
  expect(entries[0]?.fact).not.toContain('来週、二人で訪ねる')

  const read = await browser('shogai').get(`${at}/minutes`)
  expect(read.html).toContain('来週、二人で訪ねる')
  expect(read.html).toContain('支援会議')
  expect(read.html).toContain('社会福祉法')
  expect((await browser('shogai').get(`${at}/print`)).status).toBe(409)
  expect((await browser('kodomo').get(`${at}/minutes`)).status).toBe(404)
  expect((await browser('kodomo').get(`${at}/prep/${item}`)).html).not.toContain('障がいの見立て')
  await browser('houkatsu').post(`${at}/secrecy`, {})
  expect((await browser('houkatsu').get(`${at}/minutes`)).status).toBe(404)
  const paper = await coordinator.get(`${at}/print?paper=minutes&item=${item}`)
  expect(paper.html).toMatch(/<title>支援会議 議事録/)
  expect(paper.html).toContain('読める人')
})

test('the minutes of a 重層的支援会議 are read by the team as well, and its direction becomes the direction of the case', async () => {
  await consent('coordinator', 'houkatsu', 'kodomo')
  const id = await plan(multilayered())
  await invite(id, 'kodomo')
  for (const path of ['call', 'secrecy', 'hold']) expect((await step('coordinator', id, path)).status).toBe(200)
  const { agenda, invitations } = await told('coordinator', id)
  const body = {
    itemId: agenda[0]?.id,
    decisions: '方向性をそろえた',
    direction: '見本の方向性：家で暮らし続ける',
    attendance: [{ invitationId: invitations[0]?.id, name: '見本 司会', isPresent: true }],
  }
  expect((await step('coordinator', id, 'minutes', body)).status).toBe(200)
  expect((await step('coordinator', id, 'close')).status).toBe(200)
  const shut = await api('houkatsu').get(`/api/v1/conferences/${id}/minutes`)
  expect([shut.status, codeOf(shut)]).toEqual([409, 'secrecy-not-acknowledged'])
  await step('houkatsu', id, 'secrecy')
  expect((await api('houkatsu').get(`/api/v1/conferences/${id}/minutes`)).html).toContain('方向性をそろえた')
  await step('kodomo', id, 'secrecy')
  expect((await api('kodomo').get(`/api/v1/conferences/${id}/minutes`)).status).toBe(404)
  const [row] = await app.ask<{ direction: string }>(`select direction from coordination.support_case where id = $1`, [caseId])
  expect(row?.direction).toBe('見本の方向性：家で暮らし続ける')
  expect((await browser('houkatsu').get(`/cases/${caseId}/conferences`)).html).toContain(`/conferences/${id}`)
})

test('a time is found from what everybody marks, and calendars learn of it without a name', async () => {
  const id = await plan()
  await invite(id, 'shogai')
  const at = `/conferences/${id}`
  const offered = await browser('coordinator').post(`${at}/slots`, { times: '2026-12-10 10:00\n令和8年12月11日 13:30' })
  expect(offered.location).toBe(`${at}/slots?done=times`)
  const asked = await browser('shogai').get(`${at}/slots`)
  expect(asked.html).toContain('2026/12/10')
  expect(asked.html).not.toContain('だれが訪ねるか')
  const slots = await app.ask<{ id: string }>(`select id from coordination.slot where conference_id = $1 order by starts_at`, [id])
  const second = slots[1]?.id ?? ''
  expect((await browser('shogai').post(`${at}/slots/mark`, { free: second })).location).toBe(`${at}/slots?done=mark`)
  const best = await browser('coordinator').get(`${at}/slots`)
  expect(best.html.indexOf('2026/12/11')).toBeLessThan(best.html.indexOf('2026/12/10'))
  expect((await browser('coordinator').post(`${at}/slots/choose`, { slotId: second })).location).toBe(`${at}/slots?done=choose`)
  await step('coordinator', id, 'call')
  const file = await browser('shogai').get(`${at}/calendar.ics`)
  expect(file.headers.get('content-type')).toContain('text/calendar')
  expect(file.html).toContain('DTSTART;TZID=Asia/Tokyo:20261211T133000')
  expect(file.html).not.toContain('架空')
  await step('coordinator', id, 'cancel', { words: '延期します' })
  expect((await browser('shogai').get(`${at}/calendar.ics`)).html).toContain('STATUS:CANCELLED')
})

test('refused forms keep what was typed, and an older look does not overwrite a newer one', async () => {
  const refused = await browser('coordinator').post('/conferences/new', {
    title: '',
    caseId,
    kind: 'support_conference:支援会議',
    question: '残る問い',
  })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('<title>エラー：')
  expect(refused.html).toContain('残る問い')
  const id = await plan()
  await step('coordinator', id, 'agenda', support('もう一つ'))
  const late = await api('coordinator').send('PATCH', `/api/v1/conferences/${id}`, SITTING, { 'if-match': '"2"' })
  expect([late.status, codeOf(late)]).toEqual([409, 'stale-version'])
  const early = await step('coordinator', id, 'hold')
  expect([early.status, codeOf(early)]).toEqual([409, 'wrong-state'])
  const lonely = await step('coordinator', id, 'call')
  expect([lonely.status, codeOf(lonely)]).toEqual([422, 'fields'])
})
