-- What was never sent, what became protected, what was given back: three places where a policy said more than the rule of sight.

-- A draft that was thrown away has the state "withdrawn" and was never sent: for the agency it was meant for it does not exist.
alter policy referral_is_seen_at_both_ends on referral.referral
  using (from_agency = (select staff.working_agency()) or (to_agency = (select staff.working_agency()) and sent_at is not null));
alter policy referral_changes_at_both_ends on referral.referral
  using (from_agency = (select staff.working_agency()) or (to_agency = (select staff.working_agency()) and sent_at is not null));

-- An answered offer stays answered: opened again, it would let its receiver take a place beside the person.
alter policy offer_is_closed_by_both_sides on desk.offer
  with check (desk.stands(consultation_id) or (to_agency = (select staff.working_agency()) and not is_open));

-- Search keys are copies of names, phones and birth days: they go when the person is protected and come back with the end of it.
create function people.follow_protection() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.address_protected then
    delete from people.person_key where person_id = new.id and agency_id <> new.owner_agency;
  else
    insert into people.person_key (agency_id, key, kind, person_id)
    select s.agency_id, k.key, k.kind, k.person_id
      from people.person_standing s
      join people.person_key k on k.person_id = s.person_id and k.agency_id = new.owner_agency
     where s.person_id = new.id
        on conflict do nothing;
  end if;
  return null;
end $$;
comment on function people.follow_protection is 'Takes the search keys of a protected person from every other agency, and gives them back when protection ends.';
create trigger person_keys_follow_protection after update of address_protected on people.person
  for each row when (old.address_protected is distinct from new.address_protected) execute function people.follow_protection();

delete from people.person_key k using people.person p where p.id = k.person_id and p.address_protected and k.agency_id <> p.owner_agency;
