import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { AgencyId } from '../../../kernel/id.ts'
import type { Reader } from '../../../kernel/reader.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { Person, PersonFacts, PersonId, Sex } from '../domain/person.ts'
import { keysOf } from '../domain/search-keys.ts'

export type PersonRow = {
  readonly id: string
  readonly owner_agency: string
  readonly family: string | null
  readonly given: string | null
  readonly family_kana: string | null
  readonly given_kana: string | null
  readonly former_family: string | null
  readonly latin: string | null
  readonly common_name: string | null
  readonly called: string | null
  readonly birth_date: string | null
  readonly sex: string
  readonly language: string
  readonly reading_language: string | null
  readonly interpreter: boolean
  readonly phone: string | null
  readonly phone_other: string | null
  readonly email: string | null
  readonly contact_note: string | null
  readonly postal_code: string | null
  readonly address: string | null
  readonly council_no: number | null
  readonly address_protected: boolean
  readonly note: string | null
  readonly version: number
}

/** Columns of a person, for other queries of this module. */
export const PERSON_COLUMNS = sql`p.id, p.owner_agency, p.family, p.given, p.family_kana, p.given_kana, p.former_family, p.latin, p.common_name, p.called,
       p.birth_date, p.sex, p.language, p.reading_language, p.interpreter, p.phone, p.phone_other, p.email, p.contact_note,
       p.postal_code, p.address, p.council_no, p.address_protected, p.note, p.version`

/** One person, if the reader may see them. The row policy repeats the rule of sight. */
export async function findPerson(db: Db, id: PersonId): Promise<Person | undefined> {
  const row = await firstOf(db, sql<PersonRow>`select ${PERSON_COLUMNS} from people.person p where p.id = ${id}`)
  return row && personFrom(row)
}

/** Several persons in one statement; those a reader may not see are simply not among them. */
export async function findPersons(db: Db, ids: readonly PersonId[]): Promise<readonly Person[]> {
  const rows = await rowsOf(
    db,
    sql<PersonRow>`select ${PERSON_COLUMNS} from people.person p where p.id = any(${[...ids]}::uuid[]) order by p.id`,
  )
  return rows.map(personFrom)
}

/** Holds the row until the transaction ends. Finding and locking are separate, because locking asks for the right to change. */
export async function lockPerson(db: Db, id: PersonId): Promise<void> {
  await sql`select 1 from people.person where id = ${id} for update`.execute(db)
}

/** Registers a person for the reader's agency, findable at once. */
export async function insertPerson(db: Db, reader: Reader, id: PersonId, facts: PersonFacts, now: Date): Promise<void> {
  await sql`
    insert into people.person (id, owner_agency, family, given, family_kana, given_kana, former_family, latin, common_name, called, birth_date, sex, language,
                               reading_language, interpreter, phone, phone_other, email, contact_note, postal_code, address, council_no, note,
                               made_at, changed_at, changed_by)
    values (${id}, ${reader.agencyId}, ${facts.family}, ${facts.given}, ${facts.familyKana}, ${facts.givenKana}, ${facts.formerFamily}, ${facts.latin},
            ${facts.commonName}, ${facts.called}, ${facts.birthDate}, ${facts.sex}, ${facts.language}, ${facts.readingLanguage}, ${facts.interpreter},
            ${facts.phone}, ${facts.phoneOther}, ${facts.email}, ${facts.contactNote}, ${facts.postalCode}, ${facts.address}, ${facts.councilNo},
            ${facts.note}, ${now}, ${now}, ${reader.staffId})`.execute(db)
  await sql`insert into people.person_standing (person_id, agency_id, since) values (${id}, ${reader.agencyId}, ${now})`.execute(db)
  await writeKeys(db, id, facts)
}

/** Replaces the facts by a new version and keeps what was. */
export async function updatePerson(db: Db, reader: Reader, before: Person, facts: PersonFacts, now: Date): Promise<void> {
  const { id: _, version, ...was } = before
  await sql`
    insert into people.person_history (person_id, version, changed_at, changed_by, was)
    values (${before.id}, ${version}, ${now}, ${reader.staffId}, ${JSON.stringify(was)}::jsonb)`.execute(db)
  await sql`
    update people.person
       set family = ${facts.family}, given = ${facts.given}, family_kana = ${facts.familyKana}, given_kana = ${facts.givenKana},
           former_family = ${facts.formerFamily}, latin = ${facts.latin}, common_name = ${facts.commonName}, called = ${facts.called},
           birth_date = ${facts.birthDate}, sex = ${facts.sex}, language = ${facts.language}, reading_language = ${facts.readingLanguage},
           interpreter = ${facts.interpreter}, phone = ${facts.phone}, phone_other = ${facts.phoneOther}, email = ${facts.email},
           contact_note = ${facts.contactNote}, postal_code = ${facts.postalCode}, address = ${facts.address}, council_no = ${facts.councilNo},
           note = ${facts.note}, version = ${version + 1}, changed_at = ${now}, changed_by = ${reader.staffId}
     where id = ${before.id}`.execute(db)
  await writeKeys(db, before.id, facts)
}

