-- 地域の活動: what neighbours do together, again and again; who comes, who helps, how it went (F42, F52, F84, F86).
create schema activities;
comment on schema activities is 'What neighbours do together. Nothing here refers to a case or to a supported person.';
grant usage on schema activities to tsunagi_app, tsunagi_public;

create table activities.activity (
  id             uuid        not null,
  council_no     smallint,
  body_id        uuid,
  host_name      text        not null default '',
  name           text        not null,
  kind           text        not null,
  words          text        not null default '',
  themes         text[]      not null default '{}',
  place          text        not null default '',
  open_to        text        not null default '',
  fee            text        not null default '',
  bring          text        not null default '',
  access_notes   text        not null default '',
  transport      text        not null default '',
  starts_on      date        not null,
  from_time      time        not null,
  until_time     time        not null,
  rule           text        not null default '',
  until_on       date,
  how_often      integer,
  on_holiday     text        not null default 'skip',
  skips_new_year boolean     not null default true,
  dates_until    date        not null,
  state          text        not null default 'planned',
  state_words    text        not null default '',
  audience       text        not null default 'council',
  made_by        uuid        not null default platform.reader_id(),
  made_at        timestamptz not null default now(),
  changed_at     timestamptz not null default now(),
  version        integer     not null default 1,
  constraint activity_pk primary key (id),
  constraint activity_of_council foreign key (council_no) references directory.council (no),
  constraint activity_of_body foreign key (body_id) references councils.body (id),
  constraint activity_has_a_name check (name <> ''),
  constraint activity_kind_is_known check (kind in ('salon', 'watching', 'meal', 'shopping', 'outing', 'class', 'festival', 'cleaning', 'market', 'other')),
  constraint activity_ends_after_it_begins check (until_time > from_time),
  constraint activity_last_day_follows_the_first check (until_on >= starts_on),
  constraint activity_count_is_positive check (how_often between 1 and 1000),
  constraint activity_rule_is_one_of_ours check (rule ~ '^(FREQ=(WEEKLY|MONTHLY);[A-Z0-9=;,-]{1,80})?$'),
  constraint activity_holiday_rule_is_known check (on_holiday in ('keep', 'skip', 'next')),
  constraint activity_state_is_known check (state in ('planned', 'running', 'resting', 'ended')),
  constraint activity_says_why_it_rests_or_ended check (state not in ('resting', 'ended') or state_words <> ''),
  constraint activity_audience_is_known check (audience in ('council', 'liaison', 'staff'))
);
comment on table activities.activity is '活動. Its name and words are the council''s own; others read the checked wording of texts.wording (kind activity) in their place.';
comment on column activities.activity.rule is 'RFC 5545 RRULE without its end, in the time of Japan; empty: once, on starts_on.';
comment on column activities.activity.how_often is 'After so many dates that took place it is over; counted behind holidays and the turn of the year.';
comment on column activities.activity.dates_until is 'Until this day the dates of the rule stand as rows; the window moves on with time.';
create index activity_by_council on activities.activity (council_no, name, id);
create index activity_by_name on activities.activity (name, id);

create table activities.activity_act (
  id          uuid        not null,
  activity_id uuid        not null,
  kind        text        not null,
  words       text        not null default '',
  body        jsonb       not null default '{}',
  at          timestamptz not null default clock_timestamp(),
  by_staff    uuid        not null default platform.reader_id(),
  constraint activity_act_pk primary key (id),
  constraint activity_act_of_activity foreign key (activity_id) references activities.activity (id),
  constraint activity_act_kind_is_known check (kind in ('started', 'changed', 'rescheduled', 'moved', 'date_added', 'date_moved', 'date_cancelled', 'role_added', 'role_changed', 'role_ended'))
);
comment on table activities.activity_act is 'The course of an activity: every step with its line of words.';
create index activity_act_by_activity on activities.activity_act (activity_id, at);
create trigger activity_act_is_append_only before update or delete on activities.activity_act for each row execute function platform.refuse_change();
create trigger activity_act_is_not_emptied before truncate on activities.activity_act for each statement execute function platform.refuse_change();

