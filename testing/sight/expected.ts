import type { CaseSight, CaseStanding } from '../../src/casework/coordination/domain/case/sight-of-case.ts'
import { seesEntry, sightOfCase } from '../../src/casework/coordination/domain/case/sight-of-case.ts'
import type { ConsultationSight } from '../../src/casework/desk/domain/sight.ts'
import { sightOfConsultation } from '../../src/casework/desk/domain/sight.ts'
import type { HouseholdStanding, PersonSight, PersonStanding } from '../../src/casework/people/domain/sight.ts'
import { seesHousehold, seesHouseholdHistory, sightOfPerson } from '../../src/casework/people/domain/sight.ts'
import type { ReferralState } from '../../src/casework/referral/domain/referral.ts'
import type { ReferralSight } from '../../src/casework/referral/domain/sight.ts'
import { sightOfReferral } from '../../src/casework/referral/domain/sight.ts'
import type { Day } from '../../src/kernel/day.ts'
import type { AgencyId, StaffId } from '../../src/kernel/id.ts'
import type { Reader } from '../../src/kernel/reader.ts'
import { coordinationRules } from './expected-coordination.ts'
import { sharingRules } from './expected-sharing.ts'
import type { Fact, FactName, Facts, TableName } from './facts.ts'

/** What the pure rules of sight say about every row, given the facts. No SQL in here. */
export type Rules = {
  person(id: unknown, reader: Reader): PersonSight
  consultation(id: unknown, reader: Reader): ConsultationSight
  referral(id: unknown, reader: Reader): ReferralSight
  supportCase(id: unknown, reader: Reader): CaseSight
  /** What the rules know of a case, and the day on which they are asked. */
  standingOf(id: unknown): CaseStanding
  readonly today: Day
  /** Whether a reader may read a row of a table. */
  reads(table: TableName, row: Fact, reader: Reader): boolean
  /** Whether a reader may change (or, for search keys and stored searches, delete) a row. */
  changes(table: TableName, row: Fact, reader: Reader): boolean
}

/** The pure rules of the product; a proof puts a spoilt one in the place of another. */
export const PRODUCT_RULES = {
  sightOfPerson,
  seesHousehold,
  seesHouseholdHistory,
  sightOfConsultation,
  sightOfReferral,
  sightOfCase,
  seesEntry,
}
export type SightRules = typeof PRODUCT_RULES

