import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { ActivityId, Role, RoleId } from '../domain/activity.ts'

/** Roles of an activity in their order, ended ones last; none where the reader knows only its wording. */
export function rolesOf(db: Db, activity: ActivityId): Promise<readonly Role[]> {
  return rowsOf(
    db,
    sql<Role>`
      select id, name, cap, is_help as "isHelp", is_wanted as "isWanted", ended_at is not null as "hasEnded"
        from activities.role where activity_id = ${activity} order by ended_at is not null, sort_order, id`,
  )
}

/** What is said of a role. */
export type RoleWords = Pick<Role, 'name' | 'cap' | 'isHelp' | 'isWanted'>

/** Adds roles behind those that are there. */
export async function insertRoles(
  db: Db,
  activity: ActivityId,
  roles: readonly (RoleWords & { readonly id: RoleId })[],
  after = 0,
): Promise<void> {
  for (const [nth, role] of roles.entries())
    await sql`
      insert into activities.role (id, activity_id, name, cap, is_help, is_wanted, sort_order)
      values (${role.id}, ${activity}, ${role.name}, ${role.cap}, ${role.isHelp}, ${role.isWanted}, ${after + nth + 1})`.execute(db)
}

/** Changes a role; more places move up those who wait. */
export async function changeRole(db: Db, id: RoleId, words: RoleWords): Promise<void> {
  await sql`
    update activities.role set name = ${words.name}, cap = ${words.cap}, is_help = ${words.isHelp}, is_wanted = ${words.isWanted}
     where id = ${id} and ended_at is null`.execute(db)
}

/** Ends a role: nobody joins in it any more, and who joined stays in the record. */
export async function endRole(db: Db, id: RoleId): Promise<void> {
  await sql`update activities.role set ended_at = now() where id = ${id} and ended_at is null`.execute(db)
}
