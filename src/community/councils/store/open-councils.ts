import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { Council } from '../domain/body.ts'

/** A council as everybody may know it: facts only; its words for others stand in texts. */
export type OpenCouncil = Council & { readonly phone: string; readonly officeHours: string; readonly homepage: string }

/** Every council by its number, with the login of the open side: no names, and none of the words kept for itself. */
export function openCouncils(db: Db): Promise<readonly OpenCouncil[]> {
  return rowsOf(
    db,
    sql<OpenCouncil>`
      select c.no, c.name, c.kana, c.care_district as district, coalesce(s.population, c.population) as population,
             coalesce(p.body_label, '地域福祉ネットワーク会議') as "bodyLabel", coalesce(p.network_status, 'none') as "networkStatus",
             coalesce(p.phone, '') as phone, coalesce(p.office_hours, '') as "officeHours", coalesce(p.homepage, '') as homepage
        from directory.council c
        left join councils.profile p on p.council_no = c.no
        left join lateral (select population from councils.council_stat t where t.council_no = c.no order by on_day desc limit 1) s on true
       order by c.no`,
  )
}
