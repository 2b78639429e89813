-- 多機関協働 (casework/coordination): the request, the case of a household, its team, its log and its tasks (F20, F25).
create schema coordination;
comment on schema coordination is 'Cases of households with complex troubles: who stands together, what is written, what is owed. Confidential half.';
grant usage on schema coordination to tsunagi_app;

-- Tasks belong to nobody's module: every part of the house may leave one for an agency.
create table platform.task (
  id           uuid        not null,
  agency_id    uuid        not null,
  staff_id     uuid,
  kind         text        not null,
  words        text        not null,
  due_on       date        not null,
  case_id      uuid,
  subject_type text,
  subject_id   uuid,
  made_at      timestamptz not null,
  made_by      uuid        not null,
  made_agency  uuid        not null,
  is_open      boolean     not null default true,
  ended_at     timestamptz,
  ended_by     uuid,
  ended_as     text,
  end_words    text,
  version      integer     not null default 1,
  constraint task_pk primary key (id),
  constraint task_ended_as_is_known check (ended_as in ('done', 'dropped')),
  constraint task_is_open_until_it_ended check (is_open = (ended_at is null) and is_open = (ended_as is null)),
  constraint task_dropped_has_a_reason check (ended_as is distinct from 'dropped' or end_words is not null)
);
comment on table platform.task is 'A reminder for staff: who owes what by when. The action of a plan is another thing (support_action).';
comment on column platform.task.agency_id is 'Who owes it.';
comment on column platform.task.kind is 'What left it: hand, mention, handover, carer_flag, conference, plan, monitoring, consent, protection, glass.';
create index task_of_agency on platform.task (agency_id, due_on, id) where is_open;
create index task_of_staff on platform.task (staff_id, due_on, id) where is_open;
create index task_of_case on platform.task (case_id, due_on, id) where case_id is not null;
create index task_by_subject on platform.task (subject_id) where subject_id is not null;
alter table platform.task enable row level security;

-- Nobody works on the record of a relative, a neighbour or themselves (settled in the conflict screen; see privacy-rules 3.7).
create table people.conflict (
  id         uuid        not null,
  staff_id   uuid        not null,
  person_id  uuid        not null,
  reason     text        not null,
  set_at     timestamptz not null,
  set_by     uuid        not null,
  ended_at   timestamptz,
  ended_by   uuid,
  constraint conflict_pk primary key (id),
  constraint conflict_of_person foreign key (person_id) references people.person (id)
);
comment on table people.conflict is 'Staff who must not see a person: the person, relatives, neighbours. Blocks, whatever agency or duty opens.';
create index conflict_by_staff on people.conflict (staff_id, person_id) where ended_at is null;
alter table people.conflict enable row level security;

create function people.has_conflicts() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1 from people.conflict c where c.staff_id = platform.reader_id() and c.ended_at is null);
  end;
comment on function people.has_conflicts is 'Whether anybody at all is closed to the reader for conflict of interest; asked once a query, so that the many pay nothing for the few.';

create function people.is_in_conflict(person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1 from people.conflict c where c.staff_id = platform.reader_id() and c.person_id = person and c.ended_at is null);
  end;
comment on function people.is_in_conflict is 'Whether this person is closed to the reader for conflict of interest.';
grant execute on function people.has_conflicts, people.is_in_conflict to tsunagi_app;

-- 申込: from the desk to the agency that coordinates. A transition like a referral: the sender holds on until it is accepted.
create sequence coordination.request_no;
grant usage on sequence coordination.request_no to tsunagi_app;
create table coordination.coordination_request (
  id              uuid        not null,
  no              bigint      not null default nextval('coordination.request_no'),
  consultation_id uuid        not null,
  from_agency     uuid        not null,
  from_staff      uuid        not null,
  to_agency       uuid        not null,
  household_id    uuid,
  basis           text        not null,
  basis_on        date        not null,
  consent_type    text,
  basis_reason    text,
  tried           text        not null,
  why_many        text        not null,
  asked           text        not null,
  person_words    text,
  issues          text[]      not null,
  involved        uuid[]      not null default '{}',
  wanted          uuid[]      not null default '{}',
  shared_fields   text[]      not null,
  urgency         text        not null,
  reply_by        date        not null,
  state           text        not null,
  made_at         timestamptz not null,
  submitted_at    timestamptz,
  answered_at     timestamptz,
  answer_reason   text,
  answer_words    text,
  case_id         uuid,
  version         integer     not null,
  constraint coordination_request_pk primary key (id),
  constraint coordination_request_no_is_unique unique (no),
  constraint coordination_request_state_is_known check (state in ('draft', 'submitted', 'accepted', 'returned', 'withdrawn', 'ended')),
  constraint coordination_request_is_not_to_oneself check (from_agency <> to_agency),
  constraint coordination_request_says_what_was_tried check (btrim(tried) <> '' and btrim(why_many) <> ''),
  constraint coordination_request_returned_has_reason check (state <> 'returned' or (answer_reason is not null and answer_words is not null)),
  constraint coordination_request_without_consent_has_reason check (basis = 'consent' or basis_reason is not null),
  constraint coordination_request_by_consent_says_how check (basis <> 'consent' or consent_type is not null),
  constraint coordination_request_urgency_is_known check (urgency in ('immediate', 'today', 'within_week', 'planned'))
);
comment on table coordination.coordination_request is '多機関協働への申込, with consent or without: folded state. The desk says what it has tried itself.';
create index coordination_request_by_consultation on coordination.coordination_request (consultation_id);
create unique index coordination_request_one_at_a_time on coordination.coordination_request (consultation_id) where state = 'submitted';
create index coordination_request_received on coordination.coordination_request (to_agency, submitted_at desc, id desc) where submitted_at is not null;
create index coordination_request_sent on coordination.coordination_request (from_agency, made_at desc, id desc);
create index coordination_request_waiting on coordination.coordination_request (to_agency, reply_by, id) where state = 'submitted';

