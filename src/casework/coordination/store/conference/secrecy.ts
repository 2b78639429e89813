import { sql } from 'kysely'
import type { StaffId } from '../../../../kernel/id.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { ConferenceId } from '../../domain/conference/conference.ts'

/** Notes that the reader confirmed the secrecy notice. A second time changes nothing. */
export async function insertAck(act: Act, db: Db, id: ConferenceId, notice: string): Promise<void> {
  await sql`
    insert into coordination.secrecy_ack (conference_id, staff_id, agency_id, at, notice)
    values (${id}, ${act.reader.staffId}, ${act.reader.agencyId}, ${act.now}, ${notice})
        on conflict (conference_id, staff_id) do nothing`.execute(db)
}

/** Who confirmed the notice and when: everybody to the convenor, oneself to others. */
export async function listAcks(db: Db, id: ConferenceId): Promise<ReadonlyMap<StaffId, string>> {
  const rows = await rowsOf(
    db,
    sql<{ staff_id: StaffId; at: Date }>`select staff_id, at from coordination.secrecy_ack where conference_id = ${id}`,
  )
  return new Map(rows.map(row => [row.staff_id, row.at.toISOString()]))
}
