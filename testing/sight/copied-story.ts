import type { RunningApp } from '../app.ts'
import { playByApi } from '../stories/play-by-api.ts'
import { SCRIPTS } from '../stories/scripts.ts'

/** Tables whose rows hang on a case; in this order, so that what is pointed at comes first. */
const ON_CASES = [
  'coordination.assessment',
  'coordination.issue',
  'coordination.connection',
  'coordination.chronology_line',
  'coordination.support_plan',
  'coordination.plan_act',
  'coordination.plan_version',
  'coordination.goal',
  'coordination.support_action',
  'coordination.monitoring',
] as const
/** Columns that name people, offices and places of the whole city, not things within one case. */
const OUTSIDE = ['case_id', 'person_id', 'agency_id', 'staff_id', 'household_id', 'consultation_id', 'consent_id']

/**
 * Tells one story through the API and copies everything that hangs on its case to every case made up for the proofs, so that each table
 * holds rows in cases of every kind of team. What points within the case points within the copy.
 */
export async function copyStory(app: RunningApp): Promise<void> {
  const script = SCRIPTS.find(one => one.key === 'from-brazil')
  if (script === undefined) throw new Error('the story is gone')
  const { caseId } = await playByApi(app, script)
  await app.ask(CONNECTION, [caseId])
  await app.ask(LINE, [caseId])
  await app.ask(`set session_replication_role = replica`)
  for (const table of ON_CASES) await copyRows(app, table, caseId)
  await app.ask(ISSUE_HISTORY)
  for (const statement of SHARING) await app.ask(statement)
  await app.ask(`set session_replication_role = origin`)
}

async function copyRows(app: RunningApp, table: string, caseId: string): Promise<void> {
  const [schema, name] = table.split('.')
  const columns = await app.ask<{ column: string; type: string }>(
    `select column_name as column, data_type as type from information_schema.columns where table_schema = $1 and table_name = $2`,
    [schema, name],
  )
  const inner = columns.filter(
    ({ column, type }) => type === 'uuid' && (column === 'id' || column.endsWith('_id')) && !OUTSIDE.includes(column),
  )
  const parts = [
    `'case_id', c.id`,
    ...inner.map(({ column }) => `'${column}', md5(t.${column} || c.id::text)::uuid`),
    ...(columns.some(({ column }) => column === 'no') ? [`'no', 100000 + t.no * 1000 + c.no`] : []),
  ]
  await app.ask(
    `insert into ${table} select (jsonb_populate_record(t, jsonb_strip_nulls(jsonb_build_object(${parts.join(', ')})))).*
       from ${table} t cross join coordination.support_case c where t.case_id = $1 and c.label like '事例%'`,
    [caseId],
  )
}

const CONNECTION = `
  insert into coordination.connection (id, case_id, kind, name, strength, direction, changed_at, changed_by, made_agency)
  select gen_random_uuid(), c.id, 'neighbour', '隣の方', 'ordinary', 'both', now(), c.opened_by, c.opened_agency
    from coordination.support_case c where c.id = $1`
const LINE = `
  insert into coordination.chronology_line (id, case_id, on_day, day_precision, event, person_id, words, made_at, made_by, made_agency)
  select gen_random_uuid(), c.id, '2020-04-01', 'year', 'other', p.person_id, '引っ越し', now(), c.opened_by, c.opened_agency
    from coordination.support_case c left join coordination.case_person p on p.case_id = c.id where c.id = $1`

/** Half of the histories speak of a person of the case, half of the household. */
const ISSUE_HISTORY = `
  insert into coordination.issue_history (issue_id, version, changed_at, changed_by, was)
  select i.id, 1, now(), c.opened_by,
         jsonb_build_object('personId', case when right(i.id::text, 1) < '8' then (select min(p.person_id::text) from coordination.case_person p where p.case_id = c.id) end)
    from coordination.issue i join coordination.support_case c on c.id = i.case_id
      on conflict do nothing`

const SHARING = [
  `insert into people.consent (id, person_id, stage, asked_on, asked_by, by_agency, type, proxy_relation, purpose, agencies, categories, valid_from, language_used, version)
   select md5(t.id || p.id::text)::uuid, p.id, t.stage, t.asked_on, t.asked_by, p.owner_agency, t.type, t.proxy_relation, t.purpose, t.agencies, t.categories, t.valid_from, 'ja', t.version
     from (select * from people.consent order by id limit 1) t cross join (select * from people.person where right(id::text, 1) < '6') p`,
  `insert into people.consent_act (id, consent_id, seq, kind, at, by_staff, by_agency, body)
   select gen_random_uuid(), c.id, 1, 'given', now(), c.asked_by, c.by_agency, '{}' from people.consent c
    where not exists (select 1 from people.consent_act a where a.consent_id = c.id)`,
  `insert into people.disclosure (id, at, by_staff, by_agency, person_ids, to_agency, fields, basis, basis_on, reason, channel)
   select gen_random_uuid(), now(), s.id, s.agency_id, x.ids, s.agency_id, '{name}', 'appi-69-2-2', '2026-11-01', '支援のため', 'phone'
     from (values ('desk'), ('houkatsu'), ('kodomo')) l (login)
     join staff.staff s on s.login = l.login
    cross join (select array_agg(id) as ids from people.person where right(id::text, 1) < '4' group by left(id::text, 12), right(id::text, 2)
                 union all select '{}'::uuid[]) x`,
  `insert into people.address_protection (id, person_id, kind, from_on, until_on, set_at, set_by)
   select gen_random_uuid(), p.id, 'dv', '2026-04-01', '2027-03-31', now(), p.changed_by from people.person p
    where p.address_protected and not exists (select 1 from people.address_protection a where a.person_id = p.id)`,
  `insert into people.place_opening (id, person_id, staff_id, agency_id, at, reason)
   select gen_random_uuid(), p.id, p.changed_by, p.owner_agency, now(), '送付先を確かめるため' from people.person p where p.address_protected`,
]
