import { sql } from 'kysely'
import type { Database, Db } from '../database.ts'
import { firstOf, rowsOf } from '../database.ts'
import type { Anchor } from './anchors.ts'
import type { SealedEvent } from './canonical.ts'
import { batchHash, merkleRoot } from './canonical.ts'
import { isSignedBy } from './key.ts'

/** What verification found: counts when all is well, else the first bad place in Japanese. */
export type Verdict =
  | { readonly ok: true; readonly batches: number; readonly events: number }
  | { readonly ok: false; readonly place: string }

/** Smallest bigint, as text, because a number cannot hold it. */
const LOWEST = '-9223372036854775808'

type Batch = {
  readonly no: number
  readonly kind: string
  readonly event_count: number
  readonly root: Uint8Array
  readonly prev_hash: Uint8Array
  readonly sealed_at_micros: string
  readonly hash: Uint8Array
  readonly signature: Uint8Array
}
type Leaf = SealedEvent & { readonly position: number }

/**
 * Looks for any change, removal, insertion, cut tail or replayed old backup: recomputes every batch from the events as they
 * stand, follows the chain, checks the signatures, and compares with the anchors kept outside.
 *
 * A lawful restore leaves a signed batch of kind `restored`; the anchors of what came after the backup are then no fault.
 *
 * Not detectable: a change within about a second before sealing, and what a hijacked app process signed itself.
 */
export function verifyAudit(database: Database, anchors: readonly Anchor[], publicKey: string): Promise<Verdict> {
  return database.snapshot(async db => {
    const looked = await walkBatches(db, anchors, publicKey)
    return typeof looked === 'string' ? { ok: false, place: looked } : { ok: true, ...looked }
  })
}

async function walkBatches(db: Db, anchors: readonly Anchor[], publicKey: string): Promise<{ batches: number; events: number } | string> {
  const foreign = anchors.find(anchor => anchor.publicKey !== publicKey)
  if (foreign) return `アンカー ${foreign.no} の署名鍵が、いまの鍵と違います。`
  const byNo = new Map(anchors.map(anchor => [anchor.no, anchor]))
  let expected = { no: 1, prev: Buffer.alloc(32) as Uint8Array }
  const restored: Batch[] = []
  let events = 0
  for (;;) {
    // The first look goes below 1, where nobody would search for a batch slipped in.
    const after = expected.no === 1 ? LOWEST : expected.no - 1
    const batches = await legible(rowsOf(db, sql<Batch>`select * from audit.batches_after(${after}, 1)`))
    if (batches === undefined) return `封印 ${expected.no} に、読み取れない値が入っています。`
    const batch = batches[0]
    if (batch === undefined) break
    if (batch.kind === 'restored') restored.push(batch)
    const anchor = byNo.get(batch.no)
    const fault = await faultOf(db, batch, expected, anchor && isGivenUp(anchor, restored, publicKey) ? undefined : anchor, publicKey)
    if (fault) return fault
    events += batch.event_count
    expected = { no: batch.no + 1, prev: batch.hash }
  }
  const standing = anchors.filter(anchor => !isGivenUp(anchor, restored, publicKey))
  return (await faultOfTail(db, expected, standing)) ?? { batches: expected.no - 1, events }
}

/**
 * Whether an anchor belongs to what was given up when a backup was lawfully restored: its batch was sealed before that restoring, and
 * came after what the backup held. The restoring is a signed batch of the chain, so nobody without the key can give anything up.
 */
function isGivenUp(anchor: Anchor, restored: readonly Batch[], publicKey: string): boolean {
  const given = restored.some(
    batch =>
      anchor.no >= batch.no &&
      BigInt(anchor.sealedAtMicros) < BigInt(batch.sealed_at_micros) &&
      anchor.hash !== Buffer.from(batch.hash).toString('hex'),
  )
  return given && isSignedBy(publicKey, Buffer.from(anchor.hash, 'hex'), Buffer.from(anchor.signature, 'base64'))
}

