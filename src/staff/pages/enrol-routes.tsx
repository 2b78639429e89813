import type { Answer } from '../../platform/http/answer.ts'
import { json, page, seeOther, withCookie } from '../../platform/http/answer.ts'
import { ownPath } from '../../platform/http/draft-routes.ts'
import type { Route, Visit } from '../../platform/http/route.ts'
import { openRoute } from '../../platform/http/route.ts'
import { sameToken, sessionCookie } from '../../platform/http/token.ts'
import type { Enrolled, Enroller } from '../acts/enrol-factor.ts'
import { askForPasskey, enrolPasskey } from '../acts/enrol-passkey.ts'
import { confirmTotp, offerTotp, reopenTotp } from '../acts/enrol-totp.ts'
import { isFresh, stepUpPath } from '../acts/is-fresh.ts'
import { relyingPartyAt } from '../acts/relying-party.ts'
import { readFactors, readHalf } from '../acts/second-step.ts'
import { CodesPage } from './codes-page.tsx'
import type { EnrolPageProps } from './enrol-page.tsx'
import { EnrolPage } from './enrol-page.tsx'
import { readHalfCookie } from './half-cookie.ts'
import { passkeyTexts } from './passkey-texts.ts'
import { requestOf } from './request-of.ts'
import { factorTexts } from './second-factor-texts.ts'
import { nextOf } from './sign-in-routes.tsx'

const HERE = '/account/second-factor'
const OWN = { none: '自分の確認方法だけを扱い、加えたら staff.second-factor-add として記録する' }

/**
 * Enrolling a second factor. Open before a session exists, because whoever needs one has no session yet; each handler finds out itself
 * who it is, and asks those signed in for the form's token and for having proved who they are just now.
 */
export const enrolRoutes: readonly Route[] = [
  openRoute({ method: 'GET', path: '/account/second-factor', duty: 'anyone', audit: OWN, handler: visit => asEnroller(visit, show) }),
  openRoute({
    method: 'POST',
    path: '/account/second-factor/totp',
    duty: 'anyone',
    audit: OWN,
    handler: visit => asEnroller(visit, takeTotp),
  }),
  openRoute({
    method: 'POST',
    path: '/account/passkeys/question',
    duty: 'anyone',
    audit: OWN,
    handler: visit => asEnroller(visit, question),
  }),
  openRoute({ method: 'POST', path: '/account/passkeys', duty: 'anyone', audit: OWN, handler: visit => asEnroller(visit, takePasskey) }),
]

type Handler = (visit: Visit, who: Enroller) => Promise<Answer>

async function asEnroller(visit: Visit, handler: Handler): Promise<Answer> {
  const { signedIn } = visit
  if (signedIn) {
    if (visit.method === 'POST' && !sameToken(visit.form.get('_token'), visit.formToken)) return seeOther(HERE)
    if (!isFresh(visit)) return seeOther(stepUpPath(HERE))
    const { reader, login, staffName } = signedIn
    return handler(visit, { staffId: reader.staffId, login, staffName, halfToken: undefined })
  }
  const halfToken = readHalfCookie(visit)
  const half = await readHalf(visit.house.database, halfToken, 'enrol')
  return half ? handler(visit, { ...half, halfToken }) : seeOther(`/sign-in?next=${encodeURIComponent(HERE)}`)
}

function show(visit: Visit, who: Enroller): Promise<Answer> {
  return enrolPage(visit, who, { next: ownPath(visit.query.get('next')) ?? fallback(who) }, 200)
}

async function question(visit: Visit, who: Enroller): Promise<Answer> {
  return json(await askForPasskey(visit.house.database, who, relyingPartyAt(visit.header('host'))))
}

async function takeTotp(visit: Visit, who: Enroller): Promise<Answer> {
  const next = nextOf(visit)
  const offer = reopenTotp(visit.house.cipher, who, visit.form.get('sealed'), visit.now)
  if (offer === undefined) return enrolPage(visit, who, { next, notice: factorTexts.offerEnded }, 422)
  const request = requestOf(visit, 'POST /account/second-factor/totp')
  const result = await confirmTotp(visit.house, who, offer, visit.form.get('code'), visit.now, request)
  if (result.ok) return enrolled(visit, who, result.value)
  if (result.refusal.code === 'ended') return seeOther('/sign-in')
  return enrolPage(visit, who, { next, offer, errors: { code: factorTexts.totpWrong } }, 422)
}

async function takePasskey(visit: Visit, who: Enroller): Promise<Answer> {
  const next = nextOf(visit)
  const name = visit.form.get('name').trim()
  const nameError = name === '' ? passkeyTexts.nameMissing : [...name].length > 60 ? passkeyTexts.nameLong : undefined
  if (nameError) return enrolPage(visit, who, { next, passkeyName: name, errors: { name: nameError } }, 422)
  const made = { name, answer: visit.form.get('credential'), at: relyingPartyAt(visit.header('host')) }
  const result = await enrolPasskey(visit.house.database, who, made, requestOf(visit, 'POST /account/passkeys'))
  if (result.ok) return enrolled(visit, who, result.value)
  if (result.refusal.code === 'ended') return seeOther('/sign-in')
  return enrolPage(visit, who, { next, passkeyName: name, notice: passkeyTexts.notMade }, 422)
}

async function enrolPage(
  visit: Visit,
  who: Enroller,
  shown: Partial<EnrolPageProps> & { readonly next: string },
  status: number,
): Promise<Answer> {
  const offer = shown.offer ?? offerTotp(visit.house.cipher, who, visit.now)
  const factors = await readFactors(visit.house.database, who.staffId)
  const isGate = who.halfToken !== undefined
  return page(<EnrolPage {...shown} visit={visit} offer={offer} factors={factors} isGate={isGate} />, status)
}

/** The first time the paper codes are shown, before anything else; then on to where somebody wanted to go. */
function enrolled(visit: Visit, who: Enroller, { codes, token }: Enrolled): Answer {
  const next = nextOf(visit)
  const { staffName, login } = who
  const done = codes
    ? page(<CodesPage visit={visit} staffName={staffName} login={login} codes={codes} next={next} flash={factorTexts.factorAdded} />)
    : seeOther(who.halfToken === undefined ? '/account?done=factor-added' : next)
  return token === undefined ? done : withCookie(done, sessionCookie(token))
}

function fallback(who: Enroller): `/${string}` {
  return who.halfToken === undefined ? '/account' : '/'
}
