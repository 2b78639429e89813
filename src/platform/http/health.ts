import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { firstOf } from '../database.ts'
import { withinTime } from '../patience.ts'
import { projectRoot } from '../project-root.ts'
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

/** Answers /healthz, /readyz and /metrics before anything else, without session or audit: they show nobody's record. */
export function withHealth(app: Hono, parts: { readonly database: Database; readonly clock: () => Date }): Watched {
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

async function ready(parts: { readonly database: Database; readonly clock: () => Date }, isDraining: boolean): Promise<Response> {
  if (isDraining) return text(503, 'draining')
  try {
    const row = await withinTime(READY_MS, () =>
      parts.database.transaction(null, db =>
        firstOf(
          db,
          sql<{ now: Date; migrated: boolean }>`
            select clock_timestamp() as now, exists (select 1 from ledger.migration where name = ${NEWEST_MIGRATION}) as migrated`,
        ),
      ),
    )
    if (!row?.migrated) return text(503, 'not migrated')
    if (Math.abs(row.now.getTime() - parts.clock().getTime()) > CLOCK_TOLERANCE) return text(503, 'clock differs from the database')
    return text(200, 'ready')
  } catch {
    return text(503, 'database unreachable')
  }
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
