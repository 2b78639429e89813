import writeExcelFile from 'write-excel-file/node'
import type { Answer } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { fileRows } from './report-page.tsx'
import { texts } from './texts.ts'

/** GET /field-logs/report.xlsx: the same sums as the table; numbers are numbers. */
export async function reportWorkbook(visit: SignedVisit): Promise<Answer> {
  const { asked, rows } = await fileRows(visit)
  const head = texts.csvHead.map(value => ({ value, type: String, fontWeight: 'bold' as const }))
  const cells = rows.map(row => row.map(value => (typeof value === 'number' ? { value, type: Number } : { value, type: String })))
  const sheet = { data: [head, ...cells], sheet: asked.span.month, columns: texts.csvHead.map((_, at) => ({ width: at < 2 ? 24 : 12 })) }
  return {
    status: 200,
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="field-logs-${asked.span.month}.xlsx"`,
    },
    body: new Uint8Array(await writeExcelFile([sheet], { fontFamily: 'Yu Gothic', fontSize: 10 }).toBuffer()),
  }
}
