import type { RunningApp } from '../app.ts'

/** Cases in every state that matters for sight: teams joined, left, ended by consent, limited by category; glass broken, over, put back; conflicts. */
export async function coordinate(app: RunningApp): Promise<void> {
  for (const statement of [CASES, TEAMS, PEOPLE, ACTS, OFFERS, ENTRIES, MENTIONS, GLASS, CONFLICTS, REQUESTS, BUNDLES, REQUEST_ACTS, TASKS])
    await app.ask(statement)
}

const CASES = `
  insert into coordination.support_case (id, label, consultation_id, opened_at, opened_by, opened_agency, lead_agency, coordinator_agency, solving, accompanying,
                                         next_contact_on, ended_at, version)
  select gen_random_uuid(), '事例' || n, c.id, c.received_at, c.received_by, c.owner_agency, c.owner_agency,
         case when n % 2 = 0 then (select agency_id from staff.staff where login = 'coordinator') end,
         case when n % 7 = 0 then 'ended' else 'open' end, case when n % 7 = 0 then 'ended' else 'open' end,
         '2026-12-01', case when n % 7 = 0 then now() end, 1
    from (select c.*, row_number() over (order by c.id) as n from desk.consultation c
           where exists (select 1 from desk.consultation_person l where l.consultation_id = c.id and l.is_linked)) c
   where n <= 42`

// One agency opened the case; of the others one stands, one left, one's consent is over, one sees two categories only.
const TEAMS = `
  insert into coordination.team (case_id, agency_id, part, basis, basis_on, reason, since, until, ends_on, categories, opened_at, is_live)
  select c.id, x.agency_id, x.part, 'appi-69-2-2', '2026-04-01', '分担して関わるため', now() - interval '30 days',
         case when x.place = 2 then now() - interval '3 days' end,
         case x.place when 3 then date '2026-01-31' when 4 then date '2099-01-31' end,
         case when x.place = 4 then array['contact', 'health'] end, c.opened_at, c.ended_at is null
    from (select * from coordination.support_case where label like '事例%') c
   cross join lateral (
         select c.lead_agency as agency_id, 'originator' as part, 0 as place
          union all
         select c.coordinator_agency, 'coordinator', 0 where c.coordinator_agency is not null and c.coordinator_agency <> c.lead_agency
          union all
         select a.id, 'member', row_number() over (order by md5(a.id::text || c.id::text))
           from (select distinct s.agency_id as id from staff.staff s join staff.staff_duty d on d.staff_id = s.id and d.duty = 'consult') a
          where a.id <> c.lead_agency and a.id is distinct from c.coordinator_agency) x
   where x.place <= 4`

const PEOPLE = `
  insert into coordination.case_person (case_id, person_id, part, linked_at, linked_by, is_linked)
  select c.id, l.person_id, 'subject', now(), c.opened_by, l.is_linked
    from coordination.support_case c join desk.consultation_person l on l.consultation_id = c.consultation_id
   where c.label like '事例%'`

const ACTS = `
  insert into coordination.case_act (id, case_id, seq, kind, at, by_staff, by_agency, body)
  select gen_random_uuid(), c.id, 1, 'opened', c.opened_at, c.opened_by, c.opened_agency, '{}' from coordination.support_case c where c.label like '事例%'`

const OFFERS = `
  insert into coordination.lead_offer (id, case_id, to_agency, by_agency, by_staff, words, made_at, is_open)
  select gen_random_uuid(), t.case_id, t.agency_id, c.lead_agency, c.opened_by, 'お願いします', now(), right(c.id::text, 1) < '8'
    from coordination.support_case c join coordination.team t on t.case_id = c.id and t.ends_on > now()`

// Every team row wrote in every scope, with and without a category.
const ENTRIES = `
  insert into coordination.log_entry (id, case_id, at, by_staff, by_agency, made_at, with_whom, method, fact, category, share_scope, conference_id)
  select gen_random_uuid(), t.case_id, now(), s.id, t.agency_id, now(), '{person}', 'phone', '様子を聞いた', k.category, p.scope,
         case when p.scope = 'conference' then gen_random_uuid() end
    from coordination.team t
    join lateral (select s.id from staff.staff s where s.agency_id = t.agency_id order by s.login limit 1) s on true
   cross join (values ('own_agency'), ('team'), ('coordinator'), ('conference')) p (scope)
   cross join (values (null), ('health'), ('income')) k (category)`

