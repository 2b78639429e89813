-- 連絡会: what each council can give and what troubles it, who met whom, what was taken home, and who helps from outside (F45, F46, F58).
create schema liaison;
comment on schema liaison is 'Give and take between the councils. Nobody is ranked, and nothing here refers to a case.';
grant usage on schema liaison to tsunagi_app;

create table liaison.entry (
  id           uuid        not null,
  council_no   smallint    not null,
  side         text        not null,
  title        text        not null,
  words        text        not null default '',
  themes       text[]      not null default '{}',
  stage        text        not null default 'not_yet',
  state        text        not null default 'open',
  worded_by    uuid        not null default platform.reader_id(),
  checked_by   uuid,
  checked_at   timestamptz,
  withdrawn_at timestamptz,
  made_at      timestamptz not null default now(),
  moved_at     timestamptz not null default now(),
  version      integer     not null default 1,
  constraint entry_pk primary key (id),
  constraint entry_of_council foreign key (council_no) references directory.council (no),
  constraint entry_side_is_known check (side in ('offer', 'trouble')),
  constraint entry_stage_is_known check (stage in ('not_yet', 'started', 'going', 'overcome')),
  constraint entry_state_is_known check (state in ('open', 'closed')),
  constraint entry_has_a_title check (title <> ''),
  constraint entry_is_checked_by_another check (checked_by <> worded_by),
  constraint entry_check_has_a_time check ((checked_by is null) = (checked_at is null))
);
comment on table liaison.entry is 'できること・あるもの and 困っていること of a council. Other councils read it when a second person has checked its words, and until it is withdrawn.';
create index entry_by_move on liaison.entry (moved_at desc, id desc);
create index entry_by_council on liaison.entry (council_no, moved_at desc);

create table liaison.entry_step (
  id       uuid        not null,
  entry_id uuid        not null,
  kind     text        not null,
  words    text        not null default '',
  at       timestamptz not null default clock_timestamp(),
  by_staff uuid        not null default platform.reader_id(),
  constraint entry_step_pk primary key (id),
  constraint entry_step_of_entry foreign key (entry_id) references liaison.entry (id),
  constraint entry_step_kind_is_known check (kind in ('stated', 'reworded', 'checked', 'withdrawn', 'staged', 'closed', 'reopened'))
);
comment on table liaison.entry_step is 'The course of an entry with its lines of words, for its own council.';
create index entry_step_by_entry on liaison.entry_step (entry_id, at);
create trigger entry_step_is_append_only before update or delete on liaison.entry_step for each row execute function platform.refuse_change();
create trigger entry_step_is_not_emptied before truncate on liaison.entry_step for each statement execute function platform.refuse_change();

create table liaison.visit (
  id            uuid        not null,
  guest_no      smallint    not null,
  host_no       smallint    not null,
  about         text        not null,
  guest_entry   uuid,
  host_entry    uuid,
  state         text        not null default 'wished',
  on_day        date,
  place         text        not null default '',
  seen          text        not null default '',
  taken_home    text        not null default '',
  called_off    text        not null default '',
  made_by       uuid        not null default platform.reader_id(),
  made_at       timestamptz not null default now(),
  moved_at      timestamptz not null default now(),
  version       integer     not null default 1,
  constraint visit_pk primary key (id),
  constraint visit_of_guest foreign key (guest_no) references directory.council (no),
  constraint visit_of_host foreign key (host_no) references directory.council (no),
  constraint visit_joins_two check (guest_no <> host_no),
  constraint visit_guest_entry foreign key (guest_entry) references liaison.entry (id),
  constraint visit_host_entry foreign key (host_entry) references liaison.entry (id),
  constraint visit_says_what_about check (about <> ''),
  constraint visit_state_is_known check (state in ('wished', 'fixed', 'done', 'called_off')),
  constraint visit_has_a_day check (state not in ('fixed', 'done') or on_day is not null),
  constraint visit_says_what_was_seen check (state <> 'done' or seen <> ''),
  constraint visit_calling_off_says_why check (state <> 'called_off' or called_off <> '')
);
comment on table liaison.visit is '会ってみる: who goes to whom, what was seen there and what is taken home. Audience liaison.';
create index visit_by_move on liaison.visit (moved_at desc, id desc);

