-- 住民自治協議会: the way to a first meeting, one tree of bodies without rings, and the residents' own way in (F43-F46, F58).
create table councils.setup_step (
  council_no smallint not null,
  step       text     not null,
  done_on    date,
  supporter  text     not null default '',
  note       text     not null default '',
  version    integer  not null default 1,
  changed_by uuid     default platform.reader_id(),
  constraint setup_step_pk primary key (council_no, step),
  constraint setup_step_of_council foreign key (council_no) references directory.council (no),
  constraint setup_step_is_known check (step in ('talk', 'learn', 'gather', 'shape', 'first_meeting'))
);
comment on table councils.setup_step is 'How far a council without a network meeting has come, and who helps; a row comes with the first word about a step.';
alter table councils.setup_step enable row level security;
create policy setup_step_is_known_there_and_to_the_city on councils.setup_step for select to tsunagi_app
  using ((select councils.is_city()) or councils.may_read('council', council_no));
create policy setup_step_is_written_by_keepers on councils.setup_step for insert to tsunagi_app with check (councils.may_keep(council_no));
create policy setup_step_is_changed_by_keepers on councils.setup_step for update to tsunagi_app
  using (councils.may_keep(council_no)) with check (councils.may_keep(council_no));
grant select, insert, update on councils.setup_step to tsunagi_app;

-- The tree of bodies has no ring; two who move bodies at once wait for one another.
create function councils.refuse_ring() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.parent_id is null then return new; end if;
  perform pg_advisory_xact_lock(5473037);
  if exists (with recursive above as (select b.id, b.parent_id from councils.body b where b.id = new.parent_id
                                      union select b.id, b.parent_id from councils.body b join above a on b.id = a.parent_id)
             select from above a where a.id = new.id) then
    raise exception 'a body cannot stand below itself' using errcode = '23514', constraint = 'body_tree_has_no_ring';
  end if;
  return new;
end $$;
create trigger body_tree_has_no_ring before insert or update of parent_id on councils.body for each row execute function councils.refuse_ring();

-- Whether a council has a meeting is said by its bodies, in one place; 'preparing' alone is said by hand.
create function councils.follow_network_meeting() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  says text;
  since date;
begin
  if new.council_no is null or new.kind <> 'network_meeting' then return null; end if;
  select b.status, b.started_on into says, since from councils.body b
   where b.council_no = new.council_no and b.kind = 'network_meeting' and b.status <> 'ended'
   order by b.status limit 1;
  if says is null then
    update councils.profile p set network_status = 'none' where p.council_no = new.council_no and p.network_status in ('active', 'dormant');
  else
    insert into councils.profile (council_no, network_status, established_on) values (new.council_no, says, since)
        on conflict (council_no) do update set network_status = excluded.network_status,
                                               established_on = coalesce(councils.profile.established_on, excluded.established_on);
  end if;
  return null;
end $$;
create trigger body_says_whether_there_is_a_meeting after insert or update of status, kind, council_no on councils.body
  for each row execute function councils.follow_network_meeting();

-- Which account is a participant's is decided by redeeming an invitation, never by whoever keeps the roll.
revoke insert, update on councils.participant from tsunagi_app;
grant insert (id, council_no, name, kana, reach, made_by), update (name, kana, reach, ended_on, ended_why, version) on councils.participant to tsunagi_app;

create table councils.invitation (
  id             uuid        not null,
  participant_id uuid        not null,
  council_no     smallint    not null,
  kind           text        not null,
  as_chair       boolean     not null default false,
  secret_hash    bytea       not null,
  made_by        uuid        not null,
  made_at        timestamptz not null default now(),
  ends_at        timestamptz not null,
  used_at        timestamptz,
  withdrawn_at   timestamptz,
  constraint invitation_pk primary key (id),
  constraint invitation_secret_is_unique unique (secret_hash),
  constraint invitation_of_participant foreign key (participant_id) references councils.participant (id),
  constraint invitation_of_council foreign key (council_no) references directory.council (no),
  constraint invitation_kind_is_known check (kind in ('link', 'paper')),
  constraint invitation_ends_soon check (ends_at <= made_at + interval '62 days')
);
comment on table councils.invitation is 'One-time ways in for residents: a link (7 days) or a code on paper. Hashes only; the newest takes back those before it.';
create index invitation_by_participant on councils.invitation (participant_id, made_at desc);
create index invitation_by_council on councils.invitation (council_no);
alter table councils.invitation enable row level security;
create policy invitation_is_known_to_keepers on councils.invitation for select to tsunagi_app using (councils.may_keep(council_no));
grant select (id, participant_id, council_no, kind, as_chair, made_by, made_at, ends_at, used_at, withdrawn_at) on councils.invitation to tsunagi_app;

