import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller, RunningApp, Seen } from '../../../../../testing/app.ts'
import { startApp } from '../../../../../testing/app.ts'
import { agencyOf, hearOne } from '../../../../../testing/sight/enlarged-city.ts'

let app: RunningApp
let desk: Caller
let room: Caller
let centre: Caller
let ids: Readonly<Record<'desk' | 'room' | 'centre', string>>

beforeAll(async () => {
  app = await startApp({ residents: 40, consultations: 10 })
  desk = await app.api('desk')
  room = await app.api('coordinator')
  centre = await app.api('houkatsu')
  ids = { desk: await agencyOf(app, 'desk'), room: await agencyOf(app, 'coordinator'), centre: await agencyOf(app, 'houkatsu') }
})
afterAll(() => app.close())

const code = (answer: Seen) => (answer.json() as { code?: string }).code
const idOf = (answer: Seen) => (answer.json() as { id: string }).id

async function screened(): Promise<{ consultation: string; person: string }> {
  const consultation = await hearOne(desk, '申込のための相談')
  const person = idOf(await desk.send('POST', '/api/v1/people', { family: '数見', given: '見本' }))
  await desk.send('POST', `/api/v1/consultations/${consultation}/people`, { personId: person, part: 'subject' })
  await desk.send('POST', `/api/v1/consultations/${consultation}/screen`, { disposition: 'coordination', tried: '電話を二度した' })
  return { consultation, person }
}

const sheet = (differs: object = {}) => ({
  toAgency: ids.room,
  tried: '電話を二度した',
  whyMany: '課題が重なる',
  asked: '話し合いたい',
  issues: ['poverty'],
  basis: 'appi-69-2-2',
  basisReason: '住まいを失うおそれがある',
  ...differs,
})

const submit = (consultation: string, differs: object = {}) =>
  desk.send('POST', `/api/v1/consultations/${consultation}/coordination-requests`, sheet(differs))

async function opened(): Promise<{ id: string; at: string; person: string }> {
  const { consultation, person } = await screened()
  const asked = await submit(consultation)
  expect(asked.status, asked.html).toBe(201)
  const taken = await room.send('POST', `/api/v1/coordination-requests/${idOf(asked)}/accept`, {
    label: '試しの世帯',
    nextContactOn: '2099-01-10',
  })
  expect(taken.status, taken.html).toBe(200)
  const id = (taken.json() as { caseId: string }).caseId
  return { id, at: `/api/v1/cases/${id}`, person }
}

test('a request is refused by its code: nothing tried, no basis, no reason for doing without consent, a second while one waits', async () => {
  const bare = await hearOne(desk, '振り分け前の相談')
  expect(code(await submit(bare))).toBe('tried-missing')
  const { consultation } = await screened()
  expect(code(await submit(consultation, { tried: '' }))).toBe('tried-missing')
  expect(code(await submit(consultation, { basis: 'no-such-law' }))).toBe('no-basis')
  expect(code(await submit(consultation, { basisReason: null }))).toBe('fields')
  expect(code(await submit(consultation, { toAgency: ids.centre }))).toBe('fields')
  expect((await submit(consultation)).status).toBe(201)
  expect(code(await submit(consultation))).toBe('already-handing-over')
  expect(code(await centre.send('POST', `/api/v1/consultations/${consultation}/coordination-requests`, sheet()))).toBe('absent')
})

test('a request by consent writes the consent down from the sheet, and one that was taken back stops it', async () => {
  const { consultation, person } = await screened()
  expect((await submit(consultation, { basis: 'consent', consentType: 'oral' })).status).toBe(201)
  const [row] = await app.ask<{ type: string; agencies: string[] }>('select type, agencies from people.consent where person_id = $1', [
    person,
  ])
  expect(row).toEqual({ type: 'oral', agencies: [ids.room] })
  const [consent] = await app.ask<{ id: string }>('select id from people.consent where person_id = $1', [person])
  const back = await desk.send('POST', `/api/v1/consents/${consent?.id}/withdraw`, { how: '電話で', words: '電話で' })
  expect(back.status, back.html).toBe(200)
  const again = await hearOne(desk, '同じ方の別の相談')
  await desk.send('POST', `/api/v1/consultations/${again}/people`, { personId: person, part: 'subject' })
  await desk.send('POST', `/api/v1/consultations/${again}/screen`, { disposition: 'coordination', tried: '電話をした' })
  expect(code(await submit(again, { basis: 'consent', consentType: 'oral' }))).toBe('consent-withdrawn')
})

