import type { Id } from '../../../kernel/id.ts'
import type { Act } from '../../../platform/act.ts'
import type { Served } from '../domain/referral.ts'
import { findServedAction } from '../store/serving.ts'

/** The action of a plan that a sheet is to serve, for the form; nothing when the reader does not stand in the team of that plan. */
export function readServedAction(act: Act, id: Id<'support_action'>): Promise<Served | undefined> {
  return act.transaction(async tx => {
    const found = await findServedAction(tx.db, id)
    await tx.audit({
      action: 'plan.read',
      subjectType: 'support_action',
      subjectIds: [id],
      ...(found ? {} : { outcome: 'absent' as const }),
    })
    return found
  })
}
