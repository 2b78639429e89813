import type { z } from 'zod'
import type { Result } from '../../kernel/result.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { seeOther } from '../../platform/http/answer.ts'
import type { FormShape } from '../../platform/http/body.ts'
import { bodyFromForm, readBody } from '../../platform/http/body.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { absentAnswer } from '../../ui/early-pages.tsx'
import {
  chargeWith,
  disable,
  FIRST_LINK_HOURS,
  keepFacts,
  moveTo,
  openAgain,
  readAccount,
  relieveOf,
  signOutEverywhere,
  unlinkSso,
} from '../acts/keep-accounts.ts'
import { askForRecovery } from '../acts/recover-account.ts'
import type { AccountRefusal } from '../domain/account-refusal.ts'
import { END, FACTS, GIVEN, MOVE, REASON, rowsOfDuties } from './account-bodies.ts'
import type { AccountForm } from './account-form-page.tsx'
import { accountFormPage } from './account-form-page.tsx'
import { refusedAccountForm } from './account-form-state.ts'
import { DUTIES_FORM, END_FORM, FACTS_FORM, MOVE_FORM, RECOVERY_FORM } from './account-forms.tsx'
import { accountIdOf, accountPage } from './account-page.tsx'
import { ACCOUNT_SENTENCES } from './account-refusals.ts'
import type { texts } from './account-texts.ts'
import { texts as words } from './account-texts.ts'
import { setupPaper } from './setup-paper.tsx'

type Done = keyof typeof texts.done
type Worked = Promise<Result<unknown, AccountRefusal>>

/** POST …/edit */
export const answerFacts = answering(FACTS, FACTS_FORM, 'saved', (visit, { name, kana, endsOn, sso }) =>
  keepFacts(visit.act, accountIdOf(visit), { name, kana, endsOn: endsOn ?? null, ssoAllowed: sso }),
)

/** POST …/duties */
export const answerDuties = answering(GIVEN, DUTIES_FORM, 'given', (visit, body) =>
  chargeWith(visit.act, accountIdOf(visit), rowsOfDuties(body, visit.act.today)),
)

/** POST …/move */
export const answerMove = answering(MOVE, MOVE_FORM, 'moved', (visit, { agency, from, duties }) =>
  moveTo(visit.act, accountIdOf(visit), { agencyId: agency, from, duties: rowsOfDuties({ duties, from }, from) }),
)

/** POST …/end-duty */
export const answerEndDuty = answering(END, END_FORM, 'ended', (visit, { duty, since, until }) =>
  relieveOf(visit.act, accountIdOf(visit), duty, since, until),
)

/** POST …/recovery */
export const answerRecovery = answering(REASON, RECOVERY_FORM, 'asked', (visit, { reason }) =>
  askForRecovery(visit.act, accountIdOf(visit), reason),
)

/** POST …/disable */
export const answerDisable = pressing('disabled', visit => disable(visit.act, accountIdOf(visit), true))

/** POST …/enable */
export const answerEnable = pressing('enabled', visit => disable(visit.act, accountIdOf(visit), false))

/** POST …/end-sessions */
export const answerEndSessions = pressing('sessions-ended', visit => signOutEverywhere(visit.act, accountIdOf(visit)))

/** POST …/unlink */
export const answerUnlink = pressing('unlinked', visit => unlinkSso(visit.act, accountIdOf(visit)))

/** POST …/setup-link: another first link, shown this once. */
export async function answerSetupLink(visit: SignedVisit): Promise<Answer> {
  const id = accountIdOf(visit)
  const made = await openAgain(visit.act, id)
  if (!made.ok) return refusedPage(visit, made.refusal)
  const account = await readAccount(visit.act, id)
  if (account === undefined) return absentAnswer(visit)
  const { name, login } = account
  const { title, done } = words.paper
  return setupPaper(visit, {
    title,
    name,
    login,
    token: made.value,
    hours: FIRST_LINK_HOURS,
    doneHref: `/staff-accounts/${id}`,
    doneLabel: done,
  })
}

const SHAPE: FormShape = { lists: ['duties'], ticks: ['sso'] }

function answering<Body>(
  schema: z.ZodType<Body>,
  shape: AccountForm,
  done: Done,
  work: (visit: SignedVisit, body: Body) => Worked,
): (visit: SignedVisit) => Promise<Answer> {
  return async visit => {
    const read = readBody(schema, bodyFromForm(visit.form, SHAPE))
    if (!read.ok) return accountFormPage(visit, shape, refusedAccountForm(visit, read.refusal))
    const worked = await work(visit, read.value)
    if (worked.ok) return seeOther(`/staff-accounts/${accountIdOf(visit)}?done=${done}`)
    if (worked.refusal === 'absent') return absentAnswer(visit)
    return accountFormPage(visit, shape, refusedAccountForm(visit, worked.refusal))
  }
}

function pressing(done: Done, work: (visit: SignedVisit) => Worked): (visit: SignedVisit) => Promise<Answer> {
  return async visit => {
    const worked = await work(visit)
    return worked.ok ? seeOther(`/staff-accounts/${accountIdOf(visit)}?done=${done}`) : refusedPage(visit, worked.refusal)
  }
}

function refusedPage(visit: SignedVisit, why: AccountRefusal): Promise<Answer> | Answer {
  if (why === 'absent') return absentAnswer(visit)
  const { sentence, status } = ACCOUNT_SENTENCES[why]
  return accountPage(visit, accountIdOf(visit), sentence, status)
}
