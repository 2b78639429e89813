-- 人事異動・代理・シングルサインオン: who works where by date, who stands in for whom, and accounts kept by an administrator (X01).
-- Every write goes through a function that asks for the duty itself: a page that forgot to ask would still be refused.

alter table staff.staff_duty add column source text not null default 'hand';
alter table staff.staff_duty drop constraint staff_duty_pk;
alter table staff.staff_duty add constraint staff_duty_pk primary key (staff_id, duty, valid_from, source);
alter table staff.staff_duty add constraint staff_duty_source_is_known check (source in ('hand', 'sso'));
alter table staff.staff_duty add constraint staff_duty_ends_not_before_it_begins check (valid_to is null or valid_to >= valid_from);
comment on column staff.staff_duty.source is 'hand: given by an administrator; sso: follows the groups of single sign-on.';
comment on column staff.staff_duty.valid_to is 'First day it no longer holds; equal to valid_from for a row that was taken back before it held a day.';

alter table staff.staff add column sso_allowed boolean not null default false;
comment on column staff.staff.sso_allowed is 'Whether single sign-on may enter by this account; never by itself.';
grant select (sso_allowed, made_at) on staff.staff to tsunagi_app;

create table staff.assignment (
  staff_id   uuid not null,
  agency_id  uuid not null,
  valid_from date not null,
  valid_to   date,
  constraint assignment_pk primary key (staff_id, valid_from),
  constraint assignment_of_staff foreign key (staff_id) references staff.staff (id),
  constraint assignment_to_agency foreign key (agency_id) references directory.agency (id),
  constraint assignment_ends_not_before_it_begins check (valid_to is null or valid_to >= valid_from)
);
comment on table staff.assignment is '配属: for which agency somebody works, from and until. Who was never moved works for staff.agency_id.';
comment on column staff.assignment.valid_to is 'First day it no longer holds; equal to valid_from for a plan that gave way to another.';
create index assignment_by_agency on staff.assignment (agency_id, valid_from);
alter table staff.assignment enable row level security;
create policy assignment_is_open_to_staff on staff.assignment for select to tsunagi_app using (platform.reader_id() is not null);
grant select on staff.assignment to tsunagi_app;

create table staff.delegation (
  id           uuid        not null,
  from_staff   uuid        not null,
  to_staff     uuid        not null,
  agency_id    uuid        not null,
  duties       text[]      not null,
  reason       text        not null,
  valid_from   date        not null,
  valid_to     date        not null,
  made_at      timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  constraint delegation_pk primary key (id),
  constraint delegation_from_staff foreign key (from_staff) references staff.staff (id),
  constraint delegation_to_staff foreign key (to_staff) references staff.staff (id),
  constraint delegation_in_agency foreign key (agency_id) references directory.agency (id),
  constraint delegation_is_to_another check (from_staff <> to_staff),
  constraint delegation_is_bounded check (valid_to > valid_from and valid_to - valid_from <= 92),
  constraint delegation_names_duties check (cardinality(duties) > 0
    and duties <@ array['consult', 'head', 'coordinate', 'outreach', 'specialist', 'evaluate', 'chair', 'resident', 'partner']),
  constraint delegation_says_why check (reason <> ''),
  constraint delegation_is_withdrawn_by_somebody check ((withdrawn_at is null) = (withdrawn_by is null))
);
comment on table staff.delegation is '代理: own duties lent to a colleague of the same agency, from day to day. It never gives more than the lender holds on that day.';
comment on column staff.delegation.valid_to is 'First day it no longer holds.';
create index delegation_by_receiver on staff.delegation (to_staff, valid_to) where withdrawn_at is null;
create index delegation_by_lender on staff.delegation (from_staff, made_at);
create index delegation_by_agency on staff.delegation (agency_id, made_at);

