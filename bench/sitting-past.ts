import pg from 'pg'
import type { Ground } from './ground.ts'

/**
 * Conferences and plans as a city has them after years: every twentieth live case is on the agenda of a sitting, with its whole team
 * invited; every fifth has a plan with four actions. Both grow with the city.
 *
 * @returns milliseconds; 0 when an earlier run had filled it already
 */
export async function fillSittings(ground: Ground): Promise<number> {
  const client = new pg.Client({ connectionString: ground.ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ present: boolean }>(
      `select exists (select 1 from coordination.conference where title = '測定') as present`,
    )
    if (rows[0]?.present) return 0
    const startedAt = performance.now()
    for (const statement of [ID_OF, SAT, CONFERENCES, CONFERENCE_ACTS, ITEMS, INVITATIONS, PLANNED, PLANS, PLAN_ACTS, ACTIONS])
      await client.query(statement)
    await client.query('analyze coordination.conference, coordination.agenda_item, coordination.invitation, coordination.support_plan')
    return performance.now() - startedAt
  } finally {
    await client.end()
  }
}

const ID_OF = `
  create function pg_temp.id_of(words text) returns uuid language sql immutable
    return (substr(md5(words), 1, 12) || '7' || substr(md5(words), 14, 3) || 'a' || substr(md5(words), 18))::uuid`

const SAT = `
  create temporary table sat as
    select pg_temp.id_of('sitting' || c.id::text) as id, c.id as case_id, c.lead_agency, c.opened_by,
           now() + (c.n % 120 - 90) * interval '1 day' as starts_at, c.n % 120 < 80 as is_over
      from (select c.*, row_number() over (order by c.id) as n from coordination.support_case c where c.label = '測定' and c.ended_at is null) c
     where c.n % 20 = 0`

const CONFERENCES = `
  insert into coordination.conference (id, title, state, starts_at, minutes_planned, place, convening_agency, made_at, made_by, called_at, held_at, fixed_at, version)
  select id, '測定', case when is_over then 'minutes_fixed' else 'called' end, starts_at, 60, '会議室', lead_agency, starts_at - interval '20 days', opened_by,
         starts_at - interval '15 days', case when is_over then starts_at end, case when is_over then starts_at + interval '1 day' end, 2 from sat`

const CONFERENCE_ACTS = `
  insert into coordination.conference_act (id, conference_id, seq, kind, at, by_staff, by_agency, body)
  select pg_temp.id_of('planned' || id::text), id, 1, 'planned', starts_at - interval '20 days', opened_by, lead_agency, '{"title": "測定"}' from sat`

const ITEMS = `
  insert into coordination.agenda_item (id, conference_id, position, case_id, type_code, called, basis, basis_on, basis_reason, question, added_at, added_by)
  select pg_temp.id_of('item' || id::text), id, 1, case_id, 'support_conference', '支援会議', 'swa-106-6', starts_at::date, '会えていないため', '誰が関わるか',
         starts_at - interval '20 days', opened_by from sat`

const INVITATIONS = `
  insert into coordination.invitation (id, conference_id, agency_id, secrecy_class, is_needed, invited_at, invited_by)
  select pg_temp.id_of('invited' || s.id::text || t.agency_id::text), s.id, t.agency_id, 'public_body', true, s.starts_at - interval '15 days', s.opened_by
    from sat s join coordination.team t on t.case_id = s.case_id and t.is_live and t.until is null`

const PLANNED = `
  create temporary table planned as
    select pg_temp.id_of('plan' || c.id::text) as id, c.id as case_id, c.lead_agency, c.opened_by, c.opened_at
      from (select c.*, row_number() over (order by c.id) as n from coordination.support_case c where c.label = '測定' and c.ended_at is null) c
     where c.n % 5 = 0`

const PLANS = `
  insert into coordination.support_plan (id, case_id, kind, round, state, wish, direction, programmes, period_from, period_to, next_monitoring, drafted_on,
                                         drafted_by, drafted_agency, version)
  select id, case_id, 'multilayered', 1, 'draft', 'いまの家で暮らしたい', '通院と家計を支える', '[]', opened_at::date, opened_at::date + 365,
         opened_at::date + 90, opened_at::date, opened_by, lead_agency, 1 from planned`

const PLAN_ACTS = `
  insert into coordination.plan_act (id, plan_id, case_id, seq, kind, at, by_staff, by_agency, body)
  select pg_temp.id_of('drafted' || id::text), id, case_id, 1, 'drafted', opened_at, opened_by, lead_agency, '{}' from planned`

const ACTIONS = `
  insert into coordination.support_action (id, plan_id, case_id, position, words, owner_agency, kind, due_on)
  select pg_temp.id_of('action' || p.id::text || g), p.id, p.case_id, g, '様子を聞き、次の日を決める', p.lead_agency,
         (array['statutory_service', 'local_resource', 'neighbour', 'new_invention'])[g], (now() at time zone 'Asia/Tokyo')::date + 30
    from planned p cross join generate_series(1, 4) g`
