import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { Treasure, TreasureFacts, TreasureFilter, TreasureId, TreasureState } from '../domain/treasure.ts'

const COLUMNS = sql`
  t.id, t.council_no as "councilNo", c.name as "councilName", t.name, t.type, t.story, t.themes, t.place, t.lat::float8 as lat, t.lon::float8 as lon,
  t.open_when as "openWhen", t.how, t.cost, t.barrier_free as "barrierFree", t.state, t.audience, t.assured_on as "assuredOn",
  nullif(teller.name, '') as "tellerName", nullif(steward.name, '') as "stewardName", p.name as "byName",
  not treasures.may_show(t.id, t.type, 'council') as "isHeldBack", t.found_at as "foundAt", t.version`
const FROM = sql`
  from treasures.treasure t
  left join directory.council c on c.no = t.council_no
  left join councils.participant p on p.id = t.by_participant
  left join treasures.named teller on teller.treasure_id = t.id and teller.whose = 'teller'
  left join treasures.named steward on steward.treasure_id = t.id and steward.whose = 'steward'`

/** One treasure, where the reader may read it; `lock` keeps it for the rest of the transaction. */
export function findTreasure(db: Db, id: TreasureId, lock = false): Promise<Treasure | undefined> {
  return firstOf(db, sql<Treasure>`select ${COLUMNS} ${FROM} where t.id = ${id} ${lock ? sql`for update of t` : sql``}`)
}

/** Treasures the reader may read, the newly found first; one more than asked when there is a next page. */
export function listTreasures(
  db: Db,
  filter: TreasureFilter,
  place: { readonly limit: number; readonly after?: TreasureId | undefined },
): Promise<readonly Treasure[]> {
  const themes = filter.themes ? [...filter.themes] : null
  const states = filter.states ? [...filter.states] : null
  return rowsOf(
    db,
    sql<Treasure>`
      select ${COLUMNS} ${FROM}
       where (${filter.councilNo ?? null}::smallint is null or t.council_no = ${filter.councilNo ?? null})
         and (${themes}::text[] is null or t.themes && ${themes}::text[])
         and (${filter.type ?? null}::text is null or t.type = ${filter.type ?? null})
         and (${states}::text[] is null or t.state = any (${states}::text[]))
         and (${filter.notAssuredSince ?? null}::date is null
              or (t.state = 'confirmed' and coalesce(t.assured_on, '-infinity') < ${filter.notAssuredSince ?? null}::date))
         and (not ${filter.onMap === true} or t.lat is not null)
         and (${place.after ?? null}::uuid is null
              or (t.found_at, t.id) < (select a.found_at, a.id from treasures.treasure a where a.id = ${place.after ?? null}))
       order by t.found_at desc, t.id desc
       limit ${place.limit + 1}`,
  )
}

/** The treasures with these ids that the reader may read. */
export function treasuresWithIds(db: Db, ids: readonly string[]): Promise<readonly Treasure[]> {
  return rowsOf(db, sql<Treasure>`select ${COLUMNS} ${FROM} where t.id = any (${[...ids]}::uuid[]) order by t.found_at desc, t.id desc`)
}

/** Writes a treasure that was found. */
export async function insertTreasure(
  db: Db,
  id: TreasureId,
  start: TreasureFacts & { readonly councilNo: number | null; readonly byParticipant: string | null },
): Promise<void> {
  await sql`
    insert into treasures.treasure
      (id, council_no, name, type, story, themes, place, lat, lon, open_when, how, cost, barrier_free, audience, by_participant)
    values (${id}, ${start.councilNo}, ${start.name}, ${start.type}, ${start.story}, ${[...start.themes]}::text[], ${start.place},
            ${start.lat}, ${start.lon}, ${start.openWhen}, ${start.how}, ${start.cost}, ${start.barrierFree}, ${start.audience},
            ${start.byParticipant})`.execute(db)
}

/**
 * Changes what is said of a treasure, or its state; every change is one version. What others read follows its state, type and themes;
 * its words and its place were checked and stay, but of a person none is left.
 */
export async function changeTreasure(
  db: Db,
  before: Treasure,
  change: Partial<TreasureFacts & { readonly state: TreasureState }>,
): Promise<void> {
  const now = { ...before, ...change }
  await sql`
    update treasures.treasure
       set name = ${now.name}, type = ${now.type}, story = ${now.story}, themes = ${[...now.themes]}::text[], place = ${now.place},
           lat = ${now.lat}, lon = ${now.lon}, open_when = ${now.openWhen}, how = ${now.how}, cost = ${now.cost},
           barrier_free = ${now.barrierFree}, audience = ${now.audience}, state = ${now.state}, version = version + 1
     where id = ${before.id}`.execute(db)
  const isPerson = now.type === 'person_gift'
  await sql`
    update treasures.shared
       set type = ${now.type}, themes = ${[...now.themes]}::text[], state = ${now.state}, place = case when ${isPerson} then '' else place end,
           lat = case when not ${isPerson} then lat end, lon = case when not ${isPerson} then lon end
     where treasure_id = ${before.id}`.execute(db)
}

/** Notes that somebody looked today and it is as written. */
export async function assureTreasure(db: Db, id: TreasureId, on: Day): Promise<void> {
  await sql`
    update treasures.treasure set assured_on = ${on}, assured_by = platform.reader_id(), version = version + 1 where id = ${id}`.execute(db)
}

/** How many treasures of a council stand in each state, of those the reader may read. */
export function countTreasures(db: Db, councilNo: number): Promise<readonly { readonly state: TreasureState; readonly count: number }[]> {
  return rowsOf(
    db,
    sql<{ state: TreasureState; count: number }>`
      select state, count(*)::integer as count from treasures.treasure where council_no = ${councilNo}::smallint group by state`,
  )
}
