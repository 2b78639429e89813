import { readFile, rename, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { dayOfInstant } from '../../kernel/day.ts'
import type { Database } from '../../platform/database.ts'
import { GETA } from '../../platform/encoding.ts'
import { reportLines } from '../domain/import/report-lines.ts'
import type { CellLoss } from './export-places.ts'
import { exportPlaces } from './export-places.ts'
import { importPlaces } from './import-places.ts'

/** Where a command says what it did, and what it complains about. */
export type Voice = { readonly out: (line: string) => void; readonly err: (line: string) => void }

/**
 * `import facilities FILE [--dry-run] [--report JSON] [--partial] [--source NAME] [--licence TEXT] [--dataset NAME]`.
 * `--source` is the attribution shown with every place; `--dataset` the name of the list where the file's name changes between editions.
 * @returns 0 done, 1 refused with the reason told, 2 asked wrongly
 */
export async function importFacilities(args: readonly string[], owner: Database, { out, err }: Voice): Promise<0 | 1 | 2> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: IMPORT_OPTIONS })
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) return told(err, '取り込むファイルをひとつ指定してください: import facilities FILE', 2)
  const bytes = await readFile(path).catch(() => undefined)
  if (bytes === undefined) return told(err, `${path} を読めません。ファイルの場所と名前を確かめてください。`, 1)
  const { source: attribution, licence, dataset } = values
  const [isDryRun, isPartial] = [values['dry-run'] === true, values.partial === true]
  const file = { name: basename(path), bytes, today: dayOfInstant(new Date()), isDryRun, isPartial, attribution, licence, dataset }
  const result = await owner.transaction(null, db => importPlaces(db, file))
  if (!result.ok) return told(err, `${basename(path)}: ${result.refusal}`, 1)
  for (const line of reportLines(result.value, isDryRun)) out(line)
  if (values.report !== undefined) await writeFile(values.report, `${JSON.stringify(result.value, null, 2)}\n`)
  return result.value.refused === 0 || isPartial ? 0 : 1
}

/**
 * `export facilities FILE [--encoding utf8bom|cp932] [--allow-loss]`. What CP932 cannot hold is listed first, and nothing is written
 * unless `--allow-loss` says so.
 * @returns 0 done, 1 refused with the reason told, 2 asked wrongly
 */
export async function exportFacilities(args: readonly string[], owner: Database, { out, err }: Voice): Promise<0 | 1 | 2> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: EXPORT_OPTIONS })
  const [path, ...more] = positionals
  const encoding = values.encoding ?? 'utf8bom'
  if (path === undefined || more.length > 0) return told(err, '書き出すファイルをひとつ指定してください: export facilities FILE', 2)
  if (encoding !== 'utf8bom' && encoding !== 'cp932') return told(err, '--encoding は utf8bom か cp932 にしてください。', 2)
  const made = await owner.transaction(null, db => exportPlaces(db, encoding))
  for (const loss of made.losses) err(lossLine(loss))
  const lost = made.losses.filter(loss => loss.becomes === null).length
  if (lost > 0 && values['allow-loss'] !== true) {
    const advice = `UTF-8（--encoding utf8bom）で書き出すか、「${GETA}」になってもよいときは --allow-loss をつけてください。`
    return told(err, `Shift_JIS に書けない文字が ${lost} か所にあるので、何も書き出していません。${advice}`, 1)
  }
  await writeFile(`${path}.part`, made.bytes)
  await rename(`${path}.part`, path)
  out(`${made.places} 件を ${path} に書き出しました（${encoding === 'cp932' ? 'Shift_JIS（CP932）' : 'UTF-8（BOMつき）'}）。`)
  return 0
}

const IMPORT_OPTIONS = {
  'dry-run': { type: 'boolean' },
  report: { type: 'string' },
  partial: { type: 'boolean' },
  source: { type: 'string' },
  licence: { type: 'string' },
  dataset: { type: 'string' },
} as const

const EXPORT_OPTIONS = { encoding: { type: 'string' }, 'allow-loss': { type: 'boolean' } } as const

function told<const Code extends 1 | 2>(err: Voice['err'], words: string, code: Code): Code {
  err(words)
  return code
}

function lossLine({ line, column, letter, becomes }: CellLoss): string {
  const code = `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  return `${line}行目「${column}」の「${letter}」（${code}）は、${becomes === null ? 'Shift_JIS に書けません。' : `「${becomes}」に変わります。`}`
}
