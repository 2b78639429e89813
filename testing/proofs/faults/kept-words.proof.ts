import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../../../src/app.ts'
import { runAsOwner } from '../../builders/run-as-owner.ts'
import type { BuiltTown, RunningProgram } from '../../shipping/running-program.ts'
import { buildTown, startProgram } from '../../shipping/running-program.ts'
import { isFull, sayFigure, sized } from '../size.ts'
import type { DatabaseDoor } from './database-door.ts'
import { openDatabaseDoor } from './database-door.ts'
import type { PageForm } from './form-of-page.ts'
import { formsOf, plain } from './form-of-page.ts'
import type { StaffBrowser } from './staff-browser.ts'
import { signInAt } from './staff-browser.ts'

const SECONDS = sized(1, 5)

let town: BuiltTown
let door: DatabaseDoor
let program: RunningProgram
let browser: StaffBrowser

beforeAll(async () => {
  town = await buildTown()
  door = await openDatabaseDoor(town.clone.appUrl)
  const clone = { appUrl: door.through(town.clone.appUrl), publicUrl: door.through(town.clone.publicUrl) }
  program = await startProgram({ clone, home: town.home }, { LOG_LEVEL: 'error', ANSWER_SECONDS: String(SECONDS) })
  browser = await signInAt(() => program.origin, 'coordinator')
})
afterAll(async () => {
  program.child.kill('SIGKILL')
  await door.close()
  await town.clone.drop()
})

/** The three forms with the most to type; `npm run prove` looks for every form there is. */
const LONGEST = ['/cases/:id/assessment/new', '/people/new', '/consultations/new']

/** Forms of the screens that open, with the ids of a person, a consultation and a case tried in turn; the longest first. */
async function formsToFill(): Promise<readonly PageForm[]> {
  const ids = await runAsOwner<{ id: string }>(
    town.clone.ownerUrl,
    `(select id from coordination.support_case order by id limit 1) union all (select id from people.person order by id limit 1)
      union all (select id from desk.consultation order by id limit 1)`,
  )
  const shown = routes.filter(row => row.method === 'GET' && (row.face ?? 'staff') === 'staff' && !row.path.startsWith('/api/'))
  const forms = new Map<string, PageForm>()
  for (const path of sized(
    LONGEST,
    shown.map(row => row.path),
  ))
    for (const { id } of path.includes(':') ? ids : ids.slice(0, 1)) {
      const address = path.replaceAll(/:\w+/g, id)
      const page = await browser.get(address)
      if (page.status !== 200) continue
      for (const form of formsOf(page.html, address)) if (form.words.length >= sized(3, 1)) forms.set(nameOf(form), form)
    }
  return [...forms.values()].sort((a, b) => b.words.length - a.words.length)
}

const nameOf = (form: PageForm) => form.action.replaceAll(/[0-9a-f-]{36}/g, ':id')

const typedInto = (form: PageForm, at: number) =>
  form.words.map((name): readonly [string, string] => [name, `${at}の${name}に書いた「ことば」<&>`])

test('when the database is away, each form gives back every word, with a request number, and can be sent again', async () => {
  const forms = await formsToFill()
  expect(forms.map(nameOf)).toEqual(expect.arrayContaining(LONGEST))
  expect(forms.length).toBeGreaterThanOrEqual(sized(3, 12))
  for (const [at, form] of forms.entries()) {
    const typed = typedInto(form, at)
    const hidden = form.fields.filter(([name]) => !form.words.includes(name))
    door.shut()
    const answer = await browser.post(form.action, [...hidden, ...typed])
    expect(answer.status, form.action).toBe(503)
    expect(answer.html).toContain('入力は下に残っています')
    expect(answer.html).toContain(answer.requestNo)
    const shown = plain(answer.html)
    for (const [name, words] of typed) expect(shown.split(words).length, `${form.action} ${name}: seen by the eye and sent again`).toBe(3)
    door.open()
    const again = formsOf(answer.html, form.action).find(one => one.action === form.action)
    const after = await browser.post(form.action, again?.fields ?? [])
    expect([200, 303, 404, 409, 422], `${form.action} sent again: ${after.status}`).toContain(after.status)
  }
  const fields = forms.reduce((sum, form) => sum + form.words.length, 0)
  const measured = `${forms.length} の用紙・${fields} 欄のすべて（いちばん長いもの ${forms[0]?.words.length} 欄）`
  sayFigure({ proof: 'faults', figure: '書いたことばが 503 の画面に残る', measured, promised: 'すべての欄' })
})

