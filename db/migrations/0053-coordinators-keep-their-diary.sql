-- 地域福祉コーディネーターの配置と活動日誌 (F47, F48). A log is for coordinators; the division of the plan reads sums of it and never a line.
create schema coordinators;
comment on schema coordinators is 'Who goes to which council, and the diary of that work. Nothing here refers to a case, and nobody who is supported is named.';
grant usage on schema coordinators to tsunagi_app;

create table coordinators.assignment (
  id         uuid        not null,
  council_no smallint    not null,
  staff_id   uuid        not null,
  from_on    date        not null,
  to_on      date,
  made_by    uuid        not null default platform.reader_id(),
  made_at    timestamptz not null default now(),
  version    integer     not null default 1,
  constraint assignment_pk primary key (id),
  constraint assignment_of_council foreign key (council_no) references directory.council (no),
  constraint assignment_of_staff foreign key (staff_id) references staff.staff (id),
  constraint assignment_ends_after_it_begins check (to_on >= from_on)
);
comment on table coordinators.assignment is 'Which coordinator goes to which council, from and until (last day). Everybody who takes part may know it.';
create unique index assignment_once_at_a_time on coordinators.assignment (council_no, staff_id) where to_on is null;
create index assignment_by_council on coordinators.assignment (council_no, from_on);
create index assignment_by_staff on coordinators.assignment (staff_id);

create table coordinators.handover (
  id            uuid        not null,
  assignment_id uuid        not null,
  words         text        not null,
  made_by       uuid        not null default platform.reader_id(),
  made_at       timestamptz not null default now(),
  constraint handover_pk primary key (id),
  constraint handover_of_assignment foreign key (assignment_id) references coordinators.assignment (id),
  constraint handover_says_something check (words <> '')
);
comment on table coordinators.handover is 'What one coordinator leaves to the next about an area; for coordinators only, never changed.';
create index handover_by_assignment on coordinators.handover (assignment_id, made_at);
create trigger handover_is_append_only before update or delete on coordinators.handover for each row execute function platform.refuse_change();
create trigger handover_is_not_emptied before truncate on coordinators.handover for each statement execute function platform.refuse_change();

create table coordinators.field_log (
  id         uuid        not null,
  staff_id   uuid        not null default platform.reader_id(),
  offline_id text        not null,
  on_day     date        not null,
  minutes    integer     not null,
  place      text        not null default '',
  met        text        not null default '',
  councils   smallint[]  not null default '{}',
  functions  text[]      not null,
  lean       text        not null default 'both',
  did        text        not null,
  noticed    text        not null default '',
  next_step  text        not null default '',
  next_on    date,
  corrects   uuid,
  made_at    timestamptz not null default now(),
  constraint field_log_pk primary key (id),
  constraint field_log_of_staff foreign key (staff_id) references staff.staff (id),
  constraint field_log_is_sent_once unique (staff_id, offline_id),
  constraint field_log_corrects foreign key (corrects) references coordinators.field_log (id),
  constraint field_log_is_corrected_once unique (corrects),
  constraint field_log_does_not_correct_itself check (corrects <> id),
  constraint field_log_takes_its_time check (minutes between 1 and 1440),
  constraint field_log_functions_are_known check (functions <@ array['people', 'base', 'activity', 'funding', 'network', 'info'] and cardinality(functions) > 0),
  constraint field_log_lean_is_known check (lean in ('individual', 'community', 'both')),
  constraint field_log_says_what_was_done check (did <> '')
);
comment on table coordinators.field_log is '活動日誌. Audience staff, always. A correction is a new row that names the one it corrects; the old line stays readable.';
comment on column coordinators.field_log.offline_id is 'Made where it was written, so that one line sent twice is one line, however late.';
comment on column coordinators.field_log.lean is 'The worker''s own judgement; one act is often both, and then counts as both.';
create index field_log_by_day on coordinators.field_log (on_day desc, id desc);
create index field_log_by_staff on coordinators.field_log (staff_id, on_day desc, id desc);
create index field_log_by_next on coordinators.field_log (next_on) where next_on is not null;
create trigger field_log_is_append_only before update or delete on coordinators.field_log for each row execute function platform.refuse_change();
create trigger field_log_is_not_emptied before truncate on coordinators.field_log for each statement execute function platform.refuse_change();