const MENTIONS = `
  insert into coordination.mention (entry_id, staff_id, case_id, at)
  select e.id, s.id, e.case_id, now()
    from coordination.log_entry e join staff.staff s on s.login in ('desk2', 'kodomo') where right(e.id::text, 1) < '4'`

const GLASS = `
  insert into coordination.glass (id, case_id, staff_id, agency_id, reason_code, words, opened_at, ends_at, ended_at, review_by, reviewed_at, reviewed_by, finding,
                                  finding_words)
  select gen_random_uuid(), c.id, s.id, s.agency_id, 'life', '命にかかわる恐れがあるため開く', now() - interval '20 minutes',
         case when n % 3 = 1 then now() - interval '5 minutes' else now() + interval '39 minutes' end, case when n % 3 = 2 then now() end, '2026-12-01',
         case when n % 2 = 0 then now() end, case when n % 2 = 0 then (select id from staff.staff where login = 'privacy') end,
         case when n % 2 = 0 then 'justified' end, case when n % 2 = 0 then '妥当' end
    from (select c.*, row_number() over (order by c.id) as n from coordination.support_case c) c
    join staff.staff s on s.login in ('houkatsu', 'shogai', 'nofu', 'jiritsu') and hashtext(s.login || c.id) % 2 = 0`

const CONFLICTS = `
  insert into people.conflict (id, staff_id, person_id, reason, set_at, set_by, ended_at)
  select gen_random_uuid(), s.id, p.person_id, '親族のため', now(), s.id, case when right(p.person_id::text, 1) < '4' then now() end
    from (select distinct person_id from coordination.case_person) p
    join staff.staff s on s.login in ('desk', 'desk2', 'desk4', 'houkatsu2', 'houkatsu3', 'coordinator', 'kodomo', 'jiritsu', 'csw') and hashtext(s.login || p.person_id) % 5 = 0`

const REQUESTS = `
  insert into coordination.coordination_request (id, consultation_id, from_agency, from_staff, to_agency, basis, basis_on, consent_type, tried, why_many, asked,
                                                 issues, shared_fields, urgency, reply_by, state, made_at, submitted_at, answer_reason, answer_words, version)
  select gen_random_uuid(), c.id, c.owner_agency, c.received_by, k.agency_id, 'consent', '2026-11-01', 'oral', '訪問した', '一つでは足りない', '調整を', '{poverty}', '{}',
         'planned', '2026-12-01', x.state, now(), case when x.was_sent then now() end,
         case when x.state = 'returned' then 'need_more' end, case when x.state = 'returned' then '足りません' end, 1
    from (select c.*, row_number() over (order by c.id) as n from desk.consultation c) c
    join (select agency_id from staff.staff where login = 'coordinator') k on k.agency_id <> c.owner_agency
    join (values (0, 'draft', false), (1, 'submitted', true), (2, 'returned', true), (3, 'accepted', true), (4, 'withdrawn', false), (5, 'withdrawn', true)) x (place, state, was_sent)
      on x.place = c.n % 6
   where n <= 48`

const BUNDLES = `
  insert into coordination.request_bundle (request_id, content, frozen_at)
  select id, '[]', now() from coordination.coordination_request where submitted_at is not null
      on conflict do nothing`

const REQUEST_ACTS = `
  insert into coordination.request_act (id, request_id, seq, kind, at, by_staff, by_agency, body)
  select gen_random_uuid(), r.id, 1, 'drafted', made_at, from_staff, from_agency, '{}' from coordination.coordination_request r
   where not exists (select 1 from coordination.request_act a where a.request_id = r.id)`

const TASKS = `
  insert into platform.task (id, agency_id, kind, words, due_on, case_id, made_at, made_by, made_agency)
  select gen_random_uuid(), t.agency_id, 'hand', '電話をする', '2026-12-01', case when right(t.case_id::text, 1) < '8' then t.case_id end, now(), c.opened_by, c.opened_agency
    from coordination.team t join coordination.support_case c on c.id = t.case_id`
