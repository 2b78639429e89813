import { sql } from 'kysely'
import type { Id, StaffId } from '../../kernel/id.ts'
import type { Db } from '../../platform/database.ts'
import { firstOf, rowsOf } from '../../platform/database.ts'

export type PasskeyId = Id<'passkey'>

/** A passkey as its owner sees it. */
export type OwnPasskey = { readonly id: PasskeyId; readonly name: string; readonly madeAt: Date; readonly usedAt: Date | null }

/** What an answer is checked with. */
export type PasskeyProof = {
  readonly id: PasskeyId
  readonly credentialId: Uint8Array
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
}

/** What a challenge was made for: getting in (or stepping up), or enrolling a passkey of one member of staff. */
export type ChallengePurpose = 'enter' | 'enrol'

/** Keeps a passkey. */
export async function savePasskey(db: Db, staffId: StaffId, name: string, made: PasskeyProof): Promise<void> {
  await sql`
    insert into staff.passkey (id, staff_id, credential_id, public_key, counter, transports, name)
    values (${made.id}, ${staffId}, ${made.credentialId}, ${made.publicKey}, ${made.counter}, ${[...made.transports]}::text[], ${name})`.execute(
    db,
  )
}

/** Whose passkey answers, before anybody is known. */
export async function findPasskeyOwner(db: Db, credentialId: Uint8Array): Promise<StaffId | undefined> {
  return (await firstOf(db, sql<{ owner: StaffId | null }>`select staff.passkey_owner(${credentialId}) as owner`))?.owner ?? undefined
}

/** One's own passkey by the id its device knows. */
export async function findPasskey(db: Db, staffId: StaffId, credentialId: Uint8Array): Promise<PasskeyProof | undefined> {
  return firstOf(
    db,
    sql<PasskeyProof>`
      select id, credential_id as "credentialId", public_key as "publicKey", counter, transports
        from staff.passkey where staff_id = ${staffId} and credential_id = ${credentialId}`,
  )
}

/** One's own passkeys, the oldest first. */
export async function listPasskeys(db: Db, staffId: StaffId): Promise<readonly OwnPasskey[]> {
  return rowsOf(
    db,
    sql<OwnPasskey>`
      select id, name, made_at as "madeAt", used_at as "usedAt" from staff.passkey where staff_id = ${staffId} order by made_at, id limit 50`,
  )
}

/** The device ids of one's passkeys, so that no device is enrolled twice. */
export async function listCredentialIds(db: Db, staffId: StaffId): Promise<readonly Uint8Array[]> {
  const rows = await rowsOf(
    db,
    sql<{ credential_id: Buffer }>`select credential_id from staff.passkey where staff_id = ${staffId} limit 50`,
  )
  return rows.map(row => row.credential_id)
}

/** Notes that a passkey was used. False when its counter did not go on: then there may be a copy of it. */
export async function notePasskeyUse(db: Db, id: PasskeyId, counter: number): Promise<boolean> {
  const used = await firstOf(
    db,
    sql<{ id: string }>`
      update staff.passkey set counter = ${counter}, used_at = now()
       where id = ${id} and (counter < ${counter} or (counter = 0 and ${counter} = 0)) returning id`,
  )
  return used !== undefined
}

/** Forgets a passkey of one's own. False when there is none of that id. */
export async function deletePasskey(db: Db, staffId: StaffId, id: PasskeyId): Promise<boolean> {
  const gone = await firstOf(db, sql<{ id: string }>`delete from staff.passkey where staff_id = ${staffId} and id = ${id} returning id`)
  return gone !== undefined
}

/** Keeps a question for five minutes; older ones are cleared away on the same occasion. */
export async function saveChallenge(db: Db, hash: Uint8Array, purpose: ChallengePurpose, staffId: StaffId | null): Promise<void> {
  await sql`delete from staff.challenge where ends_at < now()`.execute(db)
  await sql`
    insert into staff.challenge (challenge_hash, purpose, staff_id, ends_at)
    values (${hash}, ${purpose}, ${staffId}, now() + interval '5 minutes')`.execute(db)
}

/** Takes a question away, so that it is answered once. False when it was never put for this, or ran out. */
export async function takeChallenge(db: Db, hash: Uint8Array, purpose: ChallengePurpose, staffId: StaffId | null): Promise<boolean> {
  const taken = await firstOf(
    db,
    sql<{ purpose: string }>`
      delete from staff.challenge
       where challenge_hash = ${hash} and purpose = ${purpose} and staff_id is not distinct from ${staffId}::uuid and ends_at > now()
   returning purpose`,
  )
  return taken !== undefined
}
