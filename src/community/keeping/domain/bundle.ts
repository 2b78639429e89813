import type { Day } from '../../../kernel/day.ts'
import type { Council, ExportFile, ExportKind, ExportPage } from '../../councils/index.ts'
import type { Link, LinkEnd, LinkKind } from '../../links/index.ts'

/** Everything that is packed: records and files of the modules, the links between them, and whose eyes it was read with. */
export type Bundle = {
  readonly council: Council
  readonly kinds: readonly ExportKind[]
  readonly files: readonly ExportFile[]
  readonly links: readonly KeptLink[]
  readonly on: Day
  readonly byName: string
  /** Whether it was read by somebody who reads more than the council: words for coordinators only may stand in it. */
  readonly holdsMore: boolean
}

/** A link with the title of its far end, where the reader may know it. */
export type KeptLink = {
  readonly own: LinkEnd
  readonly link: Pick<Link, 'other' | 'relation' | 'isOutgoing' | 'note'>
  readonly title: string
}

/** Where a record is told, and what it is called there. */
export type Place = { readonly path: string; readonly title: string }

/** Where the pages lie, from the top of the export: by the id of the record, and by any other end told on its page. */
export function placesIn(kinds: readonly ExportKind[]): ReadonlyMap<string, Place> {
  return new Map(
    kinds.flatMap(kind =>
      kind.records.flatMap(record => {
        const path = pagePath(kind, record)
        const inside = (record.ends ?? []).map(end => [end.id, { path, title: `${record.title}（${end.words}）` }] as const)
        return [[record.id, { path, title: record.title }] as const, ...inside]
      }),
    ),
  )
}

/** The path of a record's page. */
function pagePath(kind: Pick<ExportKind, 'name'>, record: Pick<ExportPage, 'id'>): string {
  return `${kind.name}/${record.id}.html`
}

/** The ends whose links are asked for, by kind: the records themselves and what else is told on their pages. */
export function endsOf(kinds: readonly ExportKind[]): ReadonlyMap<LinkKind, readonly string[]> {
  const ends = new Map<LinkKind, string[]>()
  const note = (kind: LinkKind, id: string) => ends.set(kind, [...(ends.get(kind) ?? []), id])
  for (const kind of kinds)
    for (const { id, ends: inside } of kind.records) {
      if (kind.link !== undefined) note(kind.link, id)
      for (const end of inside ?? []) note(end.kind, end.id)
    }
  return ends
}

/** The links shown on the page of a record: its own, and those of what is told there; what leads back to the same page is left out. */
export function linksOnPage(bundle: Pick<Bundle, 'links'>, record: ExportPage, places: ReadonlyMap<string, Place>): readonly KeptLink[] {
  const own = new Set([record.id, ...(record.ends ?? []).map(({ id }) => id)])
  const here = places.get(record.id)?.path
  return bundle.links.filter(({ own: end, link }) => own.has(end.id) && places.get(link.other.id)?.path !== here)
}
