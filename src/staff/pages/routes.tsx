import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther, withCookie } from '../../platform/http/answer.ts'
import { ownPath } from '../../platform/http/draft-routes.ts'
import type { Fields } from '../../platform/http/fields.ts'
import { fieldsOf, typedFields } from '../../platform/http/fields.ts'
import type { Route, Visit } from '../../platform/http/route.ts'
import { openRoute, route } from '../../platform/http/route.ts'
import { endedCookie, readSessionCookie, sessionCookie } from '../../platform/http/token.ts'
import { doorkeeperOf, readDemoSignIns } from '../acts/know-the-reader.ts'
import { signIn, signInAsDemo } from '../acts/sign-in.ts'
import { signOut } from '../acts/sign-out.ts'
import type { SignInRefusal } from '../domain/sign-in.ts'
import { showHelp } from './help.tsx'
import { SignInPage } from './sign-in.tsx'
import { texts } from './texts.ts'

export { auditNavigation, auditRoutes } from './audit.tsx'

const NOBODYS = { none: 'サインインの前後で、だれの記録も見せない' }

/** Signing in and out, the way in, and help. */
export const staffRoutes: readonly Route[] = [
  openRoute({ method: 'GET', path: '/help', duty: 'anyone', audit: { none: '使い方の説明だけ' }, handler: showHelp }),
  openRoute({ method: 'GET', path: '/', duty: 'anyone', audit: NOBODYS, handler: visit => seeOther(firstPlace(visit)) }),
  openRoute({
    method: 'GET',
    path: '/sign-in',
    duty: 'anyone',
    audit: NOBODYS,
    handler: async visit => {
      if (visit.signedIn) return seeOther(firstPlace(visit))
      return page(<SignInPage visit={visit} next={visit.query.get('next')} demo={await readDemoSignIns(visit.house.database)} />)
    },
  }),
  openRoute({
    method: 'POST',
    path: '/sign-in',
    duty: 'anyone',
    audit: { none: '行いの中で staff.sign-in として記録する' },
    handler: enter,
  }),
  route({
    method: 'POST',
    path: '/sign-out',
    duty: 'signed-in',
    audit: { none: '行いの中で staff.sign-out として記録する' },
    handler: async visit => {
      const token = readSessionCookie(visit.header('cookie')) ?? ''
      await signOut(visit.house.database, visit.signedIn.reader.staffId, token, { route: 'POST /sign-out', requestNo: visit.requestNo })
      const gone = withCookie(seeOther('/sign-in?done=signed-out'), endedCookie())
      return { ...gone, headers: { ...gone.headers, 'clear-site-data': '"cache", "storage"' } }
    },
  }),
]

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

async function enter(visit: Visit): Promise<Answer> {
  const { database, isDemo } = visit.house
  const request = { route: 'POST /sign-in', requestNo: visit.requestNo, from: visit.from }
  const demo = visit.form.get('demo')
  const login = visit.form.get('login').trim()
  const result = demo
    ? await signInAsDemo(database, isDemo, demo, request)
    : await signIn(database, login, visit.form.get('password'), request)
  const carried = carriedIn(visit.form)
  const next = ownPath(visit.form.get('_next')) ?? '/'
  if (!result.ok) {
    const status = result.refusal.code === 'wrong' ? 422 : 429
    const people = await readDemoSignIns(database)
    return page(
      <SignInPage visit={visit} next={next} login={login} notice={sentence(result.refusal)} carried={carried} demo={people} />,
      status,
    )
  }
  await keepCarried(visit, result.value, carried, next)
  return withCookie(seeOther(next), sessionCookie(result.value))
}

/** What was typed before the session ended becomes a draft of whoever signed in at this browser, under the page it belongs to. */
async function keepCarried(visit: Visit, token: string, carried: Fields | undefined, next: string): Promise<void> {
  if (carried === undefined) return
  const who = await doorkeeperOf(visit.house.database).bySession(token)
  const typed = typedFields(carried)
  if (who && typed.length > 0) await visit.house.drafts.save(who.reader.staffId, next.split('?')[0] ?? next, typed)
}

function carriedIn(form: Fields): Fields | undefined {
  const entries = form.entries.filter(([name]) => name.startsWith('carried.')).map(([name, value]) => [name.slice(8), value] as const)
  return entries.length === 0 ? undefined : fieldsOf(entries)
}

function sentence(refused: SignInRefusal): string {
  if (refused.code === 'locked') return texts.locked(Math.max(1, Math.ceil(refused.seconds / 60)))
  return refused.code === 'too-many' ? texts.tooMany : texts.wrong
}

/** Where somebody begins: the first place their duties open. */
function firstPlace(visit: Visit): `/${string}` {
  const { signedIn } = visit
  if (signedIn === undefined) return '/sign-in'
  const place = visit.navigation.find(one => one.duty !== 'signed-in' && signedIn.reader.duties.has(one.duty))
  return place?.href ?? '/agencies'
}
