import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { rowsOf } from '../../platform/database.ts'
import type { Place, PlaceId } from '../domain/place.ts'
import type { PastImport, PastVersion } from '../domain/place-found.ts'

/** The latest files of the list a place was taken from, newest first. */
export function listImports(db: Db, place: Place): Promise<readonly PastImport[]> {
  return rowsOf(
    db,
    sql<PastImport>`
      select r.id, r.at, r.file, r.encoding, r.row_count as rows, r.imported, r.updated, r.unchanged, r.refused
        from directory.import_run r
       where r.dataset = ${place.source.dataset}
       order by r.at desc, r.id desc
       limit 10`,
  )
}

/** The latest earlier versions of a place, newest first. Names of staff are open to staff. */
export function listVersions(db: Db, id: PlaceId): Promise<readonly PastVersion[]> {
  return rowsOf(
    db,
    sql<PastVersion>`
      select h.version, h.changed_at as "changedAt", s.name as "changedBy"
        from directory.place_history h
        left join staff.staff s on s.id = h.changed_by
       where h.place_id = ${id}
       order by h.version desc
       limit 20`,
  )
}
