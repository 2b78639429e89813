import type { Db } from '../../../platform/database.ts'
import type { Subject } from '../../texts/index.ts'
import type { TreasureId } from '../domain/treasure.ts'
import { findTreasure } from '../store/treasures.ts'
import { findShared } from '../store/wordings.ts'

/** Tells of a treasure with its words for others, for what they are in other languages. */
export async function treasureSubject(db: Db, key: string): Promise<Subject | undefined> {
  const [treasure, shared] = [await findTreasure(db, key as TreasureId), await findShared(db, key as TreasureId)]
  if (treasure === undefined) return undefined
  const { councilNo } = treasure
  const wording = shared && { ...shared, kind: 'treasure' as const, key, councilNo }
  return { title: treasure.name, councilNo, href: `/treasures/${key}`, wording }
}
