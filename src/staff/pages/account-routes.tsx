import type { NavPlace, Route, SignedVisit } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import {
  answerDisable,
  answerDuties,
  answerEnable,
  answerEndDuty,
  answerEndSessions,
  answerFacts,
  answerMove,
  answerRecovery,
  answerSetupLink,
  answerUnlink,
} from './account-answers.tsx'
import type { AccountForm } from './account-form-page.tsx'
import { accountFormPage } from './account-form-page.tsx'
import { DUTIES_FORM, END_FORM, FACTS_FORM, MOVE_FORM, RECOVERY_FORM } from './account-forms.tsx'
import { findAccounts, showAccounts } from './account-list.tsx'
import { showAccount } from './account-page.tsx'
import { texts } from './account-texts.ts'
import { answerDelegation, answerTakeBack, showDelegations } from './delegation-page.tsx'
import { answerNewAccount, showNewAccount } from './new-account.tsx'
import { answerConfirm, answerWithdraw, showRecoveries } from './recovery-page.tsx'
import { answerGroup, answerRemove, showGroups } from './sso-groups.tsx'
import { answerTransfer, showTransfer } from './transfer-page.tsx'
import { answerMailAgain, showUnsentMail } from './unsent-mail-page.tsx'

/** The place of accounts in the main navigation. */
export const accountNavigation: readonly NavPlace[] = [
  { key: 'staff-accounts', href: '/staff-accounts', label: texts.title, duty: 'administer' },
]

const duty = 'administer'
const empty = { none: '空の入力欄だけで、だれの記録も見せない' }
const unsent = { none: '職員あてのお知らせのようすだけで、だれの記録も見せない' }
const mapping = { none: 'グループと担当の対応だけで、だれの記録も見せない' }
const showing = (form: AccountForm) => (visit: SignedVisit) => accountFormPage(visit, form)

/** Accounts, transfer day, recovery by two persons, and standing in for one another. */
export const accountRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/staff-accounts', duty, audit: 'staff.account-list', handler: showAccounts }),
  route({ method: 'POST', path: '/staff-accounts/search', duty, audit: 'staff.account-list', handler: findAccounts }),
  route({ method: 'GET', path: '/staff-accounts/new', duty, audit: empty, handler: showNewAccount }),
  route({ method: 'POST', path: '/staff-accounts/new', duty, audit: 'staff.account-add', handler: answerNewAccount }),
  route({ method: 'GET', path: '/staff-accounts/transfer', duty, audit: empty, handler: showTransfer }),
  route({ method: 'POST', path: '/staff-accounts/transfer', duty, audit: 'staff.transfer', handler: answerTransfer }),
  route({ method: 'GET', path: '/staff-accounts/sso', duty, audit: mapping, handler: showGroups }),
  route({ method: 'POST', path: '/staff-accounts/sso', duty, audit: 'staff.sso-group-add', handler: answerGroup }),
  route({ method: 'POST', path: '/staff-accounts/sso/remove', duty, audit: 'staff.sso-group-drop', handler: answerRemove }),
  route({ method: 'GET', path: '/staff-accounts/mail', duty, audit: unsent, handler: showUnsentMail }),
  route({ method: 'POST', path: '/staff-accounts/mail/:id/again', duty, audit: 'staff.mail-again', handler: answerMailAgain }),
  route({ method: 'GET', path: '/staff-accounts/:id', duty, audit: 'staff.account-read', handler: showAccount }),
  route({ method: 'GET', path: '/staff-accounts/:id/edit', duty, audit: 'staff.account-read', handler: showing(FACTS_FORM) }),
  route({ method: 'POST', path: '/staff-accounts/:id/edit', duty, audit: 'staff.account-change', handler: answerFacts }),
  route({ method: 'GET', path: '/staff-accounts/:id/duties', duty, audit: 'staff.account-read', handler: showing(DUTIES_FORM) }),
  route({ method: 'POST', path: '/staff-accounts/:id/duties', duty, audit: 'staff.duty-give', handler: answerDuties }),
  route({ method: 'GET', path: '/staff-accounts/:id/end-duty', duty, audit: 'staff.account-read', handler: showing(END_FORM) }),
  route({ method: 'POST', path: '/staff-accounts/:id/end-duty', duty, audit: 'staff.duty-end', handler: answerEndDuty }),
  route({ method: 'GET', path: '/staff-accounts/:id/move', duty, audit: 'staff.account-read', handler: showing(MOVE_FORM) }),
  route({ method: 'POST', path: '/staff-accounts/:id/move', duty, audit: 'staff.account-move', handler: answerMove }),
  route({ method: 'GET', path: '/staff-accounts/:id/recovery', duty, audit: 'staff.account-read', handler: showing(RECOVERY_FORM) }),
  route({ method: 'POST', path: '/staff-accounts/:id/recovery', duty, audit: 'staff.recovery-ask', handler: answerRecovery }),
  route({ method: 'POST', path: '/staff-accounts/:id/setup-link', duty, audit: 'staff.setup-link', handler: answerSetupLink }),
  route({ method: 'POST', path: '/staff-accounts/:id/end-sessions', duty, audit: 'staff.session-end', handler: answerEndSessions }),
  route({ method: 'POST', path: '/staff-accounts/:id/disable', duty, audit: 'staff.account-disable', handler: answerDisable }),
  route({ method: 'POST', path: '/staff-accounts/:id/enable', duty, audit: 'staff.account-enable', handler: answerEnable }),
  route({ method: 'POST', path: '/staff-accounts/:id/unlink', duty, audit: 'staff.sso-unlink', handler: answerUnlink }),
  ...recoveryRoutes(),
  ...delegationRoutes(),
]

function recoveryRoutes(): readonly Route[] {
  const either = ['administer', 'head', 'audit'] as const
  return [
    route({ method: 'GET', path: '/staff-recoveries', duty: either, audit: 'staff.recovery-list', handler: showRecoveries }),
    route({ method: 'POST', path: '/staff-recoveries/:id/confirm', duty: either, audit: 'staff.recovery-confirm', handler: answerConfirm }),
    route({
      method: 'POST',
      path: '/staff-recoveries/:id/withdraw',
      duty: either,
      audit: 'staff.recovery-withdraw',
      handler: answerWithdraw,
    }),
  ]
}

function delegationRoutes(): readonly Route[] {
  const own = { none: '自分と同じ所属の代わりの取り決めだけで、だれの記録も見せない' }
  const path = '/account/delegations'
  return [
    route({ method: 'GET', path, duty: 'signed-in', audit: own, handler: showDelegations }),
    route({ method: 'POST', path, duty: 'signed-in', audit: 'staff.delegate', handler: answerDelegation }),
    route({ method: 'POST', path: `${path}/:id/withdraw`, duty: 'signed-in', audit: 'staff.delegation-withdraw', handler: answerTakeBack }),
  ]
}
