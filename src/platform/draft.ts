import { sql } from 'kysely'
import type { StaffId } from '../kernel/id.ts'
import type { Cipher } from './cipher.ts'
import type { Database, Db } from './database.ts'
import { firstOf } from './database.ts'

/** Fields of a half-written form, in order; a name may occur more than once. */
export type DraftFields = readonly (readonly [name: string, value: string])[]
export type Draft = { readonly fields: DraftFields; readonly savedAt: Date }

/** Half-written forms of one member of staff: owner only, encrypted, gone after 14 days. Not a record. */
export type Drafts = {
  save(staffId: StaffId, form: string, fields: DraftFields): Promise<Date>
  find(staffId: StaffId, form: string): Promise<Draft | undefined>
  drop(staffId: StaffId, form: string): Promise<void>
}

/** Drafts kept in PostgreSQL, so that they survive a closed tab, another browser and a restarted server. */
export function draftsIn(database: Database, cipher: Cipher): Drafts {
  return {
    save: (staffId, form, fields) =>
      database.transaction(staffId, async db => {
        const row = await firstOf(
          db,
          sql<{ saved_at: Date }>`
            insert into platform.draft (staff_id, form, body, ends_at)
            values (${staffId}, ${form}, ${cipher.lock(JSON.stringify(fields))}, now() + interval '14 days')
                on conflict (staff_id, form) do update set body = excluded.body, saved_at = now(), ends_at = excluded.ends_at
         returning saved_at`,
        )
        return row?.saved_at ?? new Date(0)
      }),
    find: (staffId, form) =>
      database.transaction(staffId, async db => {
        const row = await firstOf(
          db,
          sql<{ body: Uint8Array; saved_at: Date }>`
            select body, saved_at from platform.draft where staff_id = ${staffId} and form = ${form} and ends_at > now()`,
        )
        const text = row && cipher.unlock(row.body)
        return row && text !== undefined ? { fields: JSON.parse(text) as DraftFields, savedAt: row.saved_at } : undefined
      }),
    drop: (staffId, form) => database.transaction(staffId, db => dropDraft(db, staffId, form)),
  }
}

/** Removes a draft inside the transaction that turned it into a record. */
export async function dropDraft(db: Db, staffId: StaffId, form: string): Promise<void> {
  await sql`delete from platform.draft where staff_id = ${staffId} and form = ${form}`.execute(db)
}
