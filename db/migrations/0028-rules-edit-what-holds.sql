-- What holds from when (X12): a city edits its code lists, legal bases and forms itself, as dated rows that keep their past.

-- One number that grows with every change of the rules, so that a running program can ask cheaply whether what it holds is still true.
create table platform.rules_version (
  only_one boolean not null default true,
  version  bigint  not null default 1,
  constraint rules_version_pk primary key (only_one),
  constraint rules_version_is_one check (only_one)
);
comment on table platform.rules_version is 'Grows with every change of code lists, legal bases and forms; every program looks at it twice a minute.';
insert into platform.rules_version default values;
alter table platform.rules_version enable row level security;
create policy rules_version_is_open on platform.rules_version for select to tsunagi_app, tsunagi_public using (true);
grant select on platform.rules_version to tsunagi_app, tsunagi_public;

create table platform.code_list (
  list       text    not null,
  part       text    not null,
  name_ja    text    not null,
  about      text    not null,
  sort_order integer not null,
  is_fixed   boolean not null default false,
  takes_new  boolean not null default true,
  kept_codes text[]  not null default '{}',
  constraint code_list_pk primary key (list),
  constraint code_list_is_named check (btrim(name_ja) <> '' and btrim(about) <> '')
);
comment on table platform.code_list is 'What each code list is called, and what the program itself leans on in it. Written by migrations only.';
comment on column platform.code_list.part is 'The part of the work it belongs to, as a heading.';
comment on column platform.code_list.is_fixed is 'The program leans on every code of it (states of work): they may be called otherwise, but not closed.';
comment on column platform.code_list.takes_new is 'False where the program would not know what to do with a code of the city''s own.';
comment on column platform.code_list.kept_codes is 'Single codes of a list that is not fixed which the program leans on all the same.';
alter table platform.code_list enable row level security;
create policy code_list_is_open_to_staff on platform.code_list for select to tsunagi_app using (platform.reader_id() is not null);
grant select on platform.code_list to tsunagi_app;

create table platform.form_template (
  form       text    not null,
  version    integer not null,
  title      text    not null,
  valid_from date    not null,
  valid_to   date,
  fields     jsonb   not null,
  constraint form_template_pk primary key (form, version),
  constraint form_template_begins_once unique (form, valid_from),
  constraint form_template_ends_after_it_begins check (valid_to is null or valid_to > valid_from),
  constraint form_template_is_titled check (btrim(title) <> ''),
  constraint form_template_has_fields check (jsonb_typeof(fields) = 'array' and jsonb_array_length(fields) > 0)
);
comment on table platform.form_template is 'What stands on a paper form, version by version: an old form is printed as it was on its day. valid_to is the first day it no longer holds.';
comment on column platform.form_template.fields is '[{field, label, national_report: unknown | yes | no, order, shown}]; what a field is filled with is the program''s.';
alter table platform.form_template enable row level security;
create policy form_template_is_open on platform.form_template for select to tsunagi_app, tsunagi_public using (true);
grant select on platform.form_template to tsunagi_app, tsunagi_public;

create table platform.rules_history (
  no         bigint      generated always as identity,
  kind       text        not null,
  list       text        not null,
  code       text        not null,
  valid_from date        not null,
  was        jsonb,
  became     jsonb,
  changed_at timestamptz not null default now(),
  changed_by uuid,
  constraint rules_history_pk primary key (no),
  constraint rules_history_kind_is_known check (kind in ('code', 'legal_basis', 'form_template')),
  constraint rules_history_says_what check (was is not null or became is not null)
);
comment on table platform.rules_history is 'Every row of the rules before and after each change; changed_by is null for a migration or the command line.';
comment on column platform.rules_history.list is 'The code list or the form; for legal bases the empty text.';
create index rules_history_of_one on platform.rules_history (kind, list, no desc);
create trigger rules_history_is_append_only before update or delete on platform.rules_history for each row execute function platform.refuse_change();
create trigger rules_history_is_not_emptied before truncate on platform.rules_history for each statement execute function platform.refuse_change();
alter table platform.rules_history enable row level security;
create policy rules_history_is_read_by_administrators on platform.rules_history for select to tsunagi_app using ((select staff.has_duty('administer')));
grant select on platform.rules_history to tsunagi_app;

create function platform.keep_rules_history() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
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
end $$;
comment on function platform.keep_rules_history is 'Writes down every row of the rules before and after a change, whoever changes it.';

create function platform.count_rules_change() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update platform.rules_version set version = version + 1;
  return null;
end $$;
comment on function platform.count_rules_change is 'Tells every running program that the rules are not what they were.';

