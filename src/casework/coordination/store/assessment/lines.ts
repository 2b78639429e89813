import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { PersonId } from '../../../people/index.ts'
import type { LineFacts, LineId, WrittenLine } from '../../domain/assessment/line.ts'
import type { Precision } from '../../domain/assessment/moment.ts'
import type { CaseId } from '../../domain/case/case.ts'

/** The lines written by hand into a family's years that the reader may see, in order; struck ones are left out. */
export async function listLines(db: Db, caseId: CaseId): Promise<readonly WrittenLine[]> {
  const rows = await rowsOf(
    db,
    sql<LineRow>`
      select l.id, l.on_day, l.day_precision, l.event, l.person_id, l.words, l.source, l.made_by, l.made_agency, s.name as made_by_name
        from coordination.chronology_line l join staff.staff s on s.id = l.made_by
       where l.case_id = ${caseId} and not l.is_struck
       order by l.on_day, l.id`,
  )
  return rows.map(lineFrom)
}

/** Writes a line. */
export async function insertLine(act: Act, db: Db, id: LineId, caseId: CaseId, facts: LineFacts): Promise<void> {
  await sql`
    insert into coordination.chronology_line (id, case_id, on_day, day_precision, event, person_id, words, source, made_at, made_by, made_agency)
    values (${id}, ${caseId}, ${facts.moment.on}, ${facts.moment.precision}, ${facts.event}, ${facts.personId}, ${facts.words}, ${facts.source},
            ${act.now}, ${act.reader.staffId}, ${act.reader.agencyId})`.execute(db)
}

/** Strikes a line out, with the reason; it stays in the database. False when it is not there or struck already. */
export async function strikeLine(db: Db, caseId: CaseId, id: LineId, why: string): Promise<boolean> {
  const rows = await rowsOf(
    db,
    sql<{ id: string }>`
      update coordination.chronology_line set is_struck = true, struck_words = ${why}
       where id = ${id} and case_id = ${caseId} and not is_struck returning id`,
  )
  return rows.length > 0
}

type LineRow = {
  readonly id: string
  readonly on_day: string
  readonly day_precision: string
  readonly event: string
  readonly person_id: string | null
  readonly words: string
  readonly source: string | null
  readonly made_by: string
  readonly made_agency: string
  readonly made_by_name: string
}

function lineFrom(row: LineRow): WrittenLine {
  return {
    id: row.id as LineId,
    moment: { on: row.on_day as Day, precision: row.day_precision as Precision },
    event: row.event,
    personId: row.person_id as PersonId | null,
    words: row.words,
    source: row.source,
    madeBy: row.made_by as StaffId,
    madeByName: row.made_by_name,
    madeAgency: row.made_agency as AgencyId,
  }
}
