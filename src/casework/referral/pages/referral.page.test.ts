import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Caller, RunningApp } from '../../../../testing/app.ts'
import { startApp } from '../../../../testing/app.ts'

let app: RunningApp
let desk: Browser
let houkatsu: Browser
let shogai: Browser
let deskApi: Caller
let houkatsuApi: Caller
let receiver: string

beforeAll(async () => {
  app = await startApp({ residents: 40, consultations: 10 })
  ;[desk, houkatsu, shogai] = await Promise.all([app.signIn('desk'), app.signIn('houkatsu'), app.signIn('shogai')])
  ;[deskApi, houkatsuApi] = await Promise.all([app.api('desk'), app.api('houkatsu')])
  const [row] = await app.ask<{ agency_id: string }>(`select agency_id from staff.staff where login = 'houkatsu'`)
  receiver = row?.agency_id ?? ''
})
afterAll(() => app.close())

async function someConsultation(): Promise<string> {
  const made = await deskApi.send('POST', '/api/v1/consultations', {
    channel: 'counter',
    statement: '見本の言葉：眠れない',
    workerView: '見本の見立て：疲れている',
    topics: ['care'],
  })
  expect(made.status).toBe(201)
  return (made.json() as { id: string }).id
}

const SHEET = {
  kind: 'hand_over',
  reason: '見本の理由',
  asked: '見本のお願い',
  basis: 'consent',
  consentType: 'oral',
  sharedFields: ['statement'],
}
const sheetFields = () => ({ ...SHEET, toAgency: receiver, urgency: 'today', replyBy: '令和9年1月5日' })

async function compose(consultation: string): Promise<string> {
  const saved = await desk.post(`/consultations/${consultation}/refer`, sheetFields())
  expect(saved.status).toBe(303)
  return saved.location.replace('?done=compose', '')
}

type Listed = { readonly items: readonly { readonly id: string }[]; readonly nextCursor: string | null }

const lookedOf = (html: string) => /name="looked" value="(\w+)"/.exec(html)?.[1] ?? ''

async function send(consultation: string): Promise<string> {
  const path = await compose(consultation)
  const sent = await desk.post(`${path}/send`, { looked: lookedOf((await desk.get(path)).html) })
  expect(sent.location).toBe(`${path}?done=send`)
  return path
}

test('the form shows every agency with what it does, and the very words that would go', async () => {
  const form = await desk.get(`/consultations/${await someConsultation()}/refer?topic=all`)
  expect(form.status).toBe(200)
  expect(form.html).toContain(`value="${receiver}"`)
  expect(form.html).toContain('できること：')
  expect(form.html).toContain('見本の言葉：眠れない')
  expect(form.html).toContain('見本の見立て：疲れている')
})

test('a refused form keeps everything that was typed and ticked', async () => {
  const consultation = await someConsultation()
  const refused = await desk.post(`/consultations/${consultation}/refer`, {
    ...sheetFields(),
    consentType: '',
    asked: '',
    reason: '残る言葉',
  })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('<title>エラー：')
  expect(refused.html).toContain('残る言葉')
  expect(refused.html).toContain('相手にお願いすることを書いてください。')
  expect(refused.html).toMatch(new RegExp(`value="${receiver}" checked`))
  expect(refused.html).toMatch(/value="statement" checked/)
  expect(refused.html).toContain('令和9年1月5日')
})

test('before sending, the sender looks at exactly what goes, and nobody else sees that there is anything', async () => {
  const path = await compose(await someConsultation())
  const check = await desk.get(path)
  expect(check.html).toContain('送る前に確かめる')
  expect(check.html).toContain('見本の言葉：眠れない')
  expect(check.html).not.toContain('見本の見立て')
  expect((await houkatsu.get(path)).status).toBe(404)
})

