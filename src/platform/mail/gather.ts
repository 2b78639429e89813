import { sql } from 'kysely'
import { dayOfInstant } from '../../kernel/day.ts'
import type { StaffId } from '../../kernel/id.ts'
import { newId } from '../../kernel/id.ts'
import type { Database, Db } from '../database.ts'
import { firstOf, rowsOf } from '../database.ts'
import type { MailCounts } from './counts.ts'
import { isWorthAMail } from './counts.ts'

/**
 * Makes the mails that are due: one for each member of staff, counting what is open and what they may see at this moment. Whoever
 * gathers for the same person at the same time passes them over, and what was counted once is never counted again.
 * @returns how many were made
 */
export async function gatherMail(database: Database, now: Date): Promise<number> {
  const due = await database.transaction(null, db =>
    rowsOf(db, sql<{ id: StaffId }>`select due.id from platform.mail_due(${now}) as due (id)`),
  )
  let made = 0
  for (const { id } of due) if (await database.transaction(id, db => gatherFor(db, id, now))) made++
  return made
}

type Wish = { readonly pace: 'off' | 'at_once' | 'morning'; readonly hour: number; readonly digest_on: string | null }

/** Runs as the receiver, so that the row policies decide what is counted. */
async function gatherFor(db: Db, staffId: StaffId, now: Date): Promise<boolean> {
  const wish = await firstOf(
    db,
    sql<Wish>`select pace, hour, digest_on from platform.mail_wish where staff_id = ${staffId} for update skip locked`,
  )
  if (wish === undefined) return false
  const today = dayOfInstant(now)
  const isMorning = wish.pace === 'morning' && wish.digest_on !== today && hourOf(now) >= wish.hour
  const waiting = await rowsOf(
    db,
    sql<{
      id: string
      kind: 'task' | 'mention' | 'alert' | 'glass'
      is_open: boolean
    }>`select id, kind, is_open from platform.waiting_notices()`,
  )
  const told = waiting.filter(notice => notice.kind === 'glass' || wish.pace === 'at_once' || isMorning)
  const open = (kind: string) => told.filter(notice => notice.kind === kind && notice.is_open).length
  const counts = {
    tasks: open('task'),
    mentions: open('mention'),
    alerts: open('alert'),
    glass: open('glass'),
    dueToday: isMorning ? await countDue(db, staffId, today) : 0,
  }
  const deliveryId = isWorthAMail(counts) ? await post(db, staffId, counts, now) : null
  await sql`update platform.notice set settled_at = ${now}, delivery_id = ${deliveryId} where id = any (${told.map(one => one.id)}::uuid[])`.execute(
    db,
  )
  if (isMorning) await sql`update platform.mail_wish set digest_on = ${today} where staff_id = ${staffId}`.execute(db)
  return deliveryId !== null
}

async function post(db: Db, staffId: StaffId, counts: MailCounts, now: Date): Promise<string> {
  const id = newId<'mail'>(now.getTime())
  await sql`
    insert into platform.mail_delivery (id, staff_id, tasks, mentions, alerts, glass, due_today, next_at, made_at)
    values (${id}, ${staffId}, ${counts.tasks}, ${counts.mentions}, ${counts.alerts}, ${counts.glass}, ${counts.dueToday}, ${now}, ${now})`.execute(
    db,
  )
  return id
}

async function countDue(db: Db, staffId: StaffId, today: string): Promise<number> {
  const row = await firstOf(
    db,
    sql<{ count: number }>`select count(*) as count from platform.task where staff_id = ${staffId} and is_open and due_on = ${today}`,
  )
  return row?.count ?? 0
}

/** The hour in Japan, which keeps no summer time. */
function hourOf(now: Date): number {
  return (now.getUTCHours() + 9) % 24
}
