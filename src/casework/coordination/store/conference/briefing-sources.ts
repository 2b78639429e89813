import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { PersonId } from '../../../people/index.ts'
import type { CaseId } from '../../domain/case/case.ts'
import type { BriefingEntry } from '../../domain/conference/briefing.ts'

/** Somebody of the household as a pack may show them. Persons under address protection are never among them. */
export type HouseholdLine = {
  readonly personId: PersonId
  readonly name: string
  readonly relationship: string | null
  readonly birthDate: Day | null
}

/** The persons of a case with their place in the household, as far as the reader sees them and nobody's address is protected. */
export function listHouseholdLines(db: Db, caseId: CaseId): Promise<readonly HouseholdLine[]> {
  return rowsOf(
    db,
    sql<HouseholdLine>`
      select p.id as "personId", coalesce(nullif(concat_ws('　', p.family, p.given), ''), p.common_name, p.latin, p.called, '（お名前不明）') as name,
             (select m.relationship from people.household_membership m
               where m.person_id = p.id and m.valid_to is null and m.household_id = (select c.household_id from coordination.support_case c where c.id = ${caseId})
               limit 1) as relationship,
             p.birth_date as "birthDate"
        from coordination.case_person l join people.person p on p.id = l.person_id
       where l.case_id = ${caseId} and l.is_linked and not p.address_protected
       order by l.part desc, p.birth_date nulls last, p.id`,
  )
}

/** The newest entries of the log that were written for the team or for a conference, oldest first. */
export async function listSharedEntries(
  db: Db,
  caseId: CaseId,
  limit: number,
): Promise<readonly (BriefingEntry & { readonly category: string | null })[]> {
  const rows = await rowsOf(
    db,
    sql<Omit<BriefingEntry, 'at'> & { at: Date; category: string | null }>`
      select e.at, a.name as "agencyName", e.fact, e.opinion, e.person_words as "personWords",
             case when e.third_party is null then null else concat(e.third_party_who, '：', e.third_party) end as "thirdParty", e.category
        from coordination.log_entry e join directory.agency a on a.id = e.by_agency
       where e.case_id = ${caseId} and e.share_scope in ('team', 'conference') and not e.is_replaced
       order by e.at desc, e.id desc
       limit ${limit}`,
  )
  return rows.map(row => ({ ...row, at: row.at.toISOString() })).reverse()
}