create table staff.recovery (
  id           uuid        not null,
  staff_id     uuid        not null,
  reason       text        not null,
  asked_by     uuid        not null,
  asked_at     timestamptz not null default now(),
  ends_at      timestamptz not null default now() + interval '24 hours',
  confirmed_by uuid,
  confirmed_at timestamptz,
  withdrawn_at timestamptz,
  link_made_at timestamptz,
  constraint recovery_pk primary key (id),
  constraint recovery_of_staff foreign key (staff_id) references staff.staff (id),
  constraint recovery_asked_by_staff foreign key (asked_by) references staff.staff (id),
  constraint recovery_confirmed_by_staff foreign key (confirmed_by) references staff.staff (id),
  constraint recovery_says_why check (reason <> ''),
  constraint recovery_is_asked_by_another check (asked_by <> staff_id),
  constraint recovery_takes_two check (confirmed_by is null or (confirmed_by <> asked_by and confirmed_by <> staff_id)),
  constraint recovery_is_confirmed_by_somebody check ((confirmed_at is null) = (confirmed_by is null))
);
comment on table staff.recovery is 'Somebody lost every way to sign in: one asks, another confirms, within 24 hours.';
comment on column staff.recovery.link_made_at is 'When the one setup link of this recovery was made; there is no second.';
create index recovery_by_staff on staff.recovery (staff_id, asked_at);
create index recovery_by_end on staff.recovery (ends_at);

create table staff.sso_group (
  id         uuid not null,
  group_name text not null,
  duty       text not null,
  agency_id  uuid,
  constraint sso_group_pk primary key (id),
  constraint sso_group_in_agency foreign key (agency_id) references directory.agency (id),
  constraint sso_group_is_one unique nulls not distinct (group_name, duty, agency_id),
  constraint sso_group_duty_is_known check (duty in ('consult', 'head', 'coordinate', 'outreach', 'specialist', 'evaluate', 'audit', 'administer', 'chair', 'resident', 'partner'))
);
comment on table staff.sso_group is 'Which group of the city''s single sign-on gives which duty; with an agency, only to those who work there.';

create table staff.sso_link (
  issuer   text        not null,
  subject  text        not null,
  staff_id uuid        not null,
  made_at  timestamptz not null default now(),
  constraint sso_link_pk primary key (issuer, subject),
  constraint sso_link_is_one_each unique (staff_id, issuer),
  constraint sso_link_of_staff foreign key (staff_id) references staff.staff (id)
);
comment on table staff.sso_link is 'Which account an identity of single sign-on enters by. Made at the first sign-in, by login; names change, subjects do not.';

create table staff.sso_flow (
  state_hash   bytea       not null,
  browser_hash bytea       not null,
  secret       bytea       not null,
  ends_at      timestamptz not null default now() + interval '10 minutes',
  constraint sso_flow_pk primary key (state_hash),
  constraint sso_flow_secret_is_bounded check (octet_length(secret) <= 4000)
);
comment on table staff.sso_flow is 'Sign-ins on their way to the identity provider and back: once, by the same browser, within ten minutes. secret is encrypted.';
create index sso_flow_by_end on staff.sso_flow (ends_at);

create function staff.today() returns date
  language sql stable
  return (now() at time zone 'Asia/Tokyo')::date;
comment on function staff.today is 'The calendar day in Japan, by database time.';

-- plpgsql, because these run with nearly every query and its plans are kept for the length of a connection.
create function staff.agency_today(asked_staff uuid) returns uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  today date := (now() at time zone 'Asia/Tokyo')::date;
  found_agency uuid;
begin
  select a.agency_id into found_agency from staff.assignment a
   where a.staff_id = asked_staff and a.valid_from <= today and (a.valid_to is null or a.valid_to > today)
   order by a.valid_from desc limit 1;
  if found_agency is not null then return found_agency; end if;
  return (select s.agency_id from staff.staff s where s.id = asked_staff);
end $$;
comment on function staff.agency_today is 'For which agency somebody works today, whether or not the account still works.';

create function staff.duties_today(asked_staff uuid) returns table (duty text, lent_by uuid)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare today date := (now() at time zone 'Asia/Tokyo')::date;
begin
  return query
    select distinct d.duty, null::uuid
      from staff.staff s
      join staff.staff_duty d on d.staff_id = s.id
     where s.id = asked_staff and s.disabled_at is null and (s.ends_on is null or s.ends_on >= today)
       and d.valid_from <= today and (d.valid_to is null or d.valid_to > today);
  if exists (select from staff.delegation g where g.to_staff = asked_staff and g.withdrawn_at is null and g.valid_from <= today and g.valid_to > today) then
    -- Only what the lender holds as an own duty today: what was lent to the lender is not in staff_duty, so nothing is lent on.
    return query
      select distinct d.duty, g.from_staff
        from staff.delegation g
        join staff.staff s on s.id = g.to_staff and s.disabled_at is null and (s.ends_on is null or s.ends_on >= today)
        join staff.staff f on f.id = g.from_staff and f.disabled_at is null and (f.ends_on is null or f.ends_on >= today)
        join staff.staff_duty d on d.staff_id = f.id and d.duty = any (g.duties) and d.valid_from <= today and (d.valid_to is null or d.valid_to > today)
       where g.to_staff = asked_staff and g.withdrawn_at is null and g.valid_from <= today and g.valid_to > today
         and d.duty not in ('administer', 'audit')
         and g.agency_id = staff.agency_today(g.to_staff) and g.agency_id = staff.agency_today(g.from_staff);
  end if;