create table coordination.request_bundle (
  request_id uuid        not null,
  content    jsonb       not null,
  frozen_at  timestamptz not null,
  constraint request_bundle_pk primary key (request_id),
  constraint request_bundle_of_request foreign key (request_id) references coordination.coordination_request (id)
);
comment on table coordination.request_bundle is 'Exactly what was shown to the coordinating agency, frozen when the request was submitted.';

create table coordination.request_act (
  id         uuid        not null,
  request_id uuid        not null,
  seq        integer     not null,
  kind       text        not null,
  at         timestamptz not null,
  by_staff   uuid        not null,
  by_agency  uuid        not null,
  body       jsonb       not null,
  constraint request_act_pk primary key (id),
  constraint request_act_is_in_order unique (request_id, seq),
  constraint request_act_of_request foreign key (request_id) references coordination.coordination_request (id)
);
comment on table coordination.request_act is 'Everything that happened to a coordination request, in order.';

-- 事例: the work with one household. It never rests with the coordinator alone: lead_agency is never nobody.
create sequence coordination.case_no;
grant usage on sequence coordination.case_no to tsunagi_app;
create table coordination.support_case (
  id                 uuid        not null,
  no                 bigint      not null default nextval('coordination.case_no'),
  label              text        not null,
  household_id       uuid,
  consultation_id    uuid,
  opened_at          timestamptz not null,
  opened_by          uuid        not null,
  opened_agency      uuid        not null,
  lead_agency        uuid        not null,
  lead_staff         uuid,
  coordinator_agency uuid,
  coordinator_staff  uuid,
  direction          text,
  solving            text        not null,
  accompanying       text        not null,
  next_contact_on    date,
  coordination_ended_at timestamptz,
  ended_at           timestamptz,
  version            integer     not null,
  constraint support_case_pk primary key (id),
  constraint support_case_no_is_unique unique (no),
  constraint support_case_tracks_are_known check (solving in ('open', 'paused', 'ended') and accompanying in ('open', 'paused', 'ended')),
  constraint support_case_ends_with_both_tracks check ((ended_at is not null) = (solving = 'ended' and accompanying = 'ended')),
  constraint support_case_ended_coordination_has_next_contact check (coordination_ended_at is null or next_contact_on is not null or ended_at is not null)
);
comment on table coordination.support_case is 'One case: the folded state of its acts. Two tracks side by side, solving and accompanying; closing one never closes the other.';
comment on column coordination.support_case.lead_agency is '主担当: who keeps walking with the household. Moves only when the other agency accepts.';
comment on column coordination.support_case.coordinator_agency is 'Who coordinates; null before and after coordination.';
comment on column coordination.support_case.direction is 'The one sentence all agencies share (支援の方向性).';
create index support_case_of_lead on coordination.support_case (lead_agency, opened_at desc, id desc) where ended_at is null;
create index support_case_of_coordinator on coordination.support_case (coordinator_agency, opened_at desc, id desc) where coordinator_agency is not null;
create index support_case_next_contact on coordination.support_case (lead_agency, next_contact_on, id) where ended_at is null;
create index support_case_by_household on coordination.support_case (household_id);
create index support_case_by_consultation on coordination.support_case (consultation_id);

