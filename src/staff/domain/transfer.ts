import type { Day } from '../../kernel/day.ts'
import { readAnyDay } from '../../kernel/era.ts'
import type { Duty } from '../../kernel/reader.ts'
import { DUTY_WORDS, readDuty } from './duty-words.ts'

/** One line of a transfer list as it was written, by columns. `line` counts from 1 in the text. */
export type TransferCells = { readonly line: number; readonly cells: readonly string[] }

/** One line understood. `agency` is null for somebody who leaves; `lastDay` is the last day of the account. */
export type TransferRow = {
  readonly line: number
  readonly login: string
  readonly agency: string | null
  readonly duties: readonly Duty[]
  readonly from: Day
  readonly lastDay: Day | null
}

/** What is wrong with one line, in a sentence that says where and what to do. */
export type TransferComplaint = { readonly line: number; readonly column: TransferColumn | null; readonly sentence: string }

/** The columns of a transfer list, in this order. */
export const TRANSFER_COLUMNS = ['ログイン名', '新しい所属', '担当', 'いつから', 'いつまで'] as const
export type TransferColumn = (typeof TRANSFER_COLUMNS)[number]

/** In the column of the agency: the account ends on the day before. */
const LEAVING = '退職'

/** Whom and where a line names, whether or not the rest of it is understood. */
export type TransferNames = { readonly line: number; readonly login: string; readonly agency: string | null }

/** What a transfer list says: the lines understood, the names of every line, and what is wrong. */
export type TransferList = {
  readonly rows: readonly TransferRow[]
  readonly names: readonly TransferNames[]
  readonly complaints: readonly TransferComplaint[]
}

/** Reads the lines of a transfer list. `usual` is the day for lines that name none. A first line that names the columns is passed over. */
export function readTransfer(lines: readonly TransferCells[], usual: Day | undefined): TransferList {
  const rows: TransferRow[] = []
  const names: TransferNames[] = []
  const complaints: TransferComplaint[] = []
  const seen = new Map<string, number>()
  for (const one of isHeading(lines[0]) ? lines.slice(1) : lines) {
    const read = readLine(one, usual)
    const { login, agency } = read.named
    const before = seen.get(login)
    if (login !== '' && before !== undefined)
      read.complaints.push(about(one, 'ログイン名', `${before}行目と同じ人です。一人を一行にまとめてください。`))
    seen.set(login, before ?? one.line)
    complaints.push(...read.complaints)
    names.push({ line: one.line, login, agency: agency === LEAVING ? null : agency })
    if (read.row && read.complaints.length === 0) rows.push(read.row)
  }
  return { rows, names, complaints }
}

/** A complaint about one column of one line. */
export function about(one: { readonly line: number }, column: TransferColumn | null, sentence: string): TransferComplaint {
  return { line: one.line, column, sentence }
}

type ReadLine = {
  readonly named: { readonly login: string; readonly agency: string }
  readonly row: TransferRow | undefined
  readonly complaints: TransferComplaint[]
}

function readLine(one: TransferCells, usual: Day | undefined): ReadLine {
  const [login = '', agency = '', duties = '', from = '', until = '', ...more] = one.cells.map(cell => cell.normalize('NFKC').trim())
  const complaints: TransferComplaint[] = []
  const complain = (column: TransferColumn | null, sentence: string) => complaints.push(about(one, column, sentence))
  if (login === '') complain('ログイン名', 'ログイン名を書いてください。')
  if (agency === '') complain('新しい所属', `新しい所属を書いてください。やめる方は「${LEAVING}」と書いてください。`)
  if (more.some(cell => cell !== '')) complain(null, `列が多すぎます。${TRANSFER_COLUMNS.length}列にしてください。`)
  const known = readDuties(duties, agency, complain)
  const [begins, ends] = readDays(from === '' ? usual : dayOf(from), until, complain)
  if (begins === undefined || ends === undefined) return { named: { login, agency }, row: undefined, complaints }
  const row = { line: one.line, login, agency: agency === LEAVING ? null : agency, duties: known, from: begins, lastDay: ends }
  return { named: { login, agency }, row, complaints }
}

type Complain = (column: TransferColumn | null, sentence: string) => void

function readDuties(text: string, agency: string, complain: Complain): readonly Duty[] {
  const words = text.split(/[\s・、,;/]+/).filter(word => word !== '')
  for (const word of words.filter(unknown => readDuty(unknown) === undefined))
    complain('担当', `「${word}」という担当はありません。${Object.values(DUTY_WORDS).join('・')} の言葉で書いてください。`)
  if (agency === LEAVING && words.length > 0) complain('担当', 'やめる方の担当は、空けてください。')
  return [...new Set(words.map(readDuty).filter(duty => duty !== undefined))]
}

function readDays(begins: Day | undefined, until: string, complain: Complain): readonly [Day | undefined, Day | null | undefined] {
  if (begins === undefined) complain('いつから', 'いつからかを、令和9年4月1日、R9.4.1、2027-04-01 のように書いてください。')
  const ends = until === '' ? null : dayOf(until)
  if (ends === undefined) complain('いつまで', 'いつまでかを、令和10年3月31日、R10.3.31、2028-03-31 のように書いてください。')
  if (begins && ends && ends < begins) complain('いつまで', '「いつまで」が「いつから」より前です。日付をお確かめください。')
  return [begins, ends]
}

function dayOf(text: string): Day | undefined {
  const read = readAnyDay(text)
  return read.ok ? read.value : undefined
}

function isHeading(first: TransferCells | undefined): boolean {
  return first?.cells[0]?.normalize('NFKC').trim() === TRANSFER_COLUMNS[0]
}
