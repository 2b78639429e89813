/** Sealed compartments about cases, households and persons, in every state, with members who stand, who left, and who have moved to another agency. */
export const COMPARTMENTS: readonly string[] = [
  `insert into coordination.compartment (id, kind, label, case_id, household_id, person_id, kept_by, basis, opened_at, opened_by, second_staff, confirmed_at, state, ended_at, end_words)
   select md5('sealed' || n)::uuid, 'child_protection', '見本' || n, case when n % 3 = 0 then c.id end,
          case when n % 3 = 1 then (select m.household_id from coordination.case_person p join people.household_membership m on m.person_id = p.person_id where p.case_id = c.id limit 1) end,
          (select p.person_id from coordination.case_person p where p.case_id = c.id and n % 3 = 2 limit 1), c.lead_agency, 'jidofukushi-25-2',
          case when n % 4 = 1 then now() - interval '2 days' else now() end, w.ids[1], w.ids[2], case when n % 4 in (2, 3) then now() end,
          case n % 4 when 2 then 'open' when 3 then 'ended' else 'proposed' end, case when n % 4 = 3 then now() end, case when n % 4 = 3 then '終わり' end
     from (select c.*, row_number() over (order by c.id) as n from coordination.support_case c where c.label like '事例%') c
    cross join lateral (select array_agg(s.id order by md5(s.login || n)) as ids from staff.staff s join staff.staff_duty d on d.staff_id = s.id and d.duty = 'consult'
                          and not s.is_door and s.disabled_at is null) w
    where exists (select 1 from coordination.case_person p join people.household_membership m on m.person_id = p.person_id where p.case_id = c.id)`,
  `insert into coordination.compartment_member (compartment_id, staff_id, agency_id, legal_class, since, added_by, until, end_words)
   select k.id, s.id, case when s.place = 4 then (select a.id from directory.agency a where a.id <> s.agency_id order by a.id limit 1) else s.agency_id end,
          'public_body', now(), k.opened_by, case when s.place = 3 then now() end, case when s.place = 3 then '異動' end
     from coordination.compartment k
    cross join lateral (select s.id, s.agency_id, row_number() over (order by s.id <> k.opened_by, s.id <> k.second_staff, md5(s.login || k.id::text)) as place
                          from staff.staff s join staff.staff_duty d on d.staff_id = s.id and d.duty = 'consult' where not s.is_door) s
    where s.place <= 8`,
  // In some a conflict arose after they had joined.
  `insert into people.conflict (id, staff_id, person_id, reason, set_at, set_by)
   select gen_random_uuid(), m.staff_id, x.person_id, '親族のため', now(), m.staff_id
     from coordination.compartment k
     join lateral (select m.staff_id from coordination.compartment_member m where m.compartment_id = k.id and m.until is null order by m.staff_id limit 1) m on true
    cross join lateral (select coalesce(k.person_id, (select p.person_id from coordination.case_person p where p.case_id = k.case_id and p.is_linked limit 1),
                          (select h.person_id from people.household_membership h where h.household_id = k.household_id limit 1)) as person_id) x
    where x.person_id is not null and right(k.id::text, 1) < '6'
      and not exists (select 1 from people.conflict c where c.staff_id = m.staff_id and c.person_id = x.person_id)`,
  `insert into coordination.compartment_entry (id, compartment_id, at, made_at, by_staff, by_agency, fact)
   select gen_random_uuid(), k.id, now(), now(), k.opened_by, k.kept_by, '様子' from coordination.compartment k`,
  `insert into coordination.compartment_log (id, compartment_id, at, staff_id, agency_id, action)
   select gen_random_uuid(), k.id, now(), k.opened_by, k.kept_by, 'read' from coordination.compartment k`,
  `insert into coordination.compartment_meeting (id, compartment_id, type_code, at, present, minutes, made_at, by_staff, by_agency)
   select gen_random_uuid(), k.id, 'individual', now(), array[k.opened_by], '話した', now(), k.opened_by, k.kept_by from coordination.compartment k`,
  `insert into coordination.compartment_reporter (id, compartment_id, name, heard_at, recorded_at, recorded_by)
   select gen_random_uuid(), k.id, '見本', now(), now(), k.opened_by from coordination.compartment k`,
  `insert into coordination.reporter_opening (id, compartment_id, staff_id, reason, at, ends_at)
   select gen_random_uuid(), m.compartment_id, m.staff_id, '安全を確かめるために開いた', x.at, x.at + interval '9 minutes'
     from coordination.compartment_member m
    cross join lateral (select case when hashtext(m.staff_id::text || m.compartment_id) % 2 = 0 then now() - interval '1 day' else now() + interval '5 hours' end as at) x
    where abs(hashtext(m.compartment_id::text || m.staff_id)) % 3 <> 0`,
  `insert into coordination.compartment_transfer (id, compartment_id, direction, source_id, case_id, parts, basis, basis_on, reason, proposed_at, proposed_by, proposed_agency, state,
                                                  decided_at, decided_by, decision_words)
   select gen_random_uuid(), k.id, 'in', gen_random_uuid(), coalesce(k.case_id, (select id from coordination.support_case limit 1)), '{fact}', 'jidofukushi-25-2', '2026-11-01',
          'お子さんの安全のために必要', now(), case when n <> 2 then k.opened_by else k.second_staff end, k.kept_by, case when n = 3 then 'refused' else 'proposed' end,
          case when n = 3 then now() end, case when n = 3 then k.second_staff end, case when n = 3 then '不要' end
     from coordination.compartment k cross join generate_series(1, 3) n`,
]
