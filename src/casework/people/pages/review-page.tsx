import { formatInstant } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Table } from '../../../ui/table.tsx'
import type { ReviewRow } from '../acts/read-register.ts'
import { reviewRegister } from '../acts/read-register.ts'
import { allAgencies } from './agency-fields.tsx'
import { disclosureTexts as words } from './disclosure-texts.ts'
import { basisInWords, byWhom, fieldsInWords, toWhom } from './disclosures-table.tsx'
import { reviewCsv } from './register-csv.ts'
import { RegisterFilter, TakeOut } from './register-filter.tsx'
import { listPath, purposeSent, questionOf } from './register-question.ts'
import { numbersOf } from './review-numbers.ts'

const SHOWN = 500
const TAKEN_OUT = 5000

/** GET /disclosures/review: the whole register for the privacy officer and the board; persons are numbers. */
export function showReview(visit: SignedVisit): Promise<Answer> {
  return reviewPage(visit, undefined)
}

/** POST /disclosures/review/export: the same as a file, for a purpose that is written down. */
export async function exportReview(visit: SignedVisit): Promise<Answer> {
  const purpose = purposeSent(visit)
  if (purpose === undefined) return reviewPage(visit, words.wrong.purpose)
  return reviewCsv(visit, await reviewRegister(visit.act, questionOf(visit), { limit: TAKEN_OUT, purpose }), words.cut(TAKEN_OUT))
}

async function reviewPage(visit: SignedVisit, error: string | undefined): Promise<Answer> {
  const { rows, isCut } = await reviewRegister(visit.act, questionOf(visit), { limit: SHOWN })
  const agencies = await allAgencies(visit)
  const home = listPath(visit)
  return page(
    <Layout
      title={words.reviewTitle}
      hasErrors={error !== undefined}
      frame={frameOf(visit, 'disclosure-review')}
      crumbs={[{ label: words.reviewTitle }]}
      withExit
    >
      {error !== undefined && <ErrorSummary errors={[{ field: 'purpose', message: error }]} />}
      <PageTitle title={words.reviewTitle} lead={words.reviewLead} actions={<PrintButton />} />
      <RegisterFilter visit={visit} agencies={agencies} action={home} />
      <ReviewTable visit={visit} rows={rows} />
      {isCut && <p>{words.cut(SHOWN)}</p>}
      {rows.length > 0 && <TakeOut visit={visit} action={`${home}/export`} error={error} />}
    </Layout>,
    error === undefined ? 200 : 422,
  )
}

const KEYS = ['no', 'at', 'persons', 'by', 'to', 'fields', 'basis', 'reason', 'channel', 'approver'] as const

function ReviewTable({ visit, rows }: { readonly visit: SignedVisit; readonly rows: readonly ReviewRow[] }) {
  const number = numbersOf(rows)
  return (
    <Table
      caption={words.caption}
      isCaptionHidden
      isWrapping
      columns={KEYS.map(key => ({ key, label: words.columns[key], width: key === 'at' ? 's' : key === 'channel' ? 'xs' : undefined }))}
      rows={rows.map(row => ({
        key: row.id,
        cells: {
          no: String(row.no),
          at: formatInstant(row.at),
          persons: row.personIds.length === 0 ? words.noPerson : words.subject(row.personIds.map(number).join('、')),
          by: byWhom(row),
          to: toWhom(row),
          fields: fieldsInWords(visit, row),
          basis: basisInWords(visit, row),
          reason: row.reason,
          channel: visit.house.codes.label('disclosure_channel', row.channel, row.basisOn),
          approver: row.approverName ?? '',
        },
      }))}
      empty={{ title: words.none, text: words.noneText }}
    />
  )
}
