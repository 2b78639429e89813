import { crc32, deflateRawSync } from 'node:zlib'

/** A file to be packed: its path with `/` between folders, and what is in it; one that `isDense` (a photo) lies in the ZIP as it is. */
export type ZipEntry = { readonly path: string; readonly bytes: Uint8Array; readonly isDense?: boolean }

/**
 * Packs files into one ZIP that every system opens: deflated, names in UTF-8, no encryption. All carry the same time, in Japan.
 * For what fits into memory: less than 65,535 files and less than 4 GiB; more is an error.
 *
 * @source PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.16 and 4.4.4 (bit 11: names are UTF-8)
 */
export function zip(entries: readonly ZipEntry[], at: Date): Uint8Array {
  if (entries.length >= MOST_ENTRIES) throw new RangeError('too many files for one ZIP')
  const when = dosTime(at)
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const { path, bytes, isDense = false } of entries) {
    const name = Buffer.from(path, 'utf8')
    const packed = isDense ? bytes : deflateRawSync(bytes)
    const facts = factsOf({ name, when, way: isDense ? STORED : DEFLATED, crc: crc32(bytes), packed: packed.length, whole: bytes.length })
    const local = Buffer.concat([signed(LOCAL, 4), facts, name])
    directory.push(Buffer.concat([signed(CENTRAL, 6), facts, rest(offset), name]))
    parts.push(local, packed)
    offset += local.length + packed.length
  }
  const central = Buffer.concat(directory)
  if (offset + central.length > MOST_BYTES) throw new RangeError('too much for one ZIP')
  return Buffer.concat([...parts, central, ending(entries.length, central.length, offset)])
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const MOST_ENTRIES = 0xffff
const MOST_BYTES = 0xffffffff
const VERSION = 20
const UTF8_NAMES = 0x0800
const STORED = 0
const DEFLATED = 8
const JST = 9 * 3_600_000

/** A header up to the version needed to unpack it; the directory also says by which version it was made. */
function signed(signature: number, length: 4 | 6): Buffer {
  const header = Buffer.alloc(length)
  header.writeUInt32LE(signature, 0)
  if (length === 6) header.writeUInt16LE(VERSION, 4)
  return header
}

/** What the header before a file and its line in the directory say alike. */
function factsOf(file: {
  readonly name: Buffer
  readonly when: number
  readonly way: number
  readonly crc: number
  readonly packed: number
  readonly whole: number
}) {
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(VERSION, 0)
  facts.writeUInt16LE(UTF8_NAMES, 2)
  facts.writeUInt16LE(file.way, 4)
  facts.writeUInt32LE(file.when, 6)
  facts.writeUInt32LE(file.crc, 10)
  facts.writeUInt32LE(file.packed, 14)
  facts.writeUInt32LE(file.whole, 18)
  facts.writeUInt16LE(file.name.length, 22)
  return facts
}

/** The rest of a line of the directory: no comment, one disk, nothing about the system, and where the file begins. */
function rest(offset: number): Buffer {
  const bytes = Buffer.alloc(14)
  bytes.writeUInt32LE(offset, 10)
  return bytes
}

function ending(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}

/** Day and time as MS-DOS wrote them, in steps of two seconds. */
function dosTime(at: Date): number {
  const local = new Date(at.getTime() + JST)
  const time = (local.getUTCHours() << 11) | (local.getUTCMinutes() << 5) | (local.getUTCSeconds() >> 1)
  const day = ((local.getUTCFullYear() - 1980) << 9) | ((local.getUTCMonth() + 1) << 5) | local.getUTCDate()
  return ((day << 16) | time) >>> 0
}
