import { sql } from 'kysely'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { Undertaking, UndertakingId, UndertakingKind, UndertakingStep } from '../domain/group.ts'

const COLUMNS = sql`
  u.id, u.kind, u.council_no as "councilNo", c.name as "councilName", u.name, u.words, u.themes, u.stage, u.stage_words as "stageWords",
  u.started_on as "startedOn", case when o.id is null then null else jsonb_build_object('id', o.id, 'kind', o.kind, 'name', o.name) end as of,
  u.body_id as "bodyId", b.name as "bodyName", u.business_kind as "businessKind",
  case when l.id is null then null else jsonb_build_object('id', l.id, 'name', l.name) end as from, u.from_words as "fromWords",
  u.what_changed as "whatChanged", u.contact, u.calm_words as "calmWords", u.calm_on as "calmOn", u.moved_at as "movedAt", u.version`
const FROM = sql`
  from activities.undertaking u
  left join directory.council c on c.no = u.council_no
  left join activities.undertaking o on o.id = u.of_id
  left join activities.undertaking l on l.id = u.from_id
  left join councils.body b on b.id = u.body_id`

/** What a list is narrowed to. */
export type UndertakingFilter = {
  readonly kinds?: readonly UndertakingKind[] | undefined
  readonly councilNo?: number | undefined
  readonly theme?: string | undefined
  readonly ofId?: string | undefined
}

/** One group, project or platform, where the reader may read it; `lock` keeps it for the rest of the transaction. */
export function findUndertaking(db: Db, id: string, lock = false): Promise<Undertaking | undefined> {
  return firstOf(db, sql<Undertaking>`select ${COLUMNS} ${FROM} where u.id = ${id} ${lock ? sql`for update of u` : sql``}`)
}

/** Those the reader may read, the one that moved last first; one more than asked when there is a next page. */
export function listUndertakings(
  db: Db,
  filter: UndertakingFilter,
  place: { readonly limit: number; readonly after?: string | undefined },
): Promise<readonly Undertaking[]> {
  const kinds = filter.kinds ? [...filter.kinds] : null
  return rowsOf(
    db,
    sql<Undertaking>`
      select ${COLUMNS} ${FROM}
       where (${kinds}::text[] is null or u.kind = any (${kinds}::text[]))
         and (${filter.councilNo ?? null}::smallint is null or u.council_no = ${filter.councilNo ?? null})
         and (${filter.theme ?? null}::text is null or ${filter.theme ?? null} = any (u.themes))
         and (${filter.ofId ?? null}::uuid is null or u.of_id = ${filter.ofId ?? null})
         and (${place.after ?? null}::uuid is null
              or (u.moved_at, u.id) < (select a.moved_at, a.id from activities.undertaking a where a.id = ${place.after ?? null}))
       order by u.moved_at desc, u.id desc
       limit ${place.limit + 1}`,
  )
}

/** Those with these ids that the reader may read. */
export function undertakingsWithIds(db: Db, ids: readonly string[]): Promise<readonly Undertaking[]> {
  return rowsOf(db, sql<Undertaking>`select ${COLUMNS} ${FROM} where u.id = any (${[...ids]}::uuid[])`)
}

/** What one begins with, and what can be said anew of it. */
export type UndertakingText = {
  readonly name: string
  readonly words: string
  readonly themes: readonly string[]
  readonly startedOn: string | null
  readonly ofId: string | null
  readonly bodyId: string | null
  readonly businessKind: string | null
  readonly fromId: string | null
  readonly fromWords: string
  readonly whatChanged: string
  readonly contact: string
}

