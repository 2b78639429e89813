import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runAsOwner } from '../../builders/run-as-owner.ts'
import type { RunningProgram } from '../../shipping/running-program.ts'
import { startProgram } from '../../shipping/running-program.ts'
import { sayFigure, sized } from '../size.ts'
import type { Journal } from './journal.ts'
import { openJournal } from './journal.ts'
import type { OwnTown } from './own-town.ts'
import { openOwnTown } from './own-town.ts'
import { expectWholeChain, NOTHING_AMISS, reckon } from './reckon.ts'
import type { StaffBrowser } from './staff-browser.ts'
import { signInAt } from './staff-browser.ts'
import type { Writers } from './writers.ts'
import { startWriters, writeOnce } from './writers.ts'

const KILLS = sized(3, 30)
const STOPS = sized(1, 10)
const WRITERS = sized(4, 8)

let town: OwnTown
let program: RunningProgram
let browser: StaffBrowser
let writers: Writers | undefined
const journals: Journal[] = []
const origin = () => program.origin

beforeAll(async () => {
  town = await openOwnTown()
  program = await start()
  browser = await signInAt(origin, 'desk')
})
afterAll(async () => {
  await writers?.stop()
  program.child.kill('SIGKILL')
  for (const journal of journals) journal.close()
  await town.server.end()
})

const start = (env: NodeJS.ProcessEnv = {}) => startProgram(town, { LOG_LEVEL: 'error', ...env })

function openBooks(): Journal {
  const journal = openJournal()
  journals.push(journal)
  return journal
}

/** Waits until so many more writes were acknowledged than before, and then a moment that nobody chose. */
async function untilWritten(journal: Journal, more: number): Promise<void> {
  const enough = journal.read().acknowledged.size + more
  while (journal.read().acknowledged.size < enough) await pause(5)
  await pause(Math.random() * 60)
}

/** Whoever still has no answer sends the same key again. */
async function sendAgain(journal: Journal): Promise<number> {
  const { sent, acknowledged } = journal.read()
  for (const key of sent) if (!acknowledged.has(key)) expect(await writeOnce(origin(), town.token, key, journal)).toBe(201)
  expect(new Set(journal.read().acknowledged.keys())).toEqual(sent)
  return sent.size
}

test('kill -9 of the program at any moment loses nothing acknowledged, doubles nothing, and the next start goes on', async () => {
  const journal = openBooks()
  writers = startWriters(WRITERS, 'kill', origin, town.token, journal)
  const since = performance.now()
  for (let round = 0; round < KILLS; round++) {
    await untilWritten(journal, sized(8, 30) + (round % 5) * 4)
    await program.end('SIGKILL')
    program = await start()
    expect((await browser.get('/consultations')).status, 'the session of before').toBe(200)
  }
  await writers.stop()
  const seconds = (performance.now() - since) / 1000
  expect([...writers.statuses.keys()].filter(status => status !== 201 && status !== 0)).toEqual([])
  const again = writers.resent()
  expect(again, 'the program was killed with requests under way').toBeGreaterThan(0)
  const kept = await sendAgain(journal)
  expect(await reckon(town.server.ownerUrl(), journal)).toEqual(NOTHING_AMISS)
  expectWholeChain(town)
  const measured = `失われた 0・二重 0（${KILLS} 回、${kept} 件、返事がなく同じ鍵で送り直し ${again} 件、${Math.round(seconds)} 秒）`
  sayFigure({ proof: 'faults', figure: 'プログラムの kill -9', measured, promised: '失われた 0・二重 0' })
})

test('PostgreSQL stopped at once at any moment loses nothing acknowledged, and the program goes on by itself when it is back', async () => {
  const journal = openBooks()
  const { child } = program
  writers = startWriters(WRITERS, 'stop', origin, town.token, journal)
  const waits: number[] = []
  for (let round = 0; round < STOPS; round++) {
    await untilWritten(journal, sized(10, 40) + (round % 5) * 4)
    await town.server.stopAtOnce()
    expect((await fetch(`${origin()}/healthz`)).status).toBe(200)
    expect((await fetch(`${origin()}/readyz`)).status).toBe(503)
    const page = await browser.get('/consultations')
    expect([page.status, page.html.includes(page.requestNo)]).toEqual([503, true])
    await town.server.start()
    const since = performance.now()
    await untilWritten(journal, 1)
    waits.push(Math.round(performance.now() - since))
    expect((await browser.get('/consultations')).status, 'the session of before').toBe(200)
  }
  await writers.stop()
  expect([...writers.statuses.keys()].filter(status => status !== 201 && status !== 503)).toEqual([])
  expect(child.exitCode).toBe(null)
  const again = writers.resent()
  const kept = await sendAgain(journal)
  expect(await reckon(town.server.ownerUrl(), journal)).toEqual(NOTHING_AMISS)
  expectWholeChain(town)
  const measured = `失われた 0・二重 0（${STOPS} 回、${kept} 件、断られて同じ鍵で送り直し ${again} 件、戻ってから書けるまで長くて ${Math.max(...waits)} ms）`
  sayFigure({ proof: 'faults', figure: 'PostgreSQL の即時停止', measured, promised: '失われた 0・二重 0' })
})

test('the embedded database, killed together with the program, is whole and running again at the next start', async () => {
  await program.end('SIGKILL')
  await town.server.leave()
  const journal = openBooks()
  const embedded = { DATABASE_URL: '', DATABASE_PUBLIC_URL: '' }
  program = await start(embedded)
  writers = startWriters(WRITERS, 'both', origin, town.token, journal)
  await untilWritten(journal, 10)
  const [postmaster = 0] = town.server.processes()
  process.kill(postmaster, 'SIGKILL')
  await program.end('SIGKILL')
  program = await start(embedded)
  await untilWritten(journal, 5)
  await writers.stop()
  expect((await browser.get('/consultations')).status, 'the session of before').toBe(200)
  await sendAgain(journal)
  await town.server.start()
  expect(await reckon(town.server.ownerUrl(), journal)).toEqual(NOTHING_AMISS)
})

test('the planted fault is found out: a database that says yes before it has written loses what was acknowledged', async () => {
  const { ownerUrl } = town.server
  // Nobody but a full page of the journal, which these few writes do not fill, would flush within a minute.
  for (const setting of [`synchronous_commit = off`, `wal_writer_delay = '10s'`])
    await runAsOwner(ownerUrl(), `alter system set ${setting}`)
  await runAsOwner(ownerUrl(), 'select pg_reload_conf()')
  const journal = openBooks()
  await pause(500)
  for (let n = 0; n < 5; n++) expect(await writeOnce(origin(), town.token, `hasty-${n}`, journal)).toBe(201)
  await town.server.stopAtOnce()
  await town.server.start()
  expect((await reckon(ownerUrl(), journal)).lost.length).toBeGreaterThan(0)
})
