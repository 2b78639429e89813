import { sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { Db } from '../database.ts'
import { rowsOf } from '../database.ts'
import type { MailFault } from './post-office.ts'

export type MailId = Id<'mail'>

/** A mail that waits or was given up, as the administrator sees it: whose, since when, why; never where to, never what. */
export type UnsentMail = {
  readonly id: MailId
  readonly staffName: string
  readonly agencyName: string
  readonly madeAt: Date
  readonly state: 'waiting' | 'dead'
  readonly tries: number
  readonly nextAt: Date
  readonly fault: MailFault | null
}

/** Those given up first, then those that wait, the latest first. Empty for whoever is no administrator. */
export function listUnsentMail(db: Db, atMost: number): Promise<readonly UnsentMail[]> {
  return rowsOf(
    db,
    sql<UnsentMail>`
      select id, staff_name as "staffName", agency_name as "agencyName", made_at as "madeAt", state, tries, next_at as "nextAt", fault
        from platform.mail_not_sent(${atMost})`,
  )
}

/** Puts a mail that was given up back into the queue; false when it is not there or was not given up. */
export async function tryMailAgain(db: Db, id: MailId, now: Date): Promise<boolean> {
  const rows = await rowsOf(
    db,
    sql<{ id: string }>`
      update platform.mail_delivery set state = 'waiting', tries = 0, next_at = ${now} where id = ${id} and state = 'dead' returning id`,
  )
  return rows.length > 0
}
