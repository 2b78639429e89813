-- 会議の種類: added, renamed from a day on and closed by administrators; what has begun keeps what it says.
alter table platform.rules_history drop constraint rules_history_kind_is_known;
alter table platform.rules_history add constraint rules_history_kind_is_known
  check (kind in ('code', 'legal_basis', 'form_template', 'conference_type'));

create function coordination.refuse_double_type() returns trigger
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from coordination.conference_type t
              where t.code = new.code and t.valid_from <> new.valid_from
                and daterange(t.valid_from, t.valid_to) && daterange(new.valid_from, new.valid_to)) then
    raise exception 'two rows of % would hold on the same day', tg_table_name using errcode = '23P01';
  end if;
  return null;
end $$;
comment on function coordination.refuse_double_type is 'A kind of conference means one thing on one day.';

create trigger conference_type_keeps_its_meaning before update on coordination.conference_type
  for each row execute function platform.keep_meaning('valid_to');
create trigger conference_type_keeps_its_history after insert or update or delete on coordination.conference_type
  for each row execute function platform.keep_rules_history();
create trigger conference_type_holds_once after insert or update on coordination.conference_type
  for each row execute function coordination.refuse_double_type();

-- A sealed kind belongs to compartments, whose rules are the program's: it is neither added nor ended on a screen.
create policy conference_type_is_added_by_administrators on coordination.conference_type for insert to tsunagi_app
  with check ((select staff.has_duty('administer')) and not is_sealed and valid_from > (now() at time zone 'Asia/Tokyo')::date);
create policy conference_type_is_ended_by_administrators on coordination.conference_type for update to tsunagi_app
  using ((select staff.has_duty('administer')) and not is_sealed) with check (valid_to is null or valid_to > (now() at time zone 'Asia/Tokyo')::date);
create policy conference_type_is_taken_back_before_it_begins on coordination.conference_type for delete to tsunagi_app
  using ((select staff.has_duty('administer')) and not is_sealed and valid_from > (now() at time zone 'Asia/Tokyo')::date);
grant insert, delete, update (valid_to) on coordination.conference_type to tsunagi_app;

-- 同意: the agency that asked is a party to what it asked for, in the teams as in the rule of coverage.
create or replace function people.follow_consent(followed uuid) returns table (case_id uuid, agency_id uuid)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  c people.consent;
  left_team record;
begin
  select * into c from people.consent s where s.id = followed;
  if not found or not people.sees_person(c.person_id) then
    raise exception 'a consent is followed by those who see the person' using errcode = '42501';
  end if;
  update coordination.team t set categories = c.categories, ends_on = c.valid_until
   where t.consent_id = followed and t.until is null and c.stage = 'given'
     and (t.agency_id = any (c.agencies) or t.agency_id = c.by_agency);
  for left_team in
    select t.case_id as of_case, t.agency_id as of_agency
      from coordination.team t join coordination.support_case s on s.id = t.case_id
     where t.consent_id = followed and t.until is null and t.part = 'member' and t.agency_id <> s.lead_agency
       and (c.stage = 'withdrawn' or not (t.agency_id = any (c.agencies) or t.agency_id = c.by_agency))
     order by t.case_id, t.agency_id
       for update of s
  loop
    update coordination.team t set until = now(), left_words = '同意が取り下げられたか、狭められたため'
     where t.case_id = left_team.of_case and t.agency_id = left_team.of_agency and t.until is null;
    insert into coordination.case_act (id, case_id, seq, kind, at, by_staff, by_agency, body)
    select gen_random_uuid(), s.id, s.version + 1, 'member_left', now(), platform.reader_id(), staff.working_agency(),
           jsonb_build_object('agencyId', left_team.of_agency, 'words', '同意が取り下げられたか、狭められたため')
      from coordination.support_case s where s.id = left_team.of_case;
    update coordination.support_case s set version = s.version + 1 where s.id = left_team.of_case;
    case_id := left_team.of_case;
    agency_id := left_team.of_agency;
    return next;
  end loop;
end $$;

-- 本人の記録の写し: whose words a consultation holds. Every link counts, also of persons hidden from the reader: only yes or no comes back.
create function desk.told_by_oneself(asked uuid, person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1 from desk.consultation_person l
                    where l.consultation_id = asked and l.person_id = person and l.is_linked
                      and (l.part <> 'subject'
                           or (c.visitor_name is null and c.visitor_relation is null
                               and not exists (select 1 from desk.consultation_person o
                                                where o.consultation_id = asked and o.person_id <> person and o.is_linked and o.part <> 'subject'))))
      from desk.consultation c
     where c.id = asked and desk.stands(asked) and people.sees_person(person);
  end;
comment on function desk.told_by_oneself is 'Whether what was said there are the words of this person: they came themselves, or nobody else came for them.';
grant execute on function desk.told_by_oneself to tsunagi_app;

-- 支援ケース一覧: the list of cases on paper is a form like the others, with dated versions.
insert into platform.form_template (form, version, title, valid_from, fields)
select 'support_case_list', 1, '支援ケース一覧', date '2021-04-01',
       jsonb_agg(jsonb_build_object('field', s.field, 'label', s.label, 'national_report', 'unknown', 'order', s.place, 'shown', true) order by s.place)
  from (values
  (1, 'no', '事例番号'),
  (2, 'label', '事例'),
  (3, 'lead', '主担当'),
  (4, 'coordinator', '多機関協働'),
  (5, 'tracks', '解決／伴走'),
  (6, 'opened_on', '開始日'),
  (7, 'next_contact_on', '次の連絡')) s (place, field, label);

-- 支援ケースの一覧: narrowing by an issue and by a state that few cases are in looks at few rows, not at all of an agency's.
create index issue_of_case_by_code on coordination.issue (case_id, code) where state <> 'closed';
create index support_case_of_lead_solving on coordination.support_case (lead_agency, solving, opened_at desc, id desc) where ended_at is null;
create index support_case_of_lead_accompanying on coordination.support_case (lead_agency, accompanying, opened_at desc, id desc) where ended_at is null;
