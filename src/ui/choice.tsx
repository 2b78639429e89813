import type { FieldProps } from './field.tsx'
import { describedControl, FieldGroup, fieldId } from './field.tsx'

/** One answer that can be chosen, with a hint below it when the label alone would be misread. */
export type Choice = { readonly value: string; readonly label: string; readonly hint?: string | undefined }

/** What both kinds of groups take. `inline` puts short answers side by side. */
export type ChoiceGroupProps = Omit<FieldProps, 'label'> & {
  readonly legend: string
  readonly options: readonly Choice[]
  readonly inline?: boolean | undefined
}

/** Exactly one of a few answers. The first radio carries the id `f-<name>`, so the error summary lands on it. */
export function RadioGroup(props: ChoiceGroupProps & { readonly value?: string | undefined }) {
  return <Choices {...props} type="radio" chosen={props.value === undefined ? [] : [props.value]} />
}

/** Any number of answers under one name. */
export function CheckboxGroup(props: ChoiceGroupProps & { readonly values?: readonly string[] | undefined }) {
  return <Choices {...props} type="checkbox" chosen={props.values ?? []} />
}

/** One yes-or-no answer that explains itself. Its value is `yes` unless given. */
export function Checkbox(
  props: Omit<FieldProps, 'support' | 'required'> & {
    readonly checked?: boolean | undefined
    readonly value?: string | undefined
    readonly hint?: string | undefined
  },
) {
  const id = fieldId(props)
  return (
    <div class="tn-field" data-invalid={props.error ? 'true' : undefined}>
      <ChoiceLine
        id={id}
        name={props.name}
        type="checkbox"
        choice={{ value: props.value ?? 'yes', label: props.label, hint: props.hint }}
        isChosen={props.checked === true}
        invalid={props.error ? 'true' : undefined}
        errorId={props.error ? `${id}-error` : undefined}
      />
      {props.error && (
        <p class="tn-field__error" id={`${id}-error`}>
          {props.error}
        </p>
      )}
    </div>
  )
}

function Choices(props: ChoiceGroupProps & { readonly type: 'radio' | 'checkbox'; readonly chosen: readonly string[] }) {
  const group = { ...props, label: props.legend }
  const id = fieldId(props)
  return (
    <FieldGroup {...group}>
      <div class="tn-choices" data-inline={props.inline ? 'true' : undefined} data-many={isLong(props) ? 'true' : undefined}>
        {props.options.map((choice, index) => (
          <ChoiceLine
            id={index === 0 ? id : `${id}-${index + 1}`}
            name={props.name}
            type={props.type}
            choice={choice}
            isChosen={props.chosen.includes(choice.value)}
            invalid={describedControl(group)['aria-invalid']}
            errorId={props.error ? `${id}-error` : undefined}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

/** Explained choices beyond what a page can show at once. */
function isLong({ options, inline }: ChoiceGroupProps): boolean {
  return !inline && options.length > 15
}

function ChoiceLine(props: {
  readonly id: string
  readonly name: string
  readonly type: 'radio' | 'checkbox'
  readonly choice: Choice
  readonly isChosen: boolean
  readonly invalid: 'true' | undefined
  readonly errorId: string | undefined
}) {
  const { choice, id } = props
  const describedBy = [choice.hint && `${id}-hint`, props.errorId].filter(text => text).join(' ')
  return (
    <div class="tn-choice">
      <input
        class="tn-choice__input"
        type={props.type}
        id={id}
        name={props.name}
        value={choice.value}
        checked={props.isChosen}
        aria-invalid={props.type === 'checkbox' ? props.invalid : undefined}
        aria-describedby={describedBy === '' ? undefined : describedBy}
      />
      <label class="tn-choice__label" for={id}>
        {choice.label}
      </label>
      {choice.hint && (
        <p class="tn-choice__hint" id={`${id}-hint`}>
          {choice.hint}
        </p>
      )}
    </div>
  )
}
