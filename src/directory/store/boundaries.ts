import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { rowsOf } from '../../platform/database.ts'
import type { Boundary } from '../domain/boundary.ts'

/** Every set of outlines, in the order of their names. */
export function listBoundaries(db: Db): Promise<readonly Boundary[]> {
  return rowsOf(
    db,
    sql<Boundary>`select b.id, b.name, b.attribution, b.is_schematic as "isSchematic", b.geojson from directory.boundary b order by b.name`,
  )
}

/** Keeps a set of outlines as the owner; one of the same name is replaced. */
export async function saveBoundary(db: Db, boundary: Boundary): Promise<void> {
  await sql`
    insert into directory.boundary (id, name, attribution, is_schematic, geojson)
    values (${boundary.id}, ${boundary.name}, ${boundary.attribution}, ${boundary.isSchematic}, ${boundary.geojson})
        on conflict (name) do update set attribution = excluded.attribution, is_schematic = excluded.is_schematic, geojson = excluded.geojson, made_at = now()`.execute(
    db,
  )
}

/** Takes away the drawn outlines, once a surveyed file has come; nothing else. */
export async function dropSchematicBoundaries(db: Db): Promise<void> {
  await sql`delete from directory.boundary where is_schematic`.execute(db)
}
