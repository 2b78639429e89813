import { sql } from 'kysely'
import type { StaffId } from '../../../../kernel/id.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { CaseId } from '../../domain/case/case.ts'
import type { EntryId } from '../../domain/case/log-entry.ts'

/** An entry that calls the reader by name and was not opened yet. `words` is its beginning only. */
export type UnreadMention = {
  readonly entryId: EntryId
  readonly caseId: CaseId
  readonly label: string
  readonly at: Date
  readonly byName: string
  readonly byAgencyName: string
  readonly words: string
}

/** Unread mentions of the reader in entries they may see, newest first. */
export function listUnreadMentions(db: Db, staffId: StaffId, limit: number): Promise<readonly UnreadMention[]> {
  return rowsOf(
    db,
    sql<UnreadMention>`
      select m.entry_id as "entryId", m.case_id as "caseId", c.label, e.at, s.name as "byName", a.name as "byAgencyName",
             left(coalesce(e.fact, e.person_words, e.opinion, e.next, ''), 80) as words
        from coordination.mention m
        join coordination.log_entry e on e.id = m.entry_id
        join coordination.support_case c on c.id = m.case_id
        join staff.staff s on s.id = e.by_staff
        join directory.agency a on a.id = e.by_agency
       where m.staff_id = ${staffId} and m.read_at is null
       order by m.at desc, m.entry_id
       limit ${limit}`,
  )
}

/** Marks a mention of the reader as read and tells in which case it stands; nothing when there is none. */
export async function markMentionRead(db: Db, staffId: StaffId, entryId: EntryId, at: Date): Promise<CaseId | undefined> {
  const rows = await rowsOf(
    db,
    sql<{ caseId: CaseId }>`
      update coordination.mention set read_at = coalesce(read_at, ${at}) where entry_id = ${entryId} and staff_id = ${staffId}
   returning case_id as "caseId"`,
  )
  return rows[0]?.caseId
}