test('only who is charged to coordinate accepts; whoever returns says why; nobody but the ends learns of a request', async () => {
  const { consultation } = await screened()
  const asked = `/api/v1/coordination-requests/${idOf(await submit(consultation))}`
  expect(code(await centre.get(asked))).toBe('absent')
  expect(code(await desk.send('POST', `${asked}/accept`, { label: 'x', nextContactOn: '2099-01-10' }))).toBe('wrong-state')
  await app.ask(
    `update staff.staff_duty set valid_to = '2026-01-01' where duty = 'coordinate' and staff_id = (select id from staff.staff where login = 'coordinator')`,
  )
  const unable = await room.send('POST', `${asked}/accept`, { label: 'x', nextContactOn: '2099-01-10' })
  expect([unable.status, code(unable)]).toEqual([403, 'duty-missing'])
  await app.ask(
    `update staff.staff_duty set valid_to = null where duty = 'coordinate' and staff_id = (select id from staff.staff where login = 'coordinator')`,
  )
  expect(code(await room.send('POST', `${asked}/accept`, { label: '試し', nextContactOn: null }))).toBe('lead-missing')
  expect(code(await room.send('POST', `${asked}/return`, { reason: 'need_more', words: '' }))).toBe('reason-missing')
  expect(code(await room.send('POST', `${asked}/return`, { reason: '', words: 'もう少し' }))).toBe('reason-missing')
  expect((await room.send('POST', `${asked}/return`, { reason: 'need_more', words: 'もう少し' })).status).toBe(200)
  expect(code(await desk.send('POST', `${asked}/withdraw`, { words: 'やめる' }))).toBe('wrong-state')
})

test('withdrawing what was submitted needs a word, and frees the consultation to end', async () => {
  const { consultation } = await screened()
  const asked = `/api/v1/coordination-requests/${idOf(await submit(consultation))}`
  expect(code(await desk.send('POST', `${asked}/withdraw`, { words: '' }))).toBe('reason-missing')
  expect((await desk.send('POST', `${asked}/withdraw`, { words: '家族が支えることになった' })).status).toBe(200)
  expect((await desk.send('POST', `/api/v1/consultations/${consultation}/close`, { outcome: 'answered', words: '終えた' })).status).toBe(
    200,
  )
})

test('an agency joins only on a basis: none, an uncovered consent and a missing reason are refused, each by its code', async () => {
  const { at, person } = await opened()
  const join = (differs: object) =>
    desk.send('POST', `${at}/team`, { agencyId: ids.centre, basis: 'appi-69-2-3', reason: '要る', categories: ['household'], ...differs })
  expect(code(await join({ basis: 'no-such-law' }))).toBe('no-basis')
  expect(code(await join({ reason: null }))).toBe('fields')
  expect(code(await join({ categories: [] }))).toBe('fields')
  expect(code(await join({ basis: 'consent', reason: null }))).toBe('out-of-consent')
  expect(code(await centre.get(at))).toBe('absent')
  const given = await desk.send('POST', `/api/v1/people/${person}/consents`, {
    answer: 'given',
    type: 'written',
    purpose: '支援チームで話し合うため',
    agencies: [ids.centre],
    categories: ['household'],
  })
  expect(given.status, given.html).toBe(201)
  expect(code(await join({ basis: 'consent', reason: null, categories: ['health'] }))).toBe('out-of-consent')
  expect((await join({ basis: 'consent', reason: null })).status).toBe(201)
  const team = (await centre.get(`${at}/team`)).json() as { items: { agency: { id: string }; categories: string[] | null }[] }
  expect(team.items.find(member => member.agency.id === ids.centre)?.categories).toEqual(['household'])
  expect(code(await join({}))).toBe('fields')
})

test('a lead is never written, and is taken only when it was offered', async () => {
  const { at } = await opened()
  expect(code(await desk.send('PATCH', at, { leadAgency: ids.centre }))).toBe('owner-missing')
  expect(code(await room.send('POST', `${at}/lead-offers/take`, {}))).toBe('owner-missing')
  expect(code(await desk.send('POST', `${at}/lead-offers`, { toAgency: ids.centre, words: 'お願い' }))).toBe('fields')
  expect(code(await desk.send('PATCH', at, { nextContactOn: '2020-01-05' }))).toBe('next-date-missing')
  expect((await desk.send('PATCH', at, { nextContactOn: '2099-05-05' })).status).toBe(200)
  expect(code(await desk.send('PATCH', at, { nextContactOn: '2099-05-06' }, { 'if-match': '"1"' }))).toBe('stale-version')
})

