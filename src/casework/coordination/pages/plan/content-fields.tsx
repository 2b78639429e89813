import type { Child } from 'hono/jsx'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { CheckboxGroup } from '../../../../ui/choice.tsx'
import { DayField } from '../../../../ui/day-field.tsx'
import { FieldRow } from '../../../../ui/field-row.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { HiddenFields } from '../../../../ui/hidden-fields.tsx'
import { Panel, Section } from '../../../../ui/section.tsx'
import { Select } from '../../../../ui/select.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import type { PlanGround } from '../../acts/plan/read-plans.ts'
import { ACTION_KINDS } from '../../domain/plan/plan-content.ts'
import { LINE_WORDS, PLAN_WORDS } from './bodies.ts'
import { formTexts } from './plan-form-texts.ts'
import { planTexts as texts } from './plan-texts.ts'
import { ProgrammeFields } from './programme-fields.tsx'
import { issueLabel } from './wording.ts'

export type FieldsProps = { readonly visit: SignedVisit; readonly form: FormState; readonly ground: PlanGround }

/** Every field of a plan's content: what the person wishes, goals, actions, programmes, period. */
export function ContentFields(props: FieldsProps) {
  const { form } = props
  return (
    <>
      <Section id="wish-part" title={texts.wish}>
        <TextArea {...control(form, 'wish')} label={texts.wish} support={formTexts.wishSupport} rows={3} counter={PLAN_WORDS} />
        <TextArea
          {...control(form, 'direction')}
          label={texts.direction}
          support={formTexts.directionSupport}
          rows={2}
          counter={LINE_WORDS}
        />
      </Section>
      <Section id="goals-part" title={texts.goals}>
        <Lines of="goals" form={form} line={n => <GoalFields {...props} n={n} />} />
        <ButtonRow>
          <Button kind="secondary" name="_do" value="add_goal">
            {formTexts.addGoal}
          </Button>
        </ButtonRow>
      </Section>
      <Section id="actions-part" title={texts.actions}>
        <p>{formTexts.actionsLead}</p>
        <Lines of="actions" form={form} line={n => <ActionFields {...props} n={n} />} />
        <ButtonRow>
          <Button kind="secondary" name="_do" value="add_action">
            {formTexts.addAction}
          </Button>
        </ButtonRow>
      </Section>
      <Section id="programmes-part" title={texts.programmes}>
        <ProgrammeFields visit={props.visit} form={form} />
      </Section>
      <Section id="period-part" title={texts.period}>
        <PeriodFields {...props} />
      </Section>
    </>
  )
}

/** What a control of this form takes. */
export function control(form: FormState, name: string) {
  return { name, value: form.value(name), error: form.error(name) }
}

function Lines(props: { readonly of: 'goals' | 'actions'; readonly form: FormState; line(n: number): Child }) {
  const lines: Child[] = []
  for (let n = 0; props.form.value(`${props.of}.${n}.row`) !== ''; n++) lines.push(props.line(n))
  const error = props.form.error(props.of)
  return (
    <div id={`f-${props.of}`}>
      {error && <p class="tn-field__error">{error}</p>}
      {lines}
    </div>
  )
}

function GoalFields(props: FieldsProps & { readonly n: number }) {
  const { visit, form, ground, n } = props
  const at = (name: string) => `goals.${n}.${name}`
  const chosen = form.values(at('issueIds'))
  const issues = ground.issues.filter(issue => issue.state !== 'closed' || chosen.includes(issue.id))
  return (
    <Panel>
      <HiddenFields values={{ [at('row')]: '1', [at('id')]: form.value(at('id')) }} />
      <TextArea {...control(form, at('words'))} label={texts.goalNo(n + 1)} rows={2} required />
      <DayField {...control(form, at('reachBy'))} label={texts.reachBy} />
      {issues.length > 0 && (
        <CheckboxGroup
          name={at('issueIds')}
          legend={texts.issues}
          values={chosen}
          error={form.error(at('issueIds'))}
          inline
          options={issues.map(issue => ({ value: issue.id, label: issueLabel(visit, ground, issue.id) ?? issue.code }))}
        />
      )}
      <Button kind="quiet" name="_do" value={`remove_goal.${n}`}>
        {formTexts.removeGoal(n + 1)}
      </Button>
    </Panel>
  )
}

