import { sql } from 'kysely'
import type { AgencyId, StaffId } from '../../kernel/id.ts'
import type { Db } from '../../platform/database.ts'
import { firstOf, rowsOf } from '../../platform/database.ts'
import type { Account, AccountLine, AccountQuery, AssignmentRow, DutyRow } from '../domain/account.ts'

/** One page of accounts by reading and id, under the sight of staff. Words are looked for in login, name and reading. */
export async function listAccounts(db: Db, query: AccountQuery): Promise<readonly AccountLine[]> {
  const words = `%${likeable(toHiragana(query.words.replaceAll(/\s/g, '').toLowerCase()))}%`
  return rowsOf(
    db,
    sql<AccountLine>`
      with account as (${LINES})
      select id, login, name, kana, "agencyName", duties, "endsOn", state
        from account
       where (${query.words === ''}
              or lower(login) like ${words}
              or translate(lower(replace(replace(name, ' ', ''), '　', '')), ${KATAKANA}, ${HIRAGANA}) like ${words}
              or translate(replace(replace(kana, ' ', ''), '　', ''), ${KATAKANA}, ${HIRAGANA}) like ${words})
         and (${query.agencyId ?? null}::uuid is null or "agencyId" = ${query.agencyId ?? null}::uuid)
         and (${query.state ?? null}::text is null or state = ${query.state ?? null} or (${query.state === 'working'} and state = 'ending'))
         and (${query.after ?? null}::uuid is null
              or (kana, id) > (select b.kana, b.id from staff.staff b where b.id = ${query.after ?? null}::uuid))
       order by kana, id
       limit ${query.limit}`,
  )
}

/** One account with its dated rows; nothing when there is none. */
export async function findAccount(db: Db, id: StaffId): Promise<Account | undefined> {
  type Line = Omit<Account, 'dutyRows' | 'assignments'>
  const line = await firstOf(
    db,
    sql<Line>`
      with account as (${LINES})
      select a.*, exists (select from staff.sso_link l where l.staff_id = a.id) as "ssoLinked", staff.is_untouched(a.id) as "isUntouched",
             coalesce((select o.sessions from staff.open_sessions(array[a.id]) o), 0) as sessions
        from account a where a.id = ${id}`,
  )
  if (line === undefined) return undefined
  const dutyRows = await rowsOf(
    db,
    sql<DutyRow>`select duty, valid_from as from, valid_to as to, source from staff.staff_duty where staff_id = ${id} order by valid_from desc, duty`,
  )
  const assignments = await rowsOf(
    db,
    sql<AssignmentRow>`
      select g.name as "agencyName", a.valid_from as from, a.valid_to as to
        from staff.assignment a join directory.agency g on g.id = a.agency_id
       where a.staff_id = ${id} and (a.valid_to is null or a.valid_to > a.valid_from) order by a.valid_from desc`,
  )
  return { ...line, dutyRows, assignments }
}

export type AgencyName = { readonly id: AgencyId; readonly name: string }

/** The agencies somebody can work for, in the order of the directory. */
export function listAgencyNames(db: Db): Promise<readonly AgencyName[]> {
  return rowsOf(db, sql<AgencyName>`select id, name from directory.agency where is_active order by sort_order, id`)
}

const LINES = sql`
  select s.id, s.login, s.name, s.kana, g.id as "agencyId", g.name as "agencyName", s.ends_on as "endsOn", s.made_at as "madeAt",
         s.is_door as "isDoor", s.sso_allowed as "ssoAllowed",
         array(select distinct d.duty from staff.staff_duty d
                where d.staff_id = s.id and d.valid_from <= staff.today() and (d.valid_to is null or d.valid_to > staff.today()) order by d.duty) as duties,
         case when s.disabled_at is not null then 'disabled'
              when s.ends_on < staff.today() then 'ended'
              when s.ends_on <= staff.today() + 30 then 'ending'
              else 'working' end as state
    from staff.staff s
    join directory.agency g on g.id = staff.agency_today(s.id)`

const KATAKANA = String.fromCharCode(...Array.from({ length: 86 }, (_, nth) => 0x30a1 + nth))
const HIRAGANA = String.fromCharCode(...Array.from({ length: 86 }, (_, nth) => 0x3041 + nth))

function toHiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, kana => String.fromCharCode(kana.charCodeAt(0) - 0x60))
}

function likeable(text: string): string {
  return text.replace(/[\\%_]/g, sign => `\\${sign}`)
}
