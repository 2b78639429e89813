import { sql } from 'kysely'
import type { Id, StaffId } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import type { Db } from '../../platform/database.ts'
import { firstOf, rowsOf } from '../../platform/database.ts'
import type { Identity } from '../../platform/oidc.ts'
import type { AccountRefusal } from '../domain/account-refusal.ts'
import type { NewSsoGroup, SsoGroup } from '../domain/sso.ts'
import { answerOf } from './answer-of.ts'

/** Keeps a sign-in that is on its way to the provider; those that took too long are cleared away on the same occasion. */
export async function saveFlow(db: Db, stateHash: Uint8Array, browserHash: Uint8Array, secret: Uint8Array): Promise<void> {
  await sql`delete from staff.sso_flow where ends_at < now()`.execute(db)
  await sql`insert into staff.sso_flow (state_hash, browser_hash, secret) values (${stateHash}, ${browserHash}, ${secret})`.execute(db)
}

/** What was kept for this state and this browser: once, while it lasts. */
export async function takeFlow(db: Db, stateHash: Uint8Array, browserHash: Uint8Array): Promise<Uint8Array | undefined> {
  const row = await firstOf(
    db,
    sql<{ secret: Uint8Array; alive: boolean }>`
      delete from staff.sso_flow where state_hash = ${stateHash} and browser_hash = ${browserHash}
   returning secret, ends_at > now() as alive`,
  )
  return row?.alive ? row.secret : undefined
}

/** Who came in, with the duties that the groups give now; or whose account it would have been, and why not. */
export type SsoEntry = {
  readonly staffId: StaffId | null
  readonly refused: 'unknown' | 'not-allowed' | 'ended' | 'linked-to-another' | null
  readonly duties: readonly string[] | null
}

/** The account an identity enters by, with its duties brought up to its groups; or whose it would have been, and why not. */
export async function enterBySso(db: Db, who: Identity): Promise<SsoEntry> {
  const row = await firstOf(
    db,
    sql<SsoEntry>`
      select staff_id as "staffId", refused, duties
        from staff.sign_in_by_sso(${who.issuer}, ${who.subject}, ${who.login}, ${[...who.groups]}::text[])`,
  )
  return row ?? { staffId: null, refused: 'unknown', duties: null }
}

/** The mapping from groups to duties. */
export function listSsoGroups(db: Db): Promise<readonly SsoGroup[]> {
  return rowsOf(
    db,
    sql<SsoGroup>`
      select g.id, g.group_name as "groupName", g.duty, a.name as "agencyName"
        from staff.sso_group g left join directory.agency a on a.id = g.agency_id
       order by g.group_name, g.duty, a.sort_order limit 500`,
  )
}

/** Adds a line to the mapping. */
export function addSsoGroup(db: Db, one: NewSsoGroup): Promise<Result<undefined, AccountRefusal>> {
  return answerOf(db, sql`select staff.add_sso_group(${one.id}, ${one.groupName}, ${one.duty}, ${one.agencyId}) as why`)
}

/** Takes a line out of the mapping; it tells at the next sign-in of each. */
export function dropSsoGroup(db: Db, id: Id<'sso-group'>): Promise<Result<undefined, AccountRefusal>> {
  return answerOf(db, sql`select staff.drop_sso_group(${id}) as why`)
}
