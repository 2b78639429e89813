import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/id.ts'
import { newId } from '../../kernel/id.ts'
import type { Db } from '../../platform/database.ts'
import { firstOf, rowsOf } from '../../platform/database.ts'
import type { Agency, AgencyFacts, AgencyOffer, AgencyQuery, SecrecyClass } from '../domain/agency.ts'
import type { Hours } from '../domain/place.ts'

type Row = {
  readonly id: string
  readonly name: string
  readonly kana: string
  readonly kind: string
  readonly does: string
  readonly does_not: string
  readonly area: string
  readonly languages: string[]
  readonly secrecy_class: string
  readonly phone: string | null
  readonly assured_on: string
  readonly offers: AgencyOffer[] | null
  readonly hours: Hours
  readonly url: string | null
  readonly does_easy: string | null
  readonly is_inner: boolean
  readonly version: number
}

const COLUMNS = sql`a.id, a.name, a.kana, a.kind, a.does, a.does_not, a.area, a.languages, a.secrecy_class, a.phone, a.assured_on, a.hours, a.url, a.does_easy, a.is_inner, a.version,
       (select json_agg(json_build_object('name', s.name, 'topics', s.topics, 'description', s.description) order by s.id)
          from directory.agency_service s where s.agency_id = a.id) as offers`

/** One agency in use, or nothing. */
export async function findAgency(db: Db, id: AgencyId): Promise<Agency | undefined> {
  const row = await firstOf(db, sql<Row>`select ${COLUMNS} from directory.agency a where a.id = ${id} and a.is_active`)
  return row && agencyFrom(row)
}

/** Agencies in the city's order that answer a query, one page and one more to tell whether there is a next. */
export async function listAgencies(db: Db, query: AgencyQuery): Promise<readonly Agency[]> {
  const contains = query.words ? `%${query.words.replace(/[\\%_]/g, '\\$&')}%` : null
  const rows = await rowsOf(
    db,
    sql<Row>`
      select ${COLUMNS}
        from directory.agency a
       where a.is_active
         and (${query.after ?? null}::uuid is null or (a.sort_order, a.id) > (select b.sort_order, b.id from directory.agency b where b.id = ${query.after ?? null}::uuid))
         and (${contains}::text is null or a.name ilike ${contains} or a.kana ilike ${contains} or a.does ilike ${contains}
              or exists (select 1 from directory.agency_service s where s.agency_id = a.id and (s.name ilike ${contains} or s.description ilike ${contains})))
         and (${query.topic ?? null}::text is null
              or exists (select 1 from directory.agency_service s where s.agency_id = a.id and s.topics @> array[${query.topic ?? null}::text]))
         and (${query.area ?? null}::text is null or a.area in ('city', ${query.area ?? null}))
         and (${query.language ?? null}::text is null or a.languages @> array[${query.language ?? null}::text])
       order by a.sort_order, a.id
       limit ${query.limit + 1}`,
  )
  return rows.map(agencyFrom)
}

/** Holds the entry until the transaction ends; nothing happens for a reader who may not keep it. */
export async function lockAgency(db: Db, id: AgencyId): Promise<void> {
  await sql`select 1 from directory.agency where id = ${id} for update`.execute(db)
}

/** Whether the reader keeps this entry: administrators every one, a head that of the own agency. */
export async function mayEditAgency(db: Db, id: AgencyId): Promise<boolean> {
  const row = await firstOf(db, sql<{ may: boolean }>`select directory.may_edit_agency(${id}) as may`)
  return row?.may === true
}

/** Writes a new version of an entry with its offers; whoever changes it has also confirmed it. The old version is kept by a trigger. */
export async function updateAgency(db: Db, id: AgencyId, facts: AgencyFacts, assuredOn: Day): Promise<void> {
  await sql`
    update directory.agency
       set name = ${facts.name}, kana = ${facts.kana}, does = ${facts.does}, does_not = ${facts.doesNot}, does_easy = ${facts.doesEasy},
           area = ${facts.area}, languages = ${[...facts.languages]}::text[], phone = ${facts.phone}, url = ${facts.url},
           hours = ${JSON.stringify(facts.hours)}::jsonb, assured_on = ${assuredOn}, version = version + 1
     where id = ${id}`.execute(db)
  await sql`delete from directory.agency_service where agency_id = ${id}`.execute(db)
  for (const offer of facts.offers) {
    await sql`
      insert into directory.agency_service (id, agency_id, name, topics, description)
      values (${newId()}, ${id}, ${offer.name}, ${[...offer.topics]}::text[], ${offer.description})`.execute(db)
  }
}

/** Notes the day on which somebody confirmed an entry as it stands. */
export async function assureAgencyOn(db: Db, id: AgencyId, day: Day): Promise<void> {
  await sql`update directory.agency set assured_on = ${day}, version = version + 1 where id = ${id}`.execute(db)
}

function agencyFrom(row: Row): Agency {
  return {
    id: row.id as AgencyId,
    name: row.name,
    kana: row.kana,
    kind: row.kind,
    does: row.does,
    doesNot: row.does_not,
    area: row.area,
    languages: row.languages,
    secrecyClass: row.secrecy_class as SecrecyClass,
    phone: row.phone,
    assuredOn: row.assured_on as Day,
    offers: row.offers ?? [],
    hours: row.hours,
    url: row.url,
    doesEasy: row.does_easy,
    isInner: row.is_inner,
    version: row.version,
  }
}
