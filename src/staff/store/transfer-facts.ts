import { sql } from 'kysely'
import type { AgencyId, StaffId } from '../../kernel/id.ts'
import type { Db } from '../../platform/database.ts'
import { rowsOf } from '../../platform/database.ts'

/** An account named in a transfer list. `sessions`: browsers signed in now. */
export type Mover = {
  readonly id: StaffId
  readonly login: string
  readonly name: string
  readonly agencyName: string
  readonly isOver: boolean
  readonly isDoor: boolean
  readonly sessions: number
}

/** The accounts of these logins. */
export function listMovers(db: Db, logins: readonly string[]): Promise<readonly Mover[]> {
  return rowsOf(
    db,
    sql<Mover>`
      with mover as (select s.id, s.login, s.name, g.name as "agencyName", s.is_door as "isDoor",
                            s.disabled_at is not null or coalesce(s.ends_on < staff.today(), false) as "isOver"
                       from staff.staff s join directory.agency g on g.id = staff.agency_today(s.id)
                      where s.login = any(${[...logins]}::text[]))
      select m.*, coalesce(o.sessions, 0) as sessions
        from mover m
        left join staff.open_sessions(array(select id from mover)) o on o.staff_id = m.id`,
  )
}

/** Agencies in use by these names. */
export function listNamedAgencies(db: Db, names: readonly string[]): Promise<readonly { readonly id: AgencyId; readonly name: string }[]> {
  return rowsOf(
    db,
    sql<{
      id: AgencyId
      name: string
    }>`select id, normalize(name, nfkc) as name from directory.agency where is_active and normalize(name, nfkc) = any(${[...names]}::text[])`,
  )
}
