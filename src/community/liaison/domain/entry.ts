import type { Id } from '../../../kernel/id.ts'

export type EntryId = Id<'entry'>

/** できること・あるもの and 困っていること. */
export const SIDES = ['offer', 'trouble'] as const
export type Side = (typeof SIDES)[number]

/** How far a council has come with it, in its own judgement: まだ, 始めた, 続いている, 越えた. No stage is better than another. */
export const STAGES = ['not_yet', 'started', 'going', 'overcome'] as const
export type Stage = (typeof STAGES)[number]

/** What a council says on the board. */
export type Entry = {
  readonly id: EntryId
  readonly councilNo: number
  readonly councilName: string
  readonly side: Side
  readonly title: string
  readonly words: string
  /** Codes of `community_theme`. */
  readonly themes: readonly string[]
  readonly stage: Stage
  readonly state: 'open' | 'closed'
  readonly isWordedByMe: boolean
  readonly checkedAt: Date | null
  readonly withdrawnAt: Date | null
  readonly movedAt: Date
  readonly version: number
}

/** One step of an entry's course. */
export type EntryStep = {
  readonly id: string
  readonly kind: 'stated' | 'reworded' | 'checked' | 'withdrawn' | 'staged' | 'closed' | 'reopened'
  readonly words: string
  readonly at: Date
  readonly byName: string
}

/** Whether other councils read an entry: checked by a second person, and not taken back. */
export function isTold(entry: Pick<Entry, 'checkedAt' | 'withdrawnAt'>): boolean {
  return entry.checkedAt !== null && entry.withdrawnAt === null
}
