-- 会議: from the call to what is carried over (F46-F48). A meeting belongs to a body; what is said stays where it was said.
create schema meetings;
comment on schema meetings is 'Meetings of the residents'' bodies, and what comes of them. Nothing here refers to people of casework.';
grant usage on schema meetings to tsunagi_app, tsunagi_public;

create table meetings.meeting (
  id            uuid        not null,
  body_id       uuid        not null,
  council_no    smallint,
  title         text        not null,
  starts_at     timestamptz not null,
  ends_at       timestamptz not null,
  place         text        not null default '',
  mode          text        not null default 'in_person',
  hosts         jsonb       not null default '[]',
  audience      text        not null default 'council',
  state         text        not null default 'planned',
  chair_seat    uuid,
  chair_name    text        not null default '',
  scribe_name   text        not null default '',
  cancelled_why text        not null default '',
  sequence      integer     not null default 0,
  planned_in    uuid,
  closed_at     timestamptz,
  approved_at   timestamptz,
  approved_by   uuid,
  made_by       uuid        not null default platform.reader_id(),
  made_at       timestamptz not null default now(),
  changed_at    timestamptz not null default now(),
  version       integer     not null default 1,
  constraint meeting_pk primary key (id),
  constraint meeting_of_body foreign key (body_id) references councils.body (id),
  constraint meeting_of_council foreign key (council_no) references directory.council (no),
  constraint meeting_chair foreign key (chair_seat) references councils.seat (id),
  constraint meeting_planned_in foreign key (planned_in) references meetings.meeting (id),
  constraint meeting_has_a_title check (title <> ''),
  constraint meeting_ends_after_it_begins check (ends_at > starts_at),
  constraint meeting_mode_is_known check (mode in ('in_person', 'online', 'hybrid', 'paper')),
  constraint meeting_audience_is_known check (audience in ('public', 'council', 'liaison', 'staff')),
  constraint meeting_state_is_known check (state in ('planned', 'called', 'held', 'minutes_draft', 'minutes_check', 'minutes_approved', 'cancelled')),
  constraint meeting_cancelling_says_why check (state <> 'cancelled' or cancelled_why <> ''),
  constraint meeting_closing_has_a_time check ((state in ('minutes_draft', 'minutes_check', 'minutes_approved')) = (closed_at is not null)),
  constraint meeting_approving_has_a_time check ((state = 'minutes_approved') = (approved_at is not null)),
  constraint meeting_hosts_are_a_list check (jsonb_typeof(hosts) = 'array')
);
comment on table meetings.meeting is '会議. The council''s number is that of the body; it stands here for the one rule of sight.';
comment on column meetings.meeting.hosts is 'A list of {name, as}: 主催, 共催, 協力.';
comment on column meetings.meeting.sequence is 'How often what a calendar shows has changed (RFC 5545 SEQUENCE).';
comment on column meetings.meeting.chair_name is 'Name as it stood at the meeting; it stays when the seat ends.';
create index meeting_by_start on meetings.meeting (starts_at, id);
create index meeting_by_body on meetings.meeting (body_id, starts_at);

create table meetings.agenda_item (
  id           uuid        not null,
  meeting_id   uuid        not null,
  parent_id    uuid,
  sort_order   integer     not null,
  kind         text        not null,
  title        text        not null,
  minutes      integer,
  brought_by   text        not null default '',
  carried_kind text,
  carried_id   uuid,
  outcome      text,
  dropped_at   timestamptz,
  made_at      timestamptz not null default now(),
  constraint agenda_item_pk primary key (id),
  constraint agenda_item_of_meeting foreign key (meeting_id) references meetings.meeting (id),
  constraint agenda_item_under foreign key (parent_id) references meetings.agenda_item (id),
  constraint agenda_item_is_not_under_itself check (parent_id <> id),
  constraint agenda_item_kind_is_known check (kind in ('report', 'discuss', 'decide', 'workshop', 'other')),
  constraint agenda_item_has_a_title check (title <> ''),
  constraint agenda_item_minutes_are_positive check (minutes > 0),
  constraint agenda_item_outcome_is_known check (outcome in ('done', 'continued')),
  constraint agenda_item_is_carried_from_something check ((carried_kind is null) = (carried_id is null)),
  constraint agenda_item_carried_kind_is_known check (carried_kind in ('agenda_item', 'decision', 'action', 'question'))
);
comment on table meetings.agenda_item is '議題, nested; what is carried over says from where.';
create unique index agenda_item_carried_once on meetings.agenda_item (meeting_id, carried_kind, carried_id) where carried_id is not null;
create index agenda_item_by_meeting on meetings.agenda_item (meeting_id, sort_order, id);
create index agenda_item_by_carried on meetings.agenda_item (carried_id) where carried_id is not null;

