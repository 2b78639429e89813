import type { PlaceFacts } from '../place.ts'
import type { ImportLevel, ImportNote } from './import-report.ts'
import { noteOn } from './import-report.ts'
import type { HourCells } from './read-hours.ts'

type Open<Type> = { -readonly [Key in keyof Type]: Type[Key] }

/** One filled cell under way: its column, what stood there, and its tidied words. */
export type Cell = { readonly column: string; readonly raw: string; readonly words: string }

/** A place in the making: what the cells read so far have said, and what has to be told about them. */
export type Draft = {
  readonly line: number
  readonly facts: Open<Partial<PlaceFacts>>
  readonly more: Record<string, string>
  readonly access: Record<string, boolean | null>
  readonly hazards: Set<string>
  readonly hourCells: { -readonly [Key in keyof HourCells]: HourCells[Key] }
  readonly addressParts: Record<string, string>
  readonly points: { lat?: Cell; lon?: Cell }
  readonly notes: ImportNote[]
  publishedId: Cell | null
  refused: boolean
}

/** An empty draft for one line of a file. */
export function draftOf(line: number): Draft {
  return {
    ...{ line, facts: {}, more: {}, access: {}, hazards: new Set(), hourCells: {}, addressParts: {}, points: {}, notes: [] },
    ...{ publishedId: null, refused: false },
  }
}

/** Tells something about a cell of the draft. */
export function tell(draft: Draft, cell: Cell, level: ImportLevel, reason: string): void {
  draft.notes.push(noteOn(draft.line, cell.column, cell.raw, level, reason))
}

/** Keeps a cell word for word beside the fields, and says why it found no place among them. */
export function keepBeside(draft: Draft, cell: Cell, reason?: string): void {
  draft.more[cell.column] = cell.words
  if (reason !== undefined) tell(draft, cell, '直して取り込み', reason)
}
