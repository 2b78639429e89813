import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Reader } from '../../../../kernel/reader.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { ConsultationId } from '../../../desk/index.ts'
import type { RequestId } from '../../domain/case/case.ts'
import type { RequestBox, RequestRow } from '../../domain/case/request.ts'

const COLUMNS = sql`r.id, r.no, r.consultation_id as "consultationId", r.state, r.basis, r.urgency, r.reply_by as "replyBy", r.submitted_at as "submittedAt",
       left(r.asked, 80) as asked, f.name as "fromName", t.name as "toName", r.case_id as "caseId"`
const JOINS = sql`join directory.agency f on f.id = r.from_agency join directory.agency t on t.id = r.to_agency`

export type RequestPage = { readonly limit: number; readonly after?: RequestId | undefined }

/** One page of a box and one row more. Where somebody waits, by the day an answer is owed; else the newest first. */
export function listRequests(db: Db, reader: Reader, box: RequestBox, page: RequestPage): Promise<readonly RequestRow[]> {
  return rowsOf(
    db,
    sql<RequestRow>`
      select ${COLUMNS} from coordination.coordination_request r ${JOINS} ${whereOf(reader, box, page.after)} limit ${page.limit + 1}`,
  )
}

/** How many there are, counted no further than `bound`. */
export async function countRequests(db: Db, reader: Reader, box: RequestBox, bound: number): Promise<number> {
  const rows = await rowsOf(
    db,
    sql<{ n: number }>`
      select count(*) as n from (select 1 from coordination.coordination_request r ${whereOf(reader, box, undefined)} limit ${bound}) bounded`,
  )
  return rows[0]?.n ?? 0
}

/** Requests of one consultation at whose ends the reader's agency stands, oldest first. */
export function listRequestsOf(db: Db, id: ConsultationId): Promise<readonly RequestRow[]> {
  return rowsOf(
    db,
    sql<RequestRow>`
      select ${COLUMNS} from coordination.coordination_request r ${JOINS} where r.consultation_id = ${id} order by r.made_at, r.id`,
  )
}

function whereOf(reader: Reader, box: RequestBox, after: RequestId | undefined): RawBuilder<unknown> {
  const from = after ?? null
  const byReplyDay = sql`and (${from}::uuid is null or (r.reply_by, r.id) > (select b.reply_by, b.id from coordination.coordination_request b where b.id = ${from}::uuid))
    order by r.reply_by, r.id`
  const newest = (at: RawBuilder<unknown>) =>
    sql`and (${from}::uuid is null or (r.${at}, r.id) < (select b.${at}, b.id from coordination.coordination_request b where b.id = ${from}::uuid))
    order by r.${at} desc, r.id desc`
  switch (box) {
    case 'to_answer':
      return sql`where r.to_agency = ${reader.agencyId} and r.state = 'submitted' ${byReplyDay}`
    case 'waiting':
      return sql`where r.from_agency = ${reader.agencyId} and r.state = 'submitted' ${byReplyDay}`
    case 'received':
      return sql`where r.to_agency = ${reader.agencyId} and r.submitted_at is not null ${newest(sql.ref('submitted_at'))}`
    case 'sent':
      return sql`where r.from_agency = ${reader.agencyId} ${newest(sql.ref('made_at'))}`
  }
}
