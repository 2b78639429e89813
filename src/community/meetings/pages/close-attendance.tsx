import { FieldRow } from '../../../ui/field-row.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Disclosure, Section } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { MeetingWhole } from '../acts/read-meetings.ts'
import { rowsFor } from './nested-form.ts'
import { SeatTable } from './seat-table.tsx'
import { texts } from './texts.ts'

const OTHERS = [0, 1, 2, 3, 4, 5, 6, 7]

/** Who was there: everybody with a seat that day stands present; only what differs is changed. */
export function AttendanceRows(props: { readonly form: FormState; readonly whole: MeetingWhole }) {
  const { form, whole } = props
  const seats = whole.attendance.flatMap(row => (row.seatId ? [{ ...row, seatId: row.seatId }] : []))
  const rows = rowsFor(
    form,
    'attendance',
    'seatId',
    seats.map(({ seatId }) => seatId),
  )
  const named = seats.map(({ seatId, roleThen, name }) => ({ value: seatId, label: `${roleThen} ${name}` }))
  return (
    <Section id="attendance" title={texts.attendance}>
      <SeatTable form={form} seats={seats} rows={rows} />
      <Disclosure summary={texts.others} isOpen={OTHERS.some(at => form.value(`others.${at}.name`) !== '')}>
        {OTHERS.map(at => (
          <OtherRow form={form} at={at} />
        ))}
      </Disclosure>
      <FieldRow>
        <Select
          name="chair"
          label={texts.fields.chair}
          required
          width="m"
          options={[{ value: '', label: texts.choose }, ...named]}
          value={form.value('chair') || chairOf(whole)}
          error={form.error('chair')}
        />
        <TextField
          name="chairName"
          label={texts.fields.chairName}
          width="m"
          value={form.value('chairName')}
          error={form.error('chairName')}
        />
        <TextField
          name="scribeName"
          label={texts.fields.scribeName}
          width="m"
          value={form.value('scribeName')}
          error={form.error('scribeName')}
        />
      </FieldRow>
    </Section>
  )
}

/** Whoever has the first seat of the body leads most meetings. */
function chairOf({ attendance }: MeetingWhole): string {
  return attendance.find(({ seatId }) => seatId !== null)?.seatId ?? ''
}

function OtherRow(props: { readonly form: FormState; readonly at: number }) {
  const { form, at } = props
  const field = (name: string) => ({
    name: `others.${at}.${name}`,
    value: form.value(`others.${at}.${name}`),
    error: form.error(`others.${at}.${name}`),
    required: false as const,
  })
  return (
    <FieldRow>
      <TextField {...field('name')} label={texts.fields.otherName} width="m" />
      <TextField {...field('role')} label={texts.fields.otherRole} width="m" />
      <Select
        {...field('status')}
        label={texts.fields.status}
        width="s"
        options={(['observer', 'present'] as const).map(value => ({ value, label: texts.attendanceStates[value] }))}
      />
    </FieldRow>
  )
}
