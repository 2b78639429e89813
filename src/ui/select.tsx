import type { FieldProps, FieldWidth } from './field.tsx'
import { describedControl, Field, fieldId } from './field.tsx'
import { ui } from './languages/ja.ts'

/** One choice of a list. Neighbours with the same `group` stand under that heading. */
export type SelectOption = { readonly value: string; readonly label: string; readonly group?: string | undefined }

/** A drop-down list. Give an empty first option when nothing should be chosen in advance; what has to be chosen then says so. */
export function Select(
  props: FieldProps & {
    readonly options: readonly SelectOption[]
    readonly value?: string | undefined
    readonly width?: FieldWidth | undefined
  },
) {
  return (
    <Field {...props}>
      <span class="tn-select" data-width={props.width ?? 'm'}>
        <select class="tn-input" id={fieldId(props)} name={props.name} autocomplete="off" {...describedControl(props)}>
          {groupsOf(asking(props)).map(group =>
            group.label === undefined ? (
              group.options.map(option => <OptionLine {...option} chosen={props.value} />)
            ) : (
              <optgroup label={group.label}>
                {group.options.map(option => (
                  <OptionLine {...option} chosen={props.value} />
                ))}
              </optgroup>
            ),
          )}
        </select>
      </span>
    </Field>
  )
}

/** A list that has to be answered begins with the request to choose, never with a blank line. */
function asking(props: Pick<FieldProps, 'required'> & { readonly options: readonly SelectOption[] }): readonly SelectOption[] {
  const [first, ...rest] = props.options
  const isBlank = first?.value === '' && first.label === ''
  return props.required === true && isBlank ? [{ value: '', label: ui.choose }, ...rest] : props.options
}

function OptionLine(props: SelectOption & { readonly chosen?: string | undefined }) {
  return (
    <option value={props.value} selected={props.value === props.chosen}>
      {props.label}
    </option>
  )
}

type Group = { readonly label: string | undefined; readonly options: SelectOption[] }

function groupsOf(options: readonly SelectOption[]): readonly Group[] {
  const groups: Group[] = []
  for (const option of options) {
    const last = groups.at(-1)
    if (last && last.label === option.group) last.options.push(option)
    else groups.push({ label: option.group, options: [option] })
  }
  return groups
}
