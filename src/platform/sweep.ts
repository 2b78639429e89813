import { sql } from 'kysely'
import type { Database } from './database.ts'

const HOURLY = 3_600_000

/** Clears away expired drafts, sessions, keys and counted tries: at the start and every hour. Nothing of it is a record. */
export function startSweeper(database: Database, onError: (error: unknown) => void): { stop(): void } {
  const sweep = () => {
    database.transaction(null, db => sql`select platform.sweep()`.execute(db)).catch(onError)
  }
  sweep()
  const timer = setInterval(sweep, HOURLY)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
