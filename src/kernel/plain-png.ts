import type { PictureRefusal, PlainPicture, Turn } from './picture.ts'
import { exifOf, joined, lettersOf, number32, standsAt, turnIn } from './picture-bytes.ts'
import type { Result } from './result.ts'
import { no, yes } from './result.ts'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Length, name and check of a chunk. */
const AROUND = 12
/** Which depths a kind of colour has. @source PNG (W3C), table 11.1 */
const DEPTHS: ReadonlyMap<number, readonly number[]> = new Map([
  [0, [1, 2, 4, 8, 16]],
  [2, [8, 16]],
  [3, [1, 2, 4, 8]],
  [4, [8, 16]],
  [6, [8, 16]],
])

/** Builds a PNG anew out of its head, colours and picture data; every other chunk, and what lies behind its end, stays behind. */
export function plainPng(bytes: Uint8Array): Result<PlainPicture, PictureRefusal> {
  if (!standsAt(bytes, 0, SIGNATURE)) return no('strange')
  const kept = [bytes.subarray(0, SIGNATURE.length)]
  const seen = new Set<string>()
  let turn: Turn = 1
  for (let at = SIGNATURE.length; ; ) {
    const size = number32(bytes, at)
    if (!(at + AROUND + size <= bytes.length)) return no('broken')
    const chunk = bytes.subarray(at, at + AROUND + size)
    const name = nameOf(chunk)
    const inside = chunk.subarray(8, 8 + size)
    if (number32(chunk, 8 + size) !== checkOf(chunk.subarray(4, 8 + size))) return no('broken')
    if (name === 'eXIf') turn = turnIn(inside)
    const place = placeOf(name, inside, seen)
    if (place === 'wrong') return no('broken')
    if (place === 'kept') kept.push(chunk)
    seen.add(name)
    if (name === 'IEND') return finished(kept, turn)
    at += AROUND + size
  }
}

function finished([signature = new Uint8Array(), head = new Uint8Array(), ...others]: readonly Uint8Array[], turn: Turn) {
  const bytes = joined([signature, head, ...(turn === 1 ? [] : [chunkOf('eXIf', exifOf(turn))]), ...others])
  return yes({ mediaType: 'image/png', width: number32(head, 8), height: number32(head, 12), bytes } as const)
}

function chunkOf(name: string, inside: Uint8Array): Uint8Array {
  const named = Uint8Array.of(...lettersOf(name), ...inside)
  return joined([fourBytes(inside.length), named, fourBytes(checkOf(named))])
}

const fourBytes = (number: number): Uint8Array => Uint8Array.of(number >>> 24, number >>> 16, number >>> 8, number)

const nameOf = (chunk: Uint8Array): string => String.fromCharCode(...chunk.subarray(4, 8))

/** Whether a chunk is needed to see the picture, can be left behind, or must not stand there. */
function placeOf(name: string, inside: Uint8Array, seen: ReadonlySet<string>): 'kept' | 'left' | 'wrong' {
  if (!/^[A-Za-z]{4}$/.test(name)) return 'wrong'
  if (seen.has('IHDR') === (name === 'IHDR')) return 'wrong'
  const isRight = NEEDED[name]
  // A great first letter says that nobody can show the picture without it.
  if (isRight === undefined) return /^[A-Z]/.test(name) ? 'wrong' : 'left'
  return isRight(inside, seen) ? 'kept' : 'wrong'
}

const NEEDED: Readonly<Record<string, (inside: Uint8Array, seen: ReadonlySet<string>) => boolean>> = {
  IHDR: inside => {
    const [depth, colour, packing, filter, lacing] = inside.subarray(8)
    return (
      inside.length === 13 &&
      (DEPTHS.get(colour ?? -1)?.includes(depth ?? -1) ?? false) &&
      packing === 0 &&
      filter === 0 &&
      (lacing === 0 || lacing === 1)
    )
  },
  PLTE: (inside, seen) => inside.length % 3 === 0 && inside.length <= 768 && inside.length > 0 && !seen.has('PLTE') && !seen.has('IDAT'),
  tRNS: (inside, seen) => inside.length <= 256 && !seen.has('tRNS') && !seen.has('IDAT'),
  IDAT: () => true,
  IEND: (inside, seen) => inside.length === 0 && seen.has('IDAT'),
}

const TABLE: readonly number[] = Array.from({ length: 256 }, (_, start) => {
  let rest = start
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1
  return rest >>> 0
})

/** The check of a chunk: CRC-32 over its name and what is inside. */
export function checkOf(bytes: Uint8Array): number {
  let rest = 0xffffffff
  for (const one of bytes) rest = (TABLE[(rest ^ one) & 0xff] ?? 0) ^ (rest >>> 8)
  return (rest ^ 0xffffffff) >>> 0
}