create table activities.role (
  id          uuid     not null,
  activity_id uuid     not null,
  name        text     not null,
  cap         integer,
  is_help     boolean  not null default false,
  is_wanted   boolean  not null default false,
  sort_order  integer  not null default 0,
  ended_at    timestamptz,
  constraint role_pk primary key (id),
  constraint role_of_activity foreign key (activity_id) references activities.activity (id),
  constraint role_is_this_activitys unique (id, activity_id),
  constraint role_has_a_name check (name <> ''),
  constraint role_cap_is_positive check (cap between 1 and 10000)
);
comment on table activities.role is 'How somebody can be there: 参加する, お茶当番, 送迎. cap: most people on one date; null for as many as come.';
comment on column activities.role.is_wanted is 'Helpers are wanted for it.';
create index role_by_activity on activities.role (activity_id, sort_order, id);

create table activities.occurrence (
  id            uuid        not null,
  activity_id   uuid        not null,
  series_on     date,
  starts_at     timestamptz not null,
  ends_at       timestamptz not null,
  state         text        not null default 'planned',
  cancelled_why text        not null default '',
  is_by_hand    boolean     not null default false,
  changed_at    timestamptz not null default now(),
  sequence      integer     not null default 0,
  version       integer     not null default 1,
  constraint occurrence_pk primary key (id),
  constraint occurrence_of_activity foreign key (activity_id) references activities.activity (id),
  constraint occurrence_is_this_activitys unique (id, activity_id),
  constraint occurrence_is_once_in_its_series unique (activity_id, series_on),
  constraint occurrence_ends_after_it_begins check (ends_at > starts_at),
  constraint occurrence_state_is_known check (state in ('planned', 'held', 'cancelled', 'dropped')),
  constraint occurrence_cancelling_says_why check (state <> 'cancelled' or cancelled_why <> '')
);
comment on table activities.occurrence is '回: one date. What a changed series no longer has, and nobody joined, is dropped and shown no more; what was called off stays, marked.';
comment on column activities.occurrence.series_on is 'The day of the rule it came from, also after it was moved; null for a date put in by hand.';
create index occurrence_by_start on activities.occurrence (starts_at, id) where state <> 'dropped';
create index occurrence_by_activity on activities.occurrence (activity_id, starts_at);

create table activities.joining (
  id             uuid        not null,
  activity_id    uuid        not null,
  occurrence_id  uuid        not null,
  role_id        uuid        not null,
  participant_id uuid,
  words          text        not null default '',
  how_many       integer     not null default 1,
  waits          boolean     not null default false,
  seq            integer     not null default 0,
  made_by        uuid        not null default platform.reader_id(),
  made_at        timestamptz not null default now(),
  moved_up_at    timestamptz,
  left_at        timestamptz,
  left_by        uuid,
  constraint joining_pk primary key (id),
  constraint joining_of_date foreign key (occurrence_id, activity_id) references activities.occurrence (id, activity_id),
  constraint joining_of_role foreign key (role_id, activity_id) references activities.role (id, activity_id),
  constraint joining_by_participant foreign key (participant_id) references councils.participant (id),
  constraint joining_is_in_order unique (occurrence_id, role_id, seq),
  constraint joining_says_who check (participant_id is not null or words <> ''),
  constraint joining_counts_people check (how_many between 1 and 500),
  constraint joining_leaving_has_a_name check ((left_at is null) = (left_by is null))
);
comment on table activities.joining is 'Who comes: a participant, or people by words only (近所の方 3人). Known to keepers and to oneself; others know the count.';
comment on column activities.joining.waits is 'On the waiting list. Only the database says so, one at a time for each date.';
create unique index joining_once on activities.joining (occurrence_id, role_id, participant_id) where left_at is null and participant_id is not null;
create index joining_by_participant on activities.joining (participant_id) where participant_id is not null;
create index joining_by_activity on activities.joining (activity_id);

create table activities.feedback (
  id            uuid        not null,
  activity_id   uuid        not null,
  occurrence_id uuid        not null,
  corrects      uuid,
  attendance    integer,
  newcomers     integer,
  helpers       integer,
  words         text        not null default '',
  incidents     text        not null default '',
  made_by       uuid        not null default platform.reader_id(),
  made_at       timestamptz not null default clock_timestamp(),
  constraint feedback_pk primary key (id),
  constraint feedback_of_date foreign key (occurrence_id, activity_id) references activities.occurrence (id, activity_id),
  constraint feedback_is_this_dates unique (id, occurrence_id),
  constraint feedback_corrects foreign key (corrects, occurrence_id) references activities.feedback (id, occurrence_id),
  constraint feedback_is_corrected_once unique (corrects),
  constraint feedback_counts_are_not_negative check (attendance between 0 and 100000 and newcomers between 0 and 100000 and helpers between 0 and 100000),
  constraint feedback_newcomers_were_there check (newcomers <= attendance),
  constraint feedback_says_something check (attendance is not null or words <> '' or incidents <> '')
);
comment on table activities.feedback is 'How a date went: written once for all, by whoever was there; a correction is one more row behind it.';
create unique index feedback_one_for_all on activities.feedback (occurrence_id) where corrects is null;
create index feedback_by_activity on activities.feedback (activity_id);
create trigger feedback_is_append_only before update or delete on activities.feedback for each row execute function platform.refuse_change();
create trigger feedback_is_not_emptied before truncate on activities.feedback for each statement execute function platform.refuse_change();

