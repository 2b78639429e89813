import type { Agency } from '../../../../directory/index.ts'
import { readAgencies } from '../../../../directory/index.ts'
import { addDays } from '../../../../kernel/day.ts'
import { formatEra } from '../../../../kernel/era.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import type { FormState, Initial } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import type { ConsultationId, ConsultationView } from '../../../desk/index.ts'
import { readConsultation } from '../../../desk/index.ts'
import { TICKED_AT_FIRST } from '../../../referral/index.ts'
import { composeRequest, reviseRequest } from '../../acts/case/compose-request.ts'
import type { RequestChoice, RequestView } from '../../acts/case/read-request.ts'
import { readRequest, readRequestChoice } from '../../acts/case/read-request.ts'
import type { CoordinationRequest } from '../../domain/case/request.ts'
import { requestVerbsFor } from '../../domain/case/request-rules.ts'
import { DAYS_TO_ANSWER, REQUEST_BODY, requestForm, requestFrom } from './request-bodies.ts'
import { requestFormPage } from './request-form.tsx'
import { requestTexts as texts } from './request-texts.ts'
import { onceOf, requestIdOf, versionOf } from './sent.ts'

const MOST = 300

/** GET /consultations/:id/coordinate: the form, filled from the record. */
export async function showRequestForm(visit: SignedVisit): Promise<Answer> {
  const view = await readConsultation(visit.act, consultationIdOf(visit))
  if (view === undefined) return absentAnswer(visit)
  const { ownerAgency, disposition, state } = view.consultation
  if (ownerAgency !== visit.act.reader.agencyId) return mayNotAsk(visit, view, texts.notOwner)
  if (state === 'case_opened') return mayNotAsk(visit, view, texts.opened)
  if (disposition !== 'coordination') return mayNotAsk(visit, view, texts.notScreened)
  const choice = await readRequestChoice(visit.act, view.consultation.id)
  const form = await openForm(visit, filledFrom(visit, view, choice))
  return requestFormPage(visit, { form, view, choice, agencies: await otherAgencies(visit), title: texts.title })
}

/** POST: saves it as a draft, to be looked over before it goes. */
export async function composeByForm(visit: SignedVisit): Promise<Answer> {
  const id = consultationIdOf(visit)
  const read = readBody(REQUEST_BODY, requestForm(visit.form))
  const made = read.ok
    ? await composeRequest(visit.act, visit.house.codes, id, requestFrom(read.value, visit.act.today), { submit: false }, onceOf(visit))
    : { ok: false as const, refusal: refusal('fields', { fields: read.refusal }) }
  return made.ok ? seeOther(`/coordination/${made.value}?done=compose`) : again(visit, id, texts.title, made.refusal, undefined)
}

/** GET /coordination/:id/edit: the draft once more, with every answer it had. */
export async function showRevision(visit: SignedVisit): Promise<Answer> {
  const shown = await readRequest(visit.act, requestIdOf(visit))
  if (shown === undefined) return absentAnswer(visit)
  if (!requestVerbsFor(shown.request, visit.act.reader.agencyId).includes('revise')) return seeOther(`/coordination/${shown.request.id}`)
  return draw(visit, shown.request.consultationId, texts.editTitle, await openForm(visit, fieldsOf(shown.request)), shown.request.version)
}

/** POST: saves the draft as it is written now. */
export async function reviseByForm(visit: SignedVisit): Promise<Answer> {
  const id = requestIdOf(visit)
  const read = readBody(REQUEST_BODY, requestForm(visit.form))
  const sheet = read.ok ? requestFrom(read.value, visit.act.today) : undefined
  const done = sheet
    ? await reviseRequest(visit.act, visit.house.codes, id, sheet, versionOf(visit), onceOf(visit))
    : { ok: false as const, refusal: refusal('fields', { fields: read.ok ? {} : read.refusal }) }
  if (done.ok) return seeOther(`/coordination/${id}?done=revise`)
  const shown = await readRequest(visit.act, id)
  if (shown === undefined) return absentAnswer(visit)
  return again(visit, shown.request.consultationId, texts.editTitle, done.refusal, versionAfter(done.refusal, shown, visit))
}

/** After the other's version was shown, a second save is meant to stand upon it. */
function versionAfter(refused: Refusal, shown: RequestView, visit: SignedVisit): number {
  return refused.code === 'stale-version' ? shown.request.version : (versionOf(visit) ?? shown.request.version)
}

function again(visit: SignedVisit, id: ConsultationId, title: string, refused: Refusal, version: number | undefined): Promise<Answer> {
  return draw(visit, id, title, refusedForm(visit, refused), version)
}

async function draw(visit: SignedVisit, id: ConsultationId, title: string, form: FormState, version: number | undefined): Promise<Answer> {
  const view = await readConsultation(visit.act, id)
  if (view === undefined) return absentAnswer(visit)
  const choice = await readRequestChoice(visit.act, id)
  return requestFormPage(visit, { form, view, choice, agencies: await otherAgencies(visit), title, version })
}

function filledFrom(visit: SignedVisit, { consultation }: ConsultationView, choice: RequestChoice): Initial {
  return {
    toAgency: choice.coordinating.length === 1 ? choice.coordinating[0]?.id : undefined,
    householdId: choice.households[0]?.id,
    tried: consultation.tried,
    personWords: consultation.statement,
    urgency: consultation.urgency ?? 'planned',
    replyBy: formatEra(addDays(visit.act.today, DAYS_TO_ANSWER)),
    sharedFields: TICKED_AT_FIRST,
  }
}

function fieldsOf(draft: CoordinationRequest): Initial {
  return {
    toAgency: draft.toAgency,
    householdId: draft.householdId ?? '',
    tried: draft.tried,
    whyMany: draft.whyMany,
    asked: draft.asked,
    personWords: draft.personWords,
    issues: draft.issues,
    involved: draft.involved,
    wanted: draft.wanted,
    sharedFields: draft.sharedFields,
    basis: draft.basis,
    consentType: draft.consentType,
    basisReason: draft.basisReason,
    urgency: draft.urgency,
    replyBy: formatEra(draft.replyBy),
  }
}

async function otherAgencies(visit: SignedVisit): Promise<readonly Agency[]> {
  const { agencies } = await readAgencies(visit.act, { limit: MOST })
  return agencies.filter(agency => agency.id !== visit.act.reader.agencyId)
}

function mayNotAsk(visit: SignedVisit, { consultation }: ConsultationView, sentence: string): Answer {
  const at = `/consultations/${consultation.id}`
  return page(
    <Layout title={texts.mayNot} frame={frameOf(visit, 'coordination')} withExit>
      <PageTitle title={texts.mayNot} lead={sentence} />
      <ButtonRow>
        {sentence === texts.notScreened && (
          <ButtonLink kind="primary" href={`${at}/screen`}>
            {texts.toScreen}
          </ButtonLink>
        )}
        <ButtonLink kind="secondary" href={at}>
          {texts.back}
        </ButtonLink>
      </ButtonRow>
    </Layout>,
    409,
  )
}

function consultationIdOf(visit: SignedVisit): ConsultationId {
  return visit.params['id'] as ConsultationId
}
