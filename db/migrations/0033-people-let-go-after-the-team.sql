-- Whoever joined a team was given standing beside its persons, and kept it after leaving, and after the consent was taken back: name,
-- address and telephone stayed open, to be read and to be changed. The place in the team and what came with it end together.
create function coordination.let_people_go(asked uuid, gone uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from people.person_standing s
   using coordination.case_person c
   where c.case_id = asked and c.person_id = s.person_id and s.agency_id = gone and not s.knows_protected
     and not exists (select 1 from people.person p where p.id = s.person_id and p.owner_agency = gone)
     and not exists (select 1 from desk.standing d join desk.consultation_person l using (consultation_id)
                      where d.agency_id = gone and l.person_id = s.person_id and l.is_linked)
     and not exists (select 1 from coordination.team t join coordination.case_person o using (case_id)
                      where t.agency_id = gone and o.person_id = s.person_id and o.is_linked and t.until is null
                        and (t.ends_on is null or t.ends_on >= (now() at time zone 'Asia/Tokyo')::date));
  delete from people.person_key k
   using coordination.case_person c
   where c.case_id = asked and c.person_id = k.person_id and k.agency_id = gone
     and not exists (select 1 from people.person_standing s where s.person_id = k.person_id and s.agency_id = gone);
end $$;
comment on function coordination.let_people_go is 'Ends what an agency saw of the persons of a case through its team, unless another work of its own keeps it there. For triggers only.';

create function coordination.follow_team() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.until is not null or new.ends_on < (now() at time zone 'Asia/Tokyo')::date then
    perform coordination.let_people_go(new.case_id, new.agency_id);
  end if;
  return null;
end $$;
comment on function coordination.follow_team is 'A place that ended takes the standing beside the persons along.';
create trigger people_follow_team after update of until, ends_on on coordination.team
  for each row when (old.until is distinct from new.until or old.ends_on is distinct from new.ends_on) execute function coordination.follow_team();

-- A place also ends by its date alone, with nobody doing anything.
create index team_by_last_day on coordination.team (ends_on) where until is null and ends_on is not null;
create function coordination.let_go_of_ended() returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform coordination.let_people_go(t.case_id, t.agency_id)
     from coordination.team t
    where t.until is null and t.ends_on < (now() at time zone 'Asia/Tokyo')::date and t.ends_on > (now() at time zone 'Asia/Tokyo')::date - 30;
end $$;
comment on function coordination.let_go_of_ended is 'For the hourly sweep: places whose last day has passed. It takes away and tells nothing, so anybody may ask for it.';

revoke execute on function coordination.let_people_go, coordination.follow_team, coordination.let_go_of_ended from public;
grant execute on function coordination.let_go_of_ended to tsunagi_app;

select coordination.let_people_go(t.case_id, t.agency_id)
  from coordination.team t
 where t.until is not null or t.ends_on < (now() at time zone 'Asia/Tokyo')::date;
