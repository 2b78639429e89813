-- 団体・事業・プラットフォームと、成果の見直し: who carries things on, what they need, and what came of it (F48-F50, F52, F53).
create schema if not exists activities;
grant usage on schema activities to tsunagi_app;

create table activities.undertaking (
  id            uuid        not null,
  kind          text        not null,
  council_no    smallint,
  name          text        not null,
  words         text        not null default '',
  themes        text[]      not null default '{}',
  stage         text        not null,
  stage_words   text        not null default '',
  started_on    date,
  of_id         uuid,
  body_id       uuid,
  business_kind text,
  from_id       uuid,
  from_words    text        not null default '',
  what_changed  text        not null default '',
  contact       text        not null default '',
  calm_words    text        not null default '',
  calm_on       date,
  made_by       uuid        not null default platform.reader_id(),
  made_at       timestamptz not null default now(),
  moved_at      timestamptz not null default now(),
  version       integer     not null default 1,
  constraint undertaking_pk primary key (id),
  constraint undertaking_of_council foreign key (council_no) references directory.council (no),
  constraint undertaking_of_another foreign key (of_id) references activities.undertaking (id),
  constraint undertaking_of_body foreign key (body_id) references councils.body (id),
  constraint undertaking_learned_from foreign key (from_id) references activities.undertaking (id),
  constraint undertaking_kind_is_known check (kind in ('group', 'project', 'platform')),
  constraint undertaking_has_a_name check (name <> ''),
  constraint undertaking_stage_is_known check (case kind
    when 'group' then stage in ('starting', 'active', 'resting', 'ended')
    when 'project' then stage in ('idea', 'preparing', 'running', 'done', 'stopped')
    else stage in ('idea', 'gathering', 'running', 'self_supporting', 'changed', 'ended') end),
  constraint undertaking_business_is_known check (business_kind in ('cafe', 'market', 'transport', 'salon', 'other')),
  constraint undertaking_is_not_its_own_parent check (of_id <> id and from_id <> id),
  constraint undertaking_only_a_project_is_anothers check (of_id is null or kind = 'project'),
  constraint undertaking_only_a_platform_is_learned check (kind = 'platform' or (from_id is null and from_words = '' and what_changed = '')),
  constraint undertaking_only_a_group_is_called check (kind = 'group' or (contact = '' and calm_words = '' and calm_on is null)),
  constraint undertaking_calm_says_why check ((calm_on is null) = (calm_words = ''))
);
comment on table activities.undertaking is '団体・事業・プラットフォーム: a group is not a person, a project is of a group or a platform, a platform is formed from issues and treasures. Of no council: of several councils together, known to the liaison.';
comment on column activities.undertaking.contact is 'How a group is reached. It stays inside the council; others read a wording in texts.wording only.';
comment on column activities.undertaking.calm_words is 'Why a keeper is not worried about who carries the group on, although the facts give reasons to ask.';
create index undertaking_by_move on activities.undertaking (kind, moved_at desc, id desc);
create index undertaking_by_council on activities.undertaking (council_no, kind, moved_at desc, id desc);
create index undertaking_by_parent on activities.undertaking (of_id) where of_id is not null;

create function activities.undertaking_audience(council smallint) returns text
  language sql immutable
  return case when council is null then 'liaison' else 'council' end;
comment on function activities.undertaking_audience is 'What is of several councils together is for the liaison; everything else stays in its council.';

create function activities.reads_undertaking(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select from activities.undertaking u where u.id = asked
                      and councils.may_read(activities.undertaking_audience(u.council_no), u.council_no));
  end;
create function activities.reads_money_of(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select from activities.undertaking u where u.id = asked and councils.may_read('council', u.council_no));
  end;
comment on function activities.reads_money_of is 'Amounts stay in the council, also of what several councils do together.';
create function activities.keeps_undertaking(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select from activities.undertaking u where u.id = asked and councils.may_keep(u.council_no));
  end;
grant execute on function activities.undertaking_audience(smallint), activities.reads_undertaking(uuid), activities.reads_money_of(uuid),
  activities.keeps_undertaking(uuid) to tsunagi_app;

alter table activities.undertaking enable row level security;
create policy undertaking_is_read_in_its_council on activities.undertaking for select to tsunagi_app
  using (councils.may_read(activities.undertaking_audience(council_no), council_no));
