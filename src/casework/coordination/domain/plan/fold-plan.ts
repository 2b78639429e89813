import type { PlanId } from '../case/case.ts'
import { changesBetween } from './content-changes.ts'
import type { Monitoring, NewMonitoring } from './monitoring.ts'
import type { PlanContent } from './plan-content.ts'
import type { MonitoringFacts, PlanAct, PlanDeed, PlanMark, SupportPlan } from './support-plan.ts'

/** Current state of a plan, computed from its acts in order and from nothing else. */
export function foldPlan(id: PlanId, acts: readonly PlanAct[]): SupportPlan | undefined {
  const [first, ...rest] = acts
  return first === undefined || first.kind !== 'drafted' ? undefined : rest.reduce(afterPlanAct, draftedPlan(id, first))
}

/** The plan right after it was begun. */
export function draftedPlan(id: PlanId, act: PlanMark & Extract<PlanDeed, { readonly kind: 'drafted' }>): SupportPlan {
  const { caseId, planKind, round, previousId, content, on } = act.body
  return {
    id,
    caseId,
    kind: planKind,
    round,
    previousId,
    state: 'draft',
    content,
    marks: {},
    draftedOn: on,
    draftedBy: act.byStaff,
    draftedAgency: act.byAgency,
    agreements: [],
    personAgreed: null,
    discussion: null,
    decision: null,
    startedOn: null,
    versions: 0,
    amendments: [],
    monitorings: [],
    evaluation: null,
    suspension: null,
    ending: null,
    nextId: null,
    version: 1,
  }
}

/** The plan after one more act. */
export function afterPlanAct(before: SupportPlan, act: PlanAct): SupportPlan {
  const next = { ...before, version: before.version + 1 }
  switch (act.kind) {
    case 'drafted':
      return next
    case 'revised':
      return revised(next, act.body.content)
    case 'agreed': {
      const others = before.agreements.filter(one => one.agencyId !== act.body.agencyId)
      return { ...next, agreements: [...others, { ...act.body, isStale: false }] }
    }
    case 'person_agreed':
      return { ...next, personAgreed: act.body }
    case 'discussed':
      return { ...next, discussion: act.body, state: act.body.adequacy === 'adequate' ? 'discussed' : 'draft' }
    case 'decided': {
      const { on, no, words, monitorings } = act.body
      const decision = { on, no, words, by: act.byStaff, agency: act.byAgency }
      return { ...next, state: 'decided', decision, versions: 1, monitorings: monitorings.map(owed) }
    }
    case 'started':
      return { ...next, state: 'running', startedOn: act.body.on }
    case 'action_marked': {
      const { actionId, ...mark } = act.body
      const isOver = mark.mark === 'done' || mark.mark === 'given_up'
      const monitorings = isOver ? endedLooks(before.monitorings, look => look.actionId === actionId) : before.monitorings
      return { ...next, marks: { ...before.marks, [actionId]: mark }, monitorings }
    }
    case 'programme_moved': {
      const programmes = before.content.programmes.map(use => (use.programme === act.body.programme ? act.body : use))
      return { ...next, content: { ...before.content, programmes } }
    }
    case 'monitored':
      return { ...next, monitorings: looked(before.monitorings, act.body) }
    case 'amended':
      return amended(next, act)
    case 'evaluated':
      return { ...next, state: 'reviewed', evaluation: act.body }
    case 'suspended':
      return { ...next, state: 'suspended', suspension: act.body }
    case 'resumed':
      return { ...next, state: 'running', suspension: null }
    case 'closed':
      return { ...next, state: 'closed', ending: act.body, monitorings: endedLooks(before.monitorings, () => true) }
    case 'dropped':
      return { ...next, state: 'closed', ending: { ...act.body, reason: null, staysInTouch: null } }
    case 'replanned': {
      const { nextId, on, words } = act.body
      const ending = { on, reason: null, words: words ?? '', staysInTouch: null }
      return { ...next, state: 'replanned', nextId, ending, monitorings: endedLooks(before.monitorings, () => true) }
    }
  }
}

/** Whoever agreed to other words has not agreed to these. */
function revised(next: SupportPlan, content: PlanContent): SupportPlan {
  if (changesBetween(next.content, content).length === 0) return { ...next, content, state: 'draft' }
  const agreements = next.agreements.map(one => ({ ...one, isStale: true }))
  return { ...next, content, state: 'draft', agreements, personAgreed: null }
}

function amended(next: SupportPlan, act: PlanAct & { readonly kind: 'amended' }): SupportPlan {
  const { content, reason, changes, monitorings } = act.body
  const standing = new Set(content.actions.map(action => action.id))
  const kept = endedLooks(next.monitorings, look => !standing.has(look.actionId))
  const rows = changes.map(change => ({ ...change, reason, at: act.at, by: act.byStaff, agency: act.byAgency }))
  return {
    ...next,
    content,
    versions: next.versions + 1,
    amendments: [...next.amendments, ...rows],
    monitorings: [...kept, ...monitorings.map(owed)],
  }
}

function looked(before: readonly Monitoring[], facts: MonitoringFacts): readonly Monitoring[] {
  const { monitoringId: id, actionId, ownerAgency, dueOn, result: state, on, words, reason, next } = facts
  const look: Monitoring = { id, actionId, ownerAgency, dueOn, state, on, words, reason }
  const isKnown = before.some(one => one.id === id)
  const done = isKnown ? before.map(one => (one.id === id ? look : one)) : [...before, look]
  return next === null ? done : [...done, owed(next)]
}

function owed(look: NewMonitoring): Monitoring {
  return { ...look, state: 'due', on: null, words: null, reason: null }
}

function endedLooks(looks: readonly Monitoring[], isOver: (look: Monitoring) => boolean): readonly Monitoring[] {
  return looks.map(look => (look.state === 'due' && isOver(look) ? { ...look, state: 'ended' as const } : look))
}
