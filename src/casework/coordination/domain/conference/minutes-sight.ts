import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import type { Reader } from '../../../../kernel/reader.ts'
import type { AgendaItem, Attendance, ConferenceState, InvitationId } from './conference.ts'
import type { ConferenceType } from './conference-type.ts'

/** What the rules of sight need to know of an item. */
export type ItemStanding = {
  readonly item: Pick<AgendaItem, 'id'>
  readonly minutesRule: ConferenceType['minutesRule']
  readonly state: ConferenceState
  readonly isCalled: boolean
  readonly conveningAgency: AgencyId
  readonly invitations: readonly { readonly id: InvitationId; readonly agencyId: AgencyId | null; readonly isToItem: boolean }[]
  /** Agencies that stand in the team of the case now. */
  readonly team: readonly AgencyId[]
  /** Staff for whom somebody in the case is closed by conflict of interest. */
  readonly conflicts: readonly StaffId[]
  /** Staff who opened the case in an emergency. It opens the item itself, never its material. */
  readonly glass: readonly StaffId[]
  /** Staff who confirmed the secrecy notice of the sitting. */
  readonly acked: readonly StaffId[]
}

type Presence = Pick<Attendance, 'invitationId' | 'isPresent'>

/** Whether an item exists for a reader: for the convenor, the agencies called to it, and the team of its case. */
export function seesItem(standing: ItemStanding, reader: Reader): boolean {
  if (isShut(standing, reader)) return false
  return (
    standing.conveningAgency === reader.agencyId ||
    standing.team.includes(reader.agencyId) ||
    standing.glass.includes(reader.staffId) ||
    isCalledTo(standing, reader)
  )
}

/** Whether the briefing and the others' prep sheets are open: to the convenor always, to those invited from briefing until the minutes are fixed. */
export function mayReadMaterial(standing: ItemStanding, reader: Reader): boolean {
  if (isShut(standing, reader) || !standing.acked.includes(reader.staffId)) return false
  if (standing.conveningAgency === reader.agencyId) return true
  return ['briefed', 'held', 'minutes_draft'].includes(standing.state) && isCalledTo(standing, reader)
}

/**
 * Who may read the minutes of an item. Nobody sets it by hand: it follows from the kind of the item, the invitations and the attendance.
 *
 * The convenor reads and writes them. Once they are fixed, so may an agency that was invited to this item and was there; where the kind
 * says so, the team of the case as well. Everybody confirms the secrecy notice first.
 *
 * `coordination.may_read_minutes` and the policies of item_minutes say the same in SQL; a test holds the two together.
 * @source law-and-flow section 3.1; 社会福祉法106条の6 5項
 */
export function mayReadMinutes(standing: ItemStanding, attendance: readonly Presence[], reader: Reader): boolean {
  if (isShut(standing, reader) || !standing.acked.includes(reader.staffId)) return false
  if (standing.conveningAgency === reader.agencyId) return true
  if (standing.state !== 'minutes_fixed') return false
  if (standing.minutesRule === 'present_and_team' && standing.team.includes(reader.agencyId)) return true
  return invitationsOf(standing, reader).some(one => attendance.some(sat => sat.isPresent && sat.invitationId === one.id))
}

function isShut(standing: ItemStanding, reader: Reader): boolean {
  return !reader.duties.has('consult') || standing.conflicts.includes(reader.staffId)
}

function isCalledTo(standing: ItemStanding, reader: Reader): boolean {
  return standing.isCalled && invitationsOf(standing, reader).length > 0
}

function invitationsOf(standing: ItemStanding, reader: Reader) {
  return standing.invitations.filter(one => one.isToItem && one.agencyId === reader.agencyId)
}
