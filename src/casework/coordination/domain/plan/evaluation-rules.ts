import type { Day } from '../../../../kernel/day.ts'
import type { FieldErrors, Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { SupportEvaluation } from './evaluation.ts'
import { mayDoPlan } from './plan-transitions.ts'
import type { SupportPlan } from './support-plan.ts'

/** An evaluation with what a closure owes beside it: who stays in touch, or why nobody does. */
export type EvaluationWish = Omit<SupportEvaluation, 'on'> & { readonly on: Day; readonly staysInTouch: string | null }

/** What the rule needs to know. */
export type EvaluatingFacts = {
  readonly today: Day
  /** Whether an agency asked by a referral for this plan has not answered yet. */
  readonly hasUnanswered: boolean
  /** Day on which the lead speaks with the household next, as the case knows it. */
  readonly nextContactOn: Day | null
}

/**
 * May the plan be evaluated so? Every goal gets a result, "unknown" among them. Nothing ends silently: a closure has a reason in code
 * and words, nobody still waits for an answer, and somebody stays in touch or it is said why nobody does.
 * @source forms-and-codes 7.2; law-and-flow section 7 `silent-close`, `referral-unanswered`, `lead-missing`
 */
export function mayEvaluate(plan: SupportPlan, wish: EvaluationWish, facts: EvaluatingFacts): Result<EvaluationWish, Refusal> {
  const may = mayDoPlan(plan, 'evaluate')
  if (!may.ok) return may
  const fields = unsaid(plan, wish, facts)
  if (Object.keys(fields).length > 0) return no(refusal('fields', { fields }))
  if (wish.planResult === 'suspended' && wish.words === null) return no(silent({ words: '中断する理由を書いてください。' }))
  return wish.planResult === 'closed' ? mayClose(wish, facts) : yes(wish)
}

function mayClose(wish: EvaluationWish, facts: EvaluatingFacts): Result<EvaluationWish, Refusal> {
  const reasons = {
    ...(wish.closureReason === null ? { closureReason: '終結の理由を選んでください。' } : {}),
    ...(wish.words === null ? { words: '終結の理由を、言葉でも書いてください。' } : {}),
  }
  if (Object.keys(reasons).length > 0) return no(silent(reasons))
  if (facts.hasUnanswered) return no(refusal('referral-unanswered'))
  const isKnown = wish.staysInTouch !== null || (facts.nextContactOn !== null && facts.nextContactOn >= facts.today)
  if (isKnown) return yes(wish)
  return no(
    refusal('lead-missing', { fields: { staysInTouch: 'これからも関わる人と次の連絡を、または誰も関わらない理由を書いてください。' } }),
  )
}

function unsaid(plan: SupportPlan, wish: EvaluationWish, facts: EvaluatingFacts): FieldErrors {
  const said = new Set(wish.goals.map(one => one.goalId))
  const known = new Set(plan.content.goals.map(goal => goal.id))
  const unanswered = plan.content.goals.flatMap((goal, index) =>
    said.has(goal.id)
      ? []
      : [[`goals.${index}.result`, '目標がどうなったかを選んでください。わからないときは「わからない」を選んでください。'] as const],
  )
  return {
    ...Object.fromEntries(unanswered),
    ...(wish.goals.every(one => known.has(one.goalId)) ? {} : { goals: 'このプランの目標だけを評価できます。' }),
    ...(wish.on > facts.today ? { on: '評価した日は、今日までの日付にしてください。' } : {}),
  }
}

function silent(fields: FieldErrors): Refusal {
  return refusal('silent-close', { fields })
}
