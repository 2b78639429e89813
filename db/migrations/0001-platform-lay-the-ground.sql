-- The ground every module stands on: who is reading, what kind of installation this is, sessions, drafts, codes.
-- A new function is nobody's until it is granted by name.
alter default privileges revoke execute on functions from public;

create schema platform;
comment on schema platform is 'Ground without welfare: sessions, drafts, idempotency, code lists.';
grant usage on schema platform to tsunagi_app;

-- nullif: on a reused connection the setting may be the empty string, and a bare cast would throw instead of giving nobody.
create function platform.reader_id() returns uuid
  language sql stable
  return nullif(current_setting('app.staff_id', true), '')::uuid;
comment on function platform.reader_id is 'The member of staff this transaction acts for; null when nobody is signed in.';

grant execute on function platform.reader_id to tsunagi_app;

create function platform.refuse_change() returns trigger
  language plpgsql as $$
begin
  raise exception 'append-only: % on %.% is refused', tg_op, tg_table_schema, tg_table_name using errcode = '42501';
end $$;
comment on function platform.refuse_change is 'Stands before every append-only table, for those who own it as well.';

create table platform.installation (
  only_one  boolean     not null default true,
  kind      text        not null,
  city_name text        not null,
  made_at   timestamptz not null default now(),
  constraint installation_pk primary key (only_one),
  constraint installation_is_one check (only_one),
  constraint installation_kind_is_known check (kind in ('demo', 'city'))
);
comment on table platform.installation is 'demo or city, decided once when the empty database was initialised, never by the environment.';
create trigger installation_is_immutable before update or delete on platform.installation
  for each statement execute function platform.refuse_change();
create trigger installation_is_not_emptied before truncate on platform.installation
  for each statement execute function platform.refuse_change();
alter table platform.installation enable row level security;
create policy installation_is_open on platform.installation for select to tsunagi_app using (true);
grant select on platform.installation to tsunagi_app;

create table platform.session (
  token_hash bytea       not null,
  staff_id   uuid        not null,
  made_at    timestamptz not null default now(),
  seen_at    timestamptz not null default now(),
  ends_at    timestamptz not null,
  constraint session_pk primary key (token_hash)
);
comment on table platform.session is 'Signed-in browsers. Only the SHA-256 of a 256-bit token is kept.';
create index session_by_staff on platform.session (staff_id);
create index session_by_end on platform.session (ends_at);
alter table platform.session enable row level security;
create policy session_is_found_by_its_secret on platform.session to tsunagi_app using (true) with check (true);
comment on policy session_is_found_by_its_secret on platform.session is 'Looked up before anybody is known; the 256-bit secret is the key.';
grant select, insert, update, delete on platform.session to tsunagi_app;

create table platform.api_token (
  token_hash bytea       not null,
  staff_id   uuid        not null,
  made_at    timestamptz not null default now(),
  ends_at    timestamptz not null,
  constraint api_token_pk primary key (token_hash)
);
comment on table platform.api_token is 'Bearer tokens of /api/v1; a token acts as its member of staff, with exactly that sight.';
alter table platform.api_token enable row level security;
create policy api_token_is_found_by_its_secret on platform.api_token for select to tsunagi_app using (true);
grant select on platform.api_token to tsunagi_app;

create table platform.draft (
  staff_id uuid        not null,
  form     text        not null,
  body     bytea       not null,
  saved_at timestamptz not null default now(),
  ends_at  timestamptz not null,
  constraint draft_pk primary key (staff_id, form),
  constraint draft_is_bounded check (octet_length(body) <= 4000000)
);
comment on table platform.draft is 'Half-written forms: owner only, encrypted, expiring; not a record.';
comment on column platform.draft.form is 'The path of the form page the draft belongs to.';
alter table platform.draft enable row level security;
create policy draft_is_its_authors on platform.draft to tsunagi_app
  using (staff_id = platform.reader_id()) with check (staff_id = platform.reader_id());
grant select, insert, update, delete on platform.draft to tsunagi_app;

create table platform.idempotency (
  staff_id    uuid        not null,
  key         text        not null,
  body_hash   bytea       not null,
  resource_id uuid,
  outcome     text        not null,
  made_at     timestamptz not null default now(),
  constraint idempotency_pk primary key (staff_id, key)
);
comment on table platform.idempotency is 'What a key already did, for 24 hours; never the answer itself, because a replay must pass present sight.';
create index idempotency_by_age on platform.idempotency (made_at);
alter table platform.idempotency enable row level security;
create policy idempotency_is_its_authors on platform.idempotency to tsunagi_app
  using (staff_id = platform.reader_id()) with check (staff_id = platform.reader_id());
grant select, insert, update, delete on platform.idempotency to tsunagi_app;

create table platform.attempt (
  bucket   text        not null,
  key_hash bytea       not null,
  at       timestamptz not null default now()
);
comment on table platform.attempt is 'Counted tries (sign-in, questions about persons) for rate limits; the key is hashed.';
create index attempt_by_key on platform.attempt (bucket, key_hash, at);
alter table platform.attempt enable row level security;
create policy attempt_is_counted_before_sign_in on platform.attempt to tsunagi_app using (true) with check (true);
grant select, insert, delete on platform.attempt to tsunagi_app;

create table platform.code (
  list          text    not null,
  code          text    not null,
  label_ja      text    not null,
  label_easy    text,
  sort_order    integer not null,
  valid_from    date    not null,
  valid_to      date,
  national_code text,
  sensitive     boolean not null default false,
  constraint code_pk primary key (list, code, valid_from),
  constraint code_ends_after_it_begins check (valid_to is null or valid_to > valid_from)
);
comment on table platform.code is 'Code lists as dated rows: closed and reopened, never edited in meaning. valid_to is the first day it no longer holds.';
alter table platform.code enable row level security;
create policy code_is_open on platform.code for select to tsunagi_app using (true);
grant select on platform.code to tsunagi_app;

create table platform.legal_basis (
  code         text    not null,
  law          text    not null,
  article      text    not null,
  title        text    not null,
  summary      text    not null,
  valid_from   date    not null,
  valid_to     date,
  replaced_by  text,
  source_note  text    not null,
  verified     text    not null,
  needs_review boolean not null default false,
  constraint legal_basis_pk primary key (code, valid_from),
  constraint legal_basis_is_marked check (verified in ('seen', 'memory', 'check')),
  constraint legal_basis_ends_after_it_begins check (valid_to is null or valid_to > valid_from)
);
comment on table platform.legal_basis is 'Articles of law as dated rows. Records keep the code and the day of the act, never the text.';
alter table platform.legal_basis enable row level security;
create policy legal_basis_is_open on platform.legal_basis for select to tsunagi_app using (true);
grant select on platform.legal_basis to tsunagi_app;

create function platform.sweep() returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from platform.draft where ends_at < now();
  delete from platform.session where ends_at < now();
  delete from platform.idempotency where made_at < now() - interval '24 hours';
  delete from platform.attempt where at < now() - interval '1 day';
end $$;
comment on function platform.sweep is 'Clears away what has expired and is no record: drafts, sessions, idempotency keys, counted tries.';
grant execute on function platform.sweep to tsunagi_app;
