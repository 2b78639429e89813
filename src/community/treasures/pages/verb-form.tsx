import type { Child } from 'hono/jsx'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { FormState } from '../../../ui/form-state.ts'
import { TextArea } from '../../../ui/text-area.tsx'
import type { RefusedForm as Refused } from '../../../ui/verb-form.tsx'
import { VerbForm as DeedForm } from '../../../ui/verb-form.tsx'
import type { TreasureWhole } from '../acts/read-treasures.ts'
import { texts } from './texts.ts'
import type { TreasureVerb } from './treasure-verbs.ts'

/** A form that was refused, with what was typed. */
export type RefusedForm = Refused<TreasureVerb>

/** What every form on the page of a treasure takes. */
export type FormsProps = { readonly visit: SignedVisit; readonly whole: TreasureWhole; readonly refused: RefusedForm | undefined }

/** One deed with a treasure; `about` tells forms of the same verb apart: a hidden field. */
export function VerbForm(
  props: FormsProps & {
    readonly verb: TreasureVerb
    readonly summary: string
    readonly button: string
    readonly about?: { readonly name: string; readonly value: string } | undefined
    readonly children: (form: FormState, at: (name: string) => string) => Child
  },
) {
  const { about, refused, verb } = props
  const { treasure } = props.whole
  const isAbout = about === undefined || refused?.form.value(about.name) === about.value
  return (
    <DeedForm
      {...props}
      action={`/treasures/${treasure.id}/${verb}`}
      version={treasure.version}
      place={about?.value}
      hidden={about && { [about.name]: about.value }}
      refused={refused && isAbout ? { ...refused, place: about?.value } : undefined}
    />
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
