import { sql } from 'kysely'
import type { Database } from './database.ts'

const HOURLY = 3_600_000

/**
 * Clears away expired drafts, sessions, keys, counted tries and old mails, and lets go of people whom an agency saw through a team until its
 * last day: at the start and every hour. Nothing of it is a record.
 */
export function startSweeper(database: Database, onError: (error: unknown) => void): { stop(): void } {
  const sweep = () => {
    database
      .transaction(null, db => sql`select platform.sweep(), platform.sweep_mail(), coordination.let_go_of_ended()`.execute(db))
      .catch(onError)
  }
  sweep()
  const timer = setInterval(sweep, HOURLY)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
