-- The register of places: desks, halls, shelters, devices. Public facts, taken over from published files or written by hand, never deleted.
create table directory.organisation (
  id               uuid    not null,
  name             text    not null,
  kana             text,
  legal_kind       text,
  corporate_number text,
  phone            text,
  url              text,
  version          integer not null default 1,
  constraint organisation_pk primary key (id),
  constraint organisation_number_has_thirteen_digits check (corporate_number is null or corporate_number ~ '^[0-9]{13}$'),
  constraint organisation_web_address_is_web check (url is null or url ~ '^https?://')
);
comment on table directory.organisation is 'Bodies that run places: the city, corporations, companies, associations.';
create unique index organisation_by_name on directory.organisation (name, coalesce(corporate_number, ''));

create table directory.import_run (
  id         uuid        not null,
  file       text        not null,
  sha256     bytea       not null,
  encoding   text        not null,
  dataset    text        not null,
  row_count  integer     not null,
  imported   integer     not null,
  updated    integer     not null,
  unchanged  integer     not null,
  refused    integer     not null,
  report     jsonb       not null,
  at         timestamptz not null default now(),
  by_staff   uuid,
  constraint import_run_pk primary key (id),
  constraint import_run_hash_is_sha256 check (octet_length(sha256) = 32),
  constraint import_run_loses_no_row check (row_count = imported + updated + unchanged + refused)
);
comment on table directory.import_run is 'One file that was taken in: what it was, what became of every row. Append-only.';
comment on column directory.import_run.by_staff is 'Null when it was done on the command line, by whoever holds the owner login.';
create index import_run_by_dataset on directory.import_run (dataset, at);
create trigger import_run_is_append_only before update or delete on directory.import_run for each row execute function platform.refuse_change();
create trigger import_run_is_not_emptied before truncate on directory.import_run for each statement execute function platform.refuse_change();

