import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import type { TransformCallback } from 'node:stream'
import { Transform } from 'node:stream'
import { bytesOf } from './bytes.ts'
import { damaged } from './damaged.ts'
import type { Lock, LockHeader, OpenWith } from './lock.ts'
import { openLock } from './lock.ts'

const MAGIC = 'TSUNAGI-BACKUP 1 '
const CHUNK = 262_144
const LAST = 0x8000_0000
const TAG = 16
const LONGEST_LINE = 1024

/**
 * Writes a backup's outer form: one line that tells the lock, then chunks of at most 256 KiB, each with its length and a tag.
 * The tag is AES-256-GCM's where there is a key, else a cut SHA-256. It covers the first line, the place in the file and whether
 * it is the last, so that no byte can be altered, and no chunk moved, doubled or cut off, unseen.
 * @source STREAM, Hoang et al. 2015 (the construction that age uses)
 */
export function chunksOut(lock: Lock): Transform {
  const first = Buffer.from(`${MAGIC}${JSON.stringify(lock.header)}\n`)
  const bound = createHash('sha256').update(first).digest()
  let no = 0
  let held: Buffer[] = []
  let size = 0
  return new Transform({
    construct(done) {
      this.push(first)
      done()
    },
    transform(piece: Buffer, _encoding, done: TransformCallback) {
      held.push(piece)
      size += piece.length
      // One byte more than a chunk must be there: whether a chunk is the last is known only when another follows.
      if (size > CHUNK) {
        const all = Buffer.concat(held)
        let at = 0
        for (; all.length - at > CHUNK; at += CHUNK) this.push(sealed(lock, bound, no++, all.subarray(at, at + CHUNK), false))
        held = [all.subarray(at)]
        size = all.length - at
      }
      done()
    },
    flush(done) {
      this.push(sealed(lock, bound, no, Buffer.concat(held), true))
      done()
    },
  })
}

/**
 * Reads what `chunksOut` wrote; gives a byte only after its chunk was found whole.
 * @throws Error in Japanese (`damaged`), or Error in Japanese when passphrase or key are missing
 */
export async function* chunksIn(source: AsyncIterable<Uint8Array>, use: OpenWith): AsyncGenerator<Buffer> {
  const bytes = bytesOf(source)
  const first = await bytes.line(LONGEST_LINE)
  const lock = openLock(readHeader(first), use)
  const bound = createHash('sha256')
    .update(first ?? '')
    .digest()
  for (let no = 0; ; no++) {
    const head = await bytes.take(4)
    if (head.length < 4) throw damaged('途中で終わっています')
    const isLast = head.readUInt32BE() >= LAST
    const length = head.readUInt32BE() % LAST
    if (length > CHUNK) throw damaged(`${no + 1} 番目のかたまりの長さが読めません`)
    const body = await bytes.take(length + TAG)
    if (body.length < length + TAG) throw damaged('途中で終わっています')
    const opened = unsealed(lock, bound, no, body, isLast)
    if (opened === undefined) throw wrong(lock, no)
    yield opened
    if (!isLast) continue
    if ((await bytes.take(1)).length > 0) throw damaged('終わりのあとに、余分な内容があります')
    return
  }
}

function wrong(lock: Lock, no: number): Error {
  if (lock.header.lock === 'scrypt' && no === 0)
    return new Error('合言葉が違うか、控えの初めが壊れています。合言葉を確かめ、合っていれば別の控えを使ってください。')
  return damaged(`${no + 1} 番目のかたまりが、作ったときと違います`)
}

function readHeader(first: Buffer | undefined): LockHeader {
  const text = first?.toString('utf8') ?? ''
  if (/^TSUNAGI-BACKUP [0-9]+ /.test(text) && !text.startsWith(MAGIC))
    throw new Error('この控えは、新しい版のつなぎで作られています。新しい版のつなぎで戻してください。')
  if (!text.startsWith(MAGIC)) throw new Error('つなぎの控えではありません。「backup --out」で作ったファイルを指定してください。')
  try {
    const header = JSON.parse(text.slice(MAGIC.length)) as Record<string, unknown>
    const { lock, salt, sender, recipient } = header
    if (lock === 'none') return { lock }
    if (lock === 'scrypt' && typeof salt === 'string') return { lock, salt }
    if (lock === 'x25519' && typeof sender === 'string' && typeof recipient === 'string') return { lock, sender, recipient }
  } catch {
    // Said below.
  }
  throw damaged('初めの行が読めません')
}

function sealed(lock: Lock, bound: Buffer, no: number, plain: Buffer, isLast: boolean): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(plain.length + (isLast ? LAST : 0))
  const place = placeOf(no, isLast)
  if (lock.key === undefined) return Buffer.concat([head, plain, digest(bound, place, plain)])
  const cipher = createCipheriv('aes-256-gcm', lock.key, place).setAAD(bound)
  return Buffer.concat([head, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function unsealed(lock: Lock, bound: Buffer, no: number, body: Buffer, isLast: boolean): Buffer | undefined {
  const place = placeOf(no, isLast)
  const inside = body.subarray(0, -TAG)
  const tag = body.subarray(-TAG)
  if (lock.key === undefined) return timingSafeEqual(digest(bound, place, inside), tag) ? inside : undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', lock.key, place, { authTagLength: TAG }).setAAD(bound).setAuthTag(tag)
    return Buffer.concat([decipher.update(inside), decipher.final()])
  } catch {
    return undefined
  }
}

/** The nonce: every key locks one file only, so the place in it is enough. */
function placeOf(no: number, isLast: boolean): Buffer {
  const place = Buffer.alloc(12)
  place.writeUInt32BE(no, 7)
  place[11] = isLast ? 1 : 0
  return place
}

function digest(bound: Buffer, place: Buffer, plain: Buffer): Buffer {
  return createHash('sha256').update(bound).update(place).update(plain).digest().subarray(0, TAG)
}
