import type { Bytes } from './bytes.ts'
import type { Manifest, Opening, PartHead, PartSum } from './contents.ts'
import { damaged } from './damaged.ts'

/** What stands inside a backup, in this order: the opening, each part with its pieces and its end, and the manifest. */
export type BackupRecord =
  | { readonly kind: 'opening'; readonly opening: Opening }
  | { readonly kind: 'part'; readonly head: PartHead }
  | { readonly kind: 'piece'; readonly piece: Uint8Array }
  | { readonly kind: 'end'; readonly sum: PartSum }
  | { readonly kind: 'manifest'; readonly manifest: Manifest }

const CODES = { opening: 1, part: 2, piece: 3, end: 4, manifest: 5 } as const
const LONGEST = 64 * 1024 * 1024

/** One record in bytes: its kind, its length, its content (JSON, or the piece itself). */
export function recordOut(record: BackupRecord): Buffer {
  const content = record.kind === 'piece' ? record.piece : Buffer.from(JSON.stringify(contentOf(record)))
  const head = Buffer.alloc(5)
  head.writeUInt8(CODES[record.kind])
  head.writeUInt32BE(content.length, 1)
  return Buffer.concat([head, content])
}

/** The next record; nothing at the end. @throws Error in Japanese (`damaged`) */
export async function recordIn(bytes: Bytes): Promise<BackupRecord | undefined> {
  const head = await bytes.take(5)
  if (head.length === 0) return undefined
  const length = head.length === 5 ? head.readUInt32BE(1) : LONGEST + 1
  if (length > LONGEST) throw damaged('中の区切りが読めません')
  const content = await bytes.take(length)
  if (content.length < length) throw damaged('中身が途中で終わっています')
  if (head[0] === CODES.piece) return { kind: 'piece', piece: content }
  const read: unknown = JSON.parse(content.toString('utf8'))
  if (head[0] === CODES.opening) return { kind: 'opening', opening: read as Opening }
  if (head[0] === CODES.part) return { kind: 'part', head: read as PartHead }
  if (head[0] === CODES.end) return { kind: 'end', sum: read as PartSum }
  if (head[0] === CODES.manifest) return { kind: 'manifest', manifest: read as Manifest }
  throw damaged('知らない区切りがあります')
}

function contentOf(record: Exclude<BackupRecord, { readonly kind: 'piece' }>): unknown {
  if (record.kind === 'opening') return record.opening
  if (record.kind === 'part') return record.head
  return record.kind === 'end' ? record.sum : record.manifest
}
