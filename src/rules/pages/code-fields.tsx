import type { Day } from '../../kernel/day.ts'
import { formatDay } from '../../kernel/day.ts'
import { Checkbox } from '../../ui/choice.tsx'
import { DayField } from '../../ui/day-field.tsx'
import type { FormState } from '../../ui/form-state.ts'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { texts } from './texts.ts'

/** The fields of one kind of change of a code. `begins` names the row that is put right before its day. */
export function CodeFields(props: {
  readonly kind: 'open' | 'succeed' | 'close' | 'correct'
  readonly form: FormState
  readonly begins?: Day | undefined
}) {
  const { kind, form, begins } = props
  const { field } = texts
  const line = (name: 'code' | 'label' | 'labelEasy' | 'from' | 'nationalCode') => ({
    name,
    label: field[name],
    value: form.value(name),
    error: form.error(name),
  })
  return (
    <>
      {begins && <HiddenFields values={{ begins }} />}
      {begins && <p>{texts.periodOpen(formatDay(begins))}</p>}
      {kind === 'open' && <TextField {...line('code')} required support={field.codeSupport} width="m" lang="en" />}
      {kind !== 'correct' && <DayField {...line('from')} required support={`${field.fromSupport[kind]}例：令和9年4月1日、2027-04-01`} />}
      {kind !== 'close' && (
        <>
          <TextField {...line('label')} required support={field.labelSupport} width="l" />
          <TextField {...line('labelEasy')} support={field.labelEasySupport} width="l" />
          <TextField {...line('nationalCode')} support={field.nationalCodeSupport} width="s" />
          <Checkbox name="sensitive" label={field.sensitive} checked={form.value('sensitive') !== ''} />
        </>
      )}
    </>
  )
}
