import type { Day } from '../../kernel/day.ts'
import { readAnyDay } from '../../kernel/era.ts'
import { readWords } from '../../kernel/words.ts'
import type { CodeList, CodeRow } from './code-row.ts'
import { inOrder } from './code-row.ts'
import { FAULT_SENTENCES } from './complaint.ts'
import { judgeCodes } from './judge-codes.ts'

/** Heads of the file, in order; export writes them and import looks for them by name. */
const CSV_HEADS = {
  code: '符号',
  label: '呼び名',
  labelEasy: 'やさしい日本語',
  order: '順番',
  validFrom: '使い始める日',
  validTo: '使わなくなる日',
  nationalCode: '国の符号',
  sensitive: '取り扱い注意',
} as const

type Column = keyof typeof CSV_HEADS

/** A row of a file as it was cut: `line` as an editor counts. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] }

/** One remark: which line and column of the file, what stood there, and what to do about it. */
export type CsvRemark = { readonly line: number; readonly column: string; readonly value: string; readonly reason: string }

/** What a file asks a list to become, and every reason why it may not. With one remark nothing is taken. */
export type CsvReading = { readonly after: readonly CodeRow[]; readonly remarks: readonly CsvRemark[] }

/** The rows of a list as cells, its heads first. */
export function csvRowsOf(rows: readonly CodeRow[]): readonly (readonly string[])[] {
  return [
    Object.values(CSV_HEADS),
    ...rows.map(row => [
      ...[row.code, row.label, row.labelEasy ?? '', String(row.order), row.validFrom, row.validTo ?? ''],
      ...[row.nationalCode ?? '', row.sensitive ? YES : NO],
    ]),
  ]
}

/** Reads a file onto a list. Rows of the list that the file does not name stay as they are: a file never removes. */
export function readCodeCsv(list: CodeList, before: readonly CodeRow[], table: readonly CsvRow[], today: Day): CsvReading {
  const [head, ...body] = table
  const places = new Map(head?.cells.map((cell, index) => [plain(cell), index]))
  const missing = NEEDED.filter(column => !places.has(CSV_HEADS[column]))
  if (head === undefined || missing.length > 0) {
    const value = head?.cells.join('、') ?? ''
    const reason = `見出しの行に「${missing.map(column => CSV_HEADS[column]).join('」「')}」がありません。書き出したファイルの見出しを使ってください。`
    return { after: before, remarks: [{ line: head?.line ?? 1, column: '', value, reason }] }
  }
  const cellOf = (row: CsvRow, column: Column) => plain(row.cells[places.get(CSV_HEADS[column]) ?? -1] ?? '')
  const read = body.map(row => readRow(row, column => cellOf(row, column)))
  const remarks = read.flatMap(one => one.remarks)
  if (body.length === 0)
    remarks.push({ line: head.line, column: '', value: '', reason: '一行もありません。符号を一行ずつ書いてください。' })
  if (remarks.length > 0) return { after: before, remarks }
  return judged(list, before, read, today)
}

type Read = { readonly row: CodeRow; readonly line: number; readonly remarks: readonly CsvRemark[] }

function judged(list: CodeList, before: readonly CodeRow[], read: readonly Read[], today: Day): CsvReading {
  const named = new Map<string, Read>()
  const remarks: CsvRemark[] = []
  for (const one of read) {
    if (named.has(keyOf(one.row)))
      remarks.push(remarkOn(one, 'code', 'この符号と使い始める日の組が、二度書かれています。一行にしてください。'))
    else named.set(keyOf(one.row), one)
  }
  const kept = before.filter(row => !named.has(keyOf(row)))
  const after = inOrder([...kept, ...read.map(({ row }) => row)])
  for (const { code, validFrom, column, fault } of remarks.length > 0 ? [] : judgeCodes(list, before, after, today)) {
    const one = named.get(keyOf({ code, validFrom })) ?? read.find(({ row }) => row.code === code)
    if (one) remarks.push(remarkOn(one, column as Column, FAULT_SENTENCES[fault]))
  }
  return { after: remarks.length > 0 ? before : after, remarks }
}

const [YES, NO] = ['はい', 'いいえ']
const NEEDED: readonly Column[] = ['code', 'label', 'order', 'validFrom', 'validTo']
const LIMITS = { code: 60, label: 100, labelEasy: 200, nationalCode: 50 } as const

function readRow({ line }: CsvRow, cell: (column: Column) => string): Read {
  const remarks: CsvRemark[] = []
  const remark = (column: Column, reason: string) => remarks.push({ line, column: CSV_HEADS[column], value: cell(column), reason })
  const words = (column: keyof typeof LIMITS) => {
    const read = readWords(cell(column), LIMITS[column])
    if (read.ok) return read.value
    remark(column, `書けない文字があるか、${LIMITS[column]}文字をこえています。書き直してください。`)
    return ''
  }
  const day = (column: 'validFrom' | 'validTo') => {
    const read = readAnyDay(cell(column))
    if (read.ok) return read.value
    if (column === 'validFrom' || cell(column) !== '')
      remark(column, '日付として読めません。2027-04-01 か 令和9年4月1日 のように書いてください。')
    return null
  }
  const order = Number(cell('order').normalize('NFKC'))
  if (cell('order') === '' || !Number.isInteger(order) || order < 0 || order > 9999)
    remark('order', '順番は、0から9999までの整数で書いてください。')
  if (!['', YES, NO].includes(cell('sensitive'))) remark('sensitive', `「${YES}」か「${NO}」と書いてください。`)
  const row = {
    ...{ code: words('code'), label: words('label'), labelEasy: words('labelEasy') || null, order },
    ...{ validFrom: day('validFrom') ?? ('' as Day), validTo: day('validTo') },
    ...{ nationalCode: words('nationalCode') || null, sensitive: cell('sensitive') === YES },
  }
  return { row, line, remarks }
}

function remarkOn({ row, line }: Read, column: Column, reason: string): CsvRemark {
  const value = row[column]
  return { line, column: CSV_HEADS[column], value: typeof value === 'boolean' ? (value ? YES : NO) : String(value ?? ''), reason }
}

const keyOf = ({ code, validFrom }: Pick<CodeRow, 'code' | 'validFrom'>) => `${code} ${validFrom}`

/** A cell without the apostrophe that keeps a spreadsheet from calculating it. */
function plain(cell: string): string {
  return cell.trim().replace(/^'(?='*[=+\-@])/, '')
}
