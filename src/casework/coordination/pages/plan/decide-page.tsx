import { formatDayShort } from '../../../../kernel/day.ts'
import { formatEra } from '../../../../kernel/era.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Banner } from '../../../../ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { DayField } from '../../../../ui/day-field.tsx'
import { Description } from '../../../../ui/description.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { Quote } from '../../../../ui/quote.tsx'
import { Columns, Section } from '../../../../ui/section.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import { decidePlan } from '../../acts/plan/decide-plan.ts'
import type { DecidingView } from '../../acts/plan/read-deciding.ts'
import { readDeciding } from '../../acts/plan/read-deciding.ts'
import { mayDoPlan } from '../../domain/plan/plan-transitions.ts'
import { CasePage } from '../case/case-frame.tsx'
import { ActionsTable } from './actions-table.tsx'
import { AgreementFacts } from './agreement-facts.tsx'
import { DECIDE_BODY, PLAN_WORDS } from './bodies.ts'
import { control } from './content-fields.tsx'
import { formTexts } from './plan-form-texts.ts'
import { onceOf, planIdOf, versionOf } from './plan-id.ts'
import { planTexts as texts } from './plan-texts.ts'
import { periodWords } from './wording.ts'

/** Everything a head looks at before deciding: the plan, what everybody said, whether the consent holds; and the city's day and number. */
export async function showDecide(visit: SignedVisit): Promise<Answer> {
  const view = await readDeciding(visit.act, planIdOf(visit))
  if (view === undefined) return absentAnswer(visit)
  if (view.head.glassUntil !== null || !mayDoPlan(view.plan, 'decide').ok) return seeOther(`/plans/${view.plan.id}`)
  return draw(visit, view, await openForm(visit, { on: formatEra(visit.act.today) }))
}

/** Decides. */
export async function decide(visit: SignedVisit): Promise<Answer> {
  const read = readBody(DECIDE_BODY, { no: '', ...bodyFromForm(visit.form) })
  if (!read.ok) return again(visit, refusal('fields', { fields: read.refusal }))
  const wish = { on: read.value.on ?? visit.act.today, no: read.value.no, words: read.value.words ?? null }
  const done = await decidePlan(visit.act, planIdOf(visit), versionOf(visit), wish, onceOf(visit))
  return done.ok ? seeOther(`/plans/${done.value}?done=decide`) : again(visit, done.refusal)
}

async function again(visit: SignedVisit, refused: Refusal): Promise<Answer> {
  const view = await readDeciding(visit.act, planIdOf(visit))
  return view === undefined ? absentAnswer(visit) : draw(visit, view, refusedForm(visit, refused))
}

function draw(visit: SignedVisit, view: DecidingView, form: FormState): Answer {
  const { content } = view.plan
  return page(
    <CasePage visit={visit} head={view.head} here="plan" title={formTexts.decideTitle} hasErrors={form.hasErrors}>
      <FormNotices form={form} />
      <h2 class="tn-section__title">{`${formTexts.decideTitle}　${texts.no(view.no)}`}</h2>
      <p>{formTexts.decideLead}</p>
      <Section id="actions" title={texts.actions}>
        <ActionsTable visit={visit} ground={view} plan={view.plan} />
      </Section>
      <Columns asideLabel={formTexts.decideTitle} aside={<DecideForm visit={visit} view={view} form={form} />}>
        <Section id="content" title={texts.wish}>
          <Quote speaker={texts.person}>{content.wish ?? texts.none}</Quote>
          <Description
            rows={[
              { label: texts.direction, value: content.direction ?? texts.none, wide: true },
              { label: texts.period, value: periodWords(content), wide: true },
            ]}
          />
        </Section>
        <Section id="agreements" title={texts.agreements}>
          <AgreementFacts ground={view} named={view} />
        </Section>
      </Columns>
    </CasePage>,
    form.status,
  )
}

function DecideForm(props: { readonly visit: SignedVisit; readonly view: DecidingView; readonly form: FormState }) {
  const { visit, view, form } = props
  const [consent] = view.consents
  return (
    <Section id="decide" title={formTexts.decideTitle}>
      {consent ? (
        <Banner tone="good" title={formTexts.consentOk(formatDayShort(consent.askedOn))} />
      ) : (
        <Banner tone="bad" title={formTexts.consentMissing}>
          <p>{formTexts.consentMissingText}</p>
          <ButtonLink kind="secondary" href={`/cases/${view.plan.caseId}/consents`}>
            {texts.personAgreed}
          </ButtonLink>
        </Banner>
      )}
      {view.plan.draftedBy === visit.act.reader.staffId && <Banner tone="warn" title={formTexts.own} />}
      {form.error('agreements') && (
        <p class="tn-field__error" id="f-agreements">
          {form.error('agreements')}
        </p>
      )}
      <Form
        action={visit.path}
        token={visit.formToken}
        draftKey={visit.path}
        idempotencyKey={form.idempotencyKey}
        version={view.plan.version}
        label={formTexts.decideTitle}
      >
        <DayField {...control(form, 'on')} label={formTexts.decidedOn} required />
        <TextField {...control(form, 'no')} label={formTexts.decisionNo} required width="s" />
        <TextArea {...control(form, 'words')} label={formTexts.decisionWords} rows={3} counter={PLAN_WORDS} />
        <ButtonRow>
          <Button kind="primary" busyLabel={formTexts.deciding}>
            {formTexts.decide}
          </Button>
          <ButtonLink kind="quiet" href={`/plans/${view.plan.id}`}>
            {formTexts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Section>
  )
}
