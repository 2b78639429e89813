import { formatEraShort } from '../../../../kernel/era.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { SheetCell } from '../../../../ui/sheet.tsx'
import { Sheet, SheetTable } from '../../../../ui/sheet.tsx'
import type { MinutesPage } from '../../acts/conference/read-conference.ts'
import type { NamedItem } from '../../domain/conference/conference.ts'
import { texts } from './texts.ts'
import { paperTexts } from './texts-paper.ts'
import { roomTexts } from './texts-rooms.ts'
import { basisWords, lawOf, typeOfItem, whenWords } from './wording.ts'

/** The minutes of one item on A4: which kind, on which basis, what was said and decided, who does what, who was there, who may read. */
export function MinutesSheet({
  visit,
  shown,
  item,
}: {
  readonly visit: SignedVisit
  readonly shown: MinutesPage
  readonly item: NamedItem
}) {
  const { head } = shown
  const { conference } = head
  const type = typeOfItem(shown.types, item)
  const isDraft = conference.state !== 'minutes_fixed'
  const law = type ? lawOf(visit.house.codes, type.legalBasis, item.basisOn) : ''
  return (
    <Sheet
      title={`${paperTexts.minutes(item.called)}${isDraft ? paperTexts.draft : ''}`}
      number={texts.no(head.no)}
      from={head.conveningAgencyName}
      note={type && `${paperTexts.readers}：${roomTexts.minutes.readers[type.minutesRule]}`}
    >
      <SheetTable
        rows={[
          [{ label: paperTexts.question, value: item.question }],
          [
            {
              label: paperTexts.basis,
              value: [item.called, law, ...(item.basis === type?.legalBasis ? [] : [basisWords(visit.house.codes, item)])].join('　'),
            },
          ],
          [{ label: paperTexts.when, value: whenWords(conference.startsAt) }],
          [
            { label: paperTexts.place, value: conference.place ?? '' },
            { label: paperTexts.chair, value: conference.chair ?? '' },
          ],
        ]}
      />
      <SheetTable title={roomTexts.table.minutes} rows={saidRows(shown, item)} />
      <SheetTable title={paperTexts.roles} rows={roleRows(shown, item)} />
      <SheetTable title={paperTexts.attendance} rows={presentRows(shown, item)} />
    </Sheet>
  )
}

function saidRows(shown: MinutesPage, item: NamedItem): readonly (readonly SheetCell[])[] {
  const minutes = shown.minutes.find(one => one.itemId === item.id)
  const row = (label: string, value: string | null | undefined): readonly SheetCell[] => [
    { label, value: value ?? roomTexts.minutes.empty },
  ]
  const adequacy = minutes?.adequacy ? `${roomTexts.table.adequacy[minutes.adequacy]}　${minutes.adequacyWords ?? ''}` : undefined
  return [
    row(paperTexts.decisions, minutes?.decisions),
    row(paperTexts.direction, minutes?.direction),
    ...(adequacy === undefined ? [] : [row(paperTexts.adequacy, adequacy)]),
    row(paperTexts.facts, minutes?.facts),
    row(paperTexts.opinions, minutes?.opinions),
    row(paperTexts.thirdParty, minutes?.thirdParty && `${minutes.thirdPartyWho ?? ''}：${minutes.thirdParty}`),
  ]
}

function roleRows(shown: MinutesPage, item: NamedItem): readonly (readonly SheetCell[])[] {
  const roles = shown.roles.filter(role => role.itemId === item.id)
  if (roles.length === 0) return [[{ label: paperTexts.roles, value: roomTexts.minutes.noRoles }]]
  return roles.map(role => [
    { label: role.issue, value: role.action ?? '' },
    {
      label: roomTexts.table.agency,
      value: paperTexts.roleOf(role.agencyName ?? roomTexts.minutes.nobody, role.dueOn === null ? '' : formatEraShort(role.dueOn)),
    },
  ])
}

/** Those who were called to this item; who came for another one only is no part of it. */
function presentRows(shown: MinutesPage, item: NamedItem): readonly (readonly SheetCell[])[] {
  const called = new Set(shown.head.invitations.filter(one => one.itemIds.includes(item.id)).map(one => one.id))
  const rows = shown.attendance
    .filter(sat => called.has(sat.invitationId))
    .map((sat): readonly SheetCell[] => {
      const name = sat.isPresent ? sat.name : `${sat.name}（${roomTexts.minutes.absent}）`
      const parts = [sat.agencyName, sat.office, name]
      return [{ label: roomTexts.invite.secrecy[sat.secrecyClass], value: parts.filter(part => part !== null).join('　') }]
    })
  return rows.length > 0 ? rows : [[{ label: paperTexts.attendance, value: roomTexts.minutes.empty }]]
}
