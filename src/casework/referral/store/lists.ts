import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Reader } from '../../../kernel/reader.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { Box, BoxRow } from '../domain/box.ts'
import type { ConsultationId, ReferralId } from '../domain/referral.ts'
import { IS_MINE_OR_SENT } from './referrals.ts'

const COLUMNS = sql`r.id, r.no, r.consultation_id as "consultationId", r.kind, r.state, r.urgency, r.reply_by as "replyBy", r.sent_at as "sentAt",
       left(r.asked, 80) as asked, f.name as "fromName", t.name as "toName", r.follow_up_on as "followUpOn", r.follow_up_week as "followUpWeek",
       r.arrived, r.is_contradicted as "isContradicted"`
const JOINS = sql`join directory.agency f on f.id = r.from_agency join directory.agency t on t.id = r.to_agency`

/** One page of a box and one row more. Boxes where somebody waits are ordered by the day an answer is owed. */
export async function listBox(
  db: Db,
  reader: Reader,
  box: Box,
  today: Day,
  page: { readonly limit: number; readonly after?: ReferralId | undefined },
): Promise<readonly BoxRow[]> {
  return rowsOf(
    db,
    sql<BoxRow>`select ${COLUMNS} from referral.referral r ${JOINS} ${whereOf(reader, box, today, page.after)} limit ${page.limit + 1}`,
  )
}

/** How many there are, counted no further than `bound`. */
export async function countBox(db: Db, reader: Reader, box: Box, today: Day, bound: number): Promise<number> {
  const rows = await rowsOf(
    db,
    sql<{
      n: number
    }>`select count(*) as n from (select 1 from referral.referral r ${whereOf(reader, box, today, undefined)} limit ${bound}) bounded`,
  )
  return rows[0]?.n ?? 0
}

/** Referrals of one consultation that the reader may see, oldest first. */
export async function listOfConsultation(db: Db, id: ConsultationId): Promise<readonly BoxRow[]> {
  return rowsOf(
    db,
    sql<BoxRow>`select ${COLUMNS} from referral.referral r ${JOINS} where r.consultation_id = ${id} and ${IS_MINE_OR_SENT} order by r.made_at, r.id`,
  )
}

function whereOf(reader: Reader, box: Box, today: Day, after: ReferralId | undefined): RawBuilder<unknown> {
  const from = after ?? null
  const byReplyDay = sql`and (${from}::uuid is null or (r.reply_by, r.id) > (select b.reply_by, b.id from referral.referral b where b.id = ${from}::uuid)) order by r.reply_by, r.id`
  // By the same pair as it is ordered: a draft that was sent late has a young sending under an old id.
  const newest = (at: RawBuilder<unknown>) =>
    sql`and (${from}::uuid is null or (r.${at}, r.id) < (select b.${at}, b.id from referral.referral b where b.id = ${from}::uuid)) order by r.${at} desc, r.id desc`
  switch (box) {
    case 'to_answer':
      return sql`where r.to_agency = ${reader.agencyId} and r.state in ('sent', 'seen') ${byReplyDay}`
    case 'waiting':
      return sql`where r.from_agency = ${reader.agencyId} and r.state in ('sent', 'seen') ${byReplyDay}`
    case 'received':
      return sql`where r.to_agency = ${reader.agencyId} and r.state <> 'draft' and r.sent_at is not null ${newest(sql.ref('sent_at'))}`
    case 'sent':
      return sql`where r.from_agency = ${reader.agencyId} ${newest(sql.ref('made_at'))}`
    case 'follow_up':
      return sql`where r.from_agency = ${reader.agencyId} and r.follow_up_on <= ${today}
         and (${from}::uuid is null or (r.follow_up_on, r.id) > (select b.follow_up_on, b.id from referral.referral b where b.id = ${from}::uuid))
         order by r.follow_up_on, r.id`
  }
}