-- A code means one thing on one day, and what it meant on a past day cannot be made another: close the row and open its successor.
create function platform.refuse_double_rule() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
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
end $$;
comment on function platform.refuse_double_rule is 'Two rows of the same code, basis or form never hold on the same day.';

create function platform.keep_meaning() returns trigger
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.valid_from <= (now() at time zone 'Asia/Tokyo')::date and (to_jsonb(old) - tg_argv) is distinct from (to_jsonb(new) - tg_argv) then
    raise exception 'a row of % that has begun is not edited in meaning', tg_table_name using errcode = '42501';
  end if;
  return new;
end $$;
comment on function platform.keep_meaning is 'From its first day on a row keeps what it says; its arguments are the columns that may still move.';

create trigger code_keeps_its_meaning before update on platform.code for each row execute function platform.keep_meaning('sort_order', 'valid_to');
create trigger code_keeps_its_history after insert or update or delete on platform.code for each row execute function platform.keep_rules_history();
create trigger code_is_counted after insert or update or delete on platform.code for each statement execute function platform.count_rules_change();
create trigger code_holds_once after insert or update on platform.code
  for each row execute function platform.refuse_double_rule('list', 'code');

-- What administrators now read in Japanese.
update platform.legal_basis set source_note = '記憶による（原文を確かめること）' where source_note = 'from memory';

create trigger legal_basis_keeps_its_meaning before update on platform.legal_basis for each row
  execute function platform.keep_meaning('valid_to', 'replaced_by', 'source_note', 'verified', 'needs_review');
create trigger legal_basis_keeps_its_history after insert or update or delete on platform.legal_basis for each row execute function platform.keep_rules_history();
create trigger legal_basis_is_counted after insert or update or delete on platform.legal_basis for each statement execute function platform.count_rules_change();
create trigger legal_basis_holds_once after insert or update on platform.legal_basis
  for each row execute function platform.refuse_double_rule('code');

create trigger form_template_keeps_its_meaning before update on platform.form_template for each row execute function platform.keep_meaning('valid_to');
create trigger form_template_keeps_its_history after insert or update or delete on platform.form_template for each row execute function platform.keep_rules_history();
create trigger form_template_is_counted after insert or update or delete on platform.form_template for each statement execute function platform.count_rules_change();
create trigger form_template_holds_once after insert or update on platform.form_template
  for each row execute function platform.refuse_double_rule('form');

create policy code_is_opened_by_administrators on platform.code for insert to tsunagi_app with check ((select staff.has_duty('administer')));
create policy code_is_kept_by_administrators on platform.code for update to tsunagi_app
  using ((select staff.has_duty('administer'))) with check ((select staff.has_duty('administer')));
create policy code_is_taken_back_before_it_begins on platform.code for delete to tsunagi_app
  using ((select staff.has_duty('administer')) and valid_from > (now() at time zone 'Asia/Tokyo')::date);
grant insert, delete, update (label_ja, label_easy, sort_order, valid_to, national_code, sensitive) on platform.code to tsunagi_app;

create policy legal_basis_is_opened_by_administrators on platform.legal_basis for insert to tsunagi_app with check ((select staff.has_duty('administer')));
create policy legal_basis_is_kept_by_administrators on platform.legal_basis for update to tsunagi_app
  using ((select staff.has_duty('administer'))) with check ((select staff.has_duty('administer')));
create policy legal_basis_is_taken_back_before_it_begins on platform.legal_basis for delete to tsunagi_app
  using ((select staff.has_duty('administer')) and valid_from > (now() at time zone 'Asia/Tokyo')::date);
grant insert, delete, update (law, article, title, summary, valid_to, replaced_by, source_note, verified, needs_review) on platform.legal_basis to tsunagi_app;

create policy form_template_is_opened_by_administrators on platform.form_template for insert to tsunagi_app with check ((select staff.has_duty('administer')));
create policy form_template_is_kept_by_administrators on platform.form_template for update to tsunagi_app
  using ((select staff.has_duty('administer'))) with check ((select staff.has_duty('administer')));
create policy form_template_is_taken_back_before_it_begins on platform.form_template for delete to tsunagi_app
  using ((select staff.has_duty('administer')) and valid_from > (now() at time zone 'Asia/Tokyo')::date);
grant insert, delete, update (title, valid_to, fields) on platform.form_template to tsunagi_app;

