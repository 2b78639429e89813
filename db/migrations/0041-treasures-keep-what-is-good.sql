-- 宝物: what is good in a neighbourhood, and the yes of those who are named with it (F51).
create schema treasures;
comment on schema treasures is 'Treasures of the councils. Who is named with one is shown as far as they said yes, and no further.';
grant usage on schema treasures to tsunagi_app, tsunagi_public;

create table treasures.treasure (
  id             uuid          not null,
  council_no     smallint,
  name           text          not null,
  type           text          not null,
  story          text          not null default '',
  themes         text[]        not null default '{}',
  place          text          not null default '',
  lat            numeric(7, 5),
  lon            numeric(8, 5),
  open_when      text          not null default '',
  how            text          not null default '',
  cost           text          not null default '',
  barrier_free   text          not null default '',
  state          text          not null default 'candidate',
  audience       text          not null default 'council',
  assured_on     date,
  assured_by     uuid,
  by_participant uuid,
  made_by        uuid          not null default platform.reader_id(),
  found_at       timestamptz   not null default now(),
  version        integer       not null default 1,
  constraint treasure_pk primary key (id),
  constraint treasure_of_council foreign key (council_no) references directory.council (no),
  constraint treasure_by_participant foreign key (by_participant) references councils.participant (id),
  constraint treasure_has_a_name check (name <> ''),
  constraint treasure_type_is_known check (type in ('person_gift', 'group', 'institution', 'place', 'nature', 'economy', 'culture_story', 'event', 'skill', 'thing')),
  constraint treasure_state_is_known check (state in ('candidate', 'confirmed', 'resting', 'gone')),
  constraint treasure_audience_is_known check (audience in ('council', 'staff')),
  constraint treasure_point_is_whole check ((lat is null) = (lon is null)),
  constraint treasure_point_is_in_japan check (lat between 20 and 46 and lon between 122 and 154),
  constraint treasure_of_a_person_is_placed_roughly check (type <> 'person_gift' or (lat = round(lat, 2) and lon = round(lon, 2))),
  constraint treasure_assuring_has_a_day check ((assured_on is null) = (assured_by is null))
);
comment on table treasures.treasure is '宝物 as its council speaks of it. No names of persons here: they stand in treasures.named. Others read treasures.shared only.';
comment on column treasures.treasure.lat is 'Of a person''s gift only to a hundredth of a degree (about a kilometre).';
create index treasure_by_finding on treasures.treasure (found_at desc, id desc);
create index treasure_by_council on treasures.treasure (council_no, found_at desc, id desc);

create table treasures.named (
  treasure_id uuid not null,
  whose       text not null,
  name        text not null,
  constraint named_pk primary key (treasure_id, whose),
  constraint named_of_treasure foreign key (treasure_id) references treasures.treasure (id),
  constraint named_whose_is_known check (whose in ('teller', 'steward'))
);
comment on table treasures.named is 'Who told of a treasure and who looks after it; an emptied name is nobody. Shown as far as that person said yes.';

create table treasures.consent (
  id              uuid        not null,
  treasure_id     uuid        not null,
  whose           text        not null,
  person_name     text        not null,
  participant_id  uuid,
  how             text        not null,
  proxy_name      text        not null default '',
  scope           text        not null,
  given_on        date        not null,
  valid_until     date,
  made_by         uuid        not null default platform.reader_id(),
  made_at         timestamptz not null default now(),
  withdrawn_on    date,
  withdrawn_at    timestamptz,
  withdrawn_by    uuid,
  withdrawn_words text        not null default '',
  constraint consent_pk primary key (id),
  constraint consent_of_treasure foreign key (treasure_id) references treasures.treasure (id),
  constraint consent_of_participant foreign key (participant_id) references councils.participant (id),
  constraint consent_whose_is_known check (whose in ('gift', 'teller', 'steward')),
  constraint consent_how_is_known check (how in ('written', 'oral', 'proxy')),
  constraint consent_scope_is_known check (scope in ('council', 'liaison', 'public')),
  constraint consent_names_a_person check (person_name <> ''),
  constraint consent_by_proxy_names_the_proxy check (how <> 'proxy' or proxy_name <> ''),
  constraint consent_ends_after_it_begins check (valid_until >= given_on),
  constraint consent_withdrawal_is_whole check ((withdrawn_on is null) = (withdrawn_at is null) and (withdrawn_on is null) = (withdrawn_by is null))
);
comment on table treasures.consent is 'The yes to be named with a treasure: whose, how far, how it was given, from and until, and when it was taken back.';
comment on column treasures.consent.scope is 'How far the yes reaches; a wider reach holds the narrower ones.';
create index consent_by_treasure on treasures.consent (treasure_id, made_at);

