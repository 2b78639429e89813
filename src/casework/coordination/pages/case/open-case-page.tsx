import { addDays } from '../../../../kernel/day.ts'
import { formatEra } from '../../../../kernel/era.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { RadioGroup } from '../../../../ui/choice.tsx'
import { DayField } from '../../../../ui/day-field.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import type { ConsultationId, ConsultationView } from '../../../desk/index.ts'
import { readConsultation } from '../../../desk/index.ts'
import { openOwnCase } from '../../acts/case/open-own-case.ts'
import type { RequestChoice } from '../../acts/case/read-request.ts'
import { readRequestChoice } from '../../acts/case/read-request.ts'
import { OPEN_CASE_BODY, ownCaseFrom } from './case-bodies.ts'
import { listTexts as texts } from './list-texts.ts'
import { requestTexts } from './request-texts.ts'
import { complaints, onceOf } from './sent.ts'

const DAYS_TO_CONTACT = 7

/** GET /consultations/:id/open-case: how one's own agency begins a case. */
export async function showOpenCase(visit: SignedVisit): Promise<Answer> {
  const view = await readConsultation(visit.act, consultationIdOf(visit))
  if (view === undefined) return absentAnswer(visit)
  const { ownerAgency, disposition, state } = view.consultation
  if (ownerAgency !== visit.act.reader.agencyId || disposition !== 'own_agency' || state === 'case_opened') return mayNotOpen(visit)
  const choice = await readRequestChoice(visit.act, view.consultation.id)
  const household = choice.households[0]
  const initial = {
    label: household?.label ?? '',
    householdId: household?.id,
    nextContactOn: formatEra(addDays(visit.act.today, DAYS_TO_CONTACT)),
  }
  return formPage(visit, view, choice, await openForm(visit, initial))
}

/** POST: opens it. */
export async function openCaseByForm(visit: SignedVisit): Promise<Answer> {
  const id = consultationIdOf(visit)
  const read = readBody(OPEN_CASE_BODY, bodyFromForm(visit.form))
  const made = read.ok ? await openOwnCase(visit.act, id, ownCaseFrom(read.value), onceOf(visit)) : complaints(read.refusal)
  if (made.ok) return seeOther(`/cases/${made.value}?done=opened`)
  const view = await readConsultation(visit.act, id)
  if (view === undefined) return absentAnswer(visit)
  return formPage(visit, view, await readRequestChoice(visit.act, id), refusedForm(visit, made.refusal))
}

function formPage(visit: SignedVisit, view: ConsultationView, choice: RequestChoice, form: FormState): Answer {
  const at = `/consultations/${view.consultation.id}`
  const control = (name: string) => ({ name, value: form.value(name), error: form.error(name) })
  const households = choice.households.map(household => ({
    value: household.id,
    label: requestTexts.householdOf(household.label, household.members.map(member => member.name).join('、')),
  }))
  return page(
    <Layout
      title={texts.openTitle}
      frame={frameOf(visit, 'cases')}
      hasErrors={form.hasErrors}
      crumbs={[{ label: requestTexts.consultation, href: at }, { label: texts.openTitle }]}
      withExit
    >
      <FormNotices form={form} />
      <PageTitle title={texts.openTitle} lead={texts.openLead} />
      <Form action={visit.path} token={visit.formToken} draftKey={visit.path} idempotencyKey={form.idempotencyKey} autosave>
        <TextField {...control('label')} label={texts.fields.label} support={texts.support.label} required width="full" />
        {households.length > 0 && (
          <RadioGroup
            {...control('householdId')}
            legend={texts.fields.householdId}
            options={[...households, { value: '', label: texts.noHousehold }]}
          />
        )}
        <DayField {...control('nextContactOn')} label={texts.fields.nextContactOn} support={texts.support.nextContactOn} required />
        <ButtonRow>
          <Button kind="primary">{texts.openButton}</Button>
          <ButtonLink kind="quiet" href={at}>
            {texts.openBack}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}

function mayNotOpen(visit: SignedVisit): Answer {
  return page(
    <Layout title={texts.mayNotOpen} frame={frameOf(visit, 'cases')} withExit>
      <PageTitle title={texts.mayNotOpen} lead={texts.mayNotOpenText} />
      <ButtonLink kind="secondary" href={`/consultations/${consultationIdOf(visit)}`}>
        {texts.openBack}
      </ButtonLink>
    </Layout>,
    409,
  )
}

function consultationIdOf(visit: SignedVisit): ConsultationId {
  return visit.params['id'] as ConsultationId
}
