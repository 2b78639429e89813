import type { FieldProps } from './field.tsx'
import { describedControl, Field, fieldId } from './field.tsx'
import { ui } from './languages/ja.ts'

/** Several lines of text. `counter` is a limit in characters (code points): shown as words without script, counted live with it. */
export function TextArea(
  props: FieldProps & {
    readonly value?: string | undefined
    readonly rows?: number | undefined
    readonly counter?: number | undefined
    readonly lang?: string | undefined
  },
) {
  const id = fieldId(props)
  const counterId = props.counter === undefined ? undefined : `${id}-counter`
  return (
    <Field {...props}>
      <textarea
        class="tn-input tn-input--area"
        id={id}
        name={props.name}
        rows={props.rows ?? 4}
        lang={props.lang}
        autocomplete="off"
        spellcheck={false}
        {...describedControl(props, counterId)}
      >
        {props.value ?? ''}
      </textarea>
      {props.counter !== undefined && <Counter id={`${id}-counter`} of={id} limit={props.counter} />}
    </Field>
  )
}

function Counter(props: { readonly id: string; readonly of: string; readonly limit: number }) {
  return (
    <tn-counter data-for={props.of} data-limit={props.limit} data-left={ui.countLeft} data-over={ui.countOver}>
      <p class="tn-field__counter" id={props.id}>
        {ui.countWithin(props.limit)}
      </p>
    </tn-counter>
  )
}
