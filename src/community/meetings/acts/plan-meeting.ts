import type { Day } from '../../../kernel/day.ts'
import { dayOfInstant } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Db } from '../../../platform/database.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { findBody, mayKeep, neighbourOf } from '../../councils/index.ts'
import { carriedTo } from '../domain/agenda.ts'
import type { Meeting, MeetingId, MeetingPlan } from '../domain/meeting.ts'
import { isOpen, stateAfter } from '../domain/steps.ts'
import { carriedInto, insertItems, waitingIn } from '../store/agenda.ts'
import type { BodyToKeep } from '../store/bodies-to-keep.ts'
import { bodiesToKeep } from '../store/bodies-to-keep.ts'
import { changeMeeting, insertMeeting } from '../store/meetings.ts'
import type { Asked } from './keep-meeting.ts'
import { keepMeeting } from './keep-meeting.ts'

/** The bodies for which the reader can plan a meeting. */
export function bodiesForPlanning(act: Act): Promise<readonly BodyToKeep[]> {
  return act.look(bodiesToKeep)
}

/** Plans a meeting of a body; what waits there stands on its agenda from the beginning. Keepers of the body's council only. */
export function planMeeting(act: Act, plan: MeetingPlan, request: Once): Promise<Result<MeetingId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const result = await planned(act, tx, plan)
      await tx.audit({
        action: 'meeting.plan',
        subjectType: 'meeting',
        subjectIds: result.ok ? [result.value] : [],
        detail: { body: plan.bodyId },
        ...outcomeOf(result),
      })
      return result
    }),
  )
}

/** Writes a planned meeting with its agenda inside a transaction that already runs; the caller has asked who may. */
export async function planIn(
  act: Act,
  tx: Tx,
  plan: MeetingPlan & { readonly councilNo: number | null; readonly plannedIn: MeetingId | null },
): Promise<MeetingId> {
  const id = newId<'meeting'>(act.now.getTime())
  await insertMeeting(tx.db, id, plan)
  await gather(tx, { id, bodyId: plan.bodyId, startsAt: plan.startsAt })
  return id
}

/** Tells which outcome reviews of a council are due by a day; kept by a module above this one. */
type DueReviews = (
  db: Db,
  asked: { readonly councilNo: number | null; readonly by: Day },
) => Promise<readonly { readonly id: string; readonly title: string }[]>

let dueReviews: DueReviews = async () => []

/** Lets agendas carry outcome reviews too; said once by the house before it serves anybody. */
export function carryDueReviews(tell: DueReviews): void {
  dueReviews = tell
}

/** Puts on an agenda what waits in its body and does not stand there yet. */
export async function gather(tx: Tx, meeting: Pick<Meeting, 'id' | 'bodyId' | 'startsAt'>): Promise<void> {
  const [on, body] = [dayOfInstant(meeting.startsAt), await findBody(tx.db, meeting.bodyId)]
  const reviews = CARRY_REVIEWS.has(body?.kind ?? '') ? await dueReviews(tx.db, { councilNo: body?.councilNo ?? null, by: on }) : []
  const waiting = { ...(await waitingIn(tx.db, meeting.bodyId)), reviews }
  await insertItems(tx.db, meeting.id, carriedTo(on, waiting, await carriedInto(tx.db, meeting.id)))
}

/** A review belongs to a council and not to one of its bodies: the bodies that look after the whole take it up, working groups do not. */
const CARRY_REVIEWS: ReadonlySet<string> = new Set(['network_meeting', 'liaison'])

/** Changes what is planned, until the closing. The body stays. */
export function changePlan(act: Act, id: MeetingId, plan: Omit<MeetingPlan, 'bodyId'>, asked: Asked): Promise<Result<MeetingId, Refusal>> {
  return keepMeeting(act, id, { ...asked, action: 'meeting.change' }, async ({ tx, meeting }) => {
    if (!isOpen(meeting)) return no(refusal('wrong-state'))
    await changeMeeting(tx.db, meeting, plan)
    return yes(id)
  })
}

/** Moves a meeting along that needs no more words: called, held, minutes to be checked, back again, approved and locked. */
export function stepMeeting(
  act: Act,
  id: MeetingId,
  step: 'call' | 'hold' | 'to-check' | 'back-to-draft' | 'approve',
  asked: Asked,
): Promise<Result<MeetingId, Refusal>> {
  return keepMeeting(act, id, { ...asked, action: `meeting.${step}` }, async ({ tx, meeting }) => {
    const state = stateAfter(meeting.state, step)
    if (state === undefined) return no(refusal('wrong-state'))
    await changeMeeting(tx.db, meeting, { state, approvedAt: step === 'approve' ? act.now : null })
    return yes(id)
  })
}

/** Calls a meeting off, and says why. What was on its agenda waits for the next one. */
export function cancelMeeting(act: Act, id: MeetingId, why: string, asked: Asked): Promise<Result<MeetingId, Refusal>> {
  return keepMeeting(act, id, { ...asked, action: 'meeting.cancel' }, async ({ tx, meeting }) => {
    const state = stateAfter(meeting.state, 'cancel')
    if (state === undefined) return no(refusal('wrong-state'))
    await changeMeeting(tx.db, meeting, { state, cancelledWhy: why })
    return yes(id)
  })
}

async function planned(act: Act, tx: Tx, plan: MeetingPlan): Promise<Result<MeetingId, Refusal>> {
  const body = await findBody(tx.db, plan.bodyId)
  if (body === undefined || body.status === 'ended') return no(refusal('fields', { fields: { bodyId: '会を選んでください。' } }))
  if (!mayKeep(body.councilNo, await neighbourOf(tx.db))) return no(refusal('not-keeper'))
  return yes(await planIn(act, tx, { ...plan, councilNo: body.councilNo, plannedIn: null }))
}
