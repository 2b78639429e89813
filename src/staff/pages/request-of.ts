import type { Visit } from '../../platform/http/route.ts'
import { readSessionCookie } from '../../platform/http/token.ts'
import type { SignInRequest } from '../acts/begin-session.ts'
import { browserName } from '../domain/browser-name.ts'

/** What every way in is told of the request. `route`: the row of the route table. */
export function requestOf(visit: Visit, route: string): SignInRequest {
  return {
    route,
    requestNo: visit.requestNo,
    from: visit.from,
    browser: browserName(visit.header('user-agent')),
    oldToken: readSessionCookie(visit.header('cookie')),
  }
}

/** The session token of this browser; empty when it has none. */
export function tokenOf(visit: Visit): string {
  return readSessionCookie(visit.header('cookie')) ?? ''
}
