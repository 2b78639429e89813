import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { mayKeep, mayRead, neighbourOf } from '../../councils/index.ts'
import type { ActivityId } from '../domain/activity.ts'
import type { Feedback, Told } from '../domain/feedback.ts'
import { holding, isAsked } from '../domain/feedback.ts'
import type { OccurrenceId } from '../domain/occurrence.ts'
import { phaseOf } from '../domain/occurrence.ts'
import { findDate } from '../store/dates.ts'
import { feedbackOf, insertFeedback } from '../store/feedback.ts'

/**
 * Tells how a date went: one writes for all, within 14 days; later the keepers still can.
 * Where somebody has told already, it is written behind theirs as a correction, with `corrects` what the writer had before their eyes.
 */
export function tellHow(
  act: Act,
  activity: ActivityId,
  date: OccurrenceId,
  told: Told & { readonly corrects?: string | null },
  request: Once,
): Promise<Result<Feedback['id'], Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const result = await written(act, tx, [activity, date], told)
      await tx.audit({ action: 'activity.tell-how', subjectType: 'occurrence', subjectIds: [date], ...outcomeOf(result) })
      return result
    }),
  )
}

async function written(
  act: Act,
  tx: Tx,
  [activity, id]: readonly [ActivityId, OccurrenceId],
  told: Told & { readonly corrects?: string | null },
): Promise<Result<Feedback['id'], Refusal>> {
  const date = await findDate(tx.db, activity, id)
  if (date === undefined) return no(refusal('absent'))
  const reader = await neighbourOf(tx.db)
  if (!date.isInside || !mayRead('council', date.councilNo, reader)) return no(refusal('not-keeper'))
  const before = holding(await feedbackOf(tx.db, id))
  const isOpen = mayKeep(date.councilNo, reader) ? phaseOf(date, act.now) === 'over' : isAsked(date, act.now)
  if (before === undefined ? !isOpen : date.state !== 'held') return no(refusal('wrong-state'))
  const corrects = told.corrects ?? null
  if ((before?.id ?? null) !== corrects) return no(refusal('already-told'))
  const made = newId<'feedback'>(act.now.getTime())
  const isFirst = await insertFeedback(tx.db, made, { activityId: date.activityId, occurrenceId: id, corrects }, told)
  return isFirst ? yes(made) : no(refusal('already-told'))
}
