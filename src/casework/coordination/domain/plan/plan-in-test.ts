import type { Day } from '../../../../kernel/day.ts'
import { readDay } from '../../../../kernel/day.ts'
import type { AgencyId } from '../../../../kernel/id.ts'
import { newId } from '../../../../kernel/id.ts'
import type { PlanContent, SupportAction } from './plan-content.ts'
import { EMPTY_CONTENT } from './plan-content.ts'
import type { PlanAct, PlanDeed, PlanState } from './support-plan.ts'

/** A day of a test; throws when there is no such day. */
export function day(text: string): Day {
  const read = readDay(text)
  if (read === undefined) throw new Error(`no such day: ${text}`)
  return read
}

/** An action as a test needs it; it names only what differs. */
export function action(differs: Partial<SupportAction> = {}): SupportAction {
  return {
    id: newId(),
    goalId: null,
    words: '見本の行動',
    byPerson: null,
    byAgency: null,
    ownerAgency: null,
    kind: 'statutory_service',
    often: null,
    dueOn: null,
    issueId: null,
    carries: null,
    ...differs,
  }
}

/** A content with one goal and one action of an agency. */
export function content(owner: AgencyId | null, differs: Partial<PlanContent> = {}): PlanContent {
  const goal = { id: newId<'goal'>(), words: '見本の目標', reachBy: day('2027-03-31'), issueIds: [] }
  return {
    ...EMPTY_CONTENT,
    wish: '見本の望み',
    direction: '見本の方向',
    goals: [goal],
    actions: [action({ goalId: goal.id, ownerAgency: owner, dueOn: day('2027-01-31') })],
    ...differs,
  }
}

/** Acts in order, the first of which begins a plan with this content. */
export function acts(of: PlanContent, by: { readonly agency: AgencyId }, ...deeds: readonly PlanDeed[]): readonly PlanAct[] {
  const body = {
    caseId: newId<'case'>(),
    planKind: 'multilayered' as const,
    round: 1,
    previousId: null,
    content: of,
    startedFrom: null,
    on: day('2026-10-01'),
  }
  const staff = newId<'staff'>()
  return [{ kind: 'drafted' as const, body }, ...deeds].map((deed, index) => ({
    id: newId<'plan_act'>(),
    seq: index + 1,
    at: `2026-10-01T01:${String(index).padStart(2, '0')}:00.000Z`,
    byStaff: staff,
    byAgency: by.agency,
    ...deed,
  }))
}

/** The deeds that bring a fresh plan to a state by the shortest way. */
export function wayTo(state: PlanState): readonly PlanDeed[] {
  const on = day('2026-10-10')
  const discussed: PlanDeed = { kind: 'discussed', body: { on, conferenceId: null, adequacy: 'adequate', words: null, members: null } }
  const decided: PlanDeed = { kind: 'decided', body: { on, no: '見本1', words: null, consentIds: [], monitorings: [] } }
  const started: PlanDeed = { kind: 'started', body: { on } }
  const evaluation = { on, goals: [], changes: [], planResult: null, closureReason: null, personWords: null, words: null }
  const running = [discussed, decided, started]
  const reviewed: readonly PlanDeed[] = [...running, { kind: 'evaluated', body: evaluation }]
  switch (state) {
    case 'draft':
      return []
    case 'discussed':
      return [discussed]
    case 'decided':
      return [discussed, decided]
    case 'running':
      return running
    case 'reviewed':
      return reviewed
    case 'suspended':
      return [...running, { kind: 'suspended', body: { on, words: '入院のため' } }]
    case 'closed':
      return [...reviewed, { kind: 'closed', body: { on, reason: 'resolved', words: '落ち着いた', staysInTouch: '地区の担当' } }]
    case 'replanned':
      return [...reviewed, { kind: 'replanned', body: { nextId: newId(), on, words: null } }]
  }
}
