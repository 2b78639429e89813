import { sql } from 'kysely'
import type { Language } from '../../../kernel/language.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { SubjectKind, Variant, VariantLanguage, Words } from '../domain/wording.ts'

/** What a record's words are in other languages, as far as the reader may read them. */
export function variantsOf(db: Db, kind: SubjectKind, key: string): Promise<readonly Variant[]> {
  return rowsOf(
    db,
    sql<Variant>`
      select language, title, words, origin, based_on_version as "basedOnVersion", written_by = platform.reader_id() as "isWrittenByMe",
             checked_at as "checkedAt", withdrawn_at as "withdrawnAt"
        from texts.variant where kind = ${kind} and key = ${key}`,
  )
}

/** Variants in one language by key, for the side that knows no accounts. */
export async function openVariants(
  db: Db,
  kind: SubjectKind,
  keys: readonly string[],
  language: Language,
): Promise<ReadonlyMap<string, Variant>> {
  if (language === 'ja' || keys.length === 0) return new Map()
  const rows = await rowsOf(
    db,
    sql<Variant & { readonly key: string }>`
      select key, language, title, words, origin, based_on_version as "basedOnVersion", false as "isWrittenByMe", checked_at as "checkedAt",
             withdrawn_at as "withdrawnAt"
        from texts.variant
       where kind = ${kind} and key = any (${[...keys]}::text[]) and language = ${language} and withdrawn_at is null
         and (origin = 'machine' or checked_at is not null)`,
  )
  return new Map(rows.map(row => [row.key, row]))
}

/** Writes a variant; one that stood before, checked or not, makes way for it. */
export async function writeVariant(
  db: Db,
  of: { readonly kind: SubjectKind; readonly key: string },
  said: Words & { readonly language: VariantLanguage; readonly origin: 'human' | 'machine'; readonly basedOnVersion: number },
): Promise<void> {
  await sql`
    insert into texts.variant (kind, key, language, title, words, origin, based_on_version)
    values (${of.kind}, ${of.key}, ${said.language}, ${said.title}, ${said.words}, ${said.origin}, ${said.basedOnVersion})
    on conflict (kind, key, language) do update
       set title = excluded.title, words = excluded.words, origin = excluded.origin, based_on_version = excluded.based_on_version,
           written_by = platform.reader_id(), written_at = now(), checked_by = null, checked_at = null, withdrawn_at = null`.execute(db)
}

/** Checks a variant as it stood before the reader's eyes; false when another stands now, or when the reader wrote it. */
export async function checkVariant(
  db: Db,
  of: { readonly kind: SubjectKind; readonly key: string },
  seen: Words & { readonly language: VariantLanguage },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update texts.variant set checked_by = platform.reader_id(), checked_at = now()
     where kind = ${of.kind} and key = ${of.key} and language = ${seen.language} and title = ${seen.title} and words = ${seen.words}
       and checked_by is null and withdrawn_at is null and written_by <> platform.reader_id()`.execute(db)
  return numAffectedRows === 1n
}

/** Takes a variant back; false when none stood. */
export async function withdrawVariant(
  db: Db,
  of: { readonly kind: SubjectKind; readonly key: string },
  language: VariantLanguage,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update texts.variant set withdrawn_at = now()
     where kind = ${of.kind} and key = ${of.key} and language = ${language} and withdrawn_at is null`.execute(db)
  return numAffectedRows === 1n
}
