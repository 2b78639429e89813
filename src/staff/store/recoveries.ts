import { sql } from 'kysely'
import type { Id, StaffId } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import type { Db } from '../../platform/database.ts'
import { firstOf, rowsOf } from '../../platform/database.ts'
import type { AccountRefusal } from '../domain/account-refusal.ts'
import type { Recovery } from '../domain/recovery.ts'
import { answerOf } from './answer-of.ts'

type Answered = Promise<Result<undefined, AccountRefusal>>

/** The first person asks. */
export function askRecovery(db: Db, id: Id<'recovery'>, staffId: StaffId, reason: string): Answered {
  return answerOf(db, sql`select staff.ask_recovery(${id}, ${staffId}, ${reason}) as why`)
}

/** The second person confirms. */
export function confirmRecovery(db: Db, id: Id<'recovery'>): Answered {
  return answerOf(db, sql`select staff.confirm_recovery(${id}) as why`)
}

/** It is no longer wanted. */
export function withdrawRecovery(db: Db, id: Id<'recovery'>): Answered {
  return answerOf(db, sql`select staff.withdraw_recovery(${id}) as why`)
}

/** Recoveries of the last 30 days that the reader asked for or may confirm, the newest first. */
export function listRecoveries(db: Db): Promise<readonly Recovery[]> {
  return rowsOf(db, sql<Recovery>`${RECOVERIES} where r.asked_at > now() - interval '30 days' order by r.asked_at desc, r.id limit 100`)
}

/** One recovery under the sight of the reader. */
export function findRecovery(db: Db, id: Id<'recovery'>): Promise<Recovery | undefined> {
  return firstOf(db, sql<Recovery>`${RECOVERIES} where r.id = ${id}`)
}

const RECOVERIES = sql`
  select r.id, r.staff_id as "staffId", s.name as "staffName", s.login, g.name as "agencyName", r.reason, a.name as "askedBy", r.asked_at as "askedAt",
         r.ends_at as "endsAt", c.name as "confirmedBy",
         r.asked_by = platform.reader_id() as "isMine",
         case when r.withdrawn_at is not null then 'withdrawn' when r.confirmed_at is not null then 'confirmed'
              when r.ends_at <= now() then 'over' else 'waiting' end as state
    from staff.recovery r
    join staff.staff s on s.id = r.staff_id
    join directory.agency g on g.id = staff.agency_today(s.id)
    join staff.staff a on a.id = r.asked_by
    left join staff.staff c on c.id = r.confirmed_by`
