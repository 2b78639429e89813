-- The side where residents sign in (FACE=residents) faces the internet as the public one does, and knows who asks. Its login opens the
-- community half and the sign-in of residents; no record of casework, and no account of the city's own, is within its reach.

do $$
begin
  if not exists (select from pg_roles where rolname = 'tsunagi_residents') then
    raise exception '役割 tsunagi_residents がありません。管理者で「psql -d postgres -f db/roles.sql」をもう一度実行し、パスワードを付けてから、やり直してください。';
  end if;
end $$;

create function staff.is_a_resident(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select staff.is_only_a_resident(asked)
       and exists (select from staff.staff_duty d
                    where d.staff_id = asked and d.duty in ('resident', 'chair') and (d.valid_to is null or d.valid_to > (now() at time zone 'Asia/Tokyo')::date));
  end;
comment on function staff.is_a_resident is 'Whether an account is one of a resident and of nothing else, today and later.';
grant execute on function staff.is_a_resident to tsunagi_app, tsunagi_residents;

-- Every way in asks this first (password, session, passkey, second factor, setup link): on the residents' side no other account works.
create or replace function staff.is_working(s staff.staff) returns boolean
  language sql stable
  return (s.disabled_at is null and (s.ends_on is null or s.ends_on >= (now() at time zone 'Asia/Tokyo')::date)
          and (session_user <> 'tsunagi_residents' or staff.is_a_resident(s.id)));

create or replace function staff.duties_today(asked_staff uuid) returns table (duty text, lent_by uuid)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare today date := (now() at time zone 'Asia/Tokyo')::date;
begin
  if session_user = 'tsunagi_residents' and not staff.is_a_resident(asked_staff) then return; end if;
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

-- Failures are counted before anybody is known: from this side nobody locks an account of the city.
create or replace function staff.note_sign_in(asked_staff uuid, succeeded boolean) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if session_user = 'tsunagi_residents' and not staff.is_a_resident(asked_staff) then return; end if;
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

-- Opens to the residents' login what the app's login has in a schema, or in some of its relations and functions: the same rights under the
-- same row policies. Run by migrations only, and again by every one that adds to the community half.
create function platform.open_to_residents(half text, only_these text[] default null) returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare one record;
begin
  execute format('grant usage on schema %I to tsunagi_residents', half);
  for one in
    select c.relname as place, a.privilege_type as right_to
      from pg_class c cross join lateral aclexplode(c.relacl) a
     where c.relnamespace = half::regnamespace and a.grantee = 'tsunagi_app'::regrole and (only_these is null or c.relname = any (only_these))
  loop
    execute format('grant %s on %I.%I to tsunagi_residents', one.right_to, half, one.place);
  end loop;
  for one in
    select c.relname as place, t.attname as part, a.privilege_type as right_to
      from pg_class c join pg_attribute t on t.attrelid = c.oid and not t.attisdropped cross join lateral aclexplode(t.attacl) a
     where c.relnamespace = half::regnamespace and a.grantee = 'tsunagi_app'::regrole and (only_these is null or c.relname = any (only_these))
  loop
    execute format('grant %s (%I) on %I.%I to tsunagi_residents', one.right_to, one.part, half, one.place);
  end loop;
  for one in
    select p.oid::regprocedure::text as place
      from pg_proc p cross join lateral aclexplode(p.proacl) a
     where p.pronamespace = half::regnamespace and a.grantee = 'tsunagi_app'::regrole and a.privilege_type = 'EXECUTE'
       and (only_these is null or p.proname = any (only_these))
  loop
    execute format('grant execute on function %s to tsunagi_residents', one.place);
  end loop;
  for one in
    select p.policyname as name, p.tablename as place, (select string_agg(quote_ident(r), ', ') from unnest(p.roles || 'tsunagi_residents'::name) r) as roles
      from pg_policies p
     where p.schemaname = half and 'tsunagi_app' = any (p.roles) and not 'tsunagi_residents' = any (p.roles)
       and (only_these is null or p.tablename = any (only_these))
  loop
    execute format('alter policy %I on %I.%I to %s', one.name, half, one.place, one.roles);
  end loop;
end $$;
comment on function platform.open_to_residents is 'For migrations: gives the residents'' login what the app''s login has, under the same policies. No login may run it.';

select platform.open_to_residents(n.nspname)
  from pg_namespace n
 where n.nspname in ('councils', 'links', 'texts', 'issues', 'treasures', 'meetings', 'activities', 'liaison');
-- Which coordinator looks after a council is told to it; what coordinators write in their diary is not.
select platform.open_to_residents('coordinators', array['assignment']);
select platform.open_to_residents('directory', array['agency', 'agency_service', 'boundary', 'council', 'organisation', 'place']);
select platform.open_to_residents('platform', array['attempt', 'code', 'draft', 'form_template', 'idempotency', 'installation', 'legal_basis', 'rules_version', 'session',
                                                    'reader_id', 'within_limit']);
select platform.open_to_residents('staff', array['challenge', 'half_session', 'passkey', 'recovery_code', 'staff', 'totp',
                                                 'agency_today', 'change_password', 'credentials', 'demo_sign_ins', 'duties_today', 'half_reader',
                                                 'has_demo_accounts', 'has_duty', 'is_working', 'lent_to_me', 'my_agency', 'note_sign_in', 'passkey_owner',
                                                 'reader_of', 'session_reader', 'setup_link_owner', 'today', 'use_setup_link', 'working_agency']);
select platform.open_to_residents('audit', array['record']);
grant usage on schema ledger to tsunagi_residents;
grant select on ledger.migration to tsunagi_residents;
revoke insert, update, delete on directory.agency, directory.agency_service, directory.organisation, directory.place,
                                 platform.code, platform.form_template, platform.legal_basis from tsunagi_residents;

-- A program that was taken over may say that it acts for anybody. What opens a door of the city's own staff stays shut even then.
create policy session_of_residents_only on platform.session as restrictive for all to tsunagi_residents
  using (staff.is_a_resident(staff_id)) with check (staff.is_a_resident(staff_id));
create policy draft_of_residents_only on platform.draft as restrictive for all to tsunagi_residents
  using (staff.is_a_resident(staff_id)) with check (staff.is_a_resident(staff_id));
create policy idempotency_of_residents_only on platform.idempotency as restrictive for all to tsunagi_residents
  using (staff.is_a_resident(staff_id)) with check (staff.is_a_resident(staff_id));
create policy challenge_of_residents_only on staff.challenge as restrictive for all to tsunagi_residents
  using (staff_id is null or staff.is_a_resident(staff_id)) with check (staff_id is null or staff.is_a_resident(staff_id));
create policy half_session_of_residents_only on staff.half_session as restrictive for all to tsunagi_residents
  using (staff.is_a_resident(staff_id)) with check (staff.is_a_resident(staff_id));
create policy passkey_of_residents_only on staff.passkey as restrictive for all to tsunagi_residents
  using (staff.is_a_resident(staff_id)) with check (staff.is_a_resident(staff_id));
create policy recovery_code_of_residents_only on staff.recovery_code as restrictive for all to tsunagi_residents
  using (staff.is_a_resident(staff_id)) with check (staff.is_a_resident(staff_id));
create policy totp_of_residents_only on staff.totp as restrictive for all to tsunagi_residents
  using (staff.is_a_resident(staff_id)) with check (staff.is_a_resident(staff_id));
