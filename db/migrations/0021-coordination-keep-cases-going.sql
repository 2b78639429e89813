-- A consultation may end by a case having been opened; whoever coordinates meets the household that was asked about (F20, F25).
alter table desk.consultation_act drop constraint consultation_act_kind_is_known;
alter table desk.consultation_act add constraint consultation_act_kind_is_known
  check (kind in ('received', 'amended', 'screened', 'assigned', 'person_linked', 'person_unlinked', 'referral_sent', 'referral_answered', 'handed_over',
                  'closed', 'reopened', 'asked_again', 'person_answered', 'replied', 'case_opened'));

-- A person's log is read case by case, each from its newest entry: a case the reader may not see costs nothing, however long it is.
drop index coordination.log_entry_of_person;
create index log_entry_of_person on coordination.log_entry (person_id, case_id, at desc, id desc) where person_id is not null;

create function coordination.bring_household(of_request uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare held coordination.coordination_request;
begin
  select * into held from coordination.coordination_request r where r.id = of_request and r.state = 'submitted' and r.to_agency = staff.working_agency();
  if not found then
    raise exception 'a household comes along only with a request that waits for one''s answer' using errcode = '42501';
  end if;
  perform people.take_standing(m.person_id, held.to_agency)
     from people.household_membership m
    where m.household_id = held.household_id and m.valid_to is null
      and exists (select 1 from people.person_standing s where s.person_id = m.person_id and s.agency_id = held.from_agency);
end $$;
comment on function coordination.bring_household is 'When a request is accepted, the members of its household whom the sender works with come along; protected persons stay where they are.';
grant execute on function coordination.bring_household to tsunagi_app;
