import { formatDayShort } from '../../../../kernel/day.ts'
import { readId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { ButtonLink } from '../../../../ui/button.tsx'
import { Description } from '../../../../ui/description.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import { refusedForm } from '../../../../ui/form-state.ts'
import { Columns, Section } from '../../../../ui/section.tsx'
import { Table } from '../../../../ui/table.tsx'
import { servingAction } from '../../acts/plan/look-at-plan.ts'
import type { PlanView } from '../../acts/plan/read-plans.ts'
import { readPlan } from '../../acts/plan/read-plans.ts'
import { markAction, monitorAction } from '../../acts/plan/run-plan.ts'
import type { ActionId, SupportAction } from '../../domain/plan/plan-content.ts'
import { mayDoPlan } from '../../domain/plan/plan-transitions.ts'
import { CasePage } from '../case/case-frame.tsx'
import type { RefusedStep } from './action-forms.tsx'
import { LookForm, MarkForm } from './action-forms.tsx'
import { ActionBadge, stateOfAction } from './actions-table.tsx'
import { LOOK_BODY, MARK_BODY } from './bodies.ts'
import { formTexts } from './plan-form-texts.ts'
import { flashOf, onceOf, planIdOf } from './plan-id.ts'
import { planTexts as texts } from './plan-texts.ts'
import { agencyName, issueLabel, referralWords } from './wording.ts'

/** One action of a plan: where it stands, who serves it, the looks at it, and the forms to write down what was done. */
export async function showAction(visit: SignedVisit): Promise<Answer> {
  const view = await readPlan(visit.act, planIdOf(visit))
  return view === undefined ? absentAnswer(visit) : draw(visit, view)
}

/** Takes what the owners say about the action. */
export async function mark(visit: SignedVisit): Promise<Answer> {
  const id = actionIdOf(visit)
  if (id === undefined) return absentAnswer(visit)
  const read = readBody(MARK_BODY, bodyFromForm(visit.form))
  if (!read.ok) return again(visit, 'mark', refusal('fields', { fields: read.refusal }))
  const { mark: asked, on, words } = read.value
  const wish = { actionId: id, mark: asked, on: on ?? visit.act.today, words: words ?? null }
  const done = await markAction(visit.act, planIdOf(visit), wish, onceOf(visit))
  return done.ok ? seeOther(`/plans/${done.value}/actions/${id}?done=mark`) : again(visit, 'mark', done.refusal)
}

/** Takes one look at the action. */
export async function monitor(visit: SignedVisit): Promise<Answer> {
  const id = actionIdOf(visit)
  if (id === undefined) return absentAnswer(visit)
  const read = readBody(LOOK_BODY, bodyFromForm(visit.form))
  if (!read.ok) return again(visit, 'monitor', refusal('fields', { fields: read.refusal }))
  const { result, on, words, reason, nextOn } = read.value
  const wish = { actionId: id, result, on: on ?? visit.act.today, words: words ?? null, reason: reason ?? null, nextOn: nextOn ?? null }
  const done = await monitorAction(visit.act, planIdOf(visit), wish, onceOf(visit))
  return done.ok ? seeOther(`/plans/${done.value}/actions/${id}?done=monitor`) : again(visit, 'monitor', done.refusal)
}

async function again(visit: SignedVisit, step: RefusedStep['step'], refused: Refusal): Promise<Answer> {
  const view = await readPlan(visit.act, planIdOf(visit))
  return view === undefined ? absentAnswer(visit) : draw(visit, view, { step, form: refusedForm(visit, refused) })
}

function draw(visit: SignedVisit, view: PlanView, refused?: RefusedStep): Answer {
  const action = view.plan.content.actions.find(one => one.id === actionIdOf(visit))
  if (action === undefined) return absentAnswer(visit)
  const mayWrite = view.head.glassUntil === null && mayDoPlan(view.plan, 'mark').ok
  const forms = mayWrite && (
    <>
      <MarkForm visit={visit} view={view} action={action} refused={refused} />
      <LookForm visit={visit} view={view} action={action} refused={refused} />
    </>
  )
  return page(
    <CasePage
      visit={visit}
      head={view.head}
      here="plan"
      title={formTexts.actionTitle}
      hasErrors={refused?.form.hasErrors}
      flash={refused ? undefined : flashOf(visit)}
    >
      {refused && <FormNotices form={refused.form} />}
      <Columns asideLabel={formTexts.actionTitle} aside={forms}>
        <Section id="action" title={action.words} actions={<ActionBadge state={stateOfAction(view, view.plan, action)} />}>
          <Description rows={factsOf(visit, view, action)} />
          <Links view={view} action={action} mayRefer={mayWrite} />
        </Section>
        <Section id="looks" title={texts.monitoring}>
          <Looks view={view} action={action} />
        </Section>
      </Columns>
    </CasePage>,
    refused?.form.status ?? 200,
  )
}

function factsOf(visit: SignedVisit, view: PlanView, action: SupportAction) {
  const mark = view.plan.marks[action.id]
  const goal = view.plan.content.goals.find(one => one.id === action.goalId)
  const serving = servingAction(view.serving, action)
  return [
    { label: texts.goal, value: goal?.words ?? texts.none, wide: true },
    ...(action.issueId === null ? [] : [{ label: texts.issues, value: issueLabel(visit, view, action.issueId) ?? texts.none }]),
    { label: texts.byPerson, value: action.byPerson ?? texts.none, wide: true },
    { label: texts.byAgency, value: action.byAgency ?? texts.none, wide: true },
    { label: texts.owner, value: agencyName(view, action.ownerAgency) },
    { label: texts.dueOn, value: action.dueOn === null ? texts.noDay : formatDayShort(action.dueOn) },
    { label: texts.often, value: action.often ?? texts.none },
    { label: texts.kindLabel, value: texts.actionKind[action.kind] },
    ...(mark
      ? [{ label: formTexts.mark, value: `${formatDayShort(mark.on)}　${formTexts.markOf[mark.mark]}　${mark.words ?? ''}`, wide: true }]
      : []),
    ...serving.map(one => ({ label: texts.action, value: referralWords(view, one), wide: true })),
  ]
}

function Links({ view, action, mayRefer }: { readonly view: PlanView; readonly action: SupportAction; readonly mayRefer: boolean }) {
  const { consultationId } = view.head.supportCase
  return (
    <p>
      {mayRefer && consultationId !== null && (
        <ButtonLink kind="secondary" href={`/consultations/${consultationId}/refer?serves=${action.id}`}>
          {texts.link.refer}
        </ButtonLink>
      )}
      <ButtonLink kind="quiet" href={`/plans/${view.plan.id}`}>
        {texts.link.back}
      </ButtonLink>
    </p>
  )
}

function Looks({ view, action }: { readonly view: PlanView; readonly action: SupportAction }) {
  const looks = view.plan.monitorings.filter(look => look.actionId === action.id)
  return (
    <Table
      caption={texts.monitoring}
      isCaptionHidden
      isWrapping
      columns={[
        { key: 'due', label: formTexts.dueColumn.due, width: 's' },
        { key: 'state', label: texts.column.state, width: 's' },
        { key: 'on', label: formTexts.on, width: 's' },
        { key: 'words', label: formTexts.words, width: 'l' },
      ]}
      rows={looks.map(look => ({
        key: look.id,
        cells: {
          due: formatDayShort(look.dueOn),
          state: texts.monitoringState[look.state],
          on: look.on === null ? '' : formatDayShort(look.on),
          words: look.words ?? look.reason ?? '',
        },
      }))}
      empty={{ title: formTexts.dueEmpty, text: formTexts.dueEmptyText }}
    />
  )
}

function actionIdOf(visit: SignedVisit): ActionId | undefined {
  return readId<'support_action'>(visit.params['actionId'])
}
