import type { StaffId } from '../../kernel/id.ts'
import type { Fields } from '../../platform/http/fields.ts'
import { fieldsOf, typedFields } from '../../platform/http/fields.ts'
import type { Visit } from '../../platform/http/route.ts'

const PREFIX = 'carried.'

/** What was typed when a session ended, hidden in the forms of the way back in, with the page to go to. */
export function Carried(props: { readonly next: string; readonly carried?: Fields | undefined }) {
  return (
    <>
      <input type="hidden" name="_next" value={props.next} />
      {props.carried?.entries
        .filter(([name]) => name !== '_token')
        .map(([name, value]) => (
          <input type="hidden" name={`${PREFIX}${name}`} value={value} />
        ))}
    </>
  )
}

/** What came along in such a form. */
export function carriedIn(form: Fields): Fields | undefined {
  const entries = form.entries
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, value]) => [name.slice(PREFIX.length), value] as const)
  return entries.length === 0 ? undefined : fieldsOf(entries)
}

/** It becomes a draft of whoever signed in at this browser, under the page it belongs to. */
export async function keepCarried(visit: Visit, staffId: StaffId, carried: Fields | undefined, next: string): Promise<void> {
  const typed = carried === undefined ? [] : typedFields(carried)
  if (typed.length > 0) await visit.house.drafts.save(staffId, next.split('?')[0] ?? next, typed)
}
