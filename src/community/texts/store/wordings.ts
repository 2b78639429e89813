import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { Reach, SubjectKind, Wording, WordingKind, Words } from '../domain/wording.ts'

/** What names one record and says whose it is. */
export type Owned = { readonly kind: SubjectKind; readonly key: string; readonly councilNo: number | null }

const COLUMNS = sql`
  kind, key, council_no as "councilNo", wanted, title, words, text_version as "textVersion", checked_at as "checkedAt", withdrawn_at as "withdrawnAt"`

/** The words for others of a record, as far as the reader may read them. */
export function wordingOf(db: Db, kind: WordingKind, key: string): Promise<Wording | undefined> {
  return firstOf(
    db,
    sql<Wording>`select ${COLUMNS}, proposed_by = platform.reader_id() as "isProposedByMe" from texts.wording where kind = ${kind} and key = ${key}`,
  )
}

/** Words that everybody may read, by key; for the side that knows no accounts. */
export async function openWordings(
  db: Db,
  kind: WordingKind,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Words & { readonly textVersion: number; readonly checkedAt: Date }>> {
  const rows = await rowsOf(
    db,
    sql<Words & { readonly key: string; readonly textVersion: number; readonly checkedAt: Date }>`
      select key, title, words, text_version as "textVersion", checked_at as "checkedAt" from texts.wording
       where kind = ${kind} and key = any (${[...keys]}::text[]) and wanted = 'public' and checked_at is not null and withdrawn_at is null`,
  )
  return new Map(rows.map(({ key, ...words }) => [key, words]))
}

/** Proposes words; those that stood before are read by nobody outside until these are checked. */
export async function proposeWording(db: Db, of: Owned, said: Words & { readonly wanted: Reach }): Promise<void> {
  await sql`
    insert into texts.wording (kind, key, council_no, wanted, title, words)
    values (${of.kind}, ${of.key}, ${of.councilNo}, ${said.wanted}, ${said.title}, ${said.words})
    on conflict (kind, key) do update
       set wanted = excluded.wanted, title = excluded.title, words = excluded.words, text_version = wording.text_version + 1,
           proposed_by = platform.reader_id(), proposed_at = now(), checked_by = null, checked_at = null, withdrawn_at = null`.execute(db)
}

/** Checks the words that were before the reader's eyes; false when others stand now, or when the reader wrote them. */
export async function checkWording(db: Db, of: Owned, textVersion: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update texts.wording set checked_by = platform.reader_id(), checked_at = now()
     where kind = ${of.kind} and key = ${of.key} and text_version = ${textVersion} and checked_by is null and withdrawn_at is null
       and proposed_by <> platform.reader_id()`.execute(db)
  return numAffectedRows === 1n
}

/** Withdraws words at once, and with them what they are in other languages; false when none stood. */
export async function withdrawWording(db: Db, of: Owned): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update texts.wording set withdrawn_at = now() where kind = ${of.kind} and key = ${of.key} and withdrawn_at is null`.execute(db)
  return numAffectedRows === 1n
}
