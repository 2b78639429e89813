import { sql } from 'kysely'
import type { StaffId } from '../../kernel/id.ts'
import type { Db } from '../../platform/database.ts'
import { firstOf } from '../../platform/database.ts'
import type { Factors } from '../domain/sign-in.ts'

/** What the reader's own account can prove itself with; nobody sees another's. */
export async function findFactors(db: Db, staffId: StaffId): Promise<Factors> {
  const found = await firstOf(
    db,
    sql<Factors>`
      select exists (select 1 from staff.totp where staff_id = ${staffId}) as totp,
             (select count(*)::integer from staff.passkey where staff_id = ${staffId}) as passkeys,
             (select count(*)::integer from staff.recovery_code where staff_id = ${staffId}) as codes`,
  )
  return found ?? { totp: false, passkeys: 0, codes: 0 }
}

/** When the authenticator app was set up. */
export async function findTotpDay(db: Db, staffId: StaffId): Promise<Date | undefined> {
  return (await firstOf(db, sql<{ made_at: Date }>`select made_at from staff.totp where staff_id = ${staffId}`))?.made_at
}

/** The encrypted secret of the authenticator app. */
export async function findTotpSecret(db: Db, staffId: StaffId): Promise<Uint8Array | undefined> {
  return (await firstOf(db, sql<{ secret: Buffer }>`select secret from staff.totp where staff_id = ${staffId}`))?.secret
}

/** Keeps an authenticator app in place of the one before. */
export async function saveTotp(db: Db, staffId: StaffId, secret: Uint8Array, step: number): Promise<void> {
  await sql`
    insert into staff.totp (staff_id, secret, last_step) values (${staffId}, ${secret}, ${step})
        on conflict (staff_id) do update set secret = excluded.secret, last_step = excluded.last_step, made_at = now()`.execute(db)
}

/** Takes the code of a time step, once. False when that step, or a later one, was taken before. */
export async function takeTotpStep(db: Db, staffId: StaffId, step: number): Promise<boolean> {
  const taken = await firstOf(
    db,
    sql<{ last_step: number }>`
      update staff.totp set last_step = ${step} where staff_id = ${staffId} and last_step < ${step} returning last_step`,
  )
  return taken !== undefined
}

/** Forgets the authenticator app. */
export async function deleteTotp(db: Db, staffId: StaffId): Promise<void> {
  await sql`delete from staff.totp where staff_id = ${staffId}`.execute(db)
}

/** Keeps the hashes of fresh paper codes in place of all before. */
export async function saveRecoveryCodes(db: Db, staffId: StaffId, hashes: readonly Uint8Array[]): Promise<void> {
  await sql`delete from staff.recovery_code where staff_id = ${staffId}`.execute(db)
  for (const hash of hashes) await sql`insert into staff.recovery_code (staff_id, code_hash) values (${staffId}, ${hash})`.execute(db)
}

/** Uses a paper code up. False when it is none, or was used before. */
export async function takeRecoveryCode(db: Db, staffId: StaffId, hash: Uint8Array): Promise<boolean> {
  const taken = await firstOf(
    db,
    sql<{ staff_id: string }>`delete from staff.recovery_code where staff_id = ${staffId} and code_hash = ${hash} returning staff_id`,
  )
  return taken !== undefined
}