/** Persons of the reader's agency whose key begins with one of the prefixes, best first (in the order of keys). */
export async function searchPersons(db: Db, reader: Reader, prefixes: readonly string[], limit: number): Promise<readonly Person[]> {
  if (prefixes.length === 0) return []
  return (await rowsOf(db, personsUnder(reader, prefixes, limit))).map(personFrom)
}

/**
 * The one statement of the search. Sight is the first column of the index: it costs the same however large the city is.
 *
 * @param prefixes folded, at least one
 */
export function personsUnder(reader: Reader, prefixes: readonly string[], limit: number): RawBuilder<PersonRow> {
  const looks = prefixes.map(prefix => keysUnder(reader, prefix, limit * KEYS_OF_ONE_PERSON))
  return sql<PersonRow>`
    with found as (select person_id, min(key) as key from (${sql.join(looks, sql` union all `)}) looked group by person_id order by 2, 1 limit ${limit})
    select ${PERSON_COLUMNS} from found join people.person p on p.id = found.person_id order by found.key, p.id`
}

/** Agencies that already work with exactly this person. No content, no protected person. */
export async function askKnown(db: Db, nameKeys: readonly string[], born: Day | null, phone: string | null): Promise<readonly AgencyId[]> {
  const rows = await rowsOf(
    db,
    sql<{ agency_id: AgencyId }>`
      select distinct k.agency_id
        from unnest(${[...nameKeys]}::text[]) as asked (key)
       cross join lateral people.known(asked.key, ${born}::date, ${phone}::text) k`,
  )
  return rows.map(row => row.agency_id)
}

/** Agencies that work with a person whom the reader sees. */
export async function listStanding(
  db: Db,
  id: PersonId,
): Promise<readonly { readonly agencyId: AgencyId; readonly agencyName: string; readonly since: Date }[]> {
  return rowsOf(
    db,
    sql<{ agencyId: AgencyId; agencyName: string; since: Date }>`
      select s.agency_id as "agencyId", a.name as "agencyName", s.since
        from people.person_standing s join directory.agency a on a.id = s.agency_id
       where s.person_id = ${id} order by s.since, s.agency_id`,
  )
}

/** One person may stand under a beginning with name, reading, former name, Latin turns: enough keys for `limit` different people. */
const KEYS_OF_ONE_PERSON = 6

/** In the order of the primary key, so that reading stops at the limit however many people share the beginning. */
function keysUnder(reader: Reader, prefix: string, limit: number): RawBuilder<unknown> {
  return sql`(select k.person_id, k.key from people.person_key k
               where k.agency_id = ${reader.agencyId} and k.key ^@ ${prefix} order by k.key, k.kind, k.person_id limit ${limit})`
}

function writeKeys(db: Db, id: PersonId, facts: PersonFacts): Promise<unknown> {
  const keys = keysOf(facts)
  return sql`select people.rewrite_keys(${id}, ${textArray(keys.map(key => key.key))}, ${textArray(keys.map(key => key.kind))})`.execute(db)
}

function textArray(texts: readonly string[]): RawBuilder<unknown> {
  return sql`${[...texts]}::text[]`
}

/** A person as the domain knows it. */
export function personFrom(row: PersonRow): Person {
  return {
    id: row.id as PersonId,
    ownerAgency: row.owner_agency as AgencyId,
    family: row.family,
    given: row.given,
    familyKana: row.family_kana,
    givenKana: row.given_kana,
    formerFamily: row.former_family,
    latin: row.latin,
    commonName: row.common_name,
    called: row.called,
    birthDate: row.birth_date as Day | null,
    sex: row.sex as Sex,
    language: row.language,
    readingLanguage: row.reading_language,
    interpreter: row.interpreter,
    phone: row.phone,
    phoneOther: row.phone_other,
    email: row.email,
    contactNote: row.contact_note,
    postalCode: row.postal_code,
    address: row.address,
    councilNo: row.council_no,
    addressProtected: row.address_protected,
    note: row.note,
    version: row.version,
  }
}
