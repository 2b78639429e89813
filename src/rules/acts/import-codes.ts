import { CsvError, parse } from 'csv-parse/sync'
import { newId } from '../../kernel/id.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import type { Act } from '../../platform/act.ts'
import type { LiveCodes } from '../../platform/codes.ts'
import type { NotText } from '../../platform/encoding.ts'
import { decodeFile } from '../../platform/encoding.ts'
import type { CsvRemark, CsvRow } from '../domain/code-csv.ts'
import { readCodeCsv } from '../domain/code-csv.ts'
import type { CodeList, CodeRow } from '../domain/code-row.ts'
import { findCodeList, listCodeRows } from '../store/code-rows.ts'
import { holdRules } from '../store/history.ts'
import { codeDifference, writeCodes } from './change-codes.ts'

/** A file for one list. */
export type CodesFile = { readonly list: string; readonly bytes: Uint8Array; readonly isDryRun: boolean }

/** What a file did to a list, or in a dry run would do. With one remark nothing is written. */
export type CodesImport = {
  readonly list: CodeList
  readonly before: readonly CodeRow[]
  readonly after: readonly CodeRow[]
  readonly remarks: readonly CsvRemark[]
  readonly added: number
  readonly changed: number
  readonly written: boolean
}

/**
 * Takes a file of one list in: CSV or what a spreadsheet copies, UTF-8 or CP932. All or nothing, every complaint with its line and column;
 * the same file again changes nothing, and what the file does not name stays.
 */
export async function importCodes(act: Act, codes: LiveCodes, file: CodesFile): Promise<Result<CodesImport, Refusal>> {
  const done = await act.transaction(async tx => {
    await holdRules(tx.db)
    const list = await findCodeList(tx.db, file.list)
    if (list === undefined) {
      await tx.audit({ action: 'rules.code-import', subjectType: 'code_list', subjectIds: [], outcome: 'absent', refusal: 'absent' })
      return no(refusal('absent'))
    }
    const before = await listCodeRows(tx.db, file.list)
    const table = cut(file.bytes)
    const { after, remarks } = table.ok ? readCodeCsv(list, before, table.value, act.today) : { after: before, remarks: [table.refusal] }
    const { added, changed } = codeDifference(before, after)
    const written = !file.isDryRun && remarks.length === 0
    if (written) await writeCodes(tx, 'code-import', file.list, before, after)
    else
      await tx.audit({
        action: 'rules.code-import',
        subjectType: 'code_list',
        subjectIds: [newId()],
        ...(remarks.length > 0 ? { outcome: 'refused', refusal: 'fields' } : {}),
        detail: { list: file.list, isDryRun: file.isDryRun, remarks: remarks.length },
      })
    return yes({ list, before, after, remarks, added: added.length, changed: changed.length, written })
  })
  if (done.ok && done.value.written) await codes.refresh()
  return done
}

const NOT_TEXT: Readonly<Record<NotText, string>> = {
  empty: '中身がありません。一覧を書いてから、もう一度お試しください。',
  spreadsheet: 'Excelのファイル（.xlsx）です。「CSV UTF-8」として保存し直してください。',
  'euc-jp': '文字コードが EUC-JP のようです。UTF-8 で保存し直してください。',
  'iso-2022-jp': '文字コードが JIS のようです。UTF-8 で保存し直してください。',
  unknown: '文字コードがわかりません。UTF-8 か Shift_JIS で保存し直してください。',
}

function cut(bytes: Uint8Array): Result<readonly CsvRow[], CsvRemark> {
  const file = decodeFile(bytes)
  if (!file.ok) return no({ line: 1, column: '', value: '', reason: NOT_TEXT[file.refusal] })
  const { text } = file.value
  try {
    const options = { delimiter: text.includes('\t') ? '\t' : ',', info: true, relax_column_count: true } as const
    const parsed: unknown = parse(text, { ...options, record_delimiter: ['\r\n', '\n', '\r'] })
    return yes(withLines(parsed as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[]))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = 'lines' in error ? Number(error['lines']) : 1
    return no({ line, column: '', value: '', reason: '引用符（"）の使い方が合いません。引用符を消すか、両側に付けてください。' })
  }
}

/** `info.lines` counts to the end of a record; people look for the line on which it begins. */
function withLines(
  parsed: readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[],
): readonly CsvRow[] {
  return parsed
    .map(({ record, info }, index) => ({
      line: index === 0 ? 1 : (parsed[index - 1]?.info.lines ?? 0) + 1,
      end: info.lines,
      cells: record,
    }))
    .filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
}
