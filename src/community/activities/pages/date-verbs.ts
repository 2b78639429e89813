import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no } from '../../../kernel/result.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { onceOf, versionOf } from '../../../ui/sent.ts'
import { join, leave } from '../acts/join.ts'
import { tellHow } from '../acts/tell-how.ts'
import { cancelDate, moveOneDate } from '../acts/tend-dates.ts'
import type { ActivityId, RoleId } from '../domain/activity.ts'
import type { OccurrenceId } from '../domain/occurrence.ts'
import { whenRead } from './activity-verbs.ts'
import { CANCEL_BODY, JOIN_BODY, ROLE_ONLY_BODY, TELL_BODY, WHEN_BODY } from './bodies.ts'
import { texts } from './texts.ts'

/** What can be done on the page of a date; the last part of its address. */
export const DATE_VERBS = ['join', 'join-for', 'leave', 'move', 'cancel', 'tell'] as const
export type DateVerb = (typeof DATE_VERBS)[number]

/** What is said when it is done. */
export const DATE_DONE: Readonly<Record<DateVerb, string>> = {
  join: 'joined',
  'join-for': 'joined',
  leave: 'left',
  move: 'date-moved',
  cancel: 'cancelled',
  tell: 'told',
}

/** What is written to the audit. */
export const DATE_AUDITS: Readonly<Record<DateVerb, string>> = {
  join: 'activity.join',
  'join-for': 'activity.join',
  leave: 'activity.leave',
  move: 'activity.move-date',
  cancel: 'activity.cancel-date',
  tell: 'activity.tell-how',
}

type Done = Promise<Result<string, Refusal>>

/** Does one of them from its form. */
export function doDateVerb(visit: SignedVisit, verb: DateVerb): Done {
  const { act } = visit
  const [id, date] = [visit.params['id'] as ActivityId, visit.params['dateid'] as OccurrenceId]
  const asked = { version: versionOf(visit), once: onceOf(visit) }
  switch (verb) {
    case 'join':
      return whenRead(visit, ROLE_ONLY_BODY, body =>
        join(act, id, date, { roleId: body.roleId as RoleId, who: { kind: 'me' } }, asked.once),
      )
    case 'join-for':
      return whenRead(visit, JOIN_BODY, async body => {
        const roleId = body.roleId as RoleId
        if (body.participantId) return join(act, id, date, { roleId, who: { kind: 'participant', id: body.participantId } }, asked.once)
        if (!body.who) return no(refusal('fields', { fields: { participantId: texts.complaints.who } }))
        return join(act, id, date, { roleId, who: { kind: 'words', words: body.who, howMany: body.howMany ?? 1 } }, asked.once)
      })
    case 'leave':
      return leave(act, id, date, visit.form.get('joiningId'), asked.once)
    case 'move':
      return whenRead(visit, WHEN_BODY, body => moveOneDate(act, id, date, body, asked))
    case 'cancel':
      return whenRead(visit, CANCEL_BODY, body => cancelDate(act, id, date, body.why, asked))
    case 'tell':
      return whenRead(visit, TELL_BODY, body => tellHow(act, id, date, body, asked.once))
  }
}
