import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/id.ts'
import type { Db } from '../../platform/database.ts'
import { firstOf } from '../../platform/database.ts'
import type { Access, Hours, Place, PlaceFacts, PlaceId } from '../domain/place.ts'
import { searchOf } from '../domain/place-search.ts'

/** A row of directory.place as `PLACE_COLUMNS` reads it. */
export type PlaceRow = {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly kana: string | null
  readonly operator: string | null
  readonly agency_id: string | null
  readonly address: string | null
  readonly building: string | null
  readonly postal_code: string | null
  readonly phone: string | null
  readonly phone_ext: string | null
  readonly url: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly hours: Hours
  readonly languages: string[]
  readonly access: Access
  readonly welcomes: string | null
  readonly hazards: string[]
  readonly capacity: number | null
  readonly topics: string[]
  readonly description: string | null
  readonly source_dataset: string
  readonly source_key: string
  readonly source_file: string | null
  readonly source_line: number | null
  readonly source_licence: string | null
  readonly source_attribution: string | null
  readonly source_absent_on: string | null
  readonly more: Record<string, string>
  readonly assured_on: string | null
  readonly is_active: boolean
  readonly version: number
}

/** What a statement `from directory.place p` selects to make places of. */
export const PLACE_COLUMNS = sql`p.id, p.kind, p.name, p.kana, p.operator, p.agency_id, p.address, p.building, p.postal_code, p.phone, p.phone_ext, p.url,
       p.lat, p.lon, p.hours, p.languages, p.access, p.welcomes, p.hazards, p.capacity, p.topics, p.description, p.source_dataset, p.source_key, p.source_file,
       p.source_line, p.source_licence, p.source_attribution, p.source_absent_on, p.more, p.assured_on, p.is_active, p.version`

/** A place from its row. */
export function placeFrom(row: PlaceRow): Place {
  return {
    id: row.id as PlaceId,
    ...{ kind: row.kind, name: row.name, kana: row.kana, operator: row.operator, agencyId: row.agency_id as AgencyId | null },
    ...{
      address: row.address,
      building: row.building,
      postalCode: row.postal_code,
      phone: row.phone,
      phoneExt: row.phone_ext,
      url: row.url,
    },
    ...{ lat: row.lat, lon: row.lon, hours: row.hours, languages: row.languages, access: row.access, welcomes: row.welcomes },
    ...{ hazards: row.hazards, capacity: row.capacity, topics: row.topics, description: row.description, more: row.more },
    source: {
      ...{ dataset: row.source_dataset, key: row.source_key, file: row.source_file, line: row.source_line },
      ...{ licence: row.source_licence, attribution: row.source_attribution, absentOn: row.source_absent_on as Day | null },
    },
    ...{ assuredOn: row.assured_on as Day | null, isActive: row.is_active, version: row.version },
  }
}

/** One place, closed ones too; the public login never sees a closed one. */
export async function findPlace(db: Db, id: PlaceId): Promise<Place | undefined> {
  const row = await firstOf(db, sql<PlaceRow>`select ${PLACE_COLUMNS} from directory.place p where p.id = ${id}`)
  return row && placeFrom(row)
}

/** A place as it is written; `said` is what its file said, null for what was written by hand, undefined to leave that as it is. */
export type WrittenPlace = Place & { readonly said?: PlaceFacts | null; readonly run?: string | null }

