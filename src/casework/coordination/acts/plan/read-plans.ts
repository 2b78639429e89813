import type { AgencyId } from '../../../../kernel/id.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { Person } from '../../../people/index.ts'
import type { ServingReferral } from '../../../referral/index.ts'
import type { Issue } from '../../domain/assessment/issue.ts'
import type { CaseHead, CaseId, PlanId } from '../../domain/case/case.ts'
import type { MonitoringId } from '../../domain/plan/monitoring.ts'
import type { SupportPlan } from '../../domain/plan/support-plan.ts'
import { listIssues } from '../../store/assessment/issues.ts'
import { agencyNames } from '../../store/plan/agency-names.ts'
import type { DueLook } from '../../store/plan/monitoring-due.ts'
import { listDueLooks } from '../../store/plan/monitoring-due.ts'
import type { NamedPlanAct } from '../../store/plan/plan-acts.ts'
import { listPlanActs } from '../../store/plan/plan-acts.ts'
import type { PlanVersion } from '../../store/plan/plan-versions.ts'
import { listVersions } from '../../store/plan/plan-versions.ts'
import type { NamedPlan } from '../../store/plan/plans.ts'
import { namedPlansOf } from '../../store/plan/plans.ts'
import type { PlanTemplate } from '../../store/plan/templates.ts'
import { listTemplates } from '../../store/plan/templates.ts'
import { lookAtCase, shownIn } from '../case/look-at-case.ts'
import { lookAtPlan, servingOf } from './look-at-plan.ts'

export type { DueLook } from '../../store/plan/monitoring-due.ts'
export type { NamedPlanAct } from '../../store/plan/plan-acts.ts'
export type { PlanVersion } from '../../store/plan/plan-versions.ts'
export type { NamedPlan } from '../../store/plan/plans.ts'
export type { PlanTemplate } from '../../store/plan/templates.ts'

/** What stands around one or several plans of a case. */
export type PlanGround = {
  readonly head: CaseHead
  readonly issues: readonly Issue[]
  readonly serving: readonly ServingReferral[]
  readonly names: ReadonlyMap<AgencyId, string>
}
/** The plans of a case, the newest first, with the templates a new one may begin from. */
export type PlansView = PlanGround & { readonly plans: readonly NamedPlan[]; readonly templates: readonly PlanTemplate[] }
/** One plan with its whole past. */
export type PlanView = PlanGround & NamedPlan & { readonly acts: readonly NamedPlanAct[]; readonly versions: readonly PlanVersion[] }
/** One plan for paper, with the persons its head is filled from. */
export type PaperView = PlanView & { readonly persons: readonly Person[] }

/** The plans of a case that the reader may see. */
export function readPlansOfCase(act: Act, caseId: CaseId): Promise<PlansView | undefined> {
  return act.transaction(async tx => {
    const head = await lookAtCase(tx.db, caseId)
    if (head === undefined) {
      await tx.audit({ action: 'plan.list', subjectType: 'case', subjectIds: [caseId], outcome: 'absent' })
      return undefined
    }
    const plans = await namedPlansOf(tx.db, caseId)
    const templates = await listTemplates(tx.db, act.today)
    const ground = await groundOf(
      tx,
      head,
      plans.map(({ plan }) => plan),
    )
    await tx.audit({ action: 'plan.list', subjectType: 'case', subjectIds: [...shownIn(head), ...plans.map(({ plan }) => plan.id)] })
    return { ...ground, plans, templates }
  })
}

/** One plan with its past, as a record that is read. */
export function readPlan(act: Act, id: PlanId): Promise<PlanView | undefined> {
  return act.transaction(tx => lookAtWholePlan(tx, id, 'plan.read'))
}

/** One page of the looks the reader's agency owes. */
export function readDueLooks(
  act: Act,
  page: { readonly limit: number; readonly after?: MonitoringId | undefined },
): Promise<{ readonly rows: readonly DueLook[]; readonly next: MonitoringId | undefined }> {
  return act.transaction(async tx => {
    const found = await listDueLooks(tx.db, act.reader, page)
    const rows = found.slice(0, page.limit)
    await tx.audit({ action: 'plan.list-due', subjectType: 'support_plan', subjectIds: [...new Set(rows.map(row => row.planId))] })
    return { rows, next: found.length > page.limit ? rows.at(-1)?.id : undefined }
  })
}

/** The same within another look, written down as `action`. */
export async function lookAtWholePlan(tx: Tx, id: PlanId, action: 'plan.read' | 'plan.print'): Promise<PlanView | undefined> {
  const found = await lookAtPlan(tx.db, id)
  if (found === undefined) {
    await tx.audit({ action, subjectType: 'support_plan', subjectIds: [id], outcome: 'absent' })
    return undefined
  }
  const ground = await groundOf(tx, found.head, [found.plan])
  const acts = await listPlanActs(tx.db, id)
  const versions = await listVersions(tx.db, id)
  await tx.audit({ action, subjectType: 'support_plan', subjectIds: [id, ...shownIn(found.head)] })
  return { ...found, ...ground, acts, versions }
}

async function groundOf(tx: Tx, head: CaseHead, plans: readonly SupportPlan[]): Promise<PlanGround> {
  return {
    head,
    issues: await listIssues(tx.db, head.supportCase.id),
    serving: await servingOf(tx.db, plans),
    names: await agencyNames(tx.db, agenciesIn(head, plans)),
  }
}

function agenciesIn(head: CaseHead, plans: readonly SupportPlan[]): readonly AgencyId[] {
  const named = plans.flatMap(plan => [
    plan.draftedAgency,
    ...plan.content.actions.map(action => action.ownerAgency),
    ...plan.agreements.map(agreement => agreement.agencyId),
    ...plan.monitorings.map(one => one.ownerAgency),
    ...plan.amendments.flatMap(change => (change.field === 'ownerAgency' || change.topic === 'lead_after' ? [change.old, change.now] : [])),
    plan.content.leadAfter,
    plan.decision?.agency ?? null,
  ])
  const team = head.team.map(member => member.agencyId)
  return [...team, ...named.filter((id): id is AgencyId => id !== null)]
}
