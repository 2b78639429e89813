import { sql } from 'kysely'
import type { Act } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { Connection, ConnectionFacts, ConnectionId } from '../../domain/assessment/connection.ts'
import type { CaseId } from '../../domain/case/case.ts'

/** The connections of a household that hold now. One statement. */
export function listConnections(db: Db, caseId: CaseId): Promise<readonly Connection[]> {
  return rowsOf(
    db,
    sql<Connection>`
      select c.id, c.case_id as "caseId", c.kind, c.agency_id as "agencyId", c.name, c.strength, c.direction, c.note, c.version,
             coalesce(a.name, c.name) as called
        from coordination.connection c left join directory.agency a on a.id = c.agency_id
       where c.case_id = ${caseId} and c.is_current order by c.id`,
  )
}

/** Writes a new connection; false when the same agency is drawn already. */
export async function insertConnection(act: Act, db: Db, id: ConnectionId, caseId: CaseId, facts: ConnectionFacts): Promise<boolean> {
  const rows = await rowsOf(
    db,
    sql<{ id: string }>`
      insert into coordination.connection (id, case_id, kind, agency_id, name, strength, direction, note, changed_at, changed_by, made_agency)
      values (${id}, ${caseId}, ${facts.kind}, ${facts.agencyId}, ${facts.name}, ${facts.strength}, ${facts.direction}, ${facts.note},
              ${act.now}, ${act.reader.staffId}, ${act.reader.agencyId})
          on conflict do nothing
   returning id`,
  )
  return rows.length > 0
}

/**
 * Ends a connection as it was drawn; the row stays as what it was. A changed connection is the old one ended and a new one drawn.
 * False when it is not there or has ended already.
 */
export async function endConnection(act: Act, db: Db, caseId: CaseId, id: ConnectionId): Promise<boolean> {
  const rows = await rowsOf(
    db,
    sql<{ id: string }>`
      update coordination.connection
         set is_current = false, changed_at = ${act.now}, changed_by = ${act.reader.staffId}, version = version + 1
       where id = ${id} and case_id = ${caseId} and is_current
   returning id`,
  )
  return rows.length > 0
}
