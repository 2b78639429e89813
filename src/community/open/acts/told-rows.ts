import type { Language } from '../../../kernel/language.ts'
import type { Db } from '../../../platform/database.ts'
import type { SubjectKind, WordingKind } from '../../texts/index.ts'
import { openVariants, openWordings, toldIn } from '../../texts/index.ts'
import type { WithWords } from '../domain/open.ts'

type Worded = { readonly id: string; readonly title: string; readonly words: string; readonly textVersion: number }

/** Records with their checked words in a language, where there are such words; otherwise in Japanese. */
export async function toldRows<Row extends Worded>(
  db: Db,
  kind: SubjectKind,
  rows: readonly Row[],
  language: Language,
): Promise<readonly WithWords<Row>[]> {
  const variants = await openVariants(
    db,
    kind,
    rows.map(({ id }) => id),
    language,
  )
  return rows.map(row => ({ ...row, told: toldIn(language, row, variants.get(row.id)) }))
}

/** The words of records that have their own title besides: by key, those that are checked and for everybody. */
export async function toldWordings(db: Db, kind: WordingKind, keys: readonly string[], language: Language) {
  const wordings = await openWordings(db, kind, keys)
  const rows = [...wordings].map(([id, words]) => ({ id, ...words }))
  return new Map((await toldRows(db, kind, rows, language)).map(row => [row.id, row]))
}
