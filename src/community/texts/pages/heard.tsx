import type { FieldErrors } from '../../../kernel/refusal.ts'
import type { Fields } from '../../../platform/http/fields.ts'
import { Checkbox } from '../../../ui/choice.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { markOf } from '../../../ui/languages/catalogue.ts'
import { warnsOfPersons } from '../domain/persons.ts'

const FIELD = 'heard'

/** Why words for others are not taken yet: something in them could tell a person, and whoever wrote them has not said that it does not. */
export function whyWarned(form: Fields, said: readonly string[]): FieldErrors | undefined {
  const warning = warnsOfPersons(said.join('\n')).join('')
  if (warning === '' || form.get(FIELD) === markOf(warning)) return undefined
  return { [FIELD]: warning }
}

/** The box by which somebody says that what was noticed tells nobody. It holds for what was noticed, and for nothing written later. */
export function HeardBox(props: { readonly form: FormState; readonly id: string }) {
  const warning = props.form.error(FIELD)
  if (warning === undefined) return null
  return (
    <Checkbox
      id={props.id}
      name={FIELD}
      value={markOf(warning)}
      label="だれのことか分かる言葉ではありません。このまま出します。"
      error={warning}
    />
  )
}
