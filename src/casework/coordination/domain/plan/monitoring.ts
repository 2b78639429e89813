import type { Day } from '../../../../kernel/day.ts'
import { addDays, addMonths } from '../../../../kernel/day.ts'
import type { AgencyId, Id } from '../../../../kernel/id.ts'
import type { ActionId, PlanContent, SupportAction } from './plan-content.ts'

export type MonitoringId = Id<'monitoring'>

/** `ended`: nobody has to look any more, because the action or the plan is over. */
export const MONITORING_STATES = ['due', 'done', 'missed', 'ended'] as const

/** A look at an action that is owed. */
export type NewMonitoring = {
  readonly id: MonitoringId
  readonly actionId: ActionId
  readonly ownerAgency: AgencyId
  readonly dueOn: Day
}

/** One look at one action: owed, done with words, or missed with the reason. @source law-and-flow section 6 */
export type Monitoring = NewMonitoring & {
  readonly state: (typeof MONITORING_STATES)[number]
  readonly on: Day | null
  readonly words: string | null
  readonly reason: string | null
}

/** Months after which an action is looked at when the plan names no month. */
const MONTHS_TO_LOOK = 3

/** Last day on which the first look at every action is owed: the end of the month the plan names. */
function firstLookOn(content: Pick<PlanContent, 'nextMonitoring'>, decidedOn: Day): Day {
  const named = content.nextMonitoring
  const end = named === null ? addMonths(decidedOn, MONTHS_TO_LOOK) : addDays(addMonths(named, 1), -1)
  return end < decidedOn ? decidedOn : end
}

/** The looks that a plan owes when it is decided: one for each action that an agency answers for. `idOf` makes an id. */
export function firstLooks(content: PlanContent, decidedOn: Day, idOf: () => MonitoringId): readonly NewMonitoring[] {
  return content.actions.flatMap(action => lookAt(action, firstLookOn(content, decidedOn), idOf))
}

/** The looks an amendment adds: at actions under way that have none, because they are new or had no owner. */
export function looksToAdd(
  content: PlanContent,
  before: { readonly monitorings: readonly Monitoring[]; readonly marks: Readonly<Record<string, { readonly mark: string }>> },
  today: Day,
  idOf: () => MonitoringId,
): readonly NewMonitoring[] {
  const looked = new Set(before.monitorings.map(one => one.actionId))
  const isOver = (id: ActionId) => before.marks[id]?.mark === 'done' || before.marks[id]?.mark === 'given_up'
  return content.actions
    .filter(action => !looked.has(action.id) && !isOver(action.id))
    .flatMap(action => lookAt(action, firstLookOn(content, today), idOf))
}

function lookAt(action: SupportAction, dueOn: Day, idOf: () => MonitoringId): readonly NewMonitoring[] {
  return action.ownerAgency === null ? [] : [{ id: idOf(), actionId: action.id, ownerAgency: action.ownerAgency, dueOn }]
}
