import { sql } from 'kysely'
import type { AgencyId } from '../../kernel/id.ts'
import type { Db } from '../../platform/database.ts'
import type { Agency } from '../domain/agency.ts'

/** One 住民自治協議会 as the directory keeps it. `aged65Rate` is a percentage. */
export type CouncilRow = {
  readonly no: number
  readonly name: string
  readonly kana: string
  readonly careDistrict: 'north' | 'centre' | 'south'
  readonly population: number
  readonly households: number
  readonly aged65Rate: number
}

/** Loads a city's agencies, in order, as the owner; for initialising an installation only. */
export async function loadAgencies(db: Db, agencies: readonly Omit<Agency, 'version'>[]): Promise<void> {
  for (const [order, agency] of agencies.entries()) {
    await sql`
      insert into directory.agency (id, name, kana, kind, does, does_not, area, languages, secrecy_class, phone, assured_on, hours, url, does_easy, is_inner, sort_order)
      values (${agency.id}, ${agency.name}, ${agency.kana}, ${agency.kind}, ${agency.does}, ${agency.doesNot}, ${agency.area}, ${[...agency.languages]}::text[],
              ${agency.secrecyClass}, ${agency.phone}, ${agency.assuredOn}, ${JSON.stringify(agency.hours)}::jsonb, ${agency.url}, ${agency.doesEasy}, ${agency.isInner}, ${order})`.execute(
      db,
    )
    for (const offer of agency.offers) {
      await sql`
        insert into directory.agency_service (id, agency_id, name, topics, description)
        values (gen_random_uuid(), ${agency.id}, ${offer.name}, ${[...offer.topics]}::text[], ${offer.description})`.execute(db)
    }
  }
}

/** Loads the councils as the owner; for initialising an installation only. */
export async function loadCouncils(db: Db, councils: readonly CouncilRow[]): Promise<void> {
  for (const council of councils) {
    await sql`
      insert into directory.council (no, name, kana, care_district, population, households, aged65_rate)
      values (${council.no}, ${council.name}, ${council.kana}, ${council.careDistrict}, ${council.population}, ${council.households}, ${council.aged65Rate})`.execute(
      db,
    )
  }
}

/** Names the front desk: residents' requests come to this agency. There is one; the one before steps back. As the owner. */
export async function nameFrontDesk(db: Db, agencyId: AgencyId): Promise<void> {
  await sql`update directory.agency set takes_requests = false where takes_requests`.execute(db)
  await sql`update directory.agency set takes_requests = true where id = ${agencyId}`.execute(db)
}