test('what changed between the look and the sending is not sent, but shown again', async () => {
  const consultation = await someConsultation()
  const path = await compose(consultation)
  const looked = lookedOf((await desk.get(path)).html)
  const amended = await deskApi.send(
    'PATCH',
    `/api/v1/consultations/${consultation}`,
    { statement: '見本の言葉：変わった' },
    { 'if-match': '"1"' },
  )
  expect(amended.status).toBe(200)
  const refused = await desk.post(`${path}/send`, { looked })
  expect(refused.status).toBe(409)
  expect(refused.html).toContain('渡る内容が変わりました')
  expect(refused.html).toContain('見本の言葉：変わった')
  expect((await desk.post(`${path}/send`, { looked: lookedOf(refused.html) })).status).toBe(303)
})

test('a draft can be written anew with every answer kept, and an older look at it does not overwrite a newer one', async () => {
  const path = await compose(await someConsultation())
  const form = await desk.get(`${path}/edit`)
  expect(form.html).toContain('見本の理由')
  expect((await desk.post(`${path}/edit`, { ...sheetFields(), reason: '新しい理由', _version: '1' })).status).toBe(303)
  const late = await desk.post(`${path}/edit`, { ...sheetFields(), reason: '遅れた理由', _version: '1' })
  expect(late.status).toBe(409)
  expect(late.html).toContain('新しい理由')
  expect(late.html).toContain('遅れた理由')
  expect(late.html).toContain('name="_version" value="2"')
})

test('a draft thrown away never existed for the agency it was meant for', async () => {
  const path = await compose(await someConsultation())
  expect((await desk.post(`${path}/withdraw`, {})).status).toBe(303)
  expect((await houkatsu.get(path)).status).toBe(404)
  expect((await houkatsu.get('/referrals?box=received')).html).not.toContain(path)
  expect((await houkatsuApi.get(`/api/v1${path}`)).status).toBe(404)
})

test('the receiver sees an envelope first; what was shared appears with opening it, and opening is told to the sender', async () => {
  const path = await send(await someConsultation())
  const envelope = await houkatsu.get(path)
  expect(envelope.html).toContain('開いて読む')
  expect(envelope.html).toContain('見本のお願い')
  expect(envelope.html).not.toContain('見本の言葉')
  expect((await houkatsuApi.get(`/api/v1${path}`)).json()).toMatchObject({ state: 'sent', bundle: null })
  expect((await houkatsu.get(`${path}/print`)).status).toBe(409)
  expect((await houkatsu.post(`${path}/seen`, {})).status).toBe(303)
  const opened = await houkatsu.get(path)
  expect(opened.html).toContain('見本の言葉：眠れない')
  expect(opened.html).not.toContain('見本の見立て')
  expect((await desk.get(path)).html).toContain('開封済み')
  expect((await shogai.get(path)).status).toBe(404)
})

