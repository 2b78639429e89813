import type { AgencyId, Id } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { CaseHead, PlanId } from '../../domain/case/case.ts'
import { afterPlanAct } from '../../domain/plan/fold-plan.ts'
import { mayDiscuss, SILENT, silentAgencies } from '../../domain/plan/plan-rules.ts'
import type { Adequacy, Agreement, Discussion, PlanDeed, SupportPlan } from '../../domain/plan/support-plan.ts'
import { planActOf } from '../../store/plan/plan-acts.ts'
import { findPlan, lockPlan } from '../../store/plan/plans.ts'
import { appendPlanDeeds } from './append-plan.ts'
import { changePlan } from './change-plan.ts'

/** What a discussion outside a conference of the record writes down: what each agency said, and what was found. */
export type DiscussionWish = Omit<Discussion, 'conferenceId'> & { readonly agreements: readonly Omit<Agreement, 'isStale' | 'on'>[] }

/**
 * 適切性の協議: what every agency says is written down first, disagreement like agreement; then what was found. A plan that is not found
 * adequate goes back to its draft. @source law-and-flow section 5 step 11
 */
export function discussPlan(act: Act, id: PlanId, version: number | undefined, wish: DiscussionWish, request: Once) {
  return changePlan(
    act,
    { id, version, action: 'plan.discuss', detail: { adequacy: wish.adequacy }, decide: (plan, head) => discussed(act, plan, head, wish) },
    request,
  )
}

/**
 * The same found by a conference, within the act that fixes its minutes. What the agencies said may be written down later, at the
 * latest before the decision. Refuses with `absent`, `wrong-state` or, for an unfinished plan, `fields`.
 */
export async function discussPlanIn(
  act: Act,
  tx: Tx,
  planId: PlanId,
  conferenceId: Id<'conference'>,
  adequacy: Adequacy,
  words: string | null = null,
): Promise<Result<PlanId, Refusal>> {
  await lockPlan(tx.db, planId)
  const found = await findPlan(tx.db, planId)
  if (found === undefined) return no(refusal('absent'))
  const may = mayDiscuss(found.plan)
  if (!may.ok) return may
  const body = { on: act.today, conferenceId, adequacy, words, members: null }
  await appendPlanDeeds(act, tx, found.plan, [{ kind: 'discussed', body }])
  return yes(planId)
}

/** An agency says for itself whether it agrees to the plan. */
export function agreeToPlan(
  act: Act,
  id: PlanId,
  wish: { readonly answer: Agreement['answer']; readonly words: string | null },
  request: Once,
) {
  return changePlan(
    act,
    {
      id,
      action: 'plan.agree',
      detail: { answer: wish.answer },
      decide: plan => {
        if (plan.state !== 'draft' && plan.state !== 'discussed') return no(refusal('wrong-state'))
        if (wish.answer !== 'agrees' && wish.words === null) return no(refusal('fields', { fields: { words: SAY_WHAT } }))
        return yes([{ kind: 'agreed', body: { agencyId: act.reader.agencyId, ...wish, on: act.today } }])
      },
    },
    request,
  )
}

const SAY_WHAT = '意見や反対の内容を、言葉で残してください。'

function discussed(act: Act, plan: SupportPlan, head: CaseHead, wish: DiscussionWish): Result<readonly PlanDeed[], Refusal> {
  const { agreements, ...rest } = wish
  const may = mayDiscuss(plan)
  if (!may.ok) return may
  if (rest.on > act.today) return no(refusal('fields', { fields: { on: '話し合った日は、今日までの日付にしてください。' } }))
  const complaints = complaintsOf(agreements, new Set(head.team.map(member => member.agencyId)))
  if (Object.keys(complaints).length > 0) return no(refusal('fields', { fields: complaints }))
  const said: readonly PlanDeed[] = agreements.map(one => ({ kind: 'agreed' as const, body: { ...one, on: rest.on } }))
  if (silentAgencies(after(act, plan, said)).length > 0) return no(refusal('fields', { fields: { agreements: SILENT } }))
  return yes([...said, { kind: 'discussed', body: { ...rest, conferenceId: null } }])
}

function complaintsOf(agreements: DiscussionWish['agreements'], team: ReadonlySet<AgencyId>): Record<string, string> {
  const complaints: Record<string, string> = {}
  agreements.forEach((one, index) => {
    if (!team.has(one.agencyId)) complaints[`agreements.${index}.agencyId`] = '支援チームの機関だけを記録できます。'
    if (one.answer !== 'agrees' && one.words === null) complaints[`agreements.${index}.words`] = SAY_WHAT
  })
  return complaints
}

function after(act: Act, plan: SupportPlan, deeds: readonly PlanDeed[]): SupportPlan {
  return deeds.reduce((before, deed) => afterPlanAct(before, planActOf(act, before.version + 1, deed)), plan)
}