test('a form answered with 503 is saved once when it is sent again from that page, however often', async () => {
  const [form] = formsOf((await browser.get('/consultations/new')).html, '/consultations/new').filter(one =>
    one.words.includes('statement'),
  )
  const statement = '二度送っても一件になる相談'
  const hidden = form?.fields.filter(([name]) => name.startsWith('_')) ?? []
  door.shut()
  const answer = await browser.post('/consultations/new', [...hidden, ['channel', 'phone'], ['statement', statement]])
  door.open()
  const [again] = formsOf(answer.html, '/consultations/new').filter(one => one.action === '/consultations/new')
  const places = new Set<string>()
  for (let time = 0; time < 3; time++) places.add((await browser.post('/consultations/new', again?.fields ?? [])).location)
  expect([...places]).toEqual([expect.stringMatching(/^\/consultations\/[0-9a-f-]{36}\?done=received$/)])
  expect(await runAsOwner(town.clone.ownerUrl, 'select id from desk.consultation where statement = $1', [statement])).toHaveLength(1)
})

test('a database that answers too slowly is told as such within the limit, and nothing stays stuck afterwards', async () => {
  door.delay(SECONDS * 400)
  const asked = await Promise.all(Array.from({ length: 24 }, () => browser.get('/consultations')))
  expect(new Set(asked.map(page => page.status))).toEqual(new Set([503]))
  expect((await fetch(`${program.origin}/healthz`)).status).toBe(200)
  door.delay(0)
  const longest = Math.max(...asked.map(page => page.ms))
  if (isFull) expect(longest).toBeLessThan(SECONDS * 1000 + 6_000)
  await until(async () => (await fetch(`${program.origin}/readyz`)).status === 200)
  const after = await Promise.all(Array.from({ length: 24 }, () => browser.get('/consultations')))
  expect(new Set(after.map(page => page.status))).toEqual(new Set([200]))
  const measured = `24 件すべて 503、長くて ${longest} ms（限り ${SECONDS} 秒）`
  sayFigure({ proof: 'faults', figure: '遅いデータベース', measured, promised: '限り + 6 秒以内に、ことばを返す' })
})

test('a write that waits for somebody else’s lock ends within the limit, and the server has given it up too', async () => {
  const waiting = runAsOwner(
    town.clone.ownerUrl,
    `begin; lock table desk.consultation in access exclusive mode; select pg_sleep(${SECONDS + 2}); commit`,
  )
  await until(async () => (await locks()) > 0)
  const answer = await fetch(`${program.origin}/api/v1/consultations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${town.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'phone', statement: '待ちきれなかった相談' }),
  })
  const told = (await answer.json()) as { readonly requestNo?: string }
  expect([answer.status, told.requestNo]).toEqual([503, answer.headers.get('x-request-no')])
  await pause(300)
  const queue = `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  expect([await runAsOwner(town.clone.ownerUrl, queue), await locks()], 'nobody stands in the queue, and the lock is still held').toEqual([
    [],
    1,
  ])
  await waiting
  expect(await runAsOwner(town.clone.ownerUrl, `select id from desk.consultation where statement = '待ちきれなかった相談'`)).toEqual([])
})

async function locks(): Promise<number> {
  const rows = await runAsOwner(
    town.clone.ownerUrl,
    `select 1 from pg_locks where relation = 'desk.consultation'::regclass and mode = 'AccessExclusiveLock' and granted`,
  )
  return rows.length
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(50)
}
