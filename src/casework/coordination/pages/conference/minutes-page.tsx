import { formatDayShort, formatInstant } from '../../../../kernel/day.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Banner } from '../../../../ui/banner.tsx'
import { ButtonLink } from '../../../../ui/button.tsx'
import { Description } from '../../../../ui/description.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { Section } from '../../../../ui/section.tsx'
import { Table } from '../../../../ui/table.tsx'
import type { MinutesPage } from '../../acts/conference/read-conference.ts'
import { readMinutes } from '../../acts/conference/read-conference.ts'
import type { NamedItem } from '../../domain/conference/conference.ts'
import { isViewOnly } from '../../domain/conference/conference-type.ts'
import { ConferenceFrame, flashOf } from './conference-frame.tsx'
import { conferenceIdOf } from './conference-id.ts'
import { KindBand } from './kind-mark.tsx'
import { insteadOf } from './secrecy-page.tsx'
import { texts } from './texts.ts'
import { roomTexts } from './texts-rooms.ts'
import { ViewOnly } from './view-only.tsx'
import { typeOfItem } from './wording.ts'

/** The minutes that are the reader's to read, item by item. */
export async function showMinutes(visit: SignedVisit): Promise<Answer> {
  const shown = await readMinutes(visit.act, conferenceIdOf(visit))
  if (!shown.ok) return insteadOf(visit, shown.refusal, 'minutes')
  const { head, minutes } = shown.value
  const readable = head.items.filter(item => minutes.some(one => one.itemId === item.id))
  return page(
    <ConferenceFrame visit={visit} shown={shown.value} here="minutes" flash={flashOf(visit)}>
      {readable.length === 0 && <EmptyState {...roomTexts.minutes.none} />}
      {readable.length > 0 && head.conference.state !== 'minutes_fixed' && <Banner tone="warn" title={roomTexts.minutes.draft} />}
      {readable.map(item => (
        <ItemMinutes visit={visit} shown={shown.value} item={item} />
      ))}
      {readable.length > 0 && <Attendance shown={shown.value} />}
    </ConferenceFrame>,
  )
}

type Props = { readonly visit: SignedVisit; readonly shown: MinutesPage; readonly item: NamedItem }

function ItemMinutes({ visit, shown, item }: Props) {
  const { head } = shown
  const type = typeOfItem(shown.types, item)
  const isSecret = type !== undefined && isViewOnly(type)
  const mayPrint = head.isConvenor || !isSecret
  const number = texts.agenda.item(head.items.indexOf(item) + 1)
  const print = mayPrint && (
    <ButtonLink kind="quiet" href={`/conferences/${item.conferenceId}/print?paper=minutes&item=${item.id}`}>
      {roomTexts.minutes.print}
    </ButtonLink>
  )
  return (
    <Section id={`item-${item.id}`} title={`${number}　${item.question}`} actions={print}>
      <KindBand codes={visit.house.codes} item={item} type={type}>
        {type && <p>{`${roomTexts.minutes.mayRead}：${roomTexts.minutes.readers[type.minutesRule]}`}</p>}
      </KindBand>
      <ViewOnly visit={visit} isOn={isSecret && !head.isConvenor}>
        <Said shown={shown} item={item} />
        <Roles shown={shown} item={item} />
      </ViewOnly>
    </Section>
  )
}

function Said({ shown, item }: Omit<Props, 'visit'>) {
  const minutes = shown.minutes.find(one => one.itemId === item.id)
  const { table } = roomTexts
  const words = (text: string | null | undefined) => text ?? roomTexts.minutes.empty
  const thirdParty = minutes?.thirdParty ? `${minutes.thirdPartyWho ?? ''}：${minutes.thirdParty}` : undefined
  return (
    <Description
      rows={[
        { label: table.decisions, value: words(minutes?.decisions), wide: true },
        { label: table.direction, value: words(minutes?.direction), wide: true },
        ...(minutes?.adequacy
          ? [{ label: table.plan, value: `${table.adequacy[minutes.adequacy]}　${minutes.adequacyWords ?? ''}`, wide: true }]
          : []),
        { label: table.facts, value: words(minutes?.facts), wide: true },
        { label: table.opinions, value: words(minutes?.opinions), wide: true },
        { label: table.thirdParty, value: words(thirdParty), wide: true },
      ]}
    />
  )
}

function Roles({ shown, item }: Omit<Props, 'visit'>) {
  const { table, minutes } = roomTexts
  const roles = shown.roles.filter(role => role.itemId === item.id)
  if (roles.length === 0) return <p>{minutes.noRoles}</p>
  return (
    <Table
      caption={minutes.roles}
      isWrapping
      columns={[
        { key: 'issue', label: table.issue },
        { key: 'agency', label: table.agency },
        { key: 'action', label: table.action },
        { key: 'due', label: table.due },
      ]}
      rows={roles.map(role => ({
        key: role.id,
        tone: role.agencyId === null ? ('warn' as const) : undefined,
        cells: {
          issue: role.issue,
          agency: role.agencyName ?? minutes.nobody,
          action: role.action ?? '',
          due: role.dueOn === null ? '' : formatDayShort(role.dueOn),
        },
      }))}
      empty={{ title: minutes.noRoles, text: '' }}
    />
  )
}

function Attendance({ shown }: { readonly shown: MinutesPage }) {
  const { column, attendance, absent } = roomTexts.minutes
  return (
    <Section id="attendance" title={attendance}>
      <Table
        caption={attendance}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'name', label: column.name },
          { key: 'agency', label: column.agency },
          { key: 'office', label: column.office },
          { key: 'secrecyClass', label: column.secrecyClass },
          { key: 'ack', label: column.ack },
        ]}
        rows={shown.attendance.map((sat, index) => ({
          key: String(index),
          cells: {
            name: sat.isPresent ? sat.name : `${sat.name}（${absent}）`,
            agency: sat.agencyName,
            office: sat.office ?? '',
            secrecyClass: roomTexts.invite.secrecy[sat.secrecyClass],
            ack: sat.ackedAt === null ? texts.people.notAcked : formatInstant(new Date(sat.ackedAt)),
          },
        }))}
        empty={{ title: roomTexts.minutes.empty, text: '' }}
      />
    </Section>
  )
}