create policy undertaking_is_written_by_keepers on activities.undertaking for insert to tsunagi_app
  with check (councils.may_keep(council_no) and made_by = (select platform.reader_id()));
create policy undertaking_is_changed_by_keepers on activities.undertaking for update to tsunagi_app
  using (councils.may_keep(council_no)) with check (councils.may_keep(council_no));
grant select, insert on activities.undertaking to tsunagi_app;
grant update (name, words, themes, stage, stage_words, started_on, of_id, body_id, business_kind, from_id, from_words, what_changed, contact,
  calm_words, calm_on, moved_at, version) on activities.undertaking to tsunagi_app;

create table activities.undertaking_act (
  id             uuid        not null,
  undertaking_id uuid        not null,
  kind           text        not null,
  words          text        not null default '',
  body           jsonb       not null default '{}',
  at             timestamptz not null default clock_timestamp(),
  by_staff       uuid        not null default platform.reader_id(),
  constraint undertaking_act_pk primary key (id),
  constraint undertaking_act_of_undertaking foreign key (undertaking_id) references activities.undertaking (id),
  constraint undertaking_act_kind_is_known check (kind in ('begun', 'reworded', 'moved', 'counted', 'count_withdrawn', 'calmed', 'worried', 'joined', 'left'))
);
comment on table activities.undertaking_act is 'The course of a group, project or platform: every step with its line of words.';
create index undertaking_act_by_undertaking on activities.undertaking_act (undertaking_id, at);
create trigger undertaking_act_is_append_only before update or delete on activities.undertaking_act for each row execute function platform.refuse_change();
create trigger undertaking_act_is_not_emptied before truncate on activities.undertaking_act for each statement execute function platform.refuse_change();
alter table activities.undertaking_act enable row level security;
create policy undertaking_act_is_read_with_it on activities.undertaking_act for select to tsunagi_app using (activities.reads_undertaking(undertaking_id));
create policy undertaking_act_is_written_by_keepers on activities.undertaking_act for insert to tsunagi_app
  with check (activities.keeps_undertaking(undertaking_id) and by_staff = (select platform.reader_id()));
grant select, insert on activities.undertaking_act to tsunagi_app;

create table activities.member_count (
  id              uuid        not null,
  undertaking_id  uuid        not null,
  on_day          date        not null,
  total           integer     not null,
  under30         integer,
  from30          integer,
  from60          integer,
  from75          integer,
  oldest_leader   integer,
  leader_years    integer,
  keys_with       text        not null default 'unknown',
  note            text        not null default '',
  told_by         text        not null default '',
  made_by         uuid        not null default platform.reader_id(),
  made_at         timestamptz not null default now(),
  withdrawn_at    timestamptz,
  withdrawn_words text        not null default '',
  constraint member_count_pk primary key (id),
  constraint member_count_of_undertaking foreign key (undertaking_id) references activities.undertaking (id),
  constraint member_count_adds_up check (total >= 0 and under30 >= 0 and from30 >= 0 and from60 >= 0 and from75 >= 0
    and coalesce(under30, 0) + coalesce(from30, 0) + coalesce(from60, 0) + coalesce(from75, 0) <= total),
  constraint member_count_leader_is_told check (oldest_leader between 10 and 120 and leader_years between 0 and 100),
  constraint member_count_keys_are_known check (keys_with in ('one', 'some', 'everybody', 'unknown')),
  constraint member_count_withdrawal_says_why check ((withdrawn_at is null) = (withdrawn_words = ''))
);
comment on table activities.member_count is 'How many a group is, as a dated series told by somebody. A wrong count is withdrawn with words and told again.';
create index member_count_by_undertaking on activities.member_count (undertaking_id, on_day);
alter table activities.member_count enable row level security;
create policy member_count_is_read_in_the_council on activities.member_count for select to tsunagi_app using (activities.reads_money_of(undertaking_id));
create policy member_count_is_told_by_keepers on activities.member_count for insert to tsunagi_app
  with check (activities.keeps_undertaking(undertaking_id) and made_by = (select platform.reader_id()));
create policy member_count_is_withdrawn_by_keepers on activities.member_count for update to tsunagi_app using (activities.keeps_undertaking(undertaking_id));
grant select, insert, update (withdrawn_at, withdrawn_words) on activities.member_count to tsunagi_app;

