import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../../scripts/build.mjs'
import { readDay } from '../../src/kernel/day.ts'
import type { Database } from '../../src/platform/database.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { freshToken, tokenHash } from '../../src/platform/http/token.ts'
import { installationKind } from '../../src/platform/installation.ts'
import { loadCity } from '../../src/pretend/index.ts'
import { saveApiToken } from '../../src/staff/index.ts'
import type { ClonedDatabase } from '../database/clone.ts'
import { cloneDatabase } from '../database/clone.ts'

const ROUNDS = 5
let clone: ClonedDatabase
let owner: Database
let running: Program | undefined
const home = mkdtempSync(join(tmpdir(), 'tsunagi-kill-'))
const token = freshToken()

beforeAll(async () => {
  await build()
  clone = await cloneDatabase()
  await installationKind(clone.ownerUrl, { kind: 'demo', cityName: '夢が原市（架空）' })
  owner = openDatabase(clone.ownerUrl, 2)
  await loadCity(owner, { seed: 3, residents: 40, consultations: 10, until: readDay('2026-11-20') ?? never() }, () => {})
  await owner.transaction(null, db => saveApiToken(db, 'desk', tokenHash(token), 1))
})
afterAll(async () => {
  running?.process.kill('SIGKILL')
  await owner.close()
  await clone.drop()
})

type Program = { readonly process: ChildProcess; readonly url: string }

function never(): never {
  throw new Error('a day of the calendar')
}

/** The built program as its own process, on the app's login. */
async function start(): Promise<Program> {
  const process_ = spawn(process.execPath, ['dist/main.js'], {
    env: { ...process.env, DATABASE_URL: clone.appUrl, DATA_DIR: home, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    process_.stdout?.on('data', bytes => {
      said += String(bytes)
      const found = /http:\/\/localhost:\d+/.exec(said)?.[0]
      if (found) resolve(found)
    })
    process_.on('exit', code => reject(new Error(`ended with ${code} before it served`)))
  })
  return { process: process_, url }
}

async function write(url: string, key: string): Promise<number> {
  const answer = await fetch(`${url}/api/v1/consultations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ channel: 'phone', statement: `kill ${key}` }),
  })
  await answer.arrayBuffer()
  return answer.status
}

test('kill -9 of the program at any moment loses nothing acknowledged, doubles nothing, and the next start goes on', async () => {
  const acknowledged = new Set<string>()
  const sent = new Set<string>()
  for (let round = 0; round < ROUNDS; round++) {
    const program = await start()
    running = program
    let isAlive = true
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let n = 0; isAlive; n++) {
        const key = `r${round}-w${writer}-${n}`
        sent.add(key)
        const status = await write(program.url, key).catch(() => 0)
        if (status === 201) acknowledged.add(key)
        else if (status !== 0) throw new Error(`unexpected ${status}`)
        if (status === 0) return
      }
    })
    const enough = acknowledged.size + 6 + round * 4
    while (acknowledged.size < enough) await pause(1 + round)
    program.process.kill('SIGKILL')
    isAlive = false
    await Promise.all(writers)
  }
  // Whoever got no answer sends the same key again: it must become exactly one record.
  const last = await start()
  running = last
  for (const key of sent) if (!acknowledged.has(key)) expect(await write(last.url, key)).toBe(201)
  const client = new pg.Client({ connectionString: clone.ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ statement: string; n: number }>(
    `select c.statement, count(*)::int as n from desk.consultation c where c.statement like 'kill %' group by c.statement`,
  )
  const { rows: unaudited } = await client.query(
    `select c.id from desk.consultation c where c.statement like 'kill %'
        and not exists (select 1 from audit.event e where e.action = 'consultation.receive' and e.subject_ids @> array[c.id])`,
  )
  await client.end()
  console.info(`kill -9: ${ROUNDS} rounds, ${acknowledged.size} acknowledged, ${sent.size - acknowledged.size} sent again`)
  expect(acknowledged.size).toBeGreaterThan(20)
  expect(new Set(rows.map(row => row.statement.slice(5)))).toEqual(sent)
  expect(rows.filter(row => row.n !== 1)).toEqual([])
  expect(unaudited).toEqual([])
})
