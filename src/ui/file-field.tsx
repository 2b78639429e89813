import type { FieldProps } from './field.tsx'
import { describedControl, Field, fieldId } from './field.tsx'

/** One file with its label, support text and error; its form has to be one that `takesFiles`. No browser gives a file back after a refusal. */
export function FileField(props: FieldProps & { readonly accept: string }) {
  return (
    <Field {...props}>
      <input class="tn-file" id={fieldId(props)} name={props.name} type="file" accept={props.accept} {...describedControl(props)} />
    </Field>
  )
}