create table activities.support_plan (
  id             uuid        not null,
  undertaking_id uuid        not null,
  goal           text        not null,
  look_on        date,
  audience       text        not null default 'council',
  state          text        not null default 'open',
  end_words      text        not null default '',
  made_by        uuid        not null default platform.reader_id(),
  made_at        timestamptz not null default now(),
  constraint support_plan_pk primary key (id),
  constraint support_plan_of_undertaking foreign key (undertaking_id) references activities.undertaking (id),
  constraint support_plan_has_a_goal check (goal <> ''),
  constraint support_plan_audience_is_known check (audience in ('council', 'staff')),
  constraint support_plan_state_is_known check (state in ('open', 'reached', 'stopped')),
  constraint support_plan_end_says_why check (state = 'open' or end_words <> '')
);
comment on table activities.support_plan is '団体支援: what a coordinator wants to reach together with a group, in steps, and when they look again.';
create index support_plan_by_undertaking on activities.support_plan (undertaking_id, made_at);
alter table activities.support_plan enable row level security;
create policy support_plan_is_read_as_meant on activities.support_plan for select to tsunagi_app
  using (activities.reads_money_of(undertaking_id) and (audience = 'council' or (select councils.is_coordinator())));
create policy support_plan_is_made_by_coordinators on activities.support_plan for insert to tsunagi_app
  with check ((select councils.is_coordinator()) and made_by = (select platform.reader_id()));
create policy support_plan_is_changed_by_coordinators on activities.support_plan for update to tsunagi_app using ((select councils.is_coordinator()));
grant select, insert, update (look_on, state, end_words) on activities.support_plan to tsunagi_app;

create table activities.support_step (
  id      uuid        not null,
  plan_id uuid        not null,
  words   text        not null,
  who     text        not null default '',
  due_on  date,
  state   text        not null default 'open',
  note    text        not null default '',
  made_at timestamptz not null default clock_timestamp(),
  constraint support_step_pk primary key (id),
  constraint support_step_of_plan foreign key (plan_id) references activities.support_plan (id),
  constraint support_step_says_something check (words <> ''),
  constraint support_step_state_is_known check (state in ('open', 'done', 'dropped'))
);
create index support_step_by_plan on activities.support_step (plan_id, made_at);
alter table activities.support_step enable row level security;
create policy support_step_is_read_with_its_plan on activities.support_step for select to tsunagi_app
  using (exists (select from activities.support_plan p where p.id = plan_id));
create policy support_step_is_made_by_coordinators on activities.support_step for insert to tsunagi_app with check ((select councils.is_coordinator()));
create policy support_step_is_changed_by_coordinators on activities.support_step for update to tsunagi_app using ((select councils.is_coordinator()));
grant select, insert, update (state, note) on activities.support_step to tsunagi_app;

create table activities.need (
  id             uuid        not null,
  undertaking_id uuid        not null,
  kind           text        not null,
  words          text        not null,
  how_much       text        not null default '',
  until_on       date,
  state          text        not null default 'open',
  state_words    text        not null default '',
  made_by        uuid        not null default platform.reader_id(),
  made_at        timestamptz not null default now(),
  constraint need_pk primary key (id),
  constraint need_of_undertaking foreign key (undertaking_id) references activities.undertaking (id),
  constraint need_kind_is_known check (kind in ('people', 'money', 'goods', 'other')),
  constraint need_says_something check (words <> ''),
  constraint need_state_is_known check (state in ('open', 'part', 'met', 'closed')),
  constraint need_state_says_why check (state = 'open' or state_words <> '')
);
comment on table activities.need is '人・お金・物: what a group, project or platform is looking for, and how it came by it.';
create index need_by_undertaking on activities.need (undertaking_id, made_at);
alter table activities.need enable row level security;
create policy need_is_read_with_its_undertaking on activities.need for select to tsunagi_app using (activities.reads_undertaking(undertaking_id));
create policy need_is_told_by_keepers on activities.need for insert to tsunagi_app
  with check (activities.keeps_undertaking(undertaking_id) and made_by = (select platform.reader_id()));
create policy need_is_moved_by_keepers on activities.need for update to tsunagi_app using (activities.keeps_undertaking(undertaking_id));
grant select, insert, update (state, state_words) on activities.need to tsunagi_app;