create function activities.reads_inside(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select from activities.activity a where a.id = asked and councils.may_read(a.audience, a.council_no));
  end;
comment on function activities.reads_inside is 'Whether the reader reads an activity as its own people do, not only the wording for others.';
create function activities.keeps_activity(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select from activities.activity a where a.id = asked and councils.may_keep(a.council_no));
  end;
create function activities.takes_part(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select from activities.activity a where a.id = asked and councils.may_read(a.audience, a.council_no)
                     and (councils.may_keep(a.council_no) or councils.may_read('council', a.council_no)));
  end;
comment on function activities.takes_part is 'Whether the reader belongs to the council of an activity they may read: joins, and tells how it went.';
create function activities.is_me(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select from councils.participant p
                    where p.id = asked and p.account_id = platform.reader_id() and p.ended_on is null and staff.my_agency() is not null);
  end;
comment on function activities.is_me is 'Whether a participant is the reader, and still on the roll.';
create function activities.places_taken(asked uuid[]) returns table (occurrence_id uuid, role_id uuid, joined integer, waiting integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select j.occurrence_id, j.role_id, coalesce(sum(j.how_many) filter (where not j.waits), 0)::integer, coalesce(sum(j.how_many) filter (where j.waits), 0)::integer
      from activities.joining j
      join activities.activity a on a.id = j.activity_id
     where j.occurrence_id = any (asked) and j.left_at is null and councils.may_read(a.audience, a.council_no)
     group by j.occurrence_id, j.role_id;
  end;
comment on function activities.places_taken is 'How many come, without who: for those who read the activity inside.';
create function activities.ahead_of(asked uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select count(o.id)::integer
      from activities.joining j
      left join activities.joining o on o.occurrence_id = j.occurrence_id and o.role_id = j.role_id and o.waits and o.left_at is null and o.seq < j.seq
     where j.id = asked and j.waits and j.left_at is null and (activities.is_me(j.participant_id) or activities.keeps_activity(j.activity_id));
  end;
comment on function activities.ahead_of is 'How many stand before somebody on the waiting list.';
grant execute on function activities.reads_inside(uuid), activities.keeps_activity(uuid), activities.takes_part(uuid), activities.is_me(uuid),
  activities.places_taken(uuid[]), activities.ahead_of(uuid) to tsunagi_app;

-- The last place is given by the database alone: one at a time for each date, in the order of coming, and nobody is overtaken.
create function activities.give_place() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  most integer;
  taken integer;
  has_waiting boolean;
begin
  perform from activities.occurrence o where o.id = new.occurrence_id and o.activity_id = new.activity_id and o.state in ('planned', 'held') for update;
  if not found then
    raise exception 'this date does not take place' using errcode = 'check_violation', constraint = 'joining_needs_a_date_that_takes_place';
  end if;
  select r.cap into most from activities.role r where r.id = new.role_id and r.activity_id = new.activity_id and r.ended_at is null;
  if not found then
    raise exception 'this role is over' using errcode = 'check_violation', constraint = 'joining_needs_a_role_that_holds';
  end if;
  select coalesce(sum(j.how_many) filter (where not j.waits and j.left_at is null), 0), coalesce(bool_or(j.waits and j.left_at is null), false), 1 + coalesce(max(j.seq), 0)
    into taken, has_waiting, new.seq
    from activities.joining j where j.occurrence_id = new.occurrence_id and j.role_id = new.role_id;
  new.waits := most is not null and (has_waiting or taken + new.how_many > most);
  return new;
end $$;
create trigger joining_is_given_its_place before insert on activities.joining for each row execute function activities.give_place();

create function activities.move_up(asked_date uuid, asked_role uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  most integer;
  taken integer;
  first record;
begin
  perform from activities.occurrence o where o.id = asked_date for update;
  select r.cap into most from activities.role r where r.id = asked_role;
  select coalesce(sum(j.how_many), 0) into taken
    from activities.joining j where j.occurrence_id = asked_date and j.role_id = asked_role and j.left_at is null and not j.waits;
  loop
    select j.id, j.how_many into first
      from activities.joining j where j.occurrence_id = asked_date and j.role_id = asked_role and j.left_at is null and j.waits order by j.seq limit 1;
    exit when not found or taken + first.how_many > most;
    update activities.joining set waits = false, moved_up_at = now() where id = first.id;
    taken := taken + first.how_many;
  end loop;
end $$;
create function activities.move_up_after_leaving() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform activities.move_up(new.occurrence_id, new.role_id);
  return null;
end $$;
create trigger joining_moves_up_who_waits after update of left_at on activities.joining
  for each row when (old.left_at is null and new.left_at is not null) execute function activities.move_up_after_leaving();
create function activities.move_up_into_more_places() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform activities.move_up(w.occurrence_id, new.id)
     from (select distinct j.occurrence_id from activities.joining j join activities.occurrence o on o.id = j.occurrence_id
            where j.role_id = new.id and j.waits and j.left_at is null and o.state = 'planned' and o.starts_at > now()) w;
  return null;
end $$;
create trigger role_moves_up_who_waits after update of cap on activities.role
  for each row when (new.cap is null or new.cap > old.cap) execute function activities.move_up_into_more_places();

-- Whoever joined does not join again by taking the leaving back.
create function activities.keep_left() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if old.left_at is not null then
    raise exception 'who left has left' using errcode = 'check_violation', constraint = 'joining_that_ended_stays_ended';
  end if;
  return new;
end $$;
create trigger joining_that_ended_stays_ended before update of left_at, left_by on activities.joining for each row execute function activities.keep_left();

create function activities.note_held() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  update activities.occurrence set state = 'held', version = version + 1, changed_at = now() where id = new.occurrence_id and state = 'planned';
  if not exists (select from activities.occurrence o where o.id = new.occurrence_id and o.state = 'held') then
    raise exception 'this date has not been held' using errcode = 'check_violation', constraint = 'feedback_follows_the_date';
  end if;
  return null;
end $$;
create trigger feedback_says_that_it_was_held after insert on activities.feedback for each row execute function activities.note_held();

-- The window of dates moves on by itself. Only the program's own work, for nobody, reaches this; it puts in dates and nothing else.
create function activities.series_to_extend(before date) returns table (id uuid, starts_on date, from_time text, until_time text, rule text, until_on date,
    how_often integer, on_holiday text, skips_new_year boolean, dates_until date)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select a.id, a.starts_on, to_char(a.from_time, 'HH24:MI'), to_char(a.until_time, 'HH24:MI'), a.rule, a.until_on, a.how_often, a.on_holiday,
           a.skips_new_year, a.dates_until
      from activities.activity a
     where platform.reader_id() is null and session_user = 'tsunagi_app' and a.rule <> '' and a.state in ('planned', 'running') and a.dates_until < before
     order by a.dates_until limit 200;
  end;
create function activities.extend_series(asked uuid, until date, ids uuid[], days date[], starts timestamptz[], ends timestamptz[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if platform.reader_id() is not null or session_user <> 'tsunagi_app' then return; end if;
  insert into activities.occurrence (id, activity_id, series_on, starts_at, ends_at)
  select d.id, asked, d.day, d.starts, d.ends from unnest(ids, days, starts, ends) as d (id, day, starts, ends)
      on conflict (activity_id, series_on) do nothing;
  update activities.activity set dates_until = until where id = asked and dates_until < until;
end $$;
grant execute on function activities.series_to_extend(date), activities.extend_series(uuid, date, uuid[], date[], timestamptz[], timestamptz[]) to tsunagi_app;

alter table activities.activity enable row level security;
create policy activity_is_read_inside_or_by_its_wording on activities.activity for select to tsunagi_app
  using (councils.may_read(audience, council_no)
    or exists (select 1 from texts.wording w
                where w.kind = 'activity' and w.key = activity.id::text and w.council_no is not distinct from activity.council_no
                  and w.checked_at is not null and w.withdrawn_at is null));
create policy activity_is_open_by_its_wording on activities.activity for select to tsunagi_public
  using (exists (select 1 from texts.wording w
                  where w.kind = 'activity' and w.key = activity.id::text and w.council_no is not distinct from activity.council_no
                    and w.checked_at is not null and w.withdrawn_at is null));
create policy activity_is_started_by_keepers on activities.activity for insert to tsunagi_app
  with check (councils.may_keep(council_no) and made_by = (select platform.reader_id()));
create policy activity_is_changed_by_keepers on activities.activity for update to tsunagi_app
  using (councils.may_keep(council_no)) with check (councils.may_keep(council_no));
grant select, insert on activities.activity to tsunagi_app;
grant update (body_id, host_name, name, kind, words, themes, place, open_to, fee, bring, access_notes, transport, starts_on, from_time, until_time, rule,
  until_on, how_often, on_holiday, skips_new_year, dates_until, state, state_words, audience, changed_at, version) on activities.activity to tsunagi_app;
grant select (id, council_no, body_id, kind, themes, place, open_to, fee, bring, access_notes, transport, starts_on, from_time, until_time, rule, until_on,
  on_holiday, skips_new_year, state, changed_at) on activities.activity to tsunagi_public;

alter table activities.activity_act enable row level security;
create policy activity_act_is_read_inside on activities.activity_act for select to tsunagi_app using (activities.reads_inside(activity_id));
create policy activity_act_is_written_by_keepers on activities.activity_act for insert to tsunagi_app
  with check (activities.keeps_activity(activity_id) and by_staff = (select platform.reader_id()));
grant select, insert on activities.activity_act to tsunagi_app;

alter table activities.role enable row level security;
create policy role_is_read_inside on activities.role for select to tsunagi_app using (activities.reads_inside(activity_id));
create policy role_is_made_by_keepers on activities.role for insert to tsunagi_app with check (activities.keeps_activity(activity_id));
create policy role_is_changed_by_keepers on activities.role for update to tsunagi_app
  using (activities.keeps_activity(activity_id)) with check (activities.keeps_activity(activity_id));
grant select, insert, update (name, cap, is_help, is_wanted, sort_order, ended_at) on activities.role to tsunagi_app;

alter table activities.occurrence enable row level security;
create policy occurrence_is_read_with_its_activity on activities.occurrence for select to tsunagi_app
  using (activity_id in (select a.id from activities.activity a));
create policy occurrence_is_open_with_its_activity on activities.occurrence for select to tsunagi_public
  using (state <> 'dropped' and activity_id in (select a.id from activities.activity a));
create policy occurrence_is_made_by_keepers on activities.occurrence for insert to tsunagi_app with check (activities.keeps_activity(activity_id));
create policy occurrence_is_changed_by_keepers on activities.occurrence for update to tsunagi_app
  using (activities.keeps_activity(activity_id)) with check (activities.keeps_activity(activity_id));
grant select, insert, update (starts_at, ends_at, state, cancelled_why, is_by_hand, changed_at, sequence, version) on activities.occurrence to tsunagi_app;
grant select (id, activity_id, series_on, starts_at, ends_at, state, changed_at, sequence) on activities.occurrence to tsunagi_public;

alter table activities.joining enable row level security;
create policy joining_is_known_to_keepers_and_oneself on activities.joining for select to tsunagi_app
  using (activities.keeps_activity(activity_id) or activities.is_me(participant_id));
create policy joining_is_made_by_oneself_or_keepers on activities.joining for insert to tsunagi_app
  with check (made_by = (select platform.reader_id()) and left_at is null
    and (activities.keeps_activity(activity_id) or (how_many = 1 and activities.is_me(participant_id) and activities.takes_part(activity_id))));
create policy joining_is_ended_by_oneself_or_keepers on activities.joining for update to tsunagi_app
  using (activities.keeps_activity(activity_id) or activities.is_me(participant_id))
  with check (left_by = (select platform.reader_id()));
grant select, insert (id, activity_id, occurrence_id, role_id, participant_id, words, how_many), update (left_at, left_by) on activities.joining to tsunagi_app;

alter table activities.feedback enable row level security;
create policy feedback_is_read_inside on activities.feedback for select to tsunagi_app using (activities.reads_inside(activity_id));
create policy feedback_is_told_by_those_who_take_part on activities.feedback for insert to tsunagi_app
  with check (made_by = (select platform.reader_id()) and activities.takes_part(activity_id));
grant select, insert on activities.feedback to tsunagi_app;
