import { sql } from 'kysely'
import type { Db } from './database.ts'
import { rowsOf } from './database.ts'

/** What waits without anybody having to press a button. `carry-in` is the last parcel that came, where parcels come. */
export type QueueName = 'seal' | 'mail' | 'inbox' | 'carry-out' | 'carry-in'

/** How many wait, and how many minutes the first of them has waited, by the clock of the database. */
export type Queue = { readonly name: QueueName; readonly waiting: number; readonly minutes: number }

/** What waits, for any login of the product, signed in or not. */
export function readQueues(db: Db): Promise<readonly Queue[]> {
  return rowsOf(db, sql<Queue>`select name, waiting::integer as waiting, minutes::integer as minutes from platform.queues() order by name`)
}

/**
 * Minutes after which something is wrong: the sealer works every second, the mail is tried again for hours, people carry parcels by hand
 * and not on a weekend.
 */
const LATE: Readonly<Record<QueueName, number>> = { seal: 10, inbox: 10, mail: 60, 'carry-out': 3 * 24 * 60, 'carry-in': 7 * 24 * 60 }

/** Those that have waited too long. @param sendsMail false where no mail server is named: then nobody expects any */
export function lateQueues(queues: readonly Queue[], sendsMail: boolean): readonly Queue[] {
  return queues.filter(({ name, minutes }) => minutes >= LATE[name] && (sendsMail || name !== 'mail'))
}
