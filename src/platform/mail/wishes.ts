import { sql } from 'kysely'
import type { StaffId } from '../../kernel/id.ts'
import type { Db } from '../database.ts'
import { firstOf } from '../database.ts'

/** How soon somebody wants to be told: never, within the minute, or once in the morning. */
export const PACES = ['off', 'at_once', 'morning'] as const
export type MailPace = (typeof PACES)[number]

/** Where and how soon one member of staff wants to be told. `hour` is an hour of the day in Japan, 5 to 12; only `off` needs no address. */
export type MailWish = { readonly address: string | null; readonly pace: MailPace; readonly hour: number }

/** One's own wish; nothing for those who never said one, who get no mail. */
export async function findMailWish(db: Db, staffId: StaffId): Promise<MailWish | undefined> {
  return firstOf(db, sql<MailWish>`select address, pace, hour from platform.mail_wish where staff_id = ${staffId}`)
}

/** Writes one's own wish down; what waited under the former one is told under this. */
export async function saveMailWish(db: Db, staffId: StaffId, wish: MailWish): Promise<void> {
  await sql`
    insert into platform.mail_wish (staff_id, address, pace, hour) values (${staffId}, ${wish.address}, ${wish.pace}, ${wish.hour})
    on conflict (staff_id) do update set address = excluded.address, pace = excluded.pace, hour = excluded.hour`.execute(db)
}