test('nothing ends silently: no track, no coordination, no leaving without a word and a next step', async () => {
  const { at } = await opened()
  expect(code(await desk.send('POST', `${at}/tracks`, { track: 'solving', to: 'ended' }))).toBe('silent-close')
  expect(code(await room.send('POST', `${at}/end-coordination`, { nextContactOn: '2099-01-11' }))).toBe('silent-close')
  expect(code(await room.send('POST', `${at}/end-coordination`, { words: '決まった' }))).toBe('lead-missing')
  expect(code(await desk.send('POST', `${at}/end-coordination`, { words: '決まった', nextContactOn: '2099-01-11' }))).toBe('not-owner')
  expect(code(await desk.send('POST', `${at}/team/leave`, { agencyId: ids.desk, words: '終わり' }))).toBe('lead-missing')
})

test('the log is written and read by the same rules, page by page, and a mention reaches the day of the one called', async () => {
  const { id, at, person } = await opened()
  for (const n of [1, 2, 3]) {
    const made = await desk.send('POST', `${at}/entries`, { at: `2026-11-0${n}T01:00:00Z`, fact: `事実 ${n}`, personId: person })
    expect(made.status, made.html).toBe(201)
  }
  const first = (await room.get(`${at}/timeline?limit=2`)).json() as { items: { fact: string }[]; nextCursor: string }
  expect(first.items.map(entry => entry.fact)).toEqual(['事実 3', '事実 2'])
  const second = (await room.get(`${at}/timeline?limit=2&cursor=${first.nextCursor}`)).json() as {
    items: { fact: string }[]
    nextCursor: null
  }
  expect([second.items.map(entry => entry.fact), second.nextCursor]).toEqual([['事実 1'], null])
  expect(code(await desk.send('POST', `${at}/entries`, { at: '2099-01-01T00:00:00Z', fact: 'これから' }))).toBe('fields')
  expect(code(await centre.send('POST', `${at}/entries`, { fact: 'よそから' }))).toBe('absent')
  const [called] = await app.ask<{ id: string }>(`select id from staff.staff where login = 'coordinator'`)
  expect((await desk.send('POST', `${at}/entries`, { fact: '見てください', mentions: [called?.id] })).status).toBe(201)
  const day = (await room.get('/api/v1/day')).json() as { mentions: { caseId: string; words: string }[] }
  expect(day.mentions).toContainEqual(expect.objectContaining({ caseId: id, words: '見てください' }))
})

test('a protected address in the text is stopped once, and goes through when it is meant', async () => {
  const { at, person } = await opened()
  await app.ask(`update people.person set phone = '0595-00-4242', address_protected = true where id = $1`, [person])
  const written = { fact: '電話は 0595-00-4242 に変わった' }
  const stopped = await desk.send('POST', `${at}/entries`, written)
  expect([stopped.status, code(stopped)]).toEqual([409, 'address-protected'])
  expect((await desk.send('POST', `${at}/entries`, { ...written, isConfirmed: true })).status).toBe(201)
})

test('a task goes to an agency of the team, and is dropped only with a word', async () => {
  const { id, at } = await opened()
  const task = { agencyId: ids.desk, words: '書類を確かめる', dueOn: '2026-12-01' }
  expect(code(await room.send('POST', `${at}/tasks`, { ...task, agencyId: ids.centre }))).toBe('fields')
  const made = await room.send('POST', `${at}/tasks`, task)
  expect(made.status, made.html).toBe(201)
  expect((await desk.get(`/api/v1/tasks?case=${id}`)).html).toContain('書類を確かめる')
  expect(code(await centre.get(`/api/v1/tasks?case=${id}`))).toBe('absent')
  const end = `/api/v1/tasks/${idOf(made)}/end`
  expect(code(await desk.send('POST', end, { ended: 'dropped' }))).toBe('reason-missing')
  expect(code(await centre.send('POST', end, { ended: 'done' }))).toBe('absent')
  expect((await desk.send('POST', end, { ended: 'done' })).status).toBe(200)
  expect(code(await desk.send('POST', end, { ended: 'done' }))).toBe('absent')
})

test('the same key opens one case, however often it is sent', async () => {
  const consultation = await hearOne(desk, '自分で支える相談')
  await desk.send('POST', `/api/v1/consultations/${consultation}/screen`, { disposition: 'own_agency' })
  const open = () =>
    desk.send(
      'POST',
      `/api/v1/consultations/${consultation}/open-case`,
      { label: '一度だけ', nextContactOn: '2099-01-10' },
      { 'idempotency-key': 'once-1' },
    )
  const [one, two] = [await open(), await open()]
  expect([one.status, two.status]).toEqual([201, 201])
  expect(idOf(two)).toBe(idOf(one))
  const again = await desk.send('POST', `/api/v1/consultations/${consultation}/open-case`, { label: '二つめ', nextContactOn: '2099-01-10' })
  expect(code(again)).toBe('wrong-state')
})
