import type { Id } from '../../../../kernel/id.ts'
import type { BodyId } from '../../../councils/index.ts'
import type { MeetingId } from '../meeting.ts'

export type SheetId = Id<'sheet'>
export type NoteId = Id<'note'>

/** What a note can become; a vision stays a note, and is shown as what the council wishes for. */
export const NOTE_BECOMES = ['treasure', 'issue', 'vision'] as const
export type NoteBecomes = (typeof NOTE_BECOMES)[number]

export const BOARDS = ['strength_weakness_ideal', 'time_travel', 'custom'] as const
export type Board = (typeof BOARDS)[number]

/** One column of a sheet; `becomes` is what is proposed for its notes, and nobody is bound to it. */
export type Side = { readonly key: string; readonly label: string; readonly becomes: NoteBecomes | 'stays' }

/** 強み・弱み・理想シート of a meeting, or of a body between meetings. */
export type Sheet = {
  readonly id: SheetId
  readonly bodyId: BodyId
  readonly bodyName: string
  readonly meetingId: MeetingId | null
  readonly meetingTitle: string | null
  readonly councilNo: number | null
  readonly councilName: string | null
  readonly theme: string
  readonly board: Board
  readonly sides: readonly Side[]
  readonly madeAt: Date
  readonly version: number
}

/** 付箋, as somebody wrote it. */
export type Note = {
  readonly id: NoteId
  readonly side: string
  readonly words: string
  readonly becameKind: NoteBecomes | null
  readonly becameId: string | null
  readonly withdrawnAt: Date | null
  readonly withdrawnWhy: string
  readonly byName: string
  readonly isMine: boolean
}

/** The columns of the boards that residents know. @source community-model 6: 【強み】【弱み】【理想】, タイムトラベルボード */
export const SIDES: Readonly<Record<Exclude<Board, 'custom'>, readonly Side[]>> = {
  strength_weakness_ideal: [
    { key: 'strength', label: '強み', becomes: 'treasure' },
    { key: 'weakness', label: '弱み', becomes: 'issue' },
    { key: 'ideal', label: '理想', becomes: 'vision' },
  ],
  time_travel: [
    { key: 'now', label: 'いま', becomes: 'treasure' },
    { key: 'later', label: '15年あと、このままだと', becomes: 'issue' },
    { key: 'wish', label: '15年あと、こうだといい', becomes: 'vision' },
  ],
}

/** Columns of one's own, one a line: 「あったらいいな＝めざす姿」; what is not said stays. At most six. */
export function ownSides(lines: string): readonly Side[] {
  return lines
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .slice(0, MOST_SIDES)
    .map((line, at) => {
      const [, label = line, word = ''] = /^(.+?)\s*[=＝]\s*(.+)$/u.exec(line) ?? []
      return { key: `own${at + 1}`, label: label.trim(), becomes: BY_WORD.find(([known]) => word.includes(known))?.[1] ?? 'stays' }
    })
}

/** A note that waits: it became nothing and nobody withdrew it. */
export function isWaiting({ becameKind, withdrawnAt }: Pick<Note, 'becameKind' | 'withdrawnAt'>): boolean {
  return becameKind === null && withdrawnAt === null
}

const MOST_SIDES = 6

const BY_WORD: readonly (readonly [string, NoteBecomes])[] = [
  ['宝', 'treasure'],
  ['困', 'issue'],
  ['めざす', 'vision'],
]
