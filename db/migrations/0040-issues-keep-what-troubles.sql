-- 地域課題: what troubles a neighbourhood, in its own words, and what became of it (F43, F84).
create schema issues;
comment on schema issues is 'Community issues. Nothing here refers to a case; the bridge alone knows both sides.';
grant usage on schema issues to tsunagi_app, tsunagi_public;

create table issues.issue (
  id             uuid        not null,
  council_no     smallint,
  body_id        uuid,
  title          text        not null,
  words          text        not null default '',
  origin         text        not null,
  level          text        not null default 'council',
  themes         text[]      not null default '{}',
  state          text        not null default 'heard',
  passed_on_to   text        not null default '',
  changed_for    text        not null default '',
  merged_into    uuid,
  by_participant uuid,
  made_by        uuid,
  made_at        timestamptz not null default now(),
  moved_at       timestamptz not null default now(),
  version        integer     not null default 1,
  constraint issue_pk primary key (id),
  constraint issue_of_council foreign key (council_no) references directory.council (no),
  constraint issue_of_body foreign key (body_id) references councils.body (id),
  constraint issue_merged_into foreign key (merged_into) references issues.issue (id),
  constraint issue_by_participant foreign key (by_participant) references councils.participant (id),
  constraint issue_is_not_merged_into_itself check (merged_into <> id),
  constraint issue_has_a_title check (title <> ''),
  constraint issue_origin_is_known check (origin in ('resident', 'meeting', 'workshop', 'cases', 'watch', 'coordinator', 'unmet_match', 'data', 'barrier')),
  constraint issue_level_is_known check (level in ('street', 'council', 'liaison', 'city', 'system_gap')),
  constraint issue_state_is_known check (state in ('heard', 'framed', 'working', 'trial', 'eased', 'watching', 'passed_on', 'closed', 'merged')),
  constraint issue_merging_has_a_target check ((state = 'merged') = (merged_into is not null)),
  constraint issue_passing_on_says_to_whom check (state <> 'passed_on' or passed_on_to <> ''),
  constraint issue_closing_says_what_changed check (state <> 'closed' or changed_for <> '')
);
comment on table issues.issue is '地域課題 as the council speaks of it. Others read issues.shared only.';
comment on column issues.issue.changed_for is 'だれの何が変わりましたか, asked at closing.';
create index issue_by_move on issues.issue (moved_at desc, id desc);
create index issue_by_council on issues.issue (council_no, moved_at desc, id desc);
create index issue_by_merger on issues.issue (merged_into) where merged_into is not null;

create table issues.issue_act (
  id       uuid        not null,
  issue_id uuid        not null,
  seq      integer     not null,
  kind     text        not null,
  words    text        not null default '',
  body     jsonb       not null default '{}',
  at       timestamptz not null default now(),
  by_staff uuid        not null default platform.reader_id(),
  constraint issue_act_pk primary key (id),
  constraint issue_act_is_in_order unique (issue_id, seq),
  constraint issue_act_of_issue foreign key (issue_id) references issues.issue (id),
  constraint issue_act_kind_is_known check (kind in ('raised', 'reworded', 'moved', 'level', 'merged', 'took_in', 'parted', 'share_proposed', 'shared', 'share_withdrawn'))
);
comment on table issues.issue_act is 'The course of an issue: every step with its line of words.';
create trigger issue_act_is_append_only before update or delete on issues.issue_act for each row execute function platform.refuse_change();
create trigger issue_act_is_not_emptied before truncate on issues.issue_act for each statement execute function platform.refuse_change();

create table issues.evidence (
  id             uuid        not null,
  issue_id       uuid        not null,
  kind           text        not null,
  words          text        not null,
  on_day         date        not null,
  how_many       integer,
  audience       text        not null default 'council',
  by_participant uuid,
  made_by        uuid        not null default platform.reader_id(),
  made_at        timestamptz not null default now(),
  withdrawn_at   timestamptz,
  constraint evidence_pk primary key (id),
  constraint evidence_of_issue foreign key (issue_id) references issues.issue (id),
  constraint evidence_by_participant foreign key (by_participant) references councils.participant (id),
  constraint evidence_kind_is_known check (kind in ('voice', 'number', 'photo', 'survey')),
  constraint evidence_says_something check (words <> ''),
  constraint evidence_count_is_not_negative check (how_many >= 0),
  constraint evidence_audience_is_known check (audience in ('council', 'staff'))
);
comment on table issues.evidence is 'Voices and numbers behind an issue; they stay with the issue they were told about, also after a merger.';
create index evidence_by_issue on issues.evidence (issue_id, made_at);

create table issues.shared (
  issue_id     uuid        not null,
  council_no   smallint,
  wanted       text        not null,
  title        text        not null,
  words        text        not null,
  level        text        not null,
  themes       text[]      not null,
  state        text        not null,
  moved_at     timestamptz not null,
  changed_for  text        not null default '',
  text_version integer     not null default 1,
  proposed_by  uuid        not null,
  proposed_at  timestamptz not null default now(),
  checked_by   uuid,
  checked_at   timestamptz,
  withdrawn_at timestamptz,
  constraint shared_pk primary key (issue_id),
  constraint shared_of_issue foreign key (issue_id) references issues.issue (id),
  constraint shared_wanted_is_known check (wanted in ('liaison', 'public')),
  constraint shared_is_checked_by_another check (checked_by <> proposed_by),
  constraint shared_check_has_a_time check ((checked_by is null) = (checked_at is null)),
  constraint shared_says_something check (title <> '' and words <> '')
);
comment on table issues.shared is 'The wording for others, a text of its own: proposed by one keeper, checked by another, withdrawn at once.';
create index shared_by_move on issues.shared (moved_at desc, issue_id desc);

