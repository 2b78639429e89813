import { sql } from 'kysely'
import type { Database } from '../../../src/platform/database.ts'

/** Says whether what is written from now on stays. */
export type Undoing = { isOn: boolean }

class Undone extends Error {}

/**
 * While it is on, every transaction of this pool is carried out, held against its constraints, and taken back; its outcome is answered as if
 * it had stayed. So each write of the matrix may be the lawful one, sent by everybody, and no cell spoils the stage of the next: a write
 * that goes through says "may change" as plainly as one refused for its state or its version.
 */
export function undoing(...pools: readonly Database[]): Undoing {
  const switched: Undoing = { isOn: false }
  for (const pool of pools) {
    const { transaction } = pool
    const taken: Database['transaction'] = async (staffId, work) => {
      if (!switched.isOn) return transaction(staffId, work)
      let done: { readonly value: Awaited<ReturnType<typeof work>> } | undefined
      try {
        await transaction(staffId, async db => {
          done = { value: await work(db) }
          await sql`set constraints all immediate`.execute(db)
          throw new Undone()
        })
      } catch (error) {
        if (!(error instanceof Undone)) throw error
      }
      if (done === undefined) throw new Error('nothing was done')
      return done.value
    }
    Object.assign(pool, { transaction: taken })
  }
  return switched
}
