import { dayOfInstant } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { seatsOn } from '../../councils/index.ts'
import type { Attendance } from '../domain/attendance.ts'
import { prefilled } from '../domain/attendance.ts'
import type { Closing, ClosingGround } from '../domain/closing.ts'
import { complaintsOfClosing, linesOf } from '../domain/closing.ts'
import type { Meeting, MeetingId } from '../domain/meeting.ts'
import { isOpen } from '../domain/steps.ts'
import { nextAfter } from '../domain/when.ts'
import { closeItems, itemsOf } from '../store/agenda.ts'
import { changeMeeting } from '../store/meetings.ts'
import { insertMinutes } from '../store/minutes.ts'
import { insertAttendance, insertRemarks, remarksOf } from '../store/said.ts'
import { attendanceAsWritten, madeBy } from './close-outcomes.ts'
import { tendCarried, toldMinutes, writeMade } from './close-writes.ts'
import type { Asked } from './keep-meeting.ts'
import { keepMeeting } from './keep-meeting.ts'
import { planIn } from './plan-meeting.ts'

/**
 * Closes a meeting in one transaction: attendance, outcomes, what every remark becomes, the draft of the minutes, and the next meeting with
 * its agenda. Everything is asked before anything is written; sent twice, it is done once.
 */
export function closeMeeting(act: Act, id: MeetingId, closing: Closing, asked: Asked): Promise<Result<MeetingId, Refusal>> {
  return keepMeeting(act, id, { version: asked.version, once: asked.once, action: 'meeting.close' }, async ({ tx, meeting }) => {
    if (!isOpen(meeting)) return no(refusal('wrong-state'))
    const ground = await closingGround(tx, meeting)
    const fields = complaintsOfClosing(closing, ground)
    if (Object.keys(fields).length > 0) return no(refusal('fields', { fields }))
    await closed(act, tx, { meeting, ground, closing })
    const next = nextAfter(meeting, closing)
    if (next) await planIn(act, tx, { ...next, councilNo: meeting.councilNo, plannedIn: id })
    return yes(id)
  })
}

/** What stands when a meeting is closed: its agenda, its remarks, and who has a seat that day. */
export async function closingGround(tx: Tx, meeting: Meeting): Promise<ClosingGround> {
  const heldOn = dayOfInstant(meeting.startsAt)
  return {
    heldOn,
    items: await itemsOf(tx.db, meeting.id),
    remarks: await remarksOf(tx.db, meeting.id),
    seats: prefilled(await seatsOn(tx.db, meeting.bodyId, heldOn)),
  }
}

type Closable = {
  readonly meeting: Meeting
  readonly ground: ClosingGround
  readonly closing: Closing
}

async function closed(act: Act, tx: Tx, { meeting, ground, closing }: Closable): Promise<void> {
  const attendance = attendanceAsWritten(closing, ground.seats)
  const made = madeBy(closing, ground)
  const added = closing.items.flatMap(({ id, remarks }) => linesOf(remarks).map(words => ({ itemId: id, words })))
  const continued = closing.items.filter(({ outcome }) => outcome === 'continued').map(({ id }) => id)
  const chair = chairOf(closing, attendance)
  await insertAttendance(tx.db, meeting.id, attendance)
  await insertRemarks(tx.db, meeting.id, added)
  await closeItems(tx.db, meeting.id, continued)
  await writeMade(act, tx, { meeting, made })
  await tendCarried(tx, { meeting, items: ground.items, closing, made })
  await insertMinutes(tx.db, meeting.id, await toldMinutes(tx, { meeting, ground, closing, made, attendance, added, chair: chair.name }))
  await changeMeeting(tx.db, meeting, {
    state: 'minutes_draft',
    closedAt: act.now,
    chairSeat: chair.seatId,
    chairName: chair.name,
    scribeName: closing.scribeName ?? '',
  })
}

function chairOf({ chair, chairName }: Closing, attendance: readonly Attendance[]): Pick<Attendance, 'seatId' | 'name'> {
  const led = attendance.find(({ seatId }) => seatId !== null && seatId === chair)
  if (led === undefined || chairName) return { seatId: null, name: chairName ?? '' }
  const name = led.status === 'proxy' ? led.proxyName : led.name
  return { seatId: led.seatId, name: `${led.roleThen} ${name}`.trim() }
}
