import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { StaffId } from '../../../src/kernel/id.ts'
import { newId } from '../../../src/kernel/id.ts'
import type { Duty } from '../../../src/kernel/reader.ts'
import type { Answer } from '../../../src/platform/http/answer.ts'
import { json, page } from '../../../src/platform/http/answer.ts'
import { apiRoute } from '../../../src/platform/http/api.ts'
import { words } from '../../../src/platform/http/body.ts'
import { openApiRoute } from '../../../src/platform/http/openapi-route.ts'
import type { PipelineParts } from '../../../src/platform/http/pipeline.ts'
import { pipeline } from '../../../src/platform/http/pipeline.ts'
import { problemOf } from '../../../src/platform/http/problem.ts'
import { openLog } from '../../../src/platform/log.ts'
import { promisedBy } from '../../sight/promised.ts'
import { speakerTo } from './attempt.ts'
import { attemptOf } from './attempts.ts'
import { differing, explorerWith, unreached } from './explorer.ts'
import { spoiled } from './mutate.ts'
import { operationsOf } from './operations.ts'

const TABLES = ['desk.consultation']
const POLITE = '入力内容を確認してください。'

/** A route of a program that is not ours: takes words, and does with them what is planted. */
function planted(plant: (said: string) => Answer, refusals: readonly number[] = []) {
  return apiRoute({
    method: 'POST',
    path: '/api/v1/planted',
    duty: 'signed-in',
    audit: { none: '試しの窓口で、だれの記録でもない' },
    summary: '試しの窓口',
    body: z.object({ words: words(1_000, '言葉') }),
    answer: z.object({ letters: z.number() }),
    refusals,
    handler: async (_, body) => plant(body.words),
  })
}

/** What the fuzzer finds in a program with one route. */
async function foundIn(row: ReturnType<typeof planted>) {
  const reader = { staffId: newId<'staff'>() as StaffId, agencyId: newId<'agency'>(), duties: new Set<Duty>() }
  const app = pipeline({
    routes: [row, openApiRoute([row.description])],
    house: {} as PipelineParts['house'],
    navigation: [],
    doorkeeper: {
      bySession: async () => undefined,
      byToken: async () => ({ reader, login: 'x', staffName: '', agencyName: '' }),
    } as PipelineParts['doorkeeper'],
    pages: { broken: () => page('', 500) } as unknown as PipelineParts['pages'],
    log: openLog('silent'),
    clock: () => new Date(),
  })
  const fetch = async (request: Request) => app.fetch(request)
  const promised = await promisedBy({ fetch })
  const operations = operationsOf(promised.document, [row])
  const [operation] = operations
  if (operation === undefined) throw new Error('no operation')
  const explorer = explorerWith(
    speakerTo(fetch, async () => 'x'.repeat(43)),
    promised,
    TABLES,
  )
  for (const { what, text } of fc.sample(spoiled({ words: '見本' }, []), { numRuns: 60, seed: 5 }))
    await explorer.send({ ...attemptOf(operation, 'x', operation.path, undefined, what), body: text }, operation)
  await explorer.send(attemptOf(operation, null, operation.path, { words: '見本' }, 'nobody'), operation)
  await explorer.send(
    { ...attemptOf(operation, 'x', operation.path, {}, 'too large'), headers: { 'content-length': '9000000' } },
    operation,
  )
  return { faults: differing(explorer.found.faults), never: unreached(operations, explorer.found) }
}

const counted = (said: string) => json({ letters: [...said].length })

test('in a program that keeps its promise the fuzzer finds nothing, and meets every refusal that is declared', async () => {
  expect(await foundIn(planted(counted))).toEqual({ faults: [], never: [] })
})

test('an address that falls on one odd letter is found', async () => {
  const { faults } = await foundIn(
    planted(said => {
      if (said !== [...said].map(sign => sign.charAt(0)).join('')) throw new Error('astral')
      return counted(said)
    }),
  )
  expect(faults.join('\n')).toContain('answered 500')
})

test('an answer that is not of the promised shape for one odd input is found', async () => {
  const { faults } = await foundIn(planted(said => (said === '' ? json({ letters: null }) : counted(said))))
  expect(faults.join('\n')).toContain('not the promised shape')
})

test('a status that was not declared is found', async () => {
  const { faults } = await foundIn(planted(said => (said === '' ? problemOf(409, 'wrong-state', POLITE) : counted(said))))
  expect(faults.join('\n')).toContain('409 is not declared')
})

test('a refusal that was declared and never comes is found', async () => {
  expect((await foundIn(planted(counted, [409]))).never).toEqual(['POST /api/v1/planted never answered 409'])
})

test.each([
  ['SQL', 'insert into x (words) values ($1) を確かめてください。'],
  ['a table', '表 desk.consultation の行を確かめてください。'],
  ['what a constraint says', 'new row violates check constraint "x" です。確認してください。'],
  ['a stack', '処理に失敗しました at save (/srv/app/store.js:10:5) 確認してください。'],
  ['a path of a file', '/work/src/casework/store.ts を確認してください。'],
])('a refusal that tells of %s is found', async (_, sentence) => {
  const { faults } = await foundIn(
    planted(said => (said === '' ? problemOf(422, 'fields', POLITE, { fields: { words: sentence } }) : counted(said))),
  )
  expect(faults.join('\n')).toContain('tells of the inside')
})

test.each([
  ['that is no sentence', problemOf(422, 'fields', 'Invalid input'), 'no sentence'],
  ['with a code that nobody was promised', problemOf(422, 'oops', POLITE), 'code oops'],
  ['that is a page', page('<p>だめです。</p>', 422), 'a refusal of type'],
])('a refusal %s is found', async (_, refusal, said) => {
  const { faults } = await foundIn(planted(typed => (typed === '' ? refusal : counted(typed))))
  expect(faults.join('\n')).toContain(said)
})
