import { refusal } from '../../../kernel/refusal.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import type { Db } from '../../../platform/database.ts'
import type { SupportPlan } from '../domain/group.ts'
import { insertSupportPlan, insertSupportStep, moveSupportPlan, moveSupportStep } from '../store/group-support.ts'
import type { Asked, Done } from './group-keep.ts'
import { keepUndertaking } from './group-keep.ts'

/** A coordinator writes what they want to reach together with a group, with the first steps. */
export function openSupport(
  act: Act,
  id: string,
  plan: Pick<SupportPlan, 'goal' | 'lookOn' | 'audience'> & { readonly steps: readonly string[] },
  asked: Asked,
): Done {
  return asCoordinator(act, id, 'group.support', asked, async db => {
    await insertSupportPlan(db, id, plan)
    return true
  })
}

/** One step more. */
export function addSupportStep(
  act: Act,
  id: string,
  step: { readonly plan: string; readonly words: string; readonly who: string; readonly dueOn: string | null },
  asked: Asked,
): Done {
  return asCoordinator(act, id, 'group.support-step', asked, db => insertSupportStep(db, id, step.plan, step))
}

/** A step is done, or left. */
export function markSupportStep(
  act: Act,
  id: string,
  mark: { readonly step: string; readonly state: string; readonly note: string },
  asked: Asked,
): Done {
  return asCoordinator(act, id, 'group.mark-support-step', asked, db => moveSupportStep(db, id, mark.step, mark.state, mark.note))
}

/** A coordinator has looked: it goes on until the next look, it is reached, or it is left, with a line of words. */
export function lookAtSupport(
  act: Act,
  id: string,
  look: { readonly plan: string; readonly state: SupportPlan['state']; readonly words: string; readonly lookOn: string | null },
  asked: Asked,
): Done {
  return asCoordinator(act, id, 'group.look-at-support', asked, db => moveSupportPlan(db, id, look.plan, look))
}

function asCoordinator(act: Act, id: string, action: string, asked: Asked, write: (db: Db) => Promise<boolean>): Done {
  return keepUndertaking(act, id, { ...asked, action }, async ({ tx, undertaking, reader }) => {
    if (!reader.isCoordinator) return no(refusal('duty-missing'))
    if (undertaking.kind !== 'group') return no(refusal('wrong-state'))
    return (await write(tx.db)) ? yes(undertaking.id) : no(refusal('absent'))
  })
}
