import { isApplied, provenRoute } from '../../platform/http/fresh-proof.ts'
import type { NavPlace, Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { answerWithdrawBasis, showBases } from './bases-page.tsx'
import { answerBasisWish, showBasisWish } from './basis-wish.tsx'
import { answerCodeImport, exportCodeList, showCodeImport } from './code-csv-pages.tsx'
import { answerWithdrawCode, showCodeList } from './code-list-page.tsx'
import { answerCodeOrder, showCodeOrder } from './code-order.tsx'
import { answerCodeWish, showCodeWish } from './code-wish.tsx'
import { answerWithdrawForm, showForm } from './form-page.tsx'
import { answerFormWish, showFormWish } from './form-wish.tsx'
import { showForms } from './forms-page.tsx'
import { showRules } from './overview.tsx'
import { texts } from './texts.ts'

const duty = 'administer'
const audit = { none: '決まりの一覧だけで、だれの記録も見せない' }

const CODES = '/rules/codes/:list'
const CODE = '/rules/codes/:list/:code'

const codeRoutes: readonly Route[] = [
  route({ method: 'GET', path: CODES, duty, audit, handler: showCodeList }),
  route({ method: 'GET', path: `${CODES}/new`, duty, audit, handler: showCodeWish('open') }),
  provenRoute({ method: 'POST', path: `${CODES}/new`, duty, audit: 'rules.code-open', handler: answerCodeWish('open') }, isApplied),
  route({ method: 'GET', path: `${CODES}/order`, duty, audit, handler: showCodeOrder }),
  provenRoute({ method: 'POST', path: `${CODES}/order`, duty, audit: 'rules.code-reorder', handler: answerCodeOrder }),
  route({ method: 'GET', path: `${CODES}/csv`, duty, audit, handler: exportCodeList }),
  route({ method: 'GET', path: `${CODES}/import`, duty, audit, handler: showCodeImport }),
  provenRoute({ method: 'POST', path: `${CODES}/import`, duty, audit: 'rules.code-import', handler: answerCodeImport }),
  route({ method: 'GET', path: `${CODE}/succeed`, duty, audit, handler: showCodeWish('succeed') }),
  provenRoute(
    { method: 'POST', path: `${CODE}/succeed`, duty, audit: 'rules.code-succeed', handler: answerCodeWish('succeed') },
    isApplied,
  ),
  route({ method: 'GET', path: `${CODE}/close`, duty, audit, handler: showCodeWish('close') }),
  provenRoute({ method: 'POST', path: `${CODE}/close`, duty, audit: 'rules.code-close', handler: answerCodeWish('close') }, isApplied),
  route({ method: 'GET', path: `${CODE}/correct`, duty, audit, handler: showCodeWish('correct') }),
  provenRoute(
    { method: 'POST', path: `${CODE}/correct`, duty, audit: 'rules.code-correct', handler: answerCodeWish('correct') },
    isApplied,
  ),
  provenRoute({ method: 'POST', path: `${CODE}/withdraw`, duty, audit: 'rules.code-withdraw', handler: answerWithdrawCode }),
]

const BASIS = '/rules/bases/:code'

const basisRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/rules/bases', duty, audit, handler: showBases }),
  route({ method: 'GET', path: '/rules/bases/new', duty, audit, handler: showBasisWish('open') }),
  provenRoute({ method: 'POST', path: '/rules/bases/new', duty, audit: 'rules.basis-open', handler: answerBasisWish('open') }, isApplied),
  route({ method: 'GET', path: `${BASIS}/succeed`, duty, audit, handler: showBasisWish('succeed') }),
  provenRoute(
    { method: 'POST', path: `${BASIS}/succeed`, duty, audit: 'rules.basis-succeed', handler: answerBasisWish('succeed') },
    isApplied,
  ),
  route({ method: 'GET', path: `${BASIS}/close`, duty, audit, handler: showBasisWish('close') }),
  provenRoute({ method: 'POST', path: `${BASIS}/close`, duty, audit: 'rules.basis-close', handler: answerBasisWish('close') }, isApplied),
  route({ method: 'GET', path: `${BASIS}/correct`, duty, audit, handler: showBasisWish('correct') }),
  provenRoute(
    { method: 'POST', path: `${BASIS}/correct`, duty, audit: 'rules.basis-correct', handler: answerBasisWish('correct') },
    isApplied,
  ),
  route({ method: 'GET', path: `${BASIS}/note`, duty, audit, handler: showBasisWish('note') }),
  provenRoute({ method: 'POST', path: `${BASIS}/note`, duty, audit: 'rules.basis-note', handler: answerBasisWish('note') }, isApplied),
  provenRoute({ method: 'POST', path: `${BASIS}/withdraw`, duty, audit: 'rules.basis-withdraw', handler: answerWithdrawBasis }),
]

const FORM = '/rules/forms/:form'

const formRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/rules/forms', duty, audit, handler: showForms }),
  route({ method: 'GET', path: FORM, duty, audit, handler: showForm }),
  route({ method: 'GET', path: `${FORM}/new`, duty, audit, handler: showFormWish('open') }),
  provenRoute({ method: 'POST', path: `${FORM}/new`, duty, audit: 'rules.form-open', handler: answerFormWish('open') }, isApplied),
  route({ method: 'GET', path: `${FORM}/correct`, duty, audit, handler: showFormWish('correct') }),
  provenRoute(
    { method: 'POST', path: `${FORM}/correct`, duty, audit: 'rules.form-correct', handler: answerFormWish('correct') },
    isApplied,
  ),
  provenRoute({ method: 'POST', path: `${FORM}/withdraw`, duty, audit: 'rules.form-withdraw', handler: answerWithdrawForm }),
]

/** What holds from when: code lists, legal bases and forms, for administrators. */
export const rulesRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/rules', duty, audit, handler: showRules }),
  ...codeRoutes,
  ...basisRoutes,
  ...formRoutes,
]

/** The place of the rules in the main navigation; administrators begin here, because laws to look up are told here. */
export const rulesNavigation: readonly NavPlace[] = [{ key: 'rules', href: '/rules', label: texts.title, duty }]
