/** Somebody of the council with an account, drawn by a word; the first of the staff where there is none. */
const ofCouncil = (council: string, drawn: string) =>
  `coalesce((select p.account_id from councils.participant p where p.council_no = ${council} and p.account_id is not null and p.ended_on is null order by md5(p.id::text || ${drawn}) limit 1),
            (select s.id from staff.staff s order by s.login limit 1))`

/**
 * Six activities of each council and of none, for each audience; with wordings that wait, that are told to some or to all, that were taken
 * back, and one in the name of another council; dates, roles, people who come, by name and by words, and how it went.
 */
export const ACTIVITIES: readonly string[] = [
  `insert into activities.activity (id, council_no, name, kind, starts_on, from_time, until_time, dates_until, audience, made_by)
   select md5('activity' || coalesce(c.no, 0) || k)::uuid, c.no, '見本の活動' || k, 'salon', '2026-12-01', '10:00', '11:00', '2027-12-31',
          case k when 5 then 'liaison' when 6 then 'staff' else 'council' end, ${ofCouncil('c.no', 'k::text')}
     from (select no from directory.council union all select null) c cross join generate_series(1, 6) k`,
  `insert into texts.wording (kind, key, council_no, wanted, title, words, proposed_by, checked_by, checked_at, withdrawn_at)
   select 'activity', a.id::text, case when n % 13 = 0 then 1 + coalesce(a.council_no, 0) % 39 else a.council_no end,
          case when n % 3 = 0 then 'liaison' else 'public' end, '見本', '見本', a.made_by,
          case when n % 4 > 0 then gen_random_uuid() end, case when n % 4 > 0 then now() end, case when n % 7 = 0 then now() end
     from (select a.*, row_number() over (order by a.id) as n from activities.activity a where a.name <> '見本の活動4') a`,
  `insert into activities.activity_act (id, activity_id, kind, by_staff) select gen_random_uuid(), a.id, 'started', a.made_by from activities.activity a`,
  `insert into activities.role (id, activity_id, name, cap) select md5('role' || a.id || k)::uuid, a.id, '見本' || k, k from activities.activity a cross join generate_series(1, 2) k`,
  `insert into activities.occurrence (id, activity_id, series_on, starts_at, ends_at, state)
   select md5('occurrence' || a.id || k)::uuid, a.id, date '2026-12-01' + k, timestamptz '2026-12-01 10:00+09' + k * interval '1 day',
          timestamptz '2026-12-01 11:00+09' + k * interval '1 day', (array['planned', 'held', 'dropped'])[k]
     from activities.activity a cross join generate_series(1, 3) k`,
  `insert into activities.joining (id, activity_id, occurrence_id, role_id, participant_id, words, how_many, seq, made_by)
   select gen_random_uuid(), a.id, md5('occurrence' || a.id || '1')::uuid, md5('role' || a.id || k)::uuid, case when k = 1 then p.id end,
          case when k = 2 then '近所の方' else '' end, k, 1, a.made_by
     from activities.activity a cross join generate_series(1, 2) k
     left join lateral (select p.id from councils.participant p where p.account_id is not null
                         order by p.council_no is not distinct from a.council_no desc, md5(p.id::text || a.id) limit 1) p on true`,
  `insert into activities.feedback (id, activity_id, occurrence_id, attendance, made_by)
   select gen_random_uuid(), a.id, md5('occurrence' || a.id || '2')::uuid, 7, a.made_by from activities.activity a`,
]