create table treasures.treasure_act (
  id          uuid        not null,
  treasure_id uuid        not null,
  kind        text        not null,
  words       text        not null default '',
  body        jsonb       not null default '{}',
  at          timestamptz not null default clock_timestamp(),
  by_staff    uuid        not null default platform.reader_id(),
  constraint treasure_act_pk primary key (id),
  constraint treasure_act_of_treasure foreign key (treasure_id) references treasures.treasure (id),
  constraint treasure_act_kind_is_known check (kind in ('found', 'amended', 'moved', 'assured', 'share_proposed', 'shared', 'share_withdrawn', 'consent_given', 'consent_withdrawn', 'joined', 'unjoined', 'used'))
);
comment on table treasures.treasure_act is 'The course of a treasure. Former words and what was said about consent are for keepers only.';
create index treasure_act_by_treasure on treasures.treasure_act (treasure_id, at);
create trigger treasure_act_is_append_only before update or delete on treasures.treasure_act for each row execute function platform.refuse_change();
create trigger treasure_act_is_not_emptied before truncate on treasures.treasure_act for each statement execute function platform.refuse_change();

create table treasures.treasure_use (
  id          uuid        not null,
  treasure_id uuid        not null,
  used_kind   text,
  used_id     uuid,
  used_in     text        not null default '',
  since       date        not null,
  brought     text        not null default '',
  made_by     uuid        not null default platform.reader_id(),
  made_at     timestamptz not null default now(),
  ended_on    date,
  constraint treasure_use_pk primary key (id),
  constraint treasure_use_of_treasure foreign key (treasure_id) references treasures.treasure (id),
  constraint treasure_use_says_where check (used_in <> '' or used_id is not null),
  constraint treasure_use_is_of_a_known_kind check (used_kind in ('issue', 'activity', 'platform', 'group', 'project')),
  constraint treasure_use_end_is_whole check ((used_kind is null) = (used_id is null)),
  constraint treasure_use_ends_after_it_begins check (ended_on >= since)
);
comment on table treasures.treasure_use is 'What a treasure is used for since when, and what that brought.';
create index treasure_use_by_treasure on treasures.treasure_use (treasure_id, since);

create table treasures.shared (
  treasure_id  uuid        not null,
  council_no   smallint,
  wanted       text        not null,
  title        text        not null,
  words        text        not null,
  type         text        not null,
  themes       text[]      not null,
  place        text        not null,
  lat          numeric(7, 5),
  lon          numeric(8, 5),
  state        text        not null,
  found_at     timestamptz not null,
  text_version integer     not null default 1,
  proposed_by  uuid        not null,
  proposed_at  timestamptz not null default now(),
  checked_by   uuid,
  checked_at   timestamptz,
  withdrawn_at timestamptz,
  constraint shared_pk primary key (treasure_id),
  constraint shared_of_treasure foreign key (treasure_id) references treasures.treasure (id),
  constraint shared_wanted_is_known check (wanted in ('liaison', 'public')),
  constraint shared_is_checked_by_another check (checked_by <> proposed_by),
  constraint shared_check_has_a_time check ((checked_by is null) = (checked_at is null)),
  constraint shared_says_something check (title <> '' and words <> ''),
  constraint shared_never_places_a_person check (type <> 'person_gift' or (lat is null and lon is null and place = ''))
);
comment on table treasures.shared is 'The wording for others, a text of its own: proposed by one keeper, checked by another, withdrawn at once. A person is never placed in it.';
create index shared_by_finding on treasures.shared (found_at desc, treasure_id desc);

