import type { Child } from 'hono/jsx'
import type { Day } from '../../kernel/day.ts'
import { formatInstant } from '../../kernel/day.ts'
import { formatBoth } from '../../kernel/era.ts'
import type { Codes } from '../../platform/codes.ts'
import { Description } from '../../ui/description.tsx'
import { Section } from '../../ui/section.tsx'
import { Table } from '../../ui/table.tsx'
import type { Place } from '../domain/place.ts'
import type { PastImport, PastVersion } from '../domain/place-found.ts'
import { placeTexts } from './place-texts.ts'

const { importColumns, versionColumns } = placeTexts

/** What is there, what is not, and how much was never stated: which is not "no". */
export function AccessList(props: { readonly place: Place; readonly codes: Codes; readonly today: Day }) {
  const { place, codes, today } = props
  const labels = (state: boolean) =>
    Object.keys(place.access)
      .filter(code => place.access[code] === state)
      .map(code => codes.label('access_feature', code, today))
      .join('、')
  const unstated = codes
    .on('access_feature', today)
    .filter(({ code }) => typeof place.access[code] !== 'boolean')
    .map(({ label }) => label)
    .join('、')
  return (
    <>
      <Description
        rows={[
          { label: placeTexts.accessYes, value: labels(true), wide: true },
          { label: placeTexts.accessNo, value: labels(false), wide: true },
          { label: placeTexts.accessUnknown, value: unstated, wide: true },
        ].filter(row => row.value !== '')}
      />
      <p class="tn-field__support">{placeTexts.accessNote}</p>
    </>
  )
}

/** Where the row was taken from and what has to be shown with it. */
export function SourceFacts({ place, actions }: { readonly place: Place; readonly actions?: Child }) {
  const { source } = place
  const rows = [
    { label: placeTexts.assuredOn, value: place.assuredOn === null ? placeTexts.notAssured : formatBoth(place.assuredOn) },
    { label: placeTexts.dataset, value: source.dataset === 'hand' ? placeTexts.fromHand : source.dataset },
    {
      label: placeTexts.file,
      value: source.file === null ? '' : `${source.file}${source.line === null ? '' : ` ${placeTexts.line(source.line)}`}`,
    },
    { label: placeTexts.licence, value: source.licence ?? '' },
    { label: placeTexts.attributionLabel, value: source.attribution ?? '', wide: true },
  ]
  return (
    <Section id="source" title={placeTexts.source} actions={actions}>
      <Description rows={rows.filter(row => row.value !== '')} />
    </Section>
  )
}

/** Every column of the file that has no place of its own, word for word. */
export function MoreColumns({ place }: { readonly place: Place }) {
  const rows = Object.entries(place.more)
  if (rows.length === 0) return null
  return (
    <Section id="more" title={placeTexts.moreColumns}>
      <Table
        caption={placeTexts.moreCaption}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'column', label: placeTexts.column, width: 'l' },
          { key: 'value', label: placeTexts.value },
        ]}
        rows={rows.map(([column, value]) => ({ key: column, cells: { column, value } }))}
        empty={{ title: placeTexts.neverChanged, text: placeTexts.neverChangedText }}
      />
    </Section>
  )
}

/** The files that were taken in for this list, newest first, with what became of their rows. */
export function PastImports({ imports }: { readonly imports: readonly PastImport[] }) {
  if (imports.length === 0) return null
  return (
    <Section id="imports" title={placeTexts.imports}>
      <Table
        caption={placeTexts.imports}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'at', label: importColumns.at, width: 's' },
          { key: 'file', label: importColumns.file },
          { key: 'rows', label: importColumns.rows },
        ]}
        rows={imports.map(run => ({ key: run.id, cells: { at: formatInstant(run.at), file: run.file, rows: placeTexts.importRows(run) } }))}
        empty={{ title: placeTexts.neverChanged, text: placeTexts.neverChangedText }}
      />
    </Section>
  )
}

/** Earlier versions of the entry: when it was changed, and by whom. */
export function PastVersions({ versions }: { readonly versions: readonly PastVersion[] }) {
  const columns = (['version', 'changedAt', 'changedBy'] as const).map(key => ({ key, label: versionColumns[key] }))
  return (
    <Section id="versions" title={placeTexts.versions}>
      <Table
        caption={placeTexts.versions}
        isCaptionHidden
        columns={columns}
        rows={versions.map(one => ({
          key: String(one.version),
          cells: { version: String(one.version), changedAt: formatInstant(one.changedAt), changedBy: one.changedBy ?? placeTexts.byFile },
        }))}
        empty={{ title: placeTexts.neverChanged, text: placeTexts.neverChangedText }}
      />
    </Section>
  )
}
