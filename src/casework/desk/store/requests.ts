import { sql } from 'kysely'
import type { AgencyId, Id, StaffId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { ConsultationId } from '../domain/consultation.ts'
import type { RequestKind, RequestState } from '../domain/request.ts'

export type RequestId = Id<'request'>
export type DoorReader = { readonly staffId: StaffId; readonly agencyId: AgencyId }
export type FrontDesk = { readonly name: string; readonly kana: string; readonly phone: string | null }
/** A reply that staff wrote for the holder of a number. */
export type Reply = { readonly at: string; readonly words: string }
export type SealedRequest = { readonly kind: RequestKind; readonly receiptHash: Uint8Array; readonly sealed: Uint8Array }

/** Hands a sealed box in; the same id again changes nothing. False when the number it belongs to does not exist. */
export async function handIn(
  db: Db,
  request: SealedRequest & { readonly id: RequestId; readonly language: string; readonly requestNo: string },
  eventId: Id<'event'>,
): Promise<boolean> {
  const row = await firstOf(
    db,
    sql<{ known: boolean }>`
      select door.hand_in(${request.id}, ${request.kind}, ${request.receiptHash}, ${request.language}, ${request.sealed}, ${eventId}, ${request.requestNo}) as known`,
  )
  return row?.known ?? false
}

/** What the holder of a number is told, or nothing when there is no such number. */
export async function findRequestState(
  db: Db,
  receiptHash: Uint8Array,
): Promise<{ readonly state: RequestState; readonly replies: readonly Reply[] } | undefined> {
  return firstOf(db, sql<{ state: RequestState; replies: Reply[] }>`select state, replies from door.request_state(${receiptHash})`)
}

/** Who reads requests, and its telephone; nothing while no front desk is named. */
export async function findFrontDesk(db: Db): Promise<FrontDesk | undefined> {
  return firstOf(db, sql<FrontDesk>`select name, kana, phone from door.front_desk()`)
}

/** The account in whose name requests are taken in; nothing while no front desk is named. */
export async function findDoorReader(db: Db): Promise<DoorReader | undefined> {
  return firstOf(db, sql<DoorReader>`select staff_id as "staffId", agency_id as "agencyId" from staff.door_reader()`)
}

/** Boxes that wait, those that never failed and the oldest first. */
export async function listWaiting(db: Db, limit: number): Promise<readonly RequestId[]> {
  const rows = await rowsOf(
    db,
    sql<{ id: RequestId }>`
      select id from desk.request where sealed is not null and set_aside_at is null order by tries, handed_in_at, id limit ${limit}`,
  )
  return rows.map(row => row.id)
}

/** Holds one box until the transaction ends; nothing when another process holds or has taken it. */
export async function lockWaiting(db: Db, id: RequestId): Promise<SealedRequest | undefined> {
  return firstOf(
    db,
    sql<SealedRequest>`
      select kind, receipt_hash as "receiptHash", sealed from desk.request
       where id = ${id} and sealed is not null and set_aside_at is null for update skip locked`,
  )
}

/** Which consultation a number belongs to: null while it waits, nothing when it can no longer come to be. */
export async function findAsked(db: Db, receiptHash: Uint8Array): Promise<{ readonly consultationId: ConsultationId | null } | undefined> {
  return firstOf(
    db,
    sql<{ consultationId: ConsultationId | null }>`
      select consultation_id as "consultationId" from desk.request where kind = 'ask' and receipt_hash = ${receiptHash} and set_aside_at is null`,
  )
}

/** The box became a consultation, or words in one: its sealed bytes are forgotten. */
export async function markTaken(db: Db, id: RequestId, consultationId: ConsultationId, at: Date): Promise<void> {
  await sql`update desk.request set taken_at = ${at}, consultation_id = ${consultationId}, sealed = null where id = ${id}`.execute(db)
}

/** The box cannot be opened or read: it waits for a human being. */
export async function setAside(db: Db, id: RequestId, at: Date): Promise<void> {
  await sql`update desk.request set set_aside_at = ${at} where id = ${id}`.execute(db)
}

/** One more try failed; after the fifth the box is set aside. */
export async function noteFailure(db: Db, id: RequestId, at: Date): Promise<void> {
  await sql`
    update desk.request set tries = tries + 1, set_aside_at = case when tries >= 4 then ${at}::timestamptz end where id = ${id} and sealed is not null`.execute(
    db,
  )
}

/** Boxes that were set aside get one more chance: the key may have been brought back. */
export async function giveAnotherChance(db: Db): Promise<void> {
  await sql`update desk.request set set_aside_at = null, tries = 0 where sealed is not null and set_aside_at is not null`.execute(db)
}
