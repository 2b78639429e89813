import { sql } from 'kysely'
import type { Result } from '../../../../kernel/result.ts'
import type { Db } from '../../../../platform/database.ts'

/** Does several writes of which a later one may be refused: then none of them was done, while the refusal can still be audited. */
export async function allOrNothing<Value, Refused>(db: Db, work: () => Promise<Result<Value, Refused>>): Promise<Result<Value, Refused>> {
  await sql`savepoint before_it`.execute(db)
  const result = await work()
  await (result.ok ? sql`release savepoint before_it` : sql`rollback to savepoint before_it`).execute(db)
  return result
}
