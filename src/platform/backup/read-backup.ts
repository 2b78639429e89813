import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { Bytes } from './bytes.ts'
import { bytesOf } from './bytes.ts'
import { chunksIn } from './chunks.ts'
import type { Manifest, Opening, PartHead, PartSum } from './contents.ts'
import { damaged } from './damaged.ts'
import type { OpenWith } from './lock.ts'
import { recordIn } from './records.ts'
import { sumsOf } from './sums.ts'

/** Who reads along: the opening first, then each part. Pieces that are not taken are read past and checked all the same. */
export type Visitor = {
  opening(opening: Opening): Promise<void> | void
  part(head: PartHead, pieces: AsyncIterable<Uint8Array>): Promise<void>
}

/** What was read to the end, and found to be as it was made. */
export type BackupRead = { readonly opening: Opening; readonly manifest: Manifest }

/**
 * Reads a backup from its first byte to its last and checks every one.
 * @throws Error in Japanese: damaged, cut off, locked, newer, not a backup
 */
export async function readBackup(path: string, use: OpenWith, visitor: Visitor): Promise<BackupRead> {
  const opened: { read?: BackupRead } = {}
  const file = createReadStream(path, { highWaterMark: 1024 * 1024 })
  const whole = Readable.from(chunksIn(file, use), { objectMode: false, highWaterMark: 1024 * 1024 })
  try {
    await pipeline(whole, createGunzip({ chunkSize: 262_144 }), async source => {
      opened.read = await readRecords(bytesOf(source), visitor)
    })
  } catch (error) {
    const isUnreadable = error instanceof SyntaxError || (error instanceof Error && 'code' in error && /^Z_|^ERR_/.test(String(error.code)))
    throw isUnreadable ? damaged('中身を開けません') : error
  } finally {
    file.destroy()
  }
  if (opened.read === undefined) throw damaged('終わりの目録がありません')
  return opened.read
}

async function readRecords(bytes: Bytes, visitor: Visitor): Promise<BackupRead> {
  const first = await recordIn(bytes)
  if (first?.kind !== 'opening') throw damaged('初めの説明がありません')
  await visitor.opening(first.opening)
  const parts: (PartHead & PartSum)[] = []
  for (;;) {
    const record = await recordIn(bytes)
    if (record?.kind === 'manifest') {
      if (JSON.stringify(record.manifest.parts) !== JSON.stringify(parts)) throw damaged('目録と中身が合いません')
      if ((await recordIn(bytes)) !== undefined) throw damaged('目録のあとに、余分な内容があります')
      return { opening: first.opening, manifest: record.manifest }
    }
    if (record?.kind !== 'part') throw damaged('終わりの目録がありません')
    parts.push({ ...record.head, ...(await readPart(bytes, record.head, visitor)) })
  }
}

async function readPart(bytes: Bytes, head: PartHead, visitor: Visitor): Promise<PartSum> {
  const sums = sumsOf()
  const found: { end?: PartSum } = {}
  const pieces = piecesOf(bytes, sums.add, found)
  await visitor.part(head, pieces)
  for await (const _ of pieces) {
    // What the visitor left is read past.
  }
  const sum = sums.end()
  if (JSON.stringify(found.end) !== JSON.stringify(sum)) throw damaged(`${head.name} の内容が、作ったときと違います`)
  return sum
}

async function* piecesOf(bytes: Bytes, add: (piece: Uint8Array) => void, found: { end?: PartSum }): AsyncGenerator<Uint8Array> {
  while (found.end === undefined) {
    const record = await recordIn(bytes)
    if (record?.kind === 'end') {
      found.end = record.sum
      return
    }
    if (record?.kind !== 'piece') throw damaged('中身が途中で終わっています')
    add(record.piece)
    yield record.piece
  }
}
