import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '../../app.ts'
import { startApp } from '../../app.ts'
import { hearOne } from '../../sight/enlarged-city.ts'
import { isFull, oneOfEvery, sayFigure, sized } from '../size.ts'
import type { Attempt } from './attempt.ts'
import { speakerTo } from './attempt.ts'
import { attemptOf, lawfulAttempts, oddAttempts } from './attempts.ts'
import type { City } from './city.ts'
import { hearTheCity, isAt } from './city.ts'
import { directedAttempts, searchForRest, spendKeys } from './directed.ts'
import type { Explorer } from './explorer.ts'
import { differing, explorerWith, unreached } from './explorer.ts'
import type { Operation } from './operations.ts'

const SEED = Number(process.env['TSUNAGI_FUZZ_SEED'] ?? sized(20_261_123, Math.floor(Math.random() * 2 ** 31)))
const EACH = sized(1, 120)
const SEARCH = sized(4, 400)

let app: RunningApp
let city: City
let explorer: Explorer

beforeAll(async () => {
  console.log(`fuzz seed ${SEED}; again with TSUNAGI_FUZZ_SEED=${SEED}`)
  app = await startApp({ residents: 30, consultations: 20 })
  city = await hearTheCity(app, sized(1, 12))
  explorer = explorerWith(speakerTo(app.fetch, city.tokenOf), city.promised, city.tables)
})

afterAll(() => app.close())

const fail = (faults: readonly string[]) => expect(differing(faults), `${faults.length} faults with seed ${SEED}`).toEqual([])

test('whatever is sent to the API, it answers as openapi.json promises and never falls', async () => {
  await spendKeys(explorer, city.operations)
  await sendDoomed()
  for (const operation of oneOfEvery(4, city.operations)) {
    for (const attempt of directedAttempts(city, operation, SEED)) await explorer.send(attempt, operation)
    for (const attempt of some(lawfulAttempts(city, operation))) await explorer.send(attempt, operation)
    for (const attempt of some(oddAttempts(city, operation))) await explorer.send(attempt, whose(operation, attempt))
    for (const method of sized(['PUT'], ['PUT', 'DELETE', 'OPTIONS', 'HEAD']))
      await explorer.send({ as: 'desk', method, path: operation.path, headers: {}, body: undefined, what: 'a wrong method' }, undefined)
  }
  fail(explorer.found.faults)
})

test('every refusal that openapi.json declares can be met', async () => {
  for (const operation of oneOfEvery(4, city.operations)) await searchForRest(city, explorer, operation, SEARCH, SEED + 1)
  const never = unreached(city.operations, explorer.found)
  const declared = city.operations.flatMap(one => one.declared.filter(status => status >= 400))
  sayFigure({
    proof: 'fuzz',
    figure: '出会えた断り',
    measured: `${declared.length - never.length} / ${declared.length}`,
    promised: 'すべて',
  })
  console.log(never.join('\n'))
  fail(explorer.found.faults)
  if (isFull) expect(never).toEqual([])
})

test('whatever was acknowledged stands in the audit trail under its request number', async () => {
  const numbers = [...explorer.found.acknowledged.keys()]
  const written = await app.ask<{ no: string }>(
    `select distinct request_no as no from audit.event where request_no = any($1) and outcome in ('done', 'absent')`,
    [numbers],
  )
  const known = new Set(written.map(({ no }) => no))
  expect(numbers.filter(no => !known.has(no)).map(no => explorer.found.acknowledged.get(no))).toEqual([])
  expect(numbers.length).toBeGreaterThan(sized(40, 300))
  const taken = city.operations.filter(
    ({ name, declared }) => city.heard.has(name) || declared.some(status => status < 300 && explorer.found.reached(name).has(status)),
  )
  sayFigure({ proof: 'fuzz', figure: '送った要求', measured: `${explorer.found.attempts}（種 ${SEED}）`, promised: '5xx なし' })
  sayFigure({ proof: 'fuzz', figure: '受け入れられた操作', measured: `${taken.length} / ${city.operations.length}`, promised: '記録のみ' })
  console.log(
    city.operations
      .filter(one => !taken.includes(one))
      .map(({ name }) => `${name} was never done`)
      .join('\n'),
  )
})

test('found by the fuzzer: a name that stands twice in a question is checked as it is used', async () => {
  const desk = await app.api('desk')
  for (const path of ['/api/v1/agencies', '/api/v1/services', '/api/v1/consultations', '/api/v1/referrals'])
    expect((await desk.get(`${path}?limit=x&limit=2`)).status, path).toBe(422)
})

test('found by the fuzzer: what was heard can be amended by words that are tidied on the way', async () => {
  const desk = await app.api('desk')
  const at = `/api/v1/consultations/${await hearOne(desk)}`
  const amended = await desk.send('PATCH', at, { statement: ' 書き直した言葉\r\n', visitorName: '', topics: [] })
  expect([amended.status, (amended.json() as { statement?: string }).statement]).toEqual([200, '書き直した言葉'])
  expect((await desk.send('PATCH', at, { owner: null })).status).toBe(409)
})

/** Before anything else is sent: what follows changes the very states that refuse these. */
async function sendDoomed(): Promise<void> {
  for (const { as, path, body } of city.doomed) {
    const operation = city.operations.find(one => one.method === 'POST' && isAt(one.path, path))
    if (operation) await explorer.send(attemptOf(operation, as, path, body, 'too late or too early'), operation)
  }
}

function some(attempts: fc.Arbitrary<Attempt>): readonly Attempt[] {
  return fc.sample(attempts, { numRuns: EACH, seed: SEED })
}

/** An odd part of a path may lead to another address; then only what holds for every answer is asked. */
function whose(operation: Operation, { path, what }: Attempt): Operation | undefined {
  return what === 'an odd path' && !/^[/\w-]+$/.test(path) ? undefined : operation
}