create table coordinators.met_with (
  id             uuid not null,
  log_id         uuid not null,
  body_id        uuid,
  participant_id uuid,
  constraint met_with_pk primary key (id),
  constraint met_with_of_log foreign key (log_id) references coordinators.field_log (id),
  constraint met_with_body foreign key (body_id) references councils.body (id),
  constraint met_with_participant foreign key (participant_id) references councils.participant (id),
  constraint met_with_one check ((body_id is null) <> (participant_id is null)),
  constraint met_with_body_once unique (log_id, body_id),
  constraint met_with_participant_once unique (log_id, participant_id)
);
comment on table coordinators.met_with is 'Bodies and participants a coordinator worked with; kept here and not among the links, so that nobody else learns of it.';
create trigger met_with_is_append_only before update or delete on coordinators.met_with for each row execute function platform.refuse_change();
create trigger met_with_is_not_emptied before truncate on coordinators.met_with for each statement execute function platform.refuse_change();

create table coordinators.step_done (
  log_id  uuid        not null,
  words   text        not null default '',
  done_by uuid        not null default platform.reader_id(),
  done_at timestamptz not null default now(),
  constraint step_done_pk primary key (log_id),
  constraint step_done_of_log foreign key (log_id) references coordinators.field_log (id)
);
comment on table coordinators.step_done is 'That the next step of a log was taken, and what came of it.';
create trigger step_done_is_append_only before update or delete on coordinators.step_done for each row execute function platform.refuse_change();
create trigger step_done_is_not_emptied before truncate on coordinators.step_done for each statement execute function platform.refuse_change();

