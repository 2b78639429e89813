import type { CellObject, Row } from 'write-excel-file/node'
import type { SheetBlock, SheetBox, SheetValue } from '../../domain/papers/sheet.ts'
import { SHEET_WIDTH, wordsOf } from '../../domain/papers/sheet.ts'

/** Width of one of the narrow columns, in characters: 24 of them are a sheet of A4. */
export const CHARACTERS = 3.6

/** One cell over several narrow columns. */
export type Piece = {
  readonly span: number
  readonly value: SheetValue | null
  readonly style: 'title' | 'caption' | 'label' | 'value' | 'plain' | 'end'
  readonly isTall?: boolean
}

/** One row of the file; `repeats` marks the head that stands on every page. */
export type SheetRow = { readonly cells: Row; readonly repeats: boolean }

/** A block as rows of the file, in the same places as on A4. */
export function rowsOfBlock(block: SheetBlock): readonly SheetRow[] {
  if (block.kind === 'sentence') return rowsOfPieces([{ span: SHEET_WIDTH, value: text(block.words), style: 'plain' }])
  const title = block.title === undefined ? [] : [{ span: SHEET_WIDTH, value: text(block.title), style: 'caption' as const }]
  const caption = rowsOfPieces(title.length === 0 ? [{ span: SHEET_WIDTH, value: null, style: 'plain' }] : title)
  if (block.kind === 'boxes') return [...caption, ...block.lines.flatMap(line => rowsOfPieces(boxPieces(line)))]
  const head = rowsOfPieces(block.columns.map(({ label, width }) => ({ span: width, value: text(label), style: 'label' })))
  const rows = block.rows.map(row => row.map((value, at): Piece => ({ span: block.columns[at]?.width ?? 1, value, style: 'value' })))
  const empty: readonly Piece[][] = rows.length > 0 ? [] : [[{ span: SHEET_WIDTH, value: text(block.empty ?? ''), style: 'value' }]]
  return [
    ...caption,
    ...head.map(row => ({ ...row, repeats: block.repeats === true })),
    ...[...rows, ...empty].flatMap(pieces => rowsOfPieces(pieces)),
  ]
}

/** Cells side by side; what is too high for one row of Excel goes on in the next. */
export function rowsOfPieces(pieces: readonly Piece[]): readonly SheetRow[] {
  const parts = pieces.map(piece => ({ piece, texts: partsOf(piece) }))
  const count = Math.max(1, ...parts.map(({ texts }) => texts.length))
  return Array.from({ length: count }, (_, at) => {
    const height = Math.max(...parts.map(({ piece, texts }) => heightOf(piece, texts[at] ?? '')))
    const cells = parts.flatMap(
      ({ piece, texts }): Row => [cellOf(piece, texts[at] ?? '', at, height), ...Array.from({ length: piece.span - 1 }, () => null)],
    )
    return { cells, repeats: false }
  })
}

function boxPieces(line: readonly SheetBox[]): readonly Piece[] {
  const LABEL = 5
  const each = SHEET_WIDTH / line.length
  return line.flatMap(({ label, value, isTall }): readonly Piece[] => [
    { span: LABEL, value: text(label), style: 'label' },
    { span: each - LABEL, value, style: 'value', isTall: isTall === true && value === null },
  ])
}

const LINE = 14
/** Excel draws no row higher than 409 points. */
const MOST_LINES = 27
/** Cells marked as text show #### in older Excel beyond this length; without the mark they are text all the same. */
const TEXT_MARK = 255

function cellOf(piece: Piece, words: string, at: number, height: number): CellObject {
  return { ...written(piece.value, words, at), ...STYLES[piece.style], columnSpan: piece.span, height, wrap: true, alignVertical: 'top' }
}

function written(value: SheetValue | null, words: string, at: number): CellObject {
  if (at === 0 && value?.kind === 'number') return { value: value.number, type: Number, format: `#,##0"${value.unit}"` }
  // Excel counts days from 1900: an older birthday stays words.
  if (at === 0 && value?.kind === 'day' && value.day >= '1900-03-01')
    return { value: new Date(`${value.day}T00:00:00Z`), type: Date, format: value.isShort ? SHORT_DAY : WHOLE_DAY }
  if (at === 0 && value?.kind === 'moment')
    return { value: new Date(Date.parse(value.at) + NINE_HOURS), type: Date, format: `${SHORT_DAY} hh:mm` }
  if (words === '') return {}
  return { value: words, type: String, ...(words.length <= TEXT_MARK ? { format: '@' } : {}) }
}

/** The Japanese calendar as Excel writes it. */
const SHORT_DAY = '[$-411]ge.m.d'
const WHOLE_DAY = '[$-411]ggge"年"m"月"d"日（"yyyy"年）"'
// Excel knows no zone: the clock on the wall in Japan is written.
const NINE_HOURS = 9 * 3_600_000

const LINED = { borderStyle: 'thin', borderColor: '#000000' } as const
const STYLES = {
  title: { fontSize: 14, fontWeight: 'bold', align: 'center' },
  caption: { fontWeight: 'bold', align: 'left' },
  label: { ...LINED, fontSize: 9, backgroundColor: '#EEEEEE', align: 'left' },
  value: { ...LINED, align: 'left' },
  plain: { fontSize: 9, align: 'left' },
  end: { fontSize: 9, align: 'right' },
} as const

function partsOf({ span, value }: Piece): readonly string[] {
  if (value !== null && (value.kind === 'day' || value.kind === 'moment' || value.kind === 'number')) return [wordsOf(value)]
  // Signs that XML cannot hold would make the whole file unreadable.
  const lines = linesOf(wordsOf(value).replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''), span)
  const parts: string[] = []
  for (let from = 0; from < lines.length; from += MOST_LINES) parts.push(lines.slice(from, from + MOST_LINES).join(''))
  return parts.map(part => part.replace(/\n$/, ''))
}

/** The text as the cell will break it; each line keeps its own line end. */
function linesOf(words: string, span: number): readonly string[] {
  const room = span * CHARACTERS - 1
  const lines: string[] = []
  let line = ''
  let width = 0
  for (const sign of words) {
    const wide = sign === '\n' ? 0 : /[\u0020-\u007e\uff61-\uff9f]/.test(sign) ? 1.1 : 2.1
    if (width + wide > room) {
      lines.push(line)
      line = ''
      width = 0
    }
    line += sign
    width += wide
    if (sign === '\n') {
      lines.push(line)
      line = ''
      width = 0
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line]
}

function heightOf(piece: Piece, words: string): number {
  if (piece.style === 'title') return 26
  const lines = Math.max(1, linesOf(words, piece.span).length)
  return Math.max(lines * LINE + 5, piece.isTall ? 70 : 0)
}

function text(words: string): SheetValue {
  return { kind: 'words', words }
}
