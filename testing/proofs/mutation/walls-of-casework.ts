import { BLIND_WRITES } from '../../sight/differences.ts'
import type { Rules } from '../../sight/expected.ts'
import type { Fact, TableName } from '../../sight/facts.ts'
import { TABLES } from '../../sight/facts.ts'
import { addingRules } from './adding-rules.ts'
import type { Town } from './town.ts'
import type { Carried, Rule, Wall } from './wall.ts'

/** Tables from which one takes rows away where others are changed. */
const REMOVED: readonly TableName[] = ['people.person_key', 'desk.stored_search']

/** Columns by which a row says whose it is. */
const WRITERS: Readonly<Partial<Record<TableName, Wall['writer']>>> = {
  'people.person': { owner_agency: 'agency' },
  'people.household': { owner_agency: 'agency' },
  'people.consent': { asked_by: 'staff', by_agency: 'agency' },
  'people.consent_act': { by_staff: 'staff', by_agency: 'agency' },
  'people.disclosure': { by_staff: 'staff', by_agency: 'agency' },
  'people.address_protection': { set_by: 'staff' },
  'desk.consultation': { owner_agency: 'agency', received_agency: 'agency' },
  'desk.consultation_act': { by_staff: 'staff', by_agency: 'agency' },
  'desk.standing': { agency_id: 'agency' },
  'desk.stored_search': { staff_id: 'staff' },
  'referral.referral': { from_agency: 'agency' },
  'referral.referral_act': { by_staff: 'staff', by_agency: 'agency' },
  'platform.task': { made_by: 'staff', made_agency: 'agency' },
  'coordination.team': { agency_id: 'agency' },
  'coordination.support_case': { opened_by: 'staff', opened_agency: 'agency' },
  'coordination.case_act': { by_staff: 'staff', by_agency: 'agency' },
  'coordination.lead_offer': { by_staff: 'staff', by_agency: 'agency' },
  'coordination.log_entry': { by_staff: 'staff', by_agency: 'agency' },
  'coordination.glass': { staff_id: 'staff', agency_id: 'agency' },
  'coordination.coordination_request': { from_agency: 'agency' },
  'coordination.request_act': { by_staff: 'staff', by_agency: 'agency' },
  'coordination.assessment': { made_by: 'staff', made_agency: 'agency' },
  'coordination.issue': { opened_by: 'staff', opened_agency: 'agency' },
  'coordination.issue_history': { changed_by: 'staff' },
  'coordination.connection': { changed_by: 'staff', made_agency: 'agency' },
  'coordination.chronology_line': { made_by: 'staff', made_agency: 'agency' },
  'coordination.support_plan': { drafted_by: 'staff', drafted_agency: 'agency' },
  'coordination.plan_act': { by_staff: 'staff', by_agency: 'agency' },
  'coordination.plan_version': { frozen_by: 'staff' },
}

const NOBODYS = '00000000-0000-4000-8000-000000000000'
/** Rows as they are written first, where none in the city still is. */
const AFRESH: Readonly<Partial<Record<TableName, Wall['afresh']>>> = {
  'coordination.support_plan': { decided_on: null, state: 'draft' },
  'coordination.team': { case_id: NOBODYS },
  'desk.standing': { consultation_id: NOBODYS },
}

const carriedOver = (rules: Rules): Readonly<Partial<Record<TableName, readonly Carried[]>>> => ({
  // Only whoever stands beside the consultation opens an offer again.
  'desk.offer': [
    {
      change: 'update desk.offer set is_open = true',
      isOfOne: true,
      stops: (row, me) => me.reader !== undefined && rules.consultation(row['consultation_id'], me.reader).sight !== 'whole',
    },
  ],
  'coordination.team': [{ change: `update coordination.team set case_id = '{case}'` }],
  'coordination.connection': [
    { change: `update coordination.connection set case_id = '{case}', changed_by = platform.reader_id()` },
    { change: `update coordination.connection set changed_by = '{others}'` },
  ],
  'coordination.issue': [{ change: `update coordination.issue set case_id = '{case}'` }],
})

/** The tables of people's records, by the pure rules of sight that a property test holds together with the database. */
export function wallsOfCasework(town: Town, rules: Rules): Readonly<Record<string, Wall>> {
  const adds = addingRules(town, rules)
  return Object.fromEntries(TABLES.map(table => [table, wallOf(table, rules, adds[table])]))
}

function wallOf(table: TableName, rules: Rules, adds: Rule | undefined): Wall {
  const asked =
    (rule: (row: Fact, me: Parameters<Rule>[1]) => boolean): Rule =>
    (row, me) => {
      if (table === 'desk.stored_search') return me.staffId !== null && row['staff_id'] === me.staffId
      return me.reader !== undefined && rule(row as Fact, me)
    }
  const changes = asked((row, me) => me.reader !== undefined && rules.changes(table, row, me.reader))
  const change = BLIND_WRITES[table]
  const writer = WRITERS[table]
  const carried = carriedOver(rules)[table]
  return {
    reads: asked((row, me) => me.reader !== undefined && rules.reads(table, row, me.reader)),
    ...(REMOVED.includes(table) ? { removes: changes } : {}),
    ...(change !== undefined && !REMOVED.includes(table) ? { changes, change } : {}),
    ...(adds === undefined ? {} : { adds }),
    ...(writer === undefined ? {} : { writer }),
    ...(AFRESH[table] === undefined ? {} : { afresh: AFRESH[table] }),
    ...(carried === undefined ? {} : { carried }),
  }
}
