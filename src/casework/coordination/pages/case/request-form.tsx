import type { Agency } from '../../../../directory/index.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { CheckboxGroup, RadioGroup } from '../../../../ui/choice.tsx'
import { DayField } from '../../../../ui/day-field.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Disclosure, Section } from '../../../../ui/section.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import type { ConsultationView } from '../../../desk/index.ts'
import { FieldsToShare } from '../../../referral/index.ts'
import type { RequestChoice } from '../../acts/case/read-request.ts'
import { REQUEST_BASES } from '../../domain/case/request.ts'
import { REQUEST_WORDS } from './request-bodies.ts'
import { requestTexts as texts } from './request-texts.ts'
import { optionsOf } from './sent.ts'

/** What the form of a request is drawn from. */
export type RequestFormParts = {
  readonly form: FormState
  readonly view: ConsultationView
  readonly choice: RequestChoice
  readonly agencies: readonly Agency[]
  readonly title: string
  readonly version?: number | undefined
}

/** 多機関協働への申込 as a form, at this address: new, or a draft that is written anew. */
export function requestFormPage(visit: SignedVisit, parts: RequestFormParts): Answer {
  const { form, view } = parts
  const at = `/consultations/${view.consultation.id}`
  const crumbs = [{ label: texts.consultation, href: at }, { label: parts.title }]
  return page(
    <Layout title={parts.title} hasErrors={form.hasErrors} frame={frameOf(visit, 'coordination')} crumbs={crumbs} withExit>
      <FormNotices form={form} />
      <PageTitle title={parts.title} lead={texts.lead} />
      <Form
        action={visit.path}
        token={visit.formToken}
        draftKey={visit.path}
        idempotencyKey={form.idempotencyKey}
        version={parts.version}
        label={texts.title}
        autosave
      >
        <Section id="to" title={texts.sections.to}>
          <ToFields {...parts} />
        </Section>
        <Section id="why" title={texts.sections.why}>
          <WhyFields visit={visit} form={form} />
        </Section>
        <Section id="issues" title={texts.sections.issues}>
          <CheckboxGroup
            name="issues"
            legend={texts.fields.issues}
            options={optionsOf(visit, 'issue')}
            values={form.values('issues')}
            error={form.error('issues')}
          />
        </Section>
        <Section id="agencies" title={texts.sections.agencies}>
          <AgencyFields {...parts} />
        </Section>
        <Section id="words" title={texts.sections.words}>
          <TextArea {...control(form, 'personWords')} label={texts.fields.personWords} support={texts.support.personWords} rows={6} />
        </Section>
        <Section id="shared" title={texts.sections.shared}>
          <FieldsToShare visit={visit} view={view} form={form} />
        </Section>
        <Section id="basis" title={texts.sections.basis}>
          <BasisFields visit={visit} form={form} />
        </Section>
        <ButtonRow>
          <Button kind="primary" busyLabel={texts.saving}>
            {texts.save}
          </Button>
          <ButtonLink kind="quiet" href={at}>
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}

function control(form: FormState, name: string) {
  return { name, value: form.value(name), error: form.error(name) }
}

function ToFields({ form, choice }: RequestFormParts) {
  if (choice.coordinating.length === 0) return <EmptyState title={texts.noCoordinator} text={texts.noCoordinatorText} />
  const households = choice.households.map(household => ({
    value: household.id,
    label: texts.householdOf(household.label, household.members.map(member => member.name).join('、')),
  }))
  return (
    <>
      <RadioGroup
        {...control(form, 'toAgency')}
        legend={texts.fields.toAgency}
        required
        options={choice.coordinating.map(agency => ({ value: agency.id, label: agency.name }))}
      />
      {households.length > 0 && (
        <RadioGroup
          {...control(form, 'householdId')}
          legend={texts.fields.householdId}
          support={texts.support.householdId}
          options={[...households, { value: '', label: texts.noHousehold }]}
        />
      )}
    </>
  )
}

function WhyFields({ visit, form }: { readonly visit: SignedVisit; readonly form: FormState }) {
  const { fields, support } = texts
  return (
    <>
      <TextArea {...control(form, 'tried')} label={fields.tried} support={support.tried} required counter={REQUEST_WORDS} />
      <TextArea {...control(form, 'whyMany')} label={fields.whyMany} support={support.whyMany} required counter={REQUEST_WORDS} />
      <TextArea {...control(form, 'asked')} label={fields.asked} support={support.asked} required counter={REQUEST_WORDS} />
      <RadioGroup {...control(form, 'urgency')} legend={fields.urgency} required inline options={optionsOf(visit, 'urgency')} />
      <DayField {...control(form, 'replyBy')} label={fields.replyBy} required />
    </>
  )
}

/** Two long lists, folded until somebody wants them or has chosen from them. */
function AgencyFields({ form, agencies }: RequestFormParts) {
  const options = agencies.map(agency => ({ value: agency.id, label: agency.name }))
  return (
    <>
      {(['involved', 'wanted'] as const).map(name => (
        <Disclosure
          summary={texts.choose(texts.fields[name], options.length)}
          isOpen={form.values(name).length > 0 || form.error(name) !== undefined}
        >
          <CheckboxGroup name={name} legend={texts.fields[name]} options={options} values={form.values(name)} error={form.error(name)} />
        </Disclosure>
      ))}
    </>
  )
}

function BasisFields({ visit, form }: { readonly visit: SignedVisit; readonly form: FormState }) {
  const bases = visit.house.codes.basesOn(visit.act.today)
  const offered = REQUEST_BASES.flatMap(code => bases.filter(basis => basis.code === code))
  const { fields, support } = texts
  return (
    <>
      <RadioGroup
        {...control(form, 'basis')}
        legend={fields.basis}
        support={support.basis}
        required
        options={offered.map(basis => ({
          value: basis.code,
          label: `${texts.variant(basis.code === 'consent')}：${basis.title}`,
          hint: `${basis.law} ${basis.article}`,
        }))}
      />
      <RadioGroup
        {...control(form, 'consentType')}
        legend={fields.consentType}
        support={support.consentType}
        inline
        options={optionsOf(visit, 'consent_type')}
      />
      <TextArea {...control(form, 'basisReason')} label={fields.basisReason} support={support.basisReason} counter={REQUEST_WORDS} />
    </>
  )
}
