import { tmpdir } from 'node:os'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runAsOwner } from '../../../testing/builders/run-as-owner.ts'
import type { ClonedDatabase } from '../../../testing/database/clone.ts'
import { cloneDatabase } from '../../../testing/database/clone.ts'
import type { Database } from '../database.ts'
import { openDatabase } from '../database.ts'
import { withHealth } from './health.ts'

let clone: ClonedDatabase
let database: Database

beforeAll(async () => {
  clone = await cloneDatabase()
  database = openDatabase(clone.appUrl, 2)
})
afterAll(async () => {
  await database.close()
  await clone.drop()
})

function watch(of: Database = database, clock = () => new Date(), places: { home?: string; cluster?: string } = {}) {
  const app = new Hono().get('/people/:id', context => context.text('a record', 200))
  const health = withHealth(app, { database: of, clock, home: tmpdir(), cluster: undefined, sendsMail: true, hasQueues: true, ...places })
  return {
    health,
    ask: async (path: string) => {
      const answer = await health.fetch(new Request(`http://localhost${path}`))
      return { status: answer.status, said: await answer.text(), type: answer.headers.get('content-type') }
    },
  }
}

test('a program on a database of its own age is alive and ready', async () => {
  const { ask } = watch()
  expect(await ask('/healthz')).toMatchObject({ status: 200, said: 'ok' })
  expect(await ask('/readyz')).toMatchObject({ status: 200, said: 'ready' })
})

test('each thing that would make work go wrong makes it unready, while it stays alive', async () => {
  const ahead = watch(database, () => new Date(Date.now() + 200_000))
  expect(await ahead.ask('/readyz')).toMatchObject({ status: 503, said: 'clock differs from the database' })
  const gone = openDatabase(clone.appUrl.replace(/\/[^/]*$/, '/no_such_database'), 1)
  expect(await watch(gone).ask('/readyz')).toMatchObject({ status: 503, said: 'database unreachable' })
  expect(await watch(gone).ask('/healthz')).toMatchObject({ status: 200 })
  await gone.close()
  const { ask, health } = watch()
  await runAsOwner(clone.ownerUrl, `update ledger.migration set name = name || 'x' where name = (select max(name) from ledger.migration)`)
  expect(await ask('/readyz')).toMatchObject({ status: 503, said: 'not migrated' })
  await runAsOwner(clone.ownerUrl, `update ledger.migration set name = rtrim(name, 'x') where name like '%x'`)
  expect(await ask('/readyz')).toMatchObject({ status: 200 })
  health.drain()
  expect(await ask('/readyz')).toMatchObject({ status: 503, said: 'draining' })
  expect(await ask('/people/1')).toMatchObject({ status: 200 })
})

test('a database that takes no writes cannot serve, for nothing could be written down of who looked', async () => {
  const reading = openDatabase(`${clone.appUrl}?options=-c%20default_transaction_read_only%3Don`, 1)
  expect(await watch(reading).ask('/readyz')).toMatchObject({ status: 503, said: 'the database takes no writes' })
  await reading.close()
})

/** A file system that has not one byte to give. */
const FULL = '/proc'

test('little room is told before it is none; without any on the disk of the database nobody is sent here', async () => {
  expect(await watch(database, undefined, { home: FULL }).ask('/readyz')).toMatchObject({
    status: 200,
    said: 'degraded\ndisk: 0 MB free where the data lies',
  })
  expect(await watch(database, undefined, { cluster: FULL }).ask('/readyz')).toMatchObject({
    status: 503,
    said: 'no room left on the disk of the database',
  })
})

test('what waits too long is told in words while people go on being served', async () => {
  const { ask } = watch()
  await runAsOwner(
    clone.ownerUrl,
    `set session_replication_role = replica;
     insert into audit.event (id, at, action, subject_type, subject_ids, outcome, route, request_no)
     values ('01900000-0000-7000-8000-000000000001', now() - interval '30 minutes', 'consultation.read', 'consultation', '{}', 'done', 'GET /x', '1');
     insert into audit.unsealed (event_id) values ('01900000-0000-7000-8000-000000000001');
     insert into desk.request (id, kind, receipt_hash, language, sealed, handed_in_at)
     values (gen_random_uuid(), 'ask', decode(repeat('cd', 32), 'hex'), 'ja', '\\x00', now() - interval '11 minutes')`,
  )
  const told = ['degraded', 'inbox: 1 waiting, the first for 11 minutes', 'seal: 1 waiting, the first for 30 minutes']
  expect(await ask('/readyz')).toMatchObject({ status: 200, said: told.join('\n') })
  const open = openDatabase(clone.publicUrl, 1)
  expect(await watch(open).ask('/readyz'), 'the open side hears nothing of it').toMatchObject({ status: 200, said: 'ready' })
  await open.close()
  await runAsOwner(clone.ownerUrl, 'delete from desk.request; set session_replication_role = replica; delete from audit.unsealed')
  expect(await ask('/readyz')).toMatchObject({ status: 200, said: 'ready' })
})

test('the figures for machines count answers and name no address', async () => {
  const { ask } = watch()
  await ask('/people/0190-secret-id')
  const { said, type } = await ask('/metrics')
  expect(type).toContain('text/plain')
  expect(said).toContain('tsunagi_http_responses_total{status="200"} 1')
  expect(said).not.toContain('secret-id')
  for (const line of said.trim().split('\n')) expect(line).toMatch(/^(# TYPE [a-z_]+ (counter|gauge)|[a-z_]+(\{status="\d{3}"\})? \d+)$/)
})
