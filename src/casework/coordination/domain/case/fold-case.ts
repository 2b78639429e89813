import type { CaseAct, CaseId, SupportCase } from './case.ts'

/** Current state of a case, computed from its acts in order and from nothing else. */
export function foldCase(id: CaseId, acts: readonly CaseAct[]): SupportCase | undefined {
  const [first, ...rest] = acts
  return first === undefined || first.kind !== 'opened' ? undefined : rest.reduce(afterCaseAct, openedCase(id, first))
}

/** The case right after it was opened. */
function openedCase(id: CaseId, act: CaseAct & { readonly kind: 'opened' }): SupportCase {
  const { requestId: _, ...body } = act.body
  return {
    ...body,
    id,
    openedAt: act.at,
    openedBy: act.byStaff,
    openedAgency: act.byAgency,
    direction: null,
    solving: 'open',
    accompanying: 'open',
    coordinationEndedAt: null,
    endedAt: null,
    version: 1,
  }
}

/** The case after one more act. */
export function afterCaseAct(before: SupportCase, act: CaseAct): SupportCase {
  const next = { ...before, version: before.version + 1 }
  switch (act.kind) {
    case 'opened':
    case 'lead_offered':
    case 'lead_declined':
    case 'member_joined':
    case 'member_left':
      return next
    case 'assigned':
      return act.body.part === 'lead' ? { ...next, leadStaff: act.body.staffId } : { ...next, coordinatorStaff: act.body.staffId }
    case 'lead_taken':
      return { ...next, leadAgency: act.body.agencyId, leadStaff: act.body.staffId }
    case 'direction_agreed':
      return { ...next, direction: act.body.direction }
    case 'contact_due':
      return { ...next, nextContactOn: act.body.on }
    case 'track_changed': {
      const tracks = { solving: before.solving, accompanying: before.accompanying, [act.body.track]: act.body.to }
      const isOver = tracks.solving === 'ended' && tracks.accompanying === 'ended'
      return { ...next, ...tracks, endedAt: isOver ? act.at : null }
    }
    case 'coordination_taken_up':
      return { ...next, coordinatorAgency: act.body.agencyId, coordinatorStaff: null, coordinationEndedAt: null }
    case 'coordination_ended':
      return {
        ...next,
        coordinatorAgency: null,
        coordinatorStaff: null,
        coordinationEndedAt: act.at,
        nextContactOn: act.body.nextContactOn,
      }
  }
}
