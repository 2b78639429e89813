-- サインインの強さ: second factors, passkeys, one-time setup links, sessions one can see and end, and stepping up.

-- Sessions get a name by which their owner can end them, the browser in words, and the moment somebody last proved who they are.
alter table platform.session
  add column id        uuid not null default gen_random_uuid(),
  add column method    text not null default 'password',
  add column browser   text,
  add column strong_at timestamptz,
  add constraint session_id_is_unique unique (id),
  add constraint session_method_is_known check (method in ('demo', 'password', 'totp', 'recovery-code', 'passkey', 'sso')),
  add constraint session_browser_is_short check (length(browser) <= 60);
comment on column platform.session.id is 'By this the owner ends it; of no use for entering.';
comment on column platform.session.browser is 'Family of browser and system in words (Chrome・Windows). No address and no version is kept.';
comment on column platform.session.strong_at is 'When the owner last proved who they are with everything the account asks for. Break-glass, export and unmasking ask how long ago.';

drop function staff.session_reader(bytea, interval);
create function staff.session_reader(hash bytea, idle interval, fresh interval)
  returns table (staff_id uuid, login text, staff_name text, agency_id uuid, agency_name text, duties text[], seen_at timestamptz, strong_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select r.staff_id, r.login, r.staff_name, r.agency_id, r.agency_name, r.duties, t.seen_at,
           case when t.strong_at > now() - fresh then t.strong_at end
      from platform.session t cross join lateral staff.reader_of(t.staff_id) r
     where t.token_hash = hash and t.ends_at > now() and t.seen_at > now() - idle;
  end;
comment on function staff.session_reader is 'Who a session belongs to, if it is alive by database time and the account still works. strong_at only while it is fresh.';

-- Between password and second factor: a secret that finds an account and opens nothing.
create table staff.half_session (
  token_hash bytea       not null,
  staff_id   uuid        not null,
  stage      text        not null,
  tries      integer     not null default 0,
  ends_at    timestamptz not null,
  constraint half_session_pk primary key (token_hash),
  constraint half_session_of_staff foreign key (staff_id) references staff.staff (id),
  constraint half_session_stage_is_known check (stage in ('second', 'enrol'))
);
comment on table staff.half_session is 'Somebody gave the right password and has yet to give, or to enrol, a second factor. No sight comes of it: it is no session.';
create index half_session_by_staff on staff.half_session (staff_id);
create index half_session_by_end on staff.half_session (ends_at);
alter table staff.half_session enable row level security;
create policy half_session_is_found_by_its_secret on staff.half_session to tsunagi_app using (true) with check (true);
comment on policy half_session_is_found_by_its_secret on staff.half_session is 'Looked up before anybody is known; the 256-bit secret is the key.';
grant select, insert, update, delete on staff.half_session to tsunagi_app;

create function staff.half_reader(hash bytea) returns table (staff_id uuid, login text, staff_name text, stage text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select s.id, s.login, s.name, h.stage
      from staff.half_session h
      join staff.staff s on s.id = h.staff_id
     where h.token_hash = hash and h.ends_at > now() and staff.is_working(s);
  end;
comment on function staff.half_reader is 'Who stands between password and second factor, while that is allowed.';

create table staff.totp (
  staff_id  uuid        not null,
  secret    bytea       not null,
  last_step bigint      not null,
  made_at   timestamptz not null default now(),
  constraint totp_pk primary key (staff_id),
  constraint totp_of_staff foreign key (staff_id) references staff.staff (id)
);
comment on table staff.totp is 'Authenticator apps. The secret is encrypted with a key outside the database.';
comment on column staff.totp.last_step is 'The latest step of 30 seconds whose code was taken; that code and older ones are refused.';
alter table staff.totp enable row level security;
create policy totp_is_its_owners on staff.totp to tsunagi_app
  using (staff_id = platform.reader_id()) with check (staff_id = platform.reader_id());
grant select, insert, update, delete on staff.totp to tsunagi_app;

create table staff.recovery_code (
  staff_id  uuid        not null,
  code_hash bytea       not null,
  made_at   timestamptz not null default now(),
  constraint recovery_code_pk primary key (staff_id, code_hash),
  constraint recovery_code_of_staff foreign key (staff_id) references staff.staff (id)
);
comment on table staff.recovery_code is 'One-time codes on paper: only hashes, and a used one is gone.';
alter table staff.recovery_code enable row level security;
create policy recovery_code_is_its_owners on staff.recovery_code to tsunagi_app
  using (staff_id = platform.reader_id()) with check (staff_id = platform.reader_id());
grant select, insert, delete on staff.recovery_code to tsunagi_app;

create table staff.passkey (
  id            uuid        not null,
  staff_id      uuid        not null,
  credential_id bytea       not null,
  public_key    bytea       not null,
  counter       bigint      not null,
  transports    text[]      not null default '{}',
  name          text        not null,
  made_at       timestamptz not null default now(),
  used_at       timestamptz,
  constraint passkey_pk primary key (id),
  constraint passkey_of_staff foreign key (staff_id) references staff.staff (id),
  constraint passkey_credential_is_unique unique (credential_id),
  constraint passkey_name_is_short check (length(name) between 1 and 60)
);
comment on table staff.passkey is 'Passkeys: public keys only. Losing this table opens no door.';
create index passkey_by_staff on staff.passkey (staff_id);
alter table staff.passkey enable row level security;
create policy passkey_is_its_owners on staff.passkey to tsunagi_app
  using (staff_id = platform.reader_id()) with check (staff_id = platform.reader_id());
grant select, insert, update (counter, used_at), delete on staff.passkey to tsunagi_app;

create function staff.passkey_owner(asked_credential bytea) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select k.staff_id from staff.passkey k join staff.staff s on s.id = k.staff_id where k.credential_id = asked_credential and staff.is_working(s);
  end;
comment on function staff.passkey_owner is 'Whose passkey this is, before anybody is known; nobody when the account ended.';

create table staff.challenge (
  challenge_hash bytea       not null,
  purpose        text        not null,
  staff_id       uuid,
  ends_at        timestamptz not null,
  constraint challenge_pk primary key (challenge_hash),
  constraint challenge_purpose_is_known check (purpose in ('enter', 'enrol')),
  constraint challenge_of_enrolment_names_staff check (purpose = 'enter' or staff_id is not null)
);
comment on table staff.challenge is 'Questions put to passkeys: each is answered once, within minutes.';
create index challenge_by_end on staff.challenge (ends_at);
alter table staff.challenge enable row level security;
create policy challenge_is_found_by_its_secret on staff.challenge to tsunagi_app using (true) with check (true);
comment on policy challenge_is_found_by_its_secret on staff.challenge is 'Asked before anybody is known; the 256-bit challenge is the key.';
grant select, insert, delete on staff.challenge to tsunagi_app;

create table staff.setup_link (
  token_hash bytea       not null,
  staff_id   uuid        not null,
  purpose    text        not null,
  made_by    uuid,
  made_at    timestamptz not null default now(),
  ends_at    timestamptz not null,
  used_at    timestamptz,
  constraint setup_link_pk primary key (token_hash),
  constraint setup_link_of_staff foreign key (staff_id) references staff.staff (id),
  constraint setup_link_purpose_is_known check (purpose in ('first', 'recovery')),
  constraint setup_link_ends_soon check (ends_at <= made_at + interval '14 days')
);
comment on table staff.setup_link is 'One-time links by which somebody chooses a password: the SHA-256 of the secret, never a password. Read without the secret by administrators.';
create index setup_link_by_staff on staff.setup_link (staff_id);
alter table staff.setup_link enable row level security;
create policy setup_link_is_counted_by_administrators on staff.setup_link for select to tsunagi_app using ((select staff.has_duty('administer')));
grant select (staff_id, purpose, made_by, made_at, ends_at, used_at) on staff.setup_link to tsunagi_app;

create function staff.issue_setup_link(hash bytea, asked_staff uuid, asked_purpose text, hours integer) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- The owner's own logins (create-admin) act for nobody; the app's login always acts for somebody with a duty.
  if session_user = 'tsunagi_app' and not (staff.has_duty('administer') or (asked_purpose = 'recovery' and (staff.has_duty('head') or staff.has_duty('audit')))) then
    raise exception 'setup links are issued by administrators' using errcode = '42501';
  end if;
  if asked_staff = platform.reader_id() then
    raise exception 'nobody issues a setup link for themselves' using errcode = '42501';
  end if;
  if not exists (select 1 from staff.staff s where s.id = asked_staff and staff.is_working(s) and not s.is_door) then
    return false;
  end if;
  delete from staff.setup_link l where l.staff_id = asked_staff and l.used_at is null;
  insert into staff.setup_link (token_hash, staff_id, purpose, made_by, ends_at)
  values (hash, asked_staff, asked_purpose, platform.reader_id(), now() + make_interval(hours => hours));
  return true;
end $$;
comment on function staff.issue_setup_link is 'Writes one link and takes back those not yet used. False when the account does not work.';

create function staff.setup_link_owner(hash bytea) returns table (staff_id uuid, login text, staff_name text, purpose text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select s.id, s.login, s.name, l.purpose
      from staff.setup_link l
      join staff.staff s on s.id = l.staff_id
     where l.token_hash = hash and l.used_at is null and l.ends_at > now() and staff.is_working(s);
  end;
comment on function staff.setup_link_owner is 'For whom a link is, while it can be used; used, ended and unknown are the same.';

create function staff.use_setup_link(hash bytea, new_password_hash text) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare link staff.setup_link;
begin
  update staff.setup_link l set used_at = now()
   where l.token_hash = hash and l.used_at is null and l.ends_at > now()
     and exists (select 1 from staff.staff s where s.id = l.staff_id and staff.is_working(s))
  returning l.* into link;
  if link.staff_id is null then
    return null;
  end if;
  update staff.staff set password_hash = new_password_hash, failed_count = 0, locked_until = null where id = link.staff_id;
  delete from platform.session where staff_id = link.staff_id;
  delete from staff.half_session where staff_id = link.staff_id;
  if link.purpose = 'recovery' then
    delete from staff.totp where staff_id = link.staff_id;
    delete from staff.recovery_code where staff_id = link.staff_id;
    delete from staff.passkey where staff_id = link.staff_id;
  end if;
  return link.staff_id;
end $$;
comment on function staff.use_setup_link is 'Uses a link once: sets the password, ends every session; after a recovery every second factor is gone as well.';

create function staff.change_password(new_password_hash text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update staff.staff s set password_hash = new_password_hash where s.id = platform.reader_id() and staff.is_working(s);
  return found;
end $$;
comment on function staff.change_password is 'A member of staff sets their own password; nobody sets another''s.';

grant execute on function staff.session_reader, staff.half_reader, staff.passkey_owner, staff.issue_setup_link, staff.setup_link_owner, staff.use_setup_link,
  staff.change_password to tsunagi_app;
