import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Reader } from '../../../kernel/reader.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { ConsultationId } from '../domain/consultation.ts'
import type { Queue, QueueRow } from '../domain/queue.ts'
import type { Reach } from '../domain/request.ts'

export type Page = { readonly limit: number; readonly after?: ConsultationId | undefined }

type Row = {
  readonly id: ConsultationId
  readonly no: number
  readonly receivedAt: Date
  readonly channel: string
  readonly statement: string
  readonly called: string | null
  readonly subject: string | null
  readonly topics: string[]
  readonly urgency: string | null
  readonly state: string
  readonly gapNeed: string | null
  readonly nextOn: Day | null
  readonly ownerAgency: string
  readonly ownerName: string | null
  readonly waitingOn: string | null
  readonly replyBy: Day | null
  readonly interpreter: boolean
  readonly language: string
  readonly reach: Reach | null
}

/** What a row of a list shows. The first 80 characters are cut in SQL: a list never carries whole statements. */
const LIST_COLUMNS = sql`c.id, c.no, c.received_at as "receivedAt", c.channel, left(c.statement, 80) as statement, c.called, c.topics, c.urgency, c.state,
       c.gap_need as "gapNeed", c.next_on as "nextOn", c.owner_agency as "ownerAgency", s.name as "ownerName", c.interpreter, c.language, c.reach,
       (select coalesce(nullif(concat_ws('　', p.family, p.given), ''), p.common_name, p.latin, p.called)
          from desk.consultation_person l join people.person p on p.id = l.person_id
         where l.consultation_id = c.id and l.is_linked and l.part = 'subject' order by l.linked_at limit 1) as subject,
       w.agency as "waitingOn", w.reply_by as "replyBy"`

const LIST_JOINS = sql`left join staff.staff s on s.id = c.owner_staff
       left join lateral (select g.name as agency, o.reply_by
                            from desk.offer o join directory.agency g on g.id = o.to_agency
                           where o.consultation_id = c.id and o.is_open order by o.reply_by limit 1) w on true`

/** One page of a queue and one row more, in keyset order: the cost does not grow with the place in the list. */
export async function listQueue(db: Db, reader: Reader, queue: Queue, today: Day, page: Page): Promise<readonly QueueRow[]> {
  return rowsOf(
    db,
    sql<Row>`select ${LIST_COLUMNS} from desk.consultation c ${LIST_JOINS} ${whereOf(reader, queue, today, page)} limit ${page.limit + 1}`,
  )
}

/** Rows of given ids, as far as the reader may see them, newest first. */
export async function listByIds(db: Db, ids: readonly ConsultationId[]): Promise<readonly QueueRow[]> {
  return rowsOf(
    db,
    sql<Row>`select ${LIST_COLUMNS} from desk.consultation c ${LIST_JOINS} where c.id = any(${[...ids]}::uuid[]) order by c.received_at desc, c.id desc`,
  )
}

/** How many stand in each queue, counted no further than `bound`, under sight, in one statement. */
export async function countQueues(db: Db, reader: Reader, today: Day, bound: number): Promise<Readonly<Record<Queue, number>>> {
  const counted = (queue: Queue) =>
    sql`(select count(*) from (select 1 from desk.consultation c ${whereOf(reader, queue, today, { limit: bound }, false)} limit ${bound}) bounded)`
  const row = await firstOf(
    db,
    sql<Record<Queue, number>>`
      select ${counted('without_outcome')} as without_outcome, ${counted('mine')} as mine, ${counted('agency')} as agency, ${counted('overdue')} as overdue`,
  )
  return row ?? { without_outcome: 0, mine: 0, agency: 0, overdue: 0 }
}

function whereOf(reader: Reader, queue: Queue, today: Day, page: Page, isOrdered = true): RawBuilder<unknown> {
  const after = page.after ?? null
  const oldestFirst = sql`and (${after}::uuid is null or (c.received_at, c.id) > (select b.received_at, b.id from desk.consultation b where b.id = ${after}::uuid))
       ${isOrdered ? sql`order by c.received_at, c.id` : sql``}`
  switch (queue) {
    case 'without_outcome':
      return sql`where c.owner_agency = ${reader.agencyId} and c.state in ('received', 'in_intake', 'screened') ${oldestFirst}`
    case 'mine':
      return sql`where c.owner_staff = ${reader.staffId}
         and c.state in ('received', 'in_intake', 'screened', 'consent_building', 'watching', 'lost_contact', 'referred_accepted') ${oldestFirst}`
    case 'agency':
      return sql`where c.owner_agency = ${reader.agencyId}
         and (${after}::uuid is null or (c.received_at, c.id) < (select b.received_at, b.id from desk.consultation b where b.id = ${after}::uuid))
         ${isOrdered ? sql`order by c.received_at desc, c.id desc` : sql``}`
    case 'overdue':
      return sql`where c.owner_agency = ${reader.agencyId} and c.next_on <= ${today}
         and (${after}::uuid is null or (c.next_on, c.id) > (select b.next_on, b.id from desk.consultation b where b.id = ${after}::uuid))
         ${isOrdered ? sql`order by c.next_on, c.id` : sql``}`
  }
}
