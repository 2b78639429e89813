/** Somebody of the council with an account, drawn by a word; the first of the staff where there is none. */
const ofCouncil = (council: string, drawn: string) =>
  `coalesce((select p.account_id from councils.participant p where p.council_no = ${council} and p.account_id is not null and p.ended_on is null order by md5(p.id::text || ${drawn}) limit 1),
            (select s.id from staff.staff s order by s.login limit 1))`

/** One row of a table for each group, project and platform, made by whoever made that. */
const each = (table: string, columns: string, values: string, more = '') =>
  `insert into activities.${table} (id, undertaking_id, ${columns}) select gen_random_uuid(), u.id, ${values} from activities.undertaking u ${more}`

/**
 * A group, a project and a platform of each council and of several together, with everything that belongs to them; two rounds of reviews
 * of each, one closed and one open, and a model.
 */
export const UNDERTAKINGS: readonly string[] = [
  `insert into activities.undertaking (id, kind, council_no, name, stage, made_by)
   select md5('undertaking' || coalesce(c.no, 0) || k)::uuid, k, c.no, '見本の' || k, case k when 'group' then 'active' else 'running' end, ${ofCouncil('c.no', 'k')}
     from (select no from directory.council union all select null) c cross join unnest(array['group', 'project', 'platform']) k`,
  each('undertaking_act', 'kind, by_staff', `'begun', u.made_by`),
  each('member_count', 'on_day, total, made_by', `date '2026-10-01', 12, u.made_by`),
  each('support_plan', 'goal, audience, made_by', `'見本', a, u.made_by`, `cross join unnest(array['council', 'staff']) a`),
  `insert into activities.support_step (id, plan_id, words) select gen_random_uuid(), p.id, '見本' from activities.support_plan p`,
  each('need', 'kind, words, made_by', `'people', '見本', u.made_by`),
  each('milestone', 'on_day, title, made_by', `date '2026-12-01', '見本', u.made_by`),
  each('product', 'on_day, words, made_by', `date '2026-10-01', '見本', u.made_by`),
  each('partner', 'kind, name, since, made_by', `'business', '見本商店', date '2026-10-01', u.made_by`),
  each('funding', 'kind, name, amount, made_by', `'grant', '見本', 1000, u.made_by`),
  `insert into activities.outcome_review (id, subject_kind, subject_id, council_no, round, phase, on_day, social_words, environmental_words, side_effects, change, state, closed_at, closed_by, made_by)
   select md5('review' || u.id || r)::uuid, u.kind, u.id, u.council_no, r, 'midway', '2026-10-01', '見本', '見本', '見本', 'continue',
          case r when 1 then 'closed' else 'open' end, case r when 1 then now() end, case r when 1 then u.made_by end, u.made_by
     from activities.undertaking u cross join generate_series(1, 2) r`,
  `insert into activities.outcome (id, review_id, line_id, sort_order, area, statement) select gen_random_uuid(), r.id, gen_random_uuid(), 0, 'social', '見本' from activities.outcome_review r`,
  `insert into activities.review_note (id, review_id, kind, words, by_staff)
   select gen_random_uuid(), r.id, k, '見本', r.made_by from activities.outcome_review r cross join unnest(array['erratum', 'consultant']) k`,
  `insert into activities.logic_model (id, subject_kind, subject_id, council_no, edition, made_by)
   select gen_random_uuid(), u.kind, u.id, u.council_no, 1, u.made_by from activities.undertaking u`,
]
