import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import type { Db } from '../../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../../platform/database.ts'
import type { PersonId } from '../../../people/index.ts'
import type { CaseId } from '../../domain/case/case.ts'
import type { EntryId, LogEntry, ShareScope } from '../../domain/case/log-entry.ts'

/** An entry with the names a page shows. */
export type NamedEntry = LogEntry & { readonly staffName: string; readonly agencyName: string; readonly personName: string | null }

type EntryRow = {
  readonly id: string
  readonly case_id: string
  readonly at: Date
  readonly minutes: number | null
  readonly by_staff: string
  readonly by_agency: string
  readonly made_at: Date
  readonly with_whom: string[]
  readonly method: string
  readonly person_id: string | null
  readonly fact: string | null
  readonly opinion: string | null
  readonly third_party: string | null
  readonly third_party_who: string | null
  readonly person_words: string | null
  readonly category: string | null
  readonly contact_result: string | null
  readonly next: string | null
  readonly next_on: string | null
  readonly share_scope: string
  readonly conference_id: string | null
  readonly replaces: string | null
  readonly is_replaced: boolean
  readonly replace_words: string | null
}
type NamedRow = EntryRow & { readonly staff_name: string; readonly agency_name: string; readonly person_name: string | null }

const ENTRY_COLUMNS = sql`e.id, e.case_id, e.at, e.minutes, e.by_staff, e.by_agency, e.made_at, e.with_whom, e.method, e.person_id, e.fact, e.opinion,
       e.third_party, e.third_party_who, e.person_words, e.category, e.contact_result, e.next, e.next_on, e.share_scope, e.conference_id, e.replaces,
       e.is_replaced, e.replace_words`

/** Names are joined to the few rows of a page, never to the rows that are passed over. */
function named(entries: RawBuilder<unknown>): RawBuilder<NamedRow> {
  return sql<NamedRow>`
    select ${ENTRY_COLUMNS}, s.name as staff_name, a.name as agency_name,
           (select coalesce(nullif(concat_ws('　', p.family, p.given), ''), p.common_name, p.latin, p.called) from people.person p where p.id = e.person_id) as person_name
      from (${entries}) e
      join staff.staff s on s.id = e.by_staff
      join directory.agency a on a.id = e.by_agency
     order by e.at desc, e.id desc`
}

/** One entry, if the reader may see it. */
export async function findEntry(db: Db, caseId: CaseId, id: EntryId): Promise<LogEntry | undefined> {
  const row = await firstOf(
    db,
    sql<EntryRow>`select ${ENTRY_COLUMNS} from coordination.log_entry e where e.id = ${id} and e.case_id = ${caseId}`,
  )
  return row && entryFrom(row)
}

/** Writes one entry; the database takes no later change. */
export async function insertEntry(db: Db, of: LogEntry): Promise<void> {
  await sql`
    insert into coordination.log_entry (id, case_id, at, minutes, by_staff, by_agency, made_at, with_whom, method, person_id, fact, opinion, third_party,
                                        third_party_who, person_words, category, contact_result, next, next_on, share_scope, conference_id, replaces, replace_words)
    values (${of.id}, ${of.caseId}, ${of.at}, ${of.minutes}, ${of.byStaff}, ${of.byAgency}, ${of.madeAt}, ${[...of.withWhom]}::text[], ${of.method},
            ${of.personId}, ${of.fact}, ${of.opinion}, ${of.thirdParty}, ${of.thirdPartyWho}, ${of.personWords}, ${of.category}, ${of.contactResult},
            ${of.next}, ${of.nextOn}, ${of.shareScope}, ${of.conferenceId}, ${of.replaces}, ${of.replaceWords})`.execute(db)
}

/** Marks the entry that a correction replaces. */
export async function markReplaced(db: Db, id: EntryId): Promise<void> {
  await sql`update coordination.log_entry set is_replaced = true where id = ${id}`.execute(db)
}

/** Calls staff by name in an entry. */
export async function insertMentions(db: Db, caseId: CaseId, entryId: EntryId, staff: readonly StaffId[], at: Date): Promise<void> {
  if (staff.length === 0) return
  await sql`
    insert into coordination.mention (entry_id, staff_id, case_id, at)
    select ${entryId}, called, ${caseId}, ${at} from unnest(${[...staff]}::uuid[]) called`.execute(db)
}

/** Who is called by name in which entry, for the entries of a page. */
export function listMentions(
  db: Db,
  entries: readonly EntryId[],
): Promise<readonly { readonly entryId: EntryId; readonly name: string }[]> {
  return rowsOf(
    db,
    sql<{ entryId: EntryId; name: string }>`
      select m.entry_id as "entryId", s.name from coordination.mention m join staff.staff s on s.id = m.staff_id
       where m.entry_id = any(${[...entries]}::uuid[]) order by s.name`,
  )
}

/** How a log is narrowed. */
export type LogFilter = {
  readonly agencyId?: AgencyId | undefined
  readonly personId?: PersonId | undefined
  readonly shareScope?: ShareScope | undefined
}

