import { formatDayShort } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Panel, Section } from '../../../ui/section.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { SupportPlan } from '../domain/group.ts'
import type { Question } from './group-fields.tsx'
import { optionsOf, Questions } from './group-fields.tsx'
import type { SectionProps } from './group-parts.ts'
import { texts } from './group-texts.ts'

const { fields } = texts

/** What a coordinator wants to reach with the group, in steps. */
export function Support(props: SectionProps) {
  const { visit, whole, refused, here } = props
  return (
    <Section id="support" title={texts.plans}>
      {whole.plans.length === 0 && <p>{texts.noPlans}</p>}
      {whole.plans.map(plan => (
        <Plan {...props} plan={plan} />
      ))}
      {whole.isCoordinator && (
        <VerbForm
          visit={visit}
          refused={refused}
          action={`${here}/plan`}
          verb="plan"
          summary={texts.plan}
          button={texts.save}
          initial={{ audience: 'council' }}
        >
          {(form, at) => (
            <Questions
              form={form}
              at={at}
              ask={[
                { name: 'goal', label: fields.goal, as: 'words', required: true, rows: 2 },
                { name: 'steps', label: fields.steps, as: 'words' },
                { name: 'lookOn', label: fields.lookOn, as: 'day' },
                { name: 'audience', label: fields.audience, as: 'one', options: optionsOf(texts.audiences) },
              ]}
            />
          )}
        </VerbForm>
      )}
    </Section>
  )
}

const WORDS: Question = { name: 'words', label: fields.stepWords, as: 'words', required: true, rows: 2 }

function Plan({ visit, whole, refused, here, plan }: SectionProps & { readonly plan: SupportPlan }) {
  const deed = { visit, refused, place: plan.id, hidden: { plan: plan.id } }
  const isOpen = plan.state === 'open' && whole.isCoordinator
  return (
    <Panel title={plan.goal}>
      <p>
        <Badge tone={plan.state === 'reached' ? 'good' : plan.state === 'open' ? 'info' : 'neutral'}>{texts.planStates[plan.state]}</Badge>
        {[plan.byName, plan.lookOn && `${fields.lookOn} ${formatBoth(plan.lookOn)}`, texts.audiences[plan.audience]]
          .filter(Boolean)
          .map(one => `　${one}`)}
      </p>
      {plan.endWords && <p class="tn-said">{plan.endWords}</p>}
      <ul class="tn-list">
        {plan.steps.map(step => (
          <li>
            {`${texts.stepStates[step.state]}　${[step.words, step.who, step.dueOn && formatDayShort(step.dueOn), step.note].filter(Boolean).join('　')}`}
          </li>
        ))}
      </ul>
      {isOpen &&
        plan.steps
          .filter(({ state }) => state === 'open')
          .map(step => (
            <VerbForm
              visit={visit}
              refused={refused}
              action={`${here}/mark-step`}
              verb="mark-step"
              place={step.id}
              hidden={{ step: step.id }}
              kind="secondary"
              summary={`${texts.markStep}: ${step.words}`}
              button={texts.save}
            >
              {(form, at) => (
                <Questions
                  form={form}
                  at={at}
                  ask={[
                    { name: 'state', label: fields.state, as: 'one', required: true, options: optionsOf(texts.stepStates) },
                    { name: 'note', label: fields.stepWords },
                  ]}
                />
              )}
            </VerbForm>
          ))}
      {isOpen && (
        <>
          <VerbForm {...deed} action={`${here}/step`} verb="step" kind="secondary" summary={texts.addStep} button={texts.save}>
            {(form, at) => (
              <Questions
                form={form}
                at={at}
                ask={[
                  { name: 'words', label: fields.step, required: true },
                  { name: 'who', label: fields.who },
                  { name: 'dueOn', label: fields.due, as: 'day' },
                ]}
              />
            )}
          </VerbForm>
          <VerbForm
            {...deed}
            action={`${here}/look`}
            verb="look"
            kind="secondary"
            summary={texts.look}
            button={texts.save}
            initial={{ state: 'open' }}
          >
            {(form, at) => (
              <Questions
                form={form}
                at={at}
                ask={[
                  { name: 'state', label: fields.state, as: 'one', required: true, options: optionsOf(texts.planStates) },
                  WORDS,
                  { name: 'lookOn', label: fields.lookOn, as: 'day' },
                ]}
              />
            )}
          </VerbForm>
        </>
      )}
    </Panel>
  )
}
