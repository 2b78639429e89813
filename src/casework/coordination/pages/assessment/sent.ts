import { readId } from '../../../../kernel/id.ts'
import { typedFields } from '../../../../platform/http/fields.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { FormState } from '../../../../ui/form-state.ts'
import type { IssueId } from '../../domain/assessment/issue.ts'
import type { CaseId } from '../../domain/case/case.ts'
import { texts } from './texts.ts'

/** The case of the address; its shape was checked before the handler ran. */
export function caseIdOf(visit: SignedVisit): CaseId {
  return visit.params['id'] as CaseId
}

/** The issue of the address, if it has the shape of an id. */
export function issueIdOf(visit: SignedVisit): IssueId | undefined {
  return readId<'issue'>(visit.params['issue'])
}

/** The version in the address, if it is a number. */
export function versionOf(visit: SignedVisit): number | undefined {
  return wholeNumber(visit.params['version'] ?? '')
}

/** What came along with a form: its key, its body, its draft. */
export function onceOf(visit: SignedVisit): Once {
  return { key: visit.form.get('_key'), body: typedFields(visit.form), draft: visit.form.get('_draft') }
}

/** The version a form was opened on. */
export function versionSent(visit: SignedVisit): number | undefined {
  return wholeNumber(visit.form.get('_version'))
}

/** A restored draft is saved against the version it was begun on, so that a faster change is shown and not overwritten. */
export function basisOf(form: FormState): number | undefined {
  return form.draftSavedAt ? wholeNumber(form.value('basedOn')) : undefined
}

/** The sentence for the `done` code of the address, if there is one. */
export function flashOf(visit: SignedVisit): string | undefined {
  const done = visit.query.get('done')
  return Object.hasOwn(texts.done, done) ? texts.done[done as keyof typeof texts.done] : undefined
}

/** A whole number written in digits, or nothing. */
export function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