end $$;
comment on function staff.duties_today is 'Own duties of today, and those lent by a colleague of the same agency who still holds them (lent_by). Nothing for accounts that ended.';

create or replace function staff.my_agency() returns uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare me uuid := platform.reader_id();
begin
  if me is null or not exists (select from staff.staff s where s.id = me and staff.is_working(s)) then return null; end if;
  return staff.agency_today(me);
end $$;

create or replace function staff.has_duty(asked text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare me uuid := platform.reader_id();
begin
  return me is not null and exists (select from staff.duties_today(me) t where t.duty = asked);
end $$;

create or replace function staff.working_agency() returns uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare me uuid := platform.reader_id();
begin
  if me is null or not exists (select from staff.duties_today(me) t where t.duty = 'consult') then return null; end if;
  return staff.agency_today(me);
end $$;

create or replace function staff.reader_of(asked_staff uuid)
  returns table (staff_id uuid, login text, staff_name text, agency_id uuid, agency_name text, duties text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select s.id, s.login, s.name, a.id, a.name,
           coalesce((select array_agg(distinct t.duty order by t.duty) from staff.duties_today(s.id) t), '{}')
      from staff.staff s
      join directory.agency a on a.id = staff.agency_today(s.id)
     where s.id = asked_staff and staff.is_working(s);
  end;

create or replace function staff.demo_sign_ins() returns table (login text, name text, agency_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select s.login, s.name, staff.agency_today(s.id)
      from staff.staff s
     where s.is_demo and staff.is_working(s) and exists (select 1 from platform.installation i where i.kind = 'demo');
  end;

create function staff.lent_to_me() returns table (duty text, lent_by uuid, lender_name text, until date)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select t.duty, t.lent_by, f.name,
           (select max(g.valid_to) - 1 from staff.delegation g
             where g.to_staff = platform.reader_id() and g.from_staff = t.lent_by and t.duty = any (g.duties) and g.withdrawn_at is null)
      from staff.duties_today(platform.reader_id()) t
      join staff.staff f on f.id = t.lent_by
     order by t.duty, f.kana;
  end;
comment on function staff.lent_to_me is 'Duties the reader holds for somebody else today, and the last day of each.';

create function staff.withdraw_delegation(asked_id uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare given staff.delegation;
begin
  select * into given from staff.delegation g where g.id = asked_id for update;
  if given.id is null or not (given.from_staff = platform.reader_id()
       or (staff.has_duty('head') and given.agency_id = staff.my_agency())) then return 'absent'; end if;
  if given.withdrawn_at is not null or given.valid_to <= staff.today() then return 'over'; end if;
  update staff.delegation set withdrawn_at = now(), withdrawn_by = platform.reader_id() where id = asked_id;
  return null;
end $$;
comment on function staff.withdraw_delegation is 'Takes a delegation back at once: the lender, or the head of that agency. Null when done, else why not.';

create function staff.lend_duties(new_id uuid, receiver uuid, lent text[], from_day date, last_day date, why text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := platform.reader_id();
  here uuid := staff.my_agency();
begin
  if here is null then raise exception 'nobody who works here' using errcode = '42501'; end if;
  if receiver = me then return 'self'; end if;
  if not exists (select from staff.staff s where s.id = receiver and not s.is_door and staff.is_working(s))
     or staff.agency_today(receiver) is distinct from here then return 'not-a-colleague'; end if;
  if lent && array['administer', 'audit'] then return 'not-delegable'; end if;
  if exists (select from unnest(lent) l where not exists (select from staff.duties_today(me) t where t.duty = l and t.lent_by is null)) then return 'not-own'; end if;
  if from_day < staff.today() or last_day < from_day then return 'wrong-day'; end if;
  if last_day - from_day + 1 > 92 then return 'too-long'; end if;
  insert into staff.delegation (id, from_staff, to_staff, agency_id, duties, reason, valid_from, valid_to)
  values (new_id, me, receiver, here, lent, why, from_day, last_day + 1);
  return null;
end $$;
comment on function staff.lend_duties is 'Lends own duties to a colleague of the same agency for at most 92 days. Null when done, else why not.';

alter table staff.delegation enable row level security;
create policy delegation_is_seen_by_both_and_the_head on staff.delegation for select to tsunagi_app
  using (from_staff = (select platform.reader_id()) or to_staff = (select platform.reader_id())
         or (agency_id = (select staff.my_agency()) and (select staff.has_duty('head')))
         or (select staff.has_duty('administer')));
grant select on staff.delegation to tsunagi_app;

create function staff.may_confirm_for(asked_staff uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select asked_staff is distinct from platform.reader_id()
       and (staff.has_duty('administer')
            or ((staff.has_duty('head') or staff.has_duty('audit')) and staff.my_agency() = staff.agency_today(asked_staff)));
  end;
comment on function staff.may_confirm_for is 'Whether the reader may be the second person of a recovery: an administrator, or head or privacy officer of that agency.';

alter table staff.recovery enable row level security;
create policy recovery_is_seen_by_who_may_confirm on staff.recovery for select to tsunagi_app
  using (asked_by = (select platform.reader_id()) or staff.may_confirm_for(staff_id));
grant select on staff.recovery to tsunagi_app;

create function staff.assure_administrator(target uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare found_staff staff.staff;
begin
  if not staff.has_duty('administer') then raise exception 'accounts are kept by administrators' using errcode = '42501'; end if;
  select * into found_staff from staff.staff s where s.id = target for update;
  if found_staff.id is null then return 'absent'; end if;
  if found_staff.is_door then return 'door'; end if;
  if target = platform.reader_id() then return 'self'; end if;
  return null;
end $$;
comment on function staff.assure_administrator is 'Raises for anybody but an administrator; locks the account. Nobody keeps their own account, so nobody gives themselves a duty.';

create function staff.duties_refusal(given jsonb) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    with wanted as (select row_number() over () as nth, g.duty, g."from" as from_day, g."until" + 1 as end_day
                      from jsonb_to_recordset(given) as g(duty text, "from" date, "until" date))
    select case when exists (select from wanted w where w.end_day <= w.from_day) then 'wrong-day'
                when exists (select from wanted w join wanted v on v.duty = w.duty and v.nth > w.nth
                              where daterange(w.from_day, w.end_day) && daterange(v.from_day, v.end_day)) then 'duty-held' end;
  end;
comment on function staff.duties_refusal is 'What is wrong with duties to be given, taken by themselves; asked before anything is written.';

create function staff.put_duties(target uuid, given jsonb) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  begin atomic
    insert into staff.staff_duty (staff_id, duty, valid_from, valid_to)
    select target, g.duty, g."from", g."until" + 1 from jsonb_to_recordset(given) as g(duty text, "from" date, "until" date)
        on conflict (staff_id, duty, valid_from, source) do update set valid_to = excluded.valid_to;
  end;
comment on function staff.put_duties is 'Adds dated rows of duties; for the other functions of this schema only. A row that held no day is taken up again.';

create function staff.add_account(new_id uuid, new_login text, new_name text, new_kana text, new_agency uuid, new_ends_on date, given jsonb) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare why text;
begin
  if not staff.has_duty('administer') then raise exception 'accounts are kept by administrators' using errcode = '42501'; end if;
  if exists (select from staff.staff s where lower(s.login) = lower(new_login)) then return 'login-taken'; end if;
  if not exists (select from directory.agency a where a.id = new_agency and a.is_active) then return 'agency-unknown'; end if;
  why := staff.duties_refusal(given);
  if why is not null then return why; end if;
  insert into staff.staff (id, login, name, kana, agency_id, ends_on) values (new_id, new_login, new_name, new_kana, new_agency, new_ends_on);
  perform staff.put_duties(new_id, given);
  return null;
end $$;
comment on function staff.add_account is 'A new account without a password: nobody can sign in by it until its setup link is used.';

create function staff.change_account(target uuid, new_name text, new_kana text, new_ends_on date, new_sso boolean) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare why text := staff.assure_administrator(target);
begin
  if why is not null then return why; end if;
  update staff.staff set name = new_name, kana = new_kana, ends_on = new_ends_on, sso_allowed = new_sso where id = target;
  if not staff.is_working((select s from staff.staff s where s.id = target)) then perform staff.close_doors(target); end if;
  return null;
end $$;

create function staff.close_doors(target uuid) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare ended integer;
begin
  delete from platform.session t where t.staff_id = target;
  get diagnostics ended = row_count;
  delete from staff.half_session h where h.staff_id = target;
  return ended;
end $$;
comment on function staff.close_doors is 'Ends every session of an account; for the other functions of this schema only.';

create function staff.end_sessions(target uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare why text := staff.assure_administrator(target);
begin
  if why is null then perform staff.close_doors(target); end if;
  return why;
end $$;

create function staff.set_disabled(target uuid, is_off boolean) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare why text := staff.assure_administrator(target);
begin
  if why is not null then return why; end if;
  update staff.staff set disabled_at = case when is_off then coalesce(disabled_at, now()) end where id = target;
  if is_off then
    perform staff.close_doors(target);
    delete from platform.api_token t where t.staff_id = target;
  end if;
  return null;
end $$;
comment on function staff.set_disabled is 'Stops an account at once, with its sessions and tokens, or lets it work again.';

create function staff.give_duties(target uuid, given jsonb) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare why text := coalesce(staff.assure_administrator(target), staff.duties_refusal(given));
begin
  if why is not null then return why; end if;
  if exists (select from jsonb_to_recordset(given) as g(duty text, "from" date, "until" date)
               join staff.staff_duty d on d.staff_id = target and d.duty = g.duty and d.source = 'hand'
              where (d.valid_to is null or d.valid_to > d.valid_from)
                and daterange(d.valid_from, d.valid_to) && daterange(g."from", g."until" + 1)) then return 'duty-held'; end if;
  perform staff.put_duties(target, given);
  return null;
end $$;
comment on function staff.give_duties is 'Gives duties from and until; a row that stands is never overwritten.';

create function staff.end_duty(target uuid, old_duty text, old_from date, last_day date) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  why text := staff.assure_administrator(target);
  stands staff.staff_duty;
begin
  if why is not null then return why; end if;
  select * into stands from staff.staff_duty d where d.staff_id = target and d.duty = old_duty and d.valid_from = old_from and d.source = 'hand';
  if stands.staff_id is null then return 'absent'; end if;
  -- What was, was: days that have passed are not taken back.
  if last_day < staff.today() - 1 or (stands.valid_to is not null and stands.valid_to <= last_day + 1) then return 'wrong-day'; end if;
  update staff.staff_duty set valid_to = greatest(last_day + 1, old_from)
   where staff_id = target and duty = old_duty and valid_from = old_from and source = 'hand';
  return null;
end $$;
comment on function staff.end_duty is 'Sets the last day of a duty, yesterday at the earliest, which ends it now.';

create function staff.move_account(target uuid, new_agency uuid, from_day date, given jsonb, new_ends_on date) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare why text := coalesce(staff.assure_administrator(target), staff.duties_refusal(given));
begin
  if why is not null then return why; end if;
  if not exists (select from directory.agency a where a.id = new_agency and a.is_active) then return 'agency-unknown'; end if;
  if from_day < staff.today() - 31 or from_day > staff.today() + 366 then return 'wrong-day'; end if;
  if not exists (select from staff.assignment a where a.staff_id = target) then
    insert into staff.assignment (staff_id, agency_id, valid_from, valid_to)
    -- From the day before, so that a move on the very day an account was made leaves its first place of work on record.
    select s.id, s.agency_id, least((s.made_at at time zone 'Asia/Tokyo')::date, from_day) - 1, from_day from staff.staff s where s.id = target;
  end if;
  -- What held before that day is closed; a plan for later gives way, and its row stays behind holding no day.
  update staff.assignment a set valid_to = greatest(from_day, a.valid_from) where a.staff_id = target and (a.valid_to is null or a.valid_to > from_day);
  insert into staff.assignment (staff_id, agency_id, valid_from) values (target, new_agency, from_day)
      on conflict (staff_id, valid_from) do update set agency_id = excluded.agency_id, valid_to = null;
  update staff.staff_duty d set valid_to = greatest(from_day, d.valid_from) where d.staff_id = target and (d.valid_to is null or d.valid_to > from_day);
  if new_ends_on is not null then update staff.staff set ends_on = new_ends_on where id = target; end if;
  perform staff.put_duties(target, given);
  return null;
end $$;
comment on function staff.move_account is '人事異動: from that day the account works for another agency with new duties; the old ones end the day before.';

create function staff.retire_account(target uuid, last_day date) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare why text := staff.assure_administrator(target);
begin
  if why is not null then return why; end if;
  update staff.staff set ends_on = last_day where id = target;
  if last_day < staff.today() then perform staff.close_doors(target); end if;
  return null;
end $$;
comment on function staff.retire_account is '退職: the account works for the last time on that day.';

create function staff.open_sessions(asked uuid[]) returns table (staff_id uuid, sessions integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select t.staff_id, count(*)::integer from platform.session t
     where staff.has_duty('administer') and t.staff_id = any (asked) and t.ends_at > now()
     group by t.staff_id;
  end;
comment on function staff.open_sessions is 'How many browsers are signed in by each account, for administrators.';

create function staff.ask_recovery(new_id uuid, target uuid, why text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare refused text := staff.assure_administrator(target);
begin
  if refused is not null then return refused; end if;
  if not staff.is_working((select s from staff.staff s where s.id = target)) then return 'ended'; end if;
  if exists (select from staff.recovery r where r.staff_id = target and r.confirmed_at is null and r.withdrawn_at is null and r.ends_at > now()) then return 'already-asked'; end if;
  insert into staff.recovery (id, staff_id, reason, asked_by) values (new_id, target, why, platform.reader_id());
  return null;
end $$;
comment on function staff.ask_recovery is 'The first of two persons asks that somebody may set up their account anew.';

create function staff.confirm_recovery(asked_id uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare asked staff.recovery;
begin
  select * into asked from staff.recovery r where r.id = asked_id for update;
  if asked.id is null then return 'absent'; end if;
  if asked.asked_by = platform.reader_id() or asked.staff_id = platform.reader_id() then return 'self-approval'; end if;
  if not staff.may_confirm_for(asked.staff_id) then return 'absent'; end if;
  if asked.confirmed_at is not null or asked.withdrawn_at is not null or asked.ends_at <= now() then return 'over'; end if;
  if not staff.is_working((select s from staff.staff s where s.id = asked.staff_id)) then return 'ended'; end if;
  update staff.recovery set confirmed_by = platform.reader_id(), confirmed_at = now() where id = asked_id;
  return null;
end $$;
comment on function staff.confirm_recovery is 'The second person confirms; never the one who asked, never the one it is for.';

create function staff.withdraw_recovery(asked_id uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare asked staff.recovery;
begin
  select * into asked from staff.recovery r where r.id = asked_id for update;
  if asked.id is null or not (asked.asked_by = platform.reader_id() or staff.may_confirm_for(asked.staff_id)) then return 'absent'; end if;
  if asked.confirmed_at is not null or asked.withdrawn_at is not null or asked.ends_at <= now() then return 'over'; end if;
  update staff.recovery set withdrawn_at = now() where id = asked_id;
  return null;
end $$;

-- One person alone must not get into an account that somebody already uses: a first link is for accounts nobody has set up,
-- and a recovery link is for whoever confirmed the recovery, once.
create or replace function staff.issue_setup_link(hash bytea, asked_staff uuid, asked_purpose text, hours integer) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if asked_staff = platform.reader_id() then raise exception 'nobody issues a setup link for themselves' using errcode = '42501'; end if;
  -- The owner's own logins (create-admin) act for nobody; the app's login always acts for somebody.
  if session_user = 'tsunagi_app' then
    if asked_purpose = 'recovery' then
      update staff.recovery r set link_made_at = now()
       where r.staff_id = asked_staff and r.confirmed_by = platform.reader_id() and r.link_made_at is null and r.ends_at > now();
      if not found then raise exception 'a recovery takes two persons' using errcode = '42501'; end if;
    elsif not staff.has_duty('administer') or not staff.is_untouched(asked_staff) then
      raise exception 'first links are issued by administrators for accounts nobody has set up' using errcode = '42501';
    end if;
  end if;
  if not exists (select 1 from staff.staff s where s.id = asked_staff and staff.is_working(s) and not s.is_door) then return false; end if;
  delete from staff.setup_link l where l.staff_id = asked_staff and l.used_at is null;
  insert into staff.setup_link (token_hash, staff_id, purpose, made_by, ends_at)
  values (hash, asked_staff, asked_purpose, platform.reader_id(), now() + make_interval(hours => hours));
  return true;
end $$;

create function staff.is_untouched(asked_staff uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1 from staff.staff s where s.id = asked_staff and s.password_hash is null)
       and not exists (select 1 from staff.passkey k where k.staff_id = asked_staff)
       and not exists (select 1 from staff.totp t where t.staff_id = asked_staff)
       and not exists (select 1 from staff.sso_link l where l.staff_id = asked_staff);
  end;
comment on function staff.is_untouched is 'Whether nobody has set this account up yet: no password, no passkey, no authenticator app, no single sign-on.';

alter table staff.sso_group enable row level security;
create policy sso_group_is_the_administrators on staff.sso_group for select to tsunagi_app using ((select staff.has_duty('administer')));
grant select on staff.sso_group to tsunagi_app;

alter table staff.sso_link enable row level security;
create policy sso_link_is_the_administrators on staff.sso_link for select to tsunagi_app using ((select staff.has_duty('administer')));
grant select on staff.sso_link to tsunagi_app;

alter table staff.sso_flow enable row level security;
create policy sso_flow_is_found_by_its_secret on staff.sso_flow to tsunagi_app using (true) with check (true);
comment on policy sso_flow_is_found_by_its_secret on staff.sso_flow is 'Looked up before anybody is known; the 256-bit state and the secret of the browser are the key.';
grant select, insert, delete on staff.sso_flow to tsunagi_app;

create function staff.add_sso_group(new_id uuid, new_group text, new_duty text, new_agency uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not staff.has_duty('administer') then raise exception 'accounts are kept by administrators' using errcode = '42501'; end if;
  if exists (select from staff.sso_group g where g.group_name = new_group and g.duty = new_duty and g.agency_id is not distinct from new_agency) then return 'already-there'; end if;
  insert into staff.sso_group (id, group_name, duty, agency_id) values (new_id, new_group, new_duty, new_agency);
  return null;
end $$;

create function staff.drop_sso_group(old_id uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not staff.has_duty('administer') then raise exception 'accounts are kept by administrators' using errcode = '42501'; end if;
  delete from staff.sso_group where id = old_id;
  return case when not found then 'absent' end;
end $$;

create function staff.drop_sso_link(target uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare why text := staff.assure_administrator(target);
begin
  if why is null then delete from staff.sso_link where staff_id = target; end if;
  return why;
end $$;

create function staff.follow_sso_groups(target uuid, groups text[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  today date := staff.today();
  here uuid := staff.agency_today(target);
  wanted text[];
begin
  select coalesce(array_agg(distinct g.duty), '{}') into wanted from staff.sso_group g
   where g.group_name = any (groups) and (g.agency_id is null or g.agency_id = here);
  -- Who keeps accounts and the mapping could otherwise open people's records, or the log, to themselves.
  if 'administer' = any (wanted) or exists (select from staff.staff_duty d where d.staff_id = target and d.duty = 'administer' and d.source = 'hand'
                                               and d.valid_from <= today and (d.valid_to is null or d.valid_to > today)) then
    wanted := array_remove(array_remove(wanted, 'consult'), 'audit');
  end if;
  update staff.staff_duty d set valid_to = today
   where d.staff_id = target and d.source = 'sso' and d.valid_from <= today and (d.valid_to is null or d.valid_to > today) and d.duty <> all (wanted);
  insert into staff.staff_duty (staff_id, duty, valid_from, source)
  select target, w, today, 'sso' from unnest(wanted) w
   where not exists (select from staff.staff_duty d where d.staff_id = target and d.duty = w and d.source = 'sso'
                        and d.valid_from <= today and (d.valid_to is null or d.valid_to > today))
      on conflict (staff_id, duty, valid_from, source) do update set valid_to = null;
end $$;
comment on function staff.follow_sso_groups is 'Duties of source sso become what the groups say now; for staff.sign_in_by_sso only.';

create function staff.sign_in_by_sso(new_issuer text, new_subject text, asked_login text, groups text[]) returns table (staff_id uuid, refused text, duties text[])
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  known uuid;
  found_staff staff.staff;
begin
  select l.staff_id into known from staff.sso_link l where l.issuer = new_issuer and l.subject = new_subject;
  if known is not null then
    select * into found_staff from staff.staff s where s.id = known for update;
  else
    select * into found_staff from staff.staff s where s.login = asked_login for update;
  end if;
  if found_staff.id is null then return query select null::uuid, 'unknown', null::text[]; return; end if;
  if found_staff.is_door or not found_staff.sso_allowed then return query select found_staff.id, 'not-allowed', null::text[]; return; end if;
  if not staff.is_working(found_staff) then return query select found_staff.id, 'ended', null::text[]; return; end if;
  if known is null then
    insert into staff.sso_link (issuer, subject, staff_id) values (new_issuer, new_subject, found_staff.id) on conflict do nothing;
    -- The account already belongs to another identity of the same provider: a login given to a successor must not inherit it.
    if not found then return query select found_staff.id, 'linked-to-another', null::text[]; return; end if;
  end if;
  perform staff.follow_sso_groups(found_staff.id, groups);
  return query select found_staff.id, null::text,
                      array(select d.duty from staff.staff_duty d where d.staff_id = found_staff.id and d.source = 'sso' and d.valid_from <= staff.today()
                               and (d.valid_to is null or d.valid_to > staff.today()) order by d.duty);
end $$;
comment on function staff.sign_in_by_sso is 'Which account an identity that the provider proved enters by, and its duties by group. Never makes an account.';

create function staff.has_administrator() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1 from staff.staff s cross join lateral staff.duties_today(s.id) t where t.duty = 'administer');
  end;
comment on function staff.has_administrator is 'Whether anybody keeps the accounts of this installation.';

-- The log says in whose place somebody acted: the duties lent to them on that day stand beside every event of theirs.
create or replace function audit.record(event_id uuid, new_action text, new_subject_type text, new_subject_ids uuid[], new_outcome text, new_refusal text,
                                        new_purpose text, new_route text, new_request_no text, new_detail jsonb)
  returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare kept jsonb := new_detail;
begin
  if platform.reader_id() is not null and exists (select from staff.delegation g where g.to_staff = platform.reader_id() and g.withdrawn_at is null and g.valid_to > staff.today()) then
    select coalesce(new_detail, '{}') || jsonb_build_object('lent', jsonb_agg(jsonb_build_object('duty', t.duty, 'by', t.lent_by) order by t.duty, t.lent_by))
      into kept from staff.duties_today(platform.reader_id()) t where t.lent_by is not null having count(*) > 0;
    kept := coalesce(kept, new_detail);
  end if;
  insert into audit.event (id, at, staff_id, agency_id, action, subject_type, subject_ids, outcome, refusal, purpose, route, request_no, detail_hash)
  values (event_id, clock_timestamp(), platform.reader_id(), staff.my_agency(), new_action, new_subject_type, new_subject_ids, new_outcome, new_refusal,
          new_purpose, new_route, new_request_no, case when kept is not null then sha256(convert_to(kept::text, 'UTF8')) end);
  insert into audit.unsealed (event_id) values (event_id);
  if kept is not null then
    insert into audit.detail (event_id, content) values (event_id, kept);
  end if;
end $$;

-- duties_refusal, put_duties, close_doors, follow_sso_groups and assure_administrator are left to nobody: only the functions above call them.
grant execute on function staff.today, staff.agency_today, staff.duties_today, staff.lent_to_me, staff.withdraw_delegation, staff.lend_duties,
  staff.may_confirm_for, staff.add_account, staff.change_account, staff.end_sessions, staff.set_disabled, staff.give_duties, staff.end_duty, staff.move_account,
  staff.retire_account, staff.open_sessions, staff.ask_recovery, staff.confirm_recovery, staff.withdraw_recovery, staff.add_sso_group, staff.drop_sso_group,
  staff.drop_sso_link, staff.sign_in_by_sso, staff.has_administrator, staff.is_untouched to tsunagi_app;
