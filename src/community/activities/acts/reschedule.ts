import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { instantAt } from '../../meetings/index.ts'
import type { Activity, ActivityId, Schedule } from '../domain/activity.ts'
import { recurrenceWords } from '../domain/rule-words.ts'
import type { SeriesEdit } from '../domain/series-edit.ts'
import { editMark, editOfSeries } from '../domain/series-edit.ts'
import { appendStep, changeActivity } from '../store/activities.ts'
import { dropDates, moveDate, standingDates } from '../store/dates.ts'
import type { Asked } from './keep-activity.ts'
import { foundForKeeping, keepActivity } from './keep-activity.ts'
import { datesToCome, putInDates, recurrenceOf, windowEnd } from './make-dates.ts'
import { NO_DATE } from './start-activity.ts'

/** What will happen when a series is said anew, and the mark by which it is known again. */
export type Foreseen = { readonly edit: SeriesEdit; readonly mark: string; readonly version: number }

/** Shows what a new schedule will do to the dates to come, before it does it. */
export function foreseeSchedule(act: Act, id: ActivityId, schedule: Schedule): Promise<Result<Foreseen, Refusal>> {
  return act.transaction(async tx => {
    const found = await foundForKeeping(tx, id, undefined)
    await tx.audit({ action: 'activity.foresee', subjectType: 'activity', subjectIds: [id], outcome: found.ok ? 'done' : 'refused' })
    if (!found.ok) return found
    const edit = await editOf(act, tx, found.value, schedule)
    return yes({ edit, mark: editMark(edit), version: found.value.version })
  })
}

/**
 * Says a series anew: empty dates follow the new rule, dates somebody joined stay.
 * With `seen` it is done only as it was shown; somebody who joined in between is shown first.
 */
export function reschedule(
  act: Act,
  id: ActivityId,
  schedule: Schedule,
  asked: Asked & { readonly seen?: string | undefined },
): Promise<Result<ActivityId, Refusal>> {
  return keepActivity(act, id, { ...asked, action: 'activity.reschedule' }, async ({ tx, activity }) => {
    if (activity.state === 'resting' || activity.state === 'ended') return no(refusal('wrong-state'))
    const edit = await editOf(act, tx, activity, schedule)
    if (asked.seen !== undefined && asked.seen !== editMark(edit)) return no(refusal('stale-version', { currentVersion: activity.version }))
    const until = windowEnd(act, schedule)
    const dates = datesToCome(schedule, act.now, until)
    if (dates.length === 0) return no(refusal('fields', { fields: { startsOn: NO_DATE } }))
    await carryOut(tx, activity, schedule, edit)
    // The window moves on with every deed; dates behind the old one are no news to anybody.
    await putInDates(
      tx,
      id,
      schedule,
      dates.filter(({ ruleOn }) => ruleOn > activity.datesUntil),
    )
    await changeActivity(tx.db, activity, { ...schedule, datesUntil: until })
    await appendStep(tx.db, id, 'rescheduled', '', {
      from: recurrenceWords(recurrenceOf(activity), hoursOf(activity)),
      to: recurrenceWords(recurrenceOf(schedule), hoursOf(schedule)),
    })
    return yes(id)
  })
}

/** The hours of a schedule. */
function hoursOf({ fromTime, untilTime }: Pick<Schedule, 'fromTime' | 'untilTime'>): {
  readonly from: string
  readonly until: string
} {
  return { from: fromTime, until: untilTime }
}

async function editOf(act: Act, tx: Tx, activity: Activity, schedule: Schedule): Promise<SeriesEdit> {
  return editOfSeries(
    datesToCome(schedule, act.now, windowEnd(act, schedule)),
    await standingDates(tx.db, activity.id, act.now),
    hoursOf(schedule),
  )
}

async function carryOut(tx: Tx, activity: Activity, schedule: Schedule, edit: SeriesEdit): Promise<void> {
  await dropDates(
    tx.db,
    edit.dropped.map(({ id }) => id),
  )
  for (const { date, on } of edit.changed)
    await moveDate(tx.db, date.id as Parameters<typeof moveDate>[1], {
      startsAt: instantAt(on, schedule.fromTime),
      endsAt: instantAt(on, schedule.untilTime),
      isByHand: false,
    })
  await putInDates(tx, activity.id, schedule, edit.added)
}