test('giving a hand back needs a reason in code and in words; without, the typed words stay', async () => {
  const path = await send(await someConsultation())
  await houkatsu.post(`${path}/seen`, {})
  const refused = await houkatsu.post(`${path}/decline`, { words: '空きがない見本', reason: '' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('空きがない見本')
  expect(refused.html).toContain('href="#f-reason"')
  expect(refused.html).toContain('id="f-reason"')
  expect((await houkatsu.post(`${path}/decline`, { words: '空きがない見本', reason: 'no_capacity' })).status).toBe(303)
  const given = await houkatsu.get(path)
  expect(given.html).toContain('空きがない見本')
  expect(given.html).not.toContain('見本の言葉：眠れない')
  expect((await desk.get(path)).html).toContain('次に誰が受け止めるか')
})

test('what was typed for a state that has passed is kept on the page', async () => {
  const path = await send(await someConsultation())
  await houkatsu.post(`${path}/accept`, {})
  const late = await houkatsu.post(`${path}/return`, { reason: 'other', words: '遅れて書いた言葉' })
  expect(late.status).toBe(409)
  expect(late.html).toContain('遅れて書いた言葉')
})

test('a withdrawn referral says why, and the receiver loses what was shared', async () => {
  const path = await send(await someConsultation())
  await houkatsu.post(`${path}/seen`, {})
  expect((await desk.post(`${path}/withdraw`, { words: '' })).status).toBe(422)
  expect((await desk.post(`${path}/withdraw`, { words: '見本の取り下げ' })).status).toBe(303)
  const left = await houkatsu.get(path)
  expect(left.html).toContain('見本の取り下げ')
  expect(left.html).not.toContain('見本の言葉：眠れない')
})

test('the loop closes: accepted, started, confirmed; and a person who says otherwise is shown at both ends', async () => {
  const path = await send(await someConsultation())
  const step = async (who: Browser, verb: string, fields: Readonly<Record<string, string>>) => {
    const done = await who.post(`${path}/${verb}`, fields)
    expect([verb, done.status]).toEqual([verb, 303])
  }
  await step(houkatsu, 'accept', { personInCharge: '見本 担当', firstContactOn: 'R8.11.25', words: '' })
  await step(houkatsu, 'start', { on: '令和8年11月26日', words: '' })
  await step(houkatsu, 'follow-ups', { arrived: 'yes', words: '電話で確かめた' })
  await step(desk, 'confirm', { words: '' })
  await step(desk, 'person-answer', { helped: 'no', words: 'まだ困っている見本' })
  for (const who of [desk, houkatsu]) {
    const sheet = await who.get(path)
    expect(sheet.html).toContain('ご本人の答えと違います')
    expect(sheet.html).toContain('まだ困っている見本')
  }
})

test('the paper sheet carries what was shared, boxes for the answer, and is written down as printed', async () => {
  const path = await send(await someConsultation())
  const paper = await desk.get(`${path}/print`)
  expect(paper.status).toBe(200)
  expect(paper.html).toContain('見本の言葉：眠れない')
  expect(paper.html).toContain('□ 受け入れます')
  expect(paper.html).not.toContain('見本の見立て')
  const [printed] = await app.ask<{ n: string }>(
    `select count(*) as n from audit.event where action = 'referral.print' and outcome = 'done'`,
  )
  expect(Number(printed?.n)).toBeGreaterThan(0)
})

test('an overdue answer is red, in words, at both ends', async () => {
  const path = await send(await someConsultation())
  await app.ask(`update referral.referral set reply_by = '2020-01-01' where id = $1`, [path.replace('/referrals/', '')])
  for (const [who, box] of [
    [desk, 'waiting'],
    [houkatsu, 'to_answer'],
  ] as const) {
    expect((await who.get(path)).html).toContain('返事の期限を過ぎています')
    const list = await who.get(`/referrals?box=${box}`)
    expect(list.html).toMatch(new RegExp(`data-tone="bad" data-key="${path.replace('/referrals/', '')}"`))
  }
})

test('turning the pages of a box meets every row once, also a draft that was sent late', async () => {
  const early = await compose(await someConsultation())
  for (let n = 0; n < 4; n++) await send(await someConsultation())
  await desk.post(`${early}/send`, { looked: lookedOf((await desk.get(early)).html) })
  for (const [who, box] of [
    [houkatsuApi, 'received'],
    [deskApi, 'sent'],
    [deskApi, 'waiting'],
  ] as const) {
    const whole = (await who.get(`/api/v1/referrals?box=${box}&limit=100`)).json() as Listed
    const turned: string[] = []
    for (let cursor = ''; ; ) {
      const part = (await who.get(`/api/v1/referrals?box=${box}&limit=2${cursor}`)).json() as Listed
      turned.push(...part.items.map(row => row.id))
      if (part.nextCursor === null) break
      cursor = `&cursor=${part.nextCursor}`
    }
    expect(turned.length).toBeGreaterThan(4)
    expect(turned).toEqual(whole.items.map(row => row.id))
  }
})

test('each box opens and exports the same rows as a file', async () => {
  for (const box of ['to_answer', 'waiting', 'follow_up', 'received', 'sent']) {
    const shown = await houkatsu.get(`/referrals?box=${box}`)
    const file = await houkatsu.get(`/referrals.csv?box=${box}`)
    expect([box, shown.status, file.status]).toEqual([box, 200, 200])
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  }
})

test('the consultation shows its referrals and the way to a new one', async () => {
  const consultation = await someConsultation()
  const path = await send(consultation)
  const shown = await desk.get(`/consultations/${consultation}`)
  expect(shown.html).toContain(`href="${path}"`)
  expect(shown.html).toContain(`href="/consultations/${consultation}/refer"`)
})

test('who may not see a consultation is not shown its form, nor told that it exists', async () => {
  const path = `/consultations/${await someConsultation()}/refer`
  expect((await shogai.get(path)).status).toBe(404)
  expect((await shogai.post(path, sheetFields())).status).toBe(404)
})

test('over the API five fields suffice to send, and the whole loop can be told', async () => {
  const consultation = await someConsultation()
  const body = { toAgency: receiver, kind: 'hand_over', reason: '理由', asked: 'お願い', basis: 'consent', consentType: 'oral' }
  const made = await deskApi.send('POST', `/api/v1/consultations/${consultation}/referrals`, body, { 'idempotency-key': 'one' })
  expect(made.status).toBe(201)
  const referral = made.json() as { id: string; state: string; bundle: { field: string }[] }
  expect(referral.state).toBe('sent')
  expect(referral.bundle.map(line => line.field)).toEqual(['statement', 'topics'])
  const again = await deskApi.send('POST', `/api/v1/consultations/${consultation}/referrals`, body, { 'idempotency-key': 'one' })
  expect([again.status, (again.json() as { id: string }).id]).toEqual([201, referral.id])
  const path = `/api/v1/referrals/${referral.id}`
  const steps: readonly [Caller, string, unknown, string][] = [
    [houkatsuApi, 'seen', {}, 'seen'],
    [houkatsuApi, 'accept', { personInCharge: '見本' }, 'accepted'],
    [houkatsuApi, 'start', { on: '2026-11-26' }, 'service_started'],
    [deskApi, 'confirm', {}, 'confirmed'],
    [deskApi, 'follow-ups', { arrived: true, words: 'はい' }, 'confirmed'],
    [deskApi, 'person-answer', { helped: true, words: '助かった' }, 'confirmed'],
  ]
  for (const [who, verb, sentBody, state] of steps) {
    const done = await who.send('POST', `${path}/${verb}`, sentBody)
    expect([verb, done.status, (done.json() as { state: string }).state]).toEqual([verb, 200, state])
  }
  const late = await houkatsuApi.send('POST', `${path}/decline`, { reason: 'other', words: '遅い' })
  expect([late.status, (late.json() as { code: string }).code]).toEqual([409, 'wrong-state'])
})

test('the API refuses a wrong basis and a missing reason by their own codes', async () => {
  const consultation = await someConsultation()
  const base = `/api/v1/consultations/${consultation}/referrals`
  const body = { toAgency: receiver, kind: 'involve', reason: '理由', asked: 'お願い' }
  const code = (seen: { status: number; json(): unknown }) => [seen.status, (seen.json() as { code: string }).code]
  expect(code(await deskApi.send('POST', base, { ...body, basis: 'because' }))).toEqual([422, 'no-basis'])
  const made = await deskApi.send('POST', base, { ...body, basis: 'consent', consentType: 'oral' })
  const path = `/api/v1/referrals/${(made.json() as { id: string }).id}`
  for (const verb of ['return', 'decline']) {
    expect(code(await houkatsuApi.send('POST', `${path}/${verb}`, {}))).toEqual([422, 'reason-missing'])
    expect(code(await houkatsuApi.send('POST', `${path}/${verb}`, { reason: 'other' }))).toEqual([422, 'reason-missing'])
  }
  const lists = await houkatsuApi.get('/api/v1/referrals?box=to_answer&limit=1')
  expect((lists.json() as { items: unknown[] }).items.length).toBe(1)
})

test('a draft over the API is sent by a second call', async () => {
  const base = `/api/v1/consultations/${await someConsultation()}/referrals`
  const body = { toAgency: receiver, kind: 'involve', reason: '理由', asked: 'お願い', basis: 'consent', consentType: 'oral', send: false }
  const draft = (await deskApi.send('POST', base, body)).json() as { id: string; state: string }
  expect(draft.state).toBe('draft')
  const sent = await deskApi.send('POST', `/api/v1/referrals/${draft.id}/send`, {})
  expect([sent.status, (sent.json() as { state: string }).state]).toEqual([200, 'sent'])
})
