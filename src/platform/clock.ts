import { uptime } from 'node:os'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import { firstOf } from './database.ts'

/** The one time of an installation: that of its database, whatever the clock of this machine says. */
export type Clock = {
  now(): Date
  /** Asks the database anew. */
  refresh(): Promise<void>
}

type Reading = { readonly at: number; readonly counted: number; readonly up: number }

/** Milliseconds by which the machine must have slept before its own count of them is no longer believed. */
const SLEPT_MS = 2_000

/**
 * Reads the time of the database once, and counts on from there with what no setting of the clock moves. So what expires, and what
 * "today" is, agrees with what the database itself says of sessions and with every other process on it.
 */
export async function openClock(database: Database): Promise<Clock> {
  let read = await readTime(database)
  return {
    now: () => new Date(read.at + elapsedSince(read)),
    refresh: async () => {
      read = await readTime(database)
    },
  }
}

/** Refreshes every half minute; while the database is away the count goes on. */
export function watchClock(clock: Clock, onError: (error: unknown) => void, everyMs = 30_000): { stop(): void } {
  const timer = setInterval(() => clock.refresh().catch(onError), everyMs)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

async function readTime(database: Database): Promise<Reading> {
  return database.transaction(null, async db => {
    const asked = performance.now()
    const row = await firstOf(db, sql<{ now: Date }>`select clock_timestamp() as now`)
    const counted = performance.now()
    if (row === undefined) throw new Error('the database told no time')
    return { at: row.now.getTime() + (counted - asked) / 2, counted, up: uptime() }
  })
}

/** The fine count stands still while a machine sleeps; the coarse one goes on. */
function elapsedSince({ counted, up }: Reading): number {
  const fine = performance.now() - counted
  const coarse = (uptime() - up) * 1000
  return coarse - fine > SLEPT_MS ? coarse : fine
}
