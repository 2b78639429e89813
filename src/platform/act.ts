import type { Day } from '../kernel/day.ts'
import { dayOfInstant } from '../kernel/day.ts'
import { newId } from '../kernel/id.ts'
import type { Reader } from '../kernel/reader.ts'
import type { AuditEvent } from './audit/record.ts'
import { recordEvent } from './audit/record.ts'
import type { Database, Db } from './database.ts'

/** One transaction of an act: queries and audit belong together. */
export type Tx = {
  readonly db: Db
  /** Appends one event to the audit in this transaction. */
  audit(event: AuditEvent): Promise<void>
}

/**
 * What an act is given: who acts, when, and a transaction that cannot end unaudited.
 * Acts take it first, so that no record is read or written without somebody reading or writing it.
 */
export type Act = {
  readonly reader: Reader
  readonly now: Date
  /** JST calendar day of `now`. */
  readonly today: Day
  /** Runs in one transaction as the reader. Throws, and undoes everything, when nothing was audited inside. */
  transaction<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value>
  /** Looks at what is nobody's record (agencies, codes, one's own drafts), without audit. */
  look<Value>(work: (db: Db) => Promise<Value>): Promise<Value>
}

export type ActRequest = { readonly route: string; readonly requestNo: string; readonly now: Date }

/** Builds the ground on which one request acts. `audited` counts events committed, so that the pipeline can compare. */
export function actAs(database: Database, reader: Reader, request: ActRequest): Act & { audited(): number } {
  let committed = 0
  return {
    reader,
    now: request.now,
    today: dayOfInstant(request.now),
    audited: () => committed,
    look: work => database.transaction(reader.staffId, work),
    transaction: async work => {
      let events = 0
      const value = await database.transaction(reader.staffId, async db => {
        events = 0
        const done = await work({
          db,
          audit: async event => {
            await recordEvent(db, newId(), event, request)
            events++
          },
        })
        if (events === 0) throw new Error(`unaudited transaction in ${request.route}`)
        return done
      })
      committed += events
      return value
    },
  }
}
