-- 職員・担当: who works here, for which agency, with which duties; sign-in.
create schema staff;
comment on schema staff is 'Accounts and duties. Seeing follows the work, never the rank.';
grant usage on schema staff to tsunagi_app;

create table staff.staff (
  id            uuid        not null,
  login         text        not null,
  name          text        not null,
  kana          text        not null,
  agency_id     uuid        not null,
  password_hash text,
  is_demo       boolean     not null default false,
  ends_on       date,
  disabled_at   timestamptz,
  failed_count  integer     not null default 0,
  locked_until  timestamptz,
  made_at       timestamptz not null default now(),
  constraint staff_pk primary key (id),
  constraint staff_login_is_unique unique (login),
  constraint staff_of_agency foreign key (agency_id) references directory.agency (id)
);
comment on table staff.staff is 'One person, one account. password_hash is readable by no login role.';
create index staff_by_agency on staff.staff (agency_id, id);
alter table staff.staff enable row level security;
create policy staff_is_open_to_staff on staff.staff for select to tsunagi_app using (platform.reader_id() is not null);
grant select (id, login, name, kana, agency_id, is_demo, ends_on, disabled_at) on staff.staff to tsunagi_app;

create table staff.staff_duty (
  staff_id   uuid not null,
  duty       text not null,
  valid_from date not null default '2021-04-01',
  valid_to   date,
  constraint staff_duty_pk primary key (staff_id, duty, valid_from),
  constraint staff_duty_of_staff foreign key (staff_id) references staff.staff (id),
  constraint staff_duty_is_known check (duty in ('consult', 'head', 'coordinate', 'outreach', 'specialist', 'evaluate', 'audit', 'administer', 'chair', 'resident', 'partner'))
);
comment on table staff.staff_duty is 'What a member of staff is charged with, from and until.';
alter table staff.staff_duty enable row level security;
create policy staff_duty_is_open_to_staff on staff.staff_duty for select to tsunagi_app using (platform.reader_id() is not null);
grant select on staff.staff_duty to tsunagi_app;

create function staff.is_working(s staff.staff) returns boolean
  language sql stable
  return s.disabled_at is null and (s.ends_on is null or s.ends_on >= (now() at time zone 'Asia/Tokyo')::date);

create function staff.my_agency() returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select s.agency_id from staff.staff s where s.id = platform.reader_id() and staff.is_working(s);
  end;
comment on function staff.my_agency is 'Agency of the reader; null for nobody and for accounts that ended. Call as (select staff.my_agency()) so that it runs once a query.';

create function staff.has_duty(asked text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from staff.staff s
                     join staff.staff_duty d on d.staff_id = s.id
                    where s.id = platform.reader_id() and staff.is_working(s) and d.duty = asked
                      and d.valid_from <= (now() at time zone 'Asia/Tokyo')::date
                      and (d.valid_to is null or d.valid_to > (now() at time zone 'Asia/Tokyo')::date));
  end;
comment on function staff.has_duty is 'Whether the reader is charged with a duty today.';

create function staff.working_agency() returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select s.agency_id
      from staff.staff s
      join staff.staff_duty d on d.staff_id = s.id
     where s.id = platform.reader_id() and staff.is_working(s) and d.duty = 'consult'
       and d.valid_from <= (now() at time zone 'Asia/Tokyo')::date
       and (d.valid_to is null or d.valid_to > (now() at time zone 'Asia/Tokyo')::date)
     limit 1;
  end;
comment on function staff.working_agency is 'Agency for which the reader works with people (duty consult); null otherwise. The one gate of every policy on people''s records.';

