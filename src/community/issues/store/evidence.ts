import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { Evidence, EvidenceKind, IssueId } from '../domain/issue.ts'

/** A voice or a number as it is told. */
export type EvidenceTold = {
  readonly kind: EvidenceKind
  readonly words: string
  readonly on: Day
  readonly howMany: number | null
  readonly audience: 'council' | 'staff'
  readonly byParticipant: string | null
}

/** Writes what was told about an issue. */
export async function insertEvidence(db: Db, id: Evidence['id'], issue: IssueId, told: EvidenceTold): Promise<void> {
  await sql`
    insert into issues.evidence (id, issue_id, kind, words, on_day, how_many, audience, by_participant)
    values (${id}, ${issue}, ${told.kind}, ${told.words}, ${told.on}, ${told.howMany}, ${told.audience}, ${told.byParticipant})`.execute(db)
}

/** Takes back what was told; false when there is nothing the reader may take back. */
export async function withdrawEvidence(db: Db, issue: IssueId, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update issues.evidence set withdrawn_at = now() where id = ${id} and issue_id = ${issue} and withdrawn_at is null`.execute(db)
  return numAffectedRows === 1n
}

/** Everything told about an issue and about those merged into it, in the order of the days. */
export function evidenceOf(db: Db, issue: IssueId): Promise<readonly Evidence[]> {
  return rowsOf(
    db,
    sql<Evidence>`
      select e.id, e.issue_id as "ofIssue", e.kind, e.words, e.on_day as on, e.how_many as "howMany", e.audience,
             coalesce(p.name, s.name) as "byName", e.made_by = platform.reader_id() as "isMine"
        from issues.evidence e
        left join councils.participant p on p.id = e.by_participant
        left join staff.staff s on s.id = e.made_by
       where (e.issue_id = ${issue} or e.issue_id in (select m.id from issues.issue m where m.merged_into = ${issue}))
         and e.withdrawn_at is null
       order by e.on_day, e.id`,
  )
}
