import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { linesOf } from '../../domain/closing.ts'
import type { SheetId } from '../../domain/sheet/sheet.ts'
import { insertNotes, notesOf, withdrawNoteOf } from '../../store/sheet/notes.ts'
import { onSheet } from './keep-sheet.ts'

/** Notes as they are typed: lines by the key of their column. */
export type NotesWish = Readonly<Record<string, string>>

/** Puts notes on a sheet, one a line, in all columns at once. Everybody who reads the sheet may; no version is asked, many may write. */
export function writeNotes(act: Act, id: SheetId, wish: NotesWish, request: Once): Promise<Result<SheetId, Refusal>> {
  return onSheet(act, id, { once: request, action: 'sheet.write-notes', isForKeepers: false }, async ({ tx, sheet }) => {
    const notes = sheet.sides.flatMap(({ key }) => linesOf(wish[key] ?? '').map(words => ({ side: key, words })))
    const [first] = sheet.sides
    const strange = Object.keys(wish).find(key => !sheet.sides.some(side => side.key === key))
    if (strange !== undefined)
      return no(refusal('fields', { fields: { [strange]: 'このワークシートに、その欄はありません。欄を選び直してください。' } }))
    if (notes.length === 0 && first)
      return no(refusal('fields', { fields: { [first.key]: '付箋の言葉を、一行にひとつずつ書いてください。' } }))
    await insertNotes(tx.db, id, notes)
    return yes(id)
  })
}

/** Withdraws a note and says why; the words stay. Its writer and those who keep the sheet may, until it became a record. */
export function withdrawNote(
  act: Act,
  id: SheetId,
  { noteId, why }: { readonly noteId: string; readonly why: string },
  request: Once,
): Promise<Result<SheetId, Refusal>> {
  return onSheet(act, id, { once: request, action: 'sheet.withdraw-note', isForKeepers: false }, async ({ tx, isKeeper }) => {
    const note = (await notesOf(tx.db, id)).find(one => one.id === noteId)
    if (note === undefined) return no(refusal('absent'))
    if (!isKeeper && !note.isMine) return no(refusal('not-keeper'))
    if (!isKeeper && note.becameKind !== null) return no(refusal('wrong-state'))
    return (await withdrawNoteOf(tx.db, id, noteId, why)) ? yes(id) : no(refusal('wrong-state'))
  })
}