/** Writes new places, findable at once; a thousand at a time is a good batch. */
export async function insertPlaces(db: Db, places: readonly WrittenPlace[]): Promise<void> {
  await sql`
    insert into directory.place (id, kind, name, kana, operator, agency_id, address, building, postal_code, phone, phone_ext, url, lat, lon, hours, languages,
                                 access, welcomes, hazards, capacity, topics, description, source_dataset, source_key, source_file, source_line, source_licence,
                                 source_attribution, source_absent_on, source_said, more, assured_on, is_active, last_run, sort_key, folded, tokens, version)
    select id, kind, name, kana, operator, agency_id, address, building, postal_code, phone, phone_ext, url, lat, lon, hours,
           array(select jsonb_array_elements_text(languages)), access, welcomes, array(select jsonb_array_elements_text(hazards)), capacity,
           array(select jsonb_array_elements_text(topics)), description, source_dataset, source_key, source_file, source_line, source_licence,
           source_attribution, source_absent_on, source_said, more, assured_on, is_active, last_run, sort_key, folded,
           array_to_tsvector(array(select jsonb_array_elements_text(tokens))), version
      from jsonb_to_recordset(${JSON.stringify(places.map(rowOf))}::jsonb) as r (${RECORD})`.execute(db)
}

/** Writes new versions of known places, all at once so that keys may change hands between them. */
export async function updatePlaces(db: Db, places: readonly WrittenPlace[]): Promise<void> {
  await sql`
    update directory.place p
       set kind = r.kind, name = r.name, kana = r.kana, operator = r.operator, agency_id = r.agency_id, address = r.address, building = r.building,
           postal_code = r.postal_code, phone = r.phone, phone_ext = r.phone_ext, url = r.url, lat = r.lat, lon = r.lon, hours = r.hours,
           languages = array(select jsonb_array_elements_text(r.languages)), access = r.access, welcomes = r.welcomes,
           hazards = array(select jsonb_array_elements_text(r.hazards)), capacity = r.capacity, topics = array(select jsonb_array_elements_text(r.topics)),
           description = r.description, source_dataset = r.source_dataset, source_key = r.source_key, source_file = r.source_file, source_line = r.source_line,
           source_licence = r.source_licence, source_attribution = r.source_attribution, source_absent_on = r.source_absent_on,
           source_said = case when r.keeps_said then p.source_said else r.source_said end, more = r.more, assured_on = r.assured_on, is_active = r.is_active,
           last_run = coalesce(r.last_run, p.last_run), sort_key = r.sort_key, folded = r.folded,
           tokens = array_to_tsvector(array(select jsonb_array_elements_text(r.tokens))), version = r.version
      from jsonb_to_recordset(${JSON.stringify(places.map(rowOf))}::jsonb) as r (${RECORD})
     where p.id = r.id`.execute(db)
}

const RECORD = sql`id uuid, kind text, name text, kana text, operator text, agency_id uuid, address text, building text, postal_code text, phone text,
       phone_ext text, url text, lat double precision, lon double precision, hours jsonb, languages jsonb, access jsonb, welcomes text, hazards jsonb,
       capacity integer, topics jsonb, description text, source_dataset text, source_key text, source_file text, source_line integer, source_licence text,
       source_attribution text, source_absent_on date, source_said jsonb, keeps_said boolean, more jsonb, assured_on date, is_active boolean, last_run uuid,
       sort_key text, folded text, tokens jsonb, version integer`

function rowOf(place: WrittenPlace): Record<string, unknown> {
  const { sortKey, folded, tokens } = searchOf(place)
  const { source } = place
  return {
    ...{ id: place.id, kind: place.kind, name: place.name, kana: place.kana, operator: place.operator, agency_id: place.agencyId },
    ...{ address: place.address, building: place.building, postal_code: place.postalCode, phone: place.phone, phone_ext: place.phoneExt },
    ...{ url: place.url, lat: place.lat, lon: place.lon, hours: place.hours, languages: place.languages, access: place.access },
    ...{ welcomes: place.welcomes, hazards: place.hazards, capacity: place.capacity, topics: place.topics, description: place.description },
    ...{ source_dataset: source.dataset, source_key: source.key, source_file: source.file, source_line: source.line },
    ...{ source_licence: source.licence, source_attribution: source.attribution, source_absent_on: source.absentOn },
    ...{ source_said: place.said ?? null, keeps_said: place.said === undefined, more: place.more, assured_on: place.assuredOn },
    ...{ is_active: place.isActive, last_run: place.run ?? null, sort_key: sortKey, folded, tokens, version: place.version },
  }
}
