import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import type { Database, Db } from '../database.ts'
import { firstOf } from '../database.ts'
import { withinTime } from '../patience.ts'
import { projectRoot } from '../project-root.ts'
import type { Queue } from '../queues.ts'
import { lateQueues, readQueues } from '../queues.ts'
import { freeBytes, LITTLE_ROOM, NO_ROOM } from '../room.ts'
import { SAFE_HEADERS } from './safe-headers.ts'

/** The application with its three questions for machines: alive? ready? how much? */
export type Watched = {
  fetch: Hono['fetch']
  /** From now on not ready: a balancer sends nobody here any more. */
  drain(): void
}

const CLOCK_TOLERANCE = 120_000
/** A balancer asks every few seconds; what takes longer is as good as no answer. */
const READY_MS = 2_000

/** A program whose tables are older than itself must not be given work. */
const NEWEST_MIGRATION = readdirSync(join(projectRoot, 'db', 'migrations'))
  .filter(name => name.endsWith('.sql'))
  .sort()
  .at(-1)

/** What readiness is told from. */
export type HealthParts = {
  readonly database: Database
  readonly clock: () => Date
  /** The folder of keys and anchors. */
  readonly home: string
  /** The folder of the database where it is our own; the disk of another machine cannot be seen from here. */
  readonly cluster: string | undefined
  readonly sendsMail: boolean
  /** False where the login has no queue to tell of (the residents' side). */
  readonly hasQueues: boolean
}

/** Answers /healthz, /readyz and /metrics before anything else, without session or audit: they show nobody's record. */
export function withHealth(app: Hono, parts: HealthParts): Watched {
  let isDraining = false
  const counts = new Map<string, number>()
  const started = parts.clock()
  return {
    drain: () => {
      isDraining = true
    },
    fetch: async (request, ...rest) => {
      const { pathname } = new URL(request.url)
      if (pathname === '/healthz') return text(200, 'ok')
      if (pathname === '/readyz') return ready(parts, isDraining)
      if (pathname === '/metrics') return text(200, metrics(parts.database, counts, parts.clock().getTime() - started.getTime()))
      const answer = await app.fetch(request, ...rest)
      const status = String(answer.status)
      counts.set(status, (counts.get(status) ?? 0) + 1)
      return answer
    },
  }
}

/** Not ready is only who cannot serve. What somebody should see to before that is told beside a 200, one line each. */
async function ready(parts: HealthParts, isDraining: boolean): Promise<Response> {
  if (isDraining) return text(503, 'draining')
  try {
    const found = await withinTime(READY_MS, () => parts.database.transaction(null, db => lookInside(db, parts.hasQueues)))
    if (found === 'not migrated') return text(503, found)
    if (found.isReadOnly) return text(503, 'the database takes no writes')
    if (Math.abs(found.now.getTime() - parts.clock().getTime()) > CLOCK_TOLERANCE) return text(503, 'clock differs from the database')
    const room = parts.cluster === undefined ? undefined : await freeBytes(parts.cluster)
    if (room !== undefined && room < NO_ROOM) return text(503, 'no room left on the disk of the database')
    const worries = [...(await littleRoom(parts)), ...lateQueues(found.queues, parts.sendsMail).map(spellQueue)]
    return text(200, worries.length === 0 ? 'ready' : ['degraded', ...worries].join('\n'))
  } catch {
    return text(503, 'database unreachable')
  }
}

async function lookInside(
  db: Db,
  hasQueues: boolean,
): Promise<'not migrated' | { readonly now: Date; readonly isReadOnly: boolean; readonly queues: readonly Queue[] }> {
  const row = await firstOf(
    db,
    sql<{ now: Date; migrated: boolean; read_only: boolean }>`
      select clock_timestamp() as now, exists (select 1 from ledger.migration where name = ${NEWEST_MIGRATION}) as migrated,
             current_setting('transaction_read_only') = 'on' as read_only`,
  )
  if (!row?.migrated) return 'not migrated'
  return { now: row.now, isReadOnly: row.read_only, queues: hasQueues ? await readQueues(db) : [] }
}

async function littleRoom({ home, cluster }: HealthParts): Promise<readonly string[]> {
  const places = [['data', home] as const, ...(cluster === undefined ? [] : [['database', cluster] as const])]
  const free = await Promise.all(places.map(async ([name, folder]) => [name, await freeBytes(folder)] as const))
  return free.flatMap(([name, bytes]) =>
    bytes !== undefined && bytes < LITTLE_ROOM ? [`disk: ${Math.floor(bytes / 1_000_000)} MB free where the ${name} lies`] : [],
  )
}

function spellQueue({ name, waiting, minutes }: Queue): string {
  if (name === 'carry-in') return `carry-in: the last parcel came ${minutes} minutes ago`
  return `${name}: ${waiting} waiting, the first for ${minutes} minutes`
}

function metrics(database: Database, counts: ReadonlyMap<string, number>, uptime: number): string {
  const { rss, heapUsed } = process.memoryUsage()
  return [
    '# TYPE tsunagi_http_responses_total counter',
    ...[...counts].map(([status, n]) => `tsunagi_http_responses_total{status="${status}"} ${n}`),
    '# TYPE tsunagi_sql_statements_total counter',
    `tsunagi_sql_statements_total ${database.statements()}`,
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${rss}`,
    '# TYPE nodejs_heap_used_bytes gauge',
    `nodejs_heap_used_bytes ${heapUsed}`,
    '# TYPE process_uptime_seconds gauge',
    `process_uptime_seconds ${Math.round(uptime / 1000)}`,
    '',
  ].join('\n')
}

function text(status: number, body: string): Response {
  return new Response(body, { status, headers: { ...SAFE_HEADERS, 'content-type': 'text/plain; charset=utf-8' } })
}
