import type { Day } from '../../kernel/day.ts'
import { formatDay } from '../../kernel/day.ts'
import { Checkbox } from '../../ui/choice.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { FieldRow } from '../../ui/field-row.tsx'
import type { FormState } from '../../ui/form-state.ts'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import type { SelectOption } from '../../ui/select.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { VERIFIED } from '../domain/basis-row.ts'
import { basisTexts } from './basis-texts.ts'
import { texts } from './texts.ts'

/** What can be asked for about a basis on a form of its own. */
export type BasisWishKind = 'open' | 'succeed' | 'close' | 'correct' | 'note'

type Shown = { readonly kind: BasisWishKind; readonly form: FormState }

const { field } = basisTexts

/** The fields of one kind of change of a basis. `begins` names the row, `successors` the bases that may take its place. */
export function BasisFields(props: Shown & { readonly begins?: Day | undefined; readonly successors: readonly SelectOption[] }) {
  const { kind, form, begins } = props
  return (
    <>
      {begins && <HiddenFields values={{ begins }} />}
      {begins && <p>{texts.periodOpen(formatDay(begins))}</p>}
      {kind === 'open' && <TextField {...line(form, 'code')} required support={field.codeSupport} lang="en" />}
      {(kind === 'open' || kind === 'succeed' || kind === 'close') && (
        <DayField {...line(form, 'from')} required support={`${field.fromSupport[kind]}例：令和9年4月1日、2027-04-01`} />
      )}
      {kind === 'close' && (
        <Select
          name="replacedBy"
          label={field.replacedBy}
          options={[{ value: '', label: field.noSuccessor }, ...props.successors]}
          value={form.value('replacedBy')}
          error={form.error('replacedBy')}
          width="full"
        />
      )}
      {kind !== 'close' && kind !== 'note' && <MeaningFields form={form} />}
      {kind !== 'close' && <NoteFields form={form} />}
    </>
  )
}

function MeaningFields({ form }: { readonly form: FormState }) {
  return (
    <>
      <FieldRow>
        <TextField {...line(form, 'law')} required width="m" />
        <TextField {...line(form, 'article')} required width="m" />
      </FieldRow>
      <TextField
        name="title"
        label={field.heading}
        required
        support={field.headingSupport}
        value={form.value('title')}
        error={form.error('title')}
        width="l"
      />
      <TextArea {...line(form, 'summary')} required rows={3} counter={500} />
    </>
  )
}

function NoteFields({ form }: { readonly form: FormState }) {
  return (
    <>
      <TextField {...line(form, 'sourceNote')} required support={field.sourceNoteSupport} width="full" />
      <Select
        name="verified"
        label={field.verified}
        required
        options={VERIFIED.map(value => ({ value, label: basisTexts.verified[value] }))}
        value={form.value('verified')}
        error={form.error('verified')}
      />
      <Checkbox name="needsReview" label={field.needsReview} checked={form.value('needsReview') !== ''} />
    </>
  )
}

function line(form: FormState, name: 'code' | 'from' | 'law' | 'article' | 'summary' | 'sourceNote') {
  return { name, label: field[name], value: form.value(name), error: form.error(name) }
}
