import type { Visit } from '../../platform/http/route.ts'

const HALF_COOKIE = '__Host-tsunagi-half'
const LONGEST_SECONDS = 30 * 60

/** The cookie between password and second factor. It opens no page of anybody's record, and the database ends it sooner. */
export function halfCookie(token: string): string {
  return `${HALF_COOKIE}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${LONGEST_SECONDS}`
}

/** The token of somebody who stands between password and second factor. */
export function readHalfCookie(visit: Visit): string | undefined {
  const prefix = `${HALF_COOKIE}=`
  const parts = (visit.header('cookie') ?? '').split(';').map(part => part.trim())
  return parts.find(part => part.startsWith(prefix))?.slice(prefix.length) || undefined
}
