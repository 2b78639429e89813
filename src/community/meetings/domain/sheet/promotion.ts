import type { TreasureType } from '../../../treasures/index.ts'
import type { Note, NoteBecomes, NoteId } from './sheet.ts'
import { isWaiting } from './sheet.ts'

/** What is chosen for one note: `stays` leaves it as it is. `type`: which kind of treasure. */
export type Choice = { readonly id: string; readonly becomes: NoteBecomes | 'stays'; readonly type?: TreasureType | null | undefined }

/** A note together with what it becomes now. */
export type Promoted = { readonly id: NoteId; readonly words: string; readonly becomes: NoteBecomes; readonly type: TreasureType }

/**
 * What one press promotes: notes that wait and for which something was chosen, in the order of the sheet. A note that became something
 * meanwhile, or was withdrawn, is left alone: whoever pressed first was right. A note named twice counts once, as it was named first.
 */
export function promotedBy(choices: readonly Choice[], notes: readonly Note[]): readonly Promoted[] {
  const chosen = new Map<string, Choice>()
  for (const choice of choices) if (!chosen.has(choice.id)) chosen.set(choice.id, choice)
  return notes.filter(isWaiting).flatMap(({ id, words }) => {
    const choice = chosen.get(id)
    if (choice === undefined || choice.becomes === 'stays') return []
    return [{ id, words, becomes: choice.becomes, type: choice.type ?? 'thing' }]
  })
}

/** Words as a title of at most 100 letters, and the whole words below it where they are longer. */
export function titled(words: string): { readonly title: string; readonly rest: string } {
  const letters = [...words]
  return letters.length <= LONGEST_TITLE
    ? { title: words, rest: '' }
    : { title: `${letters.slice(0, LONGEST_TITLE - 1).join('')}…`, rest: words }
}

const LONGEST_TITLE = 100
