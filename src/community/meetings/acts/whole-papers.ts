import type { Db } from '../../../platform/database.ts'
import type { WholeEdition, WholeSheet } from '../store/whole-papers.ts'
import { editionsIn, sheetsIn } from '../store/whole-papers.ts'

export type { WholeEdition, WholeSheet }

/** The sheets and circulars of a council that the reader may read, for the export, which audits. */
export async function wholePapers(
  db: Db,
  councilNo: number,
): Promise<{ readonly sheets: readonly WholeSheet[]; readonly editions: readonly WholeEdition[] }> {
  return { sheets: await sheetsIn(db, councilNo), editions: await editionsIn(db, councilNo) }
}
