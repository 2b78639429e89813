import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no } from '../../../kernel/result.ts'
import type { FormShape } from '../../../platform/http/body.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { onceOf, versionOf } from '../../../ui/sent.ts'
import { linkActivity, moveActivity } from '../acts/change-activity.ts'
import { addDate } from '../acts/tend-dates.ts'
import { addRole, closeRole, tendRole } from '../acts/tend-roles.ts'
import type { ActivityId, RoleId } from '../domain/activity.ts'
import { LINK_BODY, MOVE_BODY, ROLE_BODY, ROLE_ONLY_BODY, WHEN_BODY } from './bodies.ts'

/** What can be done on the page of an activity; the last part of its address. */
export const ACTIVITY_VERBS = ['move', 'add-date', 'add-role', 'change-role', 'end-role', 'link'] as const
export type ActivityVerb = (typeof ACTIVITY_VERBS)[number]

/** What is said when it is done. */
export const DONE: Readonly<Record<ActivityVerb, string>> = {
  move: 'moved',
  'add-date': 'added',
  'add-role': 'role-added',
  'change-role': 'role-changed',
  'end-role': 'role-ended',
  link: 'linked',
}

type Done = Promise<Result<string, Refusal>>

/** Does one of them from its form. */
export function doActivityVerb(visit: SignedVisit, verb: ActivityVerb): Done {
  const id = visit.params['id'] as ActivityId
  const asked = { version: versionOf(visit), once: onceOf(visit) }
  const boxes = { ticks: ['isHelp', 'isWanted'] }
  switch (verb) {
    case 'move':
      return whenRead(visit, MOVE_BODY, body => moveActivity(visit.act, id, body, asked))
    case 'add-date':
      return whenRead(visit, WHEN_BODY, body => addDate(visit.act, id, body, asked))
    case 'add-role':
      return whenRead(visit, ROLE_BODY, body => addRole(visit.act, id, body, asked), boxes)
    case 'change-role':
      return whenRead(visit, ROLE_BODY, body => tendRole(visit.act, id, visit.form.get('roleId') as RoleId, body, asked), boxes)
    case 'end-role':
      return whenRead(visit, ROLE_ONLY_BODY, body => closeRole(visit.act, id, body.roleId as RoleId, asked))
    case 'link':
      return whenRead(visit, LINK_BODY, body => linkActivity(visit.act, id, body.to, asked))
  }
}

/** Reads a form and goes on with it, or says what is wrong with it. */
export async function whenRead<Body>(
  visit: SignedVisit,
  schema: Parameters<typeof readBody<Body>>[0],
  work: (body: Body) => Done,
  shape: FormShape = {},
): Done {
  const read = readBody(schema, bodyFromForm(visit.form, shape))
  return read.ok ? work(read.value) : no(refusal('fields', { fields: read.refusal }))
}