create function treasures.consented(asked uuid, party text, reach text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (
      select from treasures.consent c
       where c.treasure_id = asked and c.whose = party and c.withdrawn_on is null
         and (now() at time zone 'Asia/Tokyo')::date between c.given_on and coalesce(c.valid_until, 'infinity')
         and array_position(array['council', 'liaison', 'public'], c.scope) >= array_position(array['council', 'liaison', 'public'], reach)
         and (party = 'gift' or exists (
           select from treasures.named n where n.treasure_id = asked and n.whose = party and n.name = c.person_name)));
  end;
comment on function treasures.consented is 'Whether today there is a yes of this person that reaches so far. Its twin is src/community/treasures/domain/consent.ts.';

create function treasures.may_show(asked uuid, asked_type text, reach text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select (asked_type <> 'person_gift' or treasures.consented(asked, 'gift', reach))
       and not exists (
         select from treasures.consent c
          where c.treasure_id = asked and c.withdrawn_on is not null and not treasures.consented(asked, c.whose, 'council')
            and (c.whose = 'gift' or exists (
              select from treasures.named n where n.treasure_id = asked and n.whose = c.whose and n.name <> '')));
  end;
comment on function treasures.may_show is
  'A person''s gift needs their yes, and whatever somebody took their yes back from is hidden from all but keepers, at once and everywhere.';

create function treasures.reads_treasure(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (
      select from treasures.treasure t
       where t.id = asked and councils.may_read(t.audience, t.council_no)
         and (councils.may_keep(t.council_no) or treasures.may_show(t.id, t.type, 'council')));
  end;
create function treasures.keeps_treasure(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (
      select from treasures.treasure t where t.id = asked and councils.may_read(t.audience, t.council_no) and councils.may_keep(t.council_no));
  end;
create function treasures.just_found(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (
      select from treasures.treasure t
       where t.id = asked and t.made_by = platform.reader_id() and t.state = 'candidate' and t.found_at = now());
  end;
comment on function treasures.just_found is 'Whether the reader found this treasure in the transaction that runs: what they tell of it now, nobody has read yet.';
create function treasures.names_me(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (
      select from treasures.consent c join councils.participant p on p.id = c.participant_id
       where c.treasure_id = asked and p.account_id = platform.reader_id() and p.ended_on is null);
  end;
create function treasures.is_me(participant uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select from councils.participant p where p.id = participant and p.account_id = platform.reader_id() and p.ended_on is null);
  end;
create function treasures.shared_reach(asked uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select s.wanted from treasures.shared s
     where s.treasure_id = asked and s.checked_by is not null and s.withdrawn_at is null and s.state in ('confirmed', 'resting')
       and treasures.may_show(s.treasure_id, s.type, s.wanted);
  end;
comment on function treasures.shared_reach is 'How far the wording of a treasure is shown today; null where it is not.';
grant execute on function treasures.consented(uuid, text, text), treasures.may_show(uuid, text, text), treasures.shared_reach(uuid)
  to tsunagi_app, tsunagi_public;
grant execute on function treasures.reads_treasure(uuid), treasures.keeps_treasure(uuid), treasures.just_found(uuid),
  treasures.names_me(uuid), treasures.is_me(uuid) to tsunagi_app;

alter table treasures.treasure enable row level security;
create policy treasure_is_read_in_its_council on treasures.treasure for select to tsunagi_app
  using (councils.may_read(audience, council_no) and (councils.may_keep(council_no) or treasures.may_show(id, type, 'council')));
create policy treasure_is_found_in_ones_council on treasures.treasure for insert to tsunagi_app
  with check (councils.may_read(audience, council_no) and made_by = (select platform.reader_id())
    and (state = 'candidate' or councils.may_keep(council_no)));
create policy treasure_is_changed_by_keepers on treasures.treasure for update to tsunagi_app
  using (councils.may_read(audience, council_no) and councils.may_keep(council_no))
  with check (councils.may_read(audience, council_no) and councils.may_keep(council_no));
grant select, insert, update on treasures.treasure to tsunagi_app;

alter table treasures.named enable row level security;
create policy named_is_read_as_far_as_they_said on treasures.named for select to tsunagi_app
  using (treasures.keeps_treasure(treasure_id)
    or (treasures.reads_treasure(treasure_id) and treasures.consented(treasure_id, whose, 'council'))
    or (councils.may_read('liaison', null) and treasures.shared_reach(treasure_id) is not null and treasures.consented(treasure_id, whose, 'liaison')));
create policy named_is_open_where_they_said_so on treasures.named for select to tsunagi_public
  using (treasures.shared_reach(treasure_id) = 'public' and treasures.consented(treasure_id, whose, 'public'));
create policy named_is_told_by_finder_and_keepers on treasures.named for insert to tsunagi_app
  with check (treasures.keeps_treasure(treasure_id) or treasures.just_found(treasure_id));
create policy named_is_changed_by_keepers on treasures.named for update to tsunagi_app
  using (treasures.keeps_treasure(treasure_id)) with check (treasures.keeps_treasure(treasure_id));
grant select, insert, update (name) on treasures.named to tsunagi_app;
grant select on treasures.named to tsunagi_public;

alter table treasures.consent enable row level security;
create policy consent_is_read_by_keepers_and_its_giver on treasures.consent for select to tsunagi_app
  using (treasures.keeps_treasure(treasure_id) or treasures.is_me(participant_id));
create policy consent_is_written_by_keepers on treasures.consent for insert to tsunagi_app
  with check (treasures.keeps_treasure(treasure_id) and made_by = (select platform.reader_id()) and withdrawn_on is null);
create policy consent_is_withdrawn_once on treasures.consent for update to tsunagi_app
  using (withdrawn_on is null and (treasures.keeps_treasure(treasure_id) or treasures.is_me(participant_id)))
  with check (withdrawn_by = (select platform.reader_id()) and (treasures.keeps_treasure(treasure_id) or treasures.is_me(participant_id)));
grant select, insert, update (withdrawn_on, withdrawn_at, withdrawn_by, withdrawn_words) on treasures.consent to tsunagi_app;

alter table treasures.treasure_act enable row level security;
create policy treasure_act_is_read_with_its_treasure on treasures.treasure_act for select to tsunagi_app
  using (treasures.keeps_treasure(treasure_id)
    or (kind not in ('amended', 'consent_given', 'consent_withdrawn') and treasures.reads_treasure(treasure_id)));
create policy treasure_act_is_written_by_who_acts on treasures.treasure_act for insert to tsunagi_app
  with check (by_staff = (select platform.reader_id())
    and (treasures.keeps_treasure(treasure_id)
      or (kind = 'found' and treasures.just_found(treasure_id))
      or (kind = 'consent_withdrawn' and treasures.names_me(treasure_id))));
grant select, insert on treasures.treasure_act to tsunagi_app;

alter table treasures.treasure_use enable row level security;
create policy treasure_use_is_read_with_its_treasure on treasures.treasure_use for select to tsunagi_app using (treasures.reads_treasure(treasure_id));
create policy treasure_use_is_told_by_keepers on treasures.treasure_use for insert to tsunagi_app
  with check (treasures.keeps_treasure(treasure_id) and made_by = (select platform.reader_id()));
create policy treasure_use_is_ended_by_keepers on treasures.treasure_use for update to tsunagi_app
  using (treasures.keeps_treasure(treasure_id)) with check (treasures.keeps_treasure(treasure_id));
grant select, insert, update (ended_on, brought) on treasures.treasure_use to tsunagi_app;

alter table treasures.shared enable row level security;
create policy shared_is_read_by_whom_it_is_for on treasures.shared for select to tsunagi_app
  using (treasures.keeps_treasure(treasure_id)
    or (councils.may_read('council', council_no) and treasures.reads_treasure(treasure_id))
    or (councils.may_read(wanted, council_no) and treasures.shared_reach(treasure_id) is not null));
create policy shared_is_open_when_checked on treasures.shared for select to tsunagi_public
  using (wanted = 'public' and treasures.shared_reach(treasure_id) is not null);
create policy shared_is_proposed_by_keepers on treasures.shared for insert to tsunagi_app with check (treasures.keeps_treasure(treasure_id));
create policy shared_is_kept_by_keepers on treasures.shared for update to tsunagi_app
  using (treasures.keeps_treasure(treasure_id)) with check (treasures.keeps_treasure(treasure_id));
grant select, insert, update on treasures.shared to tsunagi_app;
grant select (treasure_id, council_no, wanted, title, words, type, themes, place, lat, lon, state, found_at, text_version, checked_at, withdrawn_at)
  on treasures.shared to tsunagi_public;
