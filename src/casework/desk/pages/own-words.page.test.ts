import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Caller, RunningApp } from '../../../../testing/app.ts'
import { startApp } from '../../../../testing/app.ts'

const PLACE = '夢が原市隠し里八丁目9番10号'

let app: RunningApp
let desk: Browser
let api: Caller

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 3 })
  desk = await app.signIn('desk')
  api = await app.api('desk')
})
afterAll(() => app.close())

const idIn = (location: string) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(location)?.[0] ?? ''

async function register(family: string, more: Record<string, string> = {}): Promise<string> {
  return idIn((await desk.post('/people/new', { language: 'ja', sex: 'not_stated', family, given: '見本', ...more })).location)
}

async function hear(fields: Record<string, string>, people: readonly (readonly [string, string])[]): Promise<string> {
  const heard = await desk.post('/consultations/new', { channel: 'phone', language: 'ja', statement: '困っています', ...fields })
  const id = idIn(heard.location)
  for (const [personId, part] of people) {
    const linked = await api.send('POST', `/api/v1/consultations/${id}/people`, { personId, part })
    if (linked.status !== 201) throw new Error(linked.html)
  }
  return id
}

test('an amendment that tells a protected place is stopped once with what was typed, and goes through when it is meant', async () => {
  const person = await register('隠里', { address: PLACE, phone: '0595-00-7777' })
  const id = await hear({}, [[person, 'subject']])
  await desk.post(`/people/${person}/protection/set`, { kind: 'dv', fromOn: '2026-11-01', perpetrators: [] })
  const words = { channel: 'phone', language: 'ja', statement: `いまは${PLACE}にいます` }
  const stopped = await desk.post(`/consultations/${id}/edit`, words)
  expect([stopped.status, stopped.html.includes('守られている住所か電話番号が書かれているようです')]).toEqual([409, true])
  expect(stopped.html).toContain(words.statement)
  const byApi = await api.send('PATCH', `/api/v1/consultations/${id}`, { workerView: '電話は 0595-00-7777 とのこと' })
  expect([byApi.status, (byApi.json() as { code: string }).code]).toEqual([409, 'address-protected'])
  expect((await api.send('PATCH', `/api/v1/consultations/${id}`, { workerView: '落ち着いている' })).status).toBe(200)
  expect((await desk.post(`/consultations/${id}/edit`, { ...words, isConfirmed: 'yes' })).status).toBe(303)
  expect((await desk.post(`/consultations/${id}/edit`, { ...words, accessNeeds: '静かな部屋' })).status).toBe(303)
})

test('words that tell no place, and a place of somebody who is not protected, are not stopped', async () => {
  const person = await register('公里', { address: '夢が原市公の里1番' })
  const id = await hear({}, [[person, 'subject']])
  const saved = await desk.post(`/consultations/${id}/edit`, { channel: 'phone', language: 'ja', statement: '夢が原市公の里1番にいます' })
  expect(saved.status).toBe(303)
})

test('the copy of one’s own file holds one’s consultations with one’s own words, and not what the family or the staff said', async () => {
  const person = await register('写本')
  await hear(
    { statement: '自分で話した言葉', familyStatement: '家族のカナリヤ', workerView: '見立てのカナリヤ', contactNote: '連絡のカナリヤ' },
    [[person, 'subject']],
  )
  const copy = await desk.get(`/people/${person}/own-file`)
  expect(copy.status).toBe(200)
  for (const shown of ['相談の記録', '自分で話した言葉', 'ほかの方の話が含まれるため、載せていません。']) expect(copy.html).toContain(shown)
  expect(copy.html).not.toContain('カナリヤ')
})

test('what somebody else came to say about a person is not in that person’s copy, and what one said about another has nothing of the other', async () => {
  const [about, who, named] = [await register('話題'), await register('語手'), await register('名指')]
  await hear({ statement: '隣のカナリヤが話した', topics: 'debt' }, [
    [about, 'subject'],
    [who, 'consulter'],
  ])
  await hear({ statement: '来た人のカナリヤ', visitorName: '来訪 見本' }, [[named, 'subject']])
  for (const person of [about, named]) {
    const copy = await desk.get(`/people/${person}/own-file`)
    expect(copy.html).toContain('ほかの方の話が含まれるため')
    expect(copy.html).not.toContain('カナリヤ')
  }
  const own = await desk.get(`/people/${who}/own-file`)
  expect(own.html).toContain('隣のカナリヤが話した')
  expect(own.html).not.toContain('話題')
})

test('somebody who is hidden from the reader still counts as the one who spoke', async () => {
  const [about, hidden] = [await register('表側'), await register('裏側')]
  const id = await hear({ statement: '裏側のカナリヤ' }, [[about, 'subject']])
  await app.ask(
    `insert into desk.consultation_person (consultation_id, person_id, part, linked_at, linked_by) select $1, $2, 'consulter', now(), id from staff.staff where login = 'desk'`,
    [id, hidden],
  )
  await app.ask('delete from people.person_standing where person_id = $1', [hidden])
  await app.ask(`update people.person set owner_agency = (select agency_id from staff.staff where login = 'kodomo') where id = $1`, [
    hidden,
  ])
  const copy = await desk.get(`/people/${about}/own-file`)
  expect(copy.html).not.toContain('裏側のカナリヤ')
  expect(copy.html).not.toContain('裏側 見本')
})

test('the copy is written down as a print of every consultation in it', async () => {
  const person = await register('記帳')
  const id = await hear({}, [[person, 'subject']])
  await desk.get(`/people/${person}/own-file`)
  const [event] = await app.ask<{ n: number }>(
    `select count(*)::integer as n from audit.event where action = 'consultation.print' and $1 = any (subject_ids)`,
    [id],
  )
  expect(event?.n).toBe(1)
})

test('a reminder about a protection leads ordinary staff of the agency to the person, and nobody else anywhere', async () => {
  const person = await register('期限', { address: PLACE })
  await desk.post(`/people/${person}/protection/set`, { kind: 'dv', fromOn: '2026-11-01', perpetrators: [] })
  const [protection] = await app.ask<{ id: string }>('select id from people.address_protection where person_id = $1', [person])
  const [task] = await app.ask<{ id: string }>('select id from platform.task where subject_id = $1', [protection?.id])
  expect(task).toBeDefined()
  // Left for the day the term nears its end: until then it takes no place among what is to be done.
  expect((await desk.get('/day')).html).not.toContain('住所を守る期間の終わり')
  const went = await desk.get(`/protections/${protection?.id}`)
  expect([went.status, went.location]).toEqual([303, `/people/${person}/protection`])
  const houkatsu = await app.signIn('houkatsu')
  expect((await houkatsu.get(`/protections/${protection?.id}`)).status).toBe(404)
})
