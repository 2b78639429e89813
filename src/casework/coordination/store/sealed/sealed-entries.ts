import { sql } from 'kysely'
import type { StaffId } from '../../../../kernel/id.ts'
import { newId } from '../../../../kernel/id.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../../platform/database.ts'
import type {
  CompartmentId,
  SealedEntry,
  SealedEntryId,
  SealedEntryWish,
  SealedLogLine,
  SealedMeeting,
  TransferId,
} from '../../domain/sealed/compartment.ts'

type EntryRow = Omit<SealedEntry, 'at' | 'madeAt'> & { readonly at: Date; readonly madeAt: Date }

const SELECT = sql`
  select e.id, e.at, e.made_at as "madeAt", e.by_staff as "byStaff", e.fact, e.opinion, e.third_party as "thirdParty", e.third_party_who as "thirdPartyWho",
         e.person_words as "personWords", e.replaces, e.replace_words as "replaceWords", s.name as "staffName", a.name as "agencyName",
         e.transfer_id is not null as "isTransferred",
         exists (select 1 from coordination.compartment_entry r where r.compartment_id = e.compartment_id and r.replaces = e.id) as "isReplaced"
    from coordination.compartment_entry e
    join staff.staff s on s.id = e.by_staff
    join directory.agency a on a.id = e.by_agency`

/** Entries of a compartment, the latest first; `after` is the last one already shown. */
export async function listSealedEntries(
  db: Db,
  id: CompartmentId,
  limit: number,
  after: SealedEntryId | undefined,
): Promise<readonly SealedEntry[]> {
  const rows = await rowsOf(
    db,
    sql<EntryRow>`${SELECT}
     where e.compartment_id = ${id}
       and (${after ?? null}::uuid is null or (e.at, e.id) < (select l.at, l.id from coordination.compartment_entry l where l.id = ${after ?? null}::uuid))
     order by e.at desc, e.id desc limit ${limit}`,
  )
  return rows.map(entryFrom)
}

/** One entry of a compartment. */
export async function findSealedEntry(db: Db, id: CompartmentId, entry: string): Promise<SealedEntry | undefined> {
  const row = await firstOf(db, sql<EntryRow>`${SELECT} where e.compartment_id = ${id} and e.id = ${entry}`)
  return row && entryFrom(row)
}

/** Writes one entry; the database takes no later change. */
export async function insertSealedEntry(
  act: Act,
  db: Db,
  id: CompartmentId,
  wish: SealedEntryWish,
  transferId: TransferId | null,
): Promise<SealedEntryId> {
  const made = newId<'compartment_entry'>(act.now.getTime())
  await sql`
    insert into coordination.compartment_entry (id, compartment_id, at, made_at, by_staff, by_agency, fact, opinion, third_party, third_party_who, person_words,
                                                replaces, replace_words, transfer_id)
    values (${made}, ${id}, ${wish.at}, ${act.now}, ${act.reader.staffId}, ${act.reader.agencyId}, ${wish.fact}, ${wish.opinion}, ${wish.thirdParty},
            ${wish.thirdPartyWho}, ${wish.personWords}, ${wish.replaces}, ${wish.replaceWords}, ${transferId})`.execute(db)
  return made
}

/** Meetings of the members, the latest first. */
export async function listSealedMeetings(db: Db, id: CompartmentId): Promise<readonly SealedMeeting[]> {
  const rows = await rowsOf(
    db,
    sql<Omit<SealedMeeting, 'at'> & { readonly at: Date }>`
      select m.id, m.type_code as "typeCode", m.at, m.present, m.others, m.minutes, s.name as "staffName",
             (select t.display_name from coordination.conference_type t
               where t.code = m.type_code and t.valid_from <= m.at::date and (t.valid_to is null or t.valid_to > m.at::date)) as "typeName"
        from coordination.compartment_meeting m join staff.staff s on s.id = m.by_staff
       where m.compartment_id = ${id} order by m.at desc, m.id desc limit 100`,
  )
  return rows.map(row => ({ ...row, at: row.at.toISOString() }))
}

export type MeetingWish = {
  readonly typeCode: string
  readonly at: string
  readonly present: readonly StaffId[]
  readonly others: string | null
  readonly minutes: string
}

/** Writes one meeting down. */
export async function insertSealedMeeting(act: Act, db: Db, id: CompartmentId, wish: MeetingWish): Promise<string> {
  const made = newId<'compartment_meeting'>(act.now.getTime())
  await sql`
    insert into coordination.compartment_meeting (id, compartment_id, type_code, at, present, others, minutes, made_at, by_staff, by_agency)
    values (${made}, ${id}, ${wish.typeCode}, ${wish.at}, ${[...wish.present]}::uuid[], ${wish.others}, ${wish.minutes}, ${act.now}, ${act.reader.staffId},
            ${act.reader.agencyId})`.execute(db)
  return made
}

/** Kinds of conferences that are held inside compartments only, as they are called on a day. */
export function listSealedTypes(db: Db, on: string): Promise<readonly { readonly code: string; readonly label: string }[]> {
  return rowsOf(
    db,
    sql<{ code: string; label: string }>`
      select t.code, t.display_name as label from coordination.conference_type t
       where t.is_sealed and t.valid_from <= ${on} and (t.valid_to is null or t.valid_to > ${on}) order by t.sort_order`,
  )
}

/** Appends one line to the compartment's own access log. */
export async function appendSealedLog(act: Act, db: Db, id: CompartmentId, action: string, words: string | null): Promise<void> {
  await sql`
    insert into coordination.compartment_log (id, compartment_id, at, staff_id, agency_id, action, words)
    values (${newId(act.now.getTime())}, ${id}, ${act.now}, ${act.reader.staffId}, ${act.reader.agencyId}, ${action}, ${words})`.execute(db)
}

/** The latest lines of the compartment's own access log. */
export async function listSealedLog(db: Db, id: CompartmentId, limit: number): Promise<readonly SealedLogLine[]> {
  const rows = await rowsOf(
    db,
    sql<Omit<SealedLogLine, 'at'> & { readonly at: Date }>`
      select l.id, l.at, l.action, l.words, s.name as "staffName", a.name as "agencyName"
        from coordination.compartment_log l join staff.staff s on s.id = l.staff_id join directory.agency a on a.id = l.agency_id
       where l.compartment_id = ${id} order by l.at desc, l.id desc limit ${limit}`,
  )
  return rows.map(row => ({ ...row, at: row.at.toISOString() }))
}

function entryFrom(row: EntryRow): SealedEntry {
  return { ...row, at: row.at.toISOString(), madeAt: row.madeAt.toISOString() }
}
