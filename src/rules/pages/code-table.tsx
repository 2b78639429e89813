import type { SignedVisit } from '../../platform/http/route.ts'
import { Badge } from '../../ui/badge.tsx'
import { ActionForm } from '../../ui/button.tsx'
import { Table } from '../../ui/table.tsx'
import type { CodeListView } from '../acts/read-codes.ts'
import type { CodeRow } from '../domain/code-row.ts'
import { isKept } from '../domain/code-row.ts'
import { latestOf } from '../domain/period.ts'
import { periodWords } from './days.ts'
import { texts } from './texts.ts'

/** Rows of a code list, each with what may be done about it today. */
export function CodeTable(props: {
  readonly visit: SignedVisit
  readonly view: CodeListView
  readonly rows: readonly CodeRow[]
  readonly empty: { readonly title: string; readonly text: string }
}) {
  const { columns } = texts
  // A column in which nothing stands only takes room from the words.
  const used = (['labelEasy', 'nationalCode', 'sensitive'] as const).filter(key => props.rows.some(row => row[key]))
  return (
    <Table
      caption={props.view.list.name}
      isCaptionHidden
      isWrapping
      columns={[
        { key: 'label', label: columns.label },
        { key: 'code', label: columns.code, width: 'm' },
        { key: 'period', label: columns.period, width: 'm' },
        ...used.map(key => ({ key, label: columns[key] })),
        { key: 'deeds', label: columns.deeds, width: 'm' },
      ]}
      rows={props.rows.map(row => ({
        key: `${row.code}-${row.validFrom}`,
        cells: {
          label: row.label,
          code: <code>{row.code}</code>,
          labelEasy: row.labelEasy ?? '',
          period: periodWords(row),
          nationalCode: row.nationalCode ?? '',
          sensitive: row.sensitive && <Badge tone="warn">{texts.sensitiveMark}</Badge>,
          deeds: <Deeds {...props} row={row} />,
        },
      }))}
      empty={props.empty}
    />
  )
}

/** What has not begun is put right or taken back; what holds is called otherwise or closed; what has ended stays as it was. */
function Deeds(props: { readonly visit: SignedVisit; readonly view: CodeListView; readonly row: CodeRow }) {
  const { visit, view, row } = props
  const { today } = visit.act
  const at = `/rules/codes/${view.list.list}/${row.code}`
  const latest = latestOf(view.rows.filter(one => one.code === row.code))
  if (row.validFrom > today)
    return (
      <div class="tn-button-row">
        <a href={`${at}/correct?begins=${row.validFrom}`}>{texts.correct}</a>
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
  if (latest !== row || (row.validTo !== null && row.validTo <= today)) return null
  return (
    <>
      <a href={`${at}/succeed`}>{texts.succeed}</a>
      {!isKept(view.list, row.code) && (
        <>
          {'　'}
          <a href={`${at}/close`}>{texts.close}</a>
        </>
      )}
    </>
  )
}
