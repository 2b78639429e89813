import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { StaffId } from '../../../kernel/id.ts'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { FieldLog, FieldLogId, FieldLogWords } from '../domain/field-log.ts'

const LOG = sql`
  select l.id, l.staff_id as "staffId", s.name as "staffName", l.on_day as on, l.minutes, l.place, l.met, l.councils::int[] as councils, l.functions,
         l.lean, l.did, l.noticed, l.next_step as "nextStep", l.next_on as "nextOn", l.corrects, c.id as "correctedBy",
         (d.done_at at time zone 'Asia/Tokyo')::date as "nextDoneOn", coalesce(d.words, '') as "nextDoneWords", l.made_at as "madeAt"
    from coordinators.field_log l
    join staff.staff s on s.id = l.staff_id
    left join coordinators.field_log c on c.corrects = l.id
    left join coordinators.step_done d on d.log_id = l.id`

/** What a list of logs is narrowed to. */
export type FieldLogFilter = {
  readonly councilNo?: number | undefined
  readonly staffId?: string | undefined
  readonly since?: Day | undefined
  readonly until?: Day | undefined
  /** Words that stand in what was done, noticed, planned, or in where and with whom. */
  readonly words?: string | undefined
  /** Only those whose next step is still to be taken. */
  readonly isOpen?: boolean | undefined
}

/** Lines of the diary that stand, the newest first; one more than asked when there is a next page. */
export function listLogs(
  db: Db,
  filter: FieldLogFilter,
  place: { readonly limit: number; readonly after?: string | undefined },
): Promise<readonly FieldLog[]> {
  const words = filter.words ? `%${filter.words.replace(/[\\%_]/g, '\\$&')}%` : null
  return rowsOf(
    db,
    sql<FieldLog>`
      ${LOG}
       where c.id is null
         and (${filter.councilNo ?? null}::smallint is null or ${filter.councilNo ?? null}::smallint = any (l.councils))
         and (${filter.staffId ?? null}::uuid is null or l.staff_id = ${filter.staffId ?? null}::uuid)
         and (${filter.since ?? null}::date is null or l.on_day >= ${filter.since ?? null}::date)
         and (${filter.until ?? null}::date is null or l.on_day <= ${filter.until ?? null}::date)
         and (${words}::text is null or concat_ws(' ', l.did, l.noticed, l.next_step, l.place, l.met) ilike ${words})
         and (not ${filter.isOpen === true} or (l.next_step <> '' and d.log_id is null))
         and (${place.after ?? null}::uuid is null
              or (l.on_day, l.id) < (select a.on_day, a.id from coordinators.field_log a where a.id = ${place.after ?? null}::uuid))
       order by l.on_day desc, l.id desc
       limit ${place.limit + 1}`,
  )
}

/** Next steps still to be taken, the earliest first; those without a day last. */
export function stepsDue(db: Db, limit: number): Promise<readonly FieldLog[]> {
  return rowsOf(
    db,
    sql<FieldLog>`${LOG} where c.id is null and l.next_step <> '' and d.log_id is null order by l.next_on nulls last, l.id limit ${limit}`,
  )
}

/** One line, where the reader may read it. */
export function findLog(db: Db, id: string): Promise<FieldLog | undefined> {
  return firstOf(db, sql<FieldLog>`${LOG} where l.id = ${id}`)
}

/** The lines a line stands for, itself first, then what stood before it. */
export function historyOf(db: Db, id: FieldLogId): Promise<readonly FieldLog[]> {
  return rowsOf(
    db,
    sql<FieldLog>`
      with recursive chain as (
        select f.id, f.corrects, 0 as depth from coordinators.field_log f where f.id = ${id}
        union all select f.id, f.corrects, k.depth + 1 from coordinators.field_log f join chain k on k.corrects = f.id)
      ${LOG} join chain k on k.id = l.id order by k.depth`,
  )
}

/** Lines by id, for titles. */
export function logsWithIds(db: Db, ids: readonly string[]): Promise<readonly FieldLog[]> {
  return rowsOf(db, sql<FieldLog>`${LOG} where l.id = any (${[...ids]}::uuid[])`)
}

/** The line the reader already sent under this mark. */
export async function sentBefore(db: Db, offlineId: string): Promise<FieldLogId | undefined> {
  const row = await firstOf(
    db,
    sql<{ id: FieldLogId }>`select id from coordinators.field_log where staff_id = platform.reader_id() and offline_id = ${offlineId}`,
  )
  return row?.id
}