create table coordination.case_act (
  id        uuid        not null,
  case_id   uuid        not null,
  seq       integer     not null,
  kind      text        not null,
  at        timestamptz not null,
  by_staff  uuid        not null,
  by_agency uuid        not null,
  body      jsonb       not null,
  constraint case_act_pk primary key (id),
  constraint case_act_is_in_order unique (case_id, seq),
  constraint case_act_of_case foreign key (case_id) references coordination.support_case (id)
);
comment on table coordination.case_act is 'What was decided about a case itself: opened, lead offered and taken, team joined and left, tracks changed, coordination ended, closed, reopened.';

create table coordination.team (
  case_id    uuid        not null,
  agency_id  uuid        not null,
  part       text        not null,
  staff_id   uuid,
  basis      text        not null,
  basis_on   date        not null,
  reason     text,
  consent_id uuid,
  categories text[],
  since      timestamptz not null,
  until      timestamptz,
  ends_on    date,
  left_words text,
  opened_at  timestamptz not null,
  is_live    boolean     not null default true,
  constraint team_pk primary key (case_id, agency_id, since),
  constraint team_of_case foreign key (case_id) references coordination.support_case (id),
  constraint team_part_is_known check (part in ('originator', 'coordinator', 'member')),
  constraint team_without_consent_has_reason check (basis = 'consent' or reason is not null)
);
comment on table coordination.team is 'Which agencies stand together in a case, on what basis, from and until. The one list that opens a case.';
comment on column coordination.team.categories is 'What the consent covers; null: not limited by consent.';
comment on column coordination.team.ends_on is 'Last day, where the consent behind it ends.';
comment on column coordination.team.is_live is 'Whether the case is still going on; kept by a trigger, so that lists need not read old cases.';
create unique index team_stands_once on coordination.team (case_id, agency_id) where until is null;
create index team_by_agency on coordination.team (agency_id, is_live, opened_at desc, case_id desc) where until is null;

create function coordination.follow_case() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update coordination.team set is_live = (new.ended_at is null) where case_id = new.id;
  return null;
end $$;
comment on function coordination.follow_case is 'Tells the team rows whether the case goes on.';
create trigger team_follows_case after update of ended_at on coordination.support_case
  for each row when (old.ended_at is distinct from new.ended_at) execute function coordination.follow_case();

create table coordination.lead_offer (
  id        uuid        not null,
  case_id   uuid        not null,
  to_agency uuid        not null,
  by_agency uuid        not null,
  by_staff  uuid        not null,
  words     text        not null,
  made_at   timestamptz not null,
  is_open   boolean     not null default true,
  constraint lead_offer_pk primary key (id),
  constraint lead_offer_of_case foreign key (case_id) references coordination.support_case (id)
);
comment on table coordination.lead_offer is '引き継ぎ: the lead is held out to another agency of the team and moves only when that one takes it.';
create unique index lead_offer_one_at_a_time on coordination.lead_offer (case_id) where is_open;

create table coordination.case_person (
  case_id   uuid        not null,
  person_id uuid        not null,
  part      text        not null,
  linked_at timestamptz not null,
  linked_by uuid        not null,
  is_linked boolean     not null default true,
  constraint case_person_pk primary key (case_id, person_id),
  constraint case_person_part_is_known check (part in ('subject', 'member')),
  constraint case_person_of_case foreign key (case_id) references coordination.support_case (id)
);
comment on table coordination.case_person is 'Persons a case is about: those it is for, and others of the household.';
create index case_person_by_person on coordination.case_person (person_id);

-- 支援経過記録. Facts, opinions and what third parties said stand apart, so that the person's own copy can leave out the third.
create table coordination.log_entry (
  id            uuid        not null,
  case_id       uuid        not null,
  at            timestamptz not null,
  minutes       smallint,
  by_staff      uuid        not null,
  by_agency     uuid        not null,
  made_at       timestamptz not null,
  with_whom     text[]      not null,
  method        text        not null,
  person_id     uuid,
  fact          text,
  opinion       text,
  third_party   text,
  third_party_who text,
  person_words  text,
  category      text,
  contact_result text,
  next          text,
  next_on       date,
  share_scope   text        not null,
  conference_id uuid,
  replaces      uuid,
  is_replaced   boolean     not null default false,
  replace_words text,
  constraint log_entry_pk primary key (id),
  constraint log_entry_of_case foreign key (case_id) references coordination.support_case (id),
  constraint log_entry_scope_is_known check (share_scope in ('own_agency', 'team', 'conference', 'coordinator')),
  constraint log_entry_of_conference_names_it check (share_scope <> 'conference' or conference_id is not null),
  constraint log_entry_says_something check (coalesce(fact, opinion, third_party, person_words, contact_result) is not null),
  constraint log_entry_third_party_is_named check (third_party is null or third_party_who is not null),
  constraint log_entry_correction_has_a_reason check (replaces is null or replace_words is not null)
);
comment on table coordination.log_entry is 'One entry of the support log. Never changed: a correction is a new entry that replaces the old one and says why.';
comment on column coordination.log_entry.at is 'When it happened, not when it was written (made_at).';
comment on column coordination.log_entry.person_id is 'Whom it is about; null: the household.';
comment on column coordination.log_entry.category is 'Kind of content for consent: contact, household, health, income, housing, child, history; null: none of them.';
create index log_entry_of_case on coordination.log_entry (case_id, at desc, id desc);
create index log_entry_of_person on coordination.log_entry (person_id, at desc, id desc) where person_id is not null;
create index log_entry_own on coordination.log_entry (by_agency, at desc, id desc);

