import { findAgency } from '../../../../directory/index.ts'
import type { Day } from '../../../../kernel/day.ts'
import { newId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { Consent } from '../../../people/index.ts'
import { consentsOf, isConsentValid } from '../../../people/index.ts'
import type { CaseHead, PlanId } from '../../domain/case/case.ts'
import { firstLooks } from '../../domain/plan/monitoring.ts'
import { mayDecide } from '../../domain/plan/plan-rules.ts'
import type { PlanDeed, SupportPlan } from '../../domain/plan/support-plan.ts'
import { appendCaseDeeds } from '../case/change-case.ts'
import { changePlan } from './change-plan.ts'
import { leavePlanTasks } from './plan-tasks.ts'

/** The city's day and number. */
export type DecisionWish = { readonly on: Day; readonly no: string; readonly words: string | null }

/** City agencies are those whose kind says so. */
const CITY = /^city(_|$)/

/**
 * 支援決定. What was decided is frozen word for word; the shared direction becomes the case's; every action with an owner and a day, and
 * every first look at one, leaves a task in the same transaction. @source law-and-flow section 5 step 12
 */
export function decidePlan(act: Act, id: PlanId, version: number | undefined, wish: DecisionWish, request: Once) {
  return changePlan(
    act,
    {
      id,
      version,
      action: 'plan.decide',
      detail: { no: wish.no, on: wish.on },
      decide: (plan, head, tx) => decisionOf(act, tx, plan, head, wish),
      also: async ({ after, head, tx }) => {
        const { direction } = after.content
        if (direction !== null) {
          await appendCaseDeeds(act, tx, head.supportCase, [{ kind: 'direction_agreed', body: { direction, planId: id } }])
        }
        await leavePlanTasks(act, tx, after, after.content.actions, after.monitorings)
      },
    },
    request,
  )
}

/** The consents on which a plan may rest on a day: of the persons the case is for, given to the work itself and not to one referral. */
export async function consentsFor(db: Db, head: CaseHead, on: Day): Promise<readonly Consent[]> {
  const subjects = head.people.filter(person => person.part === 'subject').map(person => person.personId)
  const consents = await consentsOf(db, subjects)
  return consents.filter(consent => !consent.fromSheet && isConsentValid(consent, on))
}

async function decisionOf(
  act: Act,
  tx: Tx,
  plan: SupportPlan,
  head: CaseHead,
  wish: DecisionWish,
): Promise<Result<readonly PlanDeed[], Refusal>> {
  const agency = await findAgency(tx.db, act.reader.agencyId)
  const consents = await consentsFor(tx.db, head, wish.on)
  const may = mayDecide(plan, { reader: act.reader, isCity: CITY.test(agency?.kind ?? ''), hasConsent: consents.length > 0 })
  if (!may.ok) return may
  if (wish.on > act.today || wish.on < (plan.discussion?.on ?? plan.draftedOn)) {
    return no(refusal('fields', { fields: { on: '支援決定日は、適切性を話し合った日から今日までの日付にしてください。' } }))
  }
  const { on, no: number, words } = wish
  const monitorings = firstLooks(plan.content, on, () => newId<'monitoring'>(act.now.getTime()))
  const consentIds = consents.map(consent => consent.id)
  return yes([{ kind: 'decided', body: { on, no: number, words, consentIds, monitorings } }])
}
