import { readId } from '../../kernel/id.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther, withCookie } from '../../platform/http/answer.ts'
import type { Route, SignedVisit } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { endedCookie } from '../../platform/http/token.ts'
import { absentAnswer } from '../../ui/early-pages.tsx'
import { readLent } from '../acts/delegate-duties.ts'
import { isFresh, stepUpPath } from '../acts/is-fresh.ts'
import type { FactorRefusal } from '../acts/own-account.ts'
import { endOwnSession, endOwnSessions, readOwnAccount, removePasskey, removeTotp, renewRecoveryCodes } from '../acts/own-account.ts'
import { CodesPage } from './codes-page.tsx'
import { answerMailWish, showMailWish } from './mail-page.tsx'
import { OwnAccountPage } from './own-account-page.tsx'
import { accountTexts as texts } from './own-account-texts.ts'
import { showPassword, takePassword } from './password-page.tsx'
import { tokenOf } from './request-of.ts'

const OWN = { none: '自分のアカウントだけを見せる' }
const duty = 'signed-in'

/** One's own account. */
export const ownAccountRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/account', duty, audit: OWN, handler: visit => accountPage(visit, undefined, 200) }),
  route({ method: 'GET', path: '/account/password', duty, audit: OWN, handler: showPassword }),
  route({
    method: 'POST',
    path: '/account/password',
    duty,
    audit: { none: '変えたら、行いの中で staff.password-change として記録する' },
    handler: takePassword,
  }),
  route({ method: 'POST', path: '/account/sessions/:id/end', duty, audit: 'staff.session-end', handler: endOne }),
  route({ method: 'POST', path: '/account/sessions/end-others', duty, audit: 'staff.sessions-end', handler: endOthers }),
  route({ method: 'POST', path: '/account/sign-out-everywhere', duty, audit: 'staff.sessions-end', handler: endAll }),
  route({
    method: 'POST',
    path: '/account/recovery-codes',
    duty,
    audit: { none: '作り直したら、行いの中で staff.recovery-codes-make として記録する' },
    handler: visit => whenFresh(visit, makeCodes),
  }),
  route({
    method: 'POST',
    path: '/account/second-factor/totp/remove',
    duty,
    audit: { none: '外したら、行いの中で staff.second-factor-remove として記録する' },
    handler: visit => whenFresh(visit, async fresh => afterRemoval(fresh, await removeTotp(fresh.act, fresh.signedIn.login))),
  }),
  route({
    method: 'POST',
    path: '/account/passkeys/:id/remove',
    duty,
    audit: 'staff.second-factor-remove',
    handler: takeAwayPasskey,
  }),
]

/** Notices by mail are the staff's: the side of residents sends none. */
export const mailWishRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/account/mail', duty, audit: OWN, handler: showMailWish }),
  route({ method: 'POST', path: '/account/mail', duty, audit: 'staff.mail-wish', handler: answerMailWish }),
]

async function accountPage(visit: SignedVisit, notice: string | undefined, status: number): Promise<Answer> {
  const account = await readOwnAccount(visit.act, visit.signedIn.login, tokenOf(visit))
  const lent = await readLent(visit.act)
  return page(<OwnAccountPage visit={visit} account={account} lent={lent} notice={notice} />, status)
}

function endOne(visit: SignedVisit): Promise<Answer> {
  const end = async () => {
    const id = readId<'session'>(visit.params['id'])
    const ended = id !== undefined && (await endOwnSession(visit.act, id))
    return ended ? seeOther('/account?done=session-ended') : absentAnswer(visit)
  }
  return whenFresh(visit, end, 'staff.session-end')
}

function endOthers(visit: SignedVisit): Promise<Answer> {
  const end = async () => {
    await endOwnSessions(visit.act, tokenOf(visit))
    return seeOther('/account?done=others-ended')
  }
  return whenFresh(visit, end, 'staff.sessions-end')
}

function endAll(visit: SignedVisit): Promise<Answer> {
  const end = async () => {
    await endOwnSessions(visit.act)
    const gone = withCookie(seeOther('/sign-in?done=signed-out'), endedCookie())
    return { ...gone, headers: { ...gone.headers, 'clear-site-data': '"cache", "storage"' } }
  }
  return whenFresh(visit, end, 'staff.sessions-end')
}

async function makeCodes(visit: SignedVisit): Promise<Answer> {
  const { staffName, login } = visit.signedIn
  const codes = await renewRecoveryCodes(visit.act)
  return page(<CodesPage visit={visit} staffName={staffName} login={login} codes={codes} next="/account" />)
}

async function takeAwayPasskey(visit: SignedVisit): Promise<Answer> {
  const id = readId<'passkey'>(visit.params['id'])
  if (id === undefined) return absentAnswer(visit)
  const remove = async () => afterRemoval(visit, await removePasskey(visit.act, visit.signedIn.login, id))
  return whenFresh(visit, remove, 'staff.second-factor-remove')
}

function afterRemoval(visit: SignedVisit, refused: FactorRefusal | undefined): Promise<Answer> | Answer {
  if (refused === 'absent') return absentAnswer(visit)
  return refused === 'last' ? accountPage(visit, texts.factorLast, 409) : seeOther('/account?done=factor-removed')
}

/**
 * Changing the ways in, and ending sessions elsewhere, asks that somebody proved who they are just now; a button is pressed once more
 * afterwards. `tried`: what the route promised to write down, which is written as refused.
 */
async function whenFresh(visit: SignedVisit, handler: (visit: SignedVisit) => Promise<Answer> | Answer, tried?: string): Promise<Answer> {
  if (isFresh(visit)) return handler(visit)
  const refused = {
    subjectType: 'staff',
    subjectIds: [visit.act.reader.staffId],
    outcome: 'refused',
    refusal: 'fresh-proof-missing',
  } as const
  if (tried !== undefined) await visit.act.transaction(tx => tx.audit({ action: tried, ...refused }))
  return seeOther(stepUpPath('/account'))
}
