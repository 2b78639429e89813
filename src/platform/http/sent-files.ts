import type { Fields } from './fields.ts'
import { fieldsOf, sentFields } from './fields.ts'
import type { Missing, SentText } from './sent-text.ts'
import { readSentBytes, readSentText } from './sent-text.ts'

/** A file of a form. What it is called and what it says it is are the sender's words: neither may be believed. */
export type SentFile = { readonly field: string; readonly name: string; readonly type: string; readonly bytes: Uint8Array }

/** A form that brings files. */
export type SentForm = { readonly form: Fields; readonly files: readonly SentFile[] }

/** What was sent: text; or, where the route takes files and was sent a form with files, its fields and files. */
export type Sent = Exclude<SentText, Missing> | SentForm

const NOTHING: SentForm = { form: fieldsOf([]), files: [] }

/** Reads what a request brings, up to `limit` bytes: text, unless the route takes files and is sent a form with files. */
export async function readSent(request: Request, takes: 'files' | undefined, limit: number): Promise<Sent | Missing> {
  if (request.method === 'GET') return { text: '' }
  const type = request.headers.get('content-type') ?? ''
  if (takes === undefined || !/^multipart\/form-data(;|\s|$)/i.test(type)) return readSentText(request, limit)
  const sent = await readSentBytes(request, limit)
  return 'missing' in sent ? sent : formIn(sent.bytes, type)
}

/**
 * Reads a form with files. A field for a file in which none was chosen counts as absent; what cannot be read brings nothing, not even the
 * token of the form, and is refused for that.
 */
async function formIn(bytes: Uint8Array, contentType: string): Promise<SentForm> {
  const whole = new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { 'content-type': contentType } })
  const sent = await whole.formData().catch(() => undefined)
  if (sent === undefined) return NOTHING
  const entries: (readonly [string, string])[] = []
  const files: SentFile[] = []
  for (const [field, value] of sent) {
    if (typeof value === 'string') entries.push([field, value])
    else if (value.name !== '' || value.size > 0)
      files.push({ field, name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) })
  }
  return { form: sentFields(entries), files }
}
