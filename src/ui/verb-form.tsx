import type { Child } from 'hono/jsx'
import type { SignedVisit } from '../platform/http/route.ts'
import { Button, ButtonRow } from './button.tsx'
import { Form } from './form.tsx'
import type { FormState, Initial } from './form-state.ts'
import { freshForm } from './form-state.ts'
import { HiddenFields } from './hidden-fields.tsx'
import { Disclosure } from './section.tsx'

/** A form of a page that was refused, with what was typed; `place` tells apart the forms of one verb, such as those of several records. */
export type RefusedForm<Verb extends string = string> = {
  readonly verb: Verb
  readonly place?: string | undefined
  readonly form: FormState
}

/** What every deed of one page shares. */
export type Deed = {
  readonly visit: SignedVisit
  /** Where the form is sent. */
  readonly action: string
  readonly version?: number | undefined
  /** The form of this page that was refused, if one was. */
  readonly refused: RefusedForm | undefined
}

/**
 * One deed as a form that unfolds; the one that was refused stands open with what was typed.
 * `at` gives a field its id: the error summary points at `f-<name>` of the refused form, and every other form keeps its ids apart from it.
 */
export function VerbForm(
  props: Deed & {
    readonly verb: string
    readonly place?: string | undefined
    readonly summary: string
    readonly button: string
    readonly kind?: 'primary' | 'secondary' | 'danger' | undefined
    readonly initial?: Initial | undefined
    readonly takesFiles?: boolean | undefined
    readonly hidden?: Readonly<Record<string, string>> | undefined
    readonly children: (form: FormState, at: (name: string) => string) => Child
    /** What else can be done with the same record, below the form. */
    readonly after?: Child
  },
) {
  const { refused, verb, place = '' } = props
  const isRefused = refused?.verb === verb && (refused.place ?? '') === place
  const form = isRefused ? refused.form : freshForm(props.initial)
  return (
    <Disclosure summary={props.summary} isOpen={isRefused}>
      <Form
        action={props.action}
        token={props.visit.formToken}
        idempotencyKey={form.idempotencyKey}
        version={props.version}
        label={props.summary}
        takesFiles={props.takesFiles}
      >
        {props.hidden && <HiddenFields values={props.hidden} />}
        {props.children(form, name => (isRefused ? `f-${name}` : `f-${verb}-${place}${name}`))}
        <ButtonRow>
          <Button kind={props.kind ?? 'primary'}>{props.button}</Button>
        </ButtonRow>
      </Form>
      {props.after}
    </Disclosure>
  )
}
