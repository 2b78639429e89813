import type { Child } from 'hono/jsx'
import type { Tone } from './badge.tsx'
import { EmptyState } from './empty-state.tsx'

/** One column. `align` end is for numbers; `width` keeps dense lists from jumping between pages. */
export type TableColumn = {
  readonly key: string
  readonly label: string
  readonly align?: 'start' | 'end' | 'center' | undefined
  readonly width?: 'xs' | 's' | 'm' | 'l' | undefined
  /** Days and short words of a wrapping table that are never broken over two lines. */
  readonly isWhole?: boolean | undefined
}

/** One row. With `href` its first cell becomes the link to the record, and the whole row can be pressed. */
export type TableRow = {
  readonly key: string
  readonly href?: string | undefined
  readonly cells: Readonly<Record<string, Child>>
  readonly tone?: Tone | undefined
}

/** What a list takes. `empty` says what an empty list means and what to do next. */
export type TableProps = {
  readonly caption: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  readonly empty: { readonly title: string; readonly text: string; readonly action?: Child }
  /** The caption is read aloud but not shown, when a heading already says the same. */
  readonly isCaptionHidden?: boolean | undefined
  /** Cells may take several lines; for tables of sentences, not for lists of records. */
  readonly isWrapping?: boolean | undefined
}

/** A dense list: sticky head, rows of 32 px at most, cards on a phone, j / k / Enter with a keyboard. */
export function Table(props: TableProps) {
  if (props.rows.length === 0) return <EmptyState {...props.empty} />
  return (
    <tn-rows class="tn-table-frame">
      <table class="tn-table" data-wrapping={props.isWrapping ? 'true' : undefined}>
        <caption class={props.isCaptionHidden ? 'tn-visually-hidden' : 'tn-table__caption'}>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map(column => (
              <th scope="col" data-align={column.align} data-width={column.width}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(row => (
            <BodyRow row={row} columns={props.columns} />
          ))}
        </tbody>
      </table>
    </tn-rows>
  )
}

/** A day, with or without its time, in either calendar: broken over two lines it is read wrong. */
function isDay(cell: Child): boolean {
  return typeof cell === 'string' && /^(\d{4}\/\d{2}\/\d{2}|[MTSHR]\d{1,2}\.\d{1,2}\.\d{1,2})( \d{1,2}:\d{2})?$/.test(cell)
}

/** Letters of a label that stand side by side on a phone, before the value. */
const LETTERS_A_LINE = 7

function BodyRow(props: { readonly row: TableRow; readonly columns: readonly TableColumn[] }) {
  const { row, columns } = props
  return (
    <tr data-tone={row.tone} data-key={row.key} data-linked={row.href ? 'true' : undefined}>
      {columns.map((column, index) => (
        <td
          data-label={column.label}
          data-label-lines={column.label.length > LETTERS_A_LINE ? Math.ceil(column.label.length / LETTERS_A_LINE) : undefined}
          data-align={column.align}
          data-whole={column.isWhole || isDay(row.cells[column.key]) ? 'true' : undefined}
        >
          {index === 0 && row.href ? (
            <a class="tn-table__link" href={row.href}>
              {row.cells[column.key]}
            </a>
          ) : (
            row.cells[column.key]
          )}
        </td>
      ))}
    </tr>
  )
}
