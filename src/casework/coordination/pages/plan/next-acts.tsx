import { newId } from '../../../../kernel/id.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { ActionForm, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { Section } from '../../../../ui/section.tsx'
import type { PlanVerb } from '../../domain/plan/plan-transitions.ts'
import { planVerbsFor } from '../../domain/plan/plan-transitions.ts'
import type { SupportPlan } from '../../domain/plan/support-plan.ts'
import type { BodyProps } from './body-props.ts'
import { formTexts } from './plan-form-texts.ts'
import { planTexts as texts } from './plan-texts.ts'
import { WordForms } from './word-forms.tsx'

type Linked = { readonly verb: PlanVerb; readonly path: string; readonly label: string; readonly duty?: 'head' }

const LINKS: readonly Linked[] = [
  { verb: 'revise', path: '/edit', label: texts.link.edit },
  { verb: 'discuss', path: '/discuss', label: texts.link.discuss },
  { verb: 'decide', path: '/decide', label: texts.link.decide, duty: 'head' },
  { verb: 'evaluate', path: '/review', label: texts.link.review },
  { verb: 'amend', path: '/amend', label: texts.link.amend },
]

/** What the reader may do with the plan in its state, the next step first; and its papers. */
export function NextActs(props: BodyProps) {
  const { visit, ground, named } = props
  const { plan } = named
  const isReader = ground.head.glassUntil !== null
  const verbs = isReader ? [] : planVerbsFor(plan)
  const links = LINKS.filter(link => verbs.includes(link.verb) && (link.duty === undefined || visit.act.reader.duties.has(link.duty)))
  const next = nextOf(plan)
  return (
    <Section id="acts" title={texts.acts}>
      {isReader && <p>{texts.readOnly}</p>}
      <ButtonRow>
        {links.map(link => (
          <ButtonLink kind={link.verb === next ? 'primary' : 'secondary'} href={`/plans/${plan.id}${link.path}`}>
            {link.label}
          </ButtonLink>
        ))}
        {verbs.includes('start') && <Start visit={visit} plan={plan} />}
      </ButtonRow>
      {!isReader && <WordForms {...props} verbs={verbs} />}
      <Papers plan={plan} />
    </Section>
  )
}

function Start({ visit, plan }: { readonly visit: SignedVisit; readonly plan: SupportPlan }) {
  return (
    <ActionForm
      action={`/plans/${plan.id}/start`}
      token={visit.formToken}
      idempotencyKey={newId()}
      kind="primary"
      busyLabel={formTexts.recording}
    >
      {formTexts.start}
    </ActionForm>
  )
}

function Papers({ plan }: { readonly plan: SupportPlan }) {
  return (
    <ul class="tn-plain-list">
      <li>
        <a href={`/plans/${plan.id}/print`}>{texts.link.print}</a>
      </li>
      {plan.decision !== null && (
        <li>
          <a href={`/plans/${plan.id}/print-evaluation`}>{texts.link.printEvaluation}</a>
        </li>
      )}
      {plan.versions > 0 && (
        <li>
          <a href={`/plans/${plan.id}/compare`}>{texts.link.compare}</a>
        </li>
      )}
    </ul>
  )
}

/** The act that brings the plan to its next state. */
function nextOf({ state }: SupportPlan): PlanVerb | undefined {
  if (state === 'draft') return 'revise'
  if (state === 'discussed') return 'decide'
  return state === 'running' || state === 'reviewed' ? 'evaluate' : undefined
}