create table meetings.attendance (
  id          uuid    not null,
  meeting_id  uuid    not null,
  seat_id     uuid,
  person_name text    not null,
  role_then   text    not null default '',
  status      text    not null,
  proxy_name  text    not null default '',
  sort_order  integer not null default 0,
  constraint attendance_pk primary key (id),
  constraint attendance_of_meeting foreign key (meeting_id) references meetings.meeting (id),
  constraint attendance_of_seat foreign key (seat_id) references councils.seat (id),
  constraint attendance_once_a_seat unique (meeting_id, seat_id),
  constraint attendance_has_a_name check (person_name <> ''),
  constraint attendance_status_is_known check (status in ('present', 'absent', 'excused', 'proxy', 'observer')),
  constraint attendance_proxy_has_a_name check ((status = 'proxy') = (proxy_name <> ''))
);
comment on table meetings.attendance is '出欠. Names and offices as they were at the meeting; never changed when a seat ends.';
create trigger attendance_is_append_only before update or delete on meetings.attendance for each row execute function platform.refuse_change();
create trigger attendance_is_not_emptied before truncate on meetings.attendance for each statement execute function platform.refuse_change();

create table meetings.remark (
  id          uuid        not null,
  meeting_id  uuid        not null,
  item_id     uuid        not null,
  sort_order  integer     not null,
  words       text        not null,
  audience    text        not null default 'council',
  became_kind text,
  became_id   uuid,
  made_by     uuid        not null default platform.reader_id(),
  made_at     timestamptz not null default now(),
  constraint remark_pk primary key (id),
  constraint remark_of_meeting foreign key (meeting_id) references meetings.meeting (id),
  constraint remark_of_item foreign key (item_id) references meetings.agenda_item (id),
  constraint remark_says_something check (words <> ''),
  constraint remark_audience_is_known check (audience in ('council', 'staff')),
  constraint remark_became_something check ((became_kind is null) = (became_id is null)),
  constraint remark_became_is_known check (became_kind in ('decision', 'action', 'question', 'issue', 'treasure'))
);
comment on table meetings.remark is 'The ➡ lines: what was said at an item, and what it became at the closing.';
create index remark_by_item on meetings.remark (item_id, sort_order, id);
create index remark_by_meeting on meetings.remark (meeting_id);

create table meetings.decision (
  id            uuid        not null,
  meeting_id    uuid        not null,
  item_id       uuid        not null,
  body_id       uuid        not null,
  council_no    smallint,
  audience      text        not null,
  statement     text        not null,
  how           text        not null,
  counts        text        not null default '',
  reasons       text        not null default '',
  dissent       text        not null default '',
  decided_on    date        not null,
  review_on     date,
  state         text        not null default 'in_force',
  supersedes_id uuid,
  review_note   text        not null default '',
  version       integer     not null default 1,
  constraint decision_pk primary key (id),
  constraint decision_of_meeting foreign key (meeting_id) references meetings.meeting (id),
  constraint decision_of_item foreign key (item_id) references meetings.agenda_item (id),
  constraint decision_of_body foreign key (body_id) references councils.body (id),
  constraint decision_supersedes foreign key (supersedes_id) references meetings.decision (id),
  constraint decision_supersedes_once unique (supersedes_id),
  constraint decision_says_something check (statement <> ''),
  constraint decision_how_is_known check (how in ('consensus', 'show_of_hands', 'vote', 'chair')),
  constraint decision_audience_is_known check (audience in ('council', 'liaison', 'staff')),
  constraint decision_state_is_known check (state in ('in_force', 'revised', 'ended')),
  constraint decision_ending_says_why check (state <> 'ended' or review_note <> '')
);
comment on table meetings.decision is '決定, with the day on which it is looked at again; a newer wording supersedes it and both stay.';
create index decision_by_council on meetings.decision (council_no, decided_on desc, id desc);
create index decision_by_meeting on meetings.decision (meeting_id);
create index decision_by_review on meetings.decision (body_id, review_on) where state = 'in_force';

