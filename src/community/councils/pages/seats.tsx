import { formatDayShort } from '../../../kernel/day.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { ActionForm } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Disclosure, Section } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { Table } from '../../../ui/table.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { BodyWhole } from '../acts/read-body.ts'
import type { RollSeat } from '../domain/participant.ts'
import { ended } from '../domain/participant.ts'
import { peopleTexts as texts } from './people-texts.ts'
import { texts as councilTexts } from './texts.ts'

type Props = { readonly visit: SignedVisit; readonly whole: BodyWhole; readonly refused: RefusedForm | undefined }

const { fields } = texts

/** Seats of a body: those of today and to come, and those that ended, with the office they had. */
export function Seats(props: Props) {
  const { whole, visit } = props
  const over = ended(whole.seats, visit.act.today)
  const now = whole.seats.filter(seat => !over.includes(seat))
  return (
    <Section id="seats" title={texts.seatsNow}>
      {whole.seats.length === 0 && !whole.isKeeper ? <p>{texts.seatsClosed}</p> : <SeatTable caption={texts.seatsNow} seats={now} />}
      {whole.isKeeper && (
        <>
          <VerbForm
            {...props}
            verb="give"
            action={`/bodies/${whole.body.id}/seats`}
            summary={texts.give}
            button={texts.give}
            initial={{ order: '100' }}
          >
            {form => <GivenFields form={form} whole={whole} />}
          </VerbForm>
          {now.length > 0 && (
            <Disclosure summary={texts.amendSeat} isOpen={props.refused?.verb === 'reseat'}>
              {now.map(seat => (
                <AmendSeat {...props} seat={seat} />
              ))}
            </Disclosure>
          )}
        </>
      )}
      {over.length > 0 && (
        <>
          <h3>{texts.seatsEnded}</h3>
          <SeatTable caption={texts.seatsEnded} seats={over} />
        </>
      )}
    </Section>
  )
}

function AmendSeat(props: Props & { readonly seat: RollSeat }) {
  const { seat, whole, visit } = props
  const place = `/bodies/${whole.body.id}/seats/${seat.id}`
  return (
    <VerbForm
      {...props}
      verb="reseat"
      place={seat.id}
      action={place}
      summary={`${seat.office}　${seat.name}`}
      button={texts.save}
      version={seat.version}
      initial={{
        office: seat.office,
        isSecretariat: seat.isSecretariat ? 'yes' : '',
        order: String(seat.order),
        fromOn: seat.fromOn,
        toOn: seat.toOn,
      }}
      after={
        <ActionForm action={`${place}/end`} token={visit.formToken} kind="danger" idempotencyKey={`end-${seat.id}-${seat.version}`}>
          {texts.endSeat}
        </ActionForm>
      }
    >
      {form => <SeatFields form={form} />}
    </VerbForm>
  )
}

function GivenFields(props: { readonly form: FormState; readonly whole: BodyWhole }) {
  const { form } = props
  return (
    <>
      <Select
        name="participantId"
        label={fields.participantId}
        width="l"
        options={[{ value: '', label: councilTexts.choose }, ...props.whole.roll.map(({ id, name }) => ({ value: id, label: name }))]}
        value={form.value('participantId')}
        error={form.error('participantId')}
      />
      <TextField
        name="organisation"
        label={fields.organisation}
        width="l"
        value={form.value('organisation')}
        error={form.error('organisation')}
      />
      <SeatFields form={form} />
    </>
  )
}

function SeatFields(props: { readonly form: FormState }) {
  const { form } = props
  return (
    <>
      <TextField
        name="office"
        label={fields.office}
        support={texts.support.office}
        required
        width="m"
        value={form.value('office')}
        error={form.error('office')}
      />
      <Checkbox
        name="isSecretariat"
        label={fields.isSecretariat}
        hint={texts.support.isSecretariat}
        checked={form.value('isSecretariat') !== ''}
      />
      <DayField name="fromOn" label={fields.fromOn} required value={form.value('fromOn')} error={form.error('fromOn')} />
      <DayField name="toOn" label={fields.toOn} value={form.value('toOn')} error={form.error('toOn')} />
      <TextField
        name="order"
        label={fields.order}
        support={texts.support.order}
        width="xs"
        inputmode="numeric"
        value={form.value('order')}
        error={form.error('order')}
      />
    </>
  )
}

function SeatTable(props: { readonly caption: string; readonly seats: readonly RollSeat[] }) {
  return (
    <Table
      caption={props.caption}
      isCaptionHidden
      columns={[
        { key: 'office', label: texts.seatColumns.office, width: 'm' },
        { key: 'name', label: texts.seatColumns.name, width: 'm' },
        { key: 'from', label: texts.seatColumns.from, isWhole: true },
        { key: 'to', label: texts.seatColumns.to, isWhole: true },
        { key: 'keeps', label: texts.seatColumns.keeps },
      ]}
      rows={props.seats.map(seat => ({
        key: seat.id,
        cells: {
          office: seat.office,
          name: seat.kana ? (
            <ruby>
              {seat.name}
              <rt>{seat.kana}</rt>
            </ruby>
          ) : (
            seat.name
          ),
          from: formatDayShort(seat.fromOn),
          to: seat.toOn ? formatDayShort(seat.toOn) : councilTexts.none,
          keeps: seat.isSecretariat ? texts.keeps : councilTexts.none,
        },
      }))}
      empty={{ title: texts.noSeatsNow, text: texts.noSeatsNowText }}
    />
  )
}
