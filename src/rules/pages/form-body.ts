import type { FieldErrors } from '../../kernel/refusal.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import { neededAnyDay, neededWords, readBody } from '../../platform/http/body.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import type { FormState, Initial } from '../../ui/form-state.ts'
import { refusedForm } from '../../ui/form-state.ts'
import type { FormField, FormVersion, FormWish } from '../domain/form-version.ts'
import { NATIONAL, numbered } from '../domain/form-version.ts'
import { formTexts } from './form-texts.ts'

const { field, wrong } = formTexts
const TITLE = neededWords(100, field.title, wrong.title)
const LABEL = neededWords(100, field.label, wrong.label)
const FROM = neededAnyDay(field.from, wrong.from)

/** A version as it was sent, on the fields of the one it begins from, or the form to show again with every complaint at once. */
export function readFormWish(visit: SignedVisit, kind: 'open' | 'correct', base: FormVersion): Result<FormWish, FormState> {
  const errors: Record<string, string> = {}
  const take = <Value>(name: string, read: Result<Value, FieldErrors>): Value | undefined => {
    if (read.ok) return read.value
    errors[name] = Object.values(read.refusal)[0] ?? ''
    return undefined
  }
  const from = kind === 'open' ? take('from', readBody(FROM, visit.form.get('from'))) : undefined
  const title = take('title', readBody(TITLE, visit.form.get('title')))
  const fields = base.fields.map((one): FormField => {
    const label = take(`label_${one.field}`, readBody(LABEL, visit.form.get(`label_${one.field}`)))
    const order = visit.form.get(`order_${one.field}`).normalize('NFKC').trim()
    if (!/^[1-9]\d{0,2}$/.test(order)) errors[`order_${one.field}`] = wrong.order
    const nationalReport = NATIONAL.find(value => value === visit.form.get(`national_${one.field}`)) ?? one.nationalReport
    return {
      field: one.field,
      label: label ?? '',
      nationalReport,
      order: Number(order),
      shown: visit.form.get(`shown_${one.field}`) !== '',
    }
  })
  if (Object.keys(errors).length > 0 || title === undefined) return no(refusedForm(visit, refusal('fields', { fields: errors })))
  const words = { title, fields: numbered(fields) }
  if (from === undefined) return yes({ kind: 'correct', version: base.version, words })
  return yes({ kind: 'open', from, words })
}

/** The fields of the form that show a version, numbered in tens so that one more fits between. */
export function formInitial(version: FormVersion): Initial {
  const fields = version.fields.flatMap(one => [
    [`label_${one.field}`, one.label] as const,
    [`order_${one.field}`, String(one.order * 10)] as const,
    [`national_${one.field}`, one.nationalReport] as const,
    [`shown_${one.field}`, one.shown ? 'yes' : ''] as const,
  ])
  return { title: version.title, ...Object.fromEntries(fields) }
}
