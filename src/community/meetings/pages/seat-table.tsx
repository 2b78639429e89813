import type { FieldProps } from '../../../ui/field.tsx'
import { describedControl, fieldId } from '../../../ui/field.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Table } from '../../../ui/table.tsx'
import { ATTENDANCE } from '../domain/attendance.ts'
import { texts } from './texts.ts'

type SeatShown = { readonly seatId: string; readonly roleThen: string; readonly name: string }

/** Everybody with a seat that day, one line each, so that twenty-five people are looked over at one glance. `rows`: their places in the form. */
export function SeatTable(props: { readonly form: FormState; readonly seats: readonly SeatShown[]; readonly rows: readonly number[] }) {
  const { form, rows } = props
  return (
    <Table
      caption={texts.attendance}
      isCaptionHidden
      isWrapping
      columns={[
        { key: 'name', label: texts.fields.seatName, width: 'm' },
        { key: 'status', label: texts.fields.status, width: 's' },
        { key: 'proxy', label: texts.fields.proxyName, width: 'm' },
      ]}
      rows={props.seats.map(({ seatId, roleThen, name }, index) => {
        const at = rows[index] ?? index
        return {
          key: seatId,
          cells: {
            name: `${roleThen} ${name}`,
            status: <StatusCell form={form} at={at} seatId={seatId} who={name} />,
            proxy: <ProxyCell form={form} at={at} who={name} />,
          },
        }
      })}
      empty={{ title: texts.noSeats, text: texts.noSeatsText }}
    />
  )
}

function StatusCell(props: { readonly form: FormState; readonly at: number; readonly seatId: string; readonly who: string }) {
  const name = `attendance.${props.at}.status`
  const field = { name, label: `${props.who} ${texts.fields.status}`, error: props.form.error(name) }
  const chosen = props.form.value(name) || 'present'
  return (
    <>
      <input type="hidden" name={`attendance.${props.at}.seatId`} value={props.seatId} />
      <span class="tn-select" data-width="s">
        <select class="tn-input" id={fieldId(field)} name={name} autocomplete="off" aria-label={field.label} {...describedControl(field)}>
          {ATTENDANCE.map(value => (
            <option value={value} selected={value === chosen}>
              {texts.attendanceStates[value]}
            </option>
          ))}
        </select>
      </span>
      <CellError {...field} />
    </>
  )
}

function ProxyCell(props: { readonly form: FormState; readonly at: number; readonly who: string }) {
  const name = `attendance.${props.at}.proxyName`
  const field = { name, label: `${props.who} ${texts.fields.proxyName}`, error: props.form.error(name) }
  return (
    <>
      <input
        class="tn-input"
        id={fieldId(field)}
        name={name}
        type="text"
        value={props.form.value(name)}
        data-width="m"
        autocomplete="off"
        aria-label={field.label}
        {...describedControl(field)}
      />
      <CellError {...field} />
    </>
  )
}

function CellError(props: FieldProps) {
  if (!props.error) return null
  return (
    <p class="tn-field__error" id={`${fieldId(props)}-error`}>
      {props.error}
    </p>
  )
}
