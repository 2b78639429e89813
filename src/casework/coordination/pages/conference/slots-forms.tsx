import { newId } from '../../../../kernel/id.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button } from '../../../../ui/button.tsx'
import { CheckboxGroup } from '../../../../ui/choice.tsx'
import { DayField } from '../../../../ui/day-field.tsx'
import { FieldRow } from '../../../../ui/field-row.tsx'
import { Form } from '../../../../ui/form.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { Section } from '../../../../ui/section.tsx'
import { Select } from '../../../../ui/select.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import type { readTimes } from '../../acts/conference/read-choices.ts'
import type { ConferencePage } from '../../acts/conference/read-conference.ts'
import { roomTexts } from './texts-rooms.ts'
import { guestName, whenShort } from './wording.ts'

/** The times offered, as they come from the act. */
export type Slots = Awaited<ReturnType<typeof readTimes>>
type Props = { readonly visit: SignedVisit; readonly shown: ConferencePage; readonly slots: Slots }

/** The times at which one can come. The convenor may mark for those who told it by telephone. */
export function MarkForm({ visit, shown, slots, isOpen }: Props & { readonly isOpen: boolean }) {
  const { head } = shown
  const own = head.invitations.find(one => one.agencyId === visit.act.reader.agencyId)
  const asked = head.isConvenor ? head.invitations.find(one => one.id === visit.query.get('for')) : undefined
  const seat = asked ?? own
  const chosen = seat ? slots.filter(slot => slot.free.includes(seat.id)).map(slot => slot.id) : []
  return (
    <>
      {head.isConvenor && head.invitations.length > 1 && (
        <form class="tn-pick" method="get" action={`/conferences/${head.conference.id}/slots`}>
          <Select
            name="for"
            label={roomTexts.slots.markFor}
            required={false}
            value={seat?.id}
            options={head.invitations.map(one => ({ value: one.id, label: guestName(one) }))}
            width="l"
          />
          <Button kind="secondary">{roomTexts.slots.markOpen}</Button>
        </form>
      )}
      {seat && (
        <Form
          action={`/conferences/${head.conference.id}/slots/mark`}
          token={visit.formToken}
          idempotencyKey={newId()}
          label={roomTexts.slots.mark}
        >
          <input type="hidden" name="invitationId" value={seat.id} />
          <CheckboxGroup
            name="free"
            legend={guestName(seat)}
            required={false}
            values={chosen}
            options={slots.map(slot => ({ value: slot.id, label: whenShort(slot.startsAt) }))}
            inline
          />
          {isOpen && <Button kind={head.isConvenor ? 'secondary' : 'primary'}>{roomTexts.slots.markSave}</Button>}
        </Form>
      )}
    </>
  )
}

/** The times to be offered: those typed, and those generated from weekdays. What is offered already stands in the box. */
export function OfferForm({ visit, shown, slots, form }: Props & { readonly form: FormState }) {
  const { conference } = shown.head
  const control = (name: string) => ({ name, value: form.value(name), error: form.error(name) })
  const offered = slots.map(slot => typedTime(slot.startsAt)).join('\n')
  return (
    <Form
      action={`/conferences/${conference.id}/slots`}
      token={visit.formToken}
      draftKey={`/conferences/${conference.id}/slots`}
      idempotencyKey={form.idempotencyKey}
      version={conference.version}
      label={roomTexts.slots.offer}
      autosave
    >
      <TextArea
        {...control('times')}
        value={form.value('times') || offered}
        label={roomTexts.slots.times}
        support={roomTexts.slots.timesSupport}
        rows={5}
      />
      <Section id="generate" title={roomTexts.slots.generate}>
        <FieldRow>
          <DayField {...control('from')} label={roomTexts.slots.from} />
          <DayField {...control('to')} label={roomTexts.slots.to} />
        </FieldRow>
        <TextField {...control('hours')} label={roomTexts.slots.hours} support={roomTexts.slots.hoursSupport} />
      </Section>
      <Button kind="primary" busyLabel={roomTexts.slots.saving}>
        {roomTexts.slots.save}
      </Button>
    </Form>
  )
}

/** A time in the form the box reads back. */
function typedTime(startsAt: string): string {
  return new Date(new Date(startsAt).getTime() + 9 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
