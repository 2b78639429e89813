import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAsApp } from '../../testing/builders/open-as-app.ts'
import { runAsOwner } from '../../testing/builders/run-as-owner.ts'
import type { ClonedDatabase } from '../../testing/database/clone.ts'
import { cloneDatabase } from '../../testing/database/clone.ts'
import { dayOfInstant } from '../kernel/day.ts'
import { readCodes, watchCodes } from './codes.ts'
import type { Database } from './database.ts'
import { openDatabase } from './database.ts'

const today = dayOfInstant(new Date())
let clone: ClonedDatabase
let database: Database

beforeAll(async () => {
  clone = await cloneDatabase()
  database = await openAsApp(clone, 2)
})
afterAll(async () => {
  await database.close()
  await clone.drop()
})

const addCode = (code: string) =>
  runAsOwner(
    clone.ownerUrl,
    `insert into platform.code (list, code, label_ja, sort_order, valid_from) values ('topic', $1, '見本', 900, '2021-04-01')`,
    [code],
  )

test('a program that runs elsewhere serves a change once it looks, and a look at an unchanged city costs one statement', async () => {
  const elsewhere = await readCodes(database)
  expect(elsewhere.holds('topic', 'sample_a', today)).toBe(false)
  await addCode('sample_a')
  expect(elsewhere.holds('topic', 'sample_a', today)).toBe(false)
  expect(await elsewhere.refresh()).toBe(true)
  expect(elsewhere.holds('topic', 'sample_a', today)).toBe(true)
  expect(elsewhere.on('topic', today).at(-1)?.code).toBe('sample_a')
  const before = database.statements()
  expect(await elsewhere.refresh()).toBe(false)
  // Beside the question itself: begin, who is asking, commit.
  expect(database.statements() - before).toBeLessThanOrEqual(4)
})

test('a watching program takes a change in by itself, and a database that is away does not stop it', async () => {
  const codes = await readCodes(database)
  const errors: unknown[] = []
  const watch = watchCodes(codes, error => errors.push(error), 20)
  await addCode('sample_b')
  await expect.poll(() => codes.holds('topic', 'sample_b', today), { timeout: 5000 }).toBe(true)
  await runAsOwner(
    clone.ownerUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'tsunagi_app' and datname = $1`,
    [clone.name],
  )
  await addCode('sample_c')
  await expect.poll(() => codes.holds('topic', 'sample_c', today), { timeout: 5000 }).toBe(true)
  watch.stop()
})

test('the open side reads the same codes, bases and forms, and learns of changes too', async () => {
  const door = openDatabase(clone.publicUrl, 1)
  const codes = await readCodes(door)
  expect(codes.basis('consent', today)?.title).toBe('ご本人の同意')
  expect(codes.form('referral_sheet', today)?.fields.length).toBeGreaterThan(10)
  await addCode('sample_d')
  expect(await codes.refresh()).toBe(true)
  expect(codes.holds('topic', 'sample_d', today)).toBe(true)
  await door.close()
})
