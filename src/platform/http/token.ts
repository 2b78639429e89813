import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export const SESSION_COOKIE = '__Host-tsunagi'

/** A fresh 256-bit secret for a session or an API token. */
export function freshToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a token: its SHA-256. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** The token that a page's forms carry, bound to the session; of no use without the cookie. */
export function formTokenOf(sessionToken: string): string {
  return createHash('sha256').update(`form:${sessionToken}`).digest('base64url')
}

/** Whether two tokens are the same, in constant time. */
export function sameToken(a: string, b: string): boolean {
  const left = tokenHash(a)
  const right = tokenHash(b)
  return timingSafeEqual(left, right)
}

/** The cookie that carries a session; it ends with the browser. */
export function sessionCookie(token: string): string {
  return `${SESSION_COOKIE}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax`
}

/** The cookie that ends a session in the browser. */
export function endedCookie(): string {
  return `${SESSION_COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`
}

/** The session token of a Cookie header. */
export function readSessionCookie(header: string | undefined): string | undefined {
  const prefix = `${SESSION_COOKIE}=`
  const found = header
    ?.split(';')
    .map(part => part.trim())
    .find(part => part.startsWith(prefix))
  return found?.slice(prefix.length) || undefined
}
