import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Id, StaffId } from '../../kernel/id.ts'
import type { Duty } from '../../kernel/reader.ts'
import type { Result } from '../../kernel/result.ts'
import type { Db } from '../../platform/database.ts'
import { rowsOf } from '../../platform/database.ts'
import type { AccountRefusal } from '../domain/account-refusal.ts'
import type { Delegation, LentDuty, NewDelegation } from '../domain/delegation.ts'
import { answerOf } from './answer-of.ts'

/** Lends duties; the database checks that they are own ones, the colleague and the days. */
export function lendDuties(db: Db, one: NewDelegation): Promise<Result<undefined, AccountRefusal>> {
  return answerOf(
    db,
    sql`select staff.lend_duties(${one.id}, ${one.to}, ${[...one.duties]}::text[], ${one.from}, ${one.until}, ${one.reason}) as why`,
  )
}

/** Takes a delegation back at once. */
export function withdrawDelegation(db: Db, id: Id<'delegation'>): Promise<Result<undefined, AccountRefusal>> {
  return answerOf(db, sql`select staff.withdraw_delegation(${id}) as why`)
}

/** Delegations of the reader's agency that the reader may see, the newest first: own ones, received ones, as head all. */
export function listDelegations(db: Db, today: Day): Promise<readonly Delegation[]> {
  return rowsOf(
    db,
    sql<Delegation>`
      select g.id, g.from_staff as "fromStaff", f.name as "fromName", g.to_staff as "toStaff", t.name as "toName", g.duties, g.reason,
             g.valid_from as from, g.valid_to - 1 as until,
             case when g.withdrawn_at is not null then 'withdrawn' when g.valid_to <= ${today}::date then 'over'
                  when g.valid_from > ${today}::date then 'later' else 'now' end as state
        from staff.delegation g
        join staff.staff f on f.id = g.from_staff
        join staff.staff t on t.id = g.to_staff
       where g.agency_id = (select staff.my_agency())
       order by g.made_at desc, g.id
       limit 100`,
  )
}

/** Duties the reader holds in somebody's place today. */
export function listLentToMe(db: Db): Promise<readonly LentDuty[]> {
  return rowsOf(db, sql<LentDuty>`select duty, lender_name as "lenderName", until from staff.lent_to_me()`)
}

/** Own duties of today, which may be lent; those that never may are left out. */
export async function listLendable(db: Db): Promise<readonly Duty[]> {
  const rows = await rowsOf(
    db,
    sql<{ duty: Duty }>`
      select t.duty from staff.duties_today((select platform.reader_id())) t
       where t.lent_by is null and t.duty not in ('administer', 'audit') order by t.duty`,
  )
  return rows.map(row => row.duty)
}

export type Neighbour = { readonly id: StaffId; readonly name: string }

/** Everybody else who works for the reader's agency today. */
export function listNeighbours(db: Db): Promise<readonly Neighbour[]> {
  return rowsOf(
    db,
    sql<Neighbour>`
      select s.id, s.name from staff.staff s
       where s.id <> platform.reader_id() and not s.is_door and s.disabled_at is null and (s.ends_on is null or s.ends_on >= staff.today())
         and (s.agency_id = (select staff.my_agency())
              or exists (select from staff.assignment a where a.staff_id = s.id and a.agency_id = (select staff.my_agency())))
         and staff.agency_today(s.id) = (select staff.my_agency())
       order by s.kana, s.id limit 500`,
  )
}
