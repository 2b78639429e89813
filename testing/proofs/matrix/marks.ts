import { markOf } from './script.ts'
import type { SightTable } from './table.ts'

/** Numbers that stand for a mark where letters may not. */
const NUMBERS: Readonly<Record<string, string>> = {
  守る電話: '0595-00-7731',
  知らせた人の電話: '0595-00-7732',
  電話: '0595-00-7733',
  町の連絡先: '0595-00-7734',
}

/** A mark of the table as it is written on the stage. */
export type Mark = { readonly name: string; readonly written: string; readonly identities: ReadonlySet<string> }

/** All marks of the table, with those who may meet them. */
export function marksOf(table: SightTable): readonly Mark[] {
  return table.marks.map(({ mark, identities }) => ({
    name: mark,
    written: NUMBERS[mark] ?? markOf(mark),
    identities: new Set(identities),
  }))
}
