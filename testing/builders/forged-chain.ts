import type pg from 'pg'
import type { SealedEvent } from '../../src/platform/audit/canonical.ts'
import { batchHash, merkleRoot } from '../../src/platform/audit/canonical.ts'
import type { AuditKey } from '../../src/platform/audit/key.ts'

type Batch = { readonly no: number; readonly kind: string; readonly micros: string; readonly signature: Buffer }

/**
 * Rewrites the chain so that every root, hash and link fits the events as they now stand: what an intruder can do who knows
 * the program but not the key. Signs with `key` where one is given, and keeps the old signatures otherwise.
 */
export async function forgeChain(client: pg.Client, key?: AuditKey): Promise<void> {
  const { rows } = await client.query<Batch>(
    'select no::integer, kind, (extract(epoch from sealed_at) * 1000000)::bigint::text as micros, signature from audit.batch order by no',
  )
  let prevHash: Uint8Array = Buffer.alloc(32)
  for (const { no, kind, micros, signature } of rows) {
    const leaves = (await client.query<SealedEvent>('select * from audit.leaves_of($1)', [no])).rows
    const root = merkleRoot(leaves)
    const hash = batchHash({ no, kind, eventCount: leaves.length, root, prevHash, sealedAtMicros: micros })
    await client.query('update audit.batch set event_count = $2, root = $3, prev_hash = $4, hash = $5, signature = $6 where no = $1', [
      no,
      leaves.length,
      root,
      prevHash,
      hash,
      key ? key.sign(hash) : signature,
    ])
    prevHash = hash
  }
  await client.query('update audit.head set no = $1, hash = $2', [rows.length, prevHash])
}
