import { formatDayShort } from '../../../../kernel/day.ts'
import { formatBoth } from '../../../../kernel/era.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { Description } from '../../../../ui/description.tsx'
import { Quote } from '../../../../ui/quote.tsx'
import { Columns, Section } from '../../../../ui/section.tsx'
import { StepList } from '../../../../ui/steps.tsx'
import { endFactsOf } from '../../acts/plan/end-facts.ts'
import { endStateOf } from '../../domain/plan/end-state.ts'
import type { SupportPlan } from '../../domain/plan/support-plan.ts'
import { ActionsTable } from './actions-table.tsx'
import { AgreementFacts } from './agreement-facts.tsx'
import type { BodyProps } from './body-props.ts'
import { EvaluationFacts } from './evaluation-facts.tsx'
import { GapsBox } from './gaps-box.tsx'
import { NextActs } from './next-acts.tsx'
import { planTexts as texts } from './plan-texts.ts'
import { agencyName, issueLabel, monthWords, periodWords } from './wording.ts'

/** One plan on one screen: the steps, the wish, the direction, goals, actions with owners, what is left open, and what can be done next. */
export function PlanBody(props: BodyProps) {
  const { visit, ground, named } = props
  const { plan } = named
  return (
    <>
      <StepList label={texts.steps.label} steps={stepsOf(plan)} />
      <Columns asideLabel={texts.acts} aside={<Aside {...props} />}>
        <Section
          id="plan"
          title={`${texts.no(named.no)}　${texts.kind[plan.kind]}　${texts.round(plan.round)}`}
          actions={<StateBadge plan={plan} />}
        >
          <Quote speaker={texts.person}>{plan.content.wish ?? texts.none}</Quote>
          <Description rows={headRows(props)} />
        </Section>
        <Section id="goals" title={texts.goals}>
          <Goals {...props} />
        </Section>
      </Columns>
      <Section id="actions" title={texts.actions}>
        <ActionsTable visit={visit} ground={ground} plan={plan} />
      </Section>
      <Section id="agreements" title={texts.agreements}>
        <AgreementFacts ground={ground} named={named} />
      </Section>
      <EvaluationFacts visit={visit} plan={plan} />
    </>
  )
}

/** The state in a word, with a shape. */
export function StateBadge({ plan }: { readonly plan: Pick<SupportPlan, 'state'> }) {
  const tone = {
    draft: 'neutral',
    discussed: 'info',
    decided: 'good',
    running: 'good',
    reviewed: 'info',
    closed: 'done',
    replanned: 'done',
    suspended: 'warn',
  } as const
  return <Badge tone={tone[plan.state]}>{texts.state[plan.state]}</Badge>
}

function Aside(props: BodyProps) {
  return (
    <>
      <NextActs {...props} />
      <GapsBox {...props} />
    </>
  )
}

function Goals({ visit, ground, named: { plan } }: BodyProps) {
  if (plan.content.goals.length === 0) return <p>{texts.none}</p>
  return (
    <ol class="tn-plain-list">
      {plan.content.goals.map(goal => (
        <li>
          <strong>{goal.words}</strong>
          {goal.reachBy && `　${texts.reachBy}：${formatBoth(goal.reachBy)}`}
          {goal.issueIds.length > 0 &&
            `　${texts.issues}：${goal.issueIds.map(id => issueLabel(visit, ground, id) ?? texts.none).join('、')}`}
        </li>
      ))}
    </ol>
  )
}

function headRows({ visit, ground, named }: BodyProps) {
  const { plan } = named
  const { content, decision } = plan
  const end = endStateOf(endFactsOf(plan, ground.serving))
  const programmes = content.programmes.map(
    use => `${visit.house.codes.label('programme', use.programme, visit.act.today)}（${texts.application[use.state]}）${use.note ?? ''}`,
  )
  return [
    { label: texts.direction, value: content.direction ?? texts.none, wide: true },
    { label: texts.period, value: periodWords(content) },
    { label: texts.nextMonitoring, value: content.nextMonitoring === null ? texts.none : monthWords(content.nextMonitoring) },
    { label: texts.programmes, value: programmes.length === 0 ? texts.none : programmes.join('、'), wide: true },
    { label: texts.decision, value: decision === null ? texts.none : texts.decisionOf(formatBoth(decision.on), decision.no) },
    { label: texts.leadAfter, value: content.leadAfter === null ? texts.none : agencyName(ground, content.leadAfter) },
    ...(plan.suspension
      ? [{ label: texts.state.suspended, value: `${formatDayShort(plan.suspension.on)}　${plan.suspension.words}`, wide: true }]
      : []),
    ...(plan.ending
      ? [{ label: texts.endLabel, value: `${texts.endState[end]}（${formatDayShort(plan.ending.on)}）${plan.ending.words}`, wide: true }]
      : []),
  ]
}

function stepsOf(plan: SupportPlan) {
  const order = ['draft', 'discussed', 'decided', 'running', 'reviewed', 'ended'] as const
  const isOver = plan.state === 'closed' || plan.state === 'replanned'
  const here = isOver ? 'ended' : plan.state === 'suspended' ? 'running' : plan.state
  const at = order.indexOf(here as (typeof order)[number])
  return order.map((step, index) => ({
    label: texts.steps[step],
    state: index < at || isOver ? ('done' as const) : index === at ? ('here' as const) : ('todo' as const),
    ...(index === at && !isOver ? { note: texts.state[plan.state] } : {}),
  }))
}
