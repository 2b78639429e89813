-- 住民自治協議会と会: councils' profiles, bodies, seats, named participants (F43-F46). This half never knows a case.
create schema councils;
comment on schema councils is 'Residents'' councils, their bodies and seats. Nothing here refers to people or casework.';
grant usage on schema councils to tsunagi_app, tsunagi_public;

create table councils.profile (
  council_no      smallint    not null,
  body_label      text        not null default '地域福祉ネットワーク会議',
  network_status  text        not null default 'none',
  established_on  date,
  office_hours    text        not null default '',
  phone           text        not null default '',
  homepage        text        not null default '',
  intro           text        not null default '',
  intro_version   integer     not null default 1,
  version         integer     not null default 1,
  constraint profile_pk primary key (council_no),
  constraint profile_of_council foreign key (council_no) references directory.council (no),
  constraint profile_status_is_known check (network_status in ('none', 'preparing', 'active', 'dormant')),
  constraint profile_label_is_said check (body_label <> '')
);
comment on table councils.profile is 'What a council says of itself; a council without a row says nothing yet. All of it is public.';
comment on column councils.profile.body_label is 'The name of the meeting body differs by council; it is never hard-coded.';

create table councils.council_stat (
  council_no smallint not null,
  on_day     date     not null,
  population integer  not null,
  households integer  not null,
  aged65     integer  not null,
  source     text     not null default '',
  constraint council_stat_pk primary key (council_no, on_day),
  constraint council_stat_of_council foreign key (council_no) references directory.council (no),
  constraint council_stat_adds_up check (population >= 0 and households >= 0 and aged65 between 0 and population)
);
comment on table councils.council_stat is 'A council''s size as a dated series; old figures are never overwritten by new ones.';

create table councils.participant (
  id         uuid        not null,
  council_no smallint,
  name       text        not null,
  kana       text        not null default '',
  reach      text        not null default 'paper',
  account_id uuid,
  ended_on   date,
  ended_why  text        not null default '',
  version    integer     not null default 1,
  made_at    timestamptz not null default now(),
  made_by    uuid,
  constraint participant_pk primary key (id),
  constraint participant_of_council foreign key (council_no) references directory.council (no),
  constraint participant_account foreign key (account_id) references staff.staff (id),
  constraint participant_account_is_one_persons unique (account_id),
  constraint participant_has_a_name check (name <> ''),
  constraint participant_reach_is_known check (reach in ('account', 'mail', 'phone', 'paper'))
);
comment on table councils.participant is 'Somebody who takes part by name: seat holder, host, teller. No account, mail or telephone is needed.';
create index participant_by_council on councils.participant (council_no, id);

create table councils.participant_contact (
  participant_id uuid not null,
  phone          text not null default '',
  mail           text not null default '',
  note           text not null default '',
  constraint participant_contact_pk primary key (participant_id),
  constraint participant_contact_of_participant foreign key (participant_id) references councils.participant (id)
);
comment on table councils.participant_contact is 'How to reach a participant: for coordinators and the secretariat of the council only.';

create table councils.body (
  id               uuid     not null,
  kind             text     not null,
  council_no       smallint,
  parent_id        uuid,
  name             text     not null,
  quorum           integer,
  proxies_count    boolean  not null default true,
  status           text     not null default 'active',
  started_on       date     not null,
  ended_on         date,
  version          integer  not null default 1,
  constraint body_pk primary key (id),
  constraint body_of_council foreign key (council_no) references directory.council (no),
  constraint body_reports_to foreign key (parent_id) references councils.body (id),
  constraint body_kind_is_known check (kind in ('network_meeting', 'liaison', 'platform', 'working_group', 'swc_liaison', 'housing_liaison', 'other')),
  constraint body_status_is_known check (status in ('active', 'dormant', 'ended')),
  constraint body_is_not_its_own_parent check (parent_id <> id),
  constraint body_has_a_name check (name <> ''),
  constraint body_quorum_is_positive check (quorum > 0),
  constraint body_network_meeting_has_a_council check (kind <> 'network_meeting' or council_no is not null),
  constraint body_end_has_a_day check ((status = 'ended') = (ended_on is not null))
);
comment on table councils.body is '会・部会: who meets. A tree by parent_id and peers by body_relation; ending a parent never ends its children.';
create unique index body_one_active_network_meeting on councils.body (council_no) where kind = 'network_meeting' and status = 'active';
create index body_by_council on councils.body (council_no, id);
create index body_by_parent on councils.body (parent_id);

