-- 封印された記録 (X04, F26), 緊急閲覧 (X02), 利害関係 (privacy-rules 3.7) and unusual access (X06): what is closed more tightly, and who looks at it.

-- 1. Nobody works on the record of a relative, a neighbour or themselves. Restrictive: this closes, whatever agency, duty or later policy opens.
alter table people.conflict add column words text, add column end_words text,
  add constraint conflict_ends_with_words check (ended_at is null or end_words is not null or ended_by is null);
comment on column people.conflict.reason is 'Code of the list conflict_reason.';
create index conflict_by_set on people.conflict (staff_id, set_at desc, id);

create function people.household_in_conflict(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from people.household_membership m
                     join people.conflict c on c.person_id = m.person_id and c.staff_id = platform.reader_id() and c.ended_at is null
                    where m.household_id = asked);
  end;
comment on function people.household_in_conflict is 'Whether somebody lives, or lived, in a household whom the reader must not meet in the records.';

create function desk.in_conflict(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from desk.consultation_person p
                     join people.conflict c on c.person_id = p.person_id and c.staff_id = platform.reader_id() and c.ended_at is null
                    where p.consultation_id = asked and p.is_linked);
  end;
comment on function desk.in_conflict is 'Whether a consultation is about somebody the reader must not meet in the records.';
grant execute on function people.household_in_conflict, desk.in_conflict to tsunagi_app;

create policy person_is_closed_by_conflict on people.person as restrictive to tsunagi_app
  using (not (select people.has_conflicts()) or not people.is_in_conflict(id));
create policy person_key_is_closed_by_conflict on people.person_key as restrictive to tsunagi_app
  using (not (select people.has_conflicts()) or not people.is_in_conflict(person_id));
create policy household_is_closed_by_conflict on people.household as restrictive to tsunagi_app
  using (not (select people.has_conflicts()) or not people.household_in_conflict(id));
create policy consultation_is_closed_by_conflict on desk.consultation as restrictive to tsunagi_app
  using (not (select people.has_conflicts()) or not desk.in_conflict(id));
create policy consultation_act_is_closed_by_conflict on desk.consultation_act as restrictive to tsunagi_app
  using (not (select people.has_conflicts()) or not desk.in_conflict(consultation_id));
create policy referral_is_closed_by_conflict on referral.referral as restrictive to tsunagi_app
  using (not (select people.has_conflicts()) or not desk.in_conflict(consultation_id));
create policy request_is_closed_by_conflict on coordination.coordination_request as restrictive to tsunagi_app
  using (not (select people.has_conflicts()) or not desk.in_conflict(consultation_id));
create policy task_is_closed_by_conflict on platform.task as restrictive to tsunagi_app
  using (case_id is null or not (select people.has_conflicts()) or not coordination.in_conflict(case_id));

-- Household membership, carers, standing, consents: all of them ask sees_person or stands.
create or replace function people.sees_person(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from people.person p
                    where p.id = asked
                      and (p.owner_agency = (select staff.working_agency())
                           or exists (select 1 from people.person_standing s
                                       where s.person_id = p.id and s.agency_id = (select staff.working_agency())
                                         and (not p.address_protected or s.knows_protected))))
           and not exists (select 1 from people.conflict c where c.staff_id = platform.reader_id() and c.person_id = asked and c.ended_at is null);
  end;
create or replace function desk.stands(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1 from desk.standing s where s.consultation_id = asked and s.agency_id = (select staff.working_agency()))
           and (not people.has_conflicts() or not desk.in_conflict(asked));
  end;

