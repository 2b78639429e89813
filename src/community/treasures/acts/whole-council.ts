import type { Day } from '../../../kernel/day.ts'
import type { Db } from '../../../platform/database.ts'
import type { Consent } from '../domain/consent.ts'
import { hasConsented, isValid, mayShow } from '../domain/consent.ts'
import type { Treasure, TreasureId, TreasureStep } from '../domain/treasure.ts'
import { listTreasures } from '../store/treasures.ts'
import type { KeptWording } from '../store/whole-council.ts'
import { consentsIn, coursesIn, usesIn, wordingsIn } from '../store/whole-council.ts'

/** A treasure with all that belongs to it. */
export type WholeTreasure = {
  readonly treasure: Treasure
  readonly uses: Awaited<ReturnType<typeof usesIn>>
  readonly consents: readonly Consent[]
  readonly course: readonly TreasureStep[]
  readonly shared: KeptWording | undefined
}

const PAGE = 500

/**
 * Every treasure of a council for its export, which audits. A file cannot follow somebody who takes their yes back: what is shown to keepers
 * only stays behind (`heldBack` counts it), names and consents come along while that person's yes holds, and of a yes taken back
 * nobody's name is left.
 */
export async function wholeTreasures(
  db: Db,
  councilNo: number,
  today: Day,
): Promise<{ readonly treasures: readonly WholeTreasure[]; readonly heldBack: number }> {
  const all = await everyTreasure(db, councilNo)
  const [uses, consents] = [await usesIn(db, councilNo), await consentsIn(db, councilNo)]
  const [courses, wordings] = [await coursesIn(db, councilNo), await wordingsIn(db, councilNo)]
  const shown = all.flatMap((treasure): readonly WholeTreasure[] => {
    const own = <Row extends { readonly of: TreasureId }>(rows: readonly Row[]) => rows.filter(row => row.of === treasure.id)
    if (treasure.isHeldBack || !mayShow(treasure, own(consents), 'council', today)) return []
    return [
      {
        treasure: withNamesAllowed(treasure, own(consents), today),
        uses: own(uses),
        consents: own(consents).map(one => (isValid(one, today) ? one : { ...one, personName: '', proxyName: '' })),
        course: own(courses).filter(({ kind }) => kind !== 'amended'),
        shared: own(wordings)[0],
      },
    ]
  })
  return { treasures: shown, heldBack: all.length - shown.length }
}

function withNamesAllowed(treasure: Treasure, consents: readonly Consent[], today: Day): Treasure {
  const allowed = (party: 'teller' | 'steward', name: string | null) =>
    hasConsented(treasure, consents, party, 'council', today) ? name : null
  return { ...treasure, tellerName: allowed('teller', treasure.tellerName), stewardName: allowed('steward', treasure.stewardName) }
}

async function everyTreasure(db: Db, councilNo: number): Promise<readonly Treasure[]> {
  const all: Treasure[] = []
  for (let after: TreasureId | undefined; ; after = all.at(-1)?.id) {
    const found = await listTreasures(db, { councilNo }, { limit: PAGE, after })
    all.push(...found.slice(0, PAGE))
    if (found.length <= PAGE) return all
  }
}
