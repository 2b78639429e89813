-- アセスメント (F07, F08, F09): what is known of a household, its issues, its connections and its years.

create table coordination.assessment (
  id          uuid        not null,
  case_id     uuid        not null,
  version     integer     not null,
  made_on     date        not null,
  made_at     timestamptz not null,
  made_by     uuid        not null,
  made_agency uuid        not null,
  content     jsonb       not null,
  constraint assessment_pk primary key (id),
  constraint assessment_version_is_made_once unique (case_id, version),
  constraint assessment_of_case foreign key (case_id) references coordination.support_case (id),
  constraint assessment_version_counts_from_one check (version >= 1),
  constraint assessment_names_a_strength check (jsonb_array_length(content -> 'summary' -> 'strengths') >= 1)
);
comment on table coordination.assessment is 'インテーク・アセスメント: one saved version. Never edited; what is learned later is the next version, and the old one stays readable.';
comment on column coordination.assessment.made_on is 'As of which day it describes the household; made_at is when it was written.';
comment on column coordination.assessment.content is 'Sections of the form, each with its answers. Strengths are never skipped.';

create table coordination.issue (
  id              uuid        not null,
  case_id         uuid        not null,
  code            text        not null,
  severity        smallint    not null,
  since           date,
  since_precision text,
  person_id       uuid,
  owner_agency    uuid,
  note            text,
  missing         text,
  state           text        not null,
  end_words       text,
  opened_at       timestamptz not null,
  opened_by       uuid        not null,
  opened_agency   uuid        not null,
  changed_at      timestamptz not null,
  changed_by      uuid        not null,
  version         integer     not null default 1,
  constraint issue_pk primary key (id),
  constraint issue_of_case foreign key (case_id) references coordination.support_case (id),
  constraint issue_of_person foreign key (person_id) references people.person (id),
  constraint issue_severity_is_known check (severity between 1 and 3),
  constraint issue_state_is_known check (state in ('open', 'eased', 'closed')),
  constraint issue_since_says_how_exactly check ((since is null) = (since_precision is null) and since_precision in ('year', 'month', 'day')),
  constraint issue_closed_says_why check (state <> 'closed' or btrim(coalesce(end_words, '')) <> ''),
  constraint issue_gap_need_says_what_is_missing check (code <> 'gap_need' or btrim(coalesce(missing, '')) <> '')
);
comment on table coordination.issue is '支援課題 of a household or of one person in it.';
comment on column coordination.issue.person_id is 'Whose it is; null: the household''s.';
comment on column coordination.issue.owner_agency is 'Which agency has taken it on; null: nobody yet, which is shown as a gap.';
comment on column coordination.issue.missing is '制度の狭間: what no programme offers, in words. May stand beside any code.';
create index issue_of_case_list on coordination.issue (case_id, id);
create index issue_gap_of_case on coordination.issue (case_id, opened_at desc, id desc) where missing is not null and state <> 'closed';
create index issue_by_person on coordination.issue (person_id) where person_id is not null;
create index consultation_with_gap on desk.consultation (owner_agency, received_at desc, id desc) where gap_need is not null;

create table coordination.issue_history (
  issue_id   uuid        not null,
  version    integer     not null,
  changed_at timestamptz not null,
  changed_by uuid        not null,
  was        jsonb       not null,
  constraint issue_history_pk primary key (issue_id, version),
  constraint issue_history_of_issue foreign key (issue_id) references coordination.issue (id)
);
comment on table coordination.issue_history is 'The issue as it was before each change.';

create table coordination.connection (
  id          uuid        not null,
  case_id     uuid        not null,
  kind        text        not null,
  agency_id   uuid,
  name        text,
  strength    text        not null,
  direction   text        not null,
  note        text,
  changed_at  timestamptz not null,
  changed_by  uuid        not null,
  made_agency uuid        not null,
  is_current  boolean     not null default true,
  version     integer     not null default 1,
  constraint connection_pk primary key (id),
  constraint connection_of_case foreign key (case_id) references coordination.support_case (id),
  constraint connection_kind_is_known check (kind in ('agency', 'family', 'neighbour', 'place', 'other')),
  constraint connection_strength_is_known check (strength in ('strong', 'ordinary', 'weak', 'stressed', 'cut')),
  constraint connection_direction_is_known check (direction in ('both', 'to_household', 'from_household')),
  constraint connection_names_the_other_end check ((agency_id is null) <> (name is null))
);
comment on table coordination.connection is 'エコマップ: with whom a household is connected, how strongly, and in which direction.';
comment on column coordination.connection.agency_id is 'The other end when it is an agency of the directory; otherwise name says who.';
create index connection_of_case on coordination.connection (case_id, id) where is_current;
create unique index connection_of_agency_once on coordination.connection (case_id, agency_id) where is_current and agency_id is not null;

