import { createHash } from 'node:crypto'

/** An event as the database gives it for sealing: instants as whole microseconds since 1970 in text, so that no display setting matters. */
export type SealedEvent = {
  readonly id: string | null
  readonly at_micros: string | null
  readonly staff_id: string | null
  readonly agency_id: string | null
  readonly action: string | null
  readonly subject_type: string | null
  readonly subject_ids: readonly string[] | null
  readonly outcome: string | null
  readonly refusal: string | null
  readonly purpose: string | null
  readonly route: string | null
  readonly request_no: string | null
  readonly detail_hash: Uint8Array | null
}

/** The bytes an event is sealed as: a JSON array of fixed order. Made here, never by database display settings. */
function canonicalBytes(event: SealedEvent): Buffer {
  return Buffer.from(
    JSON.stringify([
      event.id,
      event.at_micros,
      event.staff_id,
      event.agency_id,
      event.action,
      event.subject_type,
      event.subject_ids,
      event.outcome,
      event.refusal,
      event.purpose,
      event.route,
      event.request_no,
      event.detail_hash === null ? null : Buffer.from(event.detail_hash).toString('hex'),
    ]),
    'utf8',
  )
}

/**
 * Root of the Merkle tree over the events in their order. Leaves and nodes are hashed with different first bytes,
 * so that a node can never be passed off as a leaf.
 * @source RFC 6962 section 2.1
 */
export function merkleRoot(events: readonly SealedEvent[]): Buffer {
  if (events.length === 0) return sha256(Buffer.alloc(0))
  let level = events.map(event => sha256(Buffer.concat([Buffer.from([0]), canonicalBytes(event)])))
  while (level.length > 1) level = pairUp(level)
  return level[0] ?? Buffer.alloc(0)
}

/** What the hash of a batch covers: its number, kind, size, root, the hash before it and its time. */
export function batchHash(batch: {
  readonly no: number
  readonly kind: string
  readonly eventCount: number
  readonly root: Uint8Array
  readonly prevHash: Uint8Array
  readonly sealedAtMicros: string
}): Buffer {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
  return sha256(
    Buffer.from(
      JSON.stringify([batch.no, batch.kind, batch.eventCount, hex(batch.root), hex(batch.prevHash), batch.sealedAtMicros]),
      'utf8',
    ),
  )
}

function pairUp(level: readonly Buffer[]): Buffer[] {
  const above: Buffer[] = []
  for (let at = 0; at < level.length; at += 2) {
    const left = level[at]
    const right = level[at + 1]
    if (left === undefined) continue
    above.push(right === undefined ? left : sha256(Buffer.concat([Buffer.from([1]), left, right])))
  }
  return above
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
