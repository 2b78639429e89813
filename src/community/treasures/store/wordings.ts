import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { Point, SharedText, Treasure, TreasureId, TreasureType } from '../domain/treasure.ts'

/** The wording for others of a treasure, as far as the reader may read it. */
export function findShared(db: Db, id: TreasureId): Promise<SharedText | undefined> {
  return firstOf(
    db,
    sql<SharedText>`
      select wanted, title, words, place, lat is not null as "isPlaced", text_version as "textVersion", proposed_by = platform.reader_id() as "isProposedByMe",
             checked_at as "checkedAt", withdrawn_at as "withdrawnAt"
        from treasures.shared where treasure_id = ${id}`,
  )
}

/** Proposes a wording; one that stood before is read by nobody outside until this one is checked. A person is not placed in it. */
export async function proposeShared(
  db: Db,
  treasure: Treasure,
  text: Pick<SharedText, 'wanted' | 'title' | 'words' | 'place' | 'isPlaced'>,
): Promise<void> {
  const isPerson = treasure.type === 'person_gift'
  const point = isPerson || !text.isPlaced ? { lat: null, lon: null } : treasure
  await sql`
    insert into treasures.shared (treasure_id, council_no, wanted, title, words, type, themes, place, lat, lon, state, found_at, proposed_by)
    values (${treasure.id}, ${treasure.councilNo}, ${text.wanted}, ${text.title}, ${text.words}, ${treasure.type},
            ${[...treasure.themes]}::text[], ${isPerson ? '' : text.place}, ${point.lat},
            ${point.lon}, ${treasure.state}, ${treasure.foundAt}, platform.reader_id())
    on conflict (treasure_id) do update
       set wanted = excluded.wanted, title = excluded.title, words = excluded.words, type = excluded.type, themes = excluded.themes,
           place = excluded.place, lat = excluded.lat, lon = excluded.lon, state = excluded.state,
           text_version = shared.text_version + 1, proposed_by = excluded.proposed_by, proposed_at = now(),
           checked_by = null, checked_at = null, withdrawn_at = null`.execute(db)
}

/** Checks a proposed wording; false when there is none, or when the checker is the proposer. */
export async function checkShared(db: Db, id: TreasureId, textVersion: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update treasures.shared set checked_by = platform.reader_id(), checked_at = now()
     where treasure_id = ${id} and text_version = ${textVersion} and checked_by is null and withdrawn_at is null
       and proposed_by <> platform.reader_id()`.execute(db)
  return numAffectedRows === 1n
}

/** Withdraws a wording at once; false when there was none. */
export async function withdrawShared(db: Db, id: TreasureId): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update treasures.shared set withdrawn_at = now() where treasure_id = ${id} and withdrawn_at is null`.execute(db)
  return numAffectedRows === 1n
}

/** A wording for others, as others read it; the names only of those who said yes so far. */
export type SharedTreasure = Point & {
  readonly id: TreasureId
  readonly councilNo: number | null
  readonly councilName: string | null
  readonly title: string
  readonly words: string
  readonly type: TreasureType
  readonly themes: readonly string[]
  readonly place: string
  readonly state: Treasure['state']
  readonly tellerName: string | null
  readonly foundAt: Date
  readonly textVersion: number
}

/** Checked wordings that the reader may read, whatever council they come from, the newly found first. */
export function listShared(
  db: Db,
  filter: { readonly councilNo?: number | undefined; readonly themes?: readonly string[] | undefined },
  limit: number,
): Promise<readonly SharedTreasure[]> {
  const themes = filter.themes ? [...filter.themes] : null
  return rowsOf(
    db,
    sql<SharedTreasure>`
      select s.treasure_id as id, s.council_no as "councilNo", c.name as "councilName", s.title, s.words, s.type, s.themes, s.place,
             s.lat::float8 as lat, s.lon::float8 as lon, s.state, nullif(n.name, '') as "tellerName", s.found_at as "foundAt",
             s.text_version as "textVersion"
        from treasures.shared s
        left join directory.council c on c.no = s.council_no
        left join treasures.named n on n.treasure_id = s.treasure_id and n.whose = 'teller' and treasures.consented(n.treasure_id, 'teller', s.wanted)
       where treasures.shared_reach(s.treasure_id) is not null
         and (${filter.councilNo ?? null}::smallint is null or s.council_no = ${filter.councilNo ?? null})
         and (${themes}::text[] is null or s.themes && ${themes}::text[])
       order by s.found_at desc, s.treasure_id desc limit ${limit}`,
  )
}
