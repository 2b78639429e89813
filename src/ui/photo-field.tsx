import type { FieldProps } from './field.tsx'
import { describedControl, Field, fieldId } from './field.tsx'
import { ui } from './languages/ja.ts'

/**
 * One photo with its label, support text and error; its form has to be one that `takesFiles`. Where scripts run, a heavy photo is made
 * smaller before it is sent. No browser gives a file back after a refusal.
 */
export function PhotoField(props: FieldProps) {
  return (
    <Field {...props}>
      <tn-photo data-working={ui.photoWorking} data-done={ui.photoDone}>
        <input
          class="tn-file"
          id={fieldId(props)}
          name={props.name}
          type="file"
          accept="image/jpeg,image/png"
          {...describedControl(props)}
        />
        <p class="tn-field__support" role="status" />
      </tn-photo>
    </Field>
  )
}
