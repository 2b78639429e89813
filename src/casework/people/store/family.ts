import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { CarerRole, HouseholdId, Membership, Relationship } from '../domain/household.ts'
import type { Sex } from '../domain/person.ts'
import { kanaOf, nameOf } from '../domain/person.ts'
import type { PersonRow } from './persons.ts'
import { PERSON_COLUMNS, personFrom } from './persons.ts'

/** A household through the years: also those who left it, and care that ended. People a reader may not see are not in it. */
export type Family = {
  readonly householdId: HouseholdId
  readonly label: string
  readonly members: readonly (Membership & { readonly sex: Sex })[]
  readonly carers: readonly (CarerRole & { readonly until: Day | null })[]
}

/** The household with all its memberships and carer roles, past ones too, if the reader may see it: three statements. */
export async function familyOf(db: Db, id: HouseholdId): Promise<Family | undefined> {
  const household = await firstOf(db, sql<{ label: string }>`select label from people.household where id = ${id}`)
  if (household === undefined) return undefined
  const members = await rowsOf(
    db,
    sql<PersonRow & { relationship: string; cohabits: boolean; valid_from: string; valid_to: string | null }>`
      select ${PERSON_COLUMNS}, m.relationship, m.cohabits, m.valid_from, m.valid_to
        from people.household_membership m join people.person p on p.id = m.person_id
       where m.household_id = ${id}
       order by m.relationship <> 'head', p.birth_date nulls last, p.id, m.valid_from`,
  )
  const carers = await rowsOf(
    db,
    sql<CarerRole & { until: Day | null }>`
      select id, carer, cared_for as "caredFor", kind, hours_week as "hoursWeek", since, ended_on as until
        from people.carer_role where household_id = ${id} order by since nulls last, id`,
  )
  return { householdId: id, label: household.label, members: members.map(memberFrom), carers }
}

function memberFrom(
  row: PersonRow & { relationship: string; cohabits: boolean; valid_from: string; valid_to: string | null },
): Family['members'][number] {
  const person = personFrom(row)
  return {
    personId: person.id,
    name: nameOf(person),
    kana: kanaOf(person) ?? null,
    birthDate: person.birthDate,
    sex: person.sex,
    relationship: row.relationship as Relationship,
    cohabits: row.cohabits,
    from: row.valid_from as Day,
    until: row.valid_to as Day | null,
  }
}