create table meetings.action (
  id             uuid        not null,
  meeting_id     uuid        not null,
  item_id        uuid        not null,
  decision_id    uuid,
  body_id        uuid        not null,
  council_no     smallint,
  audience       text        not null,
  what           text        not null,
  owner_kind     text        not null,
  owner_seat     uuid,
  owner_name     text        not null default '',
  due_on         date,
  state          text        not null default 'open',
  result_note    text        not null default '',
  dropped_reason text        not null default '',
  made_at        timestamptz not null default now(),
  version        integer     not null default 1,
  constraint action_pk primary key (id),
  constraint action_of_meeting foreign key (meeting_id) references meetings.meeting (id),
  constraint action_of_item foreign key (item_id) references meetings.agenda_item (id),
  constraint action_of_decision foreign key (decision_id) references meetings.decision (id),
  constraint action_of_body foreign key (body_id) references councils.body (id),
  constraint action_of_seat foreign key (owner_seat) references councils.seat (id),
  constraint action_says_something check (what <> ''),
  constraint action_owner_is_known check (owner_kind in ('seat', 'organisation', 'city')),
  constraint action_owner_is_one check ((owner_kind = 'seat') = (owner_seat is not null)),
  constraint action_organisation_has_a_name check (owner_kind <> 'organisation' or owner_name <> ''),
  constraint action_audience_is_known check (audience in ('council', 'liaison', 'staff')),
  constraint action_state_is_known check (state in ('open', 'doing', 'done', 'dropped')),
  constraint action_dropping_says_why check (state <> 'dropped' or dropped_reason <> '')
);
comment on table meetings.action is 'やること: whose, until when, and what came of it.';
create index action_by_body on meetings.action (body_id) where state in ('open', 'doing');
create index action_by_meeting on meetings.action (meeting_id);

create table meetings.question (
  id            uuid        not null,
  meeting_id    uuid        not null,
  item_id       uuid        not null,
  body_id       uuid        not null,
  council_no    smallint,
  audience      text        not null,
  words         text        not null,
  due_on        date        not null,
  asked_on      date        not null,
  answer        text        not null default '',
  answered_name text        not null default '',
  answered_at   timestamptz,
  answered_by   uuid,
  told_in       uuid,
  version       integer     not null default 1,
  constraint question_pk primary key (id),
  constraint question_of_meeting foreign key (meeting_id) references meetings.meeting (id),
  constraint question_of_item foreign key (item_id) references meetings.agenda_item (id),
  constraint question_of_body foreign key (body_id) references councils.body (id),
  constraint question_told_in foreign key (told_in) references meetings.meeting (id),
  constraint question_says_something check (words <> ''),
  constraint question_audience_is_known check (audience in ('council', 'liaison', 'staff')),
  constraint question_answer_has_a_time check ((answer = '') = (answered_at is null) and (answer = '') = (answered_by is null)),
  constraint question_is_told_when_answered check (told_in is null or answered_at is not null)
);
comment on table meetings.question is '市への質問: an answer is owed by a day, and comes back to the next meeting (told_in).';
create index question_by_due on meetings.question (due_on, id) where answered_at is null;
create index question_by_body on meetings.question (body_id) where told_in is null;
create index question_by_meeting on meetings.question (meeting_id);

create table meetings.minutes (
  meeting_id uuid        not null,
  no         integer     not null,
  words      text        not null,
  made_by    uuid        not null default platform.reader_id(),
  made_at    timestamptz not null default now(),
  constraint minutes_pk primary key (meeting_id, no),
  constraint minutes_of_meeting foreign key (meeting_id) references meetings.meeting (id),
  constraint minutes_say_something check (words <> '')
);
comment on table meetings.minutes is '議事録, every wording it had; the last one counts. Locked once approved.';
create trigger minutes_are_append_only before update or delete on meetings.minutes for each row execute function platform.refuse_change();
create trigger minutes_are_not_emptied before truncate on meetings.minutes for each statement execute function platform.refuse_change();

