import { newId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { once } from '../../../../platform/idempotency.ts'
import type { BodyId } from '../../../councils/index.ts'
import { findBody, mayKeep, neighbourOf } from '../../../councils/index.ts'
import type { MeetingId } from '../../domain/meeting.ts'
import type { Board, SheetId } from '../../domain/sheet/sheet.ts'
import { ownSides, SIDES } from '../../domain/sheet/sheet.ts'
import { findMeeting } from '../../store/meetings.ts'
import { insertSheet } from '../../store/sheet/sheets.ts'

/** A sheet as it is asked for: of a meeting, or of a body between meetings. `sides`: columns of one's own, one a line. */
export type SheetWish = {
  readonly meetingId: MeetingId | null
  readonly bodyId: BodyId | null
  readonly theme: string
  readonly board: Board
  readonly sides: string
}

/** Lays out a sheet. Keepers of the body's council only. */
export function layOutSheet(act: Act, wish: SheetWish, request: Once): Promise<Result<SheetId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const result = await laidOut(act, tx, wish)
      await tx.audit({ action: 'sheet.lay-out', subjectType: 'sheet', subjectIds: result.ok ? [result.value] : [], ...outcomeOf(result) })
      return result
    }),
  )
}

async function laidOut(act: Act, tx: Tx, wish: SheetWish): Promise<Result<SheetId, Refusal>> {
  const place = await placeOf(tx, wish)
  if (place === undefined) return no(refusal('fields', { fields: { bodyId: '会を選び直してください。' } }))
  if (!mayKeep(place.councilNo, await neighbourOf(tx.db))) return no(refusal('not-keeper'))
  const sides = wish.board === 'custom' ? ownSides(wish.sides) : SIDES[wish.board]
  if (sides.length === 0) return no(refusal('fields', { fields: { sides: '欄の名まえを、一行にひとつずつ書いてください。' } }))
  const id = newId<'sheet'>(act.now.getTime())
  await insertSheet(tx.db, { id, ...place, theme: wish.theme, board: wish.board, sides })
  return yes(id)
}

/** Where a sheet or an edition belongs: to a meeting the reader may read, or to a body that has not ended. */
export async function placeOf(
  { db }: Tx,
  { meetingId, bodyId }: { readonly meetingId: MeetingId | null; readonly bodyId: BodyId | null },
): Promise<{ readonly bodyId: BodyId; readonly meetingId: MeetingId | null; readonly councilNo: number | null } | undefined> {
  if (meetingId !== null) {
    const meeting = await findMeeting(db, meetingId)
    return meeting && { bodyId: meeting.bodyId, meetingId, councilNo: meeting.councilNo }
  }
  const body = bodyId === null ? undefined : await findBody(db, bodyId)
  return body === undefined || body.status === 'ended' ? undefined : { bodyId: body.id, meetingId: null, councilNo: body.councilNo }
}
