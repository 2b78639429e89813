import type { Act } from '../../../platform/act.ts'
import type { TreasureState } from '../domain/treasure.ts'
import { TREASURE_STATES } from '../domain/treasure.ts'
import { countTreasures } from '../store/treasures.ts'

/** How many treasures of a council stand in each state, in the order of the states and not of the counts; only those the reader may read. */
export function readTreasureCounts(
  act: Act,
  councilNo: number,
): Promise<readonly { readonly state: TreasureState; readonly count: number }[]> {
  return act.transaction(async tx => {
    const counted = await countTreasures(tx.db, councilNo)
    await tx.audit({ action: 'treasure.count', subjectType: 'treasure', subjectIds: [], detail: { council: councilNo } })
    return TREASURE_STATES.flatMap(state => counted.filter(one => one.state === state))
  })
}
