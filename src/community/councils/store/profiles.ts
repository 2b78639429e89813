import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { CouncilSize, Profile } from '../domain/council-page.ts'
import type { SetupStep } from '../domain/setup.ts'

/** What a council says of itself; empty words, of version 0, while it says nothing. */
export async function findProfile(db: Db, no: number): Promise<Profile | undefined> {
  return firstOf(
    db,
    sql<Profile>`
      select c.no as "councilNo", coalesce(p.body_label, '地域福祉ネットワーク会議') as "bodyLabel", coalesce(p.network_status, 'none') as "networkStatus",
             p.established_on as "establishedOn", coalesce(p.office_hours, '') as "officeHours", coalesce(p.phone, '') as phone,
             coalesce(p.homepage, '') as homepage, coalesce(p.intro, '') as intro, coalesce(p.version, 0) as version
        from directory.council c left join councils.profile p on p.council_no = c.no
       where c.no = ${no}::smallint`,
  )
}

/** Writes what a council says of itself over the version that was before the eyes of the writer; false when another one stands. */
export async function saveProfile(
  db: Db,
  no: number,
  said: Pick<Profile, 'bodyLabel' | 'officeHours' | 'phone' | 'homepage'>,
  version: number | undefined,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into councils.profile as p (council_no, body_label, office_hours, phone, homepage)
    values (${no}, ${said.bodyLabel}, ${said.officeHours}, ${said.phone}, ${said.homepage})
    on conflict (council_no) do update
       set body_label = excluded.body_label, office_hours = excluded.office_hours, phone = excluded.phone, homepage = excluded.homepage,
           version = p.version + 1
     where ${version ?? null}::integer is null or p.version = ${version ?? null}`.execute(db)
  return numAffectedRows === 1n
}

/** Says that a council prepares its first meeting; one that has a meeting keeps it. */
export async function sayPreparing(db: Db, no: number): Promise<void> {
  await sql`
    insert into councils.profile as p (council_no, network_status) values (${no}, 'preparing')
    on conflict (council_no) do update set network_status = 'preparing' where p.network_status = 'none'`.execute(db)
}

/** The sizes of a council, the newest first. */
export function sizesOf(db: Db, no: number): Promise<readonly CouncilSize[]> {
  return rowsOf(
    db,
    sql<CouncilSize>`
      select on_day as on, population, households, aged65, source from councils.council_stat where council_no = ${no}::smallint order by on_day desc limit 100`,
  )
}

/** Adds a size; false when there is one of that day, which stays as it is. */
export async function addSize(db: Db, no: number, size: CouncilSize): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into councils.council_stat (council_no, on_day, population, households, aged65, source)
    values (${no}, ${size.on}, ${size.population}, ${size.households}, ${size.aged65}, ${size.source}) on conflict do nothing`.execute(db)
  return numAffectedRows === 1n
}

/** What is said of the steps to a first meeting, of one council or of all of them. */
export function setupStepsOf(db: Db, no?: number): Promise<readonly SetupStep[]> {
  return rowsOf(
    db,
    sql<SetupStep>`
      select council_no as "councilNo", step, done_on as "doneOn", supporter, note, version
        from councils.setup_step where ${no ?? null}::smallint is null or council_no = ${no ?? null}`,
  )
}

/** Writes what is said of one step. */
export async function saveStep(db: Db, said: Omit<SetupStep, 'version'>): Promise<void> {
  await sql`
    insert into councils.setup_step as s (council_no, step, done_on, supporter, note)
    values (${said.councilNo}, ${said.step}, ${said.doneOn}, ${said.supporter}, ${said.note})
    on conflict (council_no, step) do update
       set done_on = excluded.done_on, supporter = excluded.supporter, note = excluded.note, version = s.version + 1,
           changed_by = platform.reader_id()`.execute(db)
}
