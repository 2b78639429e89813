import type { FormState } from '../../../../ui/form-state.ts'
import { HiddenFields } from '../../../../ui/hidden-fields.tsx'
import type { SeatRow } from './table-rows.ts'
import { roomTexts } from './texts-rooms.ts'

/** Who sat there: present or not, name, office of that day, and how the secrecy notice was confirmed. */
export function AttendanceRows({ form, seats }: { readonly form: FormState; readonly seats: readonly SeatRow[] }) {
  const { table } = roomTexts
  return (
    <div class="tn-seats">
      {seats.map((seat, row) => (
        <fieldset class="tn-seats__line">
          <legend>{seat.guest}</legend>
          <HiddenFields
            values={{ [`attendance.${row}.invitationId`]: seat.invitationId, [`attendance.${row}.staffId`]: seat.staffId ?? undefined }}
          />
          <Tick name={`attendance.${row}.isPresent`} label={table.present} isOn={seat.isPresent} />
          <Text form={form} name={`attendance.${row}.name`} label={table.name} value={seat.name} />
          <Text form={form} name={`attendance.${row}.office`} label={table.office} value={seat.office} />
          {seat.ackedAt === null ? (
            <Tick name={`attendance.${row}.isAckedOnPaper`} label={table.paperAck} isOn={seat.isAckedOnPaper} />
          ) : (
            <span class="tn-seats__ack">{table.acked(seat.ackedAt)}</span>
          )}
          <RowError words={form.error(`attendance.${row}.name`)} />
        </fieldset>
      ))}
    </div>
  )
}

function Tick(props: { readonly name: string; readonly label: string; readonly isOn: boolean }) {
  return (
    <label class="tn-seats__tick">
      <input class="tn-choice__input" type="checkbox" id={`f-${props.name}`} name={props.name} value="yes" checked={props.isOn} />
      {props.label}
    </label>
  )
}

function Text(props: { readonly form: FormState; readonly name: string; readonly label: string; readonly value: string }) {
  return (
    <label class="tn-seats__text">
      <span>{props.label}</span>
      <input
        class="tn-input"
        id={`f-${props.name}`}
        name={props.name}
        value={props.value}
        autocomplete="off"
        aria-invalid={props.form.error(props.name) ? 'true' : undefined}
      />
    </label>
  )
}

function RowError({ words }: { readonly words: string | undefined }) {
  return words === undefined ? null : <p class="tn-field__error">{words}</p>
}
