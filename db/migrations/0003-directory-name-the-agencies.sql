-- 支援関係機関の名簿: who does what, where, in which languages, checked on which day (F18).
create schema directory;
comment on schema directory is 'Agencies, what they do, the 39 councils. Open to every member of staff.';
grant usage on schema directory to tsunagi_app;

create table directory.council (
  no            smallint not null,
  name          text     not null,
  kana          text     not null,
  care_district text     not null,
  population    integer  not null,
  households    integer  not null,
  aged65_rate   numeric(4, 1) not null,
  constraint council_pk primary key (no),
  constraint council_district_is_known check (care_district in ('north', 'centre', 'south'))
);
comment on table directory.council is '住民自治協議会; readings are stored, never computed.';
alter table directory.council enable row level security;
create policy council_is_open on directory.council for select to tsunagi_app using (true);
grant select on directory.council to tsunagi_app;

create table directory.agency (
  id            uuid     not null,
  name          text     not null,
  kana          text     not null,
  kind          text     not null,
  does          text     not null,
  does_not      text     not null,
  area          text     not null,
  languages     text[]   not null,
  secrecy_class text     not null,
  phone         text,
  assured_on    date     not null,
  is_active     boolean  not null default true,
  sort_order    integer  not null default 0,
  version       integer  not null default 1,
  constraint agency_pk primary key (id),
  constraint agency_secrecy_is_known check (secrecy_class in ('public_officer', 'entrusted', 'corporation', 'individual', 'none'))
);
comment on table directory.agency is '支援関係機関 (社会福祉法 4条3項).';
comment on column directory.agency.does_not is 'What it does not do and who takes that instead.';
comment on column directory.agency.assured_on is 'Day on which somebody last confirmed that the entry is true.';
create index agency_by_order on directory.agency (sort_order, id);
alter table directory.agency enable row level security;
create policy agency_is_open on directory.agency for select to tsunagi_app using (true);
grant select on directory.agency to tsunagi_app;

create table directory.agency_service (
  id          uuid    not null,
  agency_id   uuid    not null,
  name        text    not null,
  topics      text[]  not null,
  description text    not null,
  constraint agency_service_pk primary key (id),
  constraint agency_service_of_agency foreign key (agency_id) references directory.agency (id)
);
comment on table directory.agency_service is 'Named offers of an agency, findable by the topics of the intake checklist.';
create index agency_service_by_agency on directory.agency_service (agency_id);
alter table directory.agency_service enable row level security;
create policy agency_service_is_open on directory.agency_service for select to tsunagi_app using (true);
grant select on directory.agency_service to tsunagi_app;