create table liaison.exchange (
  id         uuid        not null,
  council_no smallint    not null,
  kind       text        not null,
  title      text        not null,
  words      text        not null default '',
  themes     text[]      not null default '{}',
  state      text        not null default 'open',
  outcome    text        not null default '',
  helped_by  smallint,
  made_by    uuid        not null default platform.reader_id(),
  made_at    timestamptz not null default now(),
  moved_at   timestamptz not null default now(),
  version    integer     not null default 1,
  constraint exchange_pk primary key (id),
  constraint exchange_of_council foreign key (council_no) references directory.council (no),
  constraint exchange_helped_by foreign key (helped_by) references directory.council (no),
  constraint exchange_is_helped_by_another check (helped_by <> council_no),
  constraint exchange_kind_is_known check (kind in ('teach', 'lend', 'question', 'joint')),
  constraint exchange_state_is_known check (state in ('open', 'met', 'unmet')),
  constraint exchange_has_a_title check (title <> ''),
  constraint exchange_end_says_what_came check (state = 'open' or outcome <> '')
);
comment on table liaison.exchange is '教えて・貸して, questions to other areas, and themes to take up together. That nobody could is an answer too. Audience liaison.';
comment on column liaison.exchange.helped_by is 'Who complemented whom, in words and never counted against anybody.';
create index exchange_by_move on liaison.exchange (moved_at desc, id desc);

create table liaison.reply (
  id          uuid        not null,
  exchange_id uuid        not null,
  council_no  smallint    not null,
  words       text        not null,
  made_by     uuid        not null default platform.reader_id(),
  made_at     timestamptz not null default now(),
  constraint reply_pk primary key (id),
  constraint reply_of_exchange foreign key (exchange_id) references liaison.exchange (id),
  constraint reply_of_council foreign key (council_no) references directory.council (no),
  constraint reply_says_something check (words <> '')
);
comment on table liaison.reply is 'What a council answers another; never changed.';
create index reply_by_exchange on liaison.reply (exchange_id, made_at);
create trigger reply_is_append_only before update or delete on liaison.reply for each row execute function platform.refuse_change();
create trigger reply_is_not_emptied before truncate on liaison.reply for each statement execute function platform.refuse_change();

create table liaison.adoption (
  id           uuid        not null,
  child_id     uuid        not null,
  parent_id    uuid,
  from_where   text        not null default '',
  changed      text        not null,
  since_on     date        not null,
  made_by      uuid        not null default platform.reader_id(),
  made_at      timestamptz not null default now(),
  withdrawn_at timestamptz,
  constraint adoption_pk primary key (id),
  constraint adoption_of_child foreign key (child_id) references liaison.entry (id),
  constraint adoption_from_parent foreign key (parent_id) references liaison.entry (id),
  constraint adoption_joins_two check (child_id <> parent_id),
  constraint adoption_says_from_where check (parent_id is not null or from_where <> ''),
  constraint adoption_says_what_changed check (changed <> '')
);
comment on table liaison.adoption is '由来: this market came from theirs, changed like so. `from_where` names what stands on no board, such as another city.';
create unique index adoption_once on liaison.adoption (child_id, parent_id) where withdrawn_at is null;
create index adoption_by_parent on liaison.adoption (parent_id);

create table liaison.support_offer (
  id        uuid        not null,
  agency_id uuid        not null,
  kinds     text[]      not null,
  title     text        not null,
  words     text        not null default '',
  themes    text[]      not null default '{}',
  is_open   boolean     not null default true,
  made_by   uuid        not null default platform.reader_id(),
  made_at   timestamptz not null default now(),
  version   integer     not null default 1,
  constraint support_offer_pk primary key (id),
  constraint support_offer_of_agency foreign key (agency_id) references directory.agency (id),
  constraint support_offer_kinds_are_known check (kinds <@ array['lecture', 'advice', 'visit', 'goods', 'other'] and cardinality(kinds) > 0),
  constraint support_offer_has_a_title check (title <> '')
);
comment on table liaison.support_offer is '地域への支援の申し出: what an organisation of the directory offers to areas. Entered by coordinators, who asked it. Audience liaison.';