async function faultOf(
  db: Db,
  batch: Batch,
  expected: { readonly no: number; readonly prev: Uint8Array },
  anchor: Anchor | undefined,
  publicKey: string,
): Promise<string | undefined> {
  const where = `封印 ${batch.no}`
  if (batch.no < expected.no) return `${where} が差し込まれています。`
  if (batch.no !== expected.no) return `封印 ${expected.no} がありません（次に見つかったのは ${batch.no} です）。`
  if (!same(batch.prev_hash, expected.prev)) return `${where}: 前の封印とのつながりが切れています。`
  const leaves = await legible(rowsOf(db, sql<Leaf>`select * from audit.leaves_of(${batch.no})`))
  if (leaves === undefined) return `${where} の記録に、読み取れない値が入っています。`
  const gap = leaves.findIndex((leaf, at) => leaf.position !== at || leaf.id === null)
  if (gap >= 0) return `${where} の ${gap + 1} 件目の記録がなくなっています。`
  if (leaves.length !== batch.event_count) return `${where}: 記録は ${batch.event_count} 件のはずですが、${leaves.length} 件です。`
  if (!same(merkleRoot(leaves), batch.root)) return `${where}: ${batch.event_count} 件の記録のどれかが書き換えられています。`
  const hash = batchHash({
    no: batch.no,
    kind: batch.kind,
    eventCount: batch.event_count,
    root: batch.root,
    prevHash: batch.prev_hash,
    sealedAtMicros: batch.sealed_at_micros,
  })
  if (!same(hash, batch.hash)) return `${where}: 封印そのものが書き換えられています。`
  if (!isSignedBy(publicKey, batch.hash, batch.signature)) return `${where}: 署名が合いません。`
  if (anchor && !isAnchorOf(anchor, batch)) return `${where}: 外に控えたアンカーと違います。`
  return undefined
}

/** The signature is compared as well: a line of the file that was rewritten is a trace of whoever did it. */
function isAnchorOf(anchor: Anchor, batch: Batch): boolean {
  return (
    anchor.hash === Buffer.from(batch.hash).toString('hex') &&
    anchor.signature === Buffer.from(batch.signature).toString('base64') &&
    anchor.sealedAtMicros === batch.sealed_at_micros
  )
}

async function faultOfTail(
  db: Db,
  expected: { readonly no: number; readonly prev: Uint8Array },
  anchors: readonly Anchor[],
): Promise<string | undefined> {
  const last = anchors.reduce((most, anchor) => Math.max(most, anchor.no), 0)
  if (last >= expected.no) return `封印 ${expected.no} から ${last} までがありません。末尾が切られたか、古い控えに戻されています。`
  const standing = await firstOf(
    db,
    sql<{
      head_no: number
      head_hash: Uint8Array
      loose_events: number
      unsealed_without_event: number
      sealed_and_unsealed: number
      details_altered: number
      stray_leaves: number
      stray_batches: number
    }>`select * from audit.standing()`,
  )
  if (standing === undefined) return '封印の先頭の行がありません。'
  if (standing.head_no !== expected.no - 1 || !same(standing.head_hash, expected.prev)) return '封印の先頭の行が、最後の封印と合いません。'
  if (standing.loose_events > 0) return `封印の外に、差し込まれた記録が ${standing.loose_events} 件あります。`
  if (standing.stray_leaves > 0) return `どの封印にも属さない場所に、差し込まれた記録が ${standing.stray_leaves} 件あります。`
  if (standing.stray_batches > 0) return `番号の続きから外れた封印が ${standing.stray_batches} 件差し込まれています。`
  if (standing.unsealed_without_event > 0) return `封印を待つ記録が ${standing.unsealed_without_event} 件なくなっています。`
  if (standing.sealed_and_unsealed > 0) return `封印を終えた記録が ${standing.sealed_and_unsealed} 件、待ちの列に戻されています。`
  if (standing.details_altered > 0) return `記録の付属の内容が ${standing.details_altered} 件書き換えられています。`
  return undefined
}

/** SQLSTATE classes of values that cannot be read out: a data exception, and the infinite instant, which has no microseconds. */
const ILLEGIBLE = ['22', '0A']

/** Rows, or nothing where the database cannot read a value out. */
async function legible<Row>(rows: Promise<Row[]>): Promise<Row[] | undefined> {
  try {
    return await rows
  } catch (error) {
    if (error instanceof Error && 'code' in error && ILLEGIBLE.includes(String(error.code).slice(0, 2))) return undefined
    throw error
  }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
