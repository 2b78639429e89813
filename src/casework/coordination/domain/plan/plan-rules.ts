import type { AgencyId } from '../../../../kernel/id.ts'
import type { Reader } from '../../../../kernel/reader.ts'
import type { FieldErrors, Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import { mayDoPlan } from './plan-transitions.ts'
import type { SupportPlan } from './support-plan.ts'

/** Agencies that answer for an action and have not said whether they agree to these words. Who drafted the plan agrees by drafting it. */
export function silentAgencies(plan: Pick<SupportPlan, 'content' | 'agreements' | 'draftedAgency'>): readonly AgencyId[] {
  const owners = plan.content.actions.flatMap(action => (action.ownerAgency === null ? [] : [action.ownerAgency]))
  const said = new Set(plan.agreements.filter(one => !one.isStale).map(one => one.agencyId))
  return [...new Set(owners)].filter(agency => agency !== plan.draftedAgency && !said.has(agency))
}

/** May the adequacy of this plan be discussed: is there something to discuss at all? */
export function mayDiscuss(plan: SupportPlan): Result<SupportPlan, Refusal> {
  const may = mayDoPlan(plan, 'discuss')
  if (!may.ok) return may
  const fields = unfinished(plan)
  return Object.keys(fields).length === 0 ? yes(plan) : no(refusal('fields', { fields }))
}

/** What the rule of deciding needs to know. */
export type DecidingFacts = {
  readonly reader: Reader
  /** Whether the reader's agency belongs to the city. */
  readonly isCity: boolean
  /** Whether the person's consent holds on the day of the decision. */
  readonly hasConsent: boolean
}

/**
 * May the reader decide on this plan? A head of a city agency, never whoever drafted it, never without the person's consent of that
 * day, and never before every agency that answers for an action has said what it thinks.
 * @source law-and-flow section 5 step 12, section 7 `plan-needs-consent`
 */
export function mayDecide(plan: SupportPlan, facts: DecidingFacts): Result<SupportPlan, Refusal> {
  const may = mayDoPlan(plan, 'decide')
  if (!may.ok) return may
  if (!facts.reader.duties.has('head') || !facts.isCity) return no(refusal('duty-missing'))
  if (plan.draftedBy === facts.reader.staffId) return no(refusal('own-decision'))
  if (!facts.hasConsent) return no(refusal('plan-needs-consent'))
  if (silentAgencies(plan).length > 0) return no(refusal('fields', { fields: { agreements: SILENT } }))
  return yes(plan)
}

/** Owed by a discussion outside a conference of the record. */
export const SILENT = '行動を受け持つ機関のうち、まだ答えていない機関があります。同意・意見・反対のどれかを記録してください。'

/** Owners must stand in the team: a plan gives nobody a task who may not see it. */
export function ownersOutside(plan: Pick<SupportPlan, 'content'>, team: readonly AgencyId[]): FieldErrors {
  const complaints = plan.content.actions.flatMap(({ ownerAgency }, index) =>
    ownerAgency === null || team.includes(ownerAgency)
      ? []
      : [[`actions.${index}.ownerAgency`, '受け持つ機関は、支援チームの中から選んでください。'] as const],
  )
  return Object.fromEntries(complaints)
}

function unfinished({ content }: SupportPlan): FieldErrors {
  return {
    ...(content.wish === null ? { wish: 'ご本人の望む暮らしを、ご本人の言葉で書いてください。' } : {}),
    ...(content.direction === null ? { direction: '支援の方向性を、一つの文で書いてください。' } : {}),
    ...(content.goals.length === 0 ? { goals: '目標を一つ以上書いてください。' } : {}),
    ...(content.actions.length === 0 ? { actions: '行動を一つ以上書いてください。' } : {}),
  }
}
