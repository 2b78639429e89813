-- 保管・廃棄 (X08): how long records are kept, what stops the clock, and the one way by which they are destroyed.

create table platform.retention_rule (
  id          uuid    not null,
  record_type text    not null,
  starts_at   text    not null,
  years       smallint,
  basis       text    not null,
  then_do     text    not null,
  note        text,
  is_example  boolean not null default false,
  valid_from  date    not null,
  valid_to    date,
  made_by     uuid,
  constraint retention_rule_pk primary key (id),
  constraint retention_rule_type_is_known check (record_type in ('case', 'consultation', 'compartment', 'conference', 'audit_detail')),
  constraint retention_rule_start_is_known check (starts_at in ('end_of_support', 'end_of_fiscal_year', 'event')),
  constraint retention_rule_then_is_known check (then_do in ('destroy', 'keep_permanently', 'review')),
  constraint retention_rule_years_are_sane check (years between 1 and 100),
  constraint retention_rule_without_years_keeps check (years is not null or then_do = 'keep_permanently'),
  constraint retention_rule_ends_after_it_begins check (valid_to is null or valid_to > valid_from)
);
comment on table platform.retention_rule is 'How long each kind of record is kept, as dated rows. Ships as examples that the city has to check; an example destroys nothing.';
comment on column platform.retention_rule.is_example is 'Not confirmed by the city: shown, never applied.';
create unique index retention_rule_is_one_at_a_time on platform.retention_rule (record_type) where valid_to is null;

create sequence platform.destruction_no;
create table platform.legal_hold (
  id         uuid        not null,
  case_id    uuid        not null,
  case_no    bigint      not null,
  reason     text        not null,
  placed_at  timestamptz not null,
  placed_by  uuid        not null,
  lifted_at  timestamptz,
  lifted_by  uuid,
  lift_words text,
  constraint legal_hold_pk primary key (id),
  constraint legal_hold_has_a_reason check (btrim(reason) <> ''),
  constraint legal_hold_is_lifted_with_words check ((lifted_at is null) = (lift_words is null) and (lifted_at is null) = (lifted_by is null))
);
comment on table platform.legal_hold is '廃棄の停止: while it stands nothing of the case is destroyed. Seen by those who administer only.';
create unique index legal_hold_stands_once on platform.legal_hold (case_id) where lifted_at is null;

create table platform.destruction (
  id           uuid        not null,
  no           bigint      not null default nextval('platform.destruction_no'),
  record_type  text        not null,
  as_of        date        not null,
  proposed_at  timestamptz not null,
  proposed_by  uuid        not null,
  state        text        not null,
  decided_at   timestamptz,
  decided_by   uuid,
  decided_words text,
  records      integer     not null,
  destroyed    integer,
  certificate  jsonb,
  constraint destruction_pk primary key (id),
  constraint destruction_no_is_unique unique (no),
  constraint destruction_state_is_known check (state in ('proposed', 'done', 'refused')),
  constraint destruction_takes_two_persons check (decided_by is null or decided_by <> proposed_by),
  constraint destruction_done_is_certified check ((state = 'done') = (certificate is not null) and (state = 'done') = (destroyed is not null)),
  constraint destruction_is_decided_whole check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null))
);
comment on table platform.destruction is '廃棄一覧 and its certificate: what kinds, how many, when, by whom. No name of anybody.';

create table platform.destruction_line (
  destruction_id uuid    not null,
  case_id        uuid    not null,
  case_no        bigint  not null,
  ended_on       date    not null,
  due_on         date    not null,
  is_destroyed   boolean not null default false,
  constraint destruction_line_pk primary key (destruction_id, case_id),
  constraint destruction_line_of_destruction foreign key (destruction_id) references platform.destruction (id)
);
comment on table platform.destruction_line is 'One record on a destruction list, by its number.';