create table coordination.chronology_line (
  id           uuid        not null,
  case_id      uuid        not null,
  on_day       date        not null,
  day_precision text       not null,
  event        text        not null,
  person_id    uuid,
  words        text        not null,
  source       text,
  made_at      timestamptz not null,
  made_by      uuid        not null,
  made_agency  uuid        not null,
  is_struck    boolean     not null default false,
  struck_words text,
  constraint chronology_line_pk primary key (id),
  constraint chronology_line_of_case foreign key (case_id) references coordination.support_case (id),
  constraint chronology_line_of_person foreign key (person_id) references people.person (id),
  constraint chronology_line_says_how_exactly check (day_precision in ('year', 'month', 'day')),
  constraint chronology_line_says_something check (btrim(words) <> ''),
  constraint chronology_line_struck_says_why check (is_struck = (struck_words is not null)),
  constraint chronology_line_of_a_death_says_whose check (event <> 'death' or person_id is not null)
);
comment on table coordination.chronology_line is '家族年表: a line written by hand beside those that come from the record. Struck out with a reason, never rewritten.';
comment on column coordination.chronology_line.on_day is 'The first day of the month or year where no more is known (day_precision).';
create index chronology_line_of_case_list on coordination.chronology_line (case_id, on_day, id) where not is_struck;
create index chronology_line_by_person on coordination.chronology_line (person_id) where person_id is not null;

alter table coordination.assessment enable row level security;
alter table coordination.issue enable row level security;
alter table coordination.issue_history enable row level security;
alter table coordination.connection enable row level security;
alter table coordination.chronology_line enable row level security;

create policy assessment_is_seen_with_case on coordination.assessment for select to tsunagi_app using (coordination.sees_case(case_id));
create policy assessment_is_made_as_oneself on coordination.assessment for insert to tsunagi_app
  with check (made_by = platform.reader_id() and made_agency = (select staff.working_agency()) and coordination.stands(case_id));

-- Whoever may not see a person must not learn from an issue that the person is there.
create policy issue_is_seen_with_case on coordination.issue for select to tsunagi_app
  using (coordination.sees_case(case_id) and (person_id is null or people.sees_person(person_id)));
create policy issue_is_opened_as_oneself on coordination.issue for insert to tsunagi_app
  with check (opened_by = platform.reader_id() and opened_agency = (select staff.working_agency()) and coordination.stands(case_id)
              and (person_id is null or people.sees_person(person_id)));
create policy issue_is_changed_by_the_team on coordination.issue for update to tsunagi_app
  using (coordination.stands(case_id) and (person_id is null or people.sees_person(person_id)))
  with check (coordination.stands(case_id) and (person_id is null or people.sees_person(person_id)));
-- By the person of then as well: an issue that was about somebody hidden must not be told by its past.
create policy issue_history_is_seen_with_issue on coordination.issue_history for select to tsunagi_app
  using (exists (select 1 from coordination.issue i where i.id = issue_history.issue_id)
         and (was ->> 'personId' is null or people.sees_person((was ->> 'personId')::uuid)));
create policy issue_history_is_kept_as_oneself on coordination.issue_history for insert to tsunagi_app
  with check (changed_by = platform.reader_id()
              and exists (select 1 from coordination.issue i where i.id = issue_history.issue_id and coordination.stands(i.case_id)));

create policy connection_is_seen_with_case on coordination.connection for select to tsunagi_app using (coordination.sees_case(case_id));
create policy connection_is_drawn_by_the_team on coordination.connection for insert to tsunagi_app
  with check (changed_by = platform.reader_id() and made_agency = (select staff.working_agency()) and coordination.stands(case_id));
