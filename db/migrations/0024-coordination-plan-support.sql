-- プラン (casework/coordination): the support plan of a case, its frozen versions, actions, monitoring and evaluation (F23, F24, F28).
create sequence coordination.plan_no;
grant usage on sequence coordination.plan_no to tsunagi_app;

create table coordination.support_plan (
  id               uuid        not null,
  no               bigint      not null default nextval('coordination.plan_no'),
  case_id          uuid        not null,
  kind             text        not null,
  round            smallint    not null,
  previous_id      uuid,
  state            text        not null,
  wish             text,
  direction        text,
  programmes       jsonb       not null default '[]',
  period_from      date,
  period_to        date,
  next_monitoring  date,
  lead_after       uuid,
  drafted_on       date        not null,
  drafted_by       uuid        not null,
  drafted_agency   uuid        not null,
  agreements       jsonb       not null default '[]',
  person_agreed    jsonb,
  discussion       jsonb,
  decided_on       date,
  decision_no      text,
  decided_by       uuid,
  decided_agency   uuid,
  decision_words   text,
  started_on       date,
  versions         smallint    not null default 0,
  amendments       jsonb       not null default '[]',
  evaluation       jsonb,
  change_codes     text[]      not null default '{}',
  suspension       jsonb,
  ending           jsonb,
  ended_on         date,
  next_id          uuid,
  version          integer     not null,
  constraint support_plan_pk primary key (id),
  constraint support_plan_no_is_unique unique (no),
  constraint support_plan_of_case foreign key (case_id) references coordination.support_case (id),
  constraint support_plan_kind_is_known check (kind in ('multilayered', 'self_reliance')),
  constraint support_plan_state_is_known check (state in ('draft', 'discussed', 'decided', 'running', 'reviewed', 'closed', 'replanned', 'suspended')),
  constraint support_plan_round_begins_at_one check (round >= 1 and (round > 1) = (previous_id is not null)),
  constraint support_plan_decision_is_whole check ((decided_on is null) = (decision_no is null) and (decided_on is null) = (decided_by is null)
                                                   and (decided_on is null) = (decided_agency is null)),
  constraint support_plan_runs_only_when_decided check (state in ('draft', 'discussed', 'closed') or decided_on is not null),
  constraint support_plan_is_not_decided_by_its_drafter check (decided_by is null or decided_by <> drafted_by),
  constraint support_plan_suspended_says_why check (state <> 'suspended' or suspension is not null),
  constraint support_plan_ended_says_why check ((state in ('closed', 'replanned')) = (ending is not null) and (ending is null) = (ended_on is null)),
  constraint support_plan_replanned_names_the_next check (state <> 'replanned' or next_id is not null)
);
comment on table coordination.support_plan is '支援プラン, for 重層 and 生活困窮 alike: the folded state of its acts. Each re-plan is a plan of its own, one round later.';
comment on column coordination.support_plan.wish is 'The hoped-for life in the person''s own words.';
comment on column coordination.support_plan.next_monitoring is 'Month of the next monitoring, as its first day.';
comment on column coordination.support_plan.lead_after is 'Who stays responsible when coordination is over.';
comment on column coordination.support_plan.amendments is 'Everything that became otherwise after the decision: topic, of, field, old, now, reason, at, by, agency.';
comment on column coordination.support_plan.change_codes is 'Changes seen at the evaluation (code list change), for counting.';
create unique index support_plan_one_round_once on coordination.support_plan (case_id, kind, round) where state <> 'closed' or decided_on is not null;
create index support_plan_by_case on coordination.support_plan (case_id, drafted_on desc, id desc);
create index support_plan_by_decision on coordination.support_plan (decided_on) where decided_on is not null;

create table coordination.plan_act (
  id        uuid        not null,
  plan_id   uuid        not null,
  case_id   uuid        not null,
  seq       integer     not null,
  kind      text        not null,
  at        timestamptz not null,
  by_staff  uuid        not null,
  by_agency uuid        not null,
  body      jsonb       not null,
  constraint plan_act_pk primary key (id),
  constraint plan_act_is_in_order unique (plan_id, seq),
  constraint plan_act_of_plan foreign key (plan_id) references coordination.support_plan (id)
);
comment on table coordination.plan_act is 'Everything that happened to a plan, in order.';

