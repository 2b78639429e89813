import { sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { Db } from '../../platform/database.ts'
import { rowsOf } from '../../platform/database.ts'
import type { ImportReport } from '../domain/import/import-report.ts'
import type { Place, PlaceFacts, PlaceId, PlaceSource } from '../domain/place.ts'
import type { PlaceRow } from './places.ts'
import { PLACE_COLUMNS, placeFrom } from './places.ts'

/** A known place with what the last file said about it; null when it never came from a file. */
export type KnownPlace = Place & { readonly said: PlaceFacts | null }

/** Every place of some lists, closed ones too, held until the transaction ends so that two imports never cross. */
export async function holdListedPlaces(db: Db, datasets: readonly string[]): Promise<readonly KnownPlace[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('directory.place', 5473016))`.execute(db)
  const rows = await rowsOf(
    db,
    sql<PlaceRow & { source_said: PlaceFacts | null }>`
      select ${PLACE_COLUMNS}, p.source_said from directory.place p where p.source_dataset = any (${[...datasets]}::text[]) for update`,
  )
  return rows.map(row => ({ ...placeFrom(row), said: row.source_said }))
}

/** Every place in use, for the file that leaves the house. */
export async function placesToExport(db: Db): Promise<readonly Place[]> {
  return (await rowsOf(db, sql<PlaceRow>`select ${PLACE_COLUMNS} from directory.place p where p.is_active`)).map(placeFrom)
}

/** Which of these ids are taken by a place already. */
export async function takenIds(db: Db, ids: readonly PlaceId[]): Promise<ReadonlySet<string>> {
  const rows = await rowsOf(db, sql<{ id: string }>`select id from directory.place where id = any (${[...ids]}::uuid[])`)
  return new Set(rows.map(row => row.id))
}

/** Which of these agencies exist. */
export async function knownAgencies(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await rowsOf(db, sql<{ id: string }>`select id from directory.agency where id = any (${[...ids]}::uuid[])`)
  return new Set(rows.map(row => row.id))
}

/** Where a known place stands in the newest edition; its facts, and so its version, stay as they are. */
export type Sighting = { readonly id: PlaceId; readonly source: PlaceSource; readonly said: PlaceFacts | null }

/** Notes for unchanged or vanished places where they stand now in their list, all at once so that keys may change hands. */
export async function noteSightings(db: Db, sightings: readonly Sighting[], run: Id<'import_run'>): Promise<void> {
  const rows = sightings.map(({ id, source, said }) => ({ id, ...source, absent_on: source.absentOn, said }))
  await sql`
    update directory.place p
       set source_key = r.key, source_file = r.file, source_line = r.line, source_licence = r.licence, source_attribution = r.attribution,
           source_absent_on = r.absent_on, source_said = r.said, last_run = ${run}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (id uuid, key text, file text, line integer, licence text, attribution text, absent_on date, said jsonb)
     where p.id = r.id`.execute(db)
}

/** Keeps what one import was and did. */
export async function noteRun(db: Db, run: Id<'import_run'>, report: ImportReport, sha256: Uint8Array): Promise<void> {
  await sql`
    insert into directory.import_run (id, file, sha256, encoding, dataset, row_count, imported, updated, unchanged, refused, report, by_staff)
    values (${run}, ${report.file}, ${Buffer.from(sha256)}, ${report.encoding}, ${report.dataset}, ${report.rows}, ${report.imported}, ${report.updated},
            ${report.unchanged}, ${report.refused}, ${JSON.stringify(report)}::jsonb, platform.reader_id())`.execute(db)
}
