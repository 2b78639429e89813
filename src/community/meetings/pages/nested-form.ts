import type { Fields } from '../../../platform/http/fields.ts'
import type { FormState } from '../../../ui/form-state.ts'

const MOST_ROWS = 1_000

/**
 * A form with lists as the body the API would get: `items.0.outcome` is the outcome of the first of `items`.
 * Names are the paths of the complaints, so that each complaint lands at its own field. Empty fields are left out.
 */
export function nestedFromForm(form: Fields): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  const lists = new Map<string, Record<string, string>[]>()
  for (const [name, value] of form.entries) {
    if (name.startsWith('_')) continue
    const parts = /^([a-zA-Z]+)\.(\d{1,4})\.([a-zA-Z]+)$/.exec(name)
    if (parts === null) {
      if (value !== '' && !name.includes('.')) body[name] ??= value
      continue
    }
    const [, list = '', at = '', field = ''] = parts
    if (Number(at) >= MOST_ROWS) continue
    const rows = lists.get(list) ?? []
    lists.set(list, rows)
    while (rows.length <= Number(at)) rows.push({})
    const row = rows[Number(at)]
    if (row && value !== '') row[field] ??= value
  }
  return { ...body, ...Object.fromEntries(lists) }
}

/**
 * The row of a typed list that belongs to each id: where it was when it was typed, behind all others when it is new.
 * So nothing typed slips to a neighbour when the agenda has changed in the meantime.
 */
export function rowsFor(form: FormState, list: string, key: string, ids: readonly string[]): readonly number[] {
  const typed = new Map<string, number>()
  let next = 0
  for (; next < MOST_ROWS && form.value(`${list}.${next}.${key}`) !== ''; next++) typed.set(form.value(`${list}.${next}.${key}`), next)
  return ids.map(id => typed.get(id) ?? next++)
}
