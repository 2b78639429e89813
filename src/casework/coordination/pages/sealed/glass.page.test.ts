import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../../../testing/app.ts'
import { startApp } from '../../../../../testing/app.ts'
import type { StoodCase } from '../../../../../testing/builders/stand-case.ts'
import { staffOf, standCase } from '../../../../../testing/builders/stand-case.ts'

const WORDS = '本人から助けを求める電話があり、連絡先を確かめる'
const FACT = '緊急閲覧で読めるはずの事実'

let app: RunningApp
let houkatsu: Browser
let stood: StoodCase

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 5 })
  stood = await standCase(app, { label: '割れる見本', logins: ['shogai', 'desk'], fact: FACT })
  houkatsu = await app.signIn('houkatsu')
})

afterAll(() => app.close())

beforeEach(async () => {
  await app.ask('delete from platform.attempt')
  await app.ask('update platform.session set strong_at = now()')
})

const ask = (browser: Browser, no: number, words = WORDS) => browser.post('/glass', { no: String(no), reasonCode: 'life', words })

test('breaking the glass opens the case read-only at once, shows the banner, and the team and the privacy officer get a notice without a name', async () => {
  expect((await houkatsu.get(`/cases/${stood.id}`)).status).toBe(404)
  const opened = await ask(houkatsu, stood.no)
  expect([opened.status, opened.location], opened.html.slice(0, 300)).toEqual([303, `/cases/${stood.id}`])
  const read = await houkatsu.get(`/cases/${stood.id}`)
  expect(read.status).toBe(200)
  expect(read.html).toContain('緊急閲覧中です')
  expect(read.html).toContain(FACT)
  const tasks = await app.ask<{ words: string; agency: string; case_id: string | null }>(`
    select t.words, t.case_id, a.name as agency from platform.task t join directory.agency a on a.id = t.agency_id where t.kind = 'glass'`)
  const lead = await app.ask<{ name: string }>(
    `select a.name from directory.agency a join staff.staff s on s.agency_id = a.id where s.login in ('shogai', 'privacy')`,
  )
  expect(new Set(tasks.map(task => task.agency))).toEqual(new Set(lead.map(row => row.name)))
  for (const { words, case_id } of tasks) {
    expect(words).toMatch(/^緊急閲覧 第\d+号の確認$/)
    expect(case_id).toBeNull()
  }
  const [event] = await app.ask<{ n: number }>(
    `select count(*)::integer as n from audit.event where action = 'glass.open' and outcome = 'done' and $1 = any (subject_ids)`,
    [stood.id],
  )
  expect(event?.n).toBe(1)
})

test('what is opened in an emergency cannot be written into', async () => {
  const caller = await app.api('houkatsu')
  const tried = await caller.send('POST', `/api/v1/cases/${stood.id}/entries`, {
    at: '2026-10-02T01:00:00Z',
    withWhom: ['person'],
    method: 'phone',
    fact: 'x',
    shareScope: 'team',
  })
  expect(tried.status).toBe(404)
  expect((await app.ask(`select 1 from coordination.log_entry where case_id = $1 and fact = 'x'`, [stood.id])).length).toBe(0)
})

test('it ends by pressing, and after sixty minutes by the clock of the database', async () => {
  expect((await houkatsu.post(`/cases/${stood.id}/glass/end`, {})).status).toBe(303)
  expect((await houkatsu.get(`/cases/${stood.id}`)).status).toBe(404)
  expect((await houkatsu.post(`/cases/${stood.id}/glass/end`, {})).status).toBe(404)
  expect((await ask(houkatsu, stood.no)).status).toBe(303)
  expect((await houkatsu.get(`/cases/${stood.id}`)).status).toBe(200)
  const [glass] = await app.ask<{ minutes: number }>(
    `select extract(epoch from ends_at - opened_at)::integer / 60 as minutes from coordination.glass where case_id = $1 and ended_at is null`,
    [stood.id],
  )
  expect(glass?.minutes).toBe(60)
  await app.ask(
    `update coordination.glass set opened_at = opened_at - interval '61 minutes', ends_at = ends_at - interval '61 minutes' where ended_at is null`,
  )
  expect((await houkatsu.get(`/cases/${stood.id}`)).status).toBe(404)
})

test('a case that is not there, one in conflict, and a number of nothing give the same bytes and the same number of statements', async () => {
  const hidden = await standCase(app, { label: '利害の見本', logins: ['shogai'] })
  const me = await staffOf(app, 'houkatsu')
  await app.ask(
    `insert into people.conflict (id, staff_id, person_id, reason, set_at, set_by) values (gen_random_uuid(), $1, $2, 'relative', now(), $1)`,
    [me, hidden.personId],
  )
  const look = async (no: number) => {
    const before = app.database.statements()
    const answer = await ask(houkatsu, no)
    const body = answer.html
      .replace(/name="_(token|key)" value="[^"]*"/g, '')
      .replace(/\b\d{3}-\d{3}-\d{3}\b/g, 'NO')
      .replaceAll(`value="${no}"`, 'value="N"')
    return { status: answer.status, body, statements: app.database.statements() - before }
  }
  const absent = await look(98_765)
  expect(absent.body).toContain('お探しの事例は見つかりませんでした')
  expect(await look(hidden.no)).toEqual(absent)
  await app.ask('update people.conflict set ended_at = now(), end_words = $1', ['終わり'])
})

