import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import type { Db } from '../../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../../platform/database.ts'
import type { Assessment, AssessmentId, AssessmentLine, NamedAssessment } from '../../domain/assessment/content.ts'
import { fromSections, toSections } from '../../domain/assessment/content.ts'
import type { CaseId } from '../../domain/case/case.ts'

/** One version, or the newest where no version is asked for. */
export async function findAssessment(db: Db, caseId: CaseId, version: number | null): Promise<NamedAssessment | undefined> {
  const row = await firstOf(
    db,
    sql<AssessmentRow>`
      select a.id, a.case_id, a.version, a.made_on, a.made_at, a.made_by, a.made_agency, a.content, s.name as made_by_name, g.name as agency_name
        from coordination.assessment a
        join staff.staff s on s.id = a.made_by
        join directory.agency g on g.id = a.made_agency
       where a.case_id = ${caseId} and (${version}::integer is null or a.version = ${version}::integer)
       order by a.version desc limit 1`,
  )
  return row && assessmentFrom(row)
}

/** The saved versions of a case, the newest first. */
export function listAssessments(db: Db, caseId: CaseId): Promise<readonly AssessmentLine[]> {
  return rowsOf(
    db,
    sql<AssessmentLine>`
      select a.id, a.version, a.made_on as "madeOn", s.name as "madeByName", g.name as "agencyName"
        from coordination.assessment a
        join staff.staff s on s.id = a.made_by
        join directory.agency g on g.id = a.made_agency
       where a.case_id = ${caseId} order by a.version desc`,
  )
}

/** Writes a version; the database lets nobody change it afterwards. */
export async function insertAssessment(db: Db, made: Assessment): Promise<void> {
  await sql`
    insert into coordination.assessment (id, case_id, version, made_on, made_at, made_by, made_agency, content)
    values (${made.id}, ${made.caseId}, ${made.version}, ${made.madeOn}, ${made.madeAt}, ${made.madeBy}, ${made.madeAgency},
            ${JSON.stringify(toSections(made.content))}::jsonb)`.execute(db)
}

type AssessmentRow = {
  readonly id: string
  readonly case_id: string
  readonly version: number
  readonly made_on: string
  readonly made_at: Date
  readonly made_by: string
  readonly made_agency: string
  readonly content: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly made_by_name: string
  readonly agency_name: string
}

function assessmentFrom(row: AssessmentRow): NamedAssessment {
  return {
    id: row.id as AssessmentId,
    caseId: row.case_id as CaseId,
    version: row.version,
    madeOn: row.made_on as Day,
    madeAt: row.made_at.toISOString(),
    madeBy: row.made_by as StaffId,
    madeAgency: row.made_agency as AgencyId,
    content: fromSections(row.content),
    madeByName: row.made_by_name,
    agencyName: row.agency_name,
  }
}
