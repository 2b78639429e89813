-- みんなに見せる言葉: wordings for others, checked by a second person, and what they are in other languages (C10).
create schema texts;
comment on schema texts is 'Words meant for others: fields of their own, never the words a council keeps for itself.';
grant usage on schema texts to tsunagi_app, tsunagi_public;

create table texts.wording (
  kind         text        not null,
  key          text        not null,
  council_no   smallint,
  wanted       text        not null,
  title        text        not null,
  words        text        not null,
  text_version integer     not null default 1,
  proposed_by  uuid        not null default platform.reader_id(),
  proposed_at  timestamptz not null default now(),
  checked_by   uuid,
  checked_at   timestamptz,
  withdrawn_at timestamptz,
  constraint wording_pk primary key (kind, key),
  constraint wording_of_council foreign key (council_no) references directory.council (no),
  constraint wording_kind_is_known check (kind in ('council', 'body', 'meeting', 'activity', 'group', 'project', 'platform', 'offer')),
  constraint wording_key_names_one_thing check (case kind when 'council' then council_no is not null and key = council_no::text
                                                          else key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' end),
  constraint wording_wanted_is_known check (wanted in ('liaison', 'public')),
  constraint wording_says_something check (title <> '' and words <> ''),
  constraint wording_is_checked_by_another check (checked_by <> proposed_by),
  constraint wording_check_has_a_time check ((checked_by is null) = (checked_at is null))
);
comment on table texts.wording is 'What others read of a record: proposed by one keeper, checked by another, withdrawn at once. Issues and treasures keep theirs themselves.';
comment on column texts.wording.key is 'Number of the council, or id of the record.';
comment on column texts.wording.council_no is
  'Whose it is. A policy that lets others in by a wording compares it with the council of its own record: keepers word their own records only.';
create index wording_by_council on texts.wording (council_no, kind);

create table texts.variant (
  kind             text        not null,
  key              text        not null,
  language         text        not null,
  title            text        not null,
  words            text        not null,
  origin           text        not null,
  based_on_version integer     not null,
  written_by       uuid        not null default platform.reader_id(),
  written_at       timestamptz not null default now(),
  checked_by       uuid,
  checked_at       timestamptz,
  withdrawn_at     timestamptz,
  constraint variant_pk primary key (kind, key, language),
  constraint variant_kind_is_known check (kind in ('council', 'body', 'meeting', 'activity', 'group', 'project', 'platform', 'offer', 'issue', 'treasure')),
  constraint variant_key_names_one_thing check (case kind when 'council' then key ~ '^[1-9][0-9]{0,3}$'
                                                          else key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' end),
  constraint variant_language_is_known check (language in ('ja-easy', 'en', 'pt', 'es', 'zh', 'vi', 'fil')),
  constraint variant_origin_is_known check (origin in ('human', 'machine')),
  constraint variant_says_something check (title <> '' and words <> ''),
  constraint variant_is_based_on_a_text check (based_on_version >= 1),
  constraint variant_is_checked_by_another check (checked_by <> written_by),
  constraint variant_check_has_a_time check ((checked_by is null) = (checked_at is null))
);
comment on table texts.variant is
  'A wording in another language or in plain Japanese. It is stale when based_on_version is less than the text_version of its wording.';
comment on column texts.variant.origin is 'A machine''s translation is told to others unchecked, and says so; a person''s only when somebody else has checked it.';

create table texts.step (
  id       uuid        not null,
  kind     text        not null,
  key      text        not null,
  language text        not null default 'ja',
  did      text        not null,
  title    text        not null default '',
  words    text        not null default '',
  at       timestamptz not null default clock_timestamp(),
  by_staff uuid        not null default platform.reader_id(),
  constraint step_pk primary key (id),
  constraint step_is_known check (did in ('proposed', 'checked', 'withdrawn', 'translated', 'variant_checked', 'variant_withdrawn'))
);
comment on table texts.step is 'The course of a wording and of its variants; former words are for keepers only.';
create index step_by_subject on texts.step (kind, key, at);
create trigger step_is_append_only before update or delete on texts.step for each row execute function platform.refuse_change();
create trigger step_is_not_emptied before truncate on texts.step for each statement execute function platform.refuse_change();

create function texts.keeps(asked_kind text, asked_key text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select case asked_kind
      when 'issue' then issues.keeps_issue(asked_key::uuid)
      when 'treasure' then treasures.keeps_treasure(asked_key::uuid)
      else exists (select from texts.wording w where w.kind = asked_kind and w.key = asked_key and councils.may_keep(w.council_no)) end;
  end;
comment on function texts.keeps is 'Whether the reader keeps the record whose wording this is.';
create function texts.reads_inside(asked_kind text, asked_key text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select case asked_kind
      when 'issue' then issues.reads_issue(asked_key::uuid)
      when 'treasure' then treasures.reads_treasure(asked_key::uuid)
      else exists (select from texts.wording w where w.kind = asked_kind and w.key = asked_key
                      and (councils.may_keep(w.council_no) or councils.may_read('council', w.council_no))) end;
  end;
comment on function texts.reads_inside is 'Whether the reader takes part where the record belongs, and so reads drafts as well.';
create function texts.is_of(asked_kind text, asked_key text, asked_council smallint) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select case asked_kind
      when 'body' then exists (select from councils.body b where b.id = asked_key::uuid and b.council_no is not distinct from asked_council)
      when 'meeting' then exists (select from meetings.meeting m where m.id = asked_key::uuid and m.council_no is not distinct from asked_council)
      else true end;
  end;
comment on function texts.is_of is 'Whether a body or a meeting is this council''s. Records of higher modules compare the council in their own policies.';
grant execute on function texts.keeps(text, text), texts.reads_inside(text, text), texts.is_of(text, text, smallint) to tsunagi_app;

-- Column grants cannot tell the proposer's sentence from the checker's yes, so the program is held to it here.
create function texts.hold_to_two_persons() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if new.checked_by is not null and (tg_op = 'INSERT' or old.checked_by is distinct from new.checked_by or old.text_version <> new.text_version
      or (old.title, old.words, old.wanted, old.proposed_by) is distinct from (new.title, new.words, new.wanted, new.proposed_by)) then
    if tg_op = 'INSERT' or new.checked_by <> platform.reader_id() or old.text_version <> new.text_version
        or (old.title, old.words, old.wanted, old.proposed_by) is distinct from (new.title, new.words, new.wanted, new.proposed_by) then
      raise exception 'a wording is checked as it stands, by whoever checks it' using errcode = 'check_violation', constraint = 'wording_is_held_to_two_persons';
    end if;
  end if;
  return new;
end $$;
create trigger wording_is_held_to_two_persons before insert or update on texts.wording
  for each row when (current_user in ('tsunagi_app', 'tsunagi_residents')) execute function texts.hold_to_two_persons();

create function texts.hold_variant_to_two_persons() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if new.checked_by is not null and (tg_op = 'INSERT' or old.checked_by is distinct from new.checked_by
      or (old.title, old.words, old.origin, old.based_on_version, old.written_by)
        is distinct from (new.title, new.words, new.origin, new.based_on_version, new.written_by)) then
    if tg_op = 'INSERT' or new.checked_by <> platform.reader_id()
        or (old.title, old.words, old.origin, old.based_on_version, old.written_by)
          is distinct from (new.title, new.words, new.origin, new.based_on_version, new.written_by) then
      raise exception 'a variant is checked as it stands, by whoever checks it' using errcode = 'check_violation', constraint = 'variant_is_held_to_two_persons';
    end if;
  end if;
  return new;
end $$;
create trigger variant_is_held_to_two_persons before insert or update on texts.variant
  for each row when (current_user in ('tsunagi_app', 'tsunagi_residents')) execute function texts.hold_variant_to_two_persons();

-- What was taken back in Japanese must not live on in Portuguese, nor come back with the next wording.
create function texts.take_back_variants() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  update texts.variant v set withdrawn_at = now()
   where v.kind = case tg_table_schema when 'issues' then 'issue' when 'treasures' then 'treasure' else to_jsonb(new) ->> 'kind' end
     and v.key = coalesce(to_jsonb(new) ->> 'issue_id', to_jsonb(new) ->> 'treasure_id', to_jsonb(new) ->> 'key')
     and v.withdrawn_at is null;
  return null;
end $$;
create trigger wording_takes_its_variants_back after update of withdrawn_at on texts.wording
  for each row when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function texts.take_back_variants();
create trigger shared_takes_its_variants_back after update of withdrawn_at on issues.shared
  for each row when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function texts.take_back_variants();
create trigger shared_takes_its_variants_back after update of withdrawn_at on treasures.shared
  for each row when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function texts.take_back_variants();

alter table texts.wording enable row level security;
create policy wording_is_read_by_whom_it_is_for on texts.wording for select to tsunagi_app
  using (councils.may_keep(council_no)
    or councils.may_read(case when checked_by is null or withdrawn_at is not null then 'council' else wanted end, council_no)
    or councils.may_read('council', council_no));
create policy wording_is_open_when_checked on texts.wording for select to tsunagi_public
  using (wanted = 'public' and checked_at is not null and withdrawn_at is null);
create policy wording_is_proposed_by_keepers on texts.wording for insert to tsunagi_app
  with check (councils.may_keep(council_no) and texts.is_of(kind, key, council_no) and proposed_by = (select platform.reader_id()));
create policy wording_is_kept_by_keepers on texts.wording for update to tsunagi_app
  using (councils.may_keep(council_no)) with check (councils.may_keep(council_no));
grant select, insert on texts.wording to tsunagi_app;
grant update (wanted, title, words, text_version, proposed_by, proposed_at, checked_by, checked_at, withdrawn_at) on texts.wording to tsunagi_app;
grant select (kind, key, council_no, wanted, title, words, text_version, checked_at, withdrawn_at) on texts.wording to tsunagi_public;

alter table texts.variant enable row level security;
create policy variant_is_read_with_its_wording on texts.variant for select to tsunagi_app
  using (texts.reads_inside(kind, key)
    or (withdrawn_at is null and (origin = 'machine' or checked_at is not null)
      and case kind
        when 'issue' then exists (select from issues.shared s where s.issue_id = variant.key::uuid and s.checked_at is not null and s.withdrawn_at is null)
        when 'treasure' then exists (select from treasures.shared s where s.treasure_id = variant.key::uuid and s.checked_at is not null and s.withdrawn_at is null)
        else exists (select from texts.wording w where w.kind = variant.kind and w.key = variant.key and w.checked_at is not null and w.withdrawn_at is null)
      end));
create policy variant_is_open_with_its_wording on texts.variant for select to tsunagi_public
  using (withdrawn_at is null and (origin = 'machine' or checked_at is not null)
    and case kind
      when 'issue' then exists (select from issues.shared s where s.issue_id = variant.key::uuid)
      when 'treasure' then exists (select from treasures.shared s where s.treasure_id = variant.key::uuid)
      else exists (select from texts.wording w where w.kind = variant.kind and w.key = variant.key)
    end);
create policy variant_is_written_by_keepers on texts.variant for insert to tsunagi_app
  with check (texts.keeps(kind, key) and written_by = (select platform.reader_id()));
create policy variant_is_kept_by_keepers on texts.variant for update to tsunagi_app
  using (texts.keeps(kind, key)) with check (texts.keeps(kind, key));
grant select, insert on texts.variant to tsunagi_app;
grant update (title, words, origin, based_on_version, written_by, written_at, checked_by, checked_at, withdrawn_at) on texts.variant to tsunagi_app;
grant select (kind, key, language, title, words, origin, based_on_version, checked_at, withdrawn_at) on texts.variant to tsunagi_public;

alter table texts.step enable row level security;
create policy step_is_read_by_keepers on texts.step for select to tsunagi_app using (texts.keeps(kind, key));
create policy step_is_written_by_keepers on texts.step for insert to tsunagi_app
  with check (texts.keeps(kind, key) and by_staff = (select platform.reader_id()));
grant select, insert on texts.step to tsunagi_app;

-- The introduction of a council is a wording now: the profile keeps what was written before, for keepers to propose.
revoke select on councils.profile from tsunagi_public;
grant select (council_no, body_label, network_status, established_on, office_hours, phone, homepage, version) on councils.profile to tsunagi_public;
comment on table councils.profile is 'What a council says of itself; a council without a row says nothing yet. Facts are public; its words for others stand in texts.wording.';
comment on column councils.profile.intro is 'Written before there were checked wordings; shown to nobody outside, offered to keepers as a beginning.';

-- Kinds and relations of links for everything that the community half keeps.
alter table links.link drop constraint link_kinds_are_known;
alter table links.link add constraint link_kinds_are_known check (
  from_kind in ('body', 'meeting', 'agenda_item', 'remark', 'decision', 'action', 'question', 'note', 'issue', 'treasure', 'activity', 'group', 'project', 'platform', 'outcome_review', 'exchange',
                'sheet_note', 'occurrence', 'review', 'field_log', 'offer', 'trouble', 'visit')
  and to_kind in ('body', 'meeting', 'agenda_item', 'remark', 'decision', 'action', 'question', 'note', 'issue', 'treasure', 'activity', 'group', 'project', 'platform', 'outcome_review', 'exchange',
                  'sheet_note', 'occurrence', 'review', 'field_log', 'offer', 'trouble', 'visit', 'council'));
alter table links.link drop constraint link_relation_is_known;
alter table links.link add constraint link_relation_is_known check (
  relation in ('came_from', 'answers', 'uses', 'about', 'decided', 'similar', 'reviews', 'learned_from', 'part_of', 'became', 'adopted_from', 'serves'));
