import { formatDayShort } from '../../../kernel/day.ts'
import { Table } from '../../../ui/table.tsx'
import type { CouncilSize } from '../domain/council-page.ts'
import { agedShare } from '../domain/council-page.ts'
import { texts } from './texts.ts'

const [WIDTH, HEIGHT, EDGE] = [320, 96, 6]

/** A council's size day by day: the figures as a table and, from two days on, as two lines. */
export function SizeSeries(props: { readonly sizes: readonly CouncilSize[] }) {
  const { sizeColumns } = texts
  return (
    <>
      {props.sizes.length > 1 && (
        <>
          <Lines sizes={[...props.sizes].reverse()} />
          <p>{texts.sizesKey}</p>
        </>
      )}
      <Table
        caption={texts.sizes}
        isCaptionHidden
        columns={[
          { key: 'on', label: sizeColumns.on, isWhole: true },
          { key: 'population', label: sizeColumns.population, align: 'end' },
          { key: 'households', label: sizeColumns.households, align: 'end' },
          { key: 'aged65', label: sizeColumns.aged65, align: 'end' },
          { key: 'share', label: sizeColumns.share, align: 'end' },
          { key: 'source', label: sizeColumns.source },
        ]}
        rows={props.sizes.map(size => ({
          key: size.on,
          cells: {
            on: formatDayShort(size.on),
            population: size.population.toLocaleString('ja-JP'),
            households: size.households.toLocaleString('ja-JP'),
            aged65: size.aged65.toLocaleString('ja-JP'),
            share: `${agedShare(size)} %`,
            source: size.source || texts.none,
          },
        }))}
        empty={{ title: texts.noSizes, text: texts.noSizesText }}
      />
    </>
  )
}

function Lines(props: { readonly sizes: readonly CouncilSize[] }) {
  const days = props.sizes.map(({ on }) => Date.parse(on))
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const most = Math.max(1, ...props.sizes.map(({ population }) => population))
  const path = (of: (size: CouncilSize) => number) =>
    props.sizes
      .map((size, nth) => {
        const x = EDGE + ((WIDTH - 2 * EDGE) * ((days[nth] ?? first) - first)) / Math.max(1, last - first)
        const y = HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * of(size)) / most
        return `${x.toFixed(1)},${y.toFixed(1)}`
      })
      .join(' ')
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={texts.sizesPicture}>
      <line x1={EDGE} y1={HEIGHT - EDGE} x2={WIDTH - EDGE} y2={HEIGHT - EDGE} stroke="currentColor" stroke-width="1" />
      <polyline points={path(({ population }) => population)} fill="none" stroke="currentColor" stroke-width="2" />
      <polyline points={path(({ aged65 }) => aged65)} fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="5 4" />
    </svg>
  )
}
