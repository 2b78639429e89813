import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'

/** A date on a leaflet. */
export type LeafletDate = { readonly startsAt: Date; readonly endsAt: Date; readonly isCancelled: boolean }

/** An activity on a leaflet; `isChecked`: another keeper has read what everybody reads of it, as it stands now. */
export type LeafletActivity = {
  readonly id: string
  readonly title: string
  readonly isChecked: boolean
  readonly place: string
  readonly openTo: string
  readonly fee: string
  readonly bring: string
  readonly accessNotes: string
  readonly transport: string
}

/** Name and telephone of a council. */
export function leafletHead(
  db: Db,
  councilNo: number,
): Promise<{ readonly councilName: string; readonly phone: string; readonly officeHours: string } | undefined> {
  return firstOf(
    db,
    sql<{ councilName: string; phone: string; officeHours: string }>`
      select c.name as "councilName", coalesce(p.phone, '') as phone, coalesce(p.office_hours, '') as "officeHours"
        from directory.council c left join councils.profile p on p.council_no = c.no where c.no = ${councilNo}::smallint`,
  )
}

/**
 * Activities of a council with a date in a span of days, the first date first: those whose words were checked, and for those inside the
 * others as well. What is meant for coordinators only is not there.
 */
export async function leafletDates(
  db: Db,
  councilNo: number,
  from: Day,
  before: Day,
): Promise<readonly { readonly activity: LeafletActivity; readonly dates: readonly LeafletDate[] }[]> {
  const rows = await rowsOf(
    db,
    sql<LeafletActivity & LeafletDate>`
      select a.id, coalesce(w.title, a.name) as title, c.checked as "isChecked", a.place, a.open_to as "openTo", a.fee, a.bring,
             a.access_notes as "accessNotes", a.transport, o.starts_at as "startsAt", o.ends_at as "endsAt", o.state = 'cancelled' as "isCancelled"
        from activities.occurrence o
        join activities.activity a on a.id = o.activity_id
        cross join lateral (select councils.may_read(a.audience, a.council_no) as inside) i
        left join texts.wording w on w.kind = 'activity' and w.key = a.id::text and w.council_no is not distinct from a.council_no
                                 and w.checked_at is not null and w.withdrawn_at is null
        cross join lateral (select coalesce(a.beside_at <= w.checked_at, false) as checked) c
       where (c.checked or i.inside) and a.council_no = ${councilNo}::smallint and a.audience <> 'staff' and o.state <> 'dropped'
         and o.starts_at >= (${from}::date)::timestamp at time zone 'Asia/Tokyo' and o.starts_at < (${before}::date)::timestamp at time zone 'Asia/Tokyo'
       order by o.starts_at, o.id limit 300`,
  )
  const found = new Map<string, { activity: LeafletActivity; dates: LeafletDate[] }>()
  for (const { startsAt, endsAt, isCancelled, ...activity } of rows) {
    const entry = found.get(activity.id) ?? { activity, dates: [] }
    entry.dates.push({ startsAt, endsAt, isCancelled })
    found.set(activity.id, entry)
  }
  return [...found.values()]
}
