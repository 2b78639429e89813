import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther, withCookie } from '../../platform/http/answer.ts'
import { ownPath } from '../../platform/http/draft-routes.ts'
import type { Route, Visit } from '../../platform/http/route.ts'
import { openRoute, route, whereverPeopleSignIn } from '../../platform/http/route.ts'
import { endedCookie } from '../../platform/http/token.ts'
import { readDemoSignIns } from '../acts/know-the-reader.ts'
import { signOut } from '../acts/sign-out.ts'
import { accountRoutes } from './account-routes.tsx'
import { enrolRoutes } from './enrol-routes.tsx'
import { firstPlace } from './first-place.ts'
import { showHelp } from './help.tsx'
import { mailWishRoutes, ownAccountRoutes } from './own-account-routes.tsx'
import { tokenOf } from './request-of.ts'
import { setupRoutes } from './setup-routes.tsx'
import { SignInPage } from './sign-in.tsx'
import { signInRoutes } from './sign-in-routes.tsx'
import { ssoRoutes } from './sso-routes.tsx'
import { stepUpRoutes } from './step-up-routes.tsx'

export { accountNavigation } from './account-routes.tsx'
export { auditNavigation, auditRoutes } from './audit.tsx'

/** What everybody needs who signs in, staff and residents alike. */
const ownRoutes: readonly Route[] = [
  openRoute({ method: 'GET', path: '/help', duty: 'anyone', audit: { none: '使い方の説明だけ' }, handler: showHelp }),
  openRoute({
    method: 'GET',
    path: '/',
    duty: 'anyone',
    audit: { none: 'サインインの前後で、だれの記録も見せない' },
    handler: visit => seeOther(firstPlace(visit)),
  }),
  ...signInRoutes,
  ...enrolRoutes,
  ...setupRoutes,
  ...stepUpRoutes,
  ...ownAccountRoutes,
  route({
    method: 'POST',
    path: '/sign-out',
    duty: 'signed-in',
    audit: { none: '行いの中で staff.sign-out として記録する' },
    handler: async visit => {
      const request = { route: 'POST /sign-out', requestNo: visit.requestNo }
      await signOut(visit.house.database, visit.signedIn.reader.staffId, tokenOf(visit), request)
      const gone = withCookie(seeOther('/sign-in?done=signed-out'), endedCookie())
      return { ...gone, headers: { ...gone.headers, 'clear-site-data': '"cache", "storage"' } }
    },
  }),
]

/** Signing in and out, one's own account and everybody's, the way in, and help. */
export const staffRoutes: readonly Route[] = [...whereverPeopleSignIn(ownRoutes), ...mailWishRoutes, ...accountRoutes, ...ssoRoutes]

/** The page for somebody whose session ended: it keeps what they typed. A GET is simply remembered. */
export async function signInFirst(visit: Visit): Promise<Answer> {
  if (visit.method !== 'POST') return seeOther(`/sign-in?next=${encodeURIComponent(visit.path)}`)
  const next = visit.form.get('_draft') || pageBefore(visit) || visit.path
  const people = await readDemoSignIns(visit.house.database)
  return page(<SignInPage visit={visit} next={next} carried={visit.form} demo={people} />, 401)
}

/** The page from which a form was sent: what a form is sent to may be no page to come back to. */
function pageBefore(visit: Visit): string | undefined {
  const referer = visit.header('referer')
  if (referer === undefined || !URL.canParse(referer)) return undefined
  const { host, pathname, search } = new URL(referer)
  return host === visit.header('host') ? ownPath(`${pathname}${search}`) : undefined
}
