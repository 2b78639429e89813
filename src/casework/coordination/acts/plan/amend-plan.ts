import { newId } from '../../../../kernel/id.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { PlanId } from '../../domain/case/case.ts'
import { changesBetween } from '../../domain/plan/content-changes.ts'
import { looksToAdd } from '../../domain/plan/monitoring.ts'
import { mayDoPlan } from '../../domain/plan/plan-transitions.ts'
import { changePlan } from './change-plan.ts'
import type { WrittenContent } from './content-of.ts'
import { complaintsOf, contentOf } from './content-of.ts'
import { endLookTasks, renewActionTasks } from './plan-tasks.ts'

/**
 * Changes a decided plan without touching what was decided: every difference is kept with old, new and the reason, and the whole is
 * frozen as the next version. @source casework-lessons 3.4
 */
export function amendPlan(
  act: Act,
  id: PlanId,
  version: number | undefined,
  wish: { readonly written: WrittenContent; readonly reason: string },
  request: Once,
) {
  return changePlan(
    act,
    {
      id,
      version,
      action: 'plan.amend',
      decide: async (plan, head, tx) => {
        const may = mayDoPlan(plan, 'amend')
        if (!may.ok) return may
        const content = contentOf(wish.written, plan.content)
        const changes = changesBetween(plan.content, content)
        const fields = {
          ...(await complaintsOf(tx.db, head, content, plan.content)),
          ...(wish.reason === '' ? { reason: '変更する理由を書いてください。' } : {}),
          ...(changes.length === 0 ? { wish: '決定した内容から変わったところがありません。変えたいところを書き直してください。' } : {}),
        }
        if (Object.keys(fields).length > 0) return no(refusal('fields', { fields }))
        const monitorings = looksToAdd(content, plan, act.today, () => newId<'monitoring'>(act.now.getTime()))
        return yes([{ kind: 'amended', body: { content, reason: wish.reason, changes, monitorings } }])
      },
      also: async ({ before, after, tx }) => {
        await endLookTasks(act, tx, before, after)
        await renewActionTasks(act, tx, before, after)
      },
    },
    request,
  )
}