create table meetings.note_on_minutes (
  id           uuid        not null,
  meeting_id   uuid        not null,
  kind         text        not null,
  words        text        not null,
  on_behalf_of text        not null default '',
  made_by      uuid        not null default platform.reader_id(),
  made_at      timestamptz not null default now(),
  constraint note_on_minutes_pk primary key (id),
  constraint note_on_minutes_of_meeting foreign key (meeting_id) references meetings.meeting (id),
  constraint note_on_minutes_kind_is_known check (kind in ('comment', 'erratum')),
  constraint note_on_minutes_says_something check (words <> '')
);
comment on table meetings.note_on_minutes is 'What those who attended say about the minutes: before the approval a comment, after it an erratum.';
create index note_on_minutes_by_meeting on meetings.note_on_minutes (meeting_id, made_at);
create trigger note_on_minutes_is_append_only before update or delete on meetings.note_on_minutes
  for each row execute function platform.refuse_change();
create trigger note_on_minutes_is_not_emptied before truncate on meetings.note_on_minutes
  for each statement execute function platform.refuse_change();

create function meetings.inner_audience(council smallint) returns text
  language sql immutable
  return case when council is null then 'liaison' else 'council' end;
comment on function meetings.inner_audience is 'For whom names and remarks are: the council itself; where a body belongs to none, those of the liaison.';

create function meetings.reads_meeting(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select from meetings.meeting m where m.id = asked and councils.may_read(m.audience, m.council_no));
  end;
