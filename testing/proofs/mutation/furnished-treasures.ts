import { JUST_FOUND } from './walls-of-treasures.ts'

/** Somebody of the council with an account, drawn by a word; the first of the staff where there is none. */
const ofCouncil = (council: string, drawn: string) =>
  `coalesce((select p.account_id from councils.participant p where p.council_no = ${council} and p.account_id is not null and p.ended_on is null order by md5(p.id::text || ${drawn}) limit 1),
            (select s.id from staff.staff s order by s.login limit 1))`

/**
 * Nine treasures of each council and of none: of persons who said yes to more and to less and not at all, places that somebody took
 * their yes back from, a yes that is over, a yes for another name; wordings that wait, that are told and that were taken back.
 */
export const TREASURES: readonly string[] = [
  `insert into treasures.treasure (id, council_no, name, type, state, audience, made_by)
   select md5('treasure' || coalesce(c.no, 0) || k)::uuid, c.no, case k when 1 then '${JUST_FOUND}' else '見本の宝物' || k end,
          case when k % 2 = 0 then 'person_gift' else 'place' end, case when k in (1, 2, 9) then 'candidate' when k = 7 then 'resting' else 'confirmed' end,
          case k when 9 then 'staff' else 'council' end, ${ofCouncil('c.no', 'k::text')}
     from (select no from directory.council union all select null) c cross join generate_series(1, 9) k`,
  `insert into treasures.named (treasure_id, whose, name)
   select t.id, w, case when right(md5(t.id::text || w), 1) = '0' then '' else '見本の人' end from treasures.treasure t cross join unnest(array['teller', 'steward']) w`,
  `insert into treasures.consent (id, treasure_id, whose, person_name, how, scope, given_on, valid_until, withdrawn_on, withdrawn_at, withdrawn_by, made_by, participant_id)
   select gen_random_uuid(), t.id, x.whose, x.person, 'oral', x.scope, '2026-04-01', x.until::date, x.back::date, x.back::date, case when x.back is not null then t.made_by end, t.made_by,
          (select p.id from councils.participant p where p.account_id is not null order by md5(p.id::text || t.id || x.whose) limit 1)
     from (values ('4', 'gift', '見本の人', 'liaison', null, null), ('6', 'gift', '見本の人', 'public', null, null), ('8', 'gift', '見本の人', 'council', null, null),
                  ('3', 'teller', '見本の人', 'public', null, null), ('3', 'steward', '別の人', 'public', null, null), ('4', 'teller', '見本の人', 'council', null, null),
                  ('6', 'steward', '見本の人', 'liaison', null, null), ('5', 'teller', '見本の人', 'public', null, '2026-06-01'),
                  ('7', 'teller', '見本の人', 'public', '2026-05-01', null), ('7', 'steward', '見本の人', 'liaison', null, null)) x (k, whose, person, scope, until, back)
     join treasures.treasure t on t.name = '見本の宝物' || x.k`,
  `insert into treasures.treasure_act (id, treasure_id, kind, by_staff)
   select gen_random_uuid(), t.id, k, t.made_by from treasures.treasure t cross join unnest(array['found', 'amended', 'consent_withdrawn', 'used']) k`,
  `insert into treasures.treasure_use (id, treasure_id, used_in, since, made_by) select gen_random_uuid(), t.id, '見本の集まり', '2026-05-01', t.made_by from treasures.treasure t`,
  `insert into treasures.shared (treasure_id, council_no, wanted, title, words, type, themes, place, state, found_at, proposed_by, checked_by, checked_at, withdrawn_at)
   select t.id, t.council_no, case when n % 3 = 0 then 'liaison' else 'public' end, '見本', '見本', t.type, '{}', '', case when n % 11 = 0 then 'gone' else t.state end, now(), t.made_by,
          case when n % 4 > 0 then gen_random_uuid() end, case when n % 4 > 0 then now() end, case when n % 7 = 0 then now() end
     from (select t.*, row_number() over (order by t.id) as n from treasures.treasure t where t.name <> '${JUST_FOUND}') t`,
]
