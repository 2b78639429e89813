-- Some agencies serve staff only: somebody who looks for help must not be sent to a door that is not for them.
alter table directory.agency
  add column is_inner boolean not null default false,
  add constraint agency_front_desk_is_not_inner check (not (is_inner and takes_requests));
comment on column directory.agency.is_inner is 'Serves staff, not residents: in the register of staff, not on the public side. Not among the columns that heads may change.';
alter policy agency_is_open_to_the_public on directory.agency using (is_active and not is_inner);
comment on policy agency_is_open_to_the_public on directory.agency is 'Services follow by themselves: their policy asks this table as the same login.';
