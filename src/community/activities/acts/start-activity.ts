import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { mayKeep, neighbourOf } from '../../councils/index.ts'
import type { LinkEnd } from '../../links/index.ts'
import { makeLink } from '../../links/index.ts'
import type { ActivityId, ActivityWords, Schedule } from '../domain/activity.ts'
import { insertActivity, unknownIn } from '../store/activities.ts'
import type { RoleWords } from '../store/roles.ts'
import { insertRoles } from '../store/roles.ts'
import { datesToCome, putInDates, windowEnd } from './make-dates.ts'
import { RELATION_TO } from './origins.ts'

/** An activity as it is told: with its roles and, where it came out of something or answers something, with that. */
export type ActivityTold = ActivityWords &
  Schedule & {
    readonly councilNo: number | null
    readonly roles: readonly RoleWords[]
    readonly cameFrom?: LinkEnd | undefined
  }

/** In this role people simply come; every activity has it. */
const COME: RoleWords = { name: '参加する', cap: null, isHelp: false, isWanted: false }

/** Starts an activity inside a transaction that already runs; keepers of its council only. Its dates stand at once. */
async function startActivityIn(act: Act, tx: Tx, told: ActivityTold): Promise<Result<ActivityId, Refusal>> {
  const result = await started(act, tx, told)
  await tx.audit({
    action: 'activity.start',
    subjectType: 'activity',
    subjectIds: result.ok ? [result.value] : [],
    detail: { council: told.councilNo, kind: told.kind },
    ...outcomeOf(result),
  })
  return result
}

/** Starts an activity. */
export function startActivity(act: Act, told: ActivityTold, request: Once): Promise<Result<ActivityId, Refusal>> {
  return act.transaction(tx => once(act, tx, request, () => startActivityIn(act, tx, told)))
}

/** What to say of a name that is not there. */
export const UNKNOWN = {
  councilNo: '協議会を選び直してください。',
  bodyId: '会を選び直してください。',
  themes: 'テーマを選び直してください。',
} as const

async function started(act: Act, tx: Tx, told: ActivityTold): Promise<Result<ActivityId, Refusal>> {
  const unknown = await unknownIn(tx.db, told)
  if (unknown.length > 0) return no(refusal('fields', { fields: Object.fromEntries(unknown.map(name => [name, UNKNOWN[name]])) }))
  if (!mayKeep(told.councilNo, await neighbourOf(tx.db))) return no(refusal('not-keeper'))
  const until = windowEnd(act, told)
  const dates = datesToCome(told, act.now, until)
  if (dates.length === 0) return no(refusal('fields', { fields: { startsOn: NO_DATE } }))
  const id = newId<'activity'>(act.now.getTime())
  await insertActivity(tx.db, id, { ...told, datesUntil: until })
  await insertRoles(
    tx.db,
    id,
    (told.roles.length > 0 ? told.roles : [COME]).map(role => ({ ...role, id: newId<'role'>() })),
  )
  await putInDates(tx, id, told, dates)
  const { cameFrom } = told
  if (cameFrom) await makeLink(tx.db, { from: { kind: 'activity', id }, to: cameFrom, relation: RELATION_TO[cameFrom.kind] ?? 'came_from' })
  return yes(id)
}

/** Said where a schedule has no date to come. */
export const NO_DATE = 'これから先の日にちが一つもありません。最初の日と、終わりの日や回数をお確かめください。'
