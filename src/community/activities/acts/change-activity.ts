import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { makeLink } from '../../links/index.ts'
import type { Activity, ActivityId, ActivityState, ActivityWords } from '../domain/activity.ts'
import { appendStep, changeActivity, unknownIn } from '../store/activities.ts'
import { cancelDates, dropDates, standingDates } from '../store/dates.ts'
import type { Asked } from './keep-activity.ts'
import { keepActivity } from './keep-activity.ts'
import { datesToCome, putInDates, windowEnd } from './make-dates.ts'
import { originOf, RELATION_TO } from './origins.ts'
import { UNKNOWN } from './start-activity.ts'

/** Changes what people are told of an activity. */
export function changeWords(act: Act, id: ActivityId, words: ActivityWords, asked: Asked): Promise<Result<ActivityId, Refusal>> {
  return keepActivity(act, id, { ...asked, action: 'activity.change' }, async ({ tx, activity }) => {
    const unknown = await unknownIn(tx.db, { councilNo: activity.councilNo, bodyId: words.bodyId, themes: words.themes })
    if (unknown.length > 0) return no(refusal('fields', { fields: Object.fromEntries(unknown.map(name => [name, UNKNOWN[name]])) }))
    await changeActivity(tx.db, activity, words)
    await appendStep(tx.db, id, 'changed', '', { name: activity.name })
    return yes(id)
  })
}

/**
 * Moves an activity to another state, with its line of words. What rests or ends drops its empty dates to come and calls off
 * those somebody joined, with the same words; what begins again has its dates again.
 */
export function moveActivity(
  act: Act,
  id: ActivityId,
  move: { readonly to: ActivityState; readonly words: string },
  asked: Asked,
): Promise<Result<ActivityId, Refusal>> {
  return keepActivity(act, id, { ...asked, action: 'activity.move' }, async ({ tx, activity }) => {
    if (activity.state === move.to) return no(refusal('fields', { fields: { to: 'いまと同じです。ほかの進みぐあいを選んでください。' } }))
    if (isQuiet(move.to)) await quieten(act, tx, activity, move.words)
    else if (isQuiet(activity.state)) await putInDates(tx, id, activity, datesToCome(activity, act.now, windowEnd(act, activity)))
    await changeActivity(tx.db, activity, {
      state: move.to,
      stateWords: move.words,
      ...(isQuiet(move.to) ? {} : { datesUntil: windowEnd(act, activity) }),
    })
    await appendStep(tx.db, id, 'moved', move.words, { from: activity.state, to: move.to })
    return yes(id)
  })
}

/** Joins an activity to an issue it answers, a treasure it uses, a decision it came out of. */
export function linkActivity(act: Act, id: ActivityId, to: string, asked: Asked): Promise<Result<ActivityId, Refusal>> {
  return keepActivity(act, id, { ...asked, action: 'activity.link' }, async ({ tx }) => {
    const end = await originOf(tx.db, to)
    const relation = end && RELATION_TO[end.kind]
    if (!end || !relation) return no(refusal('fields', { fields: { to: 'つなぐものを選び直してください。' } }))
    await makeLink(tx.db, { from: { kind: 'activity', id }, to: { kind: end.kind, id: end.id }, relation })
    return yes(id)
  })
}

const isQuiet = (state: ActivityState) => state === 'resting' || state === 'ended'

async function quieten(act: Act, tx: Tx, activity: Activity, why: string): Promise<void> {
  const planned = (await standingDates(tx.db, activity.id, act.now)).filter(({ state }) => state === 'planned')
  const ids = (isJoined: boolean) => planned.filter(date => date.isJoined === isJoined).map(({ id }) => id)
  await dropDates(tx.db, ids(false))
  await cancelDates(tx.db, ids(true), why)
}
