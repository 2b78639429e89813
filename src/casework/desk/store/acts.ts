import { sql } from 'kysely'
import { newId } from '../../../kernel/id.ts'
import type { Act } from '../../../platform/act.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { Consultation, ConsultationAct, ConsultationDeed, ConsultationId } from '../domain/consultation.ts'

type ActRow = {
  readonly id: string
  readonly seq: number
  readonly kind: string
  readonly at: Date
  readonly by_staff: string
  readonly by_agency: string
  readonly body: unknown
}
/** An act with the names of who did it and, where it went to an agency, of that agency. */
export type NamedAct = ConsultationAct & { readonly staffName: string; readonly agencyName: string; readonly targetName: string | null }

/** An act by the reader, now, as the next of a consultation. */
export function actOf(act: Act, seq: number, deed: ConsultationDeed): ConsultationAct {
  return {
    id: newId(act.now.getTime()),
    seq,
    at: act.now.toISOString(),
    byStaff: act.reader.staffId,
    byAgency: act.reader.agencyId,
    ...deed,
  }
}

/** Appends one act; the database takes no other change. */
export async function appendAct(db: Db, id: ConsultationId, act: ConsultationAct): Promise<void> {
  await sql`
    insert into desk.consultation_act (id, consultation_id, seq, kind, at, by_staff, by_agency, body)
    values (${act.id}, ${id}, ${act.seq}, ${act.kind}, ${act.at}, ${act.byStaff}, ${act.byAgency}, ${JSON.stringify(act.body)}::jsonb)`.execute(
    db,
  )
}

/** The acts of a consultation in order, with the names of those who acted. */
export async function listActs(db: Db, id: Consultation['id']): Promise<readonly NamedAct[]> {
  const rows = await rowsOf(
    db,
    sql<ActRow & { staff_name: string; agency_name: string; target_name: string | null }>`
      select a.id, a.seq, a.kind, a.at, a.by_staff, a.by_agency, a.body, s.name as staff_name, g.name as agency_name, t.name as target_name
        from desk.consultation_act a
        join staff.staff s on s.id = a.by_staff
        join directory.agency g on g.id = a.by_agency
        left join directory.agency t on t.id = (a.body ->> 'toAgency')::uuid
       where a.consultation_id = ${id}
       order by a.seq`,
  )
  return rows.map(row => ({ ...actFrom(row), staffName: row.staff_name, agencyName: row.agency_name, targetName: row.target_name }))
}

/** An act as the domain knows it: the database holds only bodies that this module wrote. */
export function actFrom(row: ActRow): ConsultationAct {
  const act = {
    id: row.id,
    seq: row.seq,
    kind: row.kind,
    at: row.at.toISOString(),
    byStaff: row.by_staff,
    byAgency: row.by_agency,
    body: row.body,
  }
  return act as ConsultationAct
}
