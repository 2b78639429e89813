import { newId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { CaseId, PlanId } from '../../domain/case/case.ts'
import type { AgendaItem, Conference, ItemId } from '../../domain/conference/conference.ts'
import type { ConferenceType } from '../../domain/conference/conference-type.ts'
import { namesOf, typeOn } from '../../domain/conference/conference-type.ts'
import { mayCarryPlan } from '../../domain/conference/item-basis.ts'
import { standsIn } from '../../store/conference/agenda.ts'
import { listTypes } from '../../store/conference/types.ts'
import { plansOf } from '../../store/plan/plans.ts'
import { basisFor, dayThatCounts } from './consent-standing.ts'

/** What the convenor wants on the agenda. `called` is one of the kind's names; the first where it is left out. */
export type ItemWish = {
  readonly caseId: CaseId
  readonly typeCode: string
  readonly called: string | null
  readonly question: string
  readonly planId: PlanId | null
  readonly basisReason: string | null
}

/** An item made ready to be written: kind, name, basis and plan hold on the day that counts. */
export async function readyItem(
  act: Act,
  tx: Tx,
  conference: Pick<Conference, 'id' | 'startsAt'>,
  wish: ItemWish,
  place: { readonly id?: ItemId; readonly position: number },
): Promise<Result<AgendaItem, Refusal>> {
  const type = typeOn(await listTypes(tx.db), wish.typeCode, act.today)
  if (type === undefined) return no(refusal('fields', { fields: { typeCode: '会議の種類を、一覧から選んでください。' } }))
  if (!(await standsIn(tx.db, wish.caseId))) return no(refusal('absent'))
  const plan = await planOk(tx, type, wish)
  if (!plan.ok) return plan
  const on = dayThatCounts(act, conference.startsAt)
  const basis = await basisFor(tx, type, { caseId: wish.caseId, on, reason: wish.basisReason })
  if (!basis.ok) return basis
  return yes({
    id: place.id ?? newId<'agenda_item'>(act.now.getTime()),
    conferenceId: conference.id,
    position: place.position,
    caseId: wish.caseId,
    typeCode: type.code,
    called: namesOf(type).find(name => name === wish.called) ?? type.displayName,
    basis: basis.value.basis,
    basisOn: act.today,
    basisReason: basis.value.reason,
    question: wish.question,
    planId: wish.planId,
  })
}

async function planOk(tx: Tx, type: ConferenceType, wish: ItemWish): Promise<Result<true, Refusal>> {
  const may = mayCarryPlan(type, wish.planId !== null)
  if (!may.ok || wish.planId === null) return may
  const plans = await plansOf(tx.db, wish.caseId)
  return plans.some(plan => plan.id === wish.planId)
    ? yes(true)
    : no(refusal('fields', { fields: { planId: 'この事例のプランの中から選んでください。' } }))
}
