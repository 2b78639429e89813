import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { Point, TreasureType } from '../domain/treasure.ts'

/** A treasure as everybody may know it: its checked wording; nobody's name, and never where a person lives. */
export type OpenTreasure = Point & {
  readonly id: string
  readonly councilNo: number | null
  readonly title: string
  readonly words: string
  readonly textVersion: number
  readonly type: TreasureType
  readonly place: string
  readonly checkedAt: Date
}

/** Treasures worded for everybody, the last checked first, with the login of the open side; as far as those they are about say yes today. */
export function openTreasures(
  db: Db,
  asked: { readonly councilNo?: number | undefined; readonly id?: string | undefined; readonly limit: number },
): Promise<readonly OpenTreasure[]> {
  return rowsOf(
    db,
    sql<OpenTreasure>`
      select treasure_id as id, council_no as "councilNo", title, words, text_version as "textVersion", type, place, lat::float8 as lat, lon::float8 as lon,
             checked_at as "checkedAt"
        from treasures.shared
       where wanted = 'public' and treasures.shared_reach(treasure_id) = 'public'
         and (${asked.councilNo ?? null}::smallint is null or council_no = ${asked.councilNo ?? null})
         and (${asked.id ?? null}::uuid is null or treasure_id = ${asked.id ?? null})
       order by checked_at desc, treasure_id desc limit ${asked.limit}`,
  )
}