-- Before a code is closed or called otherwise from a day that has passed, the administrator is told whether records of since then use it.
create table platform.code_use (
  list        text    not null,
  schema_name text    not null,
  table_name  text    not null,
  column_name text    not null,
  is_many     boolean not null default false,
  day_column  text,
  is_instant  boolean not null default false,
  constraint code_use_pk primary key (list, schema_name, table_name, column_name)
);
comment on table platform.code_use is 'Where records keep codes of a list, and the column that says when. Sealed records must never stand here.';
alter table platform.code_use enable row level security;
create policy code_use_is_open_to_staff on platform.code_use for select to tsunagi_app using (platform.reader_id() is not null);
grant select on platform.code_use to tsunagi_app;
insert into platform.code_use (list, schema_name, table_name, column_name, is_many, day_column, is_instant) values
  ('topic', 'desk', 'consultation', 'topics', true, 'received_at', true),
  ('topic', 'directory', 'place', 'topics', true, null, false),
  ('channel', 'desk', 'consultation', 'channel', false, 'received_at', true),
  ('urgency', 'desk', 'consultation', 'urgency', false, 'received_at', true),
  ('disposition', 'desk', 'consultation', 'disposition', false, 'received_at', true),
  ('language', 'desk', 'consultation', 'language', false, 'received_at', true),
  ('language', 'people', 'person', 'language', false, 'made_at', true),
  ('relationship', 'people', 'household_membership', 'relationship', false, 'valid_from', false),
  ('care_kind', 'people', 'carer_role', 'kind', false, 'since', false),
  ('referral_reason', 'referral', 'referral', 'answer_reason', false, 'answered_at', true),
  ('consent_type', 'referral', 'referral', 'consent_type', false, 'made_at', true),
  ('place_kind', 'directory', 'place', 'kind', false, null, false),
  ('hazard', 'directory', 'place', 'hazards', true, null, false),
  ('issue', 'coordination', 'issue', 'code', false, 'opened_at', true),
  ('log_with', 'coordination', 'log_entry', 'with_whom', true, 'at', true),
  ('log_method', 'coordination', 'log_entry', 'method', false, 'at', true),
  ('contact_result', 'coordination', 'log_entry', 'contact_result', false, 'at', true);

create function platform.code_is_used(asked_list text, asked_code text, since date) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
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
end $$;
comment on function platform.code_is_used is 'Whether any record since a day uses a code: yes or no and nothing else, to administrators only; null for everybody else.';
grant execute on function platform.code_is_used to tsunagi_app;

