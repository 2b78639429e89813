import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import { fold, foldKana, looksLikeKana } from '../../kernel/fold.ts'
import type { Db } from '../../platform/database.ts'
import { rowsOf } from '../../platform/database.ts'
import { stateAt } from '../domain/open-hours.ts'
import type { Hours, Place, PlaceId } from '../domain/place.ts'
import type { Attribution, FoundPlaces, PlacePoint } from '../domain/place-found.ts'
import type { Meaning, PlaceQuery } from '../domain/place-query.ts'
import { placeTokenQuery, wordsOf } from '../domain/place-query.ts'
import type { PlaceRow } from './places.ts'
import { PLACE_COLUMNS, placeFrom } from './places.ts'

/** How many rows are looked through at a time, and at most, for what only the program can tell: what is open now. */
const BATCH = 200
const MOST_BATCHES = 60

/** Places in the order of their readings that answer a query. Runs on the public login as well, which sees only what is in use. */
export async function findPlaces(db: Db, query: PlaceQuery): Promise<FoundPlaces> {
  const { openAt } = query
  if (openAt === undefined) {
    const places = await batchOf(db, query, query.after, query.limit + 1)
    return { places: places.slice(0, query.limit), hasMore: places.length > query.limit }
  }
  const open: Place[] = []
  let after = query.after
  for (let batches = 0; batches < MOST_BATCHES && open.length <= query.limit; batches++) {
    const batch = await batchOf(db, query, after, BATCH)
    open.push(...batch.filter(place => stateAt(place.hours, openAt.instant, openAt.isHoliday).kind === 'open'))
    if (batch.length < BATCH) break
    after = batch.at(-1)?.id
  }
  return { places: open.slice(0, query.limit), hasMore: open.length > query.limit }
}

/** The places of a query that have a position, for a map; `limit` bounds them, `after` is not asked. */
export async function listPoints(db: Db, query: PlaceQuery): Promise<readonly PlacePoint[]> {
  const rows = await rowsOf(
    db,
    sql<PlacePoint & { readonly hours: Hours }>`
      select p.id, p.kind, p.name, p.address, p.lat, p.lon, p.hours
        from directory.place p
       where ${conditionsOf(query)} and p.lat is not null
       order by p.sort_key, p.id
       limit ${query.limit}`,
  )
  const { openAt } = query
  const shown = openAt === undefined ? rows : rows.filter(row => stateAt(row.hours, openAt.instant, openAt.isHoliday).kind === 'open')
  return shown.map(({ hours: _, ...point }) => point)
}

/** What has to be said with the places of a query, the largest source first. */
export function listAttributions(db: Db, query: PlaceQuery): Promise<readonly Attribution[]> {
  return rowsOf(
    db,
    sql<Attribution>`
      select p.source_attribution as attribution, min(p.source_licence) as licence, count(*)::integer as places
        from directory.place p
       where ${conditionsOf(query)} and p.source_attribution is not null
       group by p.source_attribution
       order by count(*) desc, p.source_attribution`,
  )
}

async function batchOf(db: Db, query: PlaceQuery, after: PlaceId | undefined, limit: number): Promise<readonly Place[]> {
  const beyond =
    after === undefined ? sql`true` : sql`(p.sort_key, p.id) > (select b.sort_key, b.id from directory.place b where b.id = ${after}::uuid)`
  const rows = await rowsOf(
    db,
    sql<PlaceRow>`
      select ${PLACE_COLUMNS} from directory.place p
       where ${conditionsOf(query)} and ${beyond}
       order by p.sort_key, p.id
       limit ${limit}`,
  )
  return rows.map(placeFrom)
}

/** Only what was asked becomes part of the statement, so that an index of the rest can serve it. */
function conditionsOf(query: PlaceQuery): RawBuilder<unknown> {
  const conditions = [query.isClosed ? sql`not p.is_active` : sql`p.is_active`]
  conditions.push(...wordConditions(query))
  if (query.kind) conditions.push(sql`p.kind = ${query.kind}`)
  if (query.topic) conditions.push(sql`p.topics @> array[${query.topic}::text]`)
  if (query.area) conditions.push(sql`position(${fold(query.area)} in p.folded) > 0`)
  if (query.language) conditions.push(sql`p.languages @> array[${query.language}::text]`)
  if (query.access) conditions.push(sql`p.access -> ${query.access}::text = 'true'::jsonb`)
  if (query.only) conditions.push(sql`p.id = ${query.only}`)
  if (query.agencyId) conditions.push(sql`p.agency_id = ${query.agencyId}`)
  return sql.join(conditions, sql` and `)
}

/** Every word has to be there: as our tokens, as a part of the folded name, reading and address while it is still being typed, or by its meaning. */
function wordConditions({ words, meanings }: PlaceQuery): readonly RawBuilder<unknown>[] {
  return wordsOf(words ?? '').map(word => {
    const tokens = placeTokenQuery(word)
    const ways = [sql`position(${fold(word)} in p.folded) > 0`, ...(meanings?.[word] ? meaningConditions(meanings[word]) : [])]
    if (tokens !== '') ways.push(sql`p.tokens @@ ${tokens}::tsquery`)
    if (looksLikeKana(word)) ways.push(sql`position(${foldKana(word)} in p.folded) > 0`)
    return sql`(${sql.join(ways, sql` or `)})`
  })
}

function meaningConditions({ kinds, features, topics, hazards }: Meaning): readonly RawBuilder<unknown>[] {
  const ways: RawBuilder<unknown>[] = []
  if (kinds.length > 0) ways.push(sql`p.kind = any(${[...kinds]}::text[])`)
  if (topics.length > 0) ways.push(sql`p.topics && ${[...topics]}::text[]`)
  if (hazards.length > 0) ways.push(sql`p.hazards && ${[...hazards]}::text[]`)
  for (const feature of features) ways.push(sql`p.access -> ${feature}::text = 'true'::jsonb`)
  return ways
}
