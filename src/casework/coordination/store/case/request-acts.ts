import { sql } from 'kysely'
import { newId } from '../../../../kernel/id.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { RequestId } from '../../domain/case/case.ts'
import type { RequestAct, RequestDeed } from '../../domain/case/request.ts'

type ActRow = {
  readonly id: string
  readonly seq: number
  readonly kind: string
  readonly at: Date
  readonly by_staff: string
  readonly by_agency: string
  readonly body: unknown
}

/** An act of a request with the names of who did it. */
export type NamedRequestAct = RequestAct & { readonly staffName: string; readonly agencyName: string }

/** An act by the reader, now, as the next of a request. */
export function requestActOf(act: Act, seq: number, deed: RequestDeed): RequestAct {
  return {
    id: newId<'request_act'>(act.now.getTime()),
    seq,
    at: act.now.toISOString(),
    byStaff: act.reader.staffId,
    byAgency: act.reader.agencyId,
    ...deed,
  }
}

/** Appends one act; the database takes no other change. */
export async function appendRequestAct(db: Db, id: RequestId, act: RequestAct): Promise<void> {
  await sql`
    insert into coordination.request_act (id, request_id, seq, kind, at, by_staff, by_agency, body)
    values (${act.id}, ${id}, ${act.seq}, ${act.kind}, ${act.at}, ${act.byStaff}, ${act.byAgency}, ${JSON.stringify(act.body)}::jsonb)`.execute(
    db,
  )
}

/** The acts of a request in order. What the sender wrote before sending is for the sender alone. */
export async function listRequestActs(db: Db, id: RequestId): Promise<readonly NamedRequestAct[]> {
  const rows = await rowsOf(
    db,
    sql<ActRow & { staff_name: string; agency_name: string }>`
      select a.id, a.seq, a.kind, a.at, a.by_staff, a.by_agency, a.body, s.name as staff_name, g.name as agency_name
        from coordination.request_act a
        join staff.staff s on s.id = a.by_staff
        join directory.agency g on g.id = a.by_agency
        join coordination.coordination_request r on r.id = a.request_id
       where a.request_id = ${id} and (a.kind not in ('drafted', 'revised') or r.from_agency = (select staff.working_agency()))
       order by a.seq`,
  )
  return rows.map(row => ({ ...requestActFrom(row), staffName: row.staff_name, agencyName: row.agency_name }))
}

/** An act as the domain knows it: the database holds only bodies that this module wrote. */
function requestActFrom(row: ActRow): RequestAct {
  const act = {
    id: row.id,
    seq: row.seq,
    kind: row.kind,
    at: row.at.toISOString(),
    byStaff: row.by_staff,
    byAgency: row.by_agency,
    body: row.body,
  }
  return act as RequestAct
}
