import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAnchors } from '../../../src/platform/audit/anchors.ts'
import { openAuditKey } from '../../../src/platform/audit/key.ts'
import { sealOnce, startSealer } from '../../../src/platform/audit/seal.ts'
import { verifyAudit } from '../../../src/platform/audit/verify.ts'
import { openDatabase } from '../../../src/platform/database.ts'
import { startProgram } from '../../shipping/running-program.ts'
import type { OwnTown } from '../faults/own-town.ts'
import { openOwnTown } from '../faults/own-town.ts'
import { isFull, sayFigure, sized } from '../size.ts'

const CONNECTIONS = sized(4, 16)
const SECONDS = sized(1, 8)
const WRITERS = 16

let town: OwnTown

beforeAll(async () => {
  // What counts in the whole size is a server that keeps what it acknowledged.
  town = await openOwnTown(undefined, isFull ? {} : { fsync: 'off' })
})

afterAll(() => town.server.end())

async function ask<Row extends pg.QueryResultRow>(statement: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: town.server.ownerUrl() })
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

/** Processor milliseconds that processes and their ended children have used. What a write costs is the same on a busy machine. */
function used(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
      return sum + [11, 12, 13, 14].reduce((ticks, at) => ticks + Number(fields[at] ?? 0), 0) * 10
    } catch {
      return sum
    }
  }, 0)
}

/** One writer inside the database: a record under its row policies, and its event by the one way in, each pair in a transaction of its own. */
function writer(staff: string, agency: string, isAudited: boolean): string {
  const event = `perform audit.record(gen_random_uuid(), 'task.leave', 'task', array[task], 'done', null, null, 'POST /throughput', '000-000-000', null);`
  return `do $$
    declare task uuid; until timestamptz := clock_timestamp() + interval '${SECONDS} seconds';
    begin
      while clock_timestamp() < until loop
        perform set_config('app.staff_id', '${staff}', true);
        task := gen_random_uuid();
        insert into platform.task (id, agency_id, kind, words, due_on, made_at, made_by, made_agency)
        values (task, '${agency}', 'hand', '見本', '2027-01-01', now(), '${staff}', '${agency}');
        ${isAudited ? event : ''}
        commit;
      end loop;
    end $$`
}

/** Writes per second of all connections together. */
async function writeInside(isAudited: boolean): Promise<{ readonly perSecond: number; readonly cost: string }> {
  const [who] = await ask<{ id: string; agency_id: string }>(`select id, agency_id from staff.staff where login = 'desk'`)
  const count = async () => Number((await ask<{ n: string }>('select count(*) as n from platform.task'))[0]?.n)
  const before = await count()
  const began = performance.now()
  const usedBefore = used(town.server.processes())
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const client = new pg.Client({ connectionString: town.server.appUrl })
      await client.connect()
      await client.query(writer(who?.id ?? '', who?.agency_id ?? '', isAudited))
      await client.end()
    }),
  )
  const written = (await count()) - before
  return {
    perSecond: written / ((performance.now() - began) / 1000),
    cost: `${((used(town.server.processes()) - usedBefore) / written).toFixed(2)} ms`,
  }
}

test('audited writes inside the database are as fast as promised, sealed while they go on, and the chain holds', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tsunagi-seal-'))
  const place = { key: openAuditKey(join(folder, 'audit.key')), anchorFile: join(folder, 'anchors') }
  const database = openDatabase(town.server.appUrl, 3)
  try {
    const bare = await writeInside(false)
    const faults: unknown[] = []
    const sealer = startSealer(database, place, error => faults.push(error))
    const audited = await writeInside(true)
    await sealer.stop()
    while ((await sealOnce(database, place)) > 0) {
      // What the last writers left.
    }
    expect(faults).toEqual([])
    const verdict = await verifyAudit(database, readAnchors(place.anchorFile), place.key.publicKey)
    expect(verdict).toMatchObject({ ok: true })
    sayFigure({
      proof: '監査: 速さ',
      figure: `データベースの中の、監査つき書き込み（${CONNECTIONS} 接続、封印しながら）`,
      measured: `${Math.round(audited.perSecond)} 件/秒、CPU ${audited.cost}（監査なしの同じ SQL は ${Math.round(bare.perSecond)} 件/秒、CPU ${bare.cost}）`,
      promised: '2,000 件/秒以上',
    })
    expect(audited.perSecond).toBeGreaterThan(sized(0, 2000))
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** Sends one consultation, as a system does that hands in many and reads none of them back, and gives the status. */
function hear(origin: string, agent: Agent): Promise<number> {
  const body = JSON.stringify({ channel: 'phone', statement: '速さを確かめるための見本' })
  const headers = {
    authorization: `Bearer ${town.token}`,
    prefer: 'return=minimal',
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  }
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}/api/v1/consultations`, { method: 'POST', agent, headers }, answer => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

test('audited writes through HTTP, by the built program, are as fast as promised, and each has its event', async () => {
  const program = await startProgram(town, { LOG_LEVEL: 'silent' })
  const agent = new Agent({ keepAlive: true, maxSockets: WRITERS })
  try {
    const statuses = new Map<number, number>()
    const turn = async (until: number) => {
      while (performance.now() < until) {
        const status = await hear(program.origin, agent)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
    }
    const together = (ms: number) => Promise.all(Array.from({ length: WRITERS }, () => turn(performance.now() + ms)))
    await together(sized(300, 3000))
    statuses.clear()
    const [before] = await ask<{ n: string }>(EVENTS)
    const began = performance.now()
    const usedBefore = [used([program.child.pid ?? 0]), used(town.server.processes()), process.cpuUsage()] as const
    await together(SECONDS * 1000)
    const perSecond = (statuses.get(201) ?? 0) / ((performance.now() - began) / 1000)
    const written = statuses.get(201) ?? 1
    const mine = process.cpuUsage(usedBefore[2])
    const costs = [
      used([program.child.pid ?? 0]) - usedBefore[0],
      used(town.server.processes()) - usedBefore[1],
      (mine.user + mine.system) / 1000,
    ].map(ms => `${(ms / written).toFixed(2)} ms`)
    const [after] = await ask<{ n: string }>(EVENTS)
    expect([...statuses.keys()]).toEqual([201])
    expect(Number(after?.n) - Number(before?.n)).toBe(statuses.get(201))
    sayFigure({
      proof: '監査: 速さ',
      figure: `HTTP を通した、監査つき書き込み（${WRITERS} 人、組み立てたプログラム、2 コア、return=minimal）`,
      measured: `${Math.round(perSecond)} 件/秒、CPU はプログラム ${costs[0]}、データベース ${costs[1]}、送る側 ${costs[2]}`,
      promised: '300 件/秒以上',
    })
    expect(perSecond).toBeGreaterThan(sized(0, 300))
  } finally {
    agent.destroy()
    await program.end('SIGTERM')
  }
})

const EVENTS = `select count(distinct subject_ids) as n from audit.event where action = 'consultation.receive' and outcome = 'done'`
