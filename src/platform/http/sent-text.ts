/** A body as it came: its text, or why there is none. `cut`: whoever sent it went away in the middle. */
export type SentText = { readonly text: string } | Missing
export type SentBytes = { readonly bytes: Uint8Array } | Missing
export type Missing = { readonly missing: 'too-large' | 'cut' }

/** Reads the body of a request; of one that does not say how long it is, no more than `limit` bytes. */
export async function readSentText(request: Request, limit: number): Promise<SentText> {
  const sent = await readSentBytes(request, limit)
  return 'missing' in sent ? sent : { text: new TextDecoder().decode(sent.bytes) }
}

/** The same, as bytes. */
export async function readSentBytes(request: Request, limit: number): Promise<SentBytes> {
  const told = request.headers.get('content-length')
  if (Number(told ?? 0) > limit) return { missing: 'too-large' }
  try {
    if (told !== null || request.body === null) return { bytes: new Uint8Array(await request.arrayBuffer()) }
    return await readUpTo(request.body, limit)
  } catch {
    return { missing: 'cut' }
  }
}

async function readUpTo(body: ReadableStream<Uint8Array>, limit: number): Promise<SentBytes> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body) {
    size += part.byteLength
    if (size > limit) return { missing: 'too-large' }
    parts.push(part)
  }
  return { bytes: Buffer.concat(parts) }
}
