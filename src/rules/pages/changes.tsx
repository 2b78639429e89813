import { formatInstant } from '../../kernel/day.ts'
import { Section } from '../../ui/section.tsx'
import { Table } from '../../ui/table.tsx'
import type { PastChange } from '../domain/past-change.ts'
import { texts } from './texts.ts'

/** Who changed what, newest first; `wordsOf` says a row in words. */
export function Changes(props: {
  readonly changes: readonly PastChange[]
  readonly wordsOf: (row: Readonly<Record<string, unknown>>) => string
}) {
  const { changeColumns, changeKinds } = texts
  const words = (row: PastChange['was']) => (row === null ? '—' : props.wordsOf(row))
  const kindOf = (change: PastChange) => (change.was === null ? 'added' : change.became === null ? 'dropped' : 'changed')
  return (
    <Section id="changes" title={texts.changes}>
      <Table
        caption={texts.changes}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'at', label: changeColumns.at, width: 's' },
          { key: 'by', label: changeColumns.by, width: 's' },
          { key: 'what', label: changeColumns.what, width: 's' },
          { key: 'was', label: changeColumns.was },
          { key: 'became', label: changeColumns.became },
        ]}
        rows={props.changes.map(change => ({
          key: String(change.no),
          cells: {
            at: formatInstant(change.changedAt),
            by: change.changedBy ?? texts.byProgram,
            what: `${change.code}　${changeKinds[kindOf(change)]}`,
            was: words(change.was),
            became: words(change.became),
          },
        }))}
        empty={{ title: texts.changesEmpty, text: texts.changesEmptyText }}
      />
    </Section>
  )
}
