import type { SheetData } from 'write-excel-file/node'
import writeExcelFile from 'write-excel-file/node'
import { formatBoth } from '../../../../kernel/era.ts'
import type { Sheet } from '../../domain/papers/sheet.ts'
import { SHEET_WIDTH } from '../../domain/papers/sheet.ts'
import { paperTexts } from './texts.ts'
import type { Piece, SheetRow } from './workbook-rows.ts'
import { CHARACTERS, rowsOfBlock, rowsOfPieces } from './workbook-rows.ts'

/** What every page of a file says beside its content: when, by whom, under which request, and that a demo is a demo. */
export type Marks = { readonly printed: string; readonly requestNo: string; readonly isDemo: boolean }

/**
 * The sheets as one .xlsx: the layout of the A4 page, fitted to its width, with the head of the long table on every page. Days are
 * days, numbers are numbers; what anybody wrote is text and can never become a formula.
 */
export async function workbookOf(sheets: readonly Sheet[], marks: Marks): Promise<Uint8Array> {
  const laidOut = sheets.map(sheet => ({ sheet, rows: rowsOf(sheet, marks) }))
  const pages = laidOut.map(({ sheet, rows }, at) => ({
    data: rows.map(row => row.cells) as SheetData,
    sheet: tabName(sheet.title, at, sheets),
    columns: Array.from({ length: SHEET_WIDTH }, () => ({ width: CHARACTERS })),
    showGridLines: false,
  }))
  const options = { fontFamily: 'Yu Gothic', fontSize: 10, features: [paged(laidOut, pages, marks)] }
  return new Uint8Array(await writeExcelFile(pages, options).toBuffer())
}

type LaidOut = { readonly sheet: Sheet; readonly rows: readonly SheetRow[] }
type Feature = NonNullable<NonNullable<Parameters<typeof writeExcelFile>[1]>['features']>[number]
type Page = { readonly data: SheetData; readonly sheet: string }

function rowsOf(sheet: Sheet, marks: Marks): readonly SheetRow[] {
  const line = (pieces: readonly Piece[]) => rowsOfPieces(pieces)
  const half = SHEET_WIDTH / 2
  const number = [sheet.number, paperTexts.version(sheet.version)].filter(part => part !== '').join('　')
  return [
    ...line([{ span: SHEET_WIDTH, value: { kind: 'words', words: sheet.title }, style: 'title' }]),
    ...line([
      { span: half, value: { kind: 'words', words: sheet.from }, style: 'plain' },
      { span: half, value: { kind: 'words', words: `${number}　${formatBoth(sheet.day)}` }, style: 'end' },
    ]),
    ...line([
      {
        span: SHEET_WIDTH,
        value: {
          kind: 'words',
          words: [marks.isDemo ? `【${paperTexts.demo}】` : '', marks.printed, paperTexts.request(marks.requestNo)]
            .filter(part => part !== '')
            .join('　'),
        },
        style: 'plain',
      },
    ]),
    ...sealRows(sheet),
    ...sheet.blocks.flatMap(rowsOfBlock),
    ...line([{ span: SHEET_WIDTH, value: { kind: 'words', words: sheet.note }, style: 'plain' }]),
  ]
}

/** Boxes for the seals at the right, under the names of those who put them. */
function sealRows({ seals = [] }: Sheet): readonly SheetRow[] {
  if (seals.length === 0) return []
  const SEAL = 3
  const beside: Piece = { span: SHEET_WIDTH - seals.length * SEAL, value: null, style: 'plain' }
  const named = seals.map((name): Piece => ({ span: SEAL, value: { kind: 'words', words: name }, style: 'label' }))
  const room = seals.map((): Piece => ({ span: SEAL, value: null, style: 'value', isTall: true }))
  return [...rowsOfPieces([beside, ...named]), ...rowsOfPieces([beside, ...room])]
}

/** What the library does not write itself: paper, width, running head, and which rows stand on every page. */
function paged(laidOut: readonly LaidOut[], pages: readonly Page[], marks: Marks): Feature {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => {
            const sheet = laidOut[sheetIndex]?.sheet
            return sheet === undefined ? xml : withPaper(xml, sheet, marks)
          },
        },
        'xl/workbook.xml': { transform: xml => withNames(xml, laidOut, pages) },
      },
    },
  }
}

function withPaper(xml: string, sheet: Sheet, marks: Marks): string {
  const head = `&L${inHead(`${sheet.title}　${sheet.number}`)}&R${inHead(marks.printed)}`
  const paper =
    '<pageMargins left="0.4" right="0.4" top="0.7" bottom="0.6" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0" blackAndWhite="1"/>' +
    `<headerFooter><oddHeader>${inXml(`&8${head}`)}</oddHeader><oddFooter>${inXml('&8&C&P / &N')}</oddFooter></headerFooter>`
  return xml
    .replace(/<pageMargins[^>]*\/>/, '')
    .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace('</worksheet>', () => `${paper}</worksheet>`)
}

function withNames(xml: string, laidOut: readonly LaidOut[], pages: readonly Page[]): string {
  const names = laidOut.flatMap(({ rows }, at) => {
    const tab = `'${(pages[at]?.sheet ?? '').replaceAll("'", "''")}'`
    const repeated = rows.findIndex(row => row.repeats) + 1
    const last = String.fromCharCode('A'.charCodeAt(0) + SHEET_WIDTH - 1)
    const area = `<definedName name="_xlnm.Print_Area" localSheetId="${at}">${inXml(tab)}!$A$1:$${last}$${rows.length}</definedName>`
    const titles = `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${inXml(tab)}!$${repeated}:$${repeated}</definedName>`
    return repeated === 0 ? [area] : [area, titles]
  })
  return xml.replace(/<definedNames\s*\/>|<definedNames><\/definedNames>/, () => `<definedNames>${names.join('')}</definedNames>`)
}

/** A name for a tab: no sign that Excel refuses, at most 31 characters, each once. */
function tabName(title: string, at: number, sheets: readonly Sheet[]): string {
  const plain = title.replaceAll(/[\\/?*[\]:]/g, '').slice(0, 26)
  return sheets.length === 1 ? plain : `${plain}${at + 1}`
}

function inHead(text: string): string {
  return text.replaceAll('&', '&&').slice(0, 100)
}

function inXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
