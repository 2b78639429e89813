import { sql } from 'kysely'
import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { CaseHead } from '../../domain/case/case.ts'
import type { ShareScope } from '../../domain/case/log-entry.ts'

/** Somebody who works at an agency of the team. */
export type TeamStaff = { readonly id: StaffId; readonly name: string; readonly agencyId: AgencyId; readonly agencyName: string }

const PLENTY = 300

/** Those who do casework for one of the agencies today, also by a delegation. */
const workingAt = (agencies: readonly AgencyId[]) => sql`(
  select s.id, s.name, s.kana, staff.agency_today(s.id) as works_at
    from staff.staff s
   where (s.agency_id = any(${[...agencies]}::uuid[])
          or exists (select from staff.assignment a where a.staff_id = s.id and a.agency_id = any(${[...agencies]}::uuid[])))
     and not s.is_door and staff.agency_today(s.id) = any(${[...agencies]}::uuid[])
     and exists (select from staff.duties_today(s.id) t where t.duty = 'consult'))`

/** Staff of the agencies of the team, by agency and name. */
export function listTeamStaff(db: Db, agencies: readonly AgencyId[]): Promise<readonly TeamStaff[]> {
  return rowsOf(
    db,
    sql<TeamStaff>`
      select s.id, s.name, a.id as "agencyId", a.name as "agencyName"
        from ${workingAt(agencies)} s join directory.agency a on a.id = s.works_at
       order by a.name, s.kana, s.id limit ${PLENTY}`,
  )
}

/** Which of the called may read an entry of this scope and category: nobody is called to something closed to them. */
export async function staffWhoMayRead(
  db: Db,
  head: CaseHead,
  entry: { readonly shareScope: ShareScope; readonly category: string | null; readonly byAgency: AgencyId },
  called: readonly StaffId[],
): Promise<readonly StaffId[]> {
  const coordinator = head.supportCase.coordinatorAgency
  const open = head.team
    .filter(member => {
      if (member.agencyId === entry.byAgency) return true
      if (entry.shareScope === 'own_agency') return false
      if (entry.shareScope !== 'team') return member.agencyId === coordinator
      return member.categories === null || entry.category === null || member.categories.includes(entry.category)
    })
    .map(member => member.agencyId)
  const rows = await rowsOf(db, sql<{ id: StaffId }>`select s.id from ${workingAt(open)} s where s.id = any(${[...called]}::uuid[])`)
  return rows.map(row => row.id)
}
