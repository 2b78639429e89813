import { sql } from 'kysely'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { Entry, EntryId, EntryStep, Side, Stage } from '../domain/entry.ts'

const ENTRY = sql`
  select e.id, e.council_no::int as "councilNo", c.name as "councilName", e.side, e.title, e.words, e.themes, e.stage, e.state,
         e.worded_by = platform.reader_id() as "isWordedByMe", e.checked_at as "checkedAt", e.withdrawn_at as "withdrawnAt",
         e.moved_at as "movedAt", e.version
    from liaison.entry e join directory.council c on c.no = e.council_no`

/** What the board is narrowed to. */
export type BoardFilter = {
  readonly councilNo?: number | undefined
  readonly theme?: string | undefined
  readonly side?: Side | undefined
  readonly stage?: Stage | undefined
  readonly isClosed?: boolean | undefined
}

/** What stands on the board for the reader, what moved last first; one more than asked when there is a next page. */
export function listEntries(
  db: Db,
  filter: BoardFilter,
  place: { readonly limit: number; readonly after?: string | undefined },
): Promise<readonly Entry[]> {
  return rowsOf(
    db,
    sql<Entry>`
      ${ENTRY}
       where e.state = ${filter.isClosed ? 'closed' : 'open'}
         and (${filter.councilNo ?? null}::smallint is null or e.council_no = ${filter.councilNo ?? null}::smallint)
         and (${filter.theme ?? null}::text is null or ${filter.theme ?? null}::text = any (e.themes))
         and (${filter.side ?? null}::text is null or e.side = ${filter.side ?? null}::text)
         and (${filter.stage ?? null}::text is null or e.stage = ${filter.stage ?? null}::text)
         and (${place.after ?? null}::uuid is null
              or (e.moved_at, e.id) < (select a.moved_at, a.id from liaison.entry a where a.id = ${place.after ?? null}::uuid))
       order by e.moved_at desc, e.id desc
       limit ${place.limit + 1}`,
  )
}

/** One entry, where the reader may read it; `lock` keeps it for the rest of the transaction. */
export function findEntry(db: Db, id: string, lock = false): Promise<Entry | undefined> {
  return firstOf(db, sql<Entry>`${ENTRY} where e.id = ${id} ${lock ? sql`for update of e` : sql``}`)
}

/** The entries with these ids that the reader may read. */
export function entriesWithIds(db: Db, ids: readonly string[]): Promise<readonly Entry[]> {
  return rowsOf(db, sql<Entry>`${ENTRY} where e.id = any (${[...ids]}::uuid[])`)
}

/** What an entry says. */
export type EntryWords = Pick<Entry, 'title' | 'words' | 'themes' | 'stage'>

/** Writes an entry; only its own council reads it until somebody else has checked it. */
export async function insertEntry(
  db: Db,
  id: EntryId,
  entry: EntryWords & { readonly councilNo: number; readonly side: Side },
): Promise<void> {
  await sql`
    insert into liaison.entry (id, council_no, side, title, words, themes, stage)
    values (${id}, ${entry.councilNo}, ${entry.side}, ${entry.title}, ${entry.words}, ${[...entry.themes]}::text[], ${entry.stage})`.execute(
    db,
  )
  await appendStep(db, id, 'stated', '')
}

/** Says an entry anew; it goes back to its own council until it is checked again. */
export async function rewordEntry(db: Db, id: EntryId, entry: EntryWords): Promise<void> {
  await sql`
    update liaison.entry
       set title = ${entry.title}, words = ${entry.words}, themes = ${[...entry.themes]}::text[], stage = ${entry.stage},
           worded_by = platform.reader_id(), checked_by = null, checked_at = null, withdrawn_at = null, moved_at = now(), version = version + 1
     where id = ${id}`.execute(db)
  await appendStep(db, id, 'reworded', '')
}

/** Checks the words of an entry; false when there is nothing to check, or when the checker wrote them. */
export async function checkEntry(db: Db, id: EntryId): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update liaison.entry set checked_by = platform.reader_id(), checked_at = now(), withdrawn_at = null, moved_at = now(), version = version + 1
     where id = ${id} and (checked_by is null or withdrawn_at is not null) and worded_by <> platform.reader_id()`.execute(db)
  if (numAffectedRows === 1n) await appendStep(db, id, 'checked', '')
  return numAffectedRows === 1n
}

/** Takes an entry back from the other councils at once. */
export async function withdrawEntry(db: Db, id: EntryId, words: string): Promise<void> {
  await sql`update liaison.entry set withdrawn_at = now(), version = version + 1 where id = ${id}`.execute(db)
  await appendStep(db, id, 'withdrawn', words)
}

/** Writes how far the council has come. */
export async function stageEntry(db: Db, id: EntryId, stage: Stage, words: string): Promise<void> {
  await sql`update liaison.entry set stage = ${stage}, moved_at = now(), version = version + 1 where id = ${id}`.execute(db)
  await appendStep(db, id, 'staged', words)
}

/** Takes an entry off the board, or puts it back. */
export async function endEntry(db: Db, id: EntryId, state: Entry['state'], words: string): Promise<void> {
  await sql`update liaison.entry set state = ${state}, moved_at = now(), version = version + 1 where id = ${id}`.execute(db)
  await appendStep(db, id, state === 'closed' ? 'closed' : 'reopened', words)
}

async function appendStep(db: Db, id: EntryId, kind: EntryStep['kind'], words: string): Promise<void> {
  await sql`insert into liaison.entry_step (id, entry_id, kind, words) values (${newId()}, ${id}, ${kind}, ${words})`.execute(db)
}

/** The course of an entry, oldest step first; empty for other councils. */
export function courseOf(db: Db, id: EntryId): Promise<readonly EntryStep[]> {
  return rowsOf(
    db,
    sql<EntryStep>`
      select t.id, t.kind, t.words, t.at, s.name as "byName"
        from liaison.entry_step t join staff.staff s on s.id = t.by_staff where t.entry_id = ${id} order by t.at, t.id`,
  )
}

/** Whether a council and all themes are there. */
export async function unknownIn(
  db: Db,
  said: { readonly councilNo: number | null; readonly themes: readonly string[] },
): Promise<readonly ('councilNo' | 'themes')[]> {
  const row = await firstOf(
    db,
    sql<Record<'councilNo' | 'themes', boolean>>`
      select ${said.councilNo}::smallint is not null and not exists (select from directory.council c where c.no = ${said.councilNo}::smallint) as "councilNo",
             exists (select from unnest(${[...said.themes]}::text[]) t
                      where not exists (select from platform.code c where c.list = 'community_theme' and c.code = t)) as themes`,
  )
  return (['councilNo', 'themes'] as const).filter(name => row?.[name] === true)
}