create table councils.body_relation (
  id      uuid not null,
  from_id uuid not null,
  to_id   uuid not null,
  kind    text not null,
  note    text not null default '',
  since   date not null,
  until   date,
  constraint body_relation_pk primary key (id),
  constraint body_relation_from foreign key (from_id) references councils.body (id),
  constraint body_relation_to foreign key (to_id) references councils.body (id),
  constraint body_relation_joins_two check (from_id <> to_id),
  constraint body_relation_kind_is_known check (kind in ('peer', 'complements', 'learned_from'))
);
create index body_relation_by_to on councils.body_relation (to_id);
create index body_relation_by_from on councils.body_relation (from_id);

create table councils.seat (
  id             uuid     not null,
  body_id        uuid     not null,
  participant_id uuid,
  organisation   text,
  office         text     not null,
  is_secretariat boolean  not null default false,
  sort_order     integer  not null default 0,
  from_on        date     not null,
  to_on          date,
  version        integer  not null default 1,
  constraint seat_pk primary key (id),
  constraint seat_of_body foreign key (body_id) references councils.body (id),
  constraint seat_of_participant foreign key (participant_id) references councils.participant (id),
  constraint seat_is_a_persons_or_an_organisations check ((participant_id is null) <> (organisation is null)),
  constraint seat_has_an_office check (office <> ''),
  constraint seat_ends_after_it_begins check (to_on >= from_on)
);
comment on table councils.seat is '役職: an office in a body, from and until (last day). An ended seat stays, with its office, in every older record.';
comment on column councils.seat.is_secretariat is 'Chair, secretary and the like: keeps the records of the body and of its council.';
create index seat_by_body on councils.seat (body_id, sort_order, id);
create index seat_by_participant on councils.seat (participant_id);

create function councils.is_coordinator() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  return session_user <> 'tsunagi_public' and staff.has_duty('outreach');
comment on function councils.is_coordinator is '地域福祉コーディネーター: the duty of outreach, and only through the staff''s own login.';

create function councils.is_city() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  return session_user <> 'tsunagi_public' and staff.has_duty('evaluate');
comment on function councils.is_city is 'The division of the plan: answers the residents'' questions, reads what councils share with one another.';

create function councils.my_bodies() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select coalesce(array_agg(distinct s.body_id), '{}')
      from councils.participant p
      join councils.seat s on s.participant_id = p.id
       and (now() at time zone 'Asia/Tokyo')::date between s.from_on and coalesce(s.to_on, 'infinity')
     where p.account_id = platform.reader_id() and p.ended_on is null and staff.my_agency() is not null;
  end;
comment on function councils.my_bodies is 'Bodies in which the reader sits today. Call as (select councils.my_bodies()) so that it runs once a query.';

