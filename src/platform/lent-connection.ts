import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import pg from 'pg'
import { statementNames } from './named-statements.ts'
import { timeFor } from './patience.ts'

const AWAY = 'database-away'
const IN_VAIN = 'the database did not answer in time'
const MOST_NAMES = 400

/**
 * The pool as queries see it, waiting for nobody for ever: a connection that is not there, or a transaction that is not over, after
 * `longest` milliseconds (less inside `withinTime`) is given up. Its connection is closed, so that the server undoes what was begun.
 */
export function lending(pool: pg.Pool, longest: number): PostgresPool {
  const nameOf = statementNames(MOST_NAMES)
  return {
    connect: async () => {
      const ms = timeFor(longest)
      const since = performance.now()
      const client = await come(pool.connect(), ms)
      return lent(client, Math.max(1, ms - (performance.now() - since)), nameOf)
    },
    end: () => pool.end(),
  }
}

/** True when the database was not reached, had no room or did not answer in time: nothing is wrong with what was asked. */
export function isAway(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code === AWAY || isOfTheServer(code)
}

/** Connection lost (08), no room on disk, in memory or for one more (53), cancelled or shut down (57), disk unreadable (58), a standby (25006). */
function isOfTheServer(code: string): boolean {
  return /^(08|53|57|58)[0-9A-Z]{3}$/.test(code) || code === '25006' || code === '55P03' || code === '25P03'
}

async function come(coming: Promise<pg.PoolClient>, ms: number): Promise<pg.PoolClient> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(IN_VAIN)), ms)
  })
  try {
    return await Promise.race([coming, late])
  } catch (error) {
    coming.then(
      client => client.release(),
      () => {},
    )
    throw away(error)
  } finally {
    clearTimeout(timer)
  }
}

function lent(client: pg.PoolClient, ms: number, nameOf: (text: string) => string | undefined): PostgresPoolClient {
  let isBack = false
  let isBroken = false
  const giveBack = () => {
    if (isBack) return
    isBack = true
    clearTimeout(timer)
    client.release(isBroken)
  }
  const timer = setTimeout(() => {
    isBroken = true
    giveBack()
  }, ms)
  async function answer(text: string, values: readonly unknown[]): Promise<unknown> {
    if (isBack) throw away(new Error(IN_VAIN))
    try {
      const name = nameOf(text)
      return await client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) })
    } catch (error) {
      if (error instanceof pg.DatabaseError && !isOfTheServer(error.code ?? '')) throw error
      // A value that cannot be sent is a mistake of the program, not a fault of the connection.
      if (error instanceof TypeError || error instanceof RangeError) throw error
      isBroken = true
      throw error instanceof pg.DatabaseError ? error : away(error)
    }
  }
  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>
  function query(text: string | PostgresCursor<unknown>, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new Error('nothing here reads by cursor')
    return answer(text, values)
  }
  return { query, release: giveBack }
}

function away(cause: unknown): Error {
  return Object.assign(new Error('the database is away', { cause }), { code: AWAY })
}