/** What the text names that is not there for the reader: the fields of the form, none when all is well. */
export async function unknownInText(db: Db, text: UndertakingText, councilNo: number | null): Promise<readonly string[]> {
  const row = await firstOf(
    db,
    sql<Record<string, boolean>>`
      select ${councilNo}::smallint is not null and not exists (select from directory.council c where c.no = ${councilNo}) as "councilNo",
             ${text.ofId}::uuid is not null and not exists (
               select from activities.undertaking o where o.id = ${text.ofId} and o.kind <> 'project' and o.council_no is not distinct from ${councilNo}) as "ofId",
             ${text.bodyId}::uuid is not null and not exists (
               select from councils.body b where b.id = ${text.bodyId} and b.council_no is not distinct from ${councilNo}) as "bodyId",
             ${text.fromId}::uuid is not null
               and not exists (select from activities.undertaking f where f.id = ${text.fromId} and f.kind = 'platform') as "fromId",
             exists (select from unnest(${[...text.themes]}::text[]) t
                      where not exists (select from platform.code c where c.list = 'community_theme' and c.code = t)) as themes`,
  )
  return Object.entries(row ?? {}).flatMap(([name, isUnknown]) => (isUnknown ? [name] : []))
}

/** Writes a group, project or platform and the first step of its course. */
export async function insertUndertaking(
  db: Db,
  id: UndertakingId,
  start: UndertakingText & { readonly kind: UndertakingKind; readonly councilNo: number | null; readonly stage: string },
): Promise<void> {
  await sql`
    insert into activities.undertaking (id, kind, council_no, name, words, themes, stage, started_on, of_id, body_id, business_kind, from_id,
                                        from_words, what_changed, contact)
    values (${id}, ${start.kind}, ${start.councilNo}, ${start.name}, ${start.words}, ${[...start.themes]}::text[], ${start.stage},
            ${start.startedOn}, ${start.ofId}, ${start.bodyId}, ${start.businessKind}, ${start.fromId}, ${start.fromWords},
            ${start.whatChanged}, ${start.contact})`.execute(db)
  await appendStep(db, id, 'begun', '', {})
}

/** Says it anew; one version more. */
export async function rewordUndertaking(db: Db, id: string, text: UndertakingText): Promise<void> {
  await sql`
    update activities.undertaking
       set name = ${text.name}, words = ${text.words}, themes = ${[...text.themes]}::text[], started_on = ${text.startedOn}, of_id = ${text.ofId},
           body_id = ${text.bodyId}, business_kind = ${text.businessKind}, from_id = ${text.fromId}, from_words = ${text.fromWords},
           what_changed = ${text.whatChanged}, contact = ${text.contact}, version = version + 1
     where id = ${id}`.execute(db)
}

/** Moves it to another stage, with its line of words; one version more. */
export async function moveUndertaking(db: Db, id: string, stage: string, words: string): Promise<void> {
  await sql`
    update activities.undertaking set stage = ${stage}, stage_words = ${words}, moved_at = now(), version = version + 1 where id = ${id}`.execute(
    db,
  )
}

/** Keeps why nobody is worried, or (with empty words) that somebody is again. */
export async function calmUndertaking(db: Db, id: string, words: string): Promise<void> {
  await sql`
    update activities.undertaking
       set calm_words = ${words}, calm_on = case when ${words} = '' then null else (now() at time zone 'Asia/Tokyo')::date end, version = version + 1
     where id = ${id}`.execute(db)
}

/** Writes one step of a course. */
export async function appendStep(
  db: Db,
  id: string,
  kind: UndertakingStep['kind'],
  words: string,
  body: Readonly<Record<string, string>>,
): Promise<void> {
  await sql`
    insert into activities.undertaking_act (id, undertaking_id, kind, words, body)
    values (${newId()}, ${id}, ${kind}, ${words}, ${JSON.stringify(body)}::jsonb)`.execute(db)
}

/** The course, oldest step first. */
export function stepsOfUndertaking(db: Db, id: string): Promise<readonly UndertakingStep[]> {
  return rowsOf(
    db,
    sql<UndertakingStep>`
      select a.id, a.kind, a.words, a.body, a.at, coalesce(s.name, '') as "byName"
        from activities.undertaking_act a left join staff.staff s on s.id = a.by_staff
       where a.undertaking_id = ${id} order by a.at, a.id`,
  )
}
