import type { SignedVisit } from '../../../../platform/http/route.ts'
import { FieldGroup } from '../../../../ui/field.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { Select } from '../../../../ui/select.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import { questionTexts } from './texts-questions.ts'
import { optionsOf } from './wording.ts'

const { row, rows, rowsSupport, choose } = questionTexts

type Shown = { readonly visit: SignedVisit; readonly form: FormState }

/** What is owed, a row each, with room for one more than is written; a row left empty does not count. */
export function DebtRows(props: Shown & { readonly group: 'arrears' | 'debts' }) {
  const { form, group } = props
  const count = roomFor(form.values(`${group}What`))
  return (
    <FieldGroup name={group} label={rows[group]} support={rowsSupport[group]} error={form.error(group)}>
      {Array.from({ length: count }, (_, at) => (
        <div class="tn-debt">
          <RowField form={form} name={`${group}What`} at={at} label={`${row.what} ${at + 1}`} firstId={`f-${group}`} />
          <RowField form={form} name={`${group}To`} at={at} label={`${row.toWhom} ${at + 1}`} />
          <RowField form={form} name={`${group}Yen`} at={at} label={`${row.yen} ${at + 1}`} isNumber />
          <RowField form={form} name={`${group}Since`} at={at} label={`${row.since} ${at + 1}`} />
        </div>
      ))}
    </FieldGroup>
  )
}

/** Wishes in the words in which they were said, each with its speaker. */
export function WishRows({ visit, form }: Shown) {
  const words = form.values('wishWords')
  const speakers = form.values('wishSpeaker')
  return (
    <FieldGroup name="wishes" label={rows.wishes} support={rowsSupport.wishes} error={form.error('wishes')}>
      {Array.from({ length: roomFor(words) }, (_, at) => (
        <div class="tn-wish">
          <Select
            id={at === 0 ? 'f-wishes' : `f-wishSpeaker-${at + 1}`}
            name="wishSpeaker"
            label={`${row.speaker} ${at + 1}`}
            required={false}
            options={[{ value: '', label: choose }, ...optionsOf(visit, 'statement_speaker', [speakers[at] ?? ''])]}
            value={speakers[at] ?? ''}
          />
          <TextArea
            id={`f-wishWords-${at + 1}`}
            name="wishWords"
            label={`${row.words} ${at + 1}`}
            required={false}
            rows={2}
            value={words[at] ?? ''}
          />
        </div>
      ))}
    </FieldGroup>
  )
}

function RowField(props: {
  readonly form: FormState
  readonly name: string
  readonly at: number
  readonly label: string
  readonly firstId?: string
  readonly isNumber?: boolean
}) {
  const { form, name, at } = props
  return (
    <TextField
      id={at === 0 && props.firstId ? props.firstId : `f-${name}-${at + 1}`}
      name={name}
      label={props.label}
      required={false}
      value={form.values(name)[at] ?? ''}
      width={props.isNumber ? 's' : 'm'}
      inputmode={props.isNumber ? 'numeric' : undefined}
    />
  )
}

/** Two rows at least, and always an empty one below those that are filled. */
function roomFor(values: readonly string[]): number {
  const last = values.findLastIndex(value => value !== '')
  return Math.min(20, Math.max(2, last + 2))
}
