-- A household tells where its members live: while one of them is protected, it is closed to every agency but the one that keeps it.
create function people.household_hides(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from people.household_membership m
                     join people.person p on p.id = m.person_id
                    where m.household_id = asked and p.address_protected
                      and p.owner_agency is distinct from (select staff.working_agency()));
  end;
comment on function people.household_hides is 'Whether a household has, or had, a protected member of another agency than the reader''s.';
grant execute on function people.household_hides to tsunagi_app;

alter policy household_is_seen_with_a_member on people.household
  using (owner_agency = (select staff.working_agency())
         or (exists (select 1 from people.household_membership m where m.household_id = household.id and people.sees_person(m.person_id))
             and not people.household_hides(id)));
alter policy household_is_changed_by_those_who_see on people.household
  using (owner_agency = (select staff.working_agency())
         or (exists (select 1 from people.household_membership m where m.household_id = household.id and people.sees_person(m.person_id))
             and not people.household_hides(id)));

-- The kept copies hold the names of all members, also for the agency that keeps the household.
alter policy household_history_follows_household on people.household_history
  using (exists (select 1 from people.household h where h.id = household_history.household_id)
         and not people.household_hides(household_id));
