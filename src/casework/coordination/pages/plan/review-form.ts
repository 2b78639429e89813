import type { z } from 'zod'
import type { Day } from '../../../../kernel/day.ts'
import type { Fields } from '../../../../platform/http/fields.ts'
import type { Initial } from '../../../../ui/form-state.ts'
import { NOTICED_BY } from '../../domain/plan/evaluation.ts'
import type { EvaluationWish } from '../../domain/plan/evaluation-rules.ts'
import type { SupportPlan } from '../../domain/plan/support-plan.ts'
import type { REVIEW_BODY } from './bodies.ts'

/** The form as it begins: with what an earlier evaluation of this plan said. */
export function evaluationFields(plan: SupportPlan, today: string): Initial {
  const { evaluation } = plan
  const fields: Record<string, string | readonly string[]> = { on: today, planResult: '', personWords: evaluation?.personWords ?? '' }
  plan.content.goals.forEach((goal, n) => {
    const said = evaluation?.goals.find(one => one.goalId === goal.id)
    fields[`goals.${n}.result`] = said?.result ?? ''
    fields[`goals.${n}.words`] = said?.words ?? ''
  })
  for (const by of NOTICED_BY) {
    fields[`changes.${by}`] = (evaluation?.changes ?? []).filter(change => change.by === by).map(change => change.code)
  }
  return fields
}

/** The posted form as the body the API would get. A goal without a result is left out, so that the rule asks for it. */
export function reviewForm(form: Fields): Record<string, unknown> {
  const goals: unknown[] = []
  for (let n = 0; form.get(`goals.${n}.goalId`) !== ''; n++) {
    const result = form.get(`goals.${n}.result`)
    if (result !== '') goals.push({ goalId: form.get(`goals.${n}.goalId`), result, words: form.get(`goals.${n}.words`) })
  }
  const changes = NOTICED_BY.flatMap(by => form.all(`changes.${by}`).map(code => ({ code, by })))
  const planResult = form.get('planResult')
  const words = Object.fromEntries(['on', 'closureReason', 'personWords', 'words', 'staysInTouch'].map(name => [name, form.get(name)]))
  return { ...words, goals, changes, planResult: planResult === '' ? null : planResult }
}

/** The evaluation with what was left out filled in. */
export function wishFrom(body: z.infer<typeof REVIEW_BODY>, today: Day): EvaluationWish {
  return {
    on: body.on ?? today,
    goals: (body.goals ?? []).map(one => ({ ...one, words: one.words ?? null })),
    changes: body.changes ?? [],
    planResult: body.planResult ?? null,
    closureReason: body.closureReason ?? null,
    personWords: body.personWords ?? null,
    words: body.words ?? null,
    staysInTouch: body.staysInTouch ?? null,
  }
}