create function staff.reader_of(asked_staff uuid)
  returns table (staff_id uuid, login text, staff_name text, agency_id uuid, agency_name text, duties text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select s.id, s.login, s.name, s.agency_id, a.name,
           coalesce(array_agg(d.duty order by d.duty) filter (where d.duty is not null), '{}')
      from staff.staff s
      join directory.agency a on a.id = s.agency_id
      left join staff.staff_duty d on d.staff_id = s.id
           and d.valid_from <= (now() at time zone 'Asia/Tokyo')::date
           and (d.valid_to is null or d.valid_to > (now() at time zone 'Asia/Tokyo')::date)
     where s.id = asked_staff and staff.is_working(s)
     group by s.id, a.id;
  end;
comment on function staff.reader_of is 'The reader behind a session or token; no row when the account ended.';

create function staff.session_reader(hash bytea, idle interval)
  returns table (staff_id uuid, login text, staff_name text, agency_id uuid, agency_name text, duties text[], seen_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select r.staff_id, r.login, r.staff_name, r.agency_id, r.agency_name, r.duties, t.seen_at
      from platform.session t cross join lateral staff.reader_of(t.staff_id) r
     where t.token_hash = hash and t.ends_at > now() and t.seen_at > now() - idle;
  end;
comment on function staff.session_reader is 'Who a session belongs to, if it is alive by database time and the account still works.';

create function staff.token_reader(hash bytea)
  returns table (staff_id uuid, login text, staff_name text, agency_id uuid, agency_name text, duties text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select r.* from platform.api_token t cross join lateral staff.reader_of(t.staff_id) r
     where t.token_hash = hash and t.ends_at > now();
  end;
comment on function staff.token_reader is 'Who an API token acts as, while it and the account live.';

create function staff.credentials(asked_login text)
  returns table (staff_id uuid, password_hash text, is_demo boolean, locked_for integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select s.id, s.password_hash, s.is_demo, greatest(0, ceil(extract(epoch from s.locked_until - now())))::integer
      from staff.staff s where s.login = asked_login and staff.is_working(s);
  end;
comment on function staff.credentials is 'What sign-in compares with: the only way to a password hash. Locked seconds by database time.';

create function staff.note_sign_in(asked_staff uuid, succeeded boolean) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if succeeded then
    update staff.staff set failed_count = 0, locked_until = null where id = asked_staff;
  else
    -- From the fifth failure on the wait doubles: 30 s, 60 s, … at most one hour.
    update staff.staff
       set failed_count = failed_count + 1,
           locked_until = case when failed_count + 1 >= 5 then now() + least(interval '1 hour', interval '30 seconds' * power(2, least(failed_count + 1 - 5, 10))) end
     where id = asked_staff;
  end if;
end $$;
comment on function staff.note_sign_in is 'Counts failures and locks with doubling waits; a success clears them.';

create function staff.demo_sign_ins() returns table (login text, name text, agency_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select s.login, s.name, s.agency_id
      from staff.staff s
     where s.is_demo and staff.is_working(s) and exists (select 1 from platform.installation i where i.kind = 'demo');
  end;
comment on function staff.demo_sign_ins is 'Sign-ins offered by the role switcher of the pretend city; nothing in a real city.';

create function staff.has_demo_accounts() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1 from staff.staff s where s.is_demo);
  end;
comment on function staff.has_demo_accounts is 'Whether any account is one of the pretend city''s; a real city refuses to start with them.';

grant execute on function staff.has_demo_accounts, staff.demo_sign_ins, staff.is_working, staff.my_agency, staff.has_duty, staff.working_agency, staff.reader_of, staff.session_reader,
  staff.token_reader, staff.credentials, staff.note_sign_in to tsunagi_app;

-- audit.record needs to know the reader's agency, so it is made here, after staff.
create function audit.record(event_id uuid, new_action text, new_subject_type text, new_subject_ids uuid[], new_outcome text, new_refusal text,
                             new_purpose text, new_route text, new_request_no text, new_detail jsonb)
  returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into audit.event (id, at, staff_id, agency_id, action, subject_type, subject_ids, outcome, refusal, purpose, route, request_no, detail_hash)
  values (event_id, clock_timestamp(), platform.reader_id(), staff.my_agency(), new_action, new_subject_type, new_subject_ids, new_outcome, new_refusal,
          new_purpose, new_route, new_request_no, case when new_detail is not null then sha256(convert_to(new_detail::text, 'UTF8')) end);
  insert into audit.unsealed (event_id) values (event_id);
  if new_detail is not null then
    insert into audit.detail (event_id, content) values (event_id, new_detail);
  end if;
end $$;
comment on function audit.record is 'Appends one event in the caller''s transaction; the only way in. Who it was is taken from the transaction, not from the caller.';

create function audit.read(before_id uuid, asked_subject uuid, at_most integer)
  returns table (id uuid, at timestamptz, staff_id uuid, staff_name text, agency_id uuid, agency_name text, action text, subject_type text,
                 subject_ids uuid[], outcome text, refusal text, purpose text, route text, request_no text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select e.id, e.at, e.staff_id, s.name, e.agency_id, a.name, e.action, e.subject_type, e.subject_ids, e.outcome, e.refusal, e.purpose, e.route, e.request_no
      from audit.event e
      left join staff.staff s on s.id = e.staff_id
      left join directory.agency a on a.id = e.agency_id
     where staff.has_duty('audit')
       and (before_id is null or (e.at, e.id) < (select b.at, b.id from audit.event b where b.id = before_id))
       and (asked_subject is null or e.subject_ids @> array[asked_subject])
     order by e.at desc, e.id desc
     limit least(at_most, 200);
  end;
comment on function audit.read is 'Access log for the privacy officer; nothing for anybody else.';

grant execute on function audit.record, audit.read to tsunagi_app;