create table activities.milestone (
  id             uuid        not null,
  undertaking_id uuid        not null,
  on_day         date        not null,
  until_on       date,
  title          text        not null,
  state          text        not null default 'planned',
  words          text        not null default '',
  sequence       integer     not null default 0,
  made_by        uuid        not null default platform.reader_id(),
  made_at        timestamptz not null default now(),
  changed_at     timestamptz not null default now(),
  constraint milestone_pk primary key (id),
  constraint milestone_of_undertaking foreign key (undertaking_id) references activities.undertaking (id),
  constraint milestone_has_a_title check (title <> ''),
  constraint milestone_ends_after_it_begins check (until_on >= on_day),
  constraint milestone_state_is_known check (state in ('planned', 'done', 'cancelled')),
  constraint milestone_cancelling_says_why check (state <> 'cancelled' or words <> '')
);
comment on table activities.milestone is 'The calendar of a project or platform. A day that was called off stays in it, marked.';
create index milestone_by_undertaking on activities.milestone (undertaking_id, on_day);
alter table activities.milestone enable row level security;
create policy milestone_is_read_with_its_undertaking on activities.milestone for select to tsunagi_app using (activities.reads_undertaking(undertaking_id));
create policy milestone_is_set_by_keepers on activities.milestone for insert to tsunagi_app
  with check (activities.keeps_undertaking(undertaking_id) and made_by = (select platform.reader_id()));
create policy milestone_is_moved_by_keepers on activities.milestone for update to tsunagi_app using (activities.keeps_undertaking(undertaking_id));
grant select, insert, update (state, words, sequence, changed_at) on activities.milestone to tsunagi_app;

create table activities.product (
  id             uuid        not null,
  undertaking_id uuid        not null,
  on_day         date        not null,
  words          text        not null,
  quantity       numeric(14, 2),
  unit           text        not null default '',
  made_by        uuid        not null default platform.reader_id(),
  made_at        timestamptz not null default now(),
  withdrawn_at   timestamptz,
  constraint product_pk primary key (id),
  constraint product_of_undertaking foreign key (undertaking_id) references activities.undertaking (id),
  constraint product_says_something check (words <> '')
);
comment on table activities.product is 'できたこと: what came out of a project or platform, told as it is. Whether it made anything better is told by outcome reviews.';
create index product_by_undertaking on activities.product (undertaking_id, on_day);
alter table activities.product enable row level security;
create policy product_is_read_with_its_undertaking on activities.product for select to tsunagi_app using (activities.reads_undertaking(undertaking_id));
create policy product_is_told_by_keepers on activities.product for insert to tsunagi_app
  with check (activities.keeps_undertaking(undertaking_id) and made_by = (select platform.reader_id()));
create policy product_is_withdrawn_by_keepers on activities.product for update to tsunagi_app using (activities.keeps_undertaking(undertaking_id));
grant select, insert, update (withdrawn_at) on activities.product to tsunagi_app;

create table activities.partner (
  id             uuid        not null,
  undertaking_id uuid        not null,
  kind           text        not null,
  name           text        not null default '',
  body_id        uuid,
  group_id       uuid,
  agency_id      uuid,
  participant_id uuid,
  brings         text        not null default '',
  hopes          text        not null default '',
  since          date        not null,
  ended_on       date,
  end_words      text        not null default '',
  made_by        uuid        not null default platform.reader_id(),
  made_at        timestamptz not null default now(),
  constraint partner_pk primary key (id),
  constraint partner_of_undertaking foreign key (undertaking_id) references activities.undertaking (id),
  constraint partner_is_body foreign key (body_id) references councils.body (id),
  constraint partner_is_group foreign key (group_id) references activities.undertaking (id),
  constraint partner_is_agency foreign key (agency_id) references directory.agency (id),
  constraint partner_is_participant foreign key (participant_id) references councils.participant (id),
  constraint partner_kind_is_known check (kind in ('body', 'group', 'organisation', 'business', 'school', 'person', 'other')),
  constraint partner_is_somebody check (num_nonnulls(body_id, group_id, agency_id, participant_id) <= 1
    and (name <> '' or num_nonnulls(body_id, group_id, agency_id, participant_id) = 1)),
  constraint partner_person_is_a_participant check ((kind = 'person') = (participant_id is not null) and (participant_id is null or name = '')),
  constraint partner_end_says_why check ((ended_on is null) = (end_words = '')),
  constraint partner_ends_after_it_begins check (ended_on >= since)
);
comment on table activities.partner is 'Who takes part in a platform, of whatever kind: what each brings and hopes. A person''s name stands on the roll of the council only.';
create index partner_by_undertaking on activities.partner (undertaking_id, since);
alter table activities.partner enable row level security;
create policy partner_is_read_with_its_platform on activities.partner for select to tsunagi_app using (activities.reads_undertaking(undertaking_id));
create policy partner_is_taken_in_by_keepers on activities.partner for insert to tsunagi_app
  with check (activities.keeps_undertaking(undertaking_id) and made_by = (select platform.reader_id()));
