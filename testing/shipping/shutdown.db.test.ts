import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { readLastAnchor } from '../../src/platform/audit/anchors.ts'
import type { BuiltTown, RunningProgram } from './running-program.ts'
import { buildTown, startProgram } from './running-program.ts'

let town: BuiltTown
let lock: pg.Client
let running: RunningProgram | undefined

beforeAll(async () => {
  town = await buildTown()
  lock = new pg.Client({ connectionString: town.clone.ownerUrl })
  await lock.connect()
})
afterEach(() => running?.child.kill('SIGKILL'))
afterAll(async () => {
  await lock.end()
  await town.clone.drop()
})

const start = async () => {
  running = await startProgram(town)
  return running
}

/** A consultation being saved while the table is held by somebody else: a request that is under way for as long as we like. */
function save(origin: string, statement: string): Promise<{ status: number; connection: string | null }> {
  return fetch(`${origin}/api/v1/consultations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${town.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'phone', statement }),
  }).then(async answer => {
    await answer.arrayBuffer()
    return { status: answer.status, connection: answer.headers.get('connection') }
  })
}

const hold = () => lock.query('begin; lock table desk.consultation in access exclusive mode')
const letGo = () => lock.query('commit')
const saved = async (statement: string) =>
  (await lock.query<{ n: number }>('select count(*)::integer as n from desk.consultation where statement = $1', [statement])).rows[0]?.n

test('on SIGTERM the program says "not ready" first, finishes what is under way, seals the rest and ends with 0', async () => {
  const program = await start()
  expect((await fetch(`${program.origin}/readyz`)).status).toBe(200)
  await hold()
  const writing = save(program.origin, '終わる間際の相談')
  await pause(300)
  const ended = program.end('SIGTERM')
  await pause(200)
  const ready = await fetch(`${program.origin}/readyz`)
  expect([ready.status, await ready.text()]).toEqual([503, 'draining'])
  await pause(1500)
  await expect(fetch(`${program.origin}/healthz`), 'new visitors are turned away').rejects.toThrow()
  await letGo()
  expect((await writing).status).toBe(201)
  const { code, ms } = await ended
  expect(code).toBe(0)
  expect(ms).toBeLessThan(5000)
  expect(await saved('終わる間際の相談')).toBe(1)
  const { rows } = await lock.query<{ waiting: number; no: number }>(
    'select (select count(*)::integer from audit.unsealed) as waiting, (select no::integer from audit.head) as no',
  )
  expect(rows[0]?.waiting).toBe(0)
  expect(readLastAnchor(`${town.home}/audit-anchors.jsonl`)?.no).toBe(rows[0]?.no)
})

test('a request that never ends holds nobody: within ten seconds the program ends with 0, and nothing half-done remains', async () => {
  const program = await start()
  await hold()
  const writing = save(program.origin, '終わらない相談').then(
    ({ status }) => status,
    () => 0,
  )
  await pause(300)
  const { code, ms } = await program.end('SIGTERM')
  expect(code).toBe(0)
  expect(ms).toBeLessThan(10_000)
  expect(await writing).toBe(0)
  await letGo()
  await pause(500)
  expect(await saved('終わらない相談')).toBe(0)
})

test('Ctrl-C ends an idle program at once, also while a browser keeps its connection open', async () => {
  const program = await start()
  await fetch(`${program.origin}/healthz`)
  const { code, ms } = await program.end('SIGINT')
  expect(code).toBe(0)
  expect(ms).toBeLessThan(2000)
})
