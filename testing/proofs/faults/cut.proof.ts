import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../../../src/app.ts'
import { newId } from '../../../src/kernel/id.ts'
import { runAsOwner } from '../../builders/run-as-owner.ts'
import type { BuiltTown, RunningProgram } from '../../shipping/running-program.ts'
import { buildTown, startProgram } from '../../shipping/running-program.ts'
import { sayFigure, sized } from '../size.ts'
import type { StaffBrowser } from './staff-browser.ts'
import { signInAt } from './staff-browser.ts'

/** How a sender may go: a length promised and not kept, a piece promised and not sent, or hanging up before the answer. */
const WAYS = ['length', 'piece', 'half-closed'] as const
const ROUTES = routes.filter(row => row.method !== 'GET')

let town: BuiltTown
let program: RunningProgram
let browser: StaffBrowser

beforeAll(async () => {
  town = await buildTown()
  program = await startProgram(town, { LOG_LEVEL: 'info' })
  browser = await signInAt(() => program.origin, 'desk')
})
afterAll(async () => {
  program.child.kill('SIGKILL')
  await town.clone.drop()
})

/** Rows of every table that a request could write, but for the noting of use that every sign-in leaves. */
async function rowsThere(): Promise<Readonly<Record<string, string>>> {
  const tables = await runAsOwner<{ name: string }>(
    town.clone.ownerUrl,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'ledger')
        and format('%I.%I', schemaname, tablename) not in ('audit.unsealed', 'audit.leaf', 'audit.batch', 'audit.head') order by 1`,
  )
  const counts = tables.map(({ name }) => `(select count(*) from ${name}) as "${name}"`)
  const [row = {}] = await runAsOwner<Record<string, string>>(town.clone.ownerUrl, `select ${counts.join(', ')}`)
  return row
}

/** Sends the first half of a request and goes. */
async function sendHalf(method: string, path: string, way: (typeof WAYS)[number]): Promise<void> {
  const { port } = new URL(program.origin)
  const isApi = /^\/(api|public)\//.test(path)
  const body = isApi ? '{"channel":"phone","statement":"途中で切れた' : `channel=phone&statement=${encodeURIComponent('途中で切れた')}`
  const bytes = Buffer.byteLength(body)
  const head = [
    `${method} ${path} HTTP/1.1`,
    `host: localhost:${port}`,
    `origin: ${program.origin}`,
    `cookie: ${browser.cookie}`,
    `authorization: Bearer ${town.token}`,
    `content-type: ${isApi ? 'application/json' : 'application/x-www-form-urlencoded'}`,
    way === 'piece' ? 'transfer-encoding: chunked' : `content-length: ${bytes + 200}`,
  ]
  const socket = connect(Number(port), '127.0.0.1')
  const gone = new Promise<void>(done => socket.on('close', () => done()))
  socket.on('error', () => {})
  socket.resume()
  socket.write(`${head.join('\r\n')}\r\n\r\n${way === 'piece' ? `${(bytes + 50).toString(16)}\r\n` : ''}${body}`)
  await pause(15)
  if (way === 'half-closed') socket.end()
  else socket.destroy()
  await gone
}

test('half a request to any address that writes stores nothing, is no error of ours in the log, and the next request works', async () => {
  const before = await rowsThere()
  const from = program.said().length
  const chosen = sized(
    ROUTES.filter((_, at) => at % 6 === 0),
    ROUTES,
  )
  for (const row of chosen) {
    const path = row.path.replaceAll(/:\w+/g, newId())
    await Promise.all(WAYS.map(way => sendHalf(row.method, path, way)))
  }
  await pause(300)
  const said = program.said().slice(from)
  const lines = said
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { readonly level: number; readonly status?: number; readonly msg: string })
  expect(lines.filter(line => line.level >= 50)).toEqual([])
  const statuses = new Map<number, number>()
  for (const { status = 0 } of lines.filter(line => line.msg === 'request')) statuses.set(status, (statuses.get(status) ?? 0) + 1)
  expect([...statuses.keys()], said.slice(0, 400)).toEqual([400])
  expect(await rowsThere()).toEqual(before)
  expect((await browser.get('/consultations/new')).status).toBe(200)
  const measured = `${chosen.length} のあて先 × ${WAYS.length} 通り、書かれた行 0、5xx 0`
  sayFigure({ proof: 'faults', figure: '途中で切れた送信', measured, promised: '何も残らず、記録に 5xx なし' })
})

test('whoever hangs up before the answer has been heard: sent again under the same key it is there once', async () => {
  const port = Number(new URL(program.origin).port)
  const keys = Array.from({ length: sized(8, 60) }, (_, n) => `gone-${n}`)
  const body = (key: string) => JSON.stringify({ channel: 'phone', statement: `hung up ${key}` })
  const head = (key: string) =>
    `POST /api/v1/consultations HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${town.token}\r\ncontent-type: application/json\r\nidempotency-key: ${key}\r\ncontent-length: ${Buffer.byteLength(body(key))}\r\n\r\n`
  await Promise.all(
    keys.map(async (key, n) => {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => {})
      socket.write(head(key) + body(key))
      await pause(n)
      socket.destroy()
    }),
  )
  for (const key of keys) {
    const answer = await fetch(`${program.origin}/api/v1/consultations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${town.token}`, 'content-type': 'application/json', 'idempotency-key': key },
      body: body(key),
    })
    expect(answer.status).toBe(201)
    await answer.arrayBuffer()
  }
  const rows = await runAsOwner<{ statement: string }>(
    town.clone.ownerUrl,
    `select statement from desk.consultation where statement like 'hung up %'`,
  )
  expect(rows.map(row => row.statement).sort()).toEqual(keys.map(key => `hung up ${key}`).sort())
})