create function councils.my_councils() returns smallint[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select coalesce(array_agg(distinct b.council_no), '{}') from councils.body b where b.id = any (councils.my_bodies()) and b.council_no is not null;
  end;

create function councils.kept_councils() returns smallint[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select coalesce(array_agg(distinct b.council_no), '{}')
      from councils.participant p
      join councils.seat s on s.participant_id = p.id and s.is_secretariat
       and (now() at time zone 'Asia/Tokyo')::date between s.from_on and coalesce(s.to_on, 'infinity')
      join councils.body b on b.id = s.body_id
     where p.account_id = platform.reader_id() and p.ended_on is null and staff.my_agency() is not null and b.council_no is not null;
  end;
comment on function councils.kept_councils is 'Councils whose records the reader keeps: holds a seat of the secretariat there today.';

create function councils.may_keep(council smallint) returns boolean
  language sql stable
  return (select councils.is_coordinator()) or coalesce(council = any ((select councils.kept_councils())::smallint[]), false);
comment on function councils.may_keep is 'Writes the records of a council, or of no council at all (null: coordinators only).';

create function councils.may_read(audience text, council smallint) returns boolean
  language sql stable
  return case audience
    when 'public' then true
    when 'liaison' then (select councils.is_coordinator()) or (select councils.is_city()) or cardinality((select councils.my_bodies())) > 0
    when 'council' then (select councils.is_coordinator()) or coalesce(council = any ((select councils.my_councils())::smallint[]), false)
    when 'staff' then (select councils.is_coordinator())
    else false
  end;
comment on function councils.may_read is 'The one rule of the community half: audience × council × reader. Its twin is src/community/councils/domain/audience.ts.';

create function councils.sits_in(body uuid) returns boolean
  language sql stable
  return coalesce(body = any ((select councils.my_bodies())::uuid[]), false);

grant execute on function councils.is_coordinator, councils.is_city, councils.my_bodies, councils.my_councils, councils.kept_councils,
  councils.may_keep(smallint), councils.may_read(text, smallint), councils.sits_in(uuid) to tsunagi_app;

alter table councils.profile enable row level security;
create policy profile_is_open on councils.profile for select to tsunagi_app, tsunagi_public using (true);
create policy profile_is_written_by_keepers on councils.profile for insert to tsunagi_app with check (councils.may_keep(council_no));
create policy profile_is_changed_by_keepers on councils.profile for update to tsunagi_app
  using (councils.may_keep(council_no)) with check (councils.may_keep(council_no));
grant select, insert, update on councils.profile to tsunagi_app;
grant select on councils.profile to tsunagi_public;

alter table councils.council_stat enable row level security;
create policy council_stat_is_open on councils.council_stat for select to tsunagi_app, tsunagi_public using (true);
create policy council_stat_is_written_by_keepers on councils.council_stat for insert to tsunagi_app with check (councils.may_keep(council_no));
grant select, insert on councils.council_stat to tsunagi_app;
grant select on councils.council_stat to tsunagi_public;

alter table councils.participant enable row level security;
create policy participant_is_known_where_they_take_part on councils.participant for select to tsunagi_app
  using ((select councils.is_coordinator()) or council_no = any ((select councils.my_councils())::smallint[]) or account_id = (select platform.reader_id()));
create policy participant_is_written_by_keepers on councils.participant for insert to tsunagi_app with check (councils.may_keep(council_no));
create policy participant_is_changed_by_keepers on councils.participant for update to tsunagi_app
  using (councils.may_keep(council_no)) with check (councils.may_keep(council_no));
grant select, insert, update on councils.participant to tsunagi_app;

alter table councils.participant_contact enable row level security;
create policy contact_is_for_keepers on councils.participant_contact for select to tsunagi_app
  using (exists (select from councils.participant p where p.id = participant_id and councils.may_keep(p.council_no)));
create policy contact_is_written_by_keepers on councils.participant_contact for insert to tsunagi_app
  with check (exists (select from councils.participant p where p.id = participant_id and councils.may_keep(p.council_no)));
create policy contact_is_changed_by_keepers on councils.participant_contact for update to tsunagi_app
  using (exists (select from councils.participant p where p.id = participant_id and councils.may_keep(p.council_no)));
grant select, insert, update on councils.participant_contact to tsunagi_app;

alter table councils.body enable row level security;
create policy body_is_open on councils.body for select to tsunagi_app, tsunagi_public using (true);
create policy body_is_written_by_keepers on councils.body for insert to tsunagi_app with check (councils.may_keep(council_no));
create policy body_is_changed_by_keepers on councils.body for update to tsunagi_app
  using (councils.may_keep(council_no)) with check (councils.may_keep(council_no));
grant select, insert, update on councils.body to tsunagi_app;
grant select on councils.body to tsunagi_public;

alter table councils.body_relation enable row level security;
create policy body_relation_is_open on councils.body_relation for select to tsunagi_app, tsunagi_public using (true);
create policy body_relation_is_written_by_keepers on councils.body_relation for insert to tsunagi_app
  with check (exists (select from councils.body b where b.id = from_id and councils.may_keep(b.council_no)));
create policy body_relation_is_ended_by_keepers on councils.body_relation for update to tsunagi_app
  using (exists (select from councils.body b where b.id = from_id and councils.may_keep(b.council_no)));
grant select, insert, update on councils.body_relation to tsunagi_app;
grant select on councils.body_relation to tsunagi_public;

alter table councils.seat enable row level security;
create policy seat_is_known_where_one_takes_part on councils.seat for select to tsunagi_app
  using (exists (select from councils.body b
                  where b.id = body_id
                    and ((select councils.is_coordinator()) or b.council_no = any ((select councils.my_councils())::smallint[]) or b.id = any ((select councils.my_bodies())::uuid[]))));
create policy seat_is_written_by_keepers on councils.seat for insert to tsunagi_app
  with check (exists (select from councils.body b where b.id = body_id and councils.may_keep(b.council_no)));
create policy seat_is_changed_by_keepers on councils.seat for update to tsunagi_app
  using (exists (select from councils.body b where b.id = body_id and councils.may_keep(b.council_no)));
grant select, insert, update on councils.seat to tsunagi_app;

-- つながり: typed links between the community's records, both ends indexed.
create schema links;
comment on schema links is 'Typed links between records of the community half; both ways from day one.';
grant usage on schema links to tsunagi_app, tsunagi_public;

create table links.link (
  id        uuid        not null,
  from_kind text        not null,
  from_id   uuid        not null,
  to_kind   text        not null,
  to_id     uuid        not null,
  relation  text        not null,
  note      text        not null default '',
  made_at   timestamptz not null default now(),
  made_by   uuid,
  ended_at  timestamptz,
  constraint link_pk primary key (id),
  constraint link_joins_two check ((from_kind, from_id) <> (to_kind, to_id)),
  constraint link_kinds_are_known check (
    from_kind in ('body', 'meeting', 'agenda_item', 'remark', 'decision', 'action', 'question', 'note', 'issue', 'treasure', 'activity', 'group', 'project', 'platform', 'outcome_review', 'exchange')
    and to_kind in ('body', 'meeting', 'agenda_item', 'remark', 'decision', 'action', 'question', 'note', 'issue', 'treasure', 'activity', 'group', 'project', 'platform', 'outcome_review', 'exchange', 'council')),
  constraint link_relation_is_known check (relation in ('came_from', 'answers', 'uses', 'about', 'decided', 'similar', 'reviews', 'learned_from', 'part_of'))
);
comment on table links.link is 'A link says nothing by itself: what stands at its ends is told by their own modules, under their own sight.';
create unique index link_once on links.link (from_kind, from_id, to_kind, to_id, relation) where ended_at is null;
create index link_by_to on links.link (to_kind, to_id) where ended_at is null;

alter table links.link enable row level security;
create policy link_is_known_to_those_who_take_part on links.link for select to tsunagi_app
  using ((select councils.is_coordinator()) or (select councils.is_city()) or cardinality((select councils.my_bodies())) > 0);
create policy link_is_open_at_public_ends on links.link for select to tsunagi_public using (ended_at is null);
create policy link_is_written_by_those_who_take_part on links.link for insert to tsunagi_app
  with check ((select councils.is_coordinator()) or cardinality((select councils.my_bodies())) > 0);
create policy link_is_ended_by_keepers on links.link for update to tsunagi_app
  using ((select councils.is_coordinator()) or cardinality((select councils.kept_councils())) > 0);
grant select, insert, update on links.link to tsunagi_app;
grant select on links.link to tsunagi_public;
