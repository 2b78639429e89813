import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { AgencyId } from '../../../kernel/id.ts'
import type { Reader } from '../../../kernel/reader.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type {
  CareKind,
  CarerRole,
  CarerRoleId,
  Household,
  HouseholdFacts,
  HouseholdId,
  Membership,
  Relationship,
} from '../domain/household.ts'
import type { PersonId } from '../domain/person.ts'
import { kanaOf, nameOf } from '../domain/person.ts'
import type { PersonRow } from './persons.ts'
import { PERSON_COLUMNS, personFrom } from './persons.ts'

type HouseholdRow = {
  readonly id: string
  readonly owner_agency: string
  readonly label: string
  readonly postal_code: string | null
  readonly address: string | null
  readonly council_no: number | null
  readonly note: string | null
  readonly version: number
}
type MemberRow = PersonRow & {
  readonly relationship: string
  readonly cohabits: boolean
  readonly valid_from: string
  readonly valid_to: string | null
}
type CarerRow = {
  readonly id: string
  readonly carer: string
  readonly cared_for: string
  readonly kind: string
  readonly hours_week: number | null
  readonly since: string | null
}

export type HouseholdLabel = { readonly personId: PersonId; readonly householdId: HouseholdId; readonly label: string }
export type NewMember = { readonly personId: PersonId; readonly relationship: Relationship; readonly cohabits: boolean; readonly from: Day }
export type NewCarer = {
  readonly carer: PersonId
  readonly caredFor: PersonId
  readonly kind: CareKind
  readonly hoursWeek: number | null
  readonly since: Day | null
}

/** One household with the members and carer roles the reader may see. */
export async function findHousehold(db: Db, id: HouseholdId): Promise<Household | undefined> {
  return (await findHouseholds(db, [id]))[0]
}

/** Several households with members and carer roles: three statements, however many there are and however large. */
export async function findHouseholds(db: Db, ids: readonly HouseholdId[]): Promise<readonly Household[]> {
  const households = await rowsOf(
    db,
    sql<HouseholdRow>`
      select id, owner_agency, label, postal_code, address, council_no, note, version from people.household where id = any(${[...ids]}::uuid[]) order by id`,
  )
  const members = await rowsOf(
    db,
    sql<MemberRow & { household_id: string }>`
      select ${PERSON_COLUMNS}, m.household_id, m.relationship, m.cohabits, m.valid_from, m.valid_to
        from people.household_membership m join people.person p on p.id = m.person_id
       where m.household_id = any(${[...ids]}::uuid[]) and m.valid_to is null
       order by m.relationship <> 'head', p.birth_date nulls last, p.id`,
  )
  const carers = await rowsOf(
    db,
    sql<CarerRow & { household_id: string }>`
      select household_id, id, carer, cared_for, kind, hours_week, since
        from people.carer_role where household_id = any(${[...ids]}::uuid[]) and ended_on is null order by id`,
  )
  return households.map(row =>
    householdFrom(
      row,
      members.filter(member => member.household_id === row.id),
      carers.filter(carer => carer.household_id === row.id),
    ),
  )
}

/** Holds the row until the transaction ends, so that two changes of one version cannot both be made. */
export async function lockHousehold(db: Db, id: HouseholdId): Promise<void> {
  await sql`select 1 from people.household where id = ${id} for update`.execute(db)
}

/** Households to which any of the persons belongs now. */
export async function listHouseholdIds(db: Db, personId: PersonId): Promise<readonly HouseholdId[]> {
  const rows = await rowsOf(
    db,
    sql<{
      household_id: HouseholdId
    }>`select household_id from people.household_membership where person_id = ${personId} and valid_to is null order by valid_from`,
  )
  return rows.map(row => row.household_id)
}

/** Which households several persons belong to now, by their labels, as far as the reader may see them. One statement. */
export function listHouseholdLabels(db: Db, personIds: readonly PersonId[]): Promise<readonly HouseholdLabel[]> {
  return rowsOf(
    db,
    sql<HouseholdLabel>`
      select m.person_id as "personId", h.id as "householdId", h.label
        from people.household_membership m join people.household h on h.id = m.household_id
       where m.person_id = any(${[...personIds]}::uuid[]) and m.valid_to is null
       order by m.person_id, m.valid_from, h.id`,
  )
}