/** A place in a log: entries older than this one. */
export type LogPlace = { readonly limit: number; readonly after?: EntryId | undefined }

/** One page of a case's log and one entry more, newest first, in keyset order. */
export async function listEntries(db: Db, caseId: CaseId, filter: LogFilter, place: LogPlace): Promise<readonly NamedEntry[]> {
  const rows = await rowsOf(db, entriesOfCase(caseId, filter, place))
  return rows.map(namedFrom)
}

/** The one statement of a page of the log; for its proof of cost as well. */
export function entriesOfCase(caseId: CaseId, filter: LogFilter, place: LogPlace): RawBuilder<NamedRow> {
  const by = filter.agencyId === undefined ? sql`` : sql`and e.by_agency = ${filter.agencyId}`
  const about = filter.personId === undefined ? sql`` : sql`and e.person_id = ${filter.personId}`
  const within = filter.shareScope === undefined ? sql`` : sql`and e.share_scope = ${filter.shareScope}`
  return named(sql`
    select * from coordination.log_entry e
     where e.case_id = ${caseId} ${by} ${about} ${within} ${olderThan(place)}
     order by e.at desc, e.id desc limit ${place.limit + 1}`)
}

/** Entries about one person in all cases of theirs that the reader may see, newest first, and one more. */
export async function listEntriesAbout(db: Db, personId: PersonId, place: LogPlace): Promise<readonly NamedEntry[]> {
  const rows = await rowsOf(db, entriesAbout(personId, place))
  return rows.map(namedFrom)
}

/**
 * The one statement of a person's log. It goes case by case through those the reader may see and takes a page's worth from each, so
 * that neither a long log nor a case of others costs more than a page.
 */
export function entriesAbout(personId: PersonId, place: LogPlace): RawBuilder<NamedRow> {
  return named(sql`
    select e.* from (select l.case_id from coordination.case_person l where l.person_id = ${personId} offset 0) c
     cross join lateral (select * from coordination.log_entry e
                          where e.person_id = ${personId} and e.case_id = c.case_id ${olderThan(place)}
                          order by e.at desc, e.id desc limit ${place.limit + 1}) e
     order by e.at desc, e.id desc limit ${place.limit + 1}`)
}

/** What stands in a case between two days, both included, oldest first, up to a bound. One statement. */
export async function listEntriesBetween(
  db: Db,
  caseId: CaseId,
  { from, to }: { readonly from: Day | null; readonly to: Day | null },
  limit: number,
): Promise<readonly NamedEntry[]> {
  const since = from === null ? sql`` : sql`and e.at >= ${from}::date::timestamp at time zone 'Asia/Tokyo'`
  const until = to === null ? sql`` : sql`and e.at < (${to}::date + 1)::timestamp at time zone 'Asia/Tokyo'`
  const rows = await rowsOf(
    db,
    named(sql`
      select * from coordination.log_entry e
       where e.case_id = ${caseId} and not e.is_replaced ${since} ${until} order by e.at desc, e.id desc limit ${limit}`),
  )
  return rows.map(namedFrom).reverse()
}

/** Everything of a case that stands about one person or the household, oldest first, up to a bound: for the person's own copy. */
export async function listStandingEntries(db: Db, caseId: CaseId, limit: number): Promise<readonly NamedEntry[]> {
  const rows = await rowsOf(
    db,
    named(
      sql`select * from coordination.log_entry e where e.case_id = ${caseId} and not e.is_replaced order by e.at desc, e.id desc limit ${limit}`,
    ),
  )
  return rows.map(namedFrom).reverse()
}

function olderThan({ after }: LogPlace): RawBuilder<unknown> {
  if (after === undefined) return sql``
  return sql`and (e.at, e.id) < (select b.at, b.id from coordination.log_entry b where b.id = ${after})`
}

function namedFrom(row: NamedRow): NamedEntry {
  return { ...entryFrom(row), staffName: row.staff_name, agencyName: row.agency_name, personName: row.person_name }
}

function entryFrom(row: EntryRow): LogEntry {
  return {
    id: row.id as EntryId,
    caseId: row.case_id as CaseId,
    at: row.at.toISOString(),
    minutes: row.minutes,
    byStaff: row.by_staff as StaffId,
    byAgency: row.by_agency as AgencyId,
    madeAt: row.made_at.toISOString(),
    withWhom: row.with_whom,
    method: row.method,
    personId: row.person_id as PersonId | null,
    fact: row.fact,
    opinion: row.opinion,
    thirdParty: row.third_party,
    thirdPartyWho: row.third_party_who,
    personWords: row.person_words,
    category: row.category,
    contactResult: row.contact_result,
    next: row.next,
    nextOn: row.next_on as Day | null,
    shareScope: row.share_scope as ShareScope,
    conferenceId: row.conference_id,
    replaces: row.replaces as EntryId | null,
    isReplaced: row.is_replaced,
    replaceWords: row.replace_words,
  }
}
