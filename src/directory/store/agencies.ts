import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/id.ts'
import type { Db } from '../../platform/database.ts'
import { firstOf, rowsOf } from '../../platform/database.ts'
import type { Agency, AgencyOffer, AgencyQuery, SecrecyClass } from '../domain/agency.ts'

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
}

const COLUMNS = sql`a.id, a.name, a.kana, a.kind, a.does, a.does_not, a.area, a.languages, a.secrecy_class, a.phone, a.assured_on,
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
  }
}
