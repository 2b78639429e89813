import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button } from '../../../../ui/button.tsx'
import { Form } from '../../../../ui/form.tsx'
import type { FormState, Initial } from '../../../../ui/form-state.ts'
import { HiddenFields } from '../../../../ui/hidden-fields.tsx'
import { Section } from '../../../../ui/section.tsx'
import { Select } from '../../../../ui/select.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import type { Material } from '../../acts/conference/read-conference.ts'
import { PREP_QUESTIONS } from '../../domain/conference/briefing.ts'
import type { NamedInvitation, NamedItem } from '../../domain/conference/conference.ts'
import { CONFERENCE_WORDS } from './bodies.ts'
import { roomTexts } from './texts-rooms.ts'
import { guestName } from './wording.ts'

type Props = {
  readonly visit: SignedVisit
  readonly shown: Material
  readonly item: NamedItem
  readonly seat: NamedInvitation | undefined
  readonly form: FormState
}

/** Whose sheet is filled: one's own agency's; for the convenor also that of somebody who told it by telephone. */
export function seatIn(visit: SignedVisit, { head }: Material, item: NamedItem): NamedInvitation | undefined {
  const asked = visit.form.get('invitationId') || visit.query.get('for')
  const own = head.invitations.find(one => one.agencyId === visit.act.reader.agencyId)
  const seat = head.isConvenor ? (head.invitations.find(one => one.id === asked) ?? own) : own
  return seat?.itemIds.includes(item.id) ? seat : undefined
}

/** What stands on that sheet already. */
export function sheetOf(shown: Material, item: NamedItem, seat: NamedInvitation | undefined): Initial {
  const sheet = shown.sheets.find(one => one.itemId === item.id && one.invitationId === seat?.id)
  return sheet === undefined
    ? { version: '0' }
    : { ...Object.fromEntries(PREP_QUESTIONS.map(name => [name, sheet[name]])), version: String(sheet.version) }
}

/** The four questions of the prep sheet. */
export function PrepForm({ visit, shown, item, seat, form }: Props) {
  const { head } = shown
  const isOver = ['minutes_fixed', 'cancelled'].includes(head.conference.state)
  if (seat === undefined || isOver) return null
  const action = `/conferences/${head.conference.id}/prep/${item.id}`
  const seats = head.invitations.filter(one => one.itemIds.includes(item.id))
  return (
    <Section id="own" title={`${roomTexts.prep.own}：${guestName(seat)}`}>
      <p>{roomTexts.prep.ownLead}</p>
      {head.isConvenor && seats.length > 1 && (
        <form class="tn-pick" method="get" action={action}>
          <Select
            name="for"
            label={roomTexts.prep.whose}
            required={false}
            value={seat.id}
            width="l"
            options={seats.map(one => ({ value: one.id, label: guestName(one) }))}
          />
          <Button kind="secondary">{roomTexts.slots.markOpen}</Button>
        </form>
      )}
      <Form
        action={action}
        token={visit.formToken}
        draftKey={action}
        idempotencyKey={form.idempotencyKey}
        label={roomTexts.prep.own}
        autosave
      >
        <HiddenFields values={{ invitationId: seat.id, version: currentVersion(shown, item, seat, form) }} />
        {PREP_QUESTIONS.map(name => (
          <TextArea
            name={name}
            label={roomTexts.prep.question[name]}
            value={form.value(name)}
            error={form.error(name)}
            rows={3}
            counter={CONFERENCE_WORDS}
          />
        ))}
        <Button kind="primary" busyLabel={roomTexts.prep.saving}>
          {roomTexts.prep.save}
        </Button>
      </Form>
    </Section>
  )
}

/** After somebody's newer sheet was shown above, a second save is meant to stand upon it. */
function currentVersion(shown: Material, item: NamedItem, seat: NamedInvitation, form: FormState): string {
  const sheet = shown.sheets.find(one => one.itemId === item.id && one.invitationId === seat.id)
  return form.draftSavedAt ? form.value('version') || String(sheet?.version ?? 0) : String(sheet?.version ?? 0)
}
