import type { Day } from '../../../kernel/day.ts'
import { dayOfInstant, formatDay } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { instantAt } from '../../meetings/index.ts'
import type { ActivityId } from '../domain/activity.ts'
import type { CalendarDate, OccurrenceId } from '../domain/occurrence.ts'
import { phaseOf } from '../domain/occurrence.ts'
import { appendStep } from '../store/activities.ts'
import { cancelDates, findDate, insertDates, moveDate } from '../store/dates.ts'
import type { Asked } from './keep-activity.ts'
import { keepActivity } from './keep-activity.ts'

/** A day with its hours. */
export type When = { readonly on: Day; readonly from: string; readonly until: string }

/** Puts in one more date by hand. */
export function addDate(act: Act, id: ActivityId, when: When, asked: Asked): Promise<Result<ActivityId, Refusal>> {
  return keepActivity(act, id, { ...asked, action: 'activity.add-date' }, async ({ tx, activity }) => {
    if (activity.state === 'ended') return no(refusal('wrong-state'))
    const [startsAt, endsAt] = [instantAt(when.on, when.from), instantAt(when.on, when.until)]
    if (startsAt <= act.now) return no(refusal('fields', { fields: { on: 'これから先の日を書いてください。' } }))
    await insertDates(tx.db, id, [{ id: newId<'occurrence'>(), seriesOn: null, startsAt, endsAt }], true)
    await appendStep(tx.db, id, 'date_added', '', { on: formatDay(when.on) })
    return yes(id)
  })
}

/** Moves one single date; the others stay. Whoever joined stays joined. */
export function moveOneDate(act: Act, id: ActivityId, date: OccurrenceId, when: When, asked: Asked): Promise<Result<ActivityId, Refusal>> {
  return keepDate(act, id, date, { ...asked, action: 'activity.move-date' }, async (tx, found) => {
    const [startsAt, endsAt] = [instantAt(when.on, when.from), instantAt(when.on, when.until)]
    if (startsAt <= act.now) return no(refusal('fields', { fields: { on: 'これから先の日を書いてください。' } }))
    await moveDate(tx.db, date, { startsAt, endsAt, isByHand: true })
    await appendStep(tx.db, id, 'date_moved', '', { from: dayWords(found), on: formatDay(when.on) })
    return yes(id)
  })
}

/** Calls one date off and says why; it stays in every list, marked. */
export function cancelDate(act: Act, id: ActivityId, date: OccurrenceId, why: string, asked: Asked): Promise<Result<ActivityId, Refusal>> {
  return keepDate(act, id, date, { ...asked, action: 'activity.cancel-date' }, async (tx, found) => {
    await cancelDates(tx.db, [date], why)
    await appendStep(tx.db, id, 'date_cancelled', why, { on: dayWords(found) })
    return yes(id)
  })
}

function keepDate(
  act: Act,
  id: ActivityId,
  date: OccurrenceId,
  asked: Asked & { readonly action: string },
  work: (tx: Tx, found: CalendarDate) => Promise<Result<ActivityId, Refusal>>,
): Promise<Result<ActivityId, Refusal>> {
  const { version, ...rest } = asked
  return keepActivity(act, id, rest, async ({ tx }) => {
    const found = await findDate(tx.db, id, date, true)
    if (found === undefined) return no(refusal('absent'))
    if (version !== undefined && version !== found.version) return no(refusal('stale-version', { currentVersion: found.version }))
    if (!['coming', 'now'].includes(phaseOf(found, act.now))) return no(refusal('wrong-state'))
    return work(tx, found)
  })
}

const dayWords = ({ startsAt }: CalendarDate) => formatDay(dayOfInstant(startsAt))
