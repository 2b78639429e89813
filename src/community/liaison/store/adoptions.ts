import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { EntryId } from '../domain/entry.ts'
import type { Adoption } from '../domain/lineage.ts'
import type { Profile } from '../domain/similar.ts'

/** Adoptions whose child the reader may read, oldest first; the parent is named only where they may read it too. */
export function listAdoptions(db: Db, entry?: EntryId): Promise<readonly Adoption[]> {
  return rowsOf(
    db,
    sql<Adoption>`
      select a.id, a.child_id as "childId", c.title as "childTitle", cc.name as "childCouncil", a.parent_id as "parentId",
             p.title as "parentTitle", pc.name as "parentCouncil", a.from_where as "fromWhere", a.changed, a.since_on as since
        from liaison.adoption a
        join liaison.entry c on c.id = a.child_id
        join directory.council cc on cc.no = c.council_no
        left join liaison.entry p on p.id = a.parent_id
        left join directory.council pc on pc.no = p.council_no
       where a.withdrawn_at is null and (${entry ?? null}::uuid is null or ${entry ?? null}::uuid in (a.child_id, a.parent_id))
       order by a.since_on, a.id limit 500`,
  )
}

/** Writes where something came from, and what was changed. */
export async function insertAdoption(
  db: Db,
  told: {
    readonly childId: EntryId
    readonly parentId: string | null
    readonly fromWhere: string
    readonly changed: string
    readonly since: Day
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into liaison.adoption (id, child_id, parent_id, from_where, changed, since_on)
    values (${newId()}, ${told.childId}, ${told.parentId}, ${told.fromWhere}, ${told.changed}, ${told.since}) on conflict do nothing`.execute(
    db,
  )
  return numAffectedRows === 1n
}

/** The newest size of every council that ever told one. */
export function newestProfiles(db: Db): Promise<readonly Profile[]> {
  return rowsOf(
    db,
    sql<Profile>`
      select distinct on (t.council_no) t.council_no::int as no, c.name, t.population, t.households, t.aged65
        from councils.council_stat t join directory.council c on c.no = t.council_no
       order by t.council_no, t.on_day desc`,
  )
}