create table coordination.mention (
  entry_id uuid        not null,
  staff_id uuid        not null,
  case_id  uuid        not null,
  at       timestamptz not null,
  read_at  timestamptz,
  constraint mention_pk primary key (entry_id, staff_id),
  constraint mention_of_entry foreign key (entry_id) references coordination.log_entry (id)
);
comment on table coordination.mention is 'Whom an entry calls by name; it stays on their day until they opened it.';
create index mention_unread on coordination.mention (staff_id, at desc, entry_id) where read_at is null;

-- 緊急閲覧 (break-glass): one person, one case, an hour at most, always reviewed.
create table coordination.glass (
  id          uuid        not null,
  case_id     uuid        not null,
  staff_id    uuid        not null,
  agency_id   uuid        not null,
  reason_code text        not null,
  words       text        not null,
  opened_at   timestamptz not null,
  ends_at     timestamptz not null,
  ended_at    timestamptz,
  review_by   date        not null,
  reviewed_at timestamptz,
  reviewed_by uuid,
  finding     text,
  finding_words text,
  constraint glass_pk primary key (id),
  constraint glass_lasts_an_hour_at_most check (ends_at > opened_at and ends_at <= opened_at + interval '60 minutes'),
  constraint glass_has_a_reason check (char_length(btrim(words)) >= 10),
  constraint glass_is_reviewed_by_another check (reviewed_by is null or reviewed_by <> staff_id),
  constraint glass_finding_is_known check (finding in ('justified', 'not_justified', 'unclear')),
  constraint glass_review_says_what_was_found check ((reviewed_at is null) = (finding is null) and (reviewed_at is null) = (finding_words is null))
);
comment on table coordination.glass is 'Emergency opening of one case by one member of staff: reason, at most 60 minutes, reviewed within three working days.';
create index glass_open on coordination.glass (staff_id, case_id) where ended_at is null;
create index glass_unreviewed on coordination.glass (review_by, id) where reviewed_at is null;
create index glass_by_case on coordination.glass (case_id);

alter table coordination.coordination_request enable row level security;
alter table coordination.request_bundle enable row level security;
alter table coordination.request_act enable row level security;
alter table coordination.support_case enable row level security;
alter table coordination.case_act enable row level security;
alter table coordination.team enable row level security;
alter table coordination.lead_offer enable row level security;
alter table coordination.case_person enable row level security;
alter table coordination.log_entry enable row level security;
alter table coordination.mention enable row level security;
alter table coordination.glass enable row level security;

create function coordination.in_conflict(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from coordination.case_person p
                     join people.conflict c on c.person_id = p.person_id and c.staff_id = platform.reader_id() and c.ended_at is null
                    where p.case_id = asked and p.is_linked);
  end;
comment on function coordination.in_conflict is 'Whether a case is about somebody the reader must not meet in the records.';

create function coordination.stands(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from coordination.team t
                    where t.case_id = asked and t.agency_id = (select staff.working_agency()) and t.until is null
                      and (t.ends_on is null or t.ends_on >= (now() at time zone 'Asia/Tokyo')::date))
           and not coordination.in_conflict(asked);
  end;
comment on function coordination.stands is 'Whether the reader''s agency stands in the team of a case now, and nothing personal forbids it. The gate of every writing policy.';

create function coordination.breaks_glass(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from coordination.glass g
                    where g.staff_id = platform.reader_id() and g.case_id = asked and g.ended_at is null and g.ends_at > now())
           and (select staff.working_agency()) is not null and not coordination.in_conflict(asked);
  end;
comment on function coordination.breaks_glass is 'Whether the reader opened this case in an emergency and the time is not over.';

