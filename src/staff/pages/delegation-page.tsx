import { z } from 'zod'
import type { Id, StaffId } from '../../kernel/id.ts'
import { readId } from '../../kernel/id.ts'
import { DUTIES } from '../../kernel/reader.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { seeOther } from '../../platform/http/answer.ts'
import { bodyFromForm, neededAnyDay, neededWords, readBody } from '../../platform/http/body.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { absentAnswer } from '../../ui/early-pages.tsx'
import { openForm } from '../../ui/form-state.ts'
import { delegateDuties, takeBack } from '../acts/delegate-duties.ts'
import { refusedAccountForm } from './account-form-state.ts'
import { ACCOUNT_SENTENCES } from './account-refusals.ts'
import { texts } from './delegation-texts.ts'
import { delegationsPage } from './delegation-view.tsx'

const { errors } = texts

const to = z.string({ error: errors.to }).transform((raw, context): StaffId => {
  const id = readId<'staff'>(raw)
  if (id) return id
  context.addIssue({ code: 'custom', message: errors.to })
  return z.NEVER
})

const DELEGATION = z.object({
  to,
  duties: z.array(z.enum(DUTIES, { error: errors.duties })).min(1, { message: errors.duties }),
  from: neededAnyDay(texts.from, errors.from),
  until: neededAnyDay(texts.until, errors.until),
  reason: neededWords(200, texts.reason, errors.reason),
})

/** GET /account/delegations: what I lent, what was lent to me, and a form. */
export async function showDelegations(visit: SignedVisit): Promise<Answer> {
  return delegationsPage(visit, await openForm(visit))
}

/** POST /account/delegations: lends own duties, or shows the form again. */
export async function answerDelegation(visit: SignedVisit): Promise<Answer> {
  const empty = { to: '', from: '', until: '', reason: '' }
  const read = readBody(DELEGATION, { ...empty, ...bodyFromForm(visit.form, { lists: ['duties'] }) })
  if (!read.ok) return delegationsPage(visit, refusedAccountForm(visit, read.refusal))
  const done = await delegateDuties(visit.act, read.value)
  return done.ok ? seeOther('/account/delegations?done=lent') : delegationsPage(visit, refusedAccountForm(visit, done.refusal))
}

/** POST /account/delegations/:id/withdraw */
export async function answerTakeBack(visit: SignedVisit): Promise<Answer> {
  const done = await takeBack(visit.act, idOf(visit))
  if (done.ok) return seeOther('/account/delegations?done=withdrawn')
  if (done.refusal === 'absent') return absentAnswer(visit)
  const form = await openForm(visit)
  const { sentence, status } = ACCOUNT_SENTENCES[done.refusal]
  return delegationsPage(visit, { ...form, notice: sentence, status, hasErrors: true })
}

function idOf(visit: SignedVisit): Id<'delegation'> {
  const id = readId<'delegation'>(visit.params['id'])
  if (id === undefined) throw new Error('a route without an id')
  return id
}
