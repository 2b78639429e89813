import { sql } from 'kysely'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { Partner, PartnerStart, PlatformCount } from '../domain/platform.ts'

/** Who takes part, those who left among them, in the order in which they came. */
export function partnersOf(db: Db, undertaking: string): Promise<readonly Partner[]> {
  return rowsOf(
    db,
    sql<Partner>`
      select p.id, p.kind, coalesce(nullif(p.name, ''), b.name, g.name, a.name, n.name, '') as name,
             case when b.id is not null then '/bodies/' || b.id when g.id is not null then '/groups/' || g.id
                  when a.id is not null then '/agencies/' || a.id end as href,
             p.brings, p.hopes, p.since, p.ended_on as "endedOn", p.end_words as "endWords"
        from activities.partner p
        left join councils.body b on b.id = p.body_id
        left join activities.undertaking g on g.id = p.group_id
        left join directory.agency a on a.id = p.agency_id
        left join councils.participant n on n.id = p.participant_id
       where p.undertaking_id = ${undertaking} order by p.ended_on is not null, p.since, p.made_at, p.id`,
  )
}

/** Whether somebody chosen from what is kept here is there for the reader. */
export async function partnerIsThere(db: Db, kind: Partner['kind'], id: string): Promise<boolean> {
  const from = {
    body: sql`councils.body x where x.id = ${id}`,
    group: sql`activities.undertaking x where x.kind = 'group' and x.id = ${id}`,
    organisation: sql`directory.agency x where x.id = ${id}`,
    person: sql`councils.participant x where x.ended_on is null and x.id = ${id}`,
  }[kind as 'body']
  return from !== undefined && (await firstOf(db, sql<{ one: number }>`select 1 as one from ${from}`)) !== undefined
}

/** Takes somebody in. */
export async function insertPartner(db: Db, undertaking: string, start: PartnerStart): Promise<void> {
  const ref = (kind: Partner['kind']) => (start.kind === kind ? start.refId : null)
  await sql`
    insert into activities.partner (id, undertaking_id, kind, name, body_id, group_id, agency_id, participant_id, brings, hopes, since)
    values (${newId()}, ${undertaking}, ${start.kind}, ${start.refId === null ? start.name : ''}, ${ref('body')}, ${ref('group')},
            ${ref('organisation')}, ${ref('person')}, ${start.brings}, ${start.hopes}, ${start.since})`.execute(db)
}

/** Somebody leaves, with words; false when there is nobody who takes part. */
export async function endPartner(db: Db, undertaking: string, id: string, on: string, words: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update activities.partner set ended_on = greatest(${on}::date, since), end_words = ${words}
     where id = ${id} and undertaking_id = ${undertaking} and ended_on is null`.execute(db)
  return numAffectedRows === 1n
}

/** Whom a member can be chosen from: bodies and groups of the council, the register, the roll. */
export function partnerChoices(
  db: Db,
  councilNo: number | null,
): Promise<readonly { readonly kind: Partner['kind']; readonly id: string; readonly name: string }[]> {
  return rowsOf(
    db,
    sql<{ kind: Partner['kind']; id: string; name: string }>`
      select * from (
        select 'body' as kind, b.id, b.name, 1 as place from councils.body b where b.status = 'active' and (${councilNo}::smallint is null or b.council_no = ${councilNo})
        union all
        select 'group', u.id, u.name, 2 from activities.undertaking u
         where u.kind = 'group' and u.stage <> 'ended' and (${councilNo}::smallint is null or u.council_no is not distinct from ${councilNo})
        union all
        select 'person', p.id, p.name, 3 from councils.participant p where p.ended_on is null and p.council_no = ${councilNo}
        union all
        select 'organisation', a.id, a.name, 4 from directory.agency a) c
       order by place, name limit 1000`,
  )
}

/** Platforms by council and fiscal year of beginning; those that are only an idea are not counted. */
export function platformCounts(db: Db): Promise<readonly PlatformCount[]> {
  return rowsOf(
    db,
    sql<PlatformCount>`
      select council_no as "councilNo", fiscal_year as "fiscalYear", platforms from activities.platform_counts()
       order by fiscal_year desc, council_no nulls first`,
  )
}
