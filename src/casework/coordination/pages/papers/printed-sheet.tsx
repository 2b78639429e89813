import { formatBoth } from '../../../../kernel/era.ts'
import { TickBoxes } from '../../../../ui/boxes.tsx'
import { Sheet as SheetFrame, SheetTable } from '../../../../ui/sheet.tsx'
import type { Sheet, SheetBlock, SheetValue } from '../../domain/papers/sheet.ts'
import { SHEET_WIDTH, wordsOf } from '../../domain/papers/sheet.ts'
import { paperTexts } from './texts.ts'

/** A sheet on A4. The Excel file is drawn from the same value. */
export function PrintedSheet({ sheet }: { readonly sheet: Sheet }) {
  return (
    <SheetFrame
      title={sheet.title}
      number={sheet.number === '' ? undefined : `${sheet.number}　${paperTexts.version(sheet.version)}`}
      day={formatBoth(sheet.day)}
      from={sheet.from}
      seals={sheet.seals}
      note={sheet.note}
    >
      {sheet.blocks.map(block => (
        <PrintedBlock block={block} />
      ))}
    </SheetFrame>
  )
}

function PrintedBlock({ block }: { readonly block: SheetBlock }) {
  if (block.kind === 'sentence') return <p class="tn-sheet__lead">{block.words}</p>
  if (block.kind === 'table') return <PrintedTable block={block} />
  const rows = block.lines.map(line =>
    line.map(({ label, value, isTall }) => ({
      label,
      value: <Printed value={value} />,
      height: isTall && value === null ? ('tall' as const) : undefined,
    })),
  )
  return <SheetTable title={block.title} rows={rows} />
}

function PrintedTable({ block }: { readonly block: Extract<SheetBlock, { readonly kind: 'table' }> }) {
  return (
    <table class="tn-sheet__table tn-sheet__table--columns">
      {block.title && <caption>{block.title}</caption>}
      <colgroup>
        {block.columns.map(({ width }) => (
          <col width={`${Math.round((width / SHEET_WIDTH) * 1000) / 10}%`} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {block.columns.map(({ label }) => (
            <th scope="col">{label}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map(row => (
          <tr>
            {row.map(value => (
              <td>
                <Printed value={value} />
              </td>
            ))}
          </tr>
        ))}
        {block.rows.length === 0 && (
          <tr>
            <td colspan={block.columns.length}>{block.empty}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

function Printed({ value }: { readonly value: SheetValue | null }) {
  if (value?.kind !== 'boxes') return <>{wordsOf(value)}</>
  return <TickBoxes boxes={value.boxes.map(({ label, isTicked }) => ({ label, mark: isTicked ? 'applies' : 'none' }))} />
}
