import { accessOf } from './access-columns.ts'
import type { Field } from './fields.ts'
import { fieldOf } from './fields.ts'
import { hazardsOf } from './hazard-columns.ts'

/** What is done with a column: it fills a field, marks a hazard or a feature of access, or is kept word for word. */
export type ColumnUse =
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'hazard'; readonly codes: readonly string[] }
  | { readonly kind: 'access'; readonly code: string }
  | { readonly kind: 'more' }

/** What each column is for. Where two claim one field, the better name has it and the other is kept word for word. */
export function useOfColumns(columns: readonly string[]): readonly ColumnUse[] {
  const best = new Map<Field, { readonly at: number; readonly rank: number }>()
  for (const [at, column] of columns.entries()) {
    const found = fieldOf(column)
    const before = found && best.get(found.field)
    if (found && (before === undefined || found.rank < before.rank)) best.set(found.field, { at, rank: found.rank })
  }
  return columns.map((column, at) => {
    const found = fieldOf(column)
    if (found) return best.get(found.field)?.at === at ? { kind: 'field', field: found.field } : { kind: 'more' }
    const codes = hazardsOf(column)
    if (codes) return { kind: 'hazard', codes }
    const code = accessOf(column)
    return code === undefined ? { kind: 'more' } : { kind: 'access', code }
  })
}

/** Whether a row of cells can be the header of a list of places: it names the name and at least two columns more that we know. */
export function isHeader(cells: readonly string[]): boolean {
  const uses = useOfColumns(cells)
  return uses.some(use => use.kind === 'field' && use.field === 'name') && uses.filter(use => use.kind !== 'more').length >= 3
}
