import { CheckboxGroup, RadioGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'

type Option = { readonly value: string; readonly label: string; readonly group?: string | undefined }

/** One question of a form. `as`: a line, several lines (`words`), a day, a number, one of a few (`one`), one of a list (`list`), any of a few. */
export type Question = {
  readonly name: string
  readonly label: string
  readonly as?: 'line' | 'words' | 'day' | 'number' | 'one' | 'list' | 'any'
  readonly required?: boolean
  readonly support?: string | undefined
  readonly options?: readonly Option[]
  readonly rows?: number
}

/** The questions of a form, one after another; `at` gives each its id. */
export function Questions(props: { readonly form: FormState; readonly at?: (name: string) => string; readonly ask: readonly Question[] }) {
  return (
    <>
      {props.ask.map(question => (
        <One question={question} form={props.form} id={props.at?.(question.name)} />
      ))}
    </>
  )
}

/** Options out of a record of words, in its order. */
export function optionsOf(words: Readonly<Record<string, string | undefined>>): readonly Option[] {
  return Object.entries(words).map(([value, label]) => ({ value, label: label ?? value }))
}

function One({ question, form, id }: { readonly question: Question; readonly form: FormState; readonly id: string | undefined }) {
  const { name, label, required, support, options = [] } = question
  const field = { id, name, label, required, support, error: form.error(name) }
  switch (question.as) {
    case 'words':
      return <TextArea {...field} rows={question.rows ?? 3} value={form.value(name)} />
    case 'day':
      return <DayField {...field} value={form.value(name)} />
    case 'number':
      return <TextField {...field} width="xs" inputmode="numeric" value={form.value(name)} />
    case 'one':
      return <RadioGroup {...field} legend={label} options={options} value={form.value(name)} />
    case 'any':
      return <CheckboxGroup {...field} inline legend={label} options={options} values={form.values(name)} />
    case 'list':
      return <Select {...field} width="full" options={options} value={form.value(name)} />
    default:
      return <TextField {...field} width="full" value={form.value(name)} />
  }
}