/** Puts facts and rules together. */
export function rulesOver(facts: Facts, product: SightRules = PRODUCT_RULES): Rules {
  const all = (table: FactName) => facts.rows.get(table) ?? []
  const persons = byKey(all('people.person'))
  const referrals = byKey(all('referral.referral'))
  const households = byKey(all('people.household'))
  const agenciesOfPerson = gathered(all('people.person_standing'), 'person_id', 'agency_id')
  const linkedTo = gathered(
    all('desk.consultation_person').filter(row => row['is_linked'] === true),
    'consultation_id',
    'person_id',
  )
  const barred = gathered(
    all('people.conflict').filter(row => row['ended_at'] === null),
    'person_id',
    'staff_id',
  )
  const conflictsWith = (persons: readonly unknown[]) => persons.flatMap(id => (barred.get(String(id)) ?? []) as StaffId[])
  const conflictsIn = (consultation: unknown) => conflictsWith(linkedTo.get(String(consultation)) ?? [])
  const knowingOf = gathered(
    all('people.person_standing').filter(row => row['knows_protected'] === true),
    'person_id',
    'agency_id',
  )
  const agenciesOfConsultation = gathered(all('desk.standing'), 'consultation_id', 'agency_id')
  const membersOf = gathered(all('people.household_membership'), 'household_id', 'person_id')

  const standingOf = (id: unknown): PersonStanding => {
    const row = persons.get(String(id))
    return {
      ownerAgency: row?.['owner_agency'] as AgencyId,
      addressProtected: row?.['address_protected'] === true,
      conflicts: conflictsWith([id]),
      knowing: (knowingOf.get(String(id)) ?? []) as AgencyId[],
      standing: (agenciesOfPerson.get(String(id)) ?? []) as AgencyId[],
    }
  }
  const person = (id: unknown, reader: Reader) => product.sightOfPerson(standingOf(id), reader)
  const consultation = (id: unknown, reader: Reader) =>
    product.sightOfConsultation(
      { standing: (agenciesOfConsultation.get(String(id)) ?? []) as AgencyId[], conflicts: conflictsIn(id) },
      reader,
    )
  const referral = (id: unknown, reader: Reader) => {
    const row = referrals.get(String(id))
    return product.sightOfReferral(
      {
        fromAgency: row?.['from_agency'] as AgencyId,
        toAgency: row?.['to_agency'] as AgencyId,
        state: row?.['state'] as ReferralState,
        sentAt: row?.['sent_at'] as string | null,
        conflicts: conflictsIn(row?.['consultation_id']),
      },
      reader,
    )
  }
  const seesPerson = (id: unknown, reader: Reader) => person(id, reader).sight === 'whole'
  const seesConsultation = (id: unknown, reader: Reader) => consultation(id, reader).sight === 'whole'
  const seesReferral = (id: unknown, reader: Reader) => ['whole', 'outline'].includes(referral(id, reader).sight)
  const isOf = (agency: unknown, reader: Reader) => reader.duties.has('consult') && agency === reader.agencyId
  const household = (id: unknown): HouseholdStanding => ({
    ownerAgency: households.get(String(id))?.['owner_agency'] as AgencyId,
    members: (membersOf.get(String(id)) ?? []).map(standingOf),
  })

  const coordination = coordinationRules({ all, seesPerson, isOf, conflictsIn, product })
  const sharing = sharingRules({
    all,
    seesPerson,
    ownerOf: id => persons.get(String(id))?.['owner_agency'] as AgencyId,
  })
  const door = facts.lookers.find(looker => looker.login === 'door')?.staffId

  const reads: Rules['reads'] = (table, row, reader) => {
    switch (table) {
      case 'people.person':
        return seesPerson(row.key, reader)
      case 'people.person_history':
      case 'people.household_membership':
        return seesPerson(row['person_id'], reader)
      case 'people.person_standing':
        return seesPerson(row['person_id'], reader) || isOf(row['agency_id'], reader)
      case 'people.person_key':
        return seesPerson(row['person_id'], reader) && isOf(row['agency_id'], reader)
      case 'people.household':
        return product.seesHousehold(household(row.key), reader)
      case 'people.household_history':
        return product.seesHouseholdHistory(household(row['household_id']), reader)
      case 'people.carer_role':
        return seesPerson(row['carer'], reader) && seesPerson(row['cared_for'], reader)
      case 'desk.consultation':
        return seesConsultation(row.key, reader)
      case 'desk.consultation_act':
        return seesConsultation(row['consultation_id'], reader)
      case 'desk.standing':
        return seesConsultation(row['consultation_id'], reader) || isOf(row['agency_id'], reader)
      case 'desk.offer':
        return seesConsultation(row['consultation_id'], reader) || isOf(row['to_agency'], reader)
      case 'desk.consultation_person':
        return seesConsultation(row['consultation_id'], reader) && seesPerson(row['person_id'], reader)
      case 'desk.stored_search':
        return row['staff_id'] === reader.staffId
      case 'desk.request':
        return reader.staffId === door
      case 'referral.referral':
        return seesReferral(row.key, reader)
      case 'referral.bundle':
        return referral(row.key, reader).sight === 'whole'
      case 'referral.referral_act':
        return seesReferral(row['referral_id'], reader)
      default:
        return coordination.reads(table, row, reader) ?? sharing(table, row, reader) ?? unruled(table)
    }
  }
  const changes: Rules['changes'] = (table, row, reader) => {
    if (table === 'people.person_key') return seesPerson(row['person_id'], reader)
    if (table === 'desk.standing') return seesConsultation(row['consultation_id'], reader)
    return coordination.changes(table, row, reader) ?? reads(table, row, reader)
  }
  return {
    person,
    consultation,
    referral,
    supportCase: coordination.sightOf,
    standingOf: coordination.standing,
    today: coordination.today,
    reads,
    changes,
  }
}

function unruled(table: TableName): never {
  throw new Error(`no rule of sight for ${table}`)
}

function byKey(rows: readonly Fact[]): ReadonlyMap<string, Fact> {
  return new Map(rows.map(row => [row.key, row]))
}

function gathered(rows: readonly Fact[], by: string, what: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const row of rows) found.set(String(row[by]), [...(found.get(String(row[by])) ?? []), String(row[what])])
  return found
}
