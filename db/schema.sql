-- The database as all migrations leave it: written by scripts/dump-schema.mjs, never by hand.
-- For reading and for seeing what a migration changes; the truth is db/migrations. Everything belongs to tsunagi_owner.

create schema activities;
comment on schema activities is 'What neighbours do together. Nothing here refers to a case or to a supported person.';
grant usage on schema activities to tsunagi_app;
grant usage on schema activities to tsunagi_public;
grant usage on schema activities to tsunagi_residents;

create table activities.activity (
  id uuid not null,
  council_no smallint,
  body_id uuid,
  host_name text not null default ''::text,
  name text not null,
  kind text not null,
  words text not null default ''::text,
  themes text[] not null default '{}'::text[],
  place text not null default ''::text,
  open_to text not null default ''::text,
  fee text not null default ''::text,
  bring text not null default ''::text,
  access_notes text not null default ''::text,
  transport text not null default ''::text,
  starts_on date not null,
  from_time time without time zone not null,
  until_time time without time zone not null,
  rule text not null default ''::text,
  until_on date,
  how_often integer,
  on_holiday text not null default 'skip'::text,
  skips_new_year boolean not null default true,
  dates_until date not null,
  state text not null default 'planned'::text,
  state_words text not null default ''::text,
  audience text not null default 'council'::text,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  version integer not null default 1,
  beside_at timestamp with time zone not null default now(),
  constraint activity_pk PRIMARY KEY (id),
  constraint activity_audience_is_known CHECK ((audience = ANY (ARRAY['council'::text, 'liaison'::text, 'staff'::text]))),
  constraint activity_count_is_positive CHECK (((how_often >= 1) AND (how_often <= 1000))),
  constraint activity_ends_after_it_begins CHECK ((until_time > from_time)),
  constraint activity_has_a_name CHECK ((name <> ''::text)),
  constraint activity_holiday_rule_is_known CHECK ((on_holiday = ANY (ARRAY['keep'::text, 'skip'::text, 'next'::text]))),
  constraint activity_kind_is_known CHECK ((kind = ANY (ARRAY['salon'::text, 'watching'::text, 'meal'::text, 'shopping'::text, 'outing'::text, 'class'::text, 'festival'::text, 'cleaning'::text, 'market'::text, 'other'::text]))),
  constraint activity_last_day_follows_the_first CHECK ((until_on >= starts_on)),
  constraint activity_rule_is_one_of_ours CHECK ((rule ~ '^(FREQ=(WEEKLY|MONTHLY);[A-Z0-9=;,-]{1,80})?$'::text)),
  constraint activity_says_why_it_rests_or_ended CHECK (((state <> ALL (ARRAY['resting'::text, 'ended'::text])) OR (state_words <> ''::text))),
  constraint activity_state_is_known CHECK ((state = ANY (ARRAY['planned'::text, 'running'::text, 'resting'::text, 'ended'::text]))),
  constraint activity_of_body FOREIGN KEY (body_id) REFERENCES councils.body(id),
  constraint activity_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no)
);
comment on table activities.activity is '活動. Its name and words are the council''s own; others read the checked wording of texts.wording (kind activity) in their place.';
comment on column activities.activity.rule is 'RFC 5545 RRULE without its end, in the time of Japan; empty: once, on starts_on.';
comment on column activities.activity.how_often is 'After so many dates that took place it is over; counted behind holidays and the turn of the year.';
comment on column activities.activity.dates_until is 'Until this day the dates of the rule stand as rows; the window moves on with time.';
comment on column activities.activity.beside_at is 'When the lines that everybody reads beside the checked words (place, for whom, fee, what to bring, access, way there) last changed.';
CREATE INDEX activity_by_council ON activities.activity USING btree (council_no, name, id);
CREATE INDEX activity_by_name ON activities.activity USING btree (name, id);
CREATE TRIGGER activity_notes_what_stands_beside BEFORE UPDATE ON activities.activity FOR EACH ROW EXECUTE FUNCTION activities.note_what_stands_beside();
alter table activities.activity enable row level security;
create policy activity_is_changed_by_keepers on activities.activity for update to tsunagi_app, tsunagi_residents
  using (councils.may_keep(council_no))
  with check (councils.may_keep(council_no));
create policy activity_is_open_by_its_wording on activities.activity for select to tsunagi_public
  using ((EXISTS ( SELECT 1
   FROM texts.wording w
  WHERE ((w.kind = 'activity'::text) AND (w.key = (activity.id)::text) AND (NOT (w.council_no IS DISTINCT FROM activity.council_no)) AND (w.checked_at IS NOT NULL) AND (w.withdrawn_at IS NULL)))));
create policy activity_is_read_inside_or_by_its_wording on activities.activity for select to tsunagi_app, tsunagi_residents
  using ((councils.may_read(audience, council_no) OR (EXISTS ( SELECT 1
   FROM texts.wording w
  WHERE ((w.kind = 'activity'::text) AND (w.key = (activity.id)::text) AND (NOT (w.council_no IS DISTINCT FROM activity.council_no)) AND (w.checked_at IS NOT NULL) AND (w.withdrawn_at IS NULL))))));
create policy activity_is_started_by_keepers on activities.activity for insert to tsunagi_app, tsunagi_residents
  with check ((councils.may_keep(council_no) AND (made_by = ( SELECT platform.reader_id() AS reader_id))));
grant insert, select on activities.activity to tsunagi_app;
grant insert, select on activities.activity to tsunagi_residents;
grant select (id, council_no, body_id, kind, themes, place, open_to, fee, bring, access_notes, transport, starts_on, from_time, until_time, rule, until_on, on_holiday, skips_new_year, state, changed_at, beside_at) on activities.activity to tsunagi_public;
grant update (body_id, host_name, name, kind, words, themes, place, open_to, fee, bring, access_notes, transport, starts_on, from_time, until_time, rule, until_on, how_often, on_holiday, skips_new_year, dates_until, state, state_words, audience, changed_at, version) on activities.activity to tsunagi_app;
grant update (body_id, host_name, name, kind, words, themes, place, open_to, fee, bring, access_notes, transport, starts_on, from_time, until_time, rule, until_on, how_often, on_holiday, skips_new_year, dates_until, state, state_words, audience, changed_at, version) on activities.activity to tsunagi_residents;

create table activities.activity_act (
  id uuid not null,
  activity_id uuid not null,
  kind text not null,
  words text not null default ''::text,
  body jsonb not null default '{}'::jsonb,
  at timestamp with time zone not null default clock_timestamp(),
  by_staff uuid not null default platform.reader_id(),
  constraint activity_act_pk PRIMARY KEY (id),
  constraint activity_act_kind_is_known CHECK ((kind = ANY (ARRAY['started'::text, 'changed'::text, 'rescheduled'::text, 'moved'::text, 'date_added'::text, 'date_moved'::text, 'date_cancelled'::text, 'role_added'::text, 'role_changed'::text, 'role_ended'::text]))),
  constraint activity_act_of_activity FOREIGN KEY (activity_id) REFERENCES activities.activity(id)
);
comment on table activities.activity_act is 'The course of an activity: every step with its line of words.';
CREATE INDEX activity_act_by_activity ON activities.activity_act USING btree (activity_id, at);
CREATE TRIGGER activity_act_is_append_only BEFORE DELETE OR UPDATE ON activities.activity_act FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER activity_act_is_not_emptied BEFORE TRUNCATE ON activities.activity_act FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table activities.activity_act enable row level security;
create policy activity_act_is_read_inside on activities.activity_act for select to tsunagi_app, tsunagi_residents
  using (activities.reads_inside(activity_id));
create policy activity_act_is_written_by_keepers on activities.activity_act for insert to tsunagi_app, tsunagi_residents
  with check ((activities.keeps_activity(activity_id) AND (by_staff = ( SELECT platform.reader_id() AS reader_id))));
grant insert, select on activities.activity_act to tsunagi_app;
grant insert, select on activities.activity_act to tsunagi_residents;

create table activities.feedback (
  id uuid not null,
  activity_id uuid not null,
  occurrence_id uuid not null,
  corrects uuid,
  attendance integer,
  newcomers integer,
  helpers integer,
  words text not null default ''::text,
  incidents text not null default ''::text,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default clock_timestamp(),
  constraint feedback_pk PRIMARY KEY (id),
  constraint feedback_is_corrected_once UNIQUE (corrects),
  constraint feedback_is_this_dates UNIQUE (id, occurrence_id),
  constraint feedback_counts_are_not_negative CHECK ((((attendance >= 0) AND (attendance <= 100000)) AND ((newcomers >= 0) AND (newcomers <= 100000)) AND ((helpers >= 0) AND (helpers <= 100000)))),
  constraint feedback_newcomers_were_there CHECK ((newcomers <= attendance)),
  constraint feedback_says_something CHECK (((attendance IS NOT NULL) OR (words <> ''::text) OR (incidents <> ''::text))),
  constraint feedback_corrects FOREIGN KEY (corrects, occurrence_id) REFERENCES activities.feedback(id, occurrence_id),
  constraint feedback_of_date FOREIGN KEY (occurrence_id, activity_id) REFERENCES activities.occurrence(id, activity_id)
);
comment on table activities.feedback is 'How a date went: written once for all, by whoever was there; a correction is one more row behind it.';
CREATE INDEX feedback_by_activity ON activities.feedback USING btree (activity_id);
CREATE UNIQUE INDEX feedback_one_for_all ON activities.feedback USING btree (occurrence_id) WHERE (corrects IS NULL);
CREATE TRIGGER feedback_is_append_only BEFORE DELETE OR UPDATE ON activities.feedback FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER feedback_is_not_emptied BEFORE TRUNCATE ON activities.feedback FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER feedback_says_that_it_was_held AFTER INSERT ON activities.feedback FOR EACH ROW EXECUTE FUNCTION activities.note_held();
alter table activities.feedback enable row level security;
create policy feedback_is_read_inside on activities.feedback for select to tsunagi_app, tsunagi_residents
  using (activities.reads_inside(activity_id));
create policy feedback_is_told_by_those_who_take_part on activities.feedback for insert to tsunagi_app, tsunagi_residents
  with check (((made_by = ( SELECT platform.reader_id() AS reader_id)) AND activities.takes_part(activity_id)));
grant insert, select on activities.feedback to tsunagi_app;
grant insert, select on activities.feedback to tsunagi_residents;

create table activities.funding (
  id uuid not null,
  undertaking_id uuid not null,
  kind text not null,
  name text not null,
  amount bigint,
  from_on date,
  until_on date,
  apply_from date,
  apply_until date,
  report_due date,
  conditions text not null default ''::text,
  state text not null default 'idea'::text,
  state_words text not null default ''::text,
  sequence integer not null default 0,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint funding_pk PRIMARY KEY (id),
  constraint funding_ends_after_it_begins CHECK (((until_on >= from_on) AND (apply_until >= apply_from))),
  constraint funding_has_a_name CHECK ((name <> ''::text)),
  constraint funding_is_not_negative CHECK ((amount >= 0)),
  constraint funding_kind_is_known CHECK ((kind = ANY (ARRAY['grant'::text, 'donation'::text, 'fee'::text, 'sales'::text, 'crowdfunding'::text, 'member'::text, 'in_kind'::text, 'city'::text]))),
  constraint funding_state_is_known CHECK ((state = ANY (ARRAY['idea'::text, 'applied'::text, 'granted'::text, 'declined'::text, 'reported'::text, 'ended'::text]))),
  constraint funding_of_undertaking FOREIGN KEY (undertaking_id) REFERENCES activities.undertaking(id)
);
comment on table activities.funding is '財源: where the money of a group, project or platform comes from, in whole yen. It stays in the council.';
CREATE INDEX funding_by_undertaking ON activities.funding USING btree (undertaking_id, made_at);
alter table activities.funding enable row level security;
create policy funding_is_changed_by_keepers on activities.funding for update to tsunagi_app, tsunagi_residents
  using (activities.keeps_undertaking(undertaking_id));
create policy funding_is_written_by_keepers on activities.funding for insert to tsunagi_app, tsunagi_residents
  with check ((activities.keeps_undertaking(undertaking_id) AND (made_by = ( SELECT platform.reader_id() AS reader_id))));
create policy funding_stays_in_the_council on activities.funding for select to tsunagi_app, tsunagi_residents
  using (activities.reads_money_of(undertaking_id));
grant insert, select on activities.funding to tsunagi_app;
grant insert, select on activities.funding to tsunagi_residents;
grant update (kind, name, amount, from_on, until_on, apply_from, apply_until, report_due, conditions, state, state_words, sequence, changed_at, version) on activities.funding to tsunagi_app;
grant update (kind, name, amount, from_on, until_on, apply_from, apply_until, report_due, conditions, state, state_words, sequence, changed_at, version) on activities.funding to tsunagi_residents;

create table activities.joining (
  id uuid not null,
  activity_id uuid not null,
  occurrence_id uuid not null,
  role_id uuid not null,
  participant_id uuid,
  words text not null default ''::text,
  how_many integer not null default 1,
  waits boolean not null default false,
  seq integer not null default 0,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  moved_up_at timestamp with time zone,
  left_at timestamp with time zone,
  left_by uuid,
  constraint joining_pk PRIMARY KEY (id),
  constraint joining_is_in_order UNIQUE (occurrence_id, role_id, seq),
  constraint joining_counts_people CHECK (((how_many >= 1) AND (how_many <= 500))),
  constraint joining_leaving_has_a_name CHECK (((left_at IS NULL) = (left_by IS NULL))),
  constraint joining_says_who CHECK (((participant_id IS NOT NULL) OR (words <> ''::text))),
  constraint joining_by_participant FOREIGN KEY (participant_id) REFERENCES councils.participant(id),
  constraint joining_of_date FOREIGN KEY (occurrence_id, activity_id) REFERENCES activities.occurrence(id, activity_id),
  constraint joining_of_role FOREIGN KEY (role_id, activity_id) REFERENCES activities.role(id, activity_id)
);
comment on table activities.joining is 'Who comes: a participant, or people by words only (近所の方 3人). Known to keepers and to oneself; others know the count.';
comment on column activities.joining.waits is 'On the waiting list. Only the database says so, one at a time for each date.';
CREATE INDEX joining_by_activity ON activities.joining USING btree (activity_id);
CREATE INDEX joining_by_participant ON activities.joining USING btree (participant_id) WHERE (participant_id IS NOT NULL);
CREATE UNIQUE INDEX joining_once ON activities.joining USING btree (occurrence_id, role_id, participant_id) WHERE ((left_at IS NULL) AND (participant_id IS NOT NULL));
CREATE TRIGGER joining_is_given_its_place BEFORE INSERT ON activities.joining FOR EACH ROW EXECUTE FUNCTION activities.give_place();
CREATE TRIGGER joining_moves_up_who_waits AFTER UPDATE OF left_at ON activities.joining FOR EACH ROW WHEN (((old.left_at IS NULL) AND (new.left_at IS NOT NULL))) EXECUTE FUNCTION activities.move_up_after_leaving();
CREATE TRIGGER joining_that_ended_stays_ended BEFORE UPDATE OF left_at, left_by ON activities.joining FOR EACH ROW EXECUTE FUNCTION activities.keep_left();
alter table activities.joining enable row level security;
create policy joining_is_ended_by_oneself_or_keepers on activities.joining for update to tsunagi_app, tsunagi_residents
  using ((activities.keeps_activity(activity_id) OR activities.is_me(participant_id)))
  with check ((left_by = ( SELECT platform.reader_id() AS reader_id)));
create policy joining_is_known_to_keepers_and_oneself on activities.joining for select to tsunagi_app, tsunagi_residents
  using ((activities.keeps_activity(activity_id) OR activities.is_me(participant_id)));
create policy joining_is_made_by_oneself_or_keepers on activities.joining for insert to tsunagi_app, tsunagi_residents
  with check (((made_by = ( SELECT platform.reader_id() AS reader_id)) AND (left_at IS NULL) AND (activities.keeps_activity(activity_id) OR ((how_many = 1) AND activities.is_me(participant_id) AND activities.takes_part(activity_id)))));
grant select on activities.joining to tsunagi_app;
grant select on activities.joining to tsunagi_residents;
grant insert (id, activity_id, occurrence_id, role_id, participant_id, words, how_many) on activities.joining to tsunagi_app;
grant insert (id, activity_id, occurrence_id, role_id, participant_id, words, how_many) on activities.joining to tsunagi_residents;
grant update (left_at, left_by) on activities.joining to tsunagi_app;
grant update (left_at, left_by) on activities.joining to tsunagi_residents;

create table activities.logic_model (
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  council_no smallint,
  edition integer not null,
  inputs text[] not null default '{}'::text[],
  acts text[] not null default '{}'::text[],
  outputs text[] not null default '{}'::text[],
  outcomes text[] not null default '{}'::text[],
  longer text[] not null default '{}'::text[],
  why text not null default ''::text,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  constraint logic_model_pk PRIMARY KEY (id),
  constraint logic_model_is_one_edition UNIQUE (subject_kind, subject_id, edition),
  constraint logic_model_changes_say_why CHECK (((edition = 1) OR (why <> ''::text))),
  constraint logic_model_editions_count_from_one CHECK ((edition >= 1)),
  constraint logic_model_subject_is_known CHECK ((subject_kind = ANY (ARRAY['activity'::text, 'project'::text, 'platform'::text, 'group'::text]))),
  constraint logic_model_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no)
);
comment on table activities.logic_model is '成果の道すじ: what goes in, what is done, what comes out, what it changes. A hypothesis; every edition is kept.';
CREATE TRIGGER logic_model_is_append_only BEFORE DELETE OR UPDATE ON activities.logic_model FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER logic_model_is_not_emptied BEFORE TRUNCATE ON activities.logic_model FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table activities.logic_model enable row level security;
create policy logic_model_is_drawn_by_keepers on activities.logic_model for insert to tsunagi_app, tsunagi_residents
  with check ((councils.may_keep(council_no) AND (made_by = ( SELECT platform.reader_id() AS reader_id))));
create policy logic_model_is_read_in_its_council on activities.logic_model for select to tsunagi_app, tsunagi_residents
  using (councils.may_read(activities.undertaking_audience(council_no), council_no));
grant insert, select on activities.logic_model to tsunagi_app;
grant insert, select on activities.logic_model to tsunagi_residents;

create table activities.member_count (
  id uuid not null,
  undertaking_id uuid not null,
  on_day date not null,
  total integer not null,
  under30 integer,
  from30 integer,
  from60 integer,
  from75 integer,
  oldest_leader integer,
  leader_years integer,
  keys_with text not null default 'unknown'::text,
  note text not null default ''::text,
  told_by text not null default ''::text,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  withdrawn_words text not null default ''::text,
  constraint member_count_pk PRIMARY KEY (id),
  constraint member_count_adds_up CHECK (((total >= 0) AND (under30 >= 0) AND (from30 >= 0) AND (from60 >= 0) AND (from75 >= 0) AND ((((COALESCE(under30, 0) + COALESCE(from30, 0)) + COALESCE(from60, 0)) + COALESCE(from75, 0)) <= total))),
  constraint member_count_keys_are_known CHECK ((keys_with = ANY (ARRAY['one'::text, 'some'::text, 'everybody'::text, 'unknown'::text]))),
  constraint member_count_leader_is_told CHECK ((((oldest_leader >= 10) AND (oldest_leader <= 120)) AND ((leader_years >= 0) AND (leader_years <= 100)))),
  constraint member_count_withdrawal_says_why CHECK (((withdrawn_at IS NULL) = (withdrawn_words = ''::text))),
  constraint member_count_of_undertaking FOREIGN KEY (undertaking_id) REFERENCES activities.undertaking(id)
);
comment on table activities.member_count is 'How many a group is, as a dated series told by somebody. A wrong count is withdrawn with words and told again.';
CREATE INDEX member_count_by_undertaking ON activities.member_count USING btree (undertaking_id, on_day);
alter table activities.member_count enable row level security;
create policy member_count_is_read_in_the_council on activities.member_count for select to tsunagi_app, tsunagi_residents
  using (activities.reads_money_of(undertaking_id));
create policy member_count_is_told_by_keepers on activities.member_count for insert to tsunagi_app, tsunagi_residents
  with check ((activities.keeps_undertaking(undertaking_id) AND (made_by = ( SELECT platform.reader_id() AS reader_id))));
create policy member_count_is_withdrawn_by_keepers on activities.member_count for update to tsunagi_app, tsunagi_residents
  using (activities.keeps_undertaking(undertaking_id));
grant insert, select on activities.member_count to tsunagi_app;
grant insert, select on activities.member_count to tsunagi_residents;
grant update (withdrawn_at, withdrawn_words) on activities.member_count to tsunagi_app;
grant update (withdrawn_at, withdrawn_words) on activities.member_count to tsunagi_residents;

create table activities.milestone (
  id uuid not null,
  undertaking_id uuid not null,
  on_day date not null,
  until_on date,
  title text not null,
  state text not null default 'planned'::text,
  words text not null default ''::text,
  sequence integer not null default 0,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  constraint milestone_pk PRIMARY KEY (id),
  constraint milestone_cancelling_says_why CHECK (((state <> 'cancelled'::text) OR (words <> ''::text))),
  constraint milestone_ends_after_it_begins CHECK ((until_on >= on_day)),
  constraint milestone_has_a_title CHECK ((title <> ''::text)),
  constraint milestone_state_is_known CHECK ((state = ANY (ARRAY['planned'::text, 'done'::text, 'cancelled'::text]))),
  constraint milestone_of_undertaking FOREIGN KEY (undertaking_id) REFERENCES activities.undertaking(id)
);
comment on table activities.milestone is 'The calendar of a project or platform. A day that was called off stays in it, marked.';
CREATE INDEX milestone_by_undertaking ON activities.milestone USING btree (undertaking_id, on_day);
alter table activities.milestone enable row level security;
create policy milestone_is_moved_by_keepers on activities.milestone for update to tsunagi_app, tsunagi_residents
  using (activities.keeps_undertaking(undertaking_id));
create policy milestone_is_read_with_its_undertaking on activities.milestone for select to tsunagi_app, tsunagi_residents
  using (activities.reads_undertaking(undertaking_id));
create policy milestone_is_set_by_keepers on activities.milestone for insert to tsunagi_app, tsunagi_residents
  with check ((activities.keeps_undertaking(undertaking_id) AND (made_by = ( SELECT platform.reader_id() AS reader_id))));
grant insert, select on activities.milestone to tsunagi_app;
grant insert, select on activities.milestone to tsunagi_residents;
grant update (state, words, sequence, changed_at) on activities.milestone to tsunagi_app;
grant update (state, words, sequence, changed_at) on activities.milestone to tsunagi_residents;

create table activities.need (
  id uuid not null,
  undertaking_id uuid not null,
  kind text not null,
  words text not null,
  how_much text not null default ''::text,
  until_on date,
  state text not null default 'open'::text,
  state_words text not null default ''::text,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  constraint need_pk PRIMARY KEY (id),
  constraint need_kind_is_known CHECK ((kind = ANY (ARRAY['people'::text, 'money'::text, 'goods'::text, 'other'::text]))),
  constraint need_says_something CHECK ((words <> ''::text)),
  constraint need_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'part'::text, 'met'::text, 'closed'::text]))),
  constraint need_state_says_why CHECK (((state = 'open'::text) OR (state_words <> ''::text))),
  constraint need_of_undertaking FOREIGN KEY (undertaking_id) REFERENCES activities.undertaking(id)
);
comment on table activities.need is '人・お金・物: what a group, project or platform is looking for, and how it came by it.';
CREATE INDEX need_by_undertaking ON activities.need USING btree (undertaking_id, made_at);
alter table activities.need enable row level security;
create policy need_is_moved_by_keepers on activities.need for update to tsunagi_app, tsunagi_residents
  using (activities.keeps_undertaking(undertaking_id));
create policy need_is_read_with_its_undertaking on activities.need for select to tsunagi_app, tsunagi_residents
  using (activities.reads_undertaking(undertaking_id));
create policy need_is_told_by_keepers on activities.need for insert to tsunagi_app, tsunagi_residents
  with check ((activities.keeps_undertaking(undertaking_id) AND (made_by = ( SELECT platform.reader_id() AS reader_id))));
grant insert, select on activities.need to tsunagi_app;
grant insert, select on activities.need to tsunagi_residents;
grant update (state, state_words) on activities.need to tsunagi_app;
grant update (state, state_words) on activities.need to tsunagi_residents;

create table activities.occurrence (
  id uuid not null,
  activity_id uuid not null,
  series_on date,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  state text not null default 'planned'::text,
  cancelled_why text not null default ''::text,
  is_by_hand boolean not null default false,
  changed_at timestamp with time zone not null default now(),
  sequence integer not null default 0,
  version integer not null default 1,
  constraint occurrence_pk PRIMARY KEY (id),
  constraint occurrence_is_once_in_its_series UNIQUE (activity_id, series_on),
  constraint occurrence_is_this_activitys UNIQUE (id, activity_id),
  constraint occurrence_cancelling_says_why CHECK (((state <> 'cancelled'::text) OR (cancelled_why <> ''::text))),
  constraint occurrence_ends_after_it_begins CHECK ((ends_at > starts_at)),
  constraint occurrence_state_is_known CHECK ((state = ANY (ARRAY['planned'::text, 'held'::text, 'cancelled'::text, 'dropped'::text]))),
  constraint occurrence_of_activity FOREIGN KEY (activity_id) REFERENCES activities.activity(id)
);
comment on table activities.occurrence is '回: one date. What a changed series no longer has, and nobody joined, is dropped and shown no more; what was called off stays, marked.';
comment on column activities.occurrence.series_on is 'The day of the rule it came from, also after it was moved; null for a date put in by hand.';
CREATE INDEX occurrence_by_activity ON activities.occurrence USING btree (activity_id, starts_at);
CREATE INDEX occurrence_by_start ON activities.occurrence USING btree (starts_at, id) WHERE (state <> 'dropped'::text);
alter table activities.occurrence enable row level security;
create policy occurrence_is_changed_by_keepers on activities.occurrence for update to tsunagi_app, tsunagi_residents
  using (activities.keeps_activity(activity_id))
  with check (activities.keeps_activity(activity_id));
create policy occurrence_is_made_by_keepers on activities.occurrence for insert to tsunagi_app, tsunagi_residents
  with check (activities.keeps_activity(activity_id));
create policy occurrence_is_open_with_its_activity on activities.occurrence for select to tsunagi_public
  using (((state <> 'dropped'::text) AND (activity_id IN ( SELECT a.id
   FROM activities.activity a))));
create policy occurrence_is_read_with_its_activity on activities.occurrence for select to tsunagi_app, tsunagi_residents
  using ((activity_id IN ( SELECT a.id
   FROM activities.activity a)));
grant insert, select on activities.occurrence to tsunagi_app;
grant insert, select on activities.occurrence to tsunagi_residents;
grant select (id, activity_id, series_on, starts_at, ends_at, state, changed_at, sequence) on activities.occurrence to tsunagi_public;
grant update (starts_at, ends_at, state, cancelled_why, is_by_hand, changed_at, sequence, version) on activities.occurrence to tsunagi_app;
grant update (starts_at, ends_at, state, cancelled_why, is_by_hand, changed_at, sequence, version) on activities.occurrence to tsunagi_residents;

create table activities.outcome (
  id uuid not null,
  review_id uuid not null,
  line_id uuid not null,
  sort_order integer not null,
  area text not null,
  statement text not null,
  for_whom text not null default ''::text,
  direction text,
  confidence text,
  seen_in text not null default ''::text,
  indicator text not null default ''::text,
  unit text not null default ''::text,
  baseline numeric(14,2),
  target numeric(14,2),
  actual numeric(14,2),
  dropped_at timestamp with time zone,
  constraint outcome_pk PRIMARY KEY (id),
  constraint outcome_once_a_round UNIQUE (review_id, line_id),
  constraint outcome_area_is_known CHECK ((area = ANY (ARRAY['social'::text, 'environmental'::text, 'economic'::text, 'personal'::text]))),
  constraint outcome_confidence_is_known CHECK ((confidence = ANY (ARRAY['told'::text, 'seen'::text, 'counted'::text]))),
  constraint outcome_direction_is_known CHECK ((direction = ANY (ARRAY['better'::text, 'same'::text, 'worse'::text, 'unknown'::text]))),
  constraint outcome_says_something CHECK ((statement <> ''::text)),
  constraint outcome_of_review FOREIGN KEY (review_id) REFERENCES activities.outcome_review(id)
);
comment on table activities.outcome is 'One change looked for, as seen in one round. The same line_id is the same line in every round, so that a series reads side by side.';
comment on column activities.outcome.direction is 'better, same, worse or unknown: all four are answers. Never a percentage.';
alter table activities.outcome enable row level security;
create policy outcome_is_changed_while_open on activities.outcome for update to tsunagi_app, tsunagi_residents
  using (activities.keeps_review(review_id, 'open'::text));
create policy outcome_is_read_with_its_review on activities.outcome for select to tsunagi_app, tsunagi_residents
  using (activities.reads_review(review_id));
create policy outcome_is_written_while_open on activities.outcome for insert to tsunagi_app, tsunagi_residents
  with check (activities.keeps_review(review_id, 'open'::text));
grant insert, select on activities.outcome to tsunagi_app;
grant insert, select on activities.outcome to tsunagi_residents;
grant update (sort_order, area, statement, for_whom, direction, confidence, seen_in, indicator, unit, baseline, target, actual, dropped_at) on activities.outcome to tsunagi_app;
grant update (sort_order, area, statement, for_whom, direction, confidence, seen_in, indicator, unit, baseline, target, actual, dropped_at) on activities.outcome to tsunagi_residents;

create table activities.outcome_review (
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  council_no smallint,
  round integer not null,
  phase text not null,
  on_day date not null,
  reviewers text not null default ''::text,
  social_words text not null default ''::text,
  environmental_words text not null default ''::text,
  side_effects text not null default ''::text,
  learned text not null default ''::text,
  change text,
  change_words text not null default ''::text,
  next_on date,
  state text not null default 'open'::text,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  closed_by uuid,
  closed_at timestamp with time zone,
  version integer not null default 1,
  constraint outcome_review_pk PRIMARY KEY (id),
  constraint outcome_review_is_one_round UNIQUE (subject_kind, subject_id, round),
  constraint outcome_review_change_is_known CHECK ((change = ANY (ARRAY['continue'::text, 'improve'::text, 'grow'::text, 'shrink'::text, 'hand_over'::text, 'end'::text]))),
  constraint outcome_review_closing_is_whole CHECK ((((state = 'closed'::text) = (closed_at IS NOT NULL)) AND ((closed_at IS NULL) = (closed_by IS NULL)))),
  constraint outcome_review_phase_is_known CHECK ((phase = ANY (ARRAY['before'::text, 'midway'::text, 'after'::text]))),
  constraint outcome_review_rounds_count_from_one CHECK ((round >= 1)),
  constraint outcome_review_speaks_of_both CHECK (((state = 'open'::text) OR ((social_words <> ''::text) AND (environmental_words <> ''::text) AND (side_effects <> ''::text) AND (change IS NOT NULL)))),
  constraint outcome_review_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint outcome_review_subject_is_known CHECK ((subject_kind = ANY (ARRAY['activity'::text, 'project'::text, 'platform'::text, 'group'::text]))),
  constraint outcome_review_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no)
);
comment on table activities.outcome_review is '成果の見直し: one round of a series. A closed round speaks of people and of nature, of side effects and of what comes next; it never changes again.';
comment on column activities.outcome_review.council_no is 'As of what is reviewed, copied when the round begins.';
CREATE INDEX outcome_review_by_council ON activities.outcome_review USING btree (council_no, on_day DESC, id DESC);
CREATE INDEX outcome_review_by_next ON activities.outcome_review USING btree (next_on) WHERE (next_on IS NOT NULL);
CREATE UNIQUE INDEX outcome_review_one_open_round ON activities.outcome_review USING btree (subject_kind, subject_id) WHERE (state = 'open'::text);
alter table activities.outcome_review enable row level security;
create policy outcome_review_is_begun_by_keepers on activities.outcome_review for insert to tsunagi_app, tsunagi_residents
  with check ((councils.may_keep(council_no) AND (made_by = ( SELECT platform.reader_id() AS reader_id)) AND (state = 'open'::text)));
create policy outcome_review_is_read_in_its_council on activities.outcome_review for select to tsunagi_app, tsunagi_residents
  using (councils.may_read(activities.undertaking_audience(council_no), council_no));
create policy outcome_review_is_written_while_open on activities.outcome_review for update to tsunagi_app, tsunagi_residents
  using ((councils.may_keep(council_no) AND (state = 'open'::text)))
  with check ((councils.may_keep(council_no) AND ((state = 'open'::text) OR (closed_by = ( SELECT platform.reader_id() AS reader_id)))));
grant insert, select on activities.outcome_review to tsunagi_app;
grant insert, select on activities.outcome_review to tsunagi_residents;
grant update (phase, on_day, reviewers, social_words, environmental_words, side_effects, learned, change, change_words, next_on, state, closed_by, closed_at, version) on activities.outcome_review to tsunagi_app;
grant update (phase, on_day, reviewers, social_words, environmental_words, side_effects, learned, change, change_words, next_on, state, closed_by, closed_at, version) on activities.outcome_review to tsunagi_residents;

create table activities.partner (
  id uuid not null,
  undertaking_id uuid not null,
  kind text not null,
  name text not null default ''::text,
  body_id uuid,
  group_id uuid,
  agency_id uuid,
  participant_id uuid,
  brings text not null default ''::text,
  hopes text not null default ''::text,
  since date not null,
  ended_on date,
  end_words text not null default ''::text,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  constraint partner_pk PRIMARY KEY (id),
  constraint partner_end_says_why CHECK (((ended_on IS NULL) = (end_words = ''::text))),
  constraint partner_ends_after_it_begins CHECK ((ended_on >= since)),
  constraint partner_is_somebody CHECK (((num_nonnulls(body_id, group_id, agency_id, participant_id) <= 1) AND ((name <> ''::text) OR (num_nonnulls(body_id, group_id, agency_id, participant_id) = 1)))),
  constraint partner_kind_is_known CHECK ((kind = ANY (ARRAY['body'::text, 'group'::text, 'organisation'::text, 'business'::text, 'school'::text, 'person'::text, 'other'::text]))),
  constraint partner_person_is_a_participant CHECK ((((kind = 'person'::text) = (participant_id IS NOT NULL)) AND ((participant_id IS NULL) OR (name = ''::text)))),
  constraint partner_is_agency FOREIGN KEY (agency_id) REFERENCES directory.agency(id),
  constraint partner_is_body FOREIGN KEY (body_id) REFERENCES councils.body(id),
  constraint partner_is_group FOREIGN KEY (group_id) REFERENCES activities.undertaking(id),
  constraint partner_is_participant FOREIGN KEY (participant_id) REFERENCES councils.participant(id),
  constraint partner_of_undertaking FOREIGN KEY (undertaking_id) REFERENCES activities.undertaking(id)
);
comment on table activities.partner is 'Who takes part in a platform, of whatever kind: what each brings and hopes. A person''s name stands on the roll of the council only.';
CREATE INDEX partner_by_undertaking ON activities.partner USING btree (undertaking_id, since);
alter table activities.partner enable row level security;
create policy partner_is_ended_by_keepers on activities.partner for update to tsunagi_app, tsunagi_residents
  using (activities.keeps_undertaking(undertaking_id));
create policy partner_is_read_with_its_platform on activities.partner for select to tsunagi_app, tsunagi_residents
  using (activities.reads_undertaking(undertaking_id));
create policy partner_is_taken_in_by_keepers on activities.partner for insert to tsunagi_app, tsunagi_residents
  with check ((activities.keeps_undertaking(undertaking_id) AND (made_by = ( SELECT platform.reader_id() AS reader_id))));
grant insert, select on activities.partner to tsunagi_app;
grant insert, select on activities.partner to tsunagi_residents;
grant update (brings, hopes, ended_on, end_words) on activities.partner to tsunagi_app;
grant update (brings, hopes, ended_on, end_words) on activities.partner to tsunagi_residents;

create table activities.product (
  id uuid not null,
  undertaking_id uuid not null,
  on_day date not null,
  words text not null,
  quantity numeric(14,2),
  unit text not null default ''::text,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  constraint product_pk PRIMARY KEY (id),
  constraint product_says_something CHECK ((words <> ''::text)),
  constraint product_of_undertaking FOREIGN KEY (undertaking_id) REFERENCES activities.undertaking(id)
);
comment on table activities.product is 'できたこと: what came out of a project or platform, told as it is. Whether it made anything better is told by outcome reviews.';
CREATE INDEX product_by_undertaking ON activities.product USING btree (undertaking_id, on_day);
alter table activities.product enable row level security;
create policy product_is_read_with_its_undertaking on activities.product for select to tsunagi_app, tsunagi_residents
  using (activities.reads_undertaking(undertaking_id));
create policy product_is_told_by_keepers on activities.product for insert to tsunagi_app, tsunagi_residents
  with check ((activities.keeps_undertaking(undertaking_id) AND (made_by = ( SELECT platform.reader_id() AS reader_id))));
create policy product_is_withdrawn_by_keepers on activities.product for update to tsunagi_app, tsunagi_residents
  using (activities.keeps_undertaking(undertaking_id));
grant insert, select on activities.product to tsunagi_app;
grant insert, select on activities.product to tsunagi_residents;
grant update (withdrawn_at) on activities.product to tsunagi_app;
grant update (withdrawn_at) on activities.product to tsunagi_residents;

create table activities.review_note (
  id uuid not null,
  review_id uuid not null,
  kind text not null,
  words text not null,
  at timestamp with time zone not null default clock_timestamp(),
  by_staff uuid not null default platform.reader_id(),
  constraint review_note_pk PRIMARY KEY (id),
  constraint review_note_kind_is_known CHECK ((kind = ANY (ARRAY['erratum'::text, 'consultant'::text]))),
  constraint review_note_says_something CHECK ((words <> ''::text)),
  constraint review_note_of_review FOREIGN KEY (review_id) REFERENCES activities.outcome_review(id)
);
comment on table activities.review_note is 'What is added to a round: a correction of a closed one, or what the coordinator advises.';
CREATE INDEX review_note_by_review ON activities.review_note USING btree (review_id, at);
CREATE TRIGGER review_note_is_append_only BEFORE DELETE OR UPDATE ON activities.review_note FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER review_note_is_not_emptied BEFORE TRUNCATE ON activities.review_note FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table activities.review_note enable row level security;
create policy review_note_is_added_by_whom_it_suits on activities.review_note for insert to tsunagi_app, tsunagi_residents
  with check (((by_staff = ( SELECT platform.reader_id() AS reader_id)) AND (((kind = 'erratum'::text) AND activities.keeps_review(review_id, 'closed'::text)) OR ((kind = 'consultant'::text) AND ( SELECT councils.is_coordinator() AS is_coordinator)))));
create policy review_note_is_read_with_its_review on activities.review_note for select to tsunagi_app, tsunagi_residents
  using (activities.reads_review(review_id));
grant insert, select on activities.review_note to tsunagi_app;
grant insert, select on activities.review_note to tsunagi_residents;

create table activities.role (
  id uuid not null,
  activity_id uuid not null,
  name text not null,
  cap integer,
  is_help boolean not null default false,
  is_wanted boolean not null default false,
  sort_order integer not null default 0,
  ended_at timestamp with time zone,
  constraint role_pk PRIMARY KEY (id),
  constraint role_is_this_activitys UNIQUE (id, activity_id),
  constraint role_cap_is_positive CHECK (((cap >= 1) AND (cap <= 10000))),
  constraint role_has_a_name CHECK ((name <> ''::text)),
  constraint role_of_activity FOREIGN KEY (activity_id) REFERENCES activities.activity(id)
);
comment on table activities.role is 'How somebody can be there: 参加する, お茶当番, 送迎. cap: most people on one date; null for as many as come.';
comment on column activities.role.is_wanted is 'Helpers are wanted for it.';
CREATE INDEX role_by_activity ON activities.role USING btree (activity_id, sort_order, id);
CREATE TRIGGER role_moves_up_who_waits AFTER UPDATE OF cap ON activities.role FOR EACH ROW WHEN (((new.cap IS NULL) OR (new.cap > old.cap))) EXECUTE FUNCTION activities.move_up_into_more_places();
alter table activities.role enable row level security;
create policy role_is_changed_by_keepers on activities.role for update to tsunagi_app, tsunagi_residents
  using (activities.keeps_activity(activity_id))
  with check (activities.keeps_activity(activity_id));
create policy role_is_made_by_keepers on activities.role for insert to tsunagi_app, tsunagi_residents
  with check (activities.keeps_activity(activity_id));
create policy role_is_read_inside on activities.role for select to tsunagi_app, tsunagi_residents
  using (activities.reads_inside(activity_id));
grant insert, select on activities.role to tsunagi_app;
grant insert, select on activities.role to tsunagi_residents;
grant update (name, cap, is_help, is_wanted, sort_order, ended_at) on activities.role to tsunagi_app;
grant update (name, cap, is_help, is_wanted, sort_order, ended_at) on activities.role to tsunagi_residents;

create table activities.support_plan (
  id uuid not null,
  undertaking_id uuid not null,
  goal text not null,
  look_on date,
  audience text not null default 'council'::text,
  state text not null default 'open'::text,
  end_words text not null default ''::text,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  constraint support_plan_pk PRIMARY KEY (id),
  constraint support_plan_audience_is_known CHECK ((audience = ANY (ARRAY['council'::text, 'staff'::text]))),
  constraint support_plan_end_says_why CHECK (((state = 'open'::text) OR (end_words <> ''::text))),
  constraint support_plan_has_a_goal CHECK ((goal <> ''::text)),
  constraint support_plan_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'reached'::text, 'stopped'::text]))),
  constraint support_plan_of_undertaking FOREIGN KEY (undertaking_id) REFERENCES activities.undertaking(id)
);
comment on table activities.support_plan is '団体支援: what a coordinator wants to reach together with a group, in steps, and when they look again.';
CREATE INDEX support_plan_by_undertaking ON activities.support_plan USING btree (undertaking_id, made_at);
alter table activities.support_plan enable row level security;
create policy support_plan_is_changed_by_coordinators on activities.support_plan for update to tsunagi_app, tsunagi_residents
  using (( SELECT councils.is_coordinator() AS is_coordinator));
create policy support_plan_is_made_by_coordinators on activities.support_plan for insert to tsunagi_app, tsunagi_residents
  with check ((( SELECT councils.is_coordinator() AS is_coordinator) AND (made_by = ( SELECT platform.reader_id() AS reader_id))));
create policy support_plan_is_read_as_meant on activities.support_plan for select to tsunagi_app, tsunagi_residents
  using ((activities.reads_money_of(undertaking_id) AND ((audience = 'council'::text) OR ( SELECT councils.is_coordinator() AS is_coordinator))));
grant insert, select on activities.support_plan to tsunagi_app;
grant insert, select on activities.support_plan to tsunagi_residents;
grant update (look_on, state, end_words) on activities.support_plan to tsunagi_app;
grant update (look_on, state, end_words) on activities.support_plan to tsunagi_residents;

create table activities.support_step (
  id uuid not null,
  plan_id uuid not null,
  words text not null,
  who text not null default ''::text,
  due_on date,
  state text not null default 'open'::text,
  note text not null default ''::text,
  made_at timestamp with time zone not null default clock_timestamp(),
  constraint support_step_pk PRIMARY KEY (id),
  constraint support_step_says_something CHECK ((words <> ''::text)),
  constraint support_step_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text]))),
  constraint support_step_of_plan FOREIGN KEY (plan_id) REFERENCES activities.support_plan(id)
);
CREATE INDEX support_step_by_plan ON activities.support_step USING btree (plan_id, made_at);
alter table activities.support_step enable row level security;
create policy support_step_is_changed_by_coordinators on activities.support_step for update to tsunagi_app, tsunagi_residents
  using (( SELECT councils.is_coordinator() AS is_coordinator));
create policy support_step_is_made_by_coordinators on activities.support_step for insert to tsunagi_app, tsunagi_residents
  with check (( SELECT councils.is_coordinator() AS is_coordinator));
create policy support_step_is_read_with_its_plan on activities.support_step for select to tsunagi_app, tsunagi_residents
  using ((EXISTS ( SELECT
   FROM activities.support_plan p
  WHERE (p.id = support_step.plan_id))));
grant insert, select on activities.support_step to tsunagi_app;
grant insert, select on activities.support_step to tsunagi_residents;
grant update (state, note) on activities.support_step to tsunagi_app;
grant update (state, note) on activities.support_step to tsunagi_residents;

create table activities.undertaking (
  id uuid not null,
  kind text not null,
  council_no smallint,
  name text not null,
  words text not null default ''::text,
  themes text[] not null default '{}'::text[],
  stage text not null,
  stage_words text not null default ''::text,
  started_on date,
  of_id uuid,
  body_id uuid,
  business_kind text,
  from_id uuid,
  from_words text not null default ''::text,
  what_changed text not null default ''::text,
  contact text not null default ''::text,
  calm_words text not null default ''::text,
  calm_on date,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  moved_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint undertaking_pk PRIMARY KEY (id),
  constraint undertaking_business_is_known CHECK ((business_kind = ANY (ARRAY['cafe'::text, 'market'::text, 'transport'::text, 'salon'::text, 'other'::text]))),
  constraint undertaking_calm_says_why CHECK (((calm_on IS NULL) = (calm_words = ''::text))),
  constraint undertaking_has_a_name CHECK ((name <> ''::text)),
  constraint undertaking_is_not_its_own_parent CHECK (((of_id <> id) AND (from_id <> id))),
  constraint undertaking_kind_is_known CHECK ((kind = ANY (ARRAY['group'::text, 'project'::text, 'platform'::text]))),
  constraint undertaking_only_a_group_is_called CHECK (((kind = 'group'::text) OR ((contact = ''::text) AND (calm_words = ''::text) AND (calm_on IS NULL)))),
  constraint undertaking_only_a_platform_is_learned CHECK (((kind = 'platform'::text) OR ((from_id IS NULL) AND (from_words = ''::text) AND (what_changed = ''::text)))),
  constraint undertaking_only_a_project_is_anothers CHECK (((of_id IS NULL) OR (kind = 'project'::text))),
  constraint undertaking_stage_is_known CHECK (
CASE kind
    WHEN 'group'::text THEN (stage = ANY (ARRAY['starting'::text, 'active'::text, 'resting'::text, 'ended'::text]))
    WHEN 'project'::text THEN (stage = ANY (ARRAY['idea'::text, 'preparing'::text, 'running'::text, 'done'::text, 'stopped'::text]))
    ELSE (stage = ANY (ARRAY['idea'::text, 'gathering'::text, 'running'::text, 'self_supporting'::text, 'changed'::text, 'ended'::text]))
END),
  constraint undertaking_learned_from FOREIGN KEY (from_id) REFERENCES activities.undertaking(id),
  constraint undertaking_of_another FOREIGN KEY (of_id) REFERENCES activities.undertaking(id),
  constraint undertaking_of_body FOREIGN KEY (body_id) REFERENCES councils.body(id),
  constraint undertaking_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no)
);
comment on table activities.undertaking is '団体・事業・プラットフォーム: a group is not a person, a project is of a group or a platform, a platform is formed from issues and treasures. Of no council: of several councils together, known to the liaison.';
comment on column activities.undertaking.contact is 'How a group is reached. It stays inside the council; others read a wording in texts.wording only.';
comment on column activities.undertaking.calm_words is 'Why a keeper is not worried about who carries the group on, although the facts give reasons to ask.';
CREATE INDEX undertaking_by_council ON activities.undertaking USING btree (council_no, kind, moved_at DESC, id DESC);
CREATE INDEX undertaking_by_move ON activities.undertaking USING btree (kind, moved_at DESC, id DESC);
CREATE INDEX undertaking_by_parent ON activities.undertaking USING btree (of_id) WHERE (of_id IS NOT NULL);
alter table activities.undertaking enable row level security;
create policy undertaking_is_changed_by_keepers on activities.undertaking for update to tsunagi_app, tsunagi_residents
  using (councils.may_keep(council_no))
  with check (councils.may_keep(council_no));
create policy undertaking_is_read_in_its_council on activities.undertaking for select to tsunagi_app, tsunagi_residents
  using (councils.may_read(activities.undertaking_audience(council_no), council_no));
create policy undertaking_is_written_by_keepers on activities.undertaking for insert to tsunagi_app, tsunagi_residents
  with check ((councils.may_keep(council_no) AND (made_by = ( SELECT platform.reader_id() AS reader_id))));
grant insert, select on activities.undertaking to tsunagi_app;
grant insert, select on activities.undertaking to tsunagi_residents;
grant update (name, words, themes, stage, stage_words, started_on, of_id, body_id, business_kind, from_id, from_words, what_changed, contact, calm_words, calm_on, moved_at, version) on activities.undertaking to tsunagi_app;
grant update (name, words, themes, stage, stage_words, started_on, of_id, body_id, business_kind, from_id, from_words, what_changed, contact, calm_words, calm_on, moved_at, version) on activities.undertaking to tsunagi_residents;

create table activities.undertaking_act (
  id uuid not null,
  undertaking_id uuid not null,
  kind text not null,
  words text not null default ''::text,
  body jsonb not null default '{}'::jsonb,
  at timestamp with time zone not null default clock_timestamp(),
  by_staff uuid not null default platform.reader_id(),
  constraint undertaking_act_pk PRIMARY KEY (id),
  constraint undertaking_act_kind_is_known CHECK ((kind = ANY (ARRAY['begun'::text, 'reworded'::text, 'moved'::text, 'counted'::text, 'count_withdrawn'::text, 'calmed'::text, 'worried'::text, 'joined'::text, 'left'::text]))),
  constraint undertaking_act_of_undertaking FOREIGN KEY (undertaking_id) REFERENCES activities.undertaking(id)
);
comment on table activities.undertaking_act is 'The course of a group, project or platform: every step with its line of words.';
CREATE INDEX undertaking_act_by_undertaking ON activities.undertaking_act USING btree (undertaking_id, at);
CREATE TRIGGER undertaking_act_is_append_only BEFORE DELETE OR UPDATE ON activities.undertaking_act FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER undertaking_act_is_not_emptied BEFORE TRUNCATE ON activities.undertaking_act FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table activities.undertaking_act enable row level security;
create policy undertaking_act_is_read_with_it on activities.undertaking_act for select to tsunagi_app, tsunagi_residents
  using (activities.reads_undertaking(undertaking_id));
create policy undertaking_act_is_written_by_keepers on activities.undertaking_act for insert to tsunagi_app, tsunagi_residents
  with check ((activities.keeps_undertaking(undertaking_id) AND (by_staff = ( SELECT platform.reader_id() AS reader_id))));
grant insert, select on activities.undertaking_act to tsunagi_app;
grant insert, select on activities.undertaking_act to tsunagi_residents;

CREATE OR REPLACE FUNCTION activities.ahead_of(asked uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (count(o.id))::integer AS count
    FROM (activities.joining j
      LEFT JOIN activities.joining o ON (((o.occurrence_id = j.occurrence_id) AND (o.role_id = j.role_id) AND o.waits AND (o.left_at IS NULL) AND (o.seq < j.seq))))
   WHERE ((j.id = ahead_of.asked) AND j.waits AND (j.left_at IS NULL) AND (activities.is_me(j.participant_id) OR activities.keeps_activity(j.activity_id)));
END;
comment on function activities.ahead_of(asked uuid) is 'How many stand before somebody on the waiting list.';
grant execute on function activities.ahead_of(asked uuid) to tsunagi_app;
grant execute on function activities.ahead_of(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION activities.extend_series(asked uuid, until date, ids uuid[], days date[], starts timestamp with time zone[], ends timestamp with time zone[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if platform.reader_id() is not null or session_user <> 'tsunagi_app' then return; end if;
  insert into activities.occurrence (id, activity_id, series_on, starts_at, ends_at)
  select d.id, asked, d.day, d.starts, d.ends from unnest(ids, days, starts, ends) as d (id, day, starts, ends)
      on conflict (activity_id, series_on) do nothing;
  update activities.activity set dates_until = until where id = asked and dates_until < until;
end $function$;
grant execute on function activities.extend_series(asked uuid, until date, ids uuid[], days date[], starts timestamp with time zone[], ends timestamp with time zone[]) to tsunagi_app;
grant execute on function activities.extend_series(asked uuid, until date, ids uuid[], days date[], starts timestamp with time zone[], ends timestamp with time zone[]) to tsunagi_residents;

CREATE OR REPLACE FUNCTION activities.give_place()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  most integer;
  taken integer;
  has_waiting boolean;
begin
  perform from activities.occurrence o where o.id = new.occurrence_id and o.activity_id = new.activity_id and o.state in ('planned', 'held') for update;
  if not found then
    raise exception 'this date does not take place' using errcode = 'check_violation', constraint = 'joining_needs_a_date_that_takes_place';
  end if;
  select r.cap into most from activities.role r where r.id = new.role_id and r.activity_id = new.activity_id and r.ended_at is null;
  if not found then
    raise exception 'this role is over' using errcode = 'check_violation', constraint = 'joining_needs_a_role_that_holds';
  end if;
  select coalesce(sum(j.how_many) filter (where not j.waits and j.left_at is null), 0), coalesce(bool_or(j.waits and j.left_at is null), false), 1 + coalesce(max(j.seq), 0)
    into taken, has_waiting, new.seq
    from activities.joining j where j.occurrence_id = new.occurrence_id and j.role_id = new.role_id;
  new.waits := most is not null and (has_waiting or taken + new.how_many > most);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION activities.is_me(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM councils.participant p
           WHERE ((p.id = is_me.asked) AND (p.account_id = platform.reader_id()) AND (p.ended_on IS NULL) AND (staff.my_agency() IS NOT NULL)))) AS "exists";
END;
comment on function activities.is_me(asked uuid) is 'Whether a participant is the reader, and still on the roll.';
grant execute on function activities.is_me(asked uuid) to tsunagi_app;
grant execute on function activities.is_me(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION activities.keep_left()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if old.left_at is not null then
    raise exception 'who left has left' using errcode = 'check_violation', constraint = 'joining_that_ended_stays_ended';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION activities.keeps_activity(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM activities.activity a
           WHERE ((a.id = keeps_activity.asked) AND councils.may_keep(a.council_no)))) AS "exists";
END;
grant execute on function activities.keeps_activity(asked uuid) to tsunagi_app;
grant execute on function activities.keeps_activity(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION activities.keeps_review(asked uuid, in_state text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM activities.outcome_review r
           WHERE ((r.id = keeps_review.asked) AND councils.may_keep(r.council_no) AND (r.state = keeps_review.in_state)))) AS "exists";
END;
grant execute on function activities.keeps_review(asked uuid, in_state text) to tsunagi_app;
grant execute on function activities.keeps_review(asked uuid, in_state text) to tsunagi_residents;

CREATE OR REPLACE FUNCTION activities.keeps_undertaking(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM activities.undertaking u
           WHERE ((u.id = keeps_undertaking.asked) AND councils.may_keep(u.council_no)))) AS "exists";
END;
grant execute on function activities.keeps_undertaking(asked uuid) to tsunagi_app;
grant execute on function activities.keeps_undertaking(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION activities.move_up(asked_date uuid, asked_role uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  most integer;
  taken integer;
  first record;
begin
  perform from activities.occurrence o where o.id = asked_date for update;
  select r.cap into most from activities.role r where r.id = asked_role;
  select coalesce(sum(j.how_many), 0) into taken
    from activities.joining j where j.occurrence_id = asked_date and j.role_id = asked_role and j.left_at is null and not j.waits;
  loop
    select j.id, j.how_many into first
      from activities.joining j where j.occurrence_id = asked_date and j.role_id = asked_role and j.left_at is null and j.waits order by j.seq limit 1;
    exit when not found or taken + first.how_many > most;
    update activities.joining set waits = false, moved_up_at = now() where id = first.id;
    taken := taken + first.how_many;
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION activities.move_up_after_leaving()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform activities.move_up(new.occurrence_id, new.role_id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION activities.move_up_into_more_places()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform activities.move_up(w.occurrence_id, new.id)
     from (select distinct j.occurrence_id from activities.joining j join activities.occurrence o on o.id = j.occurrence_id
            where j.role_id = new.id and j.waits and j.left_at is null and o.state = 'planned' and o.starts_at > now()) w;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION activities.note_held()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update activities.occurrence set state = 'held', version = version + 1, changed_at = now() where id = new.occurrence_id and state = 'planned';
  if not exists (select from activities.occurrence o where o.id = new.occurrence_id and o.state = 'held') then
    raise exception 'this date has not been held' using errcode = 'check_violation', constraint = 'feedback_follows_the_date';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION activities.note_what_stands_beside()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if (new.place, new.open_to, new.fee, new.bring, new.access_notes, new.transport)
     is distinct from (old.place, old.open_to, old.fee, old.bring, old.access_notes, old.transport)
  then new.beside_at := clock_timestamp();
  else new.beside_at := old.beside_at;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION activities.places_taken(asked uuid[])
 RETURNS TABLE(occurrence_id uuid, role_id uuid, joined integer, waiting integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT j.occurrence_id,
     j.role_id,
     (COALESCE(sum(j.how_many) FILTER (WHERE (NOT j.waits)), (0)::bigint))::integer AS "coalesce",
     (COALESCE(sum(j.how_many) FILTER (WHERE j.waits), (0)::bigint))::integer AS "coalesce"
    FROM (activities.joining j
      JOIN activities.activity a ON ((a.id = j.activity_id)))
   WHERE ((j.occurrence_id = ANY (places_taken.asked)) AND (j.left_at IS NULL) AND councils.may_read(a.audience, a.council_no))
   GROUP BY j.occurrence_id, j.role_id;
END;
comment on function activities.places_taken(asked uuid[]) is 'How many come, without who: for those who read the activity inside.';
grant execute on function activities.places_taken(asked uuid[]) to tsunagi_app;
grant execute on function activities.places_taken(asked uuid[]) to tsunagi_residents;

CREATE OR REPLACE FUNCTION activities.platform_counts()
 RETURNS TABLE(council_no smallint, fiscal_year integer, platforms integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT u.council_no,
     ((EXTRACT(year FROM d.began) - (
         CASE
             WHEN (EXTRACT(month FROM d.began) < (4)::numeric) THEN 1
             ELSE 0
         END)::numeric))::integer AS int4,
     (count(*))::integer AS count
    FROM (activities.undertaking u
      CROSS JOIN LATERAL ( SELECT COALESCE(u.started_on, ((u.made_at AT TIME ZONE 'Asia/Tokyo'::text))::date) AS began) d)
   WHERE ((u.kind = 'platform'::text) AND (u.stage <> 'idea'::text) AND (( SELECT councils.is_coordinator() AS is_coordinator) OR ( SELECT councils.is_city() AS is_city) OR (cardinality(( SELECT councils.my_bodies() AS my_bodies)) > 0)))
   GROUP BY u.council_no, (((EXTRACT(year FROM d.began) - (
         CASE
             WHEN (EXTRACT(month FROM d.began) < (4)::numeric) THEN 1
             ELSE 0
         END)::numeric))::integer);
END;
comment on function activities.platform_counts() is 'プラットフォームの数 by council and fiscal year of beginning, an indicator of the plan: counts of platforms, never of people.';
grant execute on function activities.platform_counts() to tsunagi_app;
grant execute on function activities.platform_counts() to tsunagi_residents;

CREATE OR REPLACE FUNCTION activities.reads_inside(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM activities.activity a
           WHERE ((a.id = reads_inside.asked) AND councils.may_read(a.audience, a.council_no)))) AS "exists";
END;
comment on function activities.reads_inside(asked uuid) is 'Whether the reader reads an activity as its own people do, not only the wording for others.';
grant execute on function activities.reads_inside(asked uuid) to tsunagi_app;
grant execute on function activities.reads_inside(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION activities.reads_money_of(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM activities.undertaking u
           WHERE ((u.id = reads_money_of.asked) AND councils.may_read('council'::text, u.council_no)))) AS "exists";
END;
comment on function activities.reads_money_of(asked uuid) is 'Amounts stay in the council, also of what several councils do together.';
grant execute on function activities.reads_money_of(asked uuid) to tsunagi_app;
grant execute on function activities.reads_money_of(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION activities.reads_review(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM activities.outcome_review r
           WHERE ((r.id = reads_review.asked) AND councils.may_read(activities.undertaking_audience(r.council_no), r.council_no)))) AS "exists";
END;
grant execute on function activities.reads_review(asked uuid) to tsunagi_app;
grant execute on function activities.reads_review(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION activities.reads_undertaking(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM activities.undertaking u
           WHERE ((u.id = reads_undertaking.asked) AND councils.may_read(activities.undertaking_audience(u.council_no), u.council_no)))) AS "exists";
END;
grant execute on function activities.reads_undertaking(asked uuid) to tsunagi_app;
grant execute on function activities.reads_undertaking(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION activities.series_to_extend(before date)
 RETURNS TABLE(id uuid, starts_on date, from_time text, until_time text, rule text, until_on date, how_often integer, on_holiday text, skips_new_year boolean, dates_until date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT a.id,
     a.starts_on,
     to_char((a.from_time)::interval, 'HH24:MI'::text) AS to_char,
     to_char((a.until_time)::interval, 'HH24:MI'::text) AS to_char,
     a.rule,
     a.until_on,
     a.how_often,
     a.on_holiday,
     a.skips_new_year,
     a.dates_until
    FROM activities.activity a
   WHERE ((platform.reader_id() IS NULL) AND (SESSION_USER = 'tsunagi_app'::name) AND (a.rule <> ''::text) AND (a.state = ANY (ARRAY['planned'::text, 'running'::text])) AND (a.dates_until < series_to_extend.before))
   ORDER BY a.dates_until
  LIMIT 200;
END;
grant execute on function activities.series_to_extend(before date) to tsunagi_app;
grant execute on function activities.series_to_extend(before date) to tsunagi_residents;

CREATE OR REPLACE FUNCTION activities.takes_part(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM activities.activity a
           WHERE ((a.id = takes_part.asked) AND councils.may_read(a.audience, a.council_no) AND (councils.may_keep(a.council_no) OR councils.may_read('council'::text, a.council_no))))) AS "exists";
END;
comment on function activities.takes_part(asked uuid) is 'Whether the reader belongs to the council of an activity they may read: joins, and tells how it went.';
grant execute on function activities.takes_part(asked uuid) to tsunagi_app;
grant execute on function activities.takes_part(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION activities.undertaking_audience(council smallint)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN CASE WHEN (council IS NULL) THEN 'liaison'::text ELSE 'council'::text END;
comment on function activities.undertaking_audience(council smallint) is 'What is of several councils together is for the liaison; everything else stays in its council.';
grant execute on function activities.undertaking_audience(council smallint) to tsunagi_app;
grant execute on function activities.undertaking_audience(council smallint) to tsunagi_residents;

create schema audit;
comment on schema audit is 'Append-only events, Merkle batches chained and signed. Events hold ids and hashes only.';
grant usage on schema audit to tsunagi_app;
grant usage on schema audit to tsunagi_residents;

create table audit.batch (
  no bigint not null,
  kind text not null,
  event_count integer not null,
  root bytea not null,
  prev_hash bytea not null,
  sealed_at timestamp with time zone not null,
  hash bytea not null,
  signature bytea not null,
  constraint batch_pk PRIMARY KEY (no),
  constraint batch_kind_is_known CHECK ((kind = ANY (ARRAY['events'::text, 'loaded'::text, 'restored'::text])))
);
comment on table audit.batch is 'Sealed batches. Each hash covers the one before it; each is signed and written to the anchor file outside this database.';
CREATE TRIGGER batch_is_append_only BEFORE DELETE OR UPDATE ON audit.batch FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER batch_is_not_emptied BEFORE TRUNCATE ON audit.batch FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table audit.batch enable row level security;

create table audit.detail (
  event_id uuid not null,
  content jsonb not null,
  constraint detail_pk PRIMARY KEY (event_id)
);
comment on table audit.detail is 'Search terms, reasons, fields changed: personal, therefore erasable, bound to the event by its hash.';
alter table audit.detail enable row level security;

create table audit.event (
  id uuid not null,
  at timestamp with time zone not null,
  staff_id uuid,
  agency_id uuid,
  action text not null,
  subject_type text not null,
  subject_ids uuid[] not null,
  outcome text not null,
  refusal text,
  purpose text,
  route text not null,
  request_no text not null,
  detail_hash bytea,
  constraint event_pk PRIMARY KEY (id),
  constraint event_outcome_is_known CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'absent'::text])))
);
comment on table audit.event is 'One look or one deed. No name, no sentence: erasing a person never breaks the chain.';
comment on column audit.event.detail_hash is 'SHA-256 of the row in audit.detail, which may be erased.';
CREATE INDEX event_by_staff ON audit.event USING btree (staff_id, at);
CREATE INDEX event_by_subject ON audit.event USING gin (subject_ids);
CREATE INDEX event_by_time ON audit.event USING btree (at, id);
CREATE TRIGGER event_is_append_only BEFORE DELETE OR UPDATE ON audit.event FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER event_is_not_emptied BEFORE TRUNCATE ON audit.event FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table audit.event enable row level security;

create table audit.head (
  only_one boolean not null default true,
  no bigint not null,
  hash bytea not null,
  constraint head_pk PRIMARY KEY (only_one),
  constraint head_is_one CHECK (only_one)
);
comment on table audit.head is 'Number and hash of the last batch; its row lock makes the sealer single.';
alter table audit.head enable row level security;

create table audit.leaf (
  batch_no bigint not null,
  position integer not null,
  event_id uuid not null,
  constraint leaf_pk PRIMARY KEY (batch_no, "position"),
  constraint leaf_is_sealed_once UNIQUE (event_id)
);
comment on table audit.leaf is 'Place of each event in its batch, given at sealing and never by a sequence at insert.';
CREATE TRIGGER leaf_is_append_only BEFORE DELETE OR UPDATE ON audit.leaf FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER leaf_is_not_emptied BEFORE TRUNCATE ON audit.leaf FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table audit.leaf enable row level security;

create table audit.unsealed (
  event_id uuid not null,
  constraint unsealed_pk PRIMARY KEY (event_id)
);
comment on table audit.unsealed is 'Events the sealer has not yet taken.';
alter table audit.unsealed enable row level security;

CREATE OR REPLACE FUNCTION audit.batches_after(after_no bigint, at_most integer)
 RETURNS TABLE(no bigint, kind text, event_count integer, root bytea, prev_hash bytea, sealed_at_micros text, hash bytea, signature bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT b.no,
     b.kind,
     b.event_count,
     b.root,
     b.prev_hash,
     (((EXTRACT(epoch FROM b.sealed_at) * (1000000)::numeric))::bigint)::text AS text,
     b.hash,
     b.signature
    FROM audit.batch b
   WHERE (b.no > batches_after.after_no)
   ORDER BY b.no
  LIMIT batches_after.at_most;
END;
comment on function audit.batches_after(after_no bigint, at_most integer) is 'Batches in order, for the sealer''s catch-up and for verification. No personal content.';
grant execute on function audit.batches_after(after_no bigint, at_most integer) to tsunagi_app;

CREATE OR REPLACE FUNCTION audit.leaves_of(of_no bigint)
 RETURNS TABLE("position" integer, id uuid, at_micros text, staff_id uuid, agency_id uuid, action text, subject_type text, subject_ids uuid[], outcome text, refusal text, purpose text, route text, request_no text, detail_hash bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT l."position",
     e.id,
     (((EXTRACT(epoch FROM e.at) * (1000000)::numeric))::bigint)::text AS text,
     e.staff_id,
     e.agency_id,
     e.action,
     e.subject_type,
     e.subject_ids,
     e.outcome,
     e.refusal,
     e.purpose,
     e.route,
     e.request_no,
     e.detail_hash
    FROM (audit.leaf l
      LEFT JOIN audit.event e ON ((e.id = l.event_id)))
   WHERE (l.batch_no = leaves_of.of_no)
   ORDER BY l."position";
END;
comment on function audit.leaves_of(of_no bigint) is 'The events of one batch as they stand now, for verification. A missing event comes back as nulls.';
grant execute on function audit.leaves_of(of_no bigint) to tsunagi_app;

CREATE OR REPLACE FUNCTION audit.read(before_id uuid, asked_subject uuid, at_most integer)
 RETURNS TABLE(id uuid, at timestamp with time zone, staff_id uuid, staff_name text, agency_id uuid, agency_name text, action text, subject_type text, subject_ids uuid[], outcome text, refusal text, purpose text, route text, request_no text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT e.id,
     e.at,
     e.staff_id,
     s.name,
     e.agency_id,
     a.name,
     e.action,
     e.subject_type,
     e.subject_ids,
     e.outcome,
     e.refusal,
     e.purpose,
     e.route,
     e.request_no
    FROM ((audit.event e
      LEFT JOIN staff.staff s ON ((s.id = e.staff_id)))
      LEFT JOIN directory.agency a ON ((a.id = e.agency_id)))
   WHERE (staff.has_duty('audit'::text) AND ((read.before_id IS NULL) OR ((e.at, e.id) < ( SELECT b.at,
             b.id
            FROM audit.event b
           WHERE (b.id = read.before_id)))) AND ((read.asked_subject IS NULL) OR (e.subject_ids @> ARRAY[read.asked_subject])))
   ORDER BY e.at DESC, e.id DESC
  LIMIT LEAST(read.at_most, 200);
END;
comment on function audit.read(before_id uuid, asked_subject uuid, at_most integer) is 'Access log for the privacy officer; nothing for anybody else.';
grant execute on function audit.read(before_id uuid, asked_subject uuid, at_most integer) to tsunagi_app;

CREATE OR REPLACE FUNCTION audit.record(event_id uuid, new_action text, new_subject_type text, new_subject_ids uuid[], new_outcome text, new_refusal text, new_purpose text, new_route text, new_request_no text, new_detail jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare kept jsonb := new_detail;
begin
  if platform.reader_id() is not null and exists (select from staff.delegation g where g.to_staff = platform.reader_id() and g.withdrawn_at is null and g.valid_to > staff.today()) then
    select coalesce(new_detail, '{}') || jsonb_build_object('lent', jsonb_agg(jsonb_build_object('duty', t.duty, 'by', t.lent_by) order by t.duty, t.lent_by))
      into kept from staff.duties_today(platform.reader_id()) t where t.lent_by is not null having count(*) > 0;
    kept := coalesce(kept, new_detail);
  end if;
  insert into audit.event (id, at, staff_id, agency_id, action, subject_type, subject_ids, outcome, refusal, purpose, route, request_no, detail_hash)
  values (event_id, clock_timestamp(), platform.reader_id(), staff.my_agency(), new_action, new_subject_type, new_subject_ids, new_outcome, new_refusal,
          new_purpose, new_route, new_request_no, case when kept is not null then sha256(convert_to(kept::text, 'UTF8')) end);
  insert into audit.unsealed (event_id) values (event_id);
  if kept is not null then
    insert into audit.detail (event_id, content) values (event_id, kept);
  end if;
end $function$;
comment on function audit.record(event_id uuid, new_action text, new_subject_type text, new_subject_ids uuid[], new_outcome text, new_refusal text, new_purpose text, new_route text, new_request_no text, new_detail jsonb) is 'Appends one event in the caller''s transaction; the only way in. Who it was is taken from the transaction, not from the caller.';
grant execute on function audit.record(event_id uuid, new_action text, new_subject_type text, new_subject_ids uuid[], new_outcome text, new_refusal text, new_purpose text, new_route text, new_request_no text, new_detail jsonb) to tsunagi_app;
grant execute on function audit.record(event_id uuid, new_action text, new_subject_type text, new_subject_ids uuid[], new_outcome text, new_refusal text, new_purpose text, new_route text, new_request_no text, new_detail jsonb) to tsunagi_residents;

CREATE OR REPLACE FUNCTION audit.seal_lock(at_most integer)
 RETURNS TABLE(head_no bigint, head_hash bytea, id uuid, at_micros text, staff_id uuid, agency_id uuid, action text, subject_type text, subject_ids uuid[], outcome text, refusal text, purpose text, route text, request_no text, detail_hash bytea)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare h audit.head;
begin
  select * into h from audit.head for update;
  return query
    select h.no, h.hash, e.id, (extract(epoch from e.at) * 1000000)::bigint::text, e.staff_id, e.agency_id, e.action, e.subject_type,
           e.subject_ids, e.outcome, e.refusal, e.purpose, e.route, e.request_no, e.detail_hash
      from (select u.event_id from audit.unsealed u order by u.event_id limit at_most) waiting
      join audit.event e on e.id = waiting.event_id
     order by e.at, e.id;
end $function$;
comment on function audit.seal_lock(at_most integer) is 'Locks the head and gives the events waiting to be sealed, in sealing order.';
grant execute on function audit.seal_lock(at_most integer) to tsunagi_app;

CREATE OR REPLACE FUNCTION audit.seal_write(new_no bigint, new_kind text, new_root bytea, new_prev bytea, new_at timestamp with time zone, new_hash bytea, new_signature bytea, event_ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare h audit.head;
begin
  select * into h from audit.head for update;
  if h.no <> new_no - 1 or h.hash <> new_prev then
    raise exception 'seal: the head moved';
  end if;
  insert into audit.batch (no, kind, event_count, root, prev_hash, sealed_at, hash, signature)
  values (new_no, new_kind, cardinality(event_ids), new_root, new_prev, new_at, new_hash, new_signature);
  insert into audit.leaf (batch_no, position, event_id)
  select new_no, (sealed.nth - 1)::integer, sealed.event_id from unnest(event_ids) with ordinality as sealed (event_id, nth);
  delete from audit.unsealed where event_id = any (event_ids);
  update audit.head set no = new_no, hash = new_hash;
end $function$;
comment on function audit.seal_write(new_no bigint, new_kind text, new_root bytea, new_prev bytea, new_at timestamp with time zone, new_hash bytea, new_signature bytea, event_ids uuid[]) is 'Writes one batch behind the head; refuses when somebody else sealed in between.';
grant execute on function audit.seal_write(new_no bigint, new_kind text, new_root bytea, new_prev bytea, new_at timestamp with time zone, new_hash bytea, new_signature bytea, event_ids uuid[]) to tsunagi_app;

CREATE OR REPLACE FUNCTION audit.standing()
 RETURNS TABLE(head_no bigint, head_hash bytea, loose_events bigint, unsealed_without_event bigint, sealed_and_unsealed bigint, details_altered bigint, stray_leaves bigint, stray_batches bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT h.no,
     h.hash,
     ( SELECT count(*) AS count
            FROM audit.event e
           WHERE ((NOT (EXISTS ( SELECT 1
                    FROM audit.leaf l
                   WHERE (l.event_id = e.id)))) AND (NOT (EXISTS ( SELECT 1
                    FROM audit.unsealed u
                   WHERE (u.event_id = e.id)))))) AS count,
     ( SELECT count(*) AS count
            FROM audit.unsealed u
           WHERE (NOT (EXISTS ( SELECT 1
                    FROM audit.event e
                   WHERE (e.id = u.event_id))))) AS count,
     ( SELECT count(*) AS count
            FROM audit.unsealed u
           WHERE (EXISTS ( SELECT 1
                    FROM audit.leaf l
                   WHERE (l.event_id = u.event_id)))) AS count,
     ( SELECT count(*) AS count
            FROM audit.detail d
           WHERE (NOT (EXISTS ( SELECT 1
                    FROM audit.event e
                   WHERE ((e.id = d.event_id) AND (e.detail_hash = sha256(convert_to((d.content)::text, 'UTF8'::name)))))))) AS count,
     ( SELECT count(*) AS count
            FROM audit.leaf l
           WHERE (NOT (EXISTS ( SELECT 1
                    FROM audit.batch b
                   WHERE (b.no = l.batch_no))))) AS count,
     ( SELECT count(*) AS count
            FROM audit.batch b
           WHERE ((b.no < 1) OR (b.no > h.no))) AS count
    FROM audit.head h;
END;
comment on function audit.standing() is 'Head of the chain and counts of what must be zero: events outside every batch, leaves and batches outside the chain, details that do not match their hash.';
grant execute on function audit.standing() to tsunagi_app;

create schema coordination;
comment on schema coordination is 'Cases of households with complex troubles: who stands together, what is written, what is owed. Confidential half.';
grant usage on schema coordination to tsunagi_app;

create sequence coordination.case_no;
grant usage on sequence coordination.case_no to tsunagi_app;

create sequence coordination.conference_no;
grant usage on sequence coordination.conference_no to tsunagi_app;

create sequence coordination.glass_no;
grant usage on sequence coordination.glass_no to tsunagi_app;

create sequence coordination.plan_no;
grant usage on sequence coordination.plan_no to tsunagi_app;

create sequence coordination.request_no;
grant usage on sequence coordination.request_no to tsunagi_app;

create table coordination.agenda_item (
  id uuid not null,
  conference_id uuid not null,
  position smallint not null,
  case_id uuid not null,
  type_code text not null,
  called text not null,
  basis text not null,
  basis_on date not null,
  basis_reason text,
  question text not null,
  plan_id uuid,
  is_live boolean not null default true,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  constraint agenda_item_pk PRIMARY KEY (id),
  constraint agenda_item_asks_something CHECK ((btrim(question) <> ''::text)),
  constraint agenda_item_of_case FOREIGN KEY (case_id) REFERENCES coordination.support_case(id),
  constraint agenda_item_of_conference FOREIGN KEY (conference_id) REFERENCES coordination.conference(id)
);
comment on table coordination.agenda_item is '議題. It carries the kind of conference and the basis on which it is spoken about; one sitting may go from one to another.';
comment on column coordination.agenda_item.called is 'The name of the kind as this city said it on the day.';
comment on column coordination.agenda_item.basis is 'consent, or the code of the law by which it is spoken about without.';
CREATE INDEX agenda_item_by_case ON coordination.agenda_item USING btree (case_id, id DESC) WHERE is_live;
CREATE INDEX agenda_item_of_sitting ON coordination.agenda_item USING btree (conference_id, "position") WHERE is_live;
CREATE TRIGGER agenda_item_is_not_sealed BEFORE INSERT OR UPDATE OF type_code ON coordination.agenda_item FOR EACH ROW EXECUTE FUNCTION coordination.refuse_sealed_type();
alter table coordination.agenda_item enable row level security;
create policy agenda_item_is_added_by_a_convenor_in_the_team on coordination.agenda_item for insert to tsunagi_app
  with check ((coordination.convenes(conference_id) AND coordination.stands(case_id) AND (added_by = platform.reader_id())));
create policy agenda_item_is_changed_by_a_convenor_in_the_team on coordination.agenda_item for update to tsunagi_app
  using ((coordination.convenes(conference_id) AND coordination.stands(case_id)))
  with check ((coordination.convenes(conference_id) AND coordination.stands(case_id)));
create policy agenda_item_is_seen_by_convenor_invited_and_team on coordination.agenda_item for select to tsunagi_app
  using ((coordination.sees_case(case_id) OR coordination.was_invited_to(id) OR (coordination.convenes(conference_id) AND (NOT coordination.in_conflict(case_id)))));
grant insert, select, update on coordination.agenda_item to tsunagi_app;

create table coordination.assessment (
  id uuid not null,
  case_id uuid not null,
  version integer not null,
  made_on date not null,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  made_agency uuid not null,
  content jsonb not null,
  constraint assessment_pk PRIMARY KEY (id),
  constraint assessment_version_is_made_once UNIQUE (case_id, version),
  constraint assessment_names_a_strength CHECK ((jsonb_array_length(((content -> 'summary'::text) -> 'strengths'::text)) >= 1)),
  constraint assessment_version_counts_from_one CHECK ((version >= 1)),
  constraint assessment_of_case FOREIGN KEY (case_id) REFERENCES coordination.support_case(id)
);
comment on table coordination.assessment is 'インテーク・アセスメント: one saved version. Never edited; what is learned later is the next version, and the old one stays readable.';
comment on column coordination.assessment.made_on is 'As of which day it describes the household; made_at is when it was written.';
comment on column coordination.assessment.content is 'Sections of the form, each with its answers. Strengths are never skipped.';
CREATE TRIGGER assessment_is_append_only BEFORE DELETE OR UPDATE ON coordination.assessment FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER assessment_is_not_emptied BEFORE TRUNCATE ON coordination.assessment FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table coordination.assessment enable row level security;
create policy assessment_is_made_as_oneself on coordination.assessment for insert to tsunagi_app
  with check (((made_by = platform.reader_id()) AND (made_agency = ( SELECT staff.working_agency() AS working_agency)) AND coordination.stands(case_id)));
create policy assessment_is_seen_with_case on coordination.assessment for select to tsunagi_app
  using (coordination.sees_case(case_id));
grant insert, select on coordination.assessment to tsunagi_app;

create table coordination.attendance (
  id uuid not null,
  conference_id uuid not null,
  invitation_id uuid not null,
  staff_id uuid,
  name text not null,
  office text,
  agency_name text not null,
  secrecy_class text not null,
  is_present boolean not null,
  acked_at timestamp with time zone,
  noted_at timestamp with time zone not null,
  noted_by uuid not null,
  constraint attendance_pk PRIMARY KEY (id),
  constraint attendance_secrecy_class_is_known CHECK ((secrecy_class = ANY (ARRAY['public_body'::text, 'corporation'::text, 'individual'::text]))),
  constraint attendance_of_conference FOREIGN KEY (conference_id) REFERENCES coordination.conference(id),
  constraint attendance_of_invitation FOREIGN KEY (invitation_id) REFERENCES coordination.invitation(id)
);
comment on table coordination.attendance is 'Who sat there, with the name of the agency and the office at that time.';
CREATE INDEX attendance_by_invitation ON coordination.attendance USING btree (invitation_id) WHERE is_present;
CREATE INDEX attendance_of_sitting ON coordination.attendance USING btree (conference_id, id);
alter table coordination.attendance enable row level security;
create policy attendance_is_noted_by_the_convenor on coordination.attendance for insert to tsunagi_app
  with check ((coordination.convenes(conference_id) AND coordination.is_material_open(conference_id) AND (noted_by = platform.reader_id())));
create policy attendance_is_seen_by_convenor_and_those_who_met on coordination.attendance for select to tsunagi_app
  using ((coordination.convenes(conference_id) OR coordination.meets(conference_id, invitation_id)));
create policy attendance_is_taken_off_by_the_convenor on coordination.attendance for delete to tsunagi_app
  using ((coordination.convenes(conference_id) AND coordination.is_material_open(conference_id)));
grant delete, insert, select on coordination.attendance to tsunagi_app;

create table coordination.briefing (
  item_id uuid not null,
  conference_id uuid not null,
  content jsonb not null,
  frozen_at timestamp with time zone not null,
  frozen_by uuid not null,
  constraint briefing_pk PRIMARY KEY (item_id, frozen_at),
  constraint briefing_of_item FOREIGN KEY (item_id) REFERENCES coordination.agenda_item(id)
);
comment on table coordination.briefing is 'What the record said when the material was opened to those invited; frozen like the bundle of a referral.';
CREATE TRIGGER briefing_is_frozen BEFORE DELETE OR UPDATE ON coordination.briefing FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER briefing_is_not_emptied BEFORE TRUNCATE ON coordination.briefing FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table coordination.briefing enable row level security;
create policy briefing_is_frozen_by_the_convenor on coordination.briefing for insert to tsunagi_app
  with check ((coordination.convenes_item(item_id) AND (frozen_by = platform.reader_id())));
create policy briefing_is_read_by_those_invited_until_it_closes on coordination.briefing for select to tsunagi_app
  using ((coordination.has_acknowledged(conference_id) AND (coordination.convenes_item(item_id) OR (coordination.is_material_open(conference_id) AND coordination.was_invited_to(item_id)))));
grant insert, select on coordination.briefing to tsunagi_app;

create table coordination.case_act (
  id uuid not null,
  case_id uuid not null,
  seq integer not null,
  kind text not null,
  at timestamp with time zone not null,
  by_staff uuid not null,
  by_agency uuid not null,
  body jsonb not null,
  constraint case_act_pk PRIMARY KEY (id),
  constraint case_act_is_in_order UNIQUE (case_id, seq),
  constraint case_act_of_case FOREIGN KEY (case_id) REFERENCES coordination.support_case(id)
);
comment on table coordination.case_act is 'What was decided about a case itself: opened, lead offered and taken, team joined and left, tracks changed, coordination ended, closed, reopened.';
CREATE TRIGGER case_act_is_append_only BEFORE DELETE OR UPDATE ON coordination.case_act FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER case_act_is_not_emptied BEFORE TRUNCATE ON coordination.case_act FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table coordination.case_act enable row level security;
create policy case_act_is_appended_as_oneself on coordination.case_act for insert to tsunagi_app
  with check (((by_staff = platform.reader_id()) AND (by_agency = ( SELECT staff.working_agency() AS working_agency)) AND coordination.stands(case_id)));
create policy case_act_is_seen_with_case on coordination.case_act for select to tsunagi_app
  using (coordination.sees_case(case_id));
grant insert, select on coordination.case_act to tsunagi_app;

create table coordination.case_person (
  case_id uuid not null,
  person_id uuid not null,
  part text not null,
  linked_at timestamp with time zone not null,
  linked_by uuid not null,
  is_linked boolean not null default true,
  constraint case_person_pk PRIMARY KEY (case_id, person_id),
  constraint case_person_part_is_known CHECK ((part = ANY (ARRAY['subject'::text, 'member'::text]))),
  constraint case_person_of_case FOREIGN KEY (case_id) REFERENCES coordination.support_case(id)
);
comment on table coordination.case_person is 'Persons a case is about: those it is for, and others of the household.';
CREATE INDEX case_person_by_person ON coordination.case_person USING btree (person_id);
alter table coordination.case_person enable row level security;
create policy case_person_is_linked_by_those_who_see_both on coordination.case_person for insert to tsunagi_app
  with check ((coordination.stands(case_id) AND people.sees_person(person_id)));
create policy case_person_is_seen_with_both on coordination.case_person for select to tsunagi_app
  using ((coordination.sees_case(case_id) AND people.sees_person(person_id)));
create policy case_person_is_unlinked_by_those_who_see_both on coordination.case_person for update to tsunagi_app
  using ((coordination.stands(case_id) AND people.sees_person(person_id)));
grant insert, select, update on coordination.case_person to tsunagi_app;

create table coordination.chronology_line (
  id uuid not null,
  case_id uuid not null,
  on_day date not null,
  day_precision text not null,
  event text not null,
  person_id uuid,
  words text not null,
  source text,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  made_agency uuid not null,
  is_struck boolean not null default false,
  struck_words text,
  constraint chronology_line_pk PRIMARY KEY (id),
  constraint chronology_line_of_a_death_says_whose CHECK (((event <> 'death'::text) OR (person_id IS NOT NULL))),
  constraint chronology_line_says_how_exactly CHECK ((day_precision = ANY (ARRAY['year'::text, 'month'::text, 'day'::text]))),
  constraint chronology_line_says_something CHECK ((btrim(words) <> ''::text)),
  constraint chronology_line_struck_says_why CHECK ((is_struck = (struck_words IS NOT NULL))),
  constraint chronology_line_of_case FOREIGN KEY (case_id) REFERENCES coordination.support_case(id),
  constraint chronology_line_of_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table coordination.chronology_line is '家族年表: a line written by hand beside those that come from the record. Struck out with a reason, never rewritten.';
comment on column coordination.chronology_line.on_day is 'The first day of the month or year where no more is known (day_precision).';
CREATE INDEX chronology_line_by_person ON coordination.chronology_line USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX chronology_line_of_case_list ON coordination.chronology_line USING btree (case_id, on_day, id) WHERE (NOT is_struck);
alter table coordination.chronology_line enable row level security;
create policy chronology_line_is_seen_with_case on coordination.chronology_line for select to tsunagi_app
  using ((coordination.sees_case(case_id) AND ((person_id IS NULL) OR people.sees_person(person_id))));
create policy chronology_line_is_struck_by_the_team on coordination.chronology_line for update to tsunagi_app
  using ((coordination.stands(case_id) AND ((person_id IS NULL) OR people.sees_person(person_id))));
create policy chronology_line_is_written_as_oneself on coordination.chronology_line for insert to tsunagi_app
  with check (((made_by = platform.reader_id()) AND (made_agency = ( SELECT staff.working_agency() AS working_agency)) AND coordination.stands(case_id) AND ((person_id IS NULL) OR people.sees_person(person_id))));
grant insert, select on coordination.chronology_line to tsunagi_app;
grant update (is_struck, struck_words) on coordination.chronology_line to tsunagi_app;

create table coordination.compartment (
  id uuid not null,
  kind text not null,
  label text not null,
  case_id uuid,
  household_id uuid,
  person_id uuid,
  kept_by uuid not null,
  basis text not null,
  opened_at timestamp with time zone not null,
  opened_by uuid not null,
  second_staff uuid not null,
  confirmed_at timestamp with time zone,
  state text not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  end_words text,
  whom_to_call text,
  told_coordinator boolean not null default false,
  version integer not null default 1,
  constraint compartment_pk PRIMARY KEY (id),
  constraint compartment_ends_with_words CHECK ((((state = 'ended'::text) = (ended_at IS NOT NULL)) AND ((ended_at IS NULL) = (end_words IS NULL)))),
  constraint compartment_is_about_something CHECK ((num_nonnulls(case_id, household_id, person_id) >= 1)),
  constraint compartment_kind_is_known CHECK ((kind = ANY (ARRAY['child_protection'::text, 'dv'::text, 'abuse'::text, 'rights'::text]))),
  constraint compartment_opens_by_confirmation CHECK (((state <> 'open'::text) OR (confirmed_at IS NOT NULL))),
  constraint compartment_state_is_known CHECK ((state = ANY (ARRAY['proposed'::text, 'open'::text, 'ended'::text]))),
  constraint compartment_takes_two_persons CHECK ((second_staff <> opened_by)),
  constraint compartment_tells_whom_to_call CHECK (((NOT told_coordinator) OR ((whom_to_call IS NOT NULL) AND (case_id IS NOT NULL)))),
  constraint compartment_of_case FOREIGN KEY (case_id) REFERENCES coordination.support_case(id)
);
comment on table coordination.compartment is 'A sealed record (要対協, DV, 虐待, 人権) with members of its own. Whoever is none of them learns nothing of it.';
comment on column coordination.compartment.second_staff is 'The second person, without whom a compartment does not open.';
comment on column coordination.compartment.told_coordinator is 'The members want the coordinator of the case to know that a sealed record exists, and whom to call.';
CREATE INDEX compartment_told ON coordination.compartment USING btree (case_id) WHERE (told_coordinator AND (state = 'open'::text));
alter table coordination.compartment enable row level security;
create policy compartment_is_its_members on coordination.compartment for select to tsunagi_app
  using (coordination.is_member(id));
grant select on coordination.compartment to tsunagi_app;

create table coordination.compartment_entry (
  id uuid not null,
  compartment_id uuid not null,
  at timestamp with time zone not null,
  made_at timestamp with time zone not null,
  by_staff uuid not null,
  by_agency uuid not null,
  fact text,
  opinion text,
  third_party text,
  third_party_who text,
  person_words text,
  replaces uuid,
  replace_words text,
  transfer_id uuid,
  constraint compartment_entry_pk PRIMARY KEY (id),
  constraint compartment_entry_correction_has_a_reason CHECK (((replaces IS NULL) OR (replace_words IS NOT NULL))),
  constraint compartment_entry_says_something CHECK ((COALESCE(fact, opinion, third_party, person_words) IS NOT NULL)),
  constraint compartment_entry_third_party_is_named CHECK (((third_party IS NULL) OR (third_party_who IS NOT NULL))),
  constraint compartment_entry_of_compartment FOREIGN KEY (compartment_id) REFERENCES coordination.compartment(id)
);
comment on table coordination.compartment_entry is 'The log of a compartment: facts, opinions, what third parties and the person said, apart. Never changed; a correction names the entry it replaces.';
CREATE INDEX compartment_entry_of_compartment ON coordination.compartment_entry USING btree (compartment_id, at DESC, id DESC);
CREATE TRIGGER compartment_entry_is_append_only BEFORE DELETE OR UPDATE ON coordination.compartment_entry FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER compartment_entry_is_not_emptied BEFORE TRUNCATE ON coordination.compartment_entry FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table coordination.compartment_entry enable row level security;
create policy compartment_entry_is_seen_by_members on coordination.compartment_entry for select to tsunagi_app
  using (coordination.is_member(compartment_id));
create policy compartment_entry_is_written_by_members on coordination.compartment_entry for insert to tsunagi_app
  with check (((by_staff = platform.reader_id()) AND (by_agency = ( SELECT staff.working_agency() AS working_agency)) AND coordination.may_write_sealed(compartment_id)));
grant insert, select on coordination.compartment_entry to tsunagi_app;

create table coordination.compartment_log (
  id uuid not null,
  compartment_id uuid not null,
  at timestamp with time zone not null,
  staff_id uuid not null,
  agency_id uuid not null,
  action text not null,
  words text,
  constraint compartment_log_pk PRIMARY KEY (id),
  constraint compartment_log_of_compartment FOREIGN KEY (compartment_id) REFERENCES coordination.compartment(id)
);
comment on table coordination.compartment_log is 'Who of the members read, wrote, printed, took in or let go: the compartment''s own access log, readable by its members.';
CREATE INDEX compartment_log_of_compartment ON coordination.compartment_log USING btree (compartment_id, at DESC, id DESC);
CREATE TRIGGER compartment_log_is_append_only BEFORE DELETE OR UPDATE ON coordination.compartment_log FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER compartment_log_is_not_emptied BEFORE TRUNCATE ON coordination.compartment_log FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table coordination.compartment_log enable row level security;
create policy compartment_log_is_seen_by_members on coordination.compartment_log for select to tsunagi_app
  using (coordination.is_member(compartment_id));
create policy compartment_log_is_written_by_members on coordination.compartment_log for insert to tsunagi_app
  with check (((staff_id = platform.reader_id()) AND (agency_id = ( SELECT staff.working_agency() AS working_agency)) AND coordination.is_member(compartment_id)));
grant insert, select on coordination.compartment_log to tsunagi_app;

create table coordination.compartment_meeting (
  id uuid not null,
  compartment_id uuid not null,
  type_code text not null,
  at timestamp with time zone not null,
  present uuid[] not null,
  others text,
  minutes text not null,
  made_at timestamp with time zone not null,
  by_staff uuid not null,
  by_agency uuid not null,
  constraint compartment_meeting_pk PRIMARY KEY (id),
  constraint compartment_meeting_of_compartment FOREIGN KEY (compartment_id) REFERENCES coordination.compartment(id)
);
comment on table coordination.compartment_meeting is 'Conferences of sealed kinds, held among the members: kind, when, who was there, minutes.';
CREATE INDEX compartment_meeting_of_compartment ON coordination.compartment_meeting USING btree (compartment_id, at DESC, id DESC);
CREATE TRIGGER compartment_meeting_is_append_only BEFORE DELETE OR UPDATE ON coordination.compartment_meeting FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER compartment_meeting_is_not_emptied BEFORE TRUNCATE ON coordination.compartment_meeting FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table coordination.compartment_meeting enable row level security;
create policy compartment_meeting_is_seen_by_members on coordination.compartment_meeting for select to tsunagi_app
  using (coordination.is_member(compartment_id));
create policy compartment_meeting_is_written_by_members on coordination.compartment_meeting for insert to tsunagi_app
  with check (((by_staff = platform.reader_id()) AND (by_agency = ( SELECT staff.working_agency() AS working_agency)) AND coordination.may_write_sealed(compartment_id)));
grant insert, select on coordination.compartment_meeting to tsunagi_app;

create table coordination.compartment_member (
  compartment_id uuid not null,
  staff_id uuid not null,
  agency_id uuid not null,
  legal_class text not null,
  since timestamp with time zone not null,
  added_by uuid not null,
  until timestamp with time zone,
  ended_by uuid,
  end_words text,
  constraint compartment_member_pk PRIMARY KEY (compartment_id, staff_id, since),
  constraint compartment_member_class_is_known CHECK ((legal_class = ANY (ARRAY['public_body'::text, 'corporation'::text, 'individual'::text]))),
  constraint compartment_member_leaves_with_words CHECK (((until IS NULL) = (end_words IS NULL))),
  constraint compartment_member_of_compartment FOREIGN KEY (compartment_id) REFERENCES coordination.compartment(id)
);
comment on table coordination.compartment_member is 'Members of staff, one by one, never whole agencies; the article of secrecy differs with the legal class (児童福祉法25条の5).';
comment on column coordination.compartment_member.agency_id is 'Agency the member worked for when taken in: who moves to another agency leaves the record behind.';
CREATE UNIQUE INDEX compartment_member_is_in_once ON coordination.compartment_member USING btree (compartment_id, staff_id) WHERE (until IS NULL);
CREATE INDEX compartment_of_member ON coordination.compartment_member USING btree (staff_id, compartment_id) WHERE (until IS NULL);
alter table coordination.compartment_member enable row level security;
create policy compartment_member_is_seen_by_members on coordination.compartment_member for select to tsunagi_app
  using (coordination.is_member(compartment_id));
grant select on coordination.compartment_member to tsunagi_app;

create table coordination.compartment_reporter (
  id uuid not null,
  compartment_id uuid not null,
  name text not null,
  contact text,
  relation text,
  heard_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint compartment_reporter_pk PRIMARY KEY (id),
  constraint compartment_reporter_of_compartment FOREIGN KEY (compartment_id) REFERENCES coordination.compartment(id)
);
comment on table coordination.compartment_reporter is 'Who reported. Apart from everything that is printed; read only under an opening of one''s own with a reason (高齢者虐待防止法8条, 児童虐待防止法7条).';
CREATE INDEX compartment_reporter_of_compartment ON coordination.compartment_reporter USING btree (compartment_id);
CREATE TRIGGER compartment_reporter_is_append_only BEFORE DELETE OR UPDATE ON coordination.compartment_reporter FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER compartment_reporter_is_not_emptied BEFORE TRUNCATE ON coordination.compartment_reporter FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table coordination.compartment_reporter enable row level security;
create policy compartment_reporter_is_recorded_by_members on coordination.compartment_reporter for insert to tsunagi_app
  with check (((recorded_by = platform.reader_id()) AND coordination.may_write_sealed(compartment_id)));
create policy compartment_reporter_is_seen_after_opening on coordination.compartment_reporter for select to tsunagi_app
  using (coordination.reads_reporter(compartment_id));
grant insert, select on coordination.compartment_reporter to tsunagi_app;

create table coordination.compartment_transfer (
  id uuid not null,
  compartment_id uuid not null,
  direction text not null,
  source_id uuid not null,
  case_id uuid not null,
  parts text[] not null,
  share_scope text,
  basis text not null,
  basis_on date not null,
  reason text not null,
  proposed_at timestamp with time zone not null,
  proposed_by uuid not null,
  proposed_agency uuid not null,
  state text not null default 'proposed'::text,
  decided_at timestamp with time zone,
  decided_by uuid,
  decision_words text,
  made_id uuid,
  constraint compartment_transfer_pk PRIMARY KEY (id),
  constraint compartment_transfer_direction_is_known CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint compartment_transfer_has_a_reason CHECK ((char_length(btrim(reason)) >= 10)),
  constraint compartment_transfer_is_decided_whole CHECK ((((state = 'proposed'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL)) AND ((state = 'approved'::text) = (made_id IS NOT NULL)) AND ((state <> 'refused'::text) OR (decision_words IS NOT NULL)))),
  constraint compartment_transfer_out_has_a_scope CHECK ((((direction = 'out'::text) = (share_scope IS NOT NULL)) AND (share_scope = ANY (ARRAY['own_agency'::text, 'team'::text, 'coordinator'::text])))),
  constraint compartment_transfer_parts_are_known CHECK (((cardinality(parts) > 0) AND (parts <@ ARRAY['fact'::text, 'opinion'::text, 'third_party'::text, 'person_words'::text]))),
  constraint compartment_transfer_state_is_known CHECK ((state = ANY (ARRAY['proposed'::text, 'approved'::text, 'refused'::text]))),
  constraint compartment_transfer_takes_two_persons CHECK (((decided_by IS NULL) OR (decided_by <> proposed_by))),
  constraint compartment_transfer_of_compartment FOREIGN KEY (compartment_id) REFERENCES coordination.compartment(id)
);
comment on table coordination.compartment_transfer is 'The only way for words into or out of a compartment: one member proposes with basis and reason, another decides; a new entry is made there.';
CREATE INDEX compartment_transfer_of_compartment ON coordination.compartment_transfer USING btree (compartment_id, proposed_at DESC, id);
alter table coordination.compartment_transfer enable row level security;
create policy compartment_transfer_is_decided_by_another on coordination.compartment_transfer for update to tsunagi_app
  using (((state = 'proposed'::text) AND (proposed_by <> platform.reader_id()) AND coordination.may_write_sealed(compartment_id)))
  with check (((decided_by = platform.reader_id()) AND coordination.is_member(compartment_id)));
create policy compartment_transfer_is_proposed_by_members on coordination.compartment_transfer for insert to tsunagi_app
  with check (((proposed_by = platform.reader_id()) AND (proposed_agency = ( SELECT staff.working_agency() AS working_agency)) AND (state = 'proposed'::text) AND coordination.may_write_sealed(compartment_id)));
create policy compartment_transfer_is_seen_by_members on coordination.compartment_transfer for select to tsunagi_app
  using (coordination.is_member(compartment_id));
grant insert, select on coordination.compartment_transfer to tsunagi_app;
grant update (state, decided_at, decided_by, decision_words, made_id) on coordination.compartment_transfer to tsunagi_app;

create table coordination.conference (
  id uuid not null,
  no bigint not null default nextval('coordination.conference_no'::regclass),
  title text not null,
  state text not null,
  starts_at timestamp with time zone,
  minutes_planned smallint not null,
  place text,
  convening_agency uuid not null,
  chair text,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  asked_at timestamp with time zone,
  called_at timestamp with time zone,
  briefed_at timestamp with time zone,
  held_at timestamp with time zone,
  fixed_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  cancel_words text,
  sequence integer not null default 0,
  version integer not null,
  constraint conference_pk PRIMARY KEY (id),
  constraint conference_no_is_unique UNIQUE (no),
  constraint conference_cancelled_has_a_reason CHECK (((state = 'cancelled'::text) = (cancel_words IS NOT NULL))),
  constraint conference_fixed_says_when CHECK (((state = 'minutes_fixed'::text) = (fixed_at IS NOT NULL))),
  constraint conference_is_called_to_a_time CHECK (((state = ANY (ARRAY['planned'::text, 'cancelled'::text])) OR (starts_at IS NOT NULL))),
  constraint conference_lasts_some_minutes CHECK (((minutes_planned >= 10) AND (minutes_planned <= 600))),
  constraint conference_state_is_known CHECK ((state = ANY (ARRAY['planned'::text, 'called'::text, 'briefed'::text, 'held'::text, 'minutes_draft'::text, 'minutes_fixed'::text, 'cancelled'::text])))
);
comment on table coordination.conference is 'One sitting: the folded state of its acts. Basis, secrecy and sight sit on its agenda items, never on the sitting.';
comment on column coordination.conference.asked_at is 'When those invited were first asked for times; from then on they know of the sitting, but of no item before it is called.';
comment on column coordination.conference.sequence is 'How often an invitation already sent was changed; calendars go by it (RFC 5545 SEQUENCE).';
CREATE INDEX conference_of_convenor ON coordination.conference USING btree (convening_agency, id DESC);
alter table coordination.conference enable row level security;
create policy conference_is_changed_by_its_convenor on coordination.conference for update to tsunagi_app
  using ((convening_agency = ( SELECT staff.working_agency() AS working_agency)))
  with check ((convening_agency = ( SELECT staff.working_agency() AS working_agency)));
create policy conference_is_planned_as_oneself on coordination.conference for insert to tsunagi_app
  with check (((convening_agency = ( SELECT staff.working_agency() AS working_agency)) AND (made_by = platform.reader_id()) AND (state = 'planned'::text)));
create policy conference_is_seen_by_convenor_invited_and_team on coordination.conference for select to tsunagi_app
  using (((convening_agency = ( SELECT staff.working_agency() AS working_agency)) OR coordination.was_invited(id) OR coordination.has_item_of_mine(id)));
grant insert, select, update on coordination.conference to tsunagi_app;

create table coordination.conference_act (
  id uuid not null,
  conference_id uuid not null,
  seq integer not null,
  kind text not null,
  at timestamp with time zone not null,
  by_staff uuid not null,
  by_agency uuid not null,
  body jsonb not null,
  constraint conference_act_pk PRIMARY KEY (id),
  constraint conference_act_is_in_order UNIQUE (conference_id, seq),
  constraint conference_act_of_conference FOREIGN KEY (conference_id) REFERENCES coordination.conference(id)
);
comment on table coordination.conference_act is 'Everything the convenor did to a conference, in order. Never what was said there.';
CREATE TRIGGER conference_act_is_append_only BEFORE DELETE OR UPDATE ON coordination.conference_act FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER conference_act_is_not_emptied BEFORE TRUNCATE ON coordination.conference_act FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table coordination.conference_act enable row level security;
create policy conference_act_is_appended_as_oneself on coordination.conference_act for insert to tsunagi_app
  with check (((by_staff = platform.reader_id()) AND (by_agency = ( SELECT staff.working_agency() AS working_agency)) AND coordination.convenes(conference_id)));
create policy conference_act_is_seen_by_the_convenor on coordination.conference_act for select to tsunagi_app
  using (coordination.convenes(conference_id));
grant insert, select on coordination.conference_act to tsunagi_app;

create table coordination.conference_type (
  code text not null,
  display_name text not null,
  also_called text[] not null default '{}'::text[],
  legal_basis_code text not null,
  consent_rule text not null,
  convenor_rule text not null,
  member_rule text not null,
  secrecy_rule text not null,
  minutes_rule text not null,
  may_review_plan boolean not null default false,
  is_sealed boolean not null default false,
  tone text not null,
  sort_order integer not null,
  valid_from date not null,
  valid_to date,
  constraint conference_type_pk PRIMARY KEY (code, valid_from),
  constraint conference_type_consent_rule_is_known CHECK ((consent_rule = ANY (ARRAY['needs_consent'::text, 'no_consent'::text, 'case_by_case'::text]))),
  constraint conference_type_convenor_rule_is_known CHECK ((convenor_rule = ANY (ARRAY['city'::text, 'coordinator'::text, 'member'::text]))),
  constraint conference_type_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to > valid_from))),
  constraint conference_type_member_rule_is_known CHECK ((member_rule = ANY (ARRAY['chosen_by_chair'::text, 'team_and_guests'::text]))),
  constraint conference_type_minutes_rule_is_known CHECK ((minutes_rule = ANY (ARRAY['present'::text, 'present_and_team'::text]))),
  constraint conference_type_secrecy_rule_is_known CHECK ((secrecy_rule = ANY (ARRAY['statutory'::text, 'pledge'::text]))),
  constraint conference_type_tone_is_known CHECK ((tone = ANY (ARRAY['statutory'::text, 'consented'::text, 'neighbour'::text, 'sealed'::text]))),
  constraint conference_type_without_consent_closes_its_minutes CHECK (((consent_rule <> 'no_consent'::text) OR ((secrecy_rule = 'statutory'::text) AND (minutes_rule = 'present'::text))))
);
comment on table coordination.conference_type is 'Kinds of conferences as dated rows. The name is not the kind: cities rename and merge, the rules stay.';
comment on column coordination.conference_type.also_called is 'Other names under which this city holds the same kind.';
comment on column coordination.conference_type.minutes_rule is 'Who may read fixed minutes besides the convenor: those invited and present, or the team of the case as well.';
comment on column coordination.conference_type.is_sealed is 'Held inside a compartment only; never an agenda item here.';
CREATE TRIGGER conference_type_holds_once AFTER INSERT OR UPDATE ON coordination.conference_type FOR EACH ROW EXECUTE FUNCTION coordination.refuse_double_type();
CREATE TRIGGER conference_type_keeps_its_history AFTER INSERT OR DELETE OR UPDATE ON coordination.conference_type FOR EACH ROW EXECUTE FUNCTION platform.keep_rules_history();
CREATE TRIGGER conference_type_keeps_its_meaning BEFORE UPDATE ON coordination.conference_type FOR EACH ROW EXECUTE FUNCTION platform.keep_meaning('valid_to');
alter table coordination.conference_type enable row level security;
create policy conference_type_is_added_by_administrators on coordination.conference_type for insert to tsunagi_app
  with check ((( SELECT staff.has_duty('administer'::text) AS has_duty) AND (NOT is_sealed) AND (valid_from > ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date)));
create policy conference_type_is_ended_by_administrators on coordination.conference_type for update to tsunagi_app
  using ((( SELECT staff.has_duty('administer'::text) AS has_duty) AND (NOT is_sealed)))
  with check (((valid_to IS NULL) OR (valid_to > ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date)));
create policy conference_type_is_open on coordination.conference_type for select to tsunagi_app
  using (true);
create policy conference_type_is_taken_back_before_it_begins on coordination.conference_type for delete to tsunagi_app
  using ((( SELECT staff.has_duty('administer'::text) AS has_duty) AND (NOT is_sealed) AND (valid_from > ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date)));
grant delete, insert, select on coordination.conference_type to tsunagi_app;
grant update (valid_to) on coordination.conference_type to tsunagi_app;

create table coordination.connection (
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  agency_id uuid,
  name text,
  strength text not null,
  direction text not null,
  note text,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  made_agency uuid not null,
  is_current boolean not null default true,
  version integer not null default 1,
  constraint connection_pk PRIMARY KEY (id),
  constraint connection_direction_is_known CHECK ((direction = ANY (ARRAY['both'::text, 'to_household'::text, 'from_household'::text]))),
  constraint connection_kind_is_known CHECK ((kind = ANY (ARRAY['agency'::text, 'family'::text, 'neighbour'::text, 'place'::text, 'other'::text]))),
  constraint connection_names_the_other_end CHECK (((agency_id IS NULL) <> (name IS NULL))),
  constraint connection_strength_is_known CHECK ((strength = ANY (ARRAY['strong'::text, 'ordinary'::text, 'weak'::text, 'stressed'::text, 'cut'::text]))),
  constraint connection_of_case FOREIGN KEY (case_id) REFERENCES coordination.support_case(id)
);
comment on table coordination.connection is 'エコマップ: with whom a household is connected, how strongly, and in which direction.';
comment on column coordination.connection.agency_id is 'The other end when it is an agency of the directory; otherwise name says who.';
CREATE UNIQUE INDEX connection_of_agency_once ON coordination.connection USING btree (case_id, agency_id) WHERE (is_current AND (agency_id IS NOT NULL));
CREATE INDEX connection_of_case ON coordination.connection USING btree (case_id, id) WHERE is_current;
alter table coordination.connection enable row level security;
create policy connection_is_changed_by_the_team on coordination.connection for update to tsunagi_app
  using (coordination.stands(case_id))
  with check ((coordination.stands(case_id) AND (changed_by = platform.reader_id())));
create policy connection_is_drawn_by_the_team on coordination.connection for insert to tsunagi_app
  with check (((changed_by = platform.reader_id()) AND (made_agency = ( SELECT staff.working_agency() AS working_agency)) AND coordination.stands(case_id)));
create policy connection_is_seen_with_case on coordination.connection for select to tsunagi_app
  using (coordination.sees_case(case_id));
grant insert, select, update on coordination.connection to tsunagi_app;

create table coordination.coordination_request (
  id uuid not null,
  no bigint not null default nextval('coordination.request_no'::regclass),
  consultation_id uuid not null,
  from_agency uuid not null,
  from_staff uuid not null,
  to_agency uuid not null,
  household_id uuid,
  basis text not null,
  basis_on date not null,
  consent_type text,
  basis_reason text,
  tried text not null,
  why_many text not null,
  asked text not null,
  person_words text,
  issues text[] not null,
  involved uuid[] not null default '{}'::uuid[],
  wanted uuid[] not null default '{}'::uuid[],
  shared_fields text[] not null,
  urgency text not null,
  reply_by date not null,
  state text not null,
  made_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  answered_at timestamp with time zone,
  answer_reason text,
  answer_words text,
  case_id uuid,
  version integer not null,
  constraint coordination_request_pk PRIMARY KEY (id),
  constraint coordination_request_no_is_unique UNIQUE (no),
  constraint coordination_request_by_consent_says_how CHECK (((basis <> 'consent'::text) OR (consent_type IS NOT NULL))),
  constraint coordination_request_is_not_to_oneself CHECK ((from_agency <> to_agency)),
  constraint coordination_request_returned_has_reason CHECK (((state <> 'returned'::text) OR ((answer_reason IS NOT NULL) AND (answer_words IS NOT NULL)))),
  constraint coordination_request_says_what_was_tried CHECK (((btrim(tried) <> ''::text) AND (btrim(why_many) <> ''::text))),
  constraint coordination_request_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'accepted'::text, 'returned'::text, 'withdrawn'::text, 'ended'::text]))),
  constraint coordination_request_urgency_is_known CHECK ((urgency = ANY (ARRAY['immediate'::text, 'today'::text, 'within_week'::text, 'planned'::text]))),
  constraint coordination_request_without_consent_has_reason CHECK (((basis = 'consent'::text) OR (basis_reason IS NOT NULL)))
);
comment on table coordination.coordination_request is '多機関協働への申込, with consent or without: folded state. The desk says what it has tried itself.';
CREATE INDEX coordination_request_by_consultation ON coordination.coordination_request USING btree (consultation_id);
CREATE UNIQUE INDEX coordination_request_one_at_a_time ON coordination.coordination_request USING btree (consultation_id) WHERE (state = 'submitted'::text);
CREATE INDEX coordination_request_received ON coordination.coordination_request USING btree (to_agency, submitted_at DESC, id DESC) WHERE (submitted_at IS NOT NULL);
CREATE INDEX coordination_request_sent ON coordination.coordination_request USING btree (from_agency, made_at DESC, id DESC);
CREATE INDEX coordination_request_waiting ON coordination.coordination_request USING btree (to_agency, reply_by, id) WHERE (state = 'submitted'::text);
alter table coordination.coordination_request enable row level security;
create policy request_changes_at_both_ends on coordination.coordination_request for update to tsunagi_app
  using (((from_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((to_agency = ( SELECT staff.working_agency() AS working_agency)) AND (submitted_at IS NOT NULL))));
create policy request_is_closed_by_conflict on coordination.coordination_request as restrictive for all to tsunagi_app
  using (((NOT ( SELECT people.has_conflicts() AS has_conflicts)) OR (NOT desk.in_conflict(consultation_id))));
create policy request_is_made_by_those_who_stand_beside on coordination.coordination_request for insert to tsunagi_app
  with check (((from_agency = ( SELECT staff.working_agency() AS working_agency)) AND desk.stands(consultation_id)));
create policy request_is_seen_at_both_ends on coordination.coordination_request for select to tsunagi_app
  using (((from_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((to_agency = ( SELECT staff.working_agency() AS working_agency)) AND (submitted_at IS NOT NULL))));
grant insert, select, update on coordination.coordination_request to tsunagi_app;

create table coordination.glass (
  id uuid not null,
  case_id uuid not null,
  staff_id uuid not null,
  agency_id uuid not null,
  reason_code text not null,
  words text not null,
  opened_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  review_by date not null,
  reviewed_at timestamp with time zone,
  reviewed_by uuid,
  finding text,
  finding_words text,
  no bigint not null default nextval('coordination.glass_no'::regclass),
  constraint glass_pk PRIMARY KEY (id),
  constraint glass_no_is_unique UNIQUE (no),
  constraint glass_finding_is_known CHECK ((finding = ANY (ARRAY['justified'::text, 'not_justified'::text, 'unclear'::text]))),
  constraint glass_has_a_reason CHECK ((char_length(btrim(words)) >= 10)),
  constraint glass_is_reviewed_by_another CHECK (((reviewed_by IS NULL) OR (reviewed_by <> staff_id))),
  constraint glass_lasts_an_hour_at_most CHECK (((ends_at > opened_at) AND (ends_at <= (opened_at + '01:00:00'::interval)))),
  constraint glass_review_says_what_was_found CHECK ((((reviewed_at IS NULL) = (finding IS NULL)) AND ((reviewed_at IS NULL) = (finding_words IS NULL))))
);
comment on table coordination.glass is 'Emergency opening of one case by one member of staff: reason, at most 60 minutes, reviewed within three working days.';
comment on column coordination.glass.no is 'Reference number: all that a notice says.';
CREATE INDEX glass_by_case ON coordination.glass USING btree (case_id);
CREATE INDEX glass_by_time ON coordination.glass USING btree (opened_at DESC, id DESC);
CREATE INDEX glass_open ON coordination.glass USING btree (staff_id, case_id) WHERE (ended_at IS NULL);
CREATE INDEX glass_unreviewed ON coordination.glass USING btree (review_by, id) WHERE (reviewed_at IS NULL);
CREATE TRIGGER glass_review_is_signed BEFORE UPDATE ON coordination.glass FOR EACH ROW EXECUTE FUNCTION coordination.sign_review();
alter table coordination.glass enable row level security;
create policy glass_is_broken_as_oneself on coordination.glass for insert to tsunagi_app
  with check (((staff_id = platform.reader_id()) AND (agency_id = ( SELECT staff.working_agency() AS working_agency)) AND (ended_at IS NULL) AND (reviewed_at IS NULL)));
create policy glass_is_put_back_by_its_breaker on coordination.glass for update to tsunagi_app
  using (((staff_id = platform.reader_id()) AND (reviewed_at IS NULL)));
create policy glass_is_reviewed_by_the_privacy_officer on coordination.glass for update to tsunagi_app
  using ((staff.has_duty('audit'::text) AND (staff_id <> platform.reader_id())));
create policy glass_is_seen_by_its_breaker_the_team_and_the_privacy_officer on coordination.glass for select to tsunagi_app
  using (((staff_id = platform.reader_id()) OR coordination.stands(case_id) OR staff.has_duty('audit'::text)));
grant insert, select, update on coordination.glass to tsunagi_app;

create table coordination.goal (
  id uuid not null,
  plan_id uuid not null,
  case_id uuid not null,
  position smallint not null,
  words text not null,
  reach_by date,
  issue_ids uuid[] not null default '{}'::uuid[],
  is_dropped boolean not null default false,
  result text,
  constraint goal_pk PRIMARY KEY (id),
  constraint goal_result_is_known CHECK ((result = ANY (ARRAY['reached'::text, 'partly'::text, 'not_yet'::text, 'given_up'::text, 'worse'::text, 'unknown'::text]))),
  constraint goal_of_plan FOREIGN KEY (plan_id) REFERENCES coordination.support_plan(id)
);
comment on table coordination.goal is '目標 of the plan as it stands now.';
comment on column coordination.goal.is_dropped is 'Taken out of the plan; the row stays, because something may point to it.';
CREATE INDEX goal_of_plan_in_order ON coordination.goal USING btree (plan_id, "position");
alter table coordination.goal enable row level security;
create policy goal_is_changed_by_the_team on coordination.goal for update to tsunagi_app
  using (coordination.stands(case_id));
create policy goal_is_seen_with_case on coordination.goal for select to tsunagi_app
  using (coordination.sees_case(case_id));
create policy goal_is_set_by_the_team on coordination.goal for insert to tsunagi_app
  with check ((coordination.stands(case_id) AND (EXISTS ( SELECT 1
   FROM coordination.support_plan p
  WHERE ((p.id = goal.plan_id) AND (p.case_id = goal.case_id))))));
grant insert, select, update on coordination.goal to tsunagi_app;

create table coordination.invitation (
  id uuid not null,
  conference_id uuid not null,
  agency_id uuid,
  staff_ids uuid[] not null default '{}'::uuid[],
  outside_name text,
  outside_office text,
  outside_agency text,
  secrecy_class text not null,
  is_needed boolean not null,
  invited_at timestamp with time zone not null,
  invited_by uuid not null,
  is_live boolean not null default true,
  constraint invitation_pk PRIMARY KEY (id),
  constraint invitation_is_to_an_agency_or_a_person CHECK (((agency_id IS NULL) = (outside_name IS NOT NULL))),
  constraint invitation_secrecy_class_is_known CHECK ((secrecy_class = ANY (ARRAY['public_body'::text, 'corporation'::text, 'individual'::text]))),
  constraint invitation_of_conference FOREIGN KEY (conference_id) REFERENCES coordination.conference(id)
);
comment on table coordination.invitation is 'Who is called to a conference: an agency with an account here, or a person from elsewhere. The list sight is computed from.';
comment on column coordination.invitation.secrecy_class is 'Which secrecy duty binds them: public body, officers and staff of a corporation, individual.';
CREATE INDEX invitation_by_agency ON coordination.invitation USING btree (agency_id, conference_id DESC) WHERE (is_live AND (agency_id IS NOT NULL));
CREATE INDEX invitation_of_sitting ON coordination.invitation USING btree (conference_id, id);
CREATE UNIQUE INDEX invitation_once_an_agency ON coordination.invitation USING btree (conference_id, agency_id) WHERE (is_live AND (agency_id IS NOT NULL));
alter table coordination.invitation enable row level security;
create policy invitation_is_changed_by_the_convenor on coordination.invitation for update to tsunagi_app
  using (coordination.convenes(conference_id));
create policy invitation_is_made_by_the_convenor on coordination.invitation for insert to tsunagi_app
  with check ((coordination.convenes(conference_id) AND (invited_by = platform.reader_id())));
create policy invitation_is_seen_by_convenor_and_those_who_meet on coordination.invitation for select to tsunagi_app
  using ((coordination.convenes(conference_id) OR ((agency_id = ( SELECT staff.working_agency() AS working_agency)) AND is_live AND coordination.was_invited(conference_id)) OR (is_live AND coordination.meets(conference_id, id))));
grant insert, select, update on coordination.invitation to tsunagi_app;

create table coordination.invited_item (
  invitation_id uuid not null,
  item_id uuid not null,
  conference_id uuid not null,
  is_live boolean not null default true,
  told_at timestamp with time zone,
  constraint invited_item_pk PRIMARY KEY (invitation_id, item_id),
  constraint invited_item_of_invitation FOREIGN KEY (invitation_id) REFERENCES coordination.invitation(id),
  constraint invited_item_of_item FOREIGN KEY (item_id) REFERENCES coordination.agenda_item(id)
);
comment on table coordination.invited_item is 'To which agenda items an invitation goes; the others do not exist for whom it invites.';
comment on column coordination.invited_item.told_at is 'When the material of the item was opened to them, and entered in the register of disclosures.';
CREATE INDEX invited_item_by_item ON coordination.invited_item USING btree (item_id, invitation_id) WHERE is_live;
CREATE INDEX invited_item_of_sitting ON coordination.invited_item USING btree (conference_id);
alter table coordination.invited_item enable row level security;
create policy invited_item_is_changed_by_the_convenor on coordination.invited_item for update to tsunagi_app
  using (coordination.convenes(conference_id));
create policy invited_item_is_seen_by_convenor_and_invited on coordination.invited_item for select to tsunagi_app
  using ((coordination.convenes(conference_id) OR (is_live AND coordination.was_invited_to(item_id))));
create policy invited_item_is_set_by_the_convenor on coordination.invited_item for insert to tsunagi_app
  with check (coordination.convenes(conference_id));
grant insert, select, update on coordination.invited_item to tsunagi_app;

create table coordination.issue (
  id uuid not null,
  case_id uuid not null,
  code text not null,
  severity smallint not null,
  since date,
  since_precision text,
  person_id uuid,
  owner_agency uuid,
  note text,
  missing text,
  state text not null,
  end_words text,
  opened_at timestamp with time zone not null,
  opened_by uuid not null,
  opened_agency uuid not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  version integer not null default 1,
  constraint issue_pk PRIMARY KEY (id),
  constraint issue_closed_says_why CHECK (((state <> 'closed'::text) OR (btrim(COALESCE(end_words, ''::text)) <> ''::text))),
  constraint issue_gap_need_says_what_is_missing CHECK (((code <> 'gap_need'::text) OR (btrim(COALESCE(missing, ''::text)) <> ''::text))),
  constraint issue_severity_is_known CHECK (((severity >= 1) AND (severity <= 3))),
  constraint issue_since_says_how_exactly CHECK ((((since IS NULL) = (since_precision IS NULL)) AND (since_precision = ANY (ARRAY['year'::text, 'month'::text, 'day'::text])))),
  constraint issue_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'eased'::text, 'closed'::text]))),
  constraint issue_of_case FOREIGN KEY (case_id) REFERENCES coordination.support_case(id),
  constraint issue_of_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table coordination.issue is '支援課題 of a household or of one person in it.';
comment on column coordination.issue.person_id is 'Whose it is; null: the household''s.';
comment on column coordination.issue.owner_agency is 'Which agency has taken it on; null: nobody yet, which is shown as a gap.';
comment on column coordination.issue.missing is '制度の狭間: what no programme offers, in words. May stand beside any code.';
CREATE INDEX issue_by_person ON coordination.issue USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX issue_gap_of_case ON coordination.issue USING btree (case_id, opened_at DESC, id DESC) WHERE ((missing IS NOT NULL) AND (state <> 'closed'::text));
CREATE INDEX issue_of_case_by_code ON coordination.issue USING btree (case_id, code) WHERE (state <> 'closed'::text);
CREATE INDEX issue_of_case_list ON coordination.issue USING btree (case_id, id);
alter table coordination.issue enable row level security;
create policy issue_is_changed_by_the_team on coordination.issue for update to tsunagi_app
  using ((coordination.stands(case_id) AND ((person_id IS NULL) OR people.sees_person(person_id))))
  with check ((coordination.stands(case_id) AND ((person_id IS NULL) OR people.sees_person(person_id))));
create policy issue_is_opened_as_oneself on coordination.issue for insert to tsunagi_app
  with check (((opened_by = platform.reader_id()) AND (opened_agency = ( SELECT staff.working_agency() AS working_agency)) AND coordination.stands(case_id) AND ((person_id IS NULL) OR people.sees_person(person_id))));
create policy issue_is_seen_with_case on coordination.issue for select to tsunagi_app
  using ((coordination.sees_case(case_id) AND ((person_id IS NULL) OR people.sees_person(person_id))));
grant insert, select, update on coordination.issue to tsunagi_app;

create table coordination.issue_history (
  issue_id uuid not null,
  version integer not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  was jsonb not null,
  constraint issue_history_pk PRIMARY KEY (issue_id, version),
  constraint issue_history_of_issue FOREIGN KEY (issue_id) REFERENCES coordination.issue(id)
);
comment on table coordination.issue_history is 'The issue as it was before each change.';
alter table coordination.issue_history enable row level security;
create policy issue_history_is_kept_as_oneself on coordination.issue_history for insert to tsunagi_app
  with check (((changed_by = platform.reader_id()) AND (EXISTS ( SELECT 1
   FROM coordination.issue i
  WHERE ((i.id = issue_history.issue_id) AND coordination.stands(i.case_id))))));
create policy issue_history_is_seen_with_issue on coordination.issue_history for select to tsunagi_app
  using (((EXISTS ( SELECT 1
   FROM coordination.issue i
  WHERE (i.id = issue_history.issue_id))) AND (((was ->> 'personId'::text) IS NULL) OR people.sees_person(((was ->> 'personId'::text))::uuid))));
grant insert, select on coordination.issue_history to tsunagi_app;

create table coordination.item_minutes (
  item_id uuid not null,
  conference_id uuid not null,
  direction text,
  facts text,
  opinions text,
  third_party text,
  third_party_who text,
  decisions text,
  adequacy text,
  adequacy_words text,
  written_at timestamp with time zone not null,
  written_by uuid not null,
  is_fixed boolean not null default false,
  constraint item_minutes_pk PRIMARY KEY (item_id),
  constraint item_minutes_adequacy_has_words CHECK (((adequacy IS NULL) OR (adequacy = 'adequate'::text) OR (adequacy_words IS NOT NULL))),
  constraint item_minutes_adequacy_is_known CHECK ((adequacy = ANY (ARRAY['adequate'::text, 'amend'::text, 'returned'::text]))),
  constraint item_minutes_of_item FOREIGN KEY (item_id) REFERENCES coordination.agenda_item(id)
);
comment on table coordination.item_minutes is '議事録 of one item. Facts, opinions and what third parties said stand apart, so that the person''s own copy can leave out the third.';
comment on column coordination.item_minutes.adequacy is '適切性の協議 of the plan the item carries.';
alter table coordination.item_minutes enable row level security;
create policy item_minutes_are_changed_until_fixed on coordination.item_minutes for update to tsunagi_app
  using (((NOT is_fixed) AND coordination.has_acknowledged(conference_id) AND coordination.convenes_item(item_id)))
  with check ((written_by = platform.reader_id()));
create policy item_minutes_are_read_by_convenor_and_those_computed on coordination.item_minutes for select to tsunagi_app
  using (((coordination.has_acknowledged(conference_id) AND coordination.convenes_item(item_id)) OR (is_fixed AND coordination.may_read_minutes(item_id))));
create policy item_minutes_are_written_by_the_convenor on coordination.item_minutes for insert to tsunagi_app
  with check ((coordination.is_material_open(conference_id) AND coordination.has_acknowledged(conference_id) AND coordination.convenes_item(item_id) AND (written_by = platform.reader_id())));
grant insert, select, update on coordination.item_minutes to tsunagi_app;

create table coordination.lead_offer (
  id uuid not null,
  case_id uuid not null,
  to_agency uuid not null,
  by_agency uuid not null,
  by_staff uuid not null,
  words text not null,
  made_at timestamp with time zone not null,
  is_open boolean not null default true,
  constraint lead_offer_pk PRIMARY KEY (id),
  constraint lead_offer_of_case FOREIGN KEY (case_id) REFERENCES coordination.support_case(id)
);
comment on table coordination.lead_offer is '引き継ぎ: the lead is held out to another agency of the team and moves only when that one takes it.';
CREATE UNIQUE INDEX lead_offer_one_at_a_time ON coordination.lead_offer USING btree (case_id) WHERE is_open;
alter table coordination.lead_offer enable row level security;
create policy lead_offer_is_answered_by_the_team on coordination.lead_offer for update to tsunagi_app
  using (coordination.stands(case_id));
create policy lead_offer_is_made_as_oneself on coordination.lead_offer for insert to tsunagi_app
  with check (((by_staff = platform.reader_id()) AND (by_agency = ( SELECT staff.working_agency() AS working_agency)) AND coordination.stands(case_id)));
create policy lead_offer_is_seen_with_case on coordination.lead_offer for select to tsunagi_app
  using (coordination.sees_case(case_id));
grant insert, select, update on coordination.lead_offer to tsunagi_app;

create table coordination.log_entry (
  id uuid not null,
  case_id uuid not null,
  at timestamp with time zone not null,
  minutes smallint,
  by_staff uuid not null,
  by_agency uuid not null,
  made_at timestamp with time zone not null,
  with_whom text[] not null,
  method text not null,
  person_id uuid,
  fact text,
  opinion text,
  third_party text,
  third_party_who text,
  person_words text,
  category text,
  contact_result text,
  next text,
  next_on date,
  share_scope text not null,
  conference_id uuid,
  replaces uuid,
  is_replaced boolean not null default false,
  replace_words text,
  constraint log_entry_pk PRIMARY KEY (id),
  constraint log_entry_correction_has_a_reason CHECK (((replaces IS NULL) OR (replace_words IS NOT NULL))),
  constraint log_entry_of_conference_names_it CHECK (((share_scope <> 'conference'::text) OR (conference_id IS NOT NULL))),
  constraint log_entry_says_something CHECK ((COALESCE(fact, opinion, third_party, person_words, contact_result) IS NOT NULL)),
  constraint log_entry_scope_is_known CHECK ((share_scope = ANY (ARRAY['own_agency'::text, 'team'::text, 'conference'::text, 'coordinator'::text]))),
  constraint log_entry_third_party_is_named CHECK (((third_party IS NULL) OR (third_party_who IS NOT NULL))),
  constraint log_entry_of_case FOREIGN KEY (case_id) REFERENCES coordination.support_case(id)
);
comment on table coordination.log_entry is 'One entry of the support log. Never changed: a correction is a new entry that replaces the old one and says why.';
comment on column coordination.log_entry.at is 'When it happened, not when it was written (made_at).';
comment on column coordination.log_entry.person_id is 'Whom it is about; null: the household.';
comment on column coordination.log_entry.category is 'Kind of content for consent: contact, household, health, income, housing, child, history; null: none of them.';
CREATE INDEX log_entry_of_case ON coordination.log_entry USING btree (case_id, at DESC, id DESC);
CREATE INDEX log_entry_of_person ON coordination.log_entry USING btree (person_id, case_id, at DESC, id DESC) WHERE (person_id IS NOT NULL);
CREATE INDEX log_entry_own ON coordination.log_entry USING btree (by_agency, at DESC, id DESC);
alter table coordination.log_entry enable row level security;
create policy entry_is_replaced_by_its_agency on coordination.log_entry for update to tsunagi_app
  using (((by_agency = ( SELECT staff.working_agency() AS working_agency)) AND coordination.stands(case_id)));
create policy entry_is_seen_within_its_scope on coordination.log_entry for select to tsunagi_app
  using ((((by_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((share_scope = 'team'::text) AND (EXISTS ( SELECT 1
   FROM coordination.team t
  WHERE ((t.case_id = log_entry.case_id) AND (t.agency_id = ( SELECT staff.working_agency() AS working_agency)) AND (t.until IS NULL) AND ((t.ends_on IS NULL) OR (t.ends_on >= ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date)) AND ((t.categories IS NULL) OR (log_entry.category IS NULL) OR (log_entry.category = ANY (t.categories))))
 OFFSET 0))) OR ((share_scope = ANY (ARRAY['coordinator'::text, 'conference'::text])) AND coordination.coordinates(case_id)) OR ((share_scope = 'team'::text) AND coordination.breaks_glass(case_id))) AND ((NOT ( SELECT people.has_conflicts() AS has_conflicts)) OR (NOT coordination.in_conflict(case_id)))));
create policy entry_is_written_as_oneself on coordination.log_entry for insert to tsunagi_app
  with check (((by_staff = platform.reader_id()) AND (by_agency = ( SELECT staff.working_agency() AS working_agency)) AND coordination.stands(case_id)));
create policy entry_of_a_conference_is_seen_by_those_invited on coordination.log_entry for select to tsunagi_app
  using (((share_scope = 'conference'::text) AND coordination.was_invited_about(conference_id, case_id)));
grant insert, select on coordination.log_entry to tsunagi_app;
grant update (is_replaced) on coordination.log_entry to tsunagi_app;

create table coordination.mention (
  entry_id uuid not null,
  staff_id uuid not null,
  case_id uuid not null,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint mention_pk PRIMARY KEY (entry_id, staff_id),
  constraint mention_of_entry FOREIGN KEY (entry_id) REFERENCES coordination.log_entry(id)
);
comment on table coordination.mention is 'Whom an entry calls by name; it stays on their day until they opened it.';
CREATE INDEX mention_unread ON coordination.mention USING btree (staff_id, at DESC, entry_id) WHERE (read_at IS NULL);
CREATE TRIGGER mention_is_told AFTER INSERT ON coordination.mention FOR EACH ROW EXECUTE FUNCTION platform.tell_of_mention();
alter table coordination.mention enable row level security;
create policy mention_is_made_with_the_entry on coordination.mention for insert to tsunagi_app
  with check ((coordination.stands(case_id) AND (EXISTS ( SELECT 1
   FROM coordination.log_entry e
  WHERE (e.id = mention.entry_id)))));
create policy mention_is_read_by_the_one_called on coordination.mention for update to tsunagi_app
  using ((staff_id = platform.reader_id()));
create policy mention_is_seen_by_both on coordination.mention for select to tsunagi_app
  using (((staff_id = platform.reader_id()) OR (EXISTS ( SELECT 1
   FROM coordination.log_entry e
  WHERE (e.id = mention.entry_id)))));
grant insert, select on coordination.mention to tsunagi_app;
grant update (read_at) on coordination.mention to tsunagi_app;

create table coordination.monitoring (
  id uuid not null,
  plan_id uuid not null,
  case_id uuid not null,
  action_id uuid not null,
  owner_agency uuid not null,
  due_on date not null,
  state text not null,
  done_on date,
  words text,
  reason text,
  constraint monitoring_pk PRIMARY KEY (id),
  constraint monitoring_done_has_a_day CHECK (((state = ANY (ARRAY['done'::text, 'missed'::text])) = (done_on IS NOT NULL))),
  constraint monitoring_missed_says_why CHECK (((state <> 'missed'::text) OR (reason IS NOT NULL))),
  constraint monitoring_state_is_known CHECK ((state = ANY (ARRAY['due'::text, 'done'::text, 'missed'::text, 'ended'::text]))),
  constraint monitoring_of_plan FOREIGN KEY (plan_id) REFERENCES coordination.support_plan(id)
);
comment on table coordination.monitoring is 'Looks at the actions of a plan: owed, done, missed with the reason, or no longer owed.';
CREATE INDEX monitoring_by_plan ON coordination.monitoring USING btree (plan_id, due_on, id);
CREATE INDEX monitoring_due ON coordination.monitoring USING btree (owner_agency, due_on, id) WHERE (state = 'due'::text);
alter table coordination.monitoring enable row level security;
create policy monitoring_is_changed_by_the_team on coordination.monitoring for update to tsunagi_app
  using (coordination.stands(case_id));
create policy monitoring_is_owed_by_the_team on coordination.monitoring for insert to tsunagi_app
  with check ((coordination.stands(case_id) AND (EXISTS ( SELECT 1
   FROM coordination.support_plan p
  WHERE ((p.id = monitoring.plan_id) AND (p.case_id = monitoring.case_id))))));
create policy monitoring_is_seen_with_case on coordination.monitoring for select to tsunagi_app
  using (coordination.sees_case(case_id));
grant insert, select, update on coordination.monitoring to tsunagi_app;

create table coordination.plan_act (
  id uuid not null,
  plan_id uuid not null,
  case_id uuid not null,
  seq integer not null,
  kind text not null,
  at timestamp with time zone not null,
  by_staff uuid not null,
  by_agency uuid not null,
  body jsonb not null,
  constraint plan_act_pk PRIMARY KEY (id),
  constraint plan_act_is_in_order UNIQUE (plan_id, seq),
  constraint plan_act_of_plan FOREIGN KEY (plan_id) REFERENCES coordination.support_plan(id)
);
comment on table coordination.plan_act is 'Everything that happened to a plan, in order.';
CREATE TRIGGER plan_act_is_append_only BEFORE DELETE OR UPDATE ON coordination.plan_act FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER plan_act_is_not_emptied BEFORE TRUNCATE ON coordination.plan_act FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table coordination.plan_act enable row level security;
create policy plan_act_is_appended_as_oneself on coordination.plan_act for insert to tsunagi_app
  with check (((by_staff = platform.reader_id()) AND (by_agency = ( SELECT staff.working_agency() AS working_agency)) AND coordination.stands(case_id) AND ((kind <> 'decided'::text) OR staff.has_duty('head'::text)) AND (EXISTS ( SELECT 1
   FROM coordination.support_plan p
  WHERE ((p.id = plan_act.plan_id) AND (p.case_id = plan_act.case_id))))));
create policy plan_act_is_seen_with_case on coordination.plan_act for select to tsunagi_app
  using (coordination.sees_case(case_id));
grant insert, select on coordination.plan_act to tsunagi_app;

create table coordination.plan_template (
  code text not null,
  kind text,
  name text not null,
  summary text not null,
  content jsonb not null,
  sort_order smallint not null,
  valid_from date not null,
  valid_to date,
  constraint plan_template_pk PRIMARY KEY (code, valid_from),
  constraint plan_template_kind_is_known CHECK ((kind = ANY (ARRAY['multilayered'::text, 'self_reliance'::text])))
);
comment on table coordination.plan_template is 'Plans to begin from: invented examples that name nobody. Kind null: for both kinds.';
alter table coordination.plan_template enable row level security;
create policy plan_template_is_open on coordination.plan_template for select to tsunagi_app
  using (true);
grant select on coordination.plan_template to tsunagi_app;

create table coordination.plan_version (
  plan_id uuid not null,
  n smallint not null,
  case_id uuid not null,
  content jsonb not null,
  frozen_at timestamp with time zone not null,
  frozen_by uuid not null,
  reason text,
  constraint plan_version_pk PRIMARY KEY (plan_id, n),
  constraint plan_version_after_the_decision_says_why CHECK (((n = 1) = (reason IS NULL))),
  constraint plan_version_of_plan FOREIGN KEY (plan_id) REFERENCES coordination.support_plan(id)
);
comment on table coordination.plan_version is 'What was decided, word for word: version 1 by the decision, each later one by an amendment with its reason. Never changed.';
CREATE TRIGGER plan_version_is_frozen BEFORE DELETE OR UPDATE ON coordination.plan_version FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER plan_version_is_not_emptied BEFORE TRUNCATE ON coordination.plan_version FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table coordination.plan_version enable row level security;
create policy plan_version_is_frozen_by_the_team on coordination.plan_version for insert to tsunagi_app
  with check (((frozen_by = platform.reader_id()) AND coordination.stands(case_id) AND ((n > 1) OR staff.has_duty('head'::text)) AND (EXISTS ( SELECT 1
   FROM coordination.support_plan p
  WHERE ((p.id = plan_version.plan_id) AND (p.case_id = plan_version.case_id))))));
create policy plan_version_is_seen_with_case on coordination.plan_version for select to tsunagi_app
  using (coordination.sees_case(case_id));
grant insert, select on coordination.plan_version to tsunagi_app;

create table coordination.prep_sheet (
  item_id uuid not null,
  invitation_id uuid not null,
  conference_id uuid not null,
  picture text,
  doing text,
  wanted text,
  asked text,
  by_staff uuid not null,
  by_agency uuid not null,
  at timestamp with time zone not null,
  version integer not null default 1,
  constraint prep_sheet_pk PRIMARY KEY (item_id, invitation_id),
  constraint prep_sheet_of_invitation FOREIGN KEY (invitation_id) REFERENCES coordination.invitation(id),
  constraint prep_sheet_of_item FOREIGN KEY (item_id) REFERENCES coordination.agenda_item(id)
);
comment on table coordination.prep_sheet is '準備シート of one invited agency: picture of the household, what we do, whom we want in, what we ask of others.';
alter table coordination.prep_sheet enable row level security;
create policy prep_sheet_is_changed_by_writer_and_convenor on coordination.prep_sheet for update to tsunagi_app
  using ((coordination.has_acknowledged(conference_id) AND (coordination.convenes_item(item_id) OR (coordination.was_invited_to(item_id) AND coordination.is_invitation_of_mine(invitation_id)))))
  with check (((by_staff = platform.reader_id()) AND (by_agency = ( SELECT staff.working_agency() AS working_agency))));
create policy prep_sheet_is_filled_by_those_invited on coordination.prep_sheet for insert to tsunagi_app
  with check (((by_staff = platform.reader_id()) AND (by_agency = ( SELECT staff.working_agency() AS working_agency)) AND coordination.has_acknowledged(conference_id) AND (coordination.convenes_item(item_id) OR (coordination.was_invited_to(item_id) AND coordination.is_invitation_of_mine(invitation_id)))));
create policy prep_sheet_is_seen_by_writer_convenor_and_invited on coordination.prep_sheet for select to tsunagi_app
  using ((coordination.has_acknowledged(conference_id) AND (coordination.convenes_item(item_id) OR (coordination.was_invited_to(item_id) AND (coordination.is_material_open(conference_id) OR (by_agency = ( SELECT staff.working_agency() AS working_agency)))))));
grant insert, select, update on coordination.prep_sheet to tsunagi_app;

create table coordination.reporter_opening (
  id uuid not null,
  compartment_id uuid not null,
  staff_id uuid not null,
  reason text not null,
  at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  constraint reporter_opening_pk PRIMARY KEY (id),
  constraint reporter_opening_has_a_reason CHECK ((char_length(btrim(reason)) >= 10)),
  constraint reporter_opening_is_short CHECK (((ends_at > at) AND (ends_at <= (at + '00:10:00'::interval)))),
  constraint reporter_opening_of_compartment FOREIGN KEY (compartment_id) REFERENCES coordination.compartment(id)
);
comment on table coordination.reporter_opening is 'One member looks at who reported: why, and for ten minutes at most.';
CREATE INDEX reporter_opening_of_compartment ON coordination.reporter_opening USING btree (compartment_id, staff_id, ends_at);
CREATE TRIGGER reporter_opening_is_append_only BEFORE DELETE OR UPDATE ON coordination.reporter_opening FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER reporter_opening_is_not_emptied BEFORE TRUNCATE ON coordination.reporter_opening FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table coordination.reporter_opening enable row level security;
create policy reporter_opening_is_made_by_members on coordination.reporter_opening for insert to tsunagi_app
  with check (((staff_id = platform.reader_id()) AND coordination.is_member(compartment_id)));
create policy reporter_opening_is_seen_by_members on coordination.reporter_opening for select to tsunagi_app
  using (coordination.is_member(compartment_id));
grant insert, select on coordination.reporter_opening to tsunagi_app;

create table coordination.request_act (
  id uuid not null,
  request_id uuid not null,
  seq integer not null,
  kind text not null,
  at timestamp with time zone not null,
  by_staff uuid not null,
  by_agency uuid not null,
  body jsonb not null,
  constraint request_act_pk PRIMARY KEY (id),
  constraint request_act_is_in_order UNIQUE (request_id, seq),
  constraint request_act_of_request FOREIGN KEY (request_id) REFERENCES coordination.coordination_request(id)
);
comment on table coordination.request_act is 'Everything that happened to a coordination request, in order.';
CREATE TRIGGER request_act_is_append_only BEFORE DELETE OR UPDATE ON coordination.request_act FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER request_act_is_not_emptied BEFORE TRUNCATE ON coordination.request_act FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table coordination.request_act enable row level security;
create policy request_act_follows_request on coordination.request_act for select to tsunagi_app
  using ((EXISTS ( SELECT 1
   FROM coordination.coordination_request r
  WHERE (r.id = request_act.request_id))));
create policy request_act_is_appended_as_oneself on coordination.request_act for insert to tsunagi_app
  with check (((by_staff = platform.reader_id()) AND (by_agency = ( SELECT staff.working_agency() AS working_agency)) AND (EXISTS ( SELECT 1
   FROM coordination.coordination_request r
  WHERE (r.id = request_act.request_id)))));
grant insert, select on coordination.request_act to tsunagi_app;

create table coordination.request_bundle (
  request_id uuid not null,
  content jsonb not null,
  frozen_at timestamp with time zone not null,
  constraint request_bundle_pk PRIMARY KEY (request_id),
  constraint request_bundle_of_request FOREIGN KEY (request_id) REFERENCES coordination.coordination_request(id)
);
comment on table coordination.request_bundle is 'Exactly what was shown to the coordinating agency, frozen when the request was submitted.';
CREATE TRIGGER request_bundle_is_frozen BEFORE DELETE OR UPDATE ON coordination.request_bundle FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER request_bundle_is_not_emptied BEFORE TRUNCATE ON coordination.request_bundle FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table coordination.request_bundle enable row level security;
create policy request_bundle_is_frozen_by_the_sender on coordination.request_bundle for insert to tsunagi_app
  with check ((EXISTS ( SELECT 1
   FROM coordination.coordination_request r
  WHERE ((r.id = request_bundle.request_id) AND (r.from_agency = ( SELECT staff.working_agency() AS working_agency))))));
create policy request_bundle_is_read_while_asked on coordination.request_bundle for select to tsunagi_app
  using ((EXISTS ( SELECT 1
   FROM coordination.coordination_request r
  WHERE ((r.id = request_bundle.request_id) AND ((r.from_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((r.to_agency = ( SELECT staff.working_agency() AS working_agency)) AND (r.state = ANY (ARRAY['submitted'::text, 'accepted'::text, 'ended'::text]))))))));
grant insert, select on coordination.request_bundle to tsunagi_app;

create table coordination.role_assignment (
  id uuid not null,
  item_id uuid not null,
  conference_id uuid not null,
  position smallint not null,
  issue text not null,
  agency_id uuid,
  action text,
  due_on date,
  task_id uuid,
  constraint role_assignment_pk PRIMARY KEY (id),
  constraint role_assignment_of_an_agency_says_what CHECK (((agency_id IS NULL) OR (action IS NOT NULL))),
  constraint role_assignment_of_item FOREIGN KEY (item_id) REFERENCES coordination.agenda_item(id)
);
comment on table coordination.role_assignment is '役割分担表: which trouble, which agency, what, by when. Without an agency it is a gap, and is shown as one.';
CREATE INDEX role_assignment_of_item ON coordination.role_assignment USING btree (item_id, "position");
alter table coordination.role_assignment enable row level security;
create policy role_assignment_is_drawn_by_the_convenor on coordination.role_assignment for insert to tsunagi_app
  with check ((coordination.is_material_open(conference_id) AND coordination.has_acknowledged(conference_id) AND coordination.convenes_item(item_id)));
create policy role_assignment_is_read_with_the_minutes on coordination.role_assignment for select to tsunagi_app
  using (((coordination.has_acknowledged(conference_id) AND coordination.convenes_item(item_id)) OR coordination.may_read_minutes(item_id)));
create policy role_assignment_is_redrawn_by_the_convenor on coordination.role_assignment for update to tsunagi_app
  using ((coordination.is_material_open(conference_id) AND coordination.has_acknowledged(conference_id) AND coordination.convenes_item(item_id)));
create policy role_assignment_is_wiped_until_it_is_a_task on coordination.role_assignment for delete to tsunagi_app
  using (((task_id IS NULL) AND coordination.is_material_open(conference_id) AND coordination.has_acknowledged(conference_id) AND coordination.convenes_item(item_id)));
grant delete, insert, select, update on coordination.role_assignment to tsunagi_app;

create table coordination.secrecy_ack (
  conference_id uuid not null,
  staff_id uuid not null,
  agency_id uuid not null,
  at timestamp with time zone not null,
  notice text not null,
  constraint secrecy_ack_pk PRIMARY KEY (conference_id, staff_id),
  constraint secrecy_ack_of_conference FOREIGN KEY (conference_id) REFERENCES coordination.conference(id)
);
comment on table coordination.secrecy_ack is 'Once a person and conference, before any material opens: the secrecy notice was read and confirmed. @source 社会福祉法106条の6 5項';
CREATE TRIGGER secrecy_ack_is_append_only BEFORE DELETE OR UPDATE ON coordination.secrecy_ack FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER secrecy_ack_is_not_emptied BEFORE TRUNCATE ON coordination.secrecy_ack FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table coordination.secrecy_ack enable row level security;
create policy secrecy_ack_is_given_as_oneself on coordination.secrecy_ack for insert to tsunagi_app
  with check (((staff_id = platform.reader_id()) AND (agency_id = ( SELECT staff.working_agency() AS working_agency)) AND (coordination.convenes(conference_id) OR coordination.was_invited(conference_id) OR coordination.has_item_of_mine(conference_id))));
create policy secrecy_ack_is_seen_by_oneself_and_the_convenor on coordination.secrecy_ack for select to tsunagi_app
  using ((((staff_id = platform.reader_id()) AND (( SELECT staff.working_agency() AS working_agency) IS NOT NULL)) OR coordination.convenes(conference_id)));
grant insert, select on coordination.secrecy_ack to tsunagi_app;

create table coordination.slot (
  id uuid not null,
  conference_id uuid not null,
  starts_at timestamp with time zone not null,
  is_live boolean not null default true,
  constraint slot_pk PRIMARY KEY (id),
  constraint slot_is_offered_once UNIQUE (conference_id, starts_at),
  constraint slot_of_conference FOREIGN KEY (conference_id) REFERENCES coordination.conference(id)
);
comment on table coordination.slot is 'A time a conference might begin.';
alter table coordination.slot enable row level security;
create policy slot_is_changed_by_the_convenor on coordination.slot for update to tsunagi_app
  using (coordination.convenes(conference_id));
create policy slot_is_offered_by_the_convenor on coordination.slot for insert to tsunagi_app
  with check (coordination.convenes(conference_id));
create policy slot_is_seen_by_convenor_and_invited on coordination.slot for select to tsunagi_app
  using ((coordination.convenes(conference_id) OR coordination.was_invited(conference_id)));
grant insert, select, update on coordination.slot to tsunagi_app;

create table coordination.slot_answer (
  slot_id uuid not null,
  invitation_id uuid not null,
  conference_id uuid not null,
  is_free boolean not null,
  by_staff uuid not null,
  at timestamp with time zone not null,
  constraint slot_answer_pk PRIMARY KEY (slot_id, invitation_id),
  constraint slot_answer_of_invitation FOREIGN KEY (invitation_id) REFERENCES coordination.invitation(id),
  constraint slot_answer_of_slot FOREIGN KEY (slot_id) REFERENCES coordination.slot(id)
);
comment on table coordination.slot_answer is 'Whether somebody invited could come then. No answer counts as not free.';
CREATE INDEX slot_answer_of_sitting ON coordination.slot_answer USING btree (conference_id);
alter table coordination.slot_answer enable row level security;
create policy slot_answer_is_changed_for_oneself_or_by_the_convenor on coordination.slot_answer for update to tsunagi_app
  using ((coordination.convenes(conference_id) OR coordination.is_invitation_of_mine(invitation_id)))
  with check ((by_staff = platform.reader_id()));
create policy slot_answer_is_given_for_oneself_or_taken_by_the_convenor on coordination.slot_answer for insert to tsunagi_app
  with check (((by_staff = platform.reader_id()) AND (coordination.convenes(conference_id) OR coordination.is_invitation_of_mine(invitation_id))));
create policy slot_answer_is_seen_by_convenor_and_writer on coordination.slot_answer for select to tsunagi_app
  using ((coordination.convenes(conference_id) OR coordination.is_invitation_of_mine(invitation_id)));
grant insert, select, update on coordination.slot_answer to tsunagi_app;

create table coordination.support_action (
  id uuid not null,
  plan_id uuid not null,
  case_id uuid not null,
  position smallint not null,
  goal_id uuid,
  words text not null,
  by_person text,
  by_agency text,
  owner_agency uuid,
  kind text not null,
  often text,
  due_on date,
  issue_id uuid,
  carries uuid,
  mark text,
  marked_on date,
  mark_words text,
  is_dropped boolean not null default false,
  constraint support_action_pk PRIMARY KEY (id),
  constraint support_action_kind_is_known CHECK ((kind = ANY (ARRAY['statutory_service'::text, 'local_resource'::text, 'neighbour'::text, 'new_invention'::text]))),
  constraint support_action_mark_is_known CHECK (((mark = ANY (ARRAY['begun'::text, 'done'::text, 'given_up'::text, 'reopened'::text])) AND ((mark IS NULL) = (marked_on IS NULL)))),
  constraint support_action_of_plan FOREIGN KEY (plan_id) REFERENCES coordination.support_plan(id)
);
comment on table coordination.support_action is '行動表: what is done by whom until when. Its state is computed from the marks here and from the referrals that serve it.';
comment on column coordination.support_action.carries is 'The action of the round before that this one goes on with.';
CREATE INDEX support_action_of_plan_in_order ON coordination.support_action USING btree (plan_id, "position");
CREATE INDEX support_action_owned ON coordination.support_action USING btree (owner_agency, due_on, id) WHERE ((owner_agency IS NOT NULL) AND (NOT is_dropped));
alter table coordination.support_action enable row level security;
create policy support_action_is_changed_by_the_team on coordination.support_action for update to tsunagi_app
  using (coordination.stands(case_id));
create policy support_action_is_seen_with_case on coordination.support_action for select to tsunagi_app
  using (coordination.sees_case(case_id));
create policy support_action_is_set_by_the_team on coordination.support_action for insert to tsunagi_app
  with check ((coordination.stands(case_id) AND (EXISTS ( SELECT 1
   FROM coordination.support_plan p
  WHERE ((p.id = support_action.plan_id) AND (p.case_id = support_action.case_id))))));
grant insert, select, update on coordination.support_action to tsunagi_app;

create table coordination.support_case (
  id uuid not null,
  no bigint not null default nextval('coordination.case_no'::regclass),
  label text not null,
  household_id uuid,
  consultation_id uuid,
  opened_at timestamp with time zone not null,
  opened_by uuid not null,
  opened_agency uuid not null,
  lead_agency uuid not null,
  lead_staff uuid,
  coordinator_agency uuid,
  coordinator_staff uuid,
  direction text,
  solving text not null,
  accompanying text not null,
  next_contact_on date,
  coordination_ended_at timestamp with time zone,
  ended_at timestamp with time zone,
  version integer not null,
  destroyed_at timestamp with time zone,
  constraint support_case_pk PRIMARY KEY (id),
  constraint support_case_no_is_unique UNIQUE (no),
  constraint support_case_ended_coordination_has_next_contact CHECK (((coordination_ended_at IS NULL) OR (next_contact_on IS NOT NULL) OR (ended_at IS NOT NULL))),
  constraint support_case_ends_with_both_tracks CHECK (((ended_at IS NOT NULL) = ((solving = 'ended'::text) AND (accompanying = 'ended'::text)))),
  constraint support_case_tracks_are_known CHECK (((solving = ANY (ARRAY['open'::text, 'paused'::text, 'ended'::text])) AND (accompanying = ANY (ARRAY['open'::text, 'paused'::text, 'ended'::text]))))
);
comment on table coordination.support_case is 'One case: the folded state of its acts. Two tracks side by side, solving and accompanying; closing one never closes the other.';
comment on column coordination.support_case.lead_agency is '主担当: who keeps walking with the household. Moves only when the other agency accepts.';
comment on column coordination.support_case.coordinator_agency is 'Who coordinates; null before and after coordination.';
comment on column coordination.support_case.direction is 'The one sentence all agencies share (支援の方向性).';
comment on column coordination.support_case.destroyed_at is 'When its records were destroyed by the retention rule; the row itself stays, telling of nobody.';
CREATE INDEX support_case_by_consultation ON coordination.support_case USING btree (consultation_id);
CREATE INDEX support_case_by_household ON coordination.support_case USING btree (household_id);
CREATE INDEX support_case_next_contact ON coordination.support_case USING btree (lead_agency, next_contact_on, id) WHERE (ended_at IS NULL);
CREATE INDEX support_case_of_coordinator ON coordination.support_case USING btree (coordinator_agency, opened_at DESC, id DESC) WHERE (coordinator_agency IS NOT NULL);
CREATE INDEX support_case_of_lead ON coordination.support_case USING btree (lead_agency, opened_at DESC, id DESC) WHERE (ended_at IS NULL);
CREATE INDEX support_case_of_lead_accompanying ON coordination.support_case USING btree (lead_agency, accompanying, opened_at DESC, id DESC) WHERE (ended_at IS NULL);
CREATE INDEX support_case_of_lead_solving ON coordination.support_case USING btree (lead_agency, solving, opened_at DESC, id DESC) WHERE (ended_at IS NULL);
CREATE TRIGGER team_follows_case AFTER UPDATE OF ended_at ON coordination.support_case FOR EACH ROW WHEN ((old.ended_at IS DISTINCT FROM new.ended_at)) EXECUTE FUNCTION coordination.follow_case();
alter table coordination.support_case enable row level security;
create policy case_is_changed_by_its_team on coordination.support_case for update to tsunagi_app
  using (coordination.stands(id));
create policy case_is_opened_for_own_agency on coordination.support_case for insert to tsunagi_app
  with check (((opened_agency = ( SELECT staff.working_agency() AS working_agency)) AND (opened_by = platform.reader_id())));
create policy case_is_seen_by_its_team on coordination.support_case for select to tsunagi_app
  using ((((EXISTS ( SELECT 1
   FROM coordination.team t
  WHERE ((t.case_id = support_case.id) AND (t.agency_id = ( SELECT staff.working_agency() AS working_agency)) AND (t.until IS NULL) AND ((t.ends_on IS NULL) OR (t.ends_on >= ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date)))
 OFFSET 0)) AND ((NOT ( SELECT people.has_conflicts() AS has_conflicts)) OR (NOT coordination.in_conflict(id)))) OR coordination.breaks_glass(id)));
grant insert, select, update on coordination.support_case to tsunagi_app;

create table coordination.support_plan (
  id uuid not null,
  no bigint not null default nextval('coordination.plan_no'::regclass),
  case_id uuid not null,
  kind text not null,
  round smallint not null,
  previous_id uuid,
  state text not null,
  wish text,
  direction text,
  programmes jsonb not null default '[]'::jsonb,
  period_from date,
  period_to date,
  next_monitoring date,
  lead_after uuid,
  drafted_on date not null,
  drafted_by uuid not null,
  drafted_agency uuid not null,
  agreements jsonb not null default '[]'::jsonb,
  person_agreed jsonb,
  discussion jsonb,
  decided_on date,
  decision_no text,
  decided_by uuid,
  decided_agency uuid,
  decision_words text,
  started_on date,
  versions smallint not null default 0,
  amendments jsonb not null default '[]'::jsonb,
  evaluation jsonb,
  change_codes text[] not null default '{}'::text[],
  suspension jsonb,
  ending jsonb,
  ended_on date,
  next_id uuid,
  version integer not null,
  constraint support_plan_pk PRIMARY KEY (id),
  constraint support_plan_no_is_unique UNIQUE (no),
  constraint support_plan_decision_is_whole CHECK ((((decided_on IS NULL) = (decision_no IS NULL)) AND ((decided_on IS NULL) = (decided_by IS NULL)) AND ((decided_on IS NULL) = (decided_agency IS NULL)))),
  constraint support_plan_ended_says_why CHECK ((((state = ANY (ARRAY['closed'::text, 'replanned'::text])) = (ending IS NOT NULL)) AND ((ending IS NULL) = (ended_on IS NULL)))),
  constraint support_plan_is_not_decided_by_its_drafter CHECK (((decided_by IS NULL) OR (decided_by <> drafted_by))),
  constraint support_plan_kind_is_known CHECK ((kind = ANY (ARRAY['multilayered'::text, 'self_reliance'::text]))),
  constraint support_plan_replanned_names_the_next CHECK (((state <> 'replanned'::text) OR (next_id IS NOT NULL))),
  constraint support_plan_round_begins_at_one CHECK (((round >= 1) AND ((round > 1) = (previous_id IS NOT NULL)))),
  constraint support_plan_runs_only_when_decided CHECK (((state = ANY (ARRAY['draft'::text, 'discussed'::text, 'closed'::text])) OR (decided_on IS NOT NULL))),
  constraint support_plan_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'discussed'::text, 'decided'::text, 'running'::text, 'reviewed'::text, 'closed'::text, 'replanned'::text, 'suspended'::text]))),
  constraint support_plan_suspended_says_why CHECK (((state <> 'suspended'::text) OR (suspension IS NOT NULL))),
  constraint support_plan_of_case FOREIGN KEY (case_id) REFERENCES coordination.support_case(id)
);
comment on table coordination.support_plan is '支援プラン, for 重層 and 生活困窮 alike: the folded state of its acts. Each re-plan is a plan of its own, one round later.';
comment on column coordination.support_plan.wish is 'The hoped-for life in the person''s own words.';
comment on column coordination.support_plan.next_monitoring is 'Month of the next monitoring, as its first day.';
comment on column coordination.support_plan.lead_after is 'Who stays responsible when coordination is over.';
comment on column coordination.support_plan.amendments is 'Everything that became otherwise after the decision: topic, of, field, old, now, reason, at, by, agency.';
comment on column coordination.support_plan.change_codes is 'Changes seen at the evaluation (code list change), for counting.';
CREATE INDEX support_plan_by_case ON coordination.support_plan USING btree (case_id, drafted_on DESC, id DESC);
CREATE INDEX support_plan_by_decision ON coordination.support_plan USING btree (decided_on) WHERE (decided_on IS NOT NULL);
CREATE UNIQUE INDEX support_plan_one_round_once ON coordination.support_plan USING btree (case_id, kind, round) WHERE ((state <> 'closed'::text) OR (decided_on IS NOT NULL));
alter table coordination.support_plan enable row level security;
create policy plan_is_changed_by_the_team on coordination.support_plan for update to tsunagi_app
  using (coordination.stands(case_id));
create policy plan_is_drafted_as_oneself on coordination.support_plan for insert to tsunagi_app
  with check (((drafted_by = platform.reader_id()) AND (drafted_agency = ( SELECT staff.working_agency() AS working_agency)) AND (decided_on IS NULL) AND coordination.stands(case_id)));
create policy plan_is_seen_with_case on coordination.support_plan for select to tsunagi_app
  using (coordination.sees_case(case_id));
grant insert, select, update on coordination.support_plan to tsunagi_app;

create table coordination.team (
  case_id uuid not null,
  agency_id uuid not null,
  part text not null,
  staff_id uuid,
  basis text not null,
  basis_on date not null,
  reason text,
  consent_id uuid,
  categories text[],
  since timestamp with time zone not null,
  until timestamp with time zone,
  ends_on date,
  left_words text,
  opened_at timestamp with time zone not null,
  is_live boolean not null default true,
  constraint team_pk PRIMARY KEY (case_id, agency_id, since),
  constraint team_part_is_known CHECK ((part = ANY (ARRAY['originator'::text, 'coordinator'::text, 'member'::text]))),
  constraint team_without_consent_has_reason CHECK (((basis = 'consent'::text) OR (reason IS NOT NULL))),
  constraint team_of_case FOREIGN KEY (case_id) REFERENCES coordination.support_case(id)
);
comment on table coordination.team is 'Which agencies stand together in a case, on what basis, from and until. The one list that opens a case.';
comment on column coordination.team.categories is 'What the consent covers; null: not limited by consent.';
comment on column coordination.team.ends_on is 'Last day, where the consent behind it ends.';
comment on column coordination.team.is_live is 'Whether the case is still going on; kept by a trigger, so that lists need not read old cases.';
CREATE INDEX team_by_agency ON coordination.team USING btree (agency_id, is_live, opened_at DESC, case_id DESC) WHERE (until IS NULL);
CREATE INDEX team_by_last_day ON coordination.team USING btree (ends_on) WHERE ((until IS NULL) AND (ends_on IS NOT NULL));
CREATE UNIQUE INDEX team_stands_once ON coordination.team USING btree (case_id, agency_id) WHERE (until IS NULL);
CREATE TRIGGER people_follow_team AFTER UPDATE OF until, ends_on ON coordination.team FOR EACH ROW WHEN (((old.until IS DISTINCT FROM new.until) OR (old.ends_on IS DISTINCT FROM new.ends_on))) EXECUTE FUNCTION coordination.follow_team();
alter table coordination.team enable row level security;
create policy team_is_joined_when_opened_or_asked_in on coordination.team for insert to tsunagi_app
  with check ((((agency_id = ( SELECT staff.working_agency() AS working_agency)) AND coordination.is_new(case_id)) OR coordination.stands(case_id)));
create policy team_is_left_by_the_team on coordination.team for update to tsunagi_app
  using (coordination.stands(case_id))
  with check (coordination.was_in(case_id));
create policy team_is_seen_with_case on coordination.team for select to tsunagi_app
  using (((agency_id = ( SELECT staff.working_agency() AS working_agency)) OR coordination.sees_case(case_id)));
grant insert, select, update on coordination.team to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.add_member(asked uuid, new_staff uuid, new_class text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$;
comment on function coordination.add_member(asked uuid, new_staff uuid, new_class text) is 'A member takes another member of staff in.';
grant execute on function coordination.add_member(asked uuid, new_staff uuid, new_class text) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.agency_of_worker(asked uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT staff.agency_today(s.id) AS agency_today
    FROM staff.staff s
   WHERE ((s.id = agency_of_worker.asked) AND staff.is_working(s.*) AND (NOT s.is_door) AND (EXISTS ( SELECT 1
            FROM staff.duties_today(s.id) t(duty, lent_by)
           WHERE (t.duty = 'consult'::text))));
END;
comment on function coordination.agency_of_worker(asked uuid) is 'Agency of somebody who works with people today; null for everybody else.';

CREATE OR REPLACE FUNCTION coordination.answer_compartment(asked uuid, confirms boolean, new_words text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$;
comment on function coordination.answer_compartment(asked uuid, confirms boolean, new_words text) is 'The second person confirms that a compartment opens, or says why not.';
grant execute on function coordination.answer_compartment(asked uuid, confirms boolean, new_words text) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.break_glass(new_id uuid, asked_no bigint, new_code text, new_words text, new_review_by date)
 RETURNS TABLE(outcome text, case_id uuid, glass_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$;
comment on function coordination.break_glass(new_id uuid, asked_no bigint, new_code text, new_words text, new_review_by date) is 'Opens one case by its number for sixty minutes. A case that is not there and one closed by conflict answer alike; one''s own is not opened.';
grant execute on function coordination.break_glass(new_id uuid, asked_no bigint, new_code text, new_words text, new_review_by date) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.breaks_glass(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT ((EXISTS ( SELECT 1
            FROM coordination.glass g
           WHERE ((g.staff_id = platform.reader_id()) AND (g.case_id = breaks_glass.asked) AND (g.ended_at IS NULL) AND (g.ends_at > now())))) AND (( SELECT staff.working_agency() AS working_agency) IS NOT NULL) AND (NOT coordination.in_conflict(asked)));
END;
comment on function coordination.breaks_glass(asked uuid) is 'Whether the reader opened this case in an emergency and the time is not over.';
grant execute on function coordination.breaks_glass(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.bring_household(of_request uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare held coordination.coordination_request;
begin
  select * into held from coordination.coordination_request r where r.id = of_request and r.state = 'submitted' and r.to_agency = staff.working_agency();
  if not found then
    raise exception 'a household comes along only with a request that waits for one''s answer' using errcode = '42501';
  end if;
  perform people.take_standing(m.person_id, held.to_agency)
     from people.household_membership m
    where m.household_id = held.household_id and m.valid_to is null
      and exists (select 1 from people.person_standing s where s.person_id = m.person_id and s.agency_id = held.from_agency);
end $function$;
comment on function coordination.bring_household(of_request uuid) is 'When a request is accepted, the members of its household whom the sender works with come along; protected persons stay where they are.';
grant execute on function coordination.bring_household(of_request uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.bring_people(asked uuid, taker uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not coordination.stands(asked) or not exists (select 1 from coordination.team t where t.case_id = asked and t.agency_id = taker and t.until is null) then
    raise exception 'people come along only for an agency of the team' using errcode = '42501';
  end if;
  perform people.take_standing(p.person_id, taker) from coordination.case_person p where p.case_id = asked and p.is_linked;
end $function$;
comment on function coordination.bring_people(asked uuid, taker uuid) is 'Gives an agency of the team standing beside the persons of the case, with search keys.';
grant execute on function coordination.bring_people(asked uuid, taker uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.compartment_in_conflict(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM (coordination.compartment c
              JOIN people.conflict f ON (((f.staff_id = platform.reader_id()) AND (f.ended_at IS NULL))))
           WHERE ((c.id = compartment_in_conflict.asked) AND ((f.person_id = c.person_id) OR (EXISTS ( SELECT 1
                    FROM coordination.case_person p
                   WHERE ((p.case_id = c.case_id) AND (p.person_id = f.person_id) AND p.is_linked))) OR (EXISTS ( SELECT 1
                    FROM people.household_membership m
                   WHERE ((m.household_id = c.household_id) AND (m.person_id = f.person_id)))))))) AS "exists";
END;
comment on function coordination.compartment_in_conflict(asked uuid) is 'Whether a compartment is about somebody the reader must not meet in the records.';

CREATE OR REPLACE FUNCTION coordination.convenes(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM coordination.conference c
           WHERE ((c.id = convenes.asked) AND (c.convening_agency = ( SELECT staff.working_agency() AS working_agency))))) AS "exists";
END;
comment on function coordination.convenes(asked uuid) is 'Whether the reader''s agency convenes a conference.';
grant execute on function coordination.convenes(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.convenes_item(asked_item uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM (coordination.agenda_item i
              JOIN coordination.conference c ON ((c.id = i.conference_id)))
           WHERE ((i.id = convenes_item.asked_item) AND i.is_live AND (c.convening_agency = ( SELECT staff.working_agency() AS working_agency)) AND (NOT coordination.in_conflict(i.case_id))))) AS "exists";
END;
comment on function coordination.convenes_item(asked_item uuid) is 'Whether the reader''s agency convenes the sitting of an item, and nothing personal forbids it.';
grant execute on function coordination.convenes_item(asked_item uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.coordinates(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM coordination.support_case c
           WHERE ((c.id = coordinates.asked) AND (c.coordinator_agency = ( SELECT staff.working_agency() AS working_agency))))) AS "exists";
END;
comment on function coordination.coordinates(asked uuid) is 'Whether the reader''s agency coordinates a case.';
grant execute on function coordination.coordinates(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.coordinating_agencies()
 RETURNS TABLE(agency_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT DISTINCT s.agency_id
    FROM (staff.staff s
      JOIN staff.staff_duty d ON ((d.staff_id = s.id)))
   WHERE (staff.is_working(s.*) AND (d.duty = 'coordinate'::text) AND (d.valid_from <= ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date) AND ((d.valid_to IS NULL) OR (d.valid_to > ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date)));
END;
comment on function coordination.coordinating_agencies() is 'Agencies that somebody is charged to coordinate for today; to them a request may be sent.';
grant execute on function coordination.coordinating_agencies() to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.count_subjects(asked uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT
         CASE
             WHEN coordination.stands(asked) THEN ( SELECT (count(*))::integer AS count
                FROM coordination.case_person p
               WHERE ((p.case_id = count_subjects.asked) AND p.is_linked AND (p.part = 'subject'::text)))
             ELSE 0
         END AS "case";
END;
comment on function coordination.count_subjects(asked uuid) is 'For how many persons a case is, protected ones included: the consent of those one sees does not speak for the others.';
grant execute on function coordination.count_subjects(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.end_compartment(asked uuid, new_words text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare held coordination.compartment;
begin
  select * into held from coordination.compartment c where c.id = asked and coordination.is_member(c.id) for update;
  if held.id is null then return 'absent'; end if;
  if held.state = 'ended' then return 'wrong-state'; end if;
  update coordination.compartment
     set state = 'ended', ended_at = now(), ended_by = platform.reader_id(), end_words = new_words, told_coordinator = false, version = version + 1
   where id = asked;
  return null;
end $function$;
comment on function coordination.end_compartment(asked uuid, new_words text) is 'Members end a compartment with words; they go on reading it.';
grant execute on function coordination.end_compartment(asked uuid, new_words text) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.end_member(asked uuid, old_staff uuid, new_words text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$;
comment on function coordination.end_member(asked uuid, old_staff uuid, new_words text) is 'A member leaves or is let go, with words; somebody who works must remain while it goes on.';
grant execute on function coordination.end_member(asked uuid, old_staff uuid, new_words text) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.follow_case()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update coordination.team set is_live = (new.ended_at is null) where case_id = new.id;
  return null;
end $function$;
comment on function coordination.follow_case() is 'Tells the team rows whether the case goes on.';

CREATE OR REPLACE FUNCTION coordination.follow_team()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if new.until is not null or new.ends_on < (now() at time zone 'Asia/Tokyo')::date then
    perform coordination.let_people_go(new.case_id, new.agency_id);
  end if;
  return null;
end $function$;
comment on function coordination.follow_team() is 'A place that ended takes the standing beside the persons along.';

CREATE OR REPLACE FUNCTION coordination.glass_reviews(at_most integer)
 RETURNS TABLE(id uuid, no bigint, staff_id uuid, staff_name text, agency_name text, case_id uuid, case_no bigint, reason_code text, words text, opened_at timestamp with time zone, over_at timestamp with time zone, review_by date, looks bigint, reviewed_at timestamp with time zone, reviewer_name text, finding text, finding_words text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT g.id,
     g.no,
     g.staff_id,
     s.name,
     a.name,
     g.case_id,
     c.no,
     g.reason_code,
     g.words,
     g.opened_at,
     COALESCE(g.ended_at, g.ends_at) AS "coalesce",
     g.review_by,
     ( SELECT count(*) AS count
            FROM audit.event e
           WHERE ((e.staff_id = g.staff_id) AND ((e.at >= g.opened_at) AND (e.at <= COALESCE(g.ended_at, g.ends_at))) AND (g.case_id = ANY (e.subject_ids)))) AS count,
     g.reviewed_at,
     r.name,
     g.finding,
     g.finding_words
    FROM ((((coordination.glass g
      JOIN staff.staff s ON ((s.id = g.staff_id)))
      JOIN directory.agency a ON ((a.id = g.agency_id)))
      JOIN coordination.support_case c ON ((c.id = g.case_id)))
      LEFT JOIN staff.staff r ON ((r.id = g.reviewed_by)))
   WHERE ( SELECT staff.has_duty('audit'::text) AS has_duty)
   ORDER BY (g.reviewed_at IS NULL) DESC,
         CASE
             WHEN (g.reviewed_at IS NULL) THEN g.review_by
             ELSE NULL::date
         END, g.opened_at DESC, g.id DESC
  LIMIT LEAST(glass_reviews.at_most, 200);
END;
comment on function coordination.glass_reviews(at_most integer) is 'Emergency openings for the privacy officer, those that wait first: who, why, how many looks, found by whom to be what.';
grant execute on function coordination.glass_reviews(at_most integer) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.has_acknowledged(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM coordination.secrecy_ack a
           WHERE ((a.conference_id = has_acknowledged.asked) AND (a.staff_id = platform.reader_id())))) AS "exists";
END;
comment on function coordination.has_acknowledged(asked uuid) is 'Whether the reader confirmed the secrecy notice of a conference.';
grant execute on function coordination.has_acknowledged(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.has_item_of_mine(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM coordination.agenda_item i
           WHERE ((i.conference_id = has_item_of_mine.asked) AND i.is_live AND coordination.sees_case(i.case_id)))) AS "exists";
END;
comment on function coordination.has_item_of_mine(asked uuid) is 'Whether a sitting has an item about a case the reader sees.';
grant execute on function coordination.has_item_of_mine(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.has_open_request(of_case uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM (coordination.support_case c
              JOIN coordination.coordination_request r ON (((r.consultation_id = c.consultation_id) AND (r.state = 'submitted'::text))))
           WHERE ((c.id = has_open_request.of_case) AND coordination.stands(has_open_request.of_case)))) AS "exists";
END;
comment on function coordination.has_open_request(of_case uuid) is 'Whether somebody was asked to coordinate around this case and has not answered; as long as it is so, the case does not close.';
grant execute on function coordination.has_open_request(of_case uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.in_conflict(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM (coordination.case_person p
              JOIN people.conflict c ON (((c.person_id = p.person_id) AND (c.staff_id = platform.reader_id()) AND (c.ended_at IS NULL))))
           WHERE ((p.case_id = in_conflict.asked) AND p.is_linked))) AS "exists";
END;
comment on function coordination.in_conflict(asked uuid) is 'Whether a case is about somebody the reader must not meet in the records.';
grant execute on function coordination.in_conflict(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.is_invitation_of_mine(asked_invitation uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM coordination.invitation v
           WHERE ((v.id = is_invitation_of_mine.asked_invitation) AND v.is_live AND (v.agency_id = ( SELECT staff.working_agency() AS working_agency)) AND coordination.was_invited(v.conference_id)))) AS "exists";
END;
comment on function coordination.is_invitation_of_mine(asked_invitation uuid) is 'Whether an invitation calls the reader''s own agency.';
grant execute on function coordination.is_invitation_of_mine(asked_invitation uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.is_material_open(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM coordination.conference c
           WHERE ((c.id = is_material_open.asked) AND (c.state = ANY (ARRAY['briefed'::text, 'held'::text, 'minutes_draft'::text]))))) AS "exists";
END;
comment on function coordination.is_material_open(asked uuid) is 'Material opens with the briefing and closes when the minutes are fixed.';
grant execute on function coordination.is_material_open(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.is_member(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT ((EXISTS ( SELECT 1
            FROM coordination.compartment_member m
           WHERE ((m.compartment_id = is_member.asked) AND (m.staff_id = platform.reader_id()) AND (m.until IS NULL) AND (m.agency_id = ( SELECT staff.working_agency() AS working_agency))))) AND (NOT coordination.compartment_in_conflict(asked)));
END;
comment on function coordination.is_member(asked uuid) is 'Whether the reader is a member of a compartment now: the one gate of every sealed table. Staff, not agencies.';
grant execute on function coordination.is_member(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.is_new(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (NOT (EXISTS ( SELECT 1
            FROM coordination.team t
           WHERE (t.case_id = is_new.asked))));
END;
comment on function coordination.is_new(asked uuid) is 'Whether nobody stands in the team yet: only then may the opening agency put itself there.';
grant execute on function coordination.is_new(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.let_go_of_ended()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform coordination.let_people_go(t.case_id, t.agency_id)
     from coordination.team t
    where t.until is null and t.ends_on < (now() at time zone 'Asia/Tokyo')::date and t.ends_on > (now() at time zone 'Asia/Tokyo')::date - 30;
end $function$;
comment on function coordination.let_go_of_ended() is 'For the hourly sweep: places whose last day has passed. It takes away and tells nothing, so anybody may ask for it.';
grant execute on function coordination.let_go_of_ended() to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.let_people_go(asked uuid, gone uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  delete from people.person_standing s
   using coordination.case_person c
   where c.case_id = asked and c.person_id = s.person_id and s.agency_id = gone and not s.knows_protected
     and not exists (select 1 from people.person p where p.id = s.person_id and p.owner_agency = gone)
     and not exists (select 1 from desk.standing d join desk.consultation_person l using (consultation_id)
                      where d.agency_id = gone and l.person_id = s.person_id and l.is_linked)
     and not exists (select 1 from coordination.team t join coordination.case_person o using (case_id)
                      where t.agency_id = gone and o.person_id = s.person_id and o.is_linked and t.until is null
                        and (t.ends_on is null or t.ends_on >= (now() at time zone 'Asia/Tokyo')::date));
  delete from people.person_key k
   using coordination.case_person c
   where c.case_id = asked and c.person_id = k.person_id and k.agency_id = gone
     and not exists (select 1 from people.person_standing s where s.person_id = k.person_id and s.agency_id = gone);
end $function$;
comment on function coordination.let_people_go(asked uuid, gone uuid) is 'Ends what an agency saw of the persons of a case through its team, unless another work of its own keeps it there. For triggers only.';

CREATE OR REPLACE FUNCTION coordination.may_read_minutes(asked_item uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (coordination.has_acknowledged(i.conference_id) AND (NOT coordination.in_conflict(i.case_id)) AND ((coordination.was_invited_to(i.id) AND (EXISTS ( SELECT 1
            FROM ((coordination.invited_item ii
              JOIN coordination.invitation v ON (((v.id = ii.invitation_id) AND v.is_live AND (v.agency_id = ( SELECT staff.working_agency() AS working_agency)))))
              JOIN coordination.attendance t ON (((t.invitation_id = v.id) AND t.is_present)))
           WHERE ((ii.item_id = i.id) AND ii.is_live)))) OR (coordination.stands(i.case_id) AND (EXISTS ( SELECT 1
            FROM coordination.conference_type k
           WHERE ((k.code = i.type_code) AND (k.minutes_rule = 'present_and_team'::text) AND (k.valid_from <= i.basis_on) AND ((k.valid_to IS NULL) OR (i.basis_on < k.valid_to))))))))
    FROM (coordination.agenda_item i
      JOIN coordination.conference c ON ((c.id = i.conference_id)))
   WHERE ((i.id = may_read_minutes.asked_item) AND i.is_live AND (c.state = 'minutes_fixed'::text));
END;
comment on function coordination.may_read_minutes(asked_item uuid) is 'Who besides the convenor may read the fixed minutes of an item: computed from its kind, the invitations and the attendance, never set by hand.';
grant execute on function coordination.may_read_minutes(asked_item uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.may_write_sealed(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (coordination.is_member(asked) AND (EXISTS ( SELECT 1
            FROM coordination.compartment c
           WHERE ((c.id = may_write_sealed.asked) AND ((c.state = 'open'::text) OR ((c.state = 'proposed'::text) AND (c.opened_by = platform.reader_id()) AND (c.opened_at > (now() - '24:00:00'::interval))))))));
END;
comment on function coordination.may_write_sealed(asked uuid) is 'Members write while it is open. In an emergency the opener writes at once, but for a day only: by then the second person has to have confirmed.';
grant execute on function coordination.may_write_sealed(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.meets(asked uuid, asked_invitation uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM coordination.invited_item theirs
           WHERE ((theirs.conference_id = meets.asked) AND (theirs.invitation_id = meets.asked_invitation) AND theirs.is_live AND coordination.was_invited_to(theirs.item_id)))) AS "exists";
END;
comment on function coordination.meets(asked uuid, asked_invitation uuid) is 'Whether somebody invited sits at an item to which the reader''s agency is invited as well.';
grant execute on function coordination.meets(asked uuid, asked_invitation uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.my_compartments()
 RETURNS TABLE(compartment_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT m.compartment_id
    FROM coordination.compartment_member m
   WHERE ((m.staff_id = platform.reader_id()) AND (m.until IS NULL) AND (m.agency_id = ( SELECT staff.working_agency() AS working_agency)));
END;
comment on function coordination.my_compartments() is 'Where to look for the reader''s compartments; join back to the table, where the policy stands.';
grant execute on function coordination.my_compartments() to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.open_compartment(new_id uuid, new_kind text, new_label text, new_basis text, about_case uuid, about_household uuid, about_person uuid, second uuid, own_class text, second_class text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$;
comment on function coordination.open_compartment(new_id uuid, new_kind text, new_label text, new_basis text, about_case uuid, about_household uuid, about_person uuid, second uuid, own_class text, second_class text) is 'Proposes a compartment about something the reader sees, with the second person who has to confirm it.';
grant execute on function coordination.open_compartment(new_id uuid, new_kind text, new_label text, new_basis text, about_case uuid, about_household uuid, about_person uuid, second uuid, own_class text, second_class text) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.reads_reporter(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (coordination.is_member(asked) AND (EXISTS ( SELECT 1
            FROM coordination.reporter_opening o
           WHERE ((o.compartment_id = reads_reporter.asked) AND (o.staff_id = platform.reader_id()) AND (o.ends_at > now())))));
END;
comment on function coordination.reads_reporter(asked uuid) is 'Whether the reader, a member, opened the identity of the reporter with a reason and the ten minutes are not over.';
grant execute on function coordination.reads_reporter(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.refuse_double_type()
 RETURNS trigger
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if exists (select 1 from coordination.conference_type t
              where t.code = new.code and t.valid_from <> new.valid_from
                and daterange(t.valid_from, t.valid_to) && daterange(new.valid_from, new.valid_to)) then
    raise exception 'two rows of % would hold on the same day', tg_table_name using errcode = '23P01';
  end if;
  return null;
end $function$;
comment on function coordination.refuse_double_type() is 'A kind of conference means one thing on one day.';

CREATE OR REPLACE FUNCTION coordination.refuse_sealed_type()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not exists (select 1 from coordination.conference_type t where t.code = new.type_code and not t.is_sealed) then
    raise exception 'a sealed or unknown kind of conference is no agenda item here' using errcode = '23514';
  end if;
  return new;
end $function$;
comment on function coordination.refuse_sealed_type() is 'Keeps sealed kinds of conferences out of ordinary agendas.';

CREATE OR REPLACE FUNCTION coordination.sealed_notice(asked uuid)
 RETURNS TABLE(whom_to_call text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT c.whom_to_call
    FROM coordination.compartment c
   WHERE ((c.case_id = sealed_notice.asked) AND c.told_coordinator AND (c.state = 'open'::text) AND ( SELECT (coordination.coordinates(sealed_notice.asked) AND coordination.stands(sealed_notice.asked) AND staff.has_duty('coordinate'::text))))
   ORDER BY c.opened_at, c.id;
END;
comment on function coordination.sealed_notice(asked uuid) is 'Whom the coordinator of a case may call about a sealed record, where its members want that; nothing for anybody else.';
grant execute on function coordination.sealed_notice(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.sees_case(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (coordination.stands(asked) OR coordination.breaks_glass(asked));
END;
comment on function coordination.sees_case(asked uuid) is 'The rule of sight for one case, for the policies of the tables around it.';
grant execute on function coordination.sees_case(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.sees_household(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT ((EXISTS ( SELECT 1
            FROM people.household h
           WHERE ((h.id = sees_household.asked) AND ((h.owner_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((EXISTS ( SELECT 1
                    FROM people.household_membership m
                   WHERE ((m.household_id = h.id) AND people.sees_person(m.person_id)))) AND (NOT people.household_hides(h.id))))))) AND (NOT people.household_in_conflict(asked)));
END;
comment on function coordination.sees_household(asked uuid) is 'The rule of sight for a household, for functions that run with more than the reader''s sight.';

CREATE OR REPLACE FUNCTION coordination.settle_glass(asked uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 UPDATE platform.task t SET is_open = false, ended_at = g.reviewed_at, ended_by = g.reviewed_by, ended_as = 'done'::text, end_words = '確認が済みました'::text, version = (t.version + 1)
    FROM coordination.glass g
   WHERE ((g.id = settle_glass.asked) AND (g.reviewed_at IS NOT NULL) AND (t.subject_id = g.id) AND (t.subject_type = 'glass'::text) AND t.is_open);
END;
comment on function coordination.settle_glass(asked uuid) is 'Ends the reminders about an emergency opening that was reviewed; without a review it does nothing.';
grant execute on function coordination.settle_glass(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.sign_review()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if new.reviewed_by is distinct from old.reviewed_by and new.reviewed_by is distinct from platform.reader_id() then
    raise exception 'a review is signed by whoever made it' using errcode = '42501';
  end if;
  return new;
end $function$;
comment on function coordination.sign_review() is 'Nobody signs a review in another''s name.';

CREATE OR REPLACE FUNCTION coordination.stands(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT ((EXISTS ( SELECT 1
            FROM coordination.team t
           WHERE ((t.case_id = stands.asked) AND (t.agency_id = ( SELECT staff.working_agency() AS working_agency)) AND (t.until IS NULL) AND ((t.ends_on IS NULL) OR (t.ends_on >= ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date))))) AND (NOT coordination.in_conflict(asked)));
END;
comment on function coordination.stands(asked uuid) is 'Whether the reader''s agency stands in the team of a case now, and nothing personal forbids it. The gate of every writing policy.';
grant execute on function coordination.stands(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.tell_coordinator(asked uuid, tells boolean, new_whom text, on_version integer)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare held coordination.compartment;
begin
  select * into held from coordination.compartment c where c.id = asked and coordination.is_member(c.id) for update;
  if held.id is null then return 'absent'; end if;
  if held.state <> 'open' or (tells and held.case_id is null) then return 'wrong-state'; end if;
  if on_version is not null and on_version <> held.version then return 'stale-version'; end if;
  update coordination.compartment set told_coordinator = tells, whom_to_call = new_whom, version = version + 1 where id = asked;
  return null;
end $function$;
comment on function coordination.tell_coordinator(asked uuid, tells boolean, new_whom text, on_version integer) is 'The members decide whether the coordinator of the case may know that a sealed record exists, and whom to call.';
grant execute on function coordination.tell_coordinator(asked uuid, tells boolean, new_whom text, on_version integer) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.was_in(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT ((EXISTS ( SELECT 1
            FROM coordination.team t
           WHERE ((t.case_id = was_in.asked) AND (t.agency_id = ( SELECT staff.working_agency() AS working_agency))))) AND (NOT coordination.in_conflict(asked)));
END;
comment on function coordination.was_in(asked uuid) is 'Whether the reader''s agency stands or stood in the team: what it wrote itself stays its own.';
grant execute on function coordination.was_in(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.was_invited(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM (coordination.invitation v
              JOIN coordination.conference c ON ((c.id = v.conference_id)))
           WHERE ((v.conference_id = was_invited.asked) AND (v.agency_id = ( SELECT staff.working_agency() AS working_agency)) AND v.is_live AND ((c.called_at IS NOT NULL) OR (c.asked_at IS NOT NULL))))) AS "exists";
END;
comment on function coordination.was_invited(asked uuid) is 'Whether the reader''s agency was called to a conference or asked for times. Before that, an invitation is the convenor''s draft.';
grant execute on function coordination.was_invited(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.was_invited_about(asked uuid, about_case uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM coordination.agenda_item i
           WHERE ((i.conference_id = was_invited_about.asked) AND (i.case_id = was_invited_about.about_case) AND i.is_live AND coordination.was_invited_to(i.id)))) AS "exists";
END;
comment on function coordination.was_invited_about(asked uuid, about_case uuid) is 'Whether the reader''s agency was called to a conference about this case.';
grant execute on function coordination.was_invited_about(asked uuid, about_case uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.was_invited_to(asked_item uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM (((coordination.invited_item ii
              JOIN coordination.invitation v ON ((v.id = ii.invitation_id)))
              JOIN coordination.agenda_item i ON ((i.id = ii.item_id)))
              JOIN coordination.conference c ON ((c.id = i.conference_id)))
           WHERE ((ii.item_id = was_invited_to.asked_item) AND ii.is_live AND i.is_live AND v.is_live AND (v.agency_id = ( SELECT staff.working_agency() AS working_agency)) AND (c.called_at IS NOT NULL) AND (NOT coordination.in_conflict(i.case_id))))) AS "exists";
END;
comment on function coordination.was_invited_to(asked_item uuid) is 'Whether the reader''s agency was called to one agenda item, and nothing personal forbids it.';
grant execute on function coordination.was_invited_to(asked_item uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION coordination.words_of_action(asked uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT a.words
    FROM coordination.support_action a
   WHERE ((a.id = words_of_action.asked) AND (NOT a.is_dropped) AND coordination.stands(a.case_id));
END;
comment on function coordination.words_of_action(asked uuid) is 'The words of an action of a plan, for those in its team who would have it served by a referral.';
grant execute on function coordination.words_of_action(asked uuid) to tsunagi_app;

create schema coordinators;
comment on schema coordinators is 'Who goes to which council, and the diary of that work. Nothing here refers to a case, and nobody who is supported is named.';
grant usage on schema coordinators to tsunagi_app;
grant usage on schema coordinators to tsunagi_residents;

create table coordinators.assignment (
  id uuid not null,
  council_no smallint not null,
  staff_id uuid not null,
  from_on date not null,
  to_on date,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint assignment_pk PRIMARY KEY (id),
  constraint assignment_ends_after_it_begins CHECK ((to_on >= from_on)),
  constraint assignment_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no),
  constraint assignment_of_staff FOREIGN KEY (staff_id) REFERENCES staff.staff(id)
);
comment on table coordinators.assignment is 'Which coordinator goes to which council, from and until (last day). Everybody who takes part may know it.';
CREATE INDEX assignment_by_council ON coordinators.assignment USING btree (council_no, from_on);
CREATE INDEX assignment_by_staff ON coordinators.assignment USING btree (staff_id);
CREATE UNIQUE INDEX assignment_once_at_a_time ON coordinators.assignment USING btree (council_no, staff_id) WHERE (to_on IS NULL);
alter table coordinators.assignment enable row level security;
create policy assignment_is_ended_by_coordinators on coordinators.assignment for update to tsunagi_app, tsunagi_residents
  using (( SELECT councils.is_coordinator() AS is_coordinator))
  with check (( SELECT councils.is_coordinator() AS is_coordinator));
create policy assignment_is_known_to_those_who_take_part on coordinators.assignment for select to tsunagi_app, tsunagi_residents
  using (councils.may_read('liaison'::text, council_no));
create policy assignment_is_made_by_coordinators on coordinators.assignment for insert to tsunagi_app, tsunagi_residents
  with check ((( SELECT councils.is_coordinator() AS is_coordinator) AND (made_by = ( SELECT platform.reader_id() AS reader_id))));
grant insert, select on coordinators.assignment to tsunagi_app;
grant insert, select on coordinators.assignment to tsunagi_residents;
grant update (to_on, version) on coordinators.assignment to tsunagi_app;
grant update (to_on, version) on coordinators.assignment to tsunagi_residents;

create table coordinators.field_log (
  id uuid not null,
  staff_id uuid not null default platform.reader_id(),
  offline_id text not null,
  on_day date not null,
  minutes integer not null,
  place text not null default ''::text,
  met text not null default ''::text,
  councils smallint[] not null default '{}'::smallint[],
  functions text[] not null,
  lean text not null default 'both'::text,
  did text not null,
  noticed text not null default ''::text,
  next_step text not null default ''::text,
  next_on date,
  corrects uuid,
  made_at timestamp with time zone not null default now(),
  constraint field_log_pk PRIMARY KEY (id),
  constraint field_log_is_corrected_once UNIQUE (corrects),
  constraint field_log_is_sent_once UNIQUE (staff_id, offline_id),
  constraint field_log_does_not_correct_itself CHECK ((corrects <> id)),
  constraint field_log_functions_are_known CHECK (((functions <@ ARRAY['people'::text, 'base'::text, 'activity'::text, 'funding'::text, 'network'::text, 'info'::text]) AND (cardinality(functions) > 0))),
  constraint field_log_lean_is_known CHECK ((lean = ANY (ARRAY['individual'::text, 'community'::text, 'both'::text]))),
  constraint field_log_says_what_was_done CHECK ((did <> ''::text)),
  constraint field_log_takes_its_time CHECK (((minutes >= 1) AND (minutes <= 1440))),
  constraint field_log_corrects FOREIGN KEY (corrects) REFERENCES coordinators.field_log(id),
  constraint field_log_of_staff FOREIGN KEY (staff_id) REFERENCES staff.staff(id)
);
comment on table coordinators.field_log is '活動日誌. Audience staff, always. A correction is a new row that names the one it corrects; the old line stays readable.';
comment on column coordinators.field_log.offline_id is 'Made where it was written, so that one line sent twice is one line, however late.';
comment on column coordinators.field_log.lean is 'The worker''s own judgement; one act is often both, and then counts as both.';
CREATE INDEX field_log_by_day ON coordinators.field_log USING btree (on_day DESC, id DESC);
CREATE INDEX field_log_by_next ON coordinators.field_log USING btree (next_on) WHERE (next_on IS NOT NULL);
CREATE INDEX field_log_by_staff ON coordinators.field_log USING btree (staff_id, on_day DESC, id DESC);
CREATE TRIGGER field_log_is_append_only BEFORE DELETE OR UPDATE ON coordinators.field_log FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER field_log_is_not_emptied BEFORE TRUNCATE ON coordinators.field_log FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table coordinators.field_log enable row level security;
create policy field_log_is_for_coordinators on coordinators.field_log for select to tsunagi_app
  using (( SELECT councils.is_coordinator() AS is_coordinator));
create policy field_log_is_ones_own on coordinators.field_log for insert to tsunagi_app
  with check ((( SELECT councils.is_coordinator() AS is_coordinator) AND (staff_id = ( SELECT platform.reader_id() AS reader_id))));
grant insert, select on coordinators.field_log to tsunagi_app;

create table coordinators.handover (
  id uuid not null,
  assignment_id uuid not null,
  words text not null,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  constraint handover_pk PRIMARY KEY (id),
  constraint handover_says_something CHECK ((words <> ''::text)),
  constraint handover_of_assignment FOREIGN KEY (assignment_id) REFERENCES coordinators.assignment(id)
);
comment on table coordinators.handover is 'What one coordinator leaves to the next about an area; for coordinators only, never changed.';
CREATE INDEX handover_by_assignment ON coordinators.handover USING btree (assignment_id, made_at);
CREATE TRIGGER handover_is_append_only BEFORE DELETE OR UPDATE ON coordinators.handover FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER handover_is_not_emptied BEFORE TRUNCATE ON coordinators.handover FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table coordinators.handover enable row level security;
create policy handover_is_for_coordinators on coordinators.handover for select to tsunagi_app
  using (( SELECT councils.is_coordinator() AS is_coordinator));
create policy handover_is_left_by_coordinators on coordinators.handover for insert to tsunagi_app
  with check ((( SELECT councils.is_coordinator() AS is_coordinator) AND (made_by = ( SELECT platform.reader_id() AS reader_id))));
grant insert, select on coordinators.handover to tsunagi_app;

create table coordinators.met_with (
  id uuid not null,
  log_id uuid not null,
  body_id uuid,
  participant_id uuid,
  constraint met_with_pk PRIMARY KEY (id),
  constraint met_with_body_once UNIQUE (log_id, body_id),
  constraint met_with_participant_once UNIQUE (log_id, participant_id),
  constraint met_with_one CHECK (((body_id IS NULL) <> (participant_id IS NULL))),
  constraint met_with_body FOREIGN KEY (body_id) REFERENCES councils.body(id),
  constraint met_with_of_log FOREIGN KEY (log_id) REFERENCES coordinators.field_log(id),
  constraint met_with_participant FOREIGN KEY (participant_id) REFERENCES councils.participant(id)
);
comment on table coordinators.met_with is 'Bodies and participants a coordinator worked with; kept here and not among the links, so that nobody else learns of it.';
CREATE TRIGGER met_with_is_append_only BEFORE DELETE OR UPDATE ON coordinators.met_with FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER met_with_is_not_emptied BEFORE TRUNCATE ON coordinators.met_with FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table coordinators.met_with enable row level security;
create policy met_with_is_for_coordinators on coordinators.met_with for select to tsunagi_app
  using (( SELECT councils.is_coordinator() AS is_coordinator));
create policy met_with_is_written_with_ones_log on coordinators.met_with for insert to tsunagi_app
  with check ((EXISTS ( SELECT
   FROM coordinators.field_log l
  WHERE ((l.id = met_with.log_id) AND (l.staff_id = ( SELECT platform.reader_id() AS reader_id))))));
grant insert, select on coordinators.met_with to tsunagi_app;

create table coordinators.step_done (
  log_id uuid not null,
  words text not null default ''::text,
  done_by uuid not null default platform.reader_id(),
  done_at timestamp with time zone not null default now(),
  constraint step_done_pk PRIMARY KEY (log_id),
  constraint step_done_of_log FOREIGN KEY (log_id) REFERENCES coordinators.field_log(id)
);
comment on table coordinators.step_done is 'That the next step of a log was taken, and what came of it.';
CREATE TRIGGER step_done_is_append_only BEFORE DELETE OR UPDATE ON coordinators.step_done FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER step_done_is_not_emptied BEFORE TRUNCATE ON coordinators.step_done FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table coordinators.step_done enable row level security;
create policy step_done_is_for_coordinators on coordinators.step_done for select to tsunagi_app
  using (( SELECT councils.is_coordinator() AS is_coordinator));
create policy step_done_is_told_by_coordinators on coordinators.step_done for insert to tsunagi_app
  with check ((( SELECT councils.is_coordinator() AS is_coordinator) AND (done_by = ( SELECT platform.reader_id() AS reader_id))));
grant insert, select on coordinators.step_done to tsunagi_app;

CREATE OR REPLACE FUNCTION coordinators.sums(since date, until date, who uuid DEFAULT NULL::uuid)
 RETURNS TABLE(council_no smallint, function text, logs integer, minutes integer, individual integer, community integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 WITH logs AS (
          SELECT l.id,
             l.councils,
             l.functions,
             l.minutes,
             l.lean
            FROM coordinators.field_log l
           WHERE (((l.on_day >= sums.since) AND (l.on_day <= sums.until)) AND ((sums.who IS NULL) OR (l.staff_id = sums.who)) AND (NOT (EXISTS ( SELECT
                    FROM coordinators.field_log c
                   WHERE (c.corrects = l.id)))) AND (( SELECT councils.is_coordinator() AS is_coordinator) OR ((sums.who IS NULL) AND ( SELECT councils.is_city() AS is_city))))
         ), cells AS (
          SELECT NULL::smallint AS council_no,
             NULL::text AS function,
             l.minutes,
             l.lean
            FROM logs l
         UNION ALL
          SELECT c.no,
             NULL::text,
             l.minutes,
             l.lean
            FROM (logs l
              CROSS JOIN LATERAL unnest(l.councils) c(no))
         UNION ALL
          SELECT NULL::smallint,
             f.code,
             l.minutes,
             l.lean
            FROM (logs l
              CROSS JOIN LATERAL unnest(l.functions) f(code))
         UNION ALL
          SELECT c.no,
             f.code,
             l.minutes,
             l.lean
            FROM ((logs l
              CROSS JOIN LATERAL unnest(l.councils) c(no))
              CROSS JOIN LATERAL unnest(l.functions) f(code))
         )
  SELECT x.council_no,
     x.function,
     (count(*))::integer AS count,
     (sum(x.minutes))::integer AS sum,
     (count(*) FILTER (WHERE (x.lean = ANY (ARRAY['individual'::text, 'both'::text]))))::integer AS count,
     (count(*) FILTER (WHERE (x.lean = ANY (ARRAY['community'::text, 'both'::text]))))::integer AS count
    FROM cells x
   GROUP BY x.council_no, x.function;
END;
comment on function coordinators.sums(since date, until date, who uuid) is 'Hours and counts of the diary by council and function: for coordinators, and for the division of the plan over all coordinators together. Nobody''s words.';
grant execute on function coordinators.sums(since date, until date, who uuid) to tsunagi_app;

create schema councils;
comment on schema councils is 'Residents'' councils, their bodies and seats. Nothing here refers to people or casework.';
grant usage on schema councils to tsunagi_app;
grant usage on schema councils to tsunagi_public;
grant usage on schema councils to tsunagi_residents;

create table councils.body (
  id uuid not null,
  kind text not null,
  council_no smallint,
  parent_id uuid,
  name text not null,
  quorum integer,
  proxies_count boolean not null default true,
  status text not null default 'active'::text,
  started_on date not null,
  ended_on date,
  version integer not null default 1,
  constraint body_pk PRIMARY KEY (id),
  constraint body_end_has_a_day CHECK (((status = 'ended'::text) = (ended_on IS NOT NULL))),
  constraint body_has_a_name CHECK ((name <> ''::text)),
  constraint body_is_not_its_own_parent CHECK ((parent_id <> id)),
  constraint body_kind_is_known CHECK ((kind = ANY (ARRAY['network_meeting'::text, 'liaison'::text, 'platform'::text, 'working_group'::text, 'swc_liaison'::text, 'housing_liaison'::text, 'other'::text]))),
  constraint body_network_meeting_has_a_council CHECK (((kind <> 'network_meeting'::text) OR (council_no IS NOT NULL))),
  constraint body_quorum_is_positive CHECK ((quorum > 0)),
  constraint body_status_is_known CHECK ((status = ANY (ARRAY['active'::text, 'dormant'::text, 'ended'::text]))),
  constraint body_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no),
  constraint body_reports_to FOREIGN KEY (parent_id) REFERENCES councils.body(id)
);
comment on table councils.body is '会・部会: who meets. A tree by parent_id and peers by body_relation; ending a parent never ends its children.';
CREATE INDEX body_by_council ON councils.body USING btree (council_no, id);
CREATE INDEX body_by_parent ON councils.body USING btree (parent_id);
CREATE UNIQUE INDEX body_one_active_network_meeting ON councils.body USING btree (council_no) WHERE ((kind = 'network_meeting'::text) AND (status = 'active'::text));
CREATE TRIGGER body_says_whether_there_is_a_meeting AFTER INSERT OR UPDATE OF status, kind, council_no ON councils.body FOR EACH ROW EXECUTE FUNCTION councils.follow_network_meeting();
CREATE TRIGGER body_tree_has_no_ring BEFORE INSERT OR UPDATE OF parent_id ON councils.body FOR EACH ROW EXECUTE FUNCTION councils.refuse_ring();
alter table councils.body enable row level security;
create policy body_is_changed_by_keepers on councils.body for update to tsunagi_app, tsunagi_residents
  using (councils.may_keep(council_no))
  with check (councils.may_keep(council_no));
create policy body_is_open on councils.body for select to tsunagi_app, tsunagi_public, tsunagi_residents
  using (true);
create policy body_is_written_by_keepers on councils.body for insert to tsunagi_app, tsunagi_residents
  with check (councils.may_keep(council_no));
grant insert, select, update on councils.body to tsunagi_app;
grant select on councils.body to tsunagi_public;
grant insert, select, update on councils.body to tsunagi_residents;

create table councils.body_relation (
  id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  kind text not null,
  note text not null default ''::text,
  since date not null,
  until date,
  constraint body_relation_pk PRIMARY KEY (id),
  constraint body_relation_joins_two CHECK ((from_id <> to_id)),
  constraint body_relation_kind_is_known CHECK ((kind = ANY (ARRAY['peer'::text, 'complements'::text, 'learned_from'::text]))),
  constraint body_relation_from FOREIGN KEY (from_id) REFERENCES councils.body(id),
  constraint body_relation_to FOREIGN KEY (to_id) REFERENCES councils.body(id)
);
CREATE INDEX body_relation_by_from ON councils.body_relation USING btree (from_id);
CREATE INDEX body_relation_by_to ON councils.body_relation USING btree (to_id);
alter table councils.body_relation enable row level security;
create policy body_relation_is_ended_by_keepers on councils.body_relation for update to tsunagi_app, tsunagi_residents
  using ((EXISTS ( SELECT
   FROM councils.body b
  WHERE ((b.id = body_relation.from_id) AND councils.may_keep(b.council_no)))));
create policy body_relation_is_open on councils.body_relation for select to tsunagi_app, tsunagi_public, tsunagi_residents
  using (true);
create policy body_relation_is_written_by_keepers on councils.body_relation for insert to tsunagi_app, tsunagi_residents
  with check ((EXISTS ( SELECT
   FROM councils.body b
  WHERE ((b.id = body_relation.from_id) AND councils.may_keep(b.council_no)))));
grant insert, select, update on councils.body_relation to tsunagi_app;
grant select on councils.body_relation to tsunagi_public;
grant insert, select, update on councils.body_relation to tsunagi_residents;

create table councils.council_agency (
  council_no smallint not null,
  agency_id uuid not null,
  constraint council_agency_pk PRIMARY KEY (council_no),
  constraint council_agency_is_an_agency FOREIGN KEY (agency_id) REFERENCES directory.agency(id),
  constraint council_agency_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no)
);
comment on table councils.council_agency is 'For which agency of the register the residents of a council have their accounts.';
alter table councils.council_agency enable row level security;
create policy council_agency_is_open on councils.council_agency for select to tsunagi_app, tsunagi_residents
  using (true);
grant select on councils.council_agency to tsunagi_app;
grant select on councils.council_agency to tsunagi_residents;

create table councils.council_stat (
  council_no smallint not null,
  on_day date not null,
  population integer not null,
  households integer not null,
  aged65 integer not null,
  source text not null default ''::text,
  constraint council_stat_pk PRIMARY KEY (council_no, on_day),
  constraint council_stat_adds_up CHECK (((population >= 0) AND (households >= 0) AND ((aged65 >= 0) AND (aged65 <= population)))),
  constraint council_stat_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no)
);
comment on table councils.council_stat is 'A council''s size as a dated series; old figures are never overwritten by new ones.';
alter table councils.council_stat enable row level security;
create policy council_stat_is_open on councils.council_stat for select to tsunagi_app, tsunagi_public, tsunagi_residents
  using (true);
create policy council_stat_is_written_by_keepers on councils.council_stat for insert to tsunagi_app, tsunagi_residents
  with check (councils.may_keep(council_no));
grant insert, select on councils.council_stat to tsunagi_app;
grant select on councils.council_stat to tsunagi_public;
grant insert, select on councils.council_stat to tsunagi_residents;

create table councils.invitation (
  id uuid not null,
  participant_id uuid not null,
  council_no smallint not null,
  kind text not null,
  as_chair boolean not null default false,
  secret_hash bytea not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  used_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint invitation_pk PRIMARY KEY (id),
  constraint invitation_secret_is_unique UNIQUE (secret_hash),
  constraint invitation_ends_soon CHECK ((ends_at <= (made_at + '62 days'::interval))),
  constraint invitation_kind_is_known CHECK ((kind = ANY (ARRAY['link'::text, 'paper'::text]))),
  constraint invitation_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no),
  constraint invitation_of_participant FOREIGN KEY (participant_id) REFERENCES councils.participant(id)
);
comment on table councils.invitation is 'One-time ways in for residents: a link (7 days) or a code on paper. Hashes only; the newest takes back those before it.';
CREATE INDEX invitation_by_council ON councils.invitation USING btree (council_no);
CREATE INDEX invitation_by_participant ON councils.invitation USING btree (participant_id, made_at DESC);
alter table councils.invitation enable row level security;
create policy invitation_is_known_to_keepers on councils.invitation for select to tsunagi_app, tsunagi_residents
  using (councils.may_keep(council_no));
grant select (id, participant_id, council_no, kind, as_chair, made_by, made_at, ends_at, used_at, withdrawn_at) on councils.invitation to tsunagi_app;
grant select (id, participant_id, council_no, kind, as_chair, made_by, made_at, ends_at, used_at, withdrawn_at) on councils.invitation to tsunagi_residents;

create table councils.participant (
  id uuid not null,
  council_no smallint,
  name text not null,
  kana text not null default ''::text,
  reach text not null default 'paper'::text,
  account_id uuid,
  ended_on date,
  ended_why text not null default ''::text,
  version integer not null default 1,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint participant_pk PRIMARY KEY (id),
  constraint participant_account_is_one_persons UNIQUE (account_id),
  constraint participant_has_a_name CHECK ((name <> ''::text)),
  constraint participant_reach_is_known CHECK ((reach = ANY (ARRAY['account'::text, 'mail'::text, 'phone'::text, 'paper'::text]))),
  constraint participant_account FOREIGN KEY (account_id) REFERENCES staff.staff(id),
  constraint participant_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no)
);
comment on table councils.participant is 'Somebody who takes part by name: seat holder, host, teller. No account, mail or telephone is needed.';
CREATE INDEX participant_by_council ON councils.participant USING btree (council_no, id);
alter table councils.participant enable row level security;
create policy participant_is_changed_by_keepers on councils.participant for update to tsunagi_app, tsunagi_residents
  using (councils.may_keep(council_no))
  with check (councils.may_keep(council_no));
create policy participant_is_known_where_they_take_part on councils.participant for select to tsunagi_app, tsunagi_residents
  using ((( SELECT councils.is_coordinator() AS is_coordinator) OR (council_no = ANY (( SELECT councils.my_councils() AS my_councils)::smallint[])) OR (account_id = ( SELECT platform.reader_id() AS reader_id))));
create policy participant_is_written_by_keepers on councils.participant for insert to tsunagi_app, tsunagi_residents
  with check (councils.may_keep(council_no));
grant select on councils.participant to tsunagi_app;
grant select on councils.participant to tsunagi_residents;
grant insert (id, council_no, name, kana, reach, made_by) on councils.participant to tsunagi_app;
grant insert (id, council_no, name, kana, reach, made_by) on councils.participant to tsunagi_residents;
grant update (name, kana, reach, ended_on, ended_why, version) on councils.participant to tsunagi_app;
grant update (name, kana, reach, ended_on, ended_why, version) on councils.participant to tsunagi_residents;

create table councils.participant_contact (
  participant_id uuid not null,
  phone text not null default ''::text,
  mail text not null default ''::text,
  note text not null default ''::text,
  constraint participant_contact_pk PRIMARY KEY (participant_id),
  constraint participant_contact_of_participant FOREIGN KEY (participant_id) REFERENCES councils.participant(id)
);
comment on table councils.participant_contact is 'How to reach a participant: for coordinators and the secretariat of the council only.';
alter table councils.participant_contact enable row level security;
create policy contact_is_changed_by_keepers on councils.participant_contact for update to tsunagi_app, tsunagi_residents
  using ((EXISTS ( SELECT
   FROM councils.participant p
  WHERE ((p.id = participant_contact.participant_id) AND councils.may_keep(p.council_no)))));
create policy contact_is_for_keepers on councils.participant_contact for select to tsunagi_app, tsunagi_residents
  using ((EXISTS ( SELECT
   FROM councils.participant p
  WHERE ((p.id = participant_contact.participant_id) AND councils.may_keep(p.council_no)))));
create policy contact_is_written_by_keepers on councils.participant_contact for insert to tsunagi_app, tsunagi_residents
  with check ((EXISTS ( SELECT
   FROM councils.participant p
  WHERE ((p.id = participant_contact.participant_id) AND councils.may_keep(p.council_no)))));
grant insert, select, update on councils.participant_contact to tsunagi_app;
grant insert, select, update on councils.participant_contact to tsunagi_residents;

create table councils.profile (
  council_no smallint not null,
  body_label text not null default '地域福祉ネットワーク会議'::text,
  network_status text not null default 'none'::text,
  established_on date,
  office_hours text not null default ''::text,
  phone text not null default ''::text,
  homepage text not null default ''::text,
  intro text not null default ''::text,
  intro_version integer not null default 1,
  version integer not null default 1,
  constraint profile_pk PRIMARY KEY (council_no),
  constraint profile_label_is_said CHECK ((body_label <> ''::text)),
  constraint profile_status_is_known CHECK ((network_status = ANY (ARRAY['none'::text, 'preparing'::text, 'active'::text, 'dormant'::text]))),
  constraint profile_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no)
);
comment on table councils.profile is 'What a council says of itself; a council without a row says nothing yet. Facts are public; its words for others stand in texts.wording.';
comment on column councils.profile.body_label is 'The name of the meeting body differs by council; it is never hard-coded.';
comment on column councils.profile.intro is 'Written before there were checked wordings; shown to nobody outside, offered to keepers as a beginning.';
alter table councils.profile enable row level security;
create policy profile_is_changed_by_keepers on councils.profile for update to tsunagi_app, tsunagi_residents
  using (councils.may_keep(council_no))
  with check (councils.may_keep(council_no));
create policy profile_is_open on councils.profile for select to tsunagi_app, tsunagi_public, tsunagi_residents
  using (true);
create policy profile_is_written_by_keepers on councils.profile for insert to tsunagi_app, tsunagi_residents
  with check (councils.may_keep(council_no));
grant insert, select, update on councils.profile to tsunagi_app;
grant insert, select, update on councils.profile to tsunagi_residents;
grant select (council_no, body_label, network_status, established_on, office_hours, phone, homepage, version) on councils.profile to tsunagi_public;

create table councils.seat (
  id uuid not null,
  body_id uuid not null,
  participant_id uuid,
  organisation text,
  office text not null,
  is_secretariat boolean not null default false,
  sort_order integer not null default 0,
  from_on date not null,
  to_on date,
  version integer not null default 1,
  constraint seat_pk PRIMARY KEY (id),
  constraint seat_ends_after_it_begins CHECK ((to_on >= from_on)),
  constraint seat_has_an_office CHECK ((office <> ''::text)),
  constraint seat_is_a_persons_or_an_organisations CHECK (((participant_id IS NULL) <> (organisation IS NULL))),
  constraint seat_of_body FOREIGN KEY (body_id) REFERENCES councils.body(id),
  constraint seat_of_participant FOREIGN KEY (participant_id) REFERENCES councils.participant(id)
);
comment on table councils.seat is '役職: an office in a body, from and until (last day). An ended seat stays, with its office, in every older record.';
comment on column councils.seat.is_secretariat is 'Chair, secretary and the like: keeps the records of the body and of its council.';
CREATE INDEX seat_by_body ON councils.seat USING btree (body_id, sort_order, id);
CREATE INDEX seat_by_participant ON councils.seat USING btree (participant_id);
alter table councils.seat enable row level security;
create policy seat_is_changed_by_keepers on councils.seat for update to tsunagi_app, tsunagi_residents
  using ((EXISTS ( SELECT
   FROM councils.body b
  WHERE ((b.id = seat.body_id) AND councils.may_keep(b.council_no)))));
create policy seat_is_known_where_one_takes_part on councils.seat for select to tsunagi_app, tsunagi_residents
  using ((EXISTS ( SELECT
   FROM councils.body b
  WHERE ((b.id = seat.body_id) AND (( SELECT councils.is_coordinator() AS is_coordinator) OR (b.council_no = ANY (( SELECT councils.my_councils() AS my_councils)::smallint[])) OR (b.id = ANY (( SELECT councils.my_bodies() AS my_bodies)::uuid[])))))));
create policy seat_is_written_by_keepers on councils.seat for insert to tsunagi_app, tsunagi_residents
  with check ((EXISTS ( SELECT
   FROM councils.body b
  WHERE ((b.id = seat.body_id) AND councils.may_keep(b.council_no)))));
grant insert, select, update on councils.seat to tsunagi_app;
grant insert, select, update on councils.seat to tsunagi_residents;

create table councils.setup_step (
  council_no smallint not null,
  step text not null,
  done_on date,
  supporter text not null default ''::text,
  note text not null default ''::text,
  version integer not null default 1,
  changed_by uuid default platform.reader_id(),
  constraint setup_step_pk PRIMARY KEY (council_no, step),
  constraint setup_step_is_known CHECK ((step = ANY (ARRAY['talk'::text, 'learn'::text, 'gather'::text, 'shape'::text, 'first_meeting'::text]))),
  constraint setup_step_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no)
);
comment on table councils.setup_step is 'How far a council without a network meeting has come, and who helps; a row comes with the first word about a step.';
alter table councils.setup_step enable row level security;
create policy setup_step_is_changed_by_keepers on councils.setup_step for update to tsunagi_app, tsunagi_residents
  using (councils.may_keep(council_no))
  with check (councils.may_keep(council_no));
create policy setup_step_is_known_there_and_to_the_city on councils.setup_step for select to tsunagi_app, tsunagi_residents
  using ((( SELECT councils.is_city() AS is_city) OR councils.may_read('council'::text, council_no)));
create policy setup_step_is_written_by_keepers on councils.setup_step for insert to tsunagi_app, tsunagi_residents
  with check (councils.may_keep(council_no));
grant insert, select, update on councils.setup_step to tsunagi_app;
grant insert, select, update on councils.setup_step to tsunagi_residents;

CREATE OR REPLACE FUNCTION councils.agency_of(asked smallint, new_agency uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  found_agency uuid;
  named directory.council;
begin
  perform pg_advisory_xact_lock(5473038, asked);
  select a.agency_id into found_agency from councils.council_agency a where a.council_no = asked;
  if found_agency is not null then return found_agency; end if;
  select * into named from directory.council c where c.no = asked;
  select a.id into found_agency from directory.agency a
   where a.kind = 'council' and a.is_active and a.name in (named.name, named.name || '住民自治協議会', named.name || '地区住民自治協議会')
     and not exists (select from councils.council_agency taken where taken.agency_id = a.id)
   order by a.sort_order limit 1;
  if found_agency is null then
    insert into directory.agency (id, name, kana, kind, does, does_not, area, languages, secrecy_class, assured_on, is_inner, sort_order)
    values (new_agency, named.name || '住民自治協議会', named.kana || 'ジュウミンジチキョウギカイ', 'council',
            '地区の住民が集まり、困りごとと宝物を話し合います。', '個人の事情を預かることはいたしません。暮らしの相談は、市の相談窓口が伺います。',
            named.no::text, array['ja'], 'none', staff.today(), true, 9000 + named.no);
    found_agency := new_agency;
  end if;
  insert into councils.council_agency (council_no, agency_id) values (asked, found_agency);
  return found_agency;
end $function$;
comment on function councils.agency_of(asked smallint, new_agency uuid) is 'The agency of a council: the one known, the one of its name, or a new one that residents do not see.';

CREATE OR REPLACE FUNCTION councils.end_access(asked_participant uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare one councils.participant;
begin
  select * into one from councils.participant p where p.id = asked_participant for update;
  if one.id is null or not councils.may_keep(one.council_no) then
    raise exception 'access is ended by those who keep the records of the council' using errcode = '42501';
  end if;
  update councils.invitation i set withdrawn_at = now() where i.participant_id = one.id and i.used_at is null and i.withdrawn_at is null;
  if one.account_id is not null then perform staff.shut_a_resident_out(one.account_id); end if;
end $function$;
comment on function councils.end_access(asked_participant uuid) is 'Takes back what could still be used and stops the account at once; who holds it keeps their seats and their records.';
grant execute on function councils.end_access(asked_participant uuid) to tsunagi_app;
grant execute on function councils.end_access(asked_participant uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION councils.follow_network_meeting()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  says text;
  since date;
begin
  if new.council_no is null or new.kind <> 'network_meeting' then return null; end if;
  select b.status, b.started_on into says, since from councils.body b
   where b.council_no = new.council_no and b.kind = 'network_meeting' and b.status <> 'ended'
   order by b.status limit 1;
  if says is null then
    update councils.profile p set network_status = 'none' where p.council_no = new.council_no and p.network_status in ('active', 'dormant');
  else
    insert into councils.profile (council_no, network_status, established_on) values (new.council_no, says, since)
        on conflict (council_no) do update set network_status = excluded.network_status,
                                               established_on = coalesce(councils.profile.established_on, excluded.established_on);
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION councils.invitation_owner(hash bytea)
 RETURNS TABLE(participant_name text, council_no smallint, council_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT p.name,
     i.council_no,
     c.name
    FROM ((councils.invitation i
      JOIN councils.participant p ON ((p.id = i.participant_id)))
      JOIN directory.council c ON ((c.no = i.council_no)))
   WHERE ((i.secret_hash = invitation_owner.hash) AND (i.used_at IS NULL) AND (i.withdrawn_at IS NULL) AND (i.ends_at > now()) AND councils.sits(p.id));
END;
comment on function councils.invitation_owner(hash bytea) is 'For whom an invitation is, while it can be used; used, ended and unknown are the same.';
grant execute on function councils.invitation_owner(hash bytea) to tsunagi_app;
grant execute on function councils.invitation_owner(hash bytea) to tsunagi_residents;

CREATE OR REPLACE FUNCTION councils.invite(new_id uuid, asked_participant uuid, asked_kind text, hash bytea, wants_chair boolean, hours integer)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare one councils.participant;
begin
  select * into one from councils.participant p where p.id = asked_participant for update;
  if one.id is null or one.council_no is null or not councils.may_keep(one.council_no) then
    raise exception 'invitations are given by those who keep the records of the council' using errcode = '42501';
  end if;
  if not councils.sits(one.id) then return 'no-seat'; end if;
  if one.account_id is not null and (one.account_id = platform.reader_id() or not staff.is_only_a_resident(one.account_id)) then return 'own-account'; end if;
  -- Nobody of the neighbourhood alone gets into an account that a neighbour has made their own.
  if one.account_id is not null and not staff.is_untouched(one.account_id) and not councils.is_coordinator() then return 'made-own'; end if;
  update councils.invitation i set withdrawn_at = now() where i.participant_id = one.id and i.used_at is null and i.withdrawn_at is null;
  insert into councils.invitation (id, participant_id, council_no, kind, as_chair, secret_hash, made_by, ends_at)
  values (new_id, one.id, one.council_no, asked_kind, wants_chair, hash, platform.reader_id(), now() + make_interval(hours => hours));
  return null;
end $function$;
comment on function councils.invite(new_id uuid, asked_participant uuid, asked_kind text, hash bytea, wants_chair boolean, hours integer) is 'Writes one invitation and takes back those before it. Null when done, else why not.';
grant execute on function councils.invite(new_id uuid, asked_participant uuid, asked_kind text, hash bytea, wants_chair boolean, hours integer) to tsunagi_app;
grant execute on function councils.invite(new_id uuid, asked_participant uuid, asked_kind text, hash bytea, wants_chair boolean, hours integer) to tsunagi_residents;

CREATE OR REPLACE FUNCTION councils.is_city()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
RETURN ((SESSION_USER <> 'tsunagi_public'::name) AND staff.has_duty('evaluate'::text));
comment on function councils.is_city() is 'The division of the plan: answers the residents'' questions, reads what councils share with one another.';
grant execute on function councils.is_city() to tsunagi_app;
grant execute on function councils.is_city() to tsunagi_residents;

CREATE OR REPLACE FUNCTION councils.is_coordinator()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
RETURN ((SESSION_USER <> 'tsunagi_public'::name) AND staff.has_duty('outreach'::text));
comment on function councils.is_coordinator() is '地域福祉コーディネーター: the duty of outreach, and only through the staff''s own login.';
grant execute on function councils.is_coordinator() to tsunagi_app;
grant execute on function councils.is_coordinator() to tsunagi_residents;

CREATE OR REPLACE FUNCTION councils.kept_councils()
 RETURNS smallint[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT COALESCE(array_agg(DISTINCT b.council_no), '{}'::smallint[]) AS "coalesce"
    FROM ((councils.participant p
      JOIN councils.seat s ON (((s.participant_id = p.id) AND s.is_secretariat AND ((((now() AT TIME ZONE 'Asia/Tokyo'::text))::date >= s.from_on) AND (((now() AT TIME ZONE 'Asia/Tokyo'::text))::date <= COALESCE(s.to_on, 'infinity'::date))))))
      JOIN councils.body b ON ((b.id = s.body_id)))
   WHERE ((p.account_id = platform.reader_id()) AND (p.ended_on IS NULL) AND (staff.my_agency() IS NOT NULL) AND (b.council_no IS NOT NULL));
END;
comment on function councils.kept_councils() is 'Councils whose records the reader keeps: holds a seat of the secretariat there today.';
grant execute on function councils.kept_councils() to tsunagi_app;
grant execute on function councils.kept_councils() to tsunagi_residents;

CREATE OR REPLACE FUNCTION councils.may_keep(council smallint)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN ((SELECT councils.is_coordinator() AS is_coordinator) OR COALESCE((council = ANY ((SELECT councils.kept_councils() AS kept_councils)::smallint[])), false));
comment on function councils.may_keep(council smallint) is 'Writes the records of a council, or of no council at all (null: coordinators only).';
grant execute on function councils.may_keep(council smallint) to tsunagi_app;
grant execute on function councils.may_keep(council smallint) to tsunagi_residents;

CREATE OR REPLACE FUNCTION councils.may_read(audience text, council smallint)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN CASE audience WHEN 'public'::text THEN true WHEN 'liaison'::text THEN ((SELECT councils.is_coordinator() AS is_coordinator) OR (SELECT councils.is_city() AS is_city) OR (cardinality((SELECT councils.my_bodies() AS my_bodies)) > 0)) WHEN 'council'::text THEN ((SELECT councils.is_coordinator() AS is_coordinator) OR COALESCE((council = ANY ((SELECT councils.my_councils() AS my_councils)::smallint[])), false)) WHEN 'staff'::text THEN (SELECT councils.is_coordinator() AS is_coordinator) ELSE false END;
comment on function councils.may_read(audience text, council smallint) is 'The one rule of the community half: audience × council × reader. Its twin is src/community/councils/domain/audience.ts.';
grant execute on function councils.may_read(audience text, council smallint) to tsunagi_app;
grant execute on function councils.may_read(audience text, council smallint) to tsunagi_residents;

CREATE OR REPLACE FUNCTION councils.my_bodies()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT COALESCE(array_agg(DISTINCT s.body_id), '{}'::uuid[]) AS "coalesce"
    FROM (councils.participant p
      JOIN councils.seat s ON (((s.participant_id = p.id) AND ((((now() AT TIME ZONE 'Asia/Tokyo'::text))::date >= s.from_on) AND (((now() AT TIME ZONE 'Asia/Tokyo'::text))::date <= COALESCE(s.to_on, 'infinity'::date))))))
   WHERE ((p.account_id = platform.reader_id()) AND (p.ended_on IS NULL) AND (staff.my_agency() IS NOT NULL));
END;
comment on function councils.my_bodies() is 'Bodies in which the reader sits today. Call as (select councils.my_bodies()) so that it runs once a query.';
grant execute on function councils.my_bodies() to tsunagi_app;
grant execute on function councils.my_bodies() to tsunagi_residents;

CREATE OR REPLACE FUNCTION councils.my_councils()
 RETURNS smallint[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT COALESCE(array_agg(DISTINCT b.council_no), '{}'::smallint[]) AS "coalesce"
    FROM councils.body b
   WHERE ((b.id = ANY (councils.my_bodies())) AND (b.council_no IS NOT NULL));
END;
grant execute on function councils.my_councils() to tsunagi_app;
grant execute on function councils.my_councils() to tsunagi_residents;

CREATE OR REPLACE FUNCTION councils.redeem_invitation(hash bytea, new_staff uuid, new_agency uuid)
 RETURNS TABLE(staff_id uuid, council_no smallint)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  given councils.invitation;
  one councils.participant;
  account uuid;
  new_login text;
begin
  update councils.invitation i set used_at = now()
   where i.secret_hash = hash and i.used_at is null and i.withdrawn_at is null and i.ends_at > now() and councils.sits(i.participant_id)
  returning i.* into given;
  if given.id is null then return; end if;
  select * into one from councils.participant p where p.id = given.participant_id for update;
  account := one.account_id;
  if account is null then
    account := new_staff;
    loop
      -- A login is no secret; it has to be short enough to be written on a note.
      new_login := 'j' || lpad(given.council_no::text, 2, '0') || '-' || lpad(floor(random() * 10000)::integer::text, 4, '0');
      exit when not exists (select from staff.staff s where lower(s.login) = new_login);
    end loop;
    perform staff.open_residents_account(account, new_login, one.name, one.kana, councils.agency_of(given.council_no, new_agency));
    update councils.participant p set account_id = account, reach = 'account', version = p.version + 1 where p.id = one.id;
  end if;
  perform staff.let_a_resident_in(account, given.as_chair);
  return query select account, given.council_no;
end $function$;
comment on function councils.redeem_invitation(hash bytea, new_staff uuid, new_agency uuid) is 'Uses an invitation once: makes the account if there is none, with the duties of residents only. No row when it cannot be used.';
grant execute on function councils.redeem_invitation(hash bytea, new_staff uuid, new_agency uuid) to tsunagi_app;
grant execute on function councils.redeem_invitation(hash bytea, new_staff uuid, new_agency uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION councils.refuse_ring()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if new.parent_id is null then return new; end if;
  perform pg_advisory_xact_lock(5473037);
  if exists (with recursive above as (select b.id, b.parent_id from councils.body b where b.id = new.parent_id
                                      union select b.id, b.parent_id from councils.body b join above a on b.id = a.parent_id)
             select from above a where a.id = new.id) then
    raise exception 'a body cannot stand below itself' using errcode = '23514', constraint = 'body_tree_has_no_ring';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION councils.sits(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM (councils.participant p
              JOIN councils.seat s ON ((s.participant_id = p.id)))
           WHERE ((p.id = sits.asked) AND (p.ended_on IS NULL) AND (COALESCE(s.to_on, 'infinity'::date) >= staff.today())))) AS "exists";
END;
comment on function councils.sits(asked uuid) is 'Whether a participant has a seat today or later.';

CREATE OR REPLACE FUNCTION councils.sits_in(body uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN COALESCE((body = ANY ((SELECT councils.my_bodies() AS my_bodies)::uuid[])), false);
grant execute on function councils.sits_in(body uuid) to tsunagi_app;
grant execute on function councils.sits_in(body uuid) to tsunagi_residents;

create schema desk;
comment on schema desk is 'Consultations as append-only acts, their folded state, and who stands beside them.';
grant usage on schema desk to tsunagi_app;

create sequence desk.consultation_no;
grant usage on sequence desk.consultation_no to tsunagi_app;

create table desk.consultation (
  id uuid not null,
  no bigint not null default nextval('desk.consultation_no'::regclass),
  received_at timestamp with time zone not null,
  received_by uuid not null,
  received_agency uuid not null,
  channel text not null,
  statement text not null,
  family_statement text,
  worker_view text,
  topics text[] not null default '{}'::text[],
  main_topic text,
  urgency text,
  urgent_action text,
  called text,
  visitor_name text,
  visitor_relation text,
  visitor_phone text,
  contact_note text,
  language text not null default 'ja'::text,
  interpreter boolean not null default false,
  access_needs text,
  state text not null,
  disposition text,
  tried text,
  gap_need text,
  outcome_words text,
  next_on date,
  owner_agency uuid not null,
  owner_staff uuid,
  handed_over_at timestamp with time zone,
  version integer not null,
  changed_at timestamp with time zone not null,
  reach jsonb,
  helped text,
  constraint consultation_pk PRIMARY KEY (id),
  constraint consultation_no_is_unique UNIQUE (no),
  constraint consultation_channel_is_known CHECK ((channel = ANY (ARRAY['counter'::text, 'phone'::text, 'visit'::text, 'web'::text, 'letter'::text, 'agency'::text, 'business'::text, 'meeting'::text]))),
  constraint consultation_coordination_says_what_was_tried CHECK (((disposition IS DISTINCT FROM 'coordination'::text) OR (tried IS NOT NULL))),
  constraint consultation_disposition_is_known CHECK ((disposition = ANY (ARRAY['info_only'::text, 'own_agency'::text, 'refer'::text, 'consent_building'::text, 'coordination'::text, 'lost_contact'::text]))),
  constraint consultation_helped_is_known CHECK ((helped = ANY (ARRAY['yes'::text, 'little'::text, 'no'::text, 'not_yet'::text]))),
  constraint consultation_open_outcome_has_next_date CHECK (((state <> ALL (ARRAY['consent_building'::text, 'watching'::text, 'lost_contact'::text])) OR (next_on IS NOT NULL))),
  constraint consultation_state_is_known CHECK ((state = ANY (ARRAY['received'::text, 'in_intake'::text, 'screened'::text, 'answered'::text, 'referred_accepted'::text, 'case_opened'::text, 'consent_building'::text, 'watching'::text, 'lost_contact'::text]))),
  constraint consultation_urgency_is_known CHECK ((urgency = ANY (ARRAY['immediate'::text, 'today'::text, 'within_week'::text, 'planned'::text])))
);
comment on table desk.consultation is 'Folded state of a consultation, written in the same transaction as its acts. There is no state "not ours", and owner_agency is never null.';
comment on column desk.consultation.statement is 'What the person says, verbatim; apart from what the family says and what the worker judges.';
comment on column desk.consultation.gap_need is '制度の狭間: what is missing, in words, when no programme fits.';
comment on column desk.consultation.reach is 'How somebody who came through the public door wishes to be reached; null for everybody heard by a worker.';
comment on column desk.consultation.helped is 'Whether help arrived, in the person''s own answer.';
CREATE INDEX consultation_due ON desk.consultation USING btree (owner_agency, next_on, id) WHERE (next_on IS NOT NULL);
CREATE INDEX consultation_of_agency ON desk.consultation USING btree (owner_agency, received_at DESC, id DESC);
CREATE INDEX consultation_of_worker ON desk.consultation USING btree (owner_staff, received_at, id) WHERE (state = ANY (ARRAY['received'::text, 'in_intake'::text, 'screened'::text, 'consent_building'::text, 'watching'::text, 'lost_contact'::text, 'referred_accepted'::text]));
CREATE INDEX consultation_with_gap ON desk.consultation USING btree (owner_agency, received_at DESC, id DESC) WHERE (gap_need IS NOT NULL);
CREATE INDEX consultation_without_outcome ON desk.consultation USING btree (owner_agency, received_at, id) WHERE (state = ANY (ARRAY['received'::text, 'in_intake'::text, 'screened'::text]));
alter table desk.consultation enable row level security;
create policy consultation_is_changed_by_those_who_stand_beside on desk.consultation for update to tsunagi_app
  using ((EXISTS ( SELECT 1
   FROM desk.standing s
  WHERE ((s.consultation_id = consultation.id) AND (s.agency_id = ( SELECT staff.working_agency() AS working_agency)))
 OFFSET 0)));
create policy consultation_is_closed_by_conflict on desk.consultation as restrictive for all to tsunagi_app
  using (((NOT ( SELECT people.has_conflicts() AS has_conflicts)) OR (NOT desk.in_conflict(id))));
create policy consultation_is_received_by_own_agency on desk.consultation for insert to tsunagi_app
  with check (((owner_agency = ( SELECT staff.working_agency() AS working_agency)) AND (received_agency = owner_agency)));
create policy consultation_is_seen_by_those_who_stand_beside on desk.consultation for select to tsunagi_app
  using ((EXISTS ( SELECT 1
   FROM desk.standing s
  WHERE ((s.consultation_id = consultation.id) AND (s.agency_id = ( SELECT staff.working_agency() AS working_agency)))
 OFFSET 0)));
grant insert, select, update on desk.consultation to tsunagi_app;

create table desk.consultation_act (
  id uuid not null,
  consultation_id uuid not null,
  seq integer not null,
  kind text not null,
  at timestamp with time zone not null,
  by_staff uuid not null,
  by_agency uuid not null,
  body jsonb not null,
  constraint consultation_act_pk PRIMARY KEY (id),
  constraint consultation_act_is_in_order UNIQUE (consultation_id, seq),
  constraint consultation_act_kind_is_known CHECK ((kind = ANY (ARRAY['received'::text, 'amended'::text, 'screened'::text, 'assigned'::text, 'person_linked'::text, 'person_unlinked'::text, 'referral_sent'::text, 'referral_answered'::text, 'handed_over'::text, 'closed'::text, 'reopened'::text, 'asked_again'::text, 'person_answered'::text, 'replied'::text, 'case_opened'::text]))),
  constraint consultation_act_of_consultation FOREIGN KEY (consultation_id) REFERENCES desk.consultation(id)
);
comment on table desk.consultation_act is 'Everything that happened to a consultation, in order. Current state is the fold of these rows.';
CREATE TRIGGER consultation_act_is_append_only BEFORE DELETE OR UPDATE ON desk.consultation_act FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER consultation_act_is_not_emptied BEFORE TRUNCATE ON desk.consultation_act FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table desk.consultation_act enable row level security;
create policy act_is_appended_as_oneself on desk.consultation_act for insert to tsunagi_app
  with check (((by_staff = platform.reader_id()) AND (by_agency = ( SELECT staff.working_agency() AS working_agency)) AND (desk.stands(consultation_id) OR desk.is_offered(consultation_id))));
create policy act_is_seen_with_consultation on desk.consultation_act for select to tsunagi_app
  using ((EXISTS ( SELECT 1
   FROM desk.standing s
  WHERE ((s.consultation_id = consultation_act.consultation_id) AND (s.agency_id = ( SELECT staff.working_agency() AS working_agency))))));
create policy consultation_act_is_closed_by_conflict on desk.consultation_act as restrictive for all to tsunagi_app
  using (((NOT ( SELECT people.has_conflicts() AS has_conflicts)) OR (NOT desk.in_conflict(consultation_id))));
grant insert, select on desk.consultation_act to tsunagi_app;

create table desk.consultation_person (
  consultation_id uuid not null,
  person_id uuid not null,
  part text not null,
  linked_at timestamp with time zone not null,
  linked_by uuid not null,
  is_linked boolean not null default true,
  constraint consultation_person_pk PRIMARY KEY (consultation_id, person_id),
  constraint consultation_person_part_is_known CHECK ((part = ANY (ARRAY['subject'::text, 'consulter'::text, 'visitor'::text]))),
  constraint consultation_person_of_consultation FOREIGN KEY (consultation_id) REFERENCES desk.consultation(id)
);
comment on table desk.consultation_person is 'Persons of a consultation: the subject, who consults, who came; these may be three persons.';
CREATE INDEX consultation_person_by_person ON desk.consultation_person USING btree (person_id);
alter table desk.consultation_person enable row level security;
create policy consultation_person_is_linked_by_those_who_see_both on desk.consultation_person for insert to tsunagi_app
  with check ((desk.stands(consultation_id) AND people.sees_person(person_id)));
create policy consultation_person_is_seen_with_both on desk.consultation_person for select to tsunagi_app
  using ((desk.stands(consultation_id) AND people.sees_person(person_id)));
create policy consultation_person_is_unlinked_by_those_who_see_both on desk.consultation_person for update to tsunagi_app
  using ((desk.stands(consultation_id) AND people.sees_person(person_id)));
grant insert, select, update on desk.consultation_person to tsunagi_app;

create table desk.offer (
  referral_id uuid not null,
  consultation_id uuid not null,
  to_agency uuid not null,
  kind text not null,
  reply_by date not null,
  is_open boolean not null,
  constraint offer_pk PRIMARY KEY (referral_id),
  constraint offer_kind_is_known CHECK ((kind = ANY (ARRAY['hand_over'::text, 'involve'::text, 'coordinate'::text]))),
  constraint offer_of_consultation FOREIGN KEY (consultation_id) REFERENCES desk.consultation(id)
);
comment on table desk.offer is 'To whom the consultation has been held out. An open offer lets that agency, and nobody else, take its place beside the person.';
CREATE INDEX offer_by_consultation ON desk.offer USING btree (consultation_id);
CREATE UNIQUE INDEX offer_hands_over_to_one_at_a_time ON desk.offer USING btree (consultation_id) WHERE (is_open AND (kind = 'hand_over'::text));
alter table desk.offer enable row level security;
create policy offer_is_closed_by_both_sides on desk.offer for update to tsunagi_app
  using (((to_agency = ( SELECT staff.working_agency() AS working_agency)) OR desk.stands(consultation_id)))
  with check ((desk.stands(consultation_id) OR ((to_agency = ( SELECT staff.working_agency() AS working_agency)) AND (NOT is_open))));
create policy offer_is_made_by_those_who_stand_beside on desk.offer for insert to tsunagi_app
  with check (desk.stands(consultation_id));
create policy offer_is_seen_by_both_sides on desk.offer for select to tsunagi_app
  using (((to_agency = ( SELECT staff.working_agency() AS working_agency)) OR desk.stands(consultation_id)));
grant insert, select, update on desk.offer to tsunagi_app;

create table desk.request (
  id uuid not null,
  kind text not null,
  receipt_hash bytea not null,
  language text not null,
  sealed bytea,
  handed_in_at timestamp with time zone not null default now(),
  tries integer not null default 0,
  taken_at timestamp with time zone,
  consultation_id uuid,
  set_aside_at timestamp with time zone,
  parcel_no bigint,
  carried_at timestamp with time zone,
  told jsonb,
  constraint request_pk PRIMARY KEY (id),
  constraint request_is_bounded CHECK ((octet_length(sealed) <= 200000)),
  constraint request_is_forgotten_once_taken CHECK ((((sealed IS NULL) = ((taken_at IS NOT NULL) OR (carried_at IS NOT NULL))) AND ((taken_at IS NULL) = (consultation_id IS NULL)))),
  constraint request_kind_is_known CHECK ((kind = ANY (ARRAY['ask'::text, 'add'::text, 'answer'::text]))),
  constraint request_language_is_short CHECK ((length(language) <= 20)),
  constraint request_receipt_is_a_hash CHECK ((octet_length(receipt_hash) = 32)),
  constraint request_of_consultation FOREIGN KEY (consultation_id) REFERENCES desk.consultation(id)
);
comment on table desk.request is 'What residents handed in, sealed to the key of the desk. Once taken in, the sealed bytes are forgotten; the receipt''s hash stays.';
comment on column desk.request.receipt_hash is 'SHA-256 of the receipt number, which nobody here knows.';
comment on column desk.request.set_aside_at is 'A box that could not be opened or read: it waits for a human being and blocks nobody.';
comment on column desk.request.parcel_no is 'On the open machine: the parcel in which it left. The box stays until the other side says it has come.';
comment on column desk.request.carried_at is 'On the open machine: when the other side said so; the box is forgotten from then on.';
comment on column desk.request.told is 'On the open machine: state and replies as the staff side last told them; null where both sides share a database.';
CREATE UNIQUE INDEX request_receipt_is_asked_once ON desk.request USING btree (receipt_hash) WHERE (kind = 'ask'::text);
CREATE INDEX request_waits ON desk.request USING btree (tries, handed_in_at, id) WHERE ((sealed IS NOT NULL) AND (set_aside_at IS NULL));
alter table desk.request enable row level security;
create policy request_is_seen_by_the_door on desk.request for select to tsunagi_app
  using ((platform.reader_id() = ( SELECT d.staff_id
   FROM staff.door_reader() d(staff_id, agency_id))));
comment on policy request_is_seen_by_the_door on desk.request is 'Only the job that acts as the door account sees boxes; no member of staff does, and the public login has no right here at all.';
create policy request_is_taken_in_by_the_door on desk.request for update to tsunagi_app
  using ((platform.reader_id() = ( SELECT d.staff_id
   FROM staff.door_reader() d(staff_id, agency_id))));
grant select, update on desk.request to tsunagi_app;

create table desk.search_entry (
  consultation_id uuid not null,
  received_at timestamp with time zone not null,
  tokens tsvector not null,
  constraint search_entry_pk PRIMARY KEY (consultation_id),
  constraint search_entry_of_consultation FOREIGN KEY (consultation_id) REFERENCES desk.consultation(id)
);
comment on table desk.search_entry is 'Tokens of the text and sight tokens (a:<agency>) in one vector. No grant for any login: tokens are personal too.';
CREATE INDEX search_entry_by_token ON desk.search_entry USING gin (tokens);
alter table desk.search_entry enable row level security;

create table desk.standing (
  consultation_id uuid not null,
  agency_id uuid not null,
  kind text not null,
  since timestamp with time zone not null,
  constraint standing_pk PRIMARY KEY (consultation_id, agency_id),
  constraint standing_kind_is_known CHECK ((kind = ANY (ARRAY['owner'::text, 'former_owner'::text, 'involved'::text]))),
  constraint standing_of_consultation FOREIGN KEY (consultation_id) REFERENCES desk.consultation(id)
);
comment on table desk.standing is 'Agencies that stand beside the consultation and read the whole of it: the owner, former owners, agencies that accepted.';
CREATE INDEX standing_by_agency ON desk.standing USING btree (agency_id, consultation_id);
alter table desk.standing enable row level security;
create policy standing_changes_by_handover on desk.standing for update to tsunagi_app
  using (desk.stands(consultation_id));
create policy standing_is_seen_beside on desk.standing for select to tsunagi_app
  using (((agency_id = ( SELECT staff.working_agency() AS working_agency)) OR desk.stands(consultation_id)));
create policy standing_is_taken_when_received_or_offered on desk.standing for insert to tsunagi_app
  with check (((agency_id = ( SELECT staff.working_agency() AS working_agency)) AND (desk.is_new(consultation_id) OR desk.is_offered(consultation_id))));
grant insert, select, update on desk.standing to tsunagi_app;

create table desk.stored_search (
  id uuid not null,
  staff_id uuid not null,
  query bytea not null,
  ends_at timestamp with time zone not null,
  constraint stored_search_pk PRIMARY KEY (id)
);
comment on table desk.stored_search is 'Search words behind a random address, private to their author, encrypted, expiring; so that no word is ever in a URL.';
alter table desk.stored_search enable row level security;
create policy stored_search_is_its_authors on desk.stored_search for all to tsunagi_app
  using ((staff_id = platform.reader_id()))
  with check ((staff_id = platform.reader_id()));
grant delete, insert, select on desk.stored_search to tsunagi_app;

CREATE OR REPLACE FUNCTION desk.answer_offer(act_id uuid, of_referral uuid, answer text, words text, answered_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare held desk.offer;
begin
  select * into held from desk.offer o where o.referral_id = of_referral and o.is_open and o.to_agency = staff.working_agency() for update;
  if not found or answer not in ('returned', 'declined') then
    raise exception 'only the agency that was asked may answer' using errcode = '42501';
  end if;
  perform 1 from desk.consultation c where c.id = held.consultation_id for update;
  insert into desk.consultation_act (id, consultation_id, seq, kind, at, by_staff, by_agency, body)
  select act_id, held.consultation_id, max(a.seq) + 1, 'referral_answered', answered_at, platform.reader_id(), staff.working_agency(),
         jsonb_build_object('referralId', of_referral, 'answer', answer, 'words', words)
    from desk.consultation_act a where a.consultation_id = held.consultation_id;
  update desk.consultation set version = version + 1, changed_at = answered_at where id = held.consultation_id;
  update desk.offer set is_open = false where referral_id = of_referral;
end $function$;
comment on function desk.answer_offer(act_id uuid, of_referral uuid, answer text, words text, answered_at timestamp with time zone) is 'Appends "returned" or "declined" to a consultation the answering agency may not read, and closes the offer.';
grant execute on function desk.answer_offer(act_id uuid, of_referral uuid, answer text, words text, answered_at timestamp with time zone) to tsunagi_app;

CREATE OR REPLACE FUNCTION desk.bring_people(consultation uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare taker uuid := staff.working_agency();
begin
  if not desk.is_offered(consultation) then
    raise exception 'people come along only with an open offer' using errcode = '42501';
  end if;
  perform people.take_standing(c.person_id, taker) from desk.consultation_person c where c.consultation_id = consultation and c.is_linked;
end $function$;
comment on function desk.bring_people(consultation uuid) is 'When an agency accepts, the linked persons come along: it gets standing and search keys, except for protected persons.';
grant execute on function desk.bring_people(consultation uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION desk.find_text(wanted tsquery, before_at timestamp with time zone, before_id uuid, at_most integer)
 RETURNS TABLE(consultation_id uuid, received_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  mine tsquery := wanted && ('''a:' || staff.working_agency() || '''')::tsquery;
  newest timestamptz := coalesce(before_at, now() + interval '1 day');
  month timestamp := date_trunc('month', newest at time zone 'UTC');
  months integer;
  left_over integer := least(at_most, 200);
  got integer;
begin
  -- A word that many consultations hold is answered from the newest months; only a rare one is looked for in all of them.
  foreach months in array array[1, 2, 4, 8] loop
    return query
      select e.consultation_id, e.received_at
        from desk.search_entry e
       where e.tokens @@ (mine && (select string_agg(quote_literal('m:' || to_char(m, 'YYYYMM')), ' | ')
                                     from generate_series(month - make_interval(months => months - 1), month, interval '1 month') m)::tsquery)
         and (before_at is null or (e.received_at, e.consultation_id) < (before_at, before_id))
       order by e.received_at desc, e.consultation_id desc
       limit left_over;
    get diagnostics got = row_count;
    left_over := left_over - got;
    if left_over = 0 then
      return;
    end if;
    month := month - make_interval(months => months);
  end loop;
  return query
    select e.consultation_id, e.received_at
      from desk.search_entry e
     where e.tokens @@ mine
       and e.received_at < (month + interval '1 month') at time zone 'UTC'
       and (before_at is null or (e.received_at, e.consultation_id) < (before_at, before_id))
     order by e.received_at desc, e.consultation_id desc
     limit left_over;
end $function$;
comment on function desk.find_text(wanted tsquery, before_at timestamp with time zone, before_id uuid, at_most integer) is 'Ids of consultations holding the words that the reader''s agency may see, newest first. Join back to desk.consultation, where the policy stands.';
grant execute on function desk.find_text(wanted tsquery, before_at timestamp with time zone, before_id uuid, at_most integer) to tsunagi_app;

CREATE OR REPLACE FUNCTION desk.hides_people(consultation uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM (desk.consultation_person c
              JOIN people.person p ON ((p.id = c.person_id)))
           WHERE ((c.consultation_id = hides_people.consultation) AND c.is_linked AND p.address_protected AND (p.owner_agency IS DISTINCT FROM ( SELECT staff.working_agency() AS working_agency))))) AS "exists";
END;
comment on function desk.hides_people(consultation uuid) is 'Whether a consultation speaks of a protected person of another agency than the reader''s.';
grant execute on function desk.hides_people(consultation uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION desk.in_conflict(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM (desk.consultation_person p
              JOIN people.conflict c ON (((c.person_id = p.person_id) AND (c.staff_id = platform.reader_id()) AND (c.ended_at IS NULL))))
           WHERE ((p.consultation_id = in_conflict.asked) AND p.is_linked))) AS "exists";
END;
comment on function desk.in_conflict(asked uuid) is 'Whether a consultation is about somebody the reader must not meet in the records.';
grant execute on function desk.in_conflict(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION desk.is_new(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (NOT (EXISTS ( SELECT 1
            FROM desk.standing s
           WHERE (s.consultation_id = is_new.asked))));
END;
comment on function desk.is_new(asked uuid) is 'Whether nobody stands beside the consultation yet: only then may the receiving agency put itself there.';
grant execute on function desk.is_new(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION desk.is_offered(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM desk.offer o
           WHERE ((o.consultation_id = is_offered.asked) AND o.is_open AND (o.to_agency = ( SELECT staff.working_agency() AS working_agency))))) AS "exists";
END;
comment on function desk.is_offered(asked uuid) is 'Whether the consultation is being held out to the reader''s agency right now.';
grant execute on function desk.is_offered(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION desk.month_token(received timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN ('m:'::text || to_char((received AT TIME ZONE 'UTC'::text), 'YYYYMM'::text));
comment on function desk.month_token(received timestamp with time zone) is 'The month a consultation was received in, as a token: lets a search look at the newest months first inside the index.';

CREATE OR REPLACE FUNCTION desk.stands(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT ((EXISTS ( SELECT 1
            FROM desk.standing s
           WHERE ((s.consultation_id = stands.asked) AND (s.agency_id = ( SELECT staff.working_agency() AS working_agency))))) AND ((NOT people.has_conflicts()) OR (NOT desk.in_conflict(asked))));
END;
comment on function desk.stands(asked uuid) is 'Whether the reader''s agency stands beside a consultation; for the policies of the tables around it.';
grant execute on function desk.stands(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION desk.told_by_oneself(asked uuid, person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM desk.consultation_person l
           WHERE ((l.consultation_id = told_by_oneself.asked) AND (l.person_id = told_by_oneself.person) AND l.is_linked AND ((l.part <> 'subject'::text) OR ((c.visitor_name IS NULL) AND (c.visitor_relation IS NULL) AND (NOT (EXISTS ( SELECT 1
                    FROM desk.consultation_person o
                   WHERE ((o.consultation_id = told_by_oneself.asked) AND (o.person_id <> told_by_oneself.person) AND o.is_linked AND (o.part <> 'subject'::text)))))))))) AS "exists"
    FROM desk.consultation c
   WHERE ((c.id = told_by_oneself.asked) AND desk.stands(told_by_oneself.asked) AND people.sees_person(told_by_oneself.person));
END;
comment on function desk.told_by_oneself(asked uuid, person uuid) is 'Whether what was said there are the words of this person: they came themselves, or nobody else came for them.';
grant execute on function desk.told_by_oneself(asked uuid, person uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION desk.widen_search(consultation uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not desk.stands(consultation) then
    raise exception 'search entries are widened by those who stand beside' using errcode = '42501';
  end if;
  update desk.search_entry e
     set tokens = e.tokens || array_to_tsvector((select array_agg('a:' || s.agency_id) from desk.standing s where s.consultation_id = consultation))
   where e.consultation_id = consultation;
end $function$;
comment on function desk.widen_search(consultation uuid) is 'Adds the sight token of an agency that came to stand beside a consultation.';
grant execute on function desk.widen_search(consultation uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION desk.write_search(consultation uuid, new_tokens text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not desk.stands(consultation) then
    raise exception 'search entries are written by those who stand beside' using errcode = '42501';
  end if;
  insert into desk.search_entry (consultation_id, received_at, tokens)
  select c.id, c.received_at,
         array_to_tsvector(array_remove(new_tokens || desk.month_token(c.received_at) || (select array_agg('a:' || s.agency_id) from desk.standing s where s.consultation_id = c.id), null))
    from desk.consultation c where c.id = consultation
      on conflict (consultation_id) do update set tokens = excluded.tokens;
end $function$;
comment on function desk.write_search(consultation uuid, new_tokens text[]) is 'Writes text tokens and present sight tokens of one consultation, in the transaction that changed it.';
grant execute on function desk.write_search(consultation uuid, new_tokens text[]) to tsunagi_app;

create schema directory;
comment on schema directory is 'Agencies, what they do, the 39 councils. Open to every member of staff.';
grant usage on schema directory to tsunagi_app;
grant usage on schema directory to tsunagi_public;
grant usage on schema directory to tsunagi_residents;

create table directory.agency (
  id uuid not null,
  name text not null,
  kana text not null,
  kind text not null,
  does text not null,
  does_not text not null,
  area text not null,
  languages text[] not null,
  secrecy_class text not null,
  phone text,
  assured_on date not null,
  is_active boolean not null default true,
  sort_order integer not null default 0,
  version integer not null default 1,
  takes_requests boolean not null default false,
  hours jsonb not null default '{"note": null, "closures": [], "openings": [], "onHolidays": "unknown"}'::jsonb,
  url text,
  does_easy text,
  is_inner boolean not null default false,
  constraint agency_pk PRIMARY KEY (id),
  constraint agency_front_desk_is_not_inner CHECK ((NOT (is_inner AND takes_requests))),
  constraint agency_hours_have_shape CHECK ((jsonb_typeof(hours) = 'object'::text)),
  constraint agency_secrecy_is_known CHECK ((secrecy_class = ANY (ARRAY['public_officer'::text, 'entrusted'::text, 'corporation'::text, 'individual'::text, 'none'::text]))),
  constraint agency_web_address_is_web CHECK (((url IS NULL) OR (url ~ '^https?://'::text)))
);
comment on table directory.agency is '支援関係機関 (社会福祉法 4条3項).';
comment on column directory.agency.does_not is 'What it does not do and who takes that instead.';
comment on column directory.agency.assured_on is 'Day on which somebody last confirmed that the entry is true.';
comment on column directory.agency.takes_requests is 'The front desk: residents'' requests come here, whatever they are about. At most one agency.';
comment on column directory.agency.hours is 'As type Hours in src/directory/domain/place.ts; no opening at all means "not known", never "closed".';
comment on column directory.agency.does_easy is 'What it does in やさしい日本語, written by people; null until somebody wrote it.';
comment on column directory.agency.is_inner is 'Serves staff, not residents: in the register of staff, not on the public side. Not among the columns that heads may change.';
CREATE INDEX agency_by_order ON directory.agency USING btree (sort_order, id);
CREATE UNIQUE INDEX agency_takes_requests_once ON directory.agency USING btree (takes_requests) WHERE takes_requests;
CREATE TRIGGER agency_keeps_its_versions BEFORE UPDATE ON directory.agency FOR EACH ROW WHEN ((old.version <> new.version)) EXECUTE FUNCTION directory.keep_agency_version();
alter table directory.agency enable row level security;
create policy agency_is_kept_by_its_head on directory.agency for update to tsunagi_app, tsunagi_residents
  using (directory.may_edit_agency(id))
  with check (directory.may_edit_agency(id));
comment on policy agency_is_kept_by_its_head on directory.agency is 'Kind, secrecy class and front desk are not among the columns granted: they decide who sees what.';
create policy agency_is_open on directory.agency for select to tsunagi_app, tsunagi_residents
  using (true);
create policy agency_is_open_to_the_public on directory.agency for select to tsunagi_public
  using ((is_active AND (NOT is_inner)));
comment on policy agency_is_open_to_the_public on directory.agency is 'Services follow by themselves: their policy asks this table as the same login.';
grant select on directory.agency to tsunagi_app;
grant select on directory.agency to tsunagi_public;
grant select on directory.agency to tsunagi_residents;
grant update (name, kana, does, does_not, area, languages, phone, assured_on, version, hours, url, does_easy) on directory.agency to tsunagi_app;

create table directory.agency_history (
  agency_id uuid not null,
  version integer not null,
  was jsonb not null,
  changed_at timestamp with time zone not null default now(),
  changed_by uuid,
  constraint agency_history_pk PRIMARY KEY (agency_id, version),
  constraint agency_history_of_agency FOREIGN KEY (agency_id) REFERENCES directory.agency(id)
);
comment on table directory.agency_history is 'The entry with its services as it was before each change; changed_by is null on the command line.';
CREATE TRIGGER agency_history_is_append_only BEFORE DELETE OR UPDATE ON directory.agency_history FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
alter table directory.agency_history enable row level security;
create policy agency_history_is_open_to_staff on directory.agency_history for select to tsunagi_app
  using ((platform.reader_id() IS NOT NULL));
grant select on directory.agency_history to tsunagi_app;

create table directory.agency_service (
  id uuid not null,
  agency_id uuid not null,
  name text not null,
  topics text[] not null,
  description text not null,
  constraint agency_service_pk PRIMARY KEY (id),
  constraint agency_service_of_agency FOREIGN KEY (agency_id) REFERENCES directory.agency(id)
);
comment on table directory.agency_service is 'Named offers of an agency, findable by the topics of the intake checklist.';
CREATE INDEX agency_service_by_agency ON directory.agency_service USING btree (agency_id);
alter table directory.agency_service enable row level security;
create policy agency_service_is_added_by_the_head on directory.agency_service for insert to tsunagi_app, tsunagi_residents
  with check (directory.may_edit_agency(agency_id));
create policy agency_service_is_ended_by_the_head on directory.agency_service for delete to tsunagi_app, tsunagi_residents
  using (directory.may_edit_agency(agency_id));
create policy agency_service_is_kept_by_the_head on directory.agency_service for update to tsunagi_app, tsunagi_residents
  using (directory.may_edit_agency(agency_id))
  with check (directory.may_edit_agency(agency_id));
create policy agency_service_is_open on directory.agency_service for select to tsunagi_app, tsunagi_residents
  using (true);
create policy agency_service_is_open_to_the_public on directory.agency_service for select to tsunagi_public
  using ((EXISTS ( SELECT 1
   FROM directory.agency a
  WHERE ((a.id = agency_service.agency_id) AND a.is_active))));
grant delete, insert, select, update on directory.agency_service to tsunagi_app;
grant select on directory.agency_service to tsunagi_public;
grant select on directory.agency_service to tsunagi_residents;

create table directory.boundary (
  id uuid not null,
  name text not null,
  attribution text not null,
  is_schematic boolean not null default false,
  geojson text not null,
  made_at timestamp with time zone not null default now(),
  constraint boundary_pk PRIMARY KEY (id),
  constraint boundary_is_named_once UNIQUE (name),
  constraint boundary_says_where_it_is_from CHECK ((attribution <> ''::text))
);
comment on table directory.boundary is 'Outlines for maps: GeoJSON of polygons as it was published. Written on the command line only.';
comment on column directory.boundary.is_schematic is 'A drawing, not a survey; every map that shows it says 模式図.';
alter table directory.boundary enable row level security;
create policy boundary_is_open on directory.boundary for select to tsunagi_app, tsunagi_public, tsunagi_residents
  using (true);
grant select on directory.boundary to tsunagi_app;
grant select on directory.boundary to tsunagi_public;
grant select on directory.boundary to tsunagi_residents;

create table directory.council (
  no smallint not null,
  name text not null,
  kana text not null,
  care_district text not null,
  population integer not null,
  households integer not null,
  aged65_rate numeric(4,1) not null,
  constraint council_pk PRIMARY KEY (no),
  constraint council_district_is_known CHECK ((care_district = ANY (ARRAY['north'::text, 'centre'::text, 'south'::text])))
);
comment on table directory.council is '住民自治協議会; readings are stored, never computed.';
alter table directory.council enable row level security;
create policy council_is_open on directory.council for select to tsunagi_app, tsunagi_residents
  using (true);
create policy council_is_open_to_the_public on directory.council for select to tsunagi_public
  using (true);
grant select on directory.council to tsunagi_app;
grant select on directory.council to tsunagi_public;
grant select on directory.council to tsunagi_residents;

create table directory.import_run (
  id uuid not null,
  file text not null,
  sha256 bytea not null,
  encoding text not null,
  dataset text not null,
  row_count integer not null,
  imported integer not null,
  updated integer not null,
  unchanged integer not null,
  refused integer not null,
  report jsonb not null,
  at timestamp with time zone not null default now(),
  by_staff uuid,
  constraint import_run_pk PRIMARY KEY (id),
  constraint import_run_hash_is_sha256 CHECK ((octet_length(sha256) = 32)),
  constraint import_run_loses_no_row CHECK ((row_count = (((imported + updated) + unchanged) + refused)))
);
comment on table directory.import_run is 'One file that was taken in: what it was, what became of every row. Append-only.';
comment on column directory.import_run.by_staff is 'Null when it was done on the command line, by whoever holds the owner login.';
CREATE INDEX import_run_by_dataset ON directory.import_run USING btree (dataset, at);
CREATE TRIGGER import_run_is_append_only BEFORE DELETE OR UPDATE ON directory.import_run FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER import_run_is_not_emptied BEFORE TRUNCATE ON directory.import_run FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table directory.import_run enable row level security;
create policy import_run_is_open_to_staff on directory.import_run for select to tsunagi_app
  using ((platform.reader_id() IS NOT NULL));
create policy import_run_is_written_by_administrators on directory.import_run for insert to tsunagi_app
  with check ((( SELECT staff.has_duty('administer'::text) AS has_duty) AND (by_staff = platform.reader_id())));
grant insert, select on directory.import_run to tsunagi_app;

create table directory.organisation (
  id uuid not null,
  name text not null,
  kana text,
  legal_kind text,
  corporate_number text,
  phone text,
  url text,
  version integer not null default 1,
  constraint organisation_pk PRIMARY KEY (id),
  constraint organisation_number_has_thirteen_digits CHECK (((corporate_number IS NULL) OR (corporate_number ~ '^[0-9]{13}$'::text))),
  constraint organisation_web_address_is_web CHECK (((url IS NULL) OR (url ~ '^https?://'::text)))
);
comment on table directory.organisation is 'Bodies that run places: the city, corporations, companies, associations.';
CREATE UNIQUE INDEX organisation_by_name ON directory.organisation USING btree (name, COALESCE(corporate_number, ''::text));
alter table directory.organisation enable row level security;
create policy organisation_is_changed_by_administrators on directory.organisation for update to tsunagi_app, tsunagi_residents
  using (( SELECT staff.has_duty('administer'::text) AS has_duty))
  with check (( SELECT staff.has_duty('administer'::text) AS has_duty));
create policy organisation_is_open on directory.organisation for select to tsunagi_app, tsunagi_public, tsunagi_residents
  using (true);
create policy organisation_is_written_by_administrators on directory.organisation for insert to tsunagi_app, tsunagi_residents
  with check (( SELECT staff.has_duty('administer'::text) AS has_duty));
grant insert, select, update on directory.organisation to tsunagi_app;
grant select on directory.organisation to tsunagi_public;
grant select on directory.organisation to tsunagi_residents;

create table directory.place (
  id uuid not null,
  kind text not null,
  name text not null,
  kana text,
  operator text,
  organisation_id uuid,
  agency_id uuid,
  address text,
  building text,
  postal_code text,
  phone text,
  phone_ext text,
  url text,
  lat double precision,
  lon double precision,
  hours jsonb not null,
  languages text[] not null default '{}'::text[],
  access jsonb not null default '{}'::jsonb,
  welcomes text,
  hazards text[] not null default '{}'::text[],
  capacity integer,
  topics text[] not null default '{}'::text[],
  description text,
  source_dataset text not null,
  source_key text not null,
  source_file text,
  source_line integer,
  source_licence text,
  source_attribution text,
  source_absent_on date,
  source_said jsonb,
  more jsonb not null default '{}'::jsonb,
  assured_on date,
  is_active boolean not null default true,
  inactive_reason text,
  last_run uuid,
  sort_key text not null,
  folded text not null,
  tokens tsvector not null,
  version integer not null default 1,
  constraint place_pk PRIMARY KEY (id),
  constraint place_is_taken_in_once UNIQUE (source_dataset, source_key) DEFERRABLE,
  constraint place_holds_somebody CHECK (((capacity IS NULL) OR (capacity >= 0))),
  constraint place_is_named CHECK ((name <> ''::text)),
  constraint place_lies_in_japan CHECK (((lat IS NULL) OR (((lat >= (20)::double precision) AND (lat <= (46)::double precision)) AND ((lon >= (122)::double precision) AND (lon <= (154)::double precision))))),
  constraint place_parts_have_shape CHECK (((jsonb_typeof(hours) = 'object'::text) AND (jsonb_typeof(access) = 'object'::text) AND (jsonb_typeof(more) = 'object'::text))),
  constraint place_position_is_whole CHECK (((lat IS NULL) = (lon IS NULL))),
  constraint place_web_address_is_web CHECK (((url IS NULL) OR (url ~ '^https?://'::text))),
  constraint place_of_agency FOREIGN KEY (agency_id) REFERENCES directory.agency(id),
  constraint place_of_organisation FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id),
  constraint place_of_run FOREIGN KEY (last_run) REFERENCES directory.import_run(id)
);
comment on table directory.place is 'Places a person can go to. A device (AED) is a row of its own. Rows are closed, never deleted.';
comment on column directory.place.hours is 'As type Hours in src/directory/domain/place.ts; the published free text is always kept in note.';
comment on column directory.place.access is 'Feature code to true, false or null; null is "not stated", which is not "no".';
comment on column directory.place.source_dataset is '"hand" for what was written here; otherwise the published list, stable from one edition to the next.';
comment on column directory.place.source_absent_on is 'Day of the import whose file no longer held this row; null while it is published.';
comment on column directory.place.source_said is 'The facts as the last file said them: what differs from it was written here by hand and is not overwritten unseen.';
comment on column directory.place.more is 'Every column of the file that has no place of its own, word for word.';
comment on column directory.place.sort_key is 'Folded reading, or folded name where no reading is published: the order of lists, with id.';
comment on column directory.place.folded is 'Folded name, reading and address in one text, for prefixes and parts typed by a searcher.';
CREATE INDEX place_by_agency ON directory.place USING btree (agency_id) WHERE (agency_id IS NOT NULL);
CREATE INDEX place_by_kind ON directory.place USING btree (kind, sort_key, id) WHERE is_active;
CREATE INDEX place_by_reading ON directory.place USING btree (sort_key, id) WHERE is_active;
CREATE INDEX place_by_token ON directory.place USING gin (tokens);
CREATE INDEX place_by_topic ON directory.place USING gin (topics);
CREATE TRIGGER place_keeps_its_versions BEFORE UPDATE ON directory.place FOR EACH ROW WHEN ((old.version <> new.version)) EXECUTE FUNCTION directory.keep_place_version();
alter table directory.place enable row level security;
create policy place_in_use_is_public on directory.place for select to tsunagi_public
  using (is_active);
comment on policy place_in_use_is_public on directory.place is 'Places are public data; a closed one is shown to staff only.';
create policy place_is_changed_by_administrators on directory.place for update to tsunagi_app, tsunagi_residents
  using (( SELECT staff.has_duty('administer'::text) AS has_duty))
  with check (( SELECT staff.has_duty('administer'::text) AS has_duty));
create policy place_is_open on directory.place for select to tsunagi_app, tsunagi_residents
  using (true);
create policy place_is_written_by_administrators on directory.place for insert to tsunagi_app, tsunagi_residents
  with check (( SELECT staff.has_duty('administer'::text) AS has_duty));
grant insert, select, update on directory.place to tsunagi_app;
grant select on directory.place to tsunagi_public;
grant select on directory.place to tsunagi_residents;

create table directory.place_history (
  place_id uuid not null,
  version integer not null,
  was jsonb not null,
  changed_at timestamp with time zone not null default now(),
  changed_by uuid,
  constraint place_history_pk PRIMARY KEY (place_id, version),
  constraint place_history_of_place FOREIGN KEY (place_id) REFERENCES directory.place(id)
);
comment on table directory.place_history is 'The place as it was before each change, by hand or by a file; changed_by is null on the command line.';
CREATE TRIGGER place_history_is_append_only BEFORE DELETE OR UPDATE ON directory.place_history FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
alter table directory.place_history enable row level security;
create policy place_history_is_open_to_staff on directory.place_history for select to tsunagi_app
  using ((platform.reader_id() IS NOT NULL));
grant select on directory.place_history to tsunagi_app;

CREATE OR REPLACE FUNCTION directory.keep_agency_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into directory.agency_history (agency_id, version, was, changed_by)
  values (old.id, old.version,
          to_jsonb(old) || jsonb_build_object('services', coalesce((select jsonb_agg(to_jsonb(s) order by s.id) from directory.agency_service s where s.agency_id = old.id), '[]')),
          platform.reader_id());
  return new;
end $function$;

CREATE OR REPLACE FUNCTION directory.keep_place_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into directory.place_history (place_id, version, was, changed_by)
  values (old.id, old.version, to_jsonb(old) - 'tokens' - 'folded' - 'sort_key', platform.reader_id());
  return new;
end $function$;

CREATE OR REPLACE FUNCTION directory.may_edit_agency(asked_agency uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (staff.has_duty('administer'::text) OR (staff.has_duty('head'::text) AND (asked_agency = staff.my_agency())));
END;
comment on function directory.may_edit_agency(asked_agency uuid) is 'Whether the reader keeps this entry of the directory: administrators every one, a head that of the own agency.';
grant execute on function directory.may_edit_agency(asked_agency uuid) to tsunagi_app;

create schema door;
comment on schema door is 'Functions that the public face may call. There is no table here: what goes in cannot be read back.';
grant usage on schema door to tsunagi_app;
grant usage on schema door to tsunagi_public;

CREATE OR REPLACE FUNCTION door.answer_edition(asked text, return_id uuid, answers jsonb, event_id uuid, request_no text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  found_id uuid;
  asked_count integer;
begin
  select e.id, jsonb_array_length(e.questions) into found_id, asked_count
    from meetings.edition e
   where e.code = asked and e.checked_at is not null and e.ended_at is null
     and coalesce(e.answer_by, 'infinity') >= (now() at time zone 'Asia/Tokyo')::date
     for update;
  if found_id is null then return false; end if;
  if exists (select from meetings.returned r where r.id = return_id) then return true; end if;
  -- A council has a few thousand houses; a program that fills the box has more.
  if (select count(*) from meetings.returned r where r.edition_id = found_id and r.way = 'form') >= 5000 then return false; end if;
  insert into meetings.returned (id, edition_id, no, way)
  select return_id, found_id, coalesce(max(r.no), 0) + 1, 'form' from meetings.returned r where r.edition_id = found_id;
  insert into meetings.returned_line (returned_id, question, answer, words)
  select return_id, a.question, a.answer, coalesce(a.words, '')
    from jsonb_to_recordset(answers) as a (question smallint, answer text, words text)
   where a.question between 0 and asked_count and (a.answer is not null or coalesce(a.words, '') <> '');
  perform audit.record(event_id, 'edition.answer', 'edition', array[found_id], 'done', null, null, 'door.answer_edition', request_no, null);
  return true;
end $function$;
comment on function door.answer_edition(asked text, return_id uuid, answers jsonb, event_id uuid, request_no text) is 'Takes one answered sheet. The same id again changes nothing. False when there is no such sheet, or it takes no more answers.';
grant execute on function door.answer_edition(asked text, return_id uuid, answers jsonb, event_id uuid, request_no text) to tsunagi_app;
grant execute on function door.answer_edition(asked text, return_id uuid, answers jsonb, event_id uuid, request_no text) to tsunagi_public;

CREATE OR REPLACE FUNCTION door.edition(asked text)
 RETURNS TABLE(title text, words text, phone text, contact text, questions jsonb, "answerBy" date, council text, "councilKana" text, "isOpen" boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT e.title,
     e.words,
     e.phone,
     e.contact,
     e.questions,
     e.answer_by,
     COALESCE(c.name, ''::text) AS "coalesce",
     COALESCE(c.kana, ''::text) AS "coalesce",
     ((e.ended_at IS NULL) AND (COALESCE(e.answer_by, 'infinity'::date) >= ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date))
    FROM (meetings.edition e
      LEFT JOIN directory.council c ON ((c.no = e.council_no)))
   WHERE ((e.code = edition.asked) AND (e.checked_at IS NOT NULL));
END;
comment on function door.edition(asked text) is 'What is printed on a checked edition, for whoever holds its code.';
grant execute on function door.edition(asked text) to tsunagi_app;
grant execute on function door.edition(asked text) to tsunagi_public;

CREATE OR REPLACE FUNCTION door.front_desk()
 RETURNS TABLE(name text, kana text, phone text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT a.name,
     a.kana,
     a.phone
    FROM directory.agency a
   WHERE (a.takes_requests AND a.is_active);
END;
comment on function door.front_desk() is 'Who reads requests, and its telephone.';
grant execute on function door.front_desk() to tsunagi_app;
grant execute on function door.front_desk() to tsunagi_public;

CREATE OR REPLACE FUNCTION door.hand_in(request_id uuid, new_kind text, new_receipt_hash bytea, new_language text, new_sealed bytea, event_id uuid, request_no text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if new_kind <> 'ask' and not exists (select 1 from desk.request r where r.kind = 'ask' and r.receipt_hash = new_receipt_hash) then
    return false;
  end if;
  insert into desk.request (id, kind, receipt_hash, language, sealed) values (request_id, new_kind, new_receipt_hash, new_language, new_sealed)
      on conflict do nothing;
  if found then
    perform audit.record(event_id, 'request.hand-in', 'request', array[request_id], 'done', null, null, 'door.hand_in', request_no, null);
  end if;
  return true;
end $function$;
comment on function door.hand_in(request_id uuid, new_kind text, new_receipt_hash bytea, new_language text, new_sealed bytea, event_id uuid, request_no text) is 'Takes a sealed box. The same id again changes nothing. False only when words were to be added to a number that does not exist.';
grant execute on function door.hand_in(request_id uuid, new_kind text, new_receipt_hash bytea, new_language text, new_sealed bytea, event_id uuid, request_no text) to tsunagi_app;
grant execute on function door.hand_in(request_id uuid, new_kind text, new_receipt_hash bytea, new_language text, new_sealed bytea, event_id uuid, request_no text) to tsunagi_public;

CREATE OR REPLACE FUNCTION door.request_state(asked_hash bytea)
 RETURNS TABLE(state text, replies jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT
         CASE
             WHEN (r.told IS NOT NULL) THEN (r.told ->> 'state'::text)
             WHEN ((c.id IS NULL) OR ((c.state = 'received'::text) AND (c.owner_staff IS NULL))) THEN 'arrived'::text
             WHEN (c.state = 'received'::text) THEN 'assigned'::text
             WHEN (c.state = 'answered'::text) THEN 'ended'::text
             ELSE 'moving'::text
         END AS "case",
         CASE
             WHEN (r.told IS NOT NULL) THEN (r.told -> 'replies'::text)
             ELSE ( SELECT COALESCE(jsonb_agg(jsonb_build_object('at', a.at, 'words', (a.body ->> 'words'::text)) ORDER BY a.seq DESC), '[]'::jsonb) AS "coalesce"
                FROM desk.consultation_act a
               WHERE ((a.consultation_id = r.consultation_id) AND (a.kind = 'replied'::text)))
         END AS "coalesce"
    FROM (desk.request r
      LEFT JOIN desk.consultation c ON ((c.id = r.consultation_id)))
   WHERE ((r.kind = 'ask'::text) AND (r.receipt_hash = request_state.asked_hash));
END;
comment on function door.request_state(asked_hash bytea) is 'What the holder of a number is told: four coarse states, and the replies staff wrote for this number. No other fact leaves.';
grant execute on function door.request_state(asked_hash bytea) to tsunagi_app;
grant execute on function door.request_state(asked_hash bytea) to tsunagi_public;

create schema issues;
comment on schema issues is 'Community issues. Nothing here refers to a case; the bridge alone knows both sides.';
grant usage on schema issues to tsunagi_app;
grant usage on schema issues to tsunagi_public;
grant usage on schema issues to tsunagi_residents;

create table issues.evidence (
  id uuid not null,
  issue_id uuid not null,
  kind text not null,
  words text not null,
  on_day date not null,
  how_many integer,
  audience text not null default 'council'::text,
  by_participant uuid,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  constraint evidence_pk PRIMARY KEY (id),
  constraint evidence_audience_is_known CHECK ((audience = ANY (ARRAY['council'::text, 'staff'::text]))),
  constraint evidence_count_is_not_negative CHECK ((how_many >= 0)),
  constraint evidence_kind_is_known CHECK ((kind = ANY (ARRAY['voice'::text, 'number'::text, 'photo'::text, 'survey'::text]))),
  constraint evidence_says_something CHECK ((words <> ''::text)),
  constraint evidence_by_participant FOREIGN KEY (by_participant) REFERENCES councils.participant(id),
  constraint evidence_of_issue FOREIGN KEY (issue_id) REFERENCES issues.issue(id)
);
comment on table issues.evidence is 'Voices and numbers behind an issue; they stay with the issue they were told about, also after a merger.';
CREATE INDEX evidence_by_issue ON issues.evidence USING btree (issue_id, made_at);
alter table issues.evidence enable row level security;
create policy evidence_is_read_with_its_issue on issues.evidence for select to tsunagi_app, tsunagi_residents
  using ((issues.reads_issue(issue_id) AND ((audience = 'council'::text) OR ( SELECT councils.is_coordinator() AS is_coordinator))));
create policy evidence_is_told_in_ones_council on issues.evidence for insert to tsunagi_app, tsunagi_residents
  with check ((issues.reads_issue(issue_id) AND (made_by = ( SELECT platform.reader_id() AS reader_id)) AND ((audience = 'council'::text) OR issues.keeps_issue(issue_id))));
create policy evidence_is_withdrawn_by_its_teller_or_keepers on issues.evidence for update to tsunagi_app, tsunagi_residents
  using ((issues.keeps_issue(issue_id) OR ((made_by = ( SELECT platform.reader_id() AS reader_id)) AND issues.reads_issue(issue_id))));
grant insert, select on issues.evidence to tsunagi_app;
grant insert, select on issues.evidence to tsunagi_residents;
grant update (withdrawn_at) on issues.evidence to tsunagi_app;
grant update (withdrawn_at) on issues.evidence to tsunagi_residents;

create table issues.issue (
  id uuid not null,
  council_no smallint,
  body_id uuid,
  title text not null,
  words text not null default ''::text,
  origin text not null,
  level text not null default 'council'::text,
  themes text[] not null default '{}'::text[],
  state text not null default 'heard'::text,
  passed_on_to text not null default ''::text,
  changed_for text not null default ''::text,
  merged_into uuid,
  by_participant uuid,
  made_by uuid,
  made_at timestamp with time zone not null default now(),
  moved_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint issue_pk PRIMARY KEY (id),
  constraint issue_closing_says_what_changed CHECK (((state <> 'closed'::text) OR (changed_for <> ''::text))),
  constraint issue_has_a_title CHECK ((title <> ''::text)),
  constraint issue_is_not_merged_into_itself CHECK ((merged_into <> id)),
  constraint issue_level_is_known CHECK ((level = ANY (ARRAY['street'::text, 'council'::text, 'liaison'::text, 'city'::text, 'system_gap'::text]))),
  constraint issue_merging_has_a_target CHECK (((state = 'merged'::text) = (merged_into IS NOT NULL))),
  constraint issue_origin_is_known CHECK ((origin = ANY (ARRAY['resident'::text, 'meeting'::text, 'workshop'::text, 'cases'::text, 'watch'::text, 'coordinator'::text, 'unmet_match'::text, 'data'::text, 'barrier'::text]))),
  constraint issue_passing_on_says_to_whom CHECK (((state <> 'passed_on'::text) OR (passed_on_to <> ''::text))),
  constraint issue_state_is_known CHECK ((state = ANY (ARRAY['heard'::text, 'framed'::text, 'working'::text, 'trial'::text, 'eased'::text, 'watching'::text, 'passed_on'::text, 'closed'::text, 'merged'::text]))),
  constraint issue_by_participant FOREIGN KEY (by_participant) REFERENCES councils.participant(id),
  constraint issue_merged_into FOREIGN KEY (merged_into) REFERENCES issues.issue(id),
  constraint issue_of_body FOREIGN KEY (body_id) REFERENCES councils.body(id),
  constraint issue_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no)
);
comment on table issues.issue is '地域課題 as the council speaks of it. Others read issues.shared only.';
comment on column issues.issue.changed_for is 'だれの何が変わりましたか, asked at closing.';
CREATE INDEX issue_by_council ON issues.issue USING btree (council_no, moved_at DESC, id DESC);
CREATE INDEX issue_by_merger ON issues.issue USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX issue_by_move ON issues.issue USING btree (moved_at DESC, id DESC);
alter table issues.issue enable row level security;
create policy issue_is_moved_by_keepers on issues.issue for update to tsunagi_app, tsunagi_residents
  using (councils.may_keep(council_no))
  with check (councils.may_keep(council_no));
create policy issue_is_raised_in_ones_council on issues.issue for insert to tsunagi_app, tsunagi_residents
  with check (councils.may_read('council'::text, council_no));
create policy issue_is_read_in_its_council on issues.issue for select to tsunagi_app, tsunagi_residents
  using (councils.may_read('council'::text, council_no));
grant insert, select, update on issues.issue to tsunagi_app;
grant insert, select, update on issues.issue to tsunagi_residents;

create table issues.issue_act (
  id uuid not null,
  issue_id uuid not null,
  seq integer not null,
  kind text not null,
  words text not null default ''::text,
  body jsonb not null default '{}'::jsonb,
  at timestamp with time zone not null default now(),
  by_staff uuid not null default platform.reader_id(),
  constraint issue_act_pk PRIMARY KEY (id),
  constraint issue_act_is_in_order UNIQUE (issue_id, seq),
  constraint issue_act_kind_is_known CHECK ((kind = ANY (ARRAY['raised'::text, 'reworded'::text, 'moved'::text, 'level'::text, 'merged'::text, 'took_in'::text, 'parted'::text, 'share_proposed'::text, 'shared'::text, 'share_withdrawn'::text]))),
  constraint issue_act_of_issue FOREIGN KEY (issue_id) REFERENCES issues.issue(id)
);
comment on table issues.issue_act is 'The course of an issue: every step with its line of words.';
CREATE TRIGGER issue_act_is_append_only BEFORE DELETE OR UPDATE ON issues.issue_act FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER issue_act_is_not_emptied BEFORE TRUNCATE ON issues.issue_act FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table issues.issue_act enable row level security;
create policy issue_act_is_read_with_its_issue on issues.issue_act for select to tsunagi_app, tsunagi_residents
  using (issues.reads_issue(issue_id));
create policy issue_act_is_written_in_ones_council on issues.issue_act for insert to tsunagi_app, tsunagi_residents
  with check (((by_staff = ( SELECT platform.reader_id() AS reader_id)) AND (issues.keeps_issue(issue_id) OR ((kind = 'raised'::text) AND issues.reads_issue(issue_id)))));
grant insert, select on issues.issue_act to tsunagi_app;
grant insert, select on issues.issue_act to tsunagi_residents;

create table issues.shared (
  issue_id uuid not null,
  council_no smallint,
  wanted text not null,
  title text not null,
  words text not null,
  level text not null,
  themes text[] not null,
  state text not null,
  moved_at timestamp with time zone not null,
  changed_for text not null default ''::text,
  text_version integer not null default 1,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null default now(),
  checked_by uuid,
  checked_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint shared_pk PRIMARY KEY (issue_id),
  constraint shared_check_has_a_time CHECK (((checked_by IS NULL) = (checked_at IS NULL))),
  constraint shared_is_checked_by_another CHECK ((checked_by <> proposed_by)),
  constraint shared_says_something CHECK (((title <> ''::text) AND (words <> ''::text))),
  constraint shared_wanted_is_known CHECK ((wanted = ANY (ARRAY['liaison'::text, 'public'::text]))),
  constraint shared_of_issue FOREIGN KEY (issue_id) REFERENCES issues.issue(id)
);
comment on table issues.shared is 'The wording for others, a text of its own: proposed by one keeper, checked by another, withdrawn at once.';
CREATE INDEX shared_by_move ON issues.shared USING btree (moved_at DESC, issue_id DESC);
CREATE TRIGGER shared_takes_its_variants_back AFTER UPDATE OF withdrawn_at ON issues.shared FOR EACH ROW WHEN (((old.withdrawn_at IS NULL) AND (new.withdrawn_at IS NOT NULL))) EXECUTE FUNCTION texts.take_back_variants();
alter table issues.shared enable row level security;
create policy shared_is_kept_by_keepers on issues.shared for update to tsunagi_app, tsunagi_residents
  using (councils.may_keep(council_no))
  with check (councils.may_keep(council_no));
create policy shared_is_open_when_checked on issues.shared for select to tsunagi_public
  using (((wanted = 'public'::text) AND (checked_by IS NOT NULL) AND (withdrawn_at IS NULL)));
create policy shared_is_proposed_by_keepers on issues.shared for insert to tsunagi_app, tsunagi_residents
  with check (councils.may_keep(council_no));
create policy shared_is_read_by_whom_it_is_for on issues.shared for select to tsunagi_app, tsunagi_residents
  using (councils.may_read(
CASE
    WHEN ((checked_by IS NULL) OR (withdrawn_at IS NOT NULL)) THEN 'council'::text
    ELSE wanted
END, council_no));
grant insert, select, update on issues.shared to tsunagi_app;
grant insert, select, update on issues.shared to tsunagi_residents;
grant select (issue_id, council_no, wanted, title, words, level, themes, state, moved_at, changed_for, text_version, checked_at, withdrawn_at) on issues.shared to tsunagi_public;

CREATE OR REPLACE FUNCTION issues.keeps_issue(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM issues.issue i
           WHERE ((i.id = keeps_issue.asked) AND councils.may_keep(i.council_no)))) AS "exists";
END;
grant execute on function issues.keeps_issue(asked uuid) to tsunagi_app;
grant execute on function issues.keeps_issue(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION issues.reads_issue(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM issues.issue i
           WHERE ((i.id = reads_issue.asked) AND councils.may_read('council'::text, i.council_no)))) AS "exists";
END;
grant execute on function issues.reads_issue(asked uuid) to tsunagi_app;
grant execute on function issues.reads_issue(asked uuid) to tsunagi_residents;

create schema ledger;
grant usage on schema ledger to tsunagi_app;
grant usage on schema ledger to tsunagi_public;
grant usage on schema ledger to tsunagi_residents;

create table ledger.migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pk PRIMARY KEY (name)
);
grant select on ledger.migration to tsunagi_app;
grant select on ledger.migration to tsunagi_public;
grant select on ledger.migration to tsunagi_residents;

create schema liaison;
comment on schema liaison is 'Give and take between the councils. Nobody is ranked, and nothing here refers to a case.';
grant usage on schema liaison to tsunagi_app;
grant usage on schema liaison to tsunagi_residents;

create table liaison.adoption (
  id uuid not null,
  child_id uuid not null,
  parent_id uuid,
  from_where text not null default ''::text,
  changed text not null,
  since_on date not null,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  constraint adoption_pk PRIMARY KEY (id),
  constraint adoption_joins_two CHECK ((child_id <> parent_id)),
  constraint adoption_says_from_where CHECK (((parent_id IS NOT NULL) OR (from_where <> ''::text))),
  constraint adoption_says_what_changed CHECK ((changed <> ''::text)),
  constraint adoption_from_parent FOREIGN KEY (parent_id) REFERENCES liaison.entry(id),
  constraint adoption_of_child FOREIGN KEY (child_id) REFERENCES liaison.entry(id)
);
comment on table liaison.adoption is '由来: this market came from theirs, changed like so. `from_where` names what stands on no board, such as another city.';
CREATE INDEX adoption_by_parent ON liaison.adoption USING btree (parent_id);
CREATE UNIQUE INDEX adoption_once ON liaison.adoption USING btree (child_id, parent_id) WHERE (withdrawn_at IS NULL);
alter table liaison.adoption enable row level security;
create policy adoption_is_read_with_its_entry on liaison.adoption for select to tsunagi_app, tsunagi_residents
  using ((EXISTS ( SELECT
   FROM liaison.entry e
  WHERE (e.id = adoption.child_id))));
create policy adoption_is_told_by_keepers on liaison.adoption for insert to tsunagi_app, tsunagi_residents
  with check ((liaison.keeps_entry(child_id) AND (made_by = ( SELECT platform.reader_id() AS reader_id))));
create policy adoption_is_withdrawn_by_keepers on liaison.adoption for update to tsunagi_app, tsunagi_residents
  using (liaison.keeps_entry(child_id))
  with check (liaison.keeps_entry(child_id));
grant insert, select on liaison.adoption to tsunagi_app;
grant insert, select on liaison.adoption to tsunagi_residents;
grant update (withdrawn_at) on liaison.adoption to tsunagi_app;
grant update (withdrawn_at) on liaison.adoption to tsunagi_residents;

create table liaison.entry (
  id uuid not null,
  council_no smallint not null,
  side text not null,
  title text not null,
  words text not null default ''::text,
  themes text[] not null default '{}'::text[],
  stage text not null default 'not_yet'::text,
  state text not null default 'open'::text,
  worded_by uuid not null default platform.reader_id(),
  checked_by uuid,
  checked_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  made_at timestamp with time zone not null default now(),
  moved_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint entry_pk PRIMARY KEY (id),
  constraint entry_check_has_a_time CHECK (((checked_by IS NULL) = (checked_at IS NULL))),
  constraint entry_has_a_title CHECK ((title <> ''::text)),
  constraint entry_is_checked_by_another CHECK ((checked_by <> worded_by)),
  constraint entry_side_is_known CHECK ((side = ANY (ARRAY['offer'::text, 'trouble'::text]))),
  constraint entry_stage_is_known CHECK ((stage = ANY (ARRAY['not_yet'::text, 'started'::text, 'going'::text, 'overcome'::text]))),
  constraint entry_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint entry_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no)
);
comment on table liaison.entry is 'できること・あるもの and 困っていること of a council. Other councils read it when a second person has checked its words, and until it is withdrawn.';
CREATE INDEX entry_by_council ON liaison.entry USING btree (council_no, moved_at DESC);
CREATE INDEX entry_by_move ON liaison.entry USING btree (moved_at DESC, id DESC);
alter table liaison.entry enable row level security;
create policy entry_is_kept_by_keepers on liaison.entry for update to tsunagi_app, tsunagi_residents
  using (councils.may_keep(council_no))
  with check (councils.may_keep(council_no));
create policy entry_is_read_by_whom_it_is_for on liaison.entry for select to tsunagi_app, tsunagi_residents
  using (councils.may_read(
CASE
    WHEN ((checked_by IS NOT NULL) AND (withdrawn_at IS NULL)) THEN 'liaison'::text
    ELSE 'council'::text
END, council_no));
create policy entry_is_stated_by_keepers on liaison.entry for insert to tsunagi_app, tsunagi_residents
  with check ((councils.may_keep(council_no) AND (worded_by = ( SELECT platform.reader_id() AS reader_id)) AND (checked_by IS NULL)));
grant insert, select on liaison.entry to tsunagi_app;
grant insert, select on liaison.entry to tsunagi_residents;
grant update (title, words, themes, stage, state, worded_by, checked_by, checked_at, withdrawn_at, moved_at, version) on liaison.entry to tsunagi_app;
grant update (title, words, themes, stage, state, worded_by, checked_by, checked_at, withdrawn_at, moved_at, version) on liaison.entry to tsunagi_residents;

create table liaison.entry_step (
  id uuid not null,
  entry_id uuid not null,
  kind text not null,
  words text not null default ''::text,
  at timestamp with time zone not null default clock_timestamp(),
  by_staff uuid not null default platform.reader_id(),
  constraint entry_step_pk PRIMARY KEY (id),
  constraint entry_step_kind_is_known CHECK ((kind = ANY (ARRAY['stated'::text, 'reworded'::text, 'checked'::text, 'withdrawn'::text, 'staged'::text, 'closed'::text, 'reopened'::text]))),
  constraint entry_step_of_entry FOREIGN KEY (entry_id) REFERENCES liaison.entry(id)
);
comment on table liaison.entry_step is 'The course of an entry with its lines of words, for its own council.';
CREATE INDEX entry_step_by_entry ON liaison.entry_step USING btree (entry_id, at);
CREATE TRIGGER entry_step_is_append_only BEFORE DELETE OR UPDATE ON liaison.entry_step FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER entry_step_is_not_emptied BEFORE TRUNCATE ON liaison.entry_step FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table liaison.entry_step enable row level security;
create policy entry_step_is_for_its_council on liaison.entry_step for select to tsunagi_app, tsunagi_residents
  using (liaison.own_entry(entry_id));
create policy entry_step_is_written_by_keepers on liaison.entry_step for insert to tsunagi_app, tsunagi_residents
  with check (((by_staff = ( SELECT platform.reader_id() AS reader_id)) AND liaison.keeps_entry(entry_id)));
grant insert, select on liaison.entry_step to tsunagi_app;
grant insert, select on liaison.entry_step to tsunagi_residents;

create table liaison.exchange (
  id uuid not null,
  council_no smallint not null,
  kind text not null,
  title text not null,
  words text not null default ''::text,
  themes text[] not null default '{}'::text[],
  state text not null default 'open'::text,
  outcome text not null default ''::text,
  helped_by smallint,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  moved_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint exchange_pk PRIMARY KEY (id),
  constraint exchange_end_says_what_came CHECK (((state = 'open'::text) OR (outcome <> ''::text))),
  constraint exchange_has_a_title CHECK ((title <> ''::text)),
  constraint exchange_is_helped_by_another CHECK ((helped_by <> council_no)),
  constraint exchange_kind_is_known CHECK ((kind = ANY (ARRAY['teach'::text, 'lend'::text, 'question'::text, 'joint'::text]))),
  constraint exchange_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'met'::text, 'unmet'::text]))),
  constraint exchange_helped_by FOREIGN KEY (helped_by) REFERENCES directory.council(no),
  constraint exchange_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no)
);
comment on table liaison.exchange is '教えて・貸して, questions to other areas, and themes to take up together. That nobody could is an answer too. Audience liaison.';
comment on column liaison.exchange.helped_by is 'Who complemented whom, in words and never counted against anybody.';
CREATE INDEX exchange_by_move ON liaison.exchange USING btree (moved_at DESC, id DESC);
alter table liaison.exchange enable row level security;
create policy exchange_is_asked_by_keepers on liaison.exchange for insert to tsunagi_app, tsunagi_residents
  with check ((councils.may_keep(council_no) AND (made_by = ( SELECT platform.reader_id() AS reader_id)) AND (state = 'open'::text)));
create policy exchange_is_ended_by_keepers on liaison.exchange for update to tsunagi_app, tsunagi_residents
  using (councils.may_keep(council_no))
  with check (councils.may_keep(council_no));
create policy exchange_is_for_all_councils on liaison.exchange for select to tsunagi_app, tsunagi_residents
  using (councils.may_read('liaison'::text, council_no));
grant insert, select on liaison.exchange to tsunagi_app;
grant insert, select on liaison.exchange to tsunagi_residents;
grant update (state, outcome, helped_by, moved_at, version) on liaison.exchange to tsunagi_app;
grant update (state, outcome, helped_by, moved_at, version) on liaison.exchange to tsunagi_residents;

create table liaison.reply (
  id uuid not null,
  exchange_id uuid not null,
  council_no smallint not null,
  words text not null,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  constraint reply_pk PRIMARY KEY (id),
  constraint reply_says_something CHECK ((words <> ''::text)),
  constraint reply_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no),
  constraint reply_of_exchange FOREIGN KEY (exchange_id) REFERENCES liaison.exchange(id)
);
comment on table liaison.reply is 'What a council answers another; never changed.';
CREATE INDEX reply_by_exchange ON liaison.reply USING btree (exchange_id, made_at);
CREATE TRIGGER reply_is_append_only BEFORE DELETE OR UPDATE ON liaison.reply FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER reply_is_not_emptied BEFORE TRUNCATE ON liaison.reply FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table liaison.reply enable row level security;
create policy reply_is_for_all_councils on liaison.reply for select to tsunagi_app, tsunagi_residents
  using (councils.may_read('liaison'::text, council_no));
create policy reply_is_given_by_keepers on liaison.reply for insert to tsunagi_app, tsunagi_residents
  with check ((councils.may_keep(council_no) AND (made_by = ( SELECT platform.reader_id() AS reader_id))));
grant insert, select on liaison.reply to tsunagi_app;
grant insert, select on liaison.reply to tsunagi_residents;

create table liaison.support_offer (
  id uuid not null,
  agency_id uuid not null,
  kinds text[] not null,
  title text not null,
  words text not null default ''::text,
  themes text[] not null default '{}'::text[],
  is_open boolean not null default true,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint support_offer_pk PRIMARY KEY (id),
  constraint support_offer_has_a_title CHECK ((title <> ''::text)),
  constraint support_offer_kinds_are_known CHECK (((kinds <@ ARRAY['lecture'::text, 'advice'::text, 'visit'::text, 'goods'::text, 'other'::text]) AND (cardinality(kinds) > 0))),
  constraint support_offer_of_agency FOREIGN KEY (agency_id) REFERENCES directory.agency(id)
);
comment on table liaison.support_offer is '地域への支援の申し出: what an organisation of the directory offers to areas. Entered by coordinators, who asked it. Audience liaison.';
alter table liaison.support_offer enable row level security;
create policy support_offer_is_entered_by_coordinators on liaison.support_offer for insert to tsunagi_app, tsunagi_residents
  with check ((( SELECT councils.is_coordinator() AS is_coordinator) AND (made_by = ( SELECT platform.reader_id() AS reader_id))));
create policy support_offer_is_for_all_councils on liaison.support_offer for select to tsunagi_app, tsunagi_residents
  using (councils.may_read('liaison'::text, NULL::smallint));
create policy support_offer_is_kept_by_coordinators on liaison.support_offer for update to tsunagi_app, tsunagi_residents
  using (( SELECT councils.is_coordinator() AS is_coordinator))
  with check (( SELECT councils.is_coordinator() AS is_coordinator));
grant insert, select on liaison.support_offer to tsunagi_app;
grant insert, select on liaison.support_offer to tsunagi_residents;
grant update (is_open, version) on liaison.support_offer to tsunagi_app;
grant update (is_open, version) on liaison.support_offer to tsunagi_residents;

create table liaison.support_request (
  id uuid not null,
  council_no smallint not null,
  offer_id uuid,
  agency_id uuid,
  kind text not null,
  words text not null,
  wanted_when text not null default ''::text,
  state text not null default 'asked'::text,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  moved_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint support_request_pk PRIMARY KEY (id),
  constraint support_request_kind_is_known CHECK ((kind = ANY (ARRAY['lecture'::text, 'advice'::text, 'visit'::text, 'goods'::text, 'other'::text]))),
  constraint support_request_says_something CHECK ((words <> ''::text)),
  constraint support_request_state_is_known CHECK ((state = ANY (ARRAY['asked'::text, 'accepted'::text, 'declined'::text, 'unmet'::text, 'done'::text]))),
  constraint support_request_of_agency FOREIGN KEY (agency_id) REFERENCES directory.agency(id),
  constraint support_request_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no),
  constraint support_request_of_offer FOREIGN KEY (offer_id) REFERENCES liaison.support_offer(id)
);
comment on table liaison.support_request is 'An area asks for experts. Audience council. Unmet is an answer, with its reason.';
CREATE INDEX support_request_by_move ON liaison.support_request USING btree (moved_at DESC, id DESC);
alter table liaison.support_request enable row level security;
create policy support_request_is_for_its_council on liaison.support_request for select to tsunagi_app, tsunagi_residents
  using (councils.may_read('council'::text, council_no));
create policy support_request_is_made_by_keepers on liaison.support_request for insert to tsunagi_app, tsunagi_residents
  with check ((councils.may_keep(council_no) AND (made_by = ( SELECT platform.reader_id() AS reader_id)) AND (state = 'asked'::text)));
create policy support_request_is_moved_by_keepers on liaison.support_request for update to tsunagi_app, tsunagi_residents
  using (councils.may_keep(council_no))
  with check (councils.may_keep(council_no));
grant insert, select on liaison.support_request to tsunagi_app;
grant insert, select on liaison.support_request to tsunagi_residents;
grant update (state, moved_at, version) on liaison.support_request to tsunagi_app;
grant update (state, moved_at, version) on liaison.support_request to tsunagi_residents;

create table liaison.support_step (
  id uuid not null,
  request_id uuid not null,
  state text not null,
  words text not null,
  answered_as text not null default ''::text,
  at timestamp with time zone not null default clock_timestamp(),
  by_staff uuid not null default platform.reader_id(),
  constraint support_step_pk PRIMARY KEY (id),
  constraint support_step_says_something CHECK ((words <> ''::text)),
  constraint support_step_state_is_known CHECK ((state = ANY (ARRAY['accepted'::text, 'declined'::text, 'unmet'::text, 'done'::text]))),
  constraint support_step_of_request FOREIGN KEY (request_id) REFERENCES liaison.support_request(id)
);
comment on table liaison.support_step is 'What was answered and what came of it; who answered by telephone stands in answered_as.';
CREATE INDEX support_step_by_request ON liaison.support_step USING btree (request_id, at);
CREATE TRIGGER support_step_is_append_only BEFORE DELETE OR UPDATE ON liaison.support_step FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER support_step_is_not_emptied BEFORE TRUNCATE ON liaison.support_step FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table liaison.support_step enable row level security;
create policy support_step_is_read_with_its_request on liaison.support_step for select to tsunagi_app, tsunagi_residents
  using ((EXISTS ( SELECT
   FROM liaison.support_request r
  WHERE (r.id = support_step.request_id))));
create policy support_step_is_written_by_keepers on liaison.support_step for insert to tsunagi_app, tsunagi_residents
  with check (((by_staff = ( SELECT platform.reader_id() AS reader_id)) AND (EXISTS ( SELECT
   FROM liaison.support_request r
  WHERE ((r.id = support_step.request_id) AND councils.may_keep(r.council_no))))));
grant insert, select on liaison.support_step to tsunagi_app;
grant insert, select on liaison.support_step to tsunagi_residents;

create table liaison.visit (
  id uuid not null,
  guest_no smallint not null,
  host_no smallint not null,
  about text not null,
  guest_entry uuid,
  host_entry uuid,
  state text not null default 'wished'::text,
  on_day date,
  place text not null default ''::text,
  seen text not null default ''::text,
  taken_home text not null default ''::text,
  called_off text not null default ''::text,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  moved_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint visit_pk PRIMARY KEY (id),
  constraint visit_calling_off_says_why CHECK (((state <> 'called_off'::text) OR (called_off <> ''::text))),
  constraint visit_has_a_day CHECK (((state <> ALL (ARRAY['fixed'::text, 'done'::text])) OR (on_day IS NOT NULL))),
  constraint visit_joins_two CHECK ((guest_no <> host_no)),
  constraint visit_says_what_about CHECK ((about <> ''::text)),
  constraint visit_says_what_was_seen CHECK (((state <> 'done'::text) OR (seen <> ''::text))),
  constraint visit_state_is_known CHECK ((state = ANY (ARRAY['wished'::text, 'fixed'::text, 'done'::text, 'called_off'::text]))),
  constraint visit_guest_entry FOREIGN KEY (guest_entry) REFERENCES liaison.entry(id),
  constraint visit_host_entry FOREIGN KEY (host_entry) REFERENCES liaison.entry(id),
  constraint visit_of_guest FOREIGN KEY (guest_no) REFERENCES directory.council(no),
  constraint visit_of_host FOREIGN KEY (host_no) REFERENCES directory.council(no)
);
comment on table liaison.visit is '会ってみる: who goes to whom, what was seen there and what is taken home. Audience liaison.';
CREATE INDEX visit_by_move ON liaison.visit USING btree (moved_at DESC, id DESC);
alter table liaison.visit enable row level security;
create policy visit_is_for_all_councils on liaison.visit for select to tsunagi_app, tsunagi_residents
  using (councils.may_read('liaison'::text, guest_no));
create policy visit_is_moved_by_keepers_of_both on liaison.visit for update to tsunagi_app, tsunagi_residents
  using ((councils.may_keep(guest_no) OR councils.may_keep(host_no)))
  with check ((councils.may_keep(guest_no) OR councils.may_keep(host_no)));
create policy visit_is_wished_by_keepers on liaison.visit for insert to tsunagi_app, tsunagi_residents
  with check ((councils.may_keep(guest_no) AND (made_by = ( SELECT platform.reader_id() AS reader_id)) AND (state = 'wished'::text)));
grant insert, select on liaison.visit to tsunagi_app;
grant insert, select on liaison.visit to tsunagi_residents;
grant update (state, on_day, place, seen, taken_home, called_off, moved_at, version) on liaison.visit to tsunagi_app;
grant update (state, on_day, place, seen, taken_home, called_off, moved_at, version) on liaison.visit to tsunagi_residents;

CREATE OR REPLACE FUNCTION liaison.keeps_entry(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM liaison.entry e
           WHERE ((e.id = keeps_entry.asked) AND councils.may_keep(e.council_no)))) AS "exists";
END;
grant execute on function liaison.keeps_entry(asked uuid) to tsunagi_app;
grant execute on function liaison.keeps_entry(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION liaison.own_entry(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM liaison.entry e
           WHERE ((e.id = own_entry.asked) AND councils.may_read('council'::text, e.council_no)))) AS "exists";
END;
grant execute on function liaison.own_entry(asked uuid) to tsunagi_app;
grant execute on function liaison.own_entry(asked uuid) to tsunagi_residents;

create schema links;
comment on schema links is 'Typed links between records of the community half; both ways from day one.';
grant usage on schema links to tsunagi_app;
grant usage on schema links to tsunagi_public;
grant usage on schema links to tsunagi_residents;

create table links.link (
  id uuid not null,
  from_kind text not null,
  from_id uuid not null,
  to_kind text not null,
  to_id uuid not null,
  relation text not null,
  note text not null default ''::text,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  ended_at timestamp with time zone,
  constraint link_pk PRIMARY KEY (id),
  constraint link_joins_two CHECK (((from_kind <> to_kind) OR (from_id <> to_id))),
  constraint link_kinds_are_known CHECK (((from_kind = ANY (ARRAY['body'::text, 'meeting'::text, 'agenda_item'::text, 'remark'::text, 'decision'::text, 'action'::text, 'question'::text, 'note'::text, 'issue'::text, 'treasure'::text, 'activity'::text, 'group'::text, 'project'::text, 'platform'::text, 'outcome_review'::text, 'exchange'::text, 'sheet_note'::text, 'occurrence'::text, 'review'::text, 'field_log'::text, 'offer'::text, 'trouble'::text, 'visit'::text])) AND (to_kind = ANY (ARRAY['body'::text, 'meeting'::text, 'agenda_item'::text, 'remark'::text, 'decision'::text, 'action'::text, 'question'::text, 'note'::text, 'issue'::text, 'treasure'::text, 'activity'::text, 'group'::text, 'project'::text, 'platform'::text, 'outcome_review'::text, 'exchange'::text, 'sheet_note'::text, 'occurrence'::text, 'review'::text, 'field_log'::text, 'offer'::text, 'trouble'::text, 'visit'::text, 'council'::text])))),
  constraint link_relation_is_known CHECK ((relation = ANY (ARRAY['came_from'::text, 'answers'::text, 'uses'::text, 'about'::text, 'decided'::text, 'similar'::text, 'reviews'::text, 'learned_from'::text, 'part_of'::text, 'became'::text, 'adopted_from'::text, 'serves'::text])))
);
comment on table links.link is 'A link says nothing by itself: what stands at its ends is told by their own modules, under their own sight.';
CREATE INDEX link_by_to ON links.link USING btree (to_kind, to_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX link_once ON links.link USING btree (from_kind, from_id, to_kind, to_id, relation) WHERE (ended_at IS NULL);
alter table links.link enable row level security;
create policy link_is_ended_by_keepers on links.link for update to tsunagi_app, tsunagi_residents
  using ((( SELECT councils.is_coordinator() AS is_coordinator) OR (cardinality(( SELECT councils.kept_councils() AS kept_councils)) > 0)));
create policy link_is_known_to_those_who_take_part on links.link for select to tsunagi_app, tsunagi_residents
  using ((( SELECT councils.is_coordinator() AS is_coordinator) OR ( SELECT councils.is_city() AS is_city) OR (cardinality(( SELECT councils.my_bodies() AS my_bodies)) > 0)));
create policy link_is_open_at_public_ends on links.link for select to tsunagi_public
  using ((ended_at IS NULL));
create policy link_is_written_by_those_who_take_part on links.link for insert to tsunagi_app, tsunagi_residents
  with check ((( SELECT councils.is_coordinator() AS is_coordinator) OR (cardinality(( SELECT councils.my_bodies() AS my_bodies)) > 0)));
grant insert, select, update on links.link to tsunagi_app;
grant select on links.link to tsunagi_public;
grant insert, select, update on links.link to tsunagi_residents;

create schema meetings;
comment on schema meetings is 'Meetings of the residents'' bodies, and what comes of them. Nothing here refers to people of casework.';
grant usage on schema meetings to tsunagi_app;
grant usage on schema meetings to tsunagi_public;
grant usage on schema meetings to tsunagi_residents;

create table meetings.action (
  id uuid not null,
  meeting_id uuid not null,
  item_id uuid not null,
  decision_id uuid,
  body_id uuid not null,
  council_no smallint,
  audience text not null,
  what text not null,
  owner_kind text not null,
  owner_seat uuid,
  owner_name text not null default ''::text,
  due_on date,
  state text not null default 'open'::text,
  result_note text not null default ''::text,
  dropped_reason text not null default ''::text,
  made_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint action_pk PRIMARY KEY (id),
  constraint action_audience_is_known CHECK ((audience = ANY (ARRAY['council'::text, 'liaison'::text, 'staff'::text]))),
  constraint action_dropping_says_why CHECK (((state <> 'dropped'::text) OR (dropped_reason <> ''::text))),
  constraint action_organisation_has_a_name CHECK (((owner_kind <> 'organisation'::text) OR (owner_name <> ''::text))),
  constraint action_owner_is_known CHECK ((owner_kind = ANY (ARRAY['seat'::text, 'organisation'::text, 'city'::text]))),
  constraint action_owner_is_one CHECK (((owner_kind = 'seat'::text) = (owner_seat IS NOT NULL))),
  constraint action_says_something CHECK ((what <> ''::text)),
  constraint action_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'doing'::text, 'done'::text, 'dropped'::text]))),
  constraint action_of_body FOREIGN KEY (body_id) REFERENCES councils.body(id),
  constraint action_of_decision FOREIGN KEY (decision_id) REFERENCES meetings.decision(id),
  constraint action_of_item FOREIGN KEY (item_id) REFERENCES meetings.agenda_item(id),
  constraint action_of_meeting FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id),
  constraint action_of_seat FOREIGN KEY (owner_seat) REFERENCES councils.seat(id)
);
comment on table meetings.action is 'やること: whose, until when, and what came of it.';
CREATE INDEX action_by_body ON meetings.action USING btree (body_id) WHERE (state = ANY (ARRAY['open'::text, 'doing'::text]));
CREATE INDEX action_by_meeting ON meetings.action USING btree (meeting_id);
alter table meetings.action enable row level security;
create policy action_is_kept_by_keepers on meetings.action for update to tsunagi_app, tsunagi_residents
  using (councils.may_keep(council_no))
  with check (councils.may_keep(council_no));
create policy action_is_read_by_its_audience on meetings.action for select to tsunagi_app, tsunagi_residents
  using (councils.may_read(audience, council_no));
create policy action_is_reported_by_who_took_it_on on meetings.action for update to tsunagi_app, tsunagi_residents
  using (meetings.took_on(owner_seat))
  with check ((meetings.took_on(owner_seat) AND (state <> 'dropped'::text)));
create policy action_is_written_by_keepers on meetings.action for insert to tsunagi_app, tsunagi_residents
  with check ((councils.may_keep(council_no) AND meetings.keeps_open(meeting_id)));
grant insert, select on meetings.action to tsunagi_app;
grant insert, select on meetings.action to tsunagi_residents;
grant update (due_on, state, result_note, dropped_reason, version) on meetings.action to tsunagi_app;
grant update (due_on, state, result_note, dropped_reason, version) on meetings.action to tsunagi_residents;

create table meetings.agenda_item (
  id uuid not null,
  meeting_id uuid not null,
  parent_id uuid,
  sort_order integer not null,
  kind text not null,
  title text not null,
  minutes integer,
  brought_by text not null default ''::text,
  carried_kind text,
  carried_id uuid,
  outcome text,
  dropped_at timestamp with time zone,
  made_at timestamp with time zone not null default now(),
  constraint agenda_item_pk PRIMARY KEY (id),
  constraint agenda_item_carried_kind_is_known CHECK ((carried_kind = ANY (ARRAY['agenda_item'::text, 'decision'::text, 'action'::text, 'question'::text, 'outcome_review'::text]))),
  constraint agenda_item_has_a_title CHECK ((title <> ''::text)),
  constraint agenda_item_is_carried_from_something CHECK (((carried_kind IS NULL) = (carried_id IS NULL))),
  constraint agenda_item_is_not_under_itself CHECK ((parent_id <> id)),
  constraint agenda_item_kind_is_known CHECK ((kind = ANY (ARRAY['report'::text, 'discuss'::text, 'decide'::text, 'workshop'::text, 'other'::text]))),
  constraint agenda_item_minutes_are_positive CHECK ((minutes > 0)),
  constraint agenda_item_outcome_is_known CHECK ((outcome = ANY (ARRAY['done'::text, 'continued'::text]))),
  constraint agenda_item_of_meeting FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id),
  constraint agenda_item_under FOREIGN KEY (parent_id) REFERENCES meetings.agenda_item(id)
);
comment on table meetings.agenda_item is '議題, nested; what is carried over says from where.';
CREATE INDEX agenda_item_by_carried ON meetings.agenda_item USING btree (carried_id) WHERE (carried_id IS NOT NULL);
CREATE INDEX agenda_item_by_meeting ON meetings.agenda_item USING btree (meeting_id, sort_order, id);
CREATE UNIQUE INDEX agenda_item_carried_once ON meetings.agenda_item USING btree (meeting_id, carried_kind, carried_id) WHERE (carried_id IS NOT NULL);
alter table meetings.agenda_item enable row level security;
create policy agenda_item_is_changed_by_keepers on meetings.agenda_item for update to tsunagi_app, tsunagi_residents
  using (meetings.keeps_open(meeting_id))
  with check (meetings.keeps_open(meeting_id));
create policy agenda_item_is_read_with_its_meeting on meetings.agenda_item for select to tsunagi_app, tsunagi_residents
  using (meetings.reads_meeting(meeting_id));
create policy agenda_item_is_set_by_keepers on meetings.agenda_item for insert to tsunagi_app, tsunagi_residents
  with check (meetings.keeps_open(meeting_id));
grant insert, select on meetings.agenda_item to tsunagi_app;
grant insert, select on meetings.agenda_item to tsunagi_residents;
grant update (parent_id, sort_order, kind, title, minutes, brought_by, outcome, dropped_at) on meetings.agenda_item to tsunagi_app;
grant update (parent_id, sort_order, kind, title, minutes, brought_by, outcome, dropped_at) on meetings.agenda_item to tsunagi_residents;

create table meetings.attendance (
  id uuid not null,
  meeting_id uuid not null,
  seat_id uuid,
  person_name text not null,
  role_then text not null default ''::text,
  status text not null,
  proxy_name text not null default ''::text,
  sort_order integer not null default 0,
  constraint attendance_pk PRIMARY KEY (id),
  constraint attendance_once_a_seat UNIQUE (meeting_id, seat_id),
  constraint attendance_has_a_name CHECK ((person_name <> ''::text)),
  constraint attendance_proxy_has_a_name CHECK (((status = 'proxy'::text) = (proxy_name <> ''::text))),
  constraint attendance_status_is_known CHECK ((status = ANY (ARRAY['present'::text, 'absent'::text, 'excused'::text, 'proxy'::text, 'observer'::text]))),
  constraint attendance_of_meeting FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id),
  constraint attendance_of_seat FOREIGN KEY (seat_id) REFERENCES councils.seat(id)
);
comment on table meetings.attendance is '出欠. Names and offices as they were at the meeting; never changed when a seat ends.';
CREATE TRIGGER attendance_is_append_only BEFORE DELETE OR UPDATE ON meetings.attendance FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER attendance_is_not_emptied BEFORE TRUNCATE ON meetings.attendance FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table meetings.attendance enable row level security;
create policy attendance_is_read_inside on meetings.attendance for select to tsunagi_app, tsunagi_residents
  using (meetings.reads_inside(meeting_id));
create policy attendance_is_taken_by_keepers on meetings.attendance for insert to tsunagi_app, tsunagi_residents
  with check (meetings.keeps_open(meeting_id));
grant insert, select on meetings.attendance to tsunagi_app;
grant insert, select on meetings.attendance to tsunagi_residents;

create table meetings.decision (
  id uuid not null,
  meeting_id uuid not null,
  item_id uuid not null,
  body_id uuid not null,
  council_no smallint,
  audience text not null,
  statement text not null,
  how text not null,
  counts text not null default ''::text,
  reasons text not null default ''::text,
  dissent text not null default ''::text,
  decided_on date not null,
  review_on date,
  state text not null default 'in_force'::text,
  supersedes_id uuid,
  review_note text not null default ''::text,
  version integer not null default 1,
  constraint decision_pk PRIMARY KEY (id),
  constraint decision_supersedes_once UNIQUE (supersedes_id),
  constraint decision_audience_is_known CHECK ((audience = ANY (ARRAY['council'::text, 'liaison'::text, 'staff'::text]))),
  constraint decision_ending_says_why CHECK (((state <> 'ended'::text) OR (review_note <> ''::text))),
  constraint decision_how_is_known CHECK ((how = ANY (ARRAY['consensus'::text, 'show_of_hands'::text, 'vote'::text, 'chair'::text]))),
  constraint decision_says_something CHECK ((statement <> ''::text)),
  constraint decision_state_is_known CHECK ((state = ANY (ARRAY['in_force'::text, 'revised'::text, 'ended'::text]))),
  constraint decision_of_body FOREIGN KEY (body_id) REFERENCES councils.body(id),
  constraint decision_of_item FOREIGN KEY (item_id) REFERENCES meetings.agenda_item(id),
  constraint decision_of_meeting FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id),
  constraint decision_supersedes FOREIGN KEY (supersedes_id) REFERENCES meetings.decision(id)
);
comment on table meetings.decision is '決定, with the day on which it is looked at again; a newer wording supersedes it and both stay.';
CREATE INDEX decision_by_council ON meetings.decision USING btree (council_no, decided_on DESC, id DESC);
CREATE INDEX decision_by_meeting ON meetings.decision USING btree (meeting_id);
CREATE INDEX decision_by_review ON meetings.decision USING btree (body_id, review_on) WHERE (state = 'in_force'::text);
alter table meetings.decision enable row level security;
create policy decision_is_kept_by_keepers on meetings.decision for update to tsunagi_app, tsunagi_residents
  using (councils.may_keep(council_no))
  with check (councils.may_keep(council_no));
create policy decision_is_read_by_its_audience on meetings.decision for select to tsunagi_app, tsunagi_residents
  using (councils.may_read(audience, council_no));
create policy decision_is_written_by_keepers on meetings.decision for insert to tsunagi_app, tsunagi_residents
  with check ((councils.may_keep(council_no) AND meetings.keeps_open(meeting_id)));
grant insert, select on meetings.decision to tsunagi_app;
grant insert, select on meetings.decision to tsunagi_residents;
grant update (review_on, state, review_note, version) on meetings.decision to tsunagi_app;
grant update (review_on, state, review_note, version) on meetings.decision to tsunagi_residents;

create table meetings.edition (
  id uuid not null,
  body_id uuid not null,
  meeting_id uuid,
  council_no smallint,
  title text not null,
  words text not null,
  phone text not null,
  contact text not null default ''::text,
  answer_by date,
  questions jsonb not null default '[]'::jsonb,
  code text not null,
  written_by uuid not null default platform.reader_id(),
  written_at timestamp with time zone not null default now(),
  checked_by uuid,
  checked_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_why text not null default ''::text,
  version integer not null default 1,
  constraint edition_pk PRIMARY KEY (id),
  constraint edition_code_is_one UNIQUE (code),
  constraint edition_check_has_a_time CHECK (((checked_by IS NULL) = (checked_at IS NULL))),
  constraint edition_code_cannot_be_guessed CHECK ((code ~ '^[2-9A-HJ-NP-Z]{10}$'::text)),
  constraint edition_end_says_why CHECK (((ended_at IS NULL) = (ended_why = ''::text))),
  constraint edition_is_checked_by_another CHECK ((checked_by <> written_by)),
  constraint edition_questions_are_a_list CHECK (
CASE
    WHEN (jsonb_typeof(questions) = 'array'::text) THEN (jsonb_array_length(questions) <= 8)
    ELSE false
END),
  constraint edition_says_something CHECK (((title <> ''::text) AND (words <> ''::text) AND (phone <> ''::text))),
  constraint edition_of_body FOREIGN KEY (body_id) REFERENCES councils.body(id),
  constraint edition_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no),
  constraint edition_of_meeting FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id)
);
comment on table meetings.edition is '回覧板: one sheet in plain Japanese, written by one keeper and checked by another before it is printed.';
comment on column meetings.edition.questions is 'A list of sentences, answered with yes, no, unknown and a line; their numbers are their places, from 1.';
comment on column meetings.edition.code is 'Stands in the QR code: who holds the sheet may answer, without an account.';
CREATE INDEX edition_by_body ON meetings.edition USING btree (body_id, written_at);
CREATE TRIGGER edition_is_kept BEFORE UPDATE ON meetings.edition FOR EACH ROW EXECUTE FUNCTION meetings.keep_edition();
alter table meetings.edition enable row level security;
create policy edition_is_read_inside on meetings.edition for select to tsunagi_app, tsunagi_residents
  using (councils.may_read(meetings.inner_audience(council_no), council_no));
create policy edition_is_tended_by_keepers on meetings.edition for update to tsunagi_app, tsunagi_residents
  using (councils.may_keep(council_no))
  with check (councils.may_keep(council_no));
create policy edition_is_written_by_keepers on meetings.edition for insert to tsunagi_app, tsunagi_residents
  with check ((councils.may_keep(council_no) AND (NOT (council_no IS DISTINCT FROM ( SELECT b.council_no
   FROM councils.body b
  WHERE (b.id = edition.body_id)))) AND ((meeting_id IS NULL) OR (body_id = ( SELECT m.body_id
   FROM meetings.meeting m
  WHERE (m.id = edition.meeting_id)))) AND (written_by = ( SELECT platform.reader_id() AS reader_id)) AND (checked_at IS NULL) AND (ended_at IS NULL)));
grant insert, select on meetings.edition to tsunagi_app;
grant insert, select on meetings.edition to tsunagi_residents;
grant update (title, words, phone, contact, answer_by, questions, checked_at, ended_at, ended_why, version) on meetings.edition to tsunagi_app;
grant update (title, words, phone, contact, answer_by, questions, checked_at, ended_at, ended_why, version) on meetings.edition to tsunagi_residents;

create table meetings.meeting (
  id uuid not null,
  body_id uuid not null,
  council_no smallint,
  title text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  place text not null default ''::text,
  mode text not null default 'in_person'::text,
  hosts jsonb not null default '[]'::jsonb,
  audience text not null default 'council'::text,
  state text not null default 'planned'::text,
  chair_seat uuid,
  chair_name text not null default ''::text,
  scribe_name text not null default ''::text,
  cancelled_why text not null default ''::text,
  sequence integer not null default 0,
  planned_in uuid,
  closed_at timestamp with time zone,
  approved_at timestamp with time zone,
  approved_by uuid,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint meeting_pk PRIMARY KEY (id),
  constraint meeting_approving_has_a_time CHECK (((state = 'minutes_approved'::text) = (approved_at IS NOT NULL))),
  constraint meeting_audience_is_known CHECK ((audience = ANY (ARRAY['public'::text, 'council'::text, 'liaison'::text, 'staff'::text]))),
  constraint meeting_cancelling_says_why CHECK (((state <> 'cancelled'::text) OR (cancelled_why <> ''::text))),
  constraint meeting_closing_has_a_time CHECK (((state = ANY (ARRAY['minutes_draft'::text, 'minutes_check'::text, 'minutes_approved'::text])) = (closed_at IS NOT NULL))),
  constraint meeting_ends_after_it_begins CHECK ((ends_at > starts_at)),
  constraint meeting_has_a_title CHECK ((title <> ''::text)),
  constraint meeting_hosts_are_a_list CHECK ((jsonb_typeof(hosts) = 'array'::text)),
  constraint meeting_mode_is_known CHECK ((mode = ANY (ARRAY['in_person'::text, 'online'::text, 'hybrid'::text, 'paper'::text]))),
  constraint meeting_state_is_known CHECK ((state = ANY (ARRAY['planned'::text, 'called'::text, 'held'::text, 'minutes_draft'::text, 'minutes_check'::text, 'minutes_approved'::text, 'cancelled'::text]))),
  constraint meeting_chair FOREIGN KEY (chair_seat) REFERENCES councils.seat(id),
  constraint meeting_of_body FOREIGN KEY (body_id) REFERENCES councils.body(id),
  constraint meeting_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no),
  constraint meeting_planned_in FOREIGN KEY (planned_in) REFERENCES meetings.meeting(id)
);
comment on table meetings.meeting is '会議. The council''s number is that of the body; it stands here for the one rule of sight.';
comment on column meetings.meeting.hosts is 'A list of {name, as}: 主催, 共催, 協力.';
comment on column meetings.meeting.chair_name is 'Name as it stood at the meeting; it stays when the seat ends.';
comment on column meetings.meeting.sequence is 'How often what a calendar shows has changed (RFC 5545 SEQUENCE).';
CREATE INDEX meeting_by_body ON meetings.meeting USING btree (body_id, starts_at);
CREATE INDEX meeting_by_start ON meetings.meeting USING btree (starts_at, id);
alter table meetings.meeting enable row level security;
create policy meeting_is_kept_by_keepers on meetings.meeting for update to tsunagi_app, tsunagi_residents
  using (councils.may_keep(council_no))
  with check (councils.may_keep(council_no));
create policy meeting_is_open_when_public on meetings.meeting for select to tsunagi_public
  using ((audience = 'public'::text));
create policy meeting_is_planned_by_keepers on meetings.meeting for insert to tsunagi_app, tsunagi_residents
  with check ((councils.may_keep(council_no) AND (NOT (council_no IS DISTINCT FROM ( SELECT b.council_no
   FROM councils.body b
  WHERE (b.id = meeting.body_id))))));
create policy meeting_is_read_by_its_audience on meetings.meeting for select to tsunagi_app, tsunagi_residents
  using (councils.may_read(audience, council_no));
grant insert, select on meetings.meeting to tsunagi_app;
grant insert, select on meetings.meeting to tsunagi_residents;
grant select (id, body_id, council_no, title, starts_at, ends_at, place, mode, hosts, audience, state, sequence, changed_at) on meetings.meeting to tsunagi_public;
grant update (title, starts_at, ends_at, place, mode, hosts, audience, state, chair_seat, chair_name, scribe_name, cancelled_why, sequence, closed_at, approved_at, approved_by, changed_at, version) on meetings.meeting to tsunagi_app;
grant update (title, starts_at, ends_at, place, mode, hosts, audience, state, chair_seat, chair_name, scribe_name, cancelled_why, sequence, closed_at, approved_at, approved_by, changed_at, version) on meetings.meeting to tsunagi_residents;

create table meetings.minutes (
  meeting_id uuid not null,
  no integer not null,
  words text not null,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  constraint minutes_pk PRIMARY KEY (meeting_id, no),
  constraint minutes_say_something CHECK ((words <> ''::text)),
  constraint minutes_of_meeting FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id)
);
comment on table meetings.minutes is '議事録, every wording it had; the last one counts. Locked once approved.';
CREATE TRIGGER minutes_are_append_only BEFORE DELETE OR UPDATE ON meetings.minutes FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER minutes_are_not_emptied BEFORE TRUNCATE ON meetings.minutes FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table meetings.minutes enable row level security;
create policy minutes_are_read_inside on meetings.minutes for select to tsunagi_app, tsunagi_residents
  using (meetings.reads_inside(meeting_id));
create policy minutes_are_written_by_keepers on meetings.minutes for insert to tsunagi_app, tsunagi_residents
  with check ((meetings.keeps_unlocked(meeting_id) AND (made_by = ( SELECT platform.reader_id() AS reader_id))));
grant insert, select on meetings.minutes to tsunagi_app;
grant insert, select on meetings.minutes to tsunagi_residents;

create table meetings.note (
  id uuid not null,
  sheet_id uuid not null,
  side text not null,
  sort_order integer not null,
  words text not null,
  became_kind text,
  became_id uuid,
  became_at timestamp with time zone,
  became_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_why text not null default ''::text,
  withdrawn_by uuid,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  constraint note_pk PRIMARY KEY (id),
  constraint note_becomes_known CHECK ((became_kind = ANY (ARRAY['treasure'::text, 'issue'::text, 'vision'::text]))),
  constraint note_becomes_whole CHECK ((((became_kind IS NULL) = (became_at IS NULL)) AND ((became_kind IS NULL) = (became_by IS NULL)) AND ((became_id IS NOT NULL) = COALESCE((became_kind = ANY (ARRAY['treasure'::text, 'issue'::text])), false)))),
  constraint note_says_something CHECK ((words <> ''::text)),
  constraint note_withdrawing_is_whole CHECK ((((withdrawn_at IS NULL) = (withdrawn_by IS NULL)) AND ((withdrawn_at IS NULL) = (withdrawn_why = ''::text)))),
  constraint note_withdrawn_was_no_record CHECK (((withdrawn_at IS NULL) OR (became_kind IS NULL) OR (became_kind = 'vision'::text))),
  constraint note_of_sheet FOREIGN KEY (sheet_id) REFERENCES meetings.sheet(id)
);
comment on table meetings.note is '付箋: what somebody wrote, as they wrote it. What became nothing is kept as well; a vision is a note that stays one.';
CREATE INDEX note_by_sheet ON meetings.note USING btree (sheet_id, sort_order, id);
CREATE INDEX note_of_visions ON meetings.note USING btree (sheet_id) WHERE ((became_kind = 'vision'::text) AND (withdrawn_at IS NULL));
CREATE TRIGGER note_is_kept BEFORE DELETE OR UPDATE ON meetings.note FOR EACH ROW EXECUTE FUNCTION meetings.keep_note();
CREATE TRIGGER note_is_not_emptied BEFORE TRUNCATE ON meetings.note FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table meetings.note enable row level security;
create policy note_is_read_with_its_sheet on meetings.note for select to tsunagi_app, tsunagi_residents
  using (meetings.reads_sheet(sheet_id));
create policy note_is_tended_by_keepers_and_its_writer on meetings.note for update to tsunagi_app, tsunagi_residents
  using ((meetings.keeps_sheet(sheet_id) OR ((made_by = ( SELECT platform.reader_id() AS reader_id)) AND (became_kind IS NULL) AND meetings.reads_sheet(sheet_id))))
  with check ((meetings.keeps_sheet(sheet_id) OR ((made_by = ( SELECT platform.reader_id() AS reader_id)) AND (became_kind IS NULL) AND meetings.reads_sheet(sheet_id))));
create policy note_is_written_by_those_who_read on meetings.note for insert to tsunagi_app, tsunagi_residents
  with check ((meetings.reads_sheet(sheet_id) AND (made_by = ( SELECT platform.reader_id() AS reader_id)) AND (became_kind IS NULL) AND (withdrawn_at IS NULL)));
grant insert, select on meetings.note to tsunagi_app;
grant insert, select on meetings.note to tsunagi_residents;
grant update (became_kind, became_id, became_at, became_by, withdrawn_at, withdrawn_why, withdrawn_by) on meetings.note to tsunagi_app;
grant update (became_kind, became_id, became_at, became_by, withdrawn_at, withdrawn_why, withdrawn_by) on meetings.note to tsunagi_residents;

create table meetings.note_on_minutes (
  id uuid not null,
  meeting_id uuid not null,
  kind text not null,
  words text not null,
  on_behalf_of text not null default ''::text,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  constraint note_on_minutes_pk PRIMARY KEY (id),
  constraint note_on_minutes_kind_is_known CHECK ((kind = ANY (ARRAY['comment'::text, 'erratum'::text]))),
  constraint note_on_minutes_says_something CHECK ((words <> ''::text)),
  constraint note_on_minutes_of_meeting FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id)
);
comment on table meetings.note_on_minutes is 'What those who attended say about the minutes: before the approval a comment, after it an erratum.';
CREATE INDEX note_on_minutes_by_meeting ON meetings.note_on_minutes USING btree (meeting_id, made_at);
CREATE TRIGGER note_on_minutes_is_append_only BEFORE DELETE OR UPDATE ON meetings.note_on_minutes FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER note_on_minutes_is_not_emptied BEFORE TRUNCATE ON meetings.note_on_minutes FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table meetings.note_on_minutes enable row level security;
create policy note_on_minutes_is_made_by_those_who_attended on meetings.note_on_minutes for insert to tsunagi_app, tsunagi_residents
  with check (((made_by = ( SELECT platform.reader_id() AS reader_id)) AND (((on_behalf_of = ''::text) AND meetings.attended(meeting_id)) OR ((on_behalf_of <> ''::text) AND meetings.keeps_meeting(meeting_id)))));
create policy note_on_minutes_is_read_inside on meetings.note_on_minutes for select to tsunagi_app, tsunagi_residents
  using (meetings.reads_inside(meeting_id));
grant insert, select on meetings.note_on_minutes to tsunagi_app;
grant insert, select on meetings.note_on_minutes to tsunagi_residents;

create table meetings.photo (
  id uuid not null,
  sheet_id uuid not null,
  no smallint not null,
  taken bytea,
  media_type text not null,
  words text not null default ''::text,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  withdrawn_why text not null default ''::text,
  withdrawn_by uuid,
  constraint photo_pk PRIMARY KEY (id),
  constraint photo_has_its_number UNIQUE (sheet_id, no),
  constraint photo_is_a_picture CHECK ((media_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text]))),
  constraint photo_is_small_enough CHECK (((octet_length(taken) >= 1) AND (octet_length(taken) <= 6000000))),
  constraint photo_number_counts CHECK ((no > 0)),
  constraint photo_withdrawing_is_whole CHECK ((((withdrawn_at IS NULL) = (withdrawn_by IS NULL)) AND ((withdrawn_at IS NULL) = (withdrawn_why = ''::text)))),
  constraint photo_withdrawn_is_gone CHECK (((withdrawn_at IS NULL) = (taken IS NOT NULL))),
  constraint photo_of_sheet FOREIGN KEY (sheet_id) REFERENCES meetings.sheet(id)
);
comment on table meetings.photo is '写真: the paper of a sheet, without anything the camera wrote into it. At most twelve a sheet.';
comment on column meetings.photo.taken is 'The picture itself, which still tells how it has to be turned to stand upright; gone for good when it is withdrawn.';
CREATE TRIGGER photo_is_kept BEFORE INSERT OR DELETE OR UPDATE ON meetings.photo FOR EACH ROW EXECUTE FUNCTION meetings.keep_photo();
CREATE TRIGGER photo_is_not_emptied BEFORE TRUNCATE ON meetings.photo FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table meetings.photo enable row level security;
create policy photo_is_pasted_by_those_who_read on meetings.photo for insert to tsunagi_app, tsunagi_residents
  with check ((meetings.reads_sheet(sheet_id) AND (made_by = ( SELECT platform.reader_id() AS reader_id)) AND (withdrawn_at IS NULL)));
create policy photo_is_read_with_its_sheet on meetings.photo for select to tsunagi_app, tsunagi_residents
  using (meetings.reads_sheet(sheet_id));
create policy photo_is_withdrawn_by_keepers_and_its_paster on meetings.photo for update to tsunagi_app, tsunagi_residents
  using ((meetings.keeps_sheet(sheet_id) OR ((made_by = ( SELECT platform.reader_id() AS reader_id)) AND meetings.reads_sheet(sheet_id))))
  with check ((meetings.keeps_sheet(sheet_id) OR ((made_by = ( SELECT platform.reader_id() AS reader_id)) AND meetings.reads_sheet(sheet_id))));
grant insert, select on meetings.photo to tsunagi_app;
grant insert, select on meetings.photo to tsunagi_residents;
grant update (taken, withdrawn_at, withdrawn_why, withdrawn_by) on meetings.photo to tsunagi_app;
grant update (taken, withdrawn_at, withdrawn_why, withdrawn_by) on meetings.photo to tsunagi_residents;

create table meetings.question (
  id uuid not null,
  meeting_id uuid not null,
  item_id uuid not null,
  body_id uuid not null,
  council_no smallint,
  audience text not null,
  words text not null,
  due_on date not null,
  asked_on date not null,
  answer text not null default ''::text,
  answered_name text not null default ''::text,
  answered_at timestamp with time zone,
  answered_by uuid,
  told_in uuid,
  version integer not null default 1,
  constraint question_pk PRIMARY KEY (id),
  constraint question_answer_has_a_time CHECK ((((answer = ''::text) = (answered_at IS NULL)) AND ((answer = ''::text) = (answered_by IS NULL)))),
  constraint question_audience_is_known CHECK ((audience = ANY (ARRAY['council'::text, 'liaison'::text, 'staff'::text]))),
  constraint question_is_told_when_answered CHECK (((told_in IS NULL) OR (answered_at IS NOT NULL))),
  constraint question_says_something CHECK ((words <> ''::text)),
  constraint question_of_body FOREIGN KEY (body_id) REFERENCES councils.body(id),
  constraint question_of_item FOREIGN KEY (item_id) REFERENCES meetings.agenda_item(id),
  constraint question_of_meeting FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id),
  constraint question_told_in FOREIGN KEY (told_in) REFERENCES meetings.meeting(id)
);
comment on table meetings.question is '市への質問: an answer is owed by a day, and comes back to the next meeting (told_in).';
CREATE INDEX question_by_body ON meetings.question USING btree (body_id) WHERE (told_in IS NULL);
CREATE INDEX question_by_due ON meetings.question USING btree (due_on, id) WHERE (answered_at IS NULL);
CREATE INDEX question_by_meeting ON meetings.question USING btree (meeting_id);
alter table meetings.question enable row level security;
create policy question_is_answered_by_the_city on meetings.question for update to tsunagi_app, tsunagi_residents
  using ((councils.may_keep(council_no) OR ( SELECT councils.is_city() AS is_city)))
  with check ((councils.may_keep(council_no) OR ( SELECT councils.is_city() AS is_city)));
create policy question_is_asked_by_keepers on meetings.question for insert to tsunagi_app, tsunagi_residents
  with check ((councils.may_keep(council_no) AND meetings.keeps_open(meeting_id)));
create policy question_is_read_where_it_was_asked_and_by_the_city on meetings.question for select to tsunagi_app, tsunagi_residents
  using ((councils.may_read(audience, council_no) OR ( SELECT councils.is_city() AS is_city)));
grant insert, select on meetings.question to tsunagi_app;
grant insert, select on meetings.question to tsunagi_residents;
grant update (answer, answered_name, answered_at, answered_by, told_in, version) on meetings.question to tsunagi_app;
grant update (answer, answered_name, answered_at, answered_by, told_in, version) on meetings.question to tsunagi_residents;

create table meetings.remark (
  id uuid not null,
  meeting_id uuid not null,
  item_id uuid not null,
  sort_order integer not null,
  words text not null,
  audience text not null default 'council'::text,
  became_kind text,
  became_id uuid,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  constraint remark_pk PRIMARY KEY (id),
  constraint remark_audience_is_known CHECK ((audience = ANY (ARRAY['council'::text, 'staff'::text]))),
  constraint remark_became_is_known CHECK ((became_kind = ANY (ARRAY['decision'::text, 'action'::text, 'question'::text, 'issue'::text, 'treasure'::text]))),
  constraint remark_became_something CHECK (((became_kind IS NULL) = (became_id IS NULL))),
  constraint remark_says_something CHECK ((words <> ''::text)),
  constraint remark_of_item FOREIGN KEY (item_id) REFERENCES meetings.agenda_item(id),
  constraint remark_of_meeting FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id)
);
comment on table meetings.remark is 'The ➡ lines: what was said at an item, and what it became at the closing.';
CREATE INDEX remark_by_item ON meetings.remark USING btree (item_id, sort_order, id);
CREATE INDEX remark_by_meeting ON meetings.remark USING btree (meeting_id);
alter table meetings.remark enable row level security;
create policy remark_becomes_by_keepers on meetings.remark for update to tsunagi_app, tsunagi_residents
  using (meetings.keeps_open(meeting_id))
  with check (meetings.keeps_open(meeting_id));
create policy remark_is_read_inside on meetings.remark for select to tsunagi_app, tsunagi_residents
  using ((meetings.reads_inside(meeting_id) AND ((audience = 'council'::text) OR ( SELECT councils.is_coordinator() AS is_coordinator))));
create policy remark_is_written_by_keepers on meetings.remark for insert to tsunagi_app, tsunagi_residents
  with check ((meetings.keeps_open(meeting_id) AND (made_by = ( SELECT platform.reader_id() AS reader_id))));
grant insert, select on meetings.remark to tsunagi_app;
grant insert, select on meetings.remark to tsunagi_residents;
grant update (became_kind, became_id) on meetings.remark to tsunagi_app;
grant update (became_kind, became_id) on meetings.remark to tsunagi_residents;

create table meetings.returned (
  id uuid not null,
  edition_id uuid not null,
  no integer not null,
  way text not null,
  made_by uuid,
  made_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  withdrawn_why text not null default ''::text,
  withdrawn_by uuid,
  constraint returned_pk PRIMARY KEY (id),
  constraint returned_is_numbered UNIQUE (edition_id, no),
  constraint returned_paper_was_keyed_in CHECK (((way = 'paper'::text) = (made_by IS NOT NULL))),
  constraint returned_way_is_known CHECK ((way = ANY (ARRAY['paper'::text, 'form'::text]))),
  constraint returned_withdrawing_is_whole CHECK ((((withdrawn_at IS NULL) = (withdrawn_by IS NULL)) AND ((withdrawn_at IS NULL) = (withdrawn_why = ''::text)))),
  constraint returned_of_edition FOREIGN KEY (edition_id) REFERENCES meetings.edition(id)
);
comment on table meetings.returned is 'One sheet that came back, without a name: keyed in from paper, or answered through the QR code.';
alter table meetings.returned enable row level security;
create policy returned_is_keyed_in_by_keepers on meetings.returned for insert to tsunagi_app, tsunagi_residents
  with check ((meetings.keeps_edition(edition_id) AND (way = 'paper'::text) AND (made_by = ( SELECT platform.reader_id() AS reader_id)) AND (withdrawn_at IS NULL)));
create policy returned_is_read_by_keepers on meetings.returned for select to tsunagi_app, tsunagi_residents
  using (meetings.keeps_edition(edition_id));
create policy returned_is_withdrawn_by_keepers on meetings.returned for update to tsunagi_app, tsunagi_residents
  using (meetings.keeps_edition(edition_id))
  with check (meetings.keeps_edition(edition_id));
grant insert, select on meetings.returned to tsunagi_app;
grant insert, select on meetings.returned to tsunagi_residents;
grant update (withdrawn_at, withdrawn_why, withdrawn_by) on meetings.returned to tsunagi_app;
grant update (withdrawn_at, withdrawn_why, withdrawn_by) on meetings.returned to tsunagi_residents;

create table meetings.returned_line (
  returned_id uuid not null,
  question smallint not null,
  answer text,
  words text not null default ''::text,
  became_kind text,
  became_id uuid,
  became_at timestamp with time zone,
  became_by uuid,
  constraint returned_line_pk PRIMARY KEY (returned_id, question),
  constraint returned_line_answer_is_known CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text]))),
  constraint returned_line_becomes_known CHECK ((became_kind = ANY (ARRAY['treasure'::text, 'issue'::text]))),
  constraint returned_line_becomes_whole CHECK ((((became_kind IS NULL) = (became_at IS NULL)) AND ((became_kind IS NULL) = (became_by IS NULL)) AND ((became_kind IS NULL) = (became_id IS NULL)))),
  constraint returned_line_is_short CHECK ((length(words) <= 400)),
  constraint returned_line_question_is_a_place CHECK (((question >= 0) AND (question <= 8))),
  constraint returned_line_says_something CHECK (((answer IS NOT NULL) OR (words <> ''::text))),
  constraint returned_line_of_returned FOREIGN KEY (returned_id) REFERENCES meetings.returned(id)
);
comment on table meetings.returned_line is 'What one sheet answers to one question; question 0 is the line at its foot.';
CREATE TRIGGER returned_line_is_kept BEFORE DELETE OR UPDATE ON meetings.returned_line FOR EACH ROW EXECUTE FUNCTION meetings.keep_returned_line();
CREATE TRIGGER returned_line_is_not_emptied BEFORE TRUNCATE ON meetings.returned_line FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table meetings.returned_line enable row level security;
create policy returned_line_becomes_by_keepers on meetings.returned_line for update to tsunagi_app, tsunagi_residents
  using (meetings.keeps_returned(returned_id))
  with check (meetings.keeps_returned(returned_id));
create policy returned_line_is_keyed_in_by_keepers on meetings.returned_line for insert to tsunagi_app, tsunagi_residents
  with check ((meetings.keeps_returned(returned_id) AND (became_kind IS NULL)));
create policy returned_line_is_read_by_keepers on meetings.returned_line for select to tsunagi_app, tsunagi_residents
  using (meetings.keeps_returned(returned_id));
grant insert, select on meetings.returned_line to tsunagi_app;
grant insert, select on meetings.returned_line to tsunagi_residents;
grant update (became_kind, became_id, became_at, became_by) on meetings.returned_line to tsunagi_app;
grant update (became_kind, became_id, became_at, became_by) on meetings.returned_line to tsunagi_residents;

create table meetings.sheet (
  id uuid not null,
  body_id uuid not null,
  meeting_id uuid,
  council_no smallint,
  theme text not null,
  board text not null,
  sides jsonb not null,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint sheet_pk PRIMARY KEY (id),
  constraint sheet_board_is_known CHECK ((board = ANY (ARRAY['strength_weakness_ideal'::text, 'time_travel'::text, 'custom'::text]))),
  constraint sheet_has_a_theme CHECK ((theme <> ''::text)),
  constraint sheet_has_sides CHECK (
CASE
    WHEN (jsonb_typeof(sides) = 'array'::text) THEN ((jsonb_array_length(sides) >= 1) AND (jsonb_array_length(sides) <= 6))
    ELSE false
END),
  constraint sheet_of_body FOREIGN KEY (body_id) REFERENCES councils.body(id),
  constraint sheet_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no),
  constraint sheet_of_meeting FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id)
);
comment on table meetings.sheet is '強み・弱み・理想シート: a board of a meeting, or of a body between meetings.';
comment on column meetings.sheet.sides is 'A list of {key, label, becomes}: the columns from left to right, and what a note there usually becomes.';
CREATE INDEX sheet_by_body ON meetings.sheet USING btree (body_id, made_at);
CREATE INDEX sheet_by_meeting ON meetings.sheet USING btree (meeting_id);
alter table meetings.sheet enable row level security;
create policy sheet_is_changed_by_keepers on meetings.sheet for update to tsunagi_app, tsunagi_residents
  using (councils.may_keep(council_no))
  with check (councils.may_keep(council_no));
create policy sheet_is_laid_out_by_keepers on meetings.sheet for insert to tsunagi_app, tsunagi_residents
  with check ((councils.may_keep(council_no) AND (NOT (council_no IS DISTINCT FROM ( SELECT b.council_no
   FROM councils.body b
  WHERE (b.id = sheet.body_id)))) AND ((meeting_id IS NULL) OR (body_id = ( SELECT m.body_id
   FROM meetings.meeting m
  WHERE (m.id = sheet.meeting_id)))) AND (made_by = ( SELECT platform.reader_id() AS reader_id))));
create policy sheet_is_read_inside on meetings.sheet for select to tsunagi_app, tsunagi_residents
  using ((councils.may_read(meetings.inner_audience(council_no), council_no) AND ((meeting_id IS NULL) OR meetings.reads_inside(meeting_id))));
grant insert, select on meetings.sheet to tsunagi_app;
grant insert, select on meetings.sheet to tsunagi_residents;
grant update (theme, version) on meetings.sheet to tsunagi_app;
grant update (theme, version) on meetings.sheet to tsunagi_residents;

CREATE OR REPLACE FUNCTION meetings.attended(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM ((meetings.attendance a
              JOIN councils.seat s ON ((s.id = a.seat_id)))
              JOIN councils.participant p ON ((p.id = s.participant_id)))
           WHERE ((a.meeting_id = attended.asked) AND (a.status = ANY (ARRAY['present'::text, 'observer'::text])) AND (p.account_id = platform.reader_id()) AND (p.ended_on IS NULL) AND (staff.my_agency() IS NOT NULL)))) AS "exists";
END;
comment on function meetings.attended(asked uuid) is 'Whether the reader was there in person; also after their seat has ended.';
grant execute on function meetings.attended(asked uuid) to tsunagi_app;
grant execute on function meetings.attended(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION meetings.edition_counts(asked uuid)
 RETURNS TABLE(question smallint, answer text, counted integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT l.question,
     COALESCE(l.answer, ''::text) AS "coalesce",
     (count(*))::integer AS count
    FROM ((meetings.edition e
      JOIN meetings.returned r ON (((r.edition_id = e.id) AND (r.withdrawn_at IS NULL))))
      JOIN meetings.returned_line l ON ((l.returned_id = r.id)))
   WHERE ((e.id = edition_counts.asked) AND councils.may_read(meetings.inner_audience(e.council_no), e.council_no))
   GROUP BY l.question, COALESCE(l.answer, ''::text)
 UNION ALL
  SELECT (- (1)::smallint),
     r.way,
     (count(*))::integer AS count
    FROM (meetings.edition e
      JOIN meetings.returned r ON (((r.edition_id = e.id) AND (r.withdrawn_at IS NULL))))
   WHERE ((e.id = edition_counts.asked) AND councils.may_read(meetings.inner_audience(e.council_no), e.council_no))
   GROUP BY r.way;
END;
comment on function meetings.edition_counts(asked uuid) is 'How often each answer came; question -1 counts the sheets themselves. Single sheets are for keepers only.';
grant execute on function meetings.edition_counts(asked uuid) to tsunagi_app;
grant execute on function meetings.edition_counts(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION meetings.inner_audience(council smallint)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN CASE WHEN (council IS NULL) THEN 'liaison'::text ELSE 'council'::text END;
comment on function meetings.inner_audience(council smallint) is 'For whom names and remarks are: the council itself; where a body belongs to none, those of the liaison.';
grant execute on function meetings.inner_audience(council smallint) to tsunagi_app;
grant execute on function meetings.inner_audience(council smallint) to tsunagi_residents;

CREATE OR REPLACE FUNCTION meetings.keep_edition()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if (new.title, new.words, new.phone, new.contact, new.answer_by, new.questions) is distinct from
     (old.title, old.words, old.phone, old.contact, old.answer_by, old.questions) then
    if old.checked_at is not null then raise exception 'a checked edition stands' using errcode = 'insufficient_privilege'; end if;
    new.written_by := platform.reader_id();
    new.written_at := now();
  end if;
  if old.checked_at is not null and (new.checked_at, new.checked_by) is distinct from (old.checked_at, old.checked_by) then
    raise exception 'a check stands' using errcode = 'insufficient_privilege';
  end if;
  if old.checked_at is null and new.checked_at is not null then new.checked_by := platform.reader_id(); end if;
  return new;
end $function$;
comment on function meetings.keep_edition() is 'Whoever words an edition is its writer, whoever checks it its checker; what was checked is not worded anew.';

CREATE OR REPLACE FUNCTION meetings.keep_note()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' then raise exception 'a note is kept' using errcode = 'insufficient_privilege'; end if;
  if new.words <> old.words or new.sheet_id <> old.sheet_id or new.side <> old.side then
    raise exception 'a note stays as it was written' using errcode = 'insufficient_privilege';
  end if;
  if old.became_kind is not null and (new.became_kind, new.became_id) is distinct from (old.became_kind, old.became_id) then
    raise exception 'a note becomes something once' using errcode = 'insufficient_privilege';
  end if;
  if old.withdrawn_at is not null then raise exception 'a withdrawn note stays withdrawn' using errcode = 'insufficient_privilege'; end if;
  return new;
end $function$;
comment on function meetings.keep_note() is 'A note is never deleted nor reworded, becomes something at most once, and stays withdrawn.';

CREATE OR REPLACE FUNCTION meetings.keep_photo()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' then raise exception 'a photo is withdrawn, not deleted' using errcode = 'insufficient_privilege'; end if;
  if tg_op = 'INSERT' then
    perform pg_advisory_xact_lock(hashtextextended('meetings.photo ' || new.sheet_id, 0));
    if (select count(*) from meetings.photo p where p.sheet_id = new.sheet_id and p.withdrawn_at is null) >= 12 then
      raise exception 'a sheet carries twelve photos' using errcode = 'check_violation', constraint = 'photo_twelve_a_sheet';
    end if;
    select coalesce(max(p.no), 0) + 1 into new.no from meetings.photo p where p.sheet_id = new.sheet_id;
    return new;
  end if;
  if old.withdrawn_at is not null then raise exception 'a withdrawn photo stays withdrawn' using errcode = 'insufficient_privilege'; end if;
  if (new.id, new.sheet_id, new.no, new.media_type, new.words, new.made_by, new.made_at)
     is distinct from (old.id, old.sheet_id, old.no, old.media_type, old.words, old.made_by, old.made_at)
     or (new.taken is not null and new.taken is distinct from old.taken) then
    raise exception 'a photo stays as it was pasted' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$;
comment on function meetings.keep_photo() is 'A photo gets the next number of its sheet, twelve at most; it is never changed nor deleted, and is withdrawn for good.';

CREATE OR REPLACE FUNCTION meetings.keep_returned_line()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' or (new.returned_id, new.question, new.answer, new.words) is distinct from (old.returned_id, old.question, old.answer, old.words)
     or old.became_kind is not null then
    raise exception 'an answer stays as it came, and becomes something once' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION meetings.keeps_edition(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM meetings.edition e
           WHERE ((e.id = keeps_edition.asked) AND councils.may_keep(e.council_no)))) AS "exists";
END;
grant execute on function meetings.keeps_edition(asked uuid) to tsunagi_app;
grant execute on function meetings.keeps_edition(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION meetings.keeps_meeting(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM meetings.meeting m
           WHERE ((m.id = keeps_meeting.asked) AND councils.may_keep(m.council_no)))) AS "exists";
END;
grant execute on function meetings.keeps_meeting(asked uuid) to tsunagi_app;
grant execute on function meetings.keeps_meeting(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION meetings.keeps_open(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM meetings.meeting m
           WHERE ((m.id = keeps_open.asked) AND (m.state = ANY (ARRAY['planned'::text, 'called'::text, 'held'::text])) AND councils.may_keep(m.council_no)))) AS "exists";
END;
comment on function meetings.keeps_open(asked uuid) is 'Keeps the records of a meeting that has not been closed: after the closing its attendance and remarks stand.';
grant execute on function meetings.keeps_open(asked uuid) to tsunagi_app;
grant execute on function meetings.keeps_open(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION meetings.keeps_returned(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM (meetings.returned r
              JOIN meetings.edition e ON ((e.id = r.edition_id)))
           WHERE ((r.id = keeps_returned.asked) AND councils.may_keep(e.council_no)))) AS "exists";
END;
grant execute on function meetings.keeps_returned(asked uuid) to tsunagi_app;
grant execute on function meetings.keeps_returned(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION meetings.keeps_sheet(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM meetings.sheet s
           WHERE ((s.id = keeps_sheet.asked) AND councils.may_keep(s.council_no)))) AS "exists";
END;
grant execute on function meetings.keeps_sheet(asked uuid) to tsunagi_app;
grant execute on function meetings.keeps_sheet(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION meetings.keeps_unlocked(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM meetings.meeting m
           WHERE ((m.id = keeps_unlocked.asked) AND (m.state <> ALL (ARRAY['minutes_approved'::text, 'cancelled'::text])) AND councils.may_keep(m.council_no)))) AS "exists";
END;
grant execute on function meetings.keeps_unlocked(asked uuid) to tsunagi_app;
grant execute on function meetings.keeps_unlocked(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION meetings.reads_inside(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM meetings.meeting m
           WHERE ((m.id = reads_inside.asked) AND councils.may_read(m.audience, m.council_no) AND councils.may_read(meetings.inner_audience(m.council_no), m.council_no)))) AS "exists";
END;
comment on function meetings.reads_inside(asked uuid) is 'Names, remarks and minutes stay inside, also when the meeting itself is told to others.';
grant execute on function meetings.reads_inside(asked uuid) to tsunagi_app;
grant execute on function meetings.reads_inside(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION meetings.reads_meeting(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM meetings.meeting m
           WHERE ((m.id = reads_meeting.asked) AND councils.may_read(m.audience, m.council_no)))) AS "exists";
END;
grant execute on function meetings.reads_meeting(asked uuid) to tsunagi_app;
grant execute on function meetings.reads_meeting(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION meetings.reads_sheet(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM meetings.sheet s
           WHERE ((s.id = reads_sheet.asked) AND councils.may_read(meetings.inner_audience(s.council_no), s.council_no) AND ((s.meeting_id IS NULL) OR meetings.reads_inside(s.meeting_id))))) AS "exists";
END;
comment on function meetings.reads_sheet(asked uuid) is 'Notes stay inside the council; those of a meeting with those who read it.';
grant execute on function meetings.reads_sheet(asked uuid) to tsunagi_app;
grant execute on function meetings.reads_sheet(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION meetings.took_on(seat uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM (councils.seat s
              JOIN councils.participant p ON ((p.id = s.participant_id)))
           WHERE ((s.id = took_on.seat) AND (p.account_id = platform.reader_id()) AND (p.ended_on IS NULL) AND (staff.my_agency() IS NOT NULL) AND ((((now() AT TIME ZONE 'Asia/Tokyo'::text))::date >= s.from_on) AND (((now() AT TIME ZONE 'Asia/Tokyo'::text))::date <= COALESCE(s.to_on, 'infinity'::date)))))) AS "exists";
END;
comment on function meetings.took_on(seat uuid) is 'Whether the reader holds this seat today. Its twin is the owner''s part of src/community/meetings/acts/tend-outcomes.ts.';
grant execute on function meetings.took_on(seat uuid) to tsunagi_app;
grant execute on function meetings.took_on(seat uuid) to tsunagi_residents;

create schema people;
comment on schema people is 'Persons, households, carers. Confidential half.';
grant usage on schema people to tsunagi_app;

create sequence people.disclosure_no;
grant usage on sequence people.disclosure_no to tsunagi_app;

create table people.address_protection (
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  from_on date not null,
  until_on date not null,
  renewed_from uuid,
  document_no text,
  perpetrators uuid[] not null default '{}'::uuid[],
  set_at timestamp with time zone not null,
  set_by uuid not null,
  is_current boolean not null default true,
  end_asked_at timestamp with time zone,
  end_asked_by uuid,
  end_words text,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint address_protection_pk PRIMARY KEY (id),
  constraint address_protection_end_is_asked_with_words CHECK ((((end_asked_at IS NULL) = (end_asked_by IS NULL)) AND ((end_asked_at IS NULL) = (end_words IS NULL)))),
  constraint address_protection_ended_is_over CHECK ((((ended_at IS NULL) = (ended_by IS NULL)) AND ((ended_at IS NULL) OR (NOT is_current)))),
  constraint address_protection_is_ended_by_two CHECK (((ended_by IS NULL) OR ((end_asked_by IS NOT NULL) AND (ended_by <> end_asked_by)))),
  constraint address_protection_kind_is_known CHECK ((kind = ANY (ARRAY['dv'::text, 'stalking'::text, 'child_abuse'::text, 'other'::text]))),
  constraint address_protection_lasts_a_year_at_most CHECK (((until_on >= from_on) AND (until_on <= (from_on + '1 year'::interval)))),
  constraint address_protection_of_person FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint address_protection_renews_another FOREIGN KEY (renewed_from) REFERENCES people.address_protection(id)
);
comment on table people.address_protection is '支援措置 of one person: kind, term, who must not learn the place. Running out hides nothing less; only two persons end it.';
comment on column people.address_protection.perpetrators is 'Persons of the house who must not learn the place.';
CREATE UNIQUE INDEX address_protection_stands_once ON people.address_protection USING btree (person_id) WHERE is_current;
CREATE TRIGGER address_protection_ends_by_two AFTER UPDATE OF ended_at ON people.address_protection FOR EACH ROW WHEN (((new.ended_at IS NOT NULL) AND (old.ended_at IS NULL))) EXECUTE FUNCTION people.switch_protection();
CREATE TRIGGER address_protection_follows_the_old BEFORE INSERT ON people.address_protection FOR EACH ROW EXECUTE FUNCTION people.begin_protection();
CREATE TRIGGER address_protection_hides_at_once AFTER INSERT ON people.address_protection FOR EACH ROW EXECUTE FUNCTION people.switch_protection();
alter table people.address_protection enable row level security;
create policy address_protection_is_seen_by_the_owning_agency on people.address_protection for select to tsunagi_app
  using (people.owns_person(person_id));
create policy address_protection_is_set_by_the_owning_agency on people.address_protection for insert to tsunagi_app
  with check (((set_by = platform.reader_id()) AND people.owns_person(person_id) AND is_current AND (ended_at IS NULL) AND (end_asked_at IS NULL)));
grant insert, select on people.address_protection to tsunagi_app;

create table people.carer_role (
  id uuid not null,
  household_id uuid not null,
  carer uuid not null,
  cared_for uuid not null,
  kind text not null,
  hours_week integer,
  since date,
  ended_on date,
  constraint carer_role_pk PRIMARY KEY (id),
  constraint carer_is_not_cared_for_by_self CHECK ((carer <> cared_for)),
  constraint carer_role_cared_for_is_person FOREIGN KEY (cared_for) REFERENCES people.person(id),
  constraint carer_role_carer_is_person FOREIGN KEY (carer) REFERENCES people.person(id),
  constraint carer_role_of_household FOREIGN KEY (household_id) REFERENCES people.household(id)
);
comment on table people.carer_role is 'Who cares for whom in a household (F09): a fact that may open a task, never share anything.';
CREATE INDEX carer_role_by_cared_for ON people.carer_role USING btree (cared_for);
CREATE INDEX carer_role_by_carer ON people.carer_role USING btree (carer);
CREATE INDEX carer_role_by_household ON people.carer_role USING btree (household_id);
alter table people.carer_role enable row level security;
create policy carer_role_is_ended_by_those_who_see_both on people.carer_role for update to tsunagi_app
  using ((people.sees_person(carer) AND people.sees_person(cared_for)));
create policy carer_role_is_written_by_those_who_see_both on people.carer_role for insert to tsunagi_app
  with check ((people.sees_person(carer) AND people.sees_person(cared_for)));
create policy carer_role_needs_both on people.carer_role for select to tsunagi_app
  using ((people.sees_person(carer) AND people.sees_person(cared_for)));
grant insert, select, update on people.carer_role to tsunagi_app;

create table people.conflict (
  id uuid not null,
  staff_id uuid not null,
  person_id uuid not null,
  reason text not null,
  set_at timestamp with time zone not null,
  set_by uuid not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  words text,
  end_words text,
  constraint conflict_pk PRIMARY KEY (id),
  constraint conflict_ends_with_words CHECK (((ended_at IS NULL) OR (end_words IS NOT NULL) OR (ended_by IS NULL))),
  constraint conflict_of_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table people.conflict is 'Staff who must not see a person: the person, relatives, neighbours. Blocks, whatever agency or duty opens.';
comment on column people.conflict.reason is 'Code of the list conflict_reason.';
CREATE INDEX conflict_by_set ON people.conflict USING btree (staff_id, set_at DESC, id);
CREATE INDEX conflict_by_staff ON people.conflict USING btree (staff_id, person_id) WHERE (ended_at IS NULL);
alter table people.conflict enable row level security;

create table people.consent (
  id uuid not null,
  person_id uuid not null,
  stage text not null,
  asked_on date not null,
  asked_by uuid not null,
  by_agency uuid not null,
  type text not null,
  proxy_relation text,
  purpose text not null,
  agencies uuid[] not null default '{}'::uuid[],
  categories text[] not null default '{}'::text[],
  valid_from date,
  valid_until date,
  worker_note text,
  person_words text,
  form_version text,
  language_used text not null,
  interpreter boolean not null default false,
  ask_again_on date,
  reconfirmed_on date,
  withdrawn_on date,
  how_withdrawn text,
  from_sheet boolean not null default false,
  version integer not null,
  constraint consent_pk PRIMARY KEY (id),
  constraint consent_by_proxy_says_who CHECK (((type <> 'proxy'::text) OR (proxy_relation IS NOT NULL))),
  constraint consent_given_names_an_agency CHECK (((stage <> 'given'::text) OR (cardinality(agencies) > 0))),
  constraint consent_given_says_how CHECK (((stage <> 'given'::text) OR ((type <> 'not_obtained'::text) AND (valid_from IS NOT NULL)))),
  constraint consent_not_obtained_is_asked_again CHECK (((stage <> ALL (ARRAY['asked'::text, 'not_obtained'::text])) OR (ask_again_on IS NOT NULL))),
  constraint consent_stage_is_known CHECK ((stage = ANY (ARRAY['asked'::text, 'not_obtained'::text, 'given'::text, 'withdrawn'::text]))),
  constraint consent_type_is_known CHECK ((type = ANY (ARRAY['written'::text, 'oral'::text, 'proxy'::text, 'not_obtained'::text]))),
  constraint consent_withdrawn_says_how CHECK ((((stage = 'withdrawn'::text) = (withdrawn_on IS NOT NULL)) AND ((stage = 'withdrawn'::text) = (how_withdrawn IS NOT NULL)))),
  constraint consent_of_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table people.consent is '同意, one person each, folded state of its acts. "Not obtained" is a normal working state. That it ran out is computed from the day.';
comment on column people.consent.valid_until is 'Last day on which it holds; null: until withdrawn.';
comment on column people.consent.from_sheet is 'Came with a referral sheet; speaks of its one receiver only.';
CREATE INDEX consent_by_person ON people.consent USING btree (person_id, asked_on DESC, id DESC);
alter table people.consent enable row level security;
create policy consent_is_asked_as_oneself on people.consent for insert to tsunagi_app
  with check (((asked_by = platform.reader_id()) AND (by_agency = ( SELECT staff.working_agency() AS working_agency)) AND people.sees_person(person_id)));
create policy consent_is_changed_by_those_who_see on people.consent for update to tsunagi_app
  using (people.sees_person(person_id));
create policy consent_is_seen_with_person on people.consent for select to tsunagi_app
  using (people.sees_person(person_id));
grant insert, select on people.consent to tsunagi_app;
grant update (stage, asked_on, asked_by, type, proxy_relation, purpose, agencies, categories, valid_from, valid_until, worker_note, person_words, form_version, language_used, interpreter, ask_again_on, reconfirmed_on, withdrawn_on, how_withdrawn, from_sheet, version) on people.consent to tsunagi_app;

create table people.consent_act (
  id uuid not null,
  consent_id uuid not null,
  seq integer not null,
  kind text not null,
  at timestamp with time zone not null,
  by_staff uuid not null,
  by_agency uuid not null,
  body jsonb not null,
  constraint consent_act_pk PRIMARY KEY (id),
  constraint consent_act_is_in_order UNIQUE (consent_id, seq),
  constraint consent_act_kind_is_known CHECK ((kind = ANY (ARRAY['asked'::text, 'given'::text, 'not_obtained'::text, 'narrowed'::text, 'reconfirmed'::text, 'withdrawn'::text]))),
  constraint consent_act_of_consent FOREIGN KEY (consent_id) REFERENCES people.consent(id)
);
comment on table people.consent_act is 'Everything that happened to a consent, in order.';
CREATE TRIGGER consent_act_is_append_only BEFORE DELETE OR UPDATE ON people.consent_act FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER consent_act_is_not_emptied BEFORE TRUNCATE ON people.consent_act FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table people.consent_act enable row level security;
create policy consent_act_follows_consent on people.consent_act for select to tsunagi_app
  using ((EXISTS ( SELECT 1
   FROM people.consent c
  WHERE (c.id = consent_act.consent_id))));
create policy consent_act_is_appended_as_oneself on people.consent_act for insert to tsunagi_app
  with check (((by_staff = platform.reader_id()) AND (by_agency = ( SELECT staff.working_agency() AS working_agency)) AND (EXISTS ( SELECT 1
   FROM people.consent c
  WHERE (c.id = consent_act.consent_id)))));
grant insert, select on people.consent_act to tsunagi_app;

create table people.disclosure (
  id uuid not null,
  no bigint not null default nextval('people.disclosure_no'::regclass),
  at timestamp with time zone not null,
  by_staff uuid not null,
  by_agency uuid not null,
  person_ids uuid[] not null,
  case_id uuid,
  consultation_id uuid,
  to_agency uuid,
  to_person text,
  fields text[] not null,
  basis text not null,
  basis_on date not null,
  consent_id uuid,
  conference_id uuid,
  reason text not null,
  channel text not null,
  approver uuid,
  constraint disclosure_pk PRIMARY KEY (id),
  constraint disclosure_no_is_unique UNIQUE (no),
  constraint disclosure_channel_is_known CHECK ((channel = ANY (ARRAY['screen'::text, 'referral'::text, 'print'::text, 'fax'::text, 'phone'::text, 'meeting'::text]))),
  constraint disclosure_has_a_reason CHECK ((btrim(reason) <> ''::text)),
  constraint disclosure_is_approved_by_another CHECK ((approver <> by_staff)),
  constraint disclosure_names_a_recipient CHECK (((to_agency IS NOT NULL) OR (btrim(to_person) <> ''::text))),
  constraint disclosure_names_fields CHECK ((cardinality(fields) > 0))
);
comment on table people.disclosure is '提供記録: what was told about persons, to whom, on which basis, why. Append-only.';
CREATE INDEX disclosure_by_case ON people.disclosure USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX disclosure_by_person ON people.disclosure USING gin (person_ids);
CREATE INDEX disclosure_by_time ON people.disclosure USING btree (at);
CREATE INDEX disclosure_own ON people.disclosure USING btree (by_agency, at DESC, no DESC);
CREATE TRIGGER disclosure_is_append_only BEFORE DELETE OR UPDATE ON people.disclosure FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER disclosure_is_not_emptied BEFORE TRUNCATE ON people.disclosure FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table people.disclosure enable row level security;
create policy disclosure_is_recorded_as_oneself on people.disclosure for insert to tsunagi_app
  with check (((by_staff = platform.reader_id()) AND (by_agency = ( SELECT staff.working_agency() AS working_agency)) AND (NOT (EXISTS ( SELECT 1
   FROM unnest(disclosure.person_ids) p(id)
  WHERE (NOT people.sees_person(p.id)))))));
create policy disclosure_is_seen_by_its_agency_and_those_who_see_all_in_it on people.disclosure for select to tsunagi_app
  using ((((by_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((cardinality(person_ids) > 0) AND (NOT (EXISTS ( SELECT 1
   FROM unnest(disclosure.person_ids) p(id)
  WHERE (NOT people.sees_person(p.id))))))) AND ((NOT ( SELECT people.has_conflicts() AS has_conflicts)) OR (NOT (EXISTS ( SELECT 1
   FROM unnest(disclosure.person_ids) p(id)
  WHERE people.is_in_conflict(p.id)))))));
grant insert, select on people.disclosure to tsunagi_app;

create table people.household (
  id uuid not null,
  owner_agency uuid not null,
  label text not null,
  postal_code text,
  address text,
  council_no smallint,
  note text,
  version integer not null default 1,
  made_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  changed_by uuid not null,
  constraint household_pk PRIMARY KEY (id)
);
comment on table people.household is '世帯: the unit of support (F07).';
CREATE TRIGGER household_keeps_no_place BEFORE UPDATE ON people.household FOR EACH ROW WHEN (((new.postal_code IS NOT NULL) OR (new.address IS NOT NULL) OR (new.council_no IS NOT NULL))) EXECUTE FUNCTION people.keep_typed_place();
alter table people.household enable row level security;
create policy household_is_changed_by_those_who_see on people.household for update to tsunagi_app
  using (((owner_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((EXISTS ( SELECT 1
   FROM people.household_membership m
  WHERE ((m.household_id = household.id) AND people.sees_person(m.person_id)))) AND (NOT people.household_hides(id)))));
create policy household_is_closed_by_conflict on people.household as restrictive for all to tsunagi_app
  using (((NOT ( SELECT people.has_conflicts() AS has_conflicts)) OR (NOT people.household_in_conflict(id))));
create policy household_is_made_for_own_agency on people.household for insert to tsunagi_app
  with check ((owner_agency = ( SELECT staff.working_agency() AS working_agency)));
create policy household_is_seen_with_a_member on people.household for select to tsunagi_app
  using (((owner_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((EXISTS ( SELECT 1
   FROM people.household_membership m
  WHERE ((m.household_id = household.id) AND people.sees_person(m.person_id)))) AND (NOT people.household_hides(id)))));
grant insert, select, update on people.household to tsunagi_app;

create table people.household_history (
  household_id uuid not null,
  version integer not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  was jsonb not null,
  constraint household_history_pk PRIMARY KEY (household_id, version),
  constraint household_history_of_household FOREIGN KEY (household_id) REFERENCES people.household(id)
);
comment on table people.household_history is 'The household and its members as they were before each change.';
alter table people.household_history enable row level security;
create policy household_history_follows_household on people.household_history for select to tsunagi_app
  using (((EXISTS ( SELECT 1
   FROM people.household h
  WHERE (h.id = household_history.household_id))) AND (NOT people.household_is_kept(household_id))));
create policy household_history_is_written_with_household on people.household_history for insert to tsunagi_app
  with check ((EXISTS ( SELECT 1
   FROM people.household h
  WHERE (h.id = household_history.household_id))));
grant insert, select on people.household_history to tsunagi_app;

create table people.household_membership (
  household_id uuid not null,
  person_id uuid not null,
  relationship text not null,
  cohabits boolean not null default true,
  valid_from date not null,
  valid_to date,
  constraint household_membership_pk PRIMARY KEY (household_id, person_id, valid_from),
  constraint household_membership_of_household FOREIGN KEY (household_id) REFERENCES people.household(id),
  constraint household_membership_of_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table people.household_membership is '世帯員と続柄 (to the head), with from and until.';
CREATE INDEX household_membership_by_person ON people.household_membership USING btree (person_id);
CREATE TRIGGER household_follows_members AFTER UPDATE ON people.household_membership REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION people.follow_members();
CREATE TRIGGER household_follows_new_members AFTER INSERT ON people.household_membership REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION people.follow_members();
alter table people.household_membership enable row level security;
create policy membership_follows_person on people.household_membership for select to tsunagi_app
  using (people.sees_person(person_id));
create policy membership_is_ended_with_person on people.household_membership for update to tsunagi_app
  using (people.sees_person(person_id));
create policy membership_is_written_with_person on people.household_membership for insert to tsunagi_app
  with check (people.sees_person(person_id));
grant insert, select, update on people.household_membership to tsunagi_app;

create table people.kept_place (
  subject_type text not null,
  subject_id uuid not null,
  version integer not null default 0,
  person_id uuid not null,
  content jsonb not null,
  kept_at timestamp with time zone not null default now(),
  constraint kept_place_pk PRIMARY KEY (subject_type, subject_id, version),
  constraint kept_place_subject_is_known CHECK ((subject_type = ANY (ARRAY['person'::text, 'household'::text, 'person_history'::text, 'household_history'::text])))
);
comment on table people.kept_place is 'Addresses and telephones of the protected, taken out of person, household and their kept copies. No grant for any login.';
comment on column people.kept_place.person_id is 'For whose protection it is kept.';
CREATE INDEX kept_place_by_person ON people.kept_place USING btree (person_id);
alter table people.kept_place enable row level security;

create table people.person (
  id uuid not null,
  owner_agency uuid not null,
  family text,
  given text,
  family_kana text,
  given_kana text,
  former_family text,
  latin text,
  common_name text,
  called text,
  birth_date date,
  sex text not null default 'not_stated'::text,
  language text not null default 'ja'::text,
  reading_language text,
  interpreter boolean not null default false,
  phone text,
  phone_other text,
  email text,
  contact_note text,
  postal_code text,
  address text,
  council_no smallint,
  address_protected boolean not null default false,
  note text,
  version integer not null default 1,
  made_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  changed_by uuid not null,
  constraint person_pk PRIMARY KEY (id),
  constraint person_has_something_to_be_called CHECK ((COALESCE(family, given, family_kana, given_kana, latin, common_name, called) IS NOT NULL)),
  constraint person_sex_is_known CHECK ((sex = ANY (ARRAY['male'::text, 'female'::text, 'other'::text, 'not_stated'::text])))
);
comment on table people.person is 'One person as one agency first met them. Linked to others, never merged away.';
comment on column people.person.owner_agency is 'Agency that registered the person; while the address is protected, nobody else sees the row at all.';
comment on column people.person.called is 'What to call somebody whose name is not known (公園の男性).';
comment on column people.person.address_protected is '支援措置: hidden outside the owning agency until compartments exist.';
CREATE TRIGGER person_is_born_without_place BEFORE INSERT ON people.person FOR EACH ROW WHEN (new.address_protected) EXECUTE FUNCTION people.keep_place();
CREATE TRIGGER person_keeps_no_place BEFORE UPDATE ON people.person FOR EACH ROW WHEN ((new.address_protected OR old.address_protected OR (new.address IS NOT NULL))) EXECUTE FUNCTION people.keep_place();
CREATE TRIGGER person_keys_follow_protection AFTER UPDATE OF address_protected ON people.person FOR EACH ROW WHEN ((old.address_protected IS DISTINCT FROM new.address_protected)) EXECUTE FUNCTION people.follow_protection();
alter table people.person enable row level security;
create policy person_is_changed_by_those_who_see on people.person for update to tsunagi_app
  using (((owner_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((NOT address_protected) AND (EXISTS ( SELECT 1
   FROM people.person_standing s
  WHERE ((s.person_id = person.id) AND (s.agency_id = ( SELECT staff.working_agency() AS working_agency)))))) OR (address_protected AND (EXISTS ( SELECT 1
   FROM people.person_standing s
  WHERE ((s.person_id = person.id) AND (s.agency_id = ( SELECT staff.working_agency() AS working_agency)) AND s.knows_protected))))));
create policy person_is_closed_by_conflict on people.person as restrictive for all to tsunagi_app
  using (((NOT ( SELECT people.has_conflicts() AS has_conflicts)) OR (NOT people.is_in_conflict(id))));
create policy person_is_registered_for_own_agency on people.person for insert to tsunagi_app
  with check ((owner_agency = ( SELECT staff.working_agency() AS working_agency)));
create policy person_is_seen_by_those_who_work_with_them on people.person for select to tsunagi_app
  using (((owner_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((NOT address_protected) AND (EXISTS ( SELECT 1
   FROM people.person_standing s
  WHERE ((s.person_id = person.id) AND (s.agency_id = ( SELECT staff.working_agency() AS working_agency)))))) OR (address_protected AND (EXISTS ( SELECT 1
   FROM people.person_standing s
  WHERE ((s.person_id = person.id) AND (s.agency_id = ( SELECT staff.working_agency() AS working_agency)) AND s.knows_protected))))));
grant insert, select on people.person to tsunagi_app;
grant update (family, given, family_kana, given_kana, former_family, latin, common_name, called, birth_date, sex, language, reading_language, interpreter, phone, phone_other, email, contact_note, postal_code, address, council_no, note, version, changed_at, changed_by) on people.person to tsunagi_app;

create table people.person_history (
  person_id uuid not null,
  version integer not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  was jsonb not null,
  constraint person_history_pk PRIMARY KEY (person_id, version),
  constraint person_history_of_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table people.person_history is 'The row as it was before each change: corrected by a new version, never overwritten without trace.';
alter table people.person_history enable row level security;
create policy person_history_follows_person on people.person_history for select to tsunagi_app
  using (people.sees_person(person_id));
create policy person_history_is_written_with_person on people.person_history for insert to tsunagi_app
  with check (people.sees_person(person_id));
grant insert, select on people.person_history to tsunagi_app;

create table people.person_key (
  agency_id uuid not null,
  key text collate "C" not null,
  kind text not null,
  person_id uuid not null,
  constraint person_key_pk PRIMARY KEY (agency_id, key, kind, person_id),
  constraint person_key_of_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table people.person_key is 'Folded names, phones and birth days, one copy for each agency that may see the person: sight is the first column of the index.';
CREATE INDEX person_key_by_person ON people.person_key USING btree (person_id);
CREATE INDEX person_key_by_whole_name ON people.person_key USING btree (key) WHERE (kind = ANY (ARRAY['name'::text, 'kana'::text, 'latin'::text, 'common'::text]));
alter table people.person_key enable row level security;
create policy person_key_is_closed_by_conflict on people.person_key as restrictive for all to tsunagi_app
  using (((NOT ( SELECT people.has_conflicts() AS has_conflicts)) OR (NOT people.is_in_conflict(person_id))));
create policy person_key_is_own_agencys on people.person_key for select to tsunagi_app
  using ((agency_id = ( SELECT staff.working_agency() AS working_agency)));
create policy person_key_is_rewritten_with_person on people.person_key for delete to tsunagi_app
  using (people.sees_person(person_id));
create policy person_key_is_written_with_person on people.person_key for insert to tsunagi_app
  with check (people.sees_person(person_id));
grant delete, insert, select on people.person_key to tsunagi_app;

create table people.person_standing (
  person_id uuid not null,
  agency_id uuid not null,
  since timestamp with time zone not null default now(),
  knows_protected boolean not null default false,
  constraint person_standing_pk PRIMARY KEY (person_id, agency_id),
  constraint person_standing_of_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table people.person_standing is 'Which agencies work with the person, and therefore may read the row.';
comment on column people.person_standing.knows_protected is 'The owning agency let this agency know of a protected person: name and birth day, never the place.';
CREATE INDEX person_standing_by_agency ON people.person_standing USING btree (agency_id, person_id);
alter table people.person_standing enable row level security;
create policy person_standing_is_given_by_those_who_see on people.person_standing for insert to tsunagi_app
  with check (people.sees_person(person_id));
create policy person_standing_is_seen_with_person on people.person_standing for select to tsunagi_app
  using (((agency_id = ( SELECT staff.working_agency() AS working_agency)) OR people.sees_person(person_id)));
grant select on people.person_standing to tsunagi_app;
grant insert (person_id, agency_id, since) on people.person_standing to tsunagi_app;

create table people.place_opening (
  id uuid not null,
  person_id uuid not null,
  staff_id uuid not null,
  agency_id uuid not null,
  at timestamp with time zone not null,
  reason text not null,
  constraint place_opening_pk PRIMARY KEY (id),
  constraint place_opening_has_a_reason CHECK ((char_length(btrim(reason)) >= 5)),
  constraint place_opening_of_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table people.place_opening is 'Every look at a protected place, with its reason; the head reads the list each week.';
CREATE INDEX place_opening_by_agency ON people.place_opening USING btree (agency_id, at DESC, id DESC);
CREATE TRIGGER place_opening_is_append_only BEFORE DELETE OR UPDATE ON people.place_opening FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER place_opening_is_not_emptied BEFORE TRUNCATE ON people.place_opening FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table people.place_opening enable row level security;
create policy place_opening_is_seen_by_the_owning_agency on people.place_opening for select to tsunagi_app
  using (people.owns_person(person_id));
grant select on people.place_opening to tsunagi_app;

CREATE OR REPLACE FUNCTION people.answer_protection_end(asked uuid, agrees boolean, answered_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not staff.has_duty('head') then
    raise exception 'a protection is ended by a head' using errcode = '42501';
  end if;
  if agrees then
    update people.address_protection p set ended_at = answered_at, ended_by = platform.reader_id(), is_current = false
     where p.id = asked and p.is_current and p.end_asked_by is not null and people.owns_person(p.person_id);
  else
    update people.address_protection p set end_asked_at = null, end_asked_by = null, end_words = null
     where p.id = asked and p.is_current and people.owns_person(p.person_id);
  end if;
end $function$;
comment on function people.answer_protection_end(asked uuid, agrees boolean, answered_at timestamp with time zone) is 'The second of two: a head ends a protection, or leaves it standing.';
grant execute on function people.answer_protection_end(asked uuid, agrees boolean, answered_at timestamp with time zone) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.ask_protection_end(asked uuid, words text, asked_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update people.address_protection p set end_asked_at = asked_at, end_asked_by = platform.reader_id(), end_words = words
   where p.id = asked and p.is_current and people.owns_person(p.person_id);
end $function$;
comment on function people.ask_protection_end(asked uuid, words text, asked_at timestamp with time zone) is 'The first of two: asks that a protection be ended.';
grant execute on function people.ask_protection_end(asked uuid, words text, asked_at timestamp with time zone) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.begin_protection()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if new.renewed_from is not null then
    update people.address_protection p set is_current = false
     where p.id = new.renewed_from and p.person_id = new.person_id and p.is_current;
  end if;
  return new;
end $function$;
comment on function people.begin_protection() is 'Takes the place of the term that is renewed.';

CREATE OR REPLACE FUNCTION people.conflicts_of_agency()
 RETURNS TABLE(id uuid, staff_id uuid, person_id uuid, reason text, words text, set_at timestamp with time zone, set_by uuid, ended_at timestamp with time zone, ended_by uuid, end_words text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT c.id,
     c.staff_id,
     c.person_id,
     c.reason,
     c.words,
     c.set_at,
     c.set_by,
     c.ended_at,
     c.ended_by,
     c.end_words
    FROM (people.conflict c
      JOIN staff.staff s ON ((s.id = c.staff_id)))
   WHERE (staff.has_duty('head'::text) AND (staff.agency_today(s.id) = ( SELECT staff.my_agency() AS my_agency)) AND (c.staff_id <> platform.reader_id()));
END;
comment on function people.conflicts_of_agency() is 'For the head: who of the agency must not meet whom. One''s own are not among them.';
grant execute on function people.conflicts_of_agency() to tsunagi_app;

CREATE OR REPLACE FUNCTION people.disclosures_for_review(since date, last_day date, told uuid, at_most integer)
 RETURNS TABLE(id uuid, no bigint, at timestamp with time zone, by_name text, by_agency_name text, person_ids uuid[], to_agency uuid, to_agency_name text, to_person text, fields text[], basis text, basis_on date, reason text, channel text, approver uuid, approver_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT d.id,
     d.no,
     d.at,
     s.name,
     g.name,
     d.person_ids,
     d.to_agency,
     t.name,
     d.to_person,
     d.fields,
     d.basis,
     d.basis_on,
     d.reason,
     d.channel,
     d.approver,
     p.name
    FROM ((((people.disclosure d
      JOIN staff.staff s ON ((s.id = d.by_staff)))
      JOIN directory.agency g ON ((g.id = d.by_agency)))
      LEFT JOIN directory.agency t ON ((t.id = d.to_agency)))
      LEFT JOIN staff.staff p ON ((p.id = d.approver)))
   WHERE (staff.has_duty('audit'::text) AND ((disclosures_for_review.told IS NULL) OR (d.to_agency = disclosures_for_review.told)) AND ((disclosures_for_review.since IS NULL) OR (d.at >= ((disclosures_for_review.since)::timestamp without time zone AT TIME ZONE 'Asia/Tokyo'::text))) AND ((disclosures_for_review.last_day IS NULL) OR (d.at < (((disclosures_for_review.last_day + 1))::timestamp without time zone AT TIME ZONE 'Asia/Tokyo'::text))))
   ORDER BY d.at DESC, d.no DESC
  LIMIT disclosures_for_review.at_most;
END;
comment on function people.disclosures_for_review(since date, last_day date, told uuid, at_most integer) is 'The whole register for the privacy officer: who told what to whom and why; whom it was about by id only. Nothing for anybody else.';
grant execute on function people.disclosures_for_review(since date, last_day date, told uuid, at_most integer) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.end_conflict(asked uuid, new_words text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare held people.conflict;
begin
  select c.* into held from people.conflict c join staff.staff s on s.id = c.staff_id
   where c.id = asked and staff.has_duty('head') and staff.agency_today(s.id) = staff.my_agency() for update of c;
  if held.id is null then return 'absent'; end if;
  if held.staff_id = platform.reader_id() then return 'own-decision'; end if;
  if held.ended_at is not null then return 'wrong-state'; end if;
  update people.conflict set ended_at = now(), ended_by = platform.reader_id(), end_words = new_words where id = asked;
  return null;
end $function$;
comment on function people.end_conflict(asked uuid, new_words text) is 'Opens a person to a member of staff again; only the head of the agency may, never for themselves, with words.';
grant execute on function people.end_conflict(asked uuid, new_words text) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.fold_place(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN regexp_replace(translate(lower(NORMALIZE(words, NFKC)), '〇一二三四五六七八九'::text, '0123456789'::text), '[[:space:]‐‑‒–—―−ー・,、。.()-]|丁目|番地|番|号|の(?=[0-9])'::text, ''::text, 'g'::text);
comment on function people.fold_place(words text) is 'The form in which addresses and telephones are compared: 1丁目2番3号 and １－２－３ are both 123.';

CREATE OR REPLACE FUNCTION people.follow_consent(followed uuid)
 RETURNS TABLE(case_id uuid, agency_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  c people.consent;
  left_team record;
begin
  select * into c from people.consent s where s.id = followed;
  if not found or not people.sees_person(c.person_id) then
    raise exception 'a consent is followed by those who see the person' using errcode = '42501';
  end if;
  update coordination.team t set categories = c.categories, ends_on = c.valid_until
   where t.consent_id = followed and t.until is null and c.stage = 'given'
     and (t.agency_id = any (c.agencies) or t.agency_id = c.by_agency);
  for left_team in
    select t.case_id as of_case, t.agency_id as of_agency
      from coordination.team t join coordination.support_case s on s.id = t.case_id
     where t.consent_id = followed and t.until is null and t.part = 'member' and t.agency_id <> s.lead_agency
       and (c.stage = 'withdrawn' or not (t.agency_id = any (c.agencies) or t.agency_id = c.by_agency))
     order by t.case_id, t.agency_id
       for update of s
  loop
    update coordination.team t set until = now(), left_words = '同意が取り下げられたか、狭められたため'
     where t.case_id = left_team.of_case and t.agency_id = left_team.of_agency and t.until is null;
    insert into coordination.case_act (id, case_id, seq, kind, at, by_staff, by_agency, body)
    select gen_random_uuid(), s.id, s.version + 1, 'member_left', now(), platform.reader_id(), staff.working_agency(),
           jsonb_build_object('agencyId', left_team.of_agency, 'words', '同意が取り下げられたか、狭められたため')
      from coordination.support_case s where s.id = left_team.of_case;
    update coordination.support_case s set version = s.version + 1 where s.id = left_team.of_case;
    case_id := left_team.of_case;
    agency_id := left_team.of_agency;
    return next;
  end loop;
end $function$;
comment on function people.follow_consent(followed uuid) is 'Lets the teams that rest on a consent follow it: places end, or cover less, at once.';
grant execute on function people.follow_consent(followed uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.follow_members()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform people.keep_household(c.household_id, c.person_id)
     from came c join people.person p on p.id = c.person_id
    where p.address_protected and c.valid_to is null and c.cohabits;
  return null;
end $function$;
comment on function people.follow_members() is 'Keeps the place of a household into which a protected person comes.';

CREATE OR REPLACE FUNCTION people.follow_protection()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare place_keys text[] := array['postalCode', 'address', 'councilNo', 'phone', 'phoneOther', 'email', 'contactNote'];
begin
  if new.address_protected then
    delete from people.person_key where person_id = new.id and (agency_id <> new.owner_agency or kind = 'phone');
    insert into people.kept_place (subject_type, subject_id, version, person_id, content)
    select 'person_history', h.person_id, h.version, new.id,
           (select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(h.was) e where e.key = any (place_keys))
      from people.person_history h
     where h.person_id = new.id and h.was ?| place_keys
        on conflict do nothing;
    update people.person_history h set was = h.was - place_keys where h.person_id = new.id and h.was ?| place_keys;
    perform people.keep_household(m.household_id, new.id) from people.household_membership m where m.person_id = new.id and m.valid_to is null and m.cohabits;
  else
    perform people.give_place_back(new.id);
    insert into people.person_key (agency_id, key, kind, person_id)
    select new.owner_agency, n.key, 'phone', new.id
      from (select distinct replace(regexp_replace(regexp_replace(normalize(t.tel, NFKC), '[^0-9+]', '', 'g'), '^\+810?', '0'), '+', '') as key
              from unnest(array[new.phone, new.phone_other]) t (tel)) n
     where n.key <> ''
        on conflict do nothing;
    insert into people.person_key (agency_id, key, kind, person_id)
    select s.agency_id, k.key, k.kind, k.person_id
      from people.person_standing s
      join people.person_key k on k.person_id = s.person_id and k.agency_id = new.owner_agency
     where s.person_id = new.id
        on conflict do nothing;
  end if;
  return null;
end $function$;
comment on function people.follow_protection() is 'Takes search keys, kept copies and the places of households from sight when a person is protected, and gives them back when protection ends.';

CREATE OR REPLACE FUNCTION people.give_place_back(ended uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  -- What another protected person of the same household still needs kept, stays kept for them.
  update people.kept_place k set person_id = o.other
    from (select g.subject_type, g.subject_id, g.version,
                 (select m.person_id
                    from people.household_membership m join people.person p on p.id = m.person_id
                   where p.address_protected and m.valid_to is null and m.cohabits and p.id <> ended
                     and m.household_id in (select h.household_id from people.household_membership h
                                             where h.valid_to is null and h.cohabits and (h.household_id = g.subject_id or h.person_id = g.subject_id))
                   limit 1) as other
            from people.kept_place g where g.person_id = ended and g.subject_type <> 'person_history') o
   where o.other is not null and (k.subject_type, k.subject_id, k.version) = (o.subject_type, o.subject_id, o.version);
  update people.person_history h set was = h.was || k.content
    from people.kept_place k
   where k.subject_type = 'person_history' and k.person_id = ended and h.person_id = k.subject_id and h.version = k.version;
  update people.household_history h set was = h.was || k.content
    from people.kept_place k
   where k.subject_type = 'household_history' and k.person_id = ended and h.household_id = k.subject_id and h.version = k.version;
  update people.household h
     set postal_code = coalesce(h.postal_code, k.content ->> 'postal_code'), address = coalesce(h.address, k.content ->> 'address'),
         council_no = coalesce(h.council_no, (k.content ->> 'council_no')::smallint)
    from people.kept_place k
   where k.subject_type = 'household' and k.person_id = ended and h.id = k.subject_id;
  update people.person p
     set postal_code = coalesce(p.postal_code, k.content ->> 'postal_code'), address = coalesce(p.address, k.content ->> 'address'),
         council_no = coalesce(p.council_no, (k.content ->> 'council_no')::smallint)
    from people.kept_place k
   where k.subject_type = 'person' and k.person_id = ended and p.id = k.subject_id and p.id <> ended and not p.address_protected;
  delete from people.kept_place k where k.person_id = ended;
end $function$;
comment on function people.give_place_back(ended uuid) is 'Puts back what was kept for a person whose protection ended.';

CREATE OR REPLACE FUNCTION people.has_conflicts()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM people.conflict c
           WHERE ((c.staff_id = platform.reader_id()) AND (c.ended_at IS NULL)))) AS "exists";
END;
comment on function people.has_conflicts() is 'Whether anybody at all is closed to the reader for conflict of interest; asked once a query, so that the many pay nothing for the few.';
grant execute on function people.has_conflicts() to tsunagi_app;

CREATE OR REPLACE FUNCTION people.household_hides(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM (people.household_membership m
              JOIN people.person p ON ((p.id = m.person_id)))
           WHERE ((m.household_id = household_hides.asked) AND p.address_protected AND (p.owner_agency IS DISTINCT FROM ( SELECT staff.working_agency() AS working_agency)) AND (NOT (EXISTS ( SELECT 1
                    FROM people.person_standing s
                   WHERE ((s.person_id = p.id) AND (s.agency_id = ( SELECT staff.working_agency() AS working_agency)) AND s.knows_protected))))))) AS "exists";
END;
comment on function people.household_hides(asked uuid) is 'Whether a household has, or had, a protected member of another agency of whom the reader''s agency was not told.';
grant execute on function people.household_hides(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.household_in_conflict(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM (people.household_membership m
              JOIN people.conflict c ON (((c.person_id = m.person_id) AND (c.staff_id = platform.reader_id()) AND (c.ended_at IS NULL))))
           WHERE (m.household_id = household_in_conflict.asked))) AS "exists";
END;
comment on function people.household_in_conflict(asked uuid) is 'Whether somebody lives, or lived, in a household whom the reader must not meet in the records.';
grant execute on function people.household_in_conflict(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.household_is_kept(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM (people.household_membership m
              JOIN people.person p ON ((p.id = m.person_id)))
           WHERE ((m.household_id = household_is_kept.asked) AND p.address_protected AND (p.owner_agency IS DISTINCT FROM ( SELECT staff.working_agency() AS working_agency))))) AS "exists";
END;
comment on function people.household_is_kept(asked uuid) is 'Whether a household has, or had, a protected member of another agency than the reader''s.';
grant execute on function people.household_is_kept(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.is_in_conflict(person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM people.conflict c
           WHERE ((c.staff_id = platform.reader_id()) AND (c.person_id = is_in_conflict.person) AND (c.ended_at IS NULL)))) AS "exists";
END;
comment on function people.is_in_conflict(person uuid) is 'Whether this person is closed to the reader for conflict of interest.';
grant execute on function people.is_in_conflict(person uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.is_kept_address(guarded uuid, words text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM (people.kept_for(is_kept_address.guarded) k(subject_type, subject_id, version, person_id, content, kept_at)
              CROSS JOIN LATERAL people.place_words(jsonb_build_object('address', (k.content ->> 'address'::text))) w(word))
           WHERE (strpos(people.fold_place(is_kept_address.words), w.word) > 0))) AS "exists";
END;
comment on function people.is_kept_address(guarded uuid, words text) is 'Whether an address is the one kept for a protected person.';

CREATE OR REPLACE FUNCTION people.keep_household(household uuid, guarded uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform people.put_away('household', h.id, guarded, jsonb_strip_nulls(
            jsonb_build_object('postal_code', h.postal_code, 'address', h.address, 'council_no', h.council_no)))
     from people.household h
    where h.id = household and (h.postal_code is not null or h.address is not null or h.council_no is not null);
  update people.household h set postal_code = null, address = null, council_no = null
   where h.id = household and (h.postal_code is not null or h.address is not null or h.council_no is not null);
  insert into people.kept_place (subject_type, subject_id, version, person_id, content)
  select 'household_history', h.household_id, h.version, guarded,
         jsonb_strip_nulls(jsonb_build_object('postalCode', h.was -> 'postalCode', 'address', h.was -> 'address', 'councilNo', h.was -> 'councilNo'))
    from people.household_history h
   where h.household_id = household and h.was ?| array['postalCode', 'address', 'councilNo']
      on conflict do nothing;
  update people.household_history h set was = h.was - array['postalCode', 'address', 'councilNo']
   where h.household_id = household and h.was ?| array['postalCode', 'address', 'councilNo'];
  -- Touches the rows of those who live there, so that their trigger looks at the address.
  update people.person p set address = p.address
    from people.household_membership m
   where m.household_id = household and m.valid_to is null and m.cohabits and p.id = m.person_id and p.id <> guarded
     and not p.address_protected and p.address is not null;
  insert into people.kept_place (subject_type, subject_id, version, person_id, content)
  select 'person_history', h.person_id, h.version, guarded,
         jsonb_strip_nulls(jsonb_build_object('postalCode', h.was -> 'postalCode', 'address', h.was -> 'address', 'councilNo', h.was -> 'councilNo'))
    from people.household_membership m
    join people.person_history h on h.person_id = m.person_id
   where m.household_id = household and m.valid_to is null and m.cohabits and m.person_id <> guarded and people.is_kept_address(guarded, h.was ->> 'address')
      on conflict do nothing;
  update people.person_history h set was = h.was - array['postalCode', 'address', 'councilNo']
    from people.household_membership m
   where m.household_id = household and m.valid_to is null and m.cohabits and m.person_id = h.person_id and m.person_id <> guarded
     and people.is_kept_address(guarded, h.was ->> 'address');
end $function$;
comment on function people.keep_household(household uuid, guarded uuid) is 'Takes the place out of a household in which a protected person lives, and out of its kept copies.';

CREATE OR REPLACE FUNCTION people.keep_place()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  place jsonb := jsonb_strip_nulls(jsonb_build_object('postal_code', new.postal_code, 'address', new.address, 'council_no', new.council_no, 'phone', new.phone,
                                                      'phone_other', new.phone_other, 'email', new.email, 'contact_note', new.contact_note));
  kept jsonb;
  guarded uuid;
begin
  if new.address_protected then
    if place <> '{}' then
      perform people.put_away('person', new.id, new.id, place);
    end if;
    -- Kept so far because of somebody they live with; from now on for themselves.
    update people.kept_place k set person_id = new.id where k.subject_type = 'person' and k.subject_id = new.id and k.person_id <> new.id;
    new.postal_code := null;
    new.address := null;
    new.council_no := null;
    new.phone := null;
    new.phone_other := null;
    new.email := null;
    new.contact_note := null;
    return new;
  end if;
  if tg_op = 'UPDATE' and old.address_protected then
    delete from people.kept_place k where k.subject_type = 'person' and k.subject_id = new.id returning k.content into kept;
    new.postal_code := coalesce(new.postal_code, kept ->> 'postal_code');
    new.address := coalesce(new.address, kept ->> 'address');
    new.council_no := coalesce(new.council_no, (kept ->> 'council_no')::smallint);
    new.phone := coalesce(new.phone, kept ->> 'phone');
    new.phone_other := coalesce(new.phone_other, kept ->> 'phone_other');
    new.email := coalesce(new.email, kept ->> 'email');
    new.contact_note := coalesce(new.contact_note, kept ->> 'contact_note');
  end if;
  guarded := people.lives_with_protected(new.id);
  if guarded is not null and people.is_kept_address(guarded, new.address) then
    perform people.put_away('person', new.id, guarded, jsonb_strip_nulls(
      jsonb_build_object('postal_code', new.postal_code, 'address', new.address, 'council_no', new.council_no)));
    new.postal_code := null;
    new.address := null;
    new.council_no := null;
  end if;
  return new;
end $function$;
comment on function people.keep_place() is 'Takes the place out of the row of a protected person, and of those who live there, whoever writes it; puts it back when protection ends.';

CREATE OR REPLACE FUNCTION people.keep_typed_place()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare guarded uuid;
begin
  select m.person_id into guarded
    from people.household_membership m join people.person p on p.id = m.person_id
   where m.household_id = new.id and m.valid_to is null and m.cohabits and p.address_protected limit 1;
  if guarded is not null then
    perform people.put_away('household', new.id, guarded, jsonb_strip_nulls(
      jsonb_build_object('postal_code', new.postal_code, 'address', new.address, 'council_no', new.council_no)));
    new.postal_code := null;
    new.address := null;
    new.council_no := null;
  end if;
  return new;
end $function$;
comment on function people.keep_typed_place() is 'Keeps what somebody types as the place of a household in which a protected person lives.';

CREATE OR REPLACE FUNCTION people.kept_for(guarded uuid)
 RETURNS SETOF people.kept_place
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT k.subject_type,
     k.subject_id,
     k.version,
     k.person_id,
     k.content,
     k.kept_at
    FROM people.kept_place k
   WHERE ((k.subject_type = ANY (ARRAY['person'::text, 'household'::text])) AND ((k.person_id = kept_for.guarded) OR ((k.subject_type = 'household'::text) AND (EXISTS ( SELECT 1
            FROM people.household_membership m
           WHERE ((m.household_id = k.subject_id) AND (m.person_id = kept_for.guarded) AND (m.valid_to IS NULL) AND m.cohabits))))));
END;
comment on function people.kept_for(guarded uuid) is 'What is kept for a protected person: their own place, and that of the household they live in, for whomever it was put away first.';

CREATE OR REPLACE FUNCTION people.known(whole_name text, born date, tel text)
 RETURNS TABLE(agency_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT DISTINCT s.agency_id
    FROM ((people.person_key k
      JOIN people.person p ON ((p.id = k.person_id)))
      JOIN people.person_standing s ON ((s.person_id = p.id)))
   WHERE ((staff.working_agency() IS NOT NULL) AND (k.key = known.whole_name) AND (k.kind = ANY (ARRAY['name'::text, 'kana'::text, 'latin'::text, 'common'::text])) AND (NOT p.address_protected) AND (((known.born IS NOT NULL) AND (p.birth_date = known.born)) OR ((known.tel IS NOT NULL) AND (EXISTS ( SELECT 1
            FROM people.person_key t
           WHERE ((t.person_id = p.id) AND (t.agency_id = k.agency_id) AND (t.kind = 'phone'::text) AND (t.key = known.tel)))))));
END;
comment on function people.known(whole_name text, born date, tel text) is 'Which agencies already work with exactly this person (whole name and birth day or phone). Never content, never protected persons.';
grant execute on function people.known(whole_name text, born date, tel text) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.let_know(person uuid, told uuid, knows boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not people.owns_person(person) then
    raise exception 'only the owning agency lets others know' using errcode = '42501';
  end if;
  if knows then
    insert into people.person_standing (person_id, agency_id, knows_protected) values (person, told, true)
        on conflict (person_id, agency_id) do update set knows_protected = true;
  else
    update people.person_standing s set knows_protected = false where s.person_id = person and s.agency_id = told;
  end if;
end $function$;
comment on function people.let_know(person uuid, told uuid, knows boolean) is 'Lets an agency see a protected person without the place, or no longer. Never search keys.';
grant execute on function people.let_know(person uuid, told uuid, knows boolean) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.lives_with_protected(asked uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT m.person_id
    FROM ((people.household_membership h
      JOIN people.household_membership m ON (((m.household_id = h.household_id) AND (m.person_id <> h.person_id) AND (m.valid_to IS NULL) AND m.cohabits)))
      JOIN people.person p ON (((p.id = m.person_id) AND p.address_protected)))
   WHERE ((h.person_id = lives_with_protected.asked) AND (h.valid_to IS NULL) AND h.cohabits)
  LIMIT 1;
END;
comment on function people.lives_with_protected(asked uuid) is 'The protected person with whom somebody lives; nobody for most.';

CREATE OR REPLACE FUNCTION people.open_place(opening uuid, person uuid, words text, seen_at timestamp with time zone)
 RETURNS TABLE(subject_type text, subject_id uuid, content jsonb)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not people.owns_person(person) then
    raise exception 'a protected place opens for the owning agency only' using errcode = '42501';
  end if;
  insert into people.place_opening (id, person_id, staff_id, agency_id, at, reason)
  values (opening, person, platform.reader_id(), staff.working_agency(), seen_at, words);
  return query
    select k.subject_type, k.subject_id, k.content
      from people.kept_for(person) k order by k.subject_type desc, k.subject_id;
end $function$;
comment on function people.open_place(opening uuid, person uuid, words text, seen_at timestamp with time zone) is 'The one way to a protected place: writes down who looked and why, then shows it, once.';
grant execute on function people.open_place(opening uuid, person uuid, words text, seen_at timestamp with time zone) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.owns_person(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT ((EXISTS ( SELECT 1
            FROM people.person p
           WHERE ((p.id = owns_person.asked) AND (p.owner_agency = ( SELECT staff.working_agency() AS working_agency))))) AND (NOT people.is_in_conflict(asked)));
END;
comment on function people.owns_person(asked uuid) is 'Whether the reader''s agency registered the person, and nothing personal forbids it: the gate of everything about protection.';
grant execute on function people.owns_person(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.perpetrator_consults(person uuid, named uuid[])
 RETURNS TABLE(in_household boolean, in_consultation boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM (people.household_membership h
              JOIN people.household_membership m ON (((m.household_id = h.household_id) AND (m.valid_to IS NULL))))
           WHERE ((h.person_id = perpetrator_consults.person) AND (h.valid_to IS NULL) AND (m.person_id = ANY (perpetrator_consults.named))))) AS "exists",
     (EXISTS ( SELECT 1
            FROM (desk.consultation_person c
              JOIN desk.consultation_person o ON (((o.consultation_id = c.consultation_id) AND o.is_linked)))
           WHERE ((c.person_id = perpetrator_consults.person) AND c.is_linked AND (o.person_id = ANY (perpetrator_consults.named))))) AS "exists"
   WHERE people.owns_person(person);
END;
comment on function people.perpetrator_consults(person uuid, named uuid[]) is 'Where those from whom a person is protected stand beside them: in the household, in a consultation.';
grant execute on function people.perpetrator_consults(person uuid, named uuid[]) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.perpetrator_is_near(persons uuid[])
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM (people.address_protection a
              JOIN people.person p ON (((p.id = a.person_id) AND p.address_protected)))
           WHERE (a.is_current AND (a.person_id = ANY (perpetrator_is_near.persons)) AND people.sees_person(a.person_id) AND ((a.perpetrators && perpetrator_is_near.persons) OR (EXISTS ( SELECT 1
                    FROM (people.household_membership h
                      JOIN people.household_membership m ON (((m.household_id = h.household_id) AND (m.valid_to IS NULL))))
                   WHERE ((h.person_id = a.person_id) AND (h.valid_to IS NULL) AND (m.person_id = ANY (a.perpetrators))))))))) AS "exists";
END;
comment on function people.perpetrator_is_near(persons uuid[]) is 'Whether somebody from whom one of the persons is protected is among them, or in the same household.';
grant execute on function people.perpetrator_is_near(persons uuid[]) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.place_words(content jsonb)
 RETURNS SETOF text
 LANGUAGE sql
 IMMUTABLE
BEGIN ATOMIC
 SELECT w.word
    FROM ( SELECT people.fold_place(COALESCE((place_words.content ->> 'address'::text), ''::text)) AS word
         UNION ALL
          SELECT regexp_replace(people.fold_place(COALESCE((place_words.content ->> 'address'::text), ''::text)), '^.*?[市町村](架空)?'::text, ''::text) AS regexp_replace
         UNION ALL
          SELECT people.fold_place(v.value) AS fold_place
            FROM jsonb_each_text(place_words.content) v(key, value)
           WHERE (v.key = ANY (ARRAY['phone'::text, 'phone_other'::text, 'email'::text]))) w
   WHERE ((char_length(w.word) >= 5) AND (w.word ~ '[0-9@]'::text));
END;
comment on function people.place_words(content jsonb) is 'What of a kept place would give it away in a text, folded.';

CREATE OR REPLACE FUNCTION people.put_away(kind text, subject uuid, guarded uuid, place jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 INSERT INTO people.kept_place AS k (subject_type, subject_id, person_id, content)
   VALUES (put_away.kind, put_away.subject, put_away.guarded, put_away.place) ON CONFLICT(subject_type, subject_id, version) DO UPDATE SET content = (k.content || excluded.content), person_id = excluded.person_id, kept_at = now();
END;
comment on function people.put_away(kind text, subject uuid, guarded uuid, place jsonb) is 'Keeps a place; what is known already and not said again stays.';

CREATE OR REPLACE FUNCTION people.register_conflict(new_id uuid, asked_staff uuid, asked_person uuid, new_reason text, new_words text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$;
comment on function people.register_conflict(new_id uuid, asked_staff uuid, asked_person uuid, new_reason text, new_words text) is 'Closes a person to a member of staff: asked by themselves, or by the head of their agency, about somebody the asker sees.';
grant execute on function people.register_conflict(new_id uuid, asked_staff uuid, asked_person uuid, new_reason text, new_words text) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.rewrite_keys(person uuid, new_keys text[], new_kinds text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not people.sees_person(person) then
    raise exception 'keys can be written only by those who see the person' using errcode = '42501';
  end if;
  delete from people.person_key where person_id = person;
  insert into people.person_key (agency_id, key, kind, person_id)
  select s.agency_id, n.key, n.kind, person
    from people.person_standing s
    join people.person p on p.id = s.person_id
   cross join (select distinct key, kind from unnest(new_keys, new_kinds) as n (key, kind)) n
   where s.person_id = person and (not p.address_protected or (s.agency_id = p.owner_agency and n.kind <> 'phone'))
      on conflict do nothing;
end $function$;
comment on function people.rewrite_keys(person uuid, new_keys text[], new_kinds text[]) is 'Replaces the search keys of a person for every agency that may see them.';
grant execute on function people.rewrite_keys(person uuid, new_keys text[], new_kinds text[]) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.rewrite_place(person uuid, place jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not people.owns_person(person) or not exists (select 1 from people.person p where p.id = person and p.address_protected) then
    raise exception 'a protected place is written by the owning agency only' using errcode = '42501';
  end if;
  insert into people.kept_place (subject_type, subject_id, person_id, content) values ('person', person, person, place)
      on conflict (subject_type, subject_id, version) do update set content = excluded.content, kept_at = now();
end $function$;
comment on function people.rewrite_place(person uuid, place jsonb) is 'Replaces the place kept for a protected person.';
grant execute on function people.rewrite_place(person uuid, place jsonb) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.sees_person(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT ((EXISTS ( SELECT 1
            FROM people.person p
           WHERE ((p.id = sees_person.asked) AND ((p.owner_agency = ( SELECT staff.working_agency() AS working_agency)) OR (EXISTS ( SELECT 1
                    FROM people.person_standing s
                   WHERE ((s.person_id = p.id) AND (s.agency_id = ( SELECT staff.working_agency() AS working_agency)) AND ((NOT p.address_protected) OR s.knows_protected)))))))) AND (NOT (EXISTS ( SELECT 1
            FROM people.conflict c
           WHERE ((c.staff_id = platform.reader_id()) AND (c.person_id = sees_person.asked) AND (c.ended_at IS NULL))))));
END;
comment on function people.sees_person(asked uuid) is 'The rule of sight for one person, for the policies of the tables around the person.';
grant execute on function people.sees_person(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.switch_protection()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update people.person p set address_protected = new.is_current, version = p.version + 1
   where p.id = new.person_id and p.address_protected is distinct from new.is_current;
  return null;
end $function$;
comment on function people.switch_protection() is 'Turns the switch that the policies read.';

CREATE OR REPLACE FUNCTION people.take_standing(person uuid, taker uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if exists (select 1 from people.person p where p.id = person and p.address_protected) then
    return;
  end if;
  insert into people.person_standing (person_id, agency_id) values (person, taker) on conflict do nothing;
  insert into people.person_key (agency_id, key, kind, person_id)
  select distinct taker, k.key, k.kind, k.person_id from people.person_key k where k.person_id = person
      on conflict do nothing;
end $function$;
comment on function people.take_standing(person uuid, taker uuid) is 'Lets an agency see a person, with search keys. Protected persons stay where they are.';

CREATE OR REPLACE FUNCTION people.tells_place(persons uuid[], words text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM (((( SELECT unnest(tells_place.persons) AS id
                 UNION
                  SELECT m.person_id
                    FROM (people.household_membership h
                      JOIN people.household_membership m ON (((m.household_id = h.household_id) AND (m.valid_to IS NULL))))
                   WHERE ((h.person_id = ANY (tells_place.persons)) AND (h.valid_to IS NULL))) near
              JOIN people.person p ON (((p.id = near.id) AND p.address_protected)))
              CROSS JOIN LATERAL people.kept_for(p.id) k(subject_type, subject_id, version, person_id, content, kept_at))
              CROSS JOIN LATERAL people.place_words(k.content) w(word))
           WHERE (people.sees_person(p.id) AND (strpos(people.fold_place(tells_place.words), w.word) > 0)))) AS "exists";
END;
comment on function people.tells_place(persons uuid[], words text) is 'Whether a text tells a place kept for one of the persons or of those they live with. Only about protected persons the reader sees.';
grant execute on function people.tells_place(persons uuid[], words text) to tsunagi_app;

create schema platform;
comment on schema platform is 'Ground without welfare: sessions, drafts, idempotency, code lists.';
grant usage on schema platform to tsunagi_app;
grant usage on schema platform to tsunagi_public;
grant usage on schema platform to tsunagi_residents;

create sequence platform.destruction_no;

create sequence platform.rules_history_no_seq;

create table platform.api_token (
  token_hash bytea not null,
  staff_id uuid not null,
  made_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  constraint api_token_pk PRIMARY KEY (token_hash)
);
comment on table platform.api_token is 'Bearer tokens of /api/v1; a token acts as its member of staff, with exactly that sight.';
alter table platform.api_token enable row level security;
create policy api_token_is_found_by_its_secret on platform.api_token for select to tsunagi_app
  using (true);
grant select on platform.api_token to tsunagi_app;

create table platform.attempt (
  bucket text not null,
  key_hash bytea not null,
  at timestamp with time zone not null default now()
);
comment on table platform.attempt is 'Counted tries (sign-in, questions about persons) for rate limits; the key is hashed.';
CREATE INDEX attempt_by_key ON platform.attempt USING btree (bucket, key_hash, at);
alter table platform.attempt enable row level security;
create policy attempt_is_counted_before_sign_in on platform.attempt for all to tsunagi_app, tsunagi_residents
  using (true)
  with check (true);
grant delete, insert, select on platform.attempt to tsunagi_app;
grant delete, insert, select on platform.attempt to tsunagi_residents;

create table platform.code (
  list text not null,
  code text not null,
  label_ja text not null,
  label_easy text,
  sort_order integer not null,
  valid_from date not null,
  valid_to date,
  national_code text,
  sensitive boolean not null default false,
  constraint code_pk PRIMARY KEY (list, code, valid_from),
  constraint code_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to > valid_from)))
);
comment on table platform.code is 'Code lists as dated rows: closed and reopened, never edited in meaning. valid_to is the first day it no longer holds.';
CREATE TRIGGER code_holds_once AFTER INSERT OR UPDATE ON platform.code FOR EACH ROW EXECUTE FUNCTION platform.refuse_double_rule('list', 'code');
CREATE TRIGGER code_is_counted AFTER INSERT OR DELETE OR UPDATE ON platform.code FOR EACH STATEMENT EXECUTE FUNCTION platform.count_rules_change();
CREATE TRIGGER code_keeps_its_history AFTER INSERT OR DELETE OR UPDATE ON platform.code FOR EACH ROW EXECUTE FUNCTION platform.keep_rules_history();
CREATE TRIGGER code_keeps_its_meaning BEFORE UPDATE ON platform.code FOR EACH ROW EXECUTE FUNCTION platform.keep_meaning('sort_order', 'valid_to');
alter table platform.code enable row level security;
create policy code_is_kept_by_administrators on platform.code for update to tsunagi_app, tsunagi_residents
  using (( SELECT staff.has_duty('administer'::text) AS has_duty))
  with check (( SELECT staff.has_duty('administer'::text) AS has_duty));
create policy code_is_open on platform.code for select to tsunagi_app, tsunagi_residents
  using (true);
create policy code_is_open_to_the_public on platform.code for select to tsunagi_public
  using (true);
create policy code_is_opened_by_administrators on platform.code for insert to tsunagi_app, tsunagi_residents
  with check (( SELECT staff.has_duty('administer'::text) AS has_duty));
create policy code_is_taken_back_before_it_begins on platform.code for delete to tsunagi_app, tsunagi_residents
  using ((( SELECT staff.has_duty('administer'::text) AS has_duty) AND (valid_from > ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date)));
grant delete, insert, select on platform.code to tsunagi_app;
grant select on platform.code to tsunagi_public;
grant select on platform.code to tsunagi_residents;
grant update (label_ja, label_easy, sort_order, valid_to, national_code, sensitive) on platform.code to tsunagi_app;

create table platform.code_list (
  list text not null,
  part text not null,
  name_ja text not null,
  about text not null,
  sort_order integer not null,
  is_fixed boolean not null default false,
  takes_new boolean not null default true,
  kept_codes text[] not null default '{}'::text[],
  constraint code_list_pk PRIMARY KEY (list),
  constraint code_list_is_named CHECK (((btrim(name_ja) <> ''::text) AND (btrim(about) <> ''::text)))
);
comment on table platform.code_list is 'What each code list is called, and what the program itself leans on in it. Written by migrations only.';
comment on column platform.code_list.part is 'The part of the work it belongs to, as a heading.';
comment on column platform.code_list.is_fixed is 'The program leans on every code of it (states of work): they may be called otherwise, but not closed.';
comment on column platform.code_list.takes_new is 'False where the program would not know what to do with a code of the city''s own.';
comment on column platform.code_list.kept_codes is 'Single codes of a list that is not fixed which the program leans on all the same.';
alter table platform.code_list enable row level security;
create policy code_list_is_open_to_staff on platform.code_list for select to tsunagi_app
  using ((platform.reader_id() IS NOT NULL));
grant select on platform.code_list to tsunagi_app;

create table platform.code_use (
  list text not null,
  schema_name text not null,
  table_name text not null,
  column_name text not null,
  is_many boolean not null default false,
  day_column text,
  is_instant boolean not null default false,
  constraint code_use_pk PRIMARY KEY (list, schema_name, table_name, column_name)
);
comment on table platform.code_use is 'Where records keep codes of a list, and the column that says when. Sealed records must never stand here.';
alter table platform.code_use enable row level security;
create policy code_use_is_open_to_staff on platform.code_use for select to tsunagi_app
  using ((platform.reader_id() IS NOT NULL));
grant select on platform.code_use to tsunagi_app;

create table platform.destruction (
  id uuid not null,
  no bigint not null default nextval('platform.destruction_no'::regclass),
  record_type text not null,
  as_of date not null,
  proposed_at timestamp with time zone not null,
  proposed_by uuid not null,
  state text not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  decided_words text,
  records integer not null,
  destroyed integer,
  certificate jsonb,
  constraint destruction_pk PRIMARY KEY (id),
  constraint destruction_no_is_unique UNIQUE (no),
  constraint destruction_done_is_certified CHECK ((((state = 'done'::text) = (certificate IS NOT NULL)) AND ((state = 'done'::text) = (destroyed IS NOT NULL)))),
  constraint destruction_is_decided_whole CHECK ((((state = 'proposed'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL)))),
  constraint destruction_state_is_known CHECK ((state = ANY (ARRAY['proposed'::text, 'done'::text, 'refused'::text]))),
  constraint destruction_takes_two_persons CHECK (((decided_by IS NULL) OR (decided_by <> proposed_by)))
);
comment on table platform.destruction is '廃棄一覧 and its certificate: what kinds, how many, when, by whom. No name of anybody.';
alter table platform.destruction enable row level security;
create policy destruction_is_seen_by_both_persons on platform.destruction for select to tsunagi_app
  using ((( SELECT staff.has_duty('administer'::text) AS has_duty) OR ( SELECT staff.has_duty('audit'::text) AS has_duty)));
grant select on platform.destruction to tsunagi_app;

create table platform.destruction_line (
  destruction_id uuid not null,
  case_id uuid not null,
  case_no bigint not null,
  ended_on date not null,
  due_on date not null,
  is_destroyed boolean not null default false,
  constraint destruction_line_pk PRIMARY KEY (destruction_id, case_id),
  constraint destruction_line_of_destruction FOREIGN KEY (destruction_id) REFERENCES platform.destruction(id)
);
comment on table platform.destruction_line is 'One record on a destruction list, by its number.';
alter table platform.destruction_line enable row level security;
create policy destruction_line_is_seen_by_both_persons on platform.destruction_line for select to tsunagi_app
  using ((( SELECT staff.has_duty('administer'::text) AS has_duty) OR ( SELECT staff.has_duty('audit'::text) AS has_duty)));
grant select on platform.destruction_line to tsunagi_app;

create table platform.destruction_pass (
  xid xid8 not null,
  destruction_id uuid not null,
  constraint destruction_pass_pk PRIMARY KEY (xid)
);
comment on table platform.destruction_pass is 'The transaction in which a confirmed destruction is running. The row is gone before the transaction ends; no login may write it.';
alter table platform.destruction_pass enable row level security;

create table platform.destruction_step (
  position integer not null,
  label_ja text not null,
  table_name text not null,
  reached_by text not null,
  constraint destruction_step_pk PRIMARY KEY ("position"),
  constraint destruction_step_is_one_a_table UNIQUE (table_name)
);
comment on table platform.destruction_step is 'What is destroyed of a case, in order: which rows of which table ($1 is the case). Written by migrations only.';
alter table platform.destruction_step enable row level security;

create table platform.draft (
  staff_id uuid not null,
  form text not null,
  body bytea not null,
  saved_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  constraint draft_pk PRIMARY KEY (staff_id, form),
  constraint draft_is_bounded CHECK ((octet_length(body) <= 4000000))
);
comment on table platform.draft is 'Half-written forms: owner only, encrypted, expiring; not a record.';
comment on column platform.draft.form is 'The path of the form page the draft belongs to.';
alter table platform.draft enable row level security;
create policy draft_is_its_authors on platform.draft for all to tsunagi_app, tsunagi_residents
  using ((staff_id = platform.reader_id()))
  with check ((staff_id = platform.reader_id()));
create policy draft_of_residents_only on platform.draft as restrictive for all to tsunagi_residents
  using (staff.is_a_resident(staff_id))
  with check (staff.is_a_resident(staff_id));
grant delete, insert, select, update on platform.draft to tsunagi_app;
grant delete, insert, select, update on platform.draft to tsunagi_residents;

create table platform.form_template (
  form text not null,
  version integer not null,
  title text not null,
  valid_from date not null,
  valid_to date,
  fields jsonb not null,
  constraint form_template_pk PRIMARY KEY (form, version),
  constraint form_template_begins_once UNIQUE (form, valid_from),
  constraint form_template_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to > valid_from))),
  constraint form_template_has_fields CHECK (((jsonb_typeof(fields) = 'array'::text) AND (jsonb_array_length(fields) > 0))),
  constraint form_template_is_titled CHECK ((btrim(title) <> ''::text))
);
comment on table platform.form_template is 'What stands on a paper form, version by version: an old form is printed as it was on its day. valid_to is the first day it no longer holds.';
comment on column platform.form_template.fields is '[{field, label, national_report: unknown | yes | no, order, shown}]; what a field is filled with is the program''s.';
CREATE TRIGGER form_template_holds_once AFTER INSERT OR UPDATE ON platform.form_template FOR EACH ROW EXECUTE FUNCTION platform.refuse_double_rule('form');
CREATE TRIGGER form_template_is_counted AFTER INSERT OR DELETE OR UPDATE ON platform.form_template FOR EACH STATEMENT EXECUTE FUNCTION platform.count_rules_change();
CREATE TRIGGER form_template_keeps_its_history AFTER INSERT OR DELETE OR UPDATE ON platform.form_template FOR EACH ROW EXECUTE FUNCTION platform.keep_rules_history();
CREATE TRIGGER form_template_keeps_its_meaning BEFORE UPDATE ON platform.form_template FOR EACH ROW EXECUTE FUNCTION platform.keep_meaning('valid_to');
alter table platform.form_template enable row level security;
create policy form_template_is_kept_by_administrators on platform.form_template for update to tsunagi_app, tsunagi_residents
  using (( SELECT staff.has_duty('administer'::text) AS has_duty))
  with check (( SELECT staff.has_duty('administer'::text) AS has_duty));
create policy form_template_is_open on platform.form_template for select to tsunagi_app, tsunagi_public, tsunagi_residents
  using (true);
create policy form_template_is_opened_by_administrators on platform.form_template for insert to tsunagi_app, tsunagi_residents
  with check (( SELECT staff.has_duty('administer'::text) AS has_duty));
create policy form_template_is_taken_back_before_it_begins on platform.form_template for delete to tsunagi_app, tsunagi_residents
  using ((( SELECT staff.has_duty('administer'::text) AS has_duty) AND (valid_from > ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date)));
grant delete, insert, select on platform.form_template to tsunagi_app;
grant select on platform.form_template to tsunagi_public;
grant select on platform.form_template to tsunagi_residents;
grant update (title, valid_to, fields) on platform.form_template to tsunagi_app;

create table platform.idempotency (
  staff_id uuid not null,
  key text not null,
  body_hash bytea not null,
  resource_id uuid,
  outcome text not null,
  made_at timestamp with time zone not null default now(),
  constraint idempotency_pk PRIMARY KEY (staff_id, key)
);
comment on table platform.idempotency is 'What a key already did, for 24 hours; never the answer itself, because a replay must pass present sight.';
CREATE INDEX idempotency_by_age ON platform.idempotency USING btree (made_at);
alter table platform.idempotency enable row level security;
create policy idempotency_is_its_authors on platform.idempotency for all to tsunagi_app, tsunagi_residents
  using ((staff_id = platform.reader_id()))
  with check ((staff_id = platform.reader_id()));
create policy idempotency_of_residents_only on platform.idempotency as restrictive for all to tsunagi_residents
  using (staff.is_a_resident(staff_id))
  with check (staff.is_a_resident(staff_id));
grant delete, insert, select, update on platform.idempotency to tsunagi_app;
grant delete, insert, select, update on platform.idempotency to tsunagi_residents;

create table platform.inbox_key (
  only_one boolean not null default true,
  public_key bytea not null,
  made_at timestamp with time zone not null default now(),
  constraint inbox_key_pk PRIMARY KEY (only_one),
  constraint inbox_key_is_one CHECK (only_one),
  constraint inbox_key_is_x25519 CHECK ((octet_length(public_key) = 32))
);
comment on table platform.inbox_key is 'Requests are sealed to this key; the other half lies in a file on the staff side.';
alter table platform.inbox_key enable row level security;
create policy inbox_key_is_public on platform.inbox_key for select to tsunagi_app, tsunagi_public
  using (true);
grant select on platform.inbox_key to tsunagi_app;
grant select on platform.inbox_key to tsunagi_public;

create table platform.installation (
  only_one boolean not null default true,
  kind text not null,
  city_name text not null,
  made_at timestamp with time zone not null default now(),
  constraint installation_pk PRIMARY KEY (only_one),
  constraint installation_is_one CHECK (only_one),
  constraint installation_kind_is_known CHECK ((kind = ANY (ARRAY['demo'::text, 'city'::text])))
);
comment on table platform.installation is 'demo or city, decided once when the empty database was initialised, never by the environment.';
CREATE TRIGGER installation_is_immutable BEFORE DELETE OR UPDATE ON platform.installation FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER installation_is_not_emptied BEFORE TRUNCATE ON platform.installation FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table platform.installation enable row level security;
create policy installation_is_open on platform.installation for select to tsunagi_app, tsunagi_residents
  using (true);
create policy installation_is_open_to_the_public on platform.installation for select to tsunagi_public
  using (true);
grant select on platform.installation to tsunagi_app;
grant select on platform.installation to tsunagi_public;
grant select on platform.installation to tsunagi_residents;

create table platform.kept_figure (
  destruction_id uuid not null,
  position integer not null,
  figures jsonb not null,
  constraint kept_figure_pk PRIMARY KEY (destruction_id, "position"),
  constraint kept_figure_of_destruction FOREIGN KEY (destruction_id) REFERENCES platform.destruction(id)
);
comment on table platform.kept_figure is 'What the figures still count after a case was destroyed: years and numbers, nothing that leads back to a household.';
alter table platform.kept_figure enable row level security;

create table platform.legal_basis (
  code text not null,
  law text not null,
  article text not null,
  title text not null,
  summary text not null,
  valid_from date not null,
  valid_to date,
  replaced_by text,
  source_note text not null,
  verified text not null,
  needs_review boolean not null default false,
  constraint legal_basis_pk PRIMARY KEY (code, valid_from),
  constraint legal_basis_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to > valid_from))),
  constraint legal_basis_is_marked CHECK ((verified = ANY (ARRAY['seen'::text, 'memory'::text, 'check'::text])))
);
comment on table platform.legal_basis is 'Articles of law as dated rows. Records keep the code and the day of the act, never the text.';
CREATE TRIGGER legal_basis_holds_once AFTER INSERT OR UPDATE ON platform.legal_basis FOR EACH ROW EXECUTE FUNCTION platform.refuse_double_rule('code');
CREATE TRIGGER legal_basis_is_counted AFTER INSERT OR DELETE OR UPDATE ON platform.legal_basis FOR EACH STATEMENT EXECUTE FUNCTION platform.count_rules_change();
CREATE TRIGGER legal_basis_keeps_its_history AFTER INSERT OR DELETE OR UPDATE ON platform.legal_basis FOR EACH ROW EXECUTE FUNCTION platform.keep_rules_history();
CREATE TRIGGER legal_basis_keeps_its_meaning BEFORE UPDATE ON platform.legal_basis FOR EACH ROW EXECUTE FUNCTION platform.keep_meaning('valid_to', 'replaced_by', 'source_note', 'verified', 'needs_review');
alter table platform.legal_basis enable row level security;
create policy legal_basis_is_kept_by_administrators on platform.legal_basis for update to tsunagi_app, tsunagi_residents
  using (( SELECT staff.has_duty('administer'::text) AS has_duty))
  with check (( SELECT staff.has_duty('administer'::text) AS has_duty));
create policy legal_basis_is_open on platform.legal_basis for select to tsunagi_app, tsunagi_residents
  using (true);
create policy legal_basis_is_open_to_the_public on platform.legal_basis for select to tsunagi_public
  using (true);
create policy legal_basis_is_opened_by_administrators on platform.legal_basis for insert to tsunagi_app, tsunagi_residents
  with check (( SELECT staff.has_duty('administer'::text) AS has_duty));
create policy legal_basis_is_taken_back_before_it_begins on platform.legal_basis for delete to tsunagi_app, tsunagi_residents
  using ((( SELECT staff.has_duty('administer'::text) AS has_duty) AND (valid_from > ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date)));
grant delete, insert, select on platform.legal_basis to tsunagi_app;
grant select on platform.legal_basis to tsunagi_public;
grant select on platform.legal_basis to tsunagi_residents;
grant update (law, article, title, summary, valid_to, replaced_by, source_note, verified, needs_review) on platform.legal_basis to tsunagi_app;

create table platform.legal_hold (
  id uuid not null,
  case_id uuid not null,
  case_no bigint not null,
  reason text not null,
  placed_at timestamp with time zone not null,
  placed_by uuid not null,
  lifted_at timestamp with time zone,
  lifted_by uuid,
  lift_words text,
  constraint legal_hold_pk PRIMARY KEY (id),
  constraint legal_hold_has_a_reason CHECK ((btrim(reason) <> ''::text)),
  constraint legal_hold_is_lifted_with_words CHECK ((((lifted_at IS NULL) = (lift_words IS NULL)) AND ((lifted_at IS NULL) = (lifted_by IS NULL))))
);
comment on table platform.legal_hold is '廃棄の停止: while it stands nothing of the case is destroyed. Seen by those who administer only.';
CREATE UNIQUE INDEX legal_hold_stands_once ON platform.legal_hold USING btree (case_id) WHERE (lifted_at IS NULL);
alter table platform.legal_hold enable row level security;
create policy legal_hold_is_the_administrators on platform.legal_hold for select to tsunagi_app
  using (( SELECT staff.has_duty('administer'::text) AS has_duty));
grant select on platform.legal_hold to tsunagi_app;

create table platform.mail_delivery (
  id uuid not null,
  staff_id uuid not null,
  tasks integer not null,
  mentions integer not null,
  alerts integer not null,
  glass integer not null,
  due_today integer not null,
  state text not null default 'waiting'::text,
  tries integer not null default 0,
  next_at timestamp with time zone not null default now(),
  fault text,
  made_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint mail_delivery_pk PRIMARY KEY (id),
  constraint mail_delivery_counts_something CHECK ((((((tasks + mentions) + alerts) + glass) + due_today) > 0)),
  constraint mail_delivery_fault_is_known CHECK ((fault = ANY (ARRAY['unreachable'::text, 'later'::text, 'refused'::text, 'not-let-in'::text]))),
  constraint mail_delivery_state_is_known CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'dead'::text])))
);
comment on table platform.mail_delivery is 'One mail: its id is the Message-ID, so that a second handing-in after a crash is recognised as the same.';
comment on column platform.mail_delivery.fault is 'Why the last try failed, in words of our own; what the server said is not kept.';
CREATE INDEX mail_delivery_by_age ON platform.mail_delivery USING btree (made_at);
CREATE INDEX mail_delivery_not_sent ON platform.mail_delivery USING btree (made_at DESC) WHERE (state <> 'sent'::text);
CREATE INDEX mail_delivery_waiting ON platform.mail_delivery USING btree (next_at) WHERE (state = 'waiting'::text);
alter table platform.mail_delivery enable row level security;
create policy mail_delivery_is_made_for_oneself on platform.mail_delivery for insert to tsunagi_app
  with check (((staff_id = platform.reader_id()) AND (state = 'waiting'::text)));
create policy mail_delivery_is_seen_by_receiver_and_administrator on platform.mail_delivery for select to tsunagi_app
  using (((staff_id = platform.reader_id()) OR ( SELECT staff.has_duty('administer'::text) AS has_duty)));
create policy mail_delivery_is_tried_again_by_the_administrator on platform.mail_delivery for update to tsunagi_app
  using ((( SELECT staff.has_duty('administer'::text) AS has_duty) AND (state = 'dead'::text)))
  with check ((state = 'waiting'::text));
grant insert, select on platform.mail_delivery to tsunagi_app;
grant update (state, tries, next_at) on platform.mail_delivery to tsunagi_app;

create table platform.mail_wish (
  staff_id uuid not null,
  address text,
  pace text not null,
  hour smallint not null default 8,
  digest_on date,
  constraint mail_wish_pk PRIMARY KEY (staff_id),
  constraint mail_wish_address_is_one CHECK (((address ~ '^[!-~]+@[!-~]+$'::text) AND (address !~ '[,;<>"]'::text) AND (length(address) <= 254))),
  constraint mail_wish_hour_is_of_the_morning CHECK (((hour >= 5) AND (hour <= 12))),
  constraint mail_wish_needs_an_address CHECK (((pace = 'off'::text) OR (address IS NOT NULL))),
  constraint mail_wish_pace_is_known CHECK ((pace = ANY (ARRAY['off'::text, 'at_once'::text, 'morning'::text])))
);
comment on table platform.mail_wish is 'Where and how often a member of staff wants to be told by mail. Without a row, never.';
comment on column platform.mail_wish.hour is 'From this hour of the day (JST) the morning mail may go.';
comment on column platform.mail_wish.digest_on is 'The last day whose morning was looked at, with or without a mail.';
alter table platform.mail_wish enable row level security;
create policy mail_wish_is_its_owners on platform.mail_wish for all to tsunagi_app
  using ((staff_id = platform.reader_id()))
  with check ((staff_id = platform.reader_id()));
grant insert, select, update on platform.mail_wish to tsunagi_app;

create table platform.notice (
  id uuid not null,
  staff_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  made_at timestamp with time zone not null default now(),
  settled_at timestamp with time zone,
  delivery_id uuid,
  constraint notice_pk PRIMARY KEY (id),
  constraint notice_kind_is_known CHECK ((kind = ANY (ARRAY['task'::text, 'mention'::text, 'alert'::text, 'glass'::text])))
);
comment on table platform.notice is 'Outbox: what somebody is to be told, written in the transaction of the act itself. No words, no person, no case.';
comment on column platform.notice.settled_at is 'Counted in a mail, or no longer open when the mail was made.';
CREATE INDEX notice_by_age ON platform.notice USING btree (made_at);
CREATE INDEX notice_waiting ON platform.notice USING btree (staff_id, kind) WHERE (settled_at IS NULL);
alter table platform.notice enable row level security;
create policy notice_is_seen_by_its_receiver on platform.notice for select to tsunagi_app
  using ((staff_id = platform.reader_id()));
create policy notice_is_settled_by_its_receiver on platform.notice for update to tsunagi_app
  using ((staff_id = platform.reader_id()));
grant select on platform.notice to tsunagi_app;
grant update (settled_at, delivery_id) on platform.notice to tsunagi_app;

create table platform.parcel (
  direction text not null,
  kind text not null,
  no bigint not null,
  hash bytea not null,
  at timestamp with time zone not null default now(),
  constraint parcel_pk PRIMARY KEY (direction, kind, no),
  constraint parcel_direction_is_known CHECK ((direction = ANY (ARRAY['sent'::text, 'received'::text]))),
  constraint parcel_kind_is_known CHECK ((kind = ANY (ARRAY['requests'::text, 'answers'::text]))),
  constraint parcel_no_begins_at_one CHECK ((no > 0))
);
comment on table platform.parcel is 'Parcels that left or came in. Each names the one before it, so that a missing, repeated or altered one is noticed.';
alter table platform.parcel enable row level security;
create policy parcel_is_open_to_staff on platform.parcel for select to tsunagi_app
  using ((platform.reader_id() IS NOT NULL));
grant select on platform.parcel to tsunagi_app;

create table platform.retention_rule (
  id uuid not null,
  record_type text not null,
  starts_at text not null,
  years smallint,
  basis text not null,
  then_do text not null,
  note text,
  is_example boolean not null default false,
  valid_from date not null,
  valid_to date,
  made_by uuid,
  constraint retention_rule_pk PRIMARY KEY (id),
  constraint retention_rule_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to > valid_from))),
  constraint retention_rule_start_is_known CHECK ((starts_at = ANY (ARRAY['end_of_support'::text, 'end_of_fiscal_year'::text, 'event'::text]))),
  constraint retention_rule_then_is_known CHECK ((then_do = ANY (ARRAY['destroy'::text, 'keep_permanently'::text, 'review'::text]))),
  constraint retention_rule_type_is_known CHECK ((record_type = ANY (ARRAY['case'::text, 'consultation'::text, 'compartment'::text, 'conference'::text, 'audit_detail'::text]))),
  constraint retention_rule_without_years_keeps CHECK (((years IS NOT NULL) OR (then_do = 'keep_permanently'::text))),
  constraint retention_rule_years_are_sane CHECK (((years >= 1) AND (years <= 100)))
);
comment on table platform.retention_rule is 'How long each kind of record is kept, as dated rows. Ships as examples that the city has to check; an example destroys nothing.';
comment on column platform.retention_rule.is_example is 'Not confirmed by the city: shown, never applied.';
CREATE UNIQUE INDEX retention_rule_is_one_at_a_time ON platform.retention_rule USING btree (record_type) WHERE (valid_to IS NULL);
alter table platform.retention_rule enable row level security;
create policy retention_rule_is_open_to_staff on platform.retention_rule for select to tsunagi_app
  using ((platform.reader_id() IS NOT NULL));
grant select on platform.retention_rule to tsunagi_app;

create table platform.rules_history (
  no bigint not null generated always as identity,
  kind text not null,
  list text not null,
  code text not null,
  valid_from date not null,
  was jsonb,
  became jsonb,
  changed_at timestamp with time zone not null default now(),
  changed_by uuid,
  constraint rules_history_pk PRIMARY KEY (no),
  constraint rules_history_kind_is_known CHECK ((kind = ANY (ARRAY['code'::text, 'legal_basis'::text, 'form_template'::text, 'conference_type'::text]))),
  constraint rules_history_says_what CHECK (((was IS NOT NULL) OR (became IS NOT NULL)))
);
comment on table platform.rules_history is 'Every row of the rules before and after each change; changed_by is null for a migration or the command line.';
comment on column platform.rules_history.list is 'The code list or the form; for legal bases the empty text.';
CREATE INDEX rules_history_of_one ON platform.rules_history USING btree (kind, list, no DESC);
CREATE TRIGGER rules_history_is_append_only BEFORE DELETE OR UPDATE ON platform.rules_history FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER rules_history_is_not_emptied BEFORE TRUNCATE ON platform.rules_history FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table platform.rules_history enable row level security;
create policy rules_history_is_read_by_administrators on platform.rules_history for select to tsunagi_app
  using (( SELECT staff.has_duty('administer'::text) AS has_duty));
grant select on platform.rules_history to tsunagi_app;

create table platform.rules_version (
  only_one boolean not null default true,
  version bigint not null default 1,
  constraint rules_version_pk PRIMARY KEY (only_one),
  constraint rules_version_is_one CHECK (only_one)
);
comment on table platform.rules_version is 'Grows with every change of code lists, legal bases and forms; every program looks at it twice a minute.';
alter table platform.rules_version enable row level security;
create policy rules_version_is_open on platform.rules_version for select to tsunagi_app, tsunagi_public, tsunagi_residents
  using (true);
grant select on platform.rules_version to tsunagi_app;
grant select on platform.rules_version to tsunagi_public;
grant select on platform.rules_version to tsunagi_residents;

create table platform.session (
  token_hash bytea not null,
  staff_id uuid not null,
  made_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  id uuid not null default gen_random_uuid(),
  method text not null default 'password'::text,
  browser text,
  strong_at timestamp with time zone,
  constraint session_pk PRIMARY KEY (token_hash),
  constraint session_id_is_unique UNIQUE (id),
  constraint session_browser_is_short CHECK ((length(browser) <= 60)),
  constraint session_method_is_known CHECK ((method = ANY (ARRAY['demo'::text, 'password'::text, 'totp'::text, 'recovery-code'::text, 'passkey'::text, 'sso'::text, 'invitation'::text])))
);
comment on table platform.session is 'Signed-in browsers. Only the SHA-256 of a 256-bit token is kept.';
comment on column platform.session.id is 'By this the owner ends it; of no use for entering.';
comment on column platform.session.browser is 'Family of browser and system in words (Chrome・Windows). No address and no version is kept.';
comment on column platform.session.strong_at is 'When the owner last proved who they are with everything the account asks for. Break-glass, export and unmasking ask how long ago.';
CREATE INDEX session_by_end ON platform.session USING btree (ends_at);
CREATE INDEX session_by_staff ON platform.session USING btree (staff_id);
alter table platform.session enable row level security;
create policy session_is_found_by_its_secret on platform.session for all to tsunagi_app, tsunagi_residents
  using (true)
  with check (true);
comment on policy session_is_found_by_its_secret on platform.session is 'Looked up before anybody is known; the 256-bit secret is the key.';
create policy session_of_residents_only on platform.session as restrictive for all to tsunagi_residents
  using (staff.is_a_resident(staff_id))
  with check (staff.is_a_resident(staff_id));
grant delete, insert, select, update on platform.session to tsunagi_app;
grant delete, insert, select, update on platform.session to tsunagi_residents;

create table platform.task (
  id uuid not null,
  agency_id uuid not null,
  staff_id uuid,
  kind text not null,
  words text not null,
  due_on date not null,
  case_id uuid,
  subject_type text,
  subject_id uuid,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  made_agency uuid not null,
  is_open boolean not null default true,
  ended_at timestamp with time zone,
  ended_by uuid,
  ended_as text,
  end_words text,
  version integer not null default 1,
  constraint task_pk PRIMARY KEY (id),
  constraint task_dropped_has_a_reason CHECK (((ended_as IS DISTINCT FROM 'dropped'::text) OR (end_words IS NOT NULL))),
  constraint task_ended_as_is_known CHECK ((ended_as = ANY (ARRAY['done'::text, 'dropped'::text]))),
  constraint task_is_open_until_it_ended CHECK (((is_open = (ended_at IS NULL)) AND (is_open = (ended_as IS NULL))))
);
comment on table platform.task is 'A reminder for staff: who owes what by when. The action of a plan is another thing (support_action).';
comment on column platform.task.agency_id is 'Who owes it.';
comment on column platform.task.kind is 'What left it: hand, mention, handover, carer_flag, conference, plan, monitoring, consent, protection, glass.';
CREATE INDEX task_by_subject ON platform.task USING btree (subject_id) WHERE (subject_id IS NOT NULL);
CREATE INDEX task_of_agency ON platform.task USING btree (agency_id, due_on, id) WHERE is_open;
CREATE INDEX task_of_case ON platform.task USING btree (case_id, due_on, id) WHERE (case_id IS NOT NULL);
CREATE INDEX task_of_staff ON platform.task USING btree (staff_id, due_on, id) WHERE is_open;
CREATE TRIGGER task_is_told AFTER INSERT ON platform.task FOR EACH ROW EXECUTE FUNCTION platform.tell_of_task();
alter table platform.task enable row level security;
create policy task_is_closed_by_conflict on platform.task as restrictive for all to tsunagi_app
  using (((case_id IS NULL) OR (NOT ( SELECT people.has_conflicts() AS has_conflicts)) OR (NOT coordination.in_conflict(case_id))));
create policy task_is_ended_by_those_who_owe_or_share_the_case on platform.task for update to tsunagi_app
  using (((agency_id = ( SELECT staff.working_agency() AS working_agency)) OR ((case_id IS NOT NULL) AND coordination.stands(case_id))));
create policy task_is_left_as_oneself on platform.task for insert to tsunagi_app
  with check (((made_by = platform.reader_id()) AND (made_agency = ( SELECT staff.working_agency() AS working_agency)) AND ((case_id IS NULL) OR coordination.stands(case_id)) AND ((case_id IS NOT NULL) OR (agency_id = made_agency))));
create policy task_is_seen_by_those_who_owe_or_share_the_case on platform.task for select to tsunagi_app
  using (((agency_id = ( SELECT staff.working_agency() AS working_agency)) OR (made_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((case_id IS NOT NULL) AND coordination.sees_case(case_id))));
grant insert, select, update on platform.task to tsunagi_app;

CREATE OR REPLACE FUNCTION platform.code_is_used(asked_list text, asked_code text, since date)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  place platform.code_use;
  is_used boolean;
begin
  if not staff.has_duty('administer') then
    return null;
  end if;
  for place in select * from platform.code_use u where u.list = asked_list loop
    execute format('select exists (select 1 from %I.%I t where %s and %s)', place.schema_name, place.table_name,
                   case when place.is_many then format('$1 = any (t.%I)', place.column_name) else format('t.%I = $1', place.column_name) end,
                   case when place.day_column is null then 'true'
                        when place.is_instant then format('t.%I >= ($2::timestamp at time zone ''Asia/Tokyo'')', place.day_column)
                        else format('t.%I >= $2', place.day_column) end)
       into is_used using asked_code, since;
    if is_used then
      return true;
    end if;
  end loop;
  return false;
end $function$;
comment on function platform.code_is_used(asked_list text, asked_code text, since date) is 'Whether any record since a day uses a code: yes or no and nothing else, to administrators only; null for everybody else.';
grant execute on function platform.code_is_used(asked_list text, asked_code text, since date) to tsunagi_app;

CREATE OR REPLACE FUNCTION platform.count_rules_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update platform.rules_version set version = version + 1;
  return null;
end $function$;
comment on function platform.count_rules_change() is 'Tells every running program that the rules are not what they were.';

CREATE OR REPLACE FUNCTION platform.decide_destruction(asked uuid, approves boolean, new_words text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  held platform.destruction;
  line platform.destruction_line;
  total jsonb := '{}';
  one jsonb;
  n integer := 0;
begin
  if not (staff.has_duty('administer') or staff.has_duty('audit')) then return 'duty-missing'; end if;
  select * into held from platform.destruction d where d.id = asked for update;
  if held.id is null then return 'absent'; end if;
  if held.state <> 'proposed' then return 'wrong-state'; end if;
  if held.proposed_by = platform.reader_id() then return 'own-decision'; end if;
  if not approves then
    update platform.destruction set state = 'refused', decided_at = now(), decided_by = platform.reader_id(), decided_words = new_words where id = asked;
    return null;
  end if;
  insert into platform.destruction_pass (xid, destruction_id) values (pg_current_xact_id(), asked);
  -- Asked again: since the list was made a case may have been opened anew, or held.
  for line in select l.* from platform.destruction_line l
                join platform.due_cases(held.as_of) d on d.case_id = l.case_id and not d.is_held and d.then_do = 'destroy' and not d.is_example
               where l.destruction_id = asked order by l.case_no loop
    perform 1 from coordination.support_case c where c.id = line.case_id for update;
    n := n + 1;
    one := platform.destroy_case(line.case_id, asked, n);
    select jsonb_object_agg(k.key, coalesce((total ->> k.key)::bigint, 0) + coalesce((one ->> k.key)::bigint, 0)) into total
      from (select jsonb_object_keys(total) as key union select jsonb_object_keys(one)) k;
    update platform.destruction_line set is_destroyed = true where destruction_id = asked and case_id = line.case_id;
  end loop;
  delete from platform.destruction_pass where xid = pg_current_xact_id();
  update platform.destruction
     set state = 'done', decided_at = now(), decided_by = platform.reader_id(), decided_words = new_words, destroyed = n, certificate = coalesce(total, '{}')
   where id = asked;
  return null;
end $function$;
comment on function platform.decide_destruction(asked uuid, approves boolean, new_words text) is 'The second person decides. What is approved is destroyed here and nowhere else, and certified by kind and number.';
grant execute on function platform.decide_destruction(asked uuid, approves boolean, new_words text) to tsunagi_app;

CREATE OR REPLACE FUNCTION platform.destroy_case(asked uuid, of_destruction uuid, nth integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  step platform.destruction_step;
  counts jsonb := '{}';
  n bigint;
begin
  insert into platform.kept_figure (destruction_id, position, figures)
  select of_destruction, nth, jsonb_build_object(
           'openedYear', extract(year from c.opened_at at time zone 'Asia/Tokyo'), 'endedYear', extract(year from c.ended_at at time zone 'Asia/Tokyo'),
           'agencies', (select count(distinct t.agency_id) from coordination.team t where t.case_id = asked),
           'entries', (select count(*) from coordination.log_entry e where e.case_id = asked and not e.is_replaced),
           'minutes', (select coalesce(sum(e.minutes), 0) from coordination.log_entry e where e.case_id = asked and not e.is_replaced),
           'issues', (select coalesce(jsonb_agg(i.code order by i.code), '[]') from coordination.issue i where i.case_id = asked),
           'plans', (select count(*) from coordination.support_plan p where p.case_id = asked))
    from coordination.support_case c where c.id = asked;
  for step in select * from platform.destruction_step s order by s.position loop
    execute format('delete from %s where %s', step.table_name::regclass, step.reached_by) using asked;
    get diagnostics n = row_count;
    counts := counts || jsonb_build_object(step.label_ja, n);
  end loop;
  update coordination.team set reason = case when basis <> 'consent' then '廃棄済み' end, left_words = null, consent_id = null where case_id = asked;
  update coordination.support_case
     set label = '廃棄済みの事例', household_id = null, consultation_id = null, direction = null, destroyed_at = now()
   where id = asked;
  return counts;
end $function$;
comment on function platform.destroy_case(asked uuid, of_destruction uuid, nth integer) is 'Empties one case of everything that tells of anybody and keeps its figures.';

CREATE OR REPLACE FUNCTION platform.due_cases(on_day date)
 RETURNS TABLE(case_id uuid, case_no bigint, ended_on date, due_on date, is_held boolean, then_do text, is_example boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT d.id,
     d.no,
     d.ended_on,
     d.due_on,
     (EXISTS ( SELECT 1
            FROM platform.legal_hold h
           WHERE ((h.case_id = d.id) AND (h.lifted_at IS NULL)))) AS "exists",
     d.then_do,
     d.is_example
    FROM ( SELECT c.id,
             c.no,
             c.ended_on,
             r.then_do,
             r.is_example,
                 CASE r.starts_at
                     WHEN 'end_of_fiscal_year'::text THEN make_date((((EXTRACT(year FROM c.ended_on))::integer +
                     CASE
                         WHEN (EXTRACT(month FROM c.ended_on) >= (4)::numeric) THEN 1
                         ELSE 0
                     END) + r.years), 3, 31)
                     ELSE ((c.ended_on + make_interval(years => (r.years)::integer)))::date
                 END AS due_on
            FROM (( SELECT s.id,
                     s.no,
                     ((s.ended_at AT TIME ZONE 'Asia/Tokyo'::text))::date AS ended_on
                    FROM coordination.support_case s
                   WHERE ((s.ended_at IS NOT NULL) AND (s.destroyed_at IS NULL))) c
              JOIN platform.retention_rule r ON (((r.record_type = 'case'::text) AND (r.then_do <> 'keep_permanently'::text) AND (r.valid_from <= due_cases.on_day) AND ((r.valid_to IS NULL) OR (r.valid_to > due_cases.on_day)))))) d
   WHERE ((d.due_on < due_cases.on_day) AND (staff.has_duty('administer'::text) OR staff.has_duty('audit'::text)))
   ORDER BY d.due_on, d.no;
END;
comment on function platform.due_cases(on_day date) is 'Ended cases whose time of keeping is over on a day, by number; nothing of what stands in them.';
grant execute on function platform.due_cases(on_day date) to tsunagi_app;

CREATE OR REPLACE FUNCTION platform.is_destroying(asked_table text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT ((EXISTS ( SELECT 1
            FROM platform.destruction_pass p
           WHERE (p.xid = pg_current_xact_id_if_assigned()))) AND (EXISTS ( SELECT 1
            FROM platform.destruction_step s
           WHERE (s.table_name = is_destroying.asked_table))));
END;
comment on function platform.is_destroying(asked_table text) is 'Whether this very transaction carries out a confirmed destruction, and the table is one of those it may empty of a case.';

CREATE OR REPLACE FUNCTION platform.keep_meaning()
 RETURNS trigger
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if old.valid_from <= (now() at time zone 'Asia/Tokyo')::date and (to_jsonb(old) - tg_argv) is distinct from (to_jsonb(new) - tg_argv) then
    raise exception 'a row of % that has begun is not edited in meaning', tg_table_name using errcode = '42501';
  end if;
  return new;
end $function$;
comment on function platform.keep_meaning() is 'From its first day on a row keeps what it says; its arguments are the columns that may still move.';

CREATE OR REPLACE FUNCTION platform.keep_rules_history()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  was jsonb;
  became jsonb;
  fact jsonb;
begin
  if tg_op <> 'INSERT' then
    was := to_jsonb(old);
  end if;
  if tg_op <> 'DELETE' then
    became := to_jsonb(new);
  end if;
  fact := coalesce(became, was);
  if was is distinct from became then
    insert into platform.rules_history (kind, list, code, valid_from, was, became, changed_by)
    values (tg_table_name, coalesce(fact ->> 'list', fact ->> 'form', ''), coalesce(fact ->> 'code', fact ->> 'version'),
            (fact ->> 'valid_from')::date, was, became, platform.reader_id());
  end if;
  return null;
end $function$;
comment on function platform.keep_rules_history() is 'Writes down every row of the rules before and after a change, whoever changes it.';

CREATE OR REPLACE FUNCTION platform.lift_hold(asked uuid, new_words text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not staff.has_duty('administer') then return 'duty-missing'; end if;
  update platform.legal_hold h set lifted_at = now(), lifted_by = platform.reader_id(), lift_words = new_words where h.id = asked and h.lifted_at is null;
  return case when not found then 'absent' end;
end $function$;
comment on function platform.lift_hold(asked uuid, new_words text) is 'Lets the clock run again, with words.';
grant execute on function platform.lift_hold(asked uuid, new_words text) to tsunagi_app;

CREATE OR REPLACE FUNCTION platform.mail_due(at timestamp with time zone)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT w.staff_id
    FROM (platform.mail_wish w
      JOIN staff.staff s ON ((s.id = w.staff_id)))
   WHERE ((platform.reader_id() IS NULL) AND staff.is_working(s.*) AND (w.address IS NOT NULL) AND ((EXISTS ( SELECT 1
            FROM platform.notice n
           WHERE ((n.staff_id = w.staff_id) AND (n.settled_at IS NULL) AND ((n.kind = 'glass'::text) OR (w.pace = 'at_once'::text))))) OR ((w.pace = 'morning'::text) AND (w.digest_on IS DISTINCT FROM ((mail_due.at AT TIME ZONE 'Asia/Tokyo'::text))::date) AND (EXTRACT(hour FROM (mail_due.at AT TIME ZONE 'Asia/Tokyo'::text)) >= (w.hour)::numeric))));
END;
comment on function platform.mail_due(at timestamp with time zone) is 'For whom a mail may have to be made now. Who they are is all it says.';
grant execute on function platform.mail_due(at timestamp with time zone) to tsunagi_app;

CREATE OR REPLACE FUNCTION platform.mail_not_sent(at_most integer)
 RETURNS TABLE(id uuid, staff_name text, agency_name text, made_at timestamp with time zone, state text, tries integer, next_at timestamp with time zone, fault text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT d.id,
     s.name,
     a.name,
     d.made_at,
     d.state,
     d.tries,
     d.next_at,
     d.fault
    FROM ((platform.mail_delivery d
      JOIN staff.staff s ON ((s.id = d.staff_id)))
      JOIN directory.agency a ON ((a.id = s.agency_id)))
   WHERE ((d.state <> 'sent'::text) AND staff.has_duty('administer'::text))
   ORDER BY (d.state = 'dead'::text) DESC, d.made_at DESC, d.id
  LIMIT LEAST(mail_not_sent.at_most, 200);
END;
comment on function platform.mail_not_sent(at_most integer) is 'Mails that wait or were given up, for the administrator; never the address.';
grant execute on function platform.mail_not_sent(at_most integer) to tsunagi_app;

CREATE OR REPLACE FUNCTION platform.open_to_residents(half text, only_these text[] DEFAULT NULL::text[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare one record;
begin
  execute format('grant usage on schema %I to tsunagi_residents', half);
  for one in
    select c.relname as place, a.privilege_type as right_to
      from pg_class c cross join lateral aclexplode(c.relacl) a
     where c.relnamespace = half::regnamespace and a.grantee = 'tsunagi_app'::regrole and (only_these is null or c.relname = any (only_these))
  loop
    execute format('grant %s on %I.%I to tsunagi_residents', one.right_to, half, one.place);
  end loop;
  for one in
    select c.relname as place, t.attname as part, a.privilege_type as right_to
      from pg_class c join pg_attribute t on t.attrelid = c.oid and not t.attisdropped cross join lateral aclexplode(t.attacl) a
     where c.relnamespace = half::regnamespace and a.grantee = 'tsunagi_app'::regrole and (only_these is null or c.relname = any (only_these))
  loop
    execute format('grant %s (%I) on %I.%I to tsunagi_residents', one.right_to, one.part, half, one.place);
  end loop;
  for one in
    select p.oid::regprocedure::text as place
      from pg_proc p cross join lateral aclexplode(p.proacl) a
     where p.pronamespace = half::regnamespace and a.grantee = 'tsunagi_app'::regrole and a.privilege_type = 'EXECUTE'
       and (only_these is null or p.proname = any (only_these))
  loop
    execute format('grant execute on function %s to tsunagi_residents', one.place);
  end loop;
  for one in
    select p.policyname as name, p.tablename as place, (select string_agg(quote_ident(r), ', ') from unnest(p.roles || 'tsunagi_residents'::name) r) as roles
      from pg_policies p
     where p.schemaname = half and 'tsunagi_app' = any (p.roles) and not 'tsunagi_residents' = any (p.roles)
       and (only_these is null or p.tablename = any (only_these))
  loop
    execute format('alter policy %I on %I.%I to %s', one.name, half, one.place, one.roles);
  end loop;
end $function$;
comment on function platform.open_to_residents(half text, only_these text[]) is 'For migrations: gives the residents'' login what the app''s login has, under the same policies. No login may run it.';

CREATE OR REPLACE FUNCTION platform.place_hold(new_id uuid, asked_no bigint, new_reason text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare found_id uuid;
begin
  if not staff.has_duty('administer') then return 'duty-missing'; end if;
  select c.id into found_id from coordination.support_case c where c.no = asked_no and c.destroyed_at is null;
  if found_id is null then return 'absent'; end if;
  if exists (select from platform.legal_hold h where h.case_id = found_id and h.lifted_at is null) then return 'wrong-state'; end if;
  insert into platform.legal_hold (id, case_id, case_no, reason, placed_at, placed_by) values (new_id, found_id, asked_no, new_reason, now(), platform.reader_id());
  return null;
end $function$;
comment on function platform.place_hold(new_id uuid, asked_no bigint, new_reason text) is 'Stops the clock for one case.';
grant execute on function platform.place_hold(new_id uuid, asked_no bigint, new_reason text) to tsunagi_app;

CREATE OR REPLACE FUNCTION platform.propose_destruction(new_id uuid, on_day date)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare n integer;
begin
  if not staff.has_duty('administer') then return 'duty-missing'; end if;
  if exists (select from platform.destruction d where d.state = 'proposed') then return 'wrong-state'; end if;
  insert into platform.destruction (id, record_type, as_of, proposed_at, proposed_by, state, records)
  values (new_id, 'case', on_day, now(), platform.reader_id(), 'proposed', 0);
  insert into platform.destruction_line (destruction_id, case_id, case_no, ended_on, due_on)
  select new_id, d.case_id, d.case_no, d.ended_on, d.due_on
    from platform.due_cases(on_day) d where not d.is_held and d.then_do = 'destroy' and not d.is_example;
  get diagnostics n = row_count;
  if n = 0 then
    delete from platform.destruction where id = new_id;
    return 'nothing-due';
  end if;
  update platform.destruction set records = n where id = new_id;
  return null;
end $function$;
comment on function platform.propose_destruction(new_id uuid, on_day date) is 'Draws up the dated list of what is due and not held; nothing is destroyed by it.';
grant execute on function platform.propose_destruction(new_id uuid, on_day date) to tsunagi_app;

CREATE OR REPLACE FUNCTION platform.publish_inbox_key(new_key bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 INSERT INTO platform.inbox_key (public_key)
   VALUES (publish_inbox_key.new_key) ON CONFLICT(only_one) DO UPDATE SET public_key = excluded.public_key, made_at = now()
   WHERE (inbox_key.public_key <> excluded.public_key);
END;
comment on function platform.publish_inbox_key(new_key bytea) is 'The staff side says, when it starts, to which key requests are to be sealed.';
grant execute on function platform.publish_inbox_key(new_key bytea) to tsunagi_app;

CREATE OR REPLACE FUNCTION platform.queues()
 RETURNS TABLE(name text, waiting bigint, minutes bigint)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 WITH carried AS (
          SELECT (EXISTS ( SELECT 1
                    FROM platform.parcel p
                   WHERE ((p.direction = 'received'::text) AND (p.kind = 'answers'::text)))) AS is_open_side
         ), queue(name, waiting, since) AS (
          SELECT 'seal'::text AS "?column?",
             ( SELECT count(*) AS count
                    FROM ( SELECT 1 AS "?column?"
                            FROM audit.unsealed
                          LIMIT 100000) counted) AS count,
             ( SELECT e.at
                    FROM (audit.unsealed u
                      JOIN audit.event e ON ((e.id = u.event_id)))
                   ORDER BY u.event_id
                  LIMIT 1) AS at
         UNION ALL
          SELECT 'mail'::text,
             count(*) AS count,
             min(unsent.since) AS min
            FROM ( SELECT d.made_at AS since
                    FROM ((platform.mail_delivery d
                      JOIN platform.mail_wish w ON ((w.staff_id = d.staff_id)))
                      JOIN staff.staff s ON ((s.id = d.staff_id)))
                   WHERE ((d.state = 'waiting'::text) AND (w.address IS NOT NULL) AND staff.is_working(s.*) AND ((w.pace <> 'off'::text) OR (d.glass > 0)))
                 UNION ALL
                  SELECT n.made_at
                    FROM ((platform.notice n
                      JOIN platform.mail_wish w ON ((w.staff_id = n.staff_id)))
                      JOIN staff.staff s ON ((s.id = n.staff_id)))
                   WHERE ((n.settled_at IS NULL) AND (w.address IS NOT NULL) AND staff.is_working(s.*) AND ((n.kind = 'glass'::text) OR (w.pace = 'at_once'::text)))) unsent
         UNION ALL
          SELECT
                 CASE
                     WHEN c.is_open_side THEN 'carry-out'::text
                     ELSE 'inbox'::text
                 END AS "case",
             count(*) AS count,
             min(r.handed_in_at) AS min
            FROM carried c,
             desk.request r
           WHERE ((r.sealed IS NOT NULL) AND (r.set_aside_at IS NULL))
           GROUP BY c.is_open_side
         UNION ALL
          SELECT 'carry-in'::text,
             0,
             max(p.at) AS max
            FROM platform.parcel p
           WHERE ((p.direction = 'received'::text) AND (p.kind = 'requests'::text))
         )
  SELECT q.name,
     q.waiting,
     ((EXTRACT(epoch FROM (clock_timestamp() - q.since)) / (60)::numeric))::bigint AS int8
    FROM queue q
   WHERE ((q.since IS NOT NULL) AND ((SESSION_USER <> 'tsunagi_public'::name) OR (q.name = 'carry-out'::text)));
END;
comment on function platform.queues() is 'How many wait and how long the first has waited: to be sealed, to be mailed, to be taken in, to be carried across. Of carry-in: when the last came. The public login hears only of what waits on its own machine.';
grant execute on function platform.queues() to tsunagi_app;
grant execute on function platform.queues() to tsunagi_public;

CREATE OR REPLACE FUNCTION platform.reader_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('app.staff_id'::text, true), ''::text))::uuid;
comment on function platform.reader_id() is 'The member of staff this transaction acts for; null when nobody is signed in.';
grant execute on function platform.reader_id() to tsunagi_app;
grant execute on function platform.reader_id() to tsunagi_public;
grant execute on function platform.reader_id() to tsunagi_residents;

CREATE OR REPLACE FUNCTION platform.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' and tg_level = 'ROW' then
    if platform.is_destroying(tg_table_schema || '.' || tg_table_name) then return old; end if;
  end if;
  raise exception 'append-only: % on %.% is refused', tg_op, tg_table_schema, tg_table_name using errcode = '42501';
end $function$;
comment on function platform.refuse_change() is 'Stands before every append-only table, for those who own it as well.';

CREATE OR REPLACE FUNCTION platform.refuse_double_rule()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  is_double boolean;
begin
  execute format('select exists (select 1 from platform.%I t
                                  where (select bool_and(to_jsonb(t) ->> k = $1 ->> k) from unnest($2) k)
                                    and t.valid_from <> $3 and daterange(t.valid_from, t.valid_to) && daterange($3, $4))', tg_table_name)
     into is_double using to_jsonb(new), tg_argv, new.valid_from, new.valid_to;
  if is_double then
    raise exception 'two rows of % would hold on the same day', tg_table_name using errcode = '23P01';
  end if;
  return null;
end $function$;
comment on function platform.refuse_double_rule() is 'Two rows of the same code, basis or form never hold on the same day.';

CREATE OR REPLACE FUNCTION platform.set_retention_rule(new_id uuid, new_type text, new_start text, new_years integer, new_basis text, new_then text, new_note text, from_day date)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not staff.has_duty('administer') then return 'duty-missing'; end if;
  update platform.retention_rule r set valid_to = from_day where r.record_type = new_type and r.valid_to is null and r.valid_from < from_day;
  delete from platform.retention_rule r where r.record_type = new_type and r.valid_to is null;
  insert into platform.retention_rule (id, record_type, starts_at, years, basis, then_do, note, valid_from, made_by)
  values (new_id, new_type, new_start, new_years, new_basis, new_then, new_note, from_day, platform.reader_id());
  return null;
end $function$;
comment on function platform.set_retention_rule(new_id uuid, new_type text, new_start text, new_years integer, new_basis text, new_then text, new_note text, from_day date) is 'The city''s own rule from a day on; the one before it ends on that day.';
grant execute on function platform.set_retention_rule(new_id uuid, new_type text, new_start text, new_years integer, new_basis text, new_then text, new_note text, from_day date) to tsunagi_app;

CREATE OR REPLACE FUNCTION platform.settle_mail(asked uuid, new_state text, new_fault text, again_at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 UPDATE platform.mail_delivery d SET state = settle_mail.new_state, fault = settle_mail.new_fault, tries = (d.tries + 1), next_at = COALESCE(settle_mail.again_at, d.next_at), ended_at =
         CASE
             WHEN (settle_mail.new_state = 'waiting'::text) THEN NULL::timestamp with time zone
             ELSE now()
         END
   WHERE ((d.id = settle_mail.asked) AND (d.state = 'waiting'::text) AND (platform.reader_id() IS NULL));
END;
comment on function platform.settle_mail(asked uuid, new_state text, new_fault text, again_at timestamp with time zone) is 'What became of handing one mail in.';
grant execute on function platform.settle_mail(asked uuid, new_state text, new_fault text, again_at timestamp with time zone) to tsunagi_app;

CREATE OR REPLACE FUNCTION platform.sweep()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  delete from platform.draft where ends_at < now();
  delete from platform.session where ends_at < now();
  delete from platform.idempotency where made_at < now() - interval '24 hours';
  delete from platform.attempt where at < now() - interval '1 day';
end $function$;
comment on function platform.sweep() is 'Clears away what has expired and is no record: drafts, sessions, idempotency keys, counted tries.';
grant execute on function platform.sweep() to tsunagi_app;

CREATE OR REPLACE FUNCTION platform.sweep_mail()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 DELETE FROM platform.notice n
   WHERE (n.made_at < (now() - '30 days'::interval));
 DELETE FROM platform.mail_delivery d
   WHERE (d.made_at < (now() - '30 days'::interval));
END;
comment on function platform.sweep_mail() is 'Clears away notices and mails of more than thirty days: they are no record.';
grant execute on function platform.sweep_mail() to tsunagi_app;

CREATE OR REPLACE FUNCTION platform.take_mail(at timestamp with time zone)
 RETURNS TABLE(id uuid, address text, tasks integer, mentions integer, alerts integer, glass integer, due_today integer, tries integer)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
begin
  if platform.reader_id() is not null then return; end if;
  return query
    select d.id, w.address, d.tasks, d.mentions, d.alerts, d.glass, d.due_today, d.tries
      from platform.mail_delivery d
      join platform.mail_wish w on w.staff_id = d.staff_id
      join staff.staff s on s.id = d.staff_id
     where d.state = 'waiting' and d.next_at <= take_mail.at and w.address is not null and staff.is_working(s) and (w.pace <> 'off' or d.glass > 0)
     order by d.next_at, d.id
     limit 1
       for update of d skip locked;
end $function$;
comment on function platform.take_mail(at timestamp with time zone) is 'The next mail to hand in, locked until the transaction ends: another postman passes it over, and a crash gives it back.';
grant execute on function platform.take_mail(at timestamp with time zone) to tsunagi_app;

CREATE OR REPLACE FUNCTION platform.tell_of_alert()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into platform.notice (id, staff_id, kind, subject_id)
  select gen_random_uuid(), w.staff_id, 'alert', new.id
    from platform.mail_wish w
    join staff.staff s on s.id = w.staff_id
   where w.pace <> 'off' and staff.is_working(s) and s.id <> new.staff_id
     and exists (select 1 from staff.duties_today(s.id) t where t.duty = 'audit');
  return null;
end $function$;
comment on function platform.tell_of_alert() is 'The privacy officers, except the one whom the alert is about.';

CREATE OR REPLACE FUNCTION platform.tell_of_mention()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into platform.notice (id, staff_id, kind, subject_id)
  select gen_random_uuid(), w.staff_id, 'mention', new.entry_id from platform.mail_wish w where w.staff_id = new.staff_id and w.pace <> 'off';
  return null;
end $function$;
comment on function platform.tell_of_mention() is 'Whoever is called by name in an entry.';

CREATE OR REPLACE FUNCTION platform.tell_of_task()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into platform.notice (id, staff_id, kind, subject_id)
  select gen_random_uuid(), told.staff_id, told.kind, new.id
    from (select willing.staff_id, willing.pace,
                 case when new.kind = 'glass' and exists (select 1 from staff.duties_today(willing.staff_id) t where t.duty = 'audit') then 'glass' else 'task' end as kind
            from (select w.staff_id, w.pace, s as account
                    from platform.mail_wish w
                    join staff.staff s on s.id = w.staff_id
                   where w.address is not null and w.staff_id <> new.made_by and (new.staff_id = w.staff_id or new.staff_id is null)
                     and (s.agency_id = new.agency_id
                          or exists (select 1 from staff.assignment a where a.staff_id = w.staff_id and a.agency_id = new.agency_id))
                  offset 0) willing
           where staff.is_working(willing.account) and staff.agency_today(willing.staff_id) = new.agency_id) told
   where told.kind = 'glass' or told.pace <> 'off';
  return null;
end $function$;
comment on function platform.tell_of_task() is 'Whom a new task concerns: the one named, or everybody of the agency that owes it. An emergency opening is told to the privacy officer whatever their pace.';

CREATE OR REPLACE FUNCTION platform.waiting_notices()
 RETURNS TABLE(id uuid, kind text, is_open boolean)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT n.id,
     n.kind,
         CASE n.kind
             WHEN 'task'::text THEN (EXISTS ( SELECT 1
                FROM platform.task t
               WHERE ((t.id = n.subject_id) AND t.is_open)))
             WHEN 'mention'::text THEN (EXISTS ( SELECT 1
                FROM (coordination.mention m
                  JOIN coordination.log_entry e ON ((e.id = m.entry_id)))
               WHERE ((m.entry_id = n.subject_id) AND (m.staff_id = n.staff_id) AND (m.read_at IS NULL))))
             WHEN 'alert'::text THEN (EXISTS ( SELECT 1
                FROM staff.alert a
               WHERE ((a.id = n.subject_id) AND (a.closed_at IS NULL))))
             ELSE staff.has_duty('audit'::text)
         END AS has_duty
    FROM platform.notice n
   WHERE ((n.staff_id = platform.reader_id()) AND (n.settled_at IS NULL));
END;
comment on function platform.waiting_notices() is 'Notices of the reader that no mail has counted yet, and whether there is still something to do about each.';
grant execute on function platform.waiting_notices() to tsunagi_app;

CREATE OR REPLACE FUNCTION platform.within_limit(of_bucket text, of_key bytea, at_most integer, minutes integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare tries integer;
begin
  -- Tries sent all at once would not see one another, and every one of them would be within the limit.
  perform pg_advisory_xact_lock(hashtextextended(encode(of_key, 'hex'), 5473003));
  delete from platform.attempt a where a.bucket = of_bucket and a.key_hash = of_key and a.at < now() - make_interval(mins => minutes);
  insert into platform.attempt (bucket, key_hash) values (of_bucket, of_key);
  select count(*) into tries from platform.attempt a where a.bucket = of_bucket and a.key_hash = of_key;
  return tries <= at_most;
end $function$;
comment on function platform.within_limit(of_bucket text, of_key bytea, at_most integer, minutes integer) is 'Counts one try and tells whether it is within the limit; only hashes of what is limited come here.';
grant execute on function platform.within_limit(of_bucket text, of_key bytea, at_most integer, minutes integer) to tsunagi_app;
grant execute on function platform.within_limit(of_bucket text, of_key bytea, at_most integer, minutes integer) to tsunagi_public;
grant execute on function platform.within_limit(of_bucket text, of_key bytea, at_most integer, minutes integer) to tsunagi_residents;

create schema referral;
comment on schema referral is 'Referrals as append-only acts, the bundle frozen at sending, follow-ups at 2 and 8 weeks.';
grant usage on schema referral to tsunagi_app;

create sequence referral.referral_no;
grant usage on sequence referral.referral_no to tsunagi_app;

create table referral.bundle (
  referral_id uuid not null,
  content jsonb not null,
  frozen_at timestamp with time zone not null,
  constraint bundle_pk PRIMARY KEY (referral_id),
  constraint bundle_of_referral FOREIGN KEY (referral_id) REFERENCES referral.referral(id)
);
comment on table referral.bundle is 'Exactly what was shared, frozen at sending. Readable by the receiver until it returns or declines.';
CREATE TRIGGER bundle_is_frozen BEFORE DELETE OR UPDATE ON referral.bundle FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER bundle_is_not_emptied BEFORE TRUNCATE ON referral.bundle FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table referral.bundle enable row level security;
create policy bundle_is_frozen_by_the_sender on referral.bundle for insert to tsunagi_app
  with check ((EXISTS ( SELECT 1
   FROM referral.referral r
  WHERE ((r.id = bundle.referral_id) AND (r.from_agency = ( SELECT staff.working_agency() AS working_agency))))));
create policy bundle_is_read_while_asked on referral.bundle for select to tsunagi_app
  using ((EXISTS ( SELECT 1
   FROM referral.referral r
  WHERE ((r.id = bundle.referral_id) AND ((r.from_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((r.to_agency = ( SELECT staff.working_agency() AS working_agency)) AND (r.state <> ALL (ARRAY['draft'::text, 'returned'::text, 'declined'::text, 'withdrawn'::text]))))))));
grant insert, select on referral.bundle to tsunagi_app;

create table referral.referral (
  id uuid not null,
  no bigint not null default nextval('referral.referral_no'::regclass),
  consultation_id uuid not null,
  from_agency uuid not null,
  from_staff uuid not null,
  to_agency uuid not null,
  kind text not null,
  reason text not null,
  asked text not null,
  basis text not null,
  basis_on date not null,
  consent_type text,
  basis_reason text,
  shared_fields text[] not null,
  urgency text not null,
  reply_by date not null,
  accompanied boolean not null default false,
  state text not null,
  made_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  seen_at timestamp with time zone,
  answered_at timestamp with time zone,
  answer_reason text,
  answer_words text,
  person_in_charge text,
  first_contact_on date,
  service_started_on date,
  confirmed_at timestamp with time zone,
  follow_up_on date,
  follow_up_week smallint,
  arrived boolean,
  person_helped boolean,
  is_contradicted boolean not null default false,
  version integer not null,
  serves uuid,
  serves_words text,
  constraint referral_pk PRIMARY KEY (id),
  constraint referral_no_is_unique UNIQUE (no),
  constraint referral_by_consent_says_how CHECK (((basis <> 'consent'::text) OR (consent_type IS NOT NULL))),
  constraint referral_is_not_to_oneself CHECK ((from_agency <> to_agency)),
  constraint referral_kind_is_known CHECK ((kind = ANY (ARRAY['hand_over'::text, 'involve'::text]))),
  constraint referral_negative_end_has_reason CHECK (((state <> ALL (ARRAY['returned'::text, 'declined'::text, 'ended_without_help'::text])) OR ((answer_reason IS NOT NULL) AND (answer_words IS NOT NULL)))),
  constraint referral_serves_an_action_in_words CHECK (((serves IS NULL) = (serves_words IS NULL))),
  constraint referral_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'sent'::text, 'seen'::text, 'accepted'::text, 'returned'::text, 'declined'::text, 'withdrawn'::text, 'service_started'::text, 'confirmed'::text, 'ended_without_help'::text]))),
  constraint referral_urgency_is_known CHECK ((urgency = ANY (ARRAY['immediate'::text, 'today'::text, 'within_week'::text, 'planned'::text]))),
  constraint referral_without_consent_has_reason CHECK (((basis = 'consent'::text) OR (basis_reason IS NOT NULL)))
);
comment on table referral.referral is 'つなぐシート and its folded state.';
comment on column referral.referral.reply_by is 'Day by which an answer is owed; later it is red at both ends.';
comment on column referral.referral.is_contradicted is 'The helped person says otherwise than the agencies.';
comment on column referral.referral.serves is 'The support action this referral serves; what becomes of it decides the state of that line of the plan.';
comment on column referral.referral.serves_words is 'The words of that action as they stood when the sheet was drafted; nothing else of the plan travels.';
CREATE INDEX referral_by_consultation ON referral.referral USING btree (consultation_id);
CREATE INDEX referral_by_served_action ON referral.referral USING btree (serves) WHERE (serves IS NOT NULL);
CREATE INDEX referral_follow_up ON referral.referral USING btree (from_agency, follow_up_on, id) WHERE (follow_up_on IS NOT NULL);
CREATE UNIQUE INDEX referral_hands_over_to_one_at_a_time ON referral.referral USING btree (consultation_id) WHERE ((kind = 'hand_over'::text) AND (state = ANY (ARRAY['sent'::text, 'seen'::text])));
CREATE INDEX referral_received ON referral.referral USING btree (to_agency, sent_at DESC, id DESC) WHERE (state <> 'draft'::text);
CREATE INDEX referral_sent ON referral.referral USING btree (from_agency, made_at DESC, id DESC);
CREATE INDEX referral_waiting_at_receiver ON referral.referral USING btree (to_agency, reply_by, id) WHERE (state = ANY (ARRAY['sent'::text, 'seen'::text]));
CREATE INDEX referral_waiting_at_sender ON referral.referral USING btree (from_agency, reply_by, id) WHERE (state = ANY (ARRAY['sent'::text, 'seen'::text]));
alter table referral.referral enable row level security;
create policy referral_changes_at_both_ends on referral.referral for update to tsunagi_app
  using (((from_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((to_agency = ( SELECT staff.working_agency() AS working_agency)) AND (sent_at IS NOT NULL))));
create policy referral_is_closed_by_conflict on referral.referral as restrictive for all to tsunagi_app
  using (((NOT ( SELECT people.has_conflicts() AS has_conflicts)) OR (NOT desk.in_conflict(consultation_id))));
create policy referral_is_made_by_those_who_stand_beside on referral.referral for insert to tsunagi_app
  with check (((from_agency = ( SELECT staff.working_agency() AS working_agency)) AND desk.stands(consultation_id)));
create policy referral_is_seen_at_both_ends on referral.referral for select to tsunagi_app
  using (((from_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((to_agency = ( SELECT staff.working_agency() AS working_agency)) AND (sent_at IS NOT NULL))));
grant insert, select, update on referral.referral to tsunagi_app;

create table referral.referral_act (
  id uuid not null,
  referral_id uuid not null,
  seq integer not null,
  kind text not null,
  at timestamp with time zone not null,
  by_staff uuid not null,
  by_agency uuid not null,
  body jsonb not null,
  constraint referral_act_pk PRIMARY KEY (id),
  constraint referral_act_is_in_order UNIQUE (referral_id, seq),
  constraint referral_act_of_referral FOREIGN KEY (referral_id) REFERENCES referral.referral(id)
);
comment on table referral.referral_act is 'Everything that happened to a referral, in order.';
CREATE TRIGGER referral_act_is_append_only BEFORE DELETE OR UPDATE ON referral.referral_act FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER referral_act_is_not_emptied BEFORE TRUNCATE ON referral.referral_act FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table referral.referral_act enable row level security;
create policy referral_act_follows_referral on referral.referral_act for select to tsunagi_app
  using ((EXISTS ( SELECT 1
   FROM referral.referral r
  WHERE (r.id = referral_act.referral_id))));
create policy referral_act_is_appended_as_oneself on referral.referral_act for insert to tsunagi_app
  with check (((by_staff = platform.reader_id()) AND (by_agency = ( SELECT staff.working_agency() AS working_agency)) AND (EXISTS ( SELECT 1
   FROM referral.referral r
  WHERE (r.id = referral_act.referral_id)))));
grant insert, select on referral.referral_act to tsunagi_app;

CREATE OR REPLACE FUNCTION referral.open_of(of_consultation uuid)
 RETURNS TABLE(id uuid, no bigint, to_agency uuid, reply_by date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT r.id,
     r.no,
     r.to_agency,
     r.reply_by
    FROM referral.referral r
   WHERE ((r.consultation_id = open_of.of_consultation) AND (r.state = ANY (ARRAY['sent'::text, 'seen'::text])) AND (desk.stands(open_of.of_consultation) OR (EXISTS ( SELECT 1
            FROM coordination.support_case c
           WHERE ((c.consultation_id = open_of.of_consultation) AND coordination.stands(c.id))))))
   ORDER BY r.reply_by, r.id;
END;
comment on function referral.open_of(of_consultation uuid) is 'Referrals of a consultation that nobody has answered yet, for those who stand beside it or in the team of its case.';
grant execute on function referral.open_of(of_consultation uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION referral.serving(actions uuid[])
 RETURNS TABLE(id uuid, no bigint, serves uuid, state text, from_agency uuid, to_agency uuid, sent_at timestamp with time zone, reply_by date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT r.id,
     r.no,
     r.serves,
     r.state,
     r.from_agency,
     r.to_agency,
     r.sent_at,
     r.reply_by
    FROM (referral.referral r
      JOIN coordination.support_action a ON ((a.id = r.serves)))
   WHERE ((r.serves = ANY (serving.actions)) AND (r.sent_at IS NOT NULL) AND coordination.sees_case(a.case_id))
   ORDER BY r.sent_at, r.id;
END;
comment on function referral.serving(actions uuid[]) is 'What became of the referrals that serve actions of plans the reader sees: the state for the whole team, the sheet for its two ends alone.';
grant execute on function referral.serving(actions uuid[]) to tsunagi_app;

create schema staff;
comment on schema staff is 'Accounts and duties. Seeing follows the work, never the rank.';
grant usage on schema staff to tsunagi_app;
grant usage on schema staff to tsunagi_residents;

create table staff.alert (
  id uuid not null,
  rule text not null,
  staff_id uuid not null,
  mark text not null,
  event_ids uuid[] not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  made_at timestamp with time zone not null,
  finding text,
  words text,
  closed_at timestamp with time zone,
  closed_by uuid,
  constraint alert_pk PRIMARY KEY (id),
  constraint alert_is_raised_once UNIQUE (rule, staff_id, mark),
  constraint alert_finding_is_known CHECK ((finding = ANY (ARRAY['justified'::text, 'not_justified'::text, 'unclear'::text]))),
  constraint alert_is_closed_by_another CHECK (((closed_by IS NULL) OR (closed_by <> staff_id))),
  constraint alert_is_closed_with_a_finding CHECK ((((closed_at IS NULL) = (finding IS NULL)) AND ((closed_at IS NULL) = (words IS NULL)) AND ((closed_at IS NULL) = (closed_by IS NULL)))),
  constraint alert_rule_is_known CHECK ((rule = ANY (ARRAY['outside_hours'::text, 'many_persons'::text, 'same_name'::text, 'no_later_act'::text, 'no_membership'::text, 'repeated_words'::text, 'break_glass'::text])))
);
comment on table staff.alert is 'Looks that somebody should ask about. No name of anybody looked at: event ids only.';
comment on column staff.alert.mark is 'What makes it the same alert when the report runs again: the hour or day, or a hash of what was looked at.';
CREATE INDEX alert_by_state ON staff.alert USING btree (((closed_at IS NULL)), last_at DESC, id DESC);
CREATE TRIGGER alert_is_told AFTER INSERT ON staff.alert FOR EACH ROW EXECUTE FUNCTION platform.tell_of_alert();
alter table staff.alert enable row level security;
create policy alert_is_the_privacy_officers on staff.alert for select to tsunagi_app
  using (( SELECT staff.has_duty('audit'::text) AS has_duty));
grant select on staff.alert to tsunagi_app;

create table staff.assignment (
  staff_id uuid not null,
  agency_id uuid not null,
  valid_from date not null,
  valid_to date,
  constraint assignment_pk PRIMARY KEY (staff_id, valid_from),
  constraint assignment_ends_not_before_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint assignment_of_staff FOREIGN KEY (staff_id) REFERENCES staff.staff(id),
  constraint assignment_to_agency FOREIGN KEY (agency_id) REFERENCES directory.agency(id)
);
comment on table staff.assignment is '配属: for which agency somebody works, from and until. Who was never moved works for staff.agency_id.';
comment on column staff.assignment.valid_to is 'First day it no longer holds; equal to valid_from for a plan that gave way to another.';
CREATE INDEX assignment_by_agency ON staff.assignment USING btree (agency_id, valid_from);
alter table staff.assignment enable row level security;
create policy assignment_is_open_to_staff on staff.assignment for select to tsunagi_app
  using ((platform.reader_id() IS NOT NULL));
grant select on staff.assignment to tsunagi_app;

create table staff.challenge (
  challenge_hash bytea not null,
  purpose text not null,
  staff_id uuid,
  ends_at timestamp with time zone not null,
  constraint challenge_pk PRIMARY KEY (challenge_hash),
  constraint challenge_of_enrolment_names_staff CHECK (((purpose = 'enter'::text) OR (staff_id IS NOT NULL))),
  constraint challenge_purpose_is_known CHECK ((purpose = ANY (ARRAY['enter'::text, 'enrol'::text])))
);
comment on table staff.challenge is 'Questions put to passkeys: each is answered once, within minutes.';
CREATE INDEX challenge_by_end ON staff.challenge USING btree (ends_at);
alter table staff.challenge enable row level security;
create policy challenge_is_found_by_its_secret on staff.challenge for all to tsunagi_app, tsunagi_residents
  using (true)
  with check (true);
comment on policy challenge_is_found_by_its_secret on staff.challenge is 'Asked before anybody is known; the 256-bit challenge is the key.';
create policy challenge_of_residents_only on staff.challenge as restrictive for all to tsunagi_residents
  using (((staff_id IS NULL) OR staff.is_a_resident(staff_id)))
  with check (((staff_id IS NULL) OR staff.is_a_resident(staff_id)));
grant delete, insert, select on staff.challenge to tsunagi_app;
grant delete, insert, select on staff.challenge to tsunagi_residents;

create table staff.delegation (
  id uuid not null,
  from_staff uuid not null,
  to_staff uuid not null,
  agency_id uuid not null,
  duties text[] not null,
  reason text not null,
  valid_from date not null,
  valid_to date not null,
  made_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  constraint delegation_pk PRIMARY KEY (id),
  constraint delegation_is_bounded CHECK (((valid_to > valid_from) AND ((valid_to - valid_from) <= 92))),
  constraint delegation_is_to_another CHECK ((from_staff <> to_staff)),
  constraint delegation_is_withdrawn_by_somebody CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL))),
  constraint delegation_names_duties CHECK (((cardinality(duties) > 0) AND (duties <@ ARRAY['consult'::text, 'head'::text, 'coordinate'::text, 'outreach'::text, 'specialist'::text, 'evaluate'::text, 'chair'::text, 'resident'::text, 'partner'::text]))),
  constraint delegation_says_why CHECK ((reason <> ''::text)),
  constraint delegation_from_staff FOREIGN KEY (from_staff) REFERENCES staff.staff(id),
  constraint delegation_in_agency FOREIGN KEY (agency_id) REFERENCES directory.agency(id),
  constraint delegation_to_staff FOREIGN KEY (to_staff) REFERENCES staff.staff(id)
);
comment on table staff.delegation is '代理: own duties lent to a colleague of the same agency, from day to day. It never gives more than the lender holds on that day.';
comment on column staff.delegation.valid_to is 'First day it no longer holds.';
CREATE INDEX delegation_by_agency ON staff.delegation USING btree (agency_id, made_at);
CREATE INDEX delegation_by_lender ON staff.delegation USING btree (from_staff, made_at);
CREATE INDEX delegation_by_receiver ON staff.delegation USING btree (to_staff, valid_to) WHERE (withdrawn_at IS NULL);
alter table staff.delegation enable row level security;
create policy delegation_is_seen_by_both_and_the_head on staff.delegation for select to tsunagi_app
  using (((from_staff = ( SELECT platform.reader_id() AS reader_id)) OR (to_staff = ( SELECT platform.reader_id() AS reader_id)) OR ((agency_id = ( SELECT staff.my_agency() AS my_agency)) AND ( SELECT staff.has_duty('head'::text) AS has_duty)) OR ( SELECT staff.has_duty('administer'::text) AS has_duty)));
grant select on staff.delegation to tsunagi_app;

create table staff.half_session (
  token_hash bytea not null,
  staff_id uuid not null,
  stage text not null,
  tries integer not null default 0,
  ends_at timestamp with time zone not null,
  constraint half_session_pk PRIMARY KEY (token_hash),
  constraint half_session_stage_is_known CHECK ((stage = ANY (ARRAY['second'::text, 'enrol'::text]))),
  constraint half_session_of_staff FOREIGN KEY (staff_id) REFERENCES staff.staff(id)
);
comment on table staff.half_session is 'Somebody gave the right password and has yet to give, or to enrol, a second factor. No sight comes of it: it is no session.';
CREATE INDEX half_session_by_end ON staff.half_session USING btree (ends_at);
CREATE INDEX half_session_by_staff ON staff.half_session USING btree (staff_id);
alter table staff.half_session enable row level security;
create policy half_session_is_found_by_its_secret on staff.half_session for all to tsunagi_app, tsunagi_residents
  using (true)
  with check (true);
comment on policy half_session_is_found_by_its_secret on staff.half_session is 'Looked up before anybody is known; the 256-bit secret is the key.';
create policy half_session_of_residents_only on staff.half_session as restrictive for all to tsunagi_residents
  using (staff.is_a_resident(staff_id))
  with check (staff.is_a_resident(staff_id));
grant delete, insert, select, update on staff.half_session to tsunagi_app;
grant delete, insert, select, update on staff.half_session to tsunagi_residents;

create table staff.passkey (
  id uuid not null,
  staff_id uuid not null,
  credential_id bytea not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}'::text[],
  name text not null,
  made_at timestamp with time zone not null default now(),
  used_at timestamp with time zone,
  constraint passkey_pk PRIMARY KEY (id),
  constraint passkey_credential_is_unique UNIQUE (credential_id),
  constraint passkey_name_is_short CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint passkey_of_staff FOREIGN KEY (staff_id) REFERENCES staff.staff(id)
);
comment on table staff.passkey is 'Passkeys: public keys only. Losing this table opens no door.';
CREATE INDEX passkey_by_staff ON staff.passkey USING btree (staff_id);
alter table staff.passkey enable row level security;
create policy passkey_is_its_owners on staff.passkey for all to tsunagi_app, tsunagi_residents
  using ((staff_id = platform.reader_id()))
  with check ((staff_id = platform.reader_id()));
create policy passkey_of_residents_only on staff.passkey as restrictive for all to tsunagi_residents
  using (staff.is_a_resident(staff_id))
  with check (staff.is_a_resident(staff_id));
grant delete, insert, select on staff.passkey to tsunagi_app;
grant delete, insert, select on staff.passkey to tsunagi_residents;
grant update (counter, used_at) on staff.passkey to tsunagi_app;
grant update (counter, used_at) on staff.passkey to tsunagi_residents;

create table staff.recovery (
  id uuid not null,
  staff_id uuid not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null default (now() + '24:00:00'::interval),
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  link_made_at timestamp with time zone,
  constraint recovery_pk PRIMARY KEY (id),
  constraint recovery_is_asked_by_another CHECK ((asked_by <> staff_id)),
  constraint recovery_is_confirmed_by_somebody CHECK (((confirmed_at IS NULL) = (confirmed_by IS NULL))),
  constraint recovery_says_why CHECK ((reason <> ''::text)),
  constraint recovery_takes_two CHECK (((confirmed_by IS NULL) OR ((confirmed_by <> asked_by) AND (confirmed_by <> staff_id)))),
  constraint recovery_asked_by_staff FOREIGN KEY (asked_by) REFERENCES staff.staff(id),
  constraint recovery_confirmed_by_staff FOREIGN KEY (confirmed_by) REFERENCES staff.staff(id),
  constraint recovery_of_staff FOREIGN KEY (staff_id) REFERENCES staff.staff(id)
);
comment on table staff.recovery is 'Somebody lost every way to sign in: one asks, another confirms, within 24 hours.';
comment on column staff.recovery.link_made_at is 'When the one setup link of this recovery was made; there is no second.';
CREATE INDEX recovery_by_end ON staff.recovery USING btree (ends_at);
CREATE INDEX recovery_by_staff ON staff.recovery USING btree (staff_id, asked_at);
alter table staff.recovery enable row level security;
create policy recovery_is_seen_by_who_may_confirm on staff.recovery for select to tsunagi_app
  using (((asked_by = ( SELECT platform.reader_id() AS reader_id)) OR staff.may_confirm_for(staff_id)));
grant select on staff.recovery to tsunagi_app;

create table staff.recovery_code (
  staff_id uuid not null,
  code_hash bytea not null,
  made_at timestamp with time zone not null default now(),
  constraint recovery_code_pk PRIMARY KEY (staff_id, code_hash),
  constraint recovery_code_of_staff FOREIGN KEY (staff_id) REFERENCES staff.staff(id)
);
comment on table staff.recovery_code is 'One-time codes on paper: only hashes, and a used one is gone.';
alter table staff.recovery_code enable row level security;
create policy recovery_code_is_its_owners on staff.recovery_code for all to tsunagi_app, tsunagi_residents
  using ((staff_id = platform.reader_id()))
  with check ((staff_id = platform.reader_id()));
create policy recovery_code_of_residents_only on staff.recovery_code as restrictive for all to tsunagi_residents
  using (staff.is_a_resident(staff_id))
  with check (staff.is_a_resident(staff_id));
grant delete, insert, select on staff.recovery_code to tsunagi_app;
grant delete, insert, select on staff.recovery_code to tsunagi_residents;

create table staff.setup_link (
  token_hash bytea not null,
  staff_id uuid not null,
  purpose text not null,
  made_by uuid,
  made_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint setup_link_pk PRIMARY KEY (token_hash),
  constraint setup_link_ends_soon CHECK ((ends_at <= (made_at + '14 days'::interval))),
  constraint setup_link_purpose_is_known CHECK ((purpose = ANY (ARRAY['first'::text, 'recovery'::text]))),
  constraint setup_link_of_staff FOREIGN KEY (staff_id) REFERENCES staff.staff(id)
);
comment on table staff.setup_link is 'One-time links by which somebody chooses a password: the SHA-256 of the secret, never a password. Read without the secret by administrators.';
CREATE INDEX setup_link_by_staff ON staff.setup_link USING btree (staff_id);
alter table staff.setup_link enable row level security;
create policy setup_link_is_counted_by_administrators on staff.setup_link for select to tsunagi_app
  using (( SELECT staff.has_duty('administer'::text) AS has_duty));
grant select (staff_id, purpose, made_by, made_at, ends_at, used_at) on staff.setup_link to tsunagi_app;

create table staff.sso_flow (
  state_hash bytea not null,
  browser_hash bytea not null,
  secret bytea not null,
  ends_at timestamp with time zone not null default (now() + '00:10:00'::interval),
  constraint sso_flow_pk PRIMARY KEY (state_hash),
  constraint sso_flow_secret_is_bounded CHECK ((octet_length(secret) <= 4000))
);
comment on table staff.sso_flow is 'Sign-ins on their way to the identity provider and back: once, by the same browser, within ten minutes. secret is encrypted.';
CREATE INDEX sso_flow_by_end ON staff.sso_flow USING btree (ends_at);
alter table staff.sso_flow enable row level security;
create policy sso_flow_is_found_by_its_secret on staff.sso_flow for all to tsunagi_app
  using (true)
  with check (true);
comment on policy sso_flow_is_found_by_its_secret on staff.sso_flow is 'Looked up before anybody is known; the 256-bit state and the secret of the browser are the key.';
grant delete, insert, select on staff.sso_flow to tsunagi_app;

create table staff.sso_group (
  id uuid not null,
  group_name text not null,
  duty text not null,
  agency_id uuid,
  constraint sso_group_pk PRIMARY KEY (id),
  constraint sso_group_is_one UNIQUE NULLS NOT DISTINCT (group_name, duty, agency_id),
  constraint sso_group_duty_is_known CHECK ((duty = ANY (ARRAY['consult'::text, 'head'::text, 'coordinate'::text, 'outreach'::text, 'specialist'::text, 'evaluate'::text, 'audit'::text, 'administer'::text, 'chair'::text, 'resident'::text, 'partner'::text]))),
  constraint sso_group_in_agency FOREIGN KEY (agency_id) REFERENCES directory.agency(id)
);
comment on table staff.sso_group is 'Which group of the city''s single sign-on gives which duty; with an agency, only to those who work there.';
alter table staff.sso_group enable row level security;
create policy sso_group_is_the_administrators on staff.sso_group for select to tsunagi_app
  using (( SELECT staff.has_duty('administer'::text) AS has_duty));
grant select on staff.sso_group to tsunagi_app;

create table staff.sso_link (
  issuer text not null,
  subject text not null,
  staff_id uuid not null,
  made_at timestamp with time zone not null default now(),
  constraint sso_link_pk PRIMARY KEY (issuer, subject),
  constraint sso_link_is_one_each UNIQUE (staff_id, issuer),
  constraint sso_link_of_staff FOREIGN KEY (staff_id) REFERENCES staff.staff(id)
);
comment on table staff.sso_link is 'Which account an identity of single sign-on enters by. Made at the first sign-in, by login; names change, subjects do not.';
alter table staff.sso_link enable row level security;
create policy sso_link_is_the_administrators on staff.sso_link for select to tsunagi_app
  using (( SELECT staff.has_duty('administer'::text) AS has_duty));
grant select on staff.sso_link to tsunagi_app;

create table staff.staff (
  id uuid not null,
  login text not null,
  name text not null,
  kana text not null,
  agency_id uuid not null,
  password_hash text,
  is_demo boolean not null default false,
  ends_on date,
  disabled_at timestamp with time zone,
  failed_count integer not null default 0,
  locked_until timestamp with time zone,
  made_at timestamp with time zone not null default now(),
  is_door boolean not null default false,
  sso_allowed boolean not null default false,
  constraint staff_pk PRIMARY KEY (id),
  constraint staff_login_is_unique UNIQUE (login),
  constraint staff_door_cannot_sign_in CHECK (((NOT is_door) OR ((password_hash IS NULL) AND (NOT is_demo)))),
  constraint staff_of_agency FOREIGN KEY (agency_id) REFERENCES directory.agency(id)
);
comment on table staff.staff is 'One person, one account. password_hash is readable by no login role.';
comment on column staff.staff.is_door is 'The account in whose name requests from outside are taken in. Nobody can sign in as it.';
comment on column staff.staff.sso_allowed is 'Whether single sign-on may enter by this account; never by itself.';
CREATE INDEX staff_by_agency ON staff.staff USING btree (agency_id, id);
CREATE UNIQUE INDEX staff_door_is_one ON staff.staff USING btree (is_door) WHERE is_door;
alter table staff.staff enable row level security;
create policy staff_is_open_to_staff on staff.staff for select to tsunagi_app, tsunagi_residents
  using ((platform.reader_id() IS NOT NULL));
grant select (id, login, name, kana, agency_id, is_demo, ends_on, disabled_at, made_at, is_door, sso_allowed) on staff.staff to tsunagi_app;
grant select (id, login, name, kana, agency_id, is_demo, ends_on, disabled_at, made_at, is_door, sso_allowed) on staff.staff to tsunagi_residents;

create table staff.staff_duty (
  staff_id uuid not null,
  duty text not null,
  valid_from date not null default '2021-04-01'::date,
  valid_to date,
  source text not null default 'hand'::text,
  constraint staff_duty_pk PRIMARY KEY (staff_id, duty, valid_from, source),
  constraint staff_duty_ends_not_before_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint staff_duty_is_known CHECK ((duty = ANY (ARRAY['consult'::text, 'head'::text, 'coordinate'::text, 'outreach'::text, 'specialist'::text, 'evaluate'::text, 'audit'::text, 'administer'::text, 'chair'::text, 'resident'::text, 'partner'::text]))),
  constraint staff_duty_source_is_known CHECK ((source = ANY (ARRAY['hand'::text, 'sso'::text]))),
  constraint staff_duty_of_staff FOREIGN KEY (staff_id) REFERENCES staff.staff(id)
);
comment on table staff.staff_duty is 'What a member of staff is charged with, from and until.';
comment on column staff.staff_duty.valid_to is 'First day it no longer holds; equal to valid_from for a row that was taken back before it held a day.';
comment on column staff.staff_duty.source is 'hand: given by an administrator; sso: follows the groups of single sign-on.';
alter table staff.staff_duty enable row level security;
create policy staff_duty_is_open_to_staff on staff.staff_duty for select to tsunagi_app
  using ((platform.reader_id() IS NOT NULL));
grant select on staff.staff_duty to tsunagi_app;

create table staff.totp (
  staff_id uuid not null,
  secret bytea not null,
  last_step bigint not null,
  made_at timestamp with time zone not null default now(),
  constraint totp_pk PRIMARY KEY (staff_id),
  constraint totp_of_staff FOREIGN KEY (staff_id) REFERENCES staff.staff(id)
);
comment on table staff.totp is 'Authenticator apps. The secret is encrypted with a key outside the database.';
comment on column staff.totp.last_step is 'The latest step of 30 seconds whose code was taken; that code and older ones are refused.';
alter table staff.totp enable row level security;
create policy totp_is_its_owners on staff.totp for all to tsunagi_app, tsunagi_residents
  using ((staff_id = platform.reader_id()))
  with check ((staff_id = platform.reader_id()));
create policy totp_of_residents_only on staff.totp as restrictive for all to tsunagi_residents
  using (staff.is_a_resident(staff_id))
  with check (staff.is_a_resident(staff_id));
grant delete, insert, select, update on staff.totp to tsunagi_app;
grant delete, insert, select, update on staff.totp to tsunagi_residents;

CREATE OR REPLACE FUNCTION staff.add_account(new_id uuid, new_login text, new_name text, new_kana text, new_agency uuid, new_ends_on date, given jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare why text;
begin
  if not staff.has_duty('administer') then raise exception 'accounts are kept by administrators' using errcode = '42501'; end if;
  if exists (select from staff.staff s where lower(s.login) = lower(new_login)) then return 'login-taken'; end if;
  if not exists (select from directory.agency a where a.id = new_agency and a.is_active) then return 'agency-unknown'; end if;
  why := staff.duties_refusal(given);
  if why is not null then return why; end if;
  insert into staff.staff (id, login, name, kana, agency_id, ends_on) values (new_id, new_login, new_name, new_kana, new_agency, new_ends_on);
  perform staff.put_duties(new_id, given);
  return null;
end $function$;
comment on function staff.add_account(new_id uuid, new_login text, new_name text, new_kana text, new_agency uuid, new_ends_on date, given jsonb) is 'A new account without a password: nobody can sign in by it until its setup link is used.';
grant execute on function staff.add_account(new_id uuid, new_login text, new_name text, new_kana text, new_agency uuid, new_ends_on date, given jsonb) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.add_sso_group(new_id uuid, new_group text, new_duty text, new_agency uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not staff.has_duty('administer') then raise exception 'accounts are kept by administrators' using errcode = '42501'; end if;
  if exists (select from staff.sso_group g where g.group_name = new_group and g.duty = new_duty and g.agency_id is not distinct from new_agency) then return 'already-there'; end if;
  insert into staff.sso_group (id, group_name, duty, agency_id) values (new_id, new_group, new_duty, new_agency);
  return null;
end $function$;
grant execute on function staff.add_sso_group(new_id uuid, new_group text, new_duty text, new_agency uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.agency_today(asked_staff uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  today date := (now() at time zone 'Asia/Tokyo')::date;
  found_agency uuid;
begin
  select a.agency_id into found_agency from staff.assignment a
   where a.staff_id = asked_staff and a.valid_from <= today and (a.valid_to is null or a.valid_to > today)
   order by a.valid_from desc limit 1;
  if found_agency is not null then return found_agency; end if;
  return (select s.agency_id from staff.staff s where s.id = asked_staff);
end $function$;
comment on function staff.agency_today(asked_staff uuid) is 'For which agency somebody works today, whether or not the account still works.';
grant execute on function staff.agency_today(asked_staff uuid) to tsunagi_app;
grant execute on function staff.agency_today(asked_staff uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION staff.alert_events(asked uuid)
 RETURNS TABLE(id uuid, at timestamp with time zone, action text, subject_type text, subject_ids uuid[], outcome text, purpose text, route text, request_no text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT e.id,
     e.at,
     e.action,
     e.subject_type,
     e.subject_ids,
     e.outcome,
     e.purpose,
     e.route,
     e.request_no
    FROM (staff.alert t
      JOIN audit.event e ON ((e.id = ANY (t.event_ids))))
   WHERE ((t.id = alert_events.asked) AND ( SELECT staff.watches() AS watches))
   ORDER BY e.at, e.id;
END;
comment on function staff.alert_events(asked uuid) is 'The looks behind one alert.';
grant execute on function staff.alert_events(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.alerts(at_most integer)
 RETURNS TABLE(id uuid, rule text, staff_id uuid, staff_name text, agency_name text, events integer, first_event uuid, first_at timestamp with time zone, last_at timestamp with time zone, finding text, words text, closed_at timestamp with time zone, closer_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT t.id,
     t.rule,
     t.staff_id,
     s.name,
     a.name,
     cardinality(t.event_ids) AS cardinality,
     t.event_ids[1] AS event_ids,
     t.first_at,
     t.last_at,
     t.finding,
     t.words,
     t.closed_at,
     c.name
    FROM (((staff.alert t
      JOIN staff.staff s ON ((s.id = t.staff_id)))
      JOIN directory.agency a ON ((a.id = s.agency_id)))
      LEFT JOIN staff.staff c ON ((c.id = t.closed_by)))
   WHERE ( SELECT staff.watches() AS watches)
   ORDER BY (t.closed_at IS NULL) DESC, t.last_at DESC, t.id DESC
  LIMIT LEAST(alerts.at_most, 500);
END;
comment on function staff.alerts(at_most integer) is 'Alerts for the privacy officer, the open ones first.';
grant execute on function staff.alerts(at_most integer) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.ask_recovery(new_id uuid, target uuid, why text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare refused text := staff.assure_administrator(target);
begin
  if refused is not null then return refused; end if;
  if not staff.is_working((select s from staff.staff s where s.id = target)) then return 'ended'; end if;
  if exists (select from staff.recovery r where r.staff_id = target and r.confirmed_at is null and r.withdrawn_at is null and r.ends_at > now()) then return 'already-asked'; end if;
  insert into staff.recovery (id, staff_id, reason, asked_by) values (new_id, target, why, platform.reader_id());
  return null;
end $function$;
comment on function staff.ask_recovery(new_id uuid, target uuid, why text) is 'The first of two persons asks that somebody may set up their account anew.';
grant execute on function staff.ask_recovery(new_id uuid, target uuid, why text) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.assure_administrator(target uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare found_staff staff.staff;
begin
  if not staff.has_duty('administer') then raise exception 'accounts are kept by administrators' using errcode = '42501'; end if;
  select * into found_staff from staff.staff s where s.id = target for update;
  if found_staff.id is null then return 'absent'; end if;
  if found_staff.is_door then return 'door'; end if;
  if target = platform.reader_id() then return 'self'; end if;
  return null;
end $function$;
comment on function staff.assure_administrator(target uuid) is 'Raises for anybody but an administrator; locks the account. Nobody keeps their own account, so nobody gives themselves a duty.';

CREATE OR REPLACE FUNCTION staff.change_account(target uuid, new_name text, new_kana text, new_ends_on date, new_sso boolean)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare why text := staff.assure_administrator(target);
begin
  if why is not null then return why; end if;
  update staff.staff set name = new_name, kana = new_kana, ends_on = new_ends_on, sso_allowed = new_sso where id = target;
  if not staff.is_working((select s from staff.staff s where s.id = target)) then perform staff.close_doors(target); end if;
  return null;
end $function$;
grant execute on function staff.change_account(target uuid, new_name text, new_kana text, new_ends_on date, new_sso boolean) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.change_password(new_password_hash text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update staff.staff s set password_hash = new_password_hash where s.id = platform.reader_id() and staff.is_working(s);
  return found;
end $function$;
comment on function staff.change_password(new_password_hash text) is 'A member of staff sets their own password; nobody sets another''s.';
grant execute on function staff.change_password(new_password_hash text) to tsunagi_app;
grant execute on function staff.change_password(new_password_hash text) to tsunagi_residents;

CREATE OR REPLACE FUNCTION staff.close_alert(asked uuid, new_finding text, new_words text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare held staff.alert;
begin
  if not staff.has_duty('audit') then return 'absent'; end if;
  select * into held from staff.alert t where t.id = asked for update;
  if held.id is null then return 'absent'; end if;
  if held.closed_at is not null then return 'wrong-state'; end if;
  if held.staff_id = platform.reader_id() then return 'own-decision'; end if;
  update staff.alert set finding = new_finding, words = new_words, closed_at = now(), closed_by = platform.reader_id() where id = asked;
  return null;
end $function$;
comment on function staff.close_alert(asked uuid, new_finding text, new_words text) is 'Closes an alert with a finding in words; never by the one it is about.';
grant execute on function staff.close_alert(asked uuid, new_finding text, new_words text) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.close_doors(target uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare ended integer;
begin
  delete from platform.session t where t.staff_id = target;
  get diagnostics ended = row_count;
  delete from staff.half_session h where h.staff_id = target;
  return ended;
end $function$;
comment on function staff.close_doors(target uuid) is 'Ends every session of an account; for the other functions of this schema only.';

CREATE OR REPLACE FUNCTION staff.confirm_recovery(asked_id uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare asked staff.recovery;
begin
  select * into asked from staff.recovery r where r.id = asked_id for update;
  if asked.id is null then return 'absent'; end if;
  if asked.asked_by = platform.reader_id() or asked.staff_id = platform.reader_id() then return 'self-approval'; end if;
  if not staff.may_confirm_for(asked.staff_id) then return 'absent'; end if;
  if asked.confirmed_at is not null or asked.withdrawn_at is not null or asked.ends_at <= now() then return 'over'; end if;
  if not staff.is_working((select s from staff.staff s where s.id = asked.staff_id)) then return 'ended'; end if;
  update staff.recovery set confirmed_by = platform.reader_id(), confirmed_at = now() where id = asked_id;
  return null;
end $function$;
comment on function staff.confirm_recovery(asked_id uuid) is 'The second person confirms; never the one who asked, never the one it is for.';
grant execute on function staff.confirm_recovery(asked_id uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.credentials(asked_login text)
 RETURNS TABLE(staff_id uuid, password_hash text, is_demo boolean, locked_for integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT s.id,
     s.password_hash,
     s.is_demo,
     (GREATEST((0)::numeric, ceil(EXTRACT(epoch FROM (s.locked_until - now())))))::integer AS "greatest"
    FROM staff.staff s
   WHERE ((s.login = credentials.asked_login) AND staff.is_working(s.*));
END;
comment on function staff.credentials(asked_login text) is 'What sign-in compares with: the only way to a password hash. Locked seconds by database time.';
grant execute on function staff.credentials(asked_login text) to tsunagi_app;
grant execute on function staff.credentials(asked_login text) to tsunagi_residents;

CREATE OR REPLACE FUNCTION staff.demo_sign_ins()
 RETURNS TABLE(login text, name text, agency_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT s.login,
     s.name,
     staff.agency_today(s.id) AS agency_today
    FROM staff.staff s
   WHERE (s.is_demo AND staff.is_working(s.*) AND (EXISTS ( SELECT 1
            FROM platform.installation i
           WHERE (i.kind = 'demo'::text))));
END;
comment on function staff.demo_sign_ins() is 'Sign-ins offered by the role switcher of the pretend city; nothing in a real city.';
grant execute on function staff.demo_sign_ins() to tsunagi_app;
grant execute on function staff.demo_sign_ins() to tsunagi_residents;

CREATE OR REPLACE FUNCTION staff.door_reader()
 RETURNS TABLE(staff_id uuid, agency_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT s.id,
     s.agency_id
    FROM staff.staff s
   WHERE (s.is_door AND staff.is_working(s.*));
END;
comment on function staff.door_reader() is 'The account that takes requests in, and its agency; no row while no front desk is named.';
grant execute on function staff.door_reader() to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.drop_sso_group(old_id uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not staff.has_duty('administer') then raise exception 'accounts are kept by administrators' using errcode = '42501'; end if;
  delete from staff.sso_group where id = old_id;
  return case when not found then 'absent' end;
end $function$;
grant execute on function staff.drop_sso_group(old_id uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.drop_sso_link(target uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare why text := staff.assure_administrator(target);
begin
  if why is null then delete from staff.sso_link where staff_id = target; end if;
  return why;
end $function$;
grant execute on function staff.drop_sso_link(target uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.duties_refusal(given jsonb)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 WITH wanted AS (
          SELECT row_number() OVER () AS nth,
             g.duty,
             g."from" AS from_day,
             (g.until + 1) AS end_day
            FROM jsonb_to_recordset(duties_refusal.given) g(duty text, "from" date, until date)
         )
  SELECT
         CASE
             WHEN (EXISTS ( SELECT
                FROM wanted w
               WHERE (w.end_day <= w.from_day))) THEN 'wrong-day'::text
             WHEN (EXISTS ( SELECT
                FROM (wanted w
                  JOIN wanted v ON (((v.duty = w.duty) AND (v.nth > w.nth))))
               WHERE (daterange(w.from_day, w.end_day) && daterange(v.from_day, v.end_day)))) THEN 'duty-held'::text
             ELSE NULL::text
         END AS "case";
END;
comment on function staff.duties_refusal(given jsonb) is 'What is wrong with duties to be given, taken by themselves; asked before anything is written.';

CREATE OR REPLACE FUNCTION staff.duties_today(asked_staff uuid)
 RETURNS TABLE(duty text, lent_by uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
declare today date := (now() at time zone 'Asia/Tokyo')::date;
begin
  if session_user = 'tsunagi_residents' and not staff.is_a_resident(asked_staff) then return; end if;
  return query
    select distinct d.duty, null::uuid
      from staff.staff s
      join staff.staff_duty d on d.staff_id = s.id
     where s.id = asked_staff and s.disabled_at is null and (s.ends_on is null or s.ends_on >= today)
       and d.valid_from <= today and (d.valid_to is null or d.valid_to > today);
  if exists (select from staff.delegation g where g.to_staff = asked_staff and g.withdrawn_at is null and g.valid_from <= today and g.valid_to > today) then
    -- Only what the lender holds as an own duty today: what was lent to the lender is not in staff_duty, so nothing is lent on.
    return query
      select distinct d.duty, g.from_staff
        from staff.delegation g
        join staff.staff s on s.id = g.to_staff and s.disabled_at is null and (s.ends_on is null or s.ends_on >= today)
        join staff.staff f on f.id = g.from_staff and f.disabled_at is null and (f.ends_on is null or f.ends_on >= today)
        join staff.staff_duty d on d.staff_id = f.id and d.duty = any (g.duties) and d.valid_from <= today and (d.valid_to is null or d.valid_to > today)
       where g.to_staff = asked_staff and g.withdrawn_at is null and g.valid_from <= today and g.valid_to > today
         and d.duty not in ('administer', 'audit')
         and g.agency_id = staff.agency_today(g.to_staff) and g.agency_id = staff.agency_today(g.from_staff);
  end if;
end $function$;
comment on function staff.duties_today(asked_staff uuid) is 'Own duties of today, and those lent by a colleague of the same agency who still holds them (lent_by). Nothing for accounts that ended.';
grant execute on function staff.duties_today(asked_staff uuid) to tsunagi_app;
grant execute on function staff.duties_today(asked_staff uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION staff.end_duty(target uuid, old_duty text, old_from date, last_day date)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  why text := staff.assure_administrator(target);
  stands staff.staff_duty;
begin
  if why is not null then return why; end if;
  select * into stands from staff.staff_duty d where d.staff_id = target and d.duty = old_duty and d.valid_from = old_from and d.source = 'hand';
  if stands.staff_id is null then return 'absent'; end if;
  -- What was, was: days that have passed are not taken back.
  if last_day < staff.today() - 1 or (stands.valid_to is not null and stands.valid_to <= last_day + 1) then return 'wrong-day'; end if;
  update staff.staff_duty set valid_to = greatest(last_day + 1, old_from)
   where staff_id = target and duty = old_duty and valid_from = old_from and source = 'hand';
  return null;
end $function$;
comment on function staff.end_duty(target uuid, old_duty text, old_from date, last_day date) is 'Sets the last day of a duty, yesterday at the earliest, which ends it now.';
grant execute on function staff.end_duty(target uuid, old_duty text, old_from date, last_day date) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.end_sessions(target uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare why text := staff.assure_administrator(target);
begin
  if why is null then perform staff.close_doors(target); end if;
  return why;
end $function$;
grant execute on function staff.end_sessions(target uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.follow_sso_groups(target uuid, groups text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  today date := staff.today();
  here uuid := staff.agency_today(target);
  wanted text[];
begin
  select coalesce(array_agg(distinct g.duty), '{}') into wanted from staff.sso_group g
   where g.group_name = any (groups) and (g.agency_id is null or g.agency_id = here);
  -- Who keeps accounts and the mapping could otherwise open people's records, or the log, to themselves.
  if 'administer' = any (wanted) or exists (select from staff.staff_duty d where d.staff_id = target and d.duty = 'administer' and d.source = 'hand'
                                               and d.valid_from <= today and (d.valid_to is null or d.valid_to > today)) then
    wanted := array_remove(array_remove(wanted, 'consult'), 'audit');
  end if;
  update staff.staff_duty d set valid_to = today
   where d.staff_id = target and d.source = 'sso' and d.valid_from <= today and (d.valid_to is null or d.valid_to > today) and d.duty <> all (wanted);
  insert into staff.staff_duty (staff_id, duty, valid_from, source)
  select target, w, today, 'sso' from unnest(wanted) w
   where not exists (select from staff.staff_duty d where d.staff_id = target and d.duty = w and d.source = 'sso'
                        and d.valid_from <= today and (d.valid_to is null or d.valid_to > today))
      on conflict (staff_id, duty, valid_from, source) do update set valid_to = null;
end $function$;
comment on function staff.follow_sso_groups(target uuid, groups text[]) is 'Duties of source sso become what the groups say now; for staff.sign_in_by_sso only.';

CREATE OR REPLACE FUNCTION staff.give_duties(target uuid, given jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare why text := coalesce(staff.assure_administrator(target), staff.duties_refusal(given));
begin
  if why is not null then return why; end if;
  if exists (select from jsonb_to_recordset(given) as g(duty text, "from" date, "until" date)
               join staff.staff_duty d on d.staff_id = target and d.duty = g.duty and d.source = 'hand'
              where (d.valid_to is null or d.valid_to > d.valid_from)
                and daterange(d.valid_from, d.valid_to) && daterange(g."from", g."until" + 1)) then return 'duty-held'; end if;
  perform staff.put_duties(target, given);
  return null;
end $function$;
comment on function staff.give_duties(target uuid, given jsonb) is 'Gives duties from and until; a row that stands is never overwritten.';
grant execute on function staff.give_duties(target uuid, given jsonb) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.half_reader(hash bytea)
 RETURNS TABLE(staff_id uuid, login text, staff_name text, stage text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT s.id,
     s.login,
     s.name,
     h.stage
    FROM (staff.half_session h
      JOIN staff.staff s ON ((s.id = h.staff_id)))
   WHERE ((h.token_hash = half_reader.hash) AND (h.ends_at > now()) AND staff.is_working(s.*));
END;
comment on function staff.half_reader(hash bytea) is 'Who stands between password and second factor, while that is allowed.';
grant execute on function staff.half_reader(hash bytea) to tsunagi_app;
grant execute on function staff.half_reader(hash bytea) to tsunagi_residents;

CREATE OR REPLACE FUNCTION staff.has_administrator()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM (staff.staff s
              CROSS JOIN LATERAL staff.duties_today(s.id) t(duty, lent_by))
           WHERE (t.duty = 'administer'::text))) AS "exists";
END;
comment on function staff.has_administrator() is 'Whether anybody keeps the accounts of this installation.';
grant execute on function staff.has_administrator() to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.has_demo_accounts()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM staff.staff s
           WHERE s.is_demo)) AS "exists";
END;
comment on function staff.has_demo_accounts() is 'Whether any account is one of the pretend city''s; a real city refuses to start with them.';
grant execute on function staff.has_demo_accounts() to tsunagi_app;
grant execute on function staff.has_demo_accounts() to tsunagi_residents;

CREATE OR REPLACE FUNCTION staff.has_duty(asked text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  me text := current_setting('app.staff_id', true);
  remembered text := current_setting('app.duties', true);
begin
  if me is null or me = '' then return false; end if;
  if remembered is null or not starts_with(remembered, me || ' ') then
    remembered := me || ' ' || coalesce((select string_agg(distinct t.duty, ' ') from staff.duties_today(me::uuid) t), '') || ' ';
    perform set_config('app.duties', remembered, true);
  end if;
  return strpos(remembered, ' ' || asked || ' ') > 0;
end $function$;
comment on function staff.has_duty(asked text) is 'Whether the reader is charged with a duty today.';
grant execute on function staff.has_duty(asked text) to tsunagi_app;
grant execute on function staff.has_duty(asked text) to tsunagi_residents;

CREATE OR REPLACE FUNCTION staff.is_a_resident(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (staff.is_only_a_resident(asked) AND (EXISTS ( SELECT
            FROM staff.staff_duty d
           WHERE ((d.staff_id = is_a_resident.asked) AND (d.duty = ANY (ARRAY['resident'::text, 'chair'::text])) AND ((d.valid_to IS NULL) OR (d.valid_to > ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date))))));
END;
comment on function staff.is_a_resident(asked uuid) is 'Whether an account is one of a resident and of nothing else, today and later.';
grant execute on function staff.is_a_resident(asked uuid) to tsunagi_app;
grant execute on function staff.is_a_resident(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION staff.is_only_a_resident(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT ((EXISTS ( SELECT
            FROM staff.staff s
           WHERE ((s.id = is_only_a_resident.asked) AND (NOT s.is_door)))) AND (NOT (EXISTS ( SELECT
            FROM staff.staff_duty d
           WHERE ((d.staff_id = is_only_a_resident.asked) AND (d.duty <> ALL (ARRAY['resident'::text, 'chair'::text])) AND ((d.valid_to IS NULL) OR (d.valid_to > staff.today())))))) AND (NOT (EXISTS ( SELECT
            FROM staff.delegation g
           WHERE ((g.to_staff = is_only_a_resident.asked) AND (g.withdrawn_at IS NULL) AND (g.valid_to > staff.today()))))));
END;
comment on function staff.is_only_a_resident(asked uuid) is 'Whether an account has, today and later, no duty but those of residents: the only accounts that the councils may open or close.';

CREATE OR REPLACE FUNCTION staff.is_untouched(asked_staff uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT ((EXISTS ( SELECT 1
            FROM staff.staff s
           WHERE ((s.id = is_untouched.asked_staff) AND (s.password_hash IS NULL)))) AND (NOT (EXISTS ( SELECT 1
            FROM staff.passkey k
           WHERE (k.staff_id = is_untouched.asked_staff)))) AND (NOT (EXISTS ( SELECT 1
            FROM staff.totp t
           WHERE (t.staff_id = is_untouched.asked_staff)))) AND (NOT (EXISTS ( SELECT 1
            FROM staff.sso_link l
           WHERE (l.staff_id = is_untouched.asked_staff)))));
END;
comment on function staff.is_untouched(asked_staff uuid) is 'Whether nobody has set this account up yet: no password, no passkey, no authenticator app, no single sign-on.';
grant execute on function staff.is_untouched(asked_staff uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.is_working(s staff.staff)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (((s).disabled_at IS NULL) AND (((s).ends_on IS NULL) OR ((s).ends_on >= ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date)) AND ((SESSION_USER <> 'tsunagi_residents'::name) OR staff.is_a_resident((s).id)));
grant execute on function staff.is_working(s staff.staff) to tsunagi_app;
grant execute on function staff.is_working(s staff.staff) to tsunagi_residents;

CREATE OR REPLACE FUNCTION staff.issue_setup_link(hash bytea, asked_staff uuid, asked_purpose text, hours integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if asked_staff = platform.reader_id() then raise exception 'nobody issues a setup link for themselves' using errcode = '42501'; end if;
  -- The owner's own logins (create-admin) act for nobody; the app's login always acts for somebody.
  if session_user = 'tsunagi_app' then
    if asked_purpose = 'recovery' then
      update staff.recovery r set link_made_at = now()
       where r.staff_id = asked_staff and r.confirmed_by = platform.reader_id() and r.link_made_at is null and r.ends_at > now();
      if not found then raise exception 'a recovery takes two persons' using errcode = '42501'; end if;
    elsif not staff.has_duty('administer') or not staff.is_untouched(asked_staff) then
      raise exception 'first links are issued by administrators for accounts nobody has set up' using errcode = '42501';
    end if;
  end if;
  if not exists (select 1 from staff.staff s where s.id = asked_staff and staff.is_working(s) and not s.is_door) then return false; end if;
  delete from staff.setup_link l where l.staff_id = asked_staff and l.used_at is null;
  insert into staff.setup_link (token_hash, staff_id, purpose, made_by, ends_at)
  values (hash, asked_staff, asked_purpose, platform.reader_id(), now() + make_interval(hours => hours));
  return true;
end $function$;
comment on function staff.issue_setup_link(hash bytea, asked_staff uuid, asked_purpose text, hours integer) is 'Writes one link and takes back those not yet used. False when the account does not work.';
grant execute on function staff.issue_setup_link(hash bytea, asked_staff uuid, asked_purpose text, hours integer) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.lend_duties(new_id uuid, receiver uuid, lent text[], from_day date, last_day date, why text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  me uuid := platform.reader_id();
  here uuid := staff.my_agency();
begin
  if here is null then raise exception 'nobody who works here' using errcode = '42501'; end if;
  if receiver = me then return 'self'; end if;
  if not exists (select from staff.staff s where s.id = receiver and not s.is_door and staff.is_working(s))
     or staff.agency_today(receiver) is distinct from here then return 'not-a-colleague'; end if;
  if lent && array['administer', 'audit'] then return 'not-delegable'; end if;
  if exists (select from unnest(lent) l where not exists (select from staff.duties_today(me) t where t.duty = l and t.lent_by is null)) then return 'not-own'; end if;
  if from_day < staff.today() or last_day < from_day then return 'wrong-day'; end if;
  if last_day - from_day + 1 > 92 then return 'too-long'; end if;
  insert into staff.delegation (id, from_staff, to_staff, agency_id, duties, reason, valid_from, valid_to)
  values (new_id, me, receiver, here, lent, why, from_day, last_day + 1);
  return null;
end $function$;
comment on function staff.lend_duties(new_id uuid, receiver uuid, lent text[], from_day date, last_day date, why text) is 'Lends own duties to a colleague of the same agency for at most 92 days. Null when done, else why not.';
grant execute on function staff.lend_duties(new_id uuid, receiver uuid, lent text[], from_day date, last_day date, why text) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.lent_to_me()
 RETURNS TABLE(duty text, lent_by uuid, lender_name text, until date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT t.duty,
     t.lent_by,
     f.name,
     ( SELECT (max(g.valid_to) - 1)
            FROM staff.delegation g
           WHERE ((g.to_staff = platform.reader_id()) AND (g.from_staff = t.lent_by) AND (t.duty = ANY (g.duties)) AND (g.withdrawn_at IS NULL)))
    FROM (staff.duties_today(platform.reader_id()) t(duty, lent_by)
      JOIN staff.staff f ON ((f.id = t.lent_by)))
   ORDER BY t.duty, f.kana;
END;
comment on function staff.lent_to_me() is 'Duties the reader holds for somebody else today, and the last day of each.';
grant execute on function staff.lent_to_me() to tsunagi_app;
grant execute on function staff.lent_to_me() to tsunagi_residents;

CREATE OR REPLACE FUNCTION staff.let_a_resident_in(target uuid, as_chair boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not staff.is_only_a_resident(target) then raise exception 'not the account of a resident' using errcode = '42501'; end if;
  perform staff.close_doors(target);
  -- As after a recovery: whoever was let in anew sets up their own ways in anew.
  delete from staff.totp t where t.staff_id = target;
  delete from staff.recovery_code c where c.staff_id = target;
  delete from staff.passkey k where k.staff_id = target;
  update staff.staff set disabled_at = null, failed_count = 0, locked_until = null, password_hash = null where id = target;
  insert into staff.staff_duty (staff_id, duty, valid_from)
  select target, d, staff.today() from unnest(case when as_chair then array['resident', 'chair'] else array['resident'] end) d
   where not exists (select from staff.duties_today(target) t where t.duty = d)
      on conflict (staff_id, duty, valid_from, source) do update set valid_to = null;
end $function$;
comment on function staff.let_a_resident_in(target uuid, as_chair boolean) is 'Opens the account of a resident, with the duties of residents and none of its former ways in.';

CREATE OR REPLACE FUNCTION staff.may_confirm_for(asked_staff uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT ((asked_staff IS DISTINCT FROM platform.reader_id()) AND (staff.has_duty('administer'::text) OR ((staff.has_duty('head'::text) OR staff.has_duty('audit'::text)) AND (staff.my_agency() = staff.agency_today(asked_staff)))));
END;
comment on function staff.may_confirm_for(asked_staff uuid) is 'Whether the reader may be the second person of a recovery: an administrator, or head or privacy officer of that agency.';
grant execute on function staff.may_confirm_for(asked_staff uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.move_account(target uuid, new_agency uuid, from_day date, given jsonb, new_ends_on date)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare why text := coalesce(staff.assure_administrator(target), staff.duties_refusal(given));
begin
  if why is not null then return why; end if;
  if not exists (select from directory.agency a where a.id = new_agency and a.is_active) then return 'agency-unknown'; end if;
  if from_day < staff.today() - 31 or from_day > staff.today() + 366 then return 'wrong-day'; end if;
  if not exists (select from staff.assignment a where a.staff_id = target) then
    insert into staff.assignment (staff_id, agency_id, valid_from, valid_to)
    -- From the day before, so that a move on the very day an account was made leaves its first place of work on record.
    select s.id, s.agency_id, least((s.made_at at time zone 'Asia/Tokyo')::date, from_day) - 1, from_day from staff.staff s where s.id = target;
  end if;
  -- What held before that day is closed; a plan for later gives way, and its row stays behind holding no day.
  update staff.assignment a set valid_to = greatest(from_day, a.valid_from) where a.staff_id = target and (a.valid_to is null or a.valid_to > from_day);
  insert into staff.assignment (staff_id, agency_id, valid_from) values (target, new_agency, from_day)
      on conflict (staff_id, valid_from) do update set agency_id = excluded.agency_id, valid_to = null;
  update staff.staff_duty d set valid_to = greatest(from_day, d.valid_from) where d.staff_id = target and (d.valid_to is null or d.valid_to > from_day);
  if new_ends_on is not null then update staff.staff set ends_on = new_ends_on where id = target; end if;
  perform staff.put_duties(target, given);
  return null;
end $function$;
comment on function staff.move_account(target uuid, new_agency uuid, from_day date, given jsonb, new_ends_on date) is '人事異動: from that day the account works for another agency with new duties; the old ones end the day before.';
grant execute on function staff.move_account(target uuid, new_agency uuid, from_day date, given jsonb, new_ends_on date) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.my_agency()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare me uuid := platform.reader_id();
begin
  if me is null or not exists (select from staff.staff s where s.id = me and staff.is_working(s)) then return null; end if;
  return staff.agency_today(me);
end $function$;
comment on function staff.my_agency() is 'Agency of the reader; null for nobody and for accounts that ended. Call as (select staff.my_agency()) so that it runs once a query.';
grant execute on function staff.my_agency() to tsunagi_app;
grant execute on function staff.my_agency() to tsunagi_residents;

CREATE OR REPLACE FUNCTION staff.note_sign_in(asked_staff uuid, succeeded boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if session_user = 'tsunagi_residents' and not staff.is_a_resident(asked_staff) then return; end if;
  if succeeded then
    update staff.staff set failed_count = 0, locked_until = null where id = asked_staff;
  else
    -- From the fifth failure on the wait doubles: 30 s, 60 s, … at most one hour.
    update staff.staff
       set failed_count = failed_count + 1,
           locked_until = case when failed_count + 1 >= 5 then now() + least(interval '1 hour', interval '30 seconds' * power(2, least(failed_count + 1 - 5, 10))) end
     where id = asked_staff;
  end if;
end $function$;
comment on function staff.note_sign_in(asked_staff uuid, succeeded boolean) is 'Counts failures and locks with doubling waits; a success clears them.';
grant execute on function staff.note_sign_in(asked_staff uuid, succeeded boolean) to tsunagi_app;
grant execute on function staff.note_sign_in(asked_staff uuid, succeeded boolean) to tsunagi_residents;

CREATE OR REPLACE FUNCTION staff.open_residents_account(new_id uuid, new_login text, new_name text, new_kana text, of_agency uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 INSERT INTO staff.staff (id, login, name, kana, agency_id)
   VALUES (open_residents_account.new_id, open_residents_account.new_login, open_residents_account.new_name, open_residents_account.new_kana, open_residents_account.of_agency);
END;

CREATE OR REPLACE FUNCTION staff.open_sessions(asked uuid[])
 RETURNS TABLE(staff_id uuid, sessions integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT t.staff_id,
     (count(*))::integer AS count
    FROM platform.session t
   WHERE (staff.has_duty('administer'::text) AND (t.staff_id = ANY (open_sessions.asked)) AND (t.ends_at > now()))
   GROUP BY t.staff_id;
END;
comment on function staff.open_sessions(asked uuid[]) is 'How many browsers are signed in by each account, for administrators.';
grant execute on function staff.open_sessions(asked uuid[]) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.passkey_owner(asked_credential bytea)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT k.staff_id
    FROM (staff.passkey k
      JOIN staff.staff s ON ((s.id = k.staff_id)))
   WHERE ((k.credential_id = passkey_owner.asked_credential) AND staff.is_working(s.*));
END;
comment on function staff.passkey_owner(asked_credential bytea) is 'Whose passkey this is, before anybody is known; nobody when the account ended.';
grant execute on function staff.passkey_owner(asked_credential bytea) to tsunagi_app;
grant execute on function staff.passkey_owner(asked_credential bytea) to tsunagi_residents;

CREATE OR REPLACE FUNCTION staff.put_duties(target uuid, given jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 INSERT INTO staff.staff_duty (staff_id, duty, valid_from, valid_to)  SELECT put_duties.target AS target,
             g.duty,
             g."from",
             (g.until + 1)
            FROM jsonb_to_recordset(put_duties.given) g(duty text, "from" date, until date) ON CONFLICT(staff_id, duty, valid_from, source) DO UPDATE SET valid_to = excluded.valid_to;
END;
comment on function staff.put_duties(target uuid, given jsonb) is 'Adds dated rows of duties; for the other functions of this schema only. A row that held no day is taken up again.';

CREATE OR REPLACE FUNCTION staff.raise_alerts(since_at timestamp with time zone, until_at timestamp with time zone, days_off date[], from_hour integer, to_hour integer, most_persons integer, most_repeats integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$;
comment on function staff.raise_alerts(since_at timestamp with time zone, until_at timestamp with time zone, days_off date[], from_hour integer, to_hour integer, most_persons integer, most_repeats integer) is 'Runs the rules of unusual access over a span of the log and keeps what is new. Names are compared here and leave with nobody.';
grant execute on function staff.raise_alerts(since_at timestamp with time zone, until_at timestamp with time zone, days_off date[], from_hour integer, to_hour integer, most_persons integer, most_repeats integer) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.reader_of(asked_staff uuid)
 RETURNS TABLE(staff_id uuid, login text, staff_name text, agency_id uuid, agency_name text, duties text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT s.id,
     s.login,
     s.name,
     a.id,
     a.name,
     COALESCE(( SELECT array_agg(DISTINCT t.duty ORDER BY t.duty) AS array_agg
            FROM staff.duties_today(s.id) t(duty, lent_by)), '{}'::text[]) AS "coalesce"
    FROM (staff.staff s
      JOIN directory.agency a ON ((a.id = staff.agency_today(s.id))))
   WHERE ((s.id = reader_of.asked_staff) AND staff.is_working(s.*));
END;
comment on function staff.reader_of(asked_staff uuid) is 'The reader behind a session or token; no row when the account ended.';
grant execute on function staff.reader_of(asked_staff uuid) to tsunagi_app;
grant execute on function staff.reader_of(asked_staff uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION staff.retire_account(target uuid, last_day date)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare why text := staff.assure_administrator(target);
begin
  if why is not null then return why; end if;
  update staff.staff set ends_on = last_day where id = target;
  if last_day < staff.today() then perform staff.close_doors(target); end if;
  return null;
end $function$;
comment on function staff.retire_account(target uuid, last_day date) is '退職: the account works for the last time on that day.';
grant execute on function staff.retire_account(target uuid, last_day date) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.session_reader(hash bytea, idle interval, fresh interval)
 RETURNS TABLE(staff_id uuid, login text, staff_name text, agency_id uuid, agency_name text, duties text[], seen_at timestamp with time zone, strong_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT r.staff_id,
     r.login,
     r.staff_name,
     r.agency_id,
     r.agency_name,
     r.duties,
     t.seen_at,
         CASE
             WHEN (t.strong_at > (now() - session_reader.fresh)) THEN t.strong_at
             ELSE NULL::timestamp with time zone
         END AS "case"
    FROM (platform.session t
      CROSS JOIN LATERAL staff.reader_of(t.staff_id) r(staff_id, login, staff_name, agency_id, agency_name, duties))
   WHERE ((t.token_hash = session_reader.hash) AND (t.ends_at > now()) AND (t.seen_at > (now() - session_reader.idle)));
END;
comment on function staff.session_reader(hash bytea, idle interval, fresh interval) is 'Who a session belongs to, if it is alive by database time and the account still works. strong_at only while it is fresh.';
grant execute on function staff.session_reader(hash bytea, idle interval, fresh interval) to tsunagi_app;
grant execute on function staff.session_reader(hash bytea, idle interval, fresh interval) to tsunagi_residents;

CREATE OR REPLACE FUNCTION staff.set_disabled(target uuid, is_off boolean)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare why text := staff.assure_administrator(target);
begin
  if why is not null then return why; end if;
  update staff.staff set disabled_at = case when is_off then coalesce(disabled_at, now()) end where id = target;
  if is_off then
    perform staff.close_doors(target);
    delete from platform.api_token t where t.staff_id = target;
  end if;
  return null;
end $function$;
comment on function staff.set_disabled(target uuid, is_off boolean) is 'Stops an account at once, with its sessions and tokens, or lets it work again.';
grant execute on function staff.set_disabled(target uuid, is_off boolean) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.setup_link_owner(hash bytea)
 RETURNS TABLE(staff_id uuid, login text, staff_name text, purpose text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT s.id,
     s.login,
     s.name,
     l.purpose
    FROM (staff.setup_link l
      JOIN staff.staff s ON ((s.id = l.staff_id)))
   WHERE ((l.token_hash = setup_link_owner.hash) AND (l.used_at IS NULL) AND (l.ends_at > now()) AND staff.is_working(s.*));
END;
comment on function staff.setup_link_owner(hash bytea) is 'For whom a link is, while it can be used; used, ended and unknown are the same.';
grant execute on function staff.setup_link_owner(hash bytea) to tsunagi_app;
grant execute on function staff.setup_link_owner(hash bytea) to tsunagi_residents;

CREATE OR REPLACE FUNCTION staff.shut_a_resident_out(target uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not staff.is_only_a_resident(target) then return; end if;
  update staff.staff set disabled_at = coalesce(disabled_at, now()) where id = target;
  perform staff.close_doors(target);
  delete from platform.api_token t where t.staff_id = target;
end $function$;
comment on function staff.shut_a_resident_out(target uuid) is 'Stops the account of a resident at once. An account with any other duty is left alone: it is an administrator''s matter.';

CREATE OR REPLACE FUNCTION staff.sign_in_by_sso(new_issuer text, new_subject text, asked_login text, groups text[])
 RETURNS TABLE(staff_id uuid, refused text, duties text[])
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  known uuid;
  found_staff staff.staff;
begin
  select l.staff_id into known from staff.sso_link l where l.issuer = new_issuer and l.subject = new_subject;
  if known is not null then
    select * into found_staff from staff.staff s where s.id = known for update;
  else
    select * into found_staff from staff.staff s where s.login = asked_login for update;
  end if;
  if found_staff.id is null then return query select null::uuid, 'unknown', null::text[]; return; end if;
  if found_staff.is_door or not found_staff.sso_allowed then return query select found_staff.id, 'not-allowed', null::text[]; return; end if;
  if not staff.is_working(found_staff) then return query select found_staff.id, 'ended', null::text[]; return; end if;
  if known is null then
    insert into staff.sso_link (issuer, subject, staff_id) values (new_issuer, new_subject, found_staff.id) on conflict do nothing;
    -- The account already belongs to another identity of the same provider: a login given to a successor must not inherit it.
    if not found then return query select found_staff.id, 'linked-to-another', null::text[]; return; end if;
  end if;
  perform staff.follow_sso_groups(found_staff.id, groups);
  return query select found_staff.id, null::text,
                      array(select d.duty from staff.staff_duty d where d.staff_id = found_staff.id and d.source = 'sso' and d.valid_from <= staff.today()
                               and (d.valid_to is null or d.valid_to > staff.today()) order by d.duty);
end $function$;
comment on function staff.sign_in_by_sso(new_issuer text, new_subject text, asked_login text, groups text[]) is 'Which account an identity that the provider proved enters by, and its duties by group. Never makes an account.';
grant execute on function staff.sign_in_by_sso(new_issuer text, new_subject text, asked_login text, groups text[]) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.today()
 RETURNS date
 LANGUAGE sql
 STABLE
RETURN ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date;
comment on function staff.today() is 'The calendar day in Japan, by database time.';
grant execute on function staff.today() to tsunagi_app;
grant execute on function staff.today() to tsunagi_residents;

CREATE OR REPLACE FUNCTION staff.token_reader(hash bytea)
 RETURNS TABLE(staff_id uuid, login text, staff_name text, agency_id uuid, agency_name text, duties text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT r.staff_id,
     r.login,
     r.staff_name,
     r.agency_id,
     r.agency_name,
     r.duties
    FROM (platform.api_token t
      CROSS JOIN LATERAL staff.reader_of(t.staff_id) r(staff_id, login, staff_name, agency_id, agency_name, duties))
   WHERE ((t.token_hash = token_reader.hash) AND (t.ends_at > now()));
END;
comment on function staff.token_reader(hash bytea) is 'Who an API token acts as, while it and the account live.';
grant execute on function staff.token_reader(hash bytea) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.use_setup_link(hash bytea, new_password_hash text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare link staff.setup_link;
begin
  update staff.setup_link l set used_at = now()
   where l.token_hash = hash and l.used_at is null and l.ends_at > now()
     and exists (select 1 from staff.staff s where s.id = l.staff_id and staff.is_working(s))
  returning l.* into link;
  if link.staff_id is null then
    return null;
  end if;
  update staff.staff set password_hash = new_password_hash, failed_count = 0, locked_until = null where id = link.staff_id;
  delete from platform.session where staff_id = link.staff_id;
  delete from staff.half_session where staff_id = link.staff_id;
  if link.purpose = 'recovery' then
    delete from staff.totp where staff_id = link.staff_id;
    delete from staff.recovery_code where staff_id = link.staff_id;
    delete from staff.passkey where staff_id = link.staff_id;
  end if;
  return link.staff_id;
end $function$;
comment on function staff.use_setup_link(hash bytea, new_password_hash text) is 'Uses a link once: sets the password, ends every session; after a recovery every second factor is gone as well.';
grant execute on function staff.use_setup_link(hash bytea, new_password_hash text) to tsunagi_app;
grant execute on function staff.use_setup_link(hash bytea, new_password_hash text) to tsunagi_residents;

CREATE OR REPLACE FUNCTION staff.waiting_reviews()
 RETURNS TABLE(openings bigint, overdue bigint, alerts bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT ( SELECT count(*) AS count
            FROM coordination.glass g
           WHERE (g.reviewed_at IS NULL)) AS count,
     ( SELECT count(*) AS count
            FROM coordination.glass g
           WHERE ((g.reviewed_at IS NULL) AND (g.review_by < ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date))) AS count,
     ( SELECT count(*) AS count
            FROM staff.alert t
           WHERE (t.closed_at IS NULL)) AS count
   WHERE ( SELECT staff.has_duty('audit'::text) AS has_duty);
END;
comment on function staff.waiting_reviews() is 'What waits for the privacy officer: openings to review, those overdue, alerts without a finding.';
grant execute on function staff.waiting_reviews() to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.watches()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (staff.has_duty('audit'::text) OR (SESSION_USER <> 'tsunagi_app'::name));
END;
comment on function staff.watches() is 'The privacy officer, or whoever runs the report with the owner''s login.';
grant execute on function staff.watches() to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.withdraw_delegation(asked_id uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare given staff.delegation;
begin
  select * into given from staff.delegation g where g.id = asked_id for update;
  if given.id is null or not (given.from_staff = platform.reader_id()
       or (staff.has_duty('head') and given.agency_id = staff.my_agency())) then return 'absent'; end if;
  if given.withdrawn_at is not null or given.valid_to <= staff.today() then return 'over'; end if;
  update staff.delegation set withdrawn_at = now(), withdrawn_by = platform.reader_id() where id = asked_id;
  return null;
end $function$;
comment on function staff.withdraw_delegation(asked_id uuid) is 'Takes a delegation back at once: the lender, or the head of that agency. Null when done, else why not.';
grant execute on function staff.withdraw_delegation(asked_id uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.withdraw_recovery(asked_id uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare asked staff.recovery;
begin
  select * into asked from staff.recovery r where r.id = asked_id for update;
  if asked.id is null or not (asked.asked_by = platform.reader_id() or staff.may_confirm_for(asked.staff_id)) then return 'absent'; end if;
  if asked.confirmed_at is not null or asked.withdrawn_at is not null or asked.ends_at <= now() then return 'over'; end if;
  update staff.recovery set withdrawn_at = now() where id = asked_id;
  return null;
end $function$;
grant execute on function staff.withdraw_recovery(asked_id uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.working_agency()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  me text := current_setting('app.staff_id', true);
  remembered text := current_setting('app.working_agency', true);
  found_agency uuid;
begin
  if me is null or me = '' then return null; end if;
  if starts_with(remembered, me || ' ') then return nullif(substr(remembered, length(me) + 2), '')::uuid; end if;
  if exists (select from staff.duties_today(me::uuid) t where t.duty = 'consult') then found_agency := staff.agency_today(me::uuid); end if;
  perform set_config('app.working_agency', me || ' ' || coalesce(found_agency::text, ''), true);
  return found_agency;
end $function$;
comment on function staff.working_agency() is 'Agency for which the reader works with people (duty consult); null otherwise. The one gate of every policy on people''s records.';
grant execute on function staff.working_agency() to tsunagi_app;
grant execute on function staff.working_agency() to tsunagi_residents;

create schema texts;
comment on schema texts is 'Words meant for others: fields of their own, never the words a council keeps for itself.';
grant usage on schema texts to tsunagi_app;
grant usage on schema texts to tsunagi_public;
grant usage on schema texts to tsunagi_residents;

create table texts.step (
  id uuid not null,
  kind text not null,
  key text not null,
  language text not null default 'ja'::text,
  did text not null,
  title text not null default ''::text,
  words text not null default ''::text,
  at timestamp with time zone not null default clock_timestamp(),
  by_staff uuid not null default platform.reader_id(),
  constraint step_pk PRIMARY KEY (id),
  constraint step_is_known CHECK ((did = ANY (ARRAY['proposed'::text, 'checked'::text, 'withdrawn'::text, 'translated'::text, 'variant_checked'::text, 'variant_withdrawn'::text])))
);
comment on table texts.step is 'The course of a wording and of its variants; former words are for keepers only.';
CREATE INDEX step_by_subject ON texts.step USING btree (kind, key, at);
CREATE TRIGGER step_is_append_only BEFORE DELETE OR UPDATE ON texts.step FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER step_is_not_emptied BEFORE TRUNCATE ON texts.step FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table texts.step enable row level security;
create policy step_is_read_by_keepers on texts.step for select to tsunagi_app, tsunagi_residents
  using (texts.keeps(kind, key));
create policy step_is_written_by_keepers on texts.step for insert to tsunagi_app, tsunagi_residents
  with check ((texts.keeps(kind, key) AND (by_staff = ( SELECT platform.reader_id() AS reader_id))));
grant insert, select on texts.step to tsunagi_app;
grant insert, select on texts.step to tsunagi_residents;

create table texts.variant (
  kind text not null,
  key text not null,
  language text not null,
  title text not null,
  words text not null,
  origin text not null,
  based_on_version integer not null,
  written_by uuid not null default platform.reader_id(),
  written_at timestamp with time zone not null default now(),
  checked_by uuid,
  checked_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint variant_pk PRIMARY KEY (kind, key, language),
  constraint variant_check_has_a_time CHECK (((checked_by IS NULL) = (checked_at IS NULL))),
  constraint variant_is_based_on_a_text CHECK ((based_on_version >= 1)),
  constraint variant_is_checked_by_another CHECK ((checked_by <> written_by)),
  constraint variant_key_names_one_thing CHECK (
CASE kind
    WHEN 'council'::text THEN (key ~ '^[1-9][0-9]{0,3}$'::text)
    ELSE (key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'::text)
END),
  constraint variant_kind_is_known CHECK ((kind = ANY (ARRAY['council'::text, 'body'::text, 'meeting'::text, 'activity'::text, 'group'::text, 'project'::text, 'platform'::text, 'offer'::text, 'issue'::text, 'treasure'::text]))),
  constraint variant_language_is_known CHECK ((language = ANY (ARRAY['ja-easy'::text, 'en'::text, 'pt'::text, 'es'::text, 'zh'::text, 'vi'::text, 'fil'::text]))),
  constraint variant_origin_is_known CHECK ((origin = ANY (ARRAY['human'::text, 'machine'::text]))),
  constraint variant_says_something CHECK (((title <> ''::text) AND (words <> ''::text)))
);
comment on table texts.variant is 'A wording in another language or in plain Japanese. It is stale when based_on_version is less than the text_version of its wording.';
comment on column texts.variant.origin is 'A machine''s translation is told to others unchecked, and says so; a person''s only when somebody else has checked it.';
CREATE TRIGGER variant_is_held_to_two_persons BEFORE INSERT OR UPDATE ON texts.variant FOR EACH ROW WHEN ((CURRENT_USER = ANY (ARRAY['tsunagi_app'::name, 'tsunagi_residents'::name]))) EXECUTE FUNCTION texts.hold_variant_to_two_persons();
alter table texts.variant enable row level security;
create policy variant_is_kept_by_keepers on texts.variant for update to tsunagi_app, tsunagi_residents
  using (texts.keeps(kind, key))
  with check (texts.keeps(kind, key));
create policy variant_is_open_with_its_wording on texts.variant for select to tsunagi_public
  using (((withdrawn_at IS NULL) AND ((origin = 'machine'::text) OR (checked_at IS NOT NULL)) AND
CASE kind
    WHEN 'issue'::text THEN (EXISTS ( SELECT
       FROM issues.shared s
      WHERE (s.issue_id = (variant.key)::uuid)))
    WHEN 'treasure'::text THEN (EXISTS ( SELECT
       FROM treasures.shared s
      WHERE (s.treasure_id = (variant.key)::uuid)))
    ELSE (EXISTS ( SELECT
       FROM texts.wording w
      WHERE ((w.kind = variant.kind) AND (w.key = variant.key))))
END));
create policy variant_is_read_with_its_wording on texts.variant for select to tsunagi_app, tsunagi_residents
  using ((texts.reads_inside(kind, key) OR ((withdrawn_at IS NULL) AND ((origin = 'machine'::text) OR (checked_at IS NOT NULL)) AND
CASE kind
    WHEN 'issue'::text THEN (EXISTS ( SELECT
       FROM issues.shared s
      WHERE ((s.issue_id = (variant.key)::uuid) AND (s.checked_at IS NOT NULL) AND (s.withdrawn_at IS NULL))))
    WHEN 'treasure'::text THEN (EXISTS ( SELECT
       FROM treasures.shared s
      WHERE ((s.treasure_id = (variant.key)::uuid) AND (s.checked_at IS NOT NULL) AND (s.withdrawn_at IS NULL))))
    ELSE (EXISTS ( SELECT
       FROM texts.wording w
      WHERE ((w.kind = variant.kind) AND (w.key = variant.key) AND (w.checked_at IS NOT NULL) AND (w.withdrawn_at IS NULL))))
END)));
create policy variant_is_written_by_keepers on texts.variant for insert to tsunagi_app, tsunagi_residents
  with check ((texts.keeps(kind, key) AND (written_by = ( SELECT platform.reader_id() AS reader_id))));
grant insert, select on texts.variant to tsunagi_app;
grant insert, select on texts.variant to tsunagi_residents;
grant select (kind, key, language, title, words, origin, based_on_version, checked_at, withdrawn_at) on texts.variant to tsunagi_public;
grant update (title, words, origin, based_on_version, written_by, written_at, checked_by, checked_at, withdrawn_at) on texts.variant to tsunagi_app;
grant update (title, words, origin, based_on_version, written_by, written_at, checked_by, checked_at, withdrawn_at) on texts.variant to tsunagi_residents;

create table texts.wording (
  kind text not null,
  key text not null,
  council_no smallint,
  wanted text not null,
  title text not null,
  words text not null,
  text_version integer not null default 1,
  proposed_by uuid not null default platform.reader_id(),
  proposed_at timestamp with time zone not null default now(),
  checked_by uuid,
  checked_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint wording_pk PRIMARY KEY (kind, key),
  constraint wording_check_has_a_time CHECK (((checked_by IS NULL) = (checked_at IS NULL))),
  constraint wording_is_checked_by_another CHECK ((checked_by <> proposed_by)),
  constraint wording_key_names_one_thing CHECK (
CASE kind
    WHEN 'council'::text THEN ((council_no IS NOT NULL) AND (key = (council_no)::text))
    ELSE (key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'::text)
END),
  constraint wording_kind_is_known CHECK ((kind = ANY (ARRAY['council'::text, 'body'::text, 'meeting'::text, 'activity'::text, 'group'::text, 'project'::text, 'platform'::text, 'offer'::text]))),
  constraint wording_says_something CHECK (((title <> ''::text) AND (words <> ''::text))),
  constraint wording_wanted_is_known CHECK ((wanted = ANY (ARRAY['liaison'::text, 'public'::text]))),
  constraint wording_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no)
);
comment on table texts.wording is 'What others read of a record: proposed by one keeper, checked by another, withdrawn at once. Issues and treasures keep theirs themselves.';
comment on column texts.wording.key is 'Number of the council, or id of the record.';
comment on column texts.wording.council_no is 'Whose it is. A policy that lets others in by a wording compares it with the council of its own record: keepers word their own records only.';
CREATE INDEX wording_by_council ON texts.wording USING btree (council_no, kind);
CREATE TRIGGER wording_is_held_to_two_persons BEFORE INSERT OR UPDATE ON texts.wording FOR EACH ROW WHEN ((CURRENT_USER = ANY (ARRAY['tsunagi_app'::name, 'tsunagi_residents'::name]))) EXECUTE FUNCTION texts.hold_to_two_persons();
CREATE TRIGGER wording_takes_its_variants_back AFTER UPDATE OF withdrawn_at ON texts.wording FOR EACH ROW WHEN (((old.withdrawn_at IS NULL) AND (new.withdrawn_at IS NOT NULL))) EXECUTE FUNCTION texts.take_back_variants();
alter table texts.wording enable row level security;
create policy wording_is_kept_by_keepers on texts.wording for update to tsunagi_app, tsunagi_residents
  using (councils.may_keep(council_no))
  with check (councils.may_keep(council_no));
create policy wording_is_open_when_checked on texts.wording for select to tsunagi_public
  using (((wanted = 'public'::text) AND (checked_at IS NOT NULL) AND (withdrawn_at IS NULL)));
create policy wording_is_proposed_by_keepers on texts.wording for insert to tsunagi_app, tsunagi_residents
  with check ((councils.may_keep(council_no) AND texts.is_of(kind, key, council_no) AND (proposed_by = ( SELECT platform.reader_id() AS reader_id))));
create policy wording_is_read_by_whom_it_is_for on texts.wording for select to tsunagi_app, tsunagi_residents
  using ((councils.may_keep(council_no) OR councils.may_read(
CASE
    WHEN ((checked_by IS NULL) OR (withdrawn_at IS NOT NULL)) THEN 'council'::text
    ELSE wanted
END, council_no) OR councils.may_read('council'::text, council_no)));
grant insert, select on texts.wording to tsunagi_app;
grant insert, select on texts.wording to tsunagi_residents;
grant select (kind, key, council_no, wanted, title, words, text_version, checked_at, withdrawn_at) on texts.wording to tsunagi_public;
grant update (wanted, title, words, text_version, proposed_by, proposed_at, checked_by, checked_at, withdrawn_at) on texts.wording to tsunagi_app;
grant update (wanted, title, words, text_version, proposed_by, proposed_at, checked_by, checked_at, withdrawn_at) on texts.wording to tsunagi_residents;

CREATE OR REPLACE FUNCTION texts.hold_to_two_persons()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if new.checked_by is not null and (tg_op = 'INSERT' or old.checked_by is distinct from new.checked_by or old.text_version <> new.text_version
      or (old.title, old.words, old.wanted, old.proposed_by) is distinct from (new.title, new.words, new.wanted, new.proposed_by)) then
    if tg_op = 'INSERT' or new.checked_by <> platform.reader_id() or old.text_version <> new.text_version
        or (old.title, old.words, old.wanted, old.proposed_by) is distinct from (new.title, new.words, new.wanted, new.proposed_by) then
      raise exception 'a wording is checked as it stands, by whoever checks it' using errcode = 'check_violation', constraint = 'wording_is_held_to_two_persons';
    end if;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION texts.hold_variant_to_two_persons()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION texts.is_of(asked_kind text, asked_key text, asked_council smallint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT
         CASE asked_kind
             WHEN 'body'::text THEN (EXISTS ( SELECT
                FROM councils.body b
               WHERE ((b.id = (is_of.asked_key)::uuid) AND (NOT (b.council_no IS DISTINCT FROM is_of.asked_council)))))
             WHEN 'meeting'::text THEN (EXISTS ( SELECT
                FROM meetings.meeting m
               WHERE ((m.id = (is_of.asked_key)::uuid) AND (NOT (m.council_no IS DISTINCT FROM is_of.asked_council)))))
             ELSE true
         END AS "case";
END;
comment on function texts.is_of(asked_kind text, asked_key text, asked_council smallint) is 'Whether a body or a meeting is this council''s. Records of higher modules compare the council in their own policies.';
grant execute on function texts.is_of(asked_kind text, asked_key text, asked_council smallint) to tsunagi_app;
grant execute on function texts.is_of(asked_kind text, asked_key text, asked_council smallint) to tsunagi_residents;

CREATE OR REPLACE FUNCTION texts.keeps(asked_kind text, asked_key text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT
         CASE asked_kind
             WHEN 'issue'::text THEN issues.keeps_issue((asked_key)::uuid)
             WHEN 'treasure'::text THEN treasures.keeps_treasure((asked_key)::uuid)
             ELSE (EXISTS ( SELECT
                FROM texts.wording w
               WHERE ((w.kind = keeps.asked_kind) AND (w.key = keeps.asked_key) AND councils.may_keep(w.council_no))))
         END AS "exists";
END;
comment on function texts.keeps(asked_kind text, asked_key text) is 'Whether the reader keeps the record whose wording this is.';
grant execute on function texts.keeps(asked_kind text, asked_key text) to tsunagi_app;
grant execute on function texts.keeps(asked_kind text, asked_key text) to tsunagi_residents;

CREATE OR REPLACE FUNCTION texts.reads_inside(asked_kind text, asked_key text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT
         CASE asked_kind
             WHEN 'issue'::text THEN issues.reads_issue((asked_key)::uuid)
             WHEN 'treasure'::text THEN treasures.reads_treasure((asked_key)::uuid)
             ELSE (EXISTS ( SELECT
                FROM texts.wording w
               WHERE ((w.kind = reads_inside.asked_kind) AND (w.key = reads_inside.asked_key) AND (councils.may_keep(w.council_no) OR councils.may_read('council'::text, w.council_no)))))
         END AS "exists";
END;
comment on function texts.reads_inside(asked_kind text, asked_key text) is 'Whether the reader takes part where the record belongs, and so reads drafts as well.';
grant execute on function texts.reads_inside(asked_kind text, asked_key text) to tsunagi_app;
grant execute on function texts.reads_inside(asked_kind text, asked_key text) to tsunagi_residents;

CREATE OR REPLACE FUNCTION texts.take_back_variants()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update texts.variant v set withdrawn_at = now()
   where v.kind = case tg_table_schema when 'issues' then 'issue' when 'treasures' then 'treasure' else to_jsonb(new) ->> 'kind' end
     and v.key = coalesce(to_jsonb(new) ->> 'issue_id', to_jsonb(new) ->> 'treasure_id', to_jsonb(new) ->> 'key')
     and v.withdrawn_at is null;
  return null;
end $function$;

create schema treasures;
comment on schema treasures is 'Treasures of the councils. Who is named with one is shown as far as they said yes, and no further.';
grant usage on schema treasures to tsunagi_app;
grant usage on schema treasures to tsunagi_public;
grant usage on schema treasures to tsunagi_residents;

create table treasures.consent (
  id uuid not null,
  treasure_id uuid not null,
  whose text not null,
  person_name text not null,
  participant_id uuid,
  how text not null,
  proxy_name text not null default ''::text,
  scope text not null,
  given_on date not null,
  valid_until date,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  withdrawn_on date,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_words text not null default ''::text,
  constraint consent_pk PRIMARY KEY (id),
  constraint consent_by_proxy_names_the_proxy CHECK (((how <> 'proxy'::text) OR (proxy_name <> ''::text))),
  constraint consent_ends_after_it_begins CHECK ((valid_until >= given_on)),
  constraint consent_how_is_known CHECK ((how = ANY (ARRAY['written'::text, 'oral'::text, 'proxy'::text]))),
  constraint consent_names_a_person CHECK ((person_name <> ''::text)),
  constraint consent_scope_is_known CHECK ((scope = ANY (ARRAY['council'::text, 'liaison'::text, 'public'::text]))),
  constraint consent_whose_is_known CHECK ((whose = ANY (ARRAY['gift'::text, 'teller'::text, 'steward'::text]))),
  constraint consent_withdrawal_is_whole CHECK ((((withdrawn_on IS NULL) = (withdrawn_at IS NULL)) AND ((withdrawn_on IS NULL) = (withdrawn_by IS NULL)))),
  constraint consent_of_participant FOREIGN KEY (participant_id) REFERENCES councils.participant(id),
  constraint consent_of_treasure FOREIGN KEY (treasure_id) REFERENCES treasures.treasure(id)
);
comment on table treasures.consent is 'The yes to be named with a treasure: whose, how far, how it was given, from and until, and when it was taken back.';
comment on column treasures.consent.scope is 'How far the yes reaches; a wider reach holds the narrower ones.';
CREATE INDEX consent_by_treasure ON treasures.consent USING btree (treasure_id, made_at);
alter table treasures.consent enable row level security;
create policy consent_is_read_by_keepers_and_its_giver on treasures.consent for select to tsunagi_app, tsunagi_residents
  using ((treasures.keeps_treasure(treasure_id) OR treasures.is_me(participant_id)));
create policy consent_is_withdrawn_once on treasures.consent for update to tsunagi_app, tsunagi_residents
  using (((withdrawn_on IS NULL) AND (treasures.keeps_treasure(treasure_id) OR treasures.is_me(participant_id))))
  with check (((withdrawn_by = ( SELECT platform.reader_id() AS reader_id)) AND (treasures.keeps_treasure(treasure_id) OR treasures.is_me(participant_id))));
create policy consent_is_written_by_keepers on treasures.consent for insert to tsunagi_app, tsunagi_residents
  with check ((treasures.keeps_treasure(treasure_id) AND (made_by = ( SELECT platform.reader_id() AS reader_id)) AND (withdrawn_on IS NULL)));
grant insert, select on treasures.consent to tsunagi_app;
grant insert, select on treasures.consent to tsunagi_residents;
grant update (withdrawn_on, withdrawn_at, withdrawn_by, withdrawn_words) on treasures.consent to tsunagi_app;
grant update (withdrawn_on, withdrawn_at, withdrawn_by, withdrawn_words) on treasures.consent to tsunagi_residents;

create table treasures.named (
  treasure_id uuid not null,
  whose text not null,
  name text not null,
  constraint named_pk PRIMARY KEY (treasure_id, whose),
  constraint named_whose_is_known CHECK ((whose = ANY (ARRAY['teller'::text, 'steward'::text]))),
  constraint named_of_treasure FOREIGN KEY (treasure_id) REFERENCES treasures.treasure(id)
);
comment on table treasures.named is 'Who told of a treasure and who looks after it; an emptied name is nobody. Shown as far as that person said yes.';
alter table treasures.named enable row level security;
create policy named_is_changed_by_keepers on treasures.named for update to tsunagi_app, tsunagi_residents
  using (treasures.keeps_treasure(treasure_id))
  with check (treasures.keeps_treasure(treasure_id));
create policy named_is_open_where_they_said_so on treasures.named for select to tsunagi_public
  using (((treasures.shared_reach(treasure_id) = 'public'::text) AND treasures.consented(treasure_id, whose, 'public'::text)));
create policy named_is_read_as_far_as_they_said on treasures.named for select to tsunagi_app, tsunagi_residents
  using ((treasures.keeps_treasure(treasure_id) OR (treasures.reads_treasure(treasure_id) AND treasures.consented(treasure_id, whose, 'council'::text)) OR (councils.may_read('liaison'::text, NULL::smallint) AND (treasures.shared_reach(treasure_id) IS NOT NULL) AND treasures.consented(treasure_id, whose, 'liaison'::text))));
create policy named_is_told_by_finder_and_keepers on treasures.named for insert to tsunagi_app, tsunagi_residents
  with check ((treasures.keeps_treasure(treasure_id) OR treasures.just_found(treasure_id)));
grant insert, select on treasures.named to tsunagi_app;
grant select on treasures.named to tsunagi_public;
grant insert, select on treasures.named to tsunagi_residents;
grant update (name) on treasures.named to tsunagi_app;
grant update (name) on treasures.named to tsunagi_residents;

create table treasures.shared (
  treasure_id uuid not null,
  council_no smallint,
  wanted text not null,
  title text not null,
  words text not null,
  type text not null,
  themes text[] not null,
  place text not null,
  lat numeric(7,5),
  lon numeric(8,5),
  state text not null,
  found_at timestamp with time zone not null,
  text_version integer not null default 1,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null default now(),
  checked_by uuid,
  checked_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint shared_pk PRIMARY KEY (treasure_id),
  constraint shared_check_has_a_time CHECK (((checked_by IS NULL) = (checked_at IS NULL))),
  constraint shared_is_checked_by_another CHECK ((checked_by <> proposed_by)),
  constraint shared_never_places_a_person CHECK (((type <> 'person_gift'::text) OR ((lat IS NULL) AND (lon IS NULL) AND (place = ''::text)))),
  constraint shared_says_something CHECK (((title <> ''::text) AND (words <> ''::text))),
  constraint shared_wanted_is_known CHECK ((wanted = ANY (ARRAY['liaison'::text, 'public'::text]))),
  constraint shared_of_treasure FOREIGN KEY (treasure_id) REFERENCES treasures.treasure(id)
);
comment on table treasures.shared is 'The wording for others, a text of its own: proposed by one keeper, checked by another, withdrawn at once. A person is never placed in it.';
CREATE INDEX shared_by_finding ON treasures.shared USING btree (found_at DESC, treasure_id DESC);
CREATE TRIGGER shared_takes_its_variants_back AFTER UPDATE OF withdrawn_at ON treasures.shared FOR EACH ROW WHEN (((old.withdrawn_at IS NULL) AND (new.withdrawn_at IS NOT NULL))) EXECUTE FUNCTION texts.take_back_variants();
alter table treasures.shared enable row level security;
create policy shared_is_kept_by_keepers on treasures.shared for update to tsunagi_app, tsunagi_residents
  using (treasures.keeps_treasure(treasure_id))
  with check (treasures.keeps_treasure(treasure_id));
create policy shared_is_open_when_checked on treasures.shared for select to tsunagi_public
  using (((wanted = 'public'::text) AND (treasures.shared_reach(treasure_id) IS NOT NULL)));
create policy shared_is_proposed_by_keepers on treasures.shared for insert to tsunagi_app, tsunagi_residents
  with check (treasures.keeps_treasure(treasure_id));
create policy shared_is_read_by_whom_it_is_for on treasures.shared for select to tsunagi_app, tsunagi_residents
  using ((treasures.keeps_treasure(treasure_id) OR (councils.may_read('council'::text, council_no) AND treasures.reads_treasure(treasure_id)) OR (councils.may_read(wanted, council_no) AND (treasures.shared_reach(treasure_id) IS NOT NULL))));
grant insert, select, update on treasures.shared to tsunagi_app;
grant insert, select, update on treasures.shared to tsunagi_residents;
grant select (treasure_id, council_no, wanted, title, words, type, themes, place, lat, lon, state, found_at, text_version, checked_at, withdrawn_at) on treasures.shared to tsunagi_public;

create table treasures.treasure (
  id uuid not null,
  council_no smallint,
  name text not null,
  type text not null,
  story text not null default ''::text,
  themes text[] not null default '{}'::text[],
  place text not null default ''::text,
  lat numeric(7,5),
  lon numeric(8,5),
  open_when text not null default ''::text,
  how text not null default ''::text,
  cost text not null default ''::text,
  barrier_free text not null default ''::text,
  state text not null default 'candidate'::text,
  audience text not null default 'council'::text,
  assured_on date,
  assured_by uuid,
  by_participant uuid,
  made_by uuid not null default platform.reader_id(),
  found_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint treasure_pk PRIMARY KEY (id),
  constraint treasure_assuring_has_a_day CHECK (((assured_on IS NULL) = (assured_by IS NULL))),
  constraint treasure_audience_is_known CHECK ((audience = ANY (ARRAY['council'::text, 'staff'::text]))),
  constraint treasure_has_a_name CHECK ((name <> ''::text)),
  constraint treasure_of_a_person_is_placed_roughly CHECK (((type <> 'person_gift'::text) OR ((lat = round(lat, 2)) AND (lon = round(lon, 2))))),
  constraint treasure_point_is_in_japan CHECK ((((lat >= (20)::numeric) AND (lat <= (46)::numeric)) AND ((lon >= (122)::numeric) AND (lon <= (154)::numeric)))),
  constraint treasure_point_is_whole CHECK (((lat IS NULL) = (lon IS NULL))),
  constraint treasure_state_is_known CHECK ((state = ANY (ARRAY['candidate'::text, 'confirmed'::text, 'resting'::text, 'gone'::text]))),
  constraint treasure_type_is_known CHECK ((type = ANY (ARRAY['person_gift'::text, 'group'::text, 'institution'::text, 'place'::text, 'nature'::text, 'economy'::text, 'culture_story'::text, 'event'::text, 'skill'::text, 'thing'::text]))),
  constraint treasure_by_participant FOREIGN KEY (by_participant) REFERENCES councils.participant(id),
  constraint treasure_of_council FOREIGN KEY (council_no) REFERENCES directory.council(no)
);
comment on table treasures.treasure is '宝物 as its council speaks of it. No names of persons here: they stand in treasures.named. Others read treasures.shared only.';
comment on column treasures.treasure.lat is 'Of a person''s gift only to a hundredth of a degree (about a kilometre).';
CREATE INDEX treasure_by_council ON treasures.treasure USING btree (council_no, found_at DESC, id DESC);
CREATE INDEX treasure_by_finding ON treasures.treasure USING btree (found_at DESC, id DESC);
alter table treasures.treasure enable row level security;
create policy treasure_is_changed_by_keepers on treasures.treasure for update to tsunagi_app, tsunagi_residents
  using ((councils.may_read(audience, council_no) AND councils.may_keep(council_no)))
  with check ((councils.may_read(audience, council_no) AND councils.may_keep(council_no)));
create policy treasure_is_found_in_ones_council on treasures.treasure for insert to tsunagi_app, tsunagi_residents
  with check ((councils.may_read(audience, council_no) AND (made_by = ( SELECT platform.reader_id() AS reader_id)) AND ((state = 'candidate'::text) OR councils.may_keep(council_no))));
create policy treasure_is_read_in_its_council on treasures.treasure for select to tsunagi_app, tsunagi_residents
  using ((councils.may_read(audience, council_no) AND (councils.may_keep(council_no) OR treasures.may_show(id, type, 'council'::text))));
grant insert, select, update on treasures.treasure to tsunagi_app;
grant insert, select, update on treasures.treasure to tsunagi_residents;

create table treasures.treasure_act (
  id uuid not null,
  treasure_id uuid not null,
  kind text not null,
  words text not null default ''::text,
  body jsonb not null default '{}'::jsonb,
  at timestamp with time zone not null default clock_timestamp(),
  by_staff uuid not null default platform.reader_id(),
  constraint treasure_act_pk PRIMARY KEY (id),
  constraint treasure_act_kind_is_known CHECK ((kind = ANY (ARRAY['found'::text, 'amended'::text, 'moved'::text, 'assured'::text, 'share_proposed'::text, 'shared'::text, 'share_withdrawn'::text, 'consent_given'::text, 'consent_withdrawn'::text, 'joined'::text, 'unjoined'::text, 'used'::text]))),
  constraint treasure_act_of_treasure FOREIGN KEY (treasure_id) REFERENCES treasures.treasure(id)
);
comment on table treasures.treasure_act is 'The course of a treasure. Former words and what was said about consent are for keepers only.';
CREATE INDEX treasure_act_by_treasure ON treasures.treasure_act USING btree (treasure_id, at);
CREATE TRIGGER treasure_act_is_append_only BEFORE DELETE OR UPDATE ON treasures.treasure_act FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER treasure_act_is_not_emptied BEFORE TRUNCATE ON treasures.treasure_act FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table treasures.treasure_act enable row level security;
create policy treasure_act_is_read_with_its_treasure on treasures.treasure_act for select to tsunagi_app, tsunagi_residents
  using ((treasures.keeps_treasure(treasure_id) OR ((kind <> ALL (ARRAY['amended'::text, 'consent_given'::text, 'consent_withdrawn'::text])) AND treasures.reads_treasure(treasure_id))));
create policy treasure_act_is_written_by_who_acts on treasures.treasure_act for insert to tsunagi_app, tsunagi_residents
  with check (((by_staff = ( SELECT platform.reader_id() AS reader_id)) AND (treasures.keeps_treasure(treasure_id) OR ((kind = 'found'::text) AND treasures.just_found(treasure_id)) OR ((kind = 'consent_withdrawn'::text) AND treasures.names_me(treasure_id)))));
grant insert, select on treasures.treasure_act to tsunagi_app;
grant insert, select on treasures.treasure_act to tsunagi_residents;

create table treasures.treasure_use (
  id uuid not null,
  treasure_id uuid not null,
  used_kind text,
  used_id uuid,
  used_in text not null default ''::text,
  since date not null,
  brought text not null default ''::text,
  made_by uuid not null default platform.reader_id(),
  made_at timestamp with time zone not null default now(),
  ended_on date,
  constraint treasure_use_pk PRIMARY KEY (id),
  constraint treasure_use_end_is_whole CHECK (((used_kind IS NULL) = (used_id IS NULL))),
  constraint treasure_use_ends_after_it_begins CHECK ((ended_on >= since)),
  constraint treasure_use_is_of_a_known_kind CHECK ((used_kind = ANY (ARRAY['issue'::text, 'activity'::text, 'platform'::text, 'group'::text, 'project'::text]))),
  constraint treasure_use_says_where CHECK (((used_in <> ''::text) OR (used_id IS NOT NULL))),
  constraint treasure_use_of_treasure FOREIGN KEY (treasure_id) REFERENCES treasures.treasure(id)
);
comment on table treasures.treasure_use is 'What a treasure is used for since when, and what that brought.';
CREATE INDEX treasure_use_by_treasure ON treasures.treasure_use USING btree (treasure_id, since);
alter table treasures.treasure_use enable row level security;
create policy treasure_use_is_ended_by_keepers on treasures.treasure_use for update to tsunagi_app, tsunagi_residents
  using (treasures.keeps_treasure(treasure_id))
  with check (treasures.keeps_treasure(treasure_id));
create policy treasure_use_is_read_with_its_treasure on treasures.treasure_use for select to tsunagi_app, tsunagi_residents
  using (treasures.reads_treasure(treasure_id));
create policy treasure_use_is_told_by_keepers on treasures.treasure_use for insert to tsunagi_app, tsunagi_residents
  with check ((treasures.keeps_treasure(treasure_id) AND (made_by = ( SELECT platform.reader_id() AS reader_id))));
grant insert, select on treasures.treasure_use to tsunagi_app;
grant insert, select on treasures.treasure_use to tsunagi_residents;
grant update (brought, ended_on) on treasures.treasure_use to tsunagi_app;
grant update (brought, ended_on) on treasures.treasure_use to tsunagi_residents;

CREATE OR REPLACE FUNCTION treasures.consented(asked uuid, party text, reach text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM treasures.consent c
           WHERE ((c.treasure_id = consented.asked) AND (c.whose = consented.party) AND (c.withdrawn_on IS NULL) AND ((((now() AT TIME ZONE 'Asia/Tokyo'::text))::date >= c.given_on) AND (((now() AT TIME ZONE 'Asia/Tokyo'::text))::date <= COALESCE(c.valid_until, 'infinity'::date))) AND (array_position(ARRAY['council'::text, 'liaison'::text, 'public'::text], c.scope) >= array_position(ARRAY['council'::text, 'liaison'::text, 'public'::text], consented.reach)) AND ((consented.party = 'gift'::text) OR (EXISTS ( SELECT
                    FROM treasures.named n
                   WHERE ((n.treasure_id = consented.asked) AND (n.whose = consented.party) AND (n.name = c.person_name)))))))) AS "exists";
END;
comment on function treasures.consented(asked uuid, party text, reach text) is 'Whether today there is a yes of this person that reaches so far. Its twin is src/community/treasures/domain/consent.ts.';
grant execute on function treasures.consented(asked uuid, party text, reach text) to tsunagi_app;
grant execute on function treasures.consented(asked uuid, party text, reach text) to tsunagi_public;
grant execute on function treasures.consented(asked uuid, party text, reach text) to tsunagi_residents;

CREATE OR REPLACE FUNCTION treasures.is_me(participant uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM councils.participant p
           WHERE ((p.id = is_me.participant) AND (p.account_id = platform.reader_id()) AND (p.ended_on IS NULL)))) AS "exists";
END;
grant execute on function treasures.is_me(participant uuid) to tsunagi_app;
grant execute on function treasures.is_me(participant uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION treasures.just_found(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM treasures.treasure t
           WHERE ((t.id = just_found.asked) AND (t.made_by = platform.reader_id()) AND (t.state = 'candidate'::text) AND (t.found_at = now())))) AS "exists";
END;
comment on function treasures.just_found(asked uuid) is 'Whether the reader found this treasure in the transaction that runs: what they tell of it now, nobody has read yet.';
grant execute on function treasures.just_found(asked uuid) to tsunagi_app;
grant execute on function treasures.just_found(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION treasures.keeps_treasure(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM treasures.treasure t
           WHERE ((t.id = keeps_treasure.asked) AND councils.may_read(t.audience, t.council_no) AND councils.may_keep(t.council_no)))) AS "exists";
END;
grant execute on function treasures.keeps_treasure(asked uuid) to tsunagi_app;
grant execute on function treasures.keeps_treasure(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION treasures.may_show(asked uuid, asked_type text, reach text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (((asked_type <> 'person_gift'::text) OR treasures.consented(asked, 'gift'::text, reach)) AND (NOT (EXISTS ( SELECT
            FROM treasures.consent c
           WHERE ((c.treasure_id = may_show.asked) AND (c.withdrawn_on IS NOT NULL) AND (NOT treasures.consented(may_show.asked, c.whose, 'council'::text)) AND ((c.whose = 'gift'::text) OR (EXISTS ( SELECT
                    FROM treasures.named n
                   WHERE ((n.treasure_id = may_show.asked) AND (n.whose = c.whose) AND (n.name <> ''::text))))))))));
END;
comment on function treasures.may_show(asked uuid, asked_type text, reach text) is 'A person''s gift needs their yes, and whatever somebody took their yes back from is hidden from all but keepers, at once and everywhere.';
grant execute on function treasures.may_show(asked uuid, asked_type text, reach text) to tsunagi_app;
grant execute on function treasures.may_show(asked uuid, asked_type text, reach text) to tsunagi_public;
grant execute on function treasures.may_show(asked uuid, asked_type text, reach text) to tsunagi_residents;

CREATE OR REPLACE FUNCTION treasures.names_me(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM (treasures.consent c
              JOIN councils.participant p ON ((p.id = c.participant_id)))
           WHERE ((c.treasure_id = names_me.asked) AND (p.account_id = platform.reader_id()) AND (p.ended_on IS NULL)))) AS "exists";
END;
grant execute on function treasures.names_me(asked uuid) to tsunagi_app;
grant execute on function treasures.names_me(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION treasures.reads_treasure(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM treasures.treasure t
           WHERE ((t.id = reads_treasure.asked) AND councils.may_read(t.audience, t.council_no) AND (councils.may_keep(t.council_no) OR treasures.may_show(t.id, t.type, 'council'::text))))) AS "exists";
END;
grant execute on function treasures.reads_treasure(asked uuid) to tsunagi_app;
grant execute on function treasures.reads_treasure(asked uuid) to tsunagi_residents;

CREATE OR REPLACE FUNCTION treasures.shared_reach(asked uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT s.wanted
    FROM treasures.shared s
   WHERE ((s.treasure_id = shared_reach.asked) AND (s.checked_by IS NOT NULL) AND (s.withdrawn_at IS NULL) AND (s.state = ANY (ARRAY['confirmed'::text, 'resting'::text])) AND treasures.may_show(s.treasure_id, s.type, s.wanted));
END;
comment on function treasures.shared_reach(asked uuid) is 'How far the wording of a treasure is shown today; null where it is not.';
grant execute on function treasures.shared_reach(asked uuid) to tsunagi_app;
grant execute on function treasures.shared_reach(asked uuid) to tsunagi_public;
grant execute on function treasures.shared_reach(asked uuid) to tsunagi_residents;
