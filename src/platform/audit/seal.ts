import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { firstOf, rowsOf } from '../database.ts'
import type { Anchor } from './anchors.ts'
import { appendAnchors, readLastAnchor } from './anchors.ts'
import type { SealedEvent } from './canonical.ts'
import { batchHash, merkleRoot } from './canonical.ts'
import type { AuditKey } from './key.ts'

/** Where seals go: the key that signs, the file outside the database, and (if given) one more place such as the log. */
export type SealPlace = { readonly key: AuditKey; readonly anchorFile: string; readonly announce?: (anchor: Anchor) => void }

type Waiting = SealedEvent & { readonly head_no: number; readonly head_hash: Uint8Array }

/**
 * Seals the events waiting: one batch at most, in a transaction of its own, so that writers never wait for one another.
 * The head's row lock makes the sealer single however many processes run. The anchor follows the commit; one that was
 * lost between the two is caught up at the next sealing.
 *
 * @returns how many events were sealed
 */
export async function sealOnce(database: Database, place: SealPlace, atMost = 1000): Promise<number> {
  const sealed = await database.transaction(null, async db => {
    const waiting = await rowsOf(db, sql<Waiting>`select * from audit.seal_lock(${atMost})`)
    const first = waiting[0]
    if (first === undefined) return 0
    const no = first.head_no + 1
    const sealedAt = await firstOf(
      db,
      sql<{ micros: string }>`select (extract(epoch from clock_timestamp()) * 1000000)::bigint::text as micros`,
    )
    const sealedAtMicros = sealedAt?.micros ?? '0'
    const root = merkleRoot(waiting)
    const hash = batchHash({ no, kind: 'events', eventCount: waiting.length, root, prevHash: first.head_hash, sealedAtMicros })
    await sql`select audit.seal_write(${no}, 'events', ${root}, ${first.head_hash}, ${instantOf(sealedAtMicros)}, ${hash}, ${place.key.sign(hash)},
                                      ${waiting.map(event => event.id)}::uuid[])`.execute(db)
    return waiting.length
  })
  if (sealed > 0) await catchUpAnchors(database, place)
  return sealed
}

/** Writes the anchors of batches that the anchor file does not have yet. */
async function catchUpAnchors(database: Database, place: SealPlace): Promise<void> {
  await database.transaction(null, async db => {
    // One writer of the file at a time: another process may have sealed the next batch already.
    await sql`select pg_advisory_xact_lock(5473002)`.execute(db)
    const last = readLastAnchor(place.anchorFile)?.no ?? 0
    const batches = await rowsOf(
      db,
      sql<{
        no: number
        hash: Uint8Array
        signature: Uint8Array
        sealed_at_micros: string
      }>`select * from audit.batches_after(${last}, 100000)`,
    )
    const anchors = batches.map(
      (batch): Anchor => ({
        no: batch.no,
        hash: Buffer.from(batch.hash).toString('hex'),
        sealedAtMicros: batch.sealed_at_micros,
        signature: Buffer.from(batch.signature).toString('base64'),
        publicKey: place.key.publicKey,
      }),
    )
    appendAnchors(place.anchorFile, anchors)
    for (const anchor of anchors) place.announce?.(anchor)
  })
}

/** Seals every second while the process lives, and first writes the anchors a dead process left behind. `stop` seals what is left. */
export function startSealer(database: Database, place: SealPlace, onError: (error: unknown) => void): { stop(): Promise<void> } {
  let running: Promise<unknown> = catchUpAnchors(database, place).catch(onError)
  const turn = () => {
    running = running.then(() => sealAll(database, place)).catch(onError)
  }
  const timer = setInterval(turn, 1000)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      turn()
      await running
    },
  }
}

async function sealAll(database: Database, place: SealPlace): Promise<void> {
  while ((await sealOnce(database, place)) === 1000) {
    // A full batch means more are waiting.
  }
}

function instantOf(micros: string): string {
  const whole = BigInt(micros)
  const fraction = String(whole % 1_000_000n).padStart(6, '0')
  return new Date(Number(whole / 1_000_000n) * 1000).toISOString().replace('.000Z', `.${fraction}Z`)
}
