import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { firstOf } from '../../../platform/database.ts'

/** Names in what was told that may not be there. */
export type NamedInTelling = {
  readonly councilNo: number | null
  readonly participant: string | null
  readonly themes: readonly string[]
}

/** What was told names but is not there, so that it is said on its field; none when all is well. */
export async function unknownIn(db: Db, told: NamedInTelling): Promise<readonly (keyof NamedInTelling)[]> {
  const row = await firstOf(
    db,
    sql<Readonly<Record<keyof NamedInTelling, boolean>>>`
      select ${told.councilNo}::smallint is not null and not exists (select from directory.council c where c.no = ${told.councilNo}) as "councilNo",
             ${told.participant}::uuid is not null
               and not exists (select from councils.participant p where p.id = ${told.participant} and p.council_no is not distinct from ${told.councilNo}) as participant,
             exists (select from unnest(${[...told.themes]}::text[]) t
                      where not exists (select from platform.code c where c.list = 'community_theme' and c.code = t)) as themes`,
  )
  return (['councilNo', 'participant', 'themes'] as const).filter(name => row?.[name] === true)
}
