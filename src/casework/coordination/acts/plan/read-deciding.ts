import type { Act } from '../../../../platform/act.ts'
import type { Consent } from '../../../people/index.ts'
import type { PlanId } from '../../domain/case/case.ts'
import { consentsFor } from './decide-plan.ts'
import type { PlanView } from './read-plans.ts'
import { lookAtWholePlan } from './read-plans.ts'

/** A plan before its decision, with the consents that hold today. */
export type DecidingView = PlanView & { readonly consents: readonly Consent[] }

/** What a head looks at before deciding. */
export function readDeciding(act: Act, id: PlanId): Promise<DecidingView | undefined> {
  return act.transaction(async tx => {
    const view = await lookAtWholePlan(tx, id, 'plan.read')
    return view && { ...view, consents: await consentsFor(tx.db, view.head, act.today) }
  })
}
