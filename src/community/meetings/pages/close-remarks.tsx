import { DayField } from '../../../ui/day-field.tsx'
import { FieldRow } from '../../../ui/field-row.tsx'
import { Disclosure } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { AgendaItem } from '../domain/agenda.ts'
import type { Remark } from '../domain/outcome.ts'
import { BECOMES } from '../domain/outcome.ts'
import type { ClosingProps } from './closing-props.ts'
import { rowsFor } from './nested-form.ts'
import { texts } from './texts.ts'

const FIELDS = ['owner', 'ownerName', 'dueOn', 'reviewOn', 'theme', 'type'] as const

/** Every remark of an item with what it becomes, and the few fields that need saying then. */
export function RemarkRows(props: ClosingProps & { readonly item: AgendaItem }) {
  const { whole, form, item } = props
  const rows = rowsFor(
    form,
    'remarks',
    'id',
    whole.remarks.map(({ id }) => id),
  )
  return (
    <>
      {whole.remarks.map((remark, index) =>
        remark.itemId === item.id ? <RemarkRow {...props} remark={remark} at={rows[index] ?? index} /> : null,
      )}
    </>
  )
}

function RemarkRow(props: ClosingProps & { readonly remark: Remark; readonly at: number }) {
  const { form, remark, at, treasureTypes } = props
  const field = (name: string) => {
    const full = `remarks.${at}.${name}`
    return { name: full, value: form.value(full), error: form.error(full), required: false as const }
  }
  const isOpen = FIELDS.some(name => field(name).value !== '' || field(name).error !== undefined)
  return (
    <div class="tn-panel">
      <input type="hidden" name={`remarks.${at}.id`} value={remark.id} />
      <Select
        {...field('becomes')}
        label={`➡ ${remark.words}`}
        width="m"
        options={[{ value: '', label: texts.staysRemark }, ...BECOMES.map(value => ({ value, label: texts.becomes[value] }))]}
      />
      <Disclosure summary={`${texts.fields.owner}・${texts.fields.dueOn}・${texts.fields.theme}`} isOpen={isOpen}>
        <FieldRow>
          <Select {...field('owner')} label={texts.fields.owner} width="m" options={ownersOf(props)} />
          <TextField {...field('ownerName')} label={texts.fields.ownerName} width="m" />
        </FieldRow>
        <FieldRow>
          <DayField {...field('dueOn')} label={texts.fields.dueOn} />
          <DayField {...field('reviewOn')} label={texts.fields.reviewOn} />
        </FieldRow>
        <FieldRow>
          <Select {...field('theme')} label={texts.fields.theme} width="m" options={themesOf(props)} />
          <Select {...field('type')} label={texts.fields.type} width="m" options={[NOTHING, ...treasureTypes]} />
        </FieldRow>
      </Disclosure>
    </div>
  )
}

const NOTHING = { value: '', label: '―' }

function ownersOf({ whole }: ClosingProps) {
  const seats = whole.attendance.flatMap(({ seatId, roleThen, name }) => (seatId ? [{ value: seatId, label: `${roleThen} ${name}` }] : []))
  return [NOTHING, ...seats, ...(['city', 'organisation'] as const).map(value => ({ value, label: texts.ownerKinds[value] }))]
}

function themesOf({ visit }: ClosingProps) {
  return [NOTHING, ...visit.house.codes.on('community_theme', visit.act.today).map(({ code, label }) => ({ value: code, label }))]
}