create table platform.kept_figure (
  destruction_id uuid  not null,
  position       integer not null,
  figures        jsonb not null,
  constraint kept_figure_pk primary key (destruction_id, position),
  constraint kept_figure_of_destruction foreign key (destruction_id) references platform.destruction (id)
);
comment on table platform.kept_figure is 'What the figures still count after a case was destroyed: years and numbers, nothing that leads back to a household.';

create table platform.destruction_step (
  position    integer not null,
  label_ja    text    not null,
  table_name  text    not null,
  reached_by  text    not null,
  constraint destruction_step_pk primary key (position),
  constraint destruction_step_is_one_a_table unique (table_name)
);
comment on table platform.destruction_step is 'What is destroyed of a case, in order: which rows of which table ($1 is the case). Written by migrations only.';

create table platform.destruction_pass (
  xid            xid8 not null,
  destruction_id uuid not null,
  constraint destruction_pass_pk primary key (xid)
);
comment on table platform.destruction_pass is 'The transaction in which a confirmed destruction is running. The row is gone before the transaction ends; no login may write it.';

do $$
declare stem text;
begin
  foreach stem in array array['retention_rule', 'legal_hold', 'destruction', 'destruction_line', 'kept_figure', 'destruction_step', 'destruction_pass'] loop
    execute format('alter table platform.%I enable row level security', stem);
  end loop;
end $$;
create policy retention_rule_is_open_to_staff on platform.retention_rule for select to tsunagi_app using (platform.reader_id() is not null);
create policy legal_hold_is_the_administrators on platform.legal_hold for select to tsunagi_app using ((select staff.has_duty('administer')));
create policy destruction_is_seen_by_both_persons on platform.destruction for select to tsunagi_app
  using ((select staff.has_duty('administer')) or (select staff.has_duty('audit')));
create policy destruction_line_is_seen_by_both_persons on platform.destruction_line for select to tsunagi_app
  using ((select staff.has_duty('administer')) or (select staff.has_duty('audit')));
grant select on platform.retention_rule, platform.legal_hold, platform.destruction, platform.destruction_line to tsunagi_app;

create function platform.is_destroying(asked_table text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1 from platform.destruction_pass p where p.xid = pg_current_xact_id_if_assigned())
           and exists (select 1 from platform.destruction_step s where s.table_name = asked_table);
  end;
comment on function platform.is_destroying is 'Whether this very transaction carries out a confirmed destruction, and the table is one of those it may empty of a case.';

-- The one exception of every append-only table: single rows of the tables listed above, inside the destruction that two persons decided.
create or replace function platform.refuse_change() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' and tg_level = 'ROW' then
    if platform.is_destroying(tg_table_schema || '.' || tg_table_name) then return old; end if;
  end if;
  raise exception 'append-only: % on %.% is refused', tg_op, tg_table_schema, tg_table_name using errcode = '42501';
end $$;

-- What stays: that there was a case, which agencies, when. What goes: everything that says something about anybody.
alter table coordination.support_case add column destroyed_at timestamptz;
comment on column coordination.support_case.destroyed_at is 'When its records were destroyed by the retention rule; the row itself stays, telling of nobody.';

