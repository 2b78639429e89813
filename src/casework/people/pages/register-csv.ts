import { formatInstant } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { CsvCell } from '../../../ui/csv.ts'
import { csvAnswer } from '../../../ui/csv.ts'
import type { ReviewRow } from '../acts/read-register.ts'
import type { DisclosureRow } from '../domain/disclosure.ts'
import { disclosureTexts as words } from './disclosure-texts.ts'
import { basisInWords, byWhom, fieldsInWords, personsInWords, toWhom } from './disclosures-table.tsx'
import { numbersOf } from './review-numbers.ts'

type Cut = { readonly isCut: boolean }

/** The register as a file: the same rows under the same sight, and the file says so when there were more. */
export function registerCsv(visit: SignedVisit, view: Cut & { readonly rows: readonly DisclosureRow[] }, cut: string): Answer {
  const lines = view.rows.map(row => lineOf(visit, row, personsInWords(row)))
  return csvAnswer(`disclosures-${visit.act.today}`, [HEAD, ...lines, ...(view.isCut ? [[cut]] : [])])
}

/** The register for the review board as a file: persons are numbers. */
export function reviewCsv(visit: SignedVisit, view: Cut & { readonly rows: readonly ReviewRow[] }, cut: string): Answer {
  const number = numbersOf(view.rows)
  const lines = view.rows.map(row => lineOf(visit, row, row.personIds.map(number).join('、')))
  return csvAnswer(`disclosure-review-${visit.act.today}`, [HEAD, ...lines, ...(view.isCut ? [[cut]] : [])])
}

const { columns } = words
const HEAD = [
  columns.no,
  columns.at,
  columns.persons,
  columns.by,
  columns.to,
  columns.fields,
  columns.basis,
  columns.reason,
  columns.channel,
  columns.approver,
]

function lineOf(visit: SignedVisit, row: DisclosureRow | ReviewRow, persons: string): readonly CsvCell[] {
  return [
    row.no,
    formatInstant(row.at),
    persons,
    byWhom(row),
    toWhom(row),
    fieldsInWords(visit, row),
    basisInWords(visit, row),
    row.reason,
    visit.house.codes.label('disclosure_channel', row.channel, row.basisOn),
    row.approverName,
  ]
}
