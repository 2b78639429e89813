import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { firstOf, rowsOf } from '../../platform/database.ts'
import type { PastChange } from '../domain/past-change.ts'

/** What a history is about; a code list and a form are named, legal bases are one. */
export type RuleKind = 'code' | 'legal_basis' | 'form_template'

/** The newest changes first, at most fifty. */
export function listChanges(db: Db, kind: RuleKind, list: string): Promise<readonly PastChange[]> {
  return rowsOf(
    db,
    sql<PastChange>`
      select h.no, h.code, h.valid_from as "validFrom", h.was, h.became, h.changed_at as "changedAt", s.name as "changedBy"
        from platform.rules_history h
        left join staff.staff s on s.id = h.changed_by
       where h.kind = ${kind} and h.list = ${list}
       order by h.no desc
       limit 50`,
  )
}

/** The number of the newest change of one list, form, or of the bases; 0 before the first. Says whether a form on a screen is stale. */
export async function ruleVersion(db: Db, kind: RuleKind, list: string): Promise<number> {
  const row = await firstOf(
    db,
    sql<{ no: number }>`select coalesce(max(no), 0) as no from platform.rules_history where kind = ${kind} and list = ${list}`,
  )
  return row?.no ?? 0
}

/** Lets one change of the rules after the other: whoever comes second sees what the first one wrote. */
export async function holdRules(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('platform.rules'))`.execute(db)
}
