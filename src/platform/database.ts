import type { RawBuilder } from 'kysely'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { StaffId } from '../kernel/id.ts'
import { lending } from './lent-connection.ts'
import { timeFor } from './patience.ts'

/** A connection inside one transaction; the only thing a query can be run on. */
export type Db = Kysely<unknown>

/** The pool of the app login. Every transaction says whom it acts for; without that a query returns 0 rows. */
export type Database = {
  readonly name: string
  transaction<Value>(staffId: StaffId | null, work: (db: Db) => Promise<Value>): Promise<Value>
  /** As `transaction`, seeing one moment of the database throughout. */
  snapshot<Value>(work: (db: Db) => Promise<Value>): Promise<Value>
  /** Statements sent so far, for tests of constant cost per page. */
  statements(): number
  close(): Promise<void>
}

const AGAIN = new Set(['40001', '40P01'])
const DATE = 1082
const INT8 = 20

/** What serves people: a transaction of the jobs may take two minutes; one for somebody who waits ends with their request. */
export const SERVING_MS = 120_000
/** Setting up (cities, restoring, folding anew) takes as long as it takes. */
const NO_HURRY_MS = 2_000_000_000
const REACH_MS = 5_000

/**
 * Opens the pool. Days come back as text, big numbers as numbers, instants as Date.
 * @param longest milliseconds after which a transaction is given up and undone, here and on the server; see `withinTime` for less
 */
export function openDatabase(url: string, size = 10, longest = NO_HURRY_MS): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    types: { getTypeParser: parserOf },
    keepAlive: true,
    // A server that takes the call and says nothing must not keep a place in the pool.
    ...(longest < NO_HURRY_MS ? { connectionTimeoutMillis: REACH_MS } : {}),
  })
  // An idle connection that dies (server restarted) must not take the process along; the next query reports it.
  pool.on('error', () => {})
  // The same of a busy one: its query is refused by itself, but an error event that nobody hears ends the process.
  pool.on('connect', client => client.on('error', () => {}))
  let sent = 0
  const kysely = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: lending(pool, longest) }),
    log: event => {
      if (event.level === 'query') sent++
    },
  })
  return {
    name: new URL(url).pathname.slice(1),
    transaction: (staffId, work) => again(() => inTransaction(kysely, longest, staffId, work)),
    snapshot: work => kysely.transaction().setIsolationLevel('repeatable read').execute(work),
    statements: () => sent,
    close: () => kysely.destroy(),
  }
}

/** Rows of one statement. */
export async function rowsOf<Row>(db: Db, query: RawBuilder<Row>): Promise<Row[]> {
  return (await query.execute(db)).rows
}

/** The first row of one statement, if there is one. */
export async function firstOf<Row>(db: Db, query: RawBuilder<Row>): Promise<Row | undefined> {
  return (await query.execute(db)).rows[0]
}

function inTransaction<Value>(
  kysely: Kysely<unknown>,
  longest: number,
  staffId: StaffId | null,
  work: (db: Db) => Promise<Value>,
): Promise<Value> {
  return kysely.transaction().execute(async db => {
    // The limits hold on the server too: it notices that nobody waits any more only when a statement is over.
    const limit = String(timeFor(longest))
    await sql`select set_config('app.staff_id', ${staffId ?? ''}, true), set_config('statement_timeout', ${limit}, true),
                     set_config('idle_in_transaction_session_timeout', ${limit}, true)`.execute(db)
    return work(db)
  })
}

async function again<Value>(attempt: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      if (tries >= 3 || !AGAIN.has(codeOf(error))) throw error
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function parserOf(oid: number, format?: 'text' | 'binary'): unknown {
  if (oid === DATE) return (text: string) => text
  if (oid === INT8) return Number
  return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text')
}
