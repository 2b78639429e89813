import type { Day } from '../../../../kernel/day.ts'
import { dayOfInstant, formatInstant, weekdayOf } from '../../../../kernel/day.ts'
import { formatBoth } from '../../../../kernel/era.ts'
import type { Codes } from '../../../../platform/codes.ts'
import type { Tone } from '../../../../ui/badge.tsx'
import type { AgendaItem, ConferenceState, NamedInvitation } from '../../domain/conference/conference.ts'
import type { ConferenceType } from '../../domain/conference/conference-type.ts'
import { texts } from './texts.ts'

export const STATE_TONE: Readonly<Record<ConferenceState, Tone>> = {
  planned: 'neutral',
  called: 'info',
  briefed: 'info',
  held: 'warn',
  minutes_draft: 'warn',
  minutes_fixed: 'done',
  cancelled: 'done',
}

/** The kind of an item as it held on the day its basis was set. */
export function typeOfItem(types: readonly ConferenceType[], item: Pick<AgendaItem, 'typeCode' | 'basisOn'>): ConferenceType | undefined {
  const rows = types.filter(type => type.code === item.typeCode)
  return rows.find(type => type.validFrom <= item.basisOn && (type.validTo === null || item.basisOn < type.validTo)) ?? rows.at(-1)
}

/** The kinds of a sitting in one phrase, for titles and file heads: 支援会議・重層的支援会議. */
export function kindsIn(items: readonly Pick<AgendaItem, 'called'>[]): string {
  return [...new Set(items.map(item => item.called))].join('・')
}

/** The law behind a kind: 社会福祉法 106条の6. */
export function lawOf(codes: Codes, code: string, on: Day): string {
  const basis = codes.basis(code, on)
  return basis === undefined ? code : `${basis.law} ${basis.article}`
}

/** What an item stands on, in words. */
export function basisWords(codes: Codes, item: Pick<AgendaItem, 'basis' | 'basisOn'>): string {
  return item.basis === 'consent' ? texts.kind.consentBasis : lawOf(codes, item.basis, item.basisOn)
}

/** When a sitting begins, as read: 令和8年12月3日（2026年）木 13:30. */
export function whenWords(startsAt: string | null): string {
  if (startsAt === null) return texts.fact.noTime
  const at = new Date(startsAt)
  const day = dayOfInstant(at)
  return `${formatBoth(day)}${weekdayOf(day)}曜日 ${formatInstant(at).slice(-5)}`
}

/** The same for a narrow column: 2026/12/03（木）13:30. */
export function whenShort(startsAt: string | null): string {
  if (startsAt === null) return texts.fact.noTime
  const at = new Date(startsAt)
  const [day = '', time = ''] = formatInstant(at).split(' ')
  return `${day}（${weekdayOf(dayOfInstant(at))}）${time}`
}

/** Who an invitation calls, in one phrase. */
export function guestName(one: Pick<NamedInvitation, 'agencyName' | 'outside'>): string {
  return one.outside === null
    ? one.agencyName
    : [one.outside.agency, one.outside.office, one.outside.name].filter(part => part !== null).join('　')
}
