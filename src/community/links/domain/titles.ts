import type { Link, LinkKind, TitledEnd } from './link.ts'

/** Titles of records by id, as one module tells them to one reader. */
export type Titles = ReadonlyMap<string, TitledEnd>

/** A link that can be shown: its far end is there for the reader. */
export type ShownLink = Link & TitledEnd

/** The links whose far end is there for the reader; the others are not there at all. */
export function shownLinks(links: readonly Link[], titles: Readonly<Partial<Record<LinkKind, Titles>>>): readonly ShownLink[] {
  return links.flatMap(link => {
    const told = titles[link.other.kind]?.get(link.other.id)
    return told === undefined ? [] : [{ ...link, ...told }]
  })
}

/** Ids of the far ends by kind: what has to be asked of each module. */
export function farEnds(links: readonly Link[]): ReadonlyMap<LinkKind, readonly string[]> {
  const ends = new Map<LinkKind, string[]>()
  for (const { other } of links) ends.set(other.kind, [...(ends.get(other.kind) ?? []), other.id])
  return ends
}
