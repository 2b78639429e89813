import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther, withCookie } from '../../platform/http/answer.ts'
import { ownPath } from '../../platform/http/draft-routes.ts'
import type { Route, SignedVisit } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { sessionCookie } from '../../platform/http/token.ts'
import { relyingPartyAt } from '../acts/relying-party.ts'
import type { Proof } from '../acts/step-up.ts'
import { readAsked, stepUp } from '../acts/step-up.ts'
import { stepUpTexts as texts } from './own-account-texts.ts'
import { tokenOf } from './request-of.ts'
import { nextOf, sentence } from './sign-in-routes.tsx'
import { StepUpPage } from './step-up.tsx'

const duty = 'signed-in'
const WRITTEN = 'staff.step-up'

/** Proving again who one is, before what must not be done by whoever finds a screen open. */
export const stepUpRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/step-up',
    duty,
    audit: { none: 'ご本人を確かめる画面だけ' },
    handler: visit => stepUpPage(visit, ownPath(visit.query.get('next')) ?? '/', undefined, 200),
  }),
  route({
    method: 'POST',
    path: '/step-up',
    duty,
    audit: WRITTEN,
    handler: visit => prove(visit, passwordProof(visit), texts.wrong),
  }),
  route({
    method: 'POST',
    path: '/step-up/passkey',
    duty,
    audit: WRITTEN,
    handler: visit => prove(visit, passkeyProof(visit), texts.wrongPasskey),
  }),
]

function passwordProof(visit: SignedVisit): Proof {
  return { by: 'password', password: visit.form.get('password'), code: visit.form.get('code'), cipher: visit.house.cipher }
}

function passkeyProof(visit: SignedVisit): Proof {
  return { by: 'passkey', answer: visit.form.get('credential'), at: relyingPartyAt(visit.header('host')) }
}

async function prove(visit: SignedVisit, proof: Proof, wrong: string): Promise<Answer> {
  const result = await stepUp({ act: visit.act, login: visit.signedIn.login, token: tokenOf(visit) }, proof)
  if (result.ok) return withCookie(seeOther(nextOf(visit)), sessionCookie(result.value))
  return stepUpPage(visit, nextOf(visit), sentence(result.refusal, wrong), result.refusal.code === 'wrong' ? 422 : 429)
}

async function stepUpPage(visit: SignedVisit, next: string, notice: string | undefined, status: number): Promise<Answer> {
  const asked = await readAsked(visit.act, visit.signedIn.login)
  return page(<StepUpPage visit={visit} asked={asked} next={next} notice={notice} />, status)
}