insert into platform.code_list (list, part, name_ja, about, sort_order, is_fixed, takes_new, kept_codes) values
  ('topic', '相談の窓口', '困りごと', '相談の受付と申込票、市民の入口で選ぶ、困りごとの種類。', 10, false, true, '{}'),
  ('channel', '相談の窓口', '相談の受け方', '相談がどのように届いたか。', 20, true, false, '{}'),
  ('language', '相談の窓口', '言葉', 'ご本人の使う言葉と、機関の使える言葉。', 30, false, true, '{ja,ja-easy}'),
  ('urgency', '相談の窓口', '緊急度', 'いつまでに動くか。期限の計算に使います。', 40, true, false, '{}'),
  ('disposition', '相談の窓口', '見立て・振り分け', '相談を受けた窓口が決める、次の進み方。', 50, true, false, '{}'),
  ('outcome', '相談の窓口', '相談の終わり方', '相談がどのように終わったか、続いているか。', 60, true, false, '{}'),
  ('referral_reason', '相談の窓口', 'お返しする理由', 'つなぎを受けられないときの理由。制度の狭間を数えるもとになります。', 70, true, false, '{}'),
  ('consent_type', '相談の窓口', '同意の確かめ方', '書面・口頭・代理。', 80, true, false, '{}'),
  ('relationship', '相談の窓口', '続柄', '世帯の中での続柄。', 90, true, false, '{}'),
  ('care_kind', '相談の窓口', 'ケアの内容', '家族の中で担われている世話の種類。', 100, true, false, '{}'),
  ('known_purpose', '相談の窓口', '関わりを尋ねる目的', '「どこかの機関が関わっていますか」と尋ねるときの目的。', 110, false, true, '{}'),
  ('issue', 'アセスメント', '支援課題', 'アセスメントで選ぶ、世帯とご本人の課題。', 200, false, true, '{gap_need}'),
  ('log_with', '支援経過', '支援経過の相手先', '支援経過の記録で選ぶ、話した相手。', 210, true, false, '{}'),
  ('log_method', '支援経過', '支援経過の方法', '支援経過の記録で選ぶ、関わり方。', 220, true, false, '{}'),
  ('contact_result', '支援経過', '会えたか', '訪問や電話の結果。「応答なし」も一つの結果です。', 230, true, false, '{}'),
  ('share_scope', '支援経過', '共有の範囲', '支援経過の一つの記録を、だれまで読めるようにするか。', 240, true, false, '{}'),
  ('consent_category', '同意と共有', '同意の項目', '同意で共有してよいことの種類。', 250, true, false, '{}'),
  ('disclosure_channel', '同意と共有', '渡し方', '情報をほかの機関へ渡した方法。', 260, true, false, '{}'),
  ('disclosure_purpose', '同意と共有', '開示・提供の記録を取り出す目的', '記録の写しを取り出すときの目的。', 265, false, true, '{}'),
  ('protection_kind', '同意と共有', '支援措置の理由', '住所を守る理由。', 270, true, false, '{}'),
  ('assessment_channel', 'アセスメント', '相談経路', 'アセスメントシートの相談経路。', 400, false, true, '{unknown,not_asked}'),
  ('marital', 'アセスメント', '婚姻', 'アセスメントシートの婚姻。', 405, false, true, '{unknown,not_asked}'),
  ('tenure', 'アセスメント', '住居', 'アセスメントシートの住居。', 410, false, true, '{unknown,not_asked}'),
  ('health', 'アセスメント', '健康', 'アセスメントシートの健康。', 415, false, true, '{unknown,not_asked}'),
  ('health_insurance', 'アセスメント', '健康保険', 'アセスメントシートの健康保険。', 420, false, true, '{unknown,not_asked}'),
  ('pension', 'アセスメント', '年金', 'アセスメントシートの年金。', 425, false, true, '{unknown,not_asked}'),
  ('handbook', 'アセスメント', '手帳', 'アセスメントシートの手帳。', 430, false, true, '{unknown,not_asked}'),
  ('independence_medical', 'アセスメント', '自立支援医療', 'アセスメントシートの自立支援医療。', 435, false, true, '{unknown,not_asked}'),
  ('care_level', 'アセスメント', '要介護度', 'アセスメントシートの要介護度。', 440, false, true, '{unknown,not_asked}'),
  ('benefit', 'アセスメント', '公的給付', 'アセスメントシートの公的給付。', 445, false, true, '{unknown,not_asked}'),
  ('public_assistance', 'アセスメント', '生活保護', 'アセスメントシートの生活保護。', 450, false, true, '{unknown,not_asked}'),
  ('employment', 'アセスメント', '就労状況', 'アセスメントシートの就労状況。', 455, false, true, '{unknown,not_asked}'),
  ('employment_form', 'アセスメント', '就業形態', 'アセスメントシートの就業形態。', 460, false, true, '{unknown,not_asked}'),
  ('urgent_support', 'アセスメント', '緊急支援の必要性', 'アセスメントシートの緊急支援の必要性。', 465, true, false, '{}'),
  ('assessment_urgency', 'アセスメント', '緊急度（アセスメント）', 'アセスメントシートの緊急度。', 470, true, false, '{}'),
  ('statement_speaker', 'アセスメント', 'だれの言葉か', '記録した言葉を話した人。', 475, true, true, '{}'),
  ('issue_severity', 'アセスメント', '課題の重さ', '支援課題がどのくらい重いか。', 480, true, false, '{}'),
  ('issue_state', 'アセスメント', '課題の状態', '支援課題が続いているか、和らいだか。', 485, true, false, '{}'),
  ('connection_kind', 'アセスメント', 'つながりの相手', 'エコマップに描くつながりの相手。', 490, true, false, '{}'),
  ('connection_strength', 'アセスメント', 'つながりの強さ', 'エコマップの線の描き方を決めます。', 495, true, false, '{}'),
  ('connection_direction', 'アセスメント', 'つながりの向き', 'エコマップの矢印の向きを決めます。', 500, true, false, '{}'),
  ('chronology_event', 'アセスメント', '家族年表の出来事', '家族年表に書く出来事の種類。', 505, true, true, '{}'),
  ('conference_state', '会議', '会議の状態', '会議の準備から議事録の確定まで。', 520, true, false, '{}'),
  ('secrecy_class', '会議', '守秘の区分', '会議の出席者が負う守秘義務の区分。', 525, true, false, '{}'),
  ('adequacy', '会議', '適切性の結果', '会議で協議したプランの適切性。', 530, true, false, '{}'),
  ('plan_kind', 'プランと評価', 'プランの種類', '重層的支援と生活困窮者自立支援のプラン。', 540, true, false, '{}'),
  ('programme', 'プランと評価', '利用する事業', 'プランで使う事業。', 545, false, true, '{}'),
  ('change', 'プランと評価', '見られた変化', '評価シートで選ぶ変化。国の統計のもとになります。', 550, false, true, '{}'),
  ('closure_reason', 'プランと評価', '終結の理由', '支援を終える理由。', 555, false, true, '{}'),
  ('conflict_reason', '守る記録', '利害関係の理由', '職員が関わってはいけない理由。', 570, false, true, '{}'),
  ('glass_reason', '守る記録', '緊急閲覧の理由', '緊急に記録を開く理由。', 575, false, true, '{}'),
  ('compartment_kind', '守る記録', '封印した記録の種類', '別に守る記録の種類。', 580, true, false, '{}'),
  ('finding', '守る記録', '緊急閲覧の見直し', '緊急に開いたことが必要だったか。', 585, true, false, '{}'),
  ('place_kind', '場所と名簿', '場所の種類', '名簿と地図に載せる場所の種類。', 300, true, true, '{}'),
  ('access_feature', '場所と名簿', '設備・配慮', '場所の設備と配慮。', 310, true, true, '{}'),
  ('hazard', '場所と名簿', '避難できる災害', '避難所がどの災害のときに使えるか。', 320, true, true, '{}');

