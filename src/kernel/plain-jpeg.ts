import type { PictureRefusal, PlainPicture, Turn } from './picture.ts'
import { exifOf, joined, lettersOf, number16, standsAt, turnIn } from './picture-bytes.ts'
import type { Result } from './result.ts'
import { no, yes } from './result.ts'

/** Marks of the parts of a JPEG. @source ITU-T T.81, table B.1 */
const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const DQT = 0xdb
const DHT = 0xc4
const DRI = 0xdd
const APP0 = 0xe0
const APP1 = 0xe1
const APP14 = 0xee
const APP15 = 0xef
const COM = 0xfe
/** Baseline, extended and progressive: what cameras write and browsers show. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2])

const JFIF = lettersOf('JFIF\0')
const EXIF = lettersOf('Exif\0\0')
const ADOBE = lettersOf('Adobe')

type Frame = { readonly width: number; readonly height: number; readonly components: number }
type Segment = { readonly mark: number; readonly inside: Uint8Array }
type Kept = {
  readonly pieces: Uint8Array[]
  readonly seen: Set<number>
  frame: Frame | undefined
  turn: Turn | undefined
}

/** Builds a JPEG anew out of its tables, its frame and its scans; every other part, and what lies behind its end, stays behind. */
export function plainJpeg(bytes: Uint8Array): Result<PlainPicture, PictureRefusal> {
  if (!standsAt(bytes, 0, [0xff, SOI, 0xff])) return no('strange')
  const kept: Kept = { pieces: [Uint8Array.of(0xff, SOI)], seen: new Set(), frame: undefined, turn: undefined }
  let at = 2
  for (;;) {
    at = markAt(bytes, at)
    const mark = bytes[at]
    if (mark === undefined) return no('broken')
    if (mark === EOI) return finished(kept)
    const size = number16(bytes, at + 1)
    if (!(size >= 2 && at + 1 + size <= bytes.length)) return no('broken')
    const segment = { mark, inside: bytes.subarray(at + 3, at + 1 + size) }
    if (!keep(kept, segment)) return no('broken')
    at += 1 + size
    if (mark !== SOS) continue
    const end = endOfScan(bytes, at)
    if (end === undefined) return no('broken')
    kept.pieces.push(bytes.subarray(at, end))
    at = end
  }
}

/** Where the next mark stands, any number of filling bytes before it; behind the end where there is none. */
function markAt(bytes: Uint8Array, from: number): number {
  if (bytes[from] !== 0xff) return bytes.length
  let at = from
  while (bytes[at] === 0xff) at++
  return at
}

/** Behind the last byte of a scan: where a mark begins that is neither a byte written twice nor the start of the next piece of the scan. */
function endOfScan(bytes: Uint8Array, from: number): number | undefined {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next === undefined) return undefined
    const isInside = next === 0 || (next >= 0xd0 && next <= 0xd7)
    if (!isInside && next !== 0xff) return startOfFilling(bytes, at, from)
  }
  return undefined
}

function startOfFilling(bytes: Uint8Array, mark: number, from: number): number {
  let at = mark
  while (at > from && bytes[at - 1] === 0xff) at--
  return at
}

function finished({ pieces, frame, turn, seen }: Kept): Result<PlainPicture, PictureRefusal> {
  if (frame === undefined || !seen.has(SOS)) return no('broken')
  const [start = new Uint8Array(), ...others] = pieces
  const bytes = joined([start, ...turnNote(turn ?? 1), ...others, Uint8Array.of(0xff, EOI)])
  return yes({ mediaType: 'image/jpeg', width: frame.width, height: frame.height, bytes })
}

/** What has to be told of how the camera was held: nothing of a picture that stands upright. */
function turnNote(turn: Turn): readonly Uint8Array[] {
  return turn === 1 ? [] : segmentOf(APP1, Uint8Array.of(...EXIF, ...exifOf(turn)))
}

/** Takes over one part, or leaves it behind; false where it is not written as it has to be. */
function keep(kept: Kept, segment: Segment): boolean {
  const { mark, inside } = segment
  if (mark === COM || (mark >= APP0 && mark <= APP15)) return keepOfProgram(kept, segment)
  if (FRAMES.has(mark)) {
    if (kept.frame !== undefined) return false
    kept.frame = frameOf(inside)
  }
  if (!isAsWritten(mark, inside, kept.frame)) return false
  put(kept, segment)
  return true
}

/** Of what programs write for themselves: the two short notes that say how the colours are meant, cut to their known length, once each. */
function keepOfProgram(kept: Kept, { mark, inside }: Segment): boolean {
  if (mark === APP1 && standsAt(inside, 0, EXIF)) kept.turn ??= turnIn(inside.subarray(EXIF.length))
  if (kept.seen.has(mark)) return true
  if (mark === APP0 && standsAt(inside, 0, JFIF) && inside.length >= 14) {
    const note = inside.slice(0, 14)
    // No small picture follows.
    note.set([0, 0], 12)
    put(kept, { mark, inside: note })
  }
  if (mark === APP14 && standsAt(inside, 0, ADOBE) && inside.length >= 12) put(kept, { mark, inside: inside.subarray(0, 12) })
  return true
}

function put(kept: Kept, { mark, inside }: Segment): void {
  kept.seen.add(mark)
  kept.pieces.push(...segmentOf(mark, inside))
}

function segmentOf(mark: number, inside: Uint8Array): readonly Uint8Array[] {
  const size = inside.length + 2
  return [Uint8Array.of(0xff, mark, size >> 8, size & 0xff), inside]
}

function frameOf(inside: Uint8Array): Frame {
  return { height: number16(inside, 1), width: number16(inside, 3), components: inside[5] ?? 0 }
}

/** Whether a part is exactly as long as what it tells, so that nothing can lie hidden in it. @source ITU-T T.81, B.2.2–B.2.4 */
function isAsWritten(mark: number, inside: Uint8Array, frame: Frame | undefined): boolean {
  if (mark === DQT) return endsExactly(inside, at => 65 + ((inside[at] ?? 0) >> 4 === 0 ? 0 : 64))
  if (mark === DHT) return endsExactly(inside, at => 17 + inside.subarray(at + 1, at + 17).reduce((sum, one) => sum + one, 0))
  if (mark === DRI) return inside.length === 2
  if (frame === undefined) return false
  if (FRAMES.has(mark)) return [1, 3, 4].includes(frame.components) && inside.length === 6 + 3 * frame.components
  const scanned = inside[0] ?? 0
  return mark === SOS && scanned >= 1 && scanned <= frame.components && inside.length === 4 + 2 * scanned
}

function endsExactly(inside: Uint8Array, sizeAt: (at: number) => number): boolean {
  let at = 0
  while (at < inside.length) at += sizeAt(at)
  return at === inside.length && at > 0
}
