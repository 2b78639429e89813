import { isApplied, provenRoute } from '../../../../platform/http/fresh-proof.ts'
import type { Route } from '../../../../platform/http/route.ts'
import { route } from '../../../../platform/http/route.ts'
import { answerTypeWish, showTypeWish } from './type-wish-page.tsx'
import { answerWithdrawType, showTypes } from './types-page.tsx'

const duty = 'administer'
const audit = { none: '会議の種類の一覧だけで、だれの記録も見せない' }
const HERE = '/rules/conference-types'

/** Kinds of conferences, kept by administrators beside the other rules. */
export const conferenceTypeRoutes: readonly Route[] = [
  route({ method: 'GET', path: HERE, duty, audit, handler: showTypes }),
  route({ method: 'GET', path: `${HERE}/new`, duty, audit, handler: showTypeWish('open') }),
  provenRoute({ method: 'POST', path: `${HERE}/new`, duty, audit: 'rules.kind-open', handler: answerTypeWish('open') }, isApplied),
  route({ method: 'GET', path: `${HERE}/:code/change`, duty, audit, handler: showTypeWish('succeed') }),
  provenRoute(
    { method: 'POST', path: `${HERE}/:code/change`, duty, audit: 'rules.kind-succeed', handler: answerTypeWish('succeed') },
    isApplied,
  ),
  route({ method: 'GET', path: `${HERE}/:code/close`, duty, audit, handler: showTypeWish('close') }),
  provenRoute(
    { method: 'POST', path: `${HERE}/:code/close`, duty, audit: 'rules.kind-close', handler: answerTypeWish('close') },
    isApplied,
  ),
  provenRoute({ method: 'POST', path: `${HERE}/:code/withdraw`, duty, audit: 'rules.kind-withdraw', handler: answerWithdrawType }),
]