create policy partner_is_ended_by_keepers on activities.partner for update to tsunagi_app using (activities.keeps_undertaking(undertaking_id));
grant select, insert, update (ended_on, end_words, brings, hopes) on activities.partner to tsunagi_app;

create table activities.funding (
  id             uuid        not null,
  undertaking_id uuid        not null,
  kind           text        not null,
  name           text        not null,
  amount         bigint,
  from_on        date,
  until_on       date,
  apply_from     date,
  apply_until    date,
  report_due     date,
  conditions     text        not null default '',
  state          text        not null default 'idea',
  state_words    text        not null default '',
  sequence       integer     not null default 0,
  made_by        uuid        not null default platform.reader_id(),
  made_at        timestamptz not null default now(),
  changed_at     timestamptz not null default now(),
  version        integer     not null default 1,
  constraint funding_pk primary key (id),
  constraint funding_of_undertaking foreign key (undertaking_id) references activities.undertaking (id),
  constraint funding_kind_is_known check (kind in ('grant', 'donation', 'fee', 'sales', 'crowdfunding', 'member', 'in_kind', 'city')),
  constraint funding_has_a_name check (name <> ''),
  constraint funding_is_not_negative check (amount >= 0),
  constraint funding_ends_after_it_begins check (until_on >= from_on and apply_until >= apply_from),
  constraint funding_state_is_known check (state in ('idea', 'applied', 'granted', 'declined', 'reported', 'ended'))
);
comment on table activities.funding is '財源: where the money of a group, project or platform comes from, in whole yen. It stays in the council.';
create index funding_by_undertaking on activities.funding (undertaking_id, made_at);
alter table activities.funding enable row level security;
create policy funding_stays_in_the_council on activities.funding for select to tsunagi_app using (activities.reads_money_of(undertaking_id));
create policy funding_is_written_by_keepers on activities.funding for insert to tsunagi_app
  with check (activities.keeps_undertaking(undertaking_id) and made_by = (select platform.reader_id()));
create policy funding_is_changed_by_keepers on activities.funding for update to tsunagi_app using (activities.keeps_undertaking(undertaking_id));
grant select, insert on activities.funding to tsunagi_app;
grant update (kind, name, amount, from_on, until_on, apply_from, apply_until, report_due, conditions, state, state_words, sequence, changed_at, version)
  on activities.funding to tsunagi_app;

create table activities.outcome_review (
  id                  uuid        not null,
  subject_kind        text        not null,
  subject_id          uuid        not null,
  council_no          smallint,
  round               integer     not null,
  phase               text        not null,
  on_day              date        not null,
  reviewers           text        not null default '',
  social_words        text        not null default '',
  environmental_words text        not null default '',
  side_effects        text        not null default '',
  learned             text        not null default '',
  change              text,
  change_words        text        not null default '',
  next_on             date,
  state               text        not null default 'open',
  made_by             uuid        not null default platform.reader_id(),
  made_at             timestamptz not null default now(),
  closed_by           uuid,
  closed_at           timestamptz,
  version             integer     not null default 1,
  constraint outcome_review_pk primary key (id),
  constraint outcome_review_of_council foreign key (council_no) references directory.council (no),
  constraint outcome_review_is_one_round unique (subject_kind, subject_id, round),
  constraint outcome_review_subject_is_known check (subject_kind in ('activity', 'project', 'platform', 'group')),
  constraint outcome_review_rounds_count_from_one check (round >= 1),
  constraint outcome_review_phase_is_known check (phase in ('before', 'midway', 'after')),
  constraint outcome_review_change_is_known check (change in ('continue', 'improve', 'grow', 'shrink', 'hand_over', 'end')),
  constraint outcome_review_state_is_known check (state in ('open', 'closed')),
  constraint outcome_review_closing_is_whole check ((state = 'closed') = (closed_at is not null) and (closed_at is null) = (closed_by is null)),
  constraint outcome_review_speaks_of_both check (state = 'open'
    or (social_words <> '' and environmental_words <> '' and side_effects <> '' and change is not null))
);
comment on table activities.outcome_review is
  '成果の見直し: one round of a series. A closed round speaks of people and of nature, of side effects and of what comes next; it never changes again.';
