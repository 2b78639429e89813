/** Councils with seats that stand, that are over and that keep records, participants with accounts and without, and what troubles them. */
export const COMMUNITY: readonly string[] = [
  `insert into councils.profile (council_no, intro) select no, '見本' from directory.council`,
  `insert into councils.council_stat (council_no, on_day, population, households, aged65) select no, '2026-04-01', 100, 50, 30 from directory.council`,
  `insert into councils.body (id, kind, council_no, name, started_on)
   select md5('body' || c.no)::uuid, 'network_meeting', c.no, '見本の会議', date '2024-04-01' from directory.council c
    union all select md5('body' || n)::uuid, 'liaison', null, '見本の連絡会', date '2024-04-01' from generate_series(101, 103) n`,
  `insert into councils.body_relation (id, from_id, to_id, kind, since)
   select gen_random_uuid(), b.id, md5('body101')::uuid, 'peer', '2024-04-01' from councils.body b where b.id <> md5('body101')::uuid`,
  `insert into councils.participant (id, council_no, name, account_id, ended_on)
   select md5('neighbour' || s.n)::uuid, case when s.n % 7 <> 0 then (select no from directory.council order by no offset s.n % 20 limit 1) end, '見本', case when s.n % 4 <> 0 and not exists (select 1 from staff.staff_duty d where d.staff_id = s.id and d.duty = 'evaluate') then s.id end,
          case when s.n % 11 = 0 then date '2026-01-31' end
     from (select id, row_number() over (order by login) as n from staff.staff) s`,
  `insert into councils.participant_contact (participant_id, phone) select id, '0595-00-0001' from councils.participant`,
  // One in three keeps records, one in five sits no more, some sit in a body of no council.
  `insert into councils.seat (id, body_id, participant_id, office, is_secretariat, from_on, to_on)
   select gen_random_uuid(), case when p.n % 6 = 0 then md5('body101')::uuid else b.id end, p.id, '委員', p.n % 3 = 0, '2024-04-01', case when p.n % 5 = 0 then date '2026-03-31' end
     from (select p.*, row_number() over (order by p.id) as n from councils.participant p) p
     join councils.body b on b.council_no is not distinct from coalesce(p.council_no, (select min(no) from directory.council))`,
  `insert into councils.setup_step (council_no, step) select c.no, x from directory.council c cross join unnest(array['talk', 'learn']) x`,
  `insert into councils.invitation (id, participant_id, council_no, kind, secret_hash, made_by, ends_at)
   select gen_random_uuid(), p.id, p.council_no, 'link', decode(md5(p.id::text), 'hex'), (select s.id from staff.staff s order by s.login limit 1), now() + interval '7 days'
     from councils.participant p where p.council_no is not null`,
  `insert into councils.council_agency (council_no, agency_id) select c.no, (select a.id from directory.agency a order by a.id limit 1) from directory.council c`,
  `insert into links.link (id, from_kind, from_id, to_kind, to_id, relation, ended_at)
   select gen_random_uuid(), 'body', b.id, 'issue', gen_random_uuid(), 'about', case when right(b.id::text, 1) < '8' then now() end from councils.body b`,
]

/** What troubles a neighbourhood; of a module that came later. */
export const ISSUES: readonly string[] = [
  `insert into issues.issue (id, council_no, title, origin, made_by)
   select md5('issue' || b.id)::uuid, b.council_no, '見本の困りごと', 'resident', (select s.id from staff.staff s order by md5(s.login || b.id) limit 1) from councils.body b`,
  `insert into issues.issue_act (id, issue_id, seq, kind, by_staff) select gen_random_uuid(), i.id, k, case k when 1 then 'raised' else 'reworded' end, i.made_by
     from issues.issue i cross join generate_series(1, 2) k`,
  `insert into issues.evidence (id, issue_id, kind, words, on_day, audience, made_by)
   select gen_random_uuid(), i.id, 'voice', '声', '2026-10-01', a, s.id
     from issues.issue i cross join (values ('council'), ('staff')) x (a)
     join lateral (select p.account_id as id from councils.participant p where p.council_no = i.council_no and p.account_id is not null order by md5(p.id::text || x.a) limit 1) s on true`,
  `insert into issues.shared (issue_id, council_no, wanted, title, words, level, themes, state, moved_at, proposed_by, checked_by, checked_at, withdrawn_at)
   select i.id, i.council_no, case when n % 2 = 0 then 'public' else 'liaison' end, '見本', '見本', 'council', '{}', 'heard', now(), i.made_by,
          case when n % 3 > 0 then gen_random_uuid() end, case when n % 3 > 0 then now() end, case when n % 5 = 0 then now() end
     from (select i.*, row_number() over (order by i.id) as n from issues.issue i) i`,
]
