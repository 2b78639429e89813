-- Every policy on people's records asks for the agency the reader works for, and functions ask again for every row. Finding it costs
-- 0.4 ms (duties, loans and transfers of today); a page asked up to fifty times. One transaction is one reader on one day, so it is found
-- once and remembered beside the reader in a setting of the transaction. Whoever could write that setting could as well write
-- app.staff_id, which decides already whose eyes these are.
create or replace function staff.working_agency() returns uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  me text := current_setting('app.staff_id', true);
  remembered text := current_setting('app.working_agency', true);
  found_agency uuid;
begin
  if me is null or me = '' then return null; end if;
  if starts_with(remembered, me || ' ') then return nullif(substr(remembered, length(me) + 2), '')::uuid; end if;
  if exists (select from staff.duties_today(me::uuid) t where t.duty = 'consult') then found_agency := staff.agency_today(me::uuid); end if;
  perform set_config('app.working_agency', me || ' ' || coalesce(found_agency::text, ''), true);
  return found_agency;
end $$;

-- The duties of today, by the same way: ' consult head '.
create or replace function staff.has_duty(asked text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  me text := current_setting('app.staff_id', true);
  remembered text := current_setting('app.duties', true);
begin
  if me is null or me = '' then return false; end if;
  if remembered is null or not starts_with(remembered, me || ' ') then
    remembered := me || ' ' || coalesce((select string_agg(distinct t.duty, ' ') from staff.duties_today(me::uuid) t), '') || ' ';
    perform set_config('app.duties', remembered, true);
  end if;
  return strpos(remembered, ' ' || asked || ' ') > 0;
end $$;
