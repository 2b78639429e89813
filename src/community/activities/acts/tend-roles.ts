import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import type { ActivityId, RoleId } from '../domain/activity.ts'
import { appendStep } from '../store/activities.ts'
import type { RoleWords } from '../store/roles.ts'
import { changeRole, endRole, insertRoles, rolesOf } from '../store/roles.ts'
import type { Asked } from './keep-activity.ts'
import { keepActivity } from './keep-activity.ts'

/** Adds a role, e.g. お茶当番. */
export function addRole(act: Act, id: ActivityId, words: RoleWords, asked: Asked): Promise<Result<ActivityId, Refusal>> {
  return keepActivity(act, id, { ...asked, action: 'activity.add-role' }, async ({ tx }) => {
    const roles = await rolesOf(tx.db, id)
    if (roles.some(role => role.name === words.name && !role.hasEnded))
      return no(refusal('fields', { fields: { name: 'その役割はもうあります。' } }))
    await insertRoles(tx.db, id, [{ ...words, id: newId<'role'>() }], roles.length)
    await appendStep(tx.db, id, 'role_added', '', { name: words.name })
    return yes(id)
  })
}

/** Changes a role. More places move up those who wait; fewer send nobody home. */
export function tendRole(act: Act, id: ActivityId, role: RoleId, words: RoleWords, asked: Asked): Promise<Result<ActivityId, Refusal>> {
  return keepActivity(act, id, { ...asked, action: 'activity.change-role' }, async ({ tx }) => {
    const before = (await rolesOf(tx.db, id)).find(one => one.id === role && !one.hasEnded)
    if (before === undefined) return no(refusal('absent'))
    await changeRole(tx.db, role, words)
    await appendStep(tx.db, id, 'role_changed', '', { name: words.name })
    return yes(id)
  })
}

/** Ends a role; one at least stays. */
export function closeRole(act: Act, id: ActivityId, role: RoleId, asked: Asked): Promise<Result<ActivityId, Refusal>> {
  return keepActivity(act, id, { ...asked, action: 'activity.end-role' }, async ({ tx }) => {
    const open = (await rolesOf(tx.db, id)).filter(one => !one.hasEnded)
    const found = open.find(one => one.id === role)
    if (found === undefined) return no(refusal('absent'))
    if (open.length === 1) return no(refusal('wrong-state'))
    await endRole(tx.db, role)
    await appendStep(tx.db, id, 'role_ended', '', { name: found.name })
    return yes(id)
  })
}