function ActionFields(props: FieldsProps & { readonly n: number }) {
  const { form, n } = props
  const at = (name: string) => `actions.${n}.${name}`
  return (
    <Panel>
      <HiddenFields values={{ [at('row')]: '1', [at('id')]: form.value(at('id')) }} />
      <TextArea {...control(form, at('words'))} label={texts.actionNo(n + 1)} rows={2} required />
      <FieldRow>
        <Select {...control(form, at('goal'))} label={formTexts.goalOf} options={goalOptions(form)} />
        <Select {...control(form, at('issueId'))} label={formTexts.issueOf} options={issueOptions(props, form.value(at('issueId')))} />
        <Select
          {...control(form, at('kind'))}
          label={texts.kindLabel}
          options={ACTION_KINDS.map(kind => ({ value: kind, label: texts.actionKind[kind] }))}
        />
      </FieldRow>
      <TextArea {...control(form, at('byPerson'))} label={texts.byPerson} rows={2} />
      <TextArea {...control(form, at('byAgency'))} label={texts.byAgency} rows={2} />
      <FieldRow>
        <Select
          {...control(form, at('ownerAgency'))}
          label={texts.owner}
          options={agencyOptions(props.ground, form.value(at('ownerAgency')))}
        />
        <DayField {...control(form, at('dueOn'))} label={texts.dueOn} support="" />
        <TextField {...control(form, at('often'))} label={texts.often} width="s" />
      </FieldRow>
      <Button kind="quiet" name="_do" value={`remove_action.${n}`}>
        {formTexts.removeAction(n + 1)}
      </Button>
    </Panel>
  )
}

function PeriodFields({ form, ground }: FieldsProps) {
  return (
    <>
      <FieldRow>
        <DayField {...control(form, 'periodFrom')} label={formTexts.periodFrom} />
        <DayField {...control(form, 'periodTo')} label={formTexts.periodTo} />
      </FieldRow>
      <TextField {...control(form, 'nextMonitoring')} label={texts.nextMonitoring} support={formTexts.monthSupport} width="s" />
      <Select
        {...control(form, 'leadAfter')}
        label={texts.leadAfter}
        support={formTexts.leadSupport}
        options={agencyOptions(ground, form.value('leadAfter'))}
      />
    </>
  )
}

function goalOptions(form: FormState) {
  const options: { value: string; label: string }[] = [{ value: '', label: formTexts.noGoal }]
  for (let n = 0; form.value(`goals.${n}.row`) !== ''; n++) {
    const words = form.value(`goals.${n}.words`)
    options.push({ value: String(n), label: words === '' ? texts.goalNo(n + 1) : `${texts.goalNo(n + 1)}：${words.slice(0, 30)}` })
  }
  return options
}

function issueOptions({ visit, ground }: FieldsProps, chosen: string) {
  const issues = ground.issues.filter(issue => issue.state !== 'closed' || issue.id === chosen)
  return [
    { value: '', label: formTexts.noIssue },
    ...issues.map(issue => ({ value: issue.id, label: issueLabel(visit, ground, issue.id) ?? issue.code })),
  ]
}

function agencyOptions(ground: PlanGround, chosen: string) {
  const team = ground.head.team.map(member => ({ value: member.agencyId as string, label: member.agencyName }))
  const left = [...ground.names]
    .filter(([id]) => id === chosen && !team.some(one => one.value === id))
    .map(([id, name]) => ({ value: id as string, label: name }))
  return [{ value: '', label: formTexts.chooseLater }, ...team, ...left]
}