test('one’s own case says so and is not opened', async () => {
  const shogai = await app.signIn('shogai')
  await app.ask('update platform.session set strong_at = now()')
  const own = await ask(shogai, stood.no)
  expect(own.status).toBe(200)
  expect(own.html).toContain('あなたの機関の支援チームの事例です')
  expect(
    (await app.ask(`select 1 from coordination.glass g join staff.staff s on s.id = g.staff_id where s.login = 'shogai'`)).length,
  ).toBe(0)
})

test('without a fresh proof nothing opens, what was typed is kept, and a token can never open', async () => {
  await app.ask(`update platform.session set strong_at = now() - interval '6 minutes'`)
  const form = await houkatsu.get('/glass')
  expect(form.html).toContain('/step-up?next=%2Fglass')
  expect(form.html).not.toContain('name="reasonCode"')
  const refused = await ask(houkatsu, stood.no)
  expect(refused.status).toBe(403)
  expect((await houkatsu.get(`/cases/${stood.id}`)).status).toBe(404)
  await app.ask('update platform.session set strong_at = now()')
  expect((await houkatsu.get('/glass')).html).toContain(WORDS)
  const token = await (await app.api('houkatsu')).send('POST', '/api/v1/glass', { no: stood.no, reasonCode: 'life', words: WORDS })
  expect([token.status, (token.json() as { code: string }).code]).toEqual([403, 'fresh-proof-missing'])
})

test('nine characters are no reason, an unknown reason is none, and the sixth question of an hour is too many', async () => {
  expect((await ask(houkatsu, stood.no, '九文字のことばです')).status).toBe(422)
  expect((await houkatsu.post('/glass', { no: String(stood.no), reasonCode: 'curious', words: WORDS })).status).toBe(422)
  const statuses: number[] = []
  for (let n = 0; n < 6; n++) statuses.push((await ask(houkatsu, 90_000 + n)).status)
  expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
})

test('every opening is reviewed by another within three working days: the unreviewed stand first, the overdue in red, and the count is on the audit page', async () => {
  const privacy = await app.signIn('privacy')
  await app.ask(`update coordination.glass set review_by = '2026-01-05'`)
  const waiting = (await app.ask('select 1 from coordination.glass where reviewed_at is null')).length
  expect(waiting).toBeGreaterThanOrEqual(2)
  const audit = await privacy.get('/audit')
  expect(audit.html).toMatch(new RegExp(`緊急閲覧の確認待ち</a><strong[^>]*>${waiting}<`))
  const list = await privacy.get('/glass/reviews')
  expect(list.html).toContain('期限を過ぎています')
  expect(list.html).not.toContain(FACT)
  const [glass] = await app.ask<{ id: string }>('select id from coordination.glass where reviewed_at is null order by opened_at limit 1')
  expect((await privacy.post(`/glass/${glass?.id}/review`, { finding: 'justified' })).status).toBe(422)
  const reviewed = await privacy.post(`/glass/${glass?.id}/review`, { finding: 'justified', words: '電話の記録と合っている' })
  expect(reviewed.status, reviewed.html.slice(0, 300)).toBe(303)
  expect((await app.ask('select 1 from coordination.glass where reviewed_at is null')).length).toBe(waiting - 1)
  expect((await app.ask(`select 1 from platform.task where subject_id = $1 and is_open`, [glass?.id])).length).toBe(0)
  expect((await privacy.post(`/glass/${glass?.id}/review`, { finding: 'unclear', words: 'もう一度' })).status).toBe(409)
  expect((await houkatsu.get('/glass/reviews')).status).toBe(403)
})

test('whoever opened never reviews it, also with the duty', async () => {
  await app.ask(`insert into staff.staff_duty (staff_id, duty) select id, 'audit' from staff.staff where login = 'houkatsu'`)
  const both = await app.signIn('houkatsu')
  const [glass] = await app.ask<{ id: string }>(
    `select g.id from coordination.glass g join staff.staff s on s.id = g.staff_id where s.login = 'houkatsu' and g.reviewed_at is null limit 1`,
  )
  const tried = await both.post(`/glass/${glass?.id}/review`, { finding: 'justified', words: '自分で確かめた' })
  expect(tried.status).toBe(409)
  expect((await app.ask('select 1 from coordination.glass where id = $1 and reviewed_at is not null', [glass?.id])).length).toBe(0)
})