create policy connection_is_changed_by_the_team on coordination.connection for update to tsunagi_app
  using (coordination.stands(case_id)) with check (coordination.stands(case_id) and changed_by = platform.reader_id());

create policy chronology_line_is_seen_with_case on coordination.chronology_line for select to tsunagi_app
  using (coordination.sees_case(case_id) and (person_id is null or people.sees_person(person_id)));
create policy chronology_line_is_written_as_oneself on coordination.chronology_line for insert to tsunagi_app
  with check (made_by = platform.reader_id() and made_agency = (select staff.working_agency()) and coordination.stands(case_id)
              and (person_id is null or people.sees_person(person_id)));
create policy chronology_line_is_struck_by_the_team on coordination.chronology_line for update to tsunagi_app
  using (coordination.stands(case_id) and (person_id is null or people.sees_person(person_id)));

grant select, insert on coordination.assessment, coordination.issue_history to tsunagi_app;
grant select, insert, update on coordination.issue, coordination.connection to tsunagi_app;
grant select, insert on coordination.chronology_line to tsunagi_app;
grant update (is_struck, struck_words) on coordination.chronology_line to tsunagi_app;

create trigger assessment_is_append_only before update or delete on coordination.assessment for each row execute function platform.refuse_change();
create trigger assessment_is_not_emptied before truncate on coordination.assessment for each statement execute function platform.refuse_change();

