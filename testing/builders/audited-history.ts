import { newId } from '../../src/kernel/id.ts'
import type { Reader } from '../../src/kernel/reader.ts'
import type { SealPlace } from '../../src/platform/audit/seal.ts'
import { sealOnce } from '../../src/platform/audit/seal.ts'
import type { Database } from '../../src/platform/database.ts'
import { actInTest } from './act-in-test.ts'

/** Records `count` events of every shape there is: with and without detail, refusal, purpose, subjects. */
export async function recordEvents(database: Database, readers: readonly Reader[], count: number): Promise<void> {
  for (let nth = 0; nth < count; nth++) {
    const reader = readers[nth % readers.length]
    if (reader === undefined) throw new Error('a history needs somebody who acts')
    await actInTest(database, reader).transaction(tx =>
      tx.audit({
        action: ['person.read', 'people.search', 'consultation.screen'][nth % 3] ?? '',
        subjectType: nth % 3 === 2 ? 'consultation' : 'person',
        subjectIds: Array.from({ length: nth % 4 }, () => newId()),
        outcome: nth % 5 === 4 ? 'refused' : 'done',
        refusal: nth % 5 === 4 ? 'stale-version' : undefined,
        purpose: nth % 2 === 0 ? 'intake' : undefined,
        detail: nth % 3 === 1 ? { words: `見本の検索 ${nth}`, nth } : undefined,
      }),
    )
  }
}

/** Records and seals batch after batch, then leaves some events waiting. `afterEach` is called with the number of each batch. */
export async function sealHistory(
  database: Database,
  readers: readonly Reader[],
  place: SealPlace,
  size: { readonly batches: number; readonly events: number; readonly waiting: number },
  afterEach: (no: number) => Promise<void> = async () => undefined,
): Promise<void> {
  for (let no = 1; no <= size.batches; no++) {
    await recordEvents(database, readers, size.events)
    if ((await sealOnce(database, place)) !== size.events) throw new Error('not every event was sealed')
    await afterEach(no)
  }
  await recordEvents(database, readers, size.waiting)
}
