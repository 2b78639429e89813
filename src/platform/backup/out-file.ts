import { randomBytes } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { link, open, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { chunksOut } from './chunks.ts'
import type { Lock } from './lock.ts'

/** Fast rather than small: a backup at night must not be the work of hours. */
const SQUEEZE = { level: 2, chunkSize: 262_144 }

/**
 * Writes a backup to a file that only its owner may read. It has another name until it is whole and on disk; nothing that was there
 * is ever replaced, and nothing half is left behind.
 *
 * @returns its size in bytes
 * @throws Error in Japanese when there already is such a file
 */
export async function writeOutFile(path: string, lock: Lock, content: AsyncIterable<Uint8Array>): Promise<number> {
  const target = resolve(path)
  if (existsSync(target)) throw already(target)
  const draft = `${target}.${randomBytes(4).toString('hex')}.part`
  try {
    const file = createWriteStream(draft, { mode: 0o600, flags: 'wx', highWaterMark: 1024 * 1024 })
    await pipeline(Readable.from(content, { objectMode: false, highWaterMark: 1024 * 1024 }), createGzip(SQUEEZE), chunksOut(lock), file)
    await settleOnDisk(draft)
    // A link fails where a file is; a rename would replace it.
    await link(draft, target).catch((error: unknown) => {
      throw error instanceof Error && 'code' in error && error.code === 'EEXIST' ? already(target) : error
    })
  } finally {
    await rm(draft, { force: true })
  }
  await settleOnDisk(dirname(target))
  return (await stat(target)).size
}

function already(path: string): Error {
  return new Error(`${path} は、もうあります。控えは前のものを置きかえません。別の名前を指定してください。`)
}

async function settleOnDisk(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