create table directory.place (
  id                 uuid     not null,
  kind               text     not null,
  name               text     not null,
  kana               text,
  operator           text,
  organisation_id    uuid,
  agency_id          uuid,
  address            text,
  building           text,
  postal_code        text,
  phone              text,
  phone_ext          text,
  url                text,
  lat                double precision,
  lon                double precision,
  hours              jsonb    not null,
  languages          text[]   not null default '{}',
  access             jsonb    not null default '{}',
  welcomes           text,
  hazards            text[]   not null default '{}',
  capacity           integer,
  topics             text[]   not null default '{}',
  description        text,
  source_dataset     text     not null,
  source_key         text     not null,
  source_file        text,
  source_line        integer,
  source_licence     text,
  source_attribution text,
  source_absent_on   date,
  source_said        jsonb,
  more               jsonb    not null default '{}',
  assured_on         date,
  is_active          boolean  not null default true,
  inactive_reason    text,
  last_run           uuid,
  sort_key           text     not null,
  folded             text     not null,
  tokens             tsvector not null,
  version            integer  not null default 1,
  constraint place_pk primary key (id),
  -- Deferrable: a publisher that renumbers its rows swaps keys, which is only whole at the end of the statement.
  constraint place_is_taken_in_once unique (source_dataset, source_key) deferrable initially immediate,
  constraint place_of_organisation foreign key (organisation_id) references directory.organisation (id),
  constraint place_of_agency foreign key (agency_id) references directory.agency (id),
  constraint place_of_run foreign key (last_run) references directory.import_run (id),
  constraint place_is_named check (name <> ''),
  constraint place_position_is_whole check ((lat is null) = (lon is null)),
  constraint place_lies_in_japan check (lat is null or (lat between 20 and 46 and lon between 122 and 154)),
  constraint place_web_address_is_web check (url is null or url ~ '^https?://'),
  constraint place_holds_somebody check (capacity is null or capacity >= 0),
  constraint place_parts_have_shape check (jsonb_typeof(hours) = 'object' and jsonb_typeof(access) = 'object' and jsonb_typeof(more) = 'object')
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
create index place_by_reading on directory.place (sort_key, id) where is_active;
create index place_by_kind on directory.place (kind, sort_key, id) where is_active;
create index place_by_agency on directory.place (agency_id) where agency_id is not null;
create index place_by_token on directory.place using gin (tokens);
create index place_by_topic on directory.place using gin (topics);

alter table directory.organisation enable row level security;
alter table directory.import_run enable row level security;
alter table directory.place enable row level security;

create policy organisation_is_open on directory.organisation for select to tsunagi_app, tsunagi_public using (true);
create policy organisation_is_written_by_administrators on directory.organisation for insert to tsunagi_app
  with check ((select staff.has_duty('administer')));
create policy organisation_is_changed_by_administrators on directory.organisation for update to tsunagi_app
  using ((select staff.has_duty('administer'))) with check ((select staff.has_duty('administer')));

create policy place_is_open on directory.place for select to tsunagi_app using (true);
create policy place_in_use_is_public on directory.place for select to tsunagi_public using (is_active);
comment on policy place_in_use_is_public on directory.place is 'Places are public data; a closed one is shown to staff only.';
create policy place_is_written_by_administrators on directory.place for insert to tsunagi_app
  with check ((select staff.has_duty('administer')));
create policy place_is_changed_by_administrators on directory.place for update to tsunagi_app
  using ((select staff.has_duty('administer'))) with check ((select staff.has_duty('administer')));

create policy import_run_is_open_to_staff on directory.import_run for select to tsunagi_app using (platform.reader_id() is not null);
create policy import_run_is_written_by_administrators on directory.import_run for insert to tsunagi_app
  with check ((select staff.has_duty('administer')) and by_staff = platform.reader_id());

grant usage on schema directory to tsunagi_public;
grant select on directory.place, directory.organisation to tsunagi_public;
grant select, insert, update on directory.place, directory.organisation to tsunagi_app;
grant select, insert on directory.import_run to tsunagi_app;

insert into platform.code (list, code, label_ja, label_easy, sort_order, valid_from) values
  ('place_kind', 'desk', '相談窓口', '相談するところ', 1, '2021-04-01'),
  ('place_kind', 'community_center', '地域センター・公民館', '地域の人が集まるところ', 2, '2021-04-01'),
  ('place_kind', 'welfare_hall', '福祉会館・福祉センター', '福祉のための建物', 3, '2021-04-01'),
  ('place_kind', 'child_support', '子育て支援', '子どもを育てる人を助けるところ', 4, '2021-04-01'),
  ('place_kind', 'childcare', '保育所・幼稚園・こども園', '小さい子どもをあずかるところ', 5, '2021-04-01'),
  ('place_kind', 'day_service', '障がいのある子どもの通所支援', '障がいのある子どもが通うところ', 6, '2021-04-01'),
  ('place_kind', 'care_service', '介護サービス', 'お年寄りの世話をするところ', 7, '2021-04-01'),
  ('place_kind', 'medical', '医療機関', '病院・お医者さん', 8, '2021-04-01'),
  ('place_kind', 'school', '学校', '学校', 9, '2021-04-01'),
  ('place_kind', 'shelter', '避難所', '逃げて、しばらく生活するところ', 10, '2021-04-01'),
  ('place_kind', 'emergency_site', '指定緊急避難場所', 'あぶないとき、すぐに逃げるところ', 11, '2021-04-01'),
  ('place_kind', 'welfare_shelter', '福祉避難所', '助けがいる人が逃げて生活するところ', 12, '2021-04-01'),
  ('place_kind', 'aed', 'AED設置場所', 'AED（心臓を動かす機械）があるところ', 13, '2021-04-01'),
  ('place_kind', 'baby_station', '赤ちゃんの駅', '赤ちゃんのおむつをかえるところ', 14, '2021-04-01'),
  ('place_kind', 'toilet', '公衆トイレ', 'だれでも使えるトイレ', 15, '2021-04-01'),
  ('place_kind', 'public_facility', 'その他の公共施設', '市などの建物', 16, '2021-04-01'),
  ('place_kind', 'other', 'その他', 'ほかのところ', 17, '2021-04-01'),
  ('access_feature', 'wheelchair', '車いすで入れる', '車いすで入ることができます', 1, '2021-04-01'),
  ('access_feature', 'slope', 'スロープ', '坂の入口があります', 2, '2021-04-01'),
  ('access_feature', 'elevator', 'エレベーター', 'エレベーターがあります', 3, '2021-04-01'),
  ('access_feature', 'wheelchair_toilet', '車いす使用者用トイレ', '車いすで使うことができるトイレがあります', 4, '2021-04-01'),
  ('access_feature', 'ostomate', 'オストメイト用設備', 'オストメイトの人のトイレがあります', 5, '2021-04-01'),
  ('access_feature', 'baby_toilet', '乳幼児用設備のあるトイレ', '赤ちゃんといっしょに使うことができるトイレがあります', 6, '2021-04-01'),
  ('access_feature', 'diaper', 'おむつ替え', '赤ちゃんのおむつをかえることができます', 7, '2021-04-01'),
  ('access_feature', 'nursing', '授乳', '赤ちゃんにおっぱいやミルクをあげることができます', 8, '2021-04-01'),
  ('access_feature', 'hot_water', '調乳用のお湯', 'ミルクを作るお湯があります', 9, '2021-04-01'),
  ('access_feature', 'parking', '駐車場', '車をとめることができます', 10, '2021-04-01'),
  ('access_feature', 'accessible_parking', '車いす使用者用駐車場', '車いすの人が車をとめるところがあります', 11, '2021-04-01'),
  ('access_feature', 'tactile_paving', '点字ブロック', '目の見えない人のための点字ブロックがあります', 12, '2021-04-01'),
  ('access_feature', 'sign_language', '手話での対応', '手話で話すことができます', 13, '2021-04-01'),
  ('access_feature', 'writing', '筆談での対応', '紙に書いて話すことができます', 14, '2021-04-01'),
  ('access_feature', 'hearing_loop', '補聴援助（ヒアリングループ）', '耳の聞こえにくい人のための機械があります', 15, '2021-04-01'),
  ('access_feature', 'guide_dog', '補助犬同伴', '盲導犬などといっしょに入ることができます', 16, '2021-04-01'),
  ('access_feature', 'child_pad', '小児対応のAED', '子どもに使うことができます', 17, '2021-04-01'),
  ('access_feature', 'wifi', '公衆無線LAN', '無料でインターネットを使うことができます', 18, '2021-04-01'),
  ('hazard', 'flood', '洪水', '川の水があふれる（洪水）', 1, '2021-04-01'),
  ('hazard', 'landslide', '崖崩れ・土石流・地滑り', '山やがけがくずれる', 2, '2021-04-01'),
  ('hazard', 'storm_surge', '高潮', '台風で海の水が高くなる（高潮）', 3, '2021-04-01'),
  ('hazard', 'earthquake', '地震', '地震', 4, '2021-04-01'),
  ('hazard', 'tsunami', '津波', '津波', 5, '2021-04-01'),
  ('hazard', 'large_fire', '大規模な火事', '大きな火事', 6, '2021-04-01'),
  ('hazard', 'inland_flood', '内水氾濫', '雨の水がたまってあふれる', 7, '2021-04-01'),
  ('hazard', 'volcano', '火山現象', '火山', 8, '2021-04-01'),
  ('hazard', 'wind_flood', '風水害', '台風や大雨', 9, '2021-04-01'),
  ('hazard', 'nankai_trough', '南海トラフ地震臨時情報', '大きな地震が来るかもしれないという知らせ', 10, '2021-04-01');
