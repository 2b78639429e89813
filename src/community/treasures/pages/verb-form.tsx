import type { Child } from 'hono/jsx'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { freshForm } from '../../../ui/form-state.ts'
import { HiddenFields } from '../../../ui/hidden-fields.tsx'
import { Disclosure } from '../../../ui/section.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import type { TreasureWhole } from '../acts/read-treasures.ts'
import { texts } from './texts.ts'
import type { TreasureVerb } from './treasure-verbs.ts'

/** A form that was refused, with what was typed. */
export type RefusedForm = { readonly verb: TreasureVerb; readonly form: FormState }

/** What every form on the page of a treasure takes. */
export type FormsProps = { readonly visit: SignedVisit; readonly whole: TreasureWhole; readonly refused: RefusedForm | undefined }

/** One deed as a form that unfolds; the one that was refused stands open. `about` tells forms of the same verb apart: a hidden field. */
export function VerbForm(
  props: FormsProps & {
    readonly verb: TreasureVerb
    readonly summary: string
    readonly button: string
    readonly about?: { readonly name: string; readonly value: string } | undefined
    readonly children: (form: FormState, at: (name: string) => string) => Child
  },
) {
  const { visit, whole, verb, refused, about } = props
  const isRefused = refused?.verb === verb && (about === undefined || refused.form.value(about.name) === about.value)
  const form = isRefused && refused ? refused.form : freshForm()
  // The error summary points at `f-<name>`; every other form keeps its ids apart from it.
  const at = (name: string) => (isRefused ? `f-${name}` : `f-${verb}-${about?.value ?? ''}${name}`)
  return (
    <Disclosure summary={props.summary} isOpen={isRefused}>
      <Form
        action={`/treasures/${whole.treasure.id}/${verb}`}
        token={visit.formToken}
        idempotencyKey={form.idempotencyKey}
        version={whole.treasure.version}
        label={props.summary}
      >
        {about && <HiddenFields values={{ [about.name]: about.value }} />}
        {props.children(form, at)}
        <ButtonRow>
          <Button kind="primary">{props.button}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  )
}

/** A line of words that goes with a step. */
export function WordsField(props: {
  readonly form: FormState
  readonly label?: string
  readonly isOptional?: boolean
  readonly id?: string
}) {
  const { form } = props
  return (
    <TextArea
      id={props.id}
      name="words"
      label={props.label ?? texts.fields.stepWords}
      required={props.isOptional ? 'optional' : true}
      rows={2}
      value={form.value('words')}
      error={form.error('words')}
    />
  )
}
