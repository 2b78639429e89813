import type { PublicFieldProps } from './public-field.tsx'
import { PublicGroup } from './public-field.tsx'

/** One answer to choose. The whole line can be pressed. `lang` when the label is in another language. */
export type PublicOption = {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
  readonly lang?: string | undefined
}

type ChoicesProps = PublicFieldProps & { readonly options: readonly PublicOption[] }

/** Exactly one of a few answers. The first carries the id `f-<name>`, so the error summary lands on it. */
export function PublicRadios(props: ChoicesProps & { readonly value?: string | undefined }) {
  return <Choices {...props} type="radio" chosen={props.value === undefined ? [] : [props.value]} />
}

/** Any number of answers under one name. */
export function PublicCheckboxes(props: ChoicesProps & { readonly values?: readonly string[] | undefined }) {
  return <Choices {...props} type="checkbox" chosen={props.values ?? []} />
}

function Choices(props: ChoicesProps & { readonly type: 'radio' | 'checkbox'; readonly chosen: readonly string[] }) {
  return (
    <PublicGroup {...props}>
      <div class="tn-public__choices" data-compact={props.options.length > 5 ? 'true' : undefined}>
        {props.options.map((option, at) => (
          <Choice {...props} option={option} id={`f-${props.name}${at === 0 ? '' : `-${at + 1}`}`} />
        ))}
      </div>
    </PublicGroup>
  )
}

function Choice(props: {
  readonly id: string
  readonly name: string
  readonly type: 'radio' | 'checkbox'
  readonly option: PublicOption
  readonly chosen: readonly string[]
}) {
  const { option, id } = props
  return (
    <label class="tn-public__choice" for={id}>
      <input
        type={props.type}
        id={id}
        name={props.name}
        value={option.value}
        checked={props.chosen.includes(option.value)}
        aria-describedby={option.hint ? `${id}-hint` : undefined}
      />
      <span lang={option.lang}>{option.label}</span>
      {option.hint && (
        <span class="tn-public__hint" id={`${id}-hint`}>
          {option.hint}
        </span>
      )}
    </label>
  )
}
