import type { Act } from '../../../platform/act.ts'
import { linksOf } from '../../links/index.ts'
import { LIVING_STATES } from '../domain/move-treasure.ts'
import type { NearEnd, Nearness } from '../domain/near.ts'
import { nearOnes } from '../domain/near.ts'
import type { Treasure } from '../domain/treasure.ts'
import { listTreasures, treasuresWithIds } from '../store/treasures.ts'

const MOST = 12

/** A treasure near an issue, with why. */
export type NearTreasure = Nearness & { readonly one: Treasure }

/** Treasures near an issue that the reader may read: the joined ones first, then those of the same council and theme, newly found first. */
export function readNearTreasures(act: Act, issue: NearEnd): Promise<readonly NearTreasure[]> {
  return act.transaction(async tx => {
    const links = (await linksOf(tx.db, 'issue', [issue.id])).get(issue.id) ?? []
    const joined = new Map(links.flatMap(({ other, note }) => (other.kind === 'treasure' ? [[other.id, note] as const] : [])))
    const linked = await treasuresWithIds(tx.db, [...joined.keys()])
    const same = { councilNo: issue.councilNo ?? undefined, themes: issue.themes, states: LIVING_STATES }
    const others = issue.councilNo === null || issue.themes.length === 0 ? [] : await listTreasures(tx.db, same, { limit: MOST })
    const near = nearOnes(issue, [...linked, ...others.filter(({ id }) => !joined.has(id))], joined).slice(0, MOST)
    await tx.audit({ action: 'treasure.near', subjectType: 'treasure', subjectIds: near.map(({ one }) => one.id) })
    return near
  })
}
