import { bodyFromForm } from '../../../platform/http/body.ts'
import type { Fields } from '../../../platform/http/fields.ts'
import { typedFields } from '../../../platform/http/fields.ts'
import type { Once } from '../../../platform/idempotency.ts'

/** The sheet's form as the body the API would get. An empty needed text stays an empty text, so that its own sentence asks for it. */
export function sheetForm(form: Fields): Record<string, unknown> {
  const typed = bodyFromForm(form, { lists: ['sharedFields'], ticks: ['accompanied'] })
  return { ...typed, reason: form.get('reason'), asked: form.get('asked') }
}

/** A small form of the sheet as the body the API would get; yes and no become true and false. */
export function answerForm(form: Fields): Record<string, unknown> {
  const body = bodyFromForm(form)
  for (const name of ['arrived', 'helped']) if (name in body) body[name] = body[name] === 'yes'
  return { on: '', ...body }
}

/** What came along with a form: its key, what was typed, and the draft it was written in. */
export function onceOf(form: Fields): Once {
  return { key: form.get('_key'), body: typedFields(form), draft: form.get('_draft') }
}
