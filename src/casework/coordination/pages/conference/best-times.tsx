import { newId } from '../../../../kernel/id.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { ActionForm } from '../../../../ui/button.tsx'
import { Table } from '../../../../ui/table.tsx'
import type { ConferencePage } from '../../acts/conference/read-conference.ts'
import { bestSlots } from '../../domain/conference/slots.ts'
import type { Slots } from './slots-forms.tsx'
import { roomTexts } from './texts-rooms.ts'
import { guestName, whenShort } from './wording.ts'

/** The five best times: how many of those needed could come, how many at all, and who could not. */
export function BestTimes(props: {
  readonly visit: SignedVisit
  readonly shown: ConferencePage
  readonly slots: Slots
  readonly isOpen: boolean
}) {
  const { visit, shown, slots } = props
  const { conference, invitations } = shown.head
  const needed = invitations.filter(one => one.isNeeded).length
  const { column } = roomTexts.slots
  return (
    <Table
      caption={roomTexts.slots.best}
      isCaptionHidden
      isWrapping
      columns={[
        { key: 'when', label: column.when },
        { key: 'needed', label: column.needed },
        { key: 'there', label: column.there },
        { key: 'missing', label: column.missing },
        { key: 'choose', label: column.choose },
      ]}
      rows={bestSlots(slots, invitations).map(slot => ({
        key: slot.id,
        tone: slot.neededThere < needed ? ('warn' as const) : undefined,
        cells: {
          when: whenShort(slot.startsAt),
          needed: roomTexts.slots.of(slot.neededThere, needed),
          there: roomTexts.slots.of(slot.there, invitations.length),
          missing: slot.missing.map(id => missingName(shown, id)).join('、') || roomTexts.slots.all,
          choose:
            slot.startsAt === conference.startsAt ? (
              <Badge tone="good">{roomTexts.slots.chosen}</Badge>
            ) : (
              props.isOpen && (
                <ActionForm
                  action={`/conferences/${conference.id}/slots/choose`}
                  token={visit.formToken}
                  kind="secondary"
                  values={{ slotId: slot.id }}
                  version={conference.version}
                  idempotencyKey={newId()}
                >
                  {roomTexts.slots.choose}
                </ActionForm>
              )
            ),
        },
      }))}
      empty={roomTexts.slots.bestEmpty}
    />
  )
}

function missingName(shown: ConferencePage, id: string): string {
  const one = shown.head.invitations.find(invitation => invitation.id === id)
  return one === undefined ? '' : guestName(one)
}
