import { createHash } from 'node:crypto'
import type { Tx } from '../../../../platform/act.ts'
import type { PersonId } from '../../../people/index.ts'
import type { Sheet } from '../../domain/papers/sheet.ts'
import { freeWords, withWords } from '../../domain/papers/sheet.ts'
import { textsTellingPlaces } from '../../store/papers/told-places.ts'

/** How a paper leaves the screen: printed, or written as a file by `write`. `kept` stands where a text told a protected place. */
export type Leaving = {
  readonly purpose?: string | undefined
  readonly kept: string
  write?(sheets: readonly Sheet[]): Promise<Uint8Array>
}

/** What left, and about whom. `rows` counts the records on it. */
export type LeavingPaper = {
  readonly sheets: readonly Sheet[]
  readonly rows: number
  readonly subjectType: 'case' | 'support_plan'
  readonly subjectIds: readonly string[]
  readonly people: readonly PersonId[]
}

/** What is handed on: the pages, and the file where one was asked for. */
export type Left = { readonly sheets: readonly Sheet[]; readonly file: Uint8Array | undefined }

/**
 * Lets a paper go. Texts that tell a protected place are taken out first; then it is written down who took which form, how many
 * records, what for, and the fingerprint of the file (of the content where it was printed).
 * @source ux 14; privacy-rules 5; forms-and-codes 11 「address protection wins over every form」
 */
export async function leaveOnPaper(tx: Tx, paper: LeavingPaper, leaving: Leaving): Promise<Left> {
  const told = new Set(await textsTellingPlaces(tx.db, paper.people, [...new Set(paper.sheets.flatMap(freeWords))]))
  const sheets =
    told.size === 0 ? paper.sheets : paper.sheets.map(sheet => withWords(sheet, text => (told.has(text) ? leaving.kept : text)))
  const file = await leaving.write?.(sheets)
  await tx.audit({
    action: file === undefined ? 'paper.print' : 'paper.export',
    subjectType: paper.subjectType,
    subjectIds: [...new Set(paper.subjectIds)],
    purpose: leaving.purpose,
    detail: {
      forms: [...new Set(sheets.map(sheet => `${sheet.form} ${sheet.version}`))],
      rows: paper.rows,
      sha256: createHash('sha256')
        .update(file ?? JSON.stringify(sheets))
        .digest('hex'),
    },
  })
  return { sheets, file }
}