create function issues.reads_issue(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select from issues.issue i where i.id = asked and councils.may_read('council', i.council_no));
  end;
create function issues.keeps_issue(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select from issues.issue i where i.id = asked and councils.may_keep(i.council_no));
  end;
grant execute on function issues.reads_issue(uuid), issues.keeps_issue(uuid) to tsunagi_app;

alter table issues.issue enable row level security;
create policy issue_is_read_in_its_council on issues.issue for select to tsunagi_app using (councils.may_read('council', council_no));
create policy issue_is_raised_in_ones_council on issues.issue for insert to tsunagi_app with check (councils.may_read('council', council_no));
create policy issue_is_moved_by_keepers on issues.issue for update to tsunagi_app
  using (councils.may_keep(council_no)) with check (councils.may_keep(council_no));
grant select, insert, update on issues.issue to tsunagi_app;

alter table issues.issue_act enable row level security;
create policy issue_act_is_read_with_its_issue on issues.issue_act for select to tsunagi_app using (issues.reads_issue(issue_id));
create policy issue_act_is_written_in_ones_council on issues.issue_act for insert to tsunagi_app
  with check (by_staff = (select platform.reader_id()) and (issues.keeps_issue(issue_id) or (kind = 'raised' and issues.reads_issue(issue_id))));
grant select, insert on issues.issue_act to tsunagi_app;

alter table issues.evidence enable row level security;
create policy evidence_is_read_with_its_issue on issues.evidence for select to tsunagi_app
  using (issues.reads_issue(issue_id) and (audience = 'council' or (select councils.is_coordinator())));
create policy evidence_is_told_in_ones_council on issues.evidence for insert to tsunagi_app
  with check (issues.reads_issue(issue_id) and made_by = (select platform.reader_id()));
create policy evidence_is_withdrawn_by_its_teller_or_keepers on issues.evidence for update to tsunagi_app
  using (issues.keeps_issue(issue_id) or (made_by = (select platform.reader_id()) and issues.reads_issue(issue_id)));
grant select, insert, update (withdrawn_at) on issues.evidence to tsunagi_app;

alter table issues.shared enable row level security;
create policy shared_is_read_by_whom_it_is_for on issues.shared for select to tsunagi_app
  using (councils.may_read(case when checked_by is null or withdrawn_at is not null then 'council' else wanted end, council_no));
create policy shared_is_open_when_checked on issues.shared for select to tsunagi_public
  using (wanted = 'public' and checked_by is not null and withdrawn_at is null);
create policy shared_is_proposed_by_keepers on issues.shared for insert to tsunagi_app with check (councils.may_keep(council_no));
create policy shared_is_kept_by_keepers on issues.shared for update to tsunagi_app
  using (councils.may_keep(council_no)) with check (councils.may_keep(council_no));
grant select, insert, update on issues.shared to tsunagi_app;
grant select (issue_id, council_no, wanted, title, words, level, themes, state, moved_at, changed_for, text_version, checked_at, withdrawn_at) on issues.shared to tsunagi_public;

insert into platform.code_list (list, part, name_ja, about, sort_order, is_fixed, takes_new, kept_codes) values
  ('community_theme', '地域', '地域のテーマ', '地域課題・宝物・活動をさがすときの分け方。', 700, false, true, '{}');
insert into platform.code (list, code, label_ja, sort_order, valid_from, sensitive) values
  ('community_theme', 'transport', '移動', 1, '2021-04-01', false),
  ('community_theme', 'shopping', '買い物', 2, '2021-04-01', false),
  ('community_theme', 'watching', '見守り', 3, '2021-04-01', false),
  ('community_theme', 'place', '居場所・集まり', 4, '2021-04-01', false),
  ('community_theme', 'housing', '住まい・空き家', 5, '2021-04-01', false),
  ('community_theme', 'disaster', '災害', 6, '2021-04-01', false),
  ('community_theme', 'garbage', 'ごみ出し・草刈り', 7, '2021-04-01', false),
  ('community_theme', 'children', '子ども・子育て', 8, '2021-04-01', false),
  ('community_theme', 'health', '健康・介護予防', 9, '2021-04-01', false),
  ('community_theme', 'dementia', '認知症', 10, '2021-04-01', false),
  ('community_theme', 'language', 'ことば・多文化', 11, '2021-04-01', false),
  ('community_theme', 'rights', '人権', 12, '2021-04-01', false),
  ('community_theme', 'work', '仕事・担い手', 13, '2021-04-01', false),
  ('community_theme', 'nature', '自然・環境', 14, '2021-04-01', false),
  ('community_theme', 'culture', '文化・祭り', 15, '2021-04-01', false),
  ('community_theme', 'other', 'そのほか', 99, '2021-04-01', false);
