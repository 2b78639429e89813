import type { Child } from 'hono/jsx'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import type { FormState, Initial } from '../../../ui/form-state.ts'
import { freshForm } from '../../../ui/form-state.ts'
import { Disclosure } from '../../../ui/section.tsx'
import type { Refused } from './part.ts'

/** One deed as a form that unfolds; the one that was refused stands open with what was typed. */
export function UnfoldingForm(props: {
  readonly visit: SignedVisit
  readonly verb: string
  readonly at?: string | undefined
  readonly action: string
  readonly summary: string
  readonly button: string
  readonly kind?: 'primary' | 'secondary' | 'danger' | undefined
  readonly version?: number | undefined
  readonly initial?: Initial | undefined
  readonly refused: Refused | undefined
  readonly children: (form: FormState) => Child
  /** What else can be done with the same record, below the form. */
  readonly after?: Child
}) {
  const isRefused = props.refused?.verb === props.verb && props.refused.at === props.at
  const form = isRefused && props.refused ? props.refused.form : freshForm(props.initial)
  return (
    <Disclosure summary={props.summary} isOpen={isRefused}>
      <Form
        action={props.action}
        token={props.visit.formToken}
        idempotencyKey={form.idempotencyKey}
        version={props.version}
        label={props.summary}
      >
        {props.children(form)}
        <ButtonRow>
          <Button kind={props.kind ?? 'primary'}>{props.button}</Button>
        </ButtonRow>
      </Form>
      {props.after}
    </Disclosure>
  )
}
