import { RadioGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { FieldRow } from '../../../ui/field-row.tsx'
import { Disclosure, Section } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { AgendaItem } from '../domain/agenda.ts'
import { numbered } from '../domain/agenda.ts'
import { DECIDED_HOW } from '../domain/outcome.ts'
import { BroughtBack } from './brought-back.tsx'
import { RemarkRows } from './close-remarks.tsx'
import type { ClosingProps } from './closing-props.ts'
import { rowsFor } from './nested-form.ts'
import { texts } from './texts.ts'

/** What came of every item, with what was said about it and what each of these words becomes. */
export function ItemRows(props: ClosingProps) {
  const { whole, form } = props
  const list = numbered(whole.items)
  const rows = rowsFor(
    form,
    'items',
    'id',
    list.map(({ item }) => item.id),
  )
  return (
    <Section id="items" title={texts.items}>
      {form.error('items') && <p class="tn-field__error">{form.error('items')}</p>}
      {list.map(({ item, no }, index) => (
        <article class="tn-panel">
          <h3 class="tn-panel__title">{`${no}　【${texts.kinds[item.kind]}】${item.title}`}</h3>
          <BroughtBack visit={props.visit} whole={whole} item={item} />
          <ItemRow {...props} item={item} at={rows[index] ?? index} />
          <RemarkRows {...props} item={item} />
        </article>
      ))}
    </Section>
  )
}

function ItemRow(props: ClosingProps & { readonly item: AgendaItem; readonly at: number }) {
  const { form, item, at } = props
  const field = (name: string) => {
    const full = `items.${at}.${name}`
    return { name: full, value: form.value(full), error: form.error(full) }
  }
  const isDecide = item.kind === 'decide' || item.carried?.kind === 'decision'
  const isOpen = isDecide || form.value(`items.${at}.statement`) !== ''
  const { carried } = item
  return (
    <>
      <input type="hidden" name={`items.${at}.id`} value={item.id} />
      <RadioGroup
        {...field('outcome')}
        legend={texts.fields.outcome}
        required={item.kind === 'decide'}
        inline
        options={(['done', 'continued'] as const).map(value => ({ value, label: texts.outcomes[value] }))}
        value={form.value(`items.${at}.outcome`) || (item.kind === 'decide' ? '' : 'done')}
      />
      {carried?.kind === 'action' && (
        <Select
          {...field('actionState')}
          label={texts.fields.actionState}
          options={[
            { value: '', label: texts.noActionMove },
            ...(['doing', 'done'] as const).map(value => ({ value, label: texts.actionStates[value] })),
          ]}
        />
      )}
      <Disclosure summary={texts.fields.statement} isOpen={isOpen}>
        <TextArea {...field('statement')} label={texts.fields.statement} rows={2} />
        <FieldRow>
          <Select
            {...field('how')}
            label={texts.fields.how}
            width="s"
            options={DECIDED_HOW.map(value => ({ value, label: texts.how[value] }))}
          />
          <DayField {...field('reviewOn')} label={texts.fields.reviewOn} support={texts.support.reviewOn} />
          <TextField {...field('counts')} label={texts.fields.counts} width="m" />
        </FieldRow>
        <FieldRow>
          <TextField {...field('reasons')} label={texts.fields.reasons} width="l" />
          <TextField {...field('dissent')} label={texts.fields.dissent} width="l" />
        </FieldRow>
      </Disclosure>
      <TextArea {...field('remarks')} label={texts.fields.remarks} rows={2} />
    </>
  )
}
