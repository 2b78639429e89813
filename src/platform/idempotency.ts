import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Refusal } from '../kernel/refusal.ts'
import { refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { no, yes } from '../kernel/result.ts'
import type { Act, Tx } from './act.ts'
import { firstOf } from './database.ts'
import { dropDraft } from './draft.ts'

/** What came along with a write: a key made by the client, and the draft the form was written in. */
export type Once = { readonly key?: string | undefined; readonly body: unknown; readonly draft?: string | undefined }

/**
 * Does a write at most once for each (staff, key), for 24 hours. A replay gives the id that was made then, and the caller
 * reads it again under present sight; the answer itself is never kept. The same key with another body is refused.
 * A refusal is not remembered: the corrected form may be sent with the same key.
 */
export async function once<Made extends string>(
  act: Act,
  tx: Tx,
  request: Once,
  work: () => Promise<Result<Made, Refusal>>,
): Promise<Result<Made, Refusal>> {
  const { key } = request
  if (key === undefined || key === '') return withDraftDropped(act, tx, request, await work())
  const hash = createHash('sha256').update(JSON.stringify(request.body)).digest()
  await sql`delete from platform.idempotency where staff_id = ${act.reader.staffId} and made_at < now() - interval '24 hours'`.execute(
    tx.db,
  )
  // A second sender of the same key waits here until the first has committed or given up.
  const first = await firstOf(
    tx.db,
    sql<{ key: string }>`
      insert into platform.idempotency (staff_id, key, body_hash, outcome) values (${act.reader.staffId}, ${key}, ${hash}, 'done')
          on conflict (staff_id, key) do nothing
   returning key`,
  )
  if (first === undefined) return withDraftDropped(act, tx, request, await replay<Made>(act, tx, key, hash))
  const result = await work()
  if (result.ok) {
    await sql`update platform.idempotency set resource_id = ${result.value} where staff_id = ${act.reader.staffId} and key = ${key}`.execute(
      tx.db,
    )
  } else {
    await sql`delete from platform.idempotency where staff_id = ${act.reader.staffId} and key = ${key}`.execute(tx.db)
  }
  return withDraftDropped(act, tx, request, result)
}

async function replay<Made extends string>(act: Act, tx: Tx, key: string, hash: Uint8Array): Promise<Result<Made, Refusal>> {
  const known = await firstOf(
    tx.db,
    sql<{ body_hash: Uint8Array; resource_id: Made }>`
      select body_hash, resource_id from platform.idempotency where staff_id = ${act.reader.staffId} and key = ${key}`,
  )
  if (known === undefined || Buffer.compare(known.body_hash, hash) !== 0) {
    await tx.audit({ action: 'idempotency.refuse', subjectType: 'request', subjectIds: [], outcome: 'refused', refusal: 'key-reused' })
    return no(refusal('key-reused'))
  }
  await tx.audit({ action: 'idempotency.replay', subjectType: 'request', subjectIds: [known.resource_id] })
  return yes(known.resource_id)
}

async function withDraftDropped<Made extends string>(act: Act, tx: Tx, request: Once, result: Result<Made, Refusal>) {
  if (result.ok && request.draft) await dropDraft(tx.db, act.reader.staffId, request.draft)
  return result
}
