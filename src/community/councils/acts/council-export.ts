import { z } from 'zod'
import type { Day } from '../../../kernel/day.ts'
import type { Db } from '../../../platform/database.ts'
import type { LinkEnd, LinkKind } from '../../links/index.ts'

/**
 * What one module gives to the export of a council: only what the reader of this transaction may read, so that the file a keeper takes
 * away holds what the keeper sees, and no more. `today` is the day of the export.
 */
export type CouncilExporter = (db: Db, councilNo: number, today: Day) => Promise<ExportPart>

/** Kinds of records, and files that belong to them. */
export type ExportPart = { readonly kinds: readonly ExportKind[]; readonly files?: readonly ExportFile[] }

/** Words; or words that lead to the page of another record of the same export, by its id. Without such a record they stay plain words. */
export type ExportWords = string | { readonly to: string; readonly words: string }

/** A piece of the page of a record. A fact without a value, and a table or pictures of which there are none, are left out. */
export type ExportSection = { readonly title: string } & (
  | { readonly facts: readonly (readonly [label: string, value: ExportWords | null])[] }
  | { readonly words: string }
  | { readonly pictures: readonly ExportPicture[] }
  | { readonly columns: readonly string[]; readonly rows: readonly (readonly ExportWords[])[] }
)

/** A picture shown on a page: the name of a file of the same export and what it shows. */
export type ExportPicture = { readonly file: string; readonly words: string }

/** A record as its page tells it. `ends`: other ends of links that are told on this page (the items of a meeting). */
export type ExportPage = {
  readonly id: string
  readonly title: string
  /** What stands beside the title in the list, in the order of the columns. */
  readonly cells: readonly string[]
  readonly sections: readonly ExportSection[]
  readonly ends?: readonly (LinkEnd & { readonly words: string })[]
}

/** A record with what the JSON file says of it. */
export type ExportRecord = ExportPage & { readonly json: unknown }

/** One kind of records: a folder of pages, a JSON file, and the shape of that file. */
export type ExportKind = {
  /** The folder and the JSON file: lower case, with hyphens. */
  readonly name: string
  readonly title: string
  /** What these records are, in a sentence. */
  readonly about: string
  /** The kind of link end these records are, where they can be joined to others. */
  readonly link?: LinkKind | undefined
  /** Columns of the list after the title. */
  readonly columns: readonly string[]
  readonly records: readonly ExportRecord[]
  /** JSON schema of one record. */
  readonly schema: Readonly<Record<string, unknown>>
}

/** A file that lies beside the pages; `about` says what it is. One in a folder (`photos/…`) is shown on the page it belongs to. */
export type ExportFile = { readonly name: string; readonly about: string; readonly bytes: Uint8Array }

/** One kind of records out of the rows of a module; what the JSON says is read through its shape, so that the two cannot differ. */
export function exportKind<Row, Shape extends z.ZodType>(
  kind: Pick<ExportKind, 'name' | 'title' | 'about' | 'link' | 'columns'> & {
    readonly rows: readonly Row[]
    readonly shape: Shape
    readonly page: (row: Row) => ExportPage
    readonly json: (row: Row) => z.input<Shape>
  },
): ExportKind {
  const { rows, shape, page, json, ...told } = kind
  const { $schema: _, ...schema } = z.toJSONSchema(shape) as Record<string, unknown>
  return { ...told, schema, records: rows.map(row => ({ ...page(row), json: shape.parse(json(row)) })) }
}