comment on column activities.outcome_review.council_no is 'As of what is reviewed, copied when the round begins.';
create unique index outcome_review_one_open_round on activities.outcome_review (subject_kind, subject_id) where state = 'open';
create index outcome_review_by_council on activities.outcome_review (council_no, on_day desc, id desc);
create index outcome_review_by_next on activities.outcome_review (next_on) where next_on is not null;
alter table activities.outcome_review enable row level security;
create policy outcome_review_is_read_in_its_council on activities.outcome_review for select to tsunagi_app
  using (councils.may_read(activities.undertaking_audience(council_no), council_no));
create policy outcome_review_is_begun_by_keepers on activities.outcome_review for insert to tsunagi_app
  with check (councils.may_keep(council_no) and made_by = (select platform.reader_id()) and state = 'open');
create policy outcome_review_is_written_while_open on activities.outcome_review for update to tsunagi_app
  using (councils.may_keep(council_no) and state = 'open')
  with check (councils.may_keep(council_no) and (state = 'open' or closed_by = (select platform.reader_id())));
grant select, insert on activities.outcome_review to tsunagi_app;
grant update (phase, on_day, reviewers, social_words, environmental_words, side_effects, learned, change, change_words, next_on, state, closed_by,
  closed_at, version) on activities.outcome_review to tsunagi_app;

create function activities.reads_review(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select from activities.outcome_review r where r.id = asked
                      and councils.may_read(activities.undertaking_audience(r.council_no), r.council_no));
  end;
create function activities.keeps_review(asked uuid, in_state text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select from activities.outcome_review r where r.id = asked and councils.may_keep(r.council_no) and r.state = in_state);
  end;
grant execute on function activities.reads_review(uuid), activities.keeps_review(uuid, text) to tsunagi_app;

create table activities.outcome (
  id         uuid        not null,
  review_id  uuid        not null,
  line_id    uuid        not null,
  sort_order integer     not null,
  area       text        not null,
  statement  text        not null,
  for_whom   text        not null default '',
  direction  text,
  confidence text,
  seen_in    text        not null default '',
  indicator  text        not null default '',
  unit       text        not null default '',
  baseline   numeric(14, 2),
  target     numeric(14, 2),
  actual     numeric(14, 2),
  dropped_at timestamptz,
  constraint outcome_pk primary key (id),
  constraint outcome_of_review foreign key (review_id) references activities.outcome_review (id),
  constraint outcome_once_a_round unique (review_id, line_id),
  constraint outcome_area_is_known check (area in ('social', 'environmental', 'economic', 'personal')),
  constraint outcome_says_something check (statement <> ''),
  constraint outcome_direction_is_known check (direction in ('better', 'same', 'worse', 'unknown')),
  constraint outcome_confidence_is_known check (confidence in ('told', 'seen', 'counted'))
);
comment on table activities.outcome is 'One change looked for, as seen in one round. The same line_id is the same line in every round, so that a series reads side by side.';
comment on column activities.outcome.direction is 'better, same, worse or unknown: all four are answers. Never a percentage.';
alter table activities.outcome enable row level security;
create policy outcome_is_read_with_its_review on activities.outcome for select to tsunagi_app using (activities.reads_review(review_id));
create policy outcome_is_written_while_open on activities.outcome for insert to tsunagi_app with check (activities.keeps_review(review_id, 'open'));
create policy outcome_is_changed_while_open on activities.outcome for update to tsunagi_app using (activities.keeps_review(review_id, 'open'));
grant select, insert on activities.outcome to tsunagi_app;
grant update (sort_order, area, statement, for_whom, direction, confidence, seen_in, indicator, unit, baseline, target, actual, dropped_at)
  on activities.outcome to tsunagi_app;

