import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningProgram } from '../../shipping/running-program.ts'
import { startProgram } from '../../shipping/running-program.ts'
import { isFull, sayFigure, sized } from '../size.ts'
import { formsOf } from './form-of-page.ts'
import { openJournal } from './journal.ts'
import type { OwnTown } from './own-town.ts'
import { openOwnTown } from './own-town.ts'
import { expectWholeChain, NOTHING_AMISS, reckon } from './reckon.ts'
import type { SmallDisk } from './small-disk.ts'
import { openSmallDisk } from './small-disk.ts'
import type { StaffBrowser } from './staff-browser.ts'
import { signInAt } from './staff-browser.ts'
import { writeOnce } from './writers.ts'

const SECONDS = sized(2, 20)
/** Little enough to be filled at once, and no room kept back for the journal of the database. */
const SMALL = { max_wal_size: '32MB', min_wal_size: '32MB', shared_buffers: '16MB' }

let disk: SmallDisk
let town: OwnTown
let program: RunningProgram
let browser: StaffBrowser
const journal = openJournal()

beforeAll(async () => {
  disk = await openSmallDisk(220)
  town = await openOwnTown(disk.home, SMALL)
  program = await startProgram(town, { LOG_LEVEL: 'error', ANSWER_SECONDS: String(SECONDS) })
  browser = await signInAt(() => program.origin, 'desk')
})
afterAll(async () => {
  program.child.kill('SIGKILL')
  // Should the proof have failed while everything stood still.
  signal('SIGCONT')
  disk.clear()
  await town.server.end()
  disk.remove()
  journal.close()
})

const write = (key: string) => {
  journal.sent(key)
  return writeOnce(program.origin, town.token, key, journal)
}
const signal = (name: NodeJS.Signals) => {
  for (const pid of town.server.processes()) process.kill(pid, name)
}
const ready = async () => (await fetch(`${program.origin}/readyz`)).status === 200

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(100)
}

/** The form for a consultation as it is opened, with long words in it. */
async function openConsultation(statement: string): Promise<readonly (readonly [string, string])[]> {
  const forms = formsOf((await browser.get('/consultations/new')).html, '/consultations/new')
  const hidden = forms.find(form => form.words.includes('statement'))?.fields.filter(([name]) => name.startsWith('_')) ?? []
  return [...hidden, ['channel', 'phone'], ['statement', statement]]
}

/** Sends the form of the answer again; it must be taken now. */
async function sendAgain(html: string): Promise<void> {
  const again = formsOf(html, '/consultations/new').find(form => form.action === '/consultations/new')
  const after = await browser.post('/consultations/new', again?.fields ?? [])
  expect([after.status, after.location]).toEqual([303, expect.stringMatching(/done=received$/)])
}

test('while every process of the database stands still, each request ends with clear words, and nothing is stuck when it goes on', async () => {
  const statement = '止まったデータベースに送った相談'
  const form = await openConsultation(statement)
  signal('SIGSTOP')
  const since = performance.now()
  const pages = Array.from({ length: 20 }, () => browser.get('/consultations'))
  const posts = Array.from({ length: 4 }, () => browser.post('/consultations/new', form))
  const writes = Array.from({ length: 4 }, (_, n) => write(`frozen-${n}`))
  expect((await fetch(`${program.origin}/healthz`)).status).toBe(200)
  expect(await ready()).toBe(false)
  for (const page of await Promise.all(pages)) expect([page.status, page.html.includes(page.requestNo)]).toEqual([503, true])
  const answers = await Promise.all(posts)
  for (const answer of answers) expect([answer.status, answer.html.includes(statement)]).toEqual([503, true])
  expect(new Set(await Promise.all(writes))).toEqual(new Set([503]))
  const ended = Math.round(performance.now() - since)
  if (isFull) expect(ended).toBeLessThan(SECONDS * 1000 + 6_000)
  signal('SIGCONT')
  await until(ready)
  const after = await Promise.all(Array.from({ length: 30 }, () => browser.get('/consultations')))
  expect(new Set(after.map(page => page.status))).toEqual(new Set([200]))
  await sendAgain(answers[0]?.html ?? '')
  for (let n = 0; n < 4; n++) expect(await write(`frozen-${n}`)).toBe(201)
  expect(await reckon(town.server.ownerUrl(), journal)).toEqual(NOTHING_AMISS)
  const measured = `28 件すべて 503、長くて ${ended} ms（限り ${SECONDS} 秒）、そのあと 30 件すべて 200`
  sayFigure({ proof: 'faults', figure: '止まったデータベース', measured, promised: '限り + 6 秒以内に、ことばを返す' })
})

test('when the disk is full people are told and lose no word, nothing is half-written, and with room again all goes on', async () => {
  expect(disk.canBeFull, 'この証明には、小さなファイルシステム（tmpfs）を mount できる利用者（root）が要ります').toBe(true)
  for (let n = 0; n < 20; n++) expect(await write(`room-${n}`)).toBe(201)
  const statement = `満杯のときに送った相談${'あ'.repeat(2000)}`
  const form = await openConsultation(statement)
  disk.fill()
  const statuses = new Map<number, number>()
  // What room there is inside files already made is used up first.
  for (let n = 0; (statuses.get(503) ?? 0) < sized(5, 40); n++) {
    const status = await write(`full-${n}`)
    expect([201, 503]).toContain(status)
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  const answer = await browser.post('/consultations/new', form)
  expect([answer.status, answer.html.includes(statement), answer.html.includes(answer.requestNo)]).toEqual([503, true, true])
  expect((await fetch(`${program.origin}/healthz`)).status).toBe(200)
  expect(await (await fetch(`${program.origin}/readyz`)).text(), 'what a machine is told').toMatch(/disk: 0 MB free|database unreachable/)
  disk.clear()
  // Full to the last byte of its journal PostgreSQL ends itself; then somebody (systemd, compose) starts it, and nobody the program.
  await town.server.start()
  await until(ready)
  await until(async () => (await browser.get('/consultations')).status === 200)
  await sendAgain(answer.html)
  const { sent, acknowledged } = journal.read()
  for (const key of sent) if (!acknowledged.has(key)) expect(await write(key)).toBe(201)
  expect(await reckon(town.server.ownerUrl(), journal)).toEqual(NOTHING_AMISS)
  await pause(1500)
  expectWholeChain(town)
  const measured = `満杯の tmpfs: 503 ${statuses.get(503)} 件・201 ${statuses.get(201) ?? 0} 件、失われた 0・二重 0`
  sayFigure({ proof: 'faults', figure: 'ディスクが満杯', measured, promised: '失われた 0・二重 0' })
})
