import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { AgencyId, StaffId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import type { HouseholdId, Relationship } from '../domain/household.ts'
import type { PersonFacts, PersonId } from '../domain/person.ts'
import { keysOf } from '../domain/search-keys.ts'

/** A household with its members as it is loaded into an empty installation. */
export type LoadedHousehold = {
  readonly id: HouseholdId
  readonly ownerAgency: AgencyId
  readonly by: StaffId
  readonly label: string
  readonly postalCode: string | null
  readonly address: string | null
  readonly councilNo: number | null
  readonly since: Day
  readonly members: readonly {
    readonly id: PersonId
    readonly facts: PersonFacts
    readonly addressProtected: boolean
    readonly relationship: Relationship
  }[]
}

/** Loads households and persons in bulk, as the owner; a thousand at a time is a good batch. */
export async function loadHouseholds(db: Db, households: readonly LoadedHousehold[]): Promise<void> {
  const persons = households.flatMap(household => household.members.map(member => ({ ...member, household })))
  await sql`
    insert into people.household (id, owner_agency, label, postal_code, address, council_no, changed_by)
    select id, owner_agency, label, postal_code, address, council_no, changed_by
      from jsonb_to_recordset(${JSON.stringify(households.map(householdRow))}::jsonb)
        as h (id uuid, owner_agency uuid, label text, postal_code text, address text, council_no smallint, changed_by uuid)`.execute(db)
  await sql`
    insert into people.person (id, owner_agency, family, given, family_kana, given_kana, former_family, latin, common_name, called, birth_date, sex, language,
                               interpreter, phone, postal_code, address, council_no, address_protected, changed_by)
    select id, owner_agency, family, given, family_kana, given_kana, former_family, latin, common_name, called, birth_date, sex, language,
           interpreter, phone, postal_code, address, council_no, address_protected, changed_by
      from jsonb_to_recordset(${JSON.stringify(persons.map(personRow))}::jsonb)
        as p (id uuid, owner_agency uuid, family text, given text, family_kana text, given_kana text, former_family text, latin text, common_name text, called text,
              birth_date date, sex text, language text, interpreter boolean, phone text, postal_code text, address text, council_no smallint,
              address_protected boolean, changed_by uuid)`.execute(db)
  await sql`
    insert into people.household_membership (household_id, person_id, relationship, valid_from)
    select household_id, person_id, relationship, valid_from
      from jsonb_to_recordset(${JSON.stringify(persons.map(memberRow))}::jsonb) as m (household_id uuid, person_id uuid, relationship text, valid_from date)`.execute(
    db,
  )
  await sql`
    insert into people.person_standing (person_id, agency_id)
    select person_id, agency_id
      from jsonb_to_recordset(${JSON.stringify(persons.map(({ id, household }) => ({ person_id: id, agency_id: household.ownerAgency })))}::jsonb)
        as s (person_id uuid, agency_id uuid)`.execute(db)
  const keys = persons.flatMap(({ id, facts, addressProtected, household }) =>
    keysOf(addressProtected ? { ...facts, phone: null, phoneOther: null } : facts).map(({ key, kind }) => ({
      agency_id: household.ownerAgency,
      key,
      kind,
      person_id: id,
    })),
  )
  await sql`
    insert into people.person_key (agency_id, key, kind, person_id)
    select agency_id, key, kind, person_id
      from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k (agency_id uuid, key text, kind text, person_id uuid)
        on conflict do nothing`.execute(db)
}

/** Lets agencies see persons they came to work with, in bulk, as the owner. Protected persons stay where they are. */
export async function loadStanding(db: Db, pairs: readonly { readonly personId: PersonId; readonly agencyId: AgencyId }[]): Promise<void> {
  const rows = JSON.stringify(pairs.map(({ personId, agencyId }) => ({ person_id: personId, agency_id: agencyId })))
  await sql`
    with pair as (select distinct r.person_id, r.agency_id
                    from jsonb_to_recordset(${rows}::jsonb) as r (person_id uuid, agency_id uuid)
                    join people.person p on p.id = r.person_id and not p.address_protected),
         fresh as (insert into people.person_standing (person_id, agency_id) select person_id, agency_id from pair on conflict do nothing
                   returning person_id, agency_id)
    insert into people.person_key (agency_id, key, kind, person_id)
    select distinct f.agency_id, k.key, k.kind, k.person_id from fresh f join people.person_key k on k.person_id = f.person_id
        on conflict do nothing`.execute(db)
}

function householdRow(household: LoadedHousehold) {
  const { id, ownerAgency, label, postalCode, address, councilNo, by } = household
  return { id, owner_agency: ownerAgency, label, postal_code: postalCode, address, council_no: councilNo, changed_by: by }
}

type Loaded = LoadedHousehold['members'][number] & { readonly household: LoadedHousehold }

function personRow({ id, facts, addressProtected, household }: Loaded) {
  return {
    id,
    owner_agency: household.ownerAgency,
    family: facts.family,
    given: facts.given,
    family_kana: facts.familyKana,
    given_kana: facts.givenKana,
    former_family: facts.formerFamily,
    latin: facts.latin,
    common_name: facts.commonName,
    called: facts.called,
    birth_date: facts.birthDate,
    sex: facts.sex,
    language: facts.language,
    interpreter: facts.interpreter,
    phone: facts.phone,
    postal_code: facts.postalCode,
    address: facts.address,
    council_no: facts.councilNo,
    address_protected: addressProtected,
    changed_by: household.by,
  }
}

function memberRow({ id, relationship, household }: Loaded) {
  return { household_id: household.id, person_id: id, relationship, valid_from: household.since }
}
