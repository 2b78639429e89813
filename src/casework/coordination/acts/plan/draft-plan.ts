import { newId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { once } from '../../../../platform/idempotency.ts'
import type { CaseHead, CaseId, PlanId } from '../../domain/case/case.ts'
import type { PlanContent } from '../../domain/plan/plan-content.ts'
import { EMPTY_CONTENT } from '../../domain/plan/plan-content.ts'
import { mayDoPlan } from '../../domain/plan/plan-transitions.ts'
import { nextRound } from '../../domain/plan/rounds.ts'
import { lentContent, templateContent } from '../../domain/plan/start-from.ts'
import type { PlanKind, PlanOpening } from '../../domain/plan/support-plan.ts'
import { lockCase } from '../../store/case/cases.ts'
import { findPlan, plansOf } from '../../store/plan/plans.ts'
import { findTemplate } from '../../store/plan/templates.ts'
import { lookAtCase } from '../case/look-at-case.ts'
import { beginPlanIn } from './append-plan.ts'
import { changePlan } from './change-plan.ts'
import type { WrittenContent } from './content-of.ts'
import { complaintsOf, contentOf } from './content-of.ts'

/** What a plan begins from: nothing, a template, an earlier plan, or words already written. */
export type PlanStart = {
  readonly kind: PlanKind
  readonly template: string | null
  readonly fromPlan: PlanId | null
  readonly written: WrittenContent | null
}

/** Begins a plan of a case. Of each kind only one plan lives at a time; the next is begun by replanning. @source law-and-flow section 5 step 10 */
export function draftPlan(act: Act, caseId: CaseId, start: PlanStart, request: Once): Promise<Result<PlanId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      await lockCase(tx.db, caseId)
      const head = await lookAtCase(tx.db, caseId)
      const opening = head === undefined || head.glassUntil !== null ? no(refusal('absent')) : await openingOf(act, tx, head, start)
      const id = newId<'support_plan'>(act.now.getTime())
      if (opening.ok) await beginPlanIn(act, tx, id, opening.value)
      await tx.audit({
        action: 'plan.draft',
        subjectType: 'support_plan',
        subjectIds: opening.ok ? [id, caseId] : [caseId],
        detail: { kind: start.kind },
        ...outcomeOf(opening),
      })
      return opening.ok ? yes(id) : opening
    }),
  )
}

/** Writes a plan that is not decided anew, on the version the writer had before their eyes. */
export function revisePlan(act: Act, id: PlanId, version: number | undefined, written: WrittenContent, request: Once) {
  return changePlan(
    act,
    {
      id,
      version,
      action: 'plan.revise',
      decide: async (plan, head, tx) => {
        const may = mayDoPlan(plan, 'revise')
        if (!may.ok) return may
        const content = contentOf(written, plan.content)
        const fields = await complaintsOf(tx.db, head, content, plan.content)
        return Object.keys(fields).length > 0 ? no(refusal('fields', { fields })) : yes([{ kind: 'revised', body: { content } }])
      },
    },
    request,
  )
}

async function openingOf(act: Act, tx: Tx, head: CaseHead, start: PlanStart): Promise<Result<PlanOpening, Refusal>> {
  if (head.supportCase.endedAt !== null) return no(refusal('wrong-state'))
  const round = nextRound(await plansOf(tx.db, head.supportCase.id), start.kind)
  if (!round.ok) return round
  const lent = await lentTo(act, tx, head.supportCase.id, start)
  if (!lent.ok) return lent
  const content = start.written === null ? lent.value : contentOf(start.written, EMPTY_CONTENT)
  const fields = await complaintsOf(tx.db, head, content, EMPTY_CONTENT)
  if (Object.keys(fields).length > 0) return no(refusal('fields', { fields }))
  return yes({
    caseId: head.supportCase.id,
    planKind: start.kind,
    ...round.value,
    content,
    startedFrom: start.template ?? start.fromPlan,
    on: act.today,
  })
}

/** The words a template lends, or an earlier plan of the same household: what was written for one household never goes to another. */
async function lentTo(act: Act, tx: Tx, caseId: CaseId, start: PlanStart): Promise<Result<PlanContent, Refusal>> {
  if (start.template !== null) {
    const template = await findTemplate(tx.db, start.template, act.today)
    if (template === undefined) return no(refusal('fields', { fields: { template: 'ひな形を、一覧から選んでください。' } }))
    return yes(templateContent(template.content, act.today, newId))
  }
  if (start.fromPlan === null) return yes(EMPTY_CONTENT)
  const earlier = await findPlan(tx.db, start.fromPlan)
  if (earlier === undefined || earlier.plan.caseId !== caseId)
    return no(refusal('fields', { fields: { fromPlan: 'もとにするプランを、一覧から選んでください。' } }))
  return yes(lentContent(earlier.plan.content, newId))
}