create table liaison.support_request (
  id          uuid        not null,
  council_no  smallint    not null,
  offer_id    uuid,
  agency_id   uuid,
  kind        text        not null,
  words       text        not null,
  wanted_when text        not null default '',
  state       text        not null default 'asked',
  made_by     uuid        not null default platform.reader_id(),
  made_at     timestamptz not null default now(),
  moved_at    timestamptz not null default now(),
  version     integer     not null default 1,
  constraint support_request_pk primary key (id),
  constraint support_request_of_council foreign key (council_no) references directory.council (no),
  constraint support_request_of_offer foreign key (offer_id) references liaison.support_offer (id),
  constraint support_request_of_agency foreign key (agency_id) references directory.agency (id),
  constraint support_request_kind_is_known check (kind in ('lecture', 'advice', 'visit', 'goods', 'other')),
  constraint support_request_state_is_known check (state in ('asked', 'accepted', 'declined', 'unmet', 'done')),
  constraint support_request_says_something check (words <> '')
);
comment on table liaison.support_request is 'An area asks for experts. Audience council. Unmet is an answer, with its reason.';
create index support_request_by_move on liaison.support_request (moved_at desc, id desc);

create table liaison.support_step (
  id          uuid        not null,
  request_id  uuid        not null,
  state       text        not null,
  words       text        not null,
  answered_as text        not null default '',
  at          timestamptz not null default clock_timestamp(),
  by_staff    uuid        not null default platform.reader_id(),
  constraint support_step_pk primary key (id),
  constraint support_step_of_request foreign key (request_id) references liaison.support_request (id),
  constraint support_step_state_is_known check (state in ('accepted', 'declined', 'unmet', 'done')),
  constraint support_step_says_something check (words <> '')
);
comment on table liaison.support_step is 'What was answered and what came of it; who answered by telephone stands in answered_as.';
create index support_step_by_request on liaison.support_step (request_id, at);
create trigger support_step_is_append_only before update or delete on liaison.support_step for each row execute function platform.refuse_change();
create trigger support_step_is_not_emptied before truncate on liaison.support_step for each statement execute function platform.refuse_change();

create function liaison.own_entry(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select from liaison.entry e where e.id = asked and councils.may_read('council', e.council_no));
  end;
create function liaison.keeps_entry(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select from liaison.entry e where e.id = asked and councils.may_keep(e.council_no));
  end;
grant execute on function liaison.own_entry(uuid), liaison.keeps_entry(uuid) to tsunagi_app;

alter table liaison.entry enable row level security;
create policy entry_is_read_by_whom_it_is_for on liaison.entry for select to tsunagi_app
  using (councils.may_read(case when checked_by is not null and withdrawn_at is null then 'liaison' else 'council' end, council_no));
create policy entry_is_stated_by_keepers on liaison.entry for insert to tsunagi_app
  with check (councils.may_keep(council_no) and worded_by = (select platform.reader_id()) and checked_by is null);
create policy entry_is_kept_by_keepers on liaison.entry for update to tsunagi_app
  using (councils.may_keep(council_no)) with check (councils.may_keep(council_no));
grant select, insert, update (title, words, themes, stage, state, worded_by, checked_by, checked_at, withdrawn_at, moved_at, version) on liaison.entry to tsunagi_app;

alter table liaison.entry_step enable row level security;
create policy entry_step_is_for_its_council on liaison.entry_step for select to tsunagi_app using (liaison.own_entry(entry_id));
create policy entry_step_is_written_by_keepers on liaison.entry_step for insert to tsunagi_app
  with check (by_staff = (select platform.reader_id()) and liaison.keeps_entry(entry_id));
grant select, insert on liaison.entry_step to tsunagi_app;

