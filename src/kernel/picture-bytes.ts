import type { Turn } from './picture.ts'

/** Two bytes, the greater first; NaN behind the end, so that every comparison with it fails. */
export function number16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? Number.NaN) * 256 + (bytes[at + 1] ?? Number.NaN)
}

/** Four bytes, the greatest first; NaN behind the end. */
export function number32(bytes: Uint8Array, at: number): number {
  return number16(bytes, at) * 65_536 + number16(bytes, at + 2)
}

/** Whether these bytes stand there. */
export function standsAt(bytes: Uint8Array, at: number, wanted: readonly number[]): boolean {
  return wanted.every((one, nth) => bytes[at + nth] === one)
}

/** The letters of a name, as bytes. */
export function lettersOf(name: string): readonly number[] {
  return [...name].map(letter => letter.charCodeAt(0))
}

/** Pieces, one after the other. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

const ORIENTATION = 0x0112
const SHORT = 3

/** The turn that a block of EXIF tells, in either order of bytes; upright where it tells none, or nonsense. @source Exif 2.32, 4.6.2 and 4.6.4 */
export function turnIn(tiff: Uint8Array): Turn {
  const isLittle = standsAt(tiff, 0, [0x49, 0x49, 42, 0])
  if (!isLittle && !standsAt(tiff, 0, [0x4d, 0x4d, 0, 42])) return 1
  const two = (at: number) => (isLittle ? (tiff[at + 1] ?? Number.NaN) * 256 + (tiff[at] ?? Number.NaN) : number16(tiff, at))
  const first = isLittle ? two(6) * 65_536 + two(4) : number32(tiff, 4)
  const count = two(first)
  for (let nth = 0; nth < count; nth++) {
    const at = first + 2 + nth * 12
    if (at + 12 > tiff.length) return 1
    if (two(at) === ORIENTATION && two(at + 2) === SHORT) return asTurn(two(at + 8))
  }
  return 1
}

/** The shortest block of EXIF: how a picture has to be turned, and nothing else. */
export function exifOf(turn: Turn): Uint8Array {
  return Uint8Array.of(...lettersOf('MM'), 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, SHORT, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0)
}

function asTurn(told: number): Turn {
  return told >= 1 && told <= 8 ? (told as Turn) : 1
}
