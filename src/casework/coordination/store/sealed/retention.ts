import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Db } from '../../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../../platform/database.ts'
import type { Destruction, DestructionId, DestructionLine, DueCase, LegalHold, RetentionRule } from '../../domain/sealed/retention.ts'

/** Rules that hold or will hold, by kind of record. */
export function listRules(db: Db, on: Day): Promise<readonly RetentionRule[]> {
  return rowsOf(
    db,
    sql<RetentionRule>`
      select r.id, r.record_type as "recordType", r.starts_at as "startsAt", r.years, r.basis, r.then_do as "thenDo", r.note, r.is_example as "isExample",
             r.valid_from as "validFrom", r.valid_to as "validTo"
        from platform.retention_rule r where r.valid_to is null or r.valid_to > ${on}
       order by array_position(array['case', 'consultation', 'compartment', 'conference', 'audit_detail'], r.record_type), r.valid_from`,
  )
}

/** Ended cases whose time is over on a day. */
export function listDue(db: Db, on: Day): Promise<readonly DueCase[]> {
  return rowsOf(
    db,
    sql<DueCase>`
      select case_no as "caseNo", ended_on as "endedOn", due_on as "dueOn", is_held as "isHeld", then_do as "thenDo", is_example as "isExample"
        from platform.due_cases(${on})`,
  )
}

/** Holds, those that stand first. */
export async function listHolds(db: Db): Promise<readonly LegalHold[]> {
  const rows = await rowsOf(
    db,
    sql<Omit<LegalHold, 'placedAt' | 'liftedAt'> & { readonly placedAt: Date; readonly liftedAt: Date | null }>`
      select h.id, h.case_no as "caseNo", h.reason, h.placed_at as "placedAt", s.name as "placedByName", h.lifted_at as "liftedAt", h.lift_words as "liftWords"
        from platform.legal_hold h join staff.staff s on s.id = h.placed_by
       order by h.lifted_at is not null, h.placed_at desc, h.id desc limit 200`,
  )
  return rows.map(row => ({ ...row, placedAt: row.placedAt.toISOString(), liftedAt: row.liftedAt?.toISOString() ?? null }))
}

type DestructionRow = Omit<Destruction, 'proposedAt' | 'decidedAt'> & { readonly proposedAt: Date; readonly decidedAt: Date | null }

const SELECT = sql`
  select d.id, d.no, d.as_of as "asOf", d.state, d.proposed_at as "proposedAt", d.proposed_by as "proposedBy", p.name as "proposedByName",
         d.decided_at as "decidedAt", s.name as "decidedByName", d.decided_words as "decidedWords", d.records, d.destroyed, d.certificate
    from platform.destruction d
    join staff.staff p on p.id = d.proposed_by
    left join staff.staff s on s.id = d.decided_by`

/** Lists and certificates, the newest first. */
export async function listDestructions(db: Db): Promise<readonly Destruction[]> {
  return (await rowsOf(db, sql<DestructionRow>`${SELECT} order by d.proposed_at desc, d.id desc limit 100`)).map(destructionFrom)
}

/** One list or certificate. */
export async function findDestruction(db: Db, id: DestructionId): Promise<Destruction | undefined> {
  const row = await firstOf(db, sql<DestructionRow>`${SELECT} where d.id = ${id}`)
  return row && destructionFrom(row)
}

/** The numbers on a list. */
export function listDestructionLines(db: Db, id: DestructionId): Promise<readonly DestructionLine[]> {
  return rowsOf(
    db,
    sql<DestructionLine>`
      select l.case_no as "caseNo", l.ended_on as "endedOn", l.due_on as "dueOn", l.is_destroyed as "isDestroyed"
        from platform.destruction_line l where l.destruction_id = ${id} order by l.case_no`,
  )
}

function destructionFrom(row: DestructionRow): Destruction {
  return { ...row, proposedAt: row.proposedAt.toISOString(), decidedAt: row.decidedAt?.toISOString() ?? null }
}
