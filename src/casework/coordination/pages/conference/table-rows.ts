import { formatInstant } from '../../../../kernel/day.ts'
import { formatEra } from '../../../../kernel/era.ts'
import type { StaffId } from '../../../../kernel/id.ts'
import type { Fields } from '../../../../platform/http/fields.ts'
import type { FormState, Initial } from '../../../../ui/form-state.ts'
import type { TablePage } from '../../acts/conference/read-conference.ts'
import type { NamedItem } from '../../domain/conference/conference.ts'
import { NO_MINUTES } from '../../domain/conference/minutes.ts'
import { MOST_ROLES, MOST_SEATS } from './minutes-body.ts'
import { guestName } from './wording.ts'

/** Empty lines that follow those written, so that there is always room for one more. */
const SPARE = 3

/** One line of the attendance as the form shows it. */
export type SeatRow = {
  readonly invitationId: string
  readonly staffId: string | null
  readonly guest: string
  readonly name: string
  readonly office: string
  readonly isPresent: boolean
  /** When it was confirmed on screen; null otherwise. */
  readonly ackedAt: string | null
  readonly isAckedOnPaper: boolean
}

/** How many lines the role table shows: all that are written, here or in what was typed, and some to spare. */
export function roleCount(form: FormState): number {
  const written = Array.from({ length: MOST_ROLES }, (_, row) => row).filter(row =>
    ['issue', 'agencyId', 'action', 'dueOn'].some(part => form.value(`roles.${row}.${part}`) !== ''),
  )
  return Math.min(MOST_ROLES, (written.at(-1) ?? -1) + 1 + SPARE)
}

/** The item's minutes and roles as their form shows them. Where no line is drawn yet, each open issue begins one. */
export function tableInitial(shown: TablePage, item: NamedItem, issues: readonly string[]): Initial {
  const minutes = shown.minutes.find(one => one.itemId === item.id) ?? NO_MINUTES
  const roles = shown.roles.filter(role => role.itemId === item.id)
  const drawn = roles.length > 0 ? roles : issues.map(issue => ({ issue, agencyId: null, action: null, dueOn: null }))
  const lines = drawn.flatMap((role, row) => [
    [`roles.${row}.issue`, role.issue],
    [`roles.${row}.agencyId`, role.agencyId],
    [`roles.${row}.action`, role.action],
    [`roles.${row}.dueOn`, role.dueOn === null ? null : formatEra(role.dueOn)],
  ])
  const { direction, facts, opinions, thirdParty, thirdPartyWho, decisions, adequacy, adequacyWords } = minutes
  return {
    direction,
    facts,
    opinions,
    thirdParty,
    thirdPartyWho,
    decisions,
    adequacy: adequacy ?? '',
    adequacyWords,
    ...Object.fromEntries(lines),
  }
}

/** Everybody who might sit there: who is noted, else who is named or has confirmed the notice, and an open line for each invited. */
export function seatRows(
  shown: TablePage,
  names: ReadonlyMap<StaffId, string>,
  agencyOf: ReadonlyMap<StaffId, string>,
): readonly SeatRow[] {
  return shown.head.invitations.flatMap(one => {
    const noted = shown.attendance.filter(sat => sat.invitationId === one.id)
    const known = [...new Set([...one.staffIds, ...[...shown.acks.keys()].filter(id => agencyOf.get(id) === one.agencyId)])]
    const guest = guestName(one)
    const bare = { invitationId: one.id, guest, office: '', isPresent: false, isAckedOnPaper: false }
    const seated = noted.map(sat => ({
      ...bare,
      staffId: sat.staffId,
      name: sat.name,
      office: sat.office ?? '',
      isPresent: sat.isPresent,
      ackedAt: sat.staffId === null ? null : ackTime(shown, sat.staffId),
      isAckedOnPaper: sat.staffId === null && sat.ackedAt !== null,
    }))
    const waiting = known
      .filter(id => !noted.some(sat => sat.staffId === id))
      .map(id => ({ ...bare, staffId: id, name: names.get(id) ?? '', ackedAt: ackTime(shown, id) }))
    const open = {
      ...bare,
      staffId: null,
      name: seated.length === 0 ? (one.outside?.name ?? '') : '',
      office: one.outside?.office ?? '',
      ackedAt: null,
    }
    const isComplete = one.outside !== null && seated.length > 0
    return [...seated, ...waiting, ...(isComplete ? [] : [open])]
  })
}

/** The rows as they were typed, and after them whoever has confirmed the notice since the form was drawn. */
export function typedSeats(rows: readonly SeatRow[], form: FormState): readonly SeatRow[] {
  const typed = Array.from({ length: MOST_SEATS }, (_, row) => typedSeat(rows, form, row)).flatMap(row => row ?? [])
  if (typed.length === 0) return rows
  return [...typed, ...rows.filter(row => row.staffId !== null && !typed.some(one => one.staffId === row.staffId))]
}

function typedSeat(rows: readonly SeatRow[], form: FormState, row: number): SeatRow | undefined {
  const value = (part: string) => form.value(`attendance.${row}.${part}`)
  const seat = rows.find(one => one.invitationId === value('invitationId'))
  if (seat === undefined) return undefined
  const staffId = value('staffId') || null
  return {
    invitationId: seat.invitationId,
    guest: seat.guest,
    staffId,
    name: value('name'),
    office: value('office'),
    isPresent: value('isPresent') !== '',
    ackedAt: rows.find(one => staffId !== null && one.staffId === staffId)?.ackedAt ?? null,
    isAckedOnPaper: value('isAckedOnPaper') !== '',
  }
}

/** The table's form as the body the API would get: numbered fields become lines again. */
export function tableForm(form: Fields, itemId: string): Record<string, unknown> {
  const body: Record<string, unknown> = { itemId }
  const lines: Record<string, Record<string, unknown>[]> = { roles: [], attendance: [] }
  for (const [name, value] of form.entries) {
    const parts = /^(roles|attendance)\.(\d{1,2})\.(\w+)$/.exec(name)
    if (parts === null) {
      if (!name.startsWith('_') && name !== 'press' && value !== '') body[name] = value
      continue
    }
    const [, list = '', row = '', part = ''] = parts
    const all = lines[list] ?? []
    for (let at = all.length; at <= Number(row); at++) all.push({})
    const line = all[Number(row)]
    if (line && value !== '') line[part] = /^is[A-Z]/.test(part) ? true : value
  }
  const attendance = (lines['attendance'] ?? []).map(line => ({ isPresent: false, ...line }))
  return { ...body, roles: lines['roles'], ...(attendance.length > 0 ? { attendance } : {}) }
}

function ackTime(shown: TablePage, id: StaffId): string | null {
  const at = shown.acks.get(id)
  return at === undefined ? null : formatInstant(new Date(at))
}
