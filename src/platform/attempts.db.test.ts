import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAsApp } from '../../testing/builders/open-as-app.ts'
import { runAsOwner } from '../../testing/builders/run-as-owner.ts'
import type { ClonedDatabase } from '../../testing/database/clone.ts'
import { cloneDatabase } from '../../testing/database/clone.ts'
import { withinLimit } from './attempts.ts'
import type { Database } from './database.ts'

let clone: ClonedDatabase
let database: Database

beforeAll(async () => {
  clone = await cloneDatabase()
  database = await openAsApp(clone, 20)
})

afterAll(async () => {
  await database.close()
  await clone.drop()
})

const attempt = (bucket: string, key: string, limit = 5, minutes = 15) =>
  database.transaction(null, db => withinLimit(db, bucket, key, limit, minutes))

async function inTurn(times: number, once: () => Promise<boolean>): Promise<boolean[]> {
  const answers: boolean[] = []
  for (let nth = 0; nth < times; nth++) answers.push(await once())
  return answers
}

test('as many tries as the limit are let through, and the next one is not', async () => {
  expect(await inTurn(7, () => attempt('sign-in', '203.0.113.1'))).toEqual([true, true, true, true, true, false, false])
})

test('another key and another bucket are counted apart', async () => {
  await inTurn(6, () => attempt('sign-in', '203.0.113.2'))
  expect(await attempt('sign-in', '203.0.113.2')).toBe(false)
  expect(await attempt('sign-in', '203.0.113.3')).toBe(true)
  expect(await attempt('known', '203.0.113.2')).toBe(true)
})

test('twenty tries sent at the same moment do not slip past the limit together', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => attempt('sign-in', '203.0.113.4')))
  expect(answers.filter(within => within).length).toBe(5)
})

test('tries older than the window count no more, and those inside it still do', async () => {
  await inTurn(6, () => attempt('sign-in', '203.0.113.5'))
  const shift = (minutes: number) =>
    runAsOwner(clone.ownerUrl, 'update platform.attempt set at = at - make_interval(mins => $1)', [minutes])
  await shift(14)
  expect(await attempt('sign-in', '203.0.113.5')).toBe(false)
  await shift(2)
  expect(await inTurn(4, () => attempt('sign-in', '203.0.113.5'))).toEqual([true, true, true, true])
  expect(await attempt('sign-in', '203.0.113.5')).toBe(false)
})

test('another process and a restart forget no try, and the key itself is not kept', async () => {
  await inTurn(5, () => attempt('sign-in', 'minamoto-login'))
  const later = await openAsApp(clone)
  expect(await later.transaction(null, db => withinLimit(db, 'sign-in', 'minamoto-login', 5, 15))).toBe(false)
  await later.close()
  const [kept] = await runAsOwner<{ rows: string; found: boolean }>(
    clone.ownerUrl,
    `select count(*)::text as rows, bool_or(position('minamoto'::bytea in key_hash) > 0 or a::text like '%minamoto%') as found from platform.attempt a`,
  )
  expect(Number(kept?.rows)).toBeGreaterThan(5)
  expect(kept?.found).toBe(false)
})
