import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'

/** A meeting as everybody may know it: what is on its notice, never who comes, nor what was said, nor why it was called off. */
export type OpenMeeting = {
  readonly id: string
  readonly councilNo: number | null
  readonly bodyName: string
  readonly title: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  readonly isCancelled: boolean
  readonly sequence: number
  readonly changedAt: Date
}

/** Meetings for everybody in the order of their days, with the login of the open side; the cancelled ones stay. */
export function openMeetings(
  db: Db,
  asked: {
    readonly councilNo?: number | undefined
    readonly id?: string | undefined
    readonly from?: Day | undefined
    readonly before?: Day | undefined
    readonly limit: number
  },
): Promise<readonly OpenMeeting[]> {
  return rowsOf(
    db,
    sql<OpenMeeting>`
      select m.id, m.council_no as "councilNo", b.name as "bodyName", m.title, m.starts_at as "startsAt", m.ends_at as "endsAt", m.place,
             m.state = 'cancelled' as "isCancelled", m.sequence, m.changed_at as "changedAt"
        from meetings.meeting m join councils.body b on b.id = m.body_id
       where m.audience = 'public'
         and (${asked.councilNo ?? null}::smallint is null or m.council_no = ${asked.councilNo ?? null})
         and (${asked.id ?? null}::uuid is null or m.id = ${asked.id ?? null})
         and (${asked.from ?? null}::date is null or m.starts_at >= (${asked.from ?? null}::date)::timestamp at time zone 'Asia/Tokyo')
         and (${asked.before ?? null}::date is null or m.starts_at < (${asked.before ?? null}::date)::timestamp at time zone 'Asia/Tokyo')
       order by m.starts_at, m.id limit ${asked.limit}`,
  )
}
