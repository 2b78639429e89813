import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'

/** One sealed box as it is carried; bytes in base64, the hash of its receipt in hex. */
export type CarriedBox = {
  readonly id: string
  readonly kind: string
  readonly receiptHash: string
  readonly language: string
  readonly sealed: string
  readonly handedInAt: string
}

/** What the holder of a receipt may be told. */
export type CarriedAnswer = { readonly receiptHash: string; readonly state: string; readonly replies: unknown }

/** Puts the boxes that have not left yet into a parcel. Tells how many. */
export async function fillParcel(db: Db, no: number): Promise<number> {
  const filled = await rowsOf(
    db,
    sql`update desk.request set parcel_no = ${no} where sealed is not null and taken_at is null and parcel_no is null returning id`,
  )
  return filled.length
}

/** The boxes of a parcel in the order of their ids, so that the same parcel is always the same bytes. */
export async function boxesOf(db: Db, no: number): Promise<readonly CarriedBox[]> {
  const rows = await rowsOf(
    db,
    sql<Omit<CarriedBox, 'handedInAt'> & { handedInAt: Date }>`
      select id, kind, encode(receipt_hash, 'hex') as "receiptHash", language, encode(sealed, 'base64') as sealed, handed_in_at as "handedInAt"
        from desk.request where parcel_no = ${no} and sealed is not null order by id`,
  )
  return rows.map(row => ({ ...row, handedInAt: row.handedInAt.toISOString() }))
}

/** Lays carried boxes down at the desk, where the taker finds them; the same box again changes nothing. Tells how many were new. */
export async function layBoxes(db: Db, boxes: readonly CarriedBox[]): Promise<number> {
  let laid = 0
  for (const box of boxes) {
    const { length } = await rowsOf(
      db,
      sql`insert into desk.request (id, kind, receipt_hash, language, sealed, handed_in_at)
          values (${box.id}, ${box.kind}, decode(${box.receiptHash}, 'hex'), ${box.language}, decode(${box.sealed}, 'base64'), ${box.handedInAt})
              on conflict do nothing returning id`,
    )
    laid += length
  }
  return laid
}

/** States and deliberate replies of every number of the last year and a half. */
export function listAnswers(db: Db): Promise<readonly CarriedAnswer[]> {
  return rowsOf(
    db,
    sql<CarriedAnswer>`
      select encode(r.receipt_hash, 'hex') as "receiptHash", s.state, s.replies
        from desk.request r cross join lateral door.request_state(r.receipt_hash) s
       where r.kind = 'ask' and r.handed_in_at > now() - interval '18 months' order by r.id`,
  )
}

/** On the open machine: what has come across is forgotten here, and what the desk says is kept for those who ask. */
export async function keepAnswers(db: Db, received: number, answers: readonly CarriedAnswer[]): Promise<void> {
  await sql`update desk.request set sealed = null, carried_at = now() where parcel_no <= ${received} and sealed is not null`.execute(db)
  for (const answer of answers) {
    await sql`
      update desk.request set told = jsonb_build_object('state', ${answer.state}::text, 'replies', ${JSON.stringify(answer.replies)}::jsonb)
       where kind = 'ask' and receipt_hash = decode(${answer.receiptHash}, 'hex')`.execute(db)
  }
}
