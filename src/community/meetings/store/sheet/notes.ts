import { sql } from 'kysely'
import { newId } from '../../../../kernel/id.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { Note, NoteBecomes, NoteId, SheetId } from '../../domain/sheet/sheet.ts'

const COLUMNS = sql`
  n.id, n.side, n.words, n.became_kind as "becameKind", n.became_id as "becameId", n.withdrawn_at as "withdrawnAt",
  n.withdrawn_why as "withdrawnWhy", coalesce(w.name, '') as "byName", coalesce(n.made_by = platform.reader_id(), false) as "isMine"`
const FROM = sql`from meetings.note n left join staff.staff w on w.id = n.made_by`

/** Every note of a sheet in the order in which they were written, withdrawn ones as well. */
export function notesOf(db: Db, sheet: SheetId): Promise<readonly Note[]> {
  return rowsOf(db, sql<Note>`select ${COLUMNS} ${FROM} where n.sheet_id = ${sheet} order by n.sort_order, n.id`)
}

/** A note with the sheet it stands on, for those who may read it. */
export type PlacedNote = { readonly id: NoteId; readonly sheetId: SheetId; readonly theme: string; readonly words: string }

/** The notes with these ids that the reader may read. */
export function notesWithIds(db: Db, ids: readonly string[]): Promise<readonly PlacedNote[]> {
  return rowsOf(
    db,
    sql<PlacedNote>`
      select n.id, n.sheet_id as "sheetId", s.theme, n.words from meetings.note n join meetings.sheet s on s.id = n.sheet_id
       where n.id = any (${[...ids]}::uuid[])`,
  )
}

/** What a council wishes for: notes that stayed visions, the newest first. */
export function visionsOf(db: Db, councilNo: number, limit: number): Promise<readonly PlacedNote[]> {
  return rowsOf(
    db,
    sql<PlacedNote>`
      select n.id, n.sheet_id as "sheetId", s.theme, n.words from meetings.note n join meetings.sheet s on s.id = n.sheet_id
       where s.council_no = ${councilNo} and n.became_kind = 'vision' and n.withdrawn_at is null
       order by n.became_at desc, n.id desc limit ${limit}`,
  )
}

/** Puts notes on a sheet, in one statement, behind those that are there. */
export async function insertNotes(db: Db, sheet: SheetId, notes: readonly Pick<Note, 'side' | 'words'>[]): Promise<readonly NoteId[]> {
  const sent = notes.map(({ side, words }, at) => ({ id: newId<'note'>(), side, words, at: at + 1 }))
  await sql`
    insert into meetings.note (id, sheet_id, side, sort_order, words)
    select r.id, ${sheet}, r.side, l.last + r.at, r.words
      from jsonb_to_recordset(${JSON.stringify(sent)}::jsonb) as r(id uuid, side text, words text, at integer),
           (select coalesce(max(sort_order), 0) as last from meetings.note where sheet_id = ${sheet}) l`.execute(db)
  return sent.map(({ id }) => id)
}

/** Writes what notes became, in one statement; whatever became something before is left alone. Gives how many were written. */
export async function markNotes(
  db: Db,
  sheet: SheetId,
  became: readonly { readonly id: NoteId; readonly kind: NoteBecomes; readonly became: string | null }[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    update meetings.note n set became_kind = r.kind, became_id = r.became, became_at = now(), became_by = platform.reader_id()
      from jsonb_to_recordset(${JSON.stringify(became)}::jsonb) as r(id uuid, kind text, became uuid)
     where n.id = r.id and n.sheet_id = ${sheet} and n.became_kind is null and n.withdrawn_at is null`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** Withdraws a note with why; its words stay. */
export async function withdrawNoteOf(db: Db, sheet: SheetId, id: string, why: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update meetings.note set withdrawn_at = now(), withdrawn_why = ${why}, withdrawn_by = platform.reader_id()
     where id = ${id} and sheet_id = ${sheet} and withdrawn_at is null and coalesce(became_kind, 'vision') = 'vision'`.execute(db)
  return Number(numAffectedRows ?? 0) === 1
}
