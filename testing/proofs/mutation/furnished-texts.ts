/** Somebody of the staff, drawn by a word. */
const somebody = (drawn: string) => `(select s.id from staff.staff s order by md5(s.id::text || ${drawn}) limit 1)`

/**
 * Words for others of councils, bodies and meetings, beside those of the activities: some wait, some are told to the liaison or to everybody,
 * some were taken back, and one of a body stands in the name of another council. What issues, treasures and all of these are in other
 * languages: by a machine, by hand, checked, and taken back. And the course of each.
 */
export const TEXTS: readonly string[] = [
  `insert into texts.wording (kind, key, council_no, wanted, title, words, proposed_by, checked_by, checked_at, withdrawn_at)
   select kind, key, council_no, case when n % 3 = 0 then 'liaison' else 'public' end, '見本', '見本', ${somebody('n::text')},
          case when n % 4 > 0 then gen_random_uuid() end, case when n % 4 > 0 then now() end, case when n % 7 = 0 then now() end
     from (select *, row_number() over (order by kind, key) as n
             from (select 'council' as kind, c.no::text as key, c.no as council_no from directory.council c
                   union all select 'body', b.id::text, case when b.id = (select x.id from councils.body x where x.council_no is not null order by x.id limit 1) then 1 + b.council_no % 39 else b.council_no end from councils.body b
                   union all select 'meeting', m.id::text, m.council_no from meetings.meeting m) k) w
   on conflict (kind, key) do nothing`,
  `insert into texts.variant (kind, key, language, title, words, origin, based_on_version, written_by, checked_by, checked_at, withdrawn_at)
   select kind, key, language, '見本', '見本', case when n % 2 = 0 then 'machine' else 'human' end, 1, ${somebody('n::text')},
          case when n % 3 = 0 then gen_random_uuid() end, case when n % 3 = 0 then now() end, case when n % 5 = 0 then now() end
     from (select *, row_number() over (order by kind, key, language) as n
             from (select kind, key from texts.wording
                   union all select 'issue', i.id::text from issues.issue i
                   union all select 'treasure', t.id::text from treasures.treasure t) k
             cross join unnest(array['en', 'pt']) language) v`,
  `insert into texts.step (id, kind, key, did, by_staff) select gen_random_uuid(), v.kind, v.key, 'translated', v.written_by from texts.variant v where v.language = 'en'`,
]
