declare const kind: unique symbol

/** An opaque id (UUIDv7 text) of one kind of thing. Outsiders must not read anything into it. */
export type Id<Kind extends string> = string & { readonly [kind]: Kind }

export type AgencyId = Id<'agency'>
export type StaffId = Id<'staff'>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Reads an id from outside: the text of a UUID in lower case, or nothing. Existence is not asked here. */
export function readId<Kind extends string>(text: string | undefined): Id<Kind> | undefined {
  return text !== undefined && UUID.test(text) ? (text as Id<Kind>) : undefined
}

/**
 * A fresh id that sorts by time of making (UUIDv7), so that keyset lists and indexes stay in order.
 *
 * @param milliseconds since 1970, for ids of past rows; the present otherwise
 * @source RFC 9562 section 5.7
 */
export function newId<Kind extends string>(milliseconds: number = Date.now()): Id<Kind> {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16))
  let rest = milliseconds
  for (let at = 5; at >= 0; at--) {
    bytes[at] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>
}