create table councils.council_agency (
  council_no smallint not null,
  agency_id  uuid     not null,
  constraint council_agency_pk primary key (council_no),
  constraint council_agency_of_council foreign key (council_no) references directory.council (no),
  constraint council_agency_is_an_agency foreign key (agency_id) references directory.agency (id)
);
comment on table councils.council_agency is 'For which agency of the register the residents of a council have their accounts.';
alter table councils.council_agency enable row level security;
create policy council_agency_is_open on councils.council_agency for select to tsunagi_app using (true);
grant select on councils.council_agency to tsunagi_app;

alter table platform.session drop constraint session_method_is_known;
alter table platform.session
  add constraint session_method_is_known check (method in ('demo', 'password', 'totp', 'recovery-code', 'passkey', 'sso', 'invitation'));

-- Accounts of residents. None of these four is granted to a login; the functions of the councils call them.
create function staff.is_only_a_resident(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select from staff.staff s where s.id = asked and not s.is_door)
       and not exists (select from staff.staff_duty d
                        where d.staff_id = asked and d.duty not in ('resident', 'chair') and (d.valid_to is null or d.valid_to > staff.today()))
       and not exists (select from staff.delegation g where g.to_staff = asked and g.withdrawn_at is null and g.valid_to > staff.today());
  end;
comment on function staff.is_only_a_resident is 'Whether an account has, today and later, no duty but those of residents: the only accounts that the councils may open or close.';

