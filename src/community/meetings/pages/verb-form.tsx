import type { Child } from 'hono/jsx'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { freshForm } from '../../../ui/form-state.ts'
import { Disclosure } from '../../../ui/section.tsx'

/** A form of a page that was refused, with what was typed; `place` tells apart forms of one verb, such as those of the items. */
export type RefusedForm = { readonly verb: string; readonly place: string; readonly form: FormState }

/** One deed as a form that unfolds; the one that was refused stands open. */
export function VerbForm(props: {
  readonly visit: SignedVisit
  readonly action: string
  readonly verb: string
  readonly place?: string
  readonly version?: number | undefined
  readonly refused: RefusedForm | undefined
  readonly summary: string
  readonly button: string
  readonly initial?: Readonly<Record<string, string | null | undefined>>
  readonly children: (form: FormState) => Child
}) {
  const { refused, verb, place = '' } = props
  const isRefused = refused?.verb === verb && refused.place === place
  const form = isRefused ? refused.form : freshForm(props.initial ?? {})
  return (
    <Disclosure summary={props.summary} isOpen={isRefused}>
      <Form
        action={`${props.action}/${verb}`}
        token={props.visit.formToken}
        idempotencyKey={form.idempotencyKey}
        version={props.version}
        label={props.summary}
      >
        {props.children(form)}
        <ButtonRow>
          <Button kind="primary">{props.button}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  )
}
