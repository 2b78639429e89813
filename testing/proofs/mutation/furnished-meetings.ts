/** Sittings in every state, with invitations that stand and that were taken back, people who acknowledged and who did not, who sat and who did not. */
export const MEETINGS: readonly string[] = [
  `insert into coordination.conference (id, title, state, starts_at, minutes_planned, convening_agency, made_at, made_by, asked_at, called_at, fixed_at, cancel_words, version)
   select md5('sitting' || n)::uuid, '見本の会議' || n, x.state, now(), 60, coalesce(c.coordinator_agency, c.lead_agency), now(), c.opened_by,
          case when n % 2 = 0 then now() end, case when x.state not in ('planned', 'cancelled') then now() end,
          case when x.state = 'minutes_fixed' then now() end, case when x.state = 'cancelled' then '取りやめ' end, 1
     from (select c.*, row_number() over (order by c.id) as n from coordination.support_case c where c.label like '事例%') c
     join (values (0, 'planned'), (1, 'called'), (2, 'briefed'), (3, 'held'), (4, 'minutes_draft'), (5, 'minutes_fixed'), (6, 'cancelled'), (7, 'minutes_fixed')) x (place, state)
       on x.place = n % 8`,
  `insert into coordination.agenda_item (id, conference_id, position, case_id, type_code, called, basis, basis_on, question, is_live, added_at, added_by)
   select md5('item' || n || k)::uuid, md5('sitting' || n)::uuid, k, c.id,
          (select t.code from coordination.conference_type t where not t.is_sealed order by (t.minutes_rule = 'present_and_team') = (n % 3 = 0) desc, t.code limit 1),
          '支援会議', 'consent', '2026-11-01', '誰が関わるか', n % 7 <> 6 or k = 1, now(), c.opened_by
     from (select c.*, row_number() over (order by c.id) as at from coordination.support_case c where c.label like '事例%') c
    cross join generate_series(1, 2) k cross join lateral (select (c.at + k - 2) as n) s where s.n between 1 and 42 and exists (select 1 from coordination.conference f where f.id = md5('sitting' || s.n)::uuid)`,
  `insert into coordination.invitation (id, conference_id, agency_id, outside_name, secrecy_class, is_needed, invited_at, invited_by, is_live)
   select md5('asked' || f.id || a.id)::uuid, f.id, a.id, null, 'public_body', true, now(), f.made_by, hashtext(f.id::text || a.id::text || 'live') % 4 <> 0
     from coordination.conference f
     join (select distinct s.agency_id as id from staff.staff s join staff.staff_duty d on d.staff_id = s.id and d.duty = 'consult') a
       on a.id <> f.convening_agency and abs(hashtext(f.id::text || a.id::text)) % 3 = 0
    where f.title like '見本の会議%'`,
  `insert into coordination.invited_item (invitation_id, item_id, conference_id, is_live)
   select v.id, i.id, v.conference_id, abs(hashtext(v.id::text || i.id::text)) % 5 <> 0
     from coordination.invitation v join coordination.agenda_item i on i.conference_id = v.conference_id
    where v.outside_name is null and abs(hashtext(i.id::text || v.id::text)) % 4 <> 0 on conflict do nothing`,
  `insert into coordination.secrecy_ack (conference_id, staff_id, agency_id, at, notice)
   select f.id, s.id, s.agency_id, now(), '守秘' from coordination.conference f cross join staff.staff s
    where abs(hashtext(f.id::text || s.login)) % 3 <> 0 on conflict do nothing`,
  `insert into coordination.attendance (id, conference_id, invitation_id, name, agency_name, secrecy_class, is_present, noted_at, noted_by)
   select gen_random_uuid(), v.conference_id, v.id, '見本', '見本課', 'public_body', abs(hashtext(v.id::text)) % 2 = 0, now(), v.invited_by
     from coordination.invitation v`,
  `insert into coordination.briefing (item_id, conference_id, content, frozen_at, frozen_by)
   select i.id, i.conference_id, '{}', now() + interval '1 second', i.added_by from coordination.agenda_item i`,
  `insert into coordination.item_minutes (item_id, conference_id, decisions, written_at, written_by, is_fixed)
   select i.id, i.conference_id, '決めたこと', now(), i.added_by, f.state = 'minutes_fixed'
     from coordination.agenda_item i join coordination.conference f on f.id = i.conference_id on conflict do nothing`,
  `insert into coordination.prep_sheet (item_id, invitation_id, conference_id, picture, by_staff, by_agency, at)
   select x.item_id, x.invitation_id, x.conference_id, '見立て', (select s.id from staff.staff s where s.agency_id = v.agency_id order by s.login limit 1), v.agency_id, now()
     from coordination.invited_item x join coordination.invitation v on v.id = x.invitation_id where v.agency_id is not null on conflict do nothing`,
  `insert into coordination.role_assignment (id, item_id, conference_id, position, issue, task_id)
   select gen_random_uuid(), i.id, i.conference_id, k, '課題', case when k = 2 then gen_random_uuid() end
     from coordination.agenda_item i cross join generate_series(1, 2) k`,
  `insert into coordination.slot (id, conference_id, starts_at, is_live)
   select md5('slot' || f.id || k)::uuid, f.id, now() + make_interval(days => k), true from coordination.conference f cross join generate_series(1, 2) k`,
  `insert into coordination.slot_answer (slot_id, invitation_id, conference_id, is_free, by_staff, at)
   select md5('slot' || v.conference_id || 1)::uuid, v.id, v.conference_id, true, v.invited_by, now() from coordination.invitation v on conflict do nothing`,
  `insert into coordination.conference_act (id, conference_id, seq, kind, at, by_staff, by_agency, body)
   select gen_random_uuid(), f.id, 1, 'planned', now(), f.made_by, f.convening_agency, '{}' from coordination.conference f where f.title like '見本の会議%'`,
  // A kind of sitting that has not begun, and a sealed one that has not.
  `insert into coordination.conference_type select (jsonb_populate_record(t, '{"valid_from": "2099-04-01", "valid_to": null}')).* from coordination.conference_type t`,
]
