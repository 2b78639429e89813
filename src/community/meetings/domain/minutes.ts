import type { Day } from '../../../kernel/day.ts'
import { dayOfInstant } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { ItemKind } from './agenda.ts'
import type { Attendance } from './attendance.ts'
import type { Meeting } from './meeting.ts'
import { clockOf } from './when.ts'

/** What came of one item, as the minutes tell it. */
export type ItemTold = {
  readonly no: string
  readonly kind: ItemKind
  readonly title: string
  readonly isContinued: boolean
  /** Each with its sign in front: ➡ a remark, 【決定】, 【やること】… */
  readonly lines: readonly string[]
}

/** Everything from which the minutes are drawn up. */
export type MinutesParts = {
  readonly meeting: Pick<Meeting, 'title' | 'bodyName' | 'startsAt' | 'endsAt' | 'place'>
  readonly chair: string
  readonly scribe: string
  readonly attendance: readonly Attendance[]
  readonly quorum: { readonly needed: number; readonly there: number } | undefined
  readonly items: readonly ItemTold[]
  readonly nextOn: Day | null
}

/** The minutes as a draft: everything that was typed at the meeting, in its order, nothing to be typed again. */
export function draftMinutes(parts: MinutesParts): string {
  const { meeting } = parts
  return [
    `${meeting.bodyName}　議事録`,
    meeting.title,
    '',
    `日時　${formatBoth(dayOfInstant(meeting.startsAt))} ${clockOf(meeting.startsAt)}～${clockOf(meeting.endsAt)}`,
    ...(meeting.place ? [`場所　${meeting.place}`] : []),
    `司会　${parts.chair}`,
    ...(parts.scribe ? [`記録　${parts.scribe}`] : []),
    ...attendanceLines(parts.attendance),
    ...(parts.quorum ? [`定足数　${parts.quorum.needed}名（出席 ${parts.quorum.there}名）`] : []),
    ...parts.items.flatMap(linesOfItem),
    '',
    ...(parts.nextOn ? [`次回　${formatBoth(parts.nextOn)}`] : []),
  ]
    .join('\n')
    .trim()
}

const KINDS: Readonly<Record<ItemKind, string>> = { report: '報告', discuss: '協議', decide: '決定', workshop: 'ワーク', other: 'その他' }

function attendanceLines(rows: readonly Attendance[]): readonly string[] {
  const told = (label: string, statuses: readonly Attendance['status'][]) => {
    const there = rows.filter(({ status }) => statuses.includes(status))
    return there.length === 0 ? [] : [`${label}（${there.length}名）　${there.map(named).join('、')}`]
  }
  return [...told('出席', ['present', 'proxy']), ...told('オブザーバー', ['observer']), ...told('欠席', ['absent', 'excused'])]
}

function named({ roleThen, name, status, proxyName }: Attendance): string {
  const office = roleThen ? `${roleThen} ` : ''
  return status === 'proxy' ? `${office}${name}（代理 ${proxyName}）` : `${office}${name}`
}

function linesOfItem({ no, kind, title, isContinued, lines }: ItemTold): readonly string[] {
  return ['', `${no}　【${KINDS[kind]}】${title}`, ...lines.map(line => `　${line}`), ...(isContinued ? ['　（継続審議）'] : [])]
}
