import type { Act } from '../../../../platform/act.ts'
import { findPersons } from '../../../people/index.ts'
import type { PlanId } from '../../domain/case/case.ts'
import type { Sheet } from '../../domain/papers/sheet.ts'
import { shownIn } from '../case/look-at-case.ts'
import type { PaperView } from '../plan/read-plans.ts'
import { lookAtWholePlan } from '../plan/read-plans.ts'
import type { Leaving, Left } from './leave-on-paper.ts'
import { leaveOnPaper } from './leave-on-paper.ts'

export type PlanPaper = Left & { readonly view: PaperView }

/** A plan or its evaluation on paper; through a broken glass there is none. */
export function takePlanPaper(
  act: Act,
  id: PlanId,
  leaving: Leaving,
  layOut: (view: PaperView) => readonly Sheet[],
): Promise<PlanPaper | undefined> {
  return act.transaction(async tx => {
    const plan = await lookAtWholePlan(tx, id, 'plan.print')
    if (plan === undefined) return undefined
    if (plan.head.glassUntil !== null) {
      await tx.audit({ action: 'paper.print', subjectType: 'support_plan', subjectIds: [id], outcome: 'absent' })
      return undefined
    }
    const people = plan.head.people.map(person => person.personId)
    const view: PaperView = { ...plan, persons: await findPersons(tx.db, people) }
    const subjectIds = [id, ...shownIn(plan.head)]
    const left = await leaveOnPaper(tx, { sheets: layOut(view), rows: 1, subjectType: 'support_plan', subjectIds, people }, leaving)
    return { ...left, view }
  })
}
