import type { Db } from '../../../platform/database.ts'
import type { LinkEnd, LinkKind } from '../domain/link.ts'
import type { ShownLink, Titles } from '../domain/titles.ts'
import { farEnds, shownLinks } from '../domain/titles.ts'
import { linksOf } from '../store/links.ts'

/** Asks one module for the titles of its records; it answers for those the reader may see. */
export type TitleTeller = (db: Db, ids: readonly string[]) => Promise<Titles>

/** Everything linked to one record that the reader may see; hung by app.ts with the tellers of all modules. */
export type LinkShower = (db: Db, end: LinkEnd) => Promise<readonly ShownLink[]>

/** Makes the shower out of the tellers: one statement for the links and one for each kind at their far ends. */
export function linkShower(tellers: Readonly<Partial<Record<LinkKind, TitleTeller>>>): LinkShower {
  return async (db, end) => {
    const links = (await linksOf(db, end.kind, [end.id])).get(end.id) ?? []
    const titles: Partial<Record<LinkKind, Titles>> = {}
    for (const [kind, ids] of farEnds(links)) {
      const tell = tellers[kind]
      if (tell) titles[kind] = await tell(db, ids)
    }
    return shownLinks(links, titles)
  }
}
