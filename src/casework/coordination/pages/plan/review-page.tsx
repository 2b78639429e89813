import { formatDayShort } from '../../../../kernel/day.ts'
import { formatEra } from '../../../../kernel/era.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { RadioGroup } from '../../../../ui/choice.tsx'
import { DayField } from '../../../../ui/day-field.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { HiddenFields } from '../../../../ui/hidden-fields.tsx'
import { Panel, Section } from '../../../../ui/section.tsx'
import { Select } from '../../../../ui/select.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import type { PlanView } from '../../acts/plan/read-plans.ts'
import { readPlan } from '../../acts/plan/read-plans.ts'
import { reviewPlan } from '../../acts/plan/review-plan.ts'
import { GOAL_RESULTS, PLAN_RESULTS } from '../../domain/plan/evaluation.ts'
import { mayDoPlan } from '../../domain/plan/plan-transitions.ts'
import { CasePage } from '../case/case-frame.tsx'
import { ActionsTable } from './actions-table.tsx'
import { PLAN_WORDS, REVIEW_BODY } from './bodies.ts'
import { ChangeFields } from './change-fields.tsx'
import { control } from './content-fields.tsx'
import { formTexts } from './plan-form-texts.ts'
import { onceOf, planIdOf, versionOf } from './plan-id.ts'
import { planTexts as texts } from './plan-texts.ts'
import { evaluationFields, reviewForm, wishFrom } from './review-form.ts'

type Props = { readonly visit: SignedVisit; readonly view: PlanView; readonly form: FormState }

/** 評価シート as a form: what became of every goal, what changed and who noticed, the person's words, and how it goes on. */
export async function showReview(visit: SignedVisit): Promise<Answer> {
  const view = await readPlan(visit.act, planIdOf(visit))
  if (view === undefined) return absentAnswer(visit)
  if (view.head.glassUntil !== null || !mayDoPlan(view.plan, 'evaluate').ok) return seeOther(`/plans/${view.plan.id}`)
  return draw(visit, view, await openForm(visit, evaluationFields(view.plan, formatEra(visit.act.today))))
}

/** Takes the evaluation and does what follows from it. */
export async function review(visit: SignedVisit): Promise<Answer> {
  const read = readBody(REVIEW_BODY, reviewForm(visit.form))
  if (!read.ok) return again(visit, refusal('fields', { fields: read.refusal }))
  const wish = wishFrom(read.value, visit.act.today)
  const done = await reviewPlan(visit.act, visit.house.codes, planIdOf(visit), versionOf(visit), wish, onceOf(visit))
  return done.ok ? seeOther(`/plans/${done.value}?done=review`) : again(visit, done.refusal)
}

async function again(visit: SignedVisit, refused: Refusal): Promise<Answer> {
  const view = await readPlan(visit.act, planIdOf(visit))
  return view === undefined ? absentAnswer(visit) : draw(visit, view, refusedForm(visit, refused))
}

function draw(visit: SignedVisit, view: PlanView, form: FormState): Answer {
  const props = { visit, view, form }
  return page(
    <CasePage visit={visit} head={view.head} here="plan" title={formTexts.reviewTitle} hasErrors={form.hasErrors}>
      <FormNotices form={form} />
      <h2 class="tn-section__title">{`${formTexts.reviewTitle}　${texts.no(view.no)}`}</h2>
      <p>{formTexts.reviewLead}</p>
      <Section id="actions" title={texts.actions}>
        <ActionsTable visit={visit} ground={view} plan={view.plan} />
      </Section>
      <Form
        action={visit.path}
        token={visit.formToken}
        draftKey={visit.path}
        idempotencyKey={form.idempotencyKey}
        version={view.plan.version}
        label={formTexts.reviewTitle}
        autosave
      >
        <Section id="results" title={formTexts.result}>
          <DayField {...control(form, 'on')} label={formTexts.reviewOn} required />
          {view.plan.content.goals.map((_, n) => (
            <GoalResultFields {...props} n={n} />
          ))}
        </Section>
        <Section id="changes-part" title={formTexts.changes}>
          <ChangeFields visit={visit} form={form} />
        </Section>
        <Section id="words-part" title={formTexts.ownWords}>
          <TextArea
            {...control(form, 'personWords')}
            label={formTexts.ownWords}
            support={formTexts.wishSupport}
            rows={3}
            counter={PLAN_WORDS}
          />
        </Section>
        <Section id="onward" title={formTexts.planResult}>
          <OnwardFields {...props} />
        </Section>
        <ButtonRow>
          <Button kind="primary" busyLabel={formTexts.evaluating}>
            {formTexts.evaluate}
          </Button>
          <ButtonLink kind="quiet" href={`/plans/${view.plan.id}`}>
            {formTexts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </CasePage>,
    form.status,
  )
}

function GoalResultFields({ view, form, n }: Props & { readonly n: number }) {
  const goal = view.plan.content.goals[n]
  return (
    <Panel title={`${texts.goalNo(n + 1)}：${goal?.words ?? ''}`}>
      <HiddenFields values={{ [`goals.${n}.goalId`]: goal?.id }} />
      <RadioGroup
        {...control(form, `goals.${n}.result`)}
        legend={formTexts.result}
        required
        inline
        options={GOAL_RESULTS.map(result => ({ value: result, label: formTexts.goalResult[result] }))}
      />
      <TextArea {...control(form, `goals.${n}.words`)} label={`${formTexts.resultWords}（${texts.goalNo(n + 1)}）`} rows={2} />
    </Panel>
  )
}

function OnwardFields({ visit, view, form }: Props) {
  const reasons = visit.house.codes.on('closure_reason', visit.act.today)
  const next = view.head.supportCase.nextContactOn
  return (
    <>
      <RadioGroup
        {...control(form, 'planResult')}
        legend={formTexts.planResult}
        required
        options={[
          { value: '', label: formTexts.goesOn },
          ...PLAN_RESULTS.map(result => ({ value: result, label: formTexts.planResultOf[result] })),
        ]}
      />
      <Select
        {...control(form, 'closureReason')}
        label={formTexts.closureReason}
        support={formTexts.closureSupport}
        options={[{ value: '', label: formTexts.chooseReason }, ...reasons.map(({ code, label }) => ({ value: code, label }))]}
      />
      <TextArea {...control(form, 'words')} label={formTexts.reviewWords} rows={3} counter={PLAN_WORDS} />
      <TextArea
        {...control(form, 'staysInTouch')}
        label={formTexts.stays}
        support={next === null ? undefined : formTexts.staysKnown(formatDayShort(next))}
        rows={2}
        counter={PLAN_WORDS}
      />
    </>
  )
}
