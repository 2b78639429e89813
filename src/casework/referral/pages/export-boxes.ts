import { formatInstant } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { CsvCell } from '../../../ui/csv.ts'
import { csvAnswer } from '../../../ui/csv.ts'
import { ui } from '../../../ui/languages/ja.ts'
import { exportBox } from '../acts/read-boxes.ts'
import type { BoxRow } from '../domain/box.ts'
import { isOverdue } from '../domain/sending.ts'
import { boxAsked } from './boxes.tsx'
import { texts } from './texts.ts'
import { referralNo } from './wording.ts'

const ROWS = 5000

/** A box of referrals as a file: the same rows under the same sight, and the file says so when there were more. */
export async function exportBoxes(visit: SignedVisit): Promise<Answer> {
  const box = boxAsked(visit.query.get('box'))
  const { rows, isCut } = await exportBox(visit.act, box, ROWS)
  const lines = rows.map(row => lineOf(visit, row))
  return csvAnswer(`referrals-${box}-${visit.act.today}`, [HEAD, ...lines, ...(isCut ? [[texts.boxes.cut(ROWS)]] : [])])
}

const { column } = texts
const HEAD = [
  column.number,
  column.state,
  column.overdue,
  column.kind,
  column.from,
  column.to,
  column.askedOnly,
  column.urgency,
  column.replyBy,
  column.sentAt,
  column.followUp,
  column.arrived,
  column.contradicted,
]

function lineOf(visit: SignedVisit, row: BoxRow): readonly CsvCell[] {
  return [
    referralNo(row.no),
    texts.state[row.state],
    isOverdue(row, visit.act.today) ? texts.overdue : '',
    texts.kind[row.kind],
    row.fromName,
    row.toName,
    row.asked,
    ui.urgency[row.urgency],
    row.replyBy,
    row.sentAt && formatInstant(row.sentAt),
    row.followUpOn,
    row.arrived === null ? '' : row.arrived ? texts.yes : texts.no,
    row.isContradicted ? texts.contradicted : '',
  ]
}