create function coordination.sees_case(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select coordination.stands(asked) or coordination.breaks_glass(asked);
  end;
comment on function coordination.sees_case is 'The rule of sight for one case, for the policies of the tables around it.';

create function coordination.is_new(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select not exists (select 1 from coordination.team t where t.case_id = asked);
  end;
comment on function coordination.is_new is 'Whether nobody stands in the team yet: only then may the opening agency put itself there.';

create function coordination.coordinates(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1 from coordination.support_case c where c.id = asked and c.coordinator_agency = (select staff.working_agency()));
  end;
comment on function coordination.coordinates is 'Whether the reader''s agency coordinates a case.';

create function coordination.was_in(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1 from coordination.team t where t.case_id = asked and t.agency_id = (select staff.working_agency()))
           and not coordination.in_conflict(asked);
  end;
comment on function coordination.was_in is 'Whether the reader''s agency stands or stood in the team: what it wrote itself stays its own.';

create function coordination.coordinating_agencies() returns table (agency_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select distinct s.agency_id
      from staff.staff s
      join staff.staff_duty d on d.staff_id = s.id
     where staff.is_working(s) and d.duty = 'coordinate'
       and d.valid_from <= (now() at time zone 'Asia/Tokyo')::date
       and (d.valid_to is null or d.valid_to > (now() at time zone 'Asia/Tokyo')::date);
  end;
comment on function coordination.coordinating_agencies is 'Agencies that somebody is charged to coordinate for today; to them a request may be sent.';

create policy task_is_seen_by_those_who_owe_or_share_the_case on platform.task for select to tsunagi_app
  using (agency_id = (select staff.working_agency()) or made_agency = (select staff.working_agency())
         or (case_id is not null and coordination.sees_case(case_id)));
create policy task_is_left_as_oneself on platform.task for insert to tsunagi_app
  with check (made_by = platform.reader_id() and made_agency = (select staff.working_agency())
              and (case_id is null or coordination.stands(case_id)) and (case_id is not null or agency_id = made_agency));
create policy task_is_ended_by_those_who_owe_or_share_the_case on platform.task for update to tsunagi_app
  using (agency_id = (select staff.working_agency()) or (case_id is not null and coordination.stands(case_id)));
grant select, insert, update on platform.task to tsunagi_app;

create policy request_is_seen_at_both_ends on coordination.coordination_request for select to tsunagi_app
  using (from_agency = (select staff.working_agency()) or (to_agency = (select staff.working_agency()) and submitted_at is not null));
create policy request_is_made_by_those_who_stand_beside on coordination.coordination_request for insert to tsunagi_app
  with check (from_agency = (select staff.working_agency()) and desk.stands(consultation_id));
create policy request_changes_at_both_ends on coordination.coordination_request for update to tsunagi_app
  using (from_agency = (select staff.working_agency()) or (to_agency = (select staff.working_agency()) and submitted_at is not null));
create policy request_bundle_is_read_while_asked on coordination.request_bundle for select to tsunagi_app
  using (exists (select 1 from coordination.coordination_request r
                  where r.id = request_bundle.request_id
                    and (r.from_agency = (select staff.working_agency())
                         or (r.to_agency = (select staff.working_agency()) and r.state in ('submitted', 'accepted', 'ended')))));
create policy request_bundle_is_frozen_by_the_sender on coordination.request_bundle for insert to tsunagi_app
  with check (exists (select 1 from coordination.coordination_request r where r.id = request_bundle.request_id and r.from_agency = (select staff.working_agency())));
create policy request_act_follows_request on coordination.request_act for select to tsunagi_app
  using (exists (select 1 from coordination.coordination_request r where r.id = request_act.request_id));
create policy request_act_is_appended_as_oneself on coordination.request_act for insert to tsunagi_app
  with check (by_staff = platform.reader_id() and by_agency = (select staff.working_agency())
              and exists (select 1 from coordination.coordination_request r where r.id = request_act.request_id));

-- offset 0: see 0006; without it the planner may hash all teams of an agency for every list.
create policy case_is_seen_by_its_team on coordination.support_case for select to tsunagi_app
  using ((exists (select 1 from coordination.team t
                   where t.case_id = support_case.id and t.agency_id = (select staff.working_agency()) and t.until is null
                     and (t.ends_on is null or t.ends_on >= (now() at time zone 'Asia/Tokyo')::date) offset 0)
          and (not (select people.has_conflicts()) or not coordination.in_conflict(id)))
         or coordination.breaks_glass(id));
create policy case_is_opened_for_own_agency on coordination.support_case for insert to tsunagi_app
  with check (opened_agency = (select staff.working_agency()) and opened_by = platform.reader_id());
create policy case_is_changed_by_its_team on coordination.support_case for update to tsunagi_app using (coordination.stands(id));

create policy case_act_is_seen_with_case on coordination.case_act for select to tsunagi_app using (coordination.sees_case(case_id));
create policy case_act_is_appended_as_oneself on coordination.case_act for insert to tsunagi_app
  with check (by_staff = platform.reader_id() and by_agency = (select staff.working_agency()) and coordination.stands(case_id));

create policy team_is_seen_with_case on coordination.team for select to tsunagi_app
  using (agency_id = (select staff.working_agency()) or coordination.sees_case(case_id));
create policy team_is_joined_when_opened_or_asked_in on coordination.team for insert to tsunagi_app
  with check ((agency_id = (select staff.working_agency()) and coordination.is_new(case_id)) or coordination.stands(case_id));
create policy team_is_left_by_the_team on coordination.team for update to tsunagi_app using (coordination.stands(case_id)) with check (coordination.was_in(case_id));

create policy lead_offer_is_seen_with_case on coordination.lead_offer for select to tsunagi_app using (coordination.sees_case(case_id));
create policy lead_offer_is_made_as_oneself on coordination.lead_offer for insert to tsunagi_app
  with check (by_staff = platform.reader_id() and by_agency = (select staff.working_agency()) and coordination.stands(case_id));
create policy lead_offer_is_answered_by_the_team on coordination.lead_offer for update to tsunagi_app using (coordination.stands(case_id));

create policy case_person_is_seen_with_both on coordination.case_person for select to tsunagi_app
  using (coordination.sees_case(case_id) and people.sees_person(person_id));
create policy case_person_is_linked_by_those_who_see_both on coordination.case_person for insert to tsunagi_app
  with check (coordination.stands(case_id) and people.sees_person(person_id));
create policy case_person_is_unlinked_by_those_who_see_both on coordination.case_person for update to tsunagi_app
  using (coordination.stands(case_id) and people.sees_person(person_id));

create policy entry_is_seen_within_its_scope on coordination.log_entry for select to tsunagi_app
  using ((by_agency = (select staff.working_agency())
          or (share_scope = 'team'
              and exists (select 1 from coordination.team t
                           where t.case_id = log_entry.case_id and t.agency_id = (select staff.working_agency()) and t.until is null
                             and (t.ends_on is null or t.ends_on >= (now() at time zone 'Asia/Tokyo')::date)
                             and (t.categories is null or log_entry.category is null or log_entry.category = any (t.categories)) offset 0))
          or (share_scope in ('coordinator', 'conference') and coordination.coordinates(case_id))
          or (share_scope = 'team' and coordination.breaks_glass(case_id)))
         and (not (select people.has_conflicts()) or not coordination.in_conflict(case_id)));
create policy entry_is_written_as_oneself on coordination.log_entry for insert to tsunagi_app
  with check (by_staff = platform.reader_id() and by_agency = (select staff.working_agency()) and coordination.stands(case_id));
create policy entry_is_replaced_by_its_agency on coordination.log_entry for update to tsunagi_app
  using (by_agency = (select staff.working_agency()) and coordination.stands(case_id));

create policy mention_is_seen_by_both on coordination.mention for select to tsunagi_app
  using (staff_id = platform.reader_id() or exists (select 1 from coordination.log_entry e where e.id = mention.entry_id));
create policy mention_is_made_with_the_entry on coordination.mention for insert to tsunagi_app
  with check (coordination.stands(case_id) and exists (select 1 from coordination.log_entry e where e.id = mention.entry_id));
create policy mention_is_read_by_the_one_called on coordination.mention for update to tsunagi_app using (staff_id = platform.reader_id());

create policy glass_is_seen_by_its_breaker_the_team_and_the_privacy_officer on coordination.glass for select to tsunagi_app
  using (staff_id = platform.reader_id() or coordination.stands(case_id) or staff.has_duty('audit'));
create policy glass_is_broken_as_oneself on coordination.glass for insert to tsunagi_app
  with check (staff_id = platform.reader_id() and agency_id = (select staff.working_agency()) and ended_at is null and reviewed_at is null);
create policy glass_is_put_back_by_its_breaker on coordination.glass for update to tsunagi_app
  using (staff_id = platform.reader_id() and reviewed_at is null);
create policy glass_is_reviewed_by_the_privacy_officer on coordination.glass for update to tsunagi_app
  using (staff.has_duty('audit') and staff_id <> platform.reader_id());
create function coordination.sign_review() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.reviewed_by is distinct from old.reviewed_by and new.reviewed_by is distinct from platform.reader_id() then
    raise exception 'a review is signed by whoever made it' using errcode = '42501';
  end if;
  return new;
end $$;
comment on function coordination.sign_review is 'Nobody signs a review in another''s name.';
create trigger glass_review_is_signed before update on coordination.glass for each row execute function coordination.sign_review();

grant select, insert, update on coordination.coordination_request, coordination.support_case, coordination.team, coordination.lead_offer,
  coordination.case_person, coordination.glass to tsunagi_app;
grant select, insert on coordination.request_bundle, coordination.request_act, coordination.case_act to tsunagi_app;
grant select, insert on coordination.log_entry, coordination.mention to tsunagi_app;
grant update (is_replaced) on coordination.log_entry to tsunagi_app;
grant update (read_at) on coordination.mention to tsunagi_app;
grant execute on function coordination.in_conflict, coordination.stands, coordination.breaks_glass, coordination.sees_case, coordination.is_new,
  coordination.coordinates, coordination.was_in, coordination.coordinating_agencies to tsunagi_app;

create trigger request_act_is_append_only before update or delete on coordination.request_act for each row execute function platform.refuse_change();
create trigger request_act_is_not_emptied before truncate on coordination.request_act for each statement execute function platform.refuse_change();
create trigger case_act_is_append_only before update or delete on coordination.case_act for each row execute function platform.refuse_change();
create trigger case_act_is_not_emptied before truncate on coordination.case_act for each statement execute function platform.refuse_change();
create trigger request_bundle_is_frozen before update or delete on coordination.request_bundle for each row execute function platform.refuse_change();
create trigger request_bundle_is_not_emptied before truncate on coordination.request_bundle for each statement execute function platform.refuse_change();

-- Whoever joins the team works with the persons of the case, and so may see them; protected persons stay where they are.
create function coordination.bring_people(asked uuid, taker uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not coordination.stands(asked) or not exists (select 1 from coordination.team t where t.case_id = asked and t.agency_id = taker and t.until is null) then
    raise exception 'people come along only for an agency of the team' using errcode = '42501';
  end if;
  perform people.take_standing(p.person_id, taker) from coordination.case_person p where p.case_id = asked and p.is_linked;
end $$;
comment on function coordination.bring_people is 'Gives an agency of the team standing beside the persons of the case, with search keys.';
grant execute on function coordination.bring_people to tsunagi_app;

-- A coordination request is held out like a referral; a consultation may end by a case having been opened.
alter table desk.offer drop constraint offer_kind_is_known;
alter table desk.offer add constraint offer_kind_is_known check (kind in ('hand_over', 'involve', 'coordinate'));
alter table desk.consultation drop constraint consultation_state_is_known;
alter table desk.consultation add constraint consultation_state_is_known
  check (state in ('received', 'in_intake', 'screened', 'answered', 'referred_accepted', 'case_opened', 'consent_building', 'watching', 'lost_contact'));

insert into platform.code (list, code, label_ja, sort_order, valid_from, sensitive) values
  ('outcome', 'case_opened', '事例として支援を始めた', 5, '2026-04-01', false),
  ('log_with', 'person', '本人', 1, '2021-04-01', false),
  ('log_with', 'family', '家族', 2, '2021-04-01', false),
  ('log_with', 'agency', '関係機関', 3, '2021-04-01', false),
  ('log_with', 'community', '地域', 4, '2021-04-01', false),
  ('log_method', 'interview', '面談', 1, '2021-04-01', false),
  ('log_method', 'phone', '電話', 2, '2021-04-01', false),
  ('log_method', 'mail', 'メール等', 3, '2021-04-01', false),
  ('log_method', 'visit', '訪問・同行', 4, '2021-04-01', false),
  ('log_method', 'internal_meeting', '所内会議', 5, '2021-04-01', false),
  ('log_method', 'conference', '支援調整会議・支援会議・重層的支援会議', 6, '2021-04-01', false),
  ('log_method', 'agency_meeting', '他機関との会議', 7, '2021-04-01', false),
  ('log_method', 'agency_call', '他機関との電話照会・協議', 8, '2021-04-01', false),
  ('log_method', 'other', 'その他', 9, '2021-04-01', false),
  ('contact_result', 'met', '会えた', 1, '2021-04-01', false),
  ('contact_result', 'talked_at_door', '玄関先で話せた', 2, '2021-04-01', false),
  ('contact_result', 'phone_answered', '電話に出られた', 3, '2021-04-01', false),
  ('contact_result', 'no_answer', '応答なし', 4, '2021-04-01', false),
  ('contact_result', 'absent_note_left', '不在・置き手紙をした', 5, '2021-04-01', false),
  ('contact_result', 'refused', '断られた', 6, '2021-04-01', false),
  ('contact_result', 'seen_safe', '無事を確かめた', 7, '2021-04-01', false),
  ('contact_result', 'not_found', '居場所がわからない', 8, '2021-04-01', false),
  ('share_scope', 'own_agency', '自分の機関だけ', 1, '2021-04-01', false),
  ('share_scope', 'team', '支援チーム', 2, '2021-04-01', false),
  ('share_scope', 'conference', '会議の出席者', 3, '2021-04-01', false),
  ('share_scope', 'coordinator', '多機関協働の担当', 4, '2021-04-01', false),
  ('consent_category', 'contact', '連絡先', 1, '2021-04-01', false),
  ('consent_category', 'household', '世帯・家族', 2, '2021-04-01', false),
  ('consent_category', 'health', '健康・障がい', 3, '2021-04-01', true),
  ('consent_category', 'income', '収入・お金', 4, '2021-04-01', true),
  ('consent_category', 'housing', '住まい', 5, '2021-04-01', false),
  ('consent_category', 'child', '子ども・学校', 6, '2021-04-01', true),
  ('consent_category', 'history', 'これまでの経過', 7, '2021-04-01', false),
  ('issue', 'illness', '病気', 1, '2021-04-01', true),
  ('issue', 'injury', 'けが', 2, '2021-04-01', true),
  ('issue', 'disability_certified', '障害(手帳有)', 3, '2021-04-01', true),
  ('issue', 'disability_suspected', '障害(疑い)', 4, '2021-04-01', true),
  ('issue', 'suicide_risk', '自死企図', 5, '2021-04-01', true),
  ('issue', 'mental_health', 'その他メンタルヘルスの課題', 6, '2021-04-01', true),
  ('issue', 'unstable_housing', '住まい不安定', 7, '2021-04-01', false),
  ('issue', 'homeless', 'ホームレス', 8, '2021-04-01', false),
  ('issue', 'poverty', '経済的困窮', 9, '2021-04-01', false),
  ('issue', 'debt_burden', '(多重・過重)債務', 10, '2021-04-01', false),
  ('issue', 'budgeting', '家計管理の課題', 11, '2021-04-01', false),
  ('issue', 'job_search_difficulty', '就職活動困難', 12, '2021-04-01', false),
  ('issue', 'job_retention_difficulty', '就職定着困難', 13, '2021-04-01', false),
  ('issue', 'disordered_routine', '生活習慣の乱れ', 14, '2021-04-01', false),
  ('issue', 'social_isolation', '社会的孤立', 15, '2021-04-01', false),
  ('issue', 'family_relation', '家族関係・家族の問題', 16, '2021-04-01', false),
  ('issue', 'school_refusal', '不登校', 17, '2021-04-01', false),
  ('issue', 'delinquency', '非行', 18, '2021-04-01', false),
  ('issue', 'low_schooling', '中卒・高校中退', 19, '2021-04-01', false),
  ('issue', 'single_parent', 'ひとり親', 20, '2021-04-01', false),
  ('issue', 'dv_abuse', 'DV・虐待', 21, '2021-04-01', true),
  ('issue', 'foreign_national', '外国籍', 22, '2021-04-01', true),
  ('issue', 'released_offender', '刑余者', 23, '2021-04-01', true),
  ('issue', 'communication', 'コミュニケーションが苦手', 24, '2021-04-01', false),
  ('issue', 'literacy_comprehension', '本人の能力の課題(識字・言語・理解等)', 25, '2021-04-01', true),
  ('issue', 'disaster_affected', '被災', 26, '2021-04-01', false),
  ('issue', 'other', 'その他', 27, '2021-04-01', false),
  ('issue', 'care_burden', '介護負担', 28, '2021-04-01', false),
  ('issue', 'young_carer', 'ヤングケアラー', 29, '2021-04-01', false),
  ('issue', 'double_care', 'ダブルケア', 30, '2021-04-01', false),
  ('issue', 'problem_8050', '8050', 31, '2021-04-01', false),
  ('issue', 'neighbor_trouble', '近隣トラブル', 32, '2021-04-01', false),
  ('issue', 'self_neglect', 'ごみ屋敷・セルフネグレクト', 33, '2021-04-01', false),
  ('issue', 'mobility_shopping', '移動・買物困難', 34, '2021-04-01', false),
  ('issue', 'guardianship_money', '成年後見・金銭管理', 35, '2021-04-01', false),
  ('issue', 'no_guarantor', '保証人がいない', 36, '2021-04-01', false),
  ('issue', 'abuse_elder', '虐待(高齢)', 37, '2021-04-01', true),
  ('issue', 'abuse_disability', '虐待(障がい)', 38, '2021-04-01', true),
  ('issue', 'abuse_child', '虐待(児童)', 39, '2021-04-01', true),
  ('issue', 'gap_need', '制度の狭間', 40, '2021-04-01', false);
