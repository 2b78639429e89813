import type { Route } from '../../platform/http/route.ts'
import { openRoute } from '../../platform/http/route.ts'
import { arrive, leave } from './sso-entry.tsx'

const audit = { none: 'サインインの前後で、だれの記録も見せない。入った・断ったことは行いの中で staff.sign-in として記録する' }

/** Single sign-on: the way out and back. */
export const ssoRoutes: readonly Route[] = [
  openRoute({ method: 'GET', path: '/sign-in/sso', duty: 'anyone', audit, handler: leave }),
  openRoute({ method: 'GET', path: '/sign-in/sso/callback', duty: 'anyone', audit, handler: arrive }),
]
