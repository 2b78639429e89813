import { z } from 'zod'
import type { FieldErrors, Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import { neededWords, readBody } from '../../../../platform/http/body.ts'
import type { Fields } from '../../../../platform/http/fields.ts'
import { typedFields } from '../../../../platform/http/fields.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { CaseId, RequestId } from '../../domain/case/case.ts'

/** What came along with a form: its key, what was typed, and the draft it was written in. */
export function onceOf({ path, form }: { readonly path: string; readonly form: Fields }): Once {
  return { key: form.get('_key'), body: [path, ...typedFields(form)], draft: form.get('_draft') }
}

/** The version a form was drawn from. */
export function versionOf(visit: SignedVisit): number | undefined {
  const text = visit.form.get('_version')
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

/** The pipeline has checked the shape of every id in a path. */
export function caseIdOf(visit: SignedVisit): CaseId {
  return visit.params['id'] as CaseId
}

/** The request named in the address. */
export function requestIdOf(visit: SignedVisit): RequestId {
  return visit.params['id'] as RequestId
}

/** Complaints of a form as a refusal. */
export function complaints(fields: Readonly<Record<string, string>>): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: refusal('fields', { fields }) }
}

/** What something is taken out for, as the access log will keep it; `missing` is said where there is nothing. */
export function readPurpose({ form }: Pick<SignedVisit, 'form'>, missing: string): Result<string, FieldErrors> {
  const read = readBody(z.object({ purpose: neededWords(500, '目的', missing) }), { purpose: form.get('purpose') })
  return read.ok ? yes(read.value.purpose) : no(read.refusal)
}

/** Codes of a list as options of a control. */
export function optionsOf(visit: SignedVisit, list: string): readonly { readonly value: string; readonly label: string }[] {
  return visit.house.codes.on(list, visit.act.today).map(({ code, label }) => ({ value: code, label }))
}

/** Label of a code as it is called today. */
export function labelOf(visit: SignedVisit, list: string, code: string | null): string {
  return visit.house.codes.label(list, code, visit.act.today)
}
