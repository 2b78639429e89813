import type { Fields } from '../platform/http/fields.ts'
import { ui } from './languages/ja.ts'

/**
 * Everything somebody typed, carried through a page that interrupts: hidden for the next submit and readable for the eye,
 * so that it can be copied even if nothing else works.
 */
export function KeptFields(props: { readonly fields: Fields }) {
  const typed = props.fields.entries.filter(([name, value]) => !name.startsWith('_') && value !== '')
  return (
    <>
      {props.fields.entries
        .filter(([name]) => name !== '_token')
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
      {typed.length > 0 && (
        <details class="tn-disclosure">
          <summary class="tn-disclosure__summary">{ui.keptWords}</summary>
          <div class="tn-disclosure__body">
            {typed.map(([, value]) => (
              <p class="tn-kept">{value}</p>
            ))}
          </div>
        </details>
      )}
    </>
  )
}
