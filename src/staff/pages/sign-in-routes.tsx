import type { Answer } from '../../platform/http/answer.ts'
import { json, page, seeOther, withCookie } from '../../platform/http/answer.ts'
import { ownPath } from '../../platform/http/draft-routes.ts'
import type { Fields } from '../../platform/http/fields.ts'
import { problemOf } from '../../platform/http/problem.ts'
import type { Route, Visit } from '../../platform/http/route.ts'
import { openRoute } from '../../platform/http/route.ts'
import { sessionCookie } from '../../platform/http/token.ts'
import { askPasskey, enterByPasskey } from '../acts/enter-by-passkey.ts'
import { doorkeeperOf, readDemoSignIns } from '../acts/know-the-reader.ts'
import { relyingPartyAt } from '../acts/relying-party.ts'
import { answerSecondStep, readFactors, readHalf } from '../acts/second-step.ts'
import type { Entered } from '../acts/sign-in.ts'
import { signIn, signInAsDemo } from '../acts/sign-in.ts'
import type { SignInRefusal } from '../domain/sign-in.ts'
import { carriedIn, keepCarried } from './carried.tsx'
import { firstPlace } from './first-place.ts'
import { halfCookie, readHalfCookie } from './half-cookie.ts'
import { passkeyTexts } from './passkey-texts.ts'
import { requestOf } from './request-of.ts'
import { factorTexts } from './second-factor-texts.ts'
import { SecondStepPage } from './second-step.tsx'
import { SignInPage } from './sign-in.tsx'
import { texts } from './texts.ts'

const WRITTEN = { none: '行いの中で staff.sign-in として記録する' }
const NOBODYS = { none: 'サインインの前で、だれの記録も見せない' }

/** The ways in: password, second step, passkey. */
export const signInRoutes: readonly Route[] = [
  openRoute({ method: 'GET', path: '/sign-in', duty: 'anyone', audit: NOBODYS, handler: show }),
  openRoute({ method: 'POST', path: '/sign-in', duty: 'anyone', audit: WRITTEN, handler: enter }),
  openRoute({ method: 'GET', path: '/sign-in/second-factor', duty: 'anyone', audit: NOBODYS, handler: showSecondStep }),
  openRoute({ method: 'POST', path: '/sign-in/second-factor', duty: 'anyone', audit: WRITTEN, handler: takeSecondStep }),
  openRoute({ method: 'POST', path: '/sign-in/passkey/question', duty: 'anyone', audit: NOBODYS, handler: question }),
  openRoute({ method: 'POST', path: '/sign-in/passkey', duty: 'anyone', audit: WRITTEN, handler: takePasskey }),
]

/** Where a way in leads on: into the house, to the second step, or to enrolling one. */
export async function goOn(visit: Visit, entered: Entered, next: `/${string}`, carried?: Fields): Promise<Answer> {
  const { database } = visit.house
  if (entered.kind === 'session') {
    const who = carried && (await doorkeeperOf(database).bySession(entered.token))
    if (who) await keepCarried(visit, who.reader.staffId, carried, next)
    return withCookie(seeOther(next), sessionCookie(entered.token))
  }
  const half = await readHalf(database, entered.token, entered.kind)
  if (half === undefined) return seeOther('/sign-in')
  if (entered.kind === 'second') {
    const factors = await readFactors(database, half.staffId)
    const step = <SecondStepPage visit={visit} staffName={half.staffName} factors={factors} next={next} carried={carried} />
    return withCookie(page(step), halfCookie(entered.token))
  }
  await keepCarried(visit, half.staffId, carried, next)
  return withCookie(seeOther(`/account/second-factor?next=${encodeURIComponent(next)}`), halfCookie(entered.token))
}

async function show(visit: Visit): Promise<Answer> {
  if (visit.signedIn) return seeOther(firstPlace(visit))
  return page(<SignInPage visit={visit} next={visit.query.get('next')} demo={await readDemoSignIns(visit.house.database)} />)
}

