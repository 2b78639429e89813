-- A person may become protected after a referral was sent; the frozen bundle must then not speak of them to anybody but the owning agency.
create function desk.hides_people(consultation uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from desk.consultation_person c
                     join people.person p on p.id = c.person_id
                    where c.consultation_id = consultation and c.is_linked and p.address_protected
                      and p.owner_agency is distinct from (select staff.working_agency()));
  end;
comment on function desk.hides_people is 'Whether a consultation speaks of a protected person of another agency than the reader''s.';
grant execute on function desk.hides_people to tsunagi_app;
