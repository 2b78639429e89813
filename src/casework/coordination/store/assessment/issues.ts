import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../../platform/database.ts'
import type { PersonId } from '../../../people/index.ts'
import { nameOf } from '../../../people/index.ts'
import type { Issue, IssueFacts, IssueId, IssueState, Severity } from '../../domain/assessment/issue.ts'
import type { Precision } from '../../domain/assessment/moment.ts'
import type { CaseId } from '../../domain/case/case.ts'

/** The issues of a case that the reader may see: the open first, the gravest first. One statement. */
export async function listIssues(db: Db, caseId: CaseId): Promise<readonly Issue[]> {
  const rows = await rowsOf(
    db,
    sql<IssueRow>`
      ${SELECT_ISSUES}
       where i.case_id = ${caseId}
       order by i.state = 'closed', i.severity desc, i.since nulls last, i.id`,
  )
  return rows.map(issueFrom)
}

/** One issue, if the reader may see it. */
export async function findIssue(db: Db, id: IssueId): Promise<Issue | undefined> {
  const row = await firstOf(db, sql<IssueRow>`${SELECT_ISSUES} where i.id = ${id}`)
  return row && issueFrom(row)
}

/** Writes down a new issue. */
export async function insertIssue(act: Act, db: Db, id: IssueId, caseId: CaseId, facts: IssueFacts): Promise<void> {
  await sql`
    insert into coordination.issue (id, case_id, code, severity, since, since_precision, person_id, owner_agency, note, missing, state, end_words,
                                    opened_at, opened_by, opened_agency, changed_at, changed_by)
    values (${id}, ${caseId}, ${facts.code}, ${facts.severity}, ${facts.since?.on ?? null}, ${facts.since?.precision ?? null}, ${facts.personId},
            ${facts.ownerAgency}, ${facts.note}, ${facts.missing}, ${facts.state}, ${facts.endWords},
            ${act.now}, ${act.reader.staffId}, ${act.reader.agencyId}, ${act.now}, ${act.reader.staffId})`.execute(db)
}

/** Keeps the issue as it was and writes what it is now. */
export async function updateIssue(act: Act, db: Db, before: Issue, facts: IssueFacts): Promise<void> {
  await sql`
    insert into coordination.issue_history (issue_id, version, changed_at, changed_by, was)
    values (${before.id}, ${before.version}, ${act.now}, ${act.reader.staffId}, ${JSON.stringify(factsOf(before))}::jsonb)`.execute(db)
  await sql`
    update coordination.issue
       set code = ${facts.code}, severity = ${facts.severity}, since = ${facts.since?.on ?? null}, since_precision = ${facts.since?.precision ?? null},
           person_id = ${facts.personId}, owner_agency = ${facts.ownerAgency}, note = ${facts.note}, missing = ${facts.missing}, state = ${facts.state},
           end_words = ${facts.endWords}, changed_at = ${act.now}, changed_by = ${act.reader.staffId}, version = version + 1
     where id = ${before.id}`.execute(db)
}

function factsOf(issue: Issue): IssueFacts {
  const { code, severity, since, personId, ownerAgency, note, missing, state, endWords } = issue
  return { code, severity, since, personId, ownerAgency, note, missing, state, endWords }
}

const SELECT_ISSUES = sql`
      select i.id, i.case_id, i.code, i.severity, i.since, i.since_precision, i.person_id, i.owner_agency, i.note, i.missing, i.state, i.end_words,
             i.opened_at, i.opened_by, i.opened_agency, i.version, a.name as agency_name,
             p.family, p.given, p.family_kana, p.given_kana, p.latin, p.common_name, p.called
        from coordination.issue i
        left join directory.agency a on a.id = i.owner_agency
        left join people.person p on p.id = i.person_id`

type IssueRow = {
  readonly id: string
  readonly case_id: string
  readonly code: string
  readonly severity: number
  readonly since: string | null
  readonly since_precision: string | null
  readonly person_id: string | null
  readonly owner_agency: string | null
  readonly note: string | null
  readonly missing: string | null
  readonly state: string
  readonly end_words: string | null
  readonly opened_at: Date
  readonly opened_by: string
  readonly opened_agency: string
  readonly version: number
  readonly agency_name: string | null
  readonly family: string | null
  readonly given: string | null
  readonly family_kana: string | null
  readonly given_kana: string | null
  readonly latin: string | null
  readonly common_name: string | null
  readonly called: string | null
}

function issueFrom(row: IssueRow): Issue {
  return {
    id: row.id as IssueId,
    caseId: row.case_id as CaseId,
    code: row.code,
    severity: row.severity as Severity,
    since: row.since === null ? null : { on: row.since as Day, precision: row.since_precision as Precision },
    personId: row.person_id as PersonId | null,
    personName: row.person_id === null ? null : nameOf(named(row)),
    ownerAgency: row.owner_agency as AgencyId | null,
    ownerAgencyName: row.agency_name,
    note: row.note,
    missing: row.missing,
    state: row.state as IssueState,
    endWords: row.end_words,
    openedAt: row.opened_at.toISOString(),
    openedBy: row.opened_by as StaffId,
    openedAgency: row.opened_agency as AgencyId,
    version: row.version,
  }
}

function named(row: IssueRow) {
  const { family, given, latin, called } = row
  return { family, given, familyKana: row.family_kana, givenKana: row.given_kana, latin, commonName: row.common_name, called }
}
