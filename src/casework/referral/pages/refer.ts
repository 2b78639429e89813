import { addDays } from '../../../kernel/day.ts'
import { formatEra } from '../../../kernel/era.ts'
import { readId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import { shortCode } from '../../../kernel/short-code.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { seeOther } from '../../../platform/http/answer.ts'
import { readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../ui/form-state.ts'
import type { ConsultationView } from '../../desk/index.ts'
import { readConsultation } from '../../desk/index.ts'
import { composeReferral } from '../acts/compose-referral.ts'
import { readServedAction } from '../acts/read-served-action.ts'
import { TICKED_AT_FIRST } from '../domain/bundle.ts'
import type { ConsultationId } from '../domain/referral.ts'
import { DAYS_TO_ANSWER, SHEET_BODY, sheetFrom } from './bodies.ts'
import { onceOf, sheetForm } from './form-bodies.ts'
import { mayNotReferPage } from './may-not-refer.tsx'
import { sheetFormPage } from './refer-form.tsx'
import { texts } from './texts.ts'
import { sheetTexts } from './texts-sheet.ts'

/** The form for a new referral of a consultation which the reader's agency holds. */
export async function showRefer(visit: SignedVisit): Promise<Answer> {
  const view = await readConsultation(visit.act, consultationIdOf(visit))
  if (view === undefined) return absentAnswer(visit)
  const { ownerAgency, state, urgency } = view.consultation
  if (ownerAgency !== visit.act.reader.agencyId) return mayNotReferPage(visit, view.consultation.id, sheetTexts.notOwner)
  if (state === 'answered') return mayNotReferPage(visit, view.consultation.id, sheetTexts.answered)
  const form = await openForm(visit, {
    serves: visit.query.get('serves'),
    urgency: urgency ?? 'planned',
    replyBy: formatEra(addDays(visit.act.today, DAYS_TO_ANSWER)),
    sharedFields: TICKED_AT_FIRST,
  })
  return formPage(visit, view, form)
}

/** Saves what was written as a draft, to be looked over before it goes. */
export async function refer(visit: SignedVisit): Promise<Answer> {
  const read = readBody(SHEET_BODY, sheetForm(visit.form))
  if (!read.ok) return again(visit, refusal('fields', { fields: read.refusal }))
  const sheet = sheetFrom(read.value, visit.act.today)
  const made = await composeReferral(
    visit.act,
    visit.house.codes,
    consultationIdOf(visit),
    sheet,
    { send: false, serves: readId<'support_action'>(visit.form.get('serves')) },
    onceOf(visit.form),
  )
  return made.ok ? seeOther(`/referrals/${made.value}?done=compose`) : again(visit, made.refusal)
}

async function again(visit: SignedVisit, refused: Refusal): Promise<Answer> {
  const view = await readConsultation(visit.act, consultationIdOf(visit))
  return view === undefined ? absentAnswer(visit) : formPage(visit, view, refusedForm(visit, refused))
}

async function formPage(visit: SignedVisit, view: ConsultationView, form: FormState): Promise<Answer> {
  // A draft that was kept knows its action; an address that names one means that one.
  const asked = readId<'support_action'>(visit.query.get('serves') || form.value('serves'))
  const served = asked && (await readServedAction(visit.act, asked))
  const backHref = `/consultations/${view.consultation.id}`
  const crumbs = [
    { label: texts.consultations, href: '/consultations' },
    { label: shortCode(view.names.no), href: backHref },
    { label: sheetTexts.refer },
  ]
  return sheetFormPage(visit, { form, view, served, title: sheetTexts.name, crumbs, backHref })
}

// The pipeline has checked the shape of every id in a path.
function consultationIdOf(visit: SignedVisit): ConsultationId {
  return visit.params['id'] as ConsultationId
}
