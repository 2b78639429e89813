import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '../../../../testing/app.ts'
import { startApp } from '../../../../testing/app.ts'

let app: RunningApp

beforeAll(async () => {
  app = await startApp({ residents: 20, consultations: 2 })
})
afterAll(() => app.close())

const HEARD = { channel: 'phone', statement: '読み返さずに渡す見本' }

test('a system that asks for no more gets the place of what it handed in, at half the statements, and the record is the same', async () => {
  const desk = await app.api('desk')
  const cost = async (headers: Record<string, string>) => {
    const before = app.database.statements()
    const answer = await desk.send('POST', '/api/v1/consultations', HEARD, headers)
    return { answer, statements: app.database.statements() - before }
  }
  await cost({})
  const whole = await cost({})
  const minimal = await cost({ prefer: 'respond-async, return=minimal' })
  expect([minimal.answer.status, minimal.answer.html, minimal.answer.headers.get('preference-applied')]).toEqual([
    201,
    '',
    'return=minimal',
  ])
  expect(minimal.statements).toBeLessThan(whole.statements * 0.7)
  const read = await desk.get(minimal.answer.location)
  expect(read.json()).toMatchObject({ statement: HEARD.statement, channel: 'phone', state: 'received' })
  expect((await desk.send('POST', '/api/v1/consultations', { channel: 'phone' }, { prefer: 'return=minimal' })).status).toBe(422)
})
