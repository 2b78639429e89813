import { formatDayShort } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { refusedForm } from '../../../../ui/form-state.ts'
import { Disclosure, Section } from '../../../../ui/section.tsx'
import { Table } from '../../../../ui/table.tsx'
import { draftPlan } from '../../acts/plan/draft-plan.ts'
import type { PlansView } from '../../acts/plan/read-plans.ts'
import { readPlansOfCase } from '../../acts/plan/read-plans.ts'
import { nextRound } from '../../domain/plan/rounds.ts'
import { PLAN_KINDS } from '../../domain/plan/support-plan.ts'
import { CasePage } from '../case/case-frame.tsx'
import { BeginForm } from './begin-form.tsx'
import { BEGIN_BODY } from './bodies.ts'
import { PlanBody, StateBadge } from './plan-body.tsx'
import { caseIdOf, flashOf, onceOf } from './plan-id.ts'
import { planTexts as texts } from './plan-texts.ts'

/** The plan of a case as it is now, all on one screen, and the earlier ones below. */
export async function showPlans(visit: SignedVisit): Promise<Answer> {
  const view = await readPlansOfCase(visit.act, caseIdOf(visit))
  return view === undefined ? absentAnswer(visit) : draw(visit, view)
}

/** Begins a plan and leads to its form. */
export async function begin(visit: SignedVisit): Promise<Answer> {
  const read = readBody(BEGIN_BODY, beginForm(visit))
  const done = read.ok
    ? await draftPlan(
        visit.act,
        caseIdOf(visit),
        { kind: read.value.kind, template: read.value.template ?? null, fromPlan: read.value.fromPlan ?? null, written: null },
        onceOf(visit),
      )
    : { ok: false as const, refusal: refusal('fields', { fields: read.refusal }) }
  return done.ok ? seeOther(`/plans/${done.value}/edit`) : again(visit, done.refusal)
}

/** One choice of where to begin: `template:<code>`, `plan:<id>` or nothing. */
function beginForm(visit: SignedVisit): Record<string, unknown> {
  const [from, code] = visit.form.get('from').split(':')
  return {
    kind: visit.form.get('kind'),
    ...(from === 'template' ? { template: code } : {}),
    ...(from === 'plan' ? { fromPlan: code } : {}),
  }
}

async function again(visit: SignedVisit, refused: Refusal): Promise<Answer> {
  const view = await readPlansOfCase(visit.act, caseIdOf(visit))
  return view === undefined ? absentAnswer(visit) : draw(visit, view, refusedForm(visit, refused))
}

function draw(visit: SignedVisit, view: PlansView, refused?: FormState): Answer {
  const current = view.plans.find(({ plan }) => plan.state !== 'closed' && plan.state !== 'replanned') ?? view.plans[0]
  const kinds = PLAN_KINDS.filter(
    kind =>
      nextRound(
        view.plans.map(({ plan }) => plan),
        kind,
      ).ok,
  )
  const mayBegin = view.head.glassUntil === null && view.head.supportCase.endedAt === null && kinds.length > 0
  const form = <BeginForm visit={visit} view={view} kinds={kinds} refused={refused} />
  return page(
    <CasePage visit={visit} head={view.head} here="plan" hasErrors={refused?.hasErrors} flash={refused ? undefined : flashOf(visit)}>
      {refused && <FormNotices form={refused} />}
      {current ? <PlanBody visit={visit} ground={view} named={current} /> : <EmptyState title={texts.empty} text={texts.emptyText} />}
      {mayBegin &&
        (current === undefined ? (
          <Section id="begin" title={texts.begin}>
            {form}
          </Section>
        ) : (
          <Disclosure summary={texts.begin} isOpen={refused !== undefined}>
            {form}
          </Disclosure>
        ))}
      {view.plans.length > 1 && <Earlier view={view} />}
    </CasePage>,
    refused?.status ?? 200,
  )
}

function Earlier({ view }: { readonly view: PlansView }) {
  const { column } = texts
  return (
    <Section id="earlier" title={texts.earlier}>
      <Table
        caption={texts.earlierCaption}
        isCaptionHidden
        columns={[
          { key: 'no', label: texts.plan, width: 's' },
          { key: 'kind', label: column.kind, width: 'm' },
          { key: 'state', label: column.state, width: 's' },
          { key: 'decided', label: column.decided, width: 'm' },
        ]}
        rows={view.plans.map(({ plan, no }) => ({
          key: plan.id,
          href: `/plans/${plan.id}`,
          cells: {
            no: texts.no(no),
            kind: `${texts.kind[plan.kind]}　${texts.round(plan.round)}`,
            state: <StateBadge plan={plan} />,
            decided: plan.decision === null ? texts.none : texts.decisionOf(formatDayShort(plan.decision.on), plan.decision.no),
          },
        }))}
        empty={{ title: texts.empty, text: texts.emptyText }}
      />
    </Section>
  )
}