create table activities.review_note (
  id        uuid        not null,
  review_id uuid        not null,
  kind      text        not null,
  words     text        not null,
  at        timestamptz not null default clock_timestamp(),
  by_staff  uuid        not null default platform.reader_id(),
  constraint review_note_pk primary key (id),
  constraint review_note_of_review foreign key (review_id) references activities.outcome_review (id),
  constraint review_note_kind_is_known check (kind in ('erratum', 'consultant')),
  constraint review_note_says_something check (words <> '')
);
comment on table activities.review_note is 'What is added to a round: a correction of a closed one, or what the coordinator advises.';
create index review_note_by_review on activities.review_note (review_id, at);
create trigger review_note_is_append_only before update or delete on activities.review_note for each row execute function platform.refuse_change();
create trigger review_note_is_not_emptied before truncate on activities.review_note for each statement execute function platform.refuse_change();
alter table activities.review_note enable row level security;
create policy review_note_is_read_with_its_review on activities.review_note for select to tsunagi_app using (activities.reads_review(review_id));
create policy review_note_is_added_by_whom_it_suits on activities.review_note for insert to tsunagi_app
  with check (by_staff = (select platform.reader_id())
    and ((kind = 'erratum' and activities.keeps_review(review_id, 'closed')) or (kind = 'consultant' and (select councils.is_coordinator()))));
grant select, insert on activities.review_note to tsunagi_app;

create table activities.logic_model (
  id           uuid        not null,
  subject_kind text        not null,
  subject_id   uuid        not null,
  council_no   smallint,
  edition      integer     not null,
  inputs       text[]      not null default '{}',
  acts         text[]      not null default '{}',
  outputs      text[]      not null default '{}',
  outcomes     text[]      not null default '{}',
  longer       text[]      not null default '{}',
  why          text        not null default '',
  made_by      uuid        not null default platform.reader_id(),
  made_at      timestamptz not null default now(),
  constraint logic_model_pk primary key (id),
  constraint logic_model_of_council foreign key (council_no) references directory.council (no),
  constraint logic_model_is_one_edition unique (subject_kind, subject_id, edition),
  constraint logic_model_subject_is_known check (subject_kind in ('activity', 'project', 'platform', 'group')),
  constraint logic_model_editions_count_from_one check (edition >= 1),
  constraint logic_model_changes_say_why check (edition = 1 or why <> '')
);
comment on table activities.logic_model is '成果の道すじ: what goes in, what is done, what comes out, what it changes. A hypothesis; every edition is kept.';
create trigger logic_model_is_append_only before update or delete on activities.logic_model for each row execute function platform.refuse_change();
create trigger logic_model_is_not_emptied before truncate on activities.logic_model for each statement execute function platform.refuse_change();
alter table activities.logic_model enable row level security;
create policy logic_model_is_read_in_its_council on activities.logic_model for select to tsunagi_app
  using (councils.may_read(activities.undertaking_audience(council_no), council_no));
create policy logic_model_is_drawn_by_keepers on activities.logic_model for insert to tsunagi_app
  with check (councils.may_keep(council_no) and made_by = (select platform.reader_id()));
grant select, insert on activities.logic_model to tsunagi_app;

create function activities.platform_counts() returns table (council_no smallint, fiscal_year integer, platforms integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select u.council_no, (extract(year from d.began) - case when extract(month from d.began) < 4 then 1 else 0 end)::integer, count(*)::integer
      from activities.undertaking u
      cross join lateral (select coalesce(u.started_on, (u.made_at at time zone 'Asia/Tokyo')::date) as began) d
     where u.kind = 'platform' and u.stage <> 'idea'
       and ((select councils.is_coordinator()) or (select councils.is_city()) or cardinality((select councils.my_bodies())) > 0)
     group by 1, 2;
  end;
comment on function activities.platform_counts is 'プラットフォームの数 by council and fiscal year of beginning, an indicator of the plan: counts of platforms, never of people.';
grant execute on function activities.platform_counts() to tsunagi_app;

-- A review whose day has come stands on the agenda of the next meeting.
alter table meetings.agenda_item drop constraint agenda_item_carried_kind_is_known;
alter table meetings.agenda_item add constraint agenda_item_carried_kind_is_known
  check (carried_kind in ('agenda_item', 'decision', 'action', 'question', 'outcome_review'));
