import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Db } from '../../platform/database.ts'
import { firstOf, rowsOf } from '../../platform/database.ts'
import type { CodeList, CodeListLine, CodeRow } from '../domain/code-row.ts'
import type { Difference } from '../domain/difference.ts'

/** Every code list, in the order in which people meet them. */
export function listCodeLists(db: Db, day: Day): Promise<readonly CodeListLine[]> {
  return rowsOf(
    db,
    sql<CodeListLine>`
      select l.list, l.part, l.name_ja as name, l.about, l.is_fixed as "isFixed", l.takes_new as "takesNew", l.kept_codes as "keptCodes",
             count(c.code) filter (where c.valid_from <= ${day} and (c.valid_to is null or c.valid_to > ${day})) as now,
             count(c.code) filter (where c.valid_from > ${day} or c.valid_to > ${day}) as ahead
        from platform.code_list l
        left join platform.code c on c.list = l.list
       group by l.list
       order by l.sort_order, l.list`,
  )
}

/** One list by its key. */
export function findCodeList(db: Db, list: string): Promise<CodeList | undefined> {
  return firstOf(
    db,
    sql<CodeList>`
      select list, part, name_ja as name, about, is_fixed as "isFixed", takes_new as "takesNew", kept_codes as "keptCodes"
        from platform.code_list where list = ${list}`,
  )
}

/** Every row a list ever had. */
export function listCodeRows(db: Db, list: string): Promise<readonly CodeRow[]> {
  return rowsOf(
    db,
    sql<CodeRow>`
      select code, label_ja as label, label_easy as "labelEasy", sort_order as order, valid_from as "validFrom", valid_to as "validTo",
             national_code as "nationalCode", sensitive
        from platform.code where list = ${list}
       order by sort_order, code, valid_from`,
  )
}

/** Whether records since a day use a code. */
export async function isCodeUsed(db: Db, list: string, code: string, since: Day): Promise<boolean> {
  const row = await firstOf(db, sql<{ used: boolean | null }>`select platform.code_is_used(${list}, ${code}, ${since}) as used`)
  return row?.used === true
}

/** Writes a difference: first what goes, then what ends, then what begins, so that no two rows of a code ever hold at once. */
export async function writeCodeRows(db: Db, list: string, difference: Difference<CodeRow>): Promise<void> {
  for (const row of difference.dropped)
    await sql`delete from platform.code where list = ${list} and code = ${row.code} and valid_from = ${row.validFrom}`.execute(db)
  for (const row of difference.changed)
    await sql`
      update platform.code
         set label_ja = ${row.label}, label_easy = ${row.labelEasy}, sort_order = ${row.order}, valid_to = ${row.validTo},
             national_code = ${row.nationalCode}, sensitive = ${row.sensitive}
       where list = ${list} and code = ${row.code} and valid_from = ${row.validFrom}`.execute(db)
  for (const row of difference.added)
    await sql`
      insert into platform.code (list, code, label_ja, label_easy, sort_order, valid_from, valid_to, national_code, sensitive)
      values (${list}, ${row.code}, ${row.label}, ${row.labelEasy}, ${row.order}, ${row.validFrom}, ${row.validTo}, ${row.nationalCode}, ${row.sensitive})`.execute(
      db,
    )
}