async function enter(visit: Visit): Promise<Answer> {
  const { database, isDemo } = visit.house
  const request = requestOf(visit, 'POST /sign-in')
  const demo = visit.form.get('demo')
  const login = visit.form.get('login').trim()
  const result = demo
    ? await signInAsDemo(database, isDemo, demo, request)
    : await signIn(database, login, visit.form.get('password'), request)
  if (!result.ok) return again(visit, result.refusal, texts.wrong, login)
  return goOn(visit, result.value, nextOf(visit), carriedIn(visit.form))
}

async function showSecondStep(visit: Visit): Promise<Answer> {
  const half = await readHalf(visit.house.database, readHalfCookie(visit), 'second')
  if (half === undefined) return seeOther('/sign-in')
  return secondStepAgain(visit, ownPath(visit.query.get('next')) ?? '/', undefined, 200)
}

async function takeSecondStep(visit: Visit): Promise<Answer> {
  const code = visit.form.get('code')
  if (code.trim() === '') return secondStepAgain(visit, nextOf(visit), factorTexts.codeMissing, 422)
  const request = requestOf(visit, 'POST /sign-in/second-factor')
  const result = await answerSecondStep(visit.house, readHalfCookie(visit), code, visit.now, request)
  if (result.ok) return goOn(visit, { kind: 'session', token: result.value }, nextOf(visit), carriedIn(visit.form))
  if (result.refusal.code === 'wrong') return secondStepAgain(visit, nextOf(visit), factorTexts.codeWrong, 422)
  return again(visit, result.refusal, texts.wrong)
}

async function secondStepAgain(visit: Visit, next: string, error: string | undefined, status: number): Promise<Answer> {
  const { database } = visit.house
  const half = await readHalf(database, readHalfCookie(visit), 'second')
  if (half === undefined) return again(visit, { code: 'ended' }, texts.wrong)
  const factors = await readFactors(database, half.staffId)
  const carried = carriedIn(visit.form)
  return page(
    <SecondStepPage visit={visit} staffName={half.staffName} factors={factors} next={next} carried={carried} error={error} />,
    status,
  )
}

async function question(visit: Visit): Promise<Answer> {
  const options = await askPasskey(visit.house.database, relyingPartyAt(visit.header('host')), visit.from)
  return options ? json(options) : problemOf(429, 'too-many', passkeyTexts.tooOften)
}

async function takePasskey(visit: Visit): Promise<Answer> {
  const at = relyingPartyAt(visit.header('host'))
  const request = requestOf(visit, 'POST /sign-in/passkey')
  const result = await enterByPasskey(visit.house.database, visit.form.get('credential'), at, request)
  if (!result.ok) return again(visit, result.refusal, passkeyTexts.notAnswered)
  return goOn(visit, { kind: 'session', token: result.value }, nextOf(visit), carriedIn(visit.form))
}

/** The first page again, saying why, with everything that was carried. */
async function again(visit: Visit, refused: SignInRefusal, wrong: string, login?: string): Promise<Answer> {
  const demo = await readDemoSignIns(visit.house.database)
  const status = refused.code === 'wrong' || refused.code === 'ended' ? 422 : 429
  const [next, carried, notice] = [nextOf(visit), carriedIn(visit.form), sentence(refused, wrong)]
  return page(<SignInPage visit={visit} next={next} login={login} notice={notice} carried={carried} demo={demo} />, status)
}

/** Why somebody did not get in, as a sentence. */
export function sentence(refused: SignInRefusal, wrong: string): string {
  if (refused.code === 'locked') return texts.locked(Math.max(1, Math.ceil(refused.seconds / 60)))
  if (refused.code === 'ended') return factorTexts.ended
  return refused.code === 'too-many' ? texts.tooMany : wrong
}

/** The page of ours to go to afterwards. */
export function nextOf(visit: Visit): `/${string}` {
  return ownPath(visit.form.get('_next')) ?? '/'
}