-- Corrected lines count no more. Null stands for all councils, or all functions. A log of several councils or functions counts whole in each of them.
create function coordinators.sums(since date, until date, who uuid default null)
  returns table (council_no smallint, function text, logs integer, minutes integer, individual integer, community integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    with logs as (
      select l.id, l.councils, l.functions, l.minutes, l.lean
        from coordinators.field_log l
       where l.on_day between sums.since and sums.until
         and (sums.who is null or l.staff_id = sums.who)
         and not exists (select from coordinators.field_log c where c.corrects = l.id)
         and ((select councils.is_coordinator()) or (sums.who is null and (select councils.is_city())))),
    cells as (
      select null::smallint as council_no, null::text as function, l.minutes, l.lean from logs l
      union all select c.no, null, l.minutes, l.lean from logs l cross join lateral unnest(l.councils) c (no)
      union all select null, f.code, l.minutes, l.lean from logs l cross join lateral unnest(l.functions) f (code)
      union all select c.no, f.code, l.minutes, l.lean
        from logs l cross join lateral unnest(l.councils) c (no) cross join lateral unnest(l.functions) f (code))
    select x.council_no, x.function, count(*)::integer, sum(x.minutes)::integer,
           (count(*) filter (where x.lean in ('individual', 'both')))::integer, (count(*) filter (where x.lean in ('community', 'both')))::integer
      from cells x group by x.council_no, x.function;
  end;
comment on function coordinators.sums is 'Hours and counts of the diary by council and function: for coordinators, and for the division of the plan over all coordinators together. Nobody''s words.';
revoke all on function coordinators.sums(date, date, uuid) from public;
grant execute on function coordinators.sums(date, date, uuid) to tsunagi_app;

alter table coordinators.assignment enable row level security;
create policy assignment_is_known_to_those_who_take_part on coordinators.assignment for select to tsunagi_app using (councils.may_read('liaison', council_no));
create policy assignment_is_made_by_coordinators on coordinators.assignment for insert to tsunagi_app
  with check ((select councils.is_coordinator()) and made_by = (select platform.reader_id()));
create policy assignment_is_ended_by_coordinators on coordinators.assignment for update to tsunagi_app
  using ((select councils.is_coordinator())) with check ((select councils.is_coordinator()));
grant select, insert, update (to_on, version) on coordinators.assignment to tsunagi_app;

alter table coordinators.handover enable row level security;
create policy handover_is_for_coordinators on coordinators.handover for select to tsunagi_app using ((select councils.is_coordinator()));
create policy handover_is_left_by_coordinators on coordinators.handover for insert to tsunagi_app
  with check ((select councils.is_coordinator()) and made_by = (select platform.reader_id()));
grant select, insert on coordinators.handover to tsunagi_app;

alter table coordinators.field_log enable row level security;
create policy field_log_is_for_coordinators on coordinators.field_log for select to tsunagi_app using ((select councils.is_coordinator()));
create policy field_log_is_ones_own on coordinators.field_log for insert to tsunagi_app
  with check ((select councils.is_coordinator()) and staff_id = (select platform.reader_id()));
grant select, insert on coordinators.field_log to tsunagi_app;

alter table coordinators.met_with enable row level security;
create policy met_with_is_for_coordinators on coordinators.met_with for select to tsunagi_app using ((select councils.is_coordinator()));
create policy met_with_is_written_with_ones_log on coordinators.met_with for insert to tsunagi_app
  with check (exists (select from coordinators.field_log l where l.id = log_id and l.staff_id = (select platform.reader_id())));
grant select, insert on coordinators.met_with to tsunagi_app;

alter table coordinators.step_done enable row level security;
create policy step_done_is_for_coordinators on coordinators.step_done for select to tsunagi_app using ((select councils.is_coordinator()));
create policy step_done_is_told_by_coordinators on coordinators.step_done for insert to tsunagi_app
  with check ((select councils.is_coordinator()) and done_by = (select platform.reader_id()));
grant select, insert on coordinators.step_done to tsunagi_app;

insert into platform.code_list (list, part, name_ja, about, sort_order, is_fixed, takes_new, kept_codes) values
  ('coordinator_function', '地域', 'コーディネーターの機能', '活動日誌で選ぶ、市の計画の6つの機能。', 710, true, false, '{}'),
  ('coordinator_function_other', '地域', 'コーディネーターの機能（ほかの数え方）', '6つの機能を、県や国などの別の数え方ではどう呼ぶか。活動の報告で切り替えて使います。', 711, true, false, '{}');
insert into platform.code (list, code, label_ja, sort_order, valid_from, sensitive) values
  ('coordinator_function', 'people', '人づくり', 1, '2021-04-01', false),
  ('coordinator_function', 'base', '拠点づくり', 2, '2021-04-01', false),
  ('coordinator_function', 'activity', '活動支援', 3, '2021-04-01', false),
  ('coordinator_function', 'funding', '財源確保', 4, '2021-04-01', false),
  ('coordinator_function', 'network', 'ネットワークの構築', 5, '2021-04-01', false),
  ('coordinator_function', 'info', '情報支援', 6, '2021-04-01', false),
  ('coordinator_function_other', 'people', '担い手養成・開発', 1, '2021-04-01', false),
  ('coordinator_function_other', 'base', '働きかけ', 2, '2021-04-01', false),
  ('coordinator_function_other', 'activity', 'マッチング', 3, '2021-04-01', false),
  ('coordinator_function_other', 'funding', '方針共有', 4, '2021-04-01', false),
  ('coordinator_function_other', 'network', 'ネットワーク化', 5, '2021-04-01', false),
  ('coordinator_function_other', 'info', '可視化・問題提起', 6, '2021-04-01', false);
