import type { Rules } from '../../sight/expected.ts'
import type { Fact, TableName } from '../../sight/facts.ts'
import type { Town } from './town.ts'
import type { Me, Rule } from './wall.ts'
import { all, any, named } from './wall.ts'

const ofAgency =
  (column: string): Rule =>
  (row, me) =>
    me.agency !== null && row[column] === me.agency
const oneself = all(named('by_staff'), ofAgency('by_agency'))
const empty =
  (column: string): Rule =>
  row =>
    row[column] === null

/** Who may write which row into the tables of people's records, said over the pure rules of sight. */
export function addingRules(town: Town, rules: Rules): Readonly<Partial<Record<TableName, Rule>>> {
  const facts = (table: TableName) => town.facts.rows.get(table) ?? []
  const found = (table: TableName) => new Map(facts(table).map(row => [row.key, row]))
  const parents = new Map(
    (
      [
        'people.consent',
        'people.household',
        'referral.referral',
        'coordination.log_entry',
        'coordination.coordination_request',
        'coordination.issue',
        'coordination.support_plan',
        'people.person',
      ] as const
    ).map(table => [table, found(table)]),
  )
  const parent = (table: TableName, id: unknown): Fact | undefined => parents.get(table as 'people.consent')?.get(String(id))
  const readsParent =
    (table: TableName, column: string): Rule =>
    (row, me) => {
      const one = parent(table, row[column])
      return one !== undefined && me.reader !== undefined && rules.reads(table, one, me.reader)
    }
  const seesPerson =
    (column = 'person_id'): Rule =>
    (row, me) =>
      me.reader !== undefined && rules.person(row[column], me.reader).sight === 'whole'
  const seesMaybe: Rule = (row, me) => row['person_id'] === null || seesPerson()(row, me)
  const because = (id: unknown, me: Me) => (me.reader === undefined ? undefined : rules.consultation(id, me.reader).because)
  const beside: Rule = (row, me) => because(row['consultation_id'], me) === 'agency-stands-beside'
  const notBarred =
    (column: string): Rule =>
    (row, me) =>
      because(row[column], me) !== 'conflict'
  const offered: Rule = (row, me) =>
    me.agency !== null &&
    facts('desk.offer').some(
      one => one['is_open'] === true && one['consultation_id'] === row['consultation_id'] && one['to_agency'] === me.agency,
    )
  const isNew =
    (table: TableName, column: string): Rule =>
    row =>
      !facts(table).some(one => one[column] === row[column])
  const team =
    (column = 'case_id'): Rule =>
    (row, me) =>
      me.reader !== undefined && rules.supportCase(row[column], me.reader).because === 'team'
  const isBarredPerson = (id: unknown, me: Me) => me.reader !== undefined && rules.person(id, me.reader).because === 'conflict'
  const members = facts('people.household_membership')
  const ofPlan: Rule = (row, me) =>
    parent('coordination.support_plan', row['plan_id'])?.['case_id'] === row['case_id'] &&
    readsParent('coordination.support_plan', 'plan_id')(row, me)
  const senderOf =
    (table: TableName, column: string): Rule =>
    (row, me) =>
      me.agency !== null && parent(table, row[column])?.['from_agency'] === me.agency && readsParent(table, column)(row, me)
  const made = all(named('made_by'), ofAgency('made_agency'))
  return {
    'people.person': all(ofAgency('owner_agency'), (row, me) => !isBarredPerson(row['id'], me)),
    'people.person_history': seesPerson(),
    'people.person_standing': seesPerson(),
    'people.person_key': seesPerson(),
    'people.household': all(
      ofAgency('owner_agency'),
      (row, me) => !members.some(one => one['household_id'] === row['id'] && isBarredPerson(one['person_id'], me)),
    ),
    'people.household_history': readsParent('people.household', 'household_id'),
    'people.household_membership': seesPerson(),
    'people.carer_role': all(seesPerson('carer'), seesPerson('cared_for')),
    'people.consent': all(named('asked_by'), ofAgency('by_agency'), seesPerson()),
    'people.consent_act': all(oneself, readsParent('people.consent', 'consent_id')),
    'people.disclosure': all(oneself, (row, me) =>
      (row['person_ids'] as readonly string[]).every(id => seesPerson()({ person_id: id }, me)),
    ),
    'people.address_protection': all(
      named('set_by'),
      (row, me) =>
        me.agency !== null &&
        parent('people.person', row['person_id'])?.['owner_agency'] === me.agency &&
        !isBarredPerson(row['person_id'], me),
      row => row['is_current'] === true,
      empty('ended_at'),
      empty('end_asked_at'),
    ),
    'desk.consultation': all(ofAgency('owner_agency'), ofAgency('received_agency'), notBarred('id')),
    'desk.consultation_act': all(oneself, any(beside, offered), notBarred('consultation_id')),
    'desk.consultation_person': all(beside, seesPerson()),
    'desk.offer': beside,
    'desk.standing': all(ofAgency('agency_id'), any(offered, isNew('desk.standing', 'consultation_id'))),
    'desk.stored_search': named('staff_id'),
    'referral.referral': all(ofAgency('from_agency'), beside),
    'referral.bundle': senderOf('referral.referral', 'referral_id'),
    'referral.referral_act': all(oneself, readsParent('referral.referral', 'referral_id')),
    'platform.task': all(
      made,
      any(empty('case_id'), team()),
      any(row => row['case_id'] !== null, ofAgency('agency_id')),
    ),
    'coordination.support_case': all(named('opened_by'), ofAgency('opened_agency')),
    'coordination.case_act': all(oneself, team()),
    'coordination.team': any(team(), all(ofAgency('agency_id'), isNew('coordination.team', 'case_id'))),
    'coordination.lead_offer': all(oneself, team()),
    'coordination.case_person': all(team(), seesPerson()),
    'coordination.log_entry': all(oneself, team()),
    'coordination.mention': all(team(), readsParent('coordination.log_entry', 'entry_id')),
    'coordination.glass': all(named('staff_id'), ofAgency('agency_id'), empty('ended_at'), empty('reviewed_at')),
    'coordination.coordination_request': all(ofAgency('from_agency'), beside),
    'coordination.request_bundle': senderOf('coordination.coordination_request', 'request_id'),
    'coordination.request_act': all(oneself, readsParent('coordination.coordination_request', 'request_id')),
    'coordination.assessment': all(made, team()),
    'coordination.issue': all(named('opened_by'), ofAgency('opened_agency'), team(), seesMaybe),
    'coordination.issue_history': all(named('changed_by'), readsParent('coordination.issue', 'issue_id'), (row, me) =>
      team()({ case_id: parent('coordination.issue', row['issue_id'])?.['case_id'] }, me),
    ),
    'coordination.connection': all(named('changed_by'), ofAgency('made_agency'), team()),
    'coordination.chronology_line': all(made, team(), seesMaybe),
    'coordination.support_plan': all(named('drafted_by'), ofAgency('drafted_agency'), empty('decided_on'), team()),
    'coordination.plan_act': all(oneself, team(), ofPlan, (row, me) => row['kind'] !== 'decided' || me.has('head')),
    'coordination.plan_version': all(named('frozen_by'), team(), ofPlan, (row, me) => Number(row['n']) > 1 || me.has('head')),
    'coordination.goal': all(team(), ofPlan),
    'coordination.support_action': all(team(), ofPlan),
    'coordination.monitoring': all(team(), ofPlan),
  }
}