create table coordination.plan_version (
  plan_id   uuid        not null,
  n         smallint    not null,
  case_id   uuid        not null,
  content   jsonb       not null,
  frozen_at timestamptz not null,
  frozen_by uuid        not null,
  reason    text,
  constraint plan_version_pk primary key (plan_id, n),
  constraint plan_version_of_plan foreign key (plan_id) references coordination.support_plan (id),
  constraint plan_version_after_the_decision_says_why check ((n = 1) = (reason is null))
);
comment on table coordination.plan_version is 'What was decided, word for word: version 1 by the decision, each later one by an amendment with its reason. Never changed.';

create table coordination.goal (
  id         uuid     not null,
  plan_id    uuid     not null,
  case_id    uuid     not null,
  position   smallint not null,
  words      text     not null,
  reach_by   date,
  issue_ids  uuid[]   not null default '{}',
  is_dropped boolean  not null default false,
  result     text,
  constraint goal_pk primary key (id),
  constraint goal_of_plan foreign key (plan_id) references coordination.support_plan (id),
  constraint goal_result_is_known check (result in ('reached', 'partly', 'not_yet', 'given_up', 'worse', 'unknown'))
);
comment on table coordination.goal is '目標 of the plan as it stands now.';
comment on column coordination.goal.is_dropped is 'Taken out of the plan; the row stays, because something may point to it.';
create index goal_of_plan_in_order on coordination.goal (plan_id, position);

create table coordination.support_action (
  id           uuid     not null,
  plan_id      uuid     not null,
  case_id      uuid     not null,
  position     smallint not null,
  goal_id      uuid,
  words        text     not null,
  by_person    text,
  by_agency    text,
  owner_agency uuid,
  kind         text     not null,
  often        text,
  due_on       date,
  issue_id     uuid,
  carries      uuid,
  mark         text,
  marked_on    date,
  mark_words   text,
  is_dropped   boolean  not null default false,
  constraint support_action_pk primary key (id),
  constraint support_action_of_plan foreign key (plan_id) references coordination.support_plan (id),
  constraint support_action_kind_is_known check (kind in ('statutory_service', 'local_resource', 'neighbour', 'new_invention')),
  constraint support_action_mark_is_known check (mark in ('begun', 'done', 'given_up', 'reopened') and (mark is null) = (marked_on is null))
);
comment on table coordination.support_action is '行動表: what is done by whom until when. Its state is computed from the marks here and from the referrals that serve it.';
comment on column coordination.support_action.carries is 'The action of the round before that this one goes on with.';
create index support_action_of_plan_in_order on coordination.support_action (plan_id, position);
create index support_action_owned on coordination.support_action (owner_agency, due_on, id) where owner_agency is not null and not is_dropped;

create table coordination.monitoring (
  id           uuid not null,
  plan_id      uuid not null,
  case_id      uuid not null,
  action_id    uuid not null,
  owner_agency uuid not null,
  due_on       date not null,
  state        text not null,
  done_on      date,
  words        text,
  reason       text,
  constraint monitoring_pk primary key (id),
  constraint monitoring_of_plan foreign key (plan_id) references coordination.support_plan (id),
  constraint monitoring_state_is_known check (state in ('due', 'done', 'missed', 'ended')),
  constraint monitoring_done_has_a_day check ((state in ('done', 'missed')) = (done_on is not null)),
  constraint monitoring_missed_says_why check (state <> 'missed' or reason is not null)
);
comment on table coordination.monitoring is 'Looks at the actions of a plan: owed, done, missed with the reason, or no longer owed.';
create index monitoring_due on coordination.monitoring (owner_agency, due_on, id) where state = 'due';
create index monitoring_by_plan on coordination.monitoring (plan_id, due_on, id);

