import type { SignedVisit } from '../../platform/http/route.ts'
import { Badge } from '../../ui/badge.tsx'
import { ActionForm } from '../../ui/button.tsx'
import { Table } from '../../ui/table.tsx'
import type { BasesView } from '../acts/read-bases.ts'
import type { BasisRow } from '../domain/basis-row.ts'
import { latestOf, standingOn } from '../domain/period.ts'
import { basisTexts } from './basis-texts.ts'
import { periodWords } from './days.ts'
import { texts } from './texts.ts'

type Shown = { readonly visit: SignedVisit; readonly view: BasesView }

/** Rows of legal bases, those that have to be looked up marked in words, each with what may be done about it today. */
export function BasisTable(
  props: Shown & { readonly rows: readonly BasisRow[]; readonly empty: { readonly title: string; readonly text: string } },
) {
  const { columns } = basisTexts
  return (
    <Table
      caption={basisTexts.title}
      isCaptionHidden
      isWrapping
      columns={[
        { key: 'title', label: columns.title },
        { key: 'law', label: columns.law, width: 'm' },
        { key: 'period', label: columns.period, width: 'm' },
        { key: 'verified', label: columns.verified, width: 's' },
        { key: 'note', label: columns.note },
        { key: 'deeds', label: columns.deeds, width: 'm' },
      ]}
      rows={props.rows.map(row => ({
        key: `${row.code}-${row.validFrom}`,
        ...(row.needsReview ? { tone: 'warn' as const } : {}),
        cells: {
          title: <Title row={row} />,
          law: `${row.law} ${row.article}`,
          period: periodWords(row),
          verified: <VerifiedMark row={row} />,
          note: row.replacedBy === null ? row.sourceNote : `${row.sourceNote}　${basisTexts.replacedBy(row.replacedBy)}`,
          deeds: <Deeds visit={props.visit} view={props.view} row={row} />,
        },
      }))}
      empty={props.empty}
    />
  )
}

function Title({ row }: { readonly row: BasisRow }) {
  return (
    <>
      <strong>{row.title}</strong>
      <br />
      {row.summary}
      <br />
      <code>{row.code}</code>
    </>
  )
}

function VerifiedMark({ row }: { readonly row: BasisRow }) {
  const words = basisTexts.verified[row.verified]
  return (
    <>
      {row.needsReview && <Badge tone="warn">{basisTexts.needsReview}</Badge>} {words}
    </>
  )
}

function Deeds({ visit, view, row }: Shown & { readonly row: BasisRow }) {
  const at = `/rules/bases/${row.code}`
  const standing = standingOn(row, visit.act.today)
  if (standing === 'closed') return null
  if (standing === 'upcoming')
    return (
      <div class="tn-button-row">
        <a href={`${at}/correct?begins=${row.validFrom}`}>{basisTexts.correct}</a>
        <ActionForm
          action={`${at}/withdraw`}
          token={visit.formToken}
          kind="quiet"
          version={view.version}
          values={{ begins: row.validFrom }}
          busyLabel={texts.withdrawing}
        >
          {texts.withdraw}
        </ActionForm>
      </div>
    )
  const isLatest = latestOf(view.rows.filter(one => one.code === row.code)) === row
  return (
    <>
      <a href={`${at}/note?begins=${row.validFrom}`}>{basisTexts.noteShort}</a>
      {isLatest && (
        <>
          {'　'}
          <a href={`${at}/succeed`}>{basisTexts.succeed}</a>
          {'　'}
          <a href={`${at}/close`}>{basisTexts.close}</a>
        </>
      )}
    </>
  )
}
