/** A body as it came: its text, or why there is none. `cut`: whoever sent it went away in the middle. */
export type SentText = { readonly text: string } | { readonly missing: 'too-large' | 'cut' }

/** Reads the body of a request; of one that does not say how long it is, no more than `limit` bytes. */
export async function readSentText(request: Request, limit: number): Promise<SentText> {
  const told = request.headers.get('content-length')
  if (Number(told ?? 0) > limit) return { missing: 'too-large' }
  try {
    if (told !== null || request.body === null) return { text: await request.text() }
    return await readUpTo(request.body, limit)
  } catch {
    return { missing: 'cut' }
  }
}

async function readUpTo(body: ReadableStream<Uint8Array>, limit: number): Promise<SentText> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body) {
    size += part.byteLength
    if (size > limit) return { missing: 'too-large' }
    parts.push(part)
  }
  return { text: new TextDecoder().decode(Buffer.concat(parts)) }
}