create table coordination.plan_template (
  code       text     not null,
  kind       text,
  name       text     not null,
  summary    text     not null,
  content    jsonb    not null,
  sort_order smallint not null,
  valid_from date     not null,
  valid_to   date,
  constraint plan_template_pk primary key (code, valid_from),
  constraint plan_template_kind_is_known check (kind in ('multilayered', 'self_reliance'))
);
comment on table coordination.plan_template is 'Plans to begin from: invented examples that name nobody. Kind null: for both kinds.';

alter table coordination.support_plan enable row level security;
alter table coordination.plan_act enable row level security;
alter table coordination.plan_version enable row level security;
alter table coordination.goal enable row level security;
alter table coordination.support_action enable row level security;
alter table coordination.monitoring enable row level security;
alter table coordination.plan_template enable row level security;

create policy plan_is_seen_with_case on coordination.support_plan for select to tsunagi_app using (coordination.sees_case(case_id));
create policy plan_is_drafted_as_oneself on coordination.support_plan for insert to tsunagi_app
  with check (drafted_by = platform.reader_id() and drafted_agency = (select staff.working_agency()) and decided_on is null and coordination.stands(case_id));
create policy plan_is_changed_by_the_team on coordination.support_plan for update to tsunagi_app using (coordination.stands(case_id));

create policy plan_act_is_seen_with_case on coordination.plan_act for select to tsunagi_app using (coordination.sees_case(case_id));
create policy plan_act_is_appended_as_oneself on coordination.plan_act for insert to tsunagi_app
  with check (by_staff = platform.reader_id() and by_agency = (select staff.working_agency()) and coordination.stands(case_id)
              and (kind <> 'decided' or staff.has_duty('head'))
              and exists (select 1 from coordination.support_plan p where p.id = plan_act.plan_id and p.case_id = plan_act.case_id));

create policy plan_version_is_seen_with_case on coordination.plan_version for select to tsunagi_app using (coordination.sees_case(case_id));
create policy plan_version_is_frozen_by_the_team on coordination.plan_version for insert to tsunagi_app
  with check (frozen_by = platform.reader_id() and coordination.stands(case_id) and (n > 1 or staff.has_duty('head'))
              and exists (select 1 from coordination.support_plan p where p.id = plan_version.plan_id and p.case_id = plan_version.case_id));

create policy goal_is_seen_with_case on coordination.goal for select to tsunagi_app using (coordination.sees_case(case_id));
create policy goal_is_set_by_the_team on coordination.goal for insert to tsunagi_app
  with check (coordination.stands(case_id)
              and exists (select 1 from coordination.support_plan p where p.id = goal.plan_id and p.case_id = goal.case_id));
create policy goal_is_changed_by_the_team on coordination.goal for update to tsunagi_app using (coordination.stands(case_id));

create policy support_action_is_seen_with_case on coordination.support_action for select to tsunagi_app using (coordination.sees_case(case_id));
create policy support_action_is_set_by_the_team on coordination.support_action for insert to tsunagi_app
  with check (coordination.stands(case_id)
              and exists (select 1 from coordination.support_plan p where p.id = support_action.plan_id and p.case_id = support_action.case_id));
create policy support_action_is_changed_by_the_team on coordination.support_action for update to tsunagi_app using (coordination.stands(case_id));

create policy monitoring_is_seen_with_case on coordination.monitoring for select to tsunagi_app using (coordination.sees_case(case_id));
create policy monitoring_is_owed_by_the_team on coordination.monitoring for insert to tsunagi_app
  with check (coordination.stands(case_id)
              and exists (select 1 from coordination.support_plan p where p.id = monitoring.plan_id and p.case_id = monitoring.case_id));
create policy monitoring_is_changed_by_the_team on coordination.monitoring for update to tsunagi_app using (coordination.stands(case_id));

create policy plan_template_is_open on coordination.plan_template for select to tsunagi_app using (true);

