import { formatDayShort } from '../../../../kernel/day.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Description } from '../../../../ui/description.tsx'
import { Quote } from '../../../../ui/quote.tsx'
import { Section } from '../../../../ui/section.tsx'
import type { SupportPlan } from '../../domain/plan/support-plan.ts'
import { formTexts } from './plan-form-texts.ts'
import { planTexts as texts } from './plan-texts.ts'

/** What the last evaluation found: every goal, what changed and who noticed, and what the person says to it. */
export function EvaluationFacts({ visit, plan }: { readonly visit: SignedVisit; readonly plan: SupportPlan }) {
  const { evaluation } = plan
  if (evaluation === null) return null
  const changes = evaluation.changes.map(
    change => `${visit.house.codes.label('change', change.code, evaluation.on)}（${formTexts.noticedBy[change.by]}）`,
  )
  const rows = [
    { label: formTexts.reviewOn, value: formatDayShort(evaluation.on) },
    ...plan.content.goals.flatMap(goal => {
      const said = evaluation.goals.find(one => one.goalId === goal.id)
      if (said === undefined) return []
      return [{ label: goal.words, value: [formTexts.goalResult[said.result], said.words].filter(part => part).join('　'), wide: true }]
    }),
    { label: formTexts.changes, value: changes.length === 0 ? texts.none : changes.join('、'), wide: true },
    ...(evaluation.words === null ? [] : [{ label: formTexts.reviewWords, value: evaluation.words, wide: true }]),
  ]
  return (
    <Section id="evaluation" title={texts.evaluation}>
      {evaluation.personWords && <Quote speaker={texts.person}>{evaluation.personWords}</Quote>}
      <Description rows={rows} />
    </Section>
  )
}