/** Writes a line of the reader's diary. */
export async function insertLog(
  db: Db,
  line: { readonly id: FieldLogId; readonly offlineId: string; readonly corrects: FieldLogId | null; readonly words: FieldLogWords },
): Promise<void> {
  const { id, words } = line
  await sql`
    insert into coordinators.field_log (id, offline_id, on_day, minutes, place, met, councils, functions, lean, did, noticed, next_step, next_on, corrects)
    values (${id}, ${line.offlineId}, ${words.on}, ${words.minutes}, ${words.place}, ${words.met}, ${[...words.councils]}::smallint[],
            ${[...words.functions]}::text[], ${words.lean}, ${words.did}, ${words.noticed}, ${words.nextStep}, ${words.nextOn}, ${line.corrects})`.execute(
    db,
  )
  for (const body of new Set(words.bodies))
    await sql`insert into coordinators.met_with (id, log_id, body_id) values (${newId()}, ${id}, ${body})`.execute(db)
  for (const participant of new Set(words.participants))
    await sql`insert into coordinators.met_with (id, log_id, participant_id) values (${newId()}, ${id}, ${participant})`.execute(db)
}

/** Whom a line names as a record: bodies and participants with their names. */
export function metWith(
  db: Db,
  id: FieldLogId,
): Promise<readonly { readonly bodyId: string | null; readonly participantId: string | null; readonly name: string }[]> {
  return rowsOf(
    db,
    sql<{ bodyId: string | null; participantId: string | null; name: string }>`
      select m.body_id as "bodyId", m.participant_id as "participantId", coalesce(b.name, p.name) as name
        from coordinators.met_with m
        left join councils.body b on b.id = m.body_id
        left join councils.participant p on p.id = m.participant_id
       where m.log_id = ${id} order by m.id`,
  )
}

/** What a line names that is not there: the fields of the form, none when all is well. */
export async function unknownIn(
  db: Db,
  words: Pick<FieldLogWords, 'councils' | 'bodies' | 'participants'>,
): Promise<readonly ('councils' | 'bodies' | 'participants')[]> {
  const row = await firstOf(
    db,
    sql<Record<'councils' | 'bodies' | 'participants', boolean>>`
      select exists (select from unnest(${[...words.councils]}::smallint[]) n where not exists (select from directory.council c where c.no = n)) as councils,
             exists (select from unnest(${[...words.bodies]}::uuid[]) n where not exists (select from councils.body b where b.id = n)) as bodies,
             exists (select from unnest(${[...words.participants]}::uuid[]) n where not exists (select from councils.participant p where p.id = n)) as participants`,
  )
  return (['councils', 'bodies', 'participants'] as const).filter(name => row?.[name] === true)
}

/** Writes that the next step of a line was taken; false when that stands there already. */
export async function tellStepDone(db: Db, id: FieldLogId, words: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into coordinators.step_done (log_id, words) values (${id}, ${words}) on conflict (log_id) do nothing`.execute(db)
  return numAffectedRows === 1n
}

/** The last day written about, by the number of the council. */
export async function lastDays(db: Db): Promise<ReadonlyMap<number, Day>> {
  const rows = await rowsOf(
    db,
    sql<{ no: number; on: Day }>`
      select x.no::int as no, max(l.on_day) as on
        from coordinators.field_log l cross join lateral unnest(l.councils) x (no)
       where not exists (select from coordinators.field_log c where c.corrects = l.id)
       group by x.no`,
  )
  return new Map(rows.map(({ no, on }) => [no, on]))
}

/** Staff charged today with going out to the councils. */
export function coordinatorsToday(db: Db): Promise<readonly { readonly id: StaffId; readonly name: string }[]> {
  return rowsOf(
    db,
    sql<{ id: StaffId; name: string }>`
      select s.id, s.name from staff.staff s
       where s.disabled_at is null and (s.ends_on is null or s.ends_on >= (now() at time zone 'Asia/Tokyo')::date)
         and exists (select from staff.staff_duty d
                      where d.staff_id = s.id and d.duty = 'outreach' and d.valid_from <= (now() at time zone 'Asia/Tokyo')::date
                        and (d.valid_to is null or d.valid_to > (now() at time zone 'Asia/Tokyo')::date))
       order by s.kana, s.id`,
  )
}
