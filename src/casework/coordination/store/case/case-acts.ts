import { sql } from 'kysely'
import { newId } from '../../../../kernel/id.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import type { CaseAct, CaseDeed, CaseId } from '../../domain/case/case.ts'

/** An act by the reader, now, as the next of a case. */
export function caseActOf(act: Act, seq: number, deed: CaseDeed): CaseAct {
  return {
    id: newId<'case_act'>(act.now.getTime()),
    seq,
    at: act.now.toISOString(),
    byStaff: act.reader.staffId,
    byAgency: act.reader.agencyId,
    ...deed,
  }
}

/** Appends one act; the database takes no other change. */
export async function appendCaseAct(db: Db, id: CaseId, act: CaseAct): Promise<void> {
  await sql`
    insert into coordination.case_act (id, case_id, seq, kind, at, by_staff, by_agency, body)
    values (${act.id}, ${id}, ${act.seq}, ${act.kind}, ${act.at}, ${act.byStaff}, ${act.byAgency}, ${JSON.stringify(act.body)}::jsonb)`.execute(
    db,
  )
}

type ActRow = {
  readonly id: string
  readonly seq: number
  readonly kind: string
  readonly at: Date
  readonly by_staff: string
  readonly by_agency: string
  readonly body: unknown
}

/** An act as the domain knows it: the database holds only bodies that this module wrote. */
export function caseActFrom(row: ActRow): CaseAct {
  const act = {
    id: row.id,
    seq: row.seq,
    kind: row.kind,
    at: row.at.toISOString(),
    byStaff: row.by_staff,
    byAgency: row.by_agency,
    body: row.body,
  }
  return act as CaseAct
}