create function staff.open_residents_account(new_id uuid, new_login text, new_name text, new_kana text, of_agency uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  begin atomic
    insert into staff.staff (id, login, name, kana, agency_id) values (new_id, new_login, new_name, new_kana, of_agency);
  end;

create function staff.let_a_resident_in(target uuid, as_chair boolean) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not staff.is_only_a_resident(target) then raise exception 'not the account of a resident' using errcode = '42501'; end if;
  perform staff.close_doors(target);
  -- As after a recovery: whoever was let in anew sets up their own ways in anew.
  delete from staff.totp t where t.staff_id = target;
  delete from staff.recovery_code c where c.staff_id = target;
  delete from staff.passkey k where k.staff_id = target;
  update staff.staff set disabled_at = null, failed_count = 0, locked_until = null, password_hash = null where id = target;
  insert into staff.staff_duty (staff_id, duty, valid_from)
  select target, d, staff.today() from unnest(case when as_chair then array['resident', 'chair'] else array['resident'] end) d
   where not exists (select from staff.duties_today(target) t where t.duty = d)
      on conflict (staff_id, duty, valid_from, source) do update set valid_to = null;
end $$;
comment on function staff.let_a_resident_in is 'Opens the account of a resident, with the duties of residents and none of its former ways in.';

create function staff.shut_a_resident_out(target uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not staff.is_only_a_resident(target) then return; end if;
  update staff.staff set disabled_at = coalesce(disabled_at, now()) where id = target;
  perform staff.close_doors(target);
  delete from platform.api_token t where t.staff_id = target;
end $$;
comment on function staff.shut_a_resident_out is 'Stops the account of a resident at once. An account with any other duty is left alone: it is an administrator''s matter.';

create function councils.sits(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select from councils.participant p join councils.seat s on s.participant_id = p.id
                    where p.id = asked and p.ended_on is null and coalesce(s.to_on, 'infinity') >= staff.today());
  end;
comment on function councils.sits is 'Whether a participant has a seat today or later.';

create function councils.invite(new_id uuid, asked_participant uuid, asked_kind text, hash bytea, wants_chair boolean, hours integer) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare one councils.participant;
begin
  select * into one from councils.participant p where p.id = asked_participant for update;
  if one.id is null or one.council_no is null or not councils.may_keep(one.council_no) then
    raise exception 'invitations are given by those who keep the records of the council' using errcode = '42501';
  end if;
  if not councils.sits(one.id) then return 'no-seat'; end if;
  if one.account_id is not null and (one.account_id = platform.reader_id() or not staff.is_only_a_resident(one.account_id)) then return 'own-account'; end if;
  -- Nobody of the neighbourhood alone gets into an account that a neighbour has made their own.
  if one.account_id is not null and not staff.is_untouched(one.account_id) and not councils.is_coordinator() then return 'made-own'; end if;
  update councils.invitation i set withdrawn_at = now() where i.participant_id = one.id and i.used_at is null and i.withdrawn_at is null;
  insert into councils.invitation (id, participant_id, council_no, kind, as_chair, secret_hash, made_by, ends_at)
  values (new_id, one.id, one.council_no, asked_kind, wants_chair, hash, platform.reader_id(), now() + make_interval(hours => hours));
  return null;
end $$;
comment on function councils.invite is 'Writes one invitation and takes back those before it. Null when done, else why not.';

create function councils.invitation_owner(hash bytea) returns table (participant_name text, council_no smallint, council_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select p.name, i.council_no, c.name
      from councils.invitation i
      join councils.participant p on p.id = i.participant_id
      join directory.council c on c.no = i.council_no
     where i.secret_hash = hash and i.used_at is null and i.withdrawn_at is null and i.ends_at > now() and councils.sits(p.id);
  end;
comment on function councils.invitation_owner is 'For whom an invitation is, while it can be used; used, ended and unknown are the same.';

create function councils.agency_of(asked smallint, new_agency uuid) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_agency uuid;
  named directory.council;
begin
  perform pg_advisory_xact_lock(5473038, asked);
  select a.agency_id into found_agency from councils.council_agency a where a.council_no = asked;
  if found_agency is not null then return found_agency; end if;
  select * into named from directory.council c where c.no = asked;
  select a.id into found_agency from directory.agency a
   where a.kind = 'council' and a.is_active and a.name in (named.name, named.name || '住民自治協議会', named.name || '地区住民自治協議会')
     and not exists (select from councils.council_agency taken where taken.agency_id = a.id)
   order by a.sort_order limit 1;
  if found_agency is null then
    insert into directory.agency (id, name, kana, kind, does, does_not, area, languages, secrecy_class, assured_on, is_inner, sort_order)
    values (new_agency, named.name || '住民自治協議会', named.kana || 'ジュウミンジチキョウギカイ', 'council',
            '地区の住民が集まり、困りごとと宝物を話し合います。', '個人の事情を預かることはいたしません。暮らしの相談は、市の相談窓口が伺います。',
            named.no::text, array['ja'], 'none', staff.today(), true, 9000 + named.no);
    found_agency := new_agency;
  end if;
  insert into councils.council_agency (council_no, agency_id) values (asked, found_agency);
  return found_agency;
end $$;
comment on function councils.agency_of is 'The agency of a council: the one known, the one of its name, or a new one that residents do not see.';

create function councils.redeem_invitation(hash bytea, new_staff uuid, new_agency uuid) returns table (staff_id uuid, council_no smallint)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  given councils.invitation;
  one councils.participant;
  account uuid;
  new_login text;
begin
  update councils.invitation i set used_at = now()
   where i.secret_hash = hash and i.used_at is null and i.withdrawn_at is null and i.ends_at > now() and councils.sits(i.participant_id)
  returning i.* into given;
  if given.id is null then return; end if;
  select * into one from councils.participant p where p.id = given.participant_id for update;
  account := one.account_id;
  if account is null then
    account := new_staff;
    loop
      -- A login is no secret; it has to be short enough to be written on a note.
      new_login := 'j' || lpad(given.council_no::text, 2, '0') || '-' || lpad(floor(random() * 10000)::integer::text, 4, '0');
      exit when not exists (select from staff.staff s where lower(s.login) = new_login);
    end loop;
    perform staff.open_residents_account(account, new_login, one.name, one.kana, councils.agency_of(given.council_no, new_agency));
    update councils.participant p set account_id = account, reach = 'account', version = p.version + 1 where p.id = one.id;
  end if;
  perform staff.let_a_resident_in(account, given.as_chair);
  return query select account, given.council_no;
end $$;
comment on function councils.redeem_invitation is 'Uses an invitation once: makes the account if there is none, with the duties of residents only. No row when it cannot be used.';

create function councils.end_access(asked_participant uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare one councils.participant;
begin
  select * into one from councils.participant p where p.id = asked_participant for update;
  if one.id is null or not councils.may_keep(one.council_no) then
    raise exception 'access is ended by those who keep the records of the council' using errcode = '42501';
  end if;
  update councils.invitation i set withdrawn_at = now() where i.participant_id = one.id and i.used_at is null and i.withdrawn_at is null;
  if one.account_id is not null then perform staff.shut_a_resident_out(one.account_id); end if;
end $$;
comment on function councils.end_access is 'Takes back what could still be used and stops the account at once; who holds it keeps their seats and their records.';

grant execute on function councils.invite, councils.invitation_owner, councils.redeem_invitation, councils.end_access to tsunagi_app;
