/** Bytes of a stream, taken in the sizes that are asked for. */
export type Bytes = {
  /** Exactly `size` bytes; fewer only where the stream ends. */
  take(size: number): Promise<Buffer>
  /** Bytes up to and including the first `\n`; undefined when none comes within `atMost`. */
  line(atMost: number): Promise<Buffer | undefined>
}

/** Takes a stream piece by piece, holding no more of it than what was asked for and one chunk. */
export function bytesOf(source: AsyncIterable<Uint8Array>): Bytes {
  const incoming = source[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let size = 0
  const more = async () => {
    const next = await incoming.next()
    if (next.done) return false
    held.push(Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength))
    size += next.value.byteLength
    return true
  }
  const take = async (wanted: number) => {
    while (size < wanted && (await more())) {
      // Until there is enough.
    }
    const all = held.length === 1 && held[0] !== undefined ? held[0] : Buffer.concat(held)
    const taken = all.subarray(0, wanted)
    const rest = all.subarray(taken.length)
    held = rest.length > 0 ? [rest] : []
    size = rest.length
    return taken
  }
  const line = async (atMost: number) => {
    for (;;) {
      const all = Buffer.concat(held)
      held = [all]
      const end = all.indexOf(10)
      if (end >= 0 && end < atMost) return take(end + 1)
      if (size >= atMost || !(await more())) return undefined
    }
  }
  return { take, line }
}