insert into platform.destruction_step (position, label_ja, table_name, reached_by) values
  (10, 'よびかけ', 'coordination.mention', 'case_id = $1'),
  (20, '経過記録', 'coordination.log_entry', 'case_id = $1'),
  (30, 'アセスメント', 'coordination.assessment', 'case_id = $1'),
  (40, '課題の履歴', 'coordination.issue_history', 'issue_id in (select id from coordination.issue where case_id = $1)'),
  (41, '課題', 'coordination.issue', 'case_id = $1'),
  (50, 'つながり', 'coordination.connection', 'case_id = $1'),
  (51, '世帯の年表', 'coordination.chronology_line', 'case_id = $1'),
  (60, '支援プランの行い', 'coordination.plan_act', 'plan_id in (select id from coordination.support_plan where case_id = $1)'),
  (61, '支援プランの版', 'coordination.plan_version', 'plan_id in (select id from coordination.support_plan where case_id = $1)'),
  (62, 'モニタリング', 'coordination.monitoring', 'plan_id in (select id from coordination.support_plan where case_id = $1)'),
  (63, '支援の行動', 'coordination.support_action', 'plan_id in (select id from coordination.support_plan where case_id = $1)'),
  (64, '目標', 'coordination.goal', 'plan_id in (select id from coordination.support_plan where case_id = $1)'),
  (65, '支援プラン', 'coordination.support_plan', 'case_id = $1'),
  (70, '会議の役割分担', 'coordination.role_assignment', 'item_id in (select id from coordination.agenda_item where case_id = $1)'),
  (71, '会議の記録', 'coordination.item_minutes', 'item_id in (select id from coordination.agenda_item where case_id = $1)'),
  (72, '会議の準備シート', 'coordination.prep_sheet', 'item_id in (select id from coordination.agenda_item where case_id = $1)'),
  (73, '会議の資料', 'coordination.briefing', 'item_id in (select id from coordination.agenda_item where case_id = $1)'),
  (74, '会議への招き', 'coordination.invited_item', 'item_id in (select id from coordination.agenda_item where case_id = $1)'),
  (75, '会議の議題', 'coordination.agenda_item', 'case_id = $1'),
  (80, '申込の資料', 'coordination.request_bundle', 'request_id in (select id from coordination.coordination_request where case_id = $1)'),
  (81, '申込の行い', 'coordination.request_act', 'request_id in (select id from coordination.coordination_request where case_id = $1)'),
  (82, '多機関協働の申込', 'coordination.coordination_request', 'case_id = $1'),
  (90, '引き継ぎの申し出', 'coordination.lead_offer', 'case_id = $1'),
  (91, '事例の行い', 'coordination.case_act', 'case_id = $1'),
  (92, '事例と人の結びつき', 'coordination.case_person', 'case_id = $1'),
  (95, 'やること', 'platform.task', 'case_id = $1'),
  (96, '見た記録の言葉', 'audit.detail', 'event_id in (select id from audit.event where subject_ids @> array[$1])');