alter table liaison.visit enable row level security;
create policy visit_is_for_all_councils on liaison.visit for select to tsunagi_app using (councils.may_read('liaison', guest_no));
create policy visit_is_wished_by_keepers on liaison.visit for insert to tsunagi_app
  with check (councils.may_keep(guest_no) and made_by = (select platform.reader_id()) and state = 'wished');
create policy visit_is_moved_by_keepers_of_both on liaison.visit for update to tsunagi_app
  using (councils.may_keep(guest_no) or councils.may_keep(host_no)) with check (councils.may_keep(guest_no) or councils.may_keep(host_no));
grant select, insert, update (state, on_day, place, seen, taken_home, called_off, moved_at, version) on liaison.visit to tsunagi_app;

alter table liaison.exchange enable row level security;
create policy exchange_is_for_all_councils on liaison.exchange for select to tsunagi_app using (councils.may_read('liaison', council_no));
create policy exchange_is_asked_by_keepers on liaison.exchange for insert to tsunagi_app
  with check (councils.may_keep(council_no) and made_by = (select platform.reader_id()) and state = 'open');
create policy exchange_is_ended_by_keepers on liaison.exchange for update to tsunagi_app
  using (councils.may_keep(council_no)) with check (councils.may_keep(council_no));
grant select, insert, update (state, outcome, helped_by, moved_at, version) on liaison.exchange to tsunagi_app;

alter table liaison.reply enable row level security;
create policy reply_is_for_all_councils on liaison.reply for select to tsunagi_app using (councils.may_read('liaison', council_no));
create policy reply_is_given_by_keepers on liaison.reply for insert to tsunagi_app
  with check (councils.may_keep(council_no) and made_by = (select platform.reader_id()));
grant select, insert on liaison.reply to tsunagi_app;

alter table liaison.adoption enable row level security;
create policy adoption_is_read_with_its_entry on liaison.adoption for select to tsunagi_app
  using (exists (select from liaison.entry e where e.id = child_id));
create policy adoption_is_told_by_keepers on liaison.adoption for insert to tsunagi_app
  with check (liaison.keeps_entry(child_id) and made_by = (select platform.reader_id()));
create policy adoption_is_withdrawn_by_keepers on liaison.adoption for update to tsunagi_app
  using (liaison.keeps_entry(child_id)) with check (liaison.keeps_entry(child_id));
grant select, insert, update (withdrawn_at) on liaison.adoption to tsunagi_app;

alter table liaison.support_offer enable row level security;
create policy support_offer_is_for_all_councils on liaison.support_offer for select to tsunagi_app using (councils.may_read('liaison', null));
create policy support_offer_is_entered_by_coordinators on liaison.support_offer for insert to tsunagi_app
  with check ((select councils.is_coordinator()) and made_by = (select platform.reader_id()));
create policy support_offer_is_kept_by_coordinators on liaison.support_offer for update to tsunagi_app
  using ((select councils.is_coordinator())) with check ((select councils.is_coordinator()));
grant select, insert, update (is_open, version) on liaison.support_offer to tsunagi_app;

alter table liaison.support_request enable row level security;
create policy support_request_is_for_its_council on liaison.support_request for select to tsunagi_app using (councils.may_read('council', council_no));
create policy support_request_is_made_by_keepers on liaison.support_request for insert to tsunagi_app
  with check (councils.may_keep(council_no) and made_by = (select platform.reader_id()) and state = 'asked');
create policy support_request_is_moved_by_keepers on liaison.support_request for update to tsunagi_app
  using (councils.may_keep(council_no)) with check (councils.may_keep(council_no));
grant select, insert, update (state, moved_at, version) on liaison.support_request to tsunagi_app;

alter table liaison.support_step enable row level security;
create policy support_step_is_read_with_its_request on liaison.support_step for select to tsunagi_app
  using (exists (select from liaison.support_request r where r.id = request_id));
create policy support_step_is_written_by_keepers on liaison.support_step for insert to tsunagi_app
  with check (by_staff = (select platform.reader_id())
              and exists (select from liaison.support_request r where r.id = request_id and councils.may_keep(r.council_no)));
grant select, insert on liaison.support_step to tsunagi_app;
