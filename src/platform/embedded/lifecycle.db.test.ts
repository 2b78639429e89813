import { spawn } from 'node:child_process'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshHome } from '../../../testing/database/fresh-home.ts'
import { serverAccount } from './account.ts'
import type { EmbeddedServer } from './index.ts'
import { readSecrets, startEmbedded } from './index.ts'
import { findPostmaster } from './postmaster.ts'

let home = ''
let server: EmbeddedServer

beforeAll(async () => {
  home = await freshHome()
  server = await startEmbedded({ home })
})

afterAll(async () => {
  await server.stop()
  expect(await findPostmaster(server.dataDir)).toBeUndefined()
  await rm(home, { recursive: true, force: true })
})

async function ask(sql: string, url: string = server.superuserUrl): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return Object.values((await client.query<Record<string, unknown>>(sql)).rows[0] ?? {})[0]
  } finally {
    await client.end()
  }
}

/** Kills the server outright, as a power cut does; safe because the home is this test's own. */
async function cutThePower(): Promise<void> {
  const postmaster = await findPostmaster(server.dataDir)
  process.kill(postmaster?.pid ?? Number.NaN, 'SIGKILL')
  while (await findPostmaster(server.dataDir)) await pause(20)
  await server.stop()
}

test('the server is durable, speaks UTF-8 and UTC, and listens on the loopback address only', async () => {
  expect(await ask('show fsync')).toBe('on')
  expect(await ask('show full_page_writes')).toBe('on')
  expect(await ask('show synchronous_commit')).toBe('on')
  expect(await ask('show server_encoding')).toBe('UTF8')
  expect(await ask('show timezone')).toBe('UTC')
  expect(await ask('show listen_addresses')).toBe('127.0.0.1')
  expect(await ask('show unix_socket_directories')).toBe('')
  expect(await ask(`select datcollate from pg_database where datname = 'template0'`)).toMatch(/^C/)
})

test('nobody gets in without the password', async () => {
  const url = new URL(server.superuserUrl)
  url.password = 'wrong'
  await expect(ask('select 1', url.toString())).rejects.toMatchObject({ code: '28P01' })
})

test('secrets are readable by their owner only and the cluster by the server only', async () => {
  expect((await stat(join(home, 'secrets.json'))).mode & 0o777).toBe(0o600)
  expect((await stat(server.dataDir)).mode & 0o777).toBe(0o700)
  expect((await stat(join(home, 'postgres.log'))).mode & 0o777).toBe(0o600)
  const passwords = Object.values(await readSecrets(home)).filter(one => one !== undefined)
  expect(new Set(passwords).size).toBe(5)
  expect(Math.min(...passwords.map(password => password.length))).toBeGreaterThanOrEqual(32)
})

test('what people wrote does not reach the server log, even when a statement fails', async () => {
  await ask('create table note (body text primary key)')
  await ask(`insert into note values ('つなぎ台 花子の相談')`)
  await expect(ask(`insert into note values ('つなぎ台 花子の相談')`)).rejects.toMatchObject({ code: '23505' })
  const log = await readFile(join(home, 'postgres.log'), 'utf8')
  expect(log).toContain('duplicate key')
  expect(log).not.toContain('花子')
})

test('a second start joins the running server, and its stop leaves it running', async () => {
  const second = await startEmbedded({ home })
  expect(second).toMatchObject({ joined: true, port: server.port })
  await second.stop()
  expect(await ask('select 1')).toBe(1)
})

test('the starter leaves the server running while someone else uses it, and the last one out stops it', async () => {
  const second = await startEmbedded({ home })
  await server.stop()
  expect(await ask('select 1', second.superuserUrl)).toBe(1)
  await second.stop()
  expect(await findPostmaster(server.dataDir)).toBeUndefined()
  server = await startEmbedded({ home })
  expect(server.joined).toBe(false)
})

test('stop shuts the server down in good order, may be called twice, and the records are there at the next start', async () => {
  await ask('create table kept as select 42 as answer')
  await Promise.all([server.stop(), server.stop()])
  expect(await findPostmaster(server.dataDir)).toBeUndefined()
  expect(await readFile(join(home, 'postgres.log'), 'utf8')).toMatch(/database system is shut down\s*$/)
  server = await startEmbedded({ home })
  expect(await ask('select answer from kept')).toBe(42)
})

test('after a power cut everything committed is still there', async () => {
  await ask('create table committed as select generate_series(1, 1000) as n')
  await cutThePower()
  server = await startEmbedded({ home })
  expect(server.joined).toBe(false)
  expect(await ask('select count(*)::int from committed')).toBe(1000)
})

test('a postmaster.pid whose number now belongs to another living process does not keep the server from starting', async () => {
  await cutThePower()
  // PostgreSQL overlooks its own parent, and another account's processes, by itself: so a sibling under the server's account.
  const sibling = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { ...serverAccount(), cwd: '/', stdio: 'ignore' })
  const path = join(server.dataDir, 'postmaster.pid')
  const lines = (await readFile(path, 'utf8')).split('\n')
  await writeFile(path, [String(sibling.pid), ...lines.slice(1)].join('\n'))
  server = await startEmbedded({ home })
  expect(server.joined).toBe(false)
  expect(await ask('select 1')).toBe(1)
  expect(sibling.exitCode).toBeNull()
  sibling.kill('SIGKILL')
})

test('a cluster of another major version is refused untouched', async () => {
  await server.stop()
  const path = join(server.dataDir, 'PG_VERSION')
  await writeFile(path, '15\n')
  await expect(startEmbedded({ home })).rejects.toThrow(/PostgreSQL 15 で作られています.*復元/)
  await writeFile(path, '18\n')
  server = await startEmbedded({ home })
  expect(await ask('select answer from kept')).toBe(42)
})

test('a port that stays taken ends in a sentence about the port', async () => {
  await expect(startEmbedded({ home: join(home, 'second'), settings: { port: String(server.port) } })).rejects.toThrow(
    /ポートを使えませんでした/,
  )
}, 30_000)
