import type { StaffId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { Attendance, ConferenceHead, ConferenceId, ItemId } from '../../domain/conference/conference.ts'
import type { Minutes } from '../../domain/conference/minutes.ts'
import { complaintsAbout } from '../../domain/conference/minutes.ts'
import type { RoleLine } from '../../domain/conference/role-matrix.ts'
import { rewriteAttendance } from '../../store/conference/attendance.ts'
import { redrawRoles, saveMinutes } from '../../store/conference/minutes.ts'
import { listAcks } from '../../store/conference/secrecy.ts'
import { changeConference } from './change-conference.ts'

/** Somebody at the table, as noted there; what the record knows of them is filled in when it is written. */
export type Seat = Pick<Attendance, 'invitationId' | 'staffId' | 'name' | 'office' | 'isPresent'> & { readonly isAckedOnPaper: boolean }

/** What was written at the table about one item, and who sat there. What is left out stays as it was. */
export type Kept = {
  readonly itemId: ItemId
  readonly minutes: Minutes
  readonly roles: readonly Omit<RoleLine, 'id'>[]
  readonly attendance: readonly Seat[] | null
}

/** Writes down what is said while it is said; nothing is fixed yet. */
export function keepMinutes(
  act: Act,
  id: ConferenceId,
  version: number | undefined,
  kept: Kept,
  request: Once,
): Promise<Result<ConferenceId, Refusal>> {
  return changeConference(
    act,
    {
      id,
      version,
      step: 'keep',
      action: 'conference.minutes',
      detail: { itemId: kept.itemId },
      decide: async (head, tx) => {
        const may = mayKeep(head, kept)
        if (!may.ok) return may
        await writeKept(act, tx, head, kept)
        return yes([{ kind: 'minutes_kept', body: { itemId: kept.itemId } }])
      },
    },
    request,
  )
}

/** Whether this may be written down: by somebody who confirmed the secrecy notice, about an item and people of this sitting. */
export function mayKeep(head: ConferenceHead, kept: Kept): Result<true, Refusal> {
  if (head.ackedAt === null) return no(refusal('secrecy-not-acknowledged'))
  const item = head.items.find(one => one.id === kept.itemId)
  if (item === undefined) return no(refusal('absent'))
  const known = new Set(head.invitations.map(one => one.id))
  const fields = {
    ...complaintsAbout(kept.minutes),
    ...(kept.attendance?.some(one => !known.has(one.invitationId)) ? { attendance: '招いた機関や人の中から記録してください。' } : {}),
    ...(kept.minutes.adequacy !== null && item.planId === null ? { adequacy: 'この議題には、協議するプランがありません。' } : {}),
  }
  return Object.keys(fields).length > 0 ? no(refusal('fields', { fields })) : yes(true)
}

/** Writes what was kept over what stood there. */
export async function writeKept(act: Act, tx: Tx, head: ConferenceHead, kept: Kept): Promise<void> {
  const { id } = head.conference
  await saveMinutes(act, tx.db, { conferenceId: id, itemId: kept.itemId, minutes: kept.minutes })
  await redrawRoles(tx.db, { conferenceId: id, itemId: kept.itemId, lines: kept.roles })
  if (kept.attendance === null) return
  const acks = await listAcks(tx.db, id)
  const seated = kept.attendance.map(seat => attendanceOf(act, head, seat, acks))
  await rewriteAttendance(act, tx.db, id, seated)
}

/** The agency, its secrecy class and the confirmation come from the record, never from the form. */
function attendanceOf(act: Act, head: ConferenceHead, seat: Seat, acks: ReadonlyMap<StaffId, string>): Attendance {
  const invitation = head.invitations.find(one => one.id === seat.invitationId)
  const { isAckedOnPaper, ...person } = seat
  const known =
    person.staffId !== null && (acks.has(person.staffId) || invitation?.staffIds.includes(person.staffId)) ? person.staffId : null
  return {
    ...person,
    staffId: known,
    agencyName: invitation?.agencyName ?? '',
    secrecyClass: invitation?.secrecyClass ?? 'individual',
    ackedAt: (known && acks.get(known)) ?? (isAckedOnPaper ? act.now.toISOString() : null),
  }
}
