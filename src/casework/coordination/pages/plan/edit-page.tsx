import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Banner } from '../../../../ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { Section } from '../../../../ui/section.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { amendPlan } from '../../acts/plan/amend-plan.ts'
import { revisePlan } from '../../acts/plan/draft-plan.ts'
import type { PlanView } from '../../acts/plan/read-plans.ts'
import { readPlan } from '../../acts/plan/read-plans.ts'
import type { PlanId } from '../../domain/case/case.ts'
import { mayDoPlan } from '../../domain/plan/plan-transitions.ts'
import { CasePage } from '../case/case-frame.tsx'
import { AMEND_BODY, CONTENT_BODY, PLAN_WORDS, writtenFrom } from './bodies.ts'
import { ContentFields, control } from './content-fields.tsx'
import { contentForm, fieldsOfContent, reshapedForm } from './content-form.ts'
import { formTexts } from './plan-form-texts.ts'
import { onceOf, planIdOf, versionOf } from './plan-id.ts'
import { planTexts } from './plan-texts.ts'
import { formOf, reshaped, rowsOf, withoutBlanks } from './rows.ts'

/** Writing a draft anew, or changing what was decided: the same form with a reason beside it. */
type Way = 'edit' | 'amend'

/** The form for the whole plan. What may not be written any more leads to the plan instead. */
export function showPlanForm(way: Way) {
  return async (visit: SignedVisit): Promise<Answer> => {
    const view = await readPlan(visit.act, planIdOf(visit))
    if (view === undefined) return absentAnswer(visit)
    if (!isOpenFor(view, way)) return seeOther(`/plans/${view.plan.id}`)
    return draw(visit, view, way, await openForm(visit, fieldsOfContent(view.plan.content)), view.plan.version)
  }
}

/** Takes the form: a button that changes its lines gives it back with those lines, the other saves it. */
export function savePlanForm(way: Way) {
  return async (visit: SignedVisit): Promise<Answer> => {
    const rows = rowsOf(visit.form)
    const other = reshaped(rows, visit.form.get('_do'))
    if (other !== undefined) {
      const view = await readPlan(visit.act, planIdOf(visit))
      if (view === undefined) return absentAnswer(visit)
      return draw(visit, view, way, reshapedForm(visit, formOf(other)), versionOf(visit) ?? view.plan.version)
    }
    // Lines without a word on them are not saved, and the complaints must name the lines as they stand afterwards.
    const tidied: SignedVisit = { ...visit, form: formOf(withoutBlanks(rows)) }
    const done = await save(tidied, way)
    return done.ok ? seeOther(`/plans/${done.value}?done=${way === 'edit' ? 'revise' : 'amend'}`) : again(tidied, way, done.refusal)
  }
}

function save(visit: SignedVisit, way: Way): Promise<Result<PlanId, Refusal>> | Result<PlanId, Refusal> {
  const id = planIdOf(visit)
  if (way === 'edit') {
    const read = readBody(CONTENT_BODY, contentForm(visit.form))
    if (!read.ok) return { ok: false, refusal: refusal('fields', { fields: read.refusal }) }
    return revisePlan(visit.act, id, versionOf(visit), writtenFrom(read.value), onceOf(visit))
  }
  const read = readBody(AMEND_BODY, { ...contentForm(visit.form), reason: visit.form.get('reason') })
  if (!read.ok) return { ok: false, refusal: refusal('fields', { fields: read.refusal }) }
  const wish = { written: writtenFrom(read.value), reason: read.value.reason }
  return amendPlan(visit.act, id, versionOf(visit), wish, onceOf(visit))
}

async function again(visit: SignedVisit, way: Way, refused: Refusal): Promise<Answer> {
  const view = await readPlan(visit.act, planIdOf(visit))
  if (view === undefined) return absentAnswer(visit)
  // After the other's version was shown, a second save is meant to stand upon it.
  const version = refused.code === 'stale-version' ? view.plan.version : (versionOf(visit) ?? view.plan.version)
  return draw(visit, view, way, withRows(refusedForm(visit, refused)), version, refused.code === 'stale-version')
}

/** A form that lost its last line on the way still offers one. */
function withRows(form: FormState): FormState {
  const first = (name: string) => (name === 'goals.0.row' || name === 'actions.0.row') && form.value(name) === ''
  return { ...form, value: name => (first(name) ? '1' : form.value(name)) }
}

function draw(visit: SignedVisit, view: PlanView, way: Way, form: FormState, version: number, isStale = false): Answer {
  const title = way === 'edit' ? formTexts.editTitle : formTexts.amendTitle
  return page(
    <CasePage visit={visit} head={view.head} here="plan" title={title} hasErrors={form.hasErrors}>
      <FormNotices form={form} />
      {isStale && (
        <Banner tone="warn" title={formTexts.changedMeanwhile}>
          <p>{formTexts.changedWhatToDo}</p>
        </Banner>
      )}
      <h2 class="tn-section__title">{`${title}　${planTexts.no(view.no)}（${planTexts.kind[view.plan.kind]}　${planTexts.round(view.plan.round)}）`}</h2>
      <p>{way === 'edit' ? formTexts.editLead : formTexts.amendLead}</p>
      <Form
        action={visit.path}
        token={visit.formToken}
        draftKey={visit.path}
        idempotencyKey={form.idempotencyKey}
        version={version}
        label={title}
        autosave
      >
        <SaveRow view={view} way={way} />
        {way === 'amend' && (
          <Section id="reason-part" title={formTexts.reason}>
            <TextArea {...control(form, 'reason')} label={formTexts.reason} rows={2} required counter={PLAN_WORDS} />
          </Section>
        )}
        <ContentFields visit={visit} form={form} ground={view} />
        <SaveRow view={view} way={way} />
      </Form>
    </CasePage>,
    form.status,
  )
}

/** Stands above the lines as well: the Enter key presses the first button of a form, which must be the one that saves. */
function SaveRow({ view, way }: { readonly view: PlanView; readonly way: Way }) {
  return (
    <ButtonRow>
      <Button kind="primary" busyLabel={formTexts.saving}>
        {way === 'edit' ? formTexts.save : formTexts.saveAmendment}
      </Button>
      <ButtonLink kind="quiet" href={`/plans/${view.plan.id}`}>
        {formTexts.back}
      </ButtonLink>
    </ButtonRow>
  )
}

function isOpenFor({ plan, head }: PlanView, way: Way): boolean {
  return head.glassUntil === null && mayDoPlan(plan, way === 'edit' ? 'revise' : 'amend').ok
}
