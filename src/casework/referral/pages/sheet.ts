import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer as HttpAnswer } from '../../../platform/http/answer.ts'
import { seeOther } from '../../../platform/http/answer.ts'
import { readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { openForm, refusedForm } from '../../../ui/form-state.ts'
import { readConsultation } from '../../desk/index.ts'
import type { Answer } from '../acts/answer-referral.ts'
import { answerReferral } from '../acts/answer-referral.ts'
import type { ReferralView } from '../acts/read-referral.ts'
import { readReferral } from '../acts/read-referral.ts'
import { sendReferral } from '../acts/send-referral.ts'
import { isUnopened } from '../domain/sight.ts'
import { ANSWER_BODIES, ANSWER_VERBS } from './answer-bodies.ts'
import type { RefusedAnswer } from './answer-forms.tsx'
import { checkPage } from './check-page.tsx'
import { envelopePage } from './envelope-page.tsx'
import { answerForm, onceOf } from './form-bodies.ts'
import { referralIdOf } from './referral-id.ts'
import { sheetPage } from './sheet-page.tsx'
import { actTexts } from './texts-acts.ts'

/** One referral: a draft to be checked, an envelope to be opened, or the sheet. */
export async function showSheet(visit: SignedVisit): Promise<HttpAnswer> {
  const shown = await readReferral(visit.act, referralIdOf(visit))
  return shown === undefined ? absentAnswer(visit) : draw(visit, shown, undefined, await interruptedAnswer(visit))
}

/** An answer that was being written when the session ended: its words came back as a draft of this page. */
async function interruptedAnswer(visit: SignedVisit): Promise<RefusedAnswer | undefined> {
  const form = await openForm(visit)
  const verb = ANSWER_VERBS.find(one => one === form.value('answer'))
  return verb && { verb, form }
}

/** Sends the draft that was looked over. */
export async function send(visit: SignedVisit): Promise<HttpAnswer> {
  const id = referralIdOf(visit)
  const done = await sendReferral(visit.act, visit.house.codes, id, visit.form.get('looked'), onceOf(visit.form))
  if (done.ok) return seeOther(`/referrals/${id}?done=send`)
  const shown = await readReferral(visit.act, id)
  return shown === undefined ? absentAnswer(visit) : draw(visit, shown, { refused: done.refusal })
}

/** Takes one answer from its small form; at a refusal the sheet stands again as it is now, with what was typed. */
export async function answer(visit: SignedVisit, verb: Answer['verb']): Promise<HttpAnswer> {
  const id = referralIdOf(visit)
  const read = readBody(ANSWER_BODIES[verb], answerForm(visit.form))
  const done = read.ok
    ? await answerReferral(visit.act, id, read.value, onceOf(visit.form))
    : { ok: false as const, refusal: refusal('fields', { fields: read.refusal }) }
  if (done.ok) return seeOther(`/referrals/${id}?done=${verb}`)
  const shown = await readReferral(visit.act, id)
  return shown === undefined ? absentAnswer(visit) : draw(visit, shown, { verb, refused: done.refusal })
}

type Refused = { readonly verb?: Answer['verb']; readonly refused: Refusal }

async function draw(visit: SignedVisit, shown: ReferralView, failed?: Refused, interrupted?: RefusedAnswer): Promise<HttpAnswer> {
  const flash = failed ? undefined : flashOf(visit)
  if (shown.referral.state === 'draft') {
    const view = await readConsultation(visit.act, shown.referral.consultationId)
    return view === undefined ? absentAnswer(visit) : checkPage({ visit, shown, view }, flash, failed?.refused)
  }
  const refused = failed ? { verb: failed.verb ?? 'seen', form: refusedForm(visit, failed.refused) } : interrupted
  return isUnopened(shown.referral, visit.act.reader) ? envelopePage(visit, shown, flash, refused) : sheetPage(visit, shown, flash, refused)
}

function flashOf(visit: SignedVisit): string | undefined {
  const done = visit.query.get('done')
  return Object.entries(actTexts.done).find(([code]) => code === done)?.[1]
}