create function meetings.reads_inside(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (
      select from meetings.meeting m
       where m.id = asked and councils.may_read(m.audience, m.council_no)
         and councils.may_read(meetings.inner_audience(m.council_no), m.council_no));
  end;
comment on function meetings.reads_inside is 'Names, remarks and minutes stay inside, also when the meeting itself is told to others.';
create function meetings.keeps_meeting(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select from meetings.meeting m where m.id = asked and councils.may_keep(m.council_no));
  end;
create function meetings.keeps_open(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (
      select from meetings.meeting m
       where m.id = asked and m.state in ('planned', 'called', 'held') and councils.may_keep(m.council_no));
  end;
comment on function meetings.keeps_open is 'Keeps the records of a meeting that has not been closed: after the closing its attendance and remarks stand.';
create function meetings.keeps_unlocked(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (
      select from meetings.meeting m
       where m.id = asked and m.state not in ('minutes_approved', 'cancelled') and councils.may_keep(m.council_no));
  end;
create function meetings.attended(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (
      select from meetings.attendance a
        join councils.seat s on s.id = a.seat_id
        join councils.participant p on p.id = s.participant_id
       where a.meeting_id = asked and a.status in ('present', 'observer')
         and p.account_id = platform.reader_id() and p.ended_on is null and staff.my_agency() is not null);
  end;
comment on function meetings.attended is 'Whether the reader was there in person; also after their seat has ended.';
grant execute on function meetings.reads_meeting(uuid), meetings.reads_inside(uuid), meetings.keeps_meeting(uuid), meetings.keeps_open(uuid),
  meetings.keeps_unlocked(uuid), meetings.attended(uuid), meetings.inner_audience(smallint) to tsunagi_app;

alter table meetings.meeting enable row level security;
create policy meeting_is_read_by_its_audience on meetings.meeting for select to tsunagi_app using (councils.may_read(audience, council_no));
create policy meeting_is_open_when_public on meetings.meeting for select to tsunagi_public using (audience = 'public');
create policy meeting_is_planned_by_keepers on meetings.meeting for insert to tsunagi_app
  with check (councils.may_keep(council_no) and council_no is not distinct from (select b.council_no from councils.body b where b.id = body_id));
create policy meeting_is_kept_by_keepers on meetings.meeting for update to tsunagi_app
  using (councils.may_keep(council_no)) with check (councils.may_keep(council_no));
grant select, insert on meetings.meeting to tsunagi_app;
grant update (title, starts_at, ends_at, place, mode, hosts, audience, state, chair_seat, chair_name, scribe_name, cancelled_why, sequence,
  closed_at, approved_at, approved_by, changed_at, version) on meetings.meeting to tsunagi_app;
grant select (id, body_id, council_no, title, starts_at, ends_at, place, mode, hosts, audience, state, sequence, changed_at) on meetings.meeting
  to tsunagi_public;

alter table meetings.agenda_item enable row level security;
create policy agenda_item_is_read_with_its_meeting on meetings.agenda_item for select to tsunagi_app using (meetings.reads_meeting(meeting_id));
create policy agenda_item_is_set_by_keepers on meetings.agenda_item for insert to tsunagi_app with check (meetings.keeps_open(meeting_id));
create policy agenda_item_is_changed_by_keepers on meetings.agenda_item for update to tsunagi_app
  using (meetings.keeps_open(meeting_id)) with check (meetings.keeps_open(meeting_id));
grant select, insert on meetings.agenda_item to tsunagi_app;
grant update (parent_id, sort_order, kind, title, minutes, brought_by, outcome, dropped_at) on meetings.agenda_item to tsunagi_app;

alter table meetings.attendance enable row level security;
create policy attendance_is_read_inside on meetings.attendance for select to tsunagi_app using (meetings.reads_inside(meeting_id));
create policy attendance_is_taken_by_keepers on meetings.attendance for insert to tsunagi_app with check (meetings.keeps_open(meeting_id));
grant select, insert on meetings.attendance to tsunagi_app;

alter table meetings.remark enable row level security;
create policy remark_is_read_inside on meetings.remark for select to tsunagi_app
  using (meetings.reads_inside(meeting_id) and (audience = 'council' or (select councils.is_coordinator())));
create policy remark_is_written_by_keepers on meetings.remark for insert to tsunagi_app
  with check (meetings.keeps_open(meeting_id) and made_by = (select platform.reader_id()));
create policy remark_becomes_by_keepers on meetings.remark for update to tsunagi_app
  using (meetings.keeps_open(meeting_id)) with check (meetings.keeps_open(meeting_id));
grant select, insert on meetings.remark to tsunagi_app;
grant update (became_kind, became_id) on meetings.remark to tsunagi_app;

alter table meetings.decision enable row level security;
create policy decision_is_read_by_its_audience on meetings.decision for select to tsunagi_app using (councils.may_read(audience, council_no));
create policy decision_is_written_by_keepers on meetings.decision for insert to tsunagi_app
  with check (councils.may_keep(council_no) and meetings.keeps_open(meeting_id));
create policy decision_is_kept_by_keepers on meetings.decision for update to tsunagi_app
  using (councils.may_keep(council_no)) with check (councils.may_keep(council_no));
grant select, insert on meetings.decision to tsunagi_app;
grant update (review_on, state, review_note, version) on meetings.decision to tsunagi_app;

alter table meetings.action enable row level security;
create policy action_is_read_by_its_audience on meetings.action for select to tsunagi_app using (councils.may_read(audience, council_no));
create policy action_is_written_by_keepers on meetings.action for insert to tsunagi_app
  with check (councils.may_keep(council_no) and meetings.keeps_open(meeting_id));
create policy action_is_kept_by_keepers on meetings.action for update to tsunagi_app
  using (councils.may_keep(council_no)) with check (councils.may_keep(council_no));
grant select, insert on meetings.action to tsunagi_app;
grant update (due_on, state, result_note, dropped_reason, version) on meetings.action to tsunagi_app;

alter table meetings.question enable row level security;
create policy question_is_read_where_it_was_asked_and_by_the_city on meetings.question for select to tsunagi_app
  using (councils.may_read(audience, council_no) or (select councils.is_city()));
create policy question_is_asked_by_keepers on meetings.question for insert to tsunagi_app
  with check (councils.may_keep(council_no) and meetings.keeps_open(meeting_id));
create policy question_is_answered_by_the_city on meetings.question for update to tsunagi_app
  using (councils.may_keep(council_no) or (select councils.is_city()))
  with check (councils.may_keep(council_no) or (select councils.is_city()));
grant select, insert on meetings.question to tsunagi_app;
grant update (answer, answered_name, answered_at, answered_by, told_in, version) on meetings.question to tsunagi_app;

alter table meetings.minutes enable row level security;
create policy minutes_are_read_inside on meetings.minutes for select to tsunagi_app using (meetings.reads_inside(meeting_id));
create policy minutes_are_written_by_keepers on meetings.minutes for insert to tsunagi_app
  with check (meetings.keeps_unlocked(meeting_id) and made_by = (select platform.reader_id()));
grant select, insert on meetings.minutes to tsunagi_app;

alter table meetings.note_on_minutes enable row level security;
create policy note_on_minutes_is_read_inside on meetings.note_on_minutes for select to tsunagi_app using (meetings.reads_inside(meeting_id));
create policy note_on_minutes_is_made_by_those_who_attended on meetings.note_on_minutes for insert to tsunagi_app
  with check (
    made_by = (select platform.reader_id())
    and ((on_behalf_of = '' and meetings.attended(meeting_id)) or (on_behalf_of <> '' and meetings.keeps_meeting(meeting_id))));
grant select, insert on meetings.note_on_minutes to tsunagi_app;