create function platform.due_cases(on_day date)
  returns table (case_id uuid, case_no bigint, ended_on date, due_on date, is_held boolean, then_do text, is_example boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select d.id, d.no, d.ended_on, d.due_on, exists (select 1 from platform.legal_hold h where h.case_id = d.id and h.lifted_at is null), d.then_do, d.is_example
      from (select c.id, c.no, c.ended_on, r.then_do, r.is_example,
                   case r.starts_at
                     when 'end_of_fiscal_year'
                       then make_date(extract(year from c.ended_on)::integer + case when extract(month from c.ended_on) >= 4 then 1 else 0 end + r.years, 3, 31)
                     else (c.ended_on + make_interval(years => r.years))::date
                   end as due_on
              from (select s.id, s.no, (s.ended_at at time zone 'Asia/Tokyo')::date as ended_on
                      from coordination.support_case s where s.ended_at is not null and s.destroyed_at is null) c
              join platform.retention_rule r on r.record_type = 'case' and r.then_do <> 'keep_permanently'
                                            and r.valid_from <= on_day and (r.valid_to is null or r.valid_to > on_day)) d
     where d.due_on < on_day and (staff.has_duty('administer') or staff.has_duty('audit'))
     order by d.due_on, d.no;
  end;
comment on function platform.due_cases is 'Ended cases whose time of keeping is over on a day, by number; nothing of what stands in them.';

create function platform.set_retention_rule(new_id uuid, new_type text, new_start text, new_years integer, new_basis text, new_then text, new_note text, from_day date)
  returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not staff.has_duty('administer') then return 'duty-missing'; end if;
  update platform.retention_rule r set valid_to = from_day where r.record_type = new_type and r.valid_to is null and r.valid_from < from_day;
  delete from platform.retention_rule r where r.record_type = new_type and r.valid_to is null;
  insert into platform.retention_rule (id, record_type, starts_at, years, basis, then_do, note, valid_from, made_by)
  values (new_id, new_type, new_start, new_years, new_basis, new_then, new_note, from_day, platform.reader_id());
  return null;
end $$;
comment on function platform.set_retention_rule is 'The city''s own rule from a day on; the one before it ends on that day.';

create function platform.place_hold(new_id uuid, asked_no bigint, new_reason text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare found_id uuid;
begin
  if not staff.has_duty('administer') then return 'duty-missing'; end if;
  select c.id into found_id from coordination.support_case c where c.no = asked_no and c.destroyed_at is null;
  if found_id is null then return 'absent'; end if;
  if exists (select from platform.legal_hold h where h.case_id = found_id and h.lifted_at is null) then return 'wrong-state'; end if;
  insert into platform.legal_hold (id, case_id, case_no, reason, placed_at, placed_by) values (new_id, found_id, asked_no, new_reason, now(), platform.reader_id());
  return null;
end $$;
comment on function platform.place_hold is 'Stops the clock for one case.';

create function platform.lift_hold(asked uuid, new_words text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not staff.has_duty('administer') then return 'duty-missing'; end if;
  update platform.legal_hold h set lifted_at = now(), lifted_by = platform.reader_id(), lift_words = new_words where h.id = asked and h.lifted_at is null;
  return case when not found then 'absent' end;
end $$;
comment on function platform.lift_hold is 'Lets the clock run again, with words.';

create function platform.propose_destruction(new_id uuid, on_day date) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare n integer;
begin
  if not staff.has_duty('administer') then return 'duty-missing'; end if;
  if exists (select from platform.destruction d where d.state = 'proposed') then return 'wrong-state'; end if;
  insert into platform.destruction (id, record_type, as_of, proposed_at, proposed_by, state, records)
  values (new_id, 'case', on_day, now(), platform.reader_id(), 'proposed', 0);
  insert into platform.destruction_line (destruction_id, case_id, case_no, ended_on, due_on)
  select new_id, d.case_id, d.case_no, d.ended_on, d.due_on
    from platform.due_cases(on_day) d where not d.is_held and d.then_do = 'destroy' and not d.is_example;
  get diagnostics n = row_count;
  if n = 0 then
    delete from platform.destruction where id = new_id;
    return 'nothing-due';
  end if;
  update platform.destruction set records = n where id = new_id;
  return null;
end $$;
comment on function platform.propose_destruction is 'Draws up the dated list of what is due and not held; nothing is destroyed by it.';

-- One case. Left to nobody: only platform.decide_destruction calls it, with its pass in hand.
create function platform.destroy_case(asked uuid, of_destruction uuid, nth integer) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  step platform.destruction_step;
  counts jsonb := '{}';
  n bigint;
begin
  insert into platform.kept_figure (destruction_id, position, figures)
  select of_destruction, nth, jsonb_build_object(
           'openedYear', extract(year from c.opened_at at time zone 'Asia/Tokyo'), 'endedYear', extract(year from c.ended_at at time zone 'Asia/Tokyo'),
           'agencies', (select count(distinct t.agency_id) from coordination.team t where t.case_id = asked),
           'entries', (select count(*) from coordination.log_entry e where e.case_id = asked and not e.is_replaced),
           'minutes', (select coalesce(sum(e.minutes), 0) from coordination.log_entry e where e.case_id = asked and not e.is_replaced),
           'issues', (select coalesce(jsonb_agg(i.code order by i.code), '[]') from coordination.issue i where i.case_id = asked),
           'plans', (select count(*) from coordination.support_plan p where p.case_id = asked))
    from coordination.support_case c where c.id = asked;
  for step in select * from platform.destruction_step s order by s.position loop
    execute format('delete from %s where %s', step.table_name::regclass, step.reached_by) using asked;
    get diagnostics n = row_count;
    counts := counts || jsonb_build_object(step.label_ja, n);
  end loop;
  update coordination.team set reason = case when basis <> 'consent' then '廃棄済み' end, left_words = null, consent_id = null where case_id = asked;
  update coordination.support_case
     set label = '廃棄済みの事例', household_id = null, consultation_id = null, direction = null, destroyed_at = now()
   where id = asked;
  return counts;
end $$;

create function platform.decide_destruction(asked uuid, approves boolean, new_words text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  held platform.destruction;
  line platform.destruction_line;
  total jsonb := '{}';
  one jsonb;
  n integer := 0;
begin
  if not (staff.has_duty('administer') or staff.has_duty('audit')) then return 'duty-missing'; end if;
  select * into held from platform.destruction d where d.id = asked for update;
  if held.id is null then return 'absent'; end if;
  if held.state <> 'proposed' then return 'wrong-state'; end if;
  if held.proposed_by = platform.reader_id() then return 'own-decision'; end if;
  if not approves then
    update platform.destruction set state = 'refused', decided_at = now(), decided_by = platform.reader_id(), decided_words = new_words where id = asked;
    return null;
  end if;
  insert into platform.destruction_pass (xid, destruction_id) values (pg_current_xact_id(), asked);
  -- Asked again: since the list was made a case may have been opened anew, or held.
  for line in select l.* from platform.destruction_line l
                join platform.due_cases(held.as_of) d on d.case_id = l.case_id and not d.is_held and d.then_do = 'destroy' and not d.is_example
               where l.destruction_id = asked order by l.case_no loop
    perform 1 from coordination.support_case c where c.id = line.case_id for update;
    n := n + 1;
    one := platform.destroy_case(line.case_id, asked, n);
    select jsonb_object_agg(k.key, coalesce((total ->> k.key)::bigint, 0) + coalesce((one ->> k.key)::bigint, 0)) into total
      from (select jsonb_object_keys(total) as key union select jsonb_object_keys(one)) k;
    update platform.destruction_line set is_destroyed = true where destruction_id = asked and case_id = line.case_id;
  end loop;
  delete from platform.destruction_pass where xid = pg_current_xact_id();
  update platform.destruction
     set state = 'done', decided_at = now(), decided_by = platform.reader_id(), decided_words = new_words, destroyed = n, certificate = coalesce(total, '{}')
   where id = asked;
  return null;
end $$;
comment on function platform.decide_destruction is 'The second person decides. What is approved is destroyed here and nowhere else, and certified by kind and number.';
comment on function platform.destroy_case is 'Empties one case of everything that tells of anybody and keeps its figures.';
grant execute on function platform.due_cases, platform.set_retention_rule, platform.place_hold, platform.lift_hold, platform.propose_destruction,
  platform.decide_destruction to tsunagi_app;

insert into platform.retention_rule (id, record_type, starts_at, years, basis, then_do, note, is_example, valid_from) values
  ('01900000-0000-7000-8000-000000002601', 'case', 'end_of_fiscal_year', 5, '市の文書管理規程（例）', 'destroy', '市で確かめてください。', true, '2021-04-01'),
  ('01900000-0000-7000-8000-000000002602', 'consultation', 'end_of_fiscal_year', 5, '市の文書管理規程（例）', 'review', '市で確かめてください。', true, '2021-04-01'),
  ('01900000-0000-7000-8000-000000002603', 'compartment', 'end_of_support', 10, '要対協・虐待対応の記録（例）', 'review', '市で確かめてください。封印された記録は、メンバーだけが扱います。', true, '2021-04-01'),
  ('01900000-0000-7000-8000-000000002604', 'conference', 'end_of_fiscal_year', 5, '会議の要綱（例）', 'review', '市で確かめてください。', true, '2021-04-01'),
  ('01900000-0000-7000-8000-000000002605', 'audit_detail', 'event', 5, '情報セキュリティポリシー（例）', 'review', '市で確かめてください。', true, '2021-04-01');