grant select, insert, update on coordination.support_plan, coordination.goal, coordination.support_action, coordination.monitoring to tsunagi_app;
grant select, insert on coordination.plan_act, coordination.plan_version to tsunagi_app;
grant select on coordination.plan_template to tsunagi_app;

create trigger plan_act_is_append_only before update or delete on coordination.plan_act for each row execute function platform.refuse_change();
create trigger plan_act_is_not_emptied before truncate on coordination.plan_act for each statement execute function platform.refuse_change();
create trigger plan_version_is_frozen before update or delete on coordination.plan_version for each row execute function platform.refuse_change();
create trigger plan_version_is_not_emptied before truncate on coordination.plan_version for each statement execute function platform.refuse_change();

-- A referral may serve one action of a plan: its answer closes that line (F17, F23).
alter table referral.referral add column serves uuid, add column serves_words text;
alter table referral.referral add constraint referral_serves_an_action_in_words check ((serves is null) = (serves_words is null));
comment on column referral.referral.serves is 'The support action this referral serves; what becomes of it decides the state of that line of the plan.';
comment on column referral.referral.serves_words is 'The words of that action as they stood when the sheet was drafted; nothing else of the plan travels.';
create index referral_by_served_action on referral.referral (serves) where serves is not null;

create function coordination.words_of_action(asked uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select a.words from coordination.support_action a where a.id = asked and not a.is_dropped and coordination.stands(a.case_id);
  end;
comment on function coordination.words_of_action is 'The words of an action of a plan, for those in its team who would have it served by a referral.';

create function referral.serving(actions uuid[])
  returns table (id uuid, no bigint, serves uuid, state text, from_agency uuid, to_agency uuid, sent_at timestamptz, reply_by date)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select r.id, r.no, r.serves, r.state, r.from_agency, r.to_agency, r.sent_at, r.reply_by
      from referral.referral r
      join coordination.support_action a on a.id = r.serves
     where r.serves = any (actions) and r.sent_at is not null and coordination.sees_case(a.case_id)
     order by r.sent_at, r.id;
  end;
comment on function referral.serving is 'What became of the referrals that serve actions of plans the reader sees: the state for the whole team, the sheet for its two ends alone.';

create function referral.open_of(of_consultation uuid)
  returns table (id uuid, no bigint, to_agency uuid, reply_by date)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select r.id, r.no, r.to_agency, r.reply_by
      from referral.referral r
     where r.consultation_id = of_consultation and r.state in ('sent', 'seen')
       and (desk.stands(of_consultation)
            or exists (select 1 from coordination.support_case c where c.consultation_id = of_consultation and coordination.stands(c.id)))
     order by r.reply_by, r.id;
  end;
comment on function referral.open_of is 'Referrals of a consultation that nobody has answered yet, for those who stand beside it or in the team of its case.';
create function coordination.has_open_request(of_case uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from coordination.support_case c
                     join coordination.coordination_request r on r.consultation_id = c.consultation_id and r.state = 'submitted'
                    where c.id = of_case and coordination.stands(of_case));
  end;
comment on function coordination.has_open_request is 'Whether somebody was asked to coordinate around this case and has not answered; as long as it is so, the case does not close.';
grant execute on function coordination.has_open_request, coordination.words_of_action, referral.serving, referral.open_of to tsunagi_app;

insert into platform.code (list, code, label_ja, sort_order, valid_from, sensitive) values
  ('plan_kind', 'multilayered', '重層的支援プラン', 1, '2021-04-01', false),
  ('plan_kind', 'self_reliance', '生活困窮者自立支援プラン', 2, '2021-04-01', false),
  ('programme', 'participation', '参加支援', 1, '2021-04-01', false),
  ('programme', 'continued_outreach', 'アウトリーチ等継続的支援', 2, '2021-04-01', false),
  ('programme', 'housing_security_benefit', '住居確保給付金', 3, '2021-04-01', false),
  ('programme', 'residential_support', '居住支援', 4, '2025-04-01', false),
  ('programme', 'budget_support', '家計改善支援', 5, '2021-04-01', false),
  ('programme', 'work_preparation', '就労準備支援', 6, '2021-04-01', false),
  ('programme', 'certified_work_training', '認定就労訓練', 7, '2021-04-01', false),
  ('programme', 'work_support', '就労支援', 8, '2021-04-01', false),
  ('programme', 'livelihood_loan', '生活福祉資金', 9, '2021-04-01', false),
  ('programme', 'other', 'その他の制度・事業', 10, '2021-04-01', false),
  ('change', 'housing_secured', '住まいの確保・安定化', 1, '2021-04-01', false),
  ('change', 'health_improved', '健康状態の改善', 2, '2021-04-01', false),
  ('change', 'routine_improved', '生活習慣の改善(食事・睡眠・整容等)', 3, '2021-04-01', false),
  ('change', 'relations_improved', '対人関係・家族関係の改善', 4, '2021-04-01', false),
  ('change', 'budget_improved', '家計の改善(債務の整理等)', 5, '2021-04-01', false),
  ('change', 'independence_will', '自立意欲の向上・改善', 6, '2021-04-01', false),
  ('change', 'found_goal', '目標ができた', 7, '2021-04-01', false),
  ('change', 'self_worth', '自分のことを肯定的に受け止められるようになった', 8, '2021-04-01', false),
  ('change', 'relief', '安心感が高まった(精神の安定等)', 9, '2021-04-01', false),
  ('change', 'can_call_for_help', 'SOSを出せるようになった', 10, '2021-04-01', false),
  ('change', 'public_assistance', '生活保護適用', 11, '2021-04-01', false),
  ('change', 'handbook_obtained', '障害手帳取得', 12, '2021-04-01', false),
  ('change', 'earned_income_up', '就労収入が増加した', 13, '2021-04-01', false),
  ('change', 'other_income_up', 'その他収入が増加した', 14, '2021-04-01', false),
  ('change', 'began_treatment', '医療機関受診開始', 15, '2021-04-01', false),
  ('change', 'isolation_eased', '孤立の解消', 16, '2021-04-01', false),
  ('change', 'more_participation', '社会参加機会の増加', 17, '2021-04-01', false),
  ('change', 'started_work', '就労開始', 18, '2021-04-01', false),
  ('change', 'kept_work', '職場定着', 19, '2021-04-01', false),
  ('change', 'training_school', '職業訓練・就学', 20, '2021-04-01', false),
  ('change', 'other', 'その他', 21, '2021-04-01', false),
  ('closure_reason', 'resolved', '課題解決・目途', 1, '2021-04-01', false),
  ('closure_reason', 'handed_over', '他機関へ引継ぎ', 2, '2021-04-01', false),
  ('closure_reason', 'own_wish', '本人の希望', 3, '2021-04-01', false),
  ('closure_reason', 'moved', '転出', 4, '2021-04-01', false),
  ('closure_reason', 'died', '死亡', 5, '2021-04-01', false),
  ('closure_reason', 'no_contact', '連絡不通', 6, '2021-04-01', false),
  ('closure_reason', 'to_public_assistance', '生活保護等へ移行', 7, '2021-04-01', false),
  ('closure_reason', 'other', 'その他', 8, '2021-04-01', false);

insert into coordination.plan_template (code, kind, name, summary, sort_order, valid_from, content) values
  ('shut-in-and-parent', 'multilayered', 'ひきこもりのお子さんと高齢の親の世帯', '親の介護とお子さんの居場所を、別々の窓口で抱え込まないための形です。', 1, '2026-04-01', $${
    "direction": "親御さんの介護を軽くしながら、お子さんが家の外に一つ安心できる場所を持てるようにする。",
    "goals": [{"words": "親が介護を一人で抱えず、休める日がある。", "months": 3}, {"words": "家族のほかに話せる人が一人できる。", "months": 6}],
    "actions": [
      {"goal": 0, "words": "介護サービスの申請に同行する", "byPerson": "書類を一緒に見る", "byAgency": "申請に同行し、訪問の日を調整する", "kind": "statutory_service", "often": "初回のみ", "months": 1},
      {"goal": 1, "words": "自宅を訪ねて、好きなことの話をする", "byPerson": "会いたくない日は断ってよい", "byAgency": "同じ人が通い、急がない", "kind": "local_resource", "often": "月2回", "months": 3},
      {"goal": 1, "words": "近所の方に、あいさつの続く関係をお願いする", "byPerson": null, "byAgency": "地域福祉コーディネーターがお願いに行く", "kind": "neighbour", "often": "日常", "months": 3}],
    "programmes": ["continued_outreach", "participation"]}$$),
  ('rent-and-work', 'self_reliance', '家賃の滞納と仕事探し', '住まいを先に守り、家計と仕事を順に立て直す形です。', 2, '2026-04-01', $${
    "direction": "いまの住まいを失わずに、三か月で家計の見通しを立て、無理のない仕事につなげる。",
    "goals": [{"words": "いまの家に住み続けられる。", "months": 2}, {"words": "毎月の収入と支出が釣り合う。", "months": 6}],
    "actions": [
      {"goal": 0, "words": "住居確保給付金を申請する", "byPerson": "通帳と契約書をそろえる", "byAgency": "申請を手伝い、大家さんに状況を伝える", "kind": "statutory_service", "often": "初回のみ", "months": 1},
      {"goal": 1, "words": "家計表をいっしょにつける", "byPerson": "レシートを封筒に入れておく", "byAgency": "月に一度、家計表にまとめる", "kind": "statutory_service", "often": "月1回", "months": 3},
      {"goal": 1, "words": "仕事探しの相談に行く", "byPerson": "働ける時間を書き出す", "byAgency": "窓口に同行する", "kind": "statutory_service", "often": "月2回", "months": 3}],
    "programmes": ["housing_security_benefit", "budget_support", "work_support"]}$$),
  ('young-carer', 'multilayered', '家族の世話をする子どもの世帯', '子どもの時間を取り戻すことを、学校・福祉・地域で分けて受け持つ形です。', 3, '2026-04-01', $${
    "direction": "大人の手で世話を引き受け、子どもが学校と遊びの時間を取り戻せるようにする。",
    "goals": [{"words": "子どもが世話をしない放課後が週に三日ある。", "months": 3}, {"words": "親が困ったときに頼める大人がいる。", "months": 3}],
    "actions": [
      {"goal": 0, "words": "家事の支援に入る", "byPerson": "してほしい家事を書き出す", "byAgency": "週に三日、夕方に入る", "kind": "statutory_service", "often": "週3回", "months": 1},
      {"goal": 0, "words": "学校で話せる大人を一人決める", "byPerson": null, "byAgency": "学校と相談し、合図を決める", "kind": "new_invention", "often": "週1回", "months": 1},
      {"goal": 1, "words": "困ったときの連絡先を一枚にする", "byPerson": "冷蔵庫に貼る", "byAgency": "一枚にまとめて渡す", "kind": "new_invention", "often": "初回のみ", "months": 1}],
    "programmes": []}$$),
  ('home-after-hospital', null, '退院後のひとり暮らし', '退院の前から役割を決め、ひとりきりの日を作らない形です。', 4, '2026-04-01', $${
    "direction": "退院の日から、誰とも話さない日を作らずに、家での暮らしに戻る。",
    "goals": [{"words": "家で三度の食事がとれる。", "months": 1}, {"words": "具合が悪いときに自分から連絡できる。", "months": 3}],
    "actions": [
      {"goal": 0, "words": "配食と買物の手だてを決める", "byPerson": "食べたい物を伝える", "byAgency": "配食を手配し、味の合う店を探す", "kind": "local_resource", "often": "毎日", "months": 1},
      {"goal": 1, "words": "連絡の合図を決めて練習する", "byPerson": "電話の短縮に入れる", "byAgency": "退院後一週間は毎日電話する", "kind": "new_invention", "often": "毎日", "months": 1}],
    "programmes": []}$$);
