import { existsSync, readFileSync, renameSync } from 'node:fs'
import pg from 'pg'
import type { Anchor } from '../audit/anchors.ts'
import { appendAnchors } from '../audit/anchors.ts'
import { batchHash, merkleRoot } from '../audit/canonical.ts'
import type { AuditKey } from '../audit/key.ts'

/**
 * Writes into the chain itself that a backup was lawfully restored: an empty batch of kind `restored`, signed. Without it what is
 * left would be an old backup replayed, and anchors kept elsewhere would say so for ever.
 *
 * @returns the anchor of that batch
 */
export async function markRestored(ownerUrl: string, key: AuditKey): Promise<Anchor> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ no: string; hash: Buffer; micros: string }>(
      `select no::text, hash, (extract(epoch from clock_timestamp()) * 1000000)::bigint::text as micros from audit.head`,
    )
    const head = rows[0]
    if (head === undefined) throw new Error('封印の先頭の行がありません。この控えからは、記録の鎖を続けられません。')
    const batch = {
      no: Number(head.no) + 1,
      kind: 'restored',
      eventCount: 0,
      root: merkleRoot([]),
      prevHash: head.hash,
      sealedAtMicros: head.micros,
    }
    const hash = batchHash(batch)
    const signature = key.sign(hash)
    await client.query(
      `select audit.seal_write($1, 'restored', $2, $3, timestamptz 'epoch' + $4::bigint * interval '1 microsecond', $5, $6, '{}'::uuid[])`,
      [batch.no, batch.root, batch.prevHash, batch.sealedAtMicros, hash, signature],
    )
    return {
      no: batch.no,
      hash: hash.toString('hex'),
      sealedAtMicros: batch.sealedAtMicros,
      signature: signature.toString('base64'),
      publicKey: key.publicKey,
    }
  } finally {
    await client.end()
  }
}

/**
 * Puts the anchors of a backup where the sealer goes on from. Other anchors that lay there are kept under another name.
 * @returns that name, if there were any
 */
export function layAnchors(path: string, content: Buffer, at: Date): string | undefined {
  const isSame = existsSync(path) && readFileSync(path).equals(content)
  const kept = isSame || !existsSync(path) ? undefined : path.replace(/([.]jsonl)?$/, `.before-restore-${stampOf(at)}.jsonl`)
  if (kept !== undefined) renameSync(path, kept)
  if (!isSame) appendAnchors(path, anchorsIn(content))
  return kept
}

/** The anchors inside a backup. */
export function anchorsIn(content: Buffer): readonly Anchor[] {
  return content
    .toString('utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Anchor)
}

function stampOf(at: Date): string {
  return at.toISOString().slice(0, 19).replace(/[-:]/g, '')
}
