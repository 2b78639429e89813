import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import { once } from '../../../platform/idempotency.ts'
import { mayKeep, neighbourOf } from '../../councils/index.ts'
import type { MeetingId } from '../domain/meeting.ts'
import { hasMinutes } from '../domain/steps.ts'
import { changeMeeting, findMeeting } from '../store/meetings.ts'
import { hasAttended, insertMinutes, insertNote } from '../store/minutes.ts'
import type { Asked } from './keep-meeting.ts'
import { keepMeeting } from './keep-meeting.ts'

/** Writes the minutes anew, as long as they are not approved; every wording stays. */
export function rewriteMinutes(act: Act, id: MeetingId, words: string, asked: Asked): Promise<Result<MeetingId, Refusal>> {
  return keepMeeting(act, id, { ...asked, action: 'meeting.rewrite-minutes' }, async ({ tx, meeting }) => {
    if (!hasMinutes(meeting) || meeting.state === 'minutes_approved') return no(refusal('wrong-state'))
    await insertMinutes(tx.db, id, words)
    await changeMeeting(tx.db, meeting, {})
    return yes(id)
  })
}

/** What somebody says about the minutes; `forName` where the secretariat writes it down for them. */
export type NoteWish = { readonly words: string; readonly forName: string }

/**
 * Comments on minutes that are being checked, or adds an erratum to approved ones. Only those who were there may;
 * the secretariat for them, by name.
 */
export function noteOnMinutes(act: Act, id: MeetingId, wish: NoteWish, asked: Asked): Promise<Result<MeetingId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, asked.once, async () => {
      const result = await noted(tx, id, wish)
      await tx.audit({ action: 'meeting.note-on-minutes', subjectType: 'meeting', subjectIds: [id], ...outcomeOf(result) })
      return result
    }),
  )
}

async function noted(tx: Tx, id: MeetingId, wish: NoteWish): Promise<Result<MeetingId, Refusal>> {
  const meeting = await findMeeting(tx.db, id)
  if (meeting === undefined) return no(refusal('absent'))
  const isForAnother = wish.forName !== ''
  const may = isForAnother ? mayKeep(meeting.councilNo, await neighbourOf(tx.db)) : await hasAttended(tx.db, id)
  if (!may) return no(refusal(isForAnother ? 'not-keeper' : 'not-attended'))
  if (meeting.state !== 'minutes_check' && meeting.state !== 'minutes_approved') return no(refusal('wrong-state'))
  await insertNote(tx.db, id, { ...wish, kind: meeting.state === 'minutes_approved' ? 'erratum' : 'comment' })
  return yes(id)
}
