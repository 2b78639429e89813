import { createHash } from 'node:crypto'
import type { PartSum } from './contents.ts'

/** Counts bytes and rows of one part as it goes by. */
export type Summing = { add(piece: Uint8Array): void; end(): PartSum }

/**
 * Sums one part: SHA-256 over its bytes in order, and a sum over its rows in any order, because a table restored row by row may
 * come out in another order and still be the same table. A row is a line of COPY text, where a line feed never stands inside.
 */
export function sumsOf(): Summing {
  const whole = createHash('sha256')
  const rows = rowSums()
  let bytes = 0
  return {
    add: piece => {
      whole.update(piece)
      rows.add(piece)
      bytes += piece.length
    },
    end: () => ({ bytes, sha256: whole.digest('hex'), ...rows.end() }),
  }
}

/** Two running hashes of 32 bits a row (FNV-1a and a Murmur step), added up: made against loss and mix-up, not against an enemy. */
function rowSums() {
  let rows = 0
  let [one, other] = [0x811c9dc5, 0x9747b28c]
  let [sumOne, sumOther] = [0, 0]
  return {
    add(piece: Uint8Array): void {
      let [a, b] = [one, other]
      for (let at = 0; at < piece.length; at++) {
        const byte = piece[at] ?? 0
        if (byte !== 10) {
          a = Math.imul(a ^ byte, 0x01000193)
          b = Math.imul((b << 13) | (b >>> 19), 5) + byte + 0xe6546b64
          continue
        }
        rows++
        sumOne = (sumOne + finished(a)) >>> 0
        sumOther = (sumOther + finished(b)) >>> 0
        a = 0x811c9dc5
        b = 0x9747b28c
      }
      one = a
      other = b
    },
    end: () => ({ rows, rowSum: `${hex(sumOne)}${hex(sumOther)}` }),
  }
}

function finished(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (mixed ^ (mixed >>> 13)) >>> 0
}

function hex(number: number): string {
  return number.toString(16).padStart(8, '0')
}