/** Makes a household of the reader's agency. */
export async function insertHousehold(db: Db, reader: Reader, id: HouseholdId, facts: HouseholdFacts, now: Date): Promise<void> {
  await sql`
    insert into people.household (id, owner_agency, label, postal_code, address, council_no, note, made_at, changed_at, changed_by)
    values (${id}, ${reader.agencyId}, ${facts.label}, ${facts.postalCode}, ${facts.address}, ${facts.councilNo}, ${facts.note}, ${now}, ${now}, ${reader.staffId})`.execute(
    db,
  )
}

/** Keeps the household as it was and moves it one version on. */
export async function touchHousehold(db: Db, reader: Reader, before: Household, facts: HouseholdFacts, now: Date): Promise<void> {
  await sql`
    insert into people.household_history (household_id, version, changed_at, changed_by, was)
    values (${before.id}, ${before.version}, ${now}, ${reader.staffId}, ${JSON.stringify(before)}::jsonb)`.execute(db)
  await sql`
    update people.household
       set label = ${facts.label}, postal_code = ${facts.postalCode}, address = ${facts.address}, council_no = ${facts.councilNo}, note = ${facts.note},
           version = ${before.version + 1}, changed_at = ${now}, changed_by = ${reader.staffId}
     where id = ${before.id}`.execute(db)
}

/** Adds a member, or changes the relationship of one who is in already. */
export async function saveMember(db: Db, id: HouseholdId, member: NewMember): Promise<void> {
  await sql`
    insert into people.household_membership (household_id, person_id, relationship, cohabits, valid_from)
    values (${id}, ${member.personId}, ${member.relationship}, ${member.cohabits}, ${member.from})
        on conflict (household_id, person_id, valid_from) do update set relationship = excluded.relationship, cohabits = excluded.cohabits, valid_to = null`.execute(
    db,
  )
}

/** Ends a membership; history stays. */
export async function endMember(db: Db, id: HouseholdId, personId: PersonId, on: Day): Promise<void> {
  await sql`
    update people.household_membership set valid_to = greatest(valid_from, ${on}::date) where household_id = ${id} and person_id = ${personId} and valid_to is null`.execute(
    db,
  )
}

/** Adds a carer role. */
export async function insertCarer(db: Db, id: HouseholdId, roleId: CarerRoleId, carer: NewCarer): Promise<void> {
  await sql`
    insert into people.carer_role (id, household_id, carer, cared_for, kind, hours_week, since)
    values (${roleId}, ${id}, ${carer.carer}, ${carer.caredFor}, ${carer.kind}, ${carer.hoursWeek}, ${carer.since})`.execute(db)
}

/** Ends a carer role; that it was there stays. */
export async function endCarer(db: Db, id: HouseholdId, roleId: CarerRoleId, on: Day): Promise<void> {
  await sql`update people.carer_role set ended_on = ${on} where household_id = ${id} and id = ${roleId} and ended_on is null`.execute(db)
}

function householdFrom(row: HouseholdRow, members: readonly MemberRow[], carers: readonly CarerRow[]): Household {
  return {
    id: row.id as HouseholdId,
    ownerAgency: row.owner_agency as AgencyId,
    label: row.label,
    postalCode: row.postal_code,
    address: row.address,
    councilNo: row.council_no,
    note: row.note,
    version: row.version,
    members: members.map(memberFrom),
    carers: carers.map(carerFrom),
  }
}

function memberFrom(row: MemberRow): Membership {
  const person = personFrom(row)
  return {
    personId: person.id,
    name: nameOf(person),
    kana: kanaOf(person) ?? null,
    birthDate: person.birthDate,
    relationship: row.relationship as Relationship,
    cohabits: row.cohabits,
    from: row.valid_from as Day,
    until: row.valid_to as Day | null,
  }
}

function carerFrom(row: CarerRow): CarerRole {
  return {
    id: row.id as CarerRoleId,
    carer: row.carer as PersonId,
    caredFor: row.cared_for as PersonId,
    kind: row.kind as CareKind,
    hoursWeek: row.hours_week,
    since: row.since as Day | null,
  }
}
