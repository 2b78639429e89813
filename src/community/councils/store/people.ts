import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { StaffId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { BodyId, ParticipantId, Seat, SeatId } from '../domain/body.ts'
import type { Contact, Participant, RollSeat } from '../domain/participant.ts'

const PARTICIPANT = sql`
  select p.id, p.council_no as "councilNo", p.name, p.kana, p.reach, p.ended_on as "endedOn", p.ended_why as "endedWhy", p.version,
         s.id is not null and s.disabled_at is null and (s.ends_on is null or s.ends_on >= (now() at time zone 'Asia/Tokyo')::date) as "signsIn"
    from councils.participant p left join staff.staff s on s.id = p.account_id`

/** Everybody on the roll of a council by reading, those who left among them; nobody where the reader may not know them. */
export function participantsOf(db: Db, councilNo: number): Promise<readonly Participant[]> {
  return rowsOf(db, sql<Participant>`${PARTICIPANT} where p.council_no = ${councilNo}::smallint order by p.kana, p.name, p.id limit 1000`)
}

/** One participant, where the reader may know them; `lock` keeps them for the rest of the transaction. */
export function findParticipant(db: Db, id: ParticipantId, lock = false): Promise<Participant | undefined> {
  return firstOf(db, sql<Participant>`${PARTICIPANT} where p.id = ${id} ${lock ? sql`for update of p` : sql``}`)
}

/** How the participants of a council are reached; empty for those who do not keep its records. */
export async function contactsOf(db: Db, councilNo: number): Promise<ReadonlyMap<string, Contact>> {
  const rows = await rowsOf(
    db,
    sql<Contact & { id: string }>`
      select c.participant_id as id, c.phone, c.mail, c.note
        from councils.participant_contact c join councils.participant p on p.id = c.participant_id
       where p.council_no = ${councilNo}::smallint`,
  )
  return new Map(rows.map(({ id, phone, mail, note }) => [id, { phone, mail, note }]))
}

/** Writes a new name on a roll. */
export async function insertParticipant(
  db: Db,
  id: ParticipantId,
  councilNo: number,
  words: Pick<Participant, 'name' | 'kana' | 'reach'>,
): Promise<void> {
  await sql`
    insert into councils.participant (id, council_no, name, kana, reach, made_by)
    values (${id}, ${councilNo}, ${words.name}, ${words.kana}, ${words.reach}, platform.reader_id())`.execute(db)
}

/** Changes how somebody is called and reached. */
export async function changeParticipant(db: Db, id: ParticipantId, words: Pick<Participant, 'name' | 'kana' | 'reach'>): Promise<void> {
  await sql`
    update councils.participant set name = ${words.name}, kana = ${words.kana}, reach = ${words.reach}, version = version + 1 where id = ${id}`.execute(
    db,
  )
}

/** Takes somebody off the roll with a reason; their seats end that day, and all of it stays in the record. */
export async function endParticipant(db: Db, id: ParticipantId, on: Day, why: string): Promise<void> {
  await sql`
    update councils.seat set to_on = greatest(${on}::date, from_on), version = version + 1
     where participant_id = ${id} and (to_on is null or to_on > ${on}::date)`.execute(db)
  await sql`update councils.participant set ended_on = ${on}, ended_why = ${why}, version = version + 1 where id = ${id}`.execute(db)
}

/** Writes how somebody is reached. */
export async function saveContact(db: Db, id: ParticipantId, contact: Contact): Promise<void> {
  await sql`
    insert into councils.participant_contact (participant_id, phone, mail, note) values (${id}, ${contact.phone}, ${contact.mail}, ${contact.note})
    on conflict (participant_id) do update set phone = excluded.phone, mail = excluded.mail, note = excluded.note`.execute(db)
}

const SEAT = sql`
  select s.id, s.body_id as "bodyId", s.participant_id as "participantId", coalesce(p.name, s.organisation, '') as name,
         coalesce(p.kana, '') as kana, s.office, s.is_secretariat as "isSecretariat", s.sort_order as "order",
         s.from_on as "fromOn", s.to_on as "toOn", s.version, b.name as "bodyName"
    from councils.seat s
    join councils.body b on b.id = s.body_id
    left join councils.participant p on p.id = s.participant_id`

/** Every seat of some bodies, ended ones among them, in their order. */
export function seatsOfBodies(db: Db, ids: readonly BodyId[]): Promise<readonly RollSeat[]> {
  return rowsOf(db, sql<RollSeat>`${SEAT} where s.body_id = any (${[...ids]}::uuid[]) order by s.sort_order, s.from_on, s.id limit 3000`)
}

/** One seat of a body; `lock` keeps it for the rest of the transaction. */
export function findSeat(db: Db, bodyId: BodyId, id: SeatId): Promise<RollSeat | undefined> {
  return firstOf(db, sql<RollSeat>`${SEAT} where s.id = ${id} and s.body_id = ${bodyId} for update of s`)
}

/** A seat as it is given: a participant's or an organisation's, never both. */
export type SeatGiven = Pick<Seat, 'office' | 'isSecretariat' | 'order' | 'fromOn' | 'toOn'> & {
  readonly participantId: ParticipantId | null
  readonly organisation: string | null
}

/** Gives a seat. */
export async function insertSeat(db: Db, id: SeatId, bodyId: BodyId, seat: SeatGiven): Promise<void> {
  await sql`
    insert into councils.seat (id, body_id, participant_id, organisation, office, is_secretariat, sort_order, from_on, to_on)
    values (${id}, ${bodyId}, ${seat.participantId}, ${seat.organisation}, ${seat.office}, ${seat.isSecretariat}, ${seat.order}, ${seat.fromOn},
            ${seat.toOn})`.execute(db)
}

/** Changes the office, the order and the days of a seat; whose it is stays. */
export async function changeSeat(
  db: Db,
  id: SeatId,
  seat: Pick<SeatGiven, 'office' | 'isSecretariat' | 'order' | 'fromOn' | 'toOn'>,
): Promise<void> {
  await sql`
    update councils.seat set office = ${seat.office}, is_secretariat = ${seat.isSecretariat}, sort_order = ${seat.order}, from_on = ${seat.fromOn},
           to_on = ${seat.toOn}, version = version + 1
     where id = ${id}`.execute(db)
}

/** Whether a participant has a seat today or later. */
export async function hasSeatFrom(db: Db, id: ParticipantId, day: Day): Promise<boolean> {
  const found = await firstOf(
    db,
    sql<{ id: string }>`select id from councils.seat where participant_id = ${id} and (to_on is null or to_on >= ${day}::date) limit 1`,
  )
  return found !== undefined
}

/** The first account that keeps the records of a council today, as the owner of the tables finds it; nobody where there is none. */
export async function firstKeeperAccount(db: Db, councilNo: number): Promise<StaffId | undefined> {
  const found = await firstOf(
    db,
    sql<{ id: StaffId }>`
      select p.account_id as id
        from councils.participant p
        join councils.seat s on s.participant_id = p.id and s.is_secretariat and staff.today() between s.from_on and coalesce(s.to_on, 'infinity')
        join councils.body b on b.id = s.body_id
       where b.council_no = ${councilNo}::smallint and p.account_id is not null and p.ended_on is null
       order by s.sort_order, s.id limit 1`,
  )
  return found?.id
}
