import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { ClonedDatabase } from '../../testing/database/clone.ts'
import { cloneDatabase } from '../../testing/database/clone.ts'
import { openClock } from './clock.ts'
import type { Database } from './database.ts'
import { openDatabase } from './database.ts'

let clone: ClonedDatabase
let database: Database

beforeAll(async () => {
  clone = await cloneDatabase()
  database = openDatabase(clone.appUrl, 1)
})
afterAll(async () => {
  vi.useRealTimers()
  await database.close()
  await clone.drop()
})

test('the time is the database’s, goes on, and does not move when somebody sets the clock of the machine', async () => {
  const clock = await openClock(database)
  const real = Date.now()
  expect(Math.abs(clock.now().getTime() - real)).toBeLessThan(2_000)
  vi.useFakeTimers({ toFake: ['Date'], now: real + 86_400_000 })
  expect(Date.now() - clock.now().getTime()).toBeGreaterThan(86_000_000)
  await clock.refresh()
  expect(Date.now() - clock.now().getTime()).toBeGreaterThan(86_000_000)
  const before = clock.now().getTime()
  await new Promise(done => setTimeout(done, 60))
  expect(clock.now().getTime() - before).toBeGreaterThanOrEqual(50)
  vi.useRealTimers()
})
