import { typedFields } from '../../../../platform/http/fields.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { CaseId, PlanId } from '../../domain/case/case.ts'
import { planTexts } from './plan-texts.ts'

/** The plan a request speaks of. The pipeline has checked the shape of every id in a path. */
export function planIdOf(visit: SignedVisit): PlanId {
  return visit.params['id'] as PlanId
}

/** The case a request speaks of. */
export function caseIdOf(visit: SignedVisit): CaseId {
  return visit.params['id'] as CaseId
}

/** What came along with a form: its key, its address and what was typed, and the draft it was written in. */
export function onceOf(visit: SignedVisit): Once {
  return { key: visit.form.get('_key'), body: { path: visit.path, typed: typedFields(visit.form) }, draft: visit.form.get('_draft') }
}

/** The version a form was opened on. */
export function versionOf(visit: SignedVisit): number | undefined {
  const version = Number.parseInt(visit.form.get('_version'), 10)
  return Number.isNaN(version) ? undefined : version
}

/** What the last act did, told once. */
export function flashOf(visit: SignedVisit): string | undefined {
  const done = visit.query.get('done')
  return Object.entries(planTexts.done).find(([code]) => code === done)?.[1]
}
