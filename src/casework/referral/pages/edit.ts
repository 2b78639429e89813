import { formatEra } from '../../../kernel/era.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { seeOther } from '../../../platform/http/answer.ts'
import { readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../ui/form-state.ts'
import { readConsultation } from '../../desk/index.ts'
import type { ReferralView } from '../acts/read-referral.ts'
import { readReferral } from '../acts/read-referral.ts'
import { reviseReferral } from '../acts/revise-referral.ts'
import type { Referral } from '../domain/referral.ts'
import { verbsFor } from '../domain/transitions.ts'
import { SHEET_BODY, sheetFrom } from './bodies.ts'
import { onceOf, sheetForm } from './form-bodies.ts'
import { sheetFormPage } from './refer-form.tsx'
import { referralIdOf } from './referral-id.ts'
import { texts } from './texts.ts'
import { sheetTexts } from './texts-sheet.ts'
import { referralNo } from './wording.ts'

/** The draft once more as a form, with every answer it had. What was sent leads to the sheet instead. */
export async function showEdit(visit: SignedVisit): Promise<Answer> {
  const shown = await readReferral(visit.act, referralIdOf(visit))
  if (shown === undefined) return absentAnswer(visit)
  if (!verbsFor(shown.referral, visit.act.reader.agencyId).includes('revise')) return seeOther(`/referrals/${shown.referral.id}`)
  return formPage(visit, shown, await openForm(visit, fieldsOf(shown.referral)), shown.referral.version)
}

/** Saves the draft as it is written now. */
export async function edit(visit: SignedVisit): Promise<Answer> {
  const id = referralIdOf(visit)
  const read = readBody(SHEET_BODY, sheetForm(visit.form))
  if (!read.ok) return again(visit, refusal('fields', { fields: read.refusal }))
  const version = Number.parseInt(visit.form.get('_version'), 10)
  const sheet = sheetFrom(read.value, visit.act.today)
  const known = Number.isNaN(version) ? undefined : version
  const done = await reviseReferral(visit.act, visit.house.codes, id, sheet, known, onceOf(visit.form))
  return done.ok ? seeOther(`/referrals/${id}?done=revise`) : again(visit, done.refusal)
}

async function again(visit: SignedVisit, refused: Refusal): Promise<Answer> {
  const shown = await readReferral(visit.act, referralIdOf(visit))
  if (shown === undefined) return absentAnswer(visit)
  const typedOn = Number.parseInt(visit.form.get('_version'), 10)
  // After the other's version was shown, a second save is meant to stand upon it.
  const version = refused.code === 'stale-version' || Number.isNaN(typedOn) ? shown.referral.version : typedOn
  return formPage(visit, shown, refusedForm(visit, refused), version, refused.code === 'stale-version' ? shown.referral : undefined)
}

async function formPage(visit: SignedVisit, shown: ReferralView, form: FormState, version: number, stands?: Referral): Promise<Answer> {
  const view = await readConsultation(visit.act, shown.referral.consultationId)
  if (view === undefined) return absentAnswer(visit)
  const backHref = `/consultations/${shown.referral.consultationId}`
  const crumbs = [
    { label: texts.boxes.title, href: '/referrals?box=sent' },
    { label: referralNo(shown.names.no), href: `/referrals/${shown.referral.id}` },
    { label: sheetTexts.change },
  ]
  return sheetFormPage(visit, { form, view, title: sheetTexts.edit, crumbs, backHref, version, stands })
}

function fieldsOf(draft: Referral) {
  return {
    toAgency: draft.toAgency,
    kind: draft.kind,
    reason: draft.reason,
    asked: draft.asked,
    basis: draft.basis,
    consentType: draft.consentType,
    basisReason: draft.basisReason,
    sharedFields: draft.sharedFields,
    urgency: draft.urgency,
    replyBy: formatEra(draft.replyBy),
    accompanied: draft.accompanied ? 'yes' : undefined,
  }
}
