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
import type { ActivityId, RoleId } from '../domain/activity.ts'
import type { CalendarDate, Joining, OccurrenceId } from '../domain/occurrence.ts'
import { takesJoiners } from '../domain/occurrence.ts'
import { findDate } from '../store/dates.ts'
import { endJoining, insertJoining, joiningsOf, participantsAsked } from '../store/joinings.ts'
import { rolesOf } from '../store/roles.ts'

/** Who comes, in which role: oneself; or, told by a keeper, a participant or people in words without names. */
export type Coming = {
  readonly roleId: RoleId
  readonly who:
    | { readonly kind: 'me' }
    | { readonly kind: 'participant'; readonly id: string }
    | { readonly kind: 'words'; readonly words: string; readonly howMany: number }
}

/** Joins a date. Where no place is left, one stands on the waiting list, and moves up when somebody leaves. */
export function join(
  act: Act,
  activity: ActivityId,
  date: OccurrenceId,
  coming: Coming,
  request: Once,
): Promise<Result<Joining['id'], Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const result = await joined(act, tx, [activity, date], coming)
      await tx.audit({
        action: 'activity.join',
        subjectType: 'occurrence',
        subjectIds: result.ok ? [date, result.value] : [date],
        ...outcomeOf(result),
      })
      return result
    }),
  )
}

/** Does not come after all: oneself, or told by a keeper. */
export function leave(
  act: Act,
  activity: ActivityId,
  date: OccurrenceId,
  joining: string,
  request: Once,
): Promise<Result<OccurrenceId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const found = await findDate(tx.db, activity, date)
      const result: Result<OccurrenceId, Refusal> =
        found === undefined || !(await joiningsOf(tx.db, date)).some(({ id }) => id === joining)
          ? no(refusal('absent'))
          : !takesJoiners(found, act.now)
            ? no(refusal('wrong-state'))
            : (await endJoining(tx.db, date, joining))
              ? yes(date)
              : no(refusal('absent'))
      await tx.audit({ action: 'activity.leave', subjectType: 'occurrence', subjectIds: [date], ...outcomeOf(result) })
      return result
    }),
  )
}

async function joined(
  act: Act,
  tx: Tx,
  [activity, date]: readonly [ActivityId, OccurrenceId],
  coming: Coming,
): Promise<Result<Joining['id'], Refusal>> {
  const found = await findDate(tx.db, activity, date)
  if (found === undefined) return no(refusal('absent'))
  const stopped = await whatStops(act, tx, found, coming)
  if (stopped) return no(stopped)
  const { who } = coming
  const { me, isKnown } = await participantsAsked(tx.db, found.councilNo, who.kind === 'participant' ? who.id : null)
  if (!isKnown) return no(refusal('fields', { fields: { participantId: '名簿から選び直してください。' } }))
  if (who.kind === 'me' && me === null) return no(refusal('not-keeper'))
  const participantId = who.kind === 'me' ? me : who.kind === 'participant' ? who.id : null
  const there = (await joiningsOf(tx.db, date)).some(one => one.participantId === participantId && one.roleId === coming.roleId)
  if (participantId !== null && there) return no(refusal('fields', { fields: { roleId: 'もう申し込まれています。' } }))
  const id = newId<'joining'>(act.now.getTime())
  const words = who.kind === 'words' ? { words: who.words, howMany: who.howMany } : { words: '', howMany: 1 }
  await insertJoining(tx.db, { id, activityId: found.activityId, occurrenceId: date, roleId: coming.roleId, participantId, ...words })
  return yes(id)
}

async function whatStops(act: Act, tx: Tx, date: CalendarDate, { roleId, who }: Coming): Promise<Refusal | undefined> {
  const reader = await neighbourOf(tx.db)
  const isKeeper = mayKeep(date.councilNo, reader)
  if (!isKeeper && (who.kind !== 'me' || !date.isInside || !mayRead('council', date.councilNo, reader))) return refusal('not-keeper')
  if (!takesJoiners(date, act.now)) return refusal('wrong-state')
  const hasRole = (await rolesOf(tx.db, date.activityId)).some(({ id, hasEnded }) => id === roleId && !hasEnded)
  return hasRole ? undefined : refusal('fields', { fields: { roleId: '役割を選び直してください。' } })
}
