import { formatDayShort } from '../../../../kernel/day.ts'
import { Table } from '../../../../ui/table.tsx'
import type { AssessmentLine } from '../../domain/assessment/content.ts'
import { texts } from './texts.ts'

const { latest: words } = texts

/** The saved versions, the newest first, each with what it changed. */
export function VersionsTable(props: { readonly caseId: string; readonly versions: readonly AssessmentLine[] }) {
  const home = `/cases/${props.caseId}/assessment`
  const rows = props.versions.map(({ id, version, madeOn, madeByName, agencyName }) => ({
    key: id,
    href: `${home}/${version}`,
    cells: {
      version: words.version(version),
      madeOn: formatDayShort(madeOn),
      by: madeByName,
      agency: agencyName,
      compare: version > 1 ? <a href={`${home}/${version}/compare`}>{words.compare}</a> : '',
    },
  }))
  return (
    <Table
      caption={words.versions}
      isCaptionHidden
      columns={[
        { key: 'version', label: words.column.version, width: 's' },
        { key: 'madeOn', label: words.column.madeOn, width: 's' },
        { key: 'by', label: words.column.by },
        { key: 'agency', label: words.column.agency },
        { key: 'compare', label: words.compare },
      ]}
      rows={rows}
      empty={{ title: words.none, text: words.noneText }}
    />
  )
}
