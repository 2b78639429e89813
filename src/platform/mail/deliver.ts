import { sql } from 'kysely'
import type { Database, Db } from '../database.ts'
import { firstOf } from '../database.ts'
import { writeLetter } from './letter.ts'
import { MOST_TRIES, minutesToNextTry } from './next-try.ts'
import type { MailFault, PostOffice } from './post-office.ts'

/** What a round needs to know besides the database. `chance` spreads the waits. */
export type Round = { readonly office: PostOffice; readonly link: string; readonly now: Date; readonly chance: () => number }

const MOST_IN_A_ROUND = 200

/**
 * Hands in what waits, one mail a transaction: it stays locked meanwhile, so that no other program hands it in as well, and a crash gives
 * it back. Between the server's yes and the commit lies the one moment in which a crash sends it twice, then with the same Message-ID.
 * When no server answers, the round ends: the next mail would fare no better.
 * @returns how many the server took
 */
export async function deliverMail(database: Database, round: Round): Promise<number> {
  let taken = 0
  for (let n = 0; n < MOST_IN_A_ROUND; n++) {
    const result = await database.transaction(null, db => deliverNext(db, round))
    if (result === 'taken') taken++
    if (result === 'none' || result === 'unreachable' || result === 'not-let-in') break
  }
  return taken
}

type Waiting = {
  readonly id: string
  readonly address: string
  readonly tasks: number
  readonly mentions: number
  readonly alerts: number
  readonly glass: number
  readonly due_today: number
  readonly tries: number
}

async function deliverNext(db: Db, { office, link, now, chance }: Round): Promise<'none' | 'taken' | MailFault> {
  const mail = await firstOf(db, sql<Waiting>`select * from platform.take_mail(${now})`)
  if (mail === undefined) return 'none'
  const fault = await office.handIn(mail.id, mail.address, writeLetter({ ...mail, dueToday: mail.due_today }, link))
  const isGivenUp = fault === 'refused' || mail.tries + 1 >= MOST_TRIES
  const state = fault === undefined ? 'sent' : isGivenUp ? 'dead' : 'waiting'
  const againAt = new Date(now.getTime() + minutesToNextTry(mail.tries, chance()) * 60_000)
  await sql`select platform.settle_mail(${mail.id}, ${state}, ${fault ?? null}, ${state === 'waiting' ? againAt : null})`.execute(db)
  return fault ?? 'taken'
}
