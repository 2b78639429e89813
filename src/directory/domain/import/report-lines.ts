import type { ImportNote, ImportReport } from './import-report.ts'

/** The report as a clerk reads it: what came in, then what did not and why, then what was put right, grouped, then what has gone. */
export function reportLines(report: ImportReport, isDryRun: boolean): readonly string[] {
  const { rows, imported, updated, unchanged, refused, missing } = report
  // A GeoJSON file has features, not lines.
  const unit = /json$/i.test(report.file) ? '件目' : '行目'
  return [
    `ファイル: ${report.file}（文字コード ${ENCODINGS[report.encoding] ?? report.encoding}）`,
    `一覧の名前: ${report.dataset}`,
    `${rows} 行のうち、新しい ${imported} 件、変更 ${updated} 件、同じ ${unchanged} 件、取り込まない ${refused} 件。`,
    ...section(
      '取り込まない行（直してから、もう一度取り込んでください）',
      ofLevel(report, '取り込まない').map(note => fullLine(note, unit)),
    ),
    ...section('直して取り込んだところ', groupLines(ofLevel(report, '直して取り込み'), unit)),
    ...section('そのまま取り込み、お知らせすること', groupLines(ofLevel(report, '取り込み'), unit)),
    ...section(
      `前はあったのに、このファイルに見あたらないもの（${missing.length} 件。消さずに印をつけます）`,
      missing.map(place => `${place.name}${place.address === null ? '' : `（${place.address}）`}`),
    ),
    endLine(report, isDryRun),
  ]
}

const ENCODINGS: Readonly<Record<string, string>> = {
  utf8: 'UTF-8',
  utf8bom: 'UTF-8（BOMつき）',
  utf16le: 'UTF-16',
  utf16be: 'UTF-16（BE）',
  cp932: 'Shift_JIS（CP932）',
}

const SHOWN = 100

function endLine(report: ImportReport, isDryRun: boolean): string {
  if (isDryRun) return '試しに読んだだけです。何も書き込んでいません。'
  if (report.written) return '書き込みました。'
  return '取り込まない行があるので、何も書き込んでいません。読める行だけ取り込むときは --partial をつけてください。'
}

const ofLevel = (report: ImportReport, level: ImportNote['level']) => report.notes.filter(note => note.level === level)

function section(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return []
  const rest = lines.length - SHOWN
  return [
    '',
    `■ ${title}`,
    ...lines.slice(0, SHOWN).map(line => `  ${line}`),
    ...(rest > 0 ? [`  ほか ${rest} 件（--report でぜんぶ書き出せます）`] : []),
  ]
}

function fullLine(note: ImportNote, unit: string): string {
  return `${whereOf(note, unit)}${note.value === '' ? '' : ` ${quoted(note.value)}`}：${note.reason}`
}

/** The same reason in the same column is one line, with the first places where it is so. */
function groupLines(notes: readonly ImportNote[], unit: string): readonly string[] {
  const groups = new Map<string, ImportNote[]>()
  for (const note of notes) {
    const stem = `${note.column}\n${note.reason.replace(/（[^）]*）/g, '')}`
    groups.set(stem, [...(groups.get(stem) ?? []), note])
  }
  return [...groups.values()].map(group => {
    const [first] = group
    if (first === undefined || group.length === 1) return group.map(note => fullLine(note, unit)).join('')
    const lines = group.slice(0, 5).map(note => note.line)
    const example = first.value === '' ? '' : `例 ${first.line}${unit} ${quoted(first.value)}：`
    return `${first.column === '' ? '' : `「${first.column}」`}${group.length} か所：${example}${first.reason}（${lines.join('、')}${group.length > 5 ? ' …' : ''}${unit}）`
  })
}

function whereOf(note: ImportNote, unit: string): string {
  const line = note.line > 0 ? `${note.line}${unit}` : ''
  return note.column === '' ? line : `${line}「${note.column}」`
}

function quoted(value: string): string {
  const line = value.replace(/\s*\n\s*/g, ' ')
  return `「${Array.from(line).length > 60 ? `${Array.from(line).slice(0, 59).join('')}…` : line}」`
}