insert into platform.code (list, code, label_ja, sort_order, valid_from, sensitive) values
  ('assessment_channel', 'self_visit', '本人（来所）', 1, '2021-04-01', false),
  ('assessment_channel', 'self_phone_mail', '本人（電話・メール）', 2, '2021-04-01', false),
  ('assessment_channel', 'family_visit', '家族・知人（来所）', 3, '2021-04-01', false),
  ('assessment_channel', 'family_phone_mail', '家族・知人（電話・メール）', 4, '2021-04-01', false),
  ('assessment_channel', 'outreach', 'アウトリーチで機関が勧めた', 5, '2021-04-01', false),
  ('assessment_channel', 'agency_referral', '関係機関・関係者からの紹介', 6, '2021-04-01', false),
  ('assessment_channel', 'conference', '会議からの把握', 7, '2021-04-01', false),
  ('assessment_channel', 'partner_business', '協定事業者', 8, '2021-04-01', false),
  ('assessment_channel', 'community', '地域（民生委員・ネットワーク会議）', 9, '2021-04-01', false),
  ('assessment_channel', 'public_form', '公開フォーム', 10, '2021-04-01', false),
  ('assessment_channel', 'notice', '気づき', 11, '2021-04-01', false),
  ('assessment_channel', 'other', 'その他', 12, '2021-04-01', false),
  ('marital', 'single', '未婚', 1, '2021-04-01', false),
  ('marital', 'married', '既婚', 2, '2021-04-01', false),
  ('marital', 'divorced', '離別', 3, '2021-04-01', false),
  ('marital', 'widowed', '死別', 4, '2021-04-01', false),
  ('marital', 'other', 'その他', 5, '2021-04-01', false),
  ('tenure', 'owned', '持家', 1, '2021-04-01', false),
  ('tenure', 'rented', '借家', 2, '2021-04-01', false),
  ('tenure', 'public_housing', '公営住宅', 3, '2021-04-01', false),
  ('tenure', 'company_housing', '会社寮・借上げ住宅', 4, '2021-04-01', false),
  ('tenure', 'with_relatives', '親族の家', 5, '2021-04-01', false),
  ('tenure', 'acquaintance', '知人の家', 6, '2021-04-01', false),
  ('tenure', 'facility', '施設', 7, '2021-04-01', false),
  ('tenure', 'hospital', '病院', 8, '2021-04-01', false),
  ('tenure', 'car', '車中', 9, '2021-04-01', false),
  ('tenure', 'net_cafe', 'ネットカフェなど', 10, '2021-04-01', false),
  ('tenure', 'rough_sleeping', '野宿', 11, '2021-04-01', false),
  ('tenure', 'other', 'その他', 12, '2021-04-01', false),
  ('health', 'good', '良い', 1, '2021-04-01', true),
  ('health', 'ill_treated', '良くない・通院している', 2, '2021-04-01', true),
  ('health', 'ill_untreated', '良くないが通院していない', 3, '2021-04-01', true),
  ('health_insurance', 'employee', '社会保険', 1, '2021-04-01', false),
  ('health_insurance', 'national', '国民健康保険', 2, '2021-04-01', false),
  ('health_insurance', 'late_elderly', '後期高齢者医療', 3, '2021-04-01', false),
  ('health_insurance', 'none', '加入していない', 4, '2021-04-01', false),
  ('pension', 'receiving', '受給中', 1, '2021-04-01', false),
  ('pension', 'enrolled', '加入', 2, '2021-04-01', false),
  ('pension', 'not_enrolled', '加入していない', 3, '2021-04-01', false),
  ('handbook', 'physical', '身体', 1, '2021-04-01', true),
  ('handbook', 'intellectual', '知的・療育', 2, '2021-04-01', true),
  ('handbook', 'mental', '精神', 3, '2021-04-01', true),
  ('handbook', 'applying', '申請中', 4, '2021-04-01', true),
  ('handbook', 'none', '無', 5, '2021-04-01', true),
  ('independence_medical', 'yes', '利用している', 1, '2021-04-01', true),
  ('independence_medical', 'no', '利用していない', 2, '2021-04-01', true),
  ('independence_medical', 'applying', '申請中', 3, '2021-04-01', true),
  ('care_level', 'support_1', '要支援1', 1, '2021-04-01', true),
  ('care_level', 'support_2', '要支援2', 2, '2021-04-01', true),
  ('care_level', 'care_1', '要介護1', 3, '2021-04-01', true),
  ('care_level', 'care_2', '要介護2', 4, '2021-04-01', true),
  ('care_level', 'care_3', '要介護3', 5, '2021-04-01', true),
  ('care_level', 'care_4', '要介護4', 6, '2021-04-01', true),
  ('care_level', 'care_5', '要介護5', 7, '2021-04-01', true),
  ('care_level', 'applying', '申請中', 8, '2021-04-01', true),
  ('care_level', 'none', '無', 9, '2021-04-01', true),
  ('benefit', 'unemployment', '雇用保険', 1, '2021-04-01', false),
  ('benefit', 'pension', '年金', 2, '2021-04-01', false),
  ('benefit', 'child_allowance', '児童手当', 3, '2021-04-01', false),
  ('benefit', 'child_rearing', '児童扶養手当', 4, '2021-04-01', false),
  ('benefit', 'special_child', '特別児童扶養手当', 5, '2021-04-01', false),
  ('benefit', 'housing_security', '住居確保給付金', 6, '2021-04-01', false),
  ('benefit', 'training', '職業訓練受講給付金', 7, '2021-04-01', false),
  ('benefit', 'other', 'その他', 8, '2021-04-01', false),
  ('benefit', 'none', '無', 9, '2021-04-01', false),
  ('public_assistance', 'never', '受給歴なし', 1, '2021-04-01', true),
  ('public_assistance', 'receiving', '受給中', 2, '2021-04-01', true),
  ('public_assistance', 'past', '過去に受給', 3, '2021-04-01', true),
  ('public_assistance', 'applying', '申請中', 4, '2021-04-01', true),
  ('employment', 'working', '就労中', 1, '2021-04-01', false),
  ('employment', 'will_work', '就労予定', 2, '2021-04-01', false),
  ('employment', 'seeking', '求職中', 3, '2021-04-01', false),
  ('employment', 'wants', '仕事を探したい', 4, '2021-04-01', false),
  ('employment', 'not_seeking', '仕事をしていない（探していない）', 5, '2021-04-01', false),
  ('employment_form', 'self_employed', '自営', 1, '2021-04-01', false),
  ('employment_form', 'regular', '正規', 2, '2021-04-01', false),
  ('employment_form', 'part', 'パート・アルバイト', 3, '2021-04-01', false),
  ('employment_form', 'contract', '契約・派遣等', 4, '2021-04-01', false),
  ('employment_form', 'other', 'その他', 5, '2021-04-01', false),
  ('urgent_support', 'needed', '有', 1, '2021-04-01', false),
  ('urgent_support', 'not_needed', '無', 2, '2021-04-01', false),
  ('assessment_urgency', 'immediate', 'いますぐ（命にかかわる）', 1, '2021-04-01', false),
  ('assessment_urgency', 'today', '今日中', 2, '2021-04-01', false),
  ('assessment_urgency', 'within_week', '1週間以内', 3, '2021-04-01', false),
  ('assessment_urgency', 'planned', '計画的に', 4, '2021-04-01', false),
  ('statement_speaker', 'person', '本人', 1, '2021-04-01', false),
  ('statement_speaker', 'family', '家族', 2, '2021-04-01', false),
  ('statement_speaker', 'agency', '関係機関', 3, '2021-04-01', false),
  ('statement_speaker', 'worker_view', '支援者の見立て', 4, '2021-04-01', false),
  ('statement_speaker', 'third_party', '近隣・知人など', 5, '2021-04-01', false),
  ('issue_severity', '1', '困っている', 1, '2021-04-01', false),
  ('issue_severity', '2', '暮らしに支障がある', 2, '2021-04-01', false),
  ('issue_severity', '3', '命や住まいにかかわる', 3, '2021-04-01', false),
  ('issue_state', 'open', '続いている', 1, '2021-04-01', false),
  ('issue_state', 'eased', '和らいだ', 2, '2021-04-01', false),
  ('issue_state', 'closed', '終わった', 3, '2021-04-01', false),
  ('connection_kind', 'agency', '関係機関', 1, '2021-04-01', false),
  ('connection_kind', 'family', '別居の家族・親族', 2, '2021-04-01', false),
  ('connection_kind', 'neighbour', '近隣・知人・支え手', 3, '2021-04-01', false),
  ('connection_kind', 'place', '場所・活動', 4, '2021-04-01', false),
  ('connection_kind', 'other', 'その他', 5, '2021-04-01', false),
  ('connection_strength', 'strong', '強いつながり', 1, '2021-04-01', false),
  ('connection_strength', 'ordinary', 'ふつうのつながり', 2, '2021-04-01', false),
  ('connection_strength', 'weak', '弱いつながり', 3, '2021-04-01', false),
  ('connection_strength', 'stressed', '緊張・対立がある', 4, '2021-04-01', false),
  ('connection_strength', 'cut', '途切れている', 5, '2021-04-01', false),
  ('connection_direction', 'both', '互いに', 1, '2021-04-01', false),
  ('connection_direction', 'to_household', '世帯への働きかけ', 2, '2021-04-01', false),
  ('connection_direction', 'from_household', '世帯からの働きかけ', 3, '2021-04-01', false),
  ('chronology_event', 'birth', '出生', 1, '2021-04-01', false),
  ('chronology_event', 'death', '死亡', 2, '2021-04-01', false),
  ('chronology_event', 'marriage', '結婚', 3, '2021-04-01', false),
  ('chronology_event', 'divorce', '離婚・別居', 4, '2021-04-01', false),
  ('chronology_event', 'move', '転居', 5, '2021-04-01', false),
  ('chronology_event', 'school', '学校', 6, '2021-04-01', false),
  ('chronology_event', 'work', '仕事', 7, '2021-04-01', false),
  ('chronology_event', 'illness', '病気・けが', 8, '2021-04-01', true),
  ('chronology_event', 'care', '介護・世話', 9, '2021-04-01', false),
  ('chronology_event', 'other', 'その他', 10, '2021-04-01', false);

-- Nobody has to guess: every list of the form takes "not known" and "not asked yet" as answers.
insert into platform.code (list, code, label_ja, sort_order, valid_from, sensitive)
select l.list, a.code, a.label, a.sort_order, date '2021-04-01', l.sensitive
  from (select list, bool_or(sensitive) as sensitive from platform.code
         where list in ('assessment_channel', 'marital', 'tenure', 'health', 'health_insurance', 'pension', 'handbook', 'independence_medical', 'care_level',
                        'benefit', 'public_assistance', 'employment', 'employment_form', 'urgent_support', 'assessment_urgency')
         group by list) l
 cross join (values ('unknown', 'わからない', 98), ('not_asked', 'まだ聞いていない', 99)) a (code, label, sort_order);
