import type { Db } from '../../../platform/database.ts'
import { listUndertakings } from '../store/group.ts'
import { partnerChoices } from '../store/platform.ts'

type Choice = { readonly id: string; readonly name: string }

/** What the form of a group, project or platform can be joined to: groups and platforms of the council, platforms anywhere, bodies. */
export async function choicesFor(
  db: Db,
  councilNo: number | null,
): Promise<{ readonly parents: readonly Choice[]; readonly platforms: readonly Choice[]; readonly bodies: readonly Choice[] }> {
  const all = await listUndertakings(db, { kinds: ['group', 'platform'] }, { limit: 500 })
  const bodies = (await partnerChoices(db, councilNo)).filter(({ kind }) => kind === 'body')
  return { parents: all.filter(one => one.councilNo === councilNo), platforms: all.filter(({ kind }) => kind === 'platform'), bodies }
}
