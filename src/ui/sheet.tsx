import type { Child } from 'hono/jsx'
import { ui } from './languages/ja.ts'

/** One labelled box of a paper form. `height` keeps room to write by hand. */
export type SheetCell = { readonly label: string; readonly value?: Child; readonly height?: 'normal' | 'tall' | 'page' | undefined }

/** A paper form (帳票) on A4: title in the middle, number and day at the right, boxes for seals, then its tables. */
export function Sheet(props: {
  readonly title: string
  readonly number?: string | undefined
  readonly day?: string | undefined
  readonly to?: string | undefined
  readonly from?: string | undefined
  readonly seals?: readonly string[] | undefined
  readonly note?: string | undefined
  /** Goes on below the sheet before it instead of beginning a page of paper. */
  readonly goesOn?: boolean | undefined
  readonly children?: Child
}) {
  return (
    <article class="tn-sheet" data-goes-on={props.goesOn ? 'true' : undefined}>
      <div class="tn-sheet__marks">
        {props.number && <p>{`${ui.sheetNo}　${props.number}`}</p>}
        {props.day && <p>{`${ui.sheetDay}　${props.day}`}</p>}
      </div>
      <h2 class="tn-sheet__title">{props.title}</h2>
      <div class="tn-sheet__head">
        <div class="tn-sheet__parties">
          {props.to && <p class="tn-sheet__to">{props.to}</p>}
          {props.from && <p class="tn-sheet__from">{props.from}</p>}
        </div>
        {props.seals && <Seals names={props.seals} />}
      </div>
      {props.children}
      {props.note && <p class="tn-sheet__note">{props.note}</p>}
    </article>
  )
}

/** A bordered grid of labels and values. Each row holds one, two or three boxes. */
export function SheetTable(props: { readonly title?: string | undefined; readonly rows: readonly (readonly SheetCell[])[] }) {
  return (
    <table class="tn-sheet__table">
      {props.title && <caption>{props.title}</caption>}
      <tbody>
        {props.rows.map(cells => (
          <tr>
            {cells.map(cell => (
              <SheetBox cell={cell} span={cells.length === 1 ? 5 : cells.length === 2 ? 2 : 1} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function SheetBox(props: { readonly cell: SheetCell; readonly span: number }) {
  return (
    <>
      <th scope="row">{props.cell.label}</th>
      <td colspan={props.span} data-height={props.cell.height}>
        {props.cell.value}
      </td>
    </>
  )
}

function Seals(props: { readonly names: readonly string[] }) {
  return (
    <ul class="tn-sheet__seals">
      {props.names.map(name => (
        <li>
          <span>{name}</span>
          <span class="tn-sheet__seal">{ui.seal}</span>
        </li>
      ))}
    </ul>
  )
}
