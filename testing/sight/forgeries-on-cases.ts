import type { RunningApp } from '../app.ts'
import type { Forgery } from './forgeries.ts'

/** Tables whose rows hang on a case, with the column that says who wrote, where there is one. */
const ON_CASES: readonly (readonly [table: string, writer?: string | undefined, more?: string])[] = [
  ['coordination.assessment', 'made_by', `'version', 99`],
  ['coordination.issue', 'opened_by'],
  ['coordination.connection', 'changed_by'],
  ['coordination.chronology_line', 'made_by'],
  [
    'coordination.support_plan',
    'drafted_by',
    `'round', 1, 'state', 'draft', 'decided_on', null, 'decision_no', null, 'decided_by', null, 'decided_agency', null, 'ending', null, 'ended_on', null, 'drafted_agency', mine.agency_id, 'no', 900000`,
  ],
  ['coordination.plan_act', 'by_staff', `'seq', 99, 'kind', 'agreed', 'by_agency', mine.agency_id`],
  ['coordination.plan_version', undefined, `'n', 99, 'reason', 'x', 'frozen_by', mine.id`],
  ['coordination.goal'],
  ['coordination.support_action'],
  ['coordination.monitoring'],
]

/** A row of a case one stands in, copied into a case one does not; and the same in one's own case under a colleague's name. */
export async function forgeriesOnCases(app: RunningApp): Promise<readonly Forgery[]> {
  const [at] = await app.ask<Names>(NAMES)
  if (at === undefined || Object.values(at).some(value => value === null))
    throw new Error(`the city lacks something: ${JSON.stringify(at)}`)
  const { me, other_staff, seen, hidden } = at
  const copied = (table: string, parts: string) => `
    insert into ${table} select (jsonb_populate_record(t, jsonb_build_object(${parts}))).*
      from ${table} t, (select id, agency_id from staff.staff where id = '${me}') mine where t.case_id = '${seen}' limit 1`
  const asOneself = (writer: string | undefined) =>
    writer === undefined ? '' : `, '${writer}', mine.id, '${writer.startsWith('by') ? 'by' : writer.split('_')[0]}_agency', mine.agency_id`
  return [
    ...ON_CASES.flatMap(([table, writer, more]) => {
      const extra = more === undefined ? '' : `, ${more}`
      const beyond = `'id', gen_random_uuid(), 'case_id', '${hidden}'::uuid${asOneself(writer)}${extra}`
      const forged = [{ table, what: `${table}: in a case one does not stand in`, by: me, statement: copied(table, beyond) }]
      if (writer === undefined) return forged
      const borrowed = `'id', gen_random_uuid()${asOneself(writer)}${extra}, '${writer}', '${other_staff}'::uuid`
      return [...forged, { table, what: `${table}: in a colleague's name`, by: me, statement: copied(table, borrowed) }]
    }),
    ...['coordination.connection', 'coordination.issue'].map(table => ({
      table,
      what: `${table}: carried over into another case`,
      by: me,
      // Without a condition: one that reads a column would be stopped by the policy for reading already.
      statement: `update ${table} set case_id = '${hidden}', changed_by = '${me}'`,
    })),
    ...sharingForgeries(at),
  ]
}

function sharingForgeries({ me, mine, other, other_staff, hidden_person, seen_person, issue, hidden_consent }: Names): readonly Forgery[] {
  const consent =
    'insert into people.consent (id, person_id, stage, asked_on, asked_by, by_agency, type, purpose, ask_again_on, language_used, version)'
  const told =
    'insert into people.disclosure (id, at, by_staff, by_agency, person_ids, to_agency, fields, basis, basis_on, reason, channel)'
  const shield = 'insert into people.address_protection (id, person_id, kind, from_on, until_on, set_at, set_by)'
  const asking = `'not_obtained', '2026-11-01'`
  const rest = `'not_obtained', '支援', '2026-12-01', 'ja', 1`
  const forge = (table: string, what: string, statement: string): Forgery => ({ table, what: `${table}: ${what}`, by: me, statement })
  return [
    forge(
      'people.consent',
      'of a stranger',
      `${consent} values (gen_random_uuid(), '${hidden_person}', ${asking}, '${me}', '${mine}', ${rest})`,
    ),
    forge(
      'people.consent',
      `in a colleague's name`,
      `${consent} values (gen_random_uuid(), '${seen_person}', ${asking}, '${other_staff}', '${mine}', ${rest})`,
    ),
    forge(
      'people.consent_act',
      'on a consent one does not see',
      `insert into people.consent_act values (gen_random_uuid(), '${hidden_consent}', 99, 'withdrawn', now(), '${me}', '${mine}', '{}')`,
    ),
    forge(
      'people.disclosure',
      'of a stranger',
      `${told} values (gen_random_uuid(), now(), '${me}', '${mine}', array['${hidden_person}']::uuid[], '${other}', '{name}', 'appi-69-2-2', '2026-11-01', 'x', 'phone')`,
    ),
    forge(
      'people.disclosure',
      `in a colleague's name`,
      `${told} values (gen_random_uuid(), now(), '${other_staff}', '${mine}', array['${seen_person}']::uuid[], '${other}', '{name}', 'appi-69-2-2', '2026-11-01', 'x', 'phone')`,
    ),
    forge(
      'people.address_protection',
      'of a stranger',
      `${shield} values (gen_random_uuid(), '${hidden_person}', 'dv', '2026-11-01', '2027-10-31', now(), '${me}')`,
    ),
    forge(
      'coordination.issue_history',
      `in a colleague's name`,
      `insert into coordination.issue_history values ('${issue}', 99, now(), '${other_staff}', '{}')`,
    ),
  ]
}

type Names = {
  readonly me: string
  readonly mine: string
  readonly other: string
  readonly other_staff: string
  readonly seen: string
  readonly hidden: string
  readonly seen_person: string
  readonly hidden_person: string
  readonly hidden_consent: string
  readonly issue: string
}

const NAMES = `
  with me as (select id, agency_id from staff.staff where login = 'desk'),
       seen as (select c.id from coordination.support_case c, me where c.lead_agency = me.agency_id and c.label like '事例%'
                  and not exists (select 1 from coordination.case_person p join people.conflict x on x.person_id = p.person_id and x.staff_id = me.id and x.ended_at is null where p.case_id = c.id) order by c.id limit 1)
  select me.id as me, me.agency_id as mine, (select agency_id from staff.staff where login = 'houkatsu') as other,
         (select id from staff.staff where login = 'desk2') as other_staff, seen.id as seen,
         (select c.id from coordination.support_case c where not exists (select 1 from coordination.team t where t.case_id = c.id and t.agency_id = me.agency_id) order by c.id limit 1) as hidden,
         (select p.id from people.person p where p.owner_agency = me.agency_id and not p.address_protected
             and not exists (select 1 from people.conflict x where x.person_id = p.id) order by p.id limit 1) as seen_person,
         (select p.id from people.person p where not exists (select 1 from people.person_standing s where s.person_id = p.id and s.agency_id = me.agency_id) order by p.id limit 1) as hidden_person,
         (select c.id from people.consent c where not exists (select 1 from people.person_standing s where s.person_id = c.person_id and s.agency_id = me.agency_id) order by c.id limit 1) as hidden_consent,
         (select i.id from coordination.issue i where i.case_id = seen.id and i.person_id is null order by i.id limit 1) as issue
    from me, seen`