-- The labels are those seen in public sources or remembered; which fields the nation collects (bold-framed) was not seen, so every flag begins as unknown.
insert into platform.form_template (form, version, title, valid_from, fields)
select s.form, 1, s.title, date '2021-04-01',
       jsonb_agg(jsonb_build_object('field', s.field, 'label', s.label, 'national_report', 'unknown', 'order', s.place, 'shown', true) order by s.place)
  from (values
  ('consultation_application', '相談受付・申込票', 1, 'consultation_no', '番号'),
  ('consultation_application', '相談受付・申込票', 2, 'received_on', '受付日'),
  ('consultation_application', '相談受付・申込票', 3, 'received_by', '受付者'),
  ('consultation_application', '相談受付・申込票', 4, 'name_kana', 'ふりがな'),
  ('consultation_application', '相談受付・申込票', 5, 'name', '氏名'),
  ('consultation_application', '相談受付・申込票', 6, 'sex', '性別'),
  ('consultation_application', '相談受付・申込票', 7, 'birth_date', '生年月日'),
  ('consultation_application', '相談受付・申込票', 8, 'address', '住所'),
  ('consultation_application', '相談受付・申込票', 9, 'phone_home', '電話（自宅）'),
  ('consultation_application', '相談受付・申込票', 10, 'phone_mobile', '電話（携帯）'),
  ('consultation_application', '相談受付・申込票', 11, 'email', 'E-mail'),
  ('consultation_application', '相談受付・申込票', 12, 'visitor_name', '来談者（本人以外）'),
  ('consultation_application', '相談受付・申込票', 13, 'visitor_relation', '関係（続柄）'),
  ('consultation_application', '相談受付・申込票', 14, 'visitor_phone', '来談者の電話'),
  ('consultation_application', '相談受付・申込票', 15, 'topics', 'ご相談の内容（○、いちばんは ◎）'),
  ('consultation_application', '相談受付・申込票', 16, 'free_text', 'ご相談されたいこと、ご支援にあたっての希望'),
  ('consultation_application', '相談受付・申込票', 17, 'language', '言葉・通訳'),
  ('consultation_application', '相談受付・申込票', 18, 'access_needs', '配慮を希望されること'),
  ('consultation_application', '相談受付・申込票', 19, 'consent_signature', '申込'),
  ('consultation_application', '相談受付・申込票', 20, 'work_status', '仕事'),
  ('consultation_application', '相談受付・申込票', 21, 'tenure', '住居'),
  ('consultation_application', '相談受付・申込票', 22, 'health_insurance', '健康保険'),
  ('consultation_application', '相談受付・申込票', 23, 'pension', '年金'),
  ('referral_sheet', 'つなぐシート', 1, 'name', '氏名'),
  ('referral_sheet', 'つなぐシート', 2, 'birth_date', '生年月日'),
  ('referral_sheet', 'つなぐシート', 3, 'address', '住所'),
  ('referral_sheet', 'つなぐシート', 4, 'phone', '電話'),
  ('referral_sheet', 'つなぐシート', 5, 'household', '世帯構成'),
  ('referral_sheet', 'つなぐシート', 6, 'trouble', 'お困りごと'),
  ('referral_sheet', 'つなぐシート', 7, 'statement', '相談したいこと'),
  ('referral_sheet', 'つなぐシート', 8, 'access_needs', '配慮を希望されること'),
  ('referral_sheet', 'つなぐシート', 9, 'to_agency', '機関名'),
  ('referral_sheet', 'つなぐシート', 10, 'kind', '関わり方'),
  ('referral_sheet', 'つなぐシート', 11, 'reason', 'つなぐ理由'),
  ('referral_sheet', 'つなぐシート', 12, 'asked', 'お願いすること'),
  ('referral_sheet', 'つなぐシート', 13, 'urgency', '緊急度'),
  ('referral_sheet', 'つなぐシート', 14, 'accompanied', '同行'),
  ('referral_sheet', 'つなぐシート', 15, 'reply_by', '返事をいただきたい日'),
  ('referral_sheet', 'つなぐシート', 16, 'basis', '情報を渡す根拠'),
  ('referral_sheet', 'つなぐシート', 17, 'basis_reason', '同意なしで渡す理由'),
  ('referral_sheet', 'つなぐシート', 18, 'answer', '返事'),
  ('referral_sheet', 'つなぐシート', 19, 'person_in_charge', 'ご担当者'),
  ('referral_sheet', 'つなぐシート', 20, 'first_contact_on', '最初に連絡する日'),
  ('referral_sheet', 'つなぐシート', 21, 'answer_reason', 'お返しする理由'),
  ('referral_sheet', 'つなぐシート', 22, 'answer_words', '言葉で'),
  ('referral_sheet', 'つなぐシート', 23, 'answered_on', '記入日'),
  ('referral_sheet', 'つなぐシート', 24, 'answered_by', '記入者・電話'),
  ('coordination_request_with_consent', '多機関協働 申込書（同意あり）', 1, 'from_agency', '申し込む機関・担当'),
  ('coordination_request_with_consent', '多機関協働 申込書（同意あり）', 2, 'household', '世帯'),
  ('coordination_request_with_consent', '多機関協働 申込書（同意あり）', 3, 'issues', '支援課題'),
  ('coordination_request_with_consent', '多機関協働 申込書（同意あり）', 4, 'tried', '窓口で行ったこと・試したこと'),
  ('coordination_request_with_consent', '多機関協働 申込書（同意あり）', 5, 'why_many', '一つの機関では足りない理由'),
  ('coordination_request_with_consent', '多機関協働 申込書（同意あり）', 6, 'involved', 'すでに関わっている機関'),
  ('coordination_request_with_consent', '多機関協働 申込書（同意あり）', 7, 'wanted', '関わってほしい機関'),
  ('coordination_request_with_consent', '多機関協働 申込書（同意あり）', 8, 'asked', 'お願いしたいこと'),
  ('coordination_request_with_consent', '多機関協働 申込書（同意あり）', 9, 'urgency', '緊急度'),
  ('coordination_request_with_consent', '多機関協働 申込書（同意あり）', 10, 'reply_by', '返事をいただきたい日'),
  ('coordination_request_with_consent', '多機関協働 申込書（同意あり）', 11, 'person_words', 'ご本人の希望（ご本人の言葉）'),
  ('coordination_request_with_consent', '多機関協働 申込書（同意あり）', 12, 'consent', '同意の記録'),
  ('coordination_request_with_consent', '多機関協働 申込書（同意あり）', 13, 'consent_signature', 'ご本人の同意（署名）'),
  ('coordination_request_without_consent', '多機関協働 申込書（同意なし）', 1, 'from_agency', '申し込む機関・担当'),
  ('coordination_request_without_consent', '多機関協働 申込書（同意なし）', 2, 'household', '世帯'),
  ('coordination_request_without_consent', '多機関協働 申込書（同意なし）', 3, 'issues', '支援課題'),
  ('coordination_request_without_consent', '多機関協働 申込書（同意なし）', 4, 'tried', '窓口で行ったこと・試したこと'),
  ('coordination_request_without_consent', '多機関協働 申込書（同意なし）', 5, 'why_many', '一つの機関では足りない理由'),
  ('coordination_request_without_consent', '多機関協働 申込書（同意なし）', 6, 'involved', 'すでに関わっている機関'),
  ('coordination_request_without_consent', '多機関協働 申込書（同意なし）', 7, 'wanted', '関わってほしい機関'),
  ('coordination_request_without_consent', '多機関協働 申込書（同意なし）', 8, 'asked', 'お願いしたいこと'),
  ('coordination_request_without_consent', '多機関協働 申込書（同意なし）', 9, 'urgency', '緊急度'),
  ('coordination_request_without_consent', '多機関協働 申込書（同意なし）', 10, 'reply_by', '返事をいただきたい日'),
  ('coordination_request_without_consent', '多機関協働 申込書（同意なし）', 11, 'person_words', 'ご本人の希望（ご本人の言葉）'),
  ('coordination_request_without_consent', '多機関協働 申込書（同意なし）', 12, 'basis', '情報を渡す根拠'),
  ('coordination_request_without_consent', '多機関協働 申込書（同意なし）', 13, 'basis_reason', 'まだ同意を得ていない理由'),
  ('assessment', 'インテーク・アセスメントシート', 1, 'channel', '相談経路'),
  ('assessment', 'インテーク・アセスメントシート', 2, 'cohabitants', '同居者'),
  ('assessment', 'インテーク・アセスメントシート', 3, 'separated_family', '別居家族'),
  ('assessment', 'インテーク・アセスメントシート', 4, 'marital', '婚姻'),
  ('assessment', 'インテーク・アセスメントシート', 5, 'children', '子'),
  ('assessment', 'インテーク・アセスメントシート', 6, 'community_relation', '地域との関係'),
  ('assessment', 'インテーク・アセスメントシート', 7, 'genogram', '世帯図'),
  ('assessment', 'インテーク・アセスメントシート', 8, 'ecomap', 'エコマップ'),
  ('assessment', 'インテーク・アセスメントシート', 9, 'tenure', '住居'),
  ('assessment', 'インテーク・アセスメントシート', 10, 'rent_arrears', '家賃滞納'),
  ('assessment', 'インテーク・アセスメントシート', 11, 'health', '健康'),
  ('assessment', 'インテーク・アセスメントシート', 12, 'clinics', '通院先'),
  ('assessment', 'インテーク・アセスメントシート', 13, 'medication', '服薬'),
  ('assessment', 'インテーク・アセスメントシート', 14, 'health_insurance', '健康保険'),
  ('assessment', 'インテーク・アセスメントシート', 15, 'handbook', '手帳'),
  ('assessment', 'インテーク・アセスメントシート', 16, 'independence_medical', '自立支援医療'),
  ('assessment', 'インテーク・アセスメントシート', 17, 'care_level', '要介護度'),
  ('assessment', 'インテーク・アセスメントシート', 18, 'income_person', '本人の収入'),
  ('assessment', 'インテーク・アセスメントシート', 19, 'income_household', '世帯の収入'),
  ('assessment', 'インテーク・アセスメントシート', 20, 'benefits', '公的給付'),
  ('assessment', 'インテーク・アセスメントシート', 21, 'arrears', '滞納'),
  ('assessment', 'インテーク・アセスメントシート', 22, 'debts', '債務'),
  ('assessment', 'インテーク・アセスメントシート', 23, 'public_assistance', '生活保護'),
  ('assessment', 'インテーク・アセスメントシート', 24, 'employment', '就労状況'),
  ('assessment', 'インテーク・アセスメントシート', 25, 'employment_form', '就業形態'),
  ('assessment', 'インテーク・アセスメントシート', 26, 'years_out_of_work', '離職後年数'),
  ('assessment', 'インテーク・アセスメントシート', 27, 'education', '学歴'),
  ('assessment', 'インテーク・アセスメントシート', 28, 'qualifications', '資格・免許'),
  ('assessment', 'インテーク・アセスメントシート', 29, 'work_wish', '仕事の希望'),
  ('assessment', 'インテーク・アセスメントシート', 30, 'urgent_support', '緊急支援の必要性'),
  ('assessment', 'インテーク・アセスメントシート', 31, 'chief_concern', '相談の概要（主訴）'),
  ('assessment', 'インテーク・アセスメントシート', 32, 'background', '課題と背景要因'),
  ('assessment', 'インテーク・アセスメントシート', 33, 'issues', '支援課題'),
  ('assessment', 'インテーク・アセスメントシート', 34, 'strengths', '強み・資源'),
  ('assessment', 'インテーク・アセスメントシート', 35, 'direction', '課題のまとめと支援の方向性'),
  ('assessment', 'インテーク・アセスメントシート', 36, 'gap_need', '制度の狭間（足りないもの）'),
  ('assessment', 'インテーク・アセスメントシート', 37, 'screening_result', 'スクリーニング結果'),
  ('support_log', '支援経過記録シート', 1, 'at', '対応日時'),
  ('support_log', '支援経過記録シート', 2, 'minutes', '所要'),
  ('support_log', '支援経過記録シート', 3, 'by', '対応者'),
  ('support_log', '支援経過記録シート', 4, 'with', '相手先'),
  ('support_log', '支援経過記録シート', 5, 'method', '方法'),
  ('support_log', '支援経過記録シート', 6, 'fact', '事実'),
  ('support_log', '支援経過記録シート', 7, 'opinion', '見立て'),
  ('support_log', '支援経過記録シート', 8, 'third_party', '第三者の言葉'),
  ('support_log', '支援経過記録シート', 9, 'person_words', 'ご本人の言葉'),
  ('support_log', '支援経過記録シート', 10, 'contact_result', '会えたか'),
  ('support_log', '支援経過記録シート', 11, 'next', '次の予定'),
  ('support_log', '支援経過記録シート', 12, 'next_on', '次の日'),
  ('plan_application', 'プラン（兼利用申込書）', 1, 'round', '回数'),
  ('plan_application', 'プラン（兼利用申込書）', 2, 'drafted_on', '作成日'),
  ('plan_application', 'プラン（兼利用申込書）', 3, 'drafted_by', '担当'),
  ('plan_application', 'プラン（兼利用申込書）', 4, 'hoped_life', 'ご本人の望む暮らし'),
  ('plan_application', 'プラン（兼利用申込書）', 5, 'issues', '解決したい課題'),
  ('plan_application', 'プラン（兼利用申込書）', 6, 'goals', '目標（ご本人の目指す姿）'),
  ('plan_application', 'プラン（兼利用申込書）', 7, 'reach_by', '達成時期'),
  ('plan_application', 'プラン（兼利用申込書）', 8, 'shared_direction', '支援の方向性'),
  ('plan_application', 'プラン（兼利用申込書）', 9, 'support_actions', '行動表'),
  ('plan_application', 'プラン（兼利用申込書）', 10, 'what', '何を'),
  ('plan_application', 'プラン（兼利用申込書）', 11, 'by_person', 'ご本人がすること'),
  ('plan_application', 'プラン（兼利用申込書）', 12, 'by_agency', '支援者・機関がすること'),
  ('plan_application', 'プラン（兼利用申込書）', 13, 'period_frequency', '期間・頻度'),
  ('plan_application', 'プラン（兼利用申込書）', 14, 'action_owner', '役割分担'),
  ('plan_application', 'プラン（兼利用申込書）', 15, 'programmes', '利用する事業'),
  ('plan_application', 'プラン（兼利用申込書）', 16, 'period', '期間'),
  ('plan_application', 'プラン（兼利用申込書）', 17, 'next_monitoring', '次回モニタリング月'),
  ('plan_application', 'プラン（兼利用申込書）', 18, 'person_agreed_on', '本人同意署名'),
  ('plan_application', 'プラン（兼利用申込書）', 19, 'conference_on', '会議開催日・参加者'),
  ('plan_application', 'プラン（兼利用申込書）', 20, 'adequacy', '結果'),
  ('plan_application', 'プラン（兼利用申込書）', 21, 'decided_on', '支援決定日'),
  ('plan_application', 'プラン（兼利用申込書）', 22, 'decision_no', '支援決定番号'),
  ('support_evaluation', '評価シート', 1, 'goals', '目標'),
  ('support_evaluation', '評価シート', 2, 'goal_result', '目標の達成状況'),
  ('support_evaluation', '評価シート', 3, 'changes', '見られた変化'),
  ('support_evaluation', '評価シート', 4, 'remaining', '残された課題'),
  ('support_evaluation', '評価シート', 5, 'plan_result', '結果'),
  ('support_evaluation', '評価シート', 6, 'closure_reason', '終結の理由'),
  ('support_evaluation', '評価シート', 7, 'lead_after', '終わった後の主担当'),
  ('support_evaluation', '評価シート', 8, 'next_contact_on', '次に連絡する日'),
  ('support_evaluation', '評価シート', 9, 'person_words', 'ご本人の言葉'),
  ('support_evaluation', '評価シート', 10, 'evaluated_on', '評価日'),
  ('support_evaluation', '評価シート', 11, 'evaluated_by', '評価者'),
  ('conference_preparation', '会議の準備シート', 1, 'agency', '機関・担当'),
  ('conference_preparation', '会議の準備シート', 2, 'picture', '把握している世帯像'),
  ('conference_preparation', '会議の準備シート', 3, 'current_work', '現在の取り組み'),
  ('conference_preparation', '会議の準備シート', 4, 'wanted_agencies', 'どの機関に関わってほしいか'),
  ('conference_preparation', '会議の準備シート', 5, 'asked', 'ほかの機関へのお願い'),
  ('conference_preparation', '会議の準備シート', 6, 'basis', '議題の根拠'),
  ('conference_minutes', '会議録', 1, 'held_on', '開催日時・場所'),
  ('conference_minutes', '会議録', 2, 'kind', '会議の種類'),
  ('conference_minutes', '会議録', 3, 'attendance', '出席者'),
  ('conference_minutes', '会議録', 4, 'secrecy', '守秘の確認'),
  ('conference_minutes', '会議録', 5, 'agenda_item', '議題'),
  ('conference_minutes', '会議録', 6, 'basis', '根拠'),
  ('conference_minutes', '会議録', 7, 'facts', '事実'),
  ('conference_minutes', '会議録', 8, 'opinions', '意見'),
  ('conference_minutes', '会議録', 9, 'third_party', '第三者の言葉'),
  ('conference_minutes', '会議録', 10, 'decisions', '決めたこと'),
  ('conference_minutes', '会議録', 11, 'role_table', '役割分担（課題・機関・すること・期日）'),
  ('conference_minutes', '会議録', 12, 'tasks', '次にすること'),
  ('conference_minutes', '会議録', 13, 'readers', '会議録を読める人')
  ) s (form, title, place, field, label)
 group by s.form, s.title
 order by s.form;
