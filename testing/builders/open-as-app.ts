import { sql } from 'kysely'
import type { Database } from '../../src/platform/database.ts'
import { firstOf, openDatabase } from '../../src/platform/database.ts'
import type { ClonedDatabase } from '../database/clone.ts'

/**
 * Opens a clone as the product does, and makes sure of it: a test that looks with more power proves nothing.
 * @throws Error when the login is not tsunagi_app, or is stronger than it
 */
export async function openAsApp(clone: ClonedDatabase, size = 10): Promise<Database> {
  const database = openDatabase(clone.appUrl, size)
  const me = await database.transaction(null, db =>
    firstOf(
      db,
      sql<{
        name: string
        strong: boolean
      }>`select rolname as name, rolsuper or rolbypassrls as strong from pg_roles where rolname = current_user`,
    ),
  )
  if (me?.name === 'tsunagi_app' && !me.strong) return database
  await database.close()
  throw new Error(`not the app login: ${me?.name}`)
}