create function people.register_conflict(new_id uuid, asked_staff uuid, asked_person uuid, new_reason text, new_words text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not people.sees_person(asked_person) then return 'absent'; end if;
  if asked_staff <> platform.reader_id()
     and not (staff.has_duty('head') and exists (select from staff.staff s where s.id = asked_staff and staff.agency_today(s.id) = staff.my_agency() and staff.is_working(s))) then
    return 'absent';
  end if;
  if exists (select from people.conflict c where c.staff_id = asked_staff and c.person_id = asked_person and c.ended_at is null) then return null; end if;
  insert into people.conflict (id, staff_id, person_id, reason, words, set_at, set_by)
  values (new_id, asked_staff, asked_person, new_reason, new_words, now(), platform.reader_id());
  return null;
end $$;
comment on function people.register_conflict is 'Closes a person to a member of staff: asked by themselves, or by the head of their agency, about somebody the asker sees.';

create function people.conflicts_of_agency()
  returns table (id uuid, staff_id uuid, person_id uuid, reason text, words text, set_at timestamptz, set_by uuid, ended_at timestamptz, ended_by uuid, end_words text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select c.id, c.staff_id, c.person_id, c.reason, c.words, c.set_at, c.set_by, c.ended_at, c.ended_by, c.end_words
      from people.conflict c
      join staff.staff s on s.id = c.staff_id
     where staff.has_duty('head') and staff.agency_today(s.id) = (select staff.my_agency()) and c.staff_id <> platform.reader_id();
  end;
comment on function people.conflicts_of_agency is 'For the head: who of the agency must not meet whom. One''s own are not among them.';

create function people.end_conflict(asked uuid, new_words text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare held people.conflict;
begin
  select c.* into held from people.conflict c join staff.staff s on s.id = c.staff_id
   where c.id = asked and staff.has_duty('head') and staff.agency_today(s.id) = staff.my_agency() for update of c;
  if held.id is null then return 'absent'; end if;
  if held.staff_id = platform.reader_id() then return 'own-decision'; end if;
  if held.ended_at is not null then return 'wrong-state'; end if;
  update people.conflict set ended_at = now(), ended_by = platform.reader_id(), end_words = new_words where id = asked;
  return null;
end $$;
comment on function people.end_conflict is 'Opens a person to a member of staff again; only the head of the agency may, never for themselves, with words.';
grant execute on function people.register_conflict, people.conflicts_of_agency, people.end_conflict to tsunagi_app;

-- 2. Sealed compartments: own members, own log, own meetings. Nothing of them hangs on what others read.
create table coordination.compartment (
  id               uuid        not null,
  kind             text        not null,
  label            text        not null,
  case_id          uuid,
  household_id     uuid,
  person_id        uuid,
  kept_by          uuid        not null,
  basis            text        not null,
  opened_at        timestamptz not null,
  opened_by        uuid        not null,
  second_staff     uuid        not null,
  confirmed_at     timestamptz,
  state            text        not null,
  ended_at         timestamptz,
  ended_by         uuid,
  end_words        text,
  whom_to_call     text,
  told_coordinator boolean     not null default false,
  version          integer     not null default 1,
  constraint compartment_pk primary key (id),
  constraint compartment_of_case foreign key (case_id) references coordination.support_case (id),
  constraint compartment_kind_is_known check (kind in ('child_protection', 'dv', 'abuse', 'rights')),
  constraint compartment_state_is_known check (state in ('proposed', 'open', 'ended')),
  constraint compartment_is_about_something check (num_nonnulls(case_id, household_id, person_id) >= 1),
  constraint compartment_takes_two_persons check (second_staff <> opened_by),
  constraint compartment_opens_by_confirmation check (state <> 'open' or confirmed_at is not null),
  constraint compartment_ends_with_words check ((state = 'ended') = (ended_at is not null) and (ended_at is null) = (end_words is null)),
  constraint compartment_tells_whom_to_call check (not told_coordinator or (whom_to_call is not null and case_id is not null))
);
comment on table coordination.compartment is 'A sealed record (要対協, DV, 虐待, 人権) with members of its own. Whoever is none of them learns nothing of it.';
comment on column coordination.compartment.second_staff is 'The second person, without whom a compartment does not open.';
comment on column coordination.compartment.told_coordinator is 'The members want the coordinator of the case to know that a sealed record exists, and whom to call.';
create index compartment_told on coordination.compartment (case_id) where told_coordinator and state = 'open';

create table coordination.compartment_member (
  compartment_id uuid        not null,
  staff_id       uuid        not null,
  agency_id      uuid        not null,
  legal_class    text        not null,
  since          timestamptz not null,
  added_by       uuid        not null,
  until          timestamptz,
  ended_by       uuid,
  end_words      text,
  constraint compartment_member_pk primary key (compartment_id, staff_id, since),
  constraint compartment_member_of_compartment foreign key (compartment_id) references coordination.compartment (id),
  constraint compartment_member_class_is_known check (legal_class in ('public_body', 'corporation', 'individual')),
  constraint compartment_member_leaves_with_words check ((until is null) = (end_words is null))
);
comment on table coordination.compartment_member is 'Members of staff, one by one, never whole agencies; the article of secrecy differs with the legal class (児童福祉法25条の5).';
comment on column coordination.compartment_member.agency_id is 'Agency the member worked for when taken in: who moves to another agency leaves the record behind.';
create unique index compartment_member_is_in_once on coordination.compartment_member (compartment_id, staff_id) where until is null;
create index compartment_of_member on coordination.compartment_member (staff_id, compartment_id) where until is null;

create table coordination.compartment_entry (
  id              uuid        not null,
  compartment_id  uuid        not null,
  at              timestamptz not null,
  made_at         timestamptz not null,
  by_staff        uuid        not null,
  by_agency       uuid        not null,
  fact            text,
  opinion         text,
  third_party     text,
  third_party_who text,
  person_words    text,
  replaces        uuid,
  replace_words   text,
  transfer_id     uuid,
  constraint compartment_entry_pk primary key (id),
  constraint compartment_entry_of_compartment foreign key (compartment_id) references coordination.compartment (id),
  constraint compartment_entry_says_something check (coalesce(fact, opinion, third_party, person_words) is not null),
  constraint compartment_entry_third_party_is_named check (third_party is null or third_party_who is not null),
  constraint compartment_entry_correction_has_a_reason check (replaces is null or replace_words is not null)
);
comment on table coordination.compartment_entry is 'The log of a compartment: facts, opinions, what third parties and the person said, apart. Never changed; a correction names the entry it replaces.';
create index compartment_entry_of_compartment on coordination.compartment_entry (compartment_id, at desc, id desc);

create table coordination.compartment_reporter (
  id             uuid        not null,
  compartment_id uuid        not null,
  name           text        not null,
  contact        text,
  relation       text,
  heard_at       timestamptz not null,
  recorded_at    timestamptz not null,
  recorded_by    uuid        not null,
  constraint compartment_reporter_pk primary key (id),
  constraint compartment_reporter_of_compartment foreign key (compartment_id) references coordination.compartment (id)
);
comment on table coordination.compartment_reporter is 'Who reported. Apart from everything that is printed; read only under an opening of one''s own with a reason (高齢者虐待防止法8条, 児童虐待防止法7条).';
create index compartment_reporter_of_compartment on coordination.compartment_reporter (compartment_id);

create table coordination.reporter_opening (
  id             uuid        not null,
  compartment_id uuid        not null,
  staff_id       uuid        not null,
  reason         text        not null,
  at             timestamptz not null,
  ends_at        timestamptz not null,
  constraint reporter_opening_pk primary key (id),
  constraint reporter_opening_of_compartment foreign key (compartment_id) references coordination.compartment (id),
  constraint reporter_opening_has_a_reason check (char_length(btrim(reason)) >= 10),
  constraint reporter_opening_is_short check (ends_at > at and ends_at <= at + interval '10 minutes')
);
comment on table coordination.reporter_opening is 'One member looks at who reported: why, and for ten minutes at most.';
create index reporter_opening_of_compartment on coordination.reporter_opening (compartment_id, staff_id, ends_at);

create table coordination.compartment_log (
  id             uuid        not null,
  compartment_id uuid        not null,
  at             timestamptz not null,
  staff_id       uuid        not null,
  agency_id      uuid        not null,
  action         text        not null,
  words          text,
  constraint compartment_log_pk primary key (id),
  constraint compartment_log_of_compartment foreign key (compartment_id) references coordination.compartment (id)
);
comment on table coordination.compartment_log is 'Who of the members read, wrote, printed, took in or let go: the compartment''s own access log, readable by its members.';
create index compartment_log_of_compartment on coordination.compartment_log (compartment_id, at desc, id desc);

create table coordination.compartment_meeting (
  id             uuid        not null,
  compartment_id uuid        not null,
  type_code      text        not null,
  at             timestamptz not null,
  present        uuid[]      not null,
  others         text,
  minutes        text        not null,
  made_at        timestamptz not null,
  by_staff       uuid        not null,
  by_agency      uuid        not null,
  constraint compartment_meeting_pk primary key (id),
  constraint compartment_meeting_of_compartment foreign key (compartment_id) references coordination.compartment (id)
);
comment on table coordination.compartment_meeting is 'Conferences of sealed kinds, held among the members: kind, when, who was there, minutes.';
create index compartment_meeting_of_compartment on coordination.compartment_meeting (compartment_id, at desc, id desc);

create table coordination.compartment_transfer (
  id              uuid        not null,
  compartment_id  uuid        not null,
  direction       text        not null,
  source_id       uuid        not null,
  case_id         uuid        not null,
  parts           text[]      not null,
  share_scope     text,
  basis           text        not null,
  basis_on        date        not null,
  reason          text        not null,
  proposed_at     timestamptz not null,
  proposed_by     uuid        not null,
  proposed_agency uuid        not null,
  state           text        not null default 'proposed',
  decided_at      timestamptz,
  decided_by      uuid,
  decision_words  text,
  made_id         uuid,
  constraint compartment_transfer_pk primary key (id),
  constraint compartment_transfer_of_compartment foreign key (compartment_id) references coordination.compartment (id),
  constraint compartment_transfer_direction_is_known check (direction in ('in', 'out')),
  constraint compartment_transfer_parts_are_known check (cardinality(parts) > 0 and parts <@ array['fact', 'opinion', 'third_party', 'person_words']),
  constraint compartment_transfer_out_has_a_scope check ((direction = 'out') = (share_scope is not null) and share_scope in ('own_agency', 'team', 'coordinator')),
  constraint compartment_transfer_state_is_known check (state in ('proposed', 'approved', 'refused')),
  constraint compartment_transfer_takes_two_persons check (decided_by is null or decided_by <> proposed_by),
  constraint compartment_transfer_is_decided_whole check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)
                                                           and (state = 'approved') = (made_id is not null) and (state <> 'refused' or decision_words is not null)),
  constraint compartment_transfer_has_a_reason check (char_length(btrim(reason)) >= 10)
);
comment on table coordination.compartment_transfer is 'The only way for words into or out of a compartment: one member proposes with basis and reason, another decides; a new entry is made there.';
create index compartment_transfer_of_compartment on coordination.compartment_transfer (compartment_id, proposed_at desc, id);

do $$
declare stem text;
begin
  foreach stem in array array['compartment', 'compartment_member', 'compartment_entry', 'compartment_reporter', 'reporter_opening', 'compartment_log',
                              'compartment_meeting', 'compartment_transfer'] loop
    execute format('alter table coordination.%I enable row level security', stem);
  end loop;
  foreach stem in array array['compartment_entry', 'compartment_reporter', 'reporter_opening', 'compartment_log', 'compartment_meeting'] loop
    execute format('create trigger %1$s_is_append_only before update or delete on coordination.%1$s for each row execute function platform.refuse_change()', stem);
    execute format('create trigger %1$s_is_not_emptied before truncate on coordination.%1$s for each statement execute function platform.refuse_change()', stem);
  end loop;
end $$;

create function coordination.compartment_in_conflict(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from coordination.compartment c
                     join people.conflict f on f.staff_id = platform.reader_id() and f.ended_at is null
                    where c.id = asked
                      and (f.person_id = c.person_id
                           or exists (select 1 from coordination.case_person p where p.case_id = c.case_id and p.person_id = f.person_id and p.is_linked)
                           or exists (select 1 from people.household_membership m where m.household_id = c.household_id and m.person_id = f.person_id)));
  end;
comment on function coordination.compartment_in_conflict is 'Whether a compartment is about somebody the reader must not meet in the records.';

create function coordination.is_member(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from coordination.compartment_member m
                    where m.compartment_id = asked and m.staff_id = platform.reader_id() and m.until is null
                      and m.agency_id = (select staff.working_agency()))
           and not coordination.compartment_in_conflict(asked);
  end;
comment on function coordination.is_member is 'Whether the reader is a member of a compartment now: the one gate of every sealed table. Staff, not agencies.';

create function coordination.may_write_sealed(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select coordination.is_member(asked)
           and exists (select 1 from coordination.compartment c
                        where c.id = asked
                          and (c.state = 'open' or (c.state = 'proposed' and c.opened_by = platform.reader_id() and c.opened_at > now() - interval '24 hours')));
  end;
comment on function coordination.may_write_sealed is 'Members write while it is open. In an emergency the opener writes at once, but for a day only: by then the second person has to have confirmed.';

create function coordination.reads_reporter(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select coordination.is_member(asked)
           and exists (select 1 from coordination.reporter_opening o
                        where o.compartment_id = asked and o.staff_id = platform.reader_id() and o.ends_at > now());
  end;
comment on function coordination.reads_reporter is 'Whether the reader, a member, opened the identity of the reporter with a reason and the ten minutes are not over.';

create function coordination.my_compartments() returns table (compartment_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select m.compartment_id from coordination.compartment_member m
     where m.staff_id = platform.reader_id() and m.until is null and m.agency_id = (select staff.working_agency());
  end;
comment on function coordination.my_compartments is 'Where to look for the reader''s compartments; join back to the table, where the policy stands.';

create policy compartment_is_its_members on coordination.compartment for select to tsunagi_app using (coordination.is_member(id));
create policy compartment_member_is_seen_by_members on coordination.compartment_member for select to tsunagi_app using (coordination.is_member(compartment_id));
create policy compartment_entry_is_seen_by_members on coordination.compartment_entry for select to tsunagi_app using (coordination.is_member(compartment_id));
create policy compartment_entry_is_written_by_members on coordination.compartment_entry for insert to tsunagi_app
  with check (by_staff = platform.reader_id() and by_agency = (select staff.working_agency()) and coordination.may_write_sealed(compartment_id));
create policy compartment_reporter_is_seen_after_opening on coordination.compartment_reporter for select to tsunagi_app
  using (coordination.reads_reporter(compartment_id));
create policy compartment_reporter_is_recorded_by_members on coordination.compartment_reporter for insert to tsunagi_app
  with check (recorded_by = platform.reader_id() and coordination.may_write_sealed(compartment_id));
create policy reporter_opening_is_seen_by_members on coordination.reporter_opening for select to tsunagi_app using (coordination.is_member(compartment_id));
create policy reporter_opening_is_made_by_members on coordination.reporter_opening for insert to tsunagi_app
  with check (staff_id = platform.reader_id() and coordination.is_member(compartment_id));
create policy compartment_log_is_seen_by_members on coordination.compartment_log for select to tsunagi_app using (coordination.is_member(compartment_id));
create policy compartment_log_is_written_by_members on coordination.compartment_log for insert to tsunagi_app
  with check (staff_id = platform.reader_id() and agency_id = (select staff.working_agency()) and coordination.is_member(compartment_id));
create policy compartment_meeting_is_seen_by_members on coordination.compartment_meeting for select to tsunagi_app using (coordination.is_member(compartment_id));
create policy compartment_meeting_is_written_by_members on coordination.compartment_meeting for insert to tsunagi_app
  with check (by_staff = platform.reader_id() and by_agency = (select staff.working_agency()) and coordination.may_write_sealed(compartment_id));
create policy compartment_transfer_is_seen_by_members on coordination.compartment_transfer for select to tsunagi_app using (coordination.is_member(compartment_id));
create policy compartment_transfer_is_proposed_by_members on coordination.compartment_transfer for insert to tsunagi_app
  with check (proposed_by = platform.reader_id() and proposed_agency = (select staff.working_agency()) and state = 'proposed'
              and coordination.may_write_sealed(compartment_id));
create policy compartment_transfer_is_decided_by_another on coordination.compartment_transfer for update to tsunagi_app
  using (state = 'proposed' and proposed_by <> platform.reader_id() and coordination.may_write_sealed(compartment_id))
  with check (decided_by = platform.reader_id() and coordination.is_member(compartment_id));

grant select on coordination.compartment, coordination.compartment_member to tsunagi_app;
grant select, insert on coordination.compartment_entry, coordination.compartment_reporter, coordination.reporter_opening, coordination.compartment_log,
  coordination.compartment_meeting, coordination.compartment_transfer to tsunagi_app;
grant update (state, decided_at, decided_by, decision_words, made_id) on coordination.compartment_transfer to tsunagi_app;

-- The head and the membership change by these functions only: each says why it refuses, and 'absent' to everybody who is no member.
create function coordination.agency_of_worker(asked uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select staff.agency_today(s.id) from staff.staff s
     where s.id = asked and staff.is_working(s) and not s.is_door and exists (select 1 from staff.duties_today(s.id) t where t.duty = 'consult');
  end;
comment on function coordination.agency_of_worker is 'Agency of somebody who works with people today; null for everybody else.';

create function coordination.sees_household(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1 from people.household h
                    where h.id = asked
                      and (h.owner_agency = (select staff.working_agency())
                           or (exists (select 1 from people.household_membership m where m.household_id = h.id and people.sees_person(m.person_id))
                               and not people.household_hides(h.id))))
           and not people.household_in_conflict(asked);
  end;
comment on function coordination.sees_household is 'The rule of sight for a household, for functions that run with more than the reader''s sight.';

create function coordination.open_compartment(new_id uuid, new_kind text, new_label text, new_basis text, about_case uuid, about_household uuid, about_person uuid,
                                              second uuid, own_class text, second_class text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine uuid := staff.working_agency();
  theirs uuid := coordination.agency_of_worker(second);
begin
  if mine is null then return 'absent'; end if;
  if second = platform.reader_id() then return 'own-decision'; end if;
  if theirs is null then return 'absent'; end if;
  if (about_case is not null and not coordination.stands(about_case)) or (about_person is not null and not people.sees_person(about_person))
     or (about_household is not null and not coordination.sees_household(about_household)) then
    return 'absent';
  end if;
  insert into coordination.compartment (id, kind, label, case_id, household_id, person_id, kept_by, basis, opened_at, opened_by, second_staff, state)
  values (new_id, new_kind, new_label, about_case, about_household, about_person, mine, new_basis, now(), platform.reader_id(), second, 'proposed');
  insert into coordination.compartment_member (compartment_id, staff_id, agency_id, legal_class, since, added_by)
  values (new_id, platform.reader_id(), mine, own_class, now(), platform.reader_id()), (new_id, second, theirs, second_class, now(), platform.reader_id());
  return null;
end $$;
comment on function coordination.open_compartment is 'Proposes a compartment about something the reader sees, with the second person who has to confirm it.';

create function coordination.answer_compartment(asked uuid, confirms boolean, new_words text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare held coordination.compartment;
begin
  select * into held from coordination.compartment c where c.id = asked and coordination.is_member(c.id) for update;
  if held.id is null then return 'absent'; end if;
  if held.state <> 'proposed' then return 'wrong-state'; end if;
  if held.second_staff <> platform.reader_id() then return 'own-decision'; end if;
  if confirms then
    update coordination.compartment set state = 'open', confirmed_at = now(), version = version + 1 where id = asked;
  else
    update coordination.compartment set state = 'ended', ended_at = now(), ended_by = platform.reader_id(), end_words = new_words, version = version + 1 where id = asked;
  end if;
  return null;
end $$;
comment on function coordination.answer_compartment is 'The second person confirms that a compartment opens, or says why not.';

create function coordination.add_member(asked uuid, new_staff uuid, new_class text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare theirs uuid := coordination.agency_of_worker(new_staff);
begin
  perform 1 from coordination.compartment c where c.id = asked and coordination.is_member(c.id) for update;
  if not found then return 'absent'; end if;
  if not exists (select from coordination.compartment c where c.id = asked and c.state = 'open') then return 'wrong-state'; end if;
  if theirs is null then return 'unknown-staff'; end if;
  if exists (select from coordination.compartment_member m where m.compartment_id = asked and m.staff_id = new_staff and m.until is null) then return null; end if;
  insert into coordination.compartment_member (compartment_id, staff_id, agency_id, legal_class, since, added_by)
  values (asked, new_staff, theirs, new_class, clock_timestamp(), platform.reader_id());
  return null;
end $$;
comment on function coordination.add_member is 'A member takes another member of staff in.';

create function coordination.end_member(asked uuid, old_staff uuid, new_words text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from coordination.compartment c where c.id = asked and coordination.is_member(c.id) for update;
  if not found then return 'absent'; end if;
  if exists (select from coordination.compartment c where c.id = asked and c.state <> 'ended')
     and not exists (select from coordination.compartment_member m
                      where m.compartment_id = asked and m.until is null and m.staff_id <> old_staff and m.agency_id = coordination.agency_of_worker(m.staff_id)) then
    return 'owner-missing';
  end if;
  update coordination.compartment_member set until = clock_timestamp(), ended_by = platform.reader_id(), end_words = new_words
   where compartment_id = asked and staff_id = old_staff and until is null;
  return case when not found then 'unknown-staff' end;
end $$;
comment on function coordination.end_member is 'A member leaves or is let go, with words; somebody who works must remain while it goes on.';

create function coordination.tell_coordinator(asked uuid, tells boolean, new_whom text, on_version integer) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare held coordination.compartment;
begin
  select * into held from coordination.compartment c where c.id = asked and coordination.is_member(c.id) for update;
  if held.id is null then return 'absent'; end if;
  if held.state <> 'open' or (tells and held.case_id is null) then return 'wrong-state'; end if;
  if on_version is not null and on_version <> held.version then return 'stale-version'; end if;
  update coordination.compartment set told_coordinator = tells, whom_to_call = new_whom, version = version + 1 where id = asked;
  return null;
end $$;
comment on function coordination.tell_coordinator is 'The members decide whether the coordinator of the case may know that a sealed record exists, and whom to call.';

create function coordination.end_compartment(asked uuid, new_words text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare held coordination.compartment;
begin
  select * into held from coordination.compartment c where c.id = asked and coordination.is_member(c.id) for update;
  if held.id is null then return 'absent'; end if;
  if held.state = 'ended' then return 'wrong-state'; end if;
  update coordination.compartment
     set state = 'ended', ended_at = now(), ended_by = platform.reader_id(), end_words = new_words, told_coordinator = false, version = version + 1
   where id = asked;
  return null;
end $$;
comment on function coordination.end_compartment is 'Members end a compartment with words; they go on reading it.';

create function coordination.sealed_notice(asked uuid) returns table (whom_to_call text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select c.whom_to_call
      from coordination.compartment c
     where c.case_id = asked and c.told_coordinator and c.state = 'open'
       and (select coordination.coordinates(asked) and coordination.stands(asked) and staff.has_duty('coordinate'))
     order by c.opened_at, c.id;
  end;
comment on function coordination.sealed_notice is 'Whom the coordinator of a case may call about a sealed record, where its members want that; nothing for anybody else.';

grant execute on function coordination.is_member, coordination.may_write_sealed, coordination.reads_reporter, coordination.my_compartments,
  coordination.open_compartment, coordination.answer_compartment, coordination.add_member, coordination.end_member, coordination.tell_coordinator,
  coordination.end_compartment, coordination.sealed_notice to tsunagi_app;

-- 3. 緊急閲覧: opened by number and reason only, never found by browsing; a notice that names nobody; always reviewed by another.
create sequence coordination.glass_no;
grant usage on sequence coordination.glass_no to tsunagi_app;
alter table coordination.glass add column no bigint not null default nextval('coordination.glass_no'), add constraint glass_no_is_unique unique (no);
comment on column coordination.glass.no is 'Reference number: all that a notice says.';
create index glass_by_time on coordination.glass (opened_at desc, id desc);

create function coordination.break_glass(new_id uuid, asked_no bigint, new_code text, new_words text, new_review_by date)
  returns table (outcome text, case_id uuid, glass_id uuid)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  mine uuid := staff.working_agency();
  found_case coordination.support_case;
  open_glass uuid;
  ref bigint;
begin
  select * into found_case from coordination.support_case c where c.no = asked_no;
  if mine is null or found_case.id is null or coordination.in_conflict(found_case.id) then
    return query select 'absent', null::uuid, null::uuid; return;
  end if;
  if coordination.stands(found_case.id) then return query select 'own', found_case.id, null::uuid; return; end if;
  select g.id into open_glass from coordination.glass g
   where g.staff_id = platform.reader_id() and g.case_id = found_case.id and g.ended_at is null and g.ends_at > now();
  if open_glass is not null then return query select 'open', found_case.id, open_glass; return; end if;
  insert into coordination.glass (id, case_id, staff_id, agency_id, reason_code, words, opened_at, ends_at, review_by)
  values (new_id, found_case.id, platform.reader_id(), mine, new_code, new_words, now(), now() + interval '60 minutes', new_review_by)
  returning no into ref;
  -- The lead agency, and every agency with somebody who looks after privacy: a reference and nothing about anybody.
  insert into platform.task (id, agency_id, kind, words, due_on, case_id, subject_type, subject_id, made_at, made_by, made_agency)
  select gen_random_uuid(), a.agency_id, 'glass', '緊急閲覧 第' || ref || '号の確認', new_review_by, null, 'glass', new_id, now(), platform.reader_id(), mine
    from (select found_case.lead_agency as agency_id
           union
          select s.agency_id from staff.staff s where staff.is_working(s) and exists (select 1 from staff.duties_today(s.id) t where t.duty = 'audit')) a;
  return query select 'opened', found_case.id, new_id;
end $$;
comment on function coordination.break_glass is 'Opens one case by its number for sixty minutes. A case that is not there and one closed by conflict answer alike; one''s own is not opened.';

create function coordination.settle_glass(asked uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  begin atomic
    update platform.task t
       set is_open = false, ended_at = g.reviewed_at, ended_by = g.reviewed_by, ended_as = 'done', end_words = '確認が済みました', version = t.version + 1
      from coordination.glass g
     where g.id = asked and g.reviewed_at is not null and t.subject_id = g.id and t.subject_type = 'glass' and t.is_open;
  end;
comment on function coordination.settle_glass is 'Ends the reminders about an emergency opening that was reviewed; without a review it does nothing.';

create function coordination.glass_reviews(at_most integer)
  returns table (id uuid, no bigint, staff_id uuid, staff_name text, agency_name text, case_id uuid, case_no bigint, reason_code text, words text, opened_at timestamptz,
                 over_at timestamptz, review_by date, looks bigint, reviewed_at timestamptz, reviewer_name text, finding text, finding_words text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select g.id, g.no, g.staff_id, s.name, a.name, g.case_id, c.no, g.reason_code, g.words, g.opened_at, coalesce(g.ended_at, g.ends_at), g.review_by,
           (select count(*) from audit.event e
             where e.staff_id = g.staff_id and e.at between g.opened_at and coalesce(g.ended_at, g.ends_at) and g.case_id = any (e.subject_ids)),
           g.reviewed_at, r.name, g.finding, g.finding_words
      from coordination.glass g
      join staff.staff s on s.id = g.staff_id
      join directory.agency a on a.id = g.agency_id
      join coordination.support_case c on c.id = g.case_id
      left join staff.staff r on r.id = g.reviewed_by
     where (select staff.has_duty('audit'))
     order by (g.reviewed_at is null) desc, case when g.reviewed_at is null then g.review_by end, g.opened_at desc, g.id desc
     limit least(at_most, 200);
  end;
comment on function coordination.glass_reviews is 'Emergency openings for the privacy officer, those that wait first: who, why, how many looks, found by whom to be what.';
grant execute on function coordination.break_glass, coordination.settle_glass, coordination.glass_reviews to tsunagi_app;

-- 4. Unusual access: rules over the log. An alert holds event ids and times; it is closed by a finding of somebody else.
create table staff.alert (
  id         uuid        not null,
  rule       text        not null,
  staff_id   uuid        not null,
  mark       text        not null,
  event_ids  uuid[]      not null,
  first_at   timestamptz not null,
  last_at    timestamptz not null,
  made_at    timestamptz not null,
  finding    text,
  words      text,
  closed_at  timestamptz,
  closed_by  uuid,
  constraint alert_pk primary key (id),
  constraint alert_is_raised_once unique (rule, staff_id, mark),
  constraint alert_rule_is_known check (rule in ('outside_hours', 'many_persons', 'same_name', 'no_later_act', 'no_membership', 'repeated_words', 'break_glass')),
  constraint alert_finding_is_known check (finding in ('justified', 'not_justified', 'unclear')),
  constraint alert_is_closed_with_a_finding check ((closed_at is null) = (finding is null) and (closed_at is null) = (words is null) and (closed_at is null) = (closed_by is null)),
  constraint alert_is_closed_by_another check (closed_by is null or closed_by <> staff_id)
);
comment on table staff.alert is 'Looks that somebody should ask about. No name of anybody looked at: event ids only.';
comment on column staff.alert.mark is 'What makes it the same alert when the report runs again: the hour or day, or a hash of what was looked at.';
create index alert_by_state on staff.alert ((closed_at is null), last_at desc, id desc);
alter table staff.alert enable row level security;
create policy alert_is_the_privacy_officers on staff.alert for select to tsunagi_app using ((select staff.has_duty('audit')));
grant select on staff.alert to tsunagi_app;

create function staff.watches() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select staff.has_duty('audit') or session_user <> 'tsunagi_app';
  end;
comment on function staff.watches is 'The privacy officer, or whoever runs the report with the owner''s login.';

create function staff.raise_alerts(since_at timestamptz, until_at timestamptz, days_off date[], from_hour integer, to_hour integer, most_persons integer, most_repeats integer)
  returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare raised integer;
begin
  if not staff.watches() then raise exception 'the access log is watched by the privacy officer' using errcode = '42501'; end if;
  with looks as materialized (
    select e.id, e.at, e.at at time zone 'Asia/Tokyo' as there, e.staff_id, e.agency_id, e.action, e.subject_ids[1] as subject
      from audit.event e
     where e.at >= since_at and e.at < until_at and e.staff_id is not null and e.outcome = 'done'
       and e.action in ('person.read', 'household.read', 'consultation.read', 'consultation.print', 'case.read', 'case.print', 'referral.read', 'compartment.read')
       and cardinality(e.subject_ids) > 0)
  insert into staff.alert (id, rule, staff_id, mark, event_ids, first_at, last_at, made_at)
  select gen_random_uuid(), f.rule, f.staff_id, f.mark, f.event_ids[1:200], f.first_at, f.last_at, now()
    from (
      select 'outside_hours' as rule, l.staff_id, l.there::date::text as mark, array_agg(l.id order by l.at) as event_ids, min(l.at) as first_at, max(l.at) as last_at
        from looks l
       where extract(hour from l.there) < from_hour or extract(hour from l.there) >= to_hour or extract(isodow from l.there) >= 6 or l.there::date = any (days_off)
       group by l.staff_id, l.there::date
      union all
      select 'many_persons', l.staff_id, to_char(l.there, 'YYYY-MM-DD"T"HH24'), array_agg(l.id order by l.at), min(l.at), max(l.at)
        from looks l where l.action = 'person.read'
       group by l.staff_id, to_char(l.there, 'YYYY-MM-DD"T"HH24') having count(distinct l.subject) > most_persons
      union all
      -- The first part of the member's name as written, before a space, against the family name of the person.
      select 'same_name', l.staff_id, md5(l.subject::text), array_agg(l.id order by l.at), min(l.at), max(l.at)
        from looks l
        join staff.staff s on s.id = l.staff_id
        join people.person p on p.id = l.subject
       where l.action = 'person.read' and p.family is not null and p.family = (regexp_split_to_array(btrim(s.name), '[\s　]+'))[1]
       group by l.staff_id, l.subject
      union all
      -- Came back to the same record on three days and never did anything with it.
      select 'no_later_act', l.staff_id, md5(l.subject::text), array_agg(l.id order by l.at), min(l.at), max(l.at)
        from looks l
       where l.action in ('person.read', 'case.read', 'consultation.read')
         and not exists (select 1 from audit.event e
                          where e.staff_id = l.staff_id and e.at >= since_at and l.subject = any (e.subject_ids)
                            and e.outcome = 'done' and e.action !~ '[.](read|list|search|print|export|known)$')
       group by l.staff_id, l.subject having count(distinct l.there::date) >= 3
      union all
      -- Nobody of the agency works with the person: no consultation of theirs, no case, not registered by them.
      select 'no_membership', l.staff_id, md5(l.subject::text), array_agg(l.id order by l.at), min(l.at), max(l.at)
        from looks l join people.person p on p.id = l.subject
       where l.action = 'person.read' and p.owner_agency <> l.agency_id
         and not exists (select 1 from desk.consultation_person c join desk.standing d using (consultation_id) where c.person_id = p.id and d.agency_id = l.agency_id)
         and not exists (select 1 from coordination.case_person c join coordination.team t using (case_id) where c.person_id = p.id and t.agency_id = l.agency_id)
       group by l.staff_id, l.subject
      union all
      select 'no_membership', l.staff_id, md5(l.subject::text), array_agg(l.id order by l.at), min(l.at), max(l.at)
        from looks l join coordination.support_case c on c.id = l.subject
       where l.action in ('case.read', 'case.print')
         and not exists (select 1 from coordination.team t where t.case_id = c.id and t.agency_id = l.agency_id)
       group by l.staff_id, l.subject
      union all
      select 'repeated_words', e.staff_id, md5(w.words), array_agg(e.id order by e.at), min(e.at), max(e.at)
        from audit.event e
        join audit.detail d on d.event_id = e.id
       cross join lateral (select coalesce(d.content ->> 'reason', d.content ->> 'words', d.content ->> 'purposeWords') as words) w
       where e.at >= since_at and e.at < until_at and e.staff_id is not null and char_length(btrim(w.words)) >= 4
         and e.action in ('glass.open', 'person.known', 'protection.open')
       group by e.staff_id, md5(w.words) having count(*) >= most_repeats
      union all
      select 'break_glass', e.staff_id, e.id::text, array[e.id], e.at, e.at
        from audit.event e
       where e.at >= since_at and e.at < until_at and e.action = 'glass.open' and e.outcome = 'done' and e.staff_id is not null) f
      on conflict (rule, staff_id, mark) do nothing;
  get diagnostics raised = row_count;
  return raised;
end $$;
comment on function staff.raise_alerts is 'Runs the rules of unusual access over a span of the log and keeps what is new. Names are compared here and leave with nobody.';

create function staff.alerts(at_most integer)
  returns table (id uuid, rule text, staff_id uuid, staff_name text, agency_name text, events integer, first_event uuid, first_at timestamptz, last_at timestamptz,
                 finding text, words text, closed_at timestamptz, closer_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select t.id, t.rule, t.staff_id, s.name, a.name, cardinality(t.event_ids), t.event_ids[1], t.first_at, t.last_at, t.finding, t.words, t.closed_at, c.name
      from staff.alert t
      join staff.staff s on s.id = t.staff_id
      join directory.agency a on a.id = s.agency_id
      left join staff.staff c on c.id = t.closed_by
     where (select staff.watches())
     order by (t.closed_at is null) desc, t.last_at desc, t.id desc
     limit least(at_most, 500);
  end;
comment on function staff.alerts is 'Alerts for the privacy officer, the open ones first.';

create function staff.alert_events(asked uuid)
  returns table (id uuid, at timestamptz, action text, subject_type text, subject_ids uuid[], outcome text, purpose text, route text, request_no text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select e.id, e.at, e.action, e.subject_type, e.subject_ids, e.outcome, e.purpose, e.route, e.request_no
      from staff.alert t join audit.event e on e.id = any (t.event_ids)
     where t.id = asked and (select staff.watches())
     order by e.at, e.id;
  end;
comment on function staff.alert_events is 'The looks behind one alert.';

create function staff.close_alert(asked uuid, new_finding text, new_words text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare held staff.alert;
begin
  if not staff.has_duty('audit') then return 'absent'; end if;
  select * into held from staff.alert t where t.id = asked for update;
  if held.id is null then return 'absent'; end if;
  if held.closed_at is not null then return 'wrong-state'; end if;
  if held.staff_id = platform.reader_id() then return 'own-decision'; end if;
  update staff.alert set finding = new_finding, words = new_words, closed_at = now(), closed_by = platform.reader_id() where id = asked;
  return null;
end $$;
comment on function staff.close_alert is 'Closes an alert with a finding in words; never by the one it is about.';

create function staff.waiting_reviews() returns table (openings bigint, overdue bigint, alerts bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select (select count(*) from coordination.glass g where g.reviewed_at is null),
           (select count(*) from coordination.glass g where g.reviewed_at is null and g.review_by < (now() at time zone 'Asia/Tokyo')::date),
           (select count(*) from staff.alert t where t.closed_at is null)
     where (select staff.has_duty('audit'));
  end;
comment on function staff.waiting_reviews is 'What waits for the privacy officer: openings to review, those overdue, alerts without a finding.';
grant execute on function staff.raise_alerts, staff.alerts, staff.alert_events, staff.close_alert, staff.waiting_reviews, staff.watches to tsunagi_app;

insert into platform.code (list, code, label_ja, sort_order, valid_from, sensitive) values
  ('conflict_reason', 'self', '自分自身', 1, '2021-04-01', true),
  ('conflict_reason', 'relative', '家族・親族', 2, '2021-04-01', true),
  ('conflict_reason', 'neighbour', '近所の人', 3, '2021-04-01', true),
  ('conflict_reason', 'other', 'そのほか（利害関係がある）', 4, '2021-04-01', true),
  ('glass_reason', 'life', '命や身体に危険が迫っている', 1, '2021-04-01', false),
  ('glass_reason', 'protect', '虐待や暴力から守る必要がある', 2, '2021-04-01', true),
  ('glass_reason', 'missing', '行方がわからない', 3, '2021-04-01', false),
  ('glass_reason', 'disaster', '災害のときの安否確認', 4, '2021-04-01', false),
  ('glass_reason', 'handover_gap', '担当者が不在で、待てない連絡があった', 5, '2021-04-01', false),
  ('compartment_kind', 'child_protection', '要保護児童（要対協）', 1, '2021-04-01', true),
  ('compartment_kind', 'dv', 'DV・ストーカー', 2, '2021-04-01', true),
  ('compartment_kind', 'abuse', '虐待（高齢・障がい）', 3, '2021-04-01', true),
  ('compartment_kind', 'rights', '人権侵害', 4, '2021-04-01', true),
  ('finding', 'justified', '必要な閲覧だった', 1, '2021-04-01', false),
  ('finding', 'not_justified', '必要とはいえない閲覧だった', 2, '2021-04-01', false),
  ('finding', 'unclear', 'どちらともいえない', 3, '2021-04-01', false);
