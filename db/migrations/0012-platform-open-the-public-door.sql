-- The public face: what a login that knows nobody may read, and the one way in for those who ask (X14, F03).
create schema door;
comment on schema door is 'Functions that the public face may call. There is no table here: what goes in cannot be read back.';
grant usage on schema door to tsunagi_app, tsunagi_public;

-- The front desk: where a request without a name goes.
alter table directory.agency add column takes_requests boolean not null default false;
create unique index agency_takes_requests_once on directory.agency (takes_requests) where takes_requests;
comment on column directory.agency.takes_requests is 'The front desk: residents'' requests come here, whatever they are about. At most one agency.';

alter table staff.staff add column is_door boolean not null default false;
create unique index staff_door_is_one on staff.staff (is_door) where is_door;
alter table staff.staff add constraint staff_door_cannot_sign_in check (not is_door or (password_hash is null and not is_demo));
comment on column staff.staff.is_door is 'The account in whose name requests from outside are taken in. Nobody can sign in as it.';
grant select (is_door) on staff.staff to tsunagi_app;

create function staff.door_reader() returns table (staff_id uuid, agency_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select s.id, s.agency_id from staff.staff s where s.is_door and staff.is_working(s);
  end;
comment on function staff.door_reader is 'The account that takes requests in, and its agency; no row while no front desk is named.';
grant execute on function staff.door_reader to tsunagi_app;

create table platform.inbox_key (
  only_one   boolean     not null default true,
  public_key bytea       not null,
  made_at    timestamptz not null default now(),
  constraint inbox_key_pk primary key (only_one),
  constraint inbox_key_is_one check (only_one),
  constraint inbox_key_is_x25519 check (octet_length(public_key) = 32)
);
comment on table platform.inbox_key is 'Requests are sealed to this key; the other half lies in a file on the staff side.';
alter table platform.inbox_key enable row level security;
create policy inbox_key_is_public on platform.inbox_key for select to tsunagi_app, tsunagi_public using (true);
grant select on platform.inbox_key to tsunagi_app, tsunagi_public;

create function platform.publish_inbox_key(new_key bytea) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  begin atomic
    insert into platform.inbox_key (public_key) values (new_key)
        on conflict (only_one) do update set public_key = excluded.public_key, made_at = now()
     where inbox_key.public_key <> excluded.public_key;
  end;
comment on function platform.publish_inbox_key is 'The staff side says, when it starts, to which key requests are to be sealed.';
grant execute on function platform.publish_inbox_key to tsunagi_app;

-- Rate limits are counted before anybody is known, by both faces, and neither can read the counts of others.
create function platform.within_limit(of_bucket text, of_key bytea, at_most integer, minutes integer) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare tries integer;
begin
  -- Tries sent all at once would not see one another, and every one of them would be within the limit.
  perform pg_advisory_xact_lock(hashtextextended(encode(of_key, 'hex'), 5473003));
  delete from platform.attempt a where a.bucket = of_bucket and a.key_hash = of_key and a.at < now() - make_interval(mins => minutes);
  insert into platform.attempt (bucket, key_hash) values (of_bucket, of_key);
  select count(*) into tries from platform.attempt a where a.bucket = of_bucket and a.key_hash = of_key;
  return tries <= at_most;
end $$;
comment on function platform.within_limit is 'Counts one try and tells whether it is within the limit; only hashes of what is limited come here.';
grant execute on function platform.within_limit to tsunagi_app, tsunagi_public;

-- What the public face may read: who helps with what, the code lists, and what kind of installation this is.
grant usage on schema platform, directory to tsunagi_public;
grant usage on schema ledger to tsunagi_public;
grant select on ledger.migration to tsunagi_public;
-- Every transaction says whom it acts for; for the public face that is nobody.
grant execute on function platform.reader_id to tsunagi_public;
create policy installation_is_open_to_the_public on platform.installation for select to tsunagi_public using (true);
create policy code_is_open_to_the_public on platform.code for select to tsunagi_public using (true);
create policy legal_basis_is_open_to_the_public on platform.legal_basis for select to tsunagi_public using (true);
create policy council_is_open_to_the_public on directory.council for select to tsunagi_public using (true);
create policy agency_is_open_to_the_public on directory.agency for select to tsunagi_public using (is_active);
create policy agency_service_is_open_to_the_public on directory.agency_service for select to tsunagi_public
  using (exists (select 1 from directory.agency a where a.id = agency_service.agency_id and a.is_active));
grant select on platform.installation, platform.code, platform.legal_basis, directory.council, directory.agency, directory.agency_service to tsunagi_public;
